// A host that guards nothing: it paints the hostile plugins in its own document, and believes what they say. The listener is at `evil` of
// the query.

import attempts from "./attempts.mjs";
import { plugin, threats } from "./plugin.mjs";
import { deceives } from "./words.mjs";

/** What holds words: markup, to this host. */
const WORDS = ["text", "title", "subtitle", "label", "value", "displayValue", "description", "placeholder", "help", "name", "message", "component"];
/** What holds the value of a style property. */
const STYLES = {
  color: "color", backgroundColor: "background", trackColor: "background", borderRadius: "border-radius", gap: "gap", padding: "padding",
  marginBottom: "margin-bottom", maxHeight: "max-height", width: "width", height: "height", weight: "font-weight", align: "text-align",
  justifyContent: "justify-content",
};
/** What holds an address. */
const ADDRESSES = ["url", "href", "src", "entry", "icon", "path", "de", "sourceUrl"];
/** What is no property of an element. */
const INSIDE = ["children", "items", "fields", "options", "confirm", "bundle", "schema", "files"];

let count = 0;

const add = (html, parent) => parent.insertAdjacentHTML("beforeend", html);

function follow(address, parent) {
  const url = address.replace("asset://", "");
  parent.append(Object.assign(new Image(), { src: url }), Object.assign(document.createElement("iframe"), { src: url }));
  const link = Object.assign(document.createElement("a"), { href: url, target: "_blank" });
  parent.append(link);
  link.click();
}

function paint(key, value, element) {
  if (INSIDE.includes(key)) return void [value].flat().forEach((inside) => show(inside, element));
  if (typeof value !== "string") return;
  if (WORDS.includes(key)) add(`<p>${value}</p>`, element);
  if (STYLES[key]) add(`<style>#n${count} { ${STYLES[key]}: ${value} }</style><i style="${STYLES[key]}: ${value}">i</i>`, element);
  if (key === "icon") add(`<i style="background: url(icons/${value}.svg)">i</i>`, element);
  if (key === "id") add(`<b id="${value}"></b>`, element);
  if (ADDRESSES.includes(key)) follow(value, element);
  if (/^\w+$/.test(key)) element.setAttribute(key, value);
}

function show(node, parent) {
  if (typeof node === "string") return void add(`<p>${node}</p>`, parent);
  count += 1;
  const name = node.as ?? node.component?.replace("host.", "") ?? "div";
  const element = document.createElement(/^\w+$/.test(name) ? name : "div");
  // What is painted in it is seen even where the element shows something else.
  const inside = Object.assign(document.createElement("div"), { id: `n${count}` });
  for (const [key, value] of Object.entries(node)) {
    paint(key, value, WORDS.includes(key) || STYLES[key] || INSIDE.includes(key) ? inside : element);
  }
  parent.append(element, inside);
}

/** `value` with what it is bound to, and templates with what goes into them. */
function filled(value, { manifest, answers, state }) {
  const all = { manifest, answers, state };
  if (Array.isArray(value)) return value.map((one) => filled(one, all));
  if (value === null || typeof value !== "object") return value;
  const { $setting, $state, $data, component, componentId, props } = value;
  if ($setting) return manifest.settings.defaults[$setting];
  if ($state) return state[$state];
  if ($data) return answers[$data.actionId].data[$data.path];
  if (component === "host.remote_component") {
    const { schema } = manifest.components.find(({ id }) => id === componentId);
    const text = (value) => value.replace(/{{(\w+)}}/g, (_, name) => props[name]);
    return filled(Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, typeof value === "string" ? text(value) : value])), all);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, all)]));
}

const evil = new URLSearchParams(location.search).get("evil");
for (const threat of threats) {
  const made = plugin(threat, evil, "");
  const { manifest, translation, answers } = made;
  const state = Object.assign({}, ...Object.values(answers).flatMap(({ effects }) => effects.map(({ data }) => data)));
  const { name, description, icon, sourceUrl, assets, i18n, components, uiExtensions } = filled(manifest, { ...made, state });
  show({ name, description, icon, sourceUrl, items: [...assets, ...components, ...uiExtensions, i18n], children: Object.values(translation.uiExtensions) }, document.body);
  for (const { data, message, effects } of Object.values(answers)) show({ message, items: data?.items ?? [], children: effects }, document.body);
}
// What somebody reads here is what the plugin wants them to read.
for (const attempt of attempts.filter(({ text }) => text)) {
  if (deceives(attempt, [document.body.textContent])) fetch(`${evil}/hit/${attempt.id}`);
}
document.title = "Painted";
