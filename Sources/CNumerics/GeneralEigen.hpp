// Eigenvalues and eigenvectors of a real square matrix, included by LinearAlgebra.hpp in the namespace of each build.
//
// Balancing, Householder reduction to Hessenberg form, Francis's double-shift QR iteration and back substitution (Golub
// and Van Loan, Matrix Computations, sections 7.4 to 7.6), in the conventions of LAPACK's geev: the order of the values
// and the signs of the vectors are then those that programs over LAPACK print.

/// A balanced matrix: rows and columns before `low` and after `high` are isolated eigenvalues. Outside that range
/// `scale` holds the index that was exchanged, inside it the factor of the row.
struct Balance {
  Index low, high;
  std::vector<double> scale;
};

inline Balance balance(Index n, double *a) {
  Balance result{0, n - 1, std::vector<double>(n, 1.0)};
  Index &low = result.low, &high = result.high;
  const auto exchange = [&](Index i, Index j) {
    if (i == j) return;
    std::swap_ranges(a + i * n, a + (i + 1) * n, a + j * n);
    for (Index k = 0; k < n; k++) std::swap(a[i + k * n], a[j + k * n]);
  };
  for (bool found = true; found && high > 0;) {
    found = false;
    for (Index j = high; j >= 0 && !found; j--) {
      bool isolated = true;
      for (Index i = 0; i <= high; i++) isolated = isolated && (i == j || a[j + i * n] == 0);
      if (!isolated) continue;
      result.scale[high] = double(j);
      exchange(j, high--);
      found = true;
    }
  }
  for (bool found = true; found && low < high;) {
    found = false;
    for (Index j = low; j <= high && !found; j++) {
      bool isolated = true;
      for (Index i = low; i <= high; i++) isolated = isolated && (i == j || a[i + j * n] == 0);
      if (!isolated) continue;
      result.scale[low] = double(j);
      exchange(j, low++);
      found = true;
    }
  }
  for (bool changed = low < high; changed;) {
    changed = false;
    for (Index i = low; i <= high; i++) {
      double column = 0, row = 0;
      for (Index k = low; k <= high; k++) {
        column += a[k + i * n] * a[k + i * n];
        row += a[i + k * n] * a[i + k * n];
      }
      if (column == 0 || row == 0) continue;
      column = std::sqrt(column), row = std::sqrt(row);
      const double sum = column + row;
      double factor = 1;
      while (column < row / 2 && factor < 0x1p400) factor *= 2, column *= 2, row /= 2;
      while (column / 2 >= row && factor > 0x1p-400) factor /= 2, column /= 2, row *= 2;
      if (column + row >= 0.95 * sum) continue;
      result.scale[i] *= factor;
      changed = true;
      for (Index k = low; k < n; k++) a[i + k * n] /= factor;
      for (Index k = 0; k <= high; k++) a[k + i * n] *= factor;
    }
  }
  return result;
}

/// The reflection I - tau v transpose(v), v[0] = 1, that maps the vector in `v` to a multiple of the first unit vector,
/// which is returned; v is replaced by the tail of the reflection's vector.
inline double reflect(Index count, double *v, double &tau) {
  double tail = 0;
  for (Index k = 1; k < count; k++) tail += v[k] * v[k];
  tau = 0;
  const double alpha = v[0];
  if (tail == 0) return alpha;
  const double beta = -std::copysign(std::sqrt(alpha * alpha + tail), alpha);
  tau = (beta - alpha) / beta;
  for (Index k = 1; k < count; k++) v[k] /= alpha - beta;
  return beta;
}

