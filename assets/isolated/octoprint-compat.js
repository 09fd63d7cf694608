// The browser helper of WPrint 3D for pages of plugins: `window.WPrint3DOctoPrintCompat`, written anew for pages that
// have no cookies, no origin of their own and no rights but those of their plugin.
(() => {
  "use strict";

  const DEFAULT_INTERVAL_MS = 5000;
  const LEAST_INTERVAL_MS = 1000;
  // Timers count in 32 bits: a longer one would fire at once.
  const MOST_INTERVAL_MS = 2 ** 31 - 1;

  const parse = (text, otherwise) => {
    try {
      return JSON.parse(text) ?? otherwise;
    } catch {
      return otherwise;
    }
  };
  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  // What the host said last about where this page is: it wins over the address, which is as old as the page.
  const latest = {};

  /** The value of a cookie; nothing where there are no cookies, and as it is where it is not encoded as it should be. */
  function cookie(name) {
    try {
      const pair = document.cookie.split("; ").find((own) => own.startsWith(`${name}=`));
      const value = pair?.slice(name.length + 1) ?? "";
      try {
        return decodeURIComponent(value);
      } catch {
        return value;
      }
    } catch {
      return "";
    }
  }

  function fromAddress() {
    const query = new URLSearchParams(location.search);
    const names = ["pluginId", "pluginName", "extensionId", "currentPrinterId", "pluginApiBase", "pluginSettingsBase", "pluginStateBase", "locale"];
    const context = Object.fromEntries(names.map((name) => [name, query.get(name) ?? ""]));
    const theme = parse(query.get("theme"), {});
    return { ...context, theme: isObject(theme) ? theme : {} };
  }

  /** The address as a context, then what the host said since, then `overrides`. */
  function contextOf(overrides) {
    const context = { ...fromAddress(), ...latest, ...overrides };
    context.pluginApiBase ||= `/backend/api/plugins/${encodeURIComponent(context.pluginId)}`;
    context.pluginSettingsBase ||= `${context.pluginApiBase}/settings`;
    context.pluginStateBase ||= `${context.pluginApiBase}/state`;
    return context;
  }

  async function request(context, url, { method = "GET", body } = {}) {
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    const token = cookie("XSRF-TOKEN");
    // What a header cannot hold is no token.
    if (/^[\x20-\x7e]+$/.test(token)) headers["X-XSRF-TOKEN"] = token;
    if (/^[A-Za-z0-9_-]+$/.test(context.locale)) headers["X-WPrint3D-Locale"] = context.locale;
    const response = await fetch(url, { method, headers, credentials: "include", body: body && JSON.stringify(body) });
    const isJson = (response.headers.get("content-type") ?? "").includes("application/json");
    const text = await response.text();
    const answer = isJson ? parse(text, null) : text;
    if (response.ok) return answer;
    const said = isObject(answer) ? answer.message : undefined;
    throw new Error(said || text || `Request failed with status ${response.status}.`);
  }

  function intervalOf(value) {
    const number = Number(value ?? DEFAULT_INTERVAL_MS);
    if (!Number.isFinite(number)) return DEFAULT_INTERVAL_MS;
    return Math.min(Math.max(number, LEAST_INTERVAL_MS), MOST_INTERVAL_MS);
  }

  /** JSON with keys in one order, so that equal values are equal texts. */
  const canonical = (value) =>
    JSON.stringify(value, (_, inner) => (isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));

  /** Calls `callback` with what `read` gives, each time that it is another; returns what ends that. */
  function watch(read, callback, { intervalMs, immediate = true, onError } = {}) {
    const interval = intervalOf(intervalMs);
    let ended = false;
    let asking = false;
    let timer;
    let before;

    async function ask() {
      if (ended || asking || document.hidden) return;
      clearTimeout(timer);
      asking = true;
      let result;
      try {
        result = { state: await read() };
      } catch (error) {
        result = { error };
      }
      asking = false;
      if (ended) return;
      timer = setTimeout(ask, interval);
      if (result.error) onError?.(result.error);
      else deliver(result.state);
    }

    function deliver(state) {
      const now = canonical(state);
      if (now === before) return;
      before = now;
      // What the page gets wrong is the page's own, and no failure of the host: it is reported as any other mistake.
      try {
        callback(state);
      } catch (error) {
        reportError(error);
      }
    }

    document.addEventListener("visibilitychange", ask);
    if (immediate === false) timer = setTimeout(ask, interval);
    else ask();
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }

  function createHostBridge(overrides = {}) {
    const context = () => contextOf(overrides);
    const ask = (url, options) => request(context(), url, options);
    return {
      get context() {
        return context();
      },
      getTheme: () => context().theme ?? {},
      getSettings: () => ask(context().pluginSettingsBase),
      saveSettings: (settings) => ask(context().pluginSettingsBase, { method: "PUT", body: { settings } }),
      getState: () => ask(context().pluginStateBase),
      watchState: (callback, options) => watch(() => ask(context().pluginStateBase), callback, options),
      invokeAction: (id, payload) => {
        const { pluginApiBase, currentPrinterId } = context();
        const body = { payload: payload ?? {}, printerId: currentPrinterId || null };
        return ask(`${pluginApiBase}/actions/${encodeURIComponent(id)}`, { method: "POST", body });
      },
    };
  }

  const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

  /** Makes the theme's colours the page's variables: `--wprint3d-on-surface`, `--wprint3d-elevation-level1`. */
  function paint(theme, prefix = "--wprint3d") {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(theme)) {
      if (typeof value === "string") style.setProperty(`${prefix}-${kebab(name)}`, value);
      else if (isObject(value)) paint(value, `${prefix}-${kebab(name)}`);
    }
    if (typeof theme.colorScheme === "string") style.colorScheme = theme.colorScheme;
  }

  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.type !== "wprint3d.host-context" || !isObject(data.context)) return;
    const { currentPrinterId, locale, theme } = data.context;
    if (currentPrinterId !== undefined) latest.currentPrinterId = String(currentPrinterId ?? "");
    if (typeof locale === "string") latest.locale = locale;
    if (isObject(theme)) paint((latest.theme = theme));
  });

  paint(fromAddress().theme);
  window.WPrint3DOctoPrintCompat = { createHostBridge, fromWindow: () => createHostBridge() };
  window.parent.postMessage({ type: "wprint3d.plugin-host-context-ready" }, "*");
})();
