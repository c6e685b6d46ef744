#!/usr/bin/env python3
"""Types into nbrun's prompt through a pseudo-terminal: python3 Tests/Terminal/test_repl.py PATH_TO_NBRUN

Each session has a state folder of its own. The last line counts the checks: 'N passed, N failed'. Needs only Python's
own library.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

PROMPT = ">> "
CONTINUATION = ".. "
UP, DOWN, LEFT, HOME, DELETE = "\x1b[A", "\x1b[B", "\x1b[D", "\x01", "\x1b[3~"
CTRL_C, CTRL_D, CTRL_R, CTRL_U, TAB, ENTER = "\x03", "\x04", "\x12", "\x15", "\t", "\r"
SECONDS = 20


class Unexpected(Exception):
    """The terminal did not show what a test waits for."""


class Terminal:
    """A program in a pseudo-terminal, and all that it has shown."""

    def __init__(self, command, columns=80, **environment):
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH")}
            os.execvpe(command[0], command, {**inherited, "TERM": "xterm", "LANG": "C.UTF-8", **environment})
        self.text = ""
        self.raw = b""
        self.seen = 0

    def read(self, seconds):
        """Reads what comes within some seconds; False at the end of the program."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.descriptor, 65536)
        except OSError:
            return False
        self.raw += data
        # Colours, movements and other commands of the terminal are not text.
        self.text += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]", "", data.decode("utf-8", "replace"))
        return bool(data)

    def expect(self, *texts):
        """Waits for texts after another, and answers what came up to the end of the last."""
        start = self.seen
        for text in texts:
            deadline = time.monotonic() + SECONDS
            while (found := self.text.find(text, self.seen)) < 0:
                if not self.read(0.1) or time.monotonic() > deadline:
                    raise Unexpected(f"no {text!r} in {self.text[self.seen:]!r}")
            self.seen = found + len(text)
        return self.text[start:self.seen]

    def send(self, keys):
        os.write(self.descriptor, keys.encode())

    def enter(self, line, *texts):
        """Enters a line and waits for texts, and then for a prompt."""
        self.send(line + ENTER)
        return self.expect(*texts, PROMPT)

    def end(self):
        """Waits for the end of the program, and answers its exit code."""
        deadline = time.monotonic() + SECONDS
        while self.read(0.1):
            if time.monotonic() > deadline:
                os.kill(self.process, signal.SIGKILL)
        os.close(self.descriptor)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def check(name, condition):
    if not condition:
        raise Unexpected(name)


def test_typing(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME=state)
    terminal.expect("Ctrl-D", PROMPT)
    terminal.enter("1 + 2", "ans = 3\r\n")
    terminal.enter("x = [1 2; 3 4];")
    terminal.enter("x'", "x'", "ans =\r\n\r\n   1   3\r\n   2   4\r\n\r\n")
    terminal.enter("größe = '→'", "größe = →\r\n")
    terminal.enter("plot(1:3)", "3 ┤", "1 ┤")
    terminal.enter("help det", "-- det (A)")
    # Editing: the end is typed first, a letter too many is removed.
    terminal.enter("+ 40" + HOME + "2 x" + LEFT + DELETE, "ans = 42\r\n")
    terminal.send(CTRL_D)
    check("Ctrl-D is no failure", terminal.end() == 0)


