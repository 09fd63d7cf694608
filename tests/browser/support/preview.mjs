// `faceplate preview --web --server URL`: the app on a server of somebody else's.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { after } from "node:test";

import { newPage } from "./browser.mjs";
import { loaded } from "./workbench.mjs";
import { faceplate, root } from "./workspace.mjs";

/** The address that `faceplate preview` prints for the server at `url`; it serves until the file's tests end. */
export async function preview(url) {
  const child = spawn(faceplate, ["preview", "--web", "--no-open", "--server", url], { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  after(() => child.kill());
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  return line.trim();
}

/**
 * Opens the app that `preview` printed `address` for, with `choices` as in `openWorkbench`. With `{ clock: true }` the page's time stands
 * still until `pass` lets it go on.
 */
export async function openPreview(address, choices = {}, { clock = false } = {}) {
  const page = await newPage();
  if (clock) await page.clock.install();
  await page.goto(`${address}&${new URLSearchParams(choices)}`);
  await loaded(page);
  if (clock) await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  return page;
}

/** Lets `seconds` go by on `page`, one after the other; after each, what `upstream` was asked for has been answered. */
export async function pass(page, upstream, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    await page.clock.runFor(1_000);
    await quiet(page, upstream);
  }
}

/** Waits until `upstream` answers nobody, and the page has seen what it answered. */
async function quiet(page, upstream) {
  for (let still = 0; still < 3; still += 1) {
    await page.evaluate(() => navigator.locks.query());
    if (upstream.open > 0) still = -1;
  }
}
