// The script of a live page, through which its other scripts speak with the engine and with one another. The page is
// complete without them; with them, what the reader changes runs again in a worker.
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
  /** A text as nodes: texts with mathematics are in the page as it was made. */
  const worded = (text) => {
    const known = Object.keys(notebook.feedback ?? {}).find((part) => text.includes(part));
    if (!known) return [text];
    const [before, ...after] = text.split(known);
    const form = make("span", "");
    form.innerHTML = notebook.feedback[known];
    return [before, form, ...worded(after.join(known))];
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
    const held = place.querySelector(".handle:focus")?.dataset.control;
    const folds = () => place.querySelectorAll("details");
    const open = [...folds()].map((fold) => fold.open);
    place.innerHTML = text;
    folds().forEach((fold, index) => { fold.open = open[index] ?? false; });
    place.classList.toggle("follows", place.tagName === "SPAN");
    tell("shown", step, place);
    if (held) place.querySelector(`.handle[data-control="${CSS.escape(held)}"]`)?.focus();
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
  if (canCompute) bar.append(copyLink, button("btn quiet", words.page, () => tell("reset")));

  say("static");
  const touch = ({ target }) => { if (target?.closest?.(".strip, .handle, .editor, .ask")) start(); };
  for (const kind of ["pointerdown", "focusin", "keydown"]) addEventListener(kind, touch, { capture: true });
  // The other scripts of the page come first.
  addEventListener("DOMContentLoaded", restore);
  (window.requestIdleCallback ?? ((work) => setTimeout(work, 300)))(() => start());

  return {
    notebook, words, bar, make, button, worded, listeners, ask, change, edit, start, canCompute, controls, published, settings,
    isBusy: () => isBusy,
  };
})();
