// Plugins' own pages in real Chromium: what was written for upstream works unmodified, and stays where it is.

import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoTroubles, newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { isolated, openPage, plugin } from "./support/pages.mjs";
import { picker } from "./support/workbench.mjs";

const HELPER = "pages.octoprint-helper";

const api = async (host, path) => (await fetch(`${host.url}/backend/api/plugins/${path}`)).json();
const text = (frame, id) => frame.locator(`#${id}`).textContent();
const becomes = (page, frame, id, expected) => until(page, async () => (await text(frame, id)) === expected, { what: `#${id} is ${expected}` });

for (const [id, surface, where] of [["query", "settings_tab", "query"], ["literal", "settings_tab", "guide"], ["page", "page", "query"]]) {
  test(`a page for upstream reads and saves settings, invokes an action and watches state: ${id}`, async () => {
    const host = await serve([plugin("octoprint-helper")]);
    const page = await newPage();
    const frame = await openPage(page, host, HELPER, id, surface);
    await frame.getByRole("heading", { name: `Ready by the ${where}` }).waitFor();
    assert.equal(await frame.getByLabel("Nickname").inputValue(), "unnamed");

    await frame.getByLabel("Nickname").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Bertha");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await becomes(page, frame, "saved", "saved Bertha");
    assert.equal((await api(host, `${HELPER}/settings`)).nickname, "Bertha");

    await frame.getByRole("button", { name: "Roll dice" }).click();
    await until(page, async () => /^rolled (?!nothing)/.test(await text(frame, "state")));
    const { rolled } = await api(host, `${HELPER}/state`);
    assert.ok(rolled, "the handler has run");
    assert.equal(await text(frame, "state"), `rolled ${rolled}`);
    assert.equal(await text(frame, "answer"), `answered ${rolled} of 6`);
    assertNoTroubles(page);
  });
}

test("an open page is painted in the theme that is chosen, and is not loaded again", async () => {
  const host = await serve([plugin("octoprint-helper")]);
  const page = await newPage();
  const frame = await openPage(page, host, HELPER, "page", "page", { theme: "light" });
  const background = () => frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
  const own = () => isolated(page, "page").evaluate((frame) => getComputedStyle(frame).backgroundColor);
  await until(page, async () => (await background()) === (await own()));
  const light = await background();
  await frame.getByLabel("Nickname").fill("not saved");
  await picker(page, "Theme").selectOption("dark");
  await until(page, async () => (await background()) !== light && (await background()) === (await own()));
  assert.equal(await frame.getByLabel("Nickname").inputValue(), "not saved");
  assertNoTroubles(page);
});

test("a page is in a sandboxed frame without an origin of its own, and what it may do stands before what it loads", async () => {
  const host = await serve([plugin("octoprint-helper")]);
  const page = await newPage();
  const frame = await openPage(page, host, HELPER, "query", "settings_tab");
  const element = isolated(page, "settings_tab").locator("iframe");
  const names = await element.evaluate((frame) => frame.getAttributeNames());
  assert.ok(names.includes("sandbox") && names.indexOf("sandbox") < names.indexOf("src"), names.join());
  assert.equal(await element.getAttribute("sandbox"), "allow-scripts allow-forms");
  assert.equal(await element.getAttribute("allow"), "");
  assert.match(await element.getAttribute("src"), new RegExp(`^http://[a-z2-7]{52}\\.localhost:${host.port}/ui/page\\.html\\?`));
  assert.equal(await frame.locator("body").evaluate(() => window.origin), "null");
});
