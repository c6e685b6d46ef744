// The script of a live page. The page is complete without it; with it, what controls set runs again in a worker.
(() => {
  const read = (id) => document.getElementById("page:" + id).textContent;
  const notebook = JSON.parse(read("notebook"));
  const state = document.querySelector(".engine-state");
  const words = { ...state.dataset };
  const controls = new Map();
  const published = new Map();
  const settings = new Map();
  const pending = new Map();
  let worker;
  let module;
  let programs;
  let isReady = false;
  let isBusy = false;
  let timer;
  let settled;

  const say = (kind) => {
    state.dataset.state = kind;
    state.textContent = words[kind];
  };

  // The engine. It starts when the reader touches something, or when the browser is idle.

  const start = () => {
    if (worker) return;
    say("starting");
    try {
      worker = new Worker(URL.createObjectURL(new Blob([read("worker")], { type: "text/javascript" })));
    } catch (error) {
      fail(error);
      return;
    }
    worker.onmessage = ({ data }) => receive(data);
    worker.onerror = (event) => fail(event.message);
    worker.postMessage({ module, programs, packed: module ? "" : read("engine"), unpacker: module ? "" : read("unpacker"), notebook, settings: all(settings), layout: layout() });
    watch(20000);
  };

  // Of the two layouts of figures the engine draws the one that is seen; the page as it was published has both.
  const phone = matchMedia("(max-width: 40rem)");
  const layout = () => (phone.matches ? 2 : 1);
  let shownLayout = layout();
  phone.addEventListener("change", () => { if (originals.size > 0) send(); });

  const all = (map) => Object.fromEntries(map);

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
    if (!data.ready || settings.size > 0) for (const change of data.changes) show(...change);
    isBusy = false;
    send();
  };

  const send = () => {
    if (!isReady || isBusy || (pending.size === 0 && shownLayout === layout())) return;
    isBusy = true;
    shownLayout = layout();
    worker.postMessage({ settings: all(pending), layout: shownLayout });
    pending.clear();
    watch(10000);
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
    pending.clear();
    for (const control of controls.values()) control.put(published.get(control.name));
    for (const [element, content] of originals) element.innerHTML = content;
    start();
  };

  const fail = (reason) => {
    stop();
    say("failed");
    state.title = String(reason);
    for (const control of controls.values()) control.disable();
  };

  // What is new goes to its place, but for what the reader holds.

  const originals = new Map();
  const show = (step, text) => {
    if (step < 0) {
      const [name, numbers, limits] = text.split("\n");
      const list = (line) => (line.trim() ? line.trim().split(" ").map(Number) : []);
      controls.get(name)?.limit(list(limits));
      if (!controls.get(name)?.isHeld()) controls.get(name)?.put(list(numbers));
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
  };

  const change = (name, numbers) => {
    settings.set(name, numbers);
    pending.set(name, numbers);
    start();
    send();
    clearTimeout(settled);
    settled = setTimeout(keep, 400);
  };

  // The reader's state is the address.

  const keep = () => {
    const parts = [];
    for (const [name, numbers] of settings) {
      if (String(published.get(name)) !== String(numbers)) {
        parts.push(encodeURIComponent(name) + "=" + numbers.map(encodeURIComponent).join(","));
      }
    }
    const section = location.hash.split("!")[0];
    // A page on disk may change what follows the `#` of its address, and nothing else.
    const state = parts.length ? "!" + parts.join("&") : "";
    if (state || location.hash) history.replaceState(null, "", (section || "#") + state);
  };

  const restore = () => {
    const kept = location.hash.split("!")[1];
    if (!kept) return;
    for (const part of kept.split("&")) {
      const [name, list] = part.split("=").map((text) => text && decodeURIComponent(text));
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
      return { put: ([number]) => put(number), limit(limits) { [, last, seconds] = limits; put(now); } };
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

  for (const box of document.querySelectorAll("[data-control].control")) {
    const name = box.dataset.control;
    const control = { limit() {}, ...makers[box.dataset.kind](box) };
    control.name = name;
    control.label = box.querySelector(".label, label")?.textContent ?? name;
    control.isHeld = () => box.contains(document.activeElement);
    control.disable = () => { for (const element of box.querySelectorAll("input, select, button")) element.disabled = true; };
    controls.set(name, control);
    published.set(name, box.dataset.numbers.split(" ").map(Number));
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

  say("static");
  const touch = () => start();
  for (const kind of ["pointerdown", "focusin", "keydown"]) {
    for (const box of document.querySelectorAll(".strip, .handle")) box.addEventListener(kind, touch, { once: true });
  }
  restore();
  (window.requestIdleCallback ?? ((work) => setTimeout(work, 300)))(touch);
})();
