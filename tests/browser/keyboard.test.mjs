// Everything is reached and operated from the keyboard alone. Keys go through the browser's input protocol.

import assert from "node:assert/strict";
import { test } from "node:test";

import { until } from "./support/browser.mjs";
import { nameOf, tabThrough, visualOrderFaults } from "./support/focus.mjs";
import { serve } from "./support/host.mjs";
import { goTo, openWorkbench, picker, region } from "./support/workbench.mjs";
import { sample } from "./support/workspace.mjs";

const gallery = "faceplate.component-gallery";
const host = await serve(["component-gallery", "timelapse", "host-health"].map(sample));
const page = await openWorkbench(host, { plugin: gallery, extension: "gallery" });
const press = (key) => page.keyboard.press(key);

/** Puts the focus on a control with the Tab key, as a person would. */
async function tabTo(locator) {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await press("Tab");
  }
  assert.fail(`Tab does not reach ${locator}`);
}

const focused = (locator) => until(page, () => locator.evaluate((element) => element === document.activeElement));
const toast = (text) => page.getByRole("region", { name: "Notifications" }).getByText(text).first();

async function showGallery() {
  await goTo(page, host, { plugin: gallery, extension: "gallery" });
  await region(page, "page").waitFor();
  return region(page, "page");
}

for (const direction of ["ltr", "rtl"]) {
  test(`Tab reaches every control of the gallery in the order that the eye reads, ${direction}`, async () => {
    await goTo(page, host, { plugin: gallery, extension: "gallery", rtl: direction === "rtl" ? "1" : "0" });
    await region(page, "page").waitFor();
    const { controls, reached } = await tabThrough(page, region(page, "page"));
    assert.ok(controls.length >= 20, `the gallery has ${controls.length} controls`);
    assert.deepEqual(reached.map(nameOf), controls.map(nameOf));
    assert.deepEqual(visualOrderFaults(reached, direction), []);
  });
}

test("Tab reaches every control of the workbench", async () => {
  await showGallery();
  // What appears once the host has said that it has a printer, and that nobody started the bridges of two plugins.
  await page.getByRole("button", { name: "Virtual printer" }).waitFor();
  await page.getByRole("button", { name: "not working" }).waitFor();
  const { controls, reached } = await tabThrough(page, page.locator("body"));
  assert.deepEqual(reached.map(nameOf).sort(), controls.map(nameOf).sort());
});

test("what has the focus shows it", async () => {
  const shown = await showGallery();
  for (const control of [shown.getByRole("button", { name: "Outlined" }), shown.getByLabel("Outlined", { exact: true }), shown.getByRole("switch", { name: "A switch", exact: true })]) {
    const look = () => control.evaluate((element) => {
      const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(element);
      return `${outlineStyle === "none" ? "no outline" : outlineWidth} ${boxShadow} ${borderColor}`;
    });
    const before = await look();
    await tabTo(control);
    assert.notEqual(await look(), before, String(control));
  }
});

test("a text field takes what is typed", async () => {
  const field = (await showGallery()).getByRole("textbox", { name: "Outlined", exact: true });
  await tabTo(field);
  await page.keyboard.type("PETG, 240 °C");
  assert.equal(await field.inputValue(), "PETG, 240 °C");
  await press("ControlOrMeta+A");
  await press("Delete");
  assert.equal(await field.inputValue(), "");
});

test("a field of several lines takes line breaks", async () => {
  const field = (await showGallery()).getByRole("textbox", { name: "Several lines" });
  await tabTo(field);
  await press("ControlOrMeta+End");
  await press("Enter");
  await page.keyboard.type("Third line");
  assert.equal(await field.inputValue(), "First line\nSecond line\nThird line");
});

test("Space turns a switch on and off", async () => {
  const control = (await showGallery()).getByRole("switch", { name: "A switch", exact: true });
  await tabTo(control);
  await press("Space");
  await until(page, () => control.isChecked());
  await press("Space");
  await until(page, async () => !(await control.isChecked()));
});

for (const key of ["Enter", "Space"]) {
  test(`${key} presses a button, and the host says what came of it`, async () => {
    await tabTo((await showGallery()).getByRole("button", { name: "Contained tonal" }));
    await press(key);
    await toast("Hello from PHP").waitFor();
  });
}

test("Enter presses a chip", async () => {
  await tabTo((await showGallery()).getByRole("button", { name: "Runs an action" }));
  await press("Enter");
  await toast("Hello from PHP").waitFor();
});

test("Enter in a field of a form submits it", async () => {
  await tabTo((await showGallery()).getByRole("textbox", { name: "Name" }));
  await press("Enter");
  await toast("Hello from PHP").waitFor();
});

test("a list of options, options in sight and a scale are set with arrow keys", async () => {
  const shown = await showGallery();
  const language = shown.getByRole("combobox", { name: "Language" });
  await tabTo(language);
  await press("ArrowDown");
  await until(page, async () => (await language.locator("option:checked").innerText()) === "Spanish");
  const [short, polite] = ["Short", "Polite"].map((name) => shown.getByRole("radio", { name }));
  await tabTo(short);
  await press("ArrowDown");
  await until(page, () => polite.isChecked());
  const volume = shown.getByRole("slider", { name: "Volume" });
  await tabTo(volume);
  await press("End");
  await until(page, async () => (await volume.getAttribute("aria-valuetext")) === "11 of 11");
});

