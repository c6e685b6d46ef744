// The presenter's view of a live page: large type, and one thought after the other.
(() => {
  const { words, bar, make, button } = nbrun;
  const root = document.documentElement;
  const article = document.querySelector("article");
  let beats = [];
  let now = -1;

  /** Headings begin a thought, and a result, plot, table or exercise ends one. */
  const read = () => {
    beats = [];
    let beat = [];
    let length = 0;
    const close = () => {
      if (beat.length > 0) beats.push(beat);
      beat = [];
      length = 0;
    };
    for (const element of article.children) {
      if (element.matches(".answers, script, .side")) continue;
      const size = element.textContent.length;
      const isStage = element.matches(".ex, .wide, figure, .thm") || (element.matches(".cell") && element.querySelector("figure, .results svg, .out"));
      if (element.matches("h2, h3, .title") || (length > 0 && length + size > 900 && !isStage)) close();
      beat.push(element);
      length += size;
      if (isStage || element.matches(".title")) close();
    }
    close();
  };

  const place = make("span", "place");
  const panel = make("div", "panel");
  const go = (number) => {
    now = Math.min(Math.max(number, 0), beats.length - 1);
    for (const element of article.children) element.classList.toggle("off", !beats[now].includes(element));
    place.textContent = `${now + 1} / ${beats.length}`;
    // What is too high for the screen is set smaller, within reason.
    root.style.fontSize = "";
    const room = 0.82 * innerHeight;
    const height = article.getBoundingClientRect().height;
    if (height > room) root.style.fontSize = Math.max(0.55, room / height) * parseFloat(getComputedStyle(root).fontSize) + "px";
    scrollTo(0, 0);
  };
  const begin = () => {
    read();
    const first = beats.findIndex((beat) => beat.some((element) => element.getBoundingClientRect().bottom > 80));
    root.dataset.present = "";
    document.body.append(panel);
    go(Math.max(first, 0));
  };
  const end = () => {
    const [element] = beats[now];
    delete root.dataset.present;
    root.style.fontSize = "";
    panel.remove();
    for (const one of article.children) one.classList.remove("off");
    element.scrollIntoView();
    now = -1;
  };
  panel.append(
    button("btn", "\u2039", () => go(now - 1)), place, button("btn", "\u203a", () => go(now + 1)), button("btn", "\u00d7", end));
  for (const [index, key] of [[0, "back"], [1, "next"], [2, "close"]]) panel.querySelectorAll("button")[index].setAttribute("aria-label", words[key]);

  addEventListener("keydown", (event) => {
    // Arrow keys belong first to what has the focus.
    if (now < 0 || event.defaultPrevented || event.target.closest("input, select, textarea, .handle")) return;
    const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      go(now + step);
    } else if (event.key === "Escape") {
      end();
    }
  });
  bar.append(button("btn quiet present", words.present, begin));
})();
