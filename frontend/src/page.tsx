// The parts of the page and how they hang together: what is chosen in one is shown in the others.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Desk } from "./desk";
import { ExportMenu } from "./export/menu";
import type { Chart, Chosen, Theme } from "./map/chart";
import { MapView } from "./map/map";
import { hasWebGl } from "./map/webgl";
import { paletteOf } from "./palette";
import { Legend } from "./panels/legend";
import { Side } from "./panels/side";
import { useScene } from "./scene";
import { Timeline } from "./timeline/timeline";
import { countryName } from "./text";
import { SHADES, type Shade, type View } from "./view";

interface PageProps {
  desk: Desk;
  view: View;
  theme: Theme;
  turn: () => void;
  setJudge: (name: string) => void;
}

export function Page({ desk, view, theme, turn, setJudge }: PageProps) {
  const { store, ledger } = desk;
  const scene = useScene(view, desk.again);
  const palette = useMemo(() => paletteOf(scene.control?.sides ?? []), [scene.control]);
  const [drawable] = useState(hasWebGl);
  const [chart, setChart] = useState<Chart | null>(null);
  const [found, setFound] = useState<[number, number][]>([]);
  const [chosen, setChosen] = useState<string[]>([]);
  const mapped = drawable && !view.table;
  const choose = ({ place, events }: Chosen) => {
    if (place) desk.openPlace(place);
    if (!events) return;
    setChosen(events);
    desk.openEvents(events);
  };
  useEffect(() => setChosen([]), [scene.day, view.back]);
  useShown(chart, scene.control, view.shown);
  useProbe(chart);
  return (
    <div class={`page ${mapped ? "" : "no-map"}`}>
      <a class="skip" href="#side">Skip to the answers</a>
      <header class="top">
        <h1>whoholds <small><bdi>{ledger.name}</bdi></small></h1>
        <label class="choice">
          Country
          <select value={view.country} onChange={(event) => store.set({ country: event.currentTarget.value, shown: "", at: "", camera: "" }, { step: true })}>
            <option value="ZZ">all</option>
            {ledger.lands.filter((land) => land.country).map((land) => <option key={land.country} value={land.country!}>{countryName(land.country!)} ({land.places})</option>)}
          </select>
        </label>
        {drawable && (
          <label class="choice">
            Shading, interpolated
            <select value={view.shade} onChange={(event) => store.set({ shade: event.currentTarget.value as Shade })}>
              {SHADES.map((one) => <option key={one} value={one}>{one === "none" ? "none" : `by ${one === "nearest" ? "nearest town" : one}`}</option>)}
            </select>
          </label>
        )}
        <div class="top-end">
          {drawable && <button type="button" aria-pressed={view.table} onClick={() => store.set({ table: !view.table })}>Tables only</button>}
          <button type="button" onClick={turn}>{theme === "dark" ? "Light" : "Dark"}</button>
          <ExportMenu scene={scene} chart={mapped ? chart : null} palette={palette} own={ledger.own_boundaries} />
        </div>
        {ledger.edits && (
          <label class="choice judge">
            {desk.token ? "Judging as" : "To judge, open the address that `whoholds serve --edit` printed"}
            {desk.token && <input value={desk.judge} maxLength={200} onChange={(event) => setJudge(event.currentTarget.value)} />}
          </label>
        )}
      </header>
      {scene.error && <p class="state error banner" role="alert">{scene.error}</p>}
      {mapped && (
        <div class="stage">
          <MapView
            scene={scene} palette={palette} theme={theme} ownBoundaries={ledger.own_boundaries} camera={view.camera} found={found}
            choose={choose} moved={(camera) => store.set({ camera })} drawn={setChart}
          />
          <Legend scene={scene} palette={palette} theme={theme} />
        </div>
      )}
      {!drawable && <p class="state banner" role="note">This browser can't draw the map (no WebGL). The tables tell the same.</p>}
      <Timeline scene={scene} store={store} />
      <Side scene={scene} desk={desk} palette={palette} chosen={chosen} clearChosen={() => setChosen([])} onFound={setFound} />
    </div>
  );
}

/** Bring the place that is looked at into sight. */
function useShown(chart: Chart | null, control: ReturnType<typeof useScene>["control"], key: string): void {
  useEffect(() => {
    const place = control?.histories.find((one) => one.place.key === key)?.place;
    if (chart && place?.lat != null && place.lon != null) chart.show(place.lon, place.lat);
  }, [chart, key]);
}

/** For tests and for the curious: the map that is drawn, as `document.querySelector(".map-canvas").chart`. */
function useProbe(chart: Chart | null): void {
  const kept = useRef(chart);
  kept.current = chart;
  useEffect(() => {
    const canvas = document.querySelector(".map-canvas");
    if (canvas && chart) Object.assign(canvas, { chart });
  }, [chart]);
}
