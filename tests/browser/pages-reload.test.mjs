// A page of a plugin's own follows its files while they are edited, and no other page does.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { newPage, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { isolated } from "./support/pages.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo } from "./support/workbench.mjs";

const document = (text) => `<!doctype html><html lang="en"><title>x</title><body><p id="out">${text}</p><input aria-label="Text"><script src="page.js"></script></body></html>`;
const pages = (id) => manifest(id, [extension("x", undefined, { surface: "printer_panel", mode: "webview", title: id, url: "asset://ui/page.html" })], { assets: [{ path: "ui" }] });
const files = (text) => ({ "ui/page.html": document(text), "ui/page.js": "", "notes.txt": "" });

/** A host with the plugins `edited` and `other`, each with a page, both open; and how a file of `edited` is written. */
async function both() {
  const folder = temporaryFolder();
  for (const name of ["edited", "other"]) writePlugin(path.join(folder, name), pages(`test.${name}`), files(`${name} 1`));
  const host = await serve([folder]);
  const page = await newPage();
  await goTo(page, host, { problems: "0" });
  const panel = (name) => isolated(page, "printer_panel").filter({ hasText: `test.${name}` });
  const frame = (name) => panel(name).frameLocator("iframe");
  const says = (name, text) => until(page, async () => (await frame(name).locator("#out").textContent({ timeout: 1_000 }).catch(() => "")) === text, { what: text });
  await says("edited", "edited 1");
  await says("other", "other 1");
  return { page, panel, frame, says, write: (name, text) => writeFileSync(path.join(folder, "edited", name), text) };
}

test("a page is loaded again when its files change, and pages of other plugins are not", async () => {
  const { page, panel, frame, says, write } = await both();
  const opened = await panel("other").locator("iframe").getAttribute("src");
  write("ui/page.html", document("edited 2"));
  await says("edited", "edited 2");
  write("ui/page.js", "out.textContent = 'by script'");
  await says("edited", "by script");
  assert.equal(await panel("other").locator("iframe").getAttribute("src"), opened);
  assert.equal(await frame("other").locator("#out").textContent(), "other 1");

  // It is no asset, so no page has it.
  const before = await panel("edited").locator("iframe").getAttribute("src");
  write("notes.txt", "changed");
  write("ui/page.js", "out.textContent = 'last'");
  await says("edited", "last");
  assert.notEqual(await panel("edited").locator("iframe").getAttribute("src"), before);
  assert.equal(await page.getByRole("button", { name: "Reload" }).count(), 0);
});

test("what somebody typed into a page that has changed stays until they reload it", async () => {
  const { panel, frame, says, write } = await both();
  await frame("edited").getByLabel("Text").pressSequentially("half a sentence");
  write("ui/page.html", document("edited 2"));
  await panel("edited").getByText("files of this page have changed").waitFor();
  assert.equal(await frame("edited").getByLabel("Text").inputValue(), "half a sentence");
  assert.equal(await frame("edited").locator("#out").textContent(), "edited 1");
  await panel("edited").getByRole("button", { name: "Reload" }).click();
  await says("edited", "edited 2");
  assert.equal(await panel("edited").getByText("files of this page have changed").count(), 0);
  // What was typed before is no reason any more.
  write("ui/page.html", document("edited 3"));
  await says("edited", "edited 3");
});
