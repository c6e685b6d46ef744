"""A reader of one page, who moves the pointer, touches and types; and the count of what was checked."""

import time


class Report:
    """Counts checks and prints those that failed."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, holds, found=""):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED {name}: {found}")


class Reader:
    """A reader of one page."""

    def __init__(self, browser):
        self.browser = browser

    def text(self, selector):
        return self.browser.evaluate(f"document.querySelector({selector!r})?.textContent ?? null")

    def until(self, expression, seconds=30):
        """Waits until an expression of the page holds; the seconds that took, or None."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            if self.browser.evaluate(expression):
                return time.monotonic() - start
            time.sleep(0.02)
        return None

    def ready(self):
        return self.until("document.documentElement.dataset.live === 'ready'")

    def box(self, selector):
        return self.browser.evaluate(
            f"(() => {{ const e = document.querySelector({selector!r}); e.scrollIntoView({{block: 'center'}});"
            "const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })()")

    def mouse(self, kind, x, y):
        buttons = 0 if kind == "mouseReleased" else 1
        self.browser.call(
            "Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", buttons=buttons, clickCount=1)

    def click(self, selector):
        x, y, width, height = self.box(selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x + width / 2, y + height / 2)

    def tap(self, selector, part=0.5):
        x, y, width, height = self.box(selector)
        point = [{"x": x + part * width, "y": y + height / 2}]
        self.browser.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=point)
        self.browser.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def key(self, name, code=None, text=None, modifiers=0):
        for kind in ("keyDown", "keyUp"):
            extra = {"text": text} if text and kind == "keyDown" else {}
            extra["modifiers"] = modifiers
            self.browser.call(
                "Input.dispatchKeyEvent", type=kind, key=name, code=code or name,
                windowsVirtualKeyCode={"ArrowRight": 39, "ArrowLeft": 37, "ArrowDown": 40, "ArrowUp": 38, " ": 32,
                                       "Enter": 13, "Tab": 9, "Escape": 27, "PageDown": 34}.get(name, 0), **extra)

    def type(self, selector, text):
        """Puts a text into a field in the place of what is there."""
        self.browser.evaluate(f"(e => {{ e.focus(); e.select(); }})(document.querySelector({selector!r}))")
        self.browser.call("Input.insertText", text=text)

    def focus(self, selector):
        self.browser.evaluate(f"document.querySelector({selector!r}).focus()")


def control(name):
    return f'[data-control="{name}"]'
