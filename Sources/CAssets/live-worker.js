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

/** The bytes of a text in base 64. */
function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** The engine and the library's functions from the text of a page, unpacked by a small module of its own. */
function unpacked(unpacker, packed) {
  const { memory, unpack, __heap_base: heap } = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(unpacker))).exports;
  const text = encoder.encode(packed);
  memory.grow(Math.ceil(text.length / 65536) + 1);
  new Uint8Array(memory.buffer).set(text, heap.value);
  const result = unpack(text.length);
  const [start, engine, library] = new Uint32Array(memory.buffer, result, 3);
  return [memory.buffer.slice(start, start + engine), memory.buffer.slice(start + engine, start + engine + library)];
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

const doubles = (numbers) => new Uint8Array(new Float64Array(numbers).buffer);

function set(name, numbers) {
  passing([name, doubles(numbers)], (argument) => engine.live_set(...argument));
}

function edit(number, source) {
  passing([source], (argument) => engine.live_edit(number, ...argument));
}

/** What the last call gave. Each change is a number of a step, -1 for a control or -2 for a verdict, a length, and text. */
function changes() {
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

/** Code in the colours of the page. */
function painted(source) {
  passing([source], (argument) => engine.live_highlight(...argument));
  return decoder.decode(new Uint8Array(memory.buffer, engine.live_result(), engine.live_result_length()));
}

async function start({ module, programs, unpacker, packed, notebook, settings, edits, layout }) {
  if (!module) {
    const [code, text] = unpacked(unpacker, packed);
    module = await WebAssembly.compile(code);
    programs = text;
  }
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = system[name] ?? (() => { throw new Error("the engine called " + name); });
  }
  engine = (await WebAssembly.instantiate(module, imports)).exports;
  memory = engine.memory;
  engine._initialize();
  const library = engine.live_alloc(programs.byteLength);
  new Uint8Array(memory.buffer).set(new Uint8Array(programs), library);
  engine.live_programs(library, programs.byteLength);
  for (const [path, text] of Object.entries(notebook.files)) {
    passing([path, bytesOf(text)], (argument) => engine.live_file(...argument));
  }
  // Some seconds of work, after which a loop that does not end gets its message.
  engine.live_open(BigInt.asIntN(64, BigInt(notebook.seed)), 200_000_000);
  engine.live_layout(layout);
  passing([notebook.table], (argument) => engine.live_table(...argument));
  for (const [reading, texts, measures] of notebook.forms) {
    passing([reading, texts, doubles(measures)], (argument) => engine.live_form(...argument));
  }
  for (const [label, words] of Object.entries(notebook.labels)) {
    passing([label, words], (argument) => engine.live_label(...argument));
  }
  for (const [number, kind, source, name] of notebook.steps) {
    passing([source, name], (argument) => engine.live_step(number, kind, ...argument));
  }
  for (const [name, numbers] of settings) set(name, numbers);
  for (const [number, source] of edits) edit(number, source);
  const isPublished = settings.length + edits.length === 0;
  if (isPublished) engine.live_prepare(); else engine.live_update();
  postMessage({ ready: true, module, programs, changes: isPublished ? [] : changes() });
}

onmessage = ({ data }) => {
  if (data.notebook) {
    start(data).catch((error) => postMessage({ failed: String(error) }));
    return;
  }
  try {
    engine.live_layout(data.layout);
    for (const [name, numbers] of data.settings) set(name, numbers);
    for (const [number, source] of data.edits) edit(number, source);
    engine.live_update();
    const found = changes();
    for (const [number, answers] of data.checks) {
      for (const answer of answers) passing(answer, (argument) => engine.live_answer(...argument));
      engine.live_check(number);
      found.push(...changes());
    }
    const paints = data.paints.map(([number, source]) => [number, painted(source)]);
    postMessage({ changes: found, paints });
  } catch (error) {
    postMessage({ failed: String(error) });
  }
};