/// Reduces the balanced matrix to Hessenberg form H; `q` (or null) becomes the orthogonal Q with Q H transpose(Q) = A.
inline void reduceToHessenberg(Index n, const Balance &range, double *a, double *q) {
  std::vector<double> taus(n), v(n);
  for (Index i = range.low; i + 1 < range.high; i++) {
    const Index first = i + 1, count = range.high - i;
    double *column = a + first + i * n;
    const double beta = reflect(count, column, taus[i]);
    std::copy(column, column + count, v.begin());
    v[0] = 1;
    column[0] = beta;
    if (taus[i] == 0) continue;
    for (Index j = 0; j <= range.high; j++) {
      double sum = 0;
      for (Index k = 0; k < count; k++) sum += a[j + (first + k) * n] * v[k];
      for (Index k = 0; k < count; k++) a[j + (first + k) * n] -= taus[i] * sum * v[k];
    }
    for (Index j = first; j < n; j++) {
      double sum = 0;
      for (Index k = 0; k < count; k++) sum += a[first + k + j * n] * v[k];
      for (Index k = 0; k < count; k++) a[first + k + j * n] -= taus[i] * sum * v[k];
    }
  }
  if (q) {
    std::fill(q, q + n * n, 0.0);
    for (Index i = 0; i < n; i++) q[i + i * n] = 1;
    for (Index i = range.high - 2; i >= range.low; i--) {
      if (taus[i] == 0) continue;
      const Index first = i + 1, count = range.high - i;
      std::copy(a + first + i * n, a + first + i * n + count, v.begin());
      v[0] = 1;
      for (Index j = first; j < n; j++) {
        double sum = 0;
        for (Index k = 0; k < count; k++) sum += q[first + k + j * n] * v[k];
        for (Index k = 0; k < count; k++) q[first + k + j * n] -= taus[i] * sum * v[k];
      }
    }
  }
  for (Index j = 0; j < n; j++)
    for (Index i = j + 2; i < n; i++) a[i + j * n] = 0;
}

/// The rotation (c, s) that makes [a b; c d] either upper triangular or, for complex eigenvalues, of equal diagonal
/// elements, and the block that results.
struct StandardBlock {
  double a, b, c, d, cosine = 1, sine = 0;
  StandardBlock(double a0, double b0, double c0, double d0) : a(a0), b(b0), c(c0), d(d0) {
    constexpr double eps = std::numeric_limits<double>::epsilon();
    if (c == 0) return;
    if (b == 0) {
      cosine = 0, sine = 1;
      std::swap(a, d);
      b = -c, c = 0;
      return;
    }
    const double difference = a - d;
    if (difference == 0 && std::signbit(b) != std::signbit(c)) return;
    const double half = difference / 2;
    const double larger = std::max(std::fabs(b), std::fabs(c));
    const double signs = std::copysign(1.0, b) * std::copysign(1.0, c);
    const double smaller = std::min(std::fabs(b), std::fabs(c)) * signs;
    const double scale = std::max(std::fabs(half), larger);
    const double discriminant = half / scale * half + larger / scale * smaller;
    if (discriminant >= 4 * eps) {
      const double z = half + std::copysign(std::sqrt(scale) * std::sqrt(discriminant), half);
      a = d + z;
      d -= larger / z * smaller;
      const double length = std::hypot(c, z);
      cosine = z / length, sine = c / length;
      b -= c, c = 0;
      return;
    }
    const double sum = b + c, length = std::hypot(sum, difference);
    cosine = std::sqrt((1 + std::fabs(sum) / length) / 2);
    sine = -(half / (length * cosine)) * std::copysign(1.0, sum);
    const double aa = a * cosine + b * sine, bb = b * cosine - a * sine;
    const double cc = c * cosine + d * sine, dd = d * cosine - c * sine;
    b = bb * cosine + dd * sine, c = cc * cosine - aa * sine;
    a = d = ((aa * cosine + cc * sine) + (dd * cosine - bb * sine)) / 2;
    if (c == 0) return;
    if (b == 0) {
      b = -c, c = 0;
      std::swap(cosine, sine);
      cosine = -cosine;
    } else if (std::signbit(b) == std::signbit(c)) {
      const double rootB = std::sqrt(std::fabs(b)), rootC = std::sqrt(std::fabs(c));
      const double p = std::copysign(rootB * rootC, c), tau = 1 / std::sqrt(std::fabs(b + c));
      a += p, d -= p;
      b -= c, c = 0;
      const double c1 = rootB * tau, s1 = rootC * tau, old = cosine;
      cosine = old * c1 - sine * s1;
      sine = old * s1 + sine * c1;
    }
  }
};

