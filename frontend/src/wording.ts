// States and bases in words: a side's own word alone is never shown as held.

import type { Side, Spell } from "./control";
import { clean } from "./text";
import type { Basis, Claim, Tenure } from "./types";

export const BASIS_WORDS: Record<Basis, string> = {
  claimed: "by that side's own word alone",
  reported: "reported",
  confirmed: "confirmed by independent voices",
  disputed: "disputed",
};

interface Told {
  state: string;
  basis: Basis | null;
  holder: string;
  besieger: string;
  extent: string | null;
}

export const partyWords = (sides: Side[], state: string): string =>
  clean(sides.map((side) => side.name).join(state === "contested" ? " / " : " and "));

export const spellWords = (spell: Spell): string =>
  stateWords({ ...spell, holder: partyWords(spell.holder, spell.state), besieger: partyWords(spell.besieger, "held") });

export const tenureWords = (tenure: Tenure): string =>
  stateWords({ ...tenure, holder: clean(tenure.holder?.name ?? ""), besieger: clean(tenure.besieger?.name ?? "") });

function stateWords({ state, basis, holder, besieger, extent }: Told): string {
  if (state === "held") return `${basis === "claimed" ? "claimed" : "held"} by ${holder}`;
  if (state === "besieged") return `besieged${besieger && ` by ${besieger}`}${holder && `, held by ${holder}`}`;
  if (state !== "contested") return "unknown";
  if (holder && extent === "most") return `contested, ${holder} in most of it`;
  if (holder && extent === "part") return `contested, ${holder} in parts of it`;
  return holder ? `contested: ${holder}` : "contested";
}

/** Whether it is so and who says so. */
export function voiceWords(claim: Claim): string {
  const by = claim.speaker ? ` by ${clean(claim.speaker)}` : "";
  if (claim.status !== "asserted") return `${claim.status}${by}`;
  return claim.source ? `${claim.voice}${by}` : "in the report's own voice";
}
