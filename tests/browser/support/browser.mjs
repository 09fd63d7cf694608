// Real Chromium, and pages that note everything a page should not do.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

const LAUNCH = { executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS };
const CONTEXT = { viewport: { width: 1440, height: 900 }, locale: "en" };

let launched;

/** The browser of this test file; it ends with the file. */
function browser() {
  launched ??= chromium.launch(LAUNCH);
  return launched;
}

after(async () => (await launched)?.close());

/**
 * A page in a context of its own, with `options` of playwright's `newContext`; closed at the end of the test that asks
 * for it.
 *
 * `page.troubles` lists what went wrong so far: policy violations, console errors, uncaught exceptions, requests to
 * other hosts.
 */
export async function newPage(options = {}) {
  const context = await (await browser()).newContext({ ...CONTEXT, ...options });
  after(() => context.close());
  return pageOf(context);
}

/**
 * A browser as a person has one, which keeps what pages store until the test ends that asks for it. It lets frames of other sites store data: in private
 * windows, such as those of `newPage`, and as Debian builds it, Chromium does not.
 */
export function newProfile() {
  const profile = { folder: mkdtempSync(join(tmpdir(), "faceplate-profile-")), context: undefined };
  mkdirSync(join(profile.folder, "Default"));
  writeFileSync(join(profile.folder, "Default/Preferences"), JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
  after(async () => {
    await profile.context?.close();
    rmSync(profile.folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return profile;
}

/** A page as `newPage` gives it, in `profile`, whose last page is closed. */
export async function newPageOf(profile) {
  await profile.context?.close();
  profile.context = await chromium.launchPersistentContext(profile.folder, { ...LAUNCH, ...CONTEXT });
  return pageOf(profile.context);
}

async function pageOf(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.troubles = [];
  await watch(page);
  return page;
}

async function watch(page) {
  const note = (trouble) => page.troubles.push(trouble);
  await page.exposeBinding("noteViolation", (_, violation) => note(violation));
  await page.addInitScript(() => {
    // What was chosen on another document is not chosen on this one. Plugins' own pages have no storage.
    if (location.protocol === "http:" && window === top) localStorage.clear();
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event;
      window.noteViolation(`policy: ${effectiveDirective} forbids ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`);
    });
  });
  page.on("console", (message) => {
    // Chromium notes every answer that says no. What a plugin's action says, or that it has no such page, is for the page to tell.
    const refusal = /\/plugins\/[^/]+\/actions\/|\/isolated\/pages$/.test(message.location().url);
    if (message.type() === "error" && !refusal) note(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => note(`exception: ${error.message}`));
  page.on("crash", () => note("the page crashed"));
  page.on("dialog", async (dialog) => {
    note(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && !/^(127\.0\.0\.1|localhost|[a-z2-7]{52}\.localhost)$/.test(hostname)) {
      note(`request to another host: ${request.url()}`);
    }
  });
}

/** Fails when anything went wrong on `page` since it was opened, or since the last call. */
export function assertNoTroubles(page, when = "") {
  assert.deepEqual(page.troubles.splice(0), [], when);
}

/** Waits, a frame of `page` at a time, until `holds()` gives something true, and returns that. */
export async function until(page, holds, { timeout = 10_000, what = holds } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() > end) throw new Error(`not within ${timeout} ms: ${what}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
