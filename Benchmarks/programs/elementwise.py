import numpy as np

x = np.linspace(0, 1, 1000000)
s = 0.0
for k in range(20):
    y = np.sin(x) * np.exp(-x) + x**2 - 3 * x
    s += y.sum() / 1e6
print("%.6f" % s)
