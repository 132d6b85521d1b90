// What is shown as CSV and GeoJSON.

import { partyWords } from "../wording";
import { toIso } from "../days";
import type { Scene } from "../scene";
import { knownDay } from "../view";

type Cell = string | number | null | undefined;
type Row = Record<string, Cell>;

export function placeRows(scene: Scene): Row[] {
  const day = (number: number | null) => (number === null ? null : toIso(number));
  return scene.standings.map(({ place, spell }) => ({
    at: toIso(scene.day), as_known: knownDay(scene.view), place: place.name, type: place.type, country: place.country,
    admin1: place.admin1, place_id: place.place_id, lat: place.lat, lon: place.lon, state: spell.state,
    holder: partyWords(spell.holder, spell.state), besieger: partyWords(spell.besieger, "held"), extent: spell.extent,
    basis: spell.basis, since: day(spell.since), until: day(spell.until), last_confirmed: day(spell.last),
    claims_for: spell.for, claims_against: spell.against, inferred: spell.inferred,
  }));
}

export function eventRows(scene: Scene): Row[] {
  return scene.events.map((event) => ({
    event_id: event.id, kind: event.kind, place: event.place?.name, country: event.place?.country, lat: event.place?.lat,
    lon: event.place?.lon, precision: event.place?.precision, first: event.first, last: event.last,
    agents: event.agents.join("; "), outlets: event.outlets.join("; "), claims: event.claims.length,
    tolls: event.tolls.map((toll) => `${toll.what} ${toll.low ?? ""}-${toll.high ?? ""}`).join("; "),
  }));
}

/** A cell that begins like a formula gets an apostrophe: a spreadsheet would run words from a report. */
const cell = (value: Cell): string => {
  const text = value === null || value === undefined ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** It begins with the mark by which spreadsheets know UTF-8: what is saved from a page is mostly opened in one. */
export function csv(rows: Row[]): string {
  if (!rows.length) return "";
  const names = Object.keys(rows[0]);
  return "\ufeff" + [names.join(","), ...rows.map((row) => names.map((name) => cell(row[name])).join(","))].join("\n") + "\n";
}

/** Places and events that have a point; `precision` and `type` say how exact it is. */
export function geojson(scene: Scene): string {
  const feature = (row: Row, layer: string) => ({
    type: "Feature", geometry: row.lat == null ? null : { type: "Point", coordinates: [row.lon, row.lat] }, properties: { layer, ...row },
  });
  const features = [...placeRows(scene).map((row) => feature(row, "place")), ...eventRows(scene).map((row) => feature(row, "event"))];
  return JSON.stringify({ type: "FeatureCollection", features }, null, 1);
}
