#!/usr/bin/env python3
"""Uses a live page in Chromium as a reader would: python3 Tests/Browser/test_live.py PATH_TO_NBRUN

The page is opened from disk without a network. Controls are moved by pointer, by touch and by keys. The last line counts
the checks: 'N passed, N failed'.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

import accessibility
from browser import Browser
from reader import Reader, Report, control

HERE = Path(__file__).resolve().parent
AXE = accessibility.script()
PAGE_LIMIT = 900_000  # bytes, the engine included


def check_pointer_and_keys(report, reader):
    """Each control by pointer and by keys; what depends on it changes, and nothing else."""
    values = "[...document.querySelectorAll('span[id^=step-]')].map(e => e.textContent).join(' ')"
    before = reader.browser.evaluate(values)
    still = reader.browser.evaluate("[...document.querySelectorAll('.results')].pop().innerHTML")
    drawing = reader.browser.evaluate("document.querySelector('#fig-path .results').innerHTML")
    label = ("[...document.querySelectorAll('#fig-path .plot.broad text')]"
             ".filter(e => e.textContent.startsWith('place')).map(e => e.outerHTML).join()")
    axis = reader.browser.evaluate(label)
    x, y, width, height = reader.box(control("rate") + " input")
    reader.mouse("mousePressed", x + 0.2 * width, y + height / 2)
    for step in range(1, 12):
        reader.mouse("mouseMoved", x + (0.2 + 0.04 * step) * width, y + height / 2)
    reader.mouse("mouseReleased", x + 0.64 * width, y + height / 2)
    report.check("a slider moves by pointer", reader.until(f"{values} !== {before!r}") is not None)
    report.check(
        "the drawing follows", reader.until(
            f"document.querySelector('#fig-path .results').innerHTML !== {drawing!r}") is not None)
    report.check("mathematics in labels is set as it was", 'class="f"' in axis and reader.browser.evaluate(label) == axis,
                 reader.browser.evaluate(label))
    title = "document.querySelector('#fig-path .plot.broad .kt')"
    report.check("also in a title that is computed", reader.browser.evaluate(f"{title}.querySelector('.f')?.textContent") == "𝛼",
                 reader.browser.evaluate(f"{title}.outerHTML"))
    shown = reader.text(control("rate") + " output")
    report.check("the slider says its number", shown not in (None, "0.030"), shown)
    report.check("the text says it too", reader.until(
        f"document.querySelector('span[id^=step-]').textContent.includes({shown.rstrip('0')!r})") is not None)
    formula = "document.querySelector('math [class^=step-]').textContent"
    report.check("a formula follows", reader.until(f"Number({formula}) === {float(shown)}") is not None,
                 reader.browser.evaluate(formula))
    reader.focus(control("rate") + " input")
    for _ in range(3):
        reader.key("ArrowRight")
    report.check("a slider moves by keys", reader.until(
        f"document.querySelector({(control('rate') + ' output')!r}).textContent !== {shown!r}") is not None)
    reader.click(control("n") + " button:nth-of-type(2)")
    report.check("one step back", reader.until(
        f"document.querySelector({(control('n') + ' output')!r}).textContent === '11 / 12'") is not None)
    reader.click(control("n") + " button:nth-of-type(1)")
    reader.click(control("n") + " button:nth-of-type(3)")
    report.check("the film plays to its end", reader.until(
        f"document.querySelector({(control('n') + ' output')!r}).textContent === '12 / 12'") is not None)
    reader.focus(control("name") + " select")
    reader.key("ArrowDown")
    choices = "[...document.querySelectorAll('.results')][1].textContent"
    report.check("a choice by keys", reader.until(f"{choices}.includes('largest=1')") is not None,
                 reader.browser.evaluate(choices))
    reader.click(control("isDense") + " input")
    report.check("a box by pointer", reader.until(f"{choices}.includes('count=20')") is not None)
    reader.focus(control("isDense") + " input")
    reader.key(" ", "Space", " ")
    report.check("a box by keys", reader.until(f"{choices}.includes('count=200')") is not None)
    matrices = "[...document.querySelectorAll('.results')][2].textContent"
    reader.focus(control("A") + " input")
    reader.browser.evaluate(f"document.querySelector({(control('A') + ' input')!r}).select()")
    reader.browser.call("Input.insertText", text="7")
    report.check("an entry of a matrix", reader.until(f"{matrices}.includes('determinant=20')") is not None,
                 reader.browser.evaluate(matrices))
    drawn = reader.browser.evaluate(matrices)
    reader.click(control("k") + " button")
    report.check("numbers are drawn anew", reader.until(f"{matrices} !== {drawn!r}") is not None)
    point = "document.querySelector('#fig-point .results').textContent"
    x, y, width, height = reader.box("#fig-point .plot.broad .handle")
    x, y = x + width / 2, y + height / 2
    before = reader.browser.evaluate(point)
    reader.mouse("mousePressed", x, y)
    for step in range(1, 9):
        reader.mouse("mouseMoved", x - 8 * step, y + 4 * step)
    reader.mouse("mouseReleased", x - 64, y + 32)
    reader.browser.evaluate("document.querySelector('#fig-point details').open = true")
    report.check("a point is dragged", reader.until(f"{point} !== {before!r}") is not None)
    # The last moves may come with the next frame.
    time.sleep(0.5)
    fields = f"[...document.querySelectorAll({(control('p') + ' input')!r})].map(e => Number(e.value))"
    dragged = reader.browser.evaluate(fields)
    report.check("it goes where the pointer goes", dragged[0] < 0.5 and dragged[1] < 2, dragged)
    time.sleep(0.3)
    reader.focus("#fig-point .handle")
    reader.key("ArrowRight")
    report.check("a point moves by keys", reader.until(f"{fields}[0] > {dragged[0]}") is not None)
    time.sleep(0.3)
    report.check("the numbers follow, and stay unfolded", reader.browser.evaluate(
        "(t => t.open && Math.abs(Number(t.querySelector('tbody tr:last-child td').textContent.replace('−', '-'))"
        " - Number(document.querySelector('[data-control=p] input').value)) < 0.01)"
        "(document.querySelector('#fig-point details'))"), reader.text("#fig-point details"))
    report.check("it keeps the focus", reader.browser.evaluate("document.activeElement.classList.contains('handle')"))
    reader.key("Home")
    report.check("Home brings it back", reader.until(f"String({fields}) === '1,2'") is not None)
    check_view(report, reader)
    check_stepper(report, reader)
    report.check("what depends on nothing stays", reader.browser.evaluate(
        "[...document.querySelectorAll('.results')].pop().innerHTML") == still)


def check_view(report, reader):
    """Space turns by pointer, by keys, by its fields and by its buttons."""
    browser = reader.browser
    angles = f"[...document.querySelectorAll({(control('v') + ' input')!r})].map(e => Number(e.value)).join(' ')"
    drawing = "document.querySelector('#fig-space .plot.broad').innerHTML"
    before = browser.evaluate(drawing)
    x, y, width, height = reader.box("#fig-space .plot.broad .turn > .zone")
    x, y = x + width / 2, y + height / 2
    reader.mouse("mousePressed", x, y)
    for step in range(1, 9):
        reader.mouse("mouseMoved", x - 10 * step, y + 5 * step)
    reader.mouse("mouseReleased", x - 80, y + 40)
    knob = "getComputedStyle(document.querySelector('#fig-space .plot.broad .knob')).display"
    browser.call("Emulation.setEmulatedMedia", media="print")
    report.check("paper has nothing to turn by", browser.evaluate(knob) == "none", browser.evaluate(knob))
    browser.call("Emulation.setEmulatedMedia", media="screen")
    report.check("the author's words name the figure", browser.evaluate(
        "document.querySelector('#fig-space').getAttribute('aria-label')") == "A bowl, round and deepest in the middle.")
    report.check("space is turned by pointer", reader.until(f"{angles} === '0 50'") is not None, browser.evaluate(angles))
    report.check("its drawing follows", reader.until(f"{drawing} !== {before!r}") is not None)
    time.sleep(0.5)
    reader.focus("#fig-space .plot.broad .turn")
    reader.key("ArrowLeft")
    report.check("space is turned by keys", reader.until(f"{angles} === '5 50'") is not None, browser.evaluate(angles))
    time.sleep(0.5)
    report.check("the view keeps the focus", browser.evaluate("document.activeElement.classList.contains('turn')"))
    report.check("it says its angles", reader.until(
        "document.activeElement.getAttribute('aria-valuetext') === 'Azimuth 5°, Elevation 50°'") is not None,
        browser.evaluate("document.activeElement.getAttribute('aria-valuetext')"))
    reader.click(control("v") + " [data-view='0 90']")
    report.check("a button looks from above", reader.until(f"{angles} === '0 90'") is not None, browser.evaluate(angles))
    reader.type(control("v") + " input", "30")
    report.check("an angle is typed", reader.until(f"{drawing} !== {before!r} && {angles} === '30 90'") is not None)
    time.sleep(0.5)
    reader.focus("#fig-space .plot.broad .turn")
    reader.key("Home")
    report.check("Home brings the view back", reader.until(f"{angles} === '-40 30' && {drawing} === {before!r}") is not None,
                 browser.evaluate(angles))


def check_stepper(report, reader):
    """One state at a time, by pointer and by keys; the place stays when the states are computed anew."""
    browser = reader.browser
    seen = ("[...document.querySelectorAll('.stepper li')].filter(e => getComputedStyle(e).visibility === 'visible')"
            ".map(e => e.textContent).join('|')")
    report.check("one state is seen", browser.evaluate(seen).startswith("Start"), browser.evaluate(seen))
    reader.click(".stepbar .main")
    report.check("the next one by pointer", browser.evaluate(seen).startswith("Row 2"), browser.evaluate(seen))
    titles = "document.querySelectorAll('.stepper .op math').length"
    report.check("its title has mathematics", browser.evaluate(titles) == 1)
    before = browser.evaluate(seen)
    reader.focus(control("A") + " input:last-of-type")
    reader.browser.evaluate("document.activeElement.select()")
    browser.call("Input.insertText", text="8")
    report.check("states are computed anew, the place stays", reader.until(
        f"{seen} !== {before!r} && {seen}.startsWith('Row 2')") is not None, browser.evaluate(seen))
    report.check("and its title's mathematics", browser.evaluate(titles) == 1)
    reader.focus(".stepbar .btn")
    reader.key("Enter", text="\r")
    report.check("and back by keys", reader.until(f"{seen}.startsWith('Start')") is not None, browser.evaluate(seen))
    browser.call("Emulation.setEmulatedMedia", media="print")
    report.check("paper has all", "Row 2" in browser.evaluate(seen) and "Start" in browser.evaluate(seen))
    browser.call("Emulation.setEmulatedMedia", media="screen")


def check_finger(report, reader):
    """A finger across the drawing turns space, one down the drawing scrolls the page, and one on the knob turns."""
    browser = reader.browser
    angles = f"[...document.querySelectorAll({(control('v') + ' input')!r})].map(e => Number(e.value)).join(' ')"

    def swipe(selector, right, down):
        x, y, width, height = reader.box(selector)
        x, y = x + width / 2, y + height / 2
        browser.call("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        for step in range(1, 11):
            browser.call("Input.dispatchTouchEvent", type="touchMove",
                         touchPoints=[{"x": x + right * step / 10, "y": y + down * step / 10}])
            time.sleep(0.02)
        browser.call("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        time.sleep(0.3)

    zone, knob = ("#fig-space .plot.narrow .turn " + part for part in ("> .zone", ".knob"))
    swipe(zone, -100, 0)
    turned = browser.evaluate(angles)
    report.check("a finger across turns space", turned not in ("-40 30", None), turned)
    reader.box(zone)
    before = browser.evaluate("scrollY")
    swipe(zone, 0, -150)
    report.check("a finger down scrolls the page", browser.evaluate(f"scrollY > {before}"), browser.evaluate("scrollY"))
    report.check("and does not turn", browser.evaluate(angles) == turned, browser.evaluate(angles))
    swipe(knob, 0, 60)
    report.check("the knob turns up and down", browser.evaluate(angles) != turned, browser.evaluate(angles))
    report.check("the knob is 44 px wide", browser.evaluate(
        f"document.querySelector({(knob + ' .zone')!r}).getBoundingClientRect().width >= 43.9"))


def check_address(report, browser, reader, page):
    """The reader's state is in the address, and opens again from there."""
    report.check("the address has the state", reader.until("location.hash.includes('name=2')") is not None)
    address = browser.evaluate("location.href")
    text = browser.evaluate("[...document.querySelectorAll('.results')][1].textContent")
    browser.open(page)
    browser.evaluate(f"(location.href = {address!r}, location.reload())")
    time.sleep(0.5)
    report.check("it opens from the address", reader.until(
        f"document.querySelectorAll('.results')[1]?.textContent === {text!r}") is not None)


