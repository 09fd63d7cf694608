// T8: characters that make people read something else than what is there. `text` is what the plugin says, `seen` what people may get
// of it: the characters are gone, or closed again where the words end.

const deceit = (guard, text, seen, put) => ({ guard, text, seen, put: () => put(text) });
const label = (text, seen, put) => deceit("labels are cleaned", text, seen, put);
const body = (text, seen, put) => deceit("direction controls are closed", text, seen, put);
const short = (text, seen, put) => deceit("names are cut", text, seen, put);

const marks = (count) => "\u0301".repeat(count);

export default {
  "turned-name": label("Hostile \u202Eemag", "Hostile emag", (name) => ({ plugin: { name } })),
  "turned-title": label("Turned\u202E eltit", "Turned eltit", (title) => ({ extension: { surface: "printer_panel", title, schema: { component: "host.text", text: "t" } } })),
  "long-title": short(`Long${"W".repeat(400)}`, `Long${"W".repeat(76)}…`, (title) => ({ extension: { surface: "printer_panel", title, schema: { component: "host.text", text: "t" } } })),
  "turned-button": label("Cancel\u202Eetirw", "Canceletirw", (label) => ({ node: { component: "host.button", label } })),
  "isolated-switch": label("Fan\u2067 no", "Fan no", (label) => ({ node: { component: "host.switch", id: "fan", label } })),
  "broken-button": label("Keep\nDelete all", "Keep Delete all", (label) => ({ node: { component: "host.button", label } })),
  "hidden-in-key": label("Sa\u200Bfe\uFEFFguard", "Safeguard", (label) => ({ node: { component: "host.key_value", label, value: "1" } })),
  "tags-in-chip": label("Flag\u{E0041}\u{E0042}\u{E007F}pole", "Flagpole", (text) => ({ node: { component: "host.chip_group", items: [{ text }] } })),
  "marks-in-key": label(`Sta${marks(40)}ck`, `Sta${marks(4)}ck`, (label) => ({ node: { component: "host.key_value", label, value: "1" } })),
  "control-in-field": label("Ring\u0007\u0085fenced", "Ringfenced", (label) => ({ node: { component: "host.input", id: "rings", label } })),
  "turned-option": label("Option\u202Bally", "Optionally", (label) => ({ node: { component: "host.input", id: "options", label: "Pick", type: "radio", options: [{ value: "a", label }] } })),
  "turned-from-an-action": label("Heat\u202Ed", "Heatd", (label) => ({
    node: { component: "host.data_strip", dataActionId: "turned-from-an-action" },
    answer: { data: { items: [{ label, value: 5 }] } },
  })),
  "turned-from-a-setting": label("Spool\u202Dr", "Spoolr", (setting) => ({ node: { component: "host.key_value", label: { $setting: "turned-from-a-setting" }, value: "1" }, setting })),
  "turned-from-the-state": label("State\u061Cd", "Stated", (state) => ({ node: { component: "host.key_value", label: { $state: "turned-from-the-state" }, value: "1" }, state })),
  "turned-by-a-template": label("Filled\u202Es", "Filleds", (text) => ({
    node: { component: "host.remote_component", componentId: "turned-by-a-template", props: { text } },
    template: { component: "host.key_value", label: "{{text}}", value: "1" },
  })),
  "turned-by-a-translation": label("Words\u202Eworth", "Wordsworth", (title) => ({
    extension: { surface: "printer_panel", title: "Plain", schema: { component: "host.text", text: "t" } },
    words: { title },
  })),
  "open-override": body("Paid 10\u202E01", "Paid 10\u202E01\u202C", (text) => ({ node: { component: "host.text", text } })),
  "open-isolate": body("Owed\u2067 20", "Owed\u2067 20\u2069", (text) => ({ node: { component: "host.text", text } })),
  "closes-the-host-s": body("Ends\u2069\u2069 here", "Ends here", (text) => ({ node: { component: "host.text", text } })),
  "tags-in-text": body("Read\u{E0052}\u{E0044} me", "Read me", (text) => ({ node: { component: "host.text", text } })),
};

/** Whether somebody who got `heard`, a list of texts, got what `attempt` says as it says it. */
export const deceives = ({ text, seen }, heard) => heard.some((words) => words.replaceAll(seen, "").includes(text));

const OPENS = { "\u202A": "\u202C", "\u202B": "\u202C", "\u202D": "\u202C", "\u202E": "\u202C", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069" };

/** Whether `words` hold nothing that cannot be seen, but direction controls that end with them. */
export function isHonest(words) {
  if (/[\u{E0000}-\u{E007F}\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\u200B]/u.test(words)) return false;
  const open = [];
  for (const c of words) {
    if (OPENS[c]) open.push(OPENS[c]);
    else if ("\u202C\u2069".includes(c) && open.pop() !== c) return false;
  }
  return open.length === 0;
}
