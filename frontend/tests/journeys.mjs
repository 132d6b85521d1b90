// What people do with the page, from the first look to the words. Each journey is a function; it throws if it fails.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { barriers, clickPlace, drawn, features, mark, marked, open, until } from "./browser.mjs";

const KUNDUZ = "Kunduz";
const DISPUTED = "Shibirghan";
/** the day on which both was said, that it fell and that it didn't */
const SAID = "2021-08-07";
const quiet = (page) => assert.deepEqual(page.complaints, []);

/** Open, play the week, click Kunduz, read the two sides, open the report, see the quote, send the view. */
export async function fromTheMapToTheWords({ browser, url, shot }) {
  const page = await open(browser, `${url}?at=2021-08-06`);
  await drawn(page);
  assert.equal((await mark(page, "Zaranj")).state, "held");
  assert.notEqual((await mark(page, KUNDUZ))?.state, "held", "Kunduz falls on the 8th");
  await shot(page, "first-look");
  await page.getByRole("button", { name: "Play" }).click();
  await marked(page, KUNDUZ, { state: "held" });
  await page.getByRole("button", { name: "Pause" }).click();
  assert.ok(new URL(page.url()).searchParams.get("at") > "2021-08-07");
  await page.getByLabel("Day", { exact: true }).fill("2021-08-08");
  await marked(page, KUNDUZ, { state: "held", changed: true });
  await clickPlace(page, KUNDUZ);
  await page.getByRole("heading", { name: /Kunduz/ }).first().waitFor();
  const side = (name) => page.getByRole("region", { name, exact: true });
  assert.ok(await side("For").locator("mark").count(), "words for it, marked");
  await page.getByLabel("Day", { exact: true }).fill(SAID);
  await marked(page, DISPUTED, { basis: "disputed" });
  await clickPlace(page, DISPUTED);
  await page.getByRole("heading", { name: DISPUTED }).first().waitFor();
  assert.ok(await side("For").locator("mark").count(), "words for it, marked");
  assert.ok(await side("Against").locator("mark").count(), "words against it, marked");
  await shot(page, "place");
  const words = await side("For").locator("mark").first().textContent();
  await side("For").getByRole("button", { name: "Read the report" }).first().click();
  const chosen = page.locator(".report [aria-pressed=true]").first();
  await chosen.waitFor();
  assert.equal(await chosen.textContent(), words, "the cue is chosen in the report's text");
  assert.ok(await page.locator(".report .lit.quote").count(), "the quote is lit around it");
  await shot(page, "report");
  const sent = await open(browser, page.url());
  await drawn(sent);
  await sent.locator(".report [aria-pressed=true]").first().waitFor();
  assert.equal(await sent.locator("#side h2").textContent(), await page.locator("#side h2").textContent());
  assert.equal((await mark(sent, DISPUTED)).mark, (await mark(page, DISPUTED)).mark);
  const camera = (one) => one.evaluate(() => document.querySelector(".map-canvas").chart.map.getZoom().toFixed(1));
  assert.equal(await camera(sent), await camera(page), "the same stretch of the map");
  quiet(page);
  quiet(sent);
}

/** What was known on the day itself differs from what is known today. */
export async function asKnownThen({ browser, url }) {
  const page = await open(browser, `${url}?at=2021-08-12`);
  await drawn(page);
  await marked(page, "Kandahar", { basis: "reported" });
  await page.getByLabel("As known").first().selectOption("same");
  await marked(page, "Kandahar", { basis: "claimed" });
  assert.match((await mark(page, "Kandahar")).words, /claimed by/, "never shown as held");
  await page.getByLabel("As known").first().selectOption("day");
  await page.locator("input[type=date][aria-label='As known on']").fill("2021-08-14");
  await marked(page, "Kandahar", { basis: "reported" });
  await page.locator(".slider.known").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("End");
  await page.getByLabel("Day", { exact: true }).fill("2021-08-08");
  assert.match(page.url(), /known=2021-08-15/, "the second handle goes back and forth over all days, whatever was known");
  quiet(page);
}

