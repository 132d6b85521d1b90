// One sign for each sort of event: white on a dark plate, told apart by form alone.

import { newPen } from "./marks";

type Pen = CanvasRenderingContext2D;
type Draw = (pen: Pen) => void;

export const SIGN = 40;

const SIGNS: Record<string, Draw> = {
  battle: (pen) => lines(pen, [[-8, -8, 8, 8], [8, -8, -8, 8]]),
  air_strike: (pen) => {
    solid(pen, [[0, 10], [-9, -2], [9, -2]]);
    lines(pen, [[0, -10, 0, -2]]);
  },
  shelling: (pen) => [[-7, 5], [0, -6], [7, 5]].forEach(([x, y]) => disc(pen, x, y, 3.5)),
  bombing: (pen) => star(pen, 8, 11, 5),
  chemical: (pen) => [-6, 0, 6].forEach((y) => lines(pen, [[-9, y, -3, y - 3], [-3, y - 3, 3, y + 3], [3, y + 3, 9, y]])),
  attack: (pen) => solid(pen, [[0, -10], [9, 8], [-9, 8]]),
  death: (pen) => lines(pen, [[0, -10, 0, 10], [-6, -4, 6, -4]]),
  injury: (pen) => lines(pen, [[0, -9, 0, 9], [-9, 0, 9, 0]]),
  damage: (pen) => lines(pen, [[-9, 9, -9, -7], [-9, -7, -2, -1], [-2, -1, 3, -9], [3, -9, 9, -3], [9, -3, 9, 9], [9, 9, -9, 9]]),
  displacement: (pen) => lines(pen, [[-9, 0, 9, 0], [9, 0, 3, -6], [9, 0, 3, 6]]),
  detention: (pen) => lines(pen, [[-7, -9, -7, 9], [0, -9, 0, 9], [7, -9, 7, 9]]),
  siege: (pen) => circle(pen, 9),
  capture: (pen) => {
    lines(pen, [[-6, -10, -6, 10]]);
    solid(pen, [[-6, -10], [9, -5], [-6, 0]]);
  },
};
const SAME: Record<string, string> = { abduction: "detention", advance: "displacement", withdraw: "displacement", assassination: "death" };
const PLATES: Record<string, string> = {
  control: "#1f3a5f", violence: "#7a1f1f", harm: "#3d3d3d", humanitarian: "#1d5c45", politics: "#54407a",
};

export const signId = (family: string, kind: string): string => `sign|${family}|${kind}`;

export function drawSign(id: string): ImageData | null {
  const [sort, family, kind] = id.split("|");
  if (sort !== "sign") return null;
  const pen = newPen(SIGN);
  pen.beginPath();
  pen.roundRect(-17, -17, 34, 34, family === "violence" ? 4 : 17);
  pen.fillStyle = PLATES[family] ?? "#444444";
  pen.fill();
  pen.strokeStyle = "#ffffff";
  pen.lineWidth = 2.5;
  pen.stroke();
  pen.fillStyle = "#ffffff";
  pen.lineWidth = 3.5;
  pen.lineCap = "round";
  (SIGNS[SAME[kind] ?? kind] ?? ((one: Pen) => disc(one, 0, 0, 5)))(pen);
  return pen.getImageData(0, 0, SIGN, SIGN);
}

function lines(pen: Pen, list: number[][]): void {
  pen.beginPath();
  for (const [x1, y1, x2, y2] of list) {
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
  }
  pen.stroke();
}

function solid(pen: Pen, corners: number[][]): void {
  pen.beginPath();
  corners.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
  pen.fill();
}

function disc(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

function circle(pen: Pen, radius: number): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.stroke();
}

function star(pen: Pen, tips: number, outer: number, inner: number): void {
  const corners = Array.from({ length: 2 * tips }, (_, i) => {
    const angle = (i * Math.PI) / tips;
    const reach = i % 2 ? inner : outer;
    return [reach * Math.sin(angle), -reach * Math.cos(angle)];
  });
  solid(pen, corners);
}
