// Eigenvalues and eigenvectors of a symmetric matrix, included by LinearAlgebra.hpp in the namespace of each build.
//
// Householder tridiagonalisation from the last column and the implicit QL or QR iteration (Golub and Van Loan, Matrix
// Computations, sections 8.3.1 and 8.3.3), in the conventions of LAPACK's sytd2 and steqr: an eigenvector is defined up
// to its sign, and these choices give the signs that programs over LAPACK print.

/// Plane rotation with c f + s g = r and c g - s f = 0.
struct Rotation {
  double c, s, r;
  Rotation(double f, double g) {
    if (g == 0) {
      c = 1, s = 0, r = f;
    } else if (f == 0) {
      c = 0, s = std::copysign(1.0, g), r = std::fabs(g);
    } else {
      const double length = std::sqrt(f * f + g * g);
      c = std::fabs(f) / length, r = std::copysign(length, f), s = g / r;
    }
  }
};

/// [x y] becomes [c x + s y, c y - s x].
inline void rotateColumns(Index n, double c, double s, double *x, double *y) {
  for (Index i = 0; i < n; i++) {
    const double old = x[i];
    x[i] = c * old + s * y[i];
    y[i] = c * y[i] - s * old;
  }
}

/// Reduces the upper triangle of `a` to a diagonal and `off`, the elements beside it. Unless `q` is null it becomes the
/// orthogonal matrix with Q T transpose(Q) = A.
inline void tridiagonalise(Index n, double *a, double *diagonal, double *off, double *q) {
  std::vector<double> tau(n), w(n);
  for (Index i = n - 2; i >= 0; i--) {
    // The reflection of rows 0...i that leaves only row i of column i + 1.
    double *v = a + (i + 1) * n;
    double tail = 0;
    for (Index k = 0; k < i; k++) tail += v[k] * v[k];
    off[i] = v[i];
    if (tail > 0) {
      const double alpha = v[i], beta = -std::copysign(std::sqrt(alpha * alpha + tail), alpha);
      off[i] = beta;
      tau[i] = (beta - alpha) / beta;
      for (Index k = 0; k < i; k++) v[k] /= alpha - beta;
      v[i] = 1;
      for (Index k = 0; k <= i; k++) w[k] = 0;
      for (Index j = 0; j <= i; j++) {
        const double *column = a + j * n;
        double sum = 0;
        for (Index k = 0; k < j; k++) {
          w[k] += column[k] * v[j];
          sum += column[k] * v[k];
        }
        w[j] += sum + column[j] * v[j];
      }
      double overlap = 0;
      for (Index k = 0; k <= i; k++) {
        w[k] *= tau[i];
        overlap += w[k] * v[k];
      }
      for (Index k = 0; k <= i; k++) w[k] -= tau[i] / 2 * overlap * v[k];
      for (Index j = 0; j <= i; j++)
        for (Index k = 0; k <= j; k++) a[k + j * n] -= v[k] * w[j] + w[k] * v[j];
    }
  }
  for (Index i = 0; i < n; i++) diagonal[i] = a[i + i * n];
  if (!q) return;
  std::fill(q, q + n * n, 0.0);
  for (Index i = 0; i < n; i++) q[i + i * n] = 1;
  for (Index i = 0; i + 1 < n; i++) {
    if (tau[i] == 0) continue;
    const double *v = a + (i + 1) * n;
    for (Index j = 0; j <= i; j++) {
      double sum = 0;
      for (Index k = 0; k <= i; k++) sum += v[k] * q[k + j * n];
      for (Index k = 0; k <= i; k++) q[k + j * n] -= tau[i] * sum * v[k];
    }
  }
}

/// Diagonalises [a b; b c]: `large` and `small` are the eigenvalues by magnitude, (c1, s1) the unit eigenvector of
/// `large`.
struct TwoByTwo {
  double large, small, c1, s1;
  TwoByTwo(double a, double b, double c) {
    const double sum = a + c, difference = a - c, root = std::hypot(difference, 2 * b);
    const double bigger = std::fabs(a) > std::fabs(c) ? a : c, lesser = std::fabs(a) > std::fabs(c) ? c : a;
    if (sum == 0) {
      large = root / 2, small = -root / 2;
    } else {
      large = (sum + std::copysign(root, sum)) / 2;
      small = bigger / large * lesser - b / large * b;
    }
    const double cosine = difference >= 0 ? difference + root : difference - root;
    if (std::fabs(cosine) > std::fabs(2 * b)) {
      const double ratio = -2 * b / cosine;
      s1 = 1 / std::sqrt(1 + ratio * ratio), c1 = ratio * s1;
    } else if (b == 0) {
      c1 = 1, s1 = 0;
    } else {
      const double ratio = -cosine / (2 * b);
      c1 = 1 / std::sqrt(1 + ratio * ratio), s1 = ratio * c1;
    }
    if ((sum >= 0) == (difference >= 0)) {
      const double old = c1;
      c1 = -s1, s1 = old;
    }
  }
};

