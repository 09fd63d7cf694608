// The whole app against a server that is not Faceplate's own: what is missing there, and what happens then, row by row as docs/hosts.md says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { newPage, until } from "./support/browser.mjs";
import { extension, manifest } from "./support/plugins.mjs";
import { openPreview, pass, preview } from "./support/preview.mjs";
import { PluginError, TOKEN, requests, serveUpstream } from "./support/upstream.mjs";
import { picker, region } from "./support/workbench.mjs";
import { root } from "./support/workspace.mjs";

/** The first cells of the table's rows. */
function rowsOfTheTable() {
  const text = readFileSync(path.join(root, "docs/hosts.md"), "utf8");
  const section = text.split("## What is missing, and what happens then")[1].split("\n## ")[0];
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) => line.split("|")[1].trim());
}

const button = (label, actionId) => ({ component: "host.button", label, actionId });
const field = (id, more = {}) => ({ id, label: id, ...more });
const bound = (...fields) => ({ component: "host.form", bind: "settings", submitLabel: "Keep", fields });

/** A plugin with one extension `x`, which shows `schema`. */
const plugin = (schema, more = {}) => {
  const { actions = {}, words, broken, disabled, surface = "settings_tab", ...own } = more;
  const declared = Object.keys(actions).map((id) => ({ id, label: id, path: `/${id}` }));
  return { manifest: manifest("acme.clock", [extension("x", schema, { surface })], { actions: declared, ...own }), actions, words, broken, disabled };
};
const AT = { plugin: "acme.clock", extension: "x" };

/** The app on a server with these plugins, and what the server was asked. */
async function open(plugins, options, { clock, choices } = {}) {
  const upstream = await serveUpstream([].concat(plugins), options);
  const page = await openPreview(await preview(upstream.url), { ...AT, ...choices }, { clock });
  return { page, upstream, shown: region(page, "settings_tab") };
}

const count = (upstream, method, wanted) => requests(upstream, method, wanted).length;

/** What the page says when the button `Go` is pressed, whose action answers with `answer`. */
async function saidAfter(answer, options) {
  const { page, shown } = await open(plugin(button("Go", "go"), { actions: { go: answer } }), options);
  await shown.getByRole("button", { name: "Go" }).click();
  return { page, shown };
}