test("a message is dismissed", async () => {
  await tabTo((await showGallery()).getByRole("button", { name: "Contained tonal" }));
  await press("Enter");
  const message = toast("Hello from PHP");
  await message.waitFor();
  await tabTo(page.getByRole("button", { name: "Dismiss" }));
  await press("Enter");
  await message.waitFor({ state: "detached" });
});

for (const opener of ["Open a modal", "A badge that opens a modal"]) {
  test(`“${opener}” opens a dialog that takes, keeps and returns the focus, and that Escape closes`, async () => {
    const button = (await showGallery()).getByRole("button", { name: opener });
    await tabTo(button);
    await press("Enter");
    const dialog = page.getByRole("dialog", { name: "About the gallery" });
    await dialog.waitFor();
    const holds = () => dialog.evaluate((element) => element.contains(document.activeElement));
    await until(page, holds);
    const close = dialog.getByRole("button", { name: "Close" });
    await tabTo(dialog.getByRole("button", { name: "Greet" }));
    await tabTo(close);
    for (const key of ["Tab", "Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"]) {
      await press(key);
      await until(page, holds, { what: `${key} leaves the focus in the dialog` });
    }
    await press("Escape");
    await dialog.waitFor({ state: "detached" });
    await focused(button);
  });
}

test("the button of a dialog closes it", async () => {
  const button = (await showGallery()).getByRole("button", { name: "Open a modal" });
  await tabTo(button);
  await press("Space");
  const dialog = page.getByRole("dialog", { name: "About the gallery" });
  await tabTo(dialog.getByRole("button", { name: "Close" }));
  await press("Enter");
  await dialog.waitFor({ state: "detached" });
  await focused(button);
});

test("the region that scrolls is scrolled by arrow keys", async () => {
  const scroller = (await showGallery()).locator(".fp-scroll");
  await tabTo(scroller);
  await press("ArrowDown");
  await until(page, () => scroller.evaluate((element) => element.scrollTop > 0));
});

test("arrow keys, Home and End change the settings' tab", async () => {
  await goTo(page, host, { plugin: gallery, extension: "settings" });
  const dialog = page.getByRole("dialog", { name: "Settings" });
  const tabs = dialog.getByRole("tab");
  await tabs.first().waitFor();
  const names = await tabs.allInnerTexts();
  assert.ok(names.length >= 3, `tabs: ${names}`);
  const selected = (at) => until(page, async () =>
    (await tabs.nth(at).getAttribute("aria-selected")) === "true" &&
    (await tabs.nth(at).evaluate((element) => element === document.activeElement)) &&
    (await dialog.getByRole("tabpanel", { name: names[at] }).count()) === 1,
  { what: `the tab ${names[at]} is selected` });

  await tabTo(dialog.getByRole("tab", { selected: true }));
  const last = names.length - 1;
  for (const [key, at] of [["Home", 0], ["ArrowRight", 1], ["ArrowLeft", 0], ["ArrowLeft", last], ["ArrowRight", 0], ["End", last]]) {
    await press(key);
    await selected(at);
  }
});

test("the details of a plugin are unfolded in its settings", async () => {
  await goTo(page, host, { plugin: gallery, extension: "settings" });
  await tabTo(page.getByRole("button", { name: "Show details" }));
  await press("Enter");
  await page.getByText("faceplate.component-gallery", { exact: true }).waitFor();
  await tabTo(page.getByRole("button", { name: "Hide details" }));
});

test("the list of plugins is walked, folded and chosen from by arrow keys", async () => {
  await showGallery();
  const tree = page.getByRole("tree");
  await tabTo(tree);
  const active = () => tree.evaluate((element) => document.getElementById(element.getAttribute("aria-activedescendant"))?.textContent);
  await press("Home");
  const first = await active();
  await press("ArrowDown");
  await until(page, async () => (await active()) !== first);
  await press("Home");
  await press("ArrowLeft");
  const top = tree.getByRole("treeitem").first();
  await until(page, async () => (await top.getAttribute("aria-expanded")) === "false");
  await press("ArrowRight");
  await until(page, async () => (await top.getAttribute("aria-expanded")) === "true");
  await press("ArrowRight");
  await press("Enter");
  await until(page, () => tree.getByRole("treeitem", { selected: true }).count());
});

test("theme, language and direction are switched", async () => {
  await showGallery();
  const root = page.locator(".fp-root");
  await tabTo(picker(page, "Theme"));
  await page.keyboard.type("Dark");
  await until(page, async () => (await root.getAttribute("data-theme")) === "dark");
  await tabTo(picker(page, "Language"));
  await page.keyboard.type("Deutsch");
  await until(page, async () => (await root.getAttribute("lang")) === "de");
  await tabTo(page.getByRole("banner").getByRole("button", { name: "Von rechts nach links" }));
  await press("Space");
  await until(page, async () => (await root.getAttribute("dir")) === "rtl");
});
