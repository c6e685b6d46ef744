// Looks at the page as it is laid out now. The value is an object that names each check and lists what it found.
(() => {
  const found = {};
  const check = name => (found[name] = []);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = text => text.replace(/\s+/g, " ").trim().slice(0, 50);
  const isShown = element =>
    element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true }) &&
    element.getClientRects().length > 0;
  const width = document.documentElement.clientWidth;

  // Every piece of text that is shown, with the element whose style it has.
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("title, desc, script, style, .skip, .copy")) continue;
    if (isShown(element)) texts.push({ text: words(walker.currentNode.data), node: walker.currentNode, element });
  }

  // Layout.
  const sideways = check("the page does not scroll sideways");
  const scroller = document.scrollingElement;
  if (scroller.scrollWidth > scroller.clientWidth) {
    sideways.push(`${scroller.scrollWidth} px of content in ${scroller.clientWidth} px`);
  }
  const past = check("text stays inside the page or in a box that scrolls");
  const scrolls = element => {
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  for (const { text, node, element } of texts) {
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if ((box.right > width + 1 || box.left < -1) && !scrolls(element)) {
      past.push(`"${text}" reaches from ${box.left.toFixed()} to ${box.right.toFixed()} px`);
    }
  }
  const cut = check("nothing is cut off above or below");
  for (const box of all("main *")) {
    const style = getComputedStyle(box);
    if (!["hidden", "clip"].includes(style.overflowY) || !isShown(box) || box.closest("svg, math")) continue;
    if (box.scrollHeight > box.clientHeight + 1) {
      cut.push(`${box.className}: ${box.scrollHeight} px in ${box.clientHeight} px: "${words(box.textContent)}"`);
    }
  }

  // Text.
  const small = check("no text is smaller than 13 px");
  for (const { text, element } of texts) {
    // Raised and lowered text is small by its nature.
    if (element.closest("math, sup, sub, tspan, .noted")) continue;
    const drawing = element.closest("svg");
    const scale = drawing ? element.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < 12.99) small.push(`"${text}" has ${size.toFixed(2)} px`);
  }

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colours = new Map();
  const colour = text => {
    if (!colours.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = "#000";
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(text, { parts: [red, green, blue], alpha: alpha / 255 });
    }
    return colours.get(text);
  };
  const over = (front, alpha, back) => front.map((part, index) => part * alpha + back[index] * (1 - alpha));
  const background = element => {
    const layers = [];
    for (let box = element; box; box = box.parentElement) {
      const layer = colour(getComputedStyle(box).backgroundColor);
      if (layer.alpha > 0) layers.push(layer);
      if (layer.alpha === 1) break;
    }
    return layers.reduceRight((back, layer) => over(layer.parts, layer.alpha, back), [255, 255, 255]);
  };
  const luminance = parts => {
    const [red, green, blue] = parts.map(part => {
      const level = part / 255;
      return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const opacity = element => {
    let product = 1;
    for (let box = element; box; box = box.parentElement) product *= parseFloat(getComputedStyle(box).opacity);
    return product;
  };
  // What a text of a drawing stands on: its halo, or the shapes that are painted before it, at its middle.
  const ground = (text, style) => {
    let back = background(text);
    const box = text.getBoundingClientRect();
    const middle = new DOMPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    for (const shape of all("path, rect, circle, polygon", text.closest("svg"))) {
      if (shape.closest("defs, clipPath") || !(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        continue;
      }
      const { fill, fillOpacity } = getComputedStyle(shape);
      const paint = fill === "none" ? { alpha: 0 } : colour(fill);
      if (paint.alpha > 0 && shape.isPointInFill(middle.matrixTransform(shape.getScreenCTM().inverse()))) {
        back = over(paint.parts, paint.alpha * parseFloat(fillOpacity) * opacity(shape), back);
      }
    }
    const halo = style.stroke === "none" ? { alpha: 0 } : colour(style.stroke);
    return parseFloat(style.strokeWidth) >= 2 ? over(halo.parts ?? back, halo.alpha, back) : back;
  };
  const pale = check("text has a contrast of 4.5:1");
  for (const { text, element } of texts) {
    const alpha = opacity(element);
    if (alpha === 0) continue;
    const style = getComputedStyle(element);
    const ink = colour(element.closest("svg") ? style.fill : style.color);
    const back = element.closest("svg") ? ground(element, style) : background(element);
    const ratio = contrast(over(ink.parts, ink.alpha * alpha, back), back);
    if (ratio < 4.5) pale.push(`"${text}" has ${ratio.toFixed(2)}:1`);
  }

  // Structure.
  const headings = check("one h1, and no level of heading is skipped");
  const levels = all("h1, h2, h3, h4, h5, h6").map(heading => [Number(heading.tagName[1]), words(heading.textContent)]);
  const first = levels.filter(([level]) => level === 1).length;
  if (first !== 1) headings.push(`${first} headings of level 1`);
  levels.forEach(([level, text], index) => {
    const before = index === 0 ? 0 : levels[index - 1][0];
    if (level > before + 1) headings.push(`"${text}" of level ${level} follows level ${before}`);
  });
  const links = check("links in the page lead somewhere, and names are given once");
  for (const link of all('a[href^="#"]')) {
    const name = decodeURIComponent(link.getAttribute("href").slice(1));
    if (name && !document.getElementById(name)) links.push(`#${name} is missing`);
  }
  const names = all("[id]").map(element => element.id);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    links.push(`#${name} is given twice`);
  }

  // Formulas.
  const formulas = check("every formula is MathML and takes room");
  for (const formula of all("math").filter(formula => !formula.parentElement.closest("math") && isShown(formula))) {
    const box = formula.getBoundingClientRect();
    if (formula.namespaceURI !== "http://www.w3.org/1998/Math/MathML") formulas.push("not in the MathML namespace");
    if (box.width < 2 || box.height < 4) formulas.push(`"${words(formula.textContent)}" takes no room`);
  }

  // Figures.
  const figures = check("every figure shows one drawing with a role and a description");
  const drawings = [];
  for (const figure of all("figure")) {
    const caption = words(figure.querySelector("figcaption")?.textContent ?? "without a caption");
    const shown = all("svg.plot", figure).filter(isShown);
    drawings.push(...shown);
    // In a page with controls all drawings of a cell stand in one figure, whose caption speaks of them all.
    const isAlone = !figure.querySelector(".results");
    if (isAlone ? shown.length !== 1 : shown.length < 1) figures.push(`${shown.length} drawings: ${caption}`);
    for (const drawing of shown) {
      const described = drawing.closest('[role="img"][aria-label]')?.getAttribute("aria-label") ?? "";
      const parts = (drawing.getAttribute("aria-labelledby") ?? "").split(" ").map(name => {
        const part = document.getElementById(name);
        return figure.contains(part) ? part.textContent.trim() : "";
      });
      // What can be moved in a drawing must not lie in what is one image to those who hear it.
      const role = drawing.querySelector(".handle[tabindex]") ? "group" : "img";
      if (drawing.getAttribute("role") !== role) figures.push(`no role: ${caption}`);
      if (!described.trim() && !parts.every(part => part)) figures.push(`no description: ${caption}`);
      const marks = all("path, line, polyline, polygon, circle, rect, use", drawing).filter(mark => {
        const box = mark.getBBox();
        return !mark.closest("defs, clipPath, .axis, .grid, .frame") && (box.width > 0 || box.height > 0);
      });
      if (!marks.length) figures.push(`nothing drawn: ${caption}`);
    }
  }
  const faint = check("lines of a drawing that carry data have a contrast of 3:1");
  for (const drawing of drawings) {
    for (const line of all("path, line, polyline, circle", drawing)) {
      if (line.closest("defs, clipPath, .grid, .frame, .axis, .tick")) continue;
      // The old grid of a map stays behind like that of the axes; a cloud of very many points is strong where it is dense.
      if (line.style.getPropertyValue("--k") === "var(--grid)" || line.getAttribute("opacity") === ".6") continue;
      const style = getComputedStyle(line);
      const isFilled = style.fill !== "none" && parseFloat(style.fillOpacity) > 0.5;
      if (style.stroke === "none" || isFilled || parseFloat(style.strokeWidth) === 0) continue;
      const ink = colour(style.stroke);
      const back = background(line);
      const ratio = contrast(over(ink.parts, ink.alpha * parseFloat(style.strokeOpacity) * opacity(line), back), back);
      if (ratio < 2.99) faint.push(`${line.localName}.${line.className.baseVal} has ${ratio.toFixed(2)}:1`);
    }
  }
  const overlaps = check("no text in a drawing covers other text or leaves the drawing");
  for (const drawing of drawings) {
    const frame = drawing.getBoundingClientRect();
    const boxes = all("text", drawing).filter(text => text.textContent.trim()).map(text => {
      const box = text.getBoundingClientRect();
      // The box of a line is higher than its letters.
      const spare = box.height * 0.15;
      return { text: words(text.textContent), left: box.left, right: box.right, top: box.top + spare,
        bottom: box.bottom - spare };
    });
    boxes.forEach((box, index) => {
      if (box.left < frame.left - 2 || box.right > frame.right + 2) overlaps.push(`"${box.text}" leaves the drawing`);
      if (box.top < frame.top - 2 || box.bottom > frame.bottom + 2) overlaps.push(`"${box.text}" leaves the drawing`);
      for (const other of boxes.slice(index + 1)) {
        if (box.left < other.right - 0.5 && other.left < box.right - 0.5 &&
            box.top < other.bottom - 0.5 && other.top < box.bottom - 0.5) {
          overlaps.push(`"${box.text}" and "${other.text}"`);
        }
      }
    });
  }

  // What the tests in Python compare.
  const tokens = {};
  for (const kind of ["k", "n", "s", "c"]) tokens[kind] = all(`.code .${kind}`).length;
  return {
    found,
    paper: luminance(background(document.body)),
    formulas: all("math").length,
    figures: all("figure").length,
    tokens,
    diagnostics: all(".diagnostic").filter(isShown).map(box => box.innerText),
    relative: all("a[href]").map(link => link.getAttribute("href")).filter(address => !/^(#|[a-z]+:)/.test(address)),
    // Text and figures of the content itself; folds count as content.
    content: [...texts].filter(({ element }) => element.closest("main") &&
      !element.closest("svg, .neighbours, .anchor, summary, .gutter, .strip, .foot, .tick, .btn, .stepbar")).map(({ text }) => text),
    folded: all("details:not([open]) .code").map(box => words(box.textContent)),
    // What the page says about its engine changes by itself.
    text: words(document.body.innerText.split("\n").filter(line =>
      !all(".engine-state").some(state => state.innerText === line.trim())).join("\n")),
  };
})()
