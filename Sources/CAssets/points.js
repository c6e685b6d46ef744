// The points of a live page's plots, which the reader drags: by pointer, by touch and by keys.
(() => {
  const { listeners, change, start, controls, published, settings, written } = nbrun;

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
  listeners.shown.push((number, place) => { for (const handle of place.querySelectorAll(".handle")) drag(handle); });
})();
