// Plugins' own pages in real Chromium: what was written for upstream works unmodified, and stays where it is.

import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoTroubles, newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { isolated, openPage, plugin, ready, script, serveFiles } from "./support/pages.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo, openWorkbench, picker, region } from "./support/workbench.mjs";
import { sample } from "./support/workspace.mjs";

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

for (const name of ["host-metrics-php-webview", "host-metrics-php-custom-bundle", "host-metrics-bridge-webview", "host-metrics-bridge-custom-bundle"]) {
  test(`the sample ${name} shows what its handler measured`, async () => {
    const host = await serve([sample(name)]);
    const page = await newPage();
    const frame = await openPage(page, host, `faceplate.${name}`, "settings", "settings_tab");
    await until(page, async () => /\d\s?%/.test(await frame.locator("body").innerText()));
    assert.equal((await frame.locator("p[role=status]").allInnerTexts()).join(""), "");
    assertNoTroubles(page);
  });
}

test("defect 16: a page has neither the host's origin nor its session, and its frame has a name", async () => {
  const { host } = await serveFiles({ "a.html": script("out.textContent = window.origin + ' ' + (() => { try { return document.cookie } catch (error) { return error.name } })()") });
  const page = await newPage();
  await page.context().addCookies([{ name: "session", value: "of-the-user", domain: "127.0.0.1", path: "/" }]);
  const sent = [];
  page.on("request", async (request) => request.url().includes(".localhost:") && sent.push((await request.allHeaders()).cookie));
  const frame = await openPage(page, host, "test.pages", "a-html", "settings_tab");
  assert.equal(await frame.locator("#out").textContent(), "null SecurityError");
  assert.ok(sent.length > 0);
  assert.deepEqual(sent.filter(Boolean), [], "cookies went along");
  const element = isolated(page, "settings_tab").locator("iframe");
  assert.equal(await element.getAttribute("title"), "\u2068a.html\u2069, a page of the plugin “\u2068Plugin test.pages\u2069”");
});

test("defect 16: a file that is not there is a card with Retry, and never shown as content", async () => {
  const folder = temporaryFolder();
  const views = [extension("x", undefined, { mode: "webview", url: "asset://late.html" })];
  writePlugin(folder, manifest("test.late", views, { assets: [{ path: "late.html" }] }));
  const host = await serve([folder]);
  const page = await openWorkbench(host, { plugin: "test.late", problems: "0" });
  const card = isolated(page, "settings_tab").getByRole("alert");
  await card.getByText("could not be loaded").waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
  writePlugin(folder, manifest("test.late", views, { assets: [{ path: "late.html" }] }), { "late.html": script("out.textContent = 'there'") });
  await until(page, async () => {
    if (await card.isVisible()) await card.getByRole("button", { name: "Retry" }).click({ timeout: 1_000 }).catch(() => {});
    return page.locator("iframe").count();
  });
  await isolated(page, "settings_tab").frameLocator("iframe").getByText("there").waitFor();
});

test("defect 17: components that an address cannot hold are had from the host, and no other host gets any", async () => {
  const long = { id: "long", kind: "remote_component", schema: { component: "host.text", text: "x".repeat(60_000) } };
  const { host } = await serveFiles(
    { "a.html": script("const q = new URLSearchParams(location.search); fetch(q.get('componentsUrl')).then((r) => r.json()).then((c) => (out.textContent = q.has('components') + ' ' + c[0].schema.text.length))") },
    "settings_tab",
    { components: [long] },
  );
  const page = await newPage();
  const frame = await openPage(page, host, "test.pages", "a-html", "settings_tab");
  await until(page, async () => (await frame.locator("#out").textContent()) === "false 60000");
  const address = await isolated(page, "settings_tab").locator("iframe").getAttribute("src");
  assert.ok(address.length < 32 * 1024, `${address.length} characters`);

  const folder = temporaryFolder();
  writePlugin(folder, manifest("test.elsewhere", [extension("x", undefined, { mode: "webview", url: "http://127.0.0.1:9/page.html" })]));
  const other = await openWorkbench(await serve([folder]), { plugin: "test.elsewhere", problems: "0" });
  const asked = [];
  other.on("request", (request) => request.url().includes("127.0.0.1:9/") && asked.push(request.url()));
  await region(other, "settings_tab").getByText("not one of the plugin’s own files").waitFor();
  assert.deepEqual(asked, []);
});

