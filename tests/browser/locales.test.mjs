// Plugins and the host speak the language that a person chose, or the nearest there is.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { copyPlugin } from "./support/plugins.mjs";
import { goTo, openWorkbench, picker, region } from "./support/workbench.mjs";
import { sample, upstream } from "./support/workspace.mjs";

/** What the control area says of the sample plugin `timelapse`; es-AR translates some of it, and es the rest. */
const RECORD = { plugin: "faceplate.timelapse", extension: "record" };
const SAID = {
  en: { start: "Start recording", snapshot: "Take a picture", settings: "Settings" },
  es: { start: "Empezar a grabar", snapshot: "Tomar una foto", settings: "Ajustes" },
  "es-AR": { start: "Empezar a grabar", snapshot: "Sacar una foto", settings: "Configuración" },
};

async function speaks(page, tag) {
  const { start, snapshot, settings } = SAID[tag];
  const actions = region(page, "printer_action");
  await actions.getByRole("button", { name: start, exact: true }).waitFor();
  await actions.getByRole("button", { name: snapshot, exact: true }).waitFor();
  await page.getByRole("button", { name: settings, exact: true }).first().waitFor();
  assert.equal(await page.locator(".fp-root").getAttribute("lang"), tag);
}

test("the plugin and the host speak the language of the address", async () => {
  const host = await serve([sample("timelapse")]);
  for (const tag of Object.keys(SAID)) await speaks(await openWorkbench(host, { ...RECORD, locale: tag }), tag);
});

test("without a choice the language is the browser's, and English where nobody speaks that", async () => {
  const host = await serve([sample("timelapse")]);
  for (const [browser, tag] of [["es-AR", "es-AR"], ["es-MX", "es"], ["ja-JP", "en"], ["tlh", "en"]]) {
    await speaks(await openWorkbench(host, RECORD, { locale: browser }), tag);
  }
});

test("a language that nobody knows changes nothing", async () => {
  const host = await serve([sample("timelapse")]);
  for (const tag of ["xx", "zz-ZZ", "../../etc", "<b>", "e".repeat(2000)]) {
    const page = await openWorkbench(host, RECORD);
    await page.goto(`${host.url}/?${new URLSearchParams({ ...RECORD, locale: tag })}`);
    await speaks(page, "en");
    const answer = await fetch(`${host.url}/backend/api/plugins/ui`, { headers: { "X-WPrint3D-Locale": tag } });
    assert.ok(answer.ok, `${tag}: ${answer.status}`);
  }
});

test("switching the language keeps what was typed, and asks the host again", async () => {
  const page = await openWorkbench(await serve([sample("timelapse")]), { plugin: "faceplate.timelapse", extension: "progress" });
  await page.getByRole("button", { name: "Make the film" }).click();
  const field = () => page.getByRole("dialog").getByRole("textbox").first();
  await field().fill("Benchy");
  await page.keyboard.press("Escape");
  await picker(page, "Language").selectOption("es");
  await page.getByRole("button", { name: "Hacer la película" }).click();
  await page.getByRole("dialog", { name: "Hacer la película" }).waitFor();
  assert.equal(await field().inputValue(), "Benchy");
});

test("the host's own words are longer in the pseudolocale, and the plugin's are English", async () => {
  const page = await openWorkbench(await serve([sample("timelapse")]), { ...RECORD, locale: "en-XA" });
  await region(page, "printer_action").getByRole("button", { name: "Start recording" }).waitFor();
  assert.equal(await page.getByText("Settings", { exact: true }).count(), 0);
});

const UPSTREAM = [
  ["hello-world", { plugin: "wprint3d.hello-world", extension: "settings" }, "settings_tab", "Lightweight declarative UI"],
  ["hello-world", { plugin: "wprint3d.hello-world", extension: "panel" }, "printer_panel", "Hello panel"],
  ["host-metrics", { plugin: "wprint3d.host-metrics" }, "navbar", "CPU"],
  ["host-metrics-custom-bundle-php", { plugin: "wprint3d.host-metrics-custom-bundle-php", extension: "host-metrics-settings" }, "settings_tab", "Isolated page"],
];
const absent = upstream("hello-world") ? false : "the published plugins (../shared/fixtures/upstream) are not on this machine";

for (const [name, choices, surface, says] of UPSTREAM) {
  test(`the published ${name} shows “${says}”, and something in every language`, { skip: absent }, async () => {
    const host = await serve([upstream(name)]);
    for (const locale of ["en", "es", "es-AR", "de"]) {
      const page = await openWorkbench(host, { ...choices, locale });
      const shown = surface === "navbar" ? page.locator(".fp-widgets") : region(page, surface);
      if (locale === "en") await shown.getByText(says).first().waitFor();
      await until(page, async () => (await shown.first().innerText()).trim().length > 2);
    }
  });
}

test("hello-world speaks Spanish when its manifest declares its translation, as the guide shows", { skip: absent }, async () => {
  const folder = copyPlugin(upstream("hello-world"));
  const file = path.join(folder, "plugin.json");
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  manifest.assets = [{ path: "translations/es.json" }];
  manifest.i18n = { defaultLocale: "en", files: { es: "asset://translations/es.json", es_AR: "asset://translations/es.json" } };
  writeFileSync(file, JSON.stringify(manifest));
  const host = await serve([folder]);
  const page = await openWorkbench(host);
  for (const [locale, words] of [["en", "Lightweight declarative UI"], ["es", "Interfaz declarativa liviana"], ["es-AR", "Interfaz declarativa liviana"], ["fr", "Lightweight declarative UI"]]) {
    await goTo(page, host, { plugin: "wprint3d.hello-world", extension: "settings", locale });
    await region(page, "settings_tab").getByText(words, { exact: true }).waitFor();
  }
  await goTo(page, host, { plugin: "wprint3d.hello-world", extension: "settings", locale: "es" });
  await region(page, "settings_tab").getByRole("button", { name: "Probar plugin" }).waitFor();
});

test("hello-world as published stays English, because it does not declare its translation", { skip: absent }, async () => {
  const page = await openWorkbench(await serve([upstream("hello-world")]), { plugin: "wprint3d.hello-world", extension: "settings", locale: "es", problems: "1" });
  await region(page, "settings_tab").getByText("Lightweight declarative UI").waitFor();
  await page.getByText(/translations\/es\.json/).first().waitFor();
});
