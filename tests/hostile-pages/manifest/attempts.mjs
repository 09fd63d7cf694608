// What a hostile manifest tries, one entry each: `threat` is the row of the threat model, `guard` what stands in the way.
//
// `put` gives what the attempt adds to a plugin, with `evil`, the address of the attempt at the listener, wherever a careless host would
// ask for it or run it: `node` in the settings, an `extension`, a `template` or `module` of its own name, an `asset`, keys of the whole
// `plugin`, `words` of a translation, a `setting` or `state` of its own name, and what an action of its own name is answered, `answer`.

import markup from "./markup.mjs";
import style from "./style.mjs";
import address from "./address.mjs";
import words from "./words.mjs";

/** The rows, each with its attempts by name. */
const ROWS = { T4: markup, T5: style, T6: address, T8: words };

export default Object.entries(ROWS).flatMap(([threat, attempts]) => Object.entries(attempts).map(([id, attempt]) => ({ id, threat, ...attempt })));
