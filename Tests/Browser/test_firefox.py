#!/usr/bin/env python3
"""Uses live pages in Firefox as a reader would: python3 Tests/Browser/test_firefox.py PATH_TO_NBRUN

The pages are opened from disk without a network. The last line counts the checks: 'N passed, N failed'.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

from firefox import Firefox
from reader import Report, control

HERE = Path(__file__).resolve().parent
ENTER = "\ue007"
RIGHT = "\ue014"
READY = "document.documentElement.dataset.live === 'ready'"


def until(firefox, expression, seconds=30):
    """Waits until an expression of the page holds, and answers whether it does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if firefox.evaluate(expression):
            return True
        time.sleep(0.05)
    return False


def check_controls(report, firefox, page):
    firefox.open(page)
    report.check("the engine starts by itself", until(firefox, READY), firefox.evaluate("document.querySelector('.engine-state').title"))
    drawing = firefox.evaluate("document.querySelector('#fig-path .results').innerHTML")
    firefox.type(control("rate") + " input", RIGHT * 3)
    report.check("a slider moves by keys", until(
        firefox, f"document.querySelector('{control('rate')} output').textContent === '0.033'"))
    report.check("the drawing follows", until(
        firefox, f"document.querySelector('#fig-path .results').innerHTML !== {drawing!r}"))
    report.check("a formula follows", until(
        firefox, "Number(document.querySelector('math [class^=step-]').textContent) === 0.033"))
    report.check("the address has the state", until(firefox, "location.hash.includes('rate=0.033')"))
    firefox.click(control("isDense") + " input")
    report.check("a box by pointer", until(
        firefox, "document.querySelectorAll('.results')[1].textContent.includes('count=20')"))
    firefox.click(".stepbar .main")
    report.check("the next state", until(firefox, "document.querySelector('.stepper li.now').textContent.startsWith('Row 2')"))
    report.check("results begin where the code does", firefox.evaluate(
        "[...document.querySelectorAll('.result > math')].every(e => [...e.children].every(c => c.getBoundingClientRect().left"
        " - e.parentElement.getBoundingClientRect().left < 30))"))
    report.check("no problems", firefox.evaluate("problems.join()") == "", firefox.evaluate("problems.join()"))


def check_exercises(report, firefox, page):
    firefox.open(page)
    report.check("the engine starts", until(firefox, READY))
    firefox.type("#exr-step .in", "3.6" + ENTER)
    report.check("a wrong answer", until(firefox, "document.querySelector('#exr-step .fb.wrong')?.textContent.includes('uphill')"))
    firefox.type("#exr-step .in", "12/5" + ENTER)
    report.check("a right answer", until(firefox, "document.querySelector('#exr-step .fb.right') !== null"))
    firefox.click("#exr-zigzag li:nth-child(3) label")
    firefox.click("#exr-zigzag .btn")
    report.check("a choice", until(firefox, "document.querySelector('#exr-zigzag .fb.right') !== null"))
    firefox.type("#exr-descent textarea", "descent = @(slope, x, rate, n) x - rate*slope(x);")
    report.check("code has colours", until(firefox, "document.querySelector('#exr-descent .paint').textContent.includes('@(slope')"))
    firefox.click("#exr-descent .ask .btn")
    report.check("code is judged", until(firefox, "document.querySelector('#exr-descent .fb.right') !== null"))
    report.check("no problems", firefox.evaluate("problems.join()") == "", firefox.evaluate("problems.join()"))


def main():
    program = sys.argv[1]
    report = Report()
    with tempfile.TemporaryDirectory(prefix="nbrun-firefox-pages-") as name:
        pages = {}
        for notebook in ("live", "exercises"):
            pages[notebook] = Path(name) / f"{notebook}.html"
            subprocess.run([program, "render", str(HERE / f"{notebook}.md"), "-o", str(pages[notebook])], check=True)
        firefox = Firefox()
        try:
            check_controls(report, firefox, pages["live"])
            check_exercises(report, firefox, pages["exercises"])
        finally:
            firefox.close()
    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


main()
