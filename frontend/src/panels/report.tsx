// A report: its text with the claims marked by family; captions and posts stand apart; what was left out on request.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useAnswer } from "../ask";
import type { Desk } from "../desk";
import { dayWords } from "../days";
import { ClaimCard } from "../parts/card";
import { Answer } from "../parts/states";
import { clean, count, kindWords, Points } from "../text";
import type { Claim, Family, Report } from "../types";
import type { View } from "../view";
import { layOut, type Laid, type Piece } from "./layout";

const LABELS: Record<string, string> = {
  caption: "Caption", post: "Post", dateline: "Dateline, not read", byline: "Byline, not read", boilerplate: "Part of the page, not read",
};
const FAMILIES: Family[] = ["control", "violence", "harm", "humanitarian", "politics"];

export function ReportPanel({ view, desk }: { view: View; desk: Desk }) {
  const answered = useAnswer<Report>("report", { id: view.report }, desk.again);
  return <Answer of={answered}>{(report) => <Read report={report} view={view} desk={desk} />}</Answer>;
}

function Read({ report, view, desk }: { report: Report; view: View; desk: Desk }) {
  const laid = useMemo(() => layOut(report), [report]);
  const chosen = report.claims.find((claim) => claim.claim_id === view.claim);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    article.current?.querySelector("[data-chosen]")?.scrollIntoView({ block: "center" });
  }, [view.claim, report.id]);
  return (
    <>
      <h2 tabIndex={-1}><bdi>{clean(report.title || report.id)}</bdi></h2>
      <p class="facts">
        <bdi>{clean(report.outlet ?? "outlet unknown")}</bdi>, {report.published ? dayWords(report.published) : "day unknown"}; {count(report.claims.length, "claim")}
        {report.version > 1 && `; version ${report.version}, known from ${dayWords(report.known)}`}
        {report.url && <>; <bdi class="url">{clean(report.url)}</bdi></>}
      </p>
      <ul class="families" aria-label="Families of claims">
        {FAMILIES.map((one) => <li key={one}><span class={`cue ${one}`}>{one}</span> {report.claims.filter((claim) => claim.family === one).length}</li>)}
      </ul>
      {report.claims.length === 0 && <p class="state">No claims were found in this report.</p>}
      {chosen && (
        <section class="chosen" aria-label="The claim chosen">
          <ClaimCard claim={chosen} desk={desk} judgements={report.judgements} whole />
        </section>
      )}
      <article class="report" aria-label="The report" ref={article}>
        {laid.map((block) => <Block key={block.start} block={block} report={report} view={view} desk={desk} />)}
      </article>
      <label class="choice">
        <input type="checkbox" checked={view.drops} onChange={() => desk.store.set({ drops: !view.drops })} /> Show what was left out ({report.drops.length})
      </label>
      {view.drops && <Drops report={report} />}
    </>
  );
}

const LONG = 40_000;

function Block({ block, report, view, desk }: { block: Laid; report: Report; view: View; desk: Desk }) {
  const [upTo, setUpTo] = useState(LONG);
  const label = LABELS[block.kind];
  const pieces = cut(block.pieces, upTo);
  return (
    <div class={`block ${block.kind}`} dir="auto">
      {label && <span class="label">{label}{block.author && ` by ${clean(block.author)}`}{block.date && `, ${dayWords(block.date)}`}</span>}
      {pieces.map((piece, i) => <Words key={i} piece={piece} claims={report.claims} chosen={view.claim} desk={desk} />)}
      {block.length > upTo && <button type="button" onClick={() => setUpTo(upTo + 5 * LONG)}>Show the next of {count(block.length - upTo, "more character")}</button>}
    </div>
  );
}

/** The pieces up to a length: a line of millions of characters is shown in steps. */
function cut(pieces: Piece[], most: number): Piece[] {
  const shown: Piece[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length >= most) break;
    shown.push(piece.text.length > most - length ? { ...piece, text: piece.text.slice(0, most - length) } : piece);
    length += piece.text.length;
  }
  return shown;
}

function Words({ piece, claims, chosen, desk }: { piece: Piece; claims: Claim[]; chosen: string; desk: Desk }) {
  const words = clean(piece.text);
  const mine = piece.roles.filter((one) => claims[one.claim].claim_id === chosen);
  const lit = mine.map((one) => one.role).join(" ");
  const cues = piece.roles.filter((one) => one.role === "cue");
  if (!cues.length) return lit ? <span class={`lit ${lit}`} title={lit}>{words}</span> : <>{words}</>;
  const first = claims[cues[0].claim];
  const next = claims[cues[(cues.findIndex((one) => claims[one.claim].claim_id === chosen) + 1) % cues.length].claim];
  const kinds = [...new Set(cues.map((one) => kindWords(claims[one.claim].kind)))].join(", ");
  return (
    <button
      type="button" class={`cue ${first.family} ${lit && `lit ${lit}`}`} title={kinds} aria-label={`${words}: ${kinds}`}
      aria-pressed={mine.some((one) => one.role === "cue")} data-chosen={mine.some((one) => one.role === "cue") ? "" : undefined}
      onClick={() => desk.openReport(first.report_id, next.claim_id)}
    >
      {words}
    </button>
  );
}

function Drops({ report }: { report: Report }) {
  const text = useMemo(() => new Points(report.text), [report.text]);
  if (!report.drops.length) return <p class="state">Nothing was left out.</p>;
  return (
    <table class="rows">
      <caption>Left out, and why</caption>
      <thead><tr><th scope="col">Stage</th><th scope="col">Reason</th><th scope="col">Words</th></tr></thead>
      <tbody>
        {report.drops.map((drop, i) => (
          <tr key={i}>
            <td>{drop.stage}</td>
            <td>{clean(drop.reason)}</td>
            <td><bdi>{clean(drop.start !== null && drop.end !== null ? text.slice(drop.start, Math.min(drop.end, drop.start + 300)) : drop.detail)}</bdi></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
