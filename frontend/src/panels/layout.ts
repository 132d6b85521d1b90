// A report's text cut into blocks, and each block wherever a word's role in a claim begins or ends.

import { stretchesOf } from "../parts/quote";
import { Points } from "../text";
import type { Block, Report } from "../types";

export interface Role {
  claim: number;
  role: string;
}

export interface Piece {
  text: string;
  roles: Role[];
}

export interface Laid {
  kind: string;
  start: number;
  length: number;
  date: string | null;
  author: string | null;
  pieces: Piece[];
}

interface Mark extends Role {
  start: number;
  end: number;
}

export function layOut(report: Report): Laid[] {
  const text = new Points(report.text);
  const marks = report.claims
    .flatMap((claim, number) => [
      ...stretchesOf(claim).map((one): Mark => ({ ...one, claim: number })),
      ...(claim.quote.start !== null && claim.quote.end !== null
        ? [{ role: "quote", claim: number, start: claim.quote.start, end: claim.quote.end }]
        : []),
    ])
    .sort((a, b) => a.start - b.start);
  const blocks = report.blocks.length ? report.blocks : [whole(report)];
  return blocks.map((block) => ({
    kind: block.kind, start: block.start, length: block.end - block.start, date: block.date, author: block.author,
    pieces: piecesOf(block, marks, text),
  }));
}

const whole = (report: Report): Block => ({
  kind: "paragraph", start: 0, end: report.text.length, date: null, author: null, handle: null,
});

function piecesOf(block: Block, marks: Mark[], text: Points): Piece[] {
  const inside = marks.filter((mark) => mark.start >= block.start && mark.end <= block.end);
  const edges = [...new Set([block.start, block.end, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => ({
    text: text.slice(start, edges[i + 1]),
    roles: inside.filter((mark) => mark.start <= start && mark.end >= edges[i + 1]).map(({ claim, role }) => ({ claim, role })),
  }));
}
