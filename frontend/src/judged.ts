import { useAnswer } from "./ask";
import type { Desk } from "./desk";
import type { Claim, Judgement } from "./types";

/** What people said of these claims; asked for only where claims may be judged. */
export function useFoundJudgements(claims: Claim[], desk: Desk): Judgement[] {
  const ids = claims.map((claim) => claim.claim_id).slice(0, 200);
  const answered = useAnswer<Judgement[]>(desk.token && ids.length ? "judgements" : null, { claim: ids }, desk.again);
  return answered.answer ?? [];
}
