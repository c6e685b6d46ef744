#!/usr/bin/env python3
"""Times plots: python3 Benchmarks/plots.py PATH_TO_NBRUN

Prints for each plot how long nbrun takes from the values to the SVG text and how long that is, as nbrun measures it
itself; then, where matplotlib is installed, the same line plot by both in turn, in whole calls within a process, and the
ratio. The limits are those of the graphics: a line of 200 points in 1 ms, a contour in 10 ms, a line of a million points in
60 ms and 60 kB, a surface of 40 x 40 in 10 ms.
"""

import io
import re
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = '''
x = linspace(0, 10, 200);
plot(x, sin(x).*exp(-x/5)), title("a line of 200 points")
figure
[X, Y] = meshgrid(linspace(-3, 3, 60));
contour(X, Y, peaks(60)), title("a contour of 60 x 60")
figure
t = linspace(0, 1, 1e6);
plot(t, sin(40*t) + 0.1*sin(9000*t)), title("a line of 10^6 points")
'''
SURFACE = '''
figure
surf(peaks(40)), title("a surface of 40 x 40")
'''
LIMITS = {"200 points": (1, None), "60 x 60": (10, None), "10^6": (60, 60_000), "40 x 40": (10, None)}
ROUNDS = 7


def times(nbrun, program):
    """The time in milliseconds and the size of every figure of a program."""
    with tempfile.NamedTemporaryFile("w", suffix=".m") as script:
        script.write(program)
        script.flush()
        output = subprocess.run([nbrun, "inspect", "--figures", script.name], capture_output=True, text=True).stdout
    return {
        match[1]: (float(match[2]), int(match[3])) for match in re.finditer(r"(.+): ([\d.]+) ms, (\d+) bytes", output)}


def matplotlib_line():
    """The time in milliseconds that matplotlib takes for the line, and its size; None where it is not installed."""
    try:
        import matplotlib
        import numpy
    except ImportError:
        return None
    matplotlib.use("svg")
    from matplotlib.figure import Figure

    x = numpy.linspace(0, 10, 200)
    y = numpy.sin(x) * numpy.exp(-x / 5)
    start = time.perf_counter()
    figure = Figure(figsize=(6.4, 3.6))
    axes = figure.add_subplot()
    axes.plot(x, y)
    axes.set_title("a line of 200 points")
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    return (time.perf_counter() - start) * 1000, len(file.getvalue())


def main():
    if len(sys.argv) != 2:
        print("usage: plots.py PATH_TO_NBRUN", file=sys.stderr)
        return 2
    nbrun = sys.argv[1]
    kept = True
    for name, (milliseconds, size) in times(nbrun, PROGRAM + SURFACE).items():
        limit, largest = next((limit for part, limit in LIMITS.items() if part in name), (None, None))
        within = (limit is None or milliseconds <= limit) and (largest is None or size <= largest)
        kept = kept and within
        print(f"{name:<24}{milliseconds:>8.2f} ms{size:>9} bytes{'' if within else '   OVER THE LIMIT'}")
    runs = []
    for _ in range(ROUNDS + 1):
        own, other = times(nbrun, PROGRAM.split("figure")[0]), matplotlib_line()
        if other is None:
            print("matplotlib is not installed")
            return 0 if kept else 1
        runs.append((other[0], own["a line of 200 points"][0]))
    # The first call of matplotlib looks for fonts.
    other = statistics.median(run[0] for run in runs[1:])
    own = statistics.median(run[1] for run in runs[1:])
    print(f"matplotlib: {other:.1f} ms for the line, {other / own:.0f} times nbrun's {own:.2f} ms")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
