import numpy as np

A = np.array([[2.0, 1, 0], [1, 3, 1], [0, 1, 4]])
b = np.array([1.0, 2, 3])
s = 0.0
for k in range(20000):
    x = np.linalg.solve(A, b)
    s += x @ A @ x
    b = b + 0.0001 * x
print("%.6g" % s)
