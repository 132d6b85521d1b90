// Colours for sides: Okabe and Ito's eight, told apart with any colour vision; given by rank, never by who a side is.

import type { Side, Spell } from "./control";

export const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442"] as const;
export const OTHER = "#8a8a8a";

export type Palette = (side: Side | undefined) => string;

export function paletteOf(sides: Side[]): Palette {
  const colours = new Map(sides.slice(0, COLOURS.length).map((side, rank) => [side, COLOURS[rank]]));
  return (side) => (side ? (colours.get(side) ?? OTHER) : OTHER);
}

/** The colours of a place: one of its holder, two where two sides are in it, none where nobody is known to be. */
export function coloursOf(spell: Spell, palette: Palette): string[] {
  if (spell.state === "besieged") return [palette(spell.holder[0]), palette(spell.besieger[0])];
  return [...new Set(spell.holder.map(palette))].slice(0, 2);
}
