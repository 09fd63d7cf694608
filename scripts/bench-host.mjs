// Prints the tables of `./dev bench host`.
// Usage: node bench-host.mjs FILE [--write]
// --write puts them into docs/performance.md.
import { readFileSync } from 'node:fs';
import { replacePart } from './document.mjs';

const [file, ...options] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
console.log(text);
if (options.includes('--write')) replacePart('./dev bench host --write', text);