/// Reduces the Hessenberg matrix `h` to real Schur form, `z` (or null) collecting the transformations. Returns false
/// when an eigenvalue did not converge.
inline bool reduceToSchur(Index n, const Balance &range, double *h0, double *z, Complex *values) {
  constexpr double ulp = std::numeric_limits<double>::epsilon();
  const Index low = range.low, high = range.high;
  const double tiny = std::numeric_limits<double>::min() * (double(high - low + 1) / ulp);
  const auto h = [=](Index i, Index j) -> double & { return h0[i + j * n]; };
  for (Index i = 0; i < n; i++)
    if (i < low || i > high) values[i] = h(i, i);
  Index deflations = 0, iterations = 30 * std::max<Index>(10, high - low + 1);
  for (Index i = high; i >= low;) {
    Index l = i;
    for (; l > low; l--) {
      const double off = std::fabs(h(l, l - 1));
      if (off <= tiny) break;
      double size = std::fabs(h(l - 1, l - 1)) + std::fabs(h(l, l));
      if (size == 0) {
        if (l - 2 >= low) size += std::fabs(h(l - 1, l - 2));
        if (l + 1 <= high) size += std::fabs(h(l + 1, l));
      }
      if (off > ulp * size) continue;
      // The test of Ahues and Tisseur, which looks at the whole two by two block.
      const double other = std::fabs(h(l - 1, l)), gap = std::fabs(h(l - 1, l - 1) - h(l, l));
      const double ab = std::max(off, other), ba = std::min(off, other);
      const double aa = std::max(std::fabs(h(l, l)), gap), bb = std::min(std::fabs(h(l, l)), gap), s = aa + ab;
      if (ba * (ab / s) <= std::max(tiny, ulp * (bb * (aa / s)))) break;
    }
    if (l > low) h(l, l - 1) = 0;
    if (l == i) {
      values[i] = h(i, i);
      i--, deflations = 0;
      continue;
    }
    if (l == i - 1) {
      const StandardBlock block(h(l, l), h(l, i), h(i, l), h(i, i));
      const double c = block.cosine, s = block.sine;
      h(l, l) = block.a, h(l, i) = block.b, h(i, l) = block.c, h(i, i) = block.d;
      for (Index j = i + 1; j < n; j++) {
        const double old = h(l, j);
        h(l, j) = c * old + s * h(i, j);
        h(i, j) = c * h(i, j) - s * old;
      }
      rotateColumns(l, c, s, h0 + l * n, h0 + i * n);
      if (z) rotateColumns(n, c, s, z + l * n, z + i * n);
      const double imaginary = block.c == 0 ? 0 : std::sqrt(std::fabs(block.b)) * std::sqrt(std::fabs(block.c));
      values[l] = Complex(block.a, imaginary), values[i] = Complex(block.d, -imaginary);
      i = l - 1, deflations = 0;
      continue;
    }
    if (iterations-- == 0) return false;
    deflations++;
    double h11 = h(i - 1, i - 1), h21 = h(i, i - 1), h12 = h(i - 1, i), h22 = h(i, i);
    if (deflations % 10 == 0) {
      // An exceptional shift breaks a cycle.
      const bool atBottom = deflations % 20 == 0;
      const double s = atBottom ? std::fabs(h(i, i - 1)) + std::fabs(h(i - 1, i - 2))
                                : std::fabs(h(l + 1, l)) + std::fabs(h(l + 2, l + 1));
      h11 = h22 = 0.75 * s + (atBottom ? h(i, i) : h(l, l));
      h12 = -0.4375 * s, h21 = s;
    }
    double real1 = 0, real2 = 0, imaginary = 0;
    const double size = std::fabs(h11) + std::fabs(h12) + std::fabs(h21) + std::fabs(h22);
    if (size != 0) {
      h11 /= size, h21 /= size, h12 /= size, h22 /= size;
      const double mean = (h11 + h22) / 2, determinant = (h11 - mean) * (h22 - mean) - h12 * h21;
      const double root = std::sqrt(std::fabs(determinant));
      if (determinant >= 0) {
        real1 = real2 = mean * size, imaginary = root * size;
      } else {
        const double upper = mean + root, lower = mean - root;
        real1 = real2 = (std::fabs(upper - h22) <= std::fabs(lower - h22) ? upper : lower) * size;
      }
    }
    double v[3];
    Index m = i - 2;
    for (;; m--) {
      double s = std::fabs(h(m, m) - real2) + imaginary + std::fabs(h(m + 1, m));
      const double below = h(m + 1, m) / s;
      v[0] = below * h(m, m + 1) + (h(m, m) - real1) * ((h(m, m) - real2) / s) + imaginary * (imaginary / s);
      v[1] = below * (h(m, m) + h(m + 1, m + 1) - real1 - real2);
      v[2] = below * h(m + 2, m + 1);
      s = std::fabs(v[0]) + std::fabs(v[1]) + std::fabs(v[2]);
      for (double &x : v) x /= s;
      if (m == l) break;
      const double near = std::fabs(h(m - 1, m - 1)) + std::fabs(h(m, m)) + std::fabs(h(m + 1, m + 1));
      if (std::fabs(h(m, m - 1)) * (std::fabs(v[1]) + std::fabs(v[2])) <= ulp * std::fabs(v[0]) * near) break;
    }
    for (Index k = m; k < i; k++) {
      const Index count = std::min<Index>(3, i - k + 1);
      if (k > m)
        for (Index p = 0; p < count; p++) v[p] = h(k + p, k - 1);
      double tau;
      const double beta = reflect(count, v, tau);
      if (k > m) {
        h(k, k - 1) = beta;
        for (Index p = 1; p < count; p++) h(k + p, k - 1) = 0;
      } else if (m > l) {
        h(k, k - 1) *= 1 - tau;
      }
      v[0] = 1;
      for (Index j = k; j < n; j++) {
        double sum = 0;
        for (Index p = 0; p < count; p++) sum += v[p] * h(k + p, j);
        for (Index p = 0; p < count; p++) h(k + p, j) -= sum * tau * v[p];
      }
      const auto applyToColumns = [&](double *matrix, Index rows) {
        for (Index j = 0; j < rows; j++) {
          double sum = 0;
          for (Index p = 0; p < count; p++) sum += v[p] * matrix[j + (k + p) * n];
          for (Index p = 0; p < count; p++) matrix[j + (k + p) * n] -= sum * tau * v[p];
        }
      };
      applyToColumns(h0, std::min(k + 3, i) + 1);
      if (z) applyToColumns(z, n);
    }
  }
  return true;
}

