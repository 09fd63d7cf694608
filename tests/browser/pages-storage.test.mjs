// What plugins' own pages keep in the browser: for as long as the plugin is there, and for no other plugin.

import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { test } from "node:test";

import { newPageOf, newProfile, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { isolated, openPage, script } from "./support/pages.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo } from "./support/workbench.mjs";

/** Says what was kept and by which visit, and keeps `secret` and the number of this visit, in both kinds of storage. */
const KEEPER = (secret) => script(`
  const database = new Promise((done) => {
    const opening = indexedDB.open("kept", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("rows");
    opening.onsuccess = () => done(opening.result);
  });
  (async () => {
    const rows = (await database).transaction("rows", "readwrite").objectStore("rows");
    const before = await new Promise((done) => (rows.get("secret").onsuccess = ({ target }) => done(target.result)));
    rows.put("${secret}", "secret");
    const visits = Number(localStorage.visits ?? 0) + 1;
    const found = [localStorage.secret, before].join();
    Object.assign(localStorage, { visits, secret: "${secret}" });
    out.textContent = "visit " + visits + ", found " + found;
  })();
`);

const keeper = (folder, id, secret, more = {}) =>
  writePlugin(folder, manifest(id, ["a", "b"].map((name) => extension(name, undefined, { mode: "webview", surface: name === "a" ? "page" : "settings_tab", url: `asset://ui/${name}.html` })),
    { assets: [{ path: "ui" }], isolation: { storage: true }, ...more }), { "ui/a.html": KEEPER(secret), "ui/b.html": KEEPER(secret) });

const says = (page, frame, expected) => until(page, async () => (await frame.locator("#out").textContent()) === expected, { what: expected });
const open = (page, host, id, surface = "page") => openPage(page, host, id, surface === "page" ? "a" : "b", surface);
const address = async (page, surface = "page") => new URL(await isolated(page, surface).locator("iframe").getAttribute("src"));

/** The status with which `host` answers for `address` to whoever sends `headers`. */
const status = (host, { host: name, pathname, search }, headers = {}) => new Promise((answered, failed) =>
  get({ host: "127.0.0.1", port: host.port, path: pathname + search, headers: { host: name, ...headers } }, (response) => answered(response.resume().statusCode)).on("error", failed));

test("what a page keeps is there when it is opened again, in another place, and after the host was killed", async () => {
  const folder = keeper(temporaryFolder(), "test.keeps", "k");
  const host = await serve([folder]);
  const profile = newProfile();
  let page = await newPageOf(profile);
  await says(page, await open(page, host, "test.keeps"), "visit 1, found ,");
  const first = await address(page);
  await says(page, await open(page, host, "test.keeps"), "visit 2, found k,k");
  await says(page, await open(page, host, "test.keeps", "settings_tab"), "visit 3, found k,k");

  await host.stop("SIGKILL");
  const again = await serve([folder], { port: host.port, data: host.data });
  await says(page, await open(page, again, "test.keeps"), "visit 4, found k,k");
  const last = await address(page);
  assert.equal(last.origin, first.origin);
  assert.notEqual(last.searchParams.get("opening"), first.searchParams.get("opening"), "the key is another each time");
  page = await newPageOf(profile);
  await says(page, await open(page, again, "test.keeps"), "visit 5, found k,k");
});

test("what a plugin kept is gone when its folder is taken away, while the host runs and while it does not", async () => {
  const folder = temporaryFolder();
  const own = path.join(folder, "own");
  keeper(path.join(folder, "other"), "test.stays", "s");
  const write = () => keeper(own, "test.goes", "g");
  write();
  let host = await serve([folder]);
  const page = await newPageOf(newProfile());
  await says(page, await open(page, host, "test.stays"), "visit 1, found ,");
  await says(page, await open(page, host, "test.goes"), "visit 1, found ,");
  await says(page, await open(page, host, "test.goes"), "visit 2, found g,g");
  const before = await address(page);

  const listed = async () => (await (await fetch(`${host.url}/backend/api/plugins`)).json()).some(({ id }) => id === "test.goes");
  rmSync(own, { recursive: true });
  await until(page, async () => !(await listed()));
  write();
  await until(page, listed);
  await says(page, await open(page, host, "test.goes"), "visit 1, found ,");
  assert.notEqual((await address(page)).origin, before.origin);
  await says(page, await open(page, host, "test.goes"), "visit 2, found g,g");

  await host.stop();
  rmSync(own, { recursive: true });
  host = await serve([folder], { port: host.port, data: host.data });
  await host.stop();
  write();
  host = await serve([folder], { port: host.port, data: host.data });
  await says(page, await open(page, host, "test.goes"), "visit 1, found ,");
  await says(page, await open(page, host, "test.stays"), "visit 2, found s,s");
});

test("a page that knows where another plugin keeps data gains nothing by it", async () => {
  const folder = temporaryFolder();
  keeper(path.join(folder, "victim"), "test.victim", "of the victim");
  const host = await serve([folder]);
  const page = await newPageOf(newProfile());
  const victim = await newPageOf(newProfile());
  await says(victim, await open(victim, host, "test.victim"), "visit 1, found ,");
  const known = (await address(victim)).origin;

  const attempts = script(`
    const at = "${known}";
    const tries = {
      storage: () => localStorage.secret,
      databases: async () => (await indexedDB.databases()).map(({ name }) => name).join(),
      fetch: async () => (await fetch(at + "/__host/api/settings")).text(),
      file: async () => (await fetch(at + "/ui/a.html")).text(),
      action: async () => (await fetch(at + "/__host/api/settings", { method: "PUT", headers: { "Content-Type": "application/json" }, body: '{"settings":{"stolen":true}}' })).text(),
      blind: async () => { await fetch(at + "/__host/api/settings", { method: "POST", mode: "no-cors", body: '{"settings":{"stolen":true}}' }); },
      script: () => new Promise((done) => { const node = document.createElement("script"); node.src = at + "/__host/start.js"; node.onload = () => done("ran"); node.onerror = () => done(); document.body.append(node); }),
      frame: () => new Promise((done) => { const node = document.createElement("iframe"); node.src = at + "/ui/a.html"; node.onload = () => { try { done(node.contentWindow.localStorage.secret) } catch { done() } }; document.body.append(node); setTimeout(done, 1000); }),
      channel: () => new Promise((done) => { new BroadcastChannel("kept").onmessage = ({ data }) => done(data); setTimeout(done, 500); }),
      worker: async () => (await navigator.serviceWorker.register("/ui/worker.js")).scope,
    };
    (async () => {
      const got = [];
      for (const [name, run] of Object.entries(tries)) {
        try { const result = await run(); if (result) got.push(name + ": " + result); } catch {}
      }
      out.textContent = "got " + got.join("; ");
    })();
  `);
  // It was even allowed to connect there.
  const pages = ["tries", "leaves"].map((name) => extension(name, undefined, { mode: "webview", surface: "page", url: `asset://ui/${name}.html` }));
  writePlugin(path.join(folder, "thief"), manifest("test.thief", pages, { assets: [{ path: "ui" }], isolation: { storage: true, connect: [known] } }), {
    "ui/tries.html": attempts,
    "ui/leaves.html": script(`location.href = "${known}/ui/a.html?theme=evil"`),
    "ui/worker.js": "",
  });
  await until(page, async () => (await fetch(`${host.url}/backend/api/plugins/test.thief`)).ok);
  const frame = await openPage(page, host, "test.thief", "tries", "page");
  await until(page, async () => /^got/.test(await frame.locator("#out").textContent()));
  assert.equal(await frame.locator("#out").textContent(), "got ");
  assert.deepEqual(await (await fetch(`${host.url}/backend/api/plugins/test.victim/settings`)).json(), {});

  await goTo(page, host, { plugin: "test.thief", extension: "leaves", problems: "0" });
  const left = await until(page, () => page.frames().find((frame) => frame.url().startsWith(known)));
  await left.waitForLoadState();
  assert.match(await left.locator("body").innerText(), /no longer open/);
  await says(victim, await open(victim, host, "test.victim"), "visit 2, found of the victim,of the victim");
});

test("where a plugin keeps data, only its open pages and their keys are answered", async () => {
  const folder = keeper(temporaryFolder(), "test.keeps", "k");
  const host = await serve([folder]);
  const page = await newPageOf(newProfile());
  await open(page, host, "test.keeps");
  const whole = await address(page);
  const bare = new URL(whole.pathname, whole);
  const elsewhere = new URL(whole);
  elsewhere.searchParams.set("opening", "a".repeat(52));
  assert.equal(await status(host, whole), 200);
  assert.equal(await status(host, bare, { "sec-fetch-site": "same-origin" }), 200);
  for (const [what, headers] of [
    [bare, {}],
    [elsewhere, {}],
    [bare, { "sec-fetch-site": "cross-site" }],
    [bare, { "sec-fetch-site": "same-site" }],
    [bare, { "sec-fetch-site": "none" }],
    [whole, { "service-worker": "script" }],
  ]) assert.equal(await status(host, what, headers), 404, `${what.search} ${JSON.stringify(headers)}`);

  await page.getByRole("button", { name: "Control" }).click();
  await until(page, async () => (await status(host, whole)) === 404);
  assert.equal(await status(host, bare, { "sec-fetch-site": "same-origin" }), 404);
});
