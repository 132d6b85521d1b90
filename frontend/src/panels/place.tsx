// One place: how it stood over time, and the words for and against how it stands on the day.

import { useAnswer } from "../ask";
import { useFoundJudgements } from "../judged";
import type { Desk } from "../desk";
import { dayWords, stretchWords, toIso, toNumber } from "../days";
import { ClaimCard } from "../parts/card";
import { Answer } from "../parts/states";
import type { Palette } from "../palette";
import type { Scene } from "../scene";
import { clean, count } from "../text";
import type { Claim, PlaceAnswer } from "../types";
import { knownDay } from "../view";
import { BASIS_WORDS, tenureWords } from "../wording";
import type { Side } from "../control";

interface PanelProps {
  scene: Scene;
  desk: Desk;
  palette: Palette;
}

export function PlacePanel({ scene, desk, palette }: PanelProps) {
  const { view } = scene;
  const answered = useAnswer<PlaceAnswer>("place", { key: view.shown, at: toIso(scene.day), as_known: knownDay(view) }, desk.again);
  return <Answer of={answered}>{(answer) => <Told answer={answer} scene={scene} desk={desk} palette={palette} />}</Answer>;
}

function Told({ answer, scene, desk, palette }: PanelProps & { answer: PlaceAnswer }) {
  const { place } = answer;
  const inside = [place.type, place.admin1 !== place.name && place.admin1, place.country].filter(Boolean).join(", ");
  return (
    <>
      <h2 tabIndex={-1}><bdi>{clean(place.name)}</bdi> <small>{clean(inside)}</small></h2>
      <p class={`verdict ${answer.state}`}>
        <strong><bdi>{tenureWords(answer)}</bdi></strong> on {dayWords(answer.at)}
        {answer.as_known && <>, as known on {dayWords(answer.as_known)}</>}
      </p>
      {answer.since && (
        <p class="facts">
          Since {dayWords(answer.since)}; {answer.basis && BASIS_WORDS[answer.basis]}; last words on it {answer.last_confirmed ? dayWords(answer.last_confirmed) : "undated"}.
          {answer.inferred && <> Inferred: {clean(answer.inferred)}.</>}
        </p>
      )}
      {!answer.since && <p class="facts">No words tell how it stood on this day.</p>}
      <History answer={answer} scene={scene} desk={desk} palette={palette} />
      <Sides answer={answer} desk={desk} />
    </>
  );
}

function History({ answer, scene, desk, palette }: PanelProps & { answer: PlaceAnswer }) {
  if (!answer.history.length) return null;
  const first = Math.min(scene.first, ...answer.history.map((one) => toNumber(one.since!)));
  const from = Math.max(first, scene.first);
  const width = scene.last + 1 - from;
  return (
    <section aria-label="History">
      <h3>History</h3>
      <ol class="history">
        {answer.history.map((one) => {
          const since = toNumber(one.since!);
          const until = one.until ? toNumber(one.until) : scene.last + 1;
          const left = Math.max(0, (since - from) / width);
          const share = Math.max(0.01, (Math.min(until, scene.last + 1) - Math.max(since, from)) / width);
          const now = since <= scene.day && scene.day < until;
          const side = one.holder?.sides?.[0] ?? one.holder;
          const known = scene.control?.sides.find((other: Side) => other.name === side?.name);
          return (
            <li key={one.since} aria-current={now ? "date" : undefined}>
              <button type="button" class="spell" onClick={() => desk.store.set({ at: toIso(Math.max(since, scene.first)) })}>
                <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" class={`interval ${one.state} ${one.basis}`}>
                  <rect x={100 * Math.min(left, 0.99)} width={100 * share} height="6" fill={one.state === "unknown" ? "none" : palette(known)} stroke="currentColor" stroke-dasharray={one.basis === "claimed" ? "2 2" : undefined} vector-effect="non-scaling-stroke" />
                </svg>
                <span>{one.until ? stretchWords(one.since!, toIso(toNumber(one.until) - 1)) : `since ${dayWords(one.since!)}`}</span>
                <span><bdi>{tenureWords(one)}</bdi> <small>{one.basis}</small></span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Sides({ answer, desk }: { answer: PlaceAnswer; desk: Desk }) {
  const judgements = useFoundJudgements([...answer.for, ...answer.against], desk);
  const list = (title: string, claims: Claim[]) => (
    <section aria-label={title}>
      <h3>{title} <small>{count(claims.length, "claim")}</small></h3>
      {claims.length ? claims.map((claim) => <ClaimCard key={claim.claim_id} claim={claim} desk={desk} judgements={judgements} />) : <p class="state">None.</p>}
    </section>
  );
  return <div class={answer.against.length ? "two-sides" : ""}>{list("For", answer.for)}{list("Against", answer.against)}</div>;
}
