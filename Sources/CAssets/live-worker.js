// The worker of a live page: it owns the engine, and answers each change with what is new.
"use strict";
let engine;
let memory;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Copies texts or bytes into the engine's memory for one call, which gets an address and a length for each. */
function passing(values, call) {
  const argument = [];
  for (const value of values) {
    const bytes = typeof value === "string" ? encoder.encode(value) : value;
    const address = engine.live_alloc(Math.max(bytes.length, 1));
    if (address === 0) throw new RangeError("the engine does not take " + bytes.length + " bytes");
    // The memory's buffer is a new one whenever the memory has grown.
    new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
    argument.push(address, bytes.length);
  }
  call(argument);
  for (let index = 0; index < argument.length; index += 2) engine.live_free(argument[index]);
}

/** The bytes of base64 text that holds a stream of LZMA, decoded as Igor Pavlov's specification says. */
function unpacked(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const size = new DataView(packed.buffer).getUint32(5, true);
  const output = new Uint8Array(size);
  const contextBits = packed[0] % 9;
  const others = Math.floor(packed[0] / 9);
  const literalMask = (1 << others % 5) - 1;
  const positionMask = (1 << Math.floor(others / 5)) - 1;
  // All probabilities in one table, and where its parts begin.
  const [match, repeat, repeat0, repeat1, repeat2, repeatOne] = [0, 192, 204, 216, 228, 240];
  const [slots, special, alignment, lengths, repeatLengths, literals] = [432, 688, 803, 819, 1333, 1847];
  const chances = new Uint16Array(literals + (0x300 << (contextBits + (others % 5)))).fill(1024);
  let code = 0;
  let range = 0xffffffff;
  let next = 14;
  for (let index = 0; index < 4; index += 1) code = ((code << 8) | packed[next++]) >>> 0;
  const bit = (index) => {
    const chance = chances[index];
    const bound = (range >>> 11) * chance;
    let one = 0;
    if (code < bound) {
      range = bound;
      chances[index] = chance + ((2048 - chance) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      chances[index] = chance - (chance >>> 5);
      one = 1;
    }
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[next++]) >>> 0;
    }
    return one;
  };
  const tree = (base, count) => {
    let number = 1;
    for (let index = 0; index < count; index += 1) number = (number << 1) | bit(base + number);
    return number - (1 << count);
  };
  const reversed = (base, count) => {
    let node = 1;
    let number = 0;
    for (let index = 0; index < count; index += 1) {
      const one = bit(base + node);
      node = (node << 1) | one;
      number |= one << index;
    }
    return number;
  };
  const direct = (count) => {
    let number = 0;
    for (let index = 0; index < count; index += 1) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      number = (number << 1) | one;
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[next++]) >>> 0;
      }
    }
    return number;
  };
  const length = (base, position) => {
    if (bit(base) === 0) return 2 + tree(base + 2 + (position << 3), 3);
    if (bit(base + 1) === 0) return 10 + tree(base + 130 + (position << 3), 3);
    return 18 + tree(base + 258, 8);
  };
  let place = 0;
  let state = 0;
  // The last four distances.
  let [first, second, third, fourth] = [1, 1, 1, 1];
  while (place < size) {
    const position = place & positionMask;
    if (bit(match + (state << 4) + position) === 0) {
      const before = place > 0 ? output[place - 1] : 0;
      const base = literals + 0x300 * (((place & literalMask) << contextBits) + (before >>> (8 - contextBits)));
      let symbol = 1;
      if (state >= 7) {
        let expected = output[place - first];
        while (symbol < 256) {
          const guess = (expected >>> 7) & 1;
          expected <<= 1;
          const one = bit(base + ((1 + guess) << 8) + symbol);
          symbol = (symbol << 1) | one;
          if (one !== guess) break;
        }
      }
      while (symbol < 256) symbol = (symbol << 1) | bit(base + symbol);
      output[place++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(repeat + state) === 0) {
      [second, third, fourth] = [first, second, third];
      count = length(lengths, position);
      state = state < 7 ? 7 : 10;
      const slot = tree(slots + (Math.min(count - 2, 3) << 6), 6);
      const bits = (slot >> 1) - 1;
      let distance = slot < 4 ? slot : (2 | (slot & 1)) << bits;
      if (slot >= 14) distance += (direct(bits - 4) << 4) + reversed(alignment, 4);
      else if (slot >= 4) distance += reversed(special + distance - slot, bits);
      first = distance + 1;
    } else {
      if (bit(repeat0 + state) === 0) {
        if (bit(repeatOne + (state << 4) + position) === 0) {
          state = state < 7 ? 9 : 11;
          output[place] = output[place - first];
          place += 1;
          continue;
        }
      } else if (bit(repeat1 + state) === 0) {
        [first, second] = [second, first];
      } else if (bit(repeat2 + state) === 0) {
        [first, second, third] = [third, first, second];
      } else {
        [first, second, third, fourth] = [fourth, first, second, third];
      }
      count = length(repeatLengths, position);
      state = state < 7 ? 8 : 11;
    }
    for (const end = Math.min(size, place + count); place < end; place += 1) output[place] = output[place - first];
  }
  return output;
}

