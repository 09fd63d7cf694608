// Writes the hostile plugin and its victim into a folder: `node write.mjs FOLDER`. Prints nothing.

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

const manifest = (id, more) => ({
  id, name: id, version: "1.0.0", sdkVersion: 1, sdkRevision: 6, description: "Attacks.",
  runtime: { type: "bridge", baseUrl: "http://127.0.0.1:9" },
  permissions: ["ui.settings_tab", "ui.page", "ui.webview"],
  signature: { algorithm: "none" },
  ...more,
});

/** Writes `hostile` and `victim` into `folder`, and beside them what neither may reach. */
export function write(folder) {
  const hostile = path.join(folder, "hostile");
  cpSync(path.join(here, "ui"), path.join(hostile, "ui"), { recursive: true });
  const files = ["page.html", "page.js", "attempts.mjs", "worker.js", "notes.txt", "notes.bin"];
  const pages = ["settings_tab", "page"].map((surface) => ({ id: surface, surface, mode: "webview", title: "Hostile", url: "asset://ui/page.html" }));
  const put = (file, value) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value, null, 2));
  };
  put(path.join(hostile, "plugin.json"), manifest("hostile.page", {
    assets: files.map((file) => ({ path: `ui/${file}` })),
    settings: { defaults: { evil: "", stun: "", only: "", outcomes: [] } },
    uiExtensions: pages,
  }));
  put(path.join(hostile, "secret.txt"), "a file that the manifest does not declare");
  put(path.join(folder, "outside.txt"), "a file outside of the plugin");
  put(path.join(folder, "victim/ui/page.html"), "<!doctype html><p>The victim's page.</p>");
  put(path.join(folder, "victim/plugin.json"), manifest("hostile.victim", { assets: [{ path: "ui/page.html" }], settings: { defaults: { secret: "of the victim" } }, uiExtensions: [] }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(process.argv[2]);
