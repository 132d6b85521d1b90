// The map as a part of the page: it draws what is shown, and says in words what it can't draw.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Palette } from "../palette";
import type { Scene } from "../scene";
import { count } from "../text";
import { Atlas, loadBasemap, policyWords, type Basemap } from "./basemap";
import { boxAround, boxOfAreas, within } from "./boxes";
import type { Chart, Chosen, Theme } from "./chart";
import { drawEvents, drawStandings } from "./features";
import { byDivision, byNearest } from "./shading";

export interface MapProps {
  scene: Scene;
  palette: Palette;
  theme: Theme;
  ownBoundaries: boolean;
  camera: string;
  found: [number, number][];
  choose: (chosen: Chosen) => void;
  moved: (camera: string) => void;
  drawn: (chart: Chart | null) => void;
}

export function MapView(props: MapProps) {
  const { scene, palette, theme } = props;
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart | null>(null);
  const [basemap, setBasemap] = useState<Basemap | null>(null);
  const [error, setError] = useState<string | null>(null);
  const atlas = useMemo(() => new Atlas(basemap?.areas ?? []), [basemap]);
  const latest = useRef(props);
  latest.current = props;
  const framed = useRef(props.camera ? scene.view.country : "");

  useEffect(() => {
    let made: Chart | null = null;
    let gone = false;
    Promise.all([import("./chart"), loadBasemap(props.ownBoundaries)])
      .then(async ([{ Chart }, loaded]) => {
        if (gone || !box.current) return;
        setBasemap(loaded);
        made = new Chart(box.current, loaded, theme, (one) => latest.current.choose(one), (to) => framed.current && latest.current.moved(to), props.camera);
        await made.ready;
        if (!gone) setChart(made);
        latest.current.drawn(gone ? null : made);
      })
      .catch((one: Error) => setError(one.message));
    return () => {
      gone = true;
      made?.remove();
    };
  }, []);

  const standings = useMemo(() => drawStandings(scene.standings, scene.day, palette, atlas), [scene.standings, scene.day, palette, atlas]);
  const events = useMemo(() => drawEvents(scene.events, atlas), [scene.events, atlas]);
  useEffect(() => {
    if (!chart) return;
    chart.draw("marks", standings.marks);
    chart.draw("areas", standings.areas);
    chart.draw("discs", standings.discs);
  }, [chart, standings]);
  useEffect(() => {
    if (!chart) return;
    chart.draw("signs", events.signs);
    chart.draw("eventAreas", events.areas);
  }, [chart, events]);
  useEffect(() => {
    chart?.draw("found", {
      type: "FeatureCollection",
      features: props.found.map((coordinates) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates } })),
    });
  }, [chart, props.found]);
  useEffect(() => chart?.paint(theme), [chart, theme]);
  useEffect(() => {
    if (!chart) return;
    const areas = scene.view.shade === "division" ? byDivision(scene.standings, palette, atlas) : [];
    chart.shade(areas, scene.view.shade === "nearest" ? byNearest(scene.standings, palette, atlas) : null);
  }, [chart, scene.view.shade, scene.standings, palette, atlas]);
  useEffect(() => {
    if (!chart || !basemap || !scene.control || !scene.settled || framed.current === scene.view.country) return;
    framed.current = scene.view.country;
    fitTo(chart, scene, basemap);
  }, [chart, scene.view.country, scene.control, scene.settled, basemap]);

  return (
    <section class="map" aria-label="Map">
      <div class="map-canvas" ref={box} />
      {!chart && !error && <p class="map-note" role="status">Drawing the map…</p>}
      {error && <p class="map-note error" role="alert">{error} The tables tell the same.</p>}
      <MapWords left={standings.left.length} within={standings.within.length} leftEvents={events.left.length} shade={scene.view.shade} own={props.ownBoundaries} />
    </section>
  );
}

/** The country that is looked at, if most places told of lie in it, else all those places. */
function fitTo(chart: Chart, scene: Scene, basemap: Basemap | null): void {
  const points = (scene.control?.histories ?? [])
    .filter(({ place }) => place.lat !== null && place.type !== "country")
    .map(({ place }): [number, number] => [place.lon!, place.lat!]);
  const areas = scene.view.country ? (basemap?.areas ?? []).filter((area) => area.properties.country === scene.view.country) : [];
  const country = boxOfAreas(areas);
  const most = country && 2 * points.filter((point) => within(country, point)).length >= points.length;
  const box = most ? country : (boxAround(points) ?? country);
  if (box) chart.fit(box);
}

function MapWords({ left, within, leftEvents, shade, own }: { left: number; within: number; leftEvents: number; shade: string; own: boolean }) {
  const missing = [left && count(left, "place"), leftEvents && count(leftEvents, "event")].filter(Boolean);
  return (
    <div class="map-words">
      {shade !== "none" && (
        <p class="interpolated">
          <strong>Shading is interpolated</strong> {shade === "division" ? "by division, from the towns told of in it" : "from the nearest town told of"}: no report says so.
        </p>
      )}
      {within > 0 && <p>{count(within, "site")} known only to their town: see the tables.</p>}
      {missing.length > 0 && <p>Not drawn, having no known point or division: {missing.join(" and ")}. They are in the tables.</p>}
      <p>{policyWords(own)}</p>
    </div>
  );
}
