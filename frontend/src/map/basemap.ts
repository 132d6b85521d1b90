// Countries and divisions to draw on: Natural Earth's, or a file of the user's own.

import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import basemapUrl from "./basemap.json?url";

export type Area = Feature<Polygon | MultiPolygon, { country: string; name: string }>;

export interface Basemap {
  areas: Area[];
  land: FeatureCollection;
  divisionLines: Feature;
  borders: Feature;
  disputed: FeatureCollection;
  countries: FeatureCollection<Point>;
}

const POLICY =
  "Borders follow who governs in fact, as Natural Earth has them; dashed lines are disputed. They say nothing of anyone's right.";

export const policyWords = (own: boolean): string => (own ? "Boundaries from a file of your own." : POLICY);

let begun: Promise<any> | null = null;

/** Begin to fetch the basemap that ships, before it is known what is shown on it. */
export function beginBasemap(): void {
  begun = get(basemapUrl);
  begun.catch(() => undefined);
}

export async function loadBasemap(own: boolean): Promise<Basemap> {
  return own ? fromOwn(await get("view/boundaries")) : fromTopology(await (begun ?? get(basemapUrl)));
}

async function get(url: string): Promise<any> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The basemap can't be had (${response.status}).`);
  return response.json();
}

function fromTopology(topology: any): Basemap {
  const { divisions, disputed, countries } = topology.objects;
  const border = (a: any, b: any) => a !== b && a.properties.country !== b.properties.country;
  const inside = (a: any, b: any) => a !== b && a.properties.country === b.properties.country;
  const areas = (feature(topology, divisions) as unknown as FeatureCollection).features as Area[];
  return {
    areas,
    land: { type: "FeatureCollection", features: areas },
    divisionLines: asFeature(mesh(topology, divisions, inside)),
    borders: asFeature(mesh(topology, divisions, border)),
    disputed: feature(topology, disputed) as unknown as FeatureCollection,
    countries: feature(topology, countries) as unknown as FeatureCollection<Point>,
  };
}

/** Polygons with `name` and `country`; lines with `disputed` are dashed, other lines are borders. */
function fromOwn(given: FeatureCollection): Basemap {
  const polygons = given.features.filter((one) => one.geometry.type.endsWith("Polygon"));
  const lines = given.features.filter((one) => one.geometry.type.endsWith("LineString"));
  const collect = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
  return {
    areas: polygons as Area[],
    land: collect(polygons),
    divisionLines: asFeature({ type: "MultiLineString", coordinates: polygons.flatMap(rings) }),
    borders: asFeature({ type: "MultiLineString", coordinates: lines.filter((one) => !one.properties?.disputed).flatMap(paths) }),
    disputed: collect(lines.filter((one) => one.properties?.disputed)),
    countries: collect([]) as FeatureCollection<Point>,
  };
}

const asFeature = (geometry: any): Feature => ({ type: "Feature", properties: {}, geometry });

const paths = (one: Feature): number[][][] =>
  one.geometry.type === "LineString" ? [one.geometry.coordinates] : (one.geometry as any).coordinates;

export const rings = (one: Feature): number[][][] =>
  one.geometry.type === "Polygon" ? one.geometry.coordinates : ((one.geometry as MultiPolygon).coordinates.flat() as number[][][]);

/** The division that a point lies in, among those of its country where that is known. */
export class Atlas {
  private readonly found = new Map<string, Area | null>();

  constructor(private readonly areas: Area[]) {}

  of(countries: Set<string>): Area[] {
    return this.areas.filter((area) => countries.has(area.properties.country));
  }

  at(lon: number, lat: number): Area | null {
    const key = `${lon},${lat}`;
    if (!this.found.has(key)) this.found.set(key, this.areas.find((area) => holds(area, lon, lat)) ?? null);
    return this.found.get(key)!;
  }
}

const boxes = new WeakMap<Feature, [number, number, number, number]>();

export function boxOf(area: Feature): [number, number, number, number] {
  let box = boxes.get(area);
  if (!box) {
    box = [180, 90, -180, -90];
    for (const [lon, lat] of rings(area).flat()) {
      box = [Math.min(box[0], lon), Math.min(box[1], lat), Math.max(box[2], lon), Math.max(box[3], lat)];
    }
    boxes.set(area, box);
  }
  return box;
}

function holds(area: Area, lon: number, lat: number): boolean {
  const [west, south, east, north] = boxOf(area);
  if (lon < west || lon > east || lat < south || lat > north) return false;
  return rings(area).reduce((inside, ring) => (crosses(ring, lon, lat) ? !inside : inside), false);
}

function crosses(ring: number[][], lon: number, lat: number): boolean {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [x1, y1] = ring[i];
    const [x2, y2] = ring[j];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}
