// axe-core on a page whose policy forbids every script but its own.

import { readFileSync } from "node:fs";
import path from "node:path";

import { root } from "./workspace.mjs";

const source = readFileSync(path.join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const worlds = new WeakMap();

/**
 * What axe finds in `page`: a line for each rule and element. It runs in an isolated world, through the protocol of the
 * browser's tools, so the page's policy stays as it is.
 */
export async function violations(page) {
  const { session, world } = await isolated(page);
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    contextId: world,
    expression: `axe.run(document, { resultTypes: ["violations"] }).then(({ violations, passes }) => ({
      passes: passes.length,
      found: violations.flatMap(({ id, help, nodes }) => nodes.map((node) =>
        id + ": " + help + " at " + node.target.join(" ") + " (" + node.failureSummary.split("\\n").slice(1).join("; ").trim() + ") " + node.html.slice(0, 200))),
    }))`,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  if (result.value.passes === 0) throw new Error("axe checked nothing");
  return result.value.found;
}

/** An isolated world with axe in it; a new document needs a new one. */
async function isolated(page) {
  const known = worlds.get(page);
  const url = page.url();
  const session = known?.session ?? (await page.context().newCDPSession(page));
  const { frameTree } = await session.send("Page.getFrameTree");
  const loader = frameTree.frame.loaderId;
  if (known?.loader === loader) return known;
  const { executionContextId: world } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: `axe on ${url}`,
  });
  await session.send("Runtime.evaluate", { contextId: world, expression: source });
  const made = { session, loader, world };
  worlds.set(page, made);
  return made;
}
