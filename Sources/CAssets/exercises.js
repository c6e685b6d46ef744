// The exercises of a live page: what the reader answers is judged, and the page remembers on this device what was solved.
(() => {
  const { words, make, worded, listeners, ask, canCompute, controls } = nbrun;
  const store = "nbrun " + location.pathname;
  const checks = new Map();
  const icons = { right: "M4 12.5l5.5 5.5L20 6.5", wrong: "M6 6l12 12M18 6L6 18", unreadable: "M12 6v7M12 17.5v.01" };

  const load = () => {
    try { return JSON.parse(localStorage.getItem(store)) ?? {}; } catch { return {}; }
  };
  const save = (name, entry) => {
    try {
      const all = load();
      if (entry) all[name] = entry; else delete all[name];
      localStorage.setItem(store, JSON.stringify(all));
    } catch {
      // Without a memory the page works all the same.
    }
  };

  const say = (place, mark, content) => {
    place.className = "fb " + mark;
    const icon = make("span", "icon");
    icon.innerHTML = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${icons[mark]}"/></svg>`;
    const text = make("span", "");
    text.append(make("b", "", words[mark]), " ", ...content);
    place.replaceChildren(icon.firstChild, text);
  };

  const open = (box) => {
    const tick = box.querySelector(".tick");
    const parts = [];
    const memory = load()[box.id] ?? {};
    const answers = memory.answers ?? {};

    const settle = () => {
      const isSolved = parts.length > 0 && parts.every((part) => part.isRight);
      tick.textContent = isSolved ? words.solved : words.open;
      box.classList.toggle("solved", isSolved);
      if (box.id) save(box.id, isSolved || Object.keys(answers).length > 0 ? { isSolved, answers } : undefined);
    };
    const clear = (part) => {
      part.isRight = false;
      part.place.className = "fb";
      part.place.replaceChildren();
      for (const input of part.inputs) {
        input.classList.remove("right", "wrong");
        input.removeAttribute("aria-invalid");
      }
    };
    const judged = (part, mark, content) => {
      part.isRight = mark === "right";
      say(part.place, mark, content);
      for (const input of part.inputs) {
        if (input.type !== "text") continue;
        input.classList.toggle("right", part.isRight);
        input.classList.toggle("wrong", !part.isRight);
        if (part.isRight) input.removeAttribute("aria-invalid"); else input.setAttribute("aria-invalid", "true");
      }
      settle();
    };

    for (const row of box.querySelectorAll(".ask")) {
      const button = row.querySelector("button");
      const place = row.nextElementSibling;
      const list = row.previousElementSibling?.matches(".opts") ? row.previousElementSibling : undefined;
      const inputs = [...(list ?? row).querySelectorAll("input")];
      const part = { place, inputs, isRight: memory.isSolved === true };
      parts.push(part);
      if (list) {
        const items = [...list.children];
        const key = inputs[0]?.name;
        const mark = () => items.forEach((item, index) => item.classList.toggle("sel", inputs[index].checked));
        for (const input of inputs) {
          input.disabled = false;
          input.addEventListener("change", () => {
            clear(part);
            mark();
            answers[key] = inputs.flatMap((one, index) => (one.checked ? [index] : []));
            settle();
          });
        }
        for (const index of answers[key] ?? []) if (inputs[index]) inputs[index].checked = true;
        mark();
        button.onclick = () => {
          const chosen = items.filter((_, index) => inputs[index].checked);
          if (chosen.length === 0) {
            inputs[0].focus();
            return;
          }
          const isRight = items.every((item, index) => inputs[index].checked === item.hasAttribute("data-right"));
          const telling = chosen.find((item) => isRight || !item.hasAttribute("data-right"));
          const about = telling?.querySelector(".about")?.cloneNode(true);
          about?.removeAttribute("hidden");
          judged(part, isRight ? "right" : "wrong", about ? [...about.childNodes] : []);
        };
        button.disabled = false;
        continue;
      }
      if (!canCompute) continue;
      const number = Number(row.dataset.check);
      const own = [...box.querySelectorAll(".editor")].map((one) => nbrun.editors.get(Number(one.dataset.step)));
      checks.set(number, (mark, feedback) => judged(part, mark, worded(feedback)));
      const check = () => {
        const empty = inputs.find((input) => input.value.trim() === "");
        if (empty) {
          empty.focus();
          return;
        }
        for (const editor of own) if (!editor.isSent()) editor.run();
        ask("checks", number, inputs.map((input) => [input.dataset.name, input.value]));
      };
      for (const input of inputs) {
        input.disabled = false;
        input.value = answers[input.id] ?? "";
        input.addEventListener("input", () => {
          clear(part);
          answers[input.id] = input.value;
          settle();
        });
        input.addEventListener("keydown", (event) => { if (event.key === "Enter") check(); });
      }
      button.disabled = false;
      button.onclick = check;
    }

    // One hint after the other.
    const hints = [...box.querySelectorAll(".hint")];
    hints.forEach((hint, index) => {
      if (index > 0) hint.hidden = true;
      hint.addEventListener("toggle", () => { if (hint.open && hints[index + 1]) hints[index + 1].hidden = false; });
    });
    if (memory.isSolved) settle();
    const forget = () => {
      for (const part of parts) {
        clear(part);
        for (const input of part.inputs) {
          if (input.type === "text") input.value = ""; else input.checked = false;
          input.closest("li")?.classList.remove("sel");
        }
      }
      for (const key in answers) delete answers[key];
      settle();
    };
    return { box, parts, clear, settle, forget };
  };

  const exercises = [...document.querySelectorAll(".ex")].map(open);
  listeners.verdict.push((number, mark, feedback) => checks.get(number)?.(mark, feedback));
  listeners.reset.push(() => { for (const exercise of exercises) exercise.forget(); });
  // Other numbers are another question.
  listeners.changed.push((name) => {
    const { box } = controls.get(name);
    if (box.dataset.kind !== "variant") return;
    const around = exercises.filter((exercise) => exercise.box.contains(box));
    for (const exercise of around.length ? around : exercises) {
      for (const part of exercise.parts) if (part.inputs.every((input) => input.type === "text")) exercise.clear(part);
      exercise.settle();
    }
  });
})();
