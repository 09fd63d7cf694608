// Plugin folders that a test writes for itself.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";

/** An empty folder that is removed at the end of the test that asks for it. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), "faceplate-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a plugin into `folder`: its manifest, as a value or as text, and further `files` by path. */
export function writePlugin(folder, manifest, files = {}) {
  mkdirSync(folder, { recursive: true });
  const text = typeof manifest === "string" ? manifest : JSON.stringify(manifest, null, 2);
  writeFileSync(path.join(folder, "plugin.json"), text);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** A copy of a plugin that a test may change. */
export function copyPlugin(from) {
  const folder = path.join(temporaryFolder(), path.basename(from));
  cpSync(from, folder, { recursive: true });
  return folder;
}

/** A manifest without mistakes, around UI extensions. */
export function manifest(id, uiExtensions, more = {}) {
  return {
    id,
    name: `Plugin ${id}`,
    version: "1.0.0",
    sdkVersion: 1,
    sdkRevision: 6,
    description: "Written by a test.",
    runtime: { type: "bridge", baseUrl: "http://127.0.0.1:9399" },
    permissions: ["settings_tab", "navbar_widget", "printer_panel", "printer_action", "modal", "page"].map((surface) => `ui.${surface}`),
    actions: [{ id: "run", label: "Run", path: "/run" }],
    uiExtensions,
    signature: { algorithm: "none" },
    ...more,
  };
}

/** A declarative UI extension; a settings tab unless `more` says otherwise. */
export function extension(id, schema, more = {}) {
  return { id, surface: "settings_tab", mode: "declarative", title: `Extension ${id}`, schema, ...more };
}
