// Nothing that a plugin says runs, leaves its place or takes anything with it, and the host's own page keeps its policy.

import assert from "node:assert/strict";
import { test } from "node:test";

import { assertNoTroubles, until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { HOSTILE, TRAP } from "./support/hostile.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { goTo, openWorkbench, region } from "./support/workbench.mjs";
import { sample } from "./support/workspace.mjs";

const SAMPLES = ["component-gallery", "timelapse", "host-health", "enclosure", "filament-inventory", "bed-mesh", "broken-on-purpose"];

test("every screen of the samples keeps the policy and says nothing on the console", async () => {
  const host = await serve(SAMPLES.map(sample));
  const page = await openWorkbench(host);
  const plugins = await (await fetch(`${host.url}/backend/api/plugins/ui`)).json();
  assert.ok(plugins.length >= 15, `the samples have ${plugins.length} extensions`);
  for (const { pluginId, id } of plugins) {
    for (const theme of ["light", "high-contrast"]) {
      await goTo(page, host, { plugin: pluginId, extension: id, theme, problems: "1", locale: theme === "light" ? "en" : "es-AR" });
      assertNoTroubles(page, `${pluginId} ${id}`);
    }
  }
  const pickers = page.getByRole("banner").getByRole("combobox");
  for (const [index, value] of ["dark", "de", "375x812"].entries()) await pickers.nth(index).selectOption(value);
  assertNoTroubles(page, "after choosing a theme, a language and a size");
});

test("the page's policy allows no inline script, no eval, no frame but plugins' own, and no other host", async () => {
  const host = await serve([sample("component-gallery")]);
  const { headers } = await fetch(host.url);
  const policy = new Map(headers.get("content-security-policy").split(";").map((directive) => {
    const [name, ...sources] = directive.trim().split(/\s+/);
    return [name, sources];
  }));
  assert.deepEqual(policy.get("default-src"), ["'none'"]);
  assert.deepEqual(policy.get("script-src"), ["'self'", "'wasm-unsafe-eval'"]);
  assert.deepEqual(policy.get("style-src"), ["'self'"]);
  assert.deepEqual(policy.get("connect-src"), ["'self'"]);
  assert.deepEqual(policy.get("frame-ancestors"), ["'none'"]);
  assert.deepEqual(policy.get("base-uri"), ["'none'"]);
  // Below one label that nobody can guess, on this computer and this port: a page cannot lead itself elsewhere.
  assert.deepEqual(policy.get("frame-src"), [`http://*.localhost:${host.port}`]);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("referrer-policy"), "no-referrer");
  for (const path of ["/boot.js", "/faceplate.css", "/backend/api/plugins/ui", "/nothing", "/../Cargo.toml", "/%2e%2e/Cargo.toml"]) {
    const answer = await fetch(host.url + path);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    assert.ok(answer.headers.get("content-security-policy"), path);
    assert.ok(answer.ok || answer.status === 404, `${path}: ${answer.status}`);
  }
});

test("the trap of the hostile plugins works: where nothing guards, it is sprung", async () => {
  const page = await openWorkbench(await serve([sample("component-gallery")]), {}, { bypassCSP: true });
  await page.evaluate((trap) => document.body.insertAdjacentHTML("beforeend", trap), TRAP);
  await until(page, () => page.evaluate(() => window.sprung));
});

for (const [name, hostile] of Object.entries(HOSTILE)) {
  test(`${name}: nothing runs, the page lives, and so does the neighbour`, async () => {
    const folder = temporaryFolder();
    writePlugin(`${folder}/hostile`, hostile());
    const neighbour = extension("tab", {
      component: "host.stack",
      children: [{ component: "host.text", text: "Alive" }, { component: "host.switch", id: "on", label: "Works" }],
    });
    writePlugin(`${folder}/neighbour`, manifest("test.neighbour", [neighbour]));
    const host = await serve([folder]);
    // With the policy off, only the renderer stands in the way.
    for (const bypassCSP of [false, true]) {
      const page = await openWorkbench(host, { plugin: "test.hostile", problems: "1" }, { bypassCSP });
      for (const { id } of await extensionsOf(host, "test.hostile")) {
        await goTo(page, host, { plugin: "test.hostile", extension: id, problems: "1" });
        await clickEverything(page);
        assert.equal(await page.evaluate(() => window.sprung), undefined, `something of ${id} ran`);
        assert.deepEqual(await page.evaluate(foreignMarkup), [], id);
      }

      await goTo(page, host, { plugin: "test.neighbour", extension: "tab" });
      const control = region(page, "settings_tab").getByRole("switch", { name: "Works" });
      await control.click();
      await until(page, () => control.isChecked());
      await page.getByText("Alive", { exact: true }).waitFor();
      assertNoTroubles(page);
    }
  });
}

async function extensionsOf(host, id) {
  const plugins = await (await fetch(`${host.url}/backend/api/plugins/ui`)).json();
  return plugins.filter(({ pluginId }) => pluginId === id);
}

/** Presses what the plugin painted: some scripts wait for that. */
async function clickEverything(page) {
  await page.evaluate(() => {
    for (const control of [...document.querySelectorAll(".fp-plugin :is(a, button, [role=button])")].slice(0, 50)) control.click();
  });
  await page.evaluate(() => new Promise(requestAnimationFrame));
}

/** In the page: elements and attributes that no component of Faceplate makes, and styles that leave their place. */
function foreignMarkup() {
  const found = [];
  for (const element of document.querySelectorAll(".fp-plugin *, .fp-region *")) {
    if (element.matches("script, iframe, object, embed, link, style, meta, base, img:not([src^='data:'])")) found.push(element.outerHTML.slice(0, 200));
    for (const { name, value } of element.attributes) {
      const leads = /^(href|xlink:href|src|action|data|poster|ping|background)$/.test(name);
      if (/^on|^srcdoc$|^formaction$/.test(name) || (leads && /^\s*javascript:/i.test(value))) found.push(`${name}=${value}`.slice(0, 200));
    }
    if (element.matches(".fp-plugin *")) {
      const { position, backgroundImage } = getComputedStyle(element);
      if (position === "fixed" || position === "sticky") found.push(`position ${position}: ${element.className}`);
      if (backgroundImage.includes("url(")) found.push(`background ${backgroundImage}`);
    }
  }
  return found;
}
