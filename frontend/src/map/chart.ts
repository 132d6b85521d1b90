// The map itself: MapLibre with our sources, told anew what to draw; it tells what was chosen.

import type { Feature, FeatureCollection } from "geojson";
import * as maplibre from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Basemap } from "./basemap";
import type { Box } from "./boxes";
import { drawHatching, drawMark, readMark } from "./marks";
import type { Raster } from "./shading";
import { drawSign } from "./signs";
import { ASIDE, INKS, SOURCES, styleOf } from "./style";
import type { State } from "../types";

export type Theme = "light" | "dark";
export type Source = (typeof SOURCES)[number];

export interface Chosen {
  place?: string;
  events?: string[];
}

/** What can be chosen, what is small before what is large. */
const HIT = ["signs", "clusters", "marks", "discs", "event-areas", "areas"];

export class Chart {
  readonly map: maplibre.Map;
  readonly ready: Promise<void>;
  private data = new Map<Source, FeatureCollection>();
  private told = new Map<Source, string>();
  private shading: { areas: Feature[]; raster: Raster | null } = { areas: [], raster: null };

  constructor(
    container: HTMLElement,
    private readonly basemap: Basemap,
    private theme: Theme,
    private readonly choose: (chosen: Chosen) => void,
    moved: (camera: string) => unknown,
    camera: string,
  ) {
    maplibre.setWorkerUrl(workerUrl);
    this.map = new maplibre.Map({
      container, style: styleOf(basemap, INKS[theme]), attributionControl: false, dragRotate: false, pitchWithRotate: false,
      canvasContextAttributes: { preserveDrawingBuffer: true }, fadeDuration: 0, maxZoom: 14, minZoom: 1,
      ...readCamera(camera),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-left");
    this.map.addControl(new maplibre.ScaleControl({}), "bottom-left");
    this.map.setMissingStyleImageResolver((id) => this.image(id));
    this.map.on("click", (event) => this.clicked(event));
    this.map.on("mousemove", (event) => this.hovered(event));
    this.map.on("moveend", () => moved(writeCamera(this.map)));
    this.ready = new Promise((resolve) => this.map.once("load", () => resolve()));
  }

  draw(source: Source, data: FeatureCollection): void {
    const [before, now] = [this.told.get(source) ?? "[]", told(data)];
    this.data.set(source, data);
    this.told.set(source, now);
    if (now === before) return;
    (this.map.getSource(source) as maplibre.GeoJSONSource | undefined)?.setData(data);
  }

  shade(areas: Feature[], raster: Raster | null): void {
    this.shading = { areas, raster };
    for (const id of ["shade-areas", "shade-raster"]) {
      if (this.map.getLayer(id)) this.map.removeLayer(id);
      if (this.map.getSource(id)) this.map.removeSource(id);
    }
    if (areas.length) {
      this.map.addSource("shade-areas", { type: "geojson", data: { type: "FeatureCollection", features: areas } });
      this.map.addLayer({ id: "shade-areas", type: "fill", source: "shade-areas", paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.22 } }, "areas");
    }
    if (raster) {
      this.map.addSource("shade-raster", { type: "canvas", canvas: raster.canvas, coordinates: raster.corners, animate: false });
      this.map.addLayer({ id: "shade-raster", type: "raster", source: "shade-raster", paint: { "raster-opacity": 0.22, "raster-fade-duration": 0 } }, "areas");
    }
  }

  paint(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.map.setStyle(styleOf(this.basemap, INKS[theme]), { diff: false });
    this.map.once("styledata", () => {
      this.data.forEach((data, source) => (this.map.getSource(source) as maplibre.GeoJSONSource | undefined)?.setData(data));
      this.shade(this.shading.areas, this.shading.raster);
    });
  }

  fit(box: Box): void {
    const [west, south, east, north] = box;
    this.map.fitBounds([[west, south], [east, north]], { padding: { top: 30, bottom: 50, left: 40, right: this.beside() }, animate: false, maxZoom: 8 });
  }

  /** Room for the legend, where there is enough of it. */
  private beside(): number {
    return this.map.getContainer().clientWidth > 700 ? 250 : 30;
  }

  show(lon: number, lat: number): void {
    const { x, y } = this.map.project([lon, lat]);
    const { clientWidth, clientHeight } = this.map.getContainer();
    if (x < 20 || y < 20 || x > clientWidth - 20 || y > clientHeight - 20) this.map.panTo([lon, lat]);
  }

  remove(): void {
    this.map.remove();
  }

  private image(id: string): void {
    if (this.map.hasImage(id)) return;
    const mark = readMark(id);
    const [sort, state, colour] = id.split("|");
    const hatching = sort === "hatch" ? drawHatching(state as State, colour) : null;
    const image = mark ? drawMark(mark, this.theme === "dark") : (hatching ?? drawSign(id));
    if (image) this.map.addImage(id, image, { pixelRatio: 1 });
  }

  private hit(point: maplibre.PointLike): maplibre.MapGeoJSONFeature | undefined {
    const { x, y } = maplibre.Point.convert(point as [number, number]);
    const found = this.map.queryRenderedFeatures([[x - 4, y - 4], [x + 4, y + 4]], { layers: HIT.filter((id) => this.map.getLayer(id)) });
    const far = new Map(found.map((one) => [one, this.distance(one, x, y)]));
    return found.sort((a, b) => far.get(a)! - far.get(b)! || HIT.indexOf(a.layer.id) - HIT.indexOf(b.layer.id))[0];
  }

  /** How far the middle of a symbol lies from a pixel; areas have none. */
  private distance(one: maplibre.MapGeoJSONFeature, x: number, y: number): number {
    if (one.geometry.type !== "Point") return 1000;
    const middle = this.map.project(one.geometry.coordinates as [number, number]);
    const aside = one.source === "signs" ? ASIDE : 0;
    return Math.hypot(middle.x + aside - x, middle.y - aside - y);
  }

  private hovered(event: maplibre.MapMouseEvent): void {
    const near = this.hit(event.point);
    const canvas = this.map.getCanvas();
    canvas.style.cursor = near ? "pointer" : "";
    canvas.title = near ? String(near.properties.words ?? `${near.properties.point_count} events`) : "";
  }

  private async clicked(event: maplibre.MapMouseEvent): Promise<void> {
    const near = this.hit(event.point);
    if (!near) return;
    const { key, id, ids, cluster_id: cluster } = near.properties;
    if (key) this.choose({ place: key });
    else if (ids) this.choose({ events: String(ids).split(" ") });
    else if (id) this.choose({ events: [id] });
    else if (cluster !== undefined) this.choose({ events: await this.leaves(cluster) });
  }

  private async leaves(cluster: number): Promise<string[]> {
    const source = this.map.getSource("signs") as maplibre.GeoJSONSource;
    const features = await source.getClusterLeaves(cluster, 200, 0);
    return features.map((one) => String(one.properties?.id));
  }
}

/** What is drawn, in short: an area's shape follows from what it is of. */
const told = (data: FeatureCollection): string =>
  JSON.stringify(data.features.map(({ properties, geometry }) => [properties, geometry.type === "Point" ? geometry.coordinates : null]));

export function writeCamera(map: maplibre.Map): string {
  const { lng, lat } = map.getCenter();
  return `${lat.toFixed(3)},${lng.toFixed(3)},${map.getZoom().toFixed(2)}`;
}

function readCamera(text: string): { center: [number, number]; zoom: number } {
  const [lat, lon, zoom] = text.split(",").map(Number);
  const good = [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return good ? { center: [lon, lat], zoom } : { center: [20, 25], zoom: 1.4 };
}
