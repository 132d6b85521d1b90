// Runs the journeys and prints a line of JSON for each: its name, whether it went well, why not, and how long it took.
//
//   node tests/run.mjs CHROMIUM OUT URL EDIT_URL HOSTILE_URL [NAME...]

import { mkdir } from "node:fs/promises";
import { launch } from "./browser.mjs";
import * as journeys from "./journeys.mjs";

const [chromium, out, url, editUrl, hostileUrl, ...names] = process.argv.slice(2);
await mkdir(out, { recursive: true });
const browser = await launch(chromium);
const shot = (page, name) => page.screenshot({ path: `${out}/${name}.png` });
for (const [name, journey] of Object.entries(journeys)) {
  if (names.length && !names.includes(name)) continue;
  const begun = Date.now();
  let error = null;
  try {
    await journey({ browser, url, editUrl, hostileUrl, out, shot });
  } catch (reason) {
    error = String(reason.stack ?? reason).slice(0, 3000);
    const pages = browser.contexts().flatMap((context) => context.pages());
    if (pages.length) await shot(pages.at(-1), `failed-${name}`).catch(() => undefined);
  }
  console.log(JSON.stringify({ name, ok: error === null, error, ms: Date.now() - begun }));
  await Promise.all(browser.contexts().map((context) => context.close()));
}
await browser.close();
