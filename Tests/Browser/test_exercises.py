#!/usr/bin/env python3
"""Answers exercises and edits code in Chromium as a reader would: python3 Tests/Browser/test_exercises.py PATH_TO_NBRUN

The page is opened from disk without a network. The last line counts the checks: 'N passed, N failed'.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True

import accessibility
from browser import Browser
from reader import Reader, Report, control

HERE = Path(__file__).resolve().parent
CONTROL = 2  # the modifier that the DevTools protocol numbers so


def feedback(name):
    return f"document.querySelector('#{name} .fb').className + ': ' + document.querySelector('#{name} .fb').textContent"


def answers(report, reader, name, text, mark, words):
    """A typed answer gets its mark and its words."""
    reader.type(f"#{name} .in", text)
    reader.key("Enter")
    said = reader.until(f"({feedback(name)}).startsWith('fb {mark}') && ({feedback(name)}).includes({words!r})")
    report.check(f"'{text}' is {mark}", said is not None, reader.browser.evaluate(feedback(name)))


def check_fields(report, reader):
    browser = reader.browser
    answers(report, reader, "exr-step", "3.6", "wrong", "You went uphill")
    report.check("feedback has mathematics", browser.evaluate("document.querySelector('#exr-step .fb math') !== null"))
    report.check("the field says so to all", browser.evaluate(
        "document.querySelector('#exr-step .in').getAttribute('aria-invalid')") == "true")
    answers(report, reader, "exr-step", "two", "unreadable", "two")
    answers(report, reader, "exr-step", "<img src=x onerror=alert(1)>", "unreadable", "<img")
    report.check("an answer is never markup", browser.evaluate("document.querySelector('#exr-step .fb img') === null"))
    report.check("it is not solved yet", reader.text("#exr-step .tick") == "not solved yet")
    answers(report, reader, "exr-step", "2.4", "right", "Right.")
    report.check("it is solved", reader.text("#exr-step .tick") == "solved")
    shown = "[...document.querySelectorAll('#exr-step .hint')].filter(e => !e.hidden).length"
    report.check("one hint at a time", browser.evaluate(shown) == 1)
    reader.click("#exr-step .hint summary")
    report.check("then the next", reader.until(f"{shown} === 2") is not None)
    answers(report, reader, "exr-product", "6", "right", "Right.")
    reader.focus(control("a") + " input")
    reader.key("ArrowRight")
    answers(report, reader, "exr-product", "6", "wrong", "Not yet.")
    answers(report, reader, "exr-product", "9", "right", "Right.")


def check_variants(report, reader):
    answers(report, reader, "exr-other", "20", "right", "Right.")
    reader.click(control("k") + " button")
    report.check("there are other numbers", reader.until(
        "document.querySelector('#exr-other p .value').textContent === '20'") is not None)
    report.check("they are another question", reader.text("#exr-other .tick") == "not solved yet"
                 and reader.text("#exr-other .fb") == "")
    answers(report, reader, "exr-other", "40", "right", "Right.")


def check_reset(report, reader):
    browser = reader.browser
    hidden = "getComputedStyle(document.querySelector('{}')).visibility"
    report.check("a moved control can be reset", browser.evaluate(hidden.format(control("a") + " .undo")) == "visible")
    report.check("one that was not moved cannot", browser.evaluate(hidden.format(control("b") + " .undo")) == "hidden")
    reader.click(control("a") + " .undo")
    output = f"document.querySelector('{control('a')} output').textContent"
    report.check("a control goes back", reader.until(f"{output} === '2'") is not None)
    for name in ("a", "b"):
        reader.focus(control(name) + " input")
        reader.key("ArrowRight")
    reader.click(".strip .all")
    both = "[...document.querySelectorAll('.strip output')].map(e => e.textContent).join()"
    report.check("a cell goes back", reader.until(f"{both} === '2,3'") is not None, browser.evaluate(both))


def check_choices(report, reader):
    browser = reader.browser
    for place, mark, words in [(1, "wrong", "vanish"), (2, "wrong", "single"), (3, "right", "No rate fits both")]:
        reader.click(f"#exr-zigzag li:nth-child({place}) label")
        reader.click("#exr-zigzag .btn")
        said = browser.evaluate(feedback("exr-zigzag"))
        report.check(f"choice {place} is {mark}", said.startswith(f"fb {mark}") and words in said, said)
    reader.focus("#exr-zigzag li:nth-child(3) input")
    reader.key("ArrowUp")
    report.check("choices change by keys", browser.evaluate(
        "document.querySelector('#exr-zigzag li:nth-child(2) input').checked"))
    for place in (1, 2):
        reader.click(f"#exr-even li:nth-child({place}) label")
    reader.click("#exr-even .btn")
    said = browser.evaluate(feedback("exr-even"))
    report.check("one wrong tick", said.startswith("fb wrong") and "rest of 1" in said, said)
    for place in (2, 3):
        reader.click(f"#exr-even li:nth-child({place}) label")
    reader.click("#exr-even .btn")
    report.check("all right ticks", browser.evaluate(feedback("exr-even")).startswith("fb right"))


def check_code(report, reader):
    browser = reader.browser
    reader.click("#exr-descent .ask .btn")
    report.check("a blank is no answer", reader.until(f"({feedback('exr-descent')}).includes('blank')") is not None)
    problem = "document.querySelector('#exr-descent .problems').textContent"
    report.check("it has its place", "(3:9)" in browser.evaluate(problem), browser.evaluate(problem))
    body = "function x = descent(slope, x, rate, n)\n  for k = 1:n\n    x = {};\n  end\nend"
    area = "#exr-descent textarea"
    for term, mark, words in [
            ("x - slope(x)", "wrong", "should end at 2.4"), ("x - rat*slope(x)", "unreadable", "rat"),
            ("x - rate*slope(x)", "right", "Right.")]:
        reader.type(area, body.format(term))
        reader.click("#exr-descent .ask .btn")
        said = reader.until(f"({feedback('exr-descent')}).startsWith('fb {mark}') && ({feedback('exr-descent')}).includes({words!r})")
        report.check(f"{term} is {mark}", said is not None, browser.evaluate(feedback("exr-descent")))


def check_editor(report, reader):
    browser = reader.browser
    value = "[...document.querySelectorAll('span[id^=step-]')].pop().textContent"
    area = ".cell:not(.ex .cell) textarea"
    reader.type(area, "A = [4 1; 1 3]\nplot(1:3, A(1,1)*(1:3))")
    coloured = "document.querySelectorAll('.editor')[1].querySelectorAll('.paint .n').length"
    report.check("code has colours", reader.until(f"{coloured} >= 4") is not None)
    report.check("nothing runs while the reader types", browser.evaluate(value) == "5")
    reader.key("Enter", modifiers=CONTROL)
    report.check("it runs, and what depends on it", reader.until(f"{value} === '7'") is not None, browser.evaluate(value))
    report.check("what a plot shows is said", reader.until(
        "document.querySelector('.heard').textContent.includes('to 12')") is not None, reader.text(".heard"))
    report.check("the address has the code", reader.until("location.hash.includes('%5B4')") is not None)
    reader.type(area, "A = [4 1; 1 3]\nplot(1:3, B)")
    reader.key("Enter", modifiers=CONTROL)
    wrong = "document.querySelectorAll('.editor')[1].querySelector('.numbers .bad')?.textContent.trim()"
    report.check("an error has its line", reader.until(f"{wrong} === '2'") is not None)
    report.check("it is under the code", reader.until(
        "document.querySelectorAll('.editor')[1].querySelector('.problems').textContent.includes(\"'B'\")") is not None)
    reader.key("Escape")
    report.check("Escape leaves", browser.evaluate("document.activeElement.tagName") == "BODY")
    for code, words in [("while true, end", "steps"), ("A = zeros(1e5);", "memory"), ("x = cell(1); while 1, x{end+1} = ones(1000); end", "")]:
        reader.type(area, code)
        reader.key("Enter", modifiers=CONTROL)
        text = "document.querySelectorAll('.editor')[1].textContent"
        report.check(f"'{code}' ends", reader.until(
            f"{text}.includes('Error') && {text}.includes({words!r}) || document.querySelector('.engine-state').dataset.state === 'stopped'",
            60) is not None, browser.evaluate(text))
    reader.click(".cell:not(.ex .cell) .foot .quiet")
    report.check("the cell goes back to what was published", reader.until(
        f"{value} === '5' && document.querySelector({area!r}).value.startsWith('A = [2 1')", 60) is not None,
        browser.evaluate(value))


def check_memory(report, reader, page):
    browser = reader.browser
    browser.open(page)
    report.check("what was solved stays solved", reader.until("document.querySelector('#exr-even .tick')?.textContent === 'solved'") is not None)
    report.check("answers stay", browser.evaluate("document.querySelector('#exr-product .in').value") == "9")
    reader.click(".acts .btn:nth-of-type(2)")
    report.check("the page can be reset", reader.until(
        "document.querySelector('#exr-product .in').value === ''"
        " && document.querySelectorAll('.solved').length === 0") is not None)


def check_presenting(report, reader):
    browser = reader.browser
    reader.click(".acts .present")
    shown = "[...document.querySelector('article').children].filter(e => e.getClientRects().length > 0).length"
    place = "document.querySelector('.panel .place').textContent"
    first = browser.evaluate(place)
    report.check("one thought on the screen", 1 <= browser.evaluate(shown) <= 4, browser.evaluate(shown))
    report.check("in large type", browser.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 22)
    reader.key("ArrowRight")
    report.check("the next by a key", browser.evaluate(place) != first)
    reader.key("ArrowLeft")
    report.check("and back", browser.evaluate(place) == first)
    reader.key("Escape")
    report.check("Escape ends it", browser.evaluate("document.documentElement.dataset.present === undefined"))


def main():
    program = sys.argv[1]
    report = Report()
    with tempfile.TemporaryDirectory(prefix="nbrun-exercises-") as name:
        page = Path(name) / "exercises.html"
        result = subprocess.run(
            [program, "render", str(HERE / "exercises.md"), "-o", str(page)], capture_output=True, text=True)
        report.check("the page is written", result.returncode == 0, result.stderr)
        result = subprocess.run([program, "test", "--strict", str(HERE / "exercises.md")], capture_output=True, text=True)
        report.check("its samples are judged as they should be", result.returncode == 0, result.stderr)
        browser = Browser()
        try:
            reader = Reader(browser)
            browser.emulate(1280, "light")
            problems = browser.open(page)
            report.check("the engine starts by itself", reader.ready() is not None, reader.text(".engine-state"))
            for check in (check_fields, check_variants, check_reset, check_choices, check_code, check_editor):
                check(report, reader)
            check_memory(report, reader, page)
            check_presenting(report, reader)
            report.check("no problems in the console, no requests", not [p for p in problems if "blob:" not in p], problems)
            report.check("nothing was injected", browser.evaluate("document.title") == "Exercises")
            for width, theme in ((1280, "light"), (390, "dark")):
                browser.emulate(width, theme)
                browser.open(page)
                reader.ready()
                found = accessibility.violations(browser, accessibility.script())
                report.check(f"axe finds nothing at {width}", not found, found)
            browser.call("Emulation.setTouchEmulationEnabled", enabled=True)
            browser.open(page)
            small = browser.evaluate(
                "[...document.querySelectorAll('.in, .btn, .opts label, .undo')].filter(e => e.getClientRects().length > 0"
                " && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)")
            report.check("what is touched is 44 px high", not small, small)
            report.check("the page does not scroll sideways", browser.evaluate(
                "document.documentElement.scrollWidth <= innerWidth"))
            reader.tap("#exr-zigzag li:nth-child(3) label")
            reader.tap("#exr-zigzag .btn")
            report.check("a choice by touch", reader.until(f"({feedback('exr-zigzag')}).startsWith('fb right')") is not None)
        finally:
            browser.close()
    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


main()
