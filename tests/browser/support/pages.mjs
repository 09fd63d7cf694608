// Plugins' own pages, as they are in the workbench.

import path from "node:path";

import { serve } from "./host.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./plugins.mjs";
import { goTo } from "./workbench.mjs";
import { root } from "./workspace.mjs";

/** The folder of a plugin with pages, for the browser and the desktop alike. */
export const plugin = (name) => path.join(root, "tests/pages", name);

/** The frame that the host draws around the page on `surface`. */
export const isolated = (page, surface) => page.locator(`.fp-isolated[data-surface="${surface}"]`);

/** Opens the page that is the extension `id` of `plugin`, on `surface`, and waits until it is there; returns what is in its frame. */
export async function openPage(page, host, plugin, id, surface, choices = {}) {
  await goTo(page, host, { plugin, extension: id, problems: "0", ...choices });
  await ready(page, surface);
  return isolated(page, surface).frameLocator("iframe");
}

/** Waits until the page on `surface` is there. */
export const ready = (page, surface) => page.locator(`.fp-isolated[data-surface="${surface}"][aria-busy=false] iframe`).waitFor();

/** A host with a plugin whose pages are `files`, an extension for each on `surface`; `more` goes into the manifest. */
export async function serveFiles(files, surface = "settings_tab", more = {}) {
  const folder = temporaryFolder();
  const names = Object.keys(files);
  const views = names.map((name) => extension(name.replace(/\W/g, "-"), undefined, { surface, mode: "webview", title: name, url: `asset://${name}` }));
  writePlugin(`${folder}/a`, manifest("test.pages", views, { assets: names.map((path) => ({ path })), ...more }), files);
  return { host: await serve([folder]) };
}
/** A document that runs `text`; what it finds out goes into `out`. */
export const script = (text) => `<!doctype html><html lang="en"><title>x</title><body><p id="out">started</p><script>${text}</script></body></html>`;
