// The controls of a live page, and the way back to what was published.
(() => {
  const { words, button, listeners, change, controls, published, settings, isBusy } = nbrun;

  const digits = (step) => (step > 0 ? Math.min(12, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))) : undefined);
  const written = (number, step) => {
    const places = digits(step);
    const text = places === undefined ? String(Number(number.toPrecision(3))) : number.toFixed(places);
    return text.replace("-", "\u2212");
  };

  // Two numbers in fields.
  const pair = (box) => {
    const inputs = [...box.querySelectorAll("input")];
    for (const input of inputs) {
      input.addEventListener("input", () => {
        const numbers = inputs.map((one) => Number(one.value));
        if (inputs.every((one) => one.value !== "") && numbers.every(Number.isFinite)) change(box.dataset.control, numbers);
      });
    }
    return { put(list) { inputs.forEach((input, index) => { input.value = Number(list[index].toPrecision(6)); }); } };
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
          if (now >= last) pause(); else if (!isBusy()) go(now + 1);
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
    dragpoint: pair,
    rotate3d(box) {
      const control = pair(box);
      for (const view of box.querySelectorAll("[data-view]")) {
        view.onclick = () => {
          const numbers = view.dataset.view.split(" ").map(Number);
          control.put(numbers);
          change(box.dataset.control, numbers);
        };
      }
      return control;
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

  for (const strip of document.querySelectorAll(".strip")) {
    const own = [...controls.values()].filter((control) => control.box.parentElement === strip);
    if (own.filter((control) => control.box.querySelector(".undo")).length < 2) continue;
    strip.append(button("btn quiet all", words.reset, () => { for (const control of own) reset(control); }));
  }

  listeners.reset.push(() => {
    for (const control of controls.values()) if (settings.has(control.name)) reset(control);
  });
  nbrun.written = written;
})();
