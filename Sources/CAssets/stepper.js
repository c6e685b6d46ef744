// Lists of states, of which the reader sees one at a time.
(() => {
  const { words, make, button, worded, listeners } = nbrun;
  const icons = { back: "M11.5 3v10L5.5 8zM3.5 3h1.5v10H3.5z", next: "M4.5 3v10l6-5zM11 3h1.5v10H11z" };
  /** The place in each list, which stays when its states are computed anew. */
  const places = new Map();

  const open = (box, key) => {
    for (const text of box.querySelectorAll(".op, .why")) {
      if (text.textContent.includes("$")) text.replaceChildren(...worded(text.textContent));
    }
    const items = [...box.querySelectorAll(".steps > li")];
    if (items.length < 2) return;
    const bar = make("div", "stepbar");
    const dots = make("div", "dots");
    const labelled = (kind, word, step) => {
      const one = button("btn" + (kind === "next" ? " main" : ""), "", () => go(now + step));
      one.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${icons[kind]}"/></svg>`;
      one.setAttribute("aria-label", word);
      one.title = word;
      return one;
    };
    const back = labelled("back", words.stepBack, -1);
    const next = labelled("next", words.stepOn, 1);
    const pips = items.map((_, index) => {
      const pip = button("pip", "", () => go(index));
      pip.setAttribute("aria-label", `${index + 1} / ${items.length}`);
      return pip;
    });
    dots.append(...pips);
    bar.append(back, dots, next);
    box.append(bar);
    box.classList.add("one");
    let now = 0;
    const go = (place) => {
      now = Math.min(Math.max(place, 0), items.length - 1);
      places.set(key, now);
      items.forEach((item, index) => item.classList.toggle("now", index === now));
      pips.forEach((pip, index) => {
        pip.classList.toggle("past", index < now);
        if (index === now) pip.setAttribute("aria-current", "step"); else pip.removeAttribute("aria-current");
      });
      back.disabled = now === 0;
      next.disabled = now === items.length - 1;
    };
    box.querySelector(".steps").setAttribute("aria-live", "polite");
    go(places.get(key) ?? 0);
  };

  const find = (place, name) => [...place.querySelectorAll(".stepper:not(.one)")].forEach((box, index) => open(box, name + "." + index));
  for (const place of document.querySelectorAll(".results[id]")) find(place, place.id);
  find(document, "page");
  listeners.shown.push((number, place) => find(place, place.id));
  listeners.reset.push(() => {
    for (const pip of document.querySelectorAll(".stepper .pip:first-child")) pip.click();
  });
})();
