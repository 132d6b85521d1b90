import { boxOf, type Area } from "./basemap";

/** West, south, east and north. */
export type Box = [number, number, number, number];

export function boxAround(points: [number, number][]): Box | null {
  if (!points.length) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

export function boxOfAreas(areas: Area[]): Box | null {
  const boxes = areas.map(boxOf);
  if (!boxes.length) return null;
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

export const within = ([west, south, east, north]: Box, [lon, lat]: [number, number]): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;
