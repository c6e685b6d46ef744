// Code that the reader of a live page can change: a text area over the same text in colours.
(() => {
  const { notebook, words, make, button, listeners, ask, edit, canCompute } = nbrun;
  if (!canCompute) return;
  const names = new Map(notebook.steps.map(([number, , , name]) => [number, name]));
  const editors = new Map();

  const open = (box) => {
    const number = Number(box.dataset.step);
    const code = box.querySelector("code");
    const published = code.textContent;
    let sent = published;
    let timer;
    const lines = make("div", "lines");
    const numbers = make("pre", "numbers");
    const field = make("div", "field");
    const paint = make("pre", "paint");
    const area = make("textarea", "");
    const problems = make("div", "problems");
    const foot = make("div", "foot");
    for (const element of [numbers, paint]) element.setAttribute("aria-hidden", "true");
    for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) area.setAttribute(name, "off");
    area.spellcheck = false;
    area.setAttribute("aria-label", words.code);
    problems.setAttribute("role", "status");
    paint.innerHTML = code.innerHTML + "\n";
    area.value = published;
    field.append(paint, area);
    lines.append(numbers, field);

    const clear = () => {
      problems.replaceChildren();
      for (const mark of lines.querySelectorAll(".squiggle")) mark.remove();
      count();
    };
    const count = (wrong) => {
      const total = area.value.split("\n").length;
      numbers.replaceChildren(...Array.from({ length: total }, (_, index) => make("span", index + 1 === wrong ? "bad" : "", index + 1 + "\n")));
    };
    /** Lines that did not change keep their colours until the engine has read the text again. */
    const colour = () => {
      const old = paint.innerHTML.split("\n");
      const now = area.value.split("\n");
      const plain = paint.textContent.split("\n");
      let first = 0;
      while (first < now.length && now[first] === plain[first]) first += 1;
      let last = 0;
      while (last < now.length - first && now[now.length - 1 - last] === plain[plain.length - 2 - last]) last += 1;
      const escaped = now.slice(first, now.length - last).map((line) => Object.assign(document.createElement("i"), { textContent: line }).innerHTML);
      // A comment or text over several lines is an element that must not be cut.
      const isWhole = old.every((line) => (line.match(/<span/g) ?? []).length === (line.match(/<\/span/g) ?? []).length);
      if (isWhole) paint.innerHTML = [...old.slice(0, first), ...escaped, ...old.slice(old.length - 1 - last, old.length - 1)].join("\n") + "\n";
      else paint.textContent = area.value + "\n";
      ask("paints", number, area.value);
    };
    const put = (text) => {
      area.value = text;
      clear();
      colour();
    };
    const run = () => {
      sent = area.value;
      edit(number, sent, sent === published);
    };
    const restore = () => {
      put(published);
      if (sent !== published) run();
    };
    area.addEventListener("input", () => {
      clear();
      colour();
    });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        run();
      } else if (event.key === "Enter") {
        // The new line begins where the last one did.
        const line = area.value.slice(0, area.selectionStart).split("\n").pop();
        const indent = line.match(/^ */)[0];
        if (!indent) return;
        event.preventDefault();
        document.execCommand("insertText", false, "\n" + indent);
      } else if (event.key === "Escape") {
        area.blur();
      }
    });
    const keys = make("span", "keys");
    keys.append(make("kbd", "", /Mac|iPhone|iPad/.test(navigator.platform) ? "\u2318" : "Ctrl"), " ", make("kbd", "", "Enter"));
    foot.append(button("btn quiet", words.reset, () => {
      restore();
      area.focus();
    }), keys, button("btn main", words.run, run));
    box.replaceChildren(lines, problems, foot);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", words.code);
    box.classList.add("open");
    count();

    /** What is wrong in this code stands under it, and its place is marked in it. */
    const report = (place) => {
      clear();
      for (const problem of place.querySelectorAll(".diagnostic")) {
        const where = problem.querySelector(".place");
        const [, name, line, column] = where?.textContent.match(/^\((.*):(\d+):(\d+)\)$/) ?? [];
        if (name !== names.get(number)) continue;
        const width = problem.querySelector(".caret")?.textContent.trim().length ?? 1;
        problem.querySelector("pre")?.remove();
        where.textContent = `(${line}:${column})`;
        problems.append(problem);
        if (!problem.classList.contains("error")) continue;
        count(Number(line));
        const squiggle = make("span", "squiggle");
        squiggle.style = `top: calc(${line} * var(--l-code)); left: ${column - 1}ch; width: ${width}ch`;
        field.append(squiggle);
      }
    };
    editors.set(number, { box, run, restore, put, report, painted, isSent: () => sent === area.value, forget: () => { sent = published; }, disable });
    function painted(html) {
      const form = document.createElement("pre");
      form.innerHTML = html;
      if (form.textContent === area.value) paint.innerHTML = html + "\n";
    }
    function disable() {
      for (const element of foot.querySelectorAll("button")) element.disabled = true;
    }
  };

  for (const box of document.querySelectorAll(".editor")) open(box);
  listeners.painted.push((number, html) => editors.get(number)?.painted(html));
  listeners.shown.push((number, place) => editors.get(number)?.report(place));
  listeners.restored.push((number, source) => {
    editors.get(number)?.put(source);
    editors.get(number)?.run();
  });
  listeners.reset.push(() => { for (const editor of editors.values()) editor.restore(); });
  listeners.stopped.push((isFinal) => {
    for (const editor of editors.values()) if (isFinal) editor.disable(); else editor.forget();
  });
  nbrun.editors = editors;
})();
