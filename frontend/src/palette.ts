// Colours for sides: Okabe and Ito's eight, told apart with any colour vision; given by rank, never by who a side is.

import type { Side, Spell } from "./control";

export const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442"] as const;
export const OTHER = "#8a8a8a";

export type Palette = (side: Side | undefined) => string;

/** A government, its army and its police are one actor: they share a colour. */
const actorOf = (side: Side): string => side.id ?? side.name;

/** The sides that have colours, the one told of most first, each with all that go by its colour. */
export function leading(sides: Side[]): Side[][] {
  const actors = new Map<string, Side[]>();
  for (const side of sides) actors.set(actorOf(side), [...(actors.get(actorOf(side)) ?? []), side]);
  return [...actors.values()].slice(0, COLOURS.length);
}

/** `sides` by how often they are told of, an actor's side by side. */
export function paletteOf(sides: Side[]): Palette {
  const colours = new Map(leading(sides).flatMap((some, rank) => some.map((side) => [actorOf(side), COLOURS[rank]])));
  return (side) => (side ? (colours.get(actorOf(side)) ?? OTHER) : OTHER);
}

/** An actor's name: the shortest of its sides'. */
export const nameOf = (some: Side[]): string => some.map((side) => side.name).sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];

/** The colours of a place: one of its holder, two where two sides are in it, none where nobody is known to be. */
export function coloursOf(spell: Spell, palette: Palette): string[] {
  if (spell.state === "besieged") return [palette(spell.holder[0]), palette(spell.besieger[0])];
  return [...new Set(spell.holder.map(palette))].slice(0, 2);
}
