// Measures in the harness what `./dev bench` has put there, and prints the harness's own tables.
// Usage: node bench.mjs HARNESS COMMAND [--write] [OPTION…]
// --write puts the tables into docs/performance.md; every other option goes to the harness (`--pages=3`).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { replacePart } from './document.mjs';

const [harness, command, ...rest] = process.argv.slice(2);
const options = rest.filter((option) => option !== '--write');
const file = (...names) => join(resolve(harness), ...names);

const WORKLOADS = 'base-100,base-1000,template-1000,i18n-1000';
/** The code that our page loads; the harness weighs the code of the others. */
const CODE = ['boot.js', 'faceplate-bench.js', 'faceplate-bench_bg.wasm'];

// The others are measured in processes of their own while this one serves our page.
async function run(part, ...more) {
  const child = spawn(process.execPath, ['run.mjs', part, ...more, ...options], { cwd: harness, stdio: 'inherit' });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`the harness failed at: ${part}`);
}

async function measure() {
  const { serve } = await import(file('browser.mjs'));
  const server = await serve(file('dist'));
  const page = `${server.base}/faceplate/index.html`;
  rmSync(file('work'), { recursive: true, force: true });
  await run('gen');
  await run('ssr', '--only=react-dom,rnp', '--sizes=100,1000', '--budget=1500', `--cmd=faceplate=${resolve(command)}`);
  await run('browser', '--only=vanilla,react-dom,rnp', `--workloads=${WORKLOADS}`, `--url=faceplate=${page}`);
  server.close();
}

function weigh(names) {
  const files = names.map((name) => readFileSync(file('dist/faceplate', name)));
  const sum = (pack) => files.reduce((total, bytes) => total + pack(bytes).length, 0);
  return { raw: sum((bytes) => bytes), gzip: sum((bytes) => gzipSync(bytes, { level: 9 })), brotli: sum((bytes) => brotliCompressSync(bytes)) };
}

async function tables() {
  const { report } = await import(file('report.mjs'));
  const results = JSON.parse(readFileSync(file('work/results.json'), 'utf8'));
  const { vanilla, 'react-dom': react, rnp } = JSON.parse(readFileSync(file('dist/sizes.json'), 'utf8'));
  results.sizes = { vanilla, 'react-dom': react, rnp, faceplate: weigh(CODE) };
  // The last table is of the harness's own reference, not of a contender.
  return report(results).split('### Data path')[0];
}

await measure();
const text = await tables();
console.log(text);
if (rest.includes('--write')) replacePart('./dev bench --write', text);
