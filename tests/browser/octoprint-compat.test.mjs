// The browser helper, without the defects of upstream's (contract section 10).

import assert from "node:assert/strict";
import { test } from "node:test";

import { newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { openPage, plugin, script } from "./support/pages.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { picker, region } from "./support/workbench.mjs";

const ID = "pages.octoprint-helper";
const HELPER = "/backend/api/plugins/sdk/octoprint-compat.js";
const host = await serve([plugin("octoprint-helper")]);

/** A page with the helper, whose time stands still; `asked` are the requests for the plugin's API, answered by `answer`. */
async function withHelper(answer = () => ({}), { clock = true } = {}) {
  const page = await newPage();
  if (clock) await page.clock.install();
  const asked = [];
  await page.route(/\/backend\/api\/plugins\/[^/]+\/(state|settings|actions\/.*)(\?.*)?$/, async (route) => {
    const request = route.request();
    asked.push({ method: request.method(), url: new URL(request.url()), headers: request.headers(), body: request.postDataJSON() });
    await route.fulfill({ json: await answer(asked.length) });
  });
  await page.goto(`${host.url}/missing.html`);
  await page.addScriptTag({ url: host.url + HELPER });
  return { page, asked };
}

/** Lets `seconds` go by, a quarter at a time, so that answers arrive in between. */
async function pass(page, seconds) {
  for (let quarter = 0; quarter < seconds * 4; quarter += 1) {
    await page.clock.runFor(250);
    await page.evaluate(() => navigator.locks.query());
  }
}

const watch = (page, options = {}) => page.evaluate(([pluginId, options]) => {
  window.seen = [];
  window.errors = [];
  const onError = (error) => window.errors.push(error.message);
  window.dispose = window.WPrint3DOctoPrintCompat.createHostBridge({ pluginId }).watchState((state) => {
    window.seen.push(state.n);
    if (window.fails) throw new Error("the page's own mistake");
  }, { ...options, onError });
}, [ID, options]);
const seen = (page) => page.evaluate(() => window.seen);

test("defect 45: an interval that is no number is the usual one, and none is shorter than a second", async () => {
  for (const [intervalMs, least, most] of [["soon", 1, 3], [{}, 1, 3], [-5, 6, 11], [10, 6, 11], [Infinity, 1, 3]]) {
    const { page, asked } = await withHelper((n) => ({ n }));
    await watch(page, { intervalMs });
    await pass(page, 10);
    assert.ok(asked.length >= least && asked.length <= most, `${JSON.stringify(intervalMs)}: asked ${asked.length} times in 10 s`);
  }
});

test("defect 45: one question at a time, and the page hears only what is new", async () => {
  let open = 0;
  let most = 0;
  const { page, asked } = await withHelper(async (n) => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((resume) => setTimeout(resume, 1_500));
    open -= 1;
    return { n: n < 3 ? "same" : "other" };
  }, { clock: false });
  await watch(page, { intervalMs: 1_000 });
  // An answer takes longer than the pause between two questions.
  await until(page, async () => (await seen(page)).length > 1, { timeout: 20_000 });
  assert.ok(asked.length >= 3);
  assert.equal(most, 1);
  assert.deepEqual(await seen(page), ["same", "other"]);
});

test("defect 45: after its end nothing is asked or heard", async () => {
  let answer;
  const { page, asked } = await withHelper(() => new Promise((resume) => (answer = () => resume({ n: "late" }))));
  await watch(page, { intervalMs: 1_000 });
  await until(page, () => answer);
  await page.evaluate(() => window.dispose());
  answer();
  await pass(page, 5);
  assert.deepEqual(await seen(page), []);
  assert.equal(asked.length, 1);
});

test("defect 45: nothing is asked while nobody can see the page, and at once when somebody can", async () => {
  const { page, asked } = await withHelper((n) => ({ n }));
  const hide = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  await watch(page, { intervalMs: 1_000 });
  await pass(page, 3);
  await hide(true);
  await pass(page, 1);
  const before = asked.length;
  await pass(page, 10);
  assert.equal(asked.length, before);
  await hide(false);
  await until(page, () => asked.length === before + 1);
});

test("defect 45: what the page does wrong is not told as a failure of the host, and ends nothing", async () => {
  const { page } = await withHelper((n) => ({ n }));
  await page.evaluate(() => (window.fails = true));
  await watch(page, { intervalMs: 1_000 });
  await pass(page, 4);
  assert.deepEqual(await page.evaluate(() => window.errors), []);
  assert.ok((await seen(page)).length >= 3);
  assert.ok(page.troubles.includes("exception: the page's own mistake"), page.troubles.join());
});

test("defect 46: an action is for the printer that is chosen now, not for the one when the page was opened", async () => {
  const { page, asked } = await withHelper();
  const act = () => page.evaluate((pluginId) => (window.bridge ??= window.WPrint3DOctoPrintCompat.createHostBridge({ pluginId })).invokeAction("home"), ID);
  await act();
  await page.evaluate(() => new Promise((heard) => {
    addEventListener("message", () => heard());
    postMessage({ type: "wprint3d.host-context", context: { currentPrinterId: "7" } }, "*");
  }));
  await act();
  assert.deepEqual(asked.map(({ body }) => body), [{ payload: {}, printerId: null }, { payload: {}, printerId: "7" }]);
});

