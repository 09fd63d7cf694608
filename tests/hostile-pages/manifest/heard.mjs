// What people get of the hostile plugins in a host that guards. `node heard.mjs` reads a list of all texts that assistive technology got, as
// JSON, and prints what is wrong with them.

import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import attempts from "./attempts.mjs";
import { shown, threats } from "./plugin.mjs";
import { deceives, isHonest } from "./words.mjs";

/** What is wrong with `heard`, a list of texts: one line each. What is not heard was not painted, or not as text. */
export function faults(heard) {
  const hears = (words) => heard.some((said) => said.includes(words));
  const markup = attempts.filter(({ id, guard }) => guard === "text nodes" && !hears(`/hit/${id}`));
  const deceits = attempts.filter(({ seen }) => seen);
  return [
    ...threats.flatMap(shown).filter((id) => !heard.includes(id)).map((id) => `${id}: its heading is not heard`),
    ...markup.map(({ id }) => `${id}: its markup is not heard`),
    ...deceits.filter(({ seen }) => !hears(seen)).map(({ id, seen }) => `${id}: ${JSON.stringify(seen)} is not heard`),
    ...deceits.filter((attempt) => deceives(attempt, heard)).map(({ id }) => `${id}: it deceives`),
    ...new Set(heard.filter((said) => !isHonest(said)).map((said) => `something deceives: ${JSON.stringify(said)}`)),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(faults(JSON.parse(await text(process.stdin)))));
