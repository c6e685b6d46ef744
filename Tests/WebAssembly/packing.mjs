// The text that a page carries, back in the worker of the page: the same bytes.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const assets = here('../../Sources/CAssets/');

/** Checks the engine of pages against the one that was built, and any bytes against themselves. */
export function checkPacking(check, engine, programs) {
  const worker = { WebAssembly, TextDecoder, TextEncoder };
  runInNewContext(readFileSync(assets + 'live-worker.js', 'utf8'), worker);
  const text = (name) => readFileSync(assets + name, 'utf8');
  const [unpacker, packed] = ['unpack.packed', 'engine.packed'].map((name) => worker.bytesOf(text(name)));
  const [code, library] = worker.unpacked(unpacker, packed);
  check('the engine of pages is the one that was built', Buffer.from(code).equals(engine));
  check('so is its library', Buffer.from(library).equals(programs));

  const again = (bytes) => {
    const found = execFileSync(here('../../.build-wasm/pack'), { input: bytes });
    check(`${bytes.length} bytes as text`, Buffer.from(worker.bytesOf(found.toString())).equals(bytes));
    return found;
  };
  let state = 1;
  const random = (length) => Buffer.from(Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 255));
  for (let length = 0; length < 40; length += 1) again(random(length));
  for (const byte of [0, 60, 127, 255]) again(Buffer.alloc(300 + byte, byte));
  const long = again(random(20_000));
  check('text of one and two bytes', /^[ -;=-~\u00A0-\u07FF]*$/.test(long.toString()));
  check('it takes 6.7 bits a byte', long.length < 24_000, `  ${long.length}`);
}
