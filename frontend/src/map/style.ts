// The layers of the map, for light and for dark. Without a glyph server: labels are written with this machine's fonts.

import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Basemap } from "./basemap";

export interface Ink {
  water: string;
  land: string;
  line: string;
  border: string;
  disputed: string;
  label: string;
  halo: string;
}

export const INKS: Record<"light" | "dark", Ink> = {
  light: { water: "#dfe7ec", land: "#fbfaf7", line: "#cfcbc2", border: "#7f7a70", disputed: "#7f7a70", label: "#222222", halo: "#ffffff" },
  dark: { water: "#10161b", land: "#1d242a", line: "#37414a", border: "#7d8a94", disputed: "#7d8a94", label: "#f0f0f0", halo: "#10161b" },
};

export const SOURCES = ["areas", "discs", "marks", "found", "signs", "eventAreas"] as const;
/** Pixels by which signs of events stand right of and above their point, so that the place stays in sight. */
export const ASIDE = 15;
const EMPTY = { type: "FeatureCollection" as const, features: [] };
const FONT = ["sans-serif"];

/** By how many people live there, in steps of the zoom; `unit` is the size of the largest. */
const sized = (unit: number): ExpressionSpecification => {
  const at = (least: number, middle: number, most: number): ExpressionSpecification =>
    ["interpolate", ["linear"], ["get", "people"], 0, unit * least, 100000, unit * middle, 3000000, unit * most];
  return ["interpolate", ["linear"], ["zoom"], 3, at(0.28, 0.4, 0.62), 8, at(0.5, 0.7, 1)];
};

export function styleOf(basemap: Basemap, ink: Ink): StyleSpecification {
  const geojson = (data: any, extra: object = {}) => ({ type: "geojson" as const, data, ...extra });
  return {
    version: 8,
    sources: {
      land: geojson(basemap.land, { tolerance: 0.2 }),
      divisionLines: geojson(basemap.divisionLines),
      borders: geojson(basemap.borders),
      disputed: geojson(basemap.disputed),
      countries: geojson(basemap.countries),
      areas: geojson(EMPTY),
      discs: geojson(EMPTY),
      marks: geojson(EMPTY),
      found: geojson(EMPTY),
      eventAreas: geojson(EMPTY),
      signs: geojson(EMPTY, { cluster: true, clusterRadius: 34, clusterMaxZoom: 14 }),
    },
    layers: [...ground(ink), ...control(ink), ...happenings(ink)],
  };
}

const ground = (ink: Ink): LayerSpecification[] => [
  { id: "water", type: "background", paint: { "background-color": ink.water } },
  { id: "land", type: "fill", source: "land", paint: { "fill-color": ink.land, "fill-antialias": false } },
  { id: "areas", type: "fill", source: "areas", paint: { "fill-pattern": ["concat", "hatch|", ["get", "state"], "|", ["get", "colour"]] } },
  { id: "division-lines", type: "line", source: "divisionLines", minzoom: 3, paint: { "line-color": ink.line, "line-width": 1 } },
  { id: "borders", type: "line", source: "borders", paint: { "line-color": ink.border, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.6, 8, 2] } },
  { id: "disputed", type: "line", source: "disputed", paint: { "line-color": ink.disputed, "line-width": 1.4, "line-dasharray": [3, 2] } },
];

const control = (ink: Ink): LayerSpecification[] => [
  { id: "area-lines", type: "line", source: "areas", filter: ["!=", ["get", "basis"], "claimed"], paint: { "line-color": ["get", "colour"], "line-width": ["match", ["get", "basis"], "confirmed", 3.5, 2] } },
  { id: "area-lines-claimed", type: "line", source: "areas", filter: ["==", ["get", "basis"], "claimed"], paint: { "line-color": ["get", "colour"], "line-width": 2, "line-dasharray": [2, 2] } },
  { id: "discs", type: "circle", source: "discs", paint: { "circle-color": ["get", "colour"], "circle-opacity": 0.55, "circle-blur": 0.9, "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 4, 12, 9, 90] } },
  { id: "changed", type: "circle", source: "marks", filter: ["get", "changed"], paint: { "circle-color": "transparent", "circle-radius": sized(27), "circle-stroke-color": ink.label, "circle-stroke-width": 2, "circle-stroke-opacity": 0.9 } },
  { id: "found", type: "circle", source: "found", paint: { "circle-color": ink.halo, "circle-opacity": 0.4, "circle-radius": 16, "circle-stroke-color": "#b8860b", "circle-stroke-width": 3 } },
  { id: "marks", type: "symbol", source: "marks", layout: { "icon-image": ["get", "mark"], "icon-size": sized(1), "icon-allow-overlap": true, "icon-ignore-placement": true, "symbol-sort-key": ["get", "people"] } },
  label("mark-labels", "marks", ["get", "name"], ink, { "text-size": ["interpolate", ["linear"], ["zoom"], 4, 11, 9, 14], "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 1.1, "symbol-sort-key": ["-", 0, ["get", "people"]] }),
  label("disc-labels", "discs", ["get", "name"], ink, { "text-size": 12 }),
  label("area-labels", "areas", ["get", "name"], ink, { "text-size": 12, "text-letter-spacing": 0.06 }),
  { ...(label("countries", "countries", ["get", "name"], ink, { "text-size": 12, "text-letter-spacing": 0.12, "text-transform": "uppercase" }) as any), maxzoom: 6 },
];

const happenings = (ink: Ink): LayerSpecification[] => [
  label("event-areas", "eventAreas", ["get", "words"], ink, { "text-size": 11, "text-offset": [0, 1.6] }),
  { id: "clusters", type: "circle", source: "signs", filter: ["has", "point_count"], paint: { "circle-color": "#2b2b2b", "circle-stroke-color": "#ffffff", "circle-stroke-width": 1.5, "circle-radius": ["step", ["get", "point_count"], 10, 10, 13, 100, 17], "circle-translate": [ASIDE, -ASIDE] } },
  { id: "cluster-counts", type: "symbol", source: "signs", filter: ["has", "point_count"], layout: { "text-field": ["to-string", ["get", "point_count"]], "text-font": FONT, "text-size": 12, "text-padding": 5, "text-allow-overlap": true }, paint: { "text-color": "#ffffff", "text-translate": [ASIDE, -ASIDE] } },
  { id: "signs", type: "symbol", source: "signs", filter: ["!", ["has", "point_count"]], layout: { "icon-image": ["get", "sign"], "icon-size": 0.55, "icon-allow-overlap": true }, paint: { "icon-translate": [ASIDE, -ASIDE] } },
];

function label(id: string, source: string, field: ExpressionSpecification, ink: Ink, layout: object): LayerSpecification {
  return {
    id, source, type: "symbol",
    layout: { "text-field": field, "text-font": FONT, "text-max-width": 9, ...layout },
    paint: { "text-color": ink.label, "text-halo-color": ink.halo, "text-halo-width": 1.4 },
  };
}
