// The map as a picture that says what it is: date, legend, sources and boundaries are on it.

import { dayWords, toIso } from "../days";
import { policyWords } from "../map/basemap";
import { drawMark, type Mark } from "../map/marks";
import { drawSign, signId } from "../map/signs";
import type { Palette } from "../palette";
import { kindsShown, sidesShown } from "../panels/legend";
import type { Scene } from "../scene";
import { clean, countryName, kindWords } from "../text";
import type { Family } from "../types";
import { knownDay } from "../view";
import { save } from "./save";

const LINE = 22;
const SIGN_WIDE = 125;
const SMALL = "12px sans-serif";

export function savePicture(map: HTMLCanvasElement, scene: Scene, palette: Palette, own: boolean): void {
  const scale = map.width / map.clientWidth || 1;
  const sides = sidesShown(scene);
  const legend = Math.max(sides.length, 4);
  const picture = document.createElement("canvas");
  const [wide, high] = [Math.max(map.clientWidth, 600), map.clientHeight];
  const foot = foots(scene, own).flatMap((words) => broken(words, wide - 24));
  picture.width = wide * scale;
  const kinds = kindsShown(scene);
  const signs = Math.ceil(kinds.length / Math.floor((wide - 24) / SIGN_WIDE));
  picture.height = (high + LINE * (2.5 + legend + signs + foot.length)) * scale;
  const pen = picture.getContext("2d")!;
  pen.scale(scale, scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, wide, picture.height);
  write(pen, heading(scene), 12, LINE, "bold 16px sans-serif");
  pen.drawImage(map, 0, LINE * 1.6, map.clientWidth, high);
  const top = high + LINE * 2.6;
  sides.forEach(({ name, side }, i) => {
    pen.fillStyle = palette(side);
    pen.fillRect(12, top + i * LINE - 11, 13, 13);
    write(pen, clean(name), 32, top + i * LINE);
  });
  drawKeys(pen, wide, top);
  drawSigns(pen, kinds, wide, top + legend * LINE);
  foot.forEach((line, i) => write(pen, line, 12, top + (legend + signs + i) * LINE, SMALL));
  picture.toBlob((blob) => blob && save(`whoholds-${toIso(scene.day)}.png`, blob, "image/png"), "image/png");
}

/** Words in lines that are no wider than some pixels. */
function broken(words: string, wide: number): string[] {
  const pen = document.createElement("canvas").getContext("2d")!;
  pen.font = SMALL;
  return words.split(" ").reduce<string[]>((lines, word) => {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    return lines.length && pen.measureText(longer).width <= wide ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

function heading(scene: Scene): string {
  const known = knownDay(scene.view);
  const where = scene.view.country && scene.view.country !== "ZZ" ? `${countryName(scene.view.country)}: w` : "W";
  return `${where}ho holds what on ${dayWords(toIso(scene.day))}${known ? `, as known on ${dayWords(known)}` : ""}`;
}

function foots(scene: Scene, own: boolean): string[] {
  const outlets = [...new Set(scene.events.flatMap((event) => event.outlets))].filter(Boolean).sort();
  const more = outlets.length > 6 ? ` and ${outlets.length - 6} more` : "";
  const shade = scene.view.shade === "none" ? [] : ["Shading is interpolated; no report says so."];
  const sources = outlets.length ? [`Reports by ${clean(outlets.slice(0, 6).join(", "))}${more}.`] : [];
  return [...sources, ...shade, "Places: GeoNames (CC BY 4.0). Basemap: Natural Earth.", policyWords(own)];
}

function drawKeys(pen: CanvasRenderingContext2D, wide: number, top: number): void {
  const grey = ["#8a8a8a"];
  const states: Mark[] = (["held", "contested", "besieged", "unknown"] as const).map((state) => ({ state, basis: "reported", colours: grey }));
  const bases: Mark[] = (["claimed", "reported", "confirmed", "disputed"] as const).map((basis) => ({ state: "held", basis, colours: grey }));
  [states, bases].forEach((marks, column) =>
    marks.forEach((mark, i) => {
      const x = wide - 250 + column * 125;
      pen.drawImage(stamp(drawMark(mark, false)), x, top + i * LINE - 15, 20, 20);
      write(pen, column ? mark.basis : mark.state, x + 26, top + i * LINE);
    }),
  );
}

/** The kinds of events on the map, by their signs, in rows. */
function drawSigns(pen: CanvasRenderingContext2D, kinds: [string, Family][], wide: number, top: number): void {
  const across = Math.floor((wide - 24) / SIGN_WIDE);
  kinds.forEach(([kind, family], i) => {
    const [x, y] = [12 + (i % across) * SIGN_WIDE, top + Math.floor(i / across) * LINE];
    pen.drawImage(stamp(drawSign(signId(family, kind))!), x, y - 15, 20, 20);
    write(pen, kindWords(kind), x + 26, y);
  });
}

function stamp(image: ImageData): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = image.width;
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  return canvas;
}

function write(pen: CanvasRenderingContext2D, words: string, x: number, y: number, font = "13px sans-serif"): void {
  pen.fillStyle = "#111111";
  pen.font = font;
  pen.fillText(words, x, y);
}