/// The eigenvector of the Schur form `t` for the value at `k` (of a complex pair the first), as the combination `x` of
/// the first `size` Schur vectors.
inline void substituteBack(Index n, const double *t, Index k, Complex value, Complex *x, Index size) {
  constexpr double ulp = std::numeric_limits<double>::epsilon();
  const double tiny = std::numeric_limits<double>::min() * (double(n) / ulp);
  const double least = std::max(ulp * (std::fabs(value.real()) + std::fabs(value.imag())), tiny);
  const auto at = [=](Index i, Index j) { return t[i + j * n]; };
  std::fill(x, x + size, Complex(0));
  if (size == k + 1) {
    x[k] = 1;
  } else if (std::fabs(at(k, k + 1)) >= std::fabs(at(k + 1, k))) {
    x[k] = 1;
    x[k + 1] = Complex(0, value.imag() / at(k, k + 1));
  } else {
    x[k] = -value.imag() / at(k + 1, k);
    x[k + 1] = Complex(0, 1);
  }
  for (Index i = 0; i < k; i++)
    for (Index j = k; j < size; j++) x[i] -= at(i, j) * x[j];
  for (Index i = k - 1; i >= 0; i--) {
    const bool isPair = i > 0 && at(i, i - 1) != 0;
    if (isPair) {
      const Index j = i - 1;
      const Complex a = at(j, j) - value, d = at(i, i) - value;
      Complex determinant = a * d - at(j, i) * at(i, j);
      if (magnitude(determinant) < least * least) determinant = least * least;
      const Complex upper = x[j], lower = x[i];
      x[j] = (d * upper - at(j, i) * lower) / determinant;
      x[i] = (a * lower - at(i, j) * upper) / determinant;
    } else {
      Complex pivot = at(i, i) - value;
      if (magnitude(pivot) < least) pivot = least;
      x[i] /= pivot;
    }
    const Index first = isPair ? i - 1 : i;
    for (Index j = 0; j < first; j++)
      for (Index p = first; p <= i; p++) x[j] -= at(j, p) * x[p];
    i = first;
    // The vector of a nearly defective matrix grows; only its direction counts.
    double largest = 0;
    for (Index j = 0; j < size; j++) largest = std::max(largest, magnitude(x[j]));
    if (largest > 1e100)
      for (Index j = 0; j < size; j++) x[j] /= largest;
  }
}