def test_a_terminal_gets_a_prompt(program, state):
    terminal = Terminal([program], XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    terminal.enter("1 + 2", "ans = 3\r\n")
    terminal.send("exit" + ENTER)
    check("exit is no failure", terminal.end() == 0)


def test_several_lines(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    for line in ["for k = 1:2", "  x = [k", "10];", TAB + "disp(sum(x))"]:
        terminal.send(line + ENTER)
        terminal.expect("\r\n" + CONTINUATION)
    terminal.enter("end", "\r\n11\r\n12\r\n")
    terminal.send("1 + ..." + ENTER)
    terminal.expect(CONTINUATION)
    terminal.enter("5", "ans = 6\r\n")
    # The whole input comes back at once.
    terminal.send(UP + UP)
    terminal.expect("for k = 1:2")
    terminal.enter("", "\r\n11\r\n12\r\n")
    terminal.send("if true" + ENTER)
    terminal.expect(CONTINUATION)
    terminal.send(CTRL_C)
    terminal.expect("^C\r\n" + PROMPT)
    terminal.enter("y = 1", "y = 1\r\n")
    terminal.send("quit" + ENTER)
    check("quit is no failure", terminal.end() == 0)


def test_history(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    for line in ["a = 1", "b = 22", "c = 333"]:
        terminal.enter(line, "\r\n" + line + "\r\n")
    terminal.send(UP + UP)
    terminal.expect("c = 333", "b = 22")
    terminal.enter("2", "\r\nb = 222\r\n")
    terminal.send(CTRL_R + "a =")
    terminal.expect("a = 1")
    terminal.enter("", "\r\na = 1\r\n")
    terminal.send(CTRL_D)
    terminal.end()
    file = Path(state) / "nbrun" / "history"
    lines = file.read_text(encoding="utf-8").splitlines()
    check(f"the history is {lines}", lines == ["a = 1", "b = 22", "c = 333", "b = 222", "a = 1"])
    check("only the owner reads the history", file.stat().st_mode & 0o777 == 0o600)
    later = Terminal([program, "repl"], XDG_STATE_HOME=state)
    later.expect(PROMPT)
    later.send(UP + UP)
    later.expect("a = 1", "b = 222")
    later.enter("", "\r\nb = 222\r\n")
    later.send(CTRL_D)
    later.end()


def test_a_history_that_cannot_be_written(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME="/proc/nowhere")
    terminal.expect(PROMPT)
    shown = terminal.enter("a = 1", "a = 1\r\n") + terminal.enter("a + 1", "ans = 2\r\n")
    check("nothing is said about it", "history" not in shown and "error" not in shown)
    terminal.send(UP)
    terminal.expect("a + 1")
    terminal.send(CTRL_U + CTRL_D)
    check("it is no failure", terminal.end() == 0)


def test_completion(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    terminal.enter("distance_travelled = 7;")
    terminal.send("dist" + TAB)
    terminal.expect("dist", "ance_travelled")
    terminal.enter(" + 1", "ans = 8\r\n")
    terminal.enter("linsp" + TAB + "(0, 1, 2)", "linsp", "ace", "(0, 1, 2)", "   0   1\r\n")
    terminal.send("endf" + TAB)
    terminal.expect("endfor       endfunction\r\n", PROMPT + "endf")
    terminal.send(CTRL_U)
    terminal.enter("s.width = 3; s.height = 4;")
    terminal.enter("s.h" + TAB, "eight", "ans = 4\r\n")
    terminal.send("nothing_of_this_name" + TAB + CTRL_C)
    terminal.expect("^C\r\n" + PROMPT)
    terminal.send(CTRL_D)
    terminal.end()


def test_errors(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    terminal.enter("a = 1;")
    shown = terminal.enter("b = lenght([1 2])", "error:")
    for line in ["'lenght' undefined", "--> input:2:5", "2 | b = lenght([1 2])", "  |     ^^^^^^", "'length'"]:
        check(f"no {line!r} in {shown!r}", line in shown)
    terminal.enter("x = (1 + ]", "error: parse error: ", "--> input:3")
    terminal.enter("a", "\r\na = 1\r\n")
    terminal.send(CTRL_D)
    check("errors are no failure of the session", terminal.end() == 0)


def test_interruptions(program, state):
    terminal = Terminal([program, "repl"], XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    terminal.send("x = 12" + CTRL_C)
    terminal.expect("^C\r\n" + PROMPT)
    terminal.enter("n = 0;")
    for loop in ["while true, n = n + 1; end", "cellfun(@(k) sum(1:k), num2cell(1:1e7));"]:
        terminal.send(loop + ENTER)
        terminal.expect(loop)
        time.sleep(0.5)
        began = time.monotonic()
        terminal.send(CTRL_C)
        terminal.expect("error: interrupted", PROMPT)
        check("a computation stops at once", time.monotonic() - began < 5)
    terminal.enter("n > 1000", "ans = 1\r\n")
    terminal.enter("for k = 1:1e5, end, k", "k = 100000\r\n")
    # Stopped and continued, the line is drawn again and can be completed.
    terminal.send("4 + ")
    terminal.expect("4 + ")
    os.kill(terminal.process, signal.SIGSTOP)
    os.kill(terminal.process, signal.SIGCONT)
    terminal.expect("4 + ")
    terminal.enter("5", "ans = 9\r\n")
    terminal.send(CTRL_D)
    check("an interruption is no failure of the session", terminal.end() == 0)


def test_a_narrow_terminal(program, state):
    terminal = Terminal([program, "repl"], columns=40, XDG_STATE_HOME=state)
    terminal.expect(PROMPT)
    shown = terminal.enter("plot(1:3)", "1 ┤")
    check("a figure fits", all(len(line) <= 40 for line in shown.split("\r\n")))
    terminal.enter("sum([" + "1 " * 40 + "])", "ans = 40\r\n")
    fcntl.ioctl(terminal.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 30, 0, 0))
    time.sleep(0.2)
    shown = terminal.enter("plot(1:3)", "1 ┤")
    check("a figure fits in the changed window", all(len(line) <= 30 for line in shown.split("\r\n")))
    terminal.send(CTRL_D)
    terminal.end()


def test_a_locale_without_letters(program, state):
    for locale in ["C", ""]:
        terminal = Terminal([program, "repl"], XDG_STATE_HOME=state, LANG=locale)
        terminal.expect(PROMPT)
        terminal.enter("größe = '→'", "größe = '→'\r\n", "größe = →\r\n")
        terminal.send(CTRL_D)
        terminal.end()


def test_a_pipe(program, state):
    def run(text, *arguments):
        result = subprocess.run(
            [program, *arguments], input=text, capture_output=True, text=True, check=False,
            env={**os.environ, "XDG_STATE_HOME": state})
        return result.returncode, result.stdout, result.stderr

    check("a line", run("1+1\n", "repl") == (0, "ans = 2\n", ""))
    check("no line feed at the end", run("x = 3", "repl") == (0, "x = 3\n", ""))
    check("nothing", run("", "repl") == (0, "", ""))
    check("several lines", run("if true\n  y = 1\nend\nexit\nz = 2\n", "repl") == (0, "y = 1\n", ""))
    status, output, errors = run("nothing\nx = 2\ny = [1\n", "repl")
    check("after an error it goes on", status == 1 and output == "x = 2\n")
    check("errors have places", "--> input:1:1\n" in errors and "--> input:3:5\n" in errors)
    check("a limit", run("while 1, end\nx = 2\n", "repl", "--max-steps", "1000")[:2] == (4, "x = 2\n"))
    check("nothing is remembered", not (Path(state) / "nbrun").exists())
    status, output, errors = run("1+1\n")
    check("without a terminal the usage", status == 0 and "USAGE: nbrun" in output + errors)


def test_colours_and_width_are_the_terminals(program, state):
    for environment, options, is_coloured in [
        ({}, [], True), ({"NO_COLOR": ""}, [], True), ({"NO_COLOR": "1"}, [], False), ({"TERM": "dumb"}, [], False),
        ({}, ["--color", "never"], False), ({"NO_COLOR": "1"}, ["--color", "always"], True),
    ]:
        terminal = Terminal([program, "eval", "-e", "undefined_name", *options], **environment)
        check("the exit code", terminal.end() == 1)
        check(f"colours with {environment} {options}", (b"\x1b[31m" in terminal.raw) == is_coloured)
    for columns, widest in [(50, 50), (200, 100)]:
        terminal = Terminal([program, "eval", "-e", "A = 1:99"], columns=columns)
        terminal.end()
        longest = max(len(line) for line in terminal.text.split("\r\n"))
        check(f"{longest} columns of {columns}", widest - 6 < longest <= widest)
    notebook = Path(state) / "a.md"
    notebook.write_text("## Long\n\n" + "**many words** " * 40)
    terminal = Terminal([program, "render", str(notebook), "--to", "text", "-o", "-"], columns=60)
    terminal.end()
    check("text is coloured", b"\x1b[1mLong" in terminal.raw)
    check("and fits", 50 < max(len(line) for line in terminal.text.split("\r\n")) <= 60)
    Terminal([program, "render", str(notebook), "--to", "text"], columns=60).end()
    written = (Path(state) / "a.txt").read_text()
    check("files do not depend on the terminal", "\x1b" not in written and max(map(len, written.split("\n"))) > 60)


def test_the_program_needs_no_libedit(program, state):
    # ldd fails for a program that needs no library at all.
    answer = subprocess.run(["ldd", program], capture_output=True, text=True)
    libraries = answer.stdout + answer.stderr
    check(f"the libraries are known: {libraries}", "libc.so" in libraries or "not a dynamic executable" in libraries)
    check(f"libedit is in the program: {libraries}", not re.search("libedit|libtinfo|libbsd", libraries))


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print("usage: test_repl.py PATH_TO_NBRUN", file=sys.stderr)
        return 2
    program = str(Path(sys.argv[1]).resolve())
    passed = failed = 0
    for name, test in list(globals().items()):
        if not name.startswith("test_"):
            continue
        with tempfile.TemporaryDirectory(prefix="nbrun-repl-") as state:
            try:
                test(program, state)
                passed += 1
            except Unexpected as error:
                failed += 1
                print(f"FAILED {name[5:].replace('_', ' ')}: {error}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
