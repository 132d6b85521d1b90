// Shading between places, which no report tells: by division, or by the nearest place. Off unless asked for.

import type { Feature } from "geojson";
import type { Standing } from "../control";
import type { Palette } from "../palette";
import type { Area, Atlas } from "./basemap";
import { boxOf, rings } from "./basemap";

type Held = { lon: number; lat: number; colour: string };

function held(standings: Standing[], palette: Palette): Held[] {
  return standings
    .filter(({ place, spell }) => place.lat !== null && spell.holder.length && spell.state !== "unknown" && place.type === "city")
    .map(({ place, spell }) => ({ lon: place.lon!, lat: place.lat!, colour: palette(spell.holder[0]) }));
}

/** Each division in the colour of the side that holds most of the towns told of in it; none where two hold as many. */
export function byDivision(standings: Standing[], palette: Palette, atlas: Atlas): Feature[] {
  const votes = new Map<Area, Map<string, number>>();
  for (const { lon, lat, colour } of held(standings, palette)) {
    const area = atlas.at(lon, lat);
    if (!area) continue;
    const tally = votes.get(area) ?? new Map<string, number>();
    votes.set(area, tally.set(colour, (tally.get(colour) ?? 0) + 1));
  }
  return [...votes].flatMap(([area, tally]) => {
    const [first, second] = [...tally].sort((a, b) => b[1] - a[1]);
    return second && second[1] === first[1] ? [] : [{ type: "Feature" as const, geometry: area.geometry, properties: { colour: first[0] } }];
  });
}

export interface Raster {
  canvas: HTMLCanvasElement;
  corners: [[number, number], [number, number], [number, number], [number, number]];
}

const STEPS = 220;

/** A raster in which each point of the divisions told of has the colour of the nearest town that is held. */
export function byNearest(standings: Standing[], palette: Palette, atlas: Atlas): Raster | null {
  const towns = held(standings, palette);
  const areas = [...new Set(towns.map(({ lon, lat }) => atlas.at(lon, lat)))].filter((area) => area !== null);
  if (!areas.length) return null;
  const countries = new Set(areas.map((area) => area.properties.country));
  const all = atlas.of(countries);
  const box = all.map(boxOf).reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
  const [west, south, east, north] = box;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 4 * STEPS;
  const pen = canvas.getContext("2d", { willReadFrequently: true })!;
  const top = mercator(north);
  const bottom = mercator(south);
  const x = (lon: number) => ((lon - west) / (east - west)) * canvas.width;
  const y = (lat: number) => ((top - mercator(lat)) / (top - bottom)) * canvas.height;
  clipTo(pen, all, x, y);
  const spots = towns.map(({ lon, lat, colour }) => ({ x: x(lon), y: y(lat), colour }));
  for (let i = 0; i < STEPS; i += 1) {
    for (let j = 0; j < STEPS; j += 1) {
      pen.fillStyle = nearest(spots, 4 * i + 2, 4 * j + 2);
      pen.fillRect(4 * i, 4 * j, 4, 4);
    }
  }
  return { canvas, corners: [[west, north], [east, north], [east, south], [west, south]] };
}

const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (Math.max(-84, Math.min(84, lat)) * Math.PI) / 360));

function clipTo(pen: CanvasRenderingContext2D, areas: Area[], x: (lon: number) => number, y: (lat: number) => number): void {
  pen.beginPath();
  for (const ring of areas.flatMap(rings)) {
    ring.forEach(([lon, lat], i) => (i ? pen.lineTo(x(lon), y(lat)) : pen.moveTo(x(lon), y(lat))));
    pen.closePath();
  }
  pen.clip("evenodd");
}

function nearest(spots: { x: number; y: number; colour: string }[], x: number, y: number): string {
  let best = spots[0];
  let least = Infinity;
  for (const spot of spots) {
    const far = (spot.x - x) ** 2 + (spot.y - y) ** 2;
    if (far < least) [best, least] = [spot, far];
  }
  return best.colour;
}
