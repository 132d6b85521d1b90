// The legend: sides by colour, states by shape, bases by outline, kinds by sign. Drawn with the map's own symbols.

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Side } from "../control";
import type { Theme } from "../map/chart";
import { drawMark, MARK, type Mark } from "../map/marks";
import { drawSign, SIGN, signId } from "../map/signs";
import { COLOURS, leading, nameOf, type Palette } from "../palette";
import type { Scene } from "../scene";
import { clean, kindWords } from "../text";
import type { Family } from "../types";

const GREY = "#8a8a8a";
const STATES: Mark[] = [
  { state: "held", basis: "reported", colours: [GREY] }, { state: "contested", basis: "reported", colours: [GREY] },
  { state: "besieged", basis: "reported", colours: [GREY, "#ffffff"] }, { state: "unknown", basis: "reported", colours: [] },
];
const BASES: Mark[] = (["claimed", "reported", "confirmed", "disputed"] as const).map((basis) => ({ state: "held", basis, colours: [GREY] }));

export function Legend({ scene, palette, theme }: { scene: Scene; palette: Palette; theme: Theme }) {
  const sides = sidesShown(scene);
  const kinds = kindsShown(scene);
  return (
    <details class="legend" open={matchMedia("(min-width: 75rem)").matches}>
      <summary>Legend</summary>
      <ul aria-label="Sides, by colour">
        {sides.map(({ name, side }) => <li key={name}><span class="dot"><svg viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="4.5" fill={palette(side)} stroke="currentColor" /></svg></span><bdi>{clean(name)}</bdi></li>)}
        {sides.length === COLOURS.length && <li>further sides: grey</li>}
      </ul>
      <ul aria-label="States, by shape">{STATES.map((mark) => <li key={mark.state}><Icon size={MARK} draw={() => drawMark(mark, theme === "dark")} redraw={theme} />{mark.state}</li>)}</ul>
      <ul aria-label="What it rests on, by outline">{BASES.map((mark) => <li key={mark.basis}><Icon size={MARK} draw={() => drawMark(mark, theme === "dark")} redraw={theme} />{mark.basis}</li>)}</ul>
      {kinds.length > 0 && <ul aria-label="Events, by sign">{kinds.map(([kind, family]) => <li key={kind}><Icon size={SIGN} draw={() => drawSign(signId(family, kind))!} redraw={theme} />{kindWords(kind)}</li>)}</ul>}
      <p>Larger: more people live there. Ringed: changed that day. An area: known only to its division.</p>
    </details>
  );
}

/** The kinds of the events that are shown, with their families, in the order of the alphabet. */
export const kindsShown = (scene: Scene): [string, Family][] => [...new Map(scene.events.map((one) => [one.kind, one.family]))].sort();

/** Actors that are on the map, by colour: what each is called, and a side to ask the palette for. */
export function sidesShown(scene: Scene): { name: string; side: Side }[] {
  const shown = new Set(scene.standings.flatMap(({ spell }) => [...spell.holder, ...spell.besieger]));
  return leading(scene.control?.sides ?? [])
    .filter((some) => some.some((side) => shown.has(side)))
    .map((some) => ({ name: nameOf(some), side: some[0] }));
}

function Icon({ size, draw, redraw }: { size: number; draw: () => ImageData; redraw: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => canvas.current?.getContext("2d")?.putImageData(draw(), 0, 0), [redraw]);
  return <canvas ref={canvas} width={size} height={size} class="icon" aria-hidden="true" />;
}