/** Day by day as known on that very day: each step tells what the ledger tells of it when asked alone. */
export async function stepAsKnownThen({ browser, url }) {
  const page = await open(browser, `${url}?at=2021-08-11&known=same`);
  await drawn(page);
  const shown = async () => (await page.locator("#side tbody tr").allTextContents()).sort();
  const stepped = [];
  for (let step = 0; step < 3; step += 1) {
    await page.getByRole("button", { name: "A day on" }).click();
    await page.getByText(`on ${12 + step} Aug 2021`).first().waitFor();
    await page.locator("#side[aria-busy=false]").waitFor();
    stepped.push(await shown());
  }
  await page.reload();
  await drawn(page);
  await page.locator("#side[aria-busy=false]").waitFor();
  assert.deepEqual(await shown(), stepped[2]);
  assert.notDeepEqual(stepped[0], stepped[2]);
  quiet(page);
}

/** Numbers by claimant, and contradictions side by side, each with a way to its report. */
export async function tollsAndDisputes({ browser, url, shot }) {
  const page = await open(browser, `${url}?at=2021-08-14`);
  await drawn(page);
  const list = (name) => page.getByRole("navigation", { name: "Lists" }).getByRole("button", { name });
  await list("Tolls").click();
  await page.getByRole("img", { name: /^killed: \d+ numbers/ }).waitFor();
  const cut = await page.locator(".plot .tick text").evaluateAll((texts) => texts.filter((one) => one.getBBox().x < 0).map((one) => one.textContent));
  assert.deepEqual(cut, [], "every number on the axis is whole");
  assert.ok(await page.locator("#side tbody tr").count(), "the plot's numbers in a table");
  await list("Disputes").click();
  await page.getByRole("heading", { name: new RegExp(`Who holds it: ${DISPUTED}`) }).waitFor();
  await shot(page, "disputes");
  await page.getByRole("button", { name: "Read the report" }).first().click();
  await page.locator(".report [aria-pressed=true]").first().waitFor();
  quiet(page);
}

/** The map goes where the country is that is chosen, and tells of nothing beyond it. */
export async function chooseACountry({ browser, url }) {
  const page = await open(browser, `${url}?country=ZZ&at=2021-08-14&camera=0.000,0.000,1.00`);
  await until(page, () => document.querySelector(".map-canvas")?.chart?.map.loaded());
  await page.getByLabel("Country").selectOption("AF");
  await until(page, () => {
    const { map } = document.querySelector(".map-canvas").chart;
    const { lat, lng } = map.getCenter();
    return lat > 29 && lat < 39 && lng > 60 && lng < 75 && map.getZoom() > 4;
  });
  await drawn(page);
  quiet(page);
}

/** Words and conditions: as a list, and on the map. */
export async function searchAndFilter({ browser, url, shot }) {
  const page = await open(browser, `${url}?at=2021-08-12`);
  await drawn(page);
  await page.getByLabel("Words").fill("Kunduz");
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("region", { name: "Reports" }).waitFor();
  for (const quote of await page.locator(".claim").allTextContents()) assert.match(quote, /kunduz/i);
  await until(page, () => document.querySelector(".map-canvas").chart.map.queryRenderedFeatures({ layers: ["found"] }).length > 0);
  await shot(page, "search");
  await page.getByRole("button", { name: "Clear all conditions" }).click();
  await page.getByRole("button", { name: "Places", exact: true }).click();
  await page.getByText("Filter", { exact: true }).click();
  await page.getByLabel("Basis").selectOption("claimed");
  await until(page, () => {
    const { map } = document.querySelector(".map-canvas").chart;
    const found = map.loaded() ? map.queryRenderedFeatures({ layers: ["marks"] }) : [];
    return found.length > 0 && found.every((one) => one.properties.basis === "claimed");
  });
  assert.match(page.url(), /basis=claimed/);
  const rows = await page.locator("#side tbody tr").allTextContents();
  assert.ok(rows.length > 0 && rows.every((row) => row.includes("own word alone")));
  quiet(page);
}

/** A place that is known only to its division is an area, never a mark. */
export async function areasAreNoPins({ browser, url }) {
  const page = await open(browser, `${url}?at=2021-08-15`);
  await drawn(page);
  const areas = await features(page, "areas");
  assert.ok(areas.length > 0, "some division is told of as a whole");
  const pins = new Set((await features(page, "marks")).map((one) => one.key));
  assert.ok(areas.every((one) => !pins.has(one.key)));
  await page.getByLabel("Shading").selectOption("division");
  await page.getByText("Shading is interpolated").waitFor();
  await until(page, () => {
    const { map } = document.querySelector(".map-canvas").chart;
    return map.getLayer("shade-areas") && map.queryRenderedFeatures({ layers: ["shade-areas"] }).length > 0;
  });
  await page.getByLabel("Shading").selectOption("nearest");
  await until(page, () => document.querySelector(".map-canvas").chart.map.getLayer("shade-raster") !== undefined);
  quiet(page);
}

