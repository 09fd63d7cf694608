// A click runs a handler of the plugin, and the page shows what that handler made.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";

import { serveBridge } from "./support/bridge.mjs";
import { until } from "./support/browser.mjs";
import { mounts, serve } from "./support/host.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo, openWorkbench, region } from "./support/workbench.mjs";

const ROLL = `<?php
$value = bin2hex(random_bytes(4));
echo json_encode(["data" => ["message" => "Rolled $value"], "effects" => [["type" => "publish_state", "data" => ["value" => $value]]]]);`;
const READ = `<?php
$input = json_decode(stream_get_contents(STDIN), true);
echo json_encode(["data" => ["rolled" => $input["state"]["value"] ?? "nothing yet"]]);`;

const panel = {
  component: "host.stack",
  children: [
    { component: "host.button", label: "Roll", actionId: "roll" },
    { component: "host.text", text: { $state: "value", default: "not rolled" } },
    // Asked for so seldom that only the action can have brought it.
    { component: "host.key_value", label: "Read", value: { $data: { actionId: "read", path: "rolled", pollIntervalMs: 86_400_000 } } },
  ],
};
const settings = {
  component: "host.form",
  bind: "settings",
  fields: [
    { id: "name", label: "Name" },
    { id: "loud", label: "Loud", type: "boolean" },
  ],
  submitLabel: "Save it",
};

/** Whether there is PHP on this computer. */
function php() {
  try {
    return execFileSync("php", ["--version"], { stdio: "pipe" }).length > 0;
  } catch {
    return false;
  }
}

const folder = temporaryFolder();
const dice = (id, runtime, more) =>
  manifest(id, [extension("panel", panel, { surface: "printer_panel" }), extension("settings", settings)], {
    runtime,
    actions: ["roll", "read"].map((action) => ({ id: action, label: action, ...more(action) })),
    settings: { defaults: { name: "Die", loud: true } },
  });
writePlugin(
  path.join(folder, "php"),
  dice("test.php-dice", { type: "php", entry: "plugin.php" }, (action) => ({ handler: `${action}.php` })),
  { "plugin.php": "<?php", "roll.php": ROLL, "read.php": READ },
);
writePlugin(
  path.join(folder, "bridge"),
  dice("test.bridge-dice", { type: "bridge", baseUrl: await serveBridge() }, (action) => ({ path: `/actions/${action}` })),
);

const host = await serve([folder]);
const kept = async (plugin, what) => (await fetch(`${host.url}/backend/api/plugins/${plugin}/${what}`)).json();

for (const [kind, plugin, skip] of [
  ["a PHP handler", "test.php-dice", php() ? false : "php is not installed"],
  ["a bridge", "test.bridge-dice", false],
]) {
  test(`defect 7: a click shows what ${kind} made in that run, everywhere at once`, { skip }, async () => {
    const page = await openWorkbench(host, { plugin, extension: "panel" });
    const shown = region(page, "printer_panel").filter({ hasText: plugin });
    await shown.getByText("not rolled").waitFor();
    await shown.getByText("nothing yet").waitFor();
    const rolls = new Set();
    while (rolls.size < 2) {
      await shown.getByRole("button", { name: "Roll" }).click();
      const value = await until(page, async () => {
        const { value } = await kept(plugin, "state");
        return !rolls.has(value) && value;
      });
      // One is bound to the state, the other to an action that is asked again after this one.
      await until(page, async () => (await shown.getByText(value, { exact: true }).count()) === 2);
      await page.getByText(`Rolled ${value}`).waitFor();
      rolls.add(value);
    }
  });
}

test("settings that are saved in the page are there after it is loaded again", async () => {
  const plugin = "test.bridge-dice";
  const page = await openWorkbench(host, { plugin, extension: "settings" });
  const name = region(page, "settings_tab").getByRole("textbox", { name: "Name" });
  const loud = region(page, "settings_tab").getByRole("switch", { name: "Loud" });
  await until(page, async () => (await name.inputValue()) === "Die");
  await name.fill("  <b>Würfel</b> ");
  await loud.click();
  await page.getByRole("button", { name: "Save it" }).click();
  await until(page, async () => (await kept(plugin, "settings")).loud === false);
  assert.deepEqual(await kept(plugin, "settings"), { name: "  <b>Würfel</b> ", loud: false });
  // The page asks before it leaves what it does not know to be saved.
  await region(page, "settings_tab").getByText("Unsaved changes").waitFor({ state: "detached" });
  await goTo(page, host, { plugin, extension: "settings" });
  await until(page, async () => (await name.inputValue()) === "  <b>Würfel</b> ");
  assert.equal(await loud.isChecked(), false);
});

test("a full disk is told in the page, and what was saved before stays", { skip: mounts() ? false : "no test may mount a disk here" }, async () => {
  const full = await serve([folder], { disk: "1m" });
  const at = (plugin) => `${full.url}/backend/api/plugins/${plugin}/settings`;
  const save = async (settings) => {
    const request = { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify({ settings }) };
    return (await fetch(at("test.php-dice"), request)).status;
  };
  const plugin = "test.bridge-dice";
  const page = await openWorkbench(full, { plugin, extension: "settings" });
  const name = region(page, "settings_tab").getByRole("textbox", { name: "Name" });
  await until(page, async () => (await name.inputValue()) === "Die");
  await name.fill("kept");
  await page.getByRole("button", { name: "Save it" }).click();
  await until(page, async () => (await (await fetch(at(plugin))).json()).name === "kept");

  // Another plugin fills the disk, to the last corner.
  for (const length of [100_000, 1_000, 1]) {
    let status = 200;
    for (let times = 0; status === 200; times += 1) {
      assert.ok(times < 1_000, "the disk gets full");
      status = await save({ name: String(times % 10).repeat(length) });
    }
    assert.equal(status, 507);
  }
  await name.fill("too late");
  await page.getByRole("button", { name: "Save it" }).click();
  await region(page, "settings_tab").getByText("Free some space").waitFor();
  assert.equal(await name.inputValue(), "too late");
  assert.equal((await (await fetch(at(plugin))).json()).name, "kept");
  // This page asks before it leaves what could not be saved.
  const other = await openWorkbench(full, { plugin, extension: "settings" });
  const saved = region(other, "settings_tab").getByRole("textbox", { name: "Name" });
  await until(other, async () => (await saved.inputValue()) === "kept");
});
