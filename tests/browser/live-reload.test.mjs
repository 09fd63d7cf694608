// What is saved is seen, and nothing that a person did is lost.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo, openWorkbench, region } from "./support/workbench.mjs";

/** Saves of the measured plugin, and what they may take (decisions.md 29). */
const SAVES = 40;
const GATE_MS = 1000;
const FIGURE_MS = 300;
const NODES = 200;

const folder = temporaryFolder();
const settings = (text) => ({
  component: "host.stack",
  children: [
    { component: "host.text", text },
    { component: "host.input", id: "name", label: "Name" },
    { component: "host.switch", id: "on", label: "On" },
  ],
});
const edited = (text, more) => manifest("test.edited", [extension("first", settings(text)), extension("second", settings(`${text}, second`))], more);
const file = path.join(writePlugin(path.join(folder, "edited"), edited("As written")), "plugin.json");
writePlugin(path.join(folder, "other"), manifest("test.other", [extension("tab", { component: "host.text", text: "Another plugin" })]));

const host = await serve([folder]);
const page = await openWorkbench(host);
const panel = page.getByRole("tabpanel");
const notices = page.locator(".wb-notices");

const save = (value) => writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 2));

async function showFirst() {
  save(edited("As written"));
  await goTo(page, host, { plugin: "test.edited", extension: "first" });
  await panel.getByText("As written", { exact: true }).waitFor();
}

test("a change appears, and what was typed, switched and open stays", async () => {
  await showFirst();
  await page.getByRole("tab").nth(1).click();
  await panel.getByText("As written, second").waitFor();
  const field = panel.getByRole("textbox", { name: "Name" });
  await panel.getByRole("switch", { name: "On" }).click();
  await field.click();
  await page.keyboard.type("half a sent");
  await field.evaluate((element) => element.setSelectionRange(4, 4));

  save(edited("Changed"));
  await panel.getByText("Changed, second").waitFor();
  assert.equal(await field.inputValue(), "half a sent");
  assert.ok(await panel.getByRole("switch", { name: "On" }).isChecked());
  assert.equal(await page.getByRole("tab").nth(1).getAttribute("aria-selected"), "true");
  const { focused, caret } = await field.evaluate((element) => ({
    focused: element === document.activeElement,
    caret: element.selectionStart,
  }));
  assert.ok(focused, "the field keeps the focus");
  assert.equal(caret, 4);
});

test("a broken file keeps the last good interface and is named with its place; when it is mended, that goes", async () => {
  await showFirst();
  await panel.getByRole("textbox", { name: "Name" }).fill("kept");
  save('{\n  "id": "test.edited",\n  "name": oops\n}\n');
  const notice = notices.getByText(/plugin\.json:3:1[0-9]/).first();
  await notice.waitFor();
  assert.ok(await panel.getByText("As written", { exact: true }).isVisible());
  assert.equal(await panel.getByRole("textbox", { name: "Name" }).inputValue(), "kept");

  save(edited("Mended"));
  await panel.getByText("Mended", { exact: true }).waitFor();
  await notice.waitFor({ state: "detached" });
  assert.equal(await panel.getByRole("textbox", { name: "Name" }).inputValue(), "kept");
});

test("a plugin that comes or goes while it is served comes and goes in the list", async () => {
  await showFirst();
  const tree = page.getByRole("tree");
  const added = path.join(folder, "added");
  writePlugin(added, manifest("test.added", [extension("tab", { component: "host.text", text: "Added" })]));
  await tree.getByText("Plugin test.added").waitFor();
  writePlugin(added, manifest("test.added", []));
  await tree.getByText("Extension tab").nth(1).waitFor({ state: "detached" });
});

test("after the host was stopped and started, the page follows it again", async () => {
  const own = path.join(temporaryFolder(), "plugin");
  const write = (text) => writePlugin(own, manifest("test.again", [extension("tab", settings(text))]));
  write("Before");
  const first = await serve([own]);
  const page = await openWorkbench(first, { plugin: "test.again", extension: "tab" });
  const panel = region(page, "settings_tab");
  await panel.getByText("Before").waitFor();
  await panel.getByRole("textbox", { name: "Name" }).fill("kept");

  await first.stop();
  const notice = page.locator(".wb-notices").getByText(/.+/).first();
  await notice.waitFor({ timeout: 30_000 });
  assert.ok(await panel.getByText("Before").isVisible());

  write("After");
  await serve([own], { port: first.port });
  await panel.getByText("After").waitFor({ timeout: 30_000 });
  await until(page, async () => (await page.locator(".wb-notices").innerText()) === "");
  assert.equal(await panel.getByRole("textbox", { name: "Name" }).inputValue(), "kept");
});

test(`of ${SAVES} saves of a plugin of ${NODES} nodes, 95 % are seen within ${GATE_MS} ms`, async (t) => {
  const marked = (mark) => {
    const children = Array.from({ length: NODES - 2 }, (_, number) => ({ component: "host.text", text: `Line ${number}` }));
    children.splice(NODES / 2, 0, { component: "host.text", text: mark });
    return edited("As written", { uiExtensions: [extension("first", { component: "host.stack", children })] });
  };
  save(marked("save 0"));
  await goTo(page, host, { plugin: "test.edited", extension: "first" });
  await panel.getByText("save 0", { exact: true }).waitFor();

  const took = [];
  for (let number = 1; number <= SAVES; number += 1) {
    const mark = `save ${number}`;
    await page.evaluate(watchFor, mark);
    const text = JSON.stringify(marked(mark), null, 2);
    const saved = performance.timeOrigin + performance.now();
    writeFileSync(file, text);
    took.push((await page.evaluate(() => window.seen)) - saved);
  }
  took.sort((a, b) => a - b);
  const [median, p95] = [0.5, 0.95].map((share) => Math.round(took[Math.ceil(share * SAVES) - 1]));
  t.diagnostic(`saved to seen: median ${median} ms, p95 ${p95} ms (figure ${FIGURE_MS} ms, gate ${GATE_MS} ms)`);
  assert.ok(p95 <= GATE_MS, `p95 is ${p95} ms`);
  assert.ok(readFileSync(file, "utf8").includes(`save ${SAVES}`));
});

/** In the page: `window.seen` is when, on the clock of this computer, the first frame with `mark` had been painted. */
function watchFor(mark) {
  window.seen = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("[role=tabpanel]")?.textContent.includes(mark)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port1.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}
