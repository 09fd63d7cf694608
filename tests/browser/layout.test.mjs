// Nothing is cut off, nothing overlaps, and the page never scrolls sideways (look.md, “Check at”).

import assert from "node:assert/strict";
import { test } from "node:test";

import { serve } from "./support/host.mjs";
import { layoutFaults } from "./support/layout.mjs";
import { goTo, openModal, openWorkbench, region } from "./support/workbench.mjs";
import { sample } from "./support/workspace.mjs";

const WINDOWS = [[375, 812], [812, 375], [768, 1024], [1024, 768], [1440, 900], [1920, 1080]];
/** Windows that a person might zoom to 200 %: each CSS pixel is two pixels, so there is half the room. */
const ZOOMED = [[768, 1024], [1024, 768], [1440, 900], [1920, 1080]];
/** The simulated host's sizes, in a window where each has room. */
const SIZES = ["375x812", "812x375", "768x1024", "1024x768", "1440x900"];
const LANGUAGES = [
  { theme: "light", locale: "en" },
  { theme: "dark", locale: "de" },
  { theme: "light", locale: "en-XA" },
  { theme: "dark", locale: "en", rtl: "1" },
];

const gallery = "faceplate.component-gallery";
const SCREENS = [
  ["page", { plugin: gallery, extension: "gallery" }],
  ["printer_panel", { plugin: gallery, extension: "panel" }],
  ["settings_tab", { plugin: "faceplate.timelapse", extension: "settings" }],
  ["printer_panel", { plugin: "faceplate.timelapse", extension: "progress" }, "Make the film"],
  ["settings_tab", { plugin: "faceplate.broken-on-purpose", extension: "mistakes", problems: "1" }],
  [".fp-card", { page: "plugins" }],
];

const host = await serve(["component-gallery", "timelapse", "broken-on-purpose", "enclosure", "host-health"].map(sample));

async function check(page, more) {
  const faults = [];
  for (const language of LANGUAGES) {
    for (const [surface, choices, opener] of SCREENS) {
      await goTo(page, host, { ...choices, ...language, ...more });
      await (surface.startsWith(".") ? page.locator(surface) : region(page, surface)).first().waitFor({ state: "attached" });
      if (opener) await openModal(page, opener);
      const where = `${choices.extension ?? choices.page} ${Object.values(language).join(" ")}`;
      for (const fault of await layoutFaults(page)) faults.push(`${where}: ${fault}`);
    }
  }
  assert.deepEqual(faults, []);
}

for (const [width, height] of WINDOWS) {
  test(`everything fits a window of ${width} × ${height}`, async () => {
    await check(await openWorkbench(host, {}, { viewport: { width, height } }));
  });
}

for (const [width, height] of ZOOMED) {
  test(`everything fits a window of ${width} × ${height} at 200 %`, async () => {
    const viewport = { width: width / 2, height: height / 2 };
    await check(await openWorkbench(host, {}, { viewport, deviceScaleFactor: 2 }));
  });
}

for (const size of SIZES) {
  test(`everything fits a host of ${size}`, async () => {
    const page = await openWorkbench(host, {}, { viewport: { width: 1920, height: 1080 } });
    await check(page, { size, problems: "0" });
  });
}

test("a small host has all its destinations on screen, however long their labels are", async () => {
  const page = await openWorkbench(host, { plugin: gallery, extension: "gallery" }, { viewport: { width: 375, height: 812 } });
  const bar = page.locator(".wb-destinations");
  await bar.getByRole("button", { name: /longer than/ }).waitFor();
  const { content, room } = await bar.evaluate(({ scrollWidth, clientWidth }) => ({ content: scrollWidth, room: clientWidth }));
  assert.ok(content <= room, `${content} px of destinations in ${room} px`);
  assert.ok(await bar.getByRole("button").count() >= 4);
});