test("defect 18: declarative extensions ask for no host context, and a page cannot do what the host does not offer", async () => {
  const ask = `
    const waiting = new Map();
    addEventListener("message", ({ data }) => {
      if (data.type === "wprint3d.host-context") document.title = JSON.stringify(data.context.hostActions.filter(({ available }) => available).map(({ id }) => id));
      if (data.type === "wprint3d.plugin-host-action-result") waiting.get(data.requestId)?.(data);
    });
    const act = (action) => new Promise((done) => {
      waiting.set(action, done);
      parent.postMessage({ type: "wprint3d.plugin-host-action-request", requestId: action, action }, "*");
    });
    parent.postMessage({ type: "wprint3d.plugin-host-context-ready" }, "*");
    Promise.all(["artifact.print", "printer.slicing.open", "fullscreen.exit"].map(act)).then((all) => (out.textContent = all.map(({ ok }) => ok).join()));
  `;
  const { host } = await serveFiles({ "a.html": script(ask) });
  const page = await newPage();
  const asked = [];
  page.on("request", (request) => /host-context$/.test(request.url()) && asked.push(request.url()));
  const frame = await openPage(page, host, "test.pages", "a-html", "settings_tab");
  await until(page, async () => (await frame.locator("#out").textContent()) === "false,false,true");
  assert.equal(await frame.locator("title").textContent(), '["fullscreen.enter","fullscreen.exit","navigate"]');
  assertNoTroubles(page);

  const declarative = await serve([sample("component-gallery")]);
  await goTo(page, declarative, { plugin: "faceplate.component-gallery" });
  assert.deepEqual(asked, []);
});

test("what a page asks for is said in words, what it was kept from with the line that allows it, and its log has both", async () => {
  const tries = "fetch('https://api.example.com/x').catch(() => {}); try { localStorage.x } catch {} try { eval('1') } catch {}; new Image().src = 'https://img.example.com/x.png'";
  const { host } = await serveFiles({ "a.html": script(tries) }, "settings_tab", { isolation: { connect: ["https://declared.example.com"] } });
  const page = await newPage();
  await openPage(page, host, "test.pages", "a-html", "settings_tab");
  await region(page, "settings_tab").getByRole("button", { name: "Details" }).click();
  const details = page.locator(".fp-details__more");
  await details.getByText("Connect to \u2068https://declared.example.com\u2069.").waitFor();
  assert.equal(await details.getByText("Store data on this device").count(), 0);

  const refused = isolated(page, "settings_tab").locator(".fp-isolated__refused");
  await refused.getByText("kept from \u20684\u2069 things").click();
  const lines = await refused.locator("pre").allInnerTexts();
  assert.deepEqual(lines.sort(), [
    '"isolation": {"connect":["https://declared.example.com","https://api.example.com"]}',
    '"isolation": {"connect":["https://declared.example.com"],"legacyEval":true}',
    '"isolation": {"connect":["https://declared.example.com"],"storage":true}',
  ]);
  await refused.getByText("Nothing in plugin.json allows it").waitFor();
  const logged = await until(page, async () => {
    const log = await api(host, "test.pages/logs");
    const text = JSON.stringify(log);
    return lines.every((line) => text.includes(JSON.stringify(line).slice(1, -1))) && text;
  });
  assert.match(logged, /https:\/\/img\.example\.com/);
});

test("a link of a page is opened in a tab of its own once a person has read all of the address, and never without a click", async () => {
  const links = `
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "https://k\u00e4se.example.com/a?b=1#c";
    link.textContent = "A harmless name";
    const button = document.body.appendChild(document.createElement("button"));
    button.textContent = "By script";
    button.onclick = () => (out.textContent = "opened " + window.open("https://other.example.com/"));
    const plain = document.body.appendChild(document.createElement("a"));
    plain.href = "http://plain.example.com/";
    plain.textContent = "Not encrypted";
    window.open("https://unasked.example.com/");
    setTimeout(() => console.info("tried"), 1500);`;
  const { host } = await serveFiles({ "a.html": script(links) });
  const page = await newPage();
  const visited = [];
  await page.context().route(/example\.com/, async (route) => {
    visited.push(route.request().url());
    await route.fulfill({ contentType: "text/html", body: "<title>there</title>" });
  });
  // To look at a page counts as a click in this browser: nobody looks before what the page wants by itself had its time.
  const tried = page.waitForEvent("console", (message) => message.text() === "tried");
  await page.goto(`${host.url}/?plugin=test.pages&extension=a-html&problems=0`);
  await tried;
  const frame = isolated(page, "settings_tab").frameLocator("iframe");
  const dialog = page.getByRole("dialog", { name: /^Open / });
  assert.equal(await dialog.count(), 0);

  await frame.getByRole("link", { name: "A harmless name" }).click();
  await page.getByRole("dialog", { name: "Open \u2068xn--kse-qla.example.com\u2069?" }).waitFor();
  await dialog.getByText("https://xn--kse-qla.example.com/a?b=1#c", { exact: true }).waitFor();
  await dialog.getByText(/Plugin test\.pages/).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.deepEqual(visited, []);

  await frame.getByRole("button", { name: "By script" }).click();
  await dialog.getByText("https://other.example.com/", { exact: true }).waitFor();
  const yes = dialog.getByRole("button", { name: "Open", exact: true });
  await until(page, async () => (await yes.getAttribute("aria-disabled")) !== "true");
  const opened = page.context().waitForEvent("page");
  await yes.click();
  const tab = await opened;
  await tab.waitForLoadState();
  assert.equal(tab.url(), "https://other.example.com/");
  assert.equal(await tab.evaluate(() => window.opener === null && document.referrer === ""), true);
  assert.deepEqual(visited, ["https://other.example.com/"]);
  await tab.close();

  // It is refused without a word, and the page stays.
  await frame.getByRole("link", { name: "Not encrypted" }).click();
  await frame.getByRole("button", { name: "By script" }).click();
  await dialog.getByText("https://other.example.com/", { exact: true }).waitFor();
  assert.equal(await frame.locator("#out").textContent(), "opened null");
});

