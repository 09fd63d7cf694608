// Runs the attempts that the plugin's settings ask for, and leaves in the settings what came of each.

import attempts from "./attempts.mjs";

const PATIENCE_MS = 4000;

const query = new URLSearchParams(location.search);
const own = query.get("pluginSettingsBase");
const { evil, stun, only } = await (await fetch(own)).json();

const late = (ms) => new Promise((resume) => setTimeout(resume, ms, undefined));
const outcomes = [];
for (const { id, threat, guard, alone, run } of attempts) {
  if (only ? only !== id : alone) continue;
  const url = `${evil}/hit/${id}`;
  const outcome = { id, threat, guard };
  try {
    const got = await Promise.race([run({ evil: url, stun, own }), late(PATIENCE_MS)]);
    if (typeof got === "string" && got !== "") {
      outcome.got = got.slice(0, 200);
      fetch(url, { mode: "no-cors" }).catch(() => {});
    }
  } catch (error) {
    outcome.error = String(error).slice(0, 200);
  }
  outcomes.push(outcome);
}
// The page may be asked slower than it asked.
for (let saved = false; !saved; ) {
  const settings = { evil, stun, only, outcomes };
  const request = { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ settings }) };
  saved = await fetch(own, request).then(({ ok }) => ok, () => false);
  if (!saved) await late(500);
}
