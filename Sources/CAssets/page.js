// The script of a page. All of it is an addition: without it the page says the same.
(() => {
  const main = document.querySelector("main");
  const make = (name, kind) => Object.assign(document.createElement(name), { className: kind });

  // A button that copies a block of code.
  for (const block of document.querySelectorAll(".code")) {
    const button = make("button", "copy");
    button.type = "button";
    button.textContent = main.dataset.copy;
    button.onclick = async () => {
      const text = block.querySelector("pre").textContent;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        getSelection().selectAllChildren(block.querySelector("pre"));
        document.execCommand("copy");
      }
      button.textContent = main.dataset.copied;
      setTimeout(() => { button.textContent = main.dataset.copy; }, 2000);
    };
    block.append(button);
  }

  // A box that scrolls sideways can be reached and scrolled with the keyboard, as long as it does scroll.
  const kinds = main.dataset.kinds.split("|");
  const sizes = new ResizeObserver((changes) => {
    for (const { target: box } of changes) {
      const kind = box.matches(".wide") ? 2 : box.matches(".out *") ? 1 : box.matches("pre") ? 0 : 3;
      const values = { tabindex: 0, role: "group", "aria-label": kinds[kind] };
      for (const name in values) {
        if (box.scrollWidth > box.clientWidth) box.setAttribute(name, values[name]);
        else box.removeAttribute(name);
      }
    }
  });
  for (const box of main.querySelectorAll("pre, .wide, .result, .equation > div, .long, .longest")) sizes.observe(box);

  // A preview of what a mention leads to, under the pointer and with the keyboard.
  const preview = make("div", "preview");
  preview.setAttribute("aria-hidden", "true");
  preview.hidden = true;
  document.body.append(preview);
  const hide = () => { preview.hidden = true; };
  const show = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    const copy = target.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("*")]) {
      for (const name of ["id", "aria-labelledby", "tabindex", "href"]) element.removeAttribute(name);
    }
    for (const button of copy.querySelectorAll("button, .noted:first-child")) button.remove();
    preview.replaceChildren(copy);
    preview.hidden = false;
    const place = link.getClientRects()[0];
    const size = preview.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - size.width - 8);
    const above = place.top - size.height - 6;
    preview.style.left = Math.max(8, left) + scrollX + "px";
    preview.style.top = (above > 0 ? above : place.bottom + 6) + scrollY + "px";
  };
  for (const link of document.querySelectorAll("a.mention, sup.noted a")) {
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("mouseleave", hide);
    link.addEventListener("blur", hide);
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // The current section in the table of contents.
  const entries = [...document.querySelectorAll(".contents a")];
  const heads = entries.map((entry) => document.getElementById(decodeURIComponent(entry.hash.slice(1))));
  const mark = () => {
    const last = heads.findLastIndex((head) => head && head.getBoundingClientRect().top < innerHeight / 3);
    entries.forEach((entry, index) => {
      if (index === last) entry.setAttribute("aria-current", "true"); else entry.removeAttribute("aria-current");
    });
  };
  if (entries.length) {
    addEventListener("scroll", () => requestAnimationFrame(mark), { passive: true });
    mark();
  }
})();