/** Reject what stands against it, see the place told anew, undo it; the same with a correction. */
export async function judgeAndUndo({ browser, editUrl, shot }) {
  const page = await open(browser, editUrl.replace("/#", `/?at=${SAID}#`));
  await drawn(page);
  assert.ok(!page.url().includes("token"), "the token doesn't stay in the address");
  await page.getByRole("button", { name: DISPUTED, exact: true }).click();
  const against = page.getByRole("region", { name: "Against", exact: true });
  await against.locator("mark").first().waitFor();
  for (let left = await against.locator("article").count(); left > 0; left = await against.locator("article").count()) {
    await against.getByRole("button", { name: "Reject" }).first().click();
    await until(page, (before) => document.querySelectorAll("[aria-label=Against] article").length < before, left);
  }
  await page.getByRole("status").getByText(/^Rejected/).waitFor();
  await marked(page, DISPUTED, { basis: "reported" });
  await shot(page, "judged");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await marked(page, DISPUTED, { basis: "disputed" });
  await against.getByText(/Accepted by/).first().waitFor();
  await against.getByRole("button", { name: "Correct" }).first().click();
  await against.getByLabel("status").selectOption("hypothetical");
  await against.getByRole("button", { name: "Keep the correction" }).click();
  await page.getByRole("status").getByText(/^Corrected/).waitFor();
  await marked(page, DISPUTED, { basis: "reported" });
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await marked(page, DISPUTED, { basis: "disputed" });
  quiet(page);
}

/** The whole way with the keyboard alone. */
export async function keyboardAlone({ browser, url }) {
  const page = await open(browser, `${url}?at=2021-08-08`);
  await drawn(page);
  const tabTo = async (found, most = 120) => {
    for (let i = 0; i < most; i += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(found)) return;
    }
    assert.fail(`${found} isn't reached by Tab`);
  };
  await tabTo(() => document.activeElement.classList.contains("skip"), 1);
  await tabTo(() => document.activeElement.getAttribute("aria-label") === "Day shown");
  await page.keyboard.press("ArrowLeft");
  assert.match(page.url(), /at=2021-08-07/);
  await page.keyboard.press("ArrowRight");
  await tabTo(() => document.activeElement.textContent === "Kunduz");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Kunduz/ }).first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "side", "focus goes to what was opened");
  await tabTo(() => document.activeElement.textContent === "Read the report");
  await page.keyboard.press("Enter");
  await page.locator(".report").waitFor();
  await tabTo(() => document.activeElement.classList.contains("cue"));
  await page.keyboard.press("Enter");
  await page.locator(".report [aria-pressed=true]").first().waitFor();
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "focus is seen");
  quiet(page);
}

/** Without WebGL the tables tell the same. */
export async function withoutWebGl({ browser, url, shot }) {
  const bare = await (await browser.newContext()).newPage();
  await bare.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = ((get) => function (kind, ...rest) {
      return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest);
    })(HTMLCanvasElement.prototype.getContext);
  });
  await bare.goto(`${url}?at=2021-08-08`);
  await bare.getByText("can't draw the map").waitFor();
  assert.match(await bare.getByRole("row", { name: /Kunduz/ }).first().textContent(), /held by Taliban/);
  await bare.getByRole("button", { name: KUNDUZ, exact: true }).click();
  await bare.getByRole("region", { name: "Against", exact: true }).waitFor();
  await shot(bare, "without-webgl");
}

