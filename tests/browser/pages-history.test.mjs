// What a page of a plugin's own does with its history is its own: the browser's back and forward lead through the host.

import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoTroubles, newPage, until } from "./support/browser.mjs";
import { isolated, openPage, script, serveFiles } from "./support/pages.mjs";

/** Follows what it is told to do in a click, as a person's click does, and says where it is. */
const ROUTER = script(`
  const events = [];
  const say = () => (out.textContent = [location.pathname + location.hash, JSON.stringify(history.state), history.length, events.join()].join(" | "));
  for (const type of ["popstate", "hashchange"]) addEventListener(type, (event) => { events.push(type + (type === "popstate" ? " " + JSON.stringify(event.state) : "")); say(); });
  const acts = {
    push: () => history.pushState({ n: history.length }, "", "?route=" + history.length),
    replace: () => history.replaceState({ replaced: true }, ""),
    hash: () => { location.hash = "typed"; },
    assign: () => { location.href = "/b.html"; },
    back: () => history.back(),
    forward: () => history.forward(),
    far: () => history.go(-50),
  };
  for (const [name, act] of Object.entries(acts)) {
    const button = document.createElement("button");
    button.textContent = name;
    button.onclick = () => { act(); say(); };
    document.body.append(button);
  }
  document.body.insertAdjacentHTML("beforeend", '<a href="#part">part</a> <a href="/b.html">other document</a>');
  say();
`);

async function router(storage = false) {
  const { host } = await serveFiles({ "a.html": ROUTER, "b.html": ROUTER }, "page", { isolation: { storage } });
  const page = await newPage();
  await page.goto("about:blank");
  const frame = await openPage(page, host, "test.pages", "a-html", "page");
  const before = await page.evaluate(() => history.length);
  const says = (expected) => until(page, async () => (await frame.locator("#out").textContent({ timeout: 1_000 }).catch(() => "")) === expected, { what: expected });
  const press = (name) => frame.getByText(name, { exact: true }).click();
  return { host, page, frame, before, says, press };
}

test("what a page adds to its history it leafs through by itself, and the browser has no entry of it", async () => {
  const { host, page, frame, before, says, press } = await router();
  await says("/a.html | null | 1 | ");
  await press("push");
  await press("push");
  await says("/a.html | {\"n\":2} | 3 | ");
  await press("back");
  await says("/a.html | {\"n\":1} | 3 | popstate {\"n\":1}");
  await press("back");
  await press("forward");
  await says("/a.html | {\"n\":1} | 3 | popstate {\"n\":1},popstate null,popstate {\"n\":1}");
  await press("far");
  await press("replace");
  await press("push");
  await says("/a.html | {\"n\":3} | 3 | popstate {\"n\":1},popstate null,popstate {\"n\":1}");
  assert.equal(await page.evaluate(() => history.length), before);

  // Back leaves the host's page, whatever the page in it did.
  await page.goBack();
  assert.equal(page.url(), "about:blank");
  await page.goForward();
  assert.equal(new URL(page.url()).origin, new URL(host.url).origin);
  await isolated(page, "page").locator("iframe").waitFor();
  await until(page, async () => /^\/a\.html/.test(await frame.locator("#out").textContent({ timeout: 1_000 }).catch(() => "")));
  assertNoTroubles(page);
});

for (const storage of [false, true]) {
  test(`links lead a page on without an entry in the browser's history${storage ? ", and so does `location` where it keeps data" : ""}`, async () => {
    const { page, before, says, press } = await router(storage);
    await press("part");
    await says("/a.html#part | null | 2 | popstate null,hashchange");
    if (storage) {
      await press("hash");
      await says("/a.html#typed | null | 3 | popstate null,hashchange,popstate null,hashchange");
    }
    await press("back");
    await says(storage ? "/a.html#part | null | 3 | popstate null,hashchange,popstate null,hashchange,popstate null,hashchange" : "/a.html | null | 2 | popstate null,hashchange,popstate null,hashchange");
    await press(storage ? "assign" : "other document");
    await says("/b.html | null | 1 | ");
    assert.equal(await page.evaluate(() => history.length), before);
    await page.goBack();
    assert.equal(page.url(), "about:blank");
  });
}
