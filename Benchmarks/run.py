#!/usr/bin/env python3
"""Measures nbrun: python3 Benchmarks/run.py PATH_TO_NBRUN

Each program runs as a whole process in turn with its peer in Lua, so that a busy machine slows both; the ratio is the
median of 7 such pairs. GNU Octave, where installed, runs once. Then the time and memory of rendering one lesson and of
starting. Needs nothing but Python's own library.
"""

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
LESSON = HERE.parent / "Notebooks" / "2-calculus" / "05-rolling-downhill.md"
NAMES = ("loop_sum", "gradient_descent", "sieve", "fib")
PAIRS = 7
RENDERINGS = 15
LIMIT_MILLISECONDS = 40
LIMIT_MEGABYTES = 60


class Failed(Exception):
    pass


def measure(command, expected=None):
    """Runs a command and returns its wall time in seconds, its peak memory in bytes and its output.

    The kernel counts the memory of the starting process too, so that the peak is never below that of this script.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.stdout.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise Failed(f"exit code {process.returncode}")
    if expected is not None and output != expected:
        raise Failed(f"printed {output.strip()!r}, not {expected.strip()!r}")
    return seconds, usage.ru_maxrss * 1024, output


def compare(nbrun, lua, octave, name):
    """The median times of nbrun and Lua, the median of their ratios, and the time of Octave, if there is one."""
    source = str(PROGRAMS / (name + ".m"))
    peer = [lua, str(PROGRAMS / (name + ".lua"))]
    expected = measure(peer)[2]
    measure([nbrun, "eval", source], expected)
    pairs = [(measure([nbrun, "eval", source], expected)[0], measure(peer)[0]) for _ in range(PAIRS)]
    own = statistics.median(pair[0] for pair in pairs)
    other = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[0] / pair[1] for pair in pairs)
    return own, other, ratio, measure([octave, "-qf", source], expected)[0] if octave else None


def milliseconds(seconds):
    return f"{seconds * 1000:.0f} ms"


def compare_all(nbrun):
    lua = shutil.which("lua5.4") or shutil.which("lua")
    octave = shutil.which("octave-cli")
    if lua is None:
        print("Lua is not installed; nothing to compare with.")
        return
    print(f"{'program':<18}{'nbrun':>10}{'Lua 5.4':>10}{'nbrun/Lua':>12}{'Octave':>12}{'nbrun/Octave':>14}")
    ratios, others = [], []
    for name in NAMES:
        try:
            own, other, ratio, slow = compare(nbrun, lua, octave, name)
        except Failed as failure:
            print(f"{name:<18}{failure}")
            continue
        ratios.append(ratio)
        row = f"{name:<18}{milliseconds(own):>10}{milliseconds(other):>10}{ratio:>12.2f}"
        if slow is not None:
            others.append(own / slow)
            row += f"{milliseconds(slow):>12}{own / slow:>14.3f}"
        print(row, flush=True)
    row = f"{'geometric mean':<38}{statistics.geometric_mean(ratios):>12.2f}" if ratios else ""
    if others:
        row += f"{statistics.geometric_mean(others):>26.3f}"
    print(row)


def measure_process(title, command, limits):
    """Prints the median time and the peak memory of several runs of one command."""
    try:
        runs = [measure(command) for _ in range(RENDERINGS)]
    except Failed as failure:
        print(f"{title:<38}{failure}")
        return
    seconds = statistics.median(run[0] for run in runs)
    fastest = min(run[0] for run in runs)
    megabytes = max(run[1] for run in runs) / 1e6
    row = f"{title:<38}{seconds * 1000:>6.1f} ms (fastest {fastest * 1000:.1f}), at most {megabytes:.1f} MB"
    if limits:
        is_within = seconds * 1000 <= LIMIT_MILLISECONDS and megabytes <= LIMIT_MEGABYTES
        row += f"; limits {LIMIT_MILLISECONDS} ms, {LIMIT_MEGABYTES} MB: {'kept' if is_within else 'EXCEEDED'}"
    print(row)


def main():
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        print("usage: run.py PATH_TO_NBRUN", file=sys.stderr)
        return 2
    nbrun = str(Path(sys.argv[1]).resolve())
    needed = [LESSON] + [PROGRAMS / (name + ending) for name in NAMES for ending in (".m", ".lua")]
    missing = [str(path) for path in needed if not path.is_file()]
    if missing:
        print("missing: " + ", ".join(missing), file=sys.stderr)
        return 1
    compare_all(nbrun)
    print()
    measure_process("render a lesson (" + LESSON.stem + ")", [nbrun, "render", str(LESSON), "-o", "-"], True)
    measure_process("start (--version)", [nbrun, "--version"], False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