/** A test for each row of the table, under its first cell. */
const ROWS = {
  "an event stream": async () => {
    const schema = { component: "host.stack", children: [{ component: "host.text", text: { $state: "n", default: "none" } }, bound(field("name"))] };
    const { page, upstream, shown } = await open(plugin(schema, { settings: { defaults: { name: "a" } } }), {}, { clock: true });
    assert.equal(count(upstream, "GET", "/plugins/events"), 1);
    const asked = () => ["/plugins/acme.clock/state", "/plugins/acme.clock/settings", "/plugins/ui"].map((path) => count(upstream, "GET", path));
    const before = asked();
    upstream.state.set("acme.clock", { n: "seven" });
    await pass(page, 70);
    const [state, settings, list] = asked().map((now, index) => now - before[index]);
    assert.ok(state >= 10 && state <= 14, `state: ${state} times in 70 s`);
    assert.deepEqual([settings, list], [2, 2], "settings and the list in 70 s");
    await shown.getByText("seven").waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    const hidden = upstream.asked.length;
    await pass(page, 70);
    assert.equal(upstream.asked.length, hidden, "nobody can see it");
  },

  "the inventory, for those who are no administrators": async () => {
    const card = { component: "host.remote_component", componentId: "card" };
    const schema = { component: "host.stack", children: [{ component: "host.text", text: "Seen" }, card] };
    const components = [{ id: "card", kind: "remote_component", schema: { component: "host.text", text: "From the template" } }];
    const { shown, upstream } = await open(plugin(schema, { components }), { admin: false });
    await shown.getByText("Seen").waitFor();
    await shown.getByText("to administrators only").waitFor();
    assert.ok(count(upstream, "GET", "/plugins") > 0, "it was asked for");
  },

  "`pluginManifest` in `/plugins/ui`": async () => {
    const components = [{ id: "card", kind: "remote_component", schema: { component: "host.text", text: "From {{of}}" } }];
    const schema = { component: "host.remote_component", componentId: "card", props: { of: "the template" } };
    for (const [admin, manifests, says] of [[true, false, "From the template"], [false, true, "From the template"], [false, false, "to administrators only"]]) {
      const { shown } = await open(plugin(schema, { components }), { admin, manifests });
      await shown.getByText(says).waitFor();
    }
  },

  "problems for plugin authors": async () => {
    const { page, upstream } = await open(plugin({ component: "host.text", text: "x" }));
    await page.getByText("This host does not report problems").waitFor();
    assert.equal(count(upstream, "GET", "/plugins/development"), 1);
  },

  "pages of an own origin": async () => {
    const views = ["webview", "custom_bundle"].map((mode) => ({
      ...extension(mode, undefined, { mode, title: mode }),
      url: "/backend/api/plugins/acme.clock/assets/page.html",
      bundle: { url: "/backend/api/plugins/acme.clock/assets/page.html" },
    }));
    const plugin = { manifest: manifest("acme.clock", views), files: { "page.html": "<!doctype html><p>The page of the clock.</p>" } };
    for (const { id } of views) {
      // Faceplate stands between the page and the server.
      const { shown } = await open(plugin, {}, { choices: { extension: id } });
      await shown.frameLocator("iframe").getByText("The page of the clock.").waitFor();
      // Nobody does: the server brings the app itself.
      const upstream = await serveUpstream([plugin]);
      const page = await openPreview(`${upstream.url}/?`, { ...AT, extension: id });
      await region(page, "settings_tab").getByText("isolated view").first().waitFor();
      assert.equal(await page.locator("iframe").count(), 0);
      assert.equal(count(upstream, "GET", /page\.html/), 0, "the page was not loaded");
    }
  },

  "JSON objects that are empty": async () => {
    const show = [
      { component: "host.text", text: { $state: "n", default: "no state" } },
      { component: "host.data_strip", dataActionId: "strip" },
      button("Go", "go"),
      bound(field("name")),
    ];
    const actions = { go: () => ({ data: {}, effects: {} }), strip: () => ({ data: {} }) };
    const { page, upstream, shown } = await open(plugin({ component: "host.stack", children: show }, { actions }));
    await shown.getByText("no state").waitFor();
    await shown.getByText("No readings yet").waitFor();
    await shown.getByRole("textbox", { name: "name" }).fill("ä");
    await shown.getByRole("button", { name: "Keep" }).click();
    await until(page, () => upstream.settings.get("acme.clock")?.name === "ä");
    await shown.getByRole("button", { name: "Go" }).click();
    await until(page, () => count(upstream, "POST", /\/go$/) === 1);
    const [{ text, type }] = requests(upstream, "POST", /\/go$/);
    assert.deepEqual([text, type], ['{"payload":{},"printerId":null}', "application/json"]);
    await until(page, async () => (await shown.getByRole("button", { name: "Go" }).isEnabled()) && (await shown.getByRole("alert").count()) === 0);
  },

  "a reason for a failure": async () => {
    const fail = () => {
      throw new PluginError("Out of filament");
    };
    const { shown } = await saidAfter(fail);
    await shown.getByText(/^The host failed \(.?500.?\) and does not say why\. The plugin’s log may say more\.$/).waitFor();
    const debug = await saidAfter(fail, { debug: true });
    await debug.shown.getByText("Out of filament").waitFor();
  },

  "status codes that mean something": async () => {
    const gone = "The plugin, or this part of it, is no longer on the host. Reload to see what is there now.";
    for (const [change, says] of [
      [(upstream) => upstream.disabled.add("acme.clock"), "The plugin is disabled. An administrator can enable it."],
      [(upstream) => delete upstream.plugins.get("acme.clock").actions.go, gone],
      [(upstream) => upstream.plugins.delete("acme.clock"), gone],
    ]) {
      const { page, shown, upstream } = await open(plugin(button("Go", "go"), { actions: { go: () => ({}) } }), { debug: true });
      await shown.getByRole("button", { name: "Go" }).waitFor();
      change(upstream);
      await shown.getByRole("button", { name: "Go" }).click();
      // As a notice, which stays when what is no longer there has gone from the page.
      await page.getByText(says).first().waitFor();
    }
  },

  "a status for a plugin that does not load": async () => {
    const { page } = await open(plugin({ component: "host.text", text: "x" }, { disabled: true, broken: "The bridge does not answer." }), {}, { choices: { page: "plugins" } });
    await page.getByRole("article", { name: "Plugin acme.clock", exact: true }).getByRole("switch").click();
    await page.getByText("The bridge does not answer.").first().waitFor();
  },

  "empty settings": async () => {
    const { page, upstream, shown } = await open(plugin(bound()));
    await shown.getByRole("button", { name: "Keep" }).click();
    await page.getByText("Saved", { exact: true }).waitFor();
    assert.equal(count(upstream, "PUT", /settings$/), 0, "what the server cannot save is not sent");
  },

  "settings that are saved one by one": async () => {
    const { page, upstream, shown } = await open(plugin(bound(field("name")), { settings: { defaults: { name: "a", speed: 1 } } }));
    const name = shown.getByRole("textbox", { name: "name" });
    await until(page, async () => (await name.inputValue()) === "a");
    // Somebody else saves something between what this page read and what it saves.
    upstream.settings.set("acme.clock", { name: "a", speed: 9, tools: [1, 2] });
    await name.fill("b");
    await shown.getByRole("button", { name: "Keep" }).click();
    await until(page, () => count(upstream, "PUT", /settings$/) === 1);
    const [{ body }] = requests(upstream, "PUT", /settings$/);
    assert.deepEqual(body, { settings: { name: "b", speed: 9, tools: [1, 2] } });
  },

  "locales of its own for answers": async () => {
    const words = { es: (own) => ({ uiExtensions: own.uiExtensions.map((x) => ({ ...x, schema: { component: "host.text", text: "Hola" } })) }) };
    const { page, upstream, shown } = await open(plugin({ component: "host.text", text: "Hello" }, { words }), {}, { choices: { locale: "en" } });
    await shown.getByText("Hello").waitFor();
    let release;
    const late = new Promise((resolve) => (release = resolve));
    upstream.held = (asked) => (asked.locale === "fr" ? late : undefined);
    await picker(page, "Language").selectOption("fr");
    await until(page, () => upstream.asked.some(({ locale }) => locale === "fr"));
    await page.getByRole("banner").getByRole("combobox").nth(1).selectOption("es-AR");
    await shown.getByText("Hola").waitFor();
    release();
    await until(page, () => upstream.open === 0);
    await shown.getByText("Hola").waitFor();
    const others = upstream.asked.filter(({ path, locale }) => path !== "/plugins/events" && !["en", "fr", "es-AR"].includes(locale));
    assert.deepEqual(others, [], "every request says in which language");
  },

  "a limit that it tells beforehand": async () => {
    const strip = { component: "host.data_strip", dataActionId: "strip", pollIntervalMs: 1_000 };
    const actions = { strip: () => ({ data: { items: [{ id: "a", text: "21 °C" }] } }) };
    const { page, upstream, shown } = await open(plugin(strip, { actions }), {}, { clock: true });
    await shown.getByText("21 °C").waitFor();
    const polls = () => count(upstream, "POST", /strip$/);
    upstream.throttled = 30;
    await pass(page, 3);
    const told = polls();
    await pass(page, 26);
    assert.equal(polls(), told, "it waits as long as it is told to");
    await shown.getByText("21 °C").waitFor();
    await shown.getByText("Not up to date").first().waitFor();
    upstream.throttled = 0;
    await pass(page, 30);
    const untold = polls() - told;
    assert.ok(untold >= 3 && untold <= 7, `without being told how long: ${untold} times in 30 s`);
    upstream.throttled = null;
    await pass(page, 40);
    assert.equal(await shown.getByText("Not up to date").count(), 0);
  },
};

