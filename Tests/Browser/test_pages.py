#!/usr/bin/env python3
"""Renders the course and looks at every page in Chromium: python3 Tests/Browser/test_pages.py PATH_TO_NBRUN

Pages are opened from disk without a network, on a phone and on a desk, light and dark, and as print. The last line
counts the checks: 'N passed, N failed'. Needs Debian's chromium and fonts, Python's own library, and pip, by which
axe-core is fetched once.
"""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True

import accessibility
from browser import Browser

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parent.parent / "Notebooks"
DOCS = HERE.parent.parent / "docs"
AXE = accessibility.script()
PROBE = (HERE / "probe.js").read_text(encoding="utf-8")
WIDTHS = (390, 1280)
THEMES = ("light", "dark")
NARROWEST = 360
PRINT_WIDTH = 720
SHOWN_AT_MOST = 6


class Report:
    """Counts checks and prints those that failed."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, place, name, problems):
        if not problems:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAILED {place}: {name}")
        counted = Counter(problems)
        for problem, count in list(counted.items())[:SHOWN_AT_MOST]:
            print(f"    {problem}" + (f" ({count} times)" if count > 1 else ""))
        if len(counted) > SHOWN_AT_MOST:
            print(f"    and {len(counted) - SHOWN_AT_MOST} more")


def render(program, source, folder):
    result = subprocess.run(
        [program, "render", str(source), "--to", "html", "--output-dir", str(folder)], capture_output=True, text=True)
    return result.returncode, result.stderr


def check_screen(report, browser, page, place, width, theme):
    """Opens a page in one size and theme, and reports what the probe found."""
    browser.emulate(width, theme)
    place = f"{place} at {width} px, {theme}"
    problems = browser.open(page)
    look = browser.evaluate(PROBE)
    report.check(place, "no errors in the console and no requests", problems)
    for name, problems in look["found"].items():
        report.check(place, name, problems)
    is_dark = look["paper"] < 0.2
    report.check(place, "the theme is the reader's", [] if is_dark == (theme == "dark") else ["the other theme"])
    missing = [link for link in look["relative"] if not (page.parent / link.split("#")[0]).is_file()]
    report.check(place, "links to other pages lead to files", missing)
    return look


def check_print(report, browser, place, screen):
    """The open page as print hides nothing that the screen shows, and is dark on white in both themes."""
    for theme in THEMES:
        browser.emulate(PRINT_WIDTH, theme, media="print", height=1000)
        look = browser.evaluate(PROBE)
        missing = Counter(screen["content"]) - Counter(look["content"])
        report.check(f"{place} as print, {theme}", "all text is there", [f'"{text}"' for text in missing])
        figures = "every figure shows one drawing with a role and a description"
        contrast = "text has a contrast of 4.5:1"
        for name in (figures, contrast, "the page does not scroll sideways"):
            report.check(f"{place} as print, {theme}", name, look["found"][name])
        shown = " ".join(look["content"])
        hidden = [text for text in look["folded"] if text.split()[0] not in shown]
        report.check(f"{place} as print, {theme}", "folded code is there", hidden)
        report.check(f"{place} as print, {theme}", "paper is white", [] if look["paper"] > 0.99 else ["it is not"])


def check_page(report, browser, page, place):
    """All sizes, themes and media of one page; returns what was seen last on the screen."""
    check_narrowest = check_screen(report, browser, page, place, NARROWEST, "light")
    for width in WIDTHS:
        for theme in THEMES:
            look = check_screen(report, browser, page, place, width, theme)
            found = accessibility.violations(browser, AXE)
            report.check(f"{place} at {width} px, {theme}", "WCAG 2.2 AA by axe-core", found)
    same = check_narrowest["content"] == look["content"]
    report.check(place, "a phone shows the same text as a desk", [] if same else ["the texts differ"])
    check_print(report, browser, place, look)
    return look


def check_course(report, browser, program, folder):
    status, errors = render(program, NOTEBOOKS, folder)
    report.check("Notebooks", "render without errors", [] if status == 0 else [f"exit code {status}", errors])
    pages = sorted(folder.rglob("*.html"))
    expected = {path.relative_to(NOTEBOOKS).with_suffix(".html") for path in NOTEBOOKS.rglob("*.md")}
    expected.discard(Path("data/README.html"))
    missing = expected - {page.relative_to(folder) for page in pages}
    report.check("Notebooks", "every notebook has a page", [str(path) for path in missing])
    for page in pages:
        place = str(page.relative_to(folder))
        look = check_page(report, browser, page, place)
        if page.name == "index.html":
            continue
        source = (NOTEBOOKS / place).with_suffix(".md")
        text = source.read_text(encoding="utf-8") if source.is_file() else ""
        # Labels of plots, in the cells, have formulas that are no MathML.
        prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
        report.check(place, "formulas are there", [] if look["formulas"] or "$" not in prose else ["none"])
        captions = text.count("#| fig-cap")
        enough = look["figures"] >= captions
        report.check(place, "figures are there", [] if enough else [f"{look['figures']} of {captions}"])
        report.check(place, "nothing failed", look["diagnostics"])


def check_docs(report, browser, program, folder):
    """The author's guide and the references are notebooks, and their pages are like those of the course."""
    status, errors = render(program, DOCS, folder)
    report.check("docs", "render without errors", [] if status == 0 else [f"exit code {status}", errors])
    for page in sorted(folder.rglob("*.html")):
        check_page(report, browser, page, f"docs/{page.relative_to(folder)}")


