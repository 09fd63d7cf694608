// A WPrint 3D server as contract.md describes it, habits and all. Written from the contract alone: it shares nothing with Faceplate's own
// host, so that the two can disagree.

import { once } from "node:events";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after } from "node:test";

import { merged, phpJson, trimmed } from "./php.mjs";
import { faceplate } from "./workspace.mjs";

const WEB = path.join(path.dirname(faceplate), "web");
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
/** What says who asks, where the server wants to know. The token is encoded, as Laravel's cookies are. */
const SESSION = { cookie: "wprint3d_session=s1", token: "a+b/c=" };

/** What says the same for a program that is no browser. */
export const TOKEN = "12|abcDEF_+/=";

/** What a handler of a plugin throws: its words. */
export class PluginError extends Error {}

/**
 * Starts a server with `plugins`, each `{ manifest, actions, words, broken, files }`: what its actions answer, by their ids; what a language
 * says instead (`{ es: manifest => … }`); why it does not load; its assets, by their paths.
 *
 * Everything that it returns may be changed while it runs: `admin`, whether who asks is one; `debug`, whether failures say why;
 * `manifests`, whether `/plugins/ui` has those; `throttled`, seconds to wait for the rest of the requests; `guarded`, whether a session or
 * token is needed; `held`, a promise that actions and lists wait for; `disabled`, a set of plugins; `settings` and `state`, by plugin. `asked` has
 * every request so far.
 */
export async function serveUpstream(plugins, options = {}) {
  const upstream = {
    plugins: new Map(plugins.map((plugin) => [plugin.manifest.id, plugin])),
    asked: [],
    open: 0,
    admin: true,
    debug: false,
    manifests: false,
    throttled: null,
    guarded: false,
    held: null,
    disabled: new Set(plugins.filter((plugin) => plugin.disabled).map(({ manifest }) => manifest.id)),
    settings: new Map(),
    state: new Map(),
    ...options,
  };
  const server = createServer(async (request, response) => {
    upstream.open += 1;
    response.on("close", () => (upstream.open -= 1));
    const chunks = await request.toArray();
    try {
      await answer(upstream, request, Buffer.concat(chunks).toString(), response);
    } catch (error) {
      console.error("the fake of upstream failed:", error);
      response.destroy();
    }
  });
  let port = 0;
  upstream.start = async () => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    port = server.address().port;
  };
  upstream.stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  await upstream.start();
  upstream.url = `http://127.0.0.1:${port}`;
  after(upstream.stop);
  return upstream;
}

/** The requests of `method` for `path` (a text or a pattern below `/backend/api`) that `upstream` has had. */
export const requests = (upstream, method, wanted) =>
  upstream.asked.filter((asked) => asked.method === method && (wanted instanceof RegExp ? wanted.test(asked.path) : asked.path === wanted));

async function answer(upstream, request, text, response) {
  const url = new URL(request.url, upstream.url);
  const api = /^\/backend\/api(\/.*)$/.exec(url.pathname)?.[1];
  const send = (status, body, headers = {}) => {
    const plain = typeof body === "string" || body instanceof Buffer;
    const type = plain ? "text/html; charset=UTF-8" : "application/json";
    response.writeHead(status, { "content-type": type, ...headers }).end(plain ? body : phpJson(body));
  };
  if (!api) return page(url.pathname, send);
  const body = text && request.headers["content-type"] === "application/json" ? JSON.parse(text) : {};
  const asked = { method: request.method, path: api + url.search, locale: request.headers["x-wprint3d-locale"], type: request.headers["content-type"], text, body };
  upstream.asked.push(asked);
  if (upstream.throttled !== null) {
    const wait = upstream.throttled ? { "retry-after": String(upstream.throttled) } : {};
    return send(429, { message: "Too Many Attempts." }, wait);
  }
  if (upstream.guarded) {
    const cookies = request.headers.cookie ?? "";
    const owner = request.headers.authorization === `Bearer ${TOKEN}`;
    if (!owner && !cookies.includes(SESSION.cookie)) return send(401, { message: "Unauthenticated." });
    if (!owner && request.method !== "GET" && request.headers["x-xsrf-token"] !== SESSION.token) return send(419, { message: "CSRF token mismatch." });
  }
  await upstream.held?.(asked);
  return route(upstream, asked, url.searchParams, send);
}

