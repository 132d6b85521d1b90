// A claim's sentence with its cue marked, and the words that its other fields come from.

import type { ComponentChildren } from "preact";
import { clean, Points } from "../text";
import type { Claim, Words } from "../types";

interface Stretch {
  start: number;
  end: number;
  role: string;
}

export function Quote({ claim }: { claim: Claim }) {
  return <blockquote class={`quote ${claim.family}`}><bdi>“{marked(claim)}”</bdi></blockquote>;
}

function marked(claim: Claim): ComponentChildren[] {
  const { quote } = claim;
  const text = new Points(quote.text);
  const base = quote.start ?? 0;
  const end = quote.end ?? base;
  const stretches = stretchesOf(claim).filter((one) => one.start >= base && one.end <= end);
  const edges = [...new Set([base, end, ...stretches.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const roles = stretches.filter((one) => one.start <= from && one.end >= edges[i + 1]).map((one) => one.role);
    const words = clean(text.slice(from - base, edges[i + 1] - base));
    if (roles.includes("cue")) return <mark class={`cue ${claim.family}`}>{words}</mark>;
    return roles.length ? <span class="role" title={roles.join(", ")}>{words}</span> : words;
  });
}

export function stretchesOf(claim: Claim): Stretch[] {
  const of = (role: string, words: Words[]) =>
    words.filter((one) => one.start !== null && one.end !== null && one.end > one.start).map((one) => ({ role, start: one.start!, end: one.end! }));
  return [
    ...of("cue", [claim.cue]), ...of("agent", claim.agent), ...of("target", claim.target), ...of("place", claim.place),
    ...of("source", claim.source ? [claim.source] : []),
  ];
}
