// Runs the engine in any JavaScript host: node, a page or a worker. Self-contained and without imports of its own.

/** One instance of the engine and its session. A trap or an exhausted memory leaves it unusable: make a new one. */
export class Engine {
  #exports;

  /**
   * @param {WebAssembly.Module} module the compiled engine
   * @param {{seed?: number | bigint, steps?: number, programs?: Uint8Array}} [settings] the seed of the random numbers,
   *   the limit of steps in one run, of which 0 stands for the engine's own, and the library's functions
   */
  static async create(module, settings = {}) {
    const engine = new Engine();
    const system = systemInterface(() => engine.#exports.memory);
    const imports = {};
    for (const { module: from, name } of WebAssembly.Module.imports(module)) {
      imports[from] ??= {};
      imports[from][name] = system[name] ?? (() => { throw new Error(`the engine called ${from}.${name}`); });
    }
    engine.#exports = (await WebAssembly.instantiate(module, imports)).exports;
    engine.#exports._initialize();
    if (settings.programs) {
      const { memory, live_alloc, live_programs } = engine.#exports;
      const address = live_alloc(settings.programs.length);
      new Uint8Array(memory.buffer).set(settings.programs, address);
      live_programs(address, settings.programs.length);
    }
    engine.start(settings);
    return engine;
  }

  /** Begins a new session; files stay. */
  start({ seed = 1, steps = 0 } = {}) {
    this.#exports.live_start(BigInt.asIntN(64, BigInt(seed)), Math.min(steps, 0x7fffffff));
  }

  /** Puts a file where `load`, `csvread` and their like find it. `contents` is text or a Uint8Array. */
  file(path, contents) {
    this.#passing([path, contents], (argument) => this.#exports.live_file(...argument));
  }

  /** Runs the code of one cell and gives its results as HTML. Diagnostics call the cell by `name`. */
  run(source, name = 'cell') {
    this.#passing([source, name], (argument) => this.#exports.live_run(...argument));
    const { memory, live_result, live_result_length } = this.#exports;
    return new TextDecoder().decode(new Uint8Array(memory.buffer, live_result(), live_result_length()));
  }

  /** Copies texts or bytes into the engine's memory for one call, which gets an address and a length for each. */
  #passing(values, call) {
    const { memory, live_alloc, live_free } = this.#exports;
    const addresses = [];
    try {
      const argument = [];
      for (const value of values) {
        const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value;
        const address = live_alloc(bytes.length);
        if (bytes.length > 0 && address === 0) throw new RangeError(`the engine does not take ${bytes.length} bytes`);
        addresses.push(address);
        // The memory's buffer is a new one whenever the memory has grown.
        if (bytes.length > 0) new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
        argument.push(address, bytes.length);
      }
      call(argument);
    } finally {
      for (const address of addresses) live_free(address);
    }
  }
}

/** The part of WASI preview 1 that the C library behind the engine refers to; the engine itself needs none of it. */
function systemInterface(memory) {
  const badDescriptor = 8;
  return {
    fd_close: () => badDescriptor,
    fd_seek: () => badDescriptor,
    fd_fdstat_get: () => badDescriptor,
    fd_write(descriptor, vectors, count, written) {
      const view = new DataView(memory().buffer);
      let total = 0;
      for (let index = 0; index < count; index += 1) total += view.getUint32(vectors + 8 * index + 4, true);
      view.setUint32(written, total, true);
      return 0;
    },
    // Seeds of hash tables: constant, so that every run of a page is the same.
    random_get(address, length) {
      new Uint8Array(memory().buffer, address, length).fill(7);
      return 0;
    },
  };
}