/// Back from the balanced matrix to the one given, then length 1, and a complex vector turned so that its largest
/// component is real.
inline void finishVector(Index n, const Balance &range, Complex *x) {
  for (Index i = range.low; i <= range.high && range.low < range.high; i++) x[i] *= range.scale[i];
  for (Index i = range.low - 1; i >= 0; i--) std::swap(x[i], x[Index(range.scale[i])]);
  for (Index i = range.high + 1; i < n; i++) std::swap(x[i], x[Index(range.scale[i])]);
  double largest = 0, sum = 0;
  for (Index i = 0; i < n; i++) largest = std::max(largest, magnitude(x[i]));
  if (largest == 0) return;
  bool isReal = true;
  for (Index i = 0; i < n; i++) {
    x[i] /= largest;
    sum += std::norm(x[i]);
    isReal = isReal && x[i].imag() == 0;
  }
  Index top = 0;
  for (Index i = 0; i < n; i++) {
    x[i] /= std::sqrt(sum);
    if (std::norm(x[i]) > std::norm(x[top])) top = i;
  }
  if (isReal) return;
  const Rotation turn(x[top].real(), x[top].imag());
  for (Index i = 0; i < n; i++) x[i] *= Complex(turn.c, -turn.s);
  x[top] = x[top].real();
}

inline int generalEigen(ptrdiff_t n, const double *a, double *valueParts, double *vectorParts) {
  return guarded([=] {
    std::vector<double> h(a, a + n * n), z(vectorParts ? n * n : 0);
    double largest = 0;
    for (const double x : h) {
      if (!std::isfinite(x)) return int(NK_NOT_FINITE);
      largest = std::max(largest, std::fabs(x));
    }
    if (n == 0) return int(NK_OK);
    const bool isScaled = largest > 0 && (largest > 0x1p400 || largest < 0x1p-400);
    const double scale = isScaled ? std::ldexp(1.0, -std::ilogb(largest)) : 1;
    if (isScaled)
      for (double &x : h) x *= scale;
    const Balance range = balance(n, h.data());
    double *schurVectors = vectorParts ? z.data() : nullptr;
    reduceToHessenberg(n, range, h.data(), schurVectors);
    const auto values = reinterpret_cast<Complex *>(valueParts);
    if (!reduceToSchur(n, range, h.data(), schurVectors, values)) return int(NK_NO_CONVERGENCE);
    std::vector<Complex> x(n);
    for (Index k = 0; vectorParts && k < n; k++) {
      const auto vector = reinterpret_cast<Complex *>(vectorParts) + k * n;
      if (values[k].imag() < 0) {
        std::transform(vector - n, vector, vector, [](Complex c) { return std::conj(c); });
        continue;
      }
      const Index size = values[k].imag() == 0 ? k + 1 : k + 2;
      substituteBack(n, h.data(), k, values[k], x.data(), size);
      std::fill(vector, vector + n, Complex(0));
      for (Index j = 0; j < size; j++)
        for (Index i = 0; i < n; i++) vector[i] += x[j] * z[i + j * n];
      finishVector(n, range, vector);
    }
    if (isScaled)
      for (Index k = 0; k < n; k++) values[k] /= scale;
    return int(NK_OK);
  });
}
