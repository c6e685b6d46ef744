// Runs the loops of Benchmarks/programs in the engine for WebAssembly and in the native one, in turn:
//
//   node Benchmarks/wasm.mjs PATH-OF-NBRUN [PATH-OF-ENGINE.WASM]
//
// Both times are those of whole runs without the start: the engine's is a run in an instance that is ready, the native
// one that of a process less the process of an empty script.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Engine } from '../wasm/host.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [nbrun, enginePath = here('../.build-wasm/engine.wasm')] = process.argv.slice(2);
if (!nbrun) {
  console.error('usage: node wasm.mjs PATH-OF-NBRUN [PATH-OF-ENGINE.WASM]');
  process.exit(2);
}

const rounds = 7;
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const milliseconds = (body) => {
  const start = performance.now();
  body();
  return performance.now() - start;
};
const native = (...args) => milliseconds(() => spawnSync(nbrun, ['eval', ...args], { stdio: 'ignore' }));

const module = await WebAssembly.compile(readFileSync(enginePath));
// The library's functions lie beside the engine.
const programs = readFileSync(enginePath.replace('engine.wasm', 'programs.m'));
const ratios = [];
for (const name of ['loop_sum', 'gradient_descent', 'sieve', 'fib']) {
  const file = here(`programs/${name}.m`);
  const source = readFileSync(file, 'utf8');
  const inPage = [];
  const outside = [];
  for (let round = 0; round < rounds; round += 1) {
    const engine = await Engine.create(module, { programs });
    inPage.push(milliseconds(() => engine.run(source)));
    outside.push(native(file) - native('/dev/null'));
  }
  const ratio = median(inPage) / median(outside);
  ratios.push(ratio);
  console.log(`${name.padEnd(18)} WebAssembly ${median(inPage).toFixed(1).padStart(6)} ms, native ` +
    `${median(outside).toFixed(1).padStart(6)} ms, ratio ${ratio.toFixed(2)}`);
}

// Plots, from values to the markup of both layouts, in an instance that has drawn before.
const plots = {
  'a line of 200 points': 'plot(x, y)',
  'a contour of 60 x 60': 'contour(Z)',
};
for (const [name, source] of Object.entries(plots)) {
  const engine = await Engine.create(module, { programs });
  engine.run('x = linspace(0, 10, 200); y = sin(x).*exp(-x/5); Z = peaks(60);');
  engine.run(source);
  const times = Array.from({ length: 50 }, () => milliseconds(() => engine.run(source)));
  console.log(`${name.padEnd(22)} ${median(times).toFixed(2).padStart(6)} ms in WebAssembly`);
}

const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
console.log(`geometric mean ${mean.toFixed(2)}`);