test("every row of the table of fallbacks has a test, and every test a row", () => {
  assert.deepEqual(Object.keys(ROWS).sort(), rowsOfTheTable().sort());
});

for (const [row, holds] of Object.entries(ROWS)) test(`a host without ${row}`, holds);

test("a server that brings the web UI itself is asked in the session of its cookies", async () => {
  const upstream = await serveUpstream([plugin(button("Go", "go"), { actions: { go: () => ({ data: { message: "Gone" } }) } })], { guarded: true });
  const page = await openPreview(`${upstream.url}/?`, AT);
  await region(page, "settings_tab").getByRole("button", { name: "Go" }).click();
  await page.getByText("Gone").waitFor();
});

test("a server that wants to know who asks is asked with the token of the environment, and so is it for a plugin's page", async () => {
  const clock = plugin(button("Go", "go"), { actions: { go: () => ({ data: { message: "Gone" } }) } });
  const view = { ...extension("view", undefined, { mode: "webview" }), url: "/backend/api/plugins/acme.clock/assets/page.html" };
  clock.manifest.uiExtensions.push(view);
  clock.files = { "page.html": "<!doctype html><p>The page of the clock.</p>" };
  const upstream = await serveUpstream([clock], { guarded: true });
  const address = await preview(upstream.url, { token: TOKEN });
  const page = await openPreview(address, AT);
  await region(page, "settings_tab").getByRole("button", { name: "Go" }).click();
  await page.getByText("Gone").waitFor();
  const shown = await openPreview(address, { ...AT, extension: "view" });
  await region(shown, "settings_tab").frameLocator("iframe").getByText("The page of the clock.").waitFor();

  const stranger = await newPage();
  await stranger.goto(await preview(upstream.url));
  await stranger.getByText(/You are not logged in.*FACEPLATE_TOKEN/).waitFor();
  assert.equal(await stranger.getByText("Loading").count(), 0, "nothing is waited for");
});

