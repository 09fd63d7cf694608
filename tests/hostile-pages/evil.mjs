// Who listens: every connection to `evil`, and every packet to `stun`, is noted.

import { createSocket } from "node:dgram";
import { createServer } from "node:http";

/** Starts `server` on this computer; returns its address. */
export const listen = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(`http://127.0.0.1:${server.address().port}`)));

/** Starts listening; returns both addresses, the list of hits and what ends it. GET `${evil}/hits` is the list, DELETE empties it. */
export async function startEvil() {
  const hits = [];
  const server = createServer(async (request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    if (request.url === "/hits") {
      if (request.method === "DELETE") hits.length = 0;
      return response.end(JSON.stringify(hits));
    }
    hits.push({ path: request.url, method: request.method, referer: request.headers.referer ?? null });
    await request.toArray();
    const type = request.url.includes("import") || request.url.includes("script") ? "text/javascript" : "text/plain";
    response.setHeader("content-type", type).end();
  });
  server.on("upgrade", (request, socket) => {
    hits.push({ path: request.url, method: "WEBSOCKET", referer: null });
    socket.destroy();
  });
  // A connection that says nothing is heard, too: a browser that only looks whether anybody is there.
  server.on("connection", (socket) => {
    let said = false;
    socket.once("data", () => (said = true));
    socket.on("close", () => said || hits.push({ path: "/silent", method: "CONNECT", referer: null }));
  });
  const stunSocket = createSocket("udp4");
  stunSocket.on("message", () => hits.push({ path: "/hit/web-rtc", method: "UDP", referer: null }));
  await new Promise((done) => stunSocket.bind(0, "127.0.0.1", done));
  const evil = await listen(server);
  const stop = () => {
    stunSocket.close();
    server.close();
    server.closeAllConnections();
  };
  return { evil, stun: `127.0.0.1:${stunSocket.address().port}`, hits, stop };
}

/** Whether the attempt `id` reached the listener, by the list of hits. */
export const isHit = (hits, id) => hits.some(({ path }) => path === `/hit/${id}` || path.startsWith(`/hit/${id}/`) || path.startsWith(`/hit/${id}?`));
