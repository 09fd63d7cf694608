// How pages live and end: what hangs or shouts is stopped and costs nobody else anything, and not all of them run at once.

import assert from "node:assert/strict";
import { get } from "node:http";
import { test } from "node:test";

import { newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { isolated, openPage, script, serveFiles } from "./support/pages.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo, openWorkbench } from "./support/workbench.mjs";

const MOST_LIVE = 8;
const panels = (page) => isolated(page, "printer_panel");

test("a page that hangs is stopped, loaded again later, and does not hold up another page", async () => {
  const { host } = await serveFiles({
    "hangs.html": script("document.body.insertAdjacentHTML('beforeend', '<button>Hang</button>'); document.querySelector('button').onclick = () => { for (;;); }"),
    "lives.html": script("let n = 0; setInterval(() => (out.textContent = n++), 50)"),
  }, "printer_panel");
  const page = await openWorkbench(host, { problems: "0" });
  const [hangs, lives] = [panels(page).nth(0), panels(page).nth(1)];
  const count = async () => Number(await lives.frameLocator("iframe").locator("#out").textContent());
  await until(page, async () => (await count()) > 0);
  // Its own process hangs, so no answer to the click comes.
  await hangs.frameLocator("iframe").getByRole("button", { name: "Hang" }).click({ noWaitAfter: true, timeout: 3_000 }).catch(() => {});
  for (let second = 0; second < 3; second += 1) {
    const before = await count();
    await page.evaluate(() => new Promise((resume) => setTimeout(resume, 1_000)));
    assert.ok((await count()) > before, "the other page goes on");
  }
  await hangs.getByText("no longer answered").waitFor({ timeout: 15_000 });
  assert.equal(await hangs.locator("iframe").count(), 0);
  // It comes back by itself.
  await hangs.frameLocator("iframe").getByRole("button", { name: "Hang" }).waitFor({ timeout: 15_000 });
});

test("a page that shouts without end is stopped", async () => {
  const { host } = await serveFiles({ "a.html": script("setInterval(() => { for (let i = 0; i < 200; i++) parent.postMessage({ type: 'wprint3d.plugin-fullscreen-request' }, '*') }, 10)") }, "page");
  const page = await newPage();
  await goTo(page, host, { plugin: "test.pages", extension: "a-html", problems: "0" });
  await isolated(page, "page").getByText("has stopped").waitFor();
  assert.equal(await page.locator("iframe").count(), 0);
});

test("eight pages run at once: the one hidden longest is frozen and restored, one that was edited is kept", async () => {
  const names = Array.from({ length: 12 }, (_, number) => `p${String(number).padStart(2, "0")}.html`);
  const field = script("document.body.insertAdjacentHTML('beforeend', '<input aria-label=\"Text\">')");
  const { host } = await serveFiles(Object.fromEntries(names.map((name) => [name, field])), "printer_panel");
  const page = await openWorkbench(host, { problems: "0" });
  const input = (number) => panels(page).nth(number).frameLocator("iframe").getByLabel("Text");
  const live = () => page.locator("iframe").count();
  await input(0).fill("edited");
  await until(page, async () => (await live()) === MOST_LIVE);
  assert.equal(await panels(page).count(), 12);

  for (let number = 1; number < 12; number += 1) {
    await panels(page).nth(number).scrollIntoViewIfNeeded();
    await input(number).waitFor();
    assert.ok((await live()) <= MOST_LIVE, `${await live()} run`);
  }
  assert.equal(await input(0).inputValue(), "edited");
  assert.equal(await panels(page).nth(1).locator("iframe").count(), 0, "the one hidden longest is frozen");
  await panels(page).nth(1).scrollIntoViewIfNeeded();
  await input(1).waitFor();
  await panels(page).nth(1).getByText("paused and loaded again").waitFor();
  assert.ok((await live()) <= MOST_LIVE);
});

test("a page that is closed answers nobody any more", async () => {
  const { host } = await serveFiles({ "a.html": script("") }, "page");
  const page = await newPage();
  await openPage(page, host, "test.pages", "a-html", "page");
  const address = new URL(await page.locator("iframe").getAttribute("src"));
  const ask = () => new Promise((answered, failed) =>
    get({ host: "127.0.0.1", port: host.port, path: "/a.html", headers: { host: address.host } }, (response) => answered(response.resume().statusCode)).on("error", failed));
  assert.equal(await ask(), 200);
  await page.getByRole("button", { name: "Control" }).click();
  await until(page, async () => (await ask()) === 404);
});

for (const storage of [false, true]) {
  test(`a page ${storage ? "that keeps data " : ""}goes on after the host was killed and started again, and nothing typed into it is lost`, async () => {
    const own = temporaryFolder();
    const page = script("document.body.insertAdjacentHTML('beforeend', '<input aria-label=\"Text\">'); const ask = () => fetch('/__host/api/state').then(({ status }) => status, () => 'nothing').then((said) => { out.textContent = said; setTimeout(ask, 100); }); ask()");
    writePlugin(own, manifest("test.again", [extension("x", undefined, { mode: "webview", surface: "page", url: "asset://x.html" })], { assets: [{ path: "x.html" }], isolation: { storage } }), { "x.html": page });
    const first = await serve([own]);
    const shown = await newPage();
    const frame = await openPage(shown, first, "test.again", "x", "page");
    const says = (expected, options) => until(shown, async () => (await frame.locator("#out").textContent({ timeout: 1_000 }).catch(() => "")) === expected, { what: expected, ...options });
    await says("200");
    await frame.getByLabel("Text").fill("half a sentence");

    await first.stop("SIGKILL");
    await says("nothing");
    await serve([own], { port: first.port, data: first.data });
    // The browser asks for the event stream again after some seconds. Openings are renewed every five minutes.
    await says("200", { timeout: 20_000 });
    assert.equal(await frame.getByLabel("Text").inputValue(), "half a sentence");
  });
}
