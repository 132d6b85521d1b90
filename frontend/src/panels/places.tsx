// The places that are shown, as a table: all that the map tells, for those who can't see it or would rather read.

import { useMemo, useState } from "preact/hooks";
import type { Standing } from "../control";
import type { Desk } from "../desk";
import { dayWords, toIso } from "../days";
import { coloursOf, type Palette } from "../palette";
import type { Scene } from "../scene";
import { clean, count } from "../text";
import { BASIS_WORDS, spellWords } from "../wording";

const STEP = 100;
type Order = "name" | "state" | "since";

const ORDERS: Record<Order, (a: Standing, b: Standing) => number> = {
  name: (a, b) => a.place.name.localeCompare(b.place.name),
  state: (a, b) => spellWords(a.spell).localeCompare(spellWords(b.spell)) || ORDERS.name(a, b),
  since: (a, b) => b.spell.since - a.spell.since || rank(a) - rank(b) || ORDERS.name(a, b),
};

const rank = ({ place }: Standing): number => ["city", "village", "district", "province"].indexOf(place.type) >>> 0;

export function Places({ scene, desk, palette }: { scene: Scene; desk: Desk; palette: Palette }) {
  const [order, setOrder] = useState<Order>("since");
  const [most, setMost] = useState(STEP);
  const rows = useMemo(() => [...scene.standings].sort(ORDERS[order]), [scene.standings, order]);
  if (!rows.length && !scene.loading) {
    return (
      <>
        <p class="state">No report tells who held any place here on {dayWords(toIso(scene.day))}{scene.view.known && ", as known then"}.</p>
        {(scene.day < scene.first || scene.day > scene.last) && (
          <button type="button" onClick={() => desk.store.set({ at: toIso(scene.last) })}>Go to {dayWords(toIso(scene.last))}, the last day reported on</button>
        )}
      </>
    );
  }
  const head = (name: Order, words: string) => (
    <th scope="col" aria-sort={order === name ? (name === "since" ? "descending" : "ascending") : "none"}>
      <button type="button" class="link" onClick={() => setOrder(name)}>{words}</button>
    </th>
  );
  return (
    <>
      <table class="rows">
        <caption>{count(rows.length, "place")} on {dayWords(toIso(scene.day))}</caption>
        <thead><tr>{head("name", "Place")}{head("state", "State")}{head("since", "Since")}</tr></thead>
        <tbody>{rows.slice(0, most).map((one) => <Row key={one.place.key} standing={one} day={scene.day} desk={desk} palette={palette} />)}</tbody>
      </table>
      {rows.length > most && <button type="button" onClick={() => setMost(most + STEP)}>Show more ({rows.length - most})</button>}
    </>
  );
}

function Row({ standing, day, desk, palette }: { standing: Standing; day: number; desk: Desk; palette: Palette }) {
  const { place, spell } = standing;
  return (
    <tr class={spell.since === day ? "changed" : ""}>
      <th scope="row">
        <button type="button" class="link place" onClick={() => desk.openPlace(place.key)}><bdi>{clean(place.name)}</bdi></button>
        {place.type !== "city" && place.type !== "village" && <small> {place.type}</small>}
      </th>
      <td>
        <Swatch colours={coloursOf(spell, palette)} />
        <bdi>{spellWords(spell)}</bdi>
        <small class={`basis ${spell.basis}`}> {BASIS_WORDS[spell.basis]}{spell.inferred && ", inferred"}</small>
      </td>
      <td class="nowrap">{dayWords(toIso(spell.since))}{spell.since === day && <small class="new"> changed</small>}</td>
    </tr>
  );
}

export function Swatch({ colours }: { colours: string[] }) {
  return (
    <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true">
      <rect width="12" height="12" fill={colours[0] ?? "none"} />
      {colours[1] && <path d="M12 0v12H0z" fill={colours[1]} />}
      <rect x="0.5" y="0.5" width="11" height="11" fill="none" stroke="currentColor" />
    </svg>
  );
}
