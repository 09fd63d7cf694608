// The workbench as a person finds it: by role and name.

import { newPage } from "./browser.mjs";

/**
 * Opens the workbench of `host` with `choices` (`theme`, `locale`, `rtl`, `size`, `plugin`, `extension`, `settings`,
 * `problems`) on a page of its own, and waits until it shows what the host has.
 */
export async function openWorkbench(host, choices = {}, options = {}) {
  const page = await newPage(options);
  await goTo(page, host, choices);
  return page;
}

/** Loads the workbench of `host` with `choices` in `page`. */
export async function goTo(page, host, choices = {}) {
  await page.goto(`${host.url}/?${new URLSearchParams(choices)}`);
  await loaded(page);
}

/** Waits until the workbench shows what the host has, in the language asked for. */
export async function loaded(page) {
  const language = new URL(page.url()).searchParams.get("locale");
  await page.locator(language ? `.fp-root[lang="${language}"]` : ".fp-root").waitFor();
  await page.locator(".wb-content[aria-busy=false]").waitFor({ state: "attached" });
}

/** Waits until every icon is drawn: they are fetched when they are first used. */
export async function iconsDrawn(page) {
  await page.locator("svg.fp-icon:empty").first().waitFor({ state: "detached" });
}

/** The part of the page that extensions on `surface` (`page`, `settings_tab`, …) paint, whatever the language. */
export const region = (page, surface) => page.locator(`.fp-region[data-surface="${surface}"]`);

/** A picker of the toolbar, by its name. */
export const picker = (page, name) => page.getByRole("banner").getByRole("combobox", { name, exact: true });

/** Opens the dialog of a plugin with the button called `opener`, and waits for it. */
export async function openModal(page, opener) {
  await page.locator(".fp-plugin").getByRole("button", { name: opener, exact: true }).click();
  await region(page, "modal").waitFor();
}
