// Everything that tests/hostile-pages/manifest tries, in real Chromium: nothing reaches the listener and nothing deceives, and in a host
// that guards nothing all of it does.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { isHit } from "../hostile-pages/evil.mjs";
import attempts from "../hostile-pages/manifest/attempts.mjs";
import { faults } from "../hostile-pages/manifest/heard.mjs";
import { start } from "../hostile-pages/manifest/start.mjs";
import { assertNoTroubles, newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { temporaryFolder } from "./support/plugins.mjs";
import { goTo, openWorkbench } from "./support/workbench.mjs";

const ROWS = ["T4", "T5", "T6", "T8"];
/** The fewest attempts of each row that count. */
const LEAST = 6;

const folder = temporaryFolder();
const { careless, bridge, hits, stop } = await start(folder);
after(stop);
const host = await serve([folder]);

const get = async (url) => (await fetch(url)).json();

/** All texts that assistive technology gets of `page`. */
async function accessible(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  // The boxes of a text are parts of it, line by line.
  const whole = nodes.filter(({ role }) => role.value !== "InlineTextBox").flatMap(({ name, description, value }) => [name?.value, description?.value, value?.value]);
  // Chromium's tree has them, what it tells of it here does not.
  const examples = await page.evaluate(() => [...document.querySelectorAll("[placeholder]")].map(({ placeholder }) => placeholder));
  return [...whole, ...examples].filter((text) => typeof text === "string");
}

/** Presses everything that the plugin on screen painted, and then says no to what is asked. */
async function pressEverything(page) {
  await page.evaluate(() => {
    for (const control of document.querySelectorAll(".fp-details__toggle, .fp-plugin :is(a, button, [role=button], [role=switch])")) control.click();
  });
}

for (const [policy, bypassCSP] of [["with the page's policy", false], ["without it", true]]) {
  test(`no hostile manifest reaches anything or deceives anybody, ${policy}`, async (t) => {
    const heard = new Set();
    const page = await openWorkbench(host, { problems: "1" }, { bypassCSP });
    const hear = async () => {
      for (const text of await accessible(page)) heard.add(text);
      return [...heard];
    };
    await hear();
    const extensions = await get(`${host.url}/backend/api/plugins/ui`);
    for (const { pluginId, id } of extensions) {
      await goTo(page, host, { plugin: pluginId, extension: id, problems: "1" });
      const row = ROWS.find((row) => `hostile.${row.toLowerCase()}` === pluginId);
      await hear();
      await pressEverything(page);
      await hear();
      const no = page.getByRole("button", { name: "Cancel", exact: true });
      if (await no.count()) await no.click();
      // What comes of the actions comes later. What never comes is told at the end.
      if (id === "all") {
        const own = (fault) => attempts.some((attempt) => attempt.threat === row && fault.startsWith(`${attempt.id}:`));
        await until(page, async () => !faults(await hear()).some(own)).catch(() => {});
      }
    }
    assert.deepEqual(hits, [], "something reached the listener");
    assert.deepEqual(faults(await hear()), []);
    const answered = new Set(await get(`${bridge}/asked`));
    const unasked = attempts.filter(({ id, put }) => put(id).answer && !answered.has(id)).map(({ id }) => id);
    assert.deepEqual(unasked, ["markup-in-question"], "what was said no to is not done, all else is");
    assertNoTroubles(page);
    t.diagnostic(`${attempts.length} attempts in ${extensions.length} extensions, none of which reached anything`);
  });
}

test("in a host that guards nothing the same attempts succeed", async (t) => {
  hits.length = 0;
  const page = await newPage();
  await page.goto(careless);
  await until(page, () => attempts.every(({ id }) => isHit(hits, id))).catch(() => {});
  const hit = attempts.filter(({ id }) => isHit(hits, id));
  const count = (row) => hit.filter(({ threat }) => threat === row).length;
  t.diagnostic(`${hit.length} attempts count: ${ROWS.map((row) => `${row} ${count(row)}`).join(", ")}`);
  for (const { id } of attempts.filter((attempt) => !hit.includes(attempt))) t.diagnostic(`not counted: ${id}`);
  for (const row of ROWS) assert.ok(count(row) >= LEAST, `${count(row)} attempts of ${row} succeed`);
});