def check_constructs(report, browser, program, folder):
    """A page with every construct that there is, from right to left."""
    status, errors = render(program, HERE / "constructs.md", folder)
    report.check("constructs.md", "renders without errors", [] if status == 0 else [f"exit code {status}", errors])
    check_page(report, browser, folder / "constructs.html", "constructs.html")


def check_failures(report, browser, program, folder):
    """A page with failing cells says in words what failed, and where by file, line and column."""
    status, errors = render(program, HERE / "broken.md", folder)
    place = "broken.html"
    report.check(place, "the exit code tells of failures", [] if status == 1 else [f"exit code {status}"])
    look = check_page(report, browser, folder / place, place)
    shown = "\n".join(look["diagnostics"])
    lines = (HERE / "broken.md").read_text(encoding="utf-8").split("\n")
    for part in ("missing_name", "[1 2 3]", "nothing_here", r"\unknowncommand"):
        line = next(number for number, text in enumerate(lines, 1) if part in text)
        column = lines[line - 1].index(part) + 1
        at_part = f"broken.md:{line}:{column}"
        on_line = f"broken.md:{line}:"
        # An operation is reported at the operator or at its whole; a name at its first letter.
        wanted = on_line if part == "[1 2 3]" else at_part
        report.check(place, f"the failure of {part} has its place", [] if wanted in shown else [f"no {wanted}"])
        said = wanted in errors
        report.check(place, f"the failure of {part} is reported on the console", [] if said else [f"no {wanted}"])
    narrow = browser.evaluate(
        "[...document.querySelectorAll('.diagnostic p')].filter(p => p.clientHeight > 60).map(p => p.textContent)")
    calls = browser.evaluate("document.querySelectorAll('.diagnostic .call').length")
    report.check(place, "the words of a failure have room, also those about calls", narrow if calls else ["no call"])
    for kind, count in look["tokens"].items():
        report.check(place, f"code has tokens of class {kind}", [] if count else ["none"])
    report.check(place, "cells after a failure still run", [] if look["figures"] == 1 else ["no figure"])


# The places of all parts of formulas and of the names on plots, also of a result that comes when the page is there.
PLACES = """
(() => {
  document.querySelector("article").insertAdjacentHTML("beforeend", `<p><math><mi>Q</mi><mo>=</mo><mrow><mo>[</mo>
    <mtable><mtr><mtd><mn>16.5</mn></mtd></mtr><mtr><mtd><mo>−</mo><mn>78</mn></mtd></mtr><mtr><mtd><mi>ω</mi></mtd></mtr>
    </mtable><mo>]</mo></mrow><mo>≤</mo><msqrt><mfrac><mi>u</mi><mi>θ</mi></mfrac></msqrt><mi>NaN</mi></math></p>`);
  return [...document.querySelectorAll("math, math *, .plot .m")].map(element => {
    const box = element.getBoundingClientRect();
    return `${element.localName} ${[box.left, box.top, box.width, box.height].map(x => x.toFixed(2)).join(" ")}`;
  });
})()
"""
HIDING = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <selectfont><rejectfont><pattern><patelt name="family"><string>Latin Modern Math</string></patelt></pattern></rejectfont></selectfont>
</fontconfig>
"""


def check_font(report, browser, program, folder):
    """A page that carries the font of its formulas looks the same to a reader who has none."""
    carrying, bare = folder / "carrying", folder / "bare"
    for place, text in ((carrying, "embed"), (bare, "system")):
        place.mkdir(parents=True)
        source = (HERE / "formulas.md").read_text(encoding="utf-8")
        (place / "formulas.md").write_text(source.replace("math-font: embed", f"math-font: {text}"), encoding="utf-8")
        status, errors = render(program, place / "formulas.md", place)
        report.check("formulas.md", f"renders with math-font: {text}", [] if status == 0 else [f"exit code {status}", errors])
    hiding = folder / "fonts.conf"
    hiding.write_text(HIDING, encoding="utf-8")
    poor = Browser({"FONTCONFIG_FILE": str(hiding)})
    try:
        for width in WIDTHS:
            place = f"formulas.html at {width} px"
            check_screen(report, poor, carrying / "formulas.html", "formulas.html without fonts", width, "light")
            found = []
            for reader, page in ((browser, bare), (browser, carrying), (poor, carrying), (poor, bare)):
                reader.emulate(width, "light")
                reader.open(page / "formulas.html")
                found.append(reader.evaluate(PLACES))
            for name, places in (("with the font", found[1]), ("without the font", found[2])):
                moved = [f"{new} instead of {old}" for old, new in zip(found[0], places) if old != new]
                report.check(place, f"formulas of a page with its font look the same to a reader {name}", moved)
            changed = found[0] != found[3]
            report.check(place, "formulas without any font look different", [] if changed else ["they do not"])
    finally:
        poor.close()


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print("usage: test_pages.py PATH_TO_NBRUN", file=sys.stderr)
        return 2
    program = str(Path(sys.argv[1]).resolve())
    report = Report()
    browser = Browser()
    try:
        with tempfile.TemporaryDirectory(prefix="nbrun-pages-") as folder:
            check_course(report, browser, program, Path(folder) / "course")
            check_docs(report, browser, program, Path(folder) / "docs")
            check_constructs(report, browser, program, Path(folder) / "constructs")
            check_failures(report, browser, program, Path(folder) / "failures")
            check_font(report, browser, program, Path(folder) / "font")
    finally:
        browser.close()
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
