// The parts of docs/performance.md that are written by machine.
import { readFileSync, writeFileSync } from 'node:fs';

const DOCUMENT = new URL('../docs/performance.md', import.meta.url);
const END = '<!-- end of the tables -->\n';

/** Puts `text` between the comment that names `command` and the end after it. */
export function replacePart(command, text) {
  const begin = `<!-- tables of ${command} -->\n`;
  const [before, after] = readFileSync(DOCUMENT, 'utf8').split(begin);
  const end = after?.indexOf(END) ?? -1;
  if (end < 0) throw new Error(`no place for the tables of ${command} in ${DOCUMENT.pathname}`);
  writeFileSync(DOCUMENT, `${before}${begin}\n${text.trim()}\n\n${after.slice(end)}`);
}
