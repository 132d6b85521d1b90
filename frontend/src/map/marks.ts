// The symbols of the map, drawn here: the shape and its hatching tell the state, the outline the basis.

import { coloursOf, OTHER, type Palette } from "../palette";
import type { Spell } from "../control";
import type { Basis, State } from "../types";

export const MARK = 48;

export interface Mark {
  state: State;
  basis: Basis;
  colours: string[];
}

export const markOf = (spell: Spell, palette: Palette): Mark => ({
  state: spell.state, basis: spell.basis, colours: coloursOf(spell, palette),
});

export const markId = (mark: Mark): string => `mark|${mark.state}|${mark.basis}|${mark.colours.join(",")}`;

export function readMark(id: string): Mark | null {
  const [sort, state, basis, colours] = id.split("|");
  if (sort !== "mark") return null;
  return { state: state as State, basis: basis as Basis, colours: colours ? colours.split(",") : [] };
}

export function drawMark(mark: Mark, dark: boolean): ImageData {
  const pen = newPen(MARK);
  const outline = dark ? "#ffffff" : "#111111";
  if (mark.basis === "confirmed") ring(pen, mark.state, 21, outline, 5);
  pen.save();
  shape(pen, mark.state, 17);
  pen.fillStyle = mark.state === "unknown" ? (dark ? "#333333" : "#f4f4f4") : (mark.colours[0] ?? OTHER);
  pen.fill();
  pen.clip();
  if (mark.state === "contested") hatch(pen, mark.colours[1] ?? (dark ? "#222222" : "#ffffff"));
  pen.restore();
  outlineOf(pen, mark, outline, dark);
  if (mark.state === "besieged") besieged(pen, mark.colours[1] ?? OTHER, outline);
  if (mark.state === "unknown") letter(pen, "?", outline);
  return pen.getImageData(0, 0, MARK, MARK);
}

function outlineOf(pen: CanvasRenderingContext2D, mark: Mark, outline: string, dark: boolean): void {
  if (mark.basis === "disputed") {
    ring(pen, mark.state, 18, dark ? "#111111" : "#ffffff", 7);
    ring(pen, mark.state, 20, outline, 2.5);
    ring(pen, mark.state, 16, outline, 2.5);
  } else {
    ring(pen, mark.state, 17, outline, mark.basis === "confirmed" ? 5 : 3, mark.basis === "claimed" ? [5, 5] : []);
  }
}

/** Held: a disc. Contested: a diamond. Besieged: a square. Unknown: a small disc. */
function shape(pen: CanvasRenderingContext2D, state: State, radius: number): void {
  pen.beginPath();
  if (state === "contested") {
    const reach = radius * 1.25;
    pen.moveTo(0, -reach);
    pen.lineTo(reach, 0);
    pen.lineTo(0, reach);
    pen.lineTo(-reach, 0);
    pen.closePath();
  } else if (state === "besieged") {
    const half = radius * 0.72;
    pen.rect(-half, -half, 2 * half, 2 * half);
  } else {
    pen.arc(0, 0, state === "unknown" ? radius * 0.75 : radius, 0, 2 * Math.PI);
  }
}

function ring(
  pen: CanvasRenderingContext2D, state: State, radius: number, colour: string, width: number, dash: number[] = [],
): void {
  shape(pen, state, radius);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.setLineDash(dash);
  pen.stroke();
  pen.setLineDash([]);
}

function hatch(pen: CanvasRenderingContext2D, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 5;
  pen.beginPath();
  for (let at = -48; at <= 48; at += 11) {
    pen.moveTo(at - 24, 24);
    pen.lineTo(at + 24, -24);
  }
  pen.stroke();
}

/** Four wedges around it, in the colour of who is outside. */
function besieged(pen: CanvasRenderingContext2D, colour: string, outline: string): void {
  for (let turn = 0; turn < 4; turn += 1) {
    pen.save();
    pen.rotate((turn * Math.PI) / 2);
    pen.beginPath();
    pen.moveTo(-8, -23);
    pen.lineTo(8, -23);
    pen.lineTo(0, -14);
    pen.closePath();
    pen.fillStyle = colour;
    pen.fill();
    pen.strokeStyle = outline;
    pen.lineWidth = 1.5;
    pen.stroke();
    pen.restore();
  }
}

function letter(pen: CanvasRenderingContext2D, text: string, colour: string): void {
  pen.fillStyle = colour;
  pen.font = "bold 18px sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(text, 0, 1);
}

export function newPen(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  pen.translate(size / 2, size / 2);
  return pen;
}

/** A pattern for areas, so that a state is told without colour: lines for contested, a grid for besieged. */
export function drawHatching(state: State, colour: string): ImageData {
  const size = 16;
  const pen = newPen(size);
  pen.translate(-size / 2, -size / 2);
  pen.globalAlpha = 0.32;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, size, size);
  pen.globalAlpha = 0.9;
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.beginPath();
  if (state === "contested" || state === "unknown") [[-4, 4, 4, -4], [0, 16, 16, 0], [12, 20, 20, 12]].forEach((line) => stroke(pen, line));
  if (state === "besieged") [[0, 8, 16, 8], [8, 0, 8, 16]].forEach((line) => stroke(pen, line));
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}

function stroke(pen: CanvasRenderingContext2D, [x1, y1, x2, y2]: number[]): void {
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
}
