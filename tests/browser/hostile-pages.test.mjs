// Everything that tests/hostile-pages tries, in real Chromium: nothing reaches the listener, and without the guards all of it does.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { isHit } from "../hostile-pages/evil.mjs";
import attempts from "../hostile-pages/ui/attempts.mjs";
import { start } from "../hostile-pages/listener.mjs";
import { write } from "../hostile-pages/write.mjs";
import { newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { isolated, ready } from "./support/pages.mjs";
import { temporaryFolder } from "./support/plugins.mjs";
import { goTo } from "./support/workbench.mjs";

const LEAST = 40;
const ROWS = ["T7", "T9", "T10", "T11", "T12", "T15", "T18", "T19", "T21", "T22"];

const together = attempts.filter(({ alone }) => !alone);
const alone = attempts.filter(({ alone }) => alone);

const folder = temporaryFolder();
write(folder);
const host = await serve([folder]);
const listener = await start(folder, host.url);
after(listener.stop);

const get = async (url) => (await fetch(url)).json();
const victim = () => get(`${host.url}/backend/api/plugins/hostile.victim/settings`);
const hitBy = (id) => isHit(listener.hits, id);

/** Asks the page whose settings are at `url` to try `only`, or all that leave a page behind. */
async function ask(url, only = "") {
  const settings = { evil: listener.evil, stun: listener.stun, only, outcomes: [] };
  const response = await fetch(url, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ settings }) });
  assert.ok(response.ok);
  return settings;
}

const outcomes = async (page, url) => until(page, async () => {
  const { outcomes } = await get(url);
  return outcomes?.length > 0 && outcomes;
}, { timeout: 120_000, what: "the page has tried everything" });

/** What a page could find where it may not look. */
const leaveTraces = () => {
  localStorage.secret = "kept by the host";
  document.cookie = "secret=cookie-of-the-host";
  indexedDB.open("database-of-the-host");
  new BroadcastChannel("host").onmessage = ({ target }) => target.postMessage("the host");
};

test("no hostile page reaches anything", async (t) => {
  const own = `${host.url}/backend/api/plugins/hostile.page/settings`;
  const page = await newPage();
  await ask(own);
  await goTo(page, host, { problems: "0" });
  await page.evaluate(leaveTraces);
  await goTo(page, host, { plugin: "hostile.page", extension: "page", problems: "0" });
  const tried = await outcomes(page, own);
  assert.deepEqual(tried.map(({ id }) => id), together.map(({ id }) => id));
  assert.deepEqual(tried.filter(({ got }) => got), [], "an attack succeeded");
  assert.deepEqual(listener.hits, [], "something reached the listener");
  assert.deepEqual(await victim(), { secret: "of the victim" });

  for (const { id } of alone) {
    await ask(own, id);
    const address = page.url();
    await goTo(page, host, { plugin: "hostile.page", extension: "page", problems: "0" });
    const frame = isolated(page, "page");
    // It runs as soon as it is loaded. Then it is there no longer, or still there: both are well.
    await Promise.race([ready(page, "page"), frame.getByRole("alert").waitFor()]);
    await page.evaluate(() => new Promise((resume) => setTimeout(resume, 1_000)));
    assert.deepEqual(listener.hits, [], id);
    assert.equal(new URL(page.url()).origin, new URL(address).origin, id);
    assert.equal(page.context().pages().length, 1, id);
  }
  t.diagnostic(`${attempts.length} attempts, none of which reached anything`);
});

test("without the guards the same attempts succeed", async (t) => {
  listener.hits.length = 0;
  const own = `${listener.control}/own/settings`;
  const page = await newPage();
  await ask(own);
  await page.goto(`${listener.control}/`);
  const tried = await outcomes(page, own);
  for (const { id } of alone) {
    await ask(own, id);
    const victim = await newPage();
    // Some lead the page elsewhere before it is there.
    await victim.goto(`${listener.control}/`).catch(() => {});
    await until(page, () => hitBy(id), { timeout: 5_000, what: id }).catch(() => {});
  }
  const hit = attempts.filter(({ id }) => hitBy(id));
  const missed = attempts.filter(({ id }) => !hitBy(id));
  t.diagnostic(`${hit.length} attempts count: ${ROWS.map((row) => `${row} ${hit.filter(({ threat }) => threat === row).length}`).join(", ")}`);
  for (const { id } of missed) t.diagnostic(`not counted: ${id}: ${JSON.stringify(tried.find((outcome) => outcome.id === id) ?? "no hit")}`);
  assert.ok(hit.length >= LEAST, `${hit.length} of ${attempts.length} attempts succeed without the guards`);
  for (const row of ROWS) assert.ok(hit.some(({ threat }) => threat === row), `no attempt of ${row} succeeds without the guards`);
});
