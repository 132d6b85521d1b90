// Runs the journeys and prints a line of JSON for each: its name, whether it went well, why not, and how long it took.
//
//   node tests/run.mjs CHROMIUM OUT URL EDIT_URL HOSTILE_URL [NAME...]

import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { Browsers } from "./browser.mjs";
import * as journeys from "./journeys.mjs";

const [chromium, out, url, editUrl, hostileUrl, ...names] = process.argv.slice(2);
await mkdir(out, { recursive: true });
const shot = (page, name) => page.screenshot({ path: `${out}/${name}.png`, timeout: 10_000 });
const waiting = Object.entries(journeys).filter(([name]) => !names.length || names.includes(name));

async function run(name, journey) {
  const browser = new Browsers(chromium);
  const begun = Date.now();
  let error = null;
  try {
    await journey({ browser, url, editUrl, hostileUrl, out, shot });
  } catch (reason) {
    error = String(reason.stack ?? reason).slice(0, 3000);
    const page = browser.pages().at(-1);
    if (page) await shot(page, `failed-${name}`).catch(() => undefined);
  }
  console.log(JSON.stringify({ name, ok: error === null, error, ms: Date.now() - begun }));
  await browser.close();
}

async function work() {
  for (let next = waiting.pop(); next; next = waiting.pop()) await run(...next);
}

await Promise.all(Array.from({ length: availableParallelism() >= 4 ? 2 : 1 }, work));
