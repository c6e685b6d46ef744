// Compares the engine for WebAssembly with the native one, and tries what a page must survive.
//
//   node Tests/WebAssembly/compare.mjs PATH-OF-NBRUN [PATH-OF-ENGINE.WASM]
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Engine } from '../../wasm/host.mjs';
import { checkPacking } from './packing.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [nbrun, enginePath = here('../../.build-wasm/engine.wasm')] = process.argv.slice(2);
if (!nbrun) {
  console.error('usage: node compare.mjs PATH-OF-NBRUN [PATH-OF-ENGINE.WASM]');
  process.exit(2);
}

let passed = 0;
let failed = 0;
function check(name, isRight, details = '') {
  if (isRight) { passed += 1; return; }
  failed += 1;
  console.log(`FAILED ${name}${details && `\n${details}`}`);
}

const bytes = readFileSync(enginePath);
// The library's functions lie beside the engine.
const programs = readFileSync(enginePath.replace('engine.wasm', 'programs.m'));
const began = performance.now();
const module = await WebAssembly.compile(bytes);
const compiled = performance.now();
const engine = await Engine.create(module, { programs });
console.log(`start-up: ${(compiled - began).toFixed(1)} ms to compile, ` +
  `${(performance.now() - compiled).toFixed(1)} ms to instantiate`);

