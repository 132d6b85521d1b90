// Who holds what on a day, out of all tenures: no request is needed for a step of the slider.

import { fold } from "./text";
import type { Basis, ControlRows, KnownPlace, State } from "./types";
import type { View } from "./view";

export interface Side {
  name: string;
  id: string | null;
}

export interface Spell {
  since: number;
  until: number | null;
  state: State;
  holder: Side[];
  besieger: Side[];
  extent: string | null;
  basis: Basis;
  last: number | null;
  for: number;
  against: number;
  inferred: string | null;
}

export interface Standing {
  place: KnownPlace;
  spell: Spell;
}

export interface Control {
  histories: { place: KnownPlace; spells: Spell[] }[];
  /** how many tenures begin on each day */
  changes: Map<number, number>;
  /** sides, those of the actor with most tenures first: colours go by this order, whatever the day */
  sides: Side[];
}

export function readControl(rows: ControlRows): Control {
  const sides = rows.sides.map(([name, id]) => ({ name, id }));
  const histories = rows.places.map((place) => ({ place, spells: [] as Spell[] }));
  const changes = new Map<number, number>();
  const shares = new Map<Side, number>(sides.map((side) => [side, 0]));
  for (const [place, since, until, state, holder, besieger, extent, basis, last, yes, no, inferred] of rows.tenures) {
    const spell: Spell = {
      since, until, state, extent, basis, last, inferred, for: yes, against: no,
      holder: holder.map((number) => sides[number]), besieger: besieger.map((number) => sides[number]),
    };
    histories[place].spells.push(spell);
    changes.set(since, (changes.get(since) ?? 0) + 1);
    for (const side of [...spell.holder, ...spell.besieger]) shares.set(side, (shares.get(side) ?? 0) + 1);
  }
  histories.forEach((one) => one.spells.sort((a, b) => a.since - b.since));
  const whole = new Map<string, number>();
  for (const [side, share] of shares) whole.set(side.id ?? side.name, (whole.get(side.id ?? side.name) ?? 0) + share);
  const rank = (side: Side) => whole.get(side.id ?? side.name)!;
  const ordered = [...sides].sort((a, b) => rank(b) - rank(a) || shares.get(b)! - shares.get(a)! || (a.name < b.name ? -1 : 1));
  return { histories, changes, sides: ordered };
}

export function standingsAt(control: Control, day: number): Standing[] {
  const found: Standing[] = [];
  for (const { place, spells } of control.histories) {
    const spell = spells.findLast((one) => one.since <= day && (one.until === null || day < one.until));
    if (spell) found.push({ place, spell });
  }
  return found;
}

export function passes(standing: Standing, view: View): boolean {
  const { place, spell } = standing;
  if (view.state.length && !view.state.includes(spell.state)) return false;
  if (view.basis.length && !view.basis.includes(spell.basis)) return false;
  if (view.place && !fold(`${place.name} ${place.admin1 ?? ""}`).includes(fold(view.place))) return false;
  const sides = [...spell.holder, ...spell.besieger].map((side) => fold(side.name)).join("\n");
  return !view.actor || sides.includes(fold(view.actor));
}
