// A bridge: a process of its own that answers the actions of a plugin. `serveBridge` starts it; as a program it is one.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

/** Starts a bridge that ends with the test file; returns its address. */
export async function serveBridge() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ["ignore", "pipe", "inherit"] });
  after(() => child.kill());
  const [line] = await once(child.stdout.setEncoding("utf8"), "data");
  return line.trim();
}

/** What the bridge rolled last, and how often it was asked. */
const rolled = { times: 0, value: null };

function answer(path) {
  switch (path) {
    case "/actions/roll":
      rolled.times += 1;
      rolled.value = Math.random().toString(36).slice(2, 10);
      return { data: { message: `Rolled ${rolled.value}` }, effects: [{ type: "publish_state", data: { ...rolled } }] };
    case "/actions/read":
      return { data: { rolled: rolled.value ?? "nothing yet" } };
    default:
      return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer(request.url)));
    });
  });
  server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
}
