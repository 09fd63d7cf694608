// The eyes of the other tests: each fault that they look for is seen where there is one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { violations } from "./support/axe.mjs";
import { newPage, until } from "./support/browser.mjs";
import { nameOf, tabThrough, visualOrderFaults } from "./support/focus.mjs";
import { layoutFaults } from "./support/layout.mjs";
import { outlineOf } from "./support/outline.mjs";

const page = await newPage({ viewport: { width: 400, height: 300 } });
const long = "Donaudampfschifffahrtsgesellschaftskapitän";

const show = (body) =>
  page.setContent(`<!doctype html><html lang="en"><title>Test</title><body style="margin: 0"><main><h1>Test</h1>${body}</main>`);

const layouts = [
  ["a page that scrolls sideways", `<div style="width: 500px">wide</div>`, /scrolls sideways/],
  ["text cut by its own box", `<p style="width: 100px; overflow: hidden; white-space: nowrap">${long}</p>`, /cut off/],
  ["text cut by a box around it", `<div style="height: 20px; overflow: hidden"><p style="margin: 0">a<br>b<br>c</p></div>`, /cut off/],
  ["text that leaves its box", `<p style="width: 100px; overflow: visible; white-space: nowrap">${long}</p>`, /wider than its box/],
  ["an ellipsis without a title", `<p style="width: 100px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">${long}</p>`, /cut off/],
  ["buttons on each other", `<button>one</button><button style="margin-left: -10px">two</button>`, /overlap/],
];
for (const [fault, body, words] of layouts) {
  test(`${fault} is a fault`, async () => {
    await show(body);
    assert.match((await layoutFaults(page)).join("\n"), words);
  });
}

test("text that can be scrolled to, or had from a title, is no fault", async () => {
  await show(`
    <div style="width: 100px; overflow: auto; white-space: nowrap"><span>${long}</span></div>
    <p title="${long}" style="width: 100px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">${long}</p>
    <label>A switch <input type="checkbox"></label> <button>one</button> <button>two</button>`);
  assert.deepEqual(await layoutFaults(page), []);
});

test("axe sees a control without a name, and runs under a policy that allows no script", async () => {
  await page.route("http://127.0.0.1:1/", (route) =>
    route.fulfill({
      contentType: "text/html",
      headers: { "content-security-policy": "default-src 'none'" },
      body: `<!doctype html><html lang="en"><title>Test</title><main><h1>Test</h1><input></main>`,
    }));
  await page.goto("http://127.0.0.1:1/");
  const found = await violations(page);
  assert.equal(found.length, 1);
  assert.match(found[0], /^label: /);
});

test("what a policy forbids is noted", async () => {
  page.troubles.length = 0;
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("img"), { src: "/x.png" })));
  await until(page, () => page.troubles.some((trouble) => trouble.startsWith("policy: img-src")));
});

test("an outline has the roles, names, values and states of the elements", async () => {
  await page.goto("about:blank");
  await show(`<div id="part"><section><h2 id="t">Hi <b>you</b></h2><p aria-hidden="true">no</p>
    <form aria-labelledby="t"><label for="f">Name</label><input id="f" value="x" disabled>
    <input type="checkbox" role="switch" aria-label="Fan" checked></form>
    <ul role="list"><li><div>one</div></li></ul><div role="progressbar" aria-label="P" aria-valuenow="4"></div>
    <div role="progressbar" aria-label="Q"></div><div role="progressbar" aria-label="R" aria-valuenow="4" aria-valuetext="four"></div><hr>
    <div role="note"><span>Not here</span> <code>code</code></div>
    <dl><dt>Key</dt><dd>Value</dd></dl><label for="g">Lines</label><textarea id="g">a
b</textarea><button><span>Press</span></button><span><i>plain</i> words</span></section></div>`);
  assert.deepEqual(await outlineOf(page, page.locator("#part")), [
    ["heading", "Hi you", 2],
    ["form", "Hi you"],
    ["textbox", "Name", "x", "disabled"],
    ["switch", "Fan", "on"],
    ["list"],
    ["listitem"],
    ["text", "one"],
    ["progressbar", "P", "4"],
    ["progressbar", "Q"],
    ["progressbar", "R", "four"],
    ["separator"],
    ["note", "Not here code"],
    ["term", "Key"],
    ["definition", "Value"],
    ["textbox", "Lines", "a\nb"],
    ["button", "Press"],
    ["text", "plain words"],
  ]);
});

const BUTTONS = `<button>one</button> <button>two</button><br><button>three</button>`;
const orders = [
  ["controls as the eye reads them are in order", BUTTONS, "ltr", 0, ["one", "two", "three"]],
  ["a row that runs the other way is a fault", `<div style="display: flex; flex-direction: row-reverse; justify-content: flex-end">${BUTTONS}</div>`, "ltr", 2, ["one", "two", "three"]],
  ["from right to left a row runs from right to left", `<div dir="rtl">${BUTTONS}</div>`, "rtl", 0, ["one", "two", "three"]],
  ["a column upside down is a fault", `<div style="display: grid"><button style="order: 2">one</button><button style="order: 1">two</button></div>`, "ltr", 1, ["one", "two"]],
  ["a control that Tab passes by is not reached", `<button>one</button><div tabindex="0" hidden></div><button tabindex="-1">two</button><button disabled>three</button>`, "ltr", 0, ["one"]],
];
for (const [name, body, direction, faults, order] of orders) {
  test(name, async () => {
    await show(`<div id="scope">${body}</div>`);
    const { reached } = await tabThrough(page, page.locator("#scope"));
    assert.deepEqual(reached.map(nameOf), order.map((text) => `button “${text}”`));
    assert.equal(visualOrderFaults(reached, direction).length, faults);
  });
}
