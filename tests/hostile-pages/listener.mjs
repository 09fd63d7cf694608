// Who is attacked, and who listens: `node listener.mjs FOLDER HOST` with the folder that `write.mjs` wrote and the address of the host
// under test. Prints `{ evil, stun, control }` as one line of JSON and runs until it is ended.
//
// `evil` notes every connection: see evil.mjs.
// `control` is a host that guards nothing, as upstream's is (contract section 10, defect 16): the page in a frame of the host's own origin,
// without sandbox or policy, files as they are asked for, and the host's whole API in the user's name.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { listen, startEvil } from "./evil.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".txt": "text/plain", ".bin": "text/html" };

const body = async (request) => Buffer.concat(await request.toArray());

/** Starts both; returns their addresses, the list of hits and what ends it. */
export async function start(folder, host) {
  const { evil, stun, hits, stop: stopEvil } = await startEvil();
  let settings = {};
  const controlServer = createServer(async (request, response) => {
    const url = new URL(request.url, "http://control");
    const send = (status, type, content) => response.writeHead(status, { "content-type": type, "referrer-policy": "unsafe-url" }).end(content);
    if (url.pathname === "/") return send(200, "text/html", CONTROL);
    if (url.pathname === "/own/settings") {
      const text = (await body(request)).toString();
      if (request.method === "PUT") settings = JSON.parse(text).settings;
      return send(200, "application/json", JSON.stringify(settings));
    }
    const asset = /^\/backend\/api\/plugins\/hostile\.page\/assets\/(.*)$/.exec(url.pathname);
    if (!asset && /^\/(backend|isolated)\//.test(url.pathname)) {
      const method = request.method;
      const answer = await fetch(host + request.url, { method, headers: { "content-type": "application/json" }, body: method === "GET" ? undefined : await body(request) });
      return send(answer.status, answer.headers.get("content-type"), Buffer.from(await answer.arrayBuffer()));
    }
    // Decoded again and again, and then taken for a path.
    let file = asset ? asset[1] : url.pathname.slice(1);
    while (/%[0-9a-f]{2}/i.test(file)) file = decodeURIComponent(file);
    file = path.join(folder, "hostile", file.replaceAll("\\", "/"));
    try {
      send(200, TYPES[path.extname(file)] ?? "text/plain", readFileSync(file));
    } catch {
      send(404, "text/plain", "");
    }
  });
  const control = await listen(controlServer);
  const stop = () => {
    stopEvil();
    controlServer.close();
    controlServer.closeAllConnections();
  };
  return { evil, stun, control, hits, stop };
}

/** The page of the control host; `only` in its own address names an attempt. */
const CONTROL = `<!doctype html><title>the host's own page</title>
<script>
  localStorage.secret = "kept by the host";
  document.cookie = "secret=cookie-of-the-host";
  indexedDB.open("database-of-the-host");
  caches.open("cache-of-the-host");
  new BroadcastChannel("host").onmessage = ({ target }) => target.postMessage("the host");
  const frame = document.createElement("iframe");
  frame.referrerPolicy = "unsafe-url";
  frame.src = "/ui/page.html?" + new URLSearchParams({ pluginSettingsBase: "/own/settings", hostOrigin: location.origin });
  document.documentElement.append(frame);
</script>`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { evil, stun, control } = await start(process.argv[2], process.argv[3]);
  console.log(JSON.stringify({ evil, stun, control }));
}
