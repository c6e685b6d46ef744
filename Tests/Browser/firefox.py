"""Firefox without a window, driven by its Marionette protocol; needs nothing but Python's own library."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

DEADLINE = 60.0  # seconds for any single answer


class Firefox:
    """One running Firefox with one page."""

    def __init__(self):
        program = shutil.which(os.environ.get("FIREFOX", "firefox-esr")) or shutil.which("firefox")
        if program is None:
            raise SystemExit("Firefox is missing: install the Debian package firefox-esr, or set FIREFOX to a program.")
        self._profile = tempfile.TemporaryDirectory(prefix="nbrun-firefox-", ignore_cleanup_errors=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        # No network but for the line between the two: everything goes to a proxy that is not there.
        preferences = {
            "marionette.port": port, "network.proxy.type": 1, "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": 9, "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9,
            "datareporting.policy.dataSubmissionEnabled": False, "app.update.auto": False,
            "browser.shell.checkDefaultBrowser": False, "toolkit.telemetry.enabled": False,
        }
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in preferences.items()]
        Path(self._profile.name, "user.js").write_text("\n".join(lines) + "\n", encoding="utf-8")
        self._process = subprocess.Popen(
            [program, "--headless", "--marionette", "--no-remote", "--profile", self._profile.name],
            env={**os.environ, "HOME": self._profile.name, "MOZ_HEADLESS_WIDTH": "1280", "MOZ_HEADLESS_HEIGHT": "900"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + DEADLINE
        while True:
            try:
                self._line = socket.create_connection(("127.0.0.1", port), DEADLINE)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        self._buffer = b""
        self._count = 0
        self._receive()
        self.call("WebDriver:NewSession", capabilities={})

    def close(self):
        self._line.close()
        self._process.terminate()
        self._process.wait(20)
        self._profile.cleanup()

    def call(self, command, **parameters):
        """Sends one command and returns its result."""
        self._count += 1
        message = json.dumps([0, self._count, command, parameters]).encode()
        self._line.sendall(str(len(message)).encode() + b":" + message)
        while True:
            _, number, error, result = self._receive()
            if number != self._count:
                continue
            if error:
                raise RuntimeError(f"{command}: {error['message']}")
            return result

    def open(self, path):
        """Opens a file."""
        self.call("WebDriver:Navigate", url=Path(path).resolve().as_uri())
        self.evaluate("void (window.problems = [], addEventListener('error', (e) => problems.push(e.message)))")

    def evaluate(self, expression):
        """The value of a JavaScript expression in the page."""
        return self.call(
            "WebDriver:ExecuteScript", script=f"return ({expression})", args=[], sandbox=None, newSandbox=False)["value"]

    def click(self, selector):
        """Clicks in the middle of an element."""
        self.call("WebDriver:ElementClick", id=self._find(selector))

    def type(self, selector, text):
        """Puts a text into a field, key by key, in the place of what is there."""
        self.evaluate(f"(e => {{ e.focus(); e.select(); }})(document.querySelector({selector!r}))")
        self.call("WebDriver:ElementSendKeys", id=self._find(selector), text=text)

    def screenshot(self):
        """The page as it is seen, PNG in base 64."""
        return self.call("WebDriver:TakeScreenshot", full=False, hash=False)["value"]

    def _find(self, selector):
        return list(self.call("WebDriver:FindElement", using="css selector", value=selector)["value"].values())[0]

    def _receive(self):
        while b":" not in self._buffer:
            self._more()
        length, rest = self._buffer.split(b":", 1)
        self._buffer = rest
        while len(self._buffer) < int(length):
            self._more()
        message = json.loads(self._buffer[: int(length)])
        self._buffer = self._buffer[int(length):]
        return message

    def _more(self):
        piece = self._line.recv(1 << 16)
        if not piece:
            raise RuntimeError("Firefox does not answer")
        self._buffer += piece
