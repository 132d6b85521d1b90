// Casualties by claimant: each one's range over time, side by side, never added up.

import { useMemo } from "preact/hooks";
import { useAnswer } from "../ask";
import type { Desk } from "../desk";
import { dayWords, stretchWords, toNumber } from "../days";
import { Answer } from "../parts/states";
import { COLOURS } from "../palette";
import { stretchOf, type Scene } from "../scene";
import { clean, count, kindWords, rangeWords } from "../text";
import type { TollRow } from "../types";
import { knownDay } from "../view";

export function Tolls({ scene, desk }: { scene: Scene; desk: Desk }) {
  const stretch = stretchOf(scene);
  const country = scene.view.country === "ZZ" ? "" : scene.view.country;
  const answered = useAnswer<TollRow[]>("tolls", { ...stretch, country, as_known: knownDay(scene.view) }, desk.again);
  const nothing = `No report counts anyone from ${dayWords(stretch.first)} to ${dayWords(stretch.last)}.`;
  return (
    <Answer of={answered} empty={(rows) => (rows.length ? null : nothing)}>
      {(rows) => (
        <>
          <p class="facts">{dayWords(stretch.first)} to {dayWords(stretch.last)}. Numbers that contradict each other are never added up.</p>
          {[...new Set(rows.map((row) => row.what))].map((what) => <Plot key={what} what={what} rows={rows.filter((row) => row.what === what)} />)}
          <TollTable rows={rows} />
        </>
      )}
    </Answer>
  );
}

const WIDE = 360;
const HIGH = 150;
const LEFT = 50;
const SHAPES = ["disc", "square", "diamond", "triangle"] as const;

interface Claimant {
  name: string;
  colour: string;
  shape: (typeof SHAPES)[number];
}

function Plot({ what, rows }: { what: string; rows: TollRow[] }) {
  const claimants = useMemo(() => [...new Set(rows.map((row) => row.claimant))].map((name, i): Claimant => ({ name, colour: COLOURS[i % COLOURS.length], shape: SHAPES[i % SHAPES.length] })), [rows]);
  const days = rows.map((row) => toNumber(row.last));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const most = Math.max(1, ...rows.map((row) => row.claimant_high ?? row.claimant_low ?? 0));
  const y = (number: number) => HIGH - 22 - (Math.log10(1 + number) / Math.log10(1 + most)) * (HIGH - 40);
  const x = (row: TollRow) => LEFT + 12 + ((toNumber(row.last) - first) / span) * (WIDE - LEFT - 30) + 5 * (claimants.findIndex((one) => one.name === row.claimant) % 4) - 8;
  const ticks = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000, most].filter((tick, i, all) => apart(tick, most, y) && all.indexOf(tick) === i);
  return (
    <figure class="plot">
      <figcaption>{what} <small>by claimant; the bar is the range, an arrow means “or more”; logarithmic</small></figcaption>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={`${what}: ${count(rows.length, "number")} by ${count(claimants.length, "claimant")}, told in the table below`}>
        {ticks.map((tick) => (
          <g key={tick} class="tick">
            <line x1={LEFT} x2={WIDE} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 4} y={y(tick) + 3} text-anchor="end">{tick.toLocaleString("en")}</text>
          </g>
        ))}
        {rows.map((row) => <Range key={row.claim_id + row.event_id + row.victims} row={row} x={x(row)} y={y} by={claimants.find((one) => one.name === row.claimant)!} />)}
        <text class="axis" x={LEFT} y={HIGH - 4}>{dayWords(rows[days.indexOf(first)].last)}</text>
        {span > 1 && <text class="axis" x={WIDE - 4} y={HIGH - 4} text-anchor="end">{dayWords(rows[days.indexOf(first + span)]?.last ?? rows[0].last)}</text>}
      </svg>
      <ul class="keys">{claimants.map((one) => <li key={one.name}><svg viewBox="-7 -7 14 14" aria-hidden="true"><Shape by={one} /></svg><bdi>{clean(one.name)}</bdi></li>)}</ul>
    </figure>
  );
}

/** Whether a tick's label has room below that of the greatest number, and above nought's. */
const apart = (tick: number, most: number, y: (number: number) => number): boolean =>
  tick === most || (tick < most && y(tick) - y(most) >= 12 && (tick === 0 || y(0) - y(tick) >= 12));

function Range({ row, x, y, by }: { row: TollRow; x: number; y: (number: number) => number; by: Claimant }) {
  const low = row.claimant_low ?? 0;
  const top = y(row.claimant_high ?? low) - (row.claimant_high === null ? 14 : 0);
  return (
    <g stroke={by.colour} fill={by.colour} stroke-width="2">
      <title>{`${clean(row.place)}, ${stretchWords(row.first, row.last)}: ${rangeWords(row.claimant_low, row.claimant_high)} by ${clean(row.claimant)}`}</title>
      <line x1={x} x2={x} y1={y(low)} y2={top} />
      {row.claimant_high === null && <path d={`M${x - 4} ${top + 5}L${x} ${top}L${x + 4} ${top + 5}`} fill="none" />}
      <g transform={`translate(${x} ${y(low)})`}><Shape by={by} /></g>
    </g>
  );
}

function Shape({ by }: { by: Claimant }) {
  const paint = { fill: by.colour, stroke: "var(--ink)", "stroke-width": 0.8 };
  if (by.shape === "square") return <rect x="-4" y="-4" width="8" height="8" {...paint} />;
  if (by.shape === "diamond") return <path d="M0-5.5L5.5 0 0 5.5-5.5 0z" {...paint} />;
  return by.shape === "triangle" ? <path d="M0-5L5 4-5 4z" {...paint} /> : <circle r="4.5" {...paint} />;
}

function TollTable({ rows }: { rows: TollRow[] }) {
  return (
    <table class="rows">
      <caption>{count(rows.length, "number")}, by event and claimant</caption>
      <thead><tr><th scope="col">Event</th><th scope="col">Claimant</th><th scope="col">How many</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.event_id + row.what + row.victims + row.claim_id}>
            <th scope="row"><bdi>{clean(row.place)}</bdi> <small>{kindWords(row.kind)}, {stretchWords(row.first, row.last)}</small></th>
            <td><bdi>{clean(row.claimant)}</bdi></td>
            <td><strong>{rangeWords(row.claimant_low, row.claimant_high)}</strong> {row.what}{row.victims !== "people" && <> ({clean(row.victims)})</>}{row.disputed && <small class="basis disputed"> disputed</small>}<details><summary>words</summary><bdi>“{clean(row.quote)}”</bdi></details></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
