// One claim: who printed it, who says so, when, the words; a way to its report, and, where it may be judged, to judge it.

import type { Desk } from "../desk";
import { dayWords } from "../days";
import { clean } from "../text";
import type { Claim, Judgement } from "../types";
import { voiceWords } from "../wording";
import { Fields, kindLabel } from "./fields";
import { JudgeBox, JudgedWords } from "./judge";
import { Quote } from "./quote";

interface CardProps {
  claim: Claim;
  desk: Desk;
  judgements?: Judgement[];
  whole?: boolean;
  judgeable?: boolean;
}

export function ClaimCard({ claim, desk, judgements = [], whole = false, judgeable = true }: CardProps) {
  const said = judgements.filter((one) => one.claim_id === claim.claim_id);
  return (
    <article class={`card claim status-${claim.status}`} tabIndex={whole ? 0 : undefined} aria-label={`${kindLabel(claim)}, ${clean(claim.outlet)}`}>
      <header>
        <span class={`family ${claim.family}`}>{kindLabel(claim)}</span>
        <span class={`voice ${claim.status === "asserted" ? claim.voice : claim.status}`}>{voiceWords(claim)}</span>
      </header>
      <Quote claim={claim} />
      <p class="origin">
        <bdi>{clean(claim.outlet) || "outlet unknown"}</bdi>
        {claim.reliability !== "F" && ` (${claim.reliability})`}, {claim.published ? dayWords(claim.published) : "undated"}
        {claim.when && claim.when.start !== claim.published && `; tells of ${dayWords(claim.when.start)}`}
      </p>
      <JudgedWords said={said} />
      <div class="actions">
        {!whole && <button type="button" class="link" onClick={() => desk.openReport(claim.report_id, claim.claim_id)}>Read the report</button>}
        {judgeable && desk.token && <JudgeBox claim={claim} desk={desk} said={said} />}
      </div>
      {whole ? <Fields claim={claim} /> : <details><summary>All fields</summary><Fields claim={claim} /></details>}
    </article>
  );
}