/// Diagonalises the tridiagonal matrix by the implicit iteration with Wilkinson's shift; `q` (or null) collects the
/// rotations. Returns false when an eigenvalue did not converge.
inline bool diagonalise(Index n, double *d, double *e, double *q) {
  constexpr double eps = std::numeric_limits<double>::epsilon() / 2, tiny = std::numeric_limits<double>::min();
  Index iterations = 30 * n;
  for (Index start = 0; start < n;) {
    Index last = start;
    for (; last + 1 < n; last++) {
      if (std::fabs(e[last]) <= std::sqrt(std::fabs(d[last])) * std::sqrt(std::fabs(d[last + 1])) * eps) break;
    }
    Index l = start, end = last;
    start = last + 1;
    // QL from the top when the larger elements are at the bottom, else QR from the bottom: the same with indices run
    // the other way.
    if (std::fabs(d[end]) < std::fabs(d[l])) std::swap(l, end);
    const Index step = end >= l ? 1 : -1;
    const auto beside = [=](Index k) -> double & { return e[step > 0 ? k : k - 1]; };
    while ((end - l) * step >= 0) {
      Index m = l;
      for (; m != end; m += step) {
        const double off = beside(m);
        if (off * off <= eps * eps * std::fabs(d[m]) * std::fabs(d[m + step]) + tiny) {
          beside(m) = 0;
          break;
        }
      }
      if (m == l) {
        l += step;
        continue;
      }
      if (m == l + step) {
        const Index first = std::min(l, m);
        const TwoByTwo pair(d[first], e[first], d[first + 1]);
        if (q) rotateColumns(n, pair.c1, pair.s1, q + first * n, q + (first + 1) * n);
        d[first] = pair.large, d[first + 1] = pair.small, e[first] = 0;
        l += 2 * step;
        continue;
      }
      if (iterations-- == 0) return false;
      double g = (d[l + step] - d[l]) / (2 * beside(l));
      g = d[m] - d[l] + beside(l) / (g + std::copysign(std::hypot(g, 1.0), g));
      double s = 1, c = 1, p = 0;
      for (Index i = m - step; (i - l) * step >= 0; i -= step) {
        const double f = s * beside(i), b = c * beside(i);
        const Rotation rotation(g, f);
        c = rotation.c, s = rotation.s;
        if (i != m - step) beside(i + step) = rotation.r;
        g = d[i + step] - p;
        const double r = (d[i] - g) * s + 2 * c * b;
        p = s * r;
        d[i + step] = g + p;
        g = c * r - b;
        if (q) rotateColumns(n, c, s, q + (i + step) * n, q + i * n);
      }
      d[l] -= p;
      beside(l) = g;
    }
  }
  return true;
}

inline int symmetricEigen(ptrdiff_t n, const double *a, double *values, double *vectors) {
  return guarded([=] {
    std::vector<double> work(a, a + n * n), off(n);
    double largest = 0;
    for (const double x : work) {
      if (!std::isfinite(x)) return int(NK_NOT_FINITE);
      largest = std::max(largest, std::fabs(x));
    }
    // Squares of very large or small elements would overflow or vanish.
    const bool isScaled = largest > 0 && (largest > 0x1p400 || largest < 0x1p-400);
    const double scale = isScaled ? std::ldexp(1.0, -std::ilogb(largest)) : 1;
    if (isScaled)
      for (double &x : work) x *= scale;
    tridiagonalise(n, work.data(), values, off.data(), vectors);
    if (!diagonalise(n, values, off.data(), vectors)) return int(NK_NO_CONVERGENCE);
    for (Index i = 0; i < n; i++) {
      Index smallest = i;
      for (Index j = i + 1; j < n; j++)
        if (values[j] < values[smallest]) smallest = j;
      if (smallest == i) continue;
      std::swap(values[i], values[smallest]);
      if (vectors) std::swap_ranges(vectors + i * n, vectors + (i + 1) * n, vectors + smallest * n);
    }
    if (isScaled)
      for (Index i = 0; i < n; i++) values[i] /= scale;
    return int(NK_OK);
  });
}
