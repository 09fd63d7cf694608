// Manifests that attack. Each goes through JSON, as text or as a value.

import { extension, manifest } from "./plugins.mjs";

/** Markup that runs if anything takes it for markup: then `window.sprung` is set. */
export const TRAP = `"><img src=x onerror="window.sprung=true"><svg onload="window.sprung=true"></svg><b>trap</b>`;

const TEXTS = [TRAP, "<script>window.sprung=true</script>", "javascript:window.sprung=true", "${window.sprung=true}", "{{constructor.constructor('window.sprung=true')()}}"];
const STYLES = [
  "red;position:fixed;inset:0;z-index:99999",
  "url(http://127.0.0.1:1/stolen.png)",
  "image-set('http://127.0.0.1:1/stolen.png' 1x)",
  "var(--fp-primary);background:url(//127.0.0.1:1/x)",
  "expression(window.sprung=true)",
  "}</style><script>window.sprung=true</script>",
  "\\75rl(x)",
  "1px;position:fixed",
  "100vw",
  "calc(100vw * 10)",
  "-9999px",
  "1e9px",
];
const COMPONENTS = [
  "section", "surface", "stack", "row", "scroll", "spacer", "divider", "text", "heading", "caption", "list", "key_value",
  "badge", "chip_group", "button", "input", "switch", "form", "progress", "progress_cluster", "data_strip",
];
const PROPS = [
  "id", "title", "subtitle", "text", "label", "value", "valueLabel", "description", "icon", "submitLabel", "defaultValue",
  "stateKey", "placeholder", "actionId", "openExtensionId", "dataActionId", "itemsPath", "class", "style", "onclick", "srcdoc", "href",
];
const LOOKS = [
  "color", "backgroundColor", "trackColor", "variant", "weight", "align", "alignItems", "justifyContent", "alignSelf", "mode",
  "gap", "padding", "borderRadius", "marginBottom", "maxHeight", "maxWidth", "width", "height", "paddingRight",
];

const fromKeys = (keys, value) => Object.fromEntries(keys.map((key) => [key, value]));
const stack = (children) => ({ component: "host.stack", children });
const every = (props) => stack(COMPONENTS.map((name) => ({ component: `host.${name}`, ...props(name) })));
const hostile = (schemas, more) =>
  manifest("test.hostile", schemas.map((schema, index) => extension(`e${index}`, schema, { surface: index % 2 ? "page" : "settings_tab" })), more);

function deep(levels) {
  const open = '{"component":"host.stack","children":[';
  return `${open.repeat(levels)}{"component":"host.text","text":"deep"}${"]}".repeat(levels)}`;
}

/** By name: functions that make a manifest, as a value or as text. */
export const HOSTILE = {
  "script in every text": () =>
    hostile(TEXTS.map((text) => every(() => ({
      ...fromKeys(PROPS, text),
      items: [text, { id: text, title: text, text, label: text, description: text, icon: text }],
      fields: [{ id: text, label: text, description: text, defaultValue: text }],
      children: [{ component: text }],
    }))), { name: TRAP, description: TRAP, icon: TRAP, author: TRAP }),

  "javascript and other addresses": () => {
    const addresses = ["javascript:window.sprung=true", "data:text/html,<script>top.sprung=true</script>", "file:///etc/passwd", "//127.0.0.1:1/x"];
    const keys = ["url", "href", "src", "action", "icon", "openExtensionId", "actionId"];
    const { uiExtensions, ...rest } = hostile(addresses.map((url) =>
      every(() => ({ ...fromKeys(keys, url), label: url, items: [{ text: url, actionId: url, icon: url }] }))));
    const frames = addresses.flatMap((url, index) => [
      extension(`frame${index}`, undefined, { mode: "webview", url }),
      extension(`bundle${index}`, undefined, { mode: "custom_bundle", surface: "page", bundle: { url } }),
    ]);
    return { ...rest, uiExtensions: [...uiExtensions, ...frames] };
  },

  "styles in colours and sizes": () =>
    hostile(STYLES.map((style) => every(() => ({
      ...fromKeys(LOOKS, style), text: "styled", label: "styled", value: 50,
      items: [{ text: "styled", title: "styled", color: style, backgroundColor: style }],
      children: [{ component: "host.text", text: "inside" }],
    })))),

  "5,000 levels": () => JSON.stringify(hostile([{ put: "here" }])).replace('{"put":"here"}', deep(5000)),

  "100 levels": () => JSON.stringify(hostile([{ put: "here" }])).replace('{"put":"here"}', deep(100)),

  "20,000 nodes": () => hostile([stack(Array.from({ length: 20_000 }, (_, number) => ({ component: "host.text", text: `${number}` })))]),

  "9,000 nodes within the limits": () =>
    hostile([stack(Array.from({ length: 9_000 }, () => ({ component: "host.divider" })))]),

  "a template that includes itself": () =>
    hostile([stack([{ component: "host.remote_component", componentId: "a" }, { component: "host.text", text: "after" }])], {
      components: ["a", "b"].map((id) => ({
        id, kind: "remote_component",
        schema: stack([{ component: "host.remote_component", componentId: id === "a" ? "b" : "a" }, { component: "host.remote_component", componentId: id }]),
      })),
    }),

  "templates that double": () =>
    hostile([{ component: "host.remote_component", componentId: "t0" }], {
      components: Array.from({ length: 30 }, (_, number) => ({
        id: `t${number}`, kind: "remote_component",
        schema: stack(Array.from({ length: 4 }, () => ({ component: "host.remote_component", componentId: `t${number + 1}` }))),
      })),
    }),

  "wrong types everywhere": () =>
    hostile([null, 7, "text", [], true, {}].map((wrong) => every(() => ({
      ...fromKeys([...PROPS, ...LOOKS], wrong), children: wrong, items: [wrong, [wrong], { id: wrong, text: wrong }], fields: wrong, payload: wrong,
    }))), { actions: 7, components: "x", permissions: {}, i18n: [], assets: null }),

  "texts that turn round and hide": () =>
    hostile([every(() => fromKeys(["title", "text", "label", "value", "subtitle"], `a\u202Eevil\u2066\u200B${"\u0301".repeat(500)}\u{E0041}`))], { name: "\u202Emetsys\u0000" }),

  "words without an end": () => hostile([every(() => fromKeys(["title", "text", "label", "value", "subtitle", "valueLabel"], "W".repeat(1_500)))]),

  "not JSON": () => '{"id": "test.hostile", "name": <script>window.sprung=true</script>}',
};
