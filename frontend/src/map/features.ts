// Standings and events as features: towns as marks, what is known only to its division as an area, the rest not at all.

import type { Feature, FeatureCollection } from "geojson";
import type { Standing } from "../control";
import { OTHER, type Palette } from "../palette";
import { clean, count, kindWords } from "../text";
import type { Happening } from "../types";
import { spellWords } from "../wording";
import type { Area, Atlas } from "./basemap";
import { markId, markOf } from "./marks";
import { signId } from "./signs";

const POINTS = new Set(["city", "village", "facility", "neighbourhood", "water"]);
const WITHIN = new Set(["facility", "neighbourhood"]);
const DIVISIONS = new Set(["province", "region"]);

export interface Drawn {
  marks: FeatureCollection;
  areas: FeatureCollection;
  discs: FeatureCollection;
  /** sites that have no point but their town's: a mark there would tell of the town */
  within: Standing[];
  left: Standing[];
}

const collect = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const point = (lon: number, lat: number, properties: object): Feature => ({
  type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] },
});

export function drawStandings(standings: Standing[], day: number, palette: Palette, atlas: Atlas): Drawn {
  const drawn = { marks: [] as Feature[], areas: [] as Feature[], discs: [] as Feature[], within: [] as Standing[], left: [] as Standing[] };
  const towns = new Set(standings.filter(({ place }) => !WITHIN.has(place.type)).map(spot));
  for (const standing of standings) {
    const { place, spell } = standing;
    const properties = {
      key: place.key, name: clean(place.name), people: place.population, state: spell.state, basis: spell.basis,
      colour: spell.state === "unknown" ? OTHER : palette(spell.holder[0]), mark: markId(markOf(spell, palette)),
      changed: spell.since === day, holder: spell.holder.map((side) => clean(side.name)).join(", "),
      words: `${clean(place.name)}: ${spellWords(spell)}`,
    };
    const where = whereabouts(place, atlas);
    if (where === null) drawn.left.push(standing);
    else if (WITHIN.has(place.type) && (towns.has(spot(standing)) || / in /.test(place.name))) drawn.within.push(standing);
    else if (typeof where === "object") drawn.areas.push({ type: "Feature", properties, geometry: where.geometry });
    else drawn[where].push(point(place.lon!, place.lat!, properties));
  }
  return { ...drawn, marks: collect(drawn.marks), areas: collect(drawn.areas), discs: collect(drawn.discs) };
}

const spot = ({ place }: Standing): string => `${place.lat},${place.lon}`;

/** How a place may be drawn: as a mark, as the area of its division, as a disc without a middle, or not. */
function whereabouts(place: Standing["place"], atlas: Atlas): "marks" | "discs" | Area | null {
  if (place.lat === null || place.lon === null || place.type === "country") return null;
  if (POINTS.has(place.type)) return "marks";
  return DIVISIONS.has(place.type) ? (place.type === "province" && atlas.at(place.lon, place.lat)) || "discs" : "discs";
}

export interface DrawnEvents {
  signs: FeatureCollection;
  areas: FeatureCollection;
  left: Happening[];
}

/** Events with a point as signs; those known only to a division as a line of words in it; the rest are listed. */
export function drawEvents(events: Happening[], atlas: Atlas): DrawnEvents {
  const signs: Feature[] = [];
  const left: Happening[] = [];
  const inside = new Map<Area, Happening[]>();
  for (const event of events) {
    const place = event.place;
    if (!place || place.lat === null || place.lon === null || (place.precision ?? 6) > 4) left.push(event);
    else if (place.precision === 4 || DIVISIONS.has(place.type)) {
      const area = atlas.at(place.lon, place.lat);
      if (area) inside.set(area, [...(inside.get(area) ?? []), event]);
      else left.push(event);
    } else signs.push(point(place.lon, place.lat, signProperties(event)));
  }
  const areas = [...inside].map(([area, some]): Feature => ({
    type: "Feature", geometry: area.geometry,
    properties: { words: `${count(some.length, "event")} somewhere in ${area.properties.name}`, ids: some.map((one) => one.id).join(" ") },
  }));
  return { signs: collect(signs), areas: collect(areas), left };
}

const signProperties = (event: Happening) => ({
  id: event.id, kind: event.kind, family: event.family, sign: signId(event.family, event.kind),
  words: `${kindWords(event.kind)}, ${clean(event.place?.name ?? "")}`,
});