test("a page leads to extensions of its own plugin, and to nothing else", async () => {
  const lead = `
    const waiting = new Map();
    addEventListener("message", ({ data }) => data.type === "wprint3d.plugin-host-action-result" && waiting.get(data.requestId)?.(data));
    let requests = 0;
    const navigate = (payload) => new Promise((done) => {
      waiting.set(String((requests += 1)), done);
      parent.postMessage({ type: "wprint3d.plugin-host-action-request", requestId: String(requests), action: "navigate", payload }, "*");
    });
    const button = document.body.appendChild(document.createElement("button"));
    button.textContent = "Lead on";
    button.onclick = () => navigate({ extensionId: "panel" });
    Promise.all([{ extensionId: "none" }, { extensionId: "settings" }, { target: "plugin:faceplate.hello-world:settings" }, { target: "https://example.com/" }].map(navigate))
      .then((all) => (out.textContent = all.map(({ ok, error }) => ok + " " + error).join("; ")));`;
  const folder = temporaryFolder();
  const views = [
    extension("page", undefined, { mode: "webview", title: "Page", url: "asset://page.html" }),
    extension("panel", { component: "host.text", text: "Here it leads" }, { surface: "printer_panel" }),
  ];
  writePlugin(folder, manifest("test.leads", views, { assets: [{ path: "page.html" }] }), { "page.html": script(lead) });
  const host = await serve([folder, sample("hello-world")]);
  const page = await newPage();
  const frame = await openPage(page, host, "test.leads", "page", "settings_tab");
  const refused = "false expected `extensionId` to be the id of an extension of the same plugin";
  await until(page, async () => (await frame.locator("#out").textContent()) === Array(4).fill(refused).join("; "));
  await frame.getByRole("button", { name: "Lead on" }).click();
  await region(page, "printer_panel").getByText("Here it leads").waitFor();
  await page.locator("iframe").waitFor({ state: "detached" });
  assert.match(page.url(), /extension=panel/);
});

test("a page in the settings is as high as its content, and follows it", async () => {
  const content = "const block = document.createElement('div'); block.style.height = '900px'; document.body.append(block); block.onclick = () => (block.style.height = '300px')";
  const { host } = await serveFiles({ "a.html": script(content) });
  const page = await newPage();
  const frame = await openPage(page, host, "test.pages", "a-html", "settings_tab");
  const height = async () => (await isolated(page, "settings_tab").locator("iframe").boundingBox()).height;
  await until(page, async () => (await height()) > 900);
  assert.ok((await height()) < 1_000, `${await height()}`);
  await frame.locator("div").click();
  await until(page, async () => (await height()) < 400);
});

test("opening and closing pages leaves back and forward as they were", async () => {
  const host = await serve([plugin("octoprint-helper"), sample("hello-world")]);
  const page = await newPage();
  await openPage(page, host, HELPER, "page", "page");
  const before = await page.evaluate(() => history.length);
  for (let time = 0; time < 3; time += 1) {
    await page.getByRole("button", { name: "Control" }).click();
    await page.locator("iframe").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Helper" }).last().click();
    await ready(page, "page");
  }
  assert.equal(await page.evaluate(() => history.length), before);
});
