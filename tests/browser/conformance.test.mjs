// Every conformance case, served by the real host and shown by the real web build: Chromium's accessibility tree has
// the outline that the case expects (tests/conformance/README.md).

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { newPage } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { outlineOf } from "./support/outline.mjs";
import { temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo, region } from "./support/workbench.mjs";
import { root } from "./support/workspace.mjs";

/** The fewest cases that there are to be. */
const CASES = 120;
/** The level of the first heading in an extension: the host's own headings are above it. */
const FIRST_HEADING = { settings_tab: 4, page: 3, modal: 3, printer_action: 4, printer_panel: 4, navbar_widget: 6 };
/** The level of the first heading in the outlines of the cases. */
const FIRST_EXPECTED = 2;
/** The actions of a short manifest, whose handlers have nothing to tell: so has static HTML, which asks nobody. */
const ACTIONS = ["ping", "read"];
const NOTHING = "<?php";

const folder = path.join(root, "tests/conformance");
const cases = readdirSync(folder).filter((name) => name.endsWith(".json")).sort()
  .flatMap((name) => JSON.parse(readFileSync(path.join(folder, name), "utf8")).map((it) => ({ file: name, ...it })));

const page = await newPage();
let locale;
// Cases ask for more languages than the workbench offers; its own words stay English, as in the cases.
await page.route("**/backend/api/plugins**", (route) => {
  const headers = { ...route.request().headers(), ...(locale && { "x-wprint3d-locale": locale }) };
  return route.continue({ headers });
});
// The page's compiled code is kept for an address, so every host has the same.
let port = 0;
let ran = 0;

for (const it of cases) {
  // A host has the default limits.
  const skip = it.limits !== undefined;
  test(`${it.file}: ${it.name}`, { skip }, async () => {
    const host = await serve([writeCase(it)], { port });
    port = host.port;
    locale = it.locale;
    const { outline, surfaces } = await outlines(host, it);
    assert.deepEqual(outline, it.expect.outline.map((entry, index) => underHeadings(entry, surfaces[index])));
    await host.stop();
    ran += 1;
  });
}

test("every case ran", () => {
  assert.ok(cases.length >= CASES, `there are ${cases.length} cases`);
  assert.equal(ran, cases.filter(({ limits }) => limits === undefined).length);
});

/** The outlines of the case's extensions, one after the other, with the surface that each entry is on. */
async function outlines(host, { schema }) {
  const extensions = await (await fetch(`${host.url}/backend/api/plugins/ui`)).json();
  const outline = [];
  const surfaces = [];
  const seen = new Map();
  for (const { pluginId, id, surface } of extensions) {
    if (schema !== undefined && id !== "main") continue;
    const number = (seen.get(id) ?? 0) + 1;
    seen.set(id, number);
    // Of extensions with one id, the first is meant; the others have numbered keys.
    const key = `${pluginId}:${id}#${number}`;
    const other = surface === "page" ? { page: key } : { tab: key, settings: "1" };
    await goTo(page, host, { plugin: pluginId, extension: id, ...(number > 1 && other) });
    const shown = surface === "navbar_widget" ? page.locator(".fp-widgets") : region(page, surface);
    await shown.first().waitFor();
    const plugin = shown.locator(".fp-plugin");
    await plugin.locator("[data-state=loading]").first().waitFor({ state: "detached" });
    if ((await plugin.count()) === 0) continue;
    for (const entry of await outlineOf(page, plugin)) {
      outline.push(entry);
      surfaces.push(surface);
    }
  }
  return { outline, surfaces };
}

/** An expected entry, as it is where the host's own headings are above it. */
function underHeadings(entry, surface) {
  if (entry[0] !== "heading" || !surface) return entry;
  const [role, name, level] = entry;
  return [role, name, Math.min(level - FIRST_EXPECTED + FIRST_HEADING[surface], 6)];
}

/** The plugin of a case, in a folder of its own. */
function writeCase({ schema, components, manifest, text, translations = {}, files = [] }) {
  const content = Object.fromEntries(Object.entries(translations).map(([path, value]) =>
    [path, typeof value === "string" ? value : JSON.stringify(value)]));
  for (const file of files) content[file] ??= "";
  for (const action of ACTIONS) content[`${action}.php`] ??= NOTHING;
  return writePlugin(path.join(temporaryFolder(), "plugin"), text ?? manifest ?? aroundSchema(schema, components, translations), content);
}

/** As in the Rust half of these tests: two actions and a modal are declared. There are more levels of headings on a page than in the settings. */
function aroundSchema(schema, components, translations) {
  const paths = Object.keys(translations);
  return {
    id: "test.case", name: "Case", version: "1.0.0", sdkVersion: 1, sdkRevision: 6,
    runtime: { type: "php", entry: "plugin.php" },
    permissions: ["ui.page", "ui.modal"],
    actions: ACTIONS.map((id) => ({ id, label: id, handler: `${id}.php` })),
    uiExtensions: [
      { id: "main", surface: "page", title: "Main", schema },
      { id: "details", surface: "modal", title: "Details", schema: { component: "host.stack" } },
    ],
    ...(components !== undefined && { components }),
    ...(paths.length > 0 && {
      assets: paths,
      i18n: { files: Object.fromEntries(paths.map((file) => [path.basename(file, path.extname(file)), `asset://${file}`])) },
    }),
  };
}