/** No serious barrier: light and dark, wide and narrow, in every list. */
export async function withoutBarriers({ browser, url, shot }) {
  const found = [];
  const looks = [["light", 1280], ["dark", 390]];
  for (const [colorScheme, width] of looks) {
    const page = await open(browser, `${url}?at=2021-08-12`, { colorScheme, viewport: { width, height: 800 } });
    await drawn(page);
    for (const tab of ["Places", "Events", "Claims", "Tolls", "Disputes", "Read"]) {
      await page.getByRole("navigation", { name: "Lists" }).getByRole("button", { name: tab }).click();
      await page.waitForLoadState("networkidle");
      found.push(...(await barriers(page)).map((one) => `${colorScheme} ${tab}: ${one}`));
      await shot(page, `${tab.toLowerCase()}-${colorScheme}`);
    }
    await page.getByRole("navigation", { name: "Lists" }).getByRole("button", { name: "Places" }).click();
    await page.getByRole("button", { name: KUNDUZ, exact: true }).click();
    await page.getByRole("heading", { name: /Kunduz/ }).first().waitFor();
    found.push(...(await barriers(page)).map((one) => `${colorScheme} place: ${one}`));
    await shot(page, `place-${colorScheme}`);
    await page.getByRole("button", { name: "Read the report" }).first().click();
    await page.locator(".report").waitFor();
    found.push(...(await barriers(page)).map((one) => `${colorScheme} report: ${one}`));
    await shot(page, `report-${colorScheme}`);
    quiet(page);
  }
  assert.deepEqual([...new Set(found)], []);
}

/** What is shown can be kept: tables, shapes, the picture, the brief. */
export async function keepWhatIsShown({ browser, url, out }) {
  const page = await open(browser, `${url}?at=2021-08-12`);
  await drawn(page);
  const keep = async (role, name) => {
    await page.locator(".menu summary").click();
    const coming = page.waitForEvent("download");
    await page.getByRole(role, { name }).click();
    const kept = await coming;
    const path = `${out}/${kept.suggestedFilename()}`;
    await kept.saveAs(path);
    if (role === "link") await page.locator(".menu summary").click();
    return readFile(path);
  };
  const rows = (await keep("button", "Places, CSV")).toString().trim().split("\n");
  assert.equal(rows.length - 1, await page.locator("#side tbody tr").count());
  const { basis } = await mark(page, "Ghazni");
  assert.ok(rows.find((row) => row.includes(",Ghazni,")).includes(`,${basis},`), "the table tells what the map does");
  const shapes = JSON.parse((await keep("button", "GeoJSON")).toString());
  assert.ok(shapes.features.some((one) => one.properties.layer === "event"));
  assert.equal((await keep("button", /PNG/)).subarray(1, 4).toString(), "PNG");
  assert.match((await keep("link", /Markdown/)).toString(), /^# Situation report/);
  quiet(page);
}

/** Hostile reports show as text: nothing runs, nothing loads, nothing turns the reading around. */
export async function hostileReports({ browser, hostileUrl, shot }) {
  const page = await open(browser, hostileUrl);
  let alarmed = false;
  page.on("dialog", (dialog) => { alarmed = true; dialog.dismiss(); });
  await page.getByRole("button", { name: /<img src=x/ }).first().click();
  const panel = page.locator("#side");
  await panel.getByRole("button", { name: "Read the report" }).first().click();
  await page.locator(".report").waitFor();
  const text = await page.locator(".report").textContent();
  assert.match(text, /<script>alert\(1\)<\/script>/);
  assert.ok(!/[\u202a-\u202e]/.test(await page.locator("#side").textContent()), "no override of direction is left");
  assert.equal(await page.locator("#side script, #side img, #side iframe, #side a[href^='javascript']").count(), 0);
  assert.equal(await page.evaluate(() => window.alarmed), undefined);
  assert.ok(!alarmed);
  await shot(page, "hostile");
  const long = await open(browser, `${hostileUrl}?report=long`);
  await long.getByRole("button", { name: /Show the next/ }).waitFor({ timeout: 20_000 });
  assert.ok((await long.locator(".report").textContent()).length < 100_000, "a line of 5 MB is shown in steps");
  quiet(page);
  quiet(long);
}

/** A server that is gone is said, and a ledger that holds nothing here, too. */
export async function emptyAndFailing({ browser, url }) {
  const page = await open(browser, `${url}?at=1999-01-01`);
  await page.getByRole("button", { name: /^Go to 15 Aug 2021/ }).click();
  await page.getByRole("button", { name: KUNDUZ, exact: true }).waitFor();
  await page.goto(`${url}?at=1999-01-01&tab=events`);
  await page.getByText(/Nothing told of/).waitFor();
  await page.route("**/view/**", (route) => route.abort());
  await page.getByRole("button", { name: "Tolls" }).click();
  await page.getByText("The server doesn't answer").first().waitFor();
}
