// T4: markup and scripts in everything that a plugin says, and names of elements and attributes of its own choice.

const image = (evil) => `"><img src=${evil}>`;
const script = (evil) => `fetch('${evil}')`;

const node = (make) => (evil) => ({ node: make(evil) });
const text = { guard: "text nodes" };
const keys = { guard: "closed list of attributes" };

export default {
  "markup-in-text": { ...text, put: node((evil) => ({ component: "host.text", text: image(evil) })) },
  "markup-in-heading": { ...text, put: node((evil) => ({ component: "host.heading", text: `<svg><image href="${evil}"/></svg>` })) },
  "handler-in-caption": { ...text, put: node((evil) => ({ component: "host.caption", text: `<img src="x:" onerror="${script(evil)}">` })) },
  // Not at the top, where a card further down is not heard in WebKitGTK before it is on screen.
  "markup-in-card": {
    ...text,
    put: node((evil) => ({ component: "host.stack", children: [{ component: "host.section", title: `<video poster="${evil}"></video>`, children: [] }] })),
  },
  "markup-in-button": { ...text, put: node((evil) => ({ component: "host.button", label: `<iframe srcdoc="<script>${script(evil)}</script>"></iframe>` })) },
  "markup-in-cell": { ...text, put: node((evil) => ({ component: "host.key_value", label: "cell", value: `<input type="image" src="${evil}">` })) },
  "markup-in-list": { ...text, put: node((evil) => ({ component: "host.list", items: [{ title: "entry", description: `<style>@import "${evil}";</style>` }] })) },
  "markup-in-chip": { ...text, put: node((evil) => ({ component: "host.chip_group", items: [{ text: `<object data="${evil}" type="text/html"></object>` }] })) },
  "markup-in-option": {
    ...text,
    put: node((evil) => ({ component: "host.input", id: "option", label: "Option", type: "select", options: [{ value: "a", label: image(evil) }] })),
  },
  "markup-in-placeholder": { ...text, put: node((evil) => ({ component: "host.input", id: "example", label: "Example", placeholder: image(evil) })) },
  "markup-in-field": {
    ...text,
    put: node((evil) => ({ component: "host.form", fields: [{ id: "field", label: "Field", help: image(evil) }], submitLabel: "Send" })),
  },
  "markup-in-question": {
    ...text,
    put: (evil) => ({
      node: { component: "host.button", label: "Ask first", actionId: "markup-in-question", confirm: { title: "Sure?", text: image(evil) } },
      answer: {},
    }),
  },
  "markup-through-template": {
    ...text,
    put: (evil) => ({
      node: { component: "host.remote_component", componentId: "markup-through-template", props: { said: image(evil) } },
      template: { component: "host.text", text: "It says {{said}}" },
    }),
  },
  "markup-put-together": {
    ...text,
    put: (evil) => ({
      node: { component: "host.remote_component", componentId: "markup-put-together", props: { open: "<im", rest: `g src=${evil}>` } },
      template: { component: "host.text", text: "{{open}}{{rest}}" },
    }),
  },
  "markup-in-translation": {
    ...text,
    put: (evil) => ({
      extension: { surface: "printer_panel", title: "Plain", schema: { component: "host.text", text: "plain" } },
      words: { title: image(evil), schema: { text: image(evil) } },
    }),
  },
  "markup-in-setting": { ...text, put: (evil) => ({ node: { component: "host.text", text: { $setting: "markup-in-setting" } }, setting: image(evil) }) },
  "markup-in-state": { ...text, put: (evil) => ({ node: { component: "host.text", text: { $state: "markup-in-state" } }, state: image(evil) }) },
  "markup-in-data": {
    ...text,
    put: (evil) => ({
      node: { component: "host.text", text: { $data: { actionId: "markup-in-data", path: "text" } } },
      answer: { data: { text: image(evil) } },
    }),
  },
  "markup-in-telemetry": {
    ...text,
    put: (evil) => ({
      node: { component: "host.data_strip", dataActionId: "markup-in-telemetry" },
      answer: { data: { items: [{ label: image(evil), displayValue: image(evil), value: 5 }] } },
    }),
  },
  "markup-in-toast": {
    ...text,
    put: (evil) => ({
      node: { component: "host.button", label: "Say it", actionId: "markup-in-toast" },
      answer: { effects: [{ type: "toast_message", message: image(evil) }] },
    }),
  },
  "markup-in-failure": {
    ...text,
    put: (evil) => ({
      node: { component: "host.button", label: "Fail", actionId: "markup-in-failure" },
      answer: { status: 500, message: image(evil) },
    }),
  },
  "markup-in-plugin": { ...text, put: (evil) => ({ plugin: { name: `T4 ${image(evil)}`, description: image(evil) } }) },
  "markup-in-component": { ...text, put: node((evil) => ({ component: `host.${image(evil)}` })) },
  "markup-in-id": { ...keys, put: node((evil) => ({ component: "host.text", id: image(evil), text: "id" })) },
  "element-by-name": { ...keys, put: node((evil) => ({ component: "host.iframe", src: evil })) },
  "element-by-key": { ...keys, put: node((evil) => ({ component: "host.text", as: "object", text: "as", data: evil })) },
  "handler-as-key": { ...keys, put: node((evil) => ({ component: "host.text", as: "img", text: "handler", src: "x:", onerror: script(evil) })) },
  "document-as-key": { ...keys, put: node((evil) => ({ component: "host.text", as: "iframe", text: "document", srcdoc: `<script>${script(evil)}</script>` })) },
  "style-as-key": { ...keys, put: node((evil) => ({ component: "host.text", text: "style", style: `background: url(${evil})` })) },
};
