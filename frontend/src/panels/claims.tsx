// Search: claims that fulfil all conditions, and reports that hold the words; both also ringed on the map.

import { useEffect, useMemo, useState } from "preact/hooks";
import { useAnswer } from "../ask";
import type { Desk } from "../desk";
import { dayWords } from "../days";
import { ClaimCard } from "../parts/card";
import { Answer } from "../parts/states";
import type { Scene } from "../scene";
import { clean, count } from "../text";
import type { Found, ReportTitle } from "../types";
import { hasFilters, knownDay, type View } from "../view";

export function Claims({ scene, desk, onFound }: { scene: Scene; desk: Desk; onFound: (points: [number, number][]) => void }) {
  const { view } = scene;
  const [offset, setOffset] = useState(0);
  const wanted = useMemo(() => question(view), [view]);
  const asked = JSON.stringify(wanted);
  useEffect(() => setOffset(0), [asked]);
  const answered = useAnswer<Found>("claims", { ...wanted, offset }, desk.again);
  useEffect(() => {
    const claims = hasFilters(view) ? (answered.answer?.claims ?? []) : [];
    onFound(claims.flatMap(({ place: [first] }) => (first?.lat != null && (first.precision ?? 6) < 4 ? [[first.lon!, first.lat] as [number, number]] : [])));
    return () => onFound([]);
  }, [answered.answer]);
  return (
    <Answer of={answered} empty={(found) => (found.claims.length || found.reports.length ? null : "No claim and no report fits all of this. Take a condition away.")}>
      {(found) => (
        <>
          {found.reports.length > 0 && <Reports reports={found.reports} desk={desk} />}
          <p class="facts" role="status">{found.more ? "More than " : ""}{count(offset + found.claims.length, "claim")}, newest first</p>
          {found.claims.map((claim) => <ClaimCard key={claim.claim_id} claim={claim} desk={desk} judgements={found.judgements} />)}
          <div class="actions">
            {offset > 0 && <button type="button" onClick={() => setOffset(Math.max(0, offset - 200))}>Newer</button>}
            {found.more && <button type="button" onClick={() => setOffset(offset + 200)}>Older</button>}
          </div>
        </>
      )}
    </Answer>
  );
}

const question = (view: View) => ({
  words: view.words, actor: view.actor, place: view.place, source: view.source, kind: view.kind, status: view.status,
  basis: view.basis[0] ?? "", first: view.first, last: view.last, as_known: knownDay(view),
  country: view.country === "ZZ" ? "" : view.country,
});

function Reports({ reports, desk }: { reports: ReportTitle[]; desk: Desk }) {
  return (
    <section aria-label="Reports">
      <h3>Reports <small>{reports.length} that hold the words</small></h3>
      <ul class="plain">
        {reports.map((one) => (
          <li key={one.id}>
            <button type="button" class="link" onClick={() => desk.openReport(one.id)}><bdi>{clean(one.title || one.id)}</bdi></button>
            <small> <bdi>{clean(one.outlet ?? "")}</bdi>{one.published && `, ${dayWords(one.published)}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
