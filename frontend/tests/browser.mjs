// A browser that talks to nobody but the page, and the ways in which a journey looks at what is drawn.

import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const QUIET = [
  "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Milliseconds between looks: a frame may be long in coming where software draws it. */
const POLL = 150;

/** Wait until something holds in the page. */
export const until = (page, holds, given = null) => page.waitForFunction(holds, given, { polling: POLL });

/** Opens each context in a browser of its own: what one page does to the drawing process can't hold up another. */
export class Browsers {
  opened = [];

  constructor(executablePath) {
    this.executablePath = executablePath;
  }

  async newContext(options) {
    const browser = await chromium.launch({ executablePath: this.executablePath, args: QUIET });
    this.opened.push(browser);
    return browser.newContext(options);
  }

  pages() {
    return this.opened.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
  }

  async close() {
    await Promise.all(this.opened.splice(0).map((browser) => browser.close()));
  }
}

/** A page in a context of its own; `complaints` gathers errors and requests that leave the machine. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1120, height: 720 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && page.complaints.push(`console: ${message.text()}`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(url).host) page.complaints.push(`left the machine: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}

/** Wait until the map has drawn what the page asked it to. */
export async function drawn(page) {
  await page.waitForFunction(() => {
    const chart = document.querySelector(".map-canvas")?.chart;
    return chart && chart.map.loaded() && chart.map.queryRenderedFeatures({ layers: ["marks"] }).length > 0;
  }, null, { timeout: 60_000, polling: POLL });
}

/** The properties of what is drawn in some layers. */
export const features = (page, ...layers) =>
  page.evaluate((names) => document.querySelector(".map-canvas").chart.map.queryRenderedFeatures({ layers: names }).map((one) => one.properties), layers);

export const mark = async (page, name) => (await features(page, "marks")).find((one) => one.name === name);

/** Wait until the mark of a place is drawn so. */
export async function marked(page, name, wanted) {
  await page.waitForFunction(([place, props]) => {
    const chart = document.querySelector(".map-canvas")?.chart;
    const found = chart?.map.loaded() && chart.map.queryRenderedFeatures({ layers: ["marks"] }).find((one) => one.properties.name === place);
    return found && Object.entries(props).every(([key, value]) => found.properties[key] === value);
  }, [name, wanted], { timeout: 40_000, polling: POLL });
}

/** Click on the map where a place is drawn. */
export async function clickPlace(page, name) {
  const { x, y } = await page.evaluate((place) => {
    const { map } = document.querySelector(".map-canvas").chart;
    const found = map.queryRenderedFeatures({ layers: ["marks"] }).find((one) => one.properties.name === place);
    const box = map.getCanvas().getBoundingClientRect();
    const at = map.project(found.geometry.coordinates);
    return { x: box.x + at.x, y: box.y + at.y };
  }, name);
  await page.mouse.click(x, y);
}

/** What axe finds serious or critical, in words. */
export async function barriers(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 140)} ${node.any.map((why) => why.message).join()}`).join(" | ")}`);
}
