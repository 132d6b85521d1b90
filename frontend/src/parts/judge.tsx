// Judging a claim: accept, reject, correct, undo. The ledger keeps each word, who said it and when.

import { useState } from "preact/hooks";
import { judge, type Verdict } from "../ask";
import type { Desk } from "../desk";
import { clean, kindWords } from "../text";
import type { Claim, Judgement } from "../types";

const DONE: Record<string, string> = { accept: "Accepted", reject: "Rejected", correct: "Corrected", merge: "Merged", split: "Split" };

export function JudgedWords({ said }: { said: Judgement[] }) {
  if (!said.length) return null;
  return (
    <ol class="judged" aria-label="Judgements">
      {said.map((one) => (
        <li key={one.judged_at + one.verdict} class={one.verdict}>
          {DONE[one.verdict] ?? one.verdict} by <bdi>{clean(one.judge)}</bdi>, {one.judged_at.slice(0, 16).replace("T", " ")} UTC
          {one.note && <>: <bdi>{clean(one.note)}</bdi></>}
        </li>
      ))}
    </ol>
  );
}

export function JudgeBox({ claim, desk, said }: { claim: Claim; desk: Desk; said: Judgement[] }) {
  const [correcting, setCorrecting] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (verdict: Verdict["verdict"], fields: Record<string, string> = {}) => {
    setBusy(true);
    try {
      await judge(desk.token!, { claim: claim.claim_id, verdict, by: desk.judge, fields });
      setError(null);
      setCorrecting(false);
      desk.judged(`${DONE[verdict] ?? "Undone"}: ${kindWords(claim.kind)}, by ${desk.judge}`, verdict === "undo" ? undefined : claim.claim_id);
    } catch (reason) {
      setError((reason as Error).message);
    }
    setBusy(false);
  };
  const last = said[said.length - 1]?.verdict ?? "";
  return (
    <>
      <button type="button" disabled={busy || last === "accept"} onClick={() => send("accept")}>Accept</button>
      <button type="button" disabled={busy || last === "reject"} onClick={() => send("reject")}>Reject</button>
      <button type="button" disabled={busy} aria-expanded={correcting} onClick={() => setCorrecting(!correcting)}>Correct…</button>
      {said.length > 0 && <button type="button" disabled={busy} onClick={() => send("undo")}>Undo</button>}
      {correcting && <Correcting claim={claim} desk={desk} send={(fields) => send("correct", fields)} />}
      {error && <p class="error" role="alert">{error}</p>}
    </>
  );
}

function Correcting({ claim, desk, send }: { claim: Claim; desk: Desk; send: (fields: Record<string, string>) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    send(Object.fromEntries([...given].map(([name, value]) => [name, String(value)]).filter(([, value]) => value)));
  };
  const choice = (name: string, values: string[], now: string | null) => (
    <label>{name}<select name={name}><option value="">as it is{now ? ` (${kindWords(now)})` : ""}</option>{values.map((one) => <option value={one}>{kindWords(one)}</option>)}</select></label>
  );
  return (
    <form class="correcting" onSubmit={submit} aria-label="How it should read">
      {choice("kind", Object.keys(desk.ledger.kinds), claim.kind)}
      {choice("status", desk.ledger.statuses, claim.status)}
      {choice("extent", desk.ledger.extents, claim.extent)}
      <label>agent<input name="agent" placeholder={clean(claim.agent[0]?.name ?? "")} /></label>
      <label>target<input name="target" placeholder={clean(claim.target[0]?.name ?? "")} /></label>
      <label>day<input name="on" type="date" /></label>
      <button type="submit">Keep the correction</button>
    </form>
  );
}