def check_speed(report, browser, reader, page):
    """How long the engine takes from the first touch, and a moved slider to the painted plot."""
    browser.open(page)
    engine = browser.evaluate("""new Promise((done) => {
      const start = performance.now();
      document.querySelector('.strip input').dispatchEvent(new Event('pointerdown', {bubbles: true}));
      const wait = () => document.documentElement.dataset.live === 'ready'
        ? done(performance.now() - start) : setTimeout(wait, 1);
      wait();
    })""")
    print(f"engine ready {engine:.0f} ms after the first touch (aim 150)")
    report.check("the engine is ready", engine is not None)


def check_slider_speed(report, browser, page, name):
    """How long a moved slider takes to the changed page, and to the painted plot."""
    browser.open(page)
    Reader(browser).ready()
    times = browser.evaluate("""(async () => {
      const box = document.querySelector('.strip [data-kind=slider]');
      const input = box.querySelector('input');
      const place = box.closest('figure').querySelector('.results');
      const [times, changes] = [[], []];
      for (let round = 0; round < 60; round += 1) {
        const start = performance.now();
        await new Promise((done) => {
          const seen = new MutationObserver(() => {
            changes.push(performance.now() - start);
            seen.disconnect();
            requestAnimationFrame(() => setTimeout(done, 0));
          });
          seen.observe(place, { childList: true });
          input.value = Number(input.min) + (0.2 + 0.01 * (round % 50)) * (input.max - input.min);
          input.dispatchEvent(new Event('input', { bubbles: true }));
        });
        times.push(performance.now() - start);
      }
      return [times, changes].map((list) => list.sort((a, b) => a - b));
    })()""", 60)
    painted, changed = [(found[len(found) // 2], found[int(0.95 * len(found))]) for found in times]
    print(f"{name}: slider to changed page {changed[0]:.1f} ms, 95th percentile {changed[1]:.1f} ms; "
          f"to painted plot {painted[0]:.1f} and {painted[1]:.1f} ms (aim 16)")
    report.check(f"{name}: every move of the slider changes the plot", len(times[0]) == 60)


def check_endless(report, browser, reader, program, folder):
    """An endless loop ends, and the page goes on from the published state."""
    source = folder / "endless.md"
    source.write_text(
        "# Endless\n\n```{octave}\nstop = slider(0, 1, 1, 1);\nwhile ! stop, end\nanswer = 40 + 2 * stop\n```\n",
        encoding="utf-8")
    subprocess.run([program, "render", str(source)], check=True)
    problems = browser.open(source.with_suffix(".html"))
    report.check("the engine starts by itself", reader.ready() is not None)
    reader.focus(control("stop") + " input")
    reader.key("ArrowLeft")
    report.check("an endless loop ends with a message or a new start", reader.until(
        "document.querySelector('.results').textContent.includes('steps')"
        " || document.querySelector('.control output').textContent === '1'", 60) is not None)
    reader.focus(control("stop") + " input")
    reader.key("ArrowRight")
    report.check("the page goes on", reader.until(
        "document.querySelector('.results').textContent.includes('42')", 60) is not None)
    report.check("no problems", not problems, problems)


def main():
    program = sys.argv[1]
    report = Report()
    with tempfile.TemporaryDirectory(prefix="nbrun-live-") as name:
        folder = Path(name)
        page = folder / "live.html"
        result = subprocess.run(
            [program, "render", str(HERE / "live.md"), "-o", str(page)], capture_output=True, text=True)
        report.check("the page is written", result.returncode == 0, result.stderr)
        size = page.stat().st_size
        report.check("the page with its engine is small enough", size <= PAGE_LIMIT, f"{size} bytes")
        print(f"page with the engine: {size} bytes (limit {PAGE_LIMIT})")
        browser = Browser()
        try:
            reader = Reader(browser)
            browser.emulate(1280, "light")
            problems = browser.open(page)
            report.check("the engine starts by itself", reader.ready() is not None, reader.text(".engine-state"))
            check_pointer_and_keys(report, reader)
            report.check("no problems in the console, no requests", not [p for p in problems if "blob:" not in p], problems)
            check_address(report, browser, reader, page)
            check_speed(report, browser, reader, page)
            pages = [page]
            for source in (HERE / "grid.md", HERE.parents[1] / "Notebooks/2-calculus/05-rolling-downhill.md"):
                pages.append(folder / (source.stem + ".html"))
                subprocess.run([program, "render", str(source), "-o", str(pages[-1])], check=True)
            for one in pages:
                check_slider_speed(report, browser, one, one.stem + " at 60 frames a second")
            # What the page itself takes, on a screen that waits for nothing.
            unlocked = Browser(flags=("--disable-gpu-vsync", "--disable-frame-rate-limit"))
            try:
                unlocked.emulate(1280, "light")
                for one in pages:
                    check_slider_speed(report, unlocked, one, one.stem + " without waiting for a frame")
            finally:
                unlocked.close()
            browser.emulate(390, "dark", height=800)
            browser.open(page)
            reader.ready()
            browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
            before = reader.text(control("rate") + " output")
            reader.tap(control("rate") + " input", 0.8)
            report.check("a slider by touch", reader.until(
                f"document.querySelector({(control('rate') + ' output')!r}).textContent !== {before!r}") is not None)
            check_finger(report, reader)
            small = browser.evaluate(
                "[...document.querySelectorAll('.strip input:not([type=checkbox]), .strip select, .strip button')]"
                ".filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML)")
            report.check("what is touched is 44 px high", not small, small)
            found = accessibility.violations(browser, AXE)
            report.check("axe finds nothing", not found, found)
            browser.call("Emulation.setTouchEmulationEnabled", enabled=False)
            browser.emulate(1280, "light")
            check_endless(report, browser, reader, program, folder)
        finally:
            browser.close()
    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


main()
