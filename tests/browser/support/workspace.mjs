// Where things are.

import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The workspace's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");

/** The `faceplate` command; its web UI is in the folder `web` beside it. */
export const faceplate =
  process.env.FACEPLATE ?? path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug", "faceplate");

/** The folder of a sample plugin. */
export const sample = (name) => path.join(root, "demo-app/plugins", name);

/** The folder of a published plugin, or nothing where the fixtures are not on this machine. */
export function upstream(name) {
  const folder = path.join(root, "../shared/fixtures/upstream", name);
  return existsSync(folder) ? folder : undefined;
}
