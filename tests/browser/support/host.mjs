// The real `faceplate serve`, for the length of a test or a file.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

import { faceplate, root } from "./workspace.mjs";

const START_MS = 30_000;
/** What a host says when all is well: its address, and how to end it. */
const USUAL_LINES = 2;

const hosts = new Set();
process.on("exit", (code) => {
  for (const { child, command, data, log } of hosts) {
    child.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
    if (code !== 0 && log().trim().split("\n").length > USUAL_LINES) console.error(`log of ${command}:\n${log()}`);
  }
});

/** What runs the command that is put after it with a disk of `size` at `folder`, which nobody else sees. */
const mounted = (folder, size) => {
  const script = `mount -t tmpfs -o size=${size} disk "${folder}" && exec "$0" "$@"`;
  return ["unshare", "--map-root-user", "--mount", "sh", "-c", script];
};

/** Whether a test may mount a disk. */
export function mounts() {
  const [command, ...given] = [...mounted(tmpdir(), "64k"), "true"];
  return spawnSync(command, given).status === 0;
}

/**
 * Serves the plugins in `folders`, which may be relative to the workspace, until the test (or file) that asks for it ends. Port 0 takes a free one.
 *
 * With `disk`, a size such as "1m", its data is on a disk of that size, where `mounts` says that a test may have one. With `data`, the
 * `data` of another host, it goes on where that one ended.
 *
 * Returns `{ url, port, data, stop(signal) }`. When a test of the file fails, what hosts said beyond the usual is printed.
 */
export async function serve(folders, { port = 0, disk, data = mkdtempSync(join(tmpdir(), "faceplate-data-")) } = {}) {
  const command = [...(disk ? mounted(data, disk) : []), faceplate, "serve", "--port", String(port), "--data", data, ...folders];
  const child = spawn(command[0], command.slice(1), { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const said = (text) => (log += text);
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", said);

  hosts.add({ child, data, command: `faceplate serve ${folders.join(" ")}`, log: () => log });
  const stop = async (signal = "SIGTERM") => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  after(() => stop());

  const url = await new Promise((resolve, reject) => {
    const failed = (why) => reject(new Error(`${faceplate} serve ${why}; it said:\n${log}`));
    const timer = setTimeout(failed, START_MS, `named no address within ${START_MS / 1000} s`);
    const listen = () => {
      const address = /http:\/\/(127\.0\.0\.1|localhost):\d+/.exec(log)?.[0];
      if (!address) return;
      clearTimeout(timer);
      resolve(address);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("error", (error) => failed(`did not start (${error.message})`));
    child.on("exit", (code) => failed(`ended with code ${code}`));
  });
  return { url, port: Number(new URL(url).port), data, stop };
}
