// What the reader drags in a live page's plots, by pointer, by touch and by keys: points, and views of space.
(() => {
  const { listeners, change, start, controls, published, settings, written } = nbrun;
  const now = (name) => settings.get(name) ?? published.get(name);
  const round = (value, step) => Number((Math.round(value / step) * step).toPrecision(10));

  const scrolls = ({ pointerType, target }) => pointerType === "touch" && target.matches(".turn > .zone");
  const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  // What a handle does: where a pointer leads to, a step of a key, and how its numbers are said.
  const kinds = {
    point(handle) {
      // How a place in the drawing becomes a number, for both axes: the place of 0, the length of 1, and whether it is
      // the logarithm that has that length.
      const axes = handle.dataset.axes.split(";").map((axis) => axis.split(" ").map(Number));
      const [x, y] = handle.dataset.steps.split(" ").map(Number);
      const number = (axis, place) => {
        const [zero, length, isLog] = axes[axis];
        const value = (place - zero) / length;
        return isLog ? 10 ** value : value;
      };
      return {
        hold: (drawing) => ({ clientX, clientY }) => {
          const point = new DOMPoint(clientX, clientY).matrixTransform(drawing().getScreenCTM().inverse());
          return [round(number(0, point.x), x / 4), round(number(1, point.y), y / 4)];
        },
        step([first, second], right, up, isLarge) {
          const factor = isLarge ? 10 : 1;
          return [round(first + factor * right * x, x / 4), round(second + factor * up * y, y / 4)];
        },
        said: (numbers) => numbers.map((number) => written(number, 0)).join(", "),
      };
    },
    view(handle) {
      // Half a degree for a pixel: what is near goes with the pointer.
      const turned = ([azimuth, elevation], right, down) => {
        const around = azimuth - right;
        return [around - 360 * Math.round(around / 360), Math.min(90, Math.max(-90, elevation + down))];
      };
      const fields = [...controls.get(handle.dataset.control).box.querySelectorAll("label")];
      return {
        hold(drawing, pressed) {
          const begun = now(handle.dataset.control);
          // A finger up and down the drawing scrolls the page.
          const rise = scrolls(pressed) ? 0 : 0.5;
          return ({ clientX, clientY }) => turned(
            begun, round(0.5 * (clientX - pressed.clientX), 0.5), round(rise * (clientY - pressed.clientY), 0.5));
        },
        step: (numbers, right, up, isLarge) => turned(numbers, (isLarge ? 15 : 5) * right, (isLarge ? -15 : -5) * up),
        said: (numbers) => fields.map((field, index) => field.firstChild.textContent + written(numbers[index], 0) + "°").join(", "),
      };
    },
  };

  const drag = (handle) => {
    const name = handle.dataset.control;
    const control = controls.get(name);
    const kind = kinds[handle.classList.contains("turn") ? "view" : "point"](handle);
    const set = (numbers) => {
      control.put(numbers);
      change(name, numbers);
    };
    // What can be reached with the keys must not lie in what is one image to those who hear it.
    handle.ownerSVGElement.setAttribute("role", "group");
    const shown = now(name);
    const values = {
      tabindex: 0, role: "slider", "aria-label": control.label, "aria-valuenow": shown[0],
      "aria-valuetext": kind.said(shown),
    };
    for (const key in values) handle.setAttribute(key, values[key]);
    handle.addEventListener("pointerdown", (event) => {
      if (!scrolls(event)) event.preventDefault();
      start();
      const first = handle.ownerSVGElement;
      const place = first.closest("[id^=step-]");
      handle.focus({ preventScroll: true });
      // The drawing may be a new one since: its place on the screen is the same.
      const drawing = () => {
        const current = place?.querySelector(`.handle[data-control="${CSS.escape(name)}"]`)?.ownerSVGElement ?? first;
        return [...place.querySelectorAll("svg")].find((one) => one.getClientRects().length > 0) ?? current;
      };
      const hold = kind.hold(drawing, event);
      const move = (moved) => set(hold(moved));
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
      if (event.key === "Home") {
        event.preventDefault();
        set(published.get(name));
      } else if (moves[event.key]) {
        event.preventDefault();
        set(kind.step(now(name), ...moves[event.key], event.shiftKey));
      }
    });
  };
  for (const handle of document.querySelectorAll(".handle")) drag(handle);
  listeners.shown.push((number, place) => { for (const handle of place.querySelectorAll(".handle")) drag(handle); });
})();
