"""Chromium without a window, driven over a pipe by the DevTools protocol; needs nothing but Python's own library."""

import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

DEADLINE = 30.0  # seconds for any single answer, unless a call says otherwise


class Browser:
    """One running Chromium with one page, cut off from every network."""

    def __init__(self, environment=None, flags=()):
        program = shutil.which(os.environ.get("CHROMIUM", "chromium"))
        if program is None:
            raise SystemExit("Chromium is missing: install the Debian package chromium, or set CHROMIUM to a program.")
        self._profile = tempfile.TemporaryDirectory(prefix="nbrun-browser-", ignore_cleanup_errors=True)
        commands, self._commands = os.pipe()
        self._answers, answers = os.pipe()
        # Chromium reads commands from descriptor 3 and answers on 4, which may be taken here.
        spare = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10) for descriptor in (commands, answers)]

        def connect():
            os.dup2(spare[0], 3)
            os.dup2(spare[1], 4)

        self._process = subprocess.Popen(
            [
                program, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + self._profile.name,
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--hide-scrollbars",
                "--disable-background-networking", "--disable-component-update", "--disable-extensions",
                "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", *flags, "about:blank",
            ],
            env={**os.environ, **(environment or {})}, preexec_fn=connect, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        for descriptor in (commands, answers, *spare):
            os.close(descriptor)
        self._buffer = b""
        self._count = 0
        self._session = None
        self._loaded = False
        self.problems = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")
        self.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)

    def close(self):
        os.close(self._commands)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._answers)
        self._profile.cleanup()

    def call(self, method, seconds=DEADLINE, **parameters):
        """Sends one command and returns its result; events that come first are kept."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive(seconds)
            if answer.get("id") == self._count:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self._note(answer)

    def emulate(self, width, theme, media="screen", height=900):
        """Sets the size of the window in pixels, the preferred theme (light, dark) and the medium (screen, print)."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call(
            "Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": theme}])

    def open(self, path):
        """Opens a file and returns what went wrong: errors in the console, and requests for anything but the file."""
        self.problems = []
        self._loaded = False
        self._address = Path(path).resolve().as_uri()
        error = self.call("Page.navigate", url=self._address).get("errorText")
        if error:
            raise RuntimeError(f"{path}: {error}")
        while not self._loaded:
            self._note(self._receive())
        self.evaluate("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => done(0))))")
        return self.problems

    def evaluate(self, expression, seconds=DEADLINE):
        """The value of a JavaScript expression in the page; promises are awaited."""
        result = self.call("Runtime.evaluate", seconds, expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return result["result"].get("value")

    def _receive(self, seconds=DEADLINE):
        end = time.monotonic() + seconds
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._answers], [], [], max(0.0, end - time.monotonic()))
            piece = os.read(self._answers, 1 << 20) if ready else b""
            if not piece:
                raise RuntimeError("Chromium does not answer")
            self._buffer += piece
        message, self._buffer = self._buffer.split(b"\0", 1)
        return json.loads(message)

    def _note(self, event):
        method, parameters = event.get("method"), event.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.problems.append("exception: " + details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled" and parameters["type"] in ("error", "warning", "assert"):
            self.problems.append("console: " + " ".join(str(part.get("value")) for part in parameters["args"]))
        elif method == "Log.entryAdded" and parameters["entry"]["level"] in ("error", "warning"):
            self.problems.append("console: " + parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            address = parameters["request"]["url"]
            if address.split("#")[0] != self._address and not address.startswith(("data:", "blob:")):
                self.problems.append("request for " + address)
