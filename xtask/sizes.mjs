// Prints what a folder of web files weighs, as stored and as servers send it: gzip -9, brotli -11, each file alone.
// Usage: node sizes.mjs FOLDER
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

function weigh(path) {
  if (statSync(path).isDirectory()) {
    return sum(readdirSync(path).map((name) => weigh(join(path, name))));
  }
  const bytes = readFileSync(path);
  return [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];
}

function sum(sizes) {
  return sizes.reduce((total, size) => total.map((bytes, column) => bytes + size[column]), [0, 0, 0]);
}

function row(cells, name) {
  console.log(cells.map((cell) => String(cell).padStart(11)).join(''), ` ${name}`);
}

const folder = process.argv[2];
const names = readdirSync(folder).sort();
const sizes = names.map((name) => weigh(join(folder, name)));
row(['raw', 'gzip', 'brotli'], 'bytes');
names.forEach((name, index) => row(sizes[index], name));
row(sum(sizes), 'all');