test("a server is asked in somebody's name for the browser that was given the key alone", async () => {
  const upstream = await serveUpstream([plugin(button("Go", "go"), { actions: { go: () => ({}) } })], { guarded: true });
  const address = new URL(await preview(upstream.url, { token: TOKEN }));
  const before = upstream.asked.length;
  for (const path of ["/backend/api/plugins", "/isolated/pages", "/backend/api/plugins?" + address.searchParams, "/faceplate.js"]) {
    const answer = await fetch(new URL(path, address), { method: path === "/isolated/pages" ? "POST" : "GET", headers: { "content-type": "application/json" } });
    assert.equal(answer.status, 403, path);
  }
  const page = await newPage();
  await page.goto(address.origin);
  await page.getByRole("heading", { name: "This address lacks the key" }).waitFor();
  assert.equal(upstream.asked.length, before, "nobody was asked");
  // Once it is in, the address does not show the key any more, and the page can be loaded again.
  await page.goto(`${address}&${new URLSearchParams(AT)}`);
  await region(page, "settings_tab").getByRole("button", { name: "Go" }).waitFor();
  assert.ok(!page.url().includes("key="), page.url());
  await page.reload();
  await region(page, "settings_tab").getByRole("button", { name: "Go" }).waitFor();
});

test("a server that goes away is waited for", async () => {
  const upstream = await serveUpstream([plugin(button("Go", "go"), { actions: { go: () => ({ data: { message: "Gone" } }) } })]);
  const page = await openPreview(await preview(upstream.url), AT, { clock: true });
  const go = region(page, "settings_tab").getByRole("button", { name: "Go" });
  await go.waitFor();
  await upstream.stop();
  await go.click();
  await page.getByText(`${upstream.url}/backend/api`).first().waitFor();
  await pass(page, 31);
  await page.getByText("Reconnecting…").first().waitFor();
  await go.waitFor();
  await upstream.start();
  await pass(page, 31);
  await until(page, async () => (await page.getByText("Reconnecting…").count()) === 0);
  await go.click();
  await page.getByText("Gone").waitFor();
});
