// What is shown, to keep: tables, shapes, the picture of the map, the brief.

import { toIso } from "../days";
import type { Chart } from "../map/chart";
import type { Palette } from "../palette";
import { stretchOf, type Scene } from "../scene";
import { encode } from "../ask";
import { knownDay } from "../view";
import { savePicture } from "./picture";
import { save } from "./save";
import { csv, eventRows, geojson, placeRows } from "./tables";

interface MenuProps {
  scene: Scene;
  chart: Chart | null;
  palette: Palette;
  own: boolean;
}

export function ExportMenu({ scene, chart, palette, own }: MenuProps) {
  const day = toIso(scene.day);
  const country = scene.view.country === "ZZ" ? "" : scene.view.country;
  const brief = encode({ ...stretchOf(scene), country, as_known: knownDay(scene.view) });
  const keep = (run: () => void) => (event: Event) => {
    run();
    (event.currentTarget as HTMLElement).closest("details")?.removeAttribute("open");
  };
  return (
    <details class="menu">
      <summary>Export</summary>
      <ul>
        <li><button type="button" onClick={keep(() => save(`places-${day}.csv`, csv(placeRows(scene)), "text/csv"))}>Places, CSV</button></li>
        <li><button type="button" onClick={keep(() => save(`events-${day}.csv`, csv(eventRows(scene)), "text/csv"))}>Events, CSV</button></li>
        <li><button type="button" onClick={keep(() => save(`whoholds-${day}.geojson`, geojson(scene), "application/geo+json"))}>GeoJSON</button></li>
        <li><button type="button" disabled={!chart} onClick={keep(() => chart && savePicture(chart.map.getCanvas(), scene, palette, own))}>Picture of the map, PNG</button></li>
        <li><a href={`view/brief?${brief}`} download>Brief, Markdown</a></li>
        <li><a href={`view/brief?${brief}&format=html`} download>Brief, HTML</a></li>
      </ul>
    </details>
  );
}
