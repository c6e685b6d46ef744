"""axe-core in the open page: what it finds against WCAG 2.2 at level AA and against good practice.

Its script comes from PyPI, in a wheel whose Python part is not used, and is kept beside what was built.
"""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

# axe-core 4.12.1, the first of PyPI's packages to know all rules of WCAG 2.2.
PACKAGE = "axe-playwright-python==0.1.8"
SCRIPT = "axe_playwright_python/axe.min.js"
FOLDER = Path(__file__).resolve().parent.parent.parent / ".build" / "axe"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Folds are opened for the while, and what the page's script makes of it is awaited.
RUN = """
(async () => {
  const folds = [...document.querySelectorAll("details:not([open])")];
  for (const fold of folds) fold.open = true;
  for (let frame = 0; frame < 2; frame++) await new Promise(done => requestAnimationFrame(done));
  const options = {runOnly: {type: "tag", values: %s}, resultTypes: ["violations"], preload: false};
  const found = await axe.run(document, options);
  for (const fold of folds) fold.open = false;
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${node.target.flat().join(" ")}: ` +
    [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")));
})()
""" % json.dumps(TAGS)
SECONDS = 120.0  # for the longest page on a busy machine


def script():
    """The text of axe-core, fetched once."""
    name = PACKAGE.replace("-", "_").replace("==", "-")
    wheel = FOLDER / f"{name}-py3-none-any.whl"
    if not wheel.is_file():
        FOLDER.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest",
             str(FOLDER), PACKAGE], check=True)
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(SCRIPT).decode("utf-8")


def violations(browser, script):
    """What axe-core finds wrong in the page that is open: rule, impact, selector and reason."""
    browser.evaluate(script + "\n;0")
    return browser.evaluate(RUN, SECONDS)