/** The web UI, as a server has it that brings its own, with the cookies of a session. */
function page(name, send) {
  const file = path.join(WEB, name === "/" ? "index.html" : path.normalize(name));
  if (!file.startsWith(WEB) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return send(404, "Not Found");
  const cookies = [`${SESSION.cookie}; HttpOnly`, `XSRF-TOKEN=${encodeURIComponent(SESSION.token)}`];
  return send(200, readFileSync(file), { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream", "set-cookie": cookies });
}

async function route(upstream, { method, path, locale, body }, query, send) {
  const parts = path.split("?")[0].split("/").slice(1).map(decodeURIComponent);
  const locked = () => send(423, "Locked: administrators only.");
  const failed = (message) => send(500, { message: upstream.debug ? message : "Server Error" });
  if (method === "GET" && path === "/plugins") return upstream.admin ? send(200, [...upstream.plugins.keys()].map((id) => item(upstream, id, locale))) : locked();
  if (method === "GET" && parts[1] === "ui") return send(200, extensions(upstream, locale, query.get("surface")));
  if (method === "GET" && parts[1] === "sdk" && parts.length === 2) return send(200, { current: { version: 1, revision: 6 }, versions: {} });
  if (parts[0] !== "plugins" || !upstream.plugins.has(parts[1])) {
    // Events and problems for authors are none of upstream's routes; it takes them for plugins, or for nothing.
    return parts.length > 2 ? failed(`Plugin ${parts[1]} is not installed.`) : send(404, { message: "" });
  }
  const [, id, what, action] = parts;
  const plugin = upstream.plugins.get(id);
  const settings = () => merged(plugin.manifest.settings?.defaults ?? {}, upstream.settings.get(id) ?? {});
  switch (`${method} ${what}`) {
    case "GET settings":
      return send(200, settings());
    case "PUT settings": {
      const saved = trimmed(body.settings);
      if (saved === null || typeof saved !== "object" || Object.keys(saved).length === 0) {
        return send(422, { message: "The settings field is required.", errors: { settings: ["The settings field is required."] } });
      }
      upstream.settings.set(id, saved);
      return send(200, settings());
    }
    case "GET state":
      return send(200, upstream.state.get(id) ?? {});
    case "GET assets": {
      const file = plugin.files?.[parts.slice(3).join("/")];
      return file === undefined ? send(404, { message: "" }) : send(200, file);
    }
    case "GET logs":
      return send(200, []);
    case "POST enable":
    case "POST disable": {
      if (!upstream.admin) return locked();
      upstream.disabled[what === "enable" && !plugin.broken ? "delete" : "add"](id);
      return send(200, item(upstream, id, locale));
    }
    case "POST actions": {
      if (upstream.disabled.has(id)) return failed(`Plugin ${id} is disabled.`);
      if (!plugin.actions?.[action]) return failed(`Plugin action ${action} does not exist.`);
      try {
        return send(200, await plugin.actions[action](trimmed(body.payload), upstream));
      } catch (error) {
        if (error instanceof PluginError) return failed(error.message);
        throw error;
      }
    }
    default:
      return send(404, { message: "" });
  }
}

/** The plugin's manifest as it is delivered, in the language of `locale` where there are words for it. */
function localized({ manifest, words }, locale) {
  const [language] = (locale ?? "en").split(/[-_]/);
  return { ...manifest, ...words?.[language]?.(manifest) };
}

/** Items of `/plugins/ui`: enabled plugins, in no order, with the names of templates and not the templates. */
function extensions(upstream, locale, surface) {
  const listed = [...upstream.plugins].filter(([id]) => !upstream.disabled.has(id)).reverse();
  return listed.flatMap(([id, plugin]) => {
    const manifest = localized(plugin, locale);
    const own = manifest.uiExtensions.map((extension) => ({
      ...extension,
      pluginId: id,
      pluginName: manifest.name,
      pluginTrustLevel: "unsigned",
      runtimeArtifactImports: [],
      warnings: ["Unsigned sideloaded plugin"],
      ...(upstream.manifests ? { pluginManifest: manifest } : {}),
    }));
    return own.filter((extension) => !surface || extension.surface === surface);
  });
}

/** An item of `/plugins`. */
function item(upstream, id, locale) {
  const plugin = upstream.plugins.get(id);
  const manifest = localized(plugin, locale);
  const enabled = !upstream.disabled.has(id);
  const failed = !enabled && Boolean(plugin.broken);
  return {
    id,
    name: manifest.name,
    description: manifest.description ?? null,
    author: null,
    version: manifest.version,
    enabled,
    loadStatus: enabled ? "ready" : failed ? "failed" : "disabled",
    trustLevel: "unsigned",
    installSource: "upload",
    manifest,
    permissions: manifest.permissions ?? [],
    hooks: [],
    actions: manifest.actions ?? [],
    uiExtensions: manifest.uiExtensions,
    warnings: failed ? [plugin.broken] : [],
    classification: "lightweight",
    dependencies: { classification: "lightweight", requirements: {}, images: [], warnings: [] },
    settings: upstream.settings.get(id) ?? {},
    state: upstream.state.get(id) ?? {},
    versions: [],
    lastError: failed ? plugin.broken : null,
    logCount: 0,
    latestLog: null,
  };
}
