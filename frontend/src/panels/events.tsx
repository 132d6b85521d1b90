// The events that are shown, or those chosen on the map, each with its words on request.

import { useMemo, useState } from "preact/hooks";
import { useAnswer } from "../ask";
import type { Desk } from "../desk";
import { dayWords, stretchWords, toIso } from "../days";
import { ClaimCard } from "../parts/card";
import { Answer } from "../parts/states";
import type { Scene } from "../scene";
import { clean, count, kindWords, rangeWords } from "../text";
import type { Found, Happening, Toll } from "../types";

const STEP = 100;

export function Events({ scene, desk, chosen, clear }: { scene: Scene; desk: Desk; chosen: string[]; clear: () => void }) {
  const [most, setMost] = useState(STEP);
  const newest = useMemo(() => [...scene.events].sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : a.first < b.first ? 1 : -1)), [scene.events]);
  const events = chosen.length ? newest.filter((one) => chosen.includes(one.id)) : newest;
  const when = scene.view.back === 1 ? `on ${dayWords(toIso(scene.day))}` : `in the ${scene.view.back} days to ${dayWords(toIso(scene.day))}`;
  return (
    <>
      <p class="facts">
        {chosen.length && events.length ? `${count(events.length, "event")} chosen on the map. ` : `${count(events.length, "event")} ${when}. `}
        {chosen.length > 0 && <button type="button" class="link" onClick={clear}>Show all {when}</button>}
      </p>
      {!events.length && !scene.loading && <p class="state">Nothing told of {when}. Silence isn't peace: see what was read, under Read.</p>}
      <ul class="cards">{events.slice(0, most).map((event) => <EventCard key={event.id} event={event} desk={desk} />)}</ul>
      {events.length > most && <button type="button" onClick={() => setMost(most + STEP)}>Show more ({events.length - most})</button>}
    </>
  );
}

function EventCard({ event, desk }: { event: Happening; desk: Desk }) {
  const [open, setOpen] = useState(false);
  const place = event.place;
  return (
    <li class="card event">
      <header>
        <span class={`family ${event.family}`}>{kindWords(event.kind)}</span>
        {place?.key ? <button type="button" class="link" onClick={() => desk.openPlace(place.key!)}><bdi>{clean(place.name)}</bdi></button> : <bdi>{clean(place?.name ?? "no place")}</bdi>}
        <span class="origin">{stretchWords(event.first, event.last)}</span>
      </header>
      {event.agents.length > 0 && <p><bdi>{clean(event.agents.join(", "))}</bdi></p>}
      {event.tolls.map((toll) => <p key={toll.what + toll.victims}>{tollWords(toll)}</p>)}
      <button type="button" class="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        {count(event.claims.length, "claim")} from {clean(event.outlets.join(", ")) || "an outlet unknown"}
      </button>
      {open && <EventWords event={event} desk={desk} />}
    </li>
  );
}

function EventWords({ event, desk }: { event: Happening; desk: Desk }) {
  const answered = useAnswer<Found>("claims", { claim: event.claims.slice(0, 200) }, desk.again);
  return (
    <Answer of={answered}>
      {(found) => found.claims.map((claim) => <ClaimCard key={claim.claim_id} claim={claim} desk={desk} judgements={found.judgements} />)}
    </Answer>
  );
}

export function tollWords(toll: Toll): string {
  const whom = toll.victims === "people" ? "" : ` (${clean(toll.victims)})`;
  return `${toll.what}${whom}: ${rangeWords(toll.low, toll.high)}${toll.disputed ? ", disputed" : ""}`;
}
