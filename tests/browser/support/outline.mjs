// What assistive technology makes of a part of a page, as the short list that tests/conformance/README.md describes:
// read from Chromium's own accessibility tree.

const sessions = new WeakMap();
const MARK = "data-outline";

/** Roles that count only with a name; what is in them counts either way. */
const NAMED = new Set(["group", "radiogroup", "form", "region"]);
/** Roles whose text is their value. */
const FIELDS = new Set(["textbox", "combobox"]);
const CONTROLS = new Set(["INPUT", "SELECT", "TEXTAREA", "BUTTON"]);
const LISTS = new Set(["list", "listitem"]);
/** Chromium's roles for elements that say nothing themselves. */
const PLAIN = new Set(["generic", "none", "GenericContainer", "DescriptionList", "code", "emphasis", "strong", "Section"]);

const ELEMENT = 1;
const TEXT = 3;

/** The outline of what the one element of `locator` holds: `[role, name, value, "disabled"]`, shorter where empty. */
export async function outlineOf(page, locator) {
  if (!sessions.has(page)) sessions.set(page, await page.context().newCDPSession(page));
  const session = sessions.get(page);
  await locator.evaluate((element, mark) => element.setAttribute(mark, ""), MARK);
  const [{ root }, { nodes }] = await Promise.all([
    session.send("DOM.getDocument", { depth: -1 }),
    session.send("Accessibility.getFullAXTree"),
  ]);
  await locator.evaluate((element, mark) => element.removeAttribute(mark), MARK);
  // Chromium leaves some elements out of its tree and moves their text up, so the elements come from the document.
  const accessible = new Map(nodes.filter((node) => !node.ignored).map((node) => [node.backendDOMNodeId, node]));
  const out = [];
  visitChildren(find(root, (node) => node.attributes?.includes(MARK)), accessible, out);
  return out;
}

function find(node, is) {
  if (is(node)) return node;
  for (const child of node.children ?? []) {
    const found = find(child, is);
    if (found) return found;
  }
}

function visitChildren(element, accessible, out) {
  for (const child of element.children ?? []) {
    if (child.nodeType === ELEMENT) visit(child, accessible, out);
  }
}

function visit(element, accessible, out) {
  const node = accessible.get(element.backendNodeId);
  const role = !node || PLAIN.has(node.role.value) ? "" : node.role.value;
  const name = tidy(node?.name?.value ?? "");
  // A label names its control, which may stand in it.
  if (role === "LabelText") {
    visitControls(element, accessible, out);
    return;
  }
  if (LISTS.has(role) || NAMED.has(role)) {
    if (LISTS.has(role) || name) out.push(entry(role, name, []));
    visitChildren(element, accessible, out);
  } else if (role === "") {
    const hasText = (element.children ?? []).some((child) => ownText(child, accessible));
    if (hasText) out.push(entry("text", text(element, accessible), []));
    else visitChildren(element, accessible, out);
  } else {
    const own = FIELDS.has(role) ? name : name || text(element, accessible);
    out.push(entry(role, own, [...value(role, node, element), ...(property(node, "disabled") ? ["disabled"] : [])]));
  }
}

function visitControls(element, accessible, out) {
  for (const child of element.children ?? []) {
    if (CONTROLS.has(child.nodeName)) visit(child, accessible, out);
    else visitControls(child, accessible, out);
  }
}

function entry(role, name, values) {
  const entry = [role, name, ...values];
  return entry.length === 2 && name === "" ? [role] : entry;
}

function value(role, node, element) {
  switch (role) {
    case "heading":
      return [property(node, "level")];
    case "textbox":
    case "combobox":
      return [node.value?.value ?? ""];
    case "switch":
    case "checkbox":
    case "radio":
      return [property(node, "checked") === "true" ? "on" : "off"];
    case "slider":
    case "progressbar": {
      // The protocol leaves the words of a value empty, so they come from the document, too.
      const words = attribute(element, "aria-valuetext") ?? node.value?.value;
      return words === undefined ? [] : [String(words)];
    }
    default:
      return [];
  }
}

function attribute(element, name) {
  const { attributes = [] } = element;
  const at = attributes.findIndex((text, index) => index % 2 === 0 && text === name);
  return at < 0 ? undefined : attributes[at + 1];
}

function property(node, name) {
  return node.properties?.find((property) => property.name === name)?.value?.value;
}

/** What a text of the document says, when it is not hidden. */
function ownText(node, accessible) {
  return node.nodeType === TEXT && accessible.has(node.backendNodeId) ? tidy(node.nodeValue) : "";
}

function text(element, accessible) {
  const pieces = [];
  const collect = (node) => {
    for (const child of node.children ?? []) {
      if (child.nodeType === TEXT) pieces.push(ownText(child, accessible));
      else collect(child);
    }
  };
  collect(element);
  return tidy(pieces.join(" "));
}

/** One line, without the marks that isolate the direction of what was put into a message. */
function tidy(text) {
  return text.replace(/[\u2066-\u2069]/g, "").split(/\s+/).filter(Boolean).join(" ");
}
