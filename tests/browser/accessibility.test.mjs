// axe finds nothing, in every theme and in long and short words.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./support/axe.mjs";
import { serve } from "./support/host.mjs";
import { goTo, openModal, openWorkbench, region } from "./support/workbench.mjs";
import { sample } from "./support/workspace.mjs";

const THEMES = ["light", "dark", "high-contrast"];
const LOCALES = ["en", "es", "en-XA"];

const gallery = "faceplate.component-gallery";

/**
 * What a person may see: a name, the choices that bring it on screen, the surface (or the selector of what) must be
 * there then, and the button that opens a dialog over it.
 */
const SCREENS = [
  ["every component", { plugin: gallery, extension: "gallery" }, "page"],
  ["the settings", { plugin: "faceplate.timelapse", extension: "settings" }, "settings_tab"],
  ["a modal", { plugin: gallery, extension: "gallery" }, "page", "Open a modal"],
  ["the app bar and the control area", { plugin: gallery, extension: "panel" }, "printer_panel"],
  ["all plugins", { page: "plugins" }, ".fp-card"],
  ["the log of a plugin", { page: "plugins" }, ".fp-card", { click: ".fp-card__buttons > :last-child", shows: ".fp-logs, .fp-logs__nothing" }],
  ["broken plugins and their problems", { plugin: "faceplate.broken-on-purpose", extension: "mistakes", problems: "1" }, "settings_tab"],
];

const host = await serve(["component-gallery", "timelapse", "broken-on-purpose", "host-health"].map(sample));
const page = await openWorkbench(host);

for (const theme of THEMES) {
  for (const locale of LOCALES) {
    test(`axe finds nothing in ${theme}, ${locale}`, async (t) => {
      for (const [name, choices, surface, opener] of SCREENS) {
        await t.test(name, async () => {
          await goTo(page, host, { ...choices, theme, locale });
          await (surface.startsWith(".") ? page.locator(surface) : region(page, surface)).first().waitFor();
          if (opener?.click) {
            await page.locator(opener.click).first().click();
            await page.locator(opener.shows).waitFor();
          } else if (opener) await openModal(page, opener);
          assert.deepEqual(await violations(page), []);
        });
      }
    });
  }
}
