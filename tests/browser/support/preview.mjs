// `faceplate preview --web --server URL`: the app on a server of somebody else's.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { after } from "node:test";

import { newPage } from "./browser.mjs";
import { loaded } from "./workbench.mjs";
import { faceplate, root } from "./workspace.mjs";

/** The address that `faceplate preview` prints for the server at `url`, asked with `token`; it serves until the file's tests end. */
export async function preview(url, { token = "" } = {}) {
  const env = { ...process.env, FACEPLATE_TOKEN: token };
  const child = spawn(faceplate, ["preview", "--web", "--no-open", "--server", url], { cwd: root, env, stdio: ["ignore", "pipe", "ignore"] });
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
  const waiting = new Set();
  page.on("request", (request) => /\/backend\/api\/(?!plugins\/events)/.test(request.url()) && waiting.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => waiting.delete(request));
  page.waiting = waiting;
  if (clock) await page.clock.install();
  await page.goto(`${address}&${new URLSearchParams(choices)}`);
  await loaded(page);
  if (clock) await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1_000));
  return page;
}

/** Lets `seconds` go by on `page`, one after the other; after each, what the page asked for has been answered. */
export async function pass(page, seconds) {
  for (let second = 0; second < seconds; second += 1) {
    await page.clock.runFor(1_000);
    await quiet(page);
  }
}

/** Waits until the page waits for no answer, and has seen the last. */
async function quiet(page) {
  for (let still = 0; still < 3; still += 1) {
    await page.evaluate(() => navigator.locks.query());
    if (page.waiting.size > 0) still = -1;
  }
}
