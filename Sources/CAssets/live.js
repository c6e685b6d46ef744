// The script of a live page. The page is complete without it; with it, what controls set runs again in a worker.
const nbrun = (() => {
  const island = (id) => document.getElementById("page:" + id);
  const read = (id) => island(id).textContent;
  const notebook = JSON.parse(read("notebook"));
  const { words } = notebook;
  for (const step of notebook.steps ?? []) {
    // Code that the page shows is not carried a second time.
    if (step[2] === 0) step[2] = document.getElementById("step-" + step[0]).closest(".cell").querySelector(".code code").textContent;
  }
  const canCompute = island("engine") !== null;
  const controls = new Map();
  const published = new Map();
  const settings = new Map();
  const edits = new Map();
  // What the engine has still to be told, and asked.
  const wanted = { settings: new Map(), edits: new Map(), checks: new Map(), paints: new Map() };
  // What the other scripts of the page do when something happens.
  const listeners = { shown: [], verdict: [], painted: [], stopped: [], reset: [], changed: [], kept: [], restored: [] };
  let worker;
  let module;
  let programs;
  let isReady = false;
  let isBusy = false;
  let timer;
  let settled;

  const make = (name, kind, text = "") => Object.assign(document.createElement(name), { className: kind, textContent: text });
  const button = (kind, text, action) => {
    const element = make("button", kind, text);
    element.type = "button";
    element.onclick = action;
    return element;
  };
  const tell = (kind, ...values) => { for (const listener of listeners[kind]) listener(...values); };

  // What the page says about its engine, and what concerns the whole page.

  const bar = make("div", "acts");
  const state = make("span", "engine-state");
  state.setAttribute("role", "status");
  if (canCompute) bar.append(state);
  let top = document.querySelector(".top");
  if (!top) {
    top = make("header", "top");
    document.querySelector(".page").before(top);
  }
  top.append(bar);

  const say = (kind) => {
    state.dataset.state = kind;
    state.textContent = words[kind];
  };

  // The engine. It starts when the reader touches something, or when the browser is idle.

  const start = () => {
    if (worker || !canCompute) return;
    say("starting");
    try {
      worker = new Worker(URL.createObjectURL(new Blob([read("worker")], { type: "text/javascript" })));
    } catch (error) {
      fail(error);
      return;
    }
    worker.onmessage = ({ data }) => receive(data);
    worker.onerror = (event) => fail(event.message);
    worker.postMessage({ module, programs, packed: module ? "" : read("engine"), unpacker: module ? "" : read("unpacker"), notebook, settings: [...settings], edits: [...edits], layout: layout() });
    watch(20000);
  };

  // Of the two layouts of figures the engine draws the one that is seen; the page as it was published has both.
  const phone = matchMedia("(max-width: 40rem)");
  const layout = () => (phone.matches ? 2 : 1);
  let shownLayout = layout();
  phone.addEventListener("change", () => { if (originals.size > 0) send(); });

  const take = (map) => {
    const entries = [...map];
    map.clear();
    return entries;
  };

  const receive = (data) => {
    clearTimeout(timer);
    if (data.failed) {
      recover(data.failed);
      return;
    }
    if (data.ready) {
      isReady = true;
      ({ module, programs } = data);
      document.documentElement.dataset.live = "ready";
      say("live");
    }
    // What the engine says of the published state is in the page already.
    if (!data.ready || settings.size + edits.size > 0) for (const change of data.changes) show(...change);
    for (const [number, text] of data.paints ?? []) tell("painted", number, text);
    isBusy = false;
    send();
  };

  const send = () => {
    const waiting = Object.values(wanted).reduce((sum, map) => sum + map.size, 0);
    if (!isReady || isBusy || (waiting === 0 && shownLayout === layout())) return;
    isBusy = true;
    shownLayout = layout();
    const message = { layout: shownLayout };
    for (const kind in wanted) message[kind] = take(wanted[kind]);
    worker.postMessage(message);
    watch(10000);
  };

  /** Asks the engine for something; of several requests of a kind about the same thing only the last one counts. */
  const ask = (kind, key, value) => {
    wanted[kind].set(key, value);
    start();
    send();
  };

  // A run that does not end: the worker goes, and with it the workspace; the next one begins from the published state.
  const watch = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(() => recover("timeout"), milliseconds);
  };

  const stop = () => {
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
    isReady = false;
    isBusy = false;
  };

  const recover = (reason) => {
    const wasReady = isReady;
    stop();
    if (!wasReady) {
      fail(reason);
      return;
    }
    settings.clear();
    edits.clear();
    for (const map of Object.values(wanted)) map.clear();
    for (const control of controls.values()) control.put(published.get(control.name));
    for (const [element, content] of originals) element.innerHTML = content;
    tell("stopped");
    start();
    say("stopped");
    state.title = String(reason);
  };

  const fail = (reason) => {
    stop();
    say("failed");
    state.title = String(reason);
    for (const control of controls.values()) control.disable();
    tell("stopped", true);
  };

  // What is new goes to its place, but for what the reader holds.

  const originals = new Map();
  const show = (step, text) => {
    if (step === -2) {
      const [number, mark, ...feedback] = text.split("\n");
      tell("verdict", Number(number), mark, feedback.join("\n"));
      return;
    }
    if (step === -1) {
      const [name, numbers, limits] = text.split("\n");
      const list = (line) => (line.trim() ? line.trim().split(" ").map(Number) : []);
      controls.get(name)?.limit(list(limits));
      if (!controls.get(name)?.isHeld()) controls.get(name)?.put(list(numbers));
      return;
    }
    const formulas = document.getElementsByClassName("step-" + step);
    if (formulas.length > 0) {
      const form = document.createElement("div");
      form.innerHTML = text;
      const value = form.querySelector("math");
      for (const formula of formulas) {
        formula.replaceChildren(...(value ? value.cloneNode(true).childNodes : [form.textContent]));
      }
      return;
    }
    const place = document.getElementById("step-" + step);
    if (!place) return;
    if (!originals.has(place)) originals.set(place, place.innerHTML);
    const held = place.querySelector(".handle:focus");
    const handle = held?.dataset.control;
    place.innerHTML = text;
    place.classList.toggle("follows", place.tagName === "SPAN");
    for (const element of place.querySelectorAll(".handle")) drag(element);
    if (handle) place.querySelector(`svg:not([hidden]) .handle[data-control="${CSS.escape(handle)}"]`)?.focus();
    tell("shown", step, place);
    describe(place);
  };

  // What a plot shows now is said when it has come to rest.

  const voice = make("p", "heard");
  voice.setAttribute("role", "status");
  document.body.append(voice);
  let silence;
  const describe = (place) => {
    const plot = [...place.querySelectorAll("svg.plot")].find((one) => one.getClientRects().length > 0);
    if (!plot) return;
    clearTimeout(silence);
    silence = setTimeout(() => { voice.textContent = plot.querySelector("desc")?.textContent ?? ""; }, 700);
  };

  const change = (name, numbers) => {
    const isPublished = String(published.get(name)) === String(numbers);
    if (isPublished) settings.delete(name); else settings.set(name, numbers);
    controls.get(name).mark(!isPublished);
    ask("settings", name, numbers);
    tell("changed", name);
    keepSoon();
  };

  const edit = (number, source, isPublished) => {
    if (isPublished) edits.delete(number); else edits.set(number, source);
    ask("edits", number, source);
    keepSoon();
  };

  const keepSoon = () => {
    clearTimeout(settled);
    settled = setTimeout(keep, 400);
  };

  // The reader's state is the address.

  const keep = () => {
    const parts = [];
    for (const [name, numbers] of settings) parts.push(encodeURIComponent(name) + "=" + numbers.map(encodeURIComponent).join(","));
    for (const [number, source] of edits) parts.push("~" + number + "=" + encodeURIComponent(source));
    const section = location.hash.split("!")[0];
    // A page on disk may change what follows the `#` of its address, and nothing else.
    const state = parts.length ? "!" + parts.join("&") : "";
    if (state || location.hash) history.replaceState(null, "", (section || "#") + state);
  };

  const decoded = (text) => {
    try { return decodeURIComponent(text); } catch { return undefined; }
  };

  const restore = () => {
    const kept = location.hash.split("!")[1];
    if (!kept) return;
    for (const part of kept.split("&")) {
      const [name, list] = part.split("=").map(decoded);
      if (name?.startsWith("~")) {
        tell("restored", Number(name.slice(1)), list ?? "");
        continue;
      }
      const numbers = list?.split(",").map(Number);
      const control = controls.get(name);
      if (!control || !numbers?.length || !numbers.every(Number.isFinite)) continue;
      if (numbers.length !== published.get(name).length) continue;
      control.put(numbers);
      change(name, numbers);
    }
  };

  // Controls.

  const digits = (step) => (step > 0 ? Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))) : undefined);
  const written = (number, step) => {
    const places = digits(step);
    const text = places === undefined ? String(Number(number.toPrecision(3))) : number.toFixed(places);
    return text.replace("-", "\u2212");
  };

  const makers = {
    slider(box) {
      const input = box.querySelector("input");
      const output = box.querySelector("output");
      let [first, last, step, isLog] = box.dataset.limits.split(" ").map(Number);
      const toNumber = () => {
        const place = Number(input.value);
        if (!isLog) return place;
        const number = first * (last / first) ** (place / 1000);
        return step > 0 ? Math.min(last, first + Math.round((number - first) / step) * step) : Number(number.toPrecision(4));
      };
      const paint = (number) => {
        const part = (input.value - input.min) / (input.max - input.min);
        input.style.setProperty("--part", 100 * part + "%");
        output.textContent = written(number, step);
        input.setAttribute("aria-valuetext", output.textContent);
      };
      input.addEventListener("input", () => {
        const number = toNumber();
        paint(number);
        change(box.dataset.control, [number]);
      });
      return {
        put([number]) {
          input.value = isLog ? (1000 * Math.log(number / first)) / Math.log(last / first) : number;
          paint(number);
        },
        limit(limits) {
          [first, last, step, isLog] = limits;
          if (!isLog) [input.min, input.max, input.step] = [first, last, step];
        },
      };
    },
    choice(box) {
      const select = box.querySelector("select");
      select.addEventListener("change", () => change(box.dataset.control, [select.selectedIndex + 1]));
      return { put([place]) { select.selectedIndex = place - 1; } };
    },
    checkbox(box) {
      const input = box.querySelector("input");
      input.addEventListener("change", () => change(box.dataset.control, [Number(input.checked)]));
      return { put([number]) { input.checked = number !== 0; } };
    },
    player(box) {
      const output = box.querySelector("output");
      const [reset, back, play, next] = box.querySelectorAll("button");
      let [, last, seconds] = box.dataset.limits.split(" ").map(Number);
      let now = Number(box.dataset.numbers);
      let clock;
      const put = (number) => {
        now = Math.min(Math.max(number, 1), last);
        output.textContent = `${now} / ${last}`;
        back.disabled = now <= 1;
        next.disabled = now >= last;
      };
      const go = (number) => {
        put(number);
        change(box.dataset.control, [now]);
      };
      const pause = () => {
        clearInterval(clock);
        clock = undefined;
        play.setAttribute("aria-pressed", "false");
        play.classList.remove("playing");
      };
      reset.onclick = () => { pause(); go(1); };
      back.onclick = () => { pause(); go(now - 1); };
      next.onclick = () => { pause(); go(now + 1); };
      play.onclick = () => {
        if (clock) {
          pause();
          return;
        }
        if (now >= last) go(1);
        play.setAttribute("aria-pressed", "true");
        play.classList.add("playing");
        // Who asked for less motion sees the steps, not a film.
        const pace = matchMedia("(prefers-reduced-motion: reduce)").matches ? Math.max(seconds, 1) : seconds;
        clock = setInterval(() => {
          if (now >= last) pause(); else if (!isBusy) go(now + 1);
        }, 1000 * pace);
      };
      put(now);
      return { put: ([number]) => put(number), pause, limit(limits) { [, last, seconds] = limits; put(now); } };
    },
    matrixinput(box) {
      const inputs = [...box.querySelectorAll("input")];
      const numbers = () => inputs.map((input) => Number(input.value));
      for (const input of inputs) {
        input.addEventListener("input", () => { if (inputs.every((one) => one.value !== "" && one.validity.valid)) change(box.dataset.control, numbers()); });
      }
      return { put(list) { inputs.forEach((input, index) => { input.value = list[index]; }); } };
    },
    resample(box) {
      let count = 0;
      box.querySelector("button").onclick = () => change(box.dataset.control, [(count += 1)]);
      return { put([number]) { count = number; } };
    },
    variant(box) {
      let number = Number(box.dataset.numbers);
      let last = Number(box.dataset.limits.split(" ")[1]);
      box.querySelector("button").onclick = () => change(box.dataset.control, [(number = (number % last) + 1)]);
      return { put([now]) { number = now; }, limit(limits) { [, last] = limits; } };
    },
    dragpoint(box) {
      const inputs = [...box.querySelectorAll("input")];
      for (const input of inputs) {
        input.addEventListener("input", () => {
          const numbers = inputs.map((one) => Number(one.value));
          if (inputs.every((one) => one.value !== "") && numbers.every(Number.isFinite)) change(box.dataset.control, numbers);
        });
      }
      return { put(list) { inputs.forEach((input, index) => { input.value = Number(list[index].toPrecision(6)); }); } };
    },
  };

  // Back to what was published: a control, the controls of a cell, the page.

  const arrow = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3a5 5 0 1 0 5 5h-1.6A3.4 3.4 0 1 1 8 4.6V7l4-3.2L8 .6z"/></svg>';

  const reset = (control) => {
    control.pause?.();
    control.put(published.get(control.name));
    change(control.name, published.get(control.name));
  };

  const resettable = (control) => {
    if (["player", "resample", "variant"].includes(control.box.dataset.kind)) return;
    const undo = button("undo", "", () => {
      reset(control);
      control.box.querySelector("input, select")?.focus();
    });
    undo.innerHTML = arrow;
    undo.setAttribute("aria-label", words.reset + ": " + control.label);
    undo.title = words.reset;
    control.box.append(undo);
    control.mark = (isChanged) => {
      control.box.classList.toggle("changed", isChanged);
      const strip = control.box.parentElement;
      strip.classList.toggle("changed", strip.querySelector(".changed") !== null);
    };
  };

  for (const box of document.querySelectorAll("[data-control].control")) {
    const name = box.dataset.control;
    const control = { limit() {}, mark() {}, ...makers[box.dataset.kind](box) };
    control.name = name;
    control.box = box;
    control.label = box.querySelector(".label, label")?.textContent ?? name;
    control.isHeld = () => box.contains(document.activeElement);
    control.disable = () => { for (const element of box.querySelectorAll("input, select, button")) element.disabled = true; };
    controls.set(name, control);
    published.set(name, box.dataset.numbers.split(" ").map(Number));
    resettable(control);
    for (const element of box.querySelectorAll("input, select, button")) element.disabled = false;
    control.put(published.get(name));
  }

  // Points of plots: by pointer, by touch and by keys.

  const drag = (handle) => {
    const name = handle.dataset.control;
    const control = controls.get(name);
    // How a place in the drawing becomes a number, for both axes: the place of 0, the length of 1, and whether it is
    // the logarithm that has that length.
    const axes = handle.dataset.axes.split(";").map((axis) => axis.split(" ").map(Number));
    const [x, y] = handle.dataset.steps.split(" ").map(Number);
    const number = (axis, place) => {
      const [zero, length, isLog] = axes[axis];
      const value = (place - zero) / length;
      return isLog ? 10 ** value : value;
    };
    const round = (value, step) => Number((Math.round(value / step) * step).toPrecision(10));
    const set = (numbers) => {
      control.put(numbers);
      change(name, numbers);
    };
    // What can be reached with the keys must not lie in what is one image to those who hear it.
    handle.ownerSVGElement.setAttribute("role", "group");
    const shown = settings.get(name) ?? published.get(name);
    const values = {
      tabindex: 0, role: "slider", "aria-label": controls.get(name).label, "aria-valuenow": shown[0],
      "aria-valuetext": shown.map((number) => written(number, 0)).join(", "),
    };
    for (const key in values) handle.setAttribute(key, values[key]);
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      start();
      const drawing = handle.ownerSVGElement;
      const place = drawing.closest("[id^=step-]");
      handle.focus();
      const move = (moved) => {
        // The drawing may be a new one since: its place on the screen is the same.
        const current = place?.querySelector(`.handle[data-control="${CSS.escape(name)}"]`)?.ownerSVGElement ?? drawing;
        const visible = [...place.querySelectorAll("svg")].find((one) => one.getClientRects().length > 0) ?? current;
        const matrix = visible.getScreenCTM();
        const point = new DOMPoint(moved.clientX, moved.clientY).matrixTransform(matrix.inverse());
        set([round(number(0, point.x), x / 4), round(number(1, point.y), y / 4)]);
      };
      const end = () => {
        removeEventListener("pointermove", move);
        removeEventListener("pointerup", end);
        removeEventListener("pointercancel", end);
      };
      addEventListener("pointermove", move);
      addEventListener("pointerup", end);
      addEventListener("pointercancel", end);
    });
    handle.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      const now = settings.get(name) ?? published.get(name);
      if (event.key === "Home") {
        event.preventDefault();
        set(published.get(name));
      } else if (moves[event.key]) {
        event.preventDefault();
        const factor = event.shiftKey ? 10 : 1;
        const [right, up] = moves[event.key];
        set([round(now[0] + factor * right * x, x / 4), round(now[1] + factor * up * y, y / 4)]);
      }
    });
  };
  for (const handle of document.querySelectorAll(".handle")) drag(handle);

  for (const strip of document.querySelectorAll(".strip")) {
    const own = [...controls.values()].filter((control) => control.box.parentElement === strip);
    if (own.filter((control) => control.box.querySelector(".undo")).length < 2) continue;
    strip.append(button("btn quiet all", words.reset, () => { for (const control of own) reset(control); }));
  }

  const resetPage = () => {
    for (const control of controls.values()) if (settings.has(control.name)) reset(control);
    tell("reset");
  };

  const copyLink = button("btn quiet", words.link, async () => {
    keep();
    try {
      await navigator.clipboard.writeText(location.href);
    } catch {
      // A page from disk may not reach the clipboard in this way.
      const field = make("textarea", "heard", "");
      field.value = location.href;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    copyLink.textContent = words.copied;
    setTimeout(() => { copyLink.textContent = words.link; }, 2000);
  });
  if (canCompute) bar.append(copyLink, button("btn quiet", words.page, resetPage));

  say("static");
  const touch = () => start();
  for (const kind of ["pointerdown", "focusin", "keydown"]) {
    for (const box of document.querySelectorAll(".strip, .handle, .editor, .ask")) box.addEventListener(kind, touch, { once: true });
  }
  // The other scripts of the page come first.
  setTimeout(restore);
  (window.requestIdleCallback ?? ((work) => setTimeout(work, 300)))(touch);

  return { notebook, words, bar, make, button, listeners, ask, edit, start, canCompute, controls };
})();
