// The plugins that the attempts make, one for each row of the threat model.

import attempts from "./attempts.mjs";

/** The rows of the threat model that there are attempts of. */
export const threats = [...new Set(attempts.map(({ threat }) => threat))];

const SURFACES = ["settings_tab", "printer_panel", "page"];
const PAGES = ["webview", "custom_bundle"];

/** The attempts of `threat`, each with what it adds to the plugin when the listener is at `evil`. */
const parts = (threat, evil) => attempts.filter((attempt) => attempt.threat === threat).map(({ id, put }) => ({ id, ...put(`${evil}/hit/${id}`) }));

const having = (all, key) => all.filter((part) => part[key] !== undefined);
const byId = (all, key) => Object.fromEntries(having(all, key).map((part) => [part.id, part[key]]));

/** Telemetry before all else: it is asked for only while it is seen. */
const seenFirst = (all) => all.toSorted((a, b) => (b.node.component === "host.data_strip") - (a.node.component === "host.data_strip"));

/**
 * The plugin that makes the attempts of `threat`: its `manifest`, whose bridge is at `bridge`, the `translation` into English, and what the
 * bridge `answers` to actions, by their ids. Each answer brings the plugin's state with it.
 *
 * In the settings every attempt comes after a heading that is its id.
 */
export function plugin(threat, evil, bridge) {
  const all = parts(threat, evil);
  const children = seenFirst(having(all, "node")).flatMap(({ id, node }) => [{ component: "host.heading", text: id }, node]);
  const own = having(all, "extension").map(({ id, extension }) => ({ id, surface: "settings_tab", mode: "declarative", ...extension }));
  const { i18n, ...keys } = Object.assign({}, ...having(all, "plugin").map((part) => part.plugin));
  const state = byId(all, "state");
  const answers = byId(all, "answer");
  for (const answer of Object.values(answers)) answer.effects = [...(answer.effects ?? []), { type: "publish_state", data: state }];
  return {
    manifest: {
      id: `hostile.${threat.toLowerCase()}`, name: `Hostile ${threat}`, version: "1.0.0", sdkVersion: 1, sdkRevision: 6, description: "Attacks.",
      runtime: { type: "bridge", baseUrl: bridge },
      permissions: [...SURFACES, ...PAGES].map((name) => `ui.${name}`),
      signature: { algorithm: "none" },
      settings: { defaults: byId(all, "setting") },
      assets: [{ path: "en.json" }, ...having(all, "asset").map(({ asset }) => asset)],
      i18n: { defaultLocale: "en", files: { en: "asset://en.json", ...i18n?.files } },
      actions: Object.keys(answers).map((id) => ({ id, label: id, path: `/${id}` })),
      components: [
        ...having(all, "template").map(({ id, template }) => ({ id, kind: "remote_component", schema: template })),
        ...having(all, "module").map(({ id, module }) => ({ id, ...module })),
      ],
      uiExtensions: [
        ...(children.length > 0 ? [{ id: "all", surface: "settings_tab", mode: "declarative", title: `All of ${threat}`, schema: { component: "host.stack", children } }] : []),
        ...own,
      ],
      ...keys,
    },
    translation: { uiExtensions: byId(all, "words") },
    answers,
  };
}

/** The ids of the attempts whose heading the settings have. */
export const shown = (threat) => having(parts(threat, ""), "node").map(({ id }) => id);