test("defect 46: who chooses another printer has it in an open page, in live data and in actions, and nothing is loaded again", async () => {
  const which = "<?php $input = json_decode(stream_get_contents(STDIN), true); echo json_encode(['data' => ['printer' => $input['context']['printerId'] ?? 'no printer']]);";
  const act = `
    const query = new URLSearchParams(location.search);
    const button = document.body.appendChild(document.createElement("button"));
    import(query.get("octoPrintCompatUrl")).then(() => {
      const host = window.WPrint3DOctoPrintCompat.fromWindow();
      const printer = query.get("currentPrinterId");
      button.textContent = "Ask";
      out.textContent = "opened for " + (printer || "no printer");
      let times = 0;
      button.onclick = async () => {
        const { data } = await host.invokeAction("which");
        const { currentPrinterId } = await (await fetch(query.get("pluginHostContextBase"))).json();
        out.textContent = (times += 1) + ": " + data.printer + ", " + (currentPrinterId ?? "no printer");
      };
    });`;
  const live = { component: "host.stack", children: [
    { component: "host.key_value", label: "Reports on", value: { $data: { actionId: "which", path: "printer", pollIntervalMs: 86_400_000 } } },
    { component: "host.button", label: "Act", actionId: "act" },
  ] };
  const folder = temporaryFolder();
  const views = [
    extension("page", undefined, { surface: "page", mode: "webview", title: "Page", url: "asset://page.html" }),
    extension("tab", live),
  ];
  const said = which.replace("'printer' =>", "'message' => 'for ' . json_encode($input['context']['printerId']), 'printer' =>");
  writePlugin(folder, manifest("test.printers", views, {
    runtime: { type: "php", entry: "which.php" },
    actions: [{ id: "which", label: "Which", handler: "which.php" }, { id: "act", label: "Act", handler: "act.php" }],
    assets: [{ path: "page.html" }],
  }), { "page.html": script(act), "which.php": which, "act.php": said });
  const served = await serve([folder]);
  const page = await newPage();
  const frame = await openPage(page, served, "test.printers", "page", "page");
  const out = frame.locator("#out");
  const says = (text) => until(page, async () => (await out.textContent()) === text, { what: text });
  await says("opened for virtual");
  await frame.getByRole("button", { name: "Ask" }).click();
  await says("1: virtual, virtual");
  await picker(page, "Printer").selectOption("No printer");
  assert.match(page.url(), /[?&]printer=none/);
  // The number of the question tells that it is the same document.
  let question = 1;
  await until(page, async () => {
    question += 1;
    await frame.getByRole("button", { name: "Ask" }).click();
    await until(page, async () => (await out.textContent()).startsWith(`${question}: `));
    return (await out.textContent()) === `${question}: no printer, no printer`;
  });

  await page.getByRole("button", { name: "Settings" }).first().click();
  const tab = region(page, "settings_tab");
  await tab.getByText("no printer").waitFor();
  await tab.getByRole("button", { name: "Act" }).click();
  await page.getByText("for null").waitFor();
  await picker(page, "Printer").selectOption("Virtual printer");
  // Asked for so seldom that only the choice can have brought it.
  await tab.getByText("virtual", { exact: true }).waitFor();
  await tab.getByRole("button", { name: "Act" }).click();
  await page.getByText('for "virtual"').waitFor();
  assert.doesNotMatch(page.url(), /printer=/);
});

test("defect 47: every request says in which language", async () => {
  const { page, asked } = await withHelper();
  await page.evaluate((pluginId) => {
    const bridge = window.WPrint3DOctoPrintCompat.createHostBridge({ pluginId, locale: "es-AR" });
    return Promise.all([bridge.getSettings(), bridge.getState(), bridge.saveSettings({}), bridge.invokeAction("a")]);
  }, ID);
  assert.deepEqual(asked.map(({ headers }) => headers["x-wprint3d-locale"]), Array(4).fill("es-AR"));
});

test("defect 48: a cookie that is not encoded as it should be costs no request, and ids are encoded", async () => {
  const { page, asked } = await withHelper();
  await page.evaluate(async () => {
    document.cookie = "XSRF-TOKEN=%E0%A4%A";
    const bridge = window.WPrint3DOctoPrintCompat.createHostBridge({ pluginId: "a b" });
    await bridge.getSettings();
    await bridge.invokeAction("home/../x y?#");
  });
  assert.deepEqual(asked.map(({ url }) => url.pathname), ["/backend/api/plugins/a%20b/settings", "/backend/api/plugins/a%20b/actions/home%2F..%2Fx%20y%3F%23"]);
  assert.equal(asked[0].headers["x-xsrf-token"], "%E0%A4%A");
});
