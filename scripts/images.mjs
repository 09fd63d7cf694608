// Takes the pictures in docs/images/ from the sample plugins, in Chromium: `./dev images`.
// It runs as a test, because a picture of a page with faults is not worth taking.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { assertNoTroubles, newPage } from "../tests/browser/support/browser.mjs";
import { serve } from "../tests/browser/support/host.mjs";
import { goTo, iconsDrawn, region } from "../tests/browser/support/workbench.mjs";
import { faceplate, root } from "../tests/browser/support/workspace.mjs";

const folder = path.join(root, "docs/images");
const THEMES = ["light", "dark"];
const WINDOWS = { 375: { width: 375, height: 812 }, 1440: { width: 1440, height: 900 } };

/**
 * What each picture shows: a name, the plugins that are there, what brings it on screen, the surface to wait for,
 * whether all of it is wanted.
 */
const PICTURES = [
  ["settings-tab", "good", { plugin: "faceplate.navbar-temp", extension: "settings", problems: "0" }, "settings_tab"],
  ["navbar", "good", { plugin: "faceplate.temp-eta", extension: "sidebar", problems: "0" }, "printer_panel"],
  ["components", "gallery", { plugin: "faceplate.component-gallery", extension: "gallery", problems: "0" }, "page", "whole"],
  ["workbench", "all", { plugin: "faceplate.broken-on-purpose", extension: "mistakes", problems: "1" }, "settings_tab"],
];

mkdirSync(folder, { recursive: true });
// Relative, so that no picture shows where this computer keeps its files.
const plugins = (...names) => names.map((name) => path.join("demo-app/plugins", name));
const good = plugins("filament-inventory", "host-metrics-php-declarative", "navbar-temp", "tempeta");
const hosts = {
  good: await serve(good),
  gallery: await serve(plugins("component-gallery")),
  all: await serve([...good, ...plugins("broken-on-purpose")]),
};

for (const [width, viewport] of Object.entries(WINDOWS)) {
  const page = await newPage({ viewport, reducedMotion: "reduce" });
  for (const theme of THEMES) {
    for (const [name, host, choices, surface, whole] of PICTURES) {
      test(`${name}, ${theme}, ${width} wide`, async () => {
        await page.setViewportSize(viewport);
        await goTo(page, hosts[host], { ...choices, theme });
        const shown = region(page, surface).first();
        await shown.waitFor();
        if (whole) await growTo(page, shown);
        // The last to be known: how the plugins stand, and that there is a printer.
        await page.locator(".fp-summary [data-tone=success]").waitFor({ state: "attached" });
        await page.getByRole("button", { name: "Virtual printer" }).waitFor();
        await iconsDrawn(page);
        await page.locator("[data-state=loading]").first().waitFor({ state: "detached" });
        const bytes = await page.screenshot({
          path: path.join(folder, `${name}-${theme}-${width}.png`),
          animations: "disabled",
          caret: "hide",
        });
        assert.ok(bytes.length > 5_000, `the picture has ${bytes.length} bytes`);
        assertNoTroubles(page);
      });
    }
  }
}

test("the plugin of the README", async () => {
  const [, manifest] = readFileSync(path.join(root, "README.md"), "utf8").match(/```json\n(.*?)```/s);
  const html = execFileSync(faceplate, ["render", "-"], { input: manifest, stdio: ["pipe", "pipe", "inherit"] });
  const page = await newPage({ viewport: { width: 640, height: 100 }, deviceScaleFactor: 2 });
  await page.setContent(html.toString());
  const bytes = await page.screenshot({ path: path.join(folder, "readme-light.png"), fullPage: true });
  assert.ok(bytes.length > 5_000, `the picture has ${bytes.length} bytes`);
});

/** Makes the window as high as `shown` needs, so that nothing of it has to be scrolled to. */
async function growTo(page, shown) {
  const { width, height } = page.viewportSize();
  const missing = await shown.evaluate((element) => {
    let missing = 0;
    for (let at = element; at; at = at.parentElement) missing += Math.max(0, at.scrollHeight - at.clientHeight);
    return missing;
  });
  await page.setViewportSize({ width, height: Math.min(height + missing, 8_000) });
}
