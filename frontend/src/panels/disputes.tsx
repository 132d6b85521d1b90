// Words that can't all be so, side by side.

import { useAnswer } from "../ask";
import type { Desk } from "../desk";
import { dayWords, stretchWords } from "../days";
import { ClaimCard } from "../parts/card";
import { Answer } from "../parts/states";
import { stretchOf, type Scene } from "../scene";
import { clean, count } from "../text";
import type { Dispute } from "../types";
import { knownDay } from "../view";

const ABOUT: Record<string, string> = {
  holder: "Who holds it", toll: "How many", happened: "Whether it happened", doer: "Who did it", gazetteer: "Where it is",
};

export function Disputes({ scene, desk }: { scene: Scene; desk: Desk }) {
  const stretch = stretchOf(scene);
  const country = scene.view.country === "ZZ" ? "" : scene.view.country;
  const answered = useAnswer<Dispute[]>("disputes", { ...stretch, country, as_known: knownDay(scene.view) }, desk.again);
  const nothing = `Nothing that was read contradicts itself from ${dayWords(stretch.first)} to ${dayWords(stretch.last)}.`;
  return (
    <Answer of={answered} empty={(found) => (found.length ? null : nothing)}>
      {(found) => (
        <>
          <p class="facts">{count(found.length, "dispute")}, {dayWords(stretch.first)} to {dayWords(stretch.last)}</p>
          {found.map((one, i) => <Sides key={i} dispute={one} desk={desk} />)}
        </>
      )}
    </Answer>
  );
}

function Sides({ dispute, desk }: { dispute: Dispute; desk: Desk }) {
  const where = dispute.place ? clean(dispute.place.name) : "No place";
  return (
    <section class="dispute" aria-label={`${ABOUT[dispute.about] ?? dispute.about}: ${where}`}>
      <h3>{ABOUT[dispute.about] ?? dispute.about}: <bdi>{where}</bdi> <small>{stretchWords(dispute.first, dispute.last)}</small></h3>
      <div class="side-by-side">
        {dispute.positions.map((position) => (
          <div class="position" key={position.says}>
            <h4><bdi>{clean(position.says)}</bdi> <small>{count(position.claims.length, "claim")}</small></h4>
            {position.claims.slice(0, 3).map((claim) => <ClaimCard key={claim.claim_id} claim={claim} desk={desk} judgeable={false} />)}
            {position.claims.length > 3 && <p class="facts">and {position.claims.length - 3} more</p>}
          </div>
        ))}
      </div>
    </section>
  );
}
