// Starts all that the attempts of manifests need: `node start.mjs FOLDER` writes the hostile plugins into the folder, prints
// `{ evil, careless, bridge }` as one line of JSON and runs until it is ended.
//
// `evil` notes every connection: see ../evil.mjs. `careless` is a page that paints the same plugins and guards nothing. `bridge` is the
// plugins' own, which a host may ask; GET `${bridge}/asked` is the list of actions that it was asked for.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { listen, startEvil } from "../evil.mjs";
import { plugin, threats } from "./plugin.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const TYPES = { ".html": "text/html", ".mjs": "text/javascript" };

/** Answers actions with `answers`, by their ids, and `/asked` with the ids of those that were asked for. */
const bridge = (answers, asked) => createServer(async (request, response) => {
  await request.toArray();
  const id = request.url.slice(1);
  if (id === "asked") return response.end(JSON.stringify([...asked]));
  if (answers[id]) asked.add(id);
  const { status = 200, ...answer } = answers[id] ?? {};
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
});

/** Serves the files beside this one. */
const files = () => createServer((request, response) => {
  const name = path.basename(new URL(request.url, "http://careless").pathname);
  const type = TYPES[path.extname(name)];
  if (!type) return response.writeHead(404).end();
  return response.writeHead(200, { "content-type": type }).end(readFileSync(path.join(here, name)));
});

/** Starts it; returns the addresses, the list of hits and what ends it. */
export async function start(folder) {
  const { evil, hits, stop: stopEvil } = await startEvil();
  const answers = {};
  const servers = [bridge(answers, new Set()), files()];
  const [bridged, careless] = await Promise.all(servers.map(listen));
  for (const threat of threats) {
    const { manifest, translation, answers: own } = plugin(threat, evil, bridged);
    Object.assign(answers, own);
    const place = path.join(folder, manifest.id);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "plugin.json"), JSON.stringify(manifest, null, 2));
    writeFileSync(path.join(place, "en.json"), JSON.stringify(translation, null, 2));
  }
  const stop = () => {
    stopEvil();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  return { evil, careless: `${careless}/careless.html?${new URLSearchParams({ evil })}`, bridge: bridged, hits, stop };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { evil, careless, bridge } = await start(process.argv[2]);
  console.log(JSON.stringify({ evil, careless, bridge }));
}
