#!/usr/bin/env python3
"""Measures nbrun: python3 Benchmarks/run.py PATH_TO_NBRUN

Each program runs as a whole process in turn with its peers, so that a busy machine slows all of them; a ratio is the
median of 7 such rounds. Peers are those of Lua 5.4, GNU Octave and CPython with NumPy that are installed and for which
the program is written; Octave, which takes seconds for a loop, runs once there. Then the parser on a large script, the
time and memory of rendering one lesson, and of starting. Needs nothing but Python's own library.
"""

import functools
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE / "programs"
LESSON = HERE.parent / "Notebooks" / "2-calculus" / "05-rolling-downhill.md"
# Loops over numbers, where the limit is a geometric mean of 0.8 times Lua's time and 1.2 at the most; then the others.
LOOPS = ("loop_sum", "gradient_descent", "sieve", "fib")
OTHERS = ("small_solves", "strings", "elementwise", "network")
ROUNDS = 7
RENDERINGS = 15
PARSED = '''% Part {n} of a long script.
function y{n} = smooth{n}(x, width)
  y{n} = zeros(size(x));
  for k = 1:numel(x)
    low = max(1, k - width);
    if x(k) >= 0.5 && low ~= {n}
      y{n}(k) = mean(x(low:min(end, k + width)).^2) + {n}.25e-3;
    else
      y{n}(k) = -x(k)';
    end
  end
  printf("%d of %s\\n", k, 'part {n}');
end
'''
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


def peers(name):
    """The commands that run a program, by the name of the peer."""
    found = {}
    lua = shutil.which("lua5.4") or shutil.which("lua")
    octave = shutil.which("octave-cli")
    if lua and (PROGRAMS / (name + ".lua")).is_file():
        found["Lua"] = [lua, str(PROGRAMS / (name + ".lua"))]
    if octave:
        found["Octave"] = [octave, "-qf", str(PROGRAMS / (name + ".m"))]
    if has_numpy() and (PROGRAMS / (name + ".py")).is_file():
        found["NumPy"] = [sys.executable, str(PROGRAMS / (name + ".py"))]
    return found


@functools.cache
def has_numpy():
    return subprocess.run([sys.executable, "-c", "import numpy"], capture_output=True).returncode == 0


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def compare(nbrun, name):
    """Prints the times of a program and its peers, and returns the ratios of nbrun's to theirs by the peer's name."""
    own = [nbrun, "eval", str(PROGRAMS / (name + ".m"))]
    expected = measure(own)[2]
    times = {"nbrun": []}
    ratios = {}
    others = peers(name)
    for number in range(ROUNDS):
        seconds = measure(own, expected)[0]
        times["nbrun"].append(seconds)
        for peer, command in others.items():
            if peer == "Octave" and name in LOOPS and number > 0:
                continue
            other = measure(command, expected)[0]
            times.setdefault(peer, []).append(other)
            ratios.setdefault(peer, []).append(seconds / other)
    row = f"{name:<18}{milliseconds(statistics.median(times['nbrun'])):>10}"
    for peer in ("Lua", "Octave", "NumPy"):
        if peer in ratios:
            ratios[peer] = statistics.median(ratios[peer])
            row += f"{milliseconds(statistics.median(times[peer])):>12}{ratios[peer]:>8.3f}"
        else:
            row += f"{'-':>12}{'':>8}"
    print(row, flush=True)
    return ratios


def compare_all(nbrun):
    print(f"{'program':<18}{'nbrun':>10}{'Lua 5.4':>12}{'ratio':>8}{'Octave':>12}{'ratio':>8}{'NumPy':>12}{'ratio':>8}")
    loops = {}
    for name in LOOPS + OTHERS:
        try:
            ratios = compare(nbrun, name)
        except Failed as failure:
            print(f"{name:<18}{failure}")
            continue
        for peer, ratio in ratios.items() if name in LOOPS else ():
            loops.setdefault(peer, []).append(ratio)
    for peer, ratios in loops.items():
        mean, most = statistics.geometric_mean(ratios), max(ratios)
        print(f"loops against {peer}: geometric mean {mean:.3f}, at the most {most:.3f}")


def measure_parser(nbrun):
    """Prints the throughput of the parser and the time to compile a lesson's code, as nbrun measures them itself."""
    with tempfile.NamedTemporaryFile("w", suffix=".m") as script:
        for number in range(20000):
            script.write(PARSED.format(n=number))
        script.flush()
        output = measure([nbrun, "inspect", "--time", script.name])[2]
    print("a large script:       " + output.strip())
    with tempfile.NamedTemporaryFile("w", suffix=".m") as script:
        inside = False
        for line in LESSON.read_text().splitlines():
            if line.startswith("```"):
                inside = line.startswith("```{octave}")
            elif inside and not line.startswith(("#|", "%|")):
                script.write(line + "\n")
        script.flush()
        output = measure([nbrun, "inspect", "--time", script.name])[2]
    print(f"{LESSON.stem}:   " + output.strip())


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
    compare_all(nbrun)
    print()
    measure_parser(nbrun)
    measure_process("render a lesson (" + LESSON.stem + ")", [nbrun, "render", str(LESSON), "-o", "-"], True)
    measure_process("start (--version)", [nbrun, "--version"], False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
