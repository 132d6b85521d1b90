// All fields of a claim, in words that need no key.

import { stretchWords } from "../days";
import { clean, kindWords, rangeWords } from "../text";
import type { Actor, Claim, NamedPlace } from "../types";
import { voiceWords } from "../wording";

const PRECISION: Record<number, string> = {
  1: "exact", 2: "near", 3: "district", 4: "province", 5: "large or vague area", 6: "country", 7: "sea or airspace",
};

export function Fields({ claim }: { claim: Claim }) {
  const rows: [string, string][] = [
    ["status", voiceWords(claim)],
    ["cue", claim.cue.text],
    ["agent", claim.agent.map(actorWords).join("; ")],
    ["target", claim.target.map(actorWords).join("; ")],
    ["place", claim.place.map(placeWords).join("; ")],
    ["when", claim.when ? `${stretchWords(claim.when.start, claim.when.end)}${claim.when.text && ` (“${claim.when.text}”)`}` : ""],
    ["count", claim.count.map((one) => `${rangeWords(one.low, one.high)} ${one.unit ?? ""} ${one.what} (“${one.text}”)`).join("; ")],
    ["source", claim.source?.text ?? ""],
    ["extent", claim.extent ?? ""],
    ["confidence", claim.confidence < 1 ? `${Math.round(100 * claim.confidence)}%` : ""],
    ["found by", claim.found_by],
    ["id", claim.claim_id],
  ];
  return (
    <dl class="fields">
      {rows.filter(([, value]) => value).map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd><bdi>{clean(value)}</bdi></dd></div>
      ))}
    </dl>
  );
}

function actorWords(actor: Actor): string {
  if (!actor.text) return `${actor.name} (understood)`;
  return actor.text.toLowerCase() === actor.name.toLowerCase() ? actor.text : `${actor.text} → ${actor.name}`;
}

function placeWords(place: NamedPlace): string {
  const inside = [place.admin1, place.country].filter((part) => part && part !== place.name).join(", ");
  const where = `${place.name} (${place.type}${inside && `, ${inside}`})`;
  if (place.lat === null || place.lon === null) return `${where}: unresolved${place.reason ? `, ${place.reason}` : ""}`;
  return `${where} ${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}${place.precision ? `, ${PRECISION[place.precision]}` : ""}`;
}

export const kindLabel = (claim: Claim): string => kindWords(claim.kind) + (claim.extent ? `, ${claim.extent}` : "");
