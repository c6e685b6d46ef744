// The text that a page carries, back in the worker of the page: the same bytes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const assets = here('../../Sources/CAssets/');

/** Checks the engine of pages against the one that was built. */
export function checkPacking(check, engine, programs) {
  const worker = { WebAssembly, TextDecoder, TextEncoder, atob };
  runInNewContext(readFileSync(assets + 'live-worker.js', 'utf8'), worker);
  const [unpacker, packed] = ['unpack.packed', 'engine.packed'].map((name) => readFileSync(assets + name, 'utf8'));
  const [code, library] = worker.unpacked(unpacker, packed);
  check('the engine of pages is the one that was built', Buffer.from(code).equals(engine));
  check('so is its library', Buffer.from(library).equals(programs));
  check('text of one and two bytes that no element ends', /^[ -;=-~\u00A0-\u07FF]*$/.test(packed));
}
