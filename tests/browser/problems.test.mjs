// The panel that lists what is wrong with plugins' files.

import assert from "node:assert/strict";
import { test } from "node:test";

import { until } from "./support/browser.mjs";
import { serve } from "./support/host.mjs";
import { extension, manifest, temporaryFolder, writePlugin } from "./support/plugins.mjs";
import { openWorkbench } from "./support/workbench.mjs";

const PROBLEMS = 450;

test("of hundreds of problems the first are listed, the rest when somebody asks, and none while the panel is closed", async () => {
  const children = Array.from({ length: PROBLEMS }, (_, number) => ({ component: "host.text", text: "x", [`odd${number}`]: 1 }));
  const tab = extension("tab", { component: "host.stack", children });
  const host = await serve([writePlugin(`${temporaryFolder()}/many`, manifest("test.many", [tab]))]);
  const page = await openWorkbench(host, { plugin: "test.many", problems: "1" });
  const panel = page.getByRole("region", { name: "Problems" });
  const lines = panel.getByRole("listitem");
  const title = panel.getByRole("button", { name: /^Problems/ });
  await until(page, async () => (await lines.count()) === 200);
  assert.match(await title.textContent(), new RegExp(`${PROBLEMS}`), "all are counted");
  await panel.getByRole("button", { name: /^Show .*200.* more: .*200.* of .*450/ }).click();
  await until(page, async () => (await lines.count()) === 400);
  await panel.getByRole("button", { name: /^Show .*50.* more/ }).click();
  await until(page, async () => (await lines.count()) === PROBLEMS);
  assert.equal(await panel.getByRole("button", { name: /^Show/ }).count(), 0);

  await title.click();
  await until(page, async () => (await panel.locator("li").count()) === 0);
  await title.click();
  await until(page, async () => (await lines.count()) === 200);
});
