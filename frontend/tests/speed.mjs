// How long a first view of a country takes, and a step of the slider, in milliseconds; medians of several.
//
//   node tests/speed.mjs CHROMIUM URL

import { Browsers, open } from "./browser.mjs";

const STEPS = 15;
const [chromium, url] = process.argv.slice(2);
const browser = new Browsers(chromium);
const page = await open(browser, "about:blank");
const begun = Date.now();
await page.goto(url);
const shown = (layer) => page.waitForFunction((name) => {
  const map = document.querySelector(".map-canvas")?.chart?.map;
  return map?.getLayer(name) && map.queryRenderedFeatures({ layers: [name] }).length > 0;
}, layer, { polling: 30, timeout: 120_000 });
await page.waitForFunction(() => document.querySelectorAll("#side tbody tr").length > 0, null, { polling: 30, timeout: 120_000 });
const table = Date.now() - begun;
await shown("marks");
const map = Date.now() - begun;
await page.waitForLoadState("networkidle");
const steps = await page.evaluate(async (times) => {
  const { map: drawn } = document.querySelector(".map-canvas").chart;
  const slider = document.querySelector(".slider");
  const spent = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    slider.value = String(Number(slider.value) - 1);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    // A day on which all stands as before draws nothing anew: the map is asked for one more frame.
    const done = new Promise((resolve) => drawn.once("idle", resolve));
    drawn.triggerRepaint();
    await done;
    spent.push(performance.now() - start);
  }
  return spent.sort((a, b) => a - b);
}, STEPS);
console.log(JSON.stringify({ table_ms: table, map_ms: map, step_ms: Math.round(steps[STEPS >> 1]), slowest_step_ms: Math.round(steps[STEPS - 1]) }));
await browser.close();