/** The part of WASI that the C library behind the engine refers to; the engine itself needs none of it. */
const system = {
  fd_close: () => 8,
  fd_seek: () => 8,
  fd_fdstat_get: () => 8,
  fd_write(descriptor, vectors, count, written) {
    const view = new DataView(memory.buffer);
    let total = 0;
    for (let index = 0; index < count; index += 1) total += view.getUint32(vectors + 8 * index + 4, true);
    view.setUint32(written, total, true);
    return 0;
  },
  // Seeds of hash tables: constant, so that every run of a page is the same.
  random_get(address, length) {
    new Uint8Array(memory.buffer, address, length).fill(7);
    return 0;
  },
};

function set(name, numbers) {
  const bytes = new Uint8Array(new Float64Array(numbers).buffer);
  passing([name, bytes], (argument) => engine.live_set(...argument));
}

/** Runs what must run. Each change is a number of a step, or -1 for a control, a length, and text. */
function update() {
  engine.live_update();
  const view = new DataView(memory.buffer);
  const start = engine.live_result();
  const end = start + engine.live_result_length();
  const changes = [];
  for (let offset = start; offset < end; ) {
    const step = view.getInt32(offset, true);
    const length = view.getInt32(offset + 4, true);
    changes.push([step, decoder.decode(new Uint8Array(memory.buffer, offset + 8, length))]);
    offset += 8 + length;
  }
  return changes;
}

async function start({ module, packed, notebook, settings }) {
  module ??= await WebAssembly.compile(unpacked(packed));
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = system[name] ?? (() => { throw new Error("the engine called " + name); });
  }
  engine = (await WebAssembly.instantiate(module, imports)).exports;
  memory = engine.memory;
  engine._initialize();
  for (const [path, text] of Object.entries(notebook.files)) {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    passing([path, bytes], (argument) => engine.live_file(...argument));
  }
  // Some seconds of work, after which a loop that does not end gets its message.
  engine.live_open(BigInt.asIntN(64, BigInt(notebook.seed)), 200_000_000);
  for (const [number, kind, source, name] of notebook.steps) {
    passing([source, name], (argument) => engine.live_step(number, kind, ...argument));
  }
  for (const [name, numbers] of Object.entries(settings)) set(name, numbers);
  const changes = update();
  postMessage({ ready: true, module, changes });
}

onmessage = ({ data }) => {
  if (data.notebook) {
    start(data).catch((error) => postMessage({ failed: String(error) }));
    return;
  }
  try {
    for (const [name, numbers] of Object.entries(data.settings)) set(name, numbers);
    postMessage({ changes: update() });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};