/** The place of a number among all doubles, so that neighbours differ by 1. */
function ordinal(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/**
 * Whether two fragments are equal but for numbers of 15 or more significant digits, as `format long` shows, which may
 * be 4 units apart in their last place: the C libraries behind the two engines round sin, exp and gamma differently.
 */
function agree(native, wasm) {
  // The page has no help, from which this hint is made.
  const [one, other] = [native, wasm].map((text) => text.replace(/<p class="hint">Hint: for example [^<]*<\/p>/g, ''));
  if (one === other) return true;
  const number = /\d+\.\d+(?:e[+-]?\d+)?/g;
  if (one.replace(number, '#') !== other.replace(number, '#')) return false;
  const [ours, theirs] = [one.match(number) ?? [], other.match(number) ?? []];
  return ours.every((text, index) => {
    if (text === theirs[index]) return true;
    const digits = text.replace(/e.*/, '').replace('.', '').replace(/^0+/, '').length;
    const distance = ordinal(Number(text)) - ordinal(Number(theirs[index]));
    return digits >= 15 && distance <= 4n && distance >= -4n;
  });
}

/** The first place where two texts part, with some of what surrounds it. */
function difference(native, wasm) {
  let start = 0;
  while (start < native.length && native[start] === wasm[start]) start += 1;
  const part = (text) => JSON.stringify(text.slice(Math.max(0, start - 60), start + 100));
  return `  native ${part(native)}\n  wasm   ${part(wasm)}`;
}

checkPacking(check, bytes, programs);

const cellsPath = here('cells.md');
const cells = [...readFileSync(cellsPath, 'utf8').matchAll(/^```\{octave\}\n([^]*?\n?)^```$/gm)].map((match) =>
  match[1].replace(/\n$/, ''));
const native = execFileSync(nbrun, ['inspect', '--fragments', cellsPath], { encoding: 'utf8', maxBuffer: 1 << 28 })
  .split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
check('number of cells', cells.length === 50 && native.length === 50, `  ${cells.length} here, ${native.length} native`);
cells.forEach((cell, index) => {
  const name = `cell ${index + 1}`;
  const expected = native[index] ?? '';
  try {
    const fragment = engine.run(cell, cellsPath);
    check(`${name}: ${cell.split('\n')[0]}`, agree(expected, fragment), difference(expected, fragment));
  } catch (error) {
    check(`${name}: ${cell.split('\n')[0]}`, false, `  ${error}`);
  }
});

// Every notebook of the language's corpus: what the programs of the library do, and what is wrong in wrong programs.
const corpus = here('../LanguageTests/Corpus');
for (const file of readdirSync(corpus, { recursive: true }).filter((name) => name.endsWith('.md')).toSorted()) {
  // Limits differ between a page and a process.
  if (file.includes('limits')) continue;
  // The engine has no reader of TeX: pages tell it how labels with mathematics read.
  if (file.endsWith('errors/labels.md')) continue;
  const path = `${corpus}/${file}`;
  const expected = execFileSync(nbrun, ['inspect', '--fragments', path], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
  const fresh = await Engine.create(module, { programs });
  [...readFileSync(path, 'utf8').matchAll(/^```\{octave\}\n([^]*?\n?)^```$/gm)].forEach((match, index) => {
    const code = match[1].replace(/\n$/, '');
    const name = `${file}, cell ${index + 1}: ${code.split('\n')[0]}`;
    try {
      const fragment = fresh.run(code, path);
      // What the engine says it has no room for.
      if (fragment.includes('are drawn when the page is made')) return;
      check(name, agree(expected[index] ?? '', fragment), difference(expected[index] ?? '', fragment));
    } catch (error) {
      check(name, false, `  ${error}`);
    }
  });
}

/** Runs code in an engine of its own, where no trap may happen; `then` is run after it in the same session. */
async function survives(name, code, expected, settings = {}, then = '1 + 1') {
  const fresh = await Engine.create(module, { programs, ...settings });
  try {
    const fragment = fresh.run(code);
    check(name, expected.test(fragment), `  ${fragment.slice(0, 300)}`);
    check(`${name}, then ${then}`, fresh.run(then).includes('<mn>2</mn>'));
  } catch (error) {
    check(name, false, `  ${error}`);
  }
}

const error = /class="diagnostic error"/;
await survives('endless loop', 'while true, end', /steps and was stopped/, { steps: 1_000_000 });
await survives('endless loop of calls', 'k = 0; while true, k = sin(k); end', /steps and was stopped/, { steps: 1_000_000 });
await survives('deep recursion', 'function y = f(x)\n  y = f(x + 1);\nend\nf(1)', error);
await survives('deep recursion through cellfun', 'function y = g(x)\n  y = cellfun(@g, {x});\nend\ng(1)', error);
await survives('10,000 parentheses', '('.repeat(10_000) + '1' + ')'.repeat(10_000), error);
await survives('10,000 brackets', '['.repeat(10_000), error);
await survives('240 parentheses', 'x = ' + '('.repeat(240) + '2' + ')'.repeat(240), /<mn>2<\/mn>/);
await survives('a sum of 590 terms', 'x = ' + '0 + '.repeat(590) + '2', /<mn>2<\/mn>/);
await survives('a function of 590 terms', 'f(x) := ' + 'x + '.repeat(590) + 'x', /<math/);
await survives('a function of 900 terms', 'f(x) := ' + 'x + '.repeat(900) + 'x', error);
await survives('100,000 signs', '-'.repeat(100_000) + '1', error);
await survives('too large a matrix', 'zeros(1e5)', error);
await survives('sizes beyond 32 bits', 'zeros(1e9, 1e9)', error);
await survives('an index beyond 32 bits', 'x = 1; x(4294967297)', error);
await survives('no code', '', /^$/);
await survives('bytes that are not text', '\u0000\uFFFD', error);

engine.start({ seed: 5 });
const random = engine.run('rand(1, 3)');
engine.start({ seed: 5 });
check('the same seed, the same numbers', engine.run('rand(1, 3)') === random);
engine.start({ seed: 6 });
check('another seed, other numbers', engine.run('rand(1, 3)') !== random);
engine.run('kept = 2');
engine.start();
check('a new session has no variables', error.test(engine.run('kept')));
engine.file('numbers.csv', '1,2\n3,4\n');
engine.start();
check('a file of the page', engine.run("csvread('numbers.csv')").includes('<mn>4</mn>'));
check('a file that the page lacks', error.test(engine.run("csvread('others.csv')")));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
