// The singular value decomposition of a real matrix, included by LinearAlgebra.hpp in the namespace of each build.
//
// Householder bidiagonalisation (Golub and Van Loan, Matrix Computations, section 5.4.8) and the implicit QR iteration
// with the zero shift of Demmel and Kahan (Accurate singular values of bidiagonal matrices, SIAM J. Sci. Stat. Comput.
// 11, 1990), in the conventions of LAPACK's gesvd: a pair of singular vectors is defined up to a common sign, and these
// choices give the signs that programs over LAPACK print.

/// Applies I - tau v transpose(v) to `count` rows of `columns` columns that lie `stride` apart; v[0] counts as 1.
inline void reflectColumns(Index count, const double *v, double tau, double *a, Index columns, Index stride) {
  if (tau == 0) return;
  for (Index j = 0; j < columns; j++) {
    double *x = a + j * stride;
    double sum = x[0];
    for (Index k = 1; k < count; k++) sum += v[k] * x[k];
    sum *= tau;
    x[0] -= sum;
    for (Index k = 1; k < count; k++) x[k] -= sum * v[k];
  }
}

/// The same from the right to `rows` rows: the columns lie `stride` apart.
inline void reflectRows(Index count, const double *v, double tau, double *a, Index rows, Index stride, double *sums) {
  if (tau == 0) return;
  std::copy(a, a + rows, sums);
  for (Index k = 1; k < count; k++)
    for (Index i = 0; i < rows; i++) sums[i] += v[k] * a[i + k * stride];
  for (Index k = 0; k < count; k++) {
    const double factor = k == 0 ? tau : tau * v[k];
    for (Index i = 0; i < rows; i++) a[i + k * stride] -= factor * sums[i];
  }
}

/// Orthogonal reflections in the order in which they were made: number k acts on the entries from `offset + k` on.
struct Reflections {
  Index size, offset;
  std::vector<double> taus;
  std::vector<std::vector<double>> vectors;

  Reflections(Index size, Index offset) : size(size), offset(offset) {}

  /// Makes the next reflection, which maps `x` to a multiple of the first unit vector, and returns that multiple.
  double add(std::vector<double> x) {
    double tau;
    const double beta = reflect(Index(x.size()), x.data(), tau);
    taus.push_back(tau);
    vectors.push_back(std::move(x));
    return beta;
  }

  /// The first `columns` columns of their product.
  std::vector<double> product(Index columns) const {
    std::vector<double> q(size * columns);
    for (Index i = 0; i < std::min(size, columns); i++) q[i + i * size] = 1;
    for (Index k = Index(taus.size()) - 1; k >= 0; k--) {
      const Index first = offset + k;
      // Before reflection k the columns up to `first` are still unit vectors.
      if (first < columns)
        reflectColumns(
          size - first, vectors[k].data(), taus[k], q.data() + first + first * size, columns - first, size);
    }
    return q;
  }
};

/// A = Q B transpose(P): `d` is the diagonal of B and `e` what lies beside it, above for `isUpper` (m >= n), else below.
struct Bidiagonal {
  bool isUpper;
  std::vector<double> d, e;
  Reflections left, right;

  /// Reduces the m by n matrix `a`, which is overwritten.
  Bidiagonal(Index m, Index n, double *a)
      : isUpper(m >= n), left(m, isUpper ? 0 : 1), right(n, isUpper ? 1 : 0) {
    std::vector<double> sums(m);
    const auto reduceColumn = [&](Index row, Index column) {
      double *x = a + row + column * m;
      const double beta = left.add(std::vector<double>(x, a + m + column * m));
      reflectColumns(m - row, left.vectors.back().data(), left.taus.back(), x + m, n - column - 1, m);
      return beta;
    };
    const auto reduceRow = [&](Index row, Index column) {
      std::vector<double> x;
      for (Index j = column; j < n; j++) x.push_back(a[row + j * m]);
      const double beta = right.add(std::move(x));
      reflectRows(
        n - column, right.vectors.back().data(), right.taus.back(), a + row + 1 + column * m, m - row - 1, m,
        sums.data());
      return beta;
    };
    for (Index i = 0; i < std::min(m, n); i++) {
      d.push_back(isUpper ? reduceColumn(i, i) : reduceRow(i, i));
      if (i + 1 < std::min(m, n)) e.push_back(isUpper ? reduceRow(i, i + 1) : reduceColumn(i + 1, i));
    }
  }
};

/// The singular values of the triangle [f g; 0 h] by magnitude, signed, and the rotations to them:
/// [cl sl; -sl cl] [f g; 0 h] [cr -sr; sr cr] = [large 0; 0 small] (LAPACK's lasv2).
struct Triangle {
  double large, small, cr = 1, sr = 0, cl = 1, sl = 0;
  Triangle(double f, double g, double h) {
    const bool isSwapped = std::fabs(h) > std::fabs(f);
    const double ft = isSwapped ? h : f, ht = isSwapped ? f : h;
    const double fa = std::fabs(ft), ha = std::fabs(ht), ga = std::fabs(g);
    large = fa, small = ha;
    if (ga != 0) {
      if (ga > fa && fa / ga < std::numeric_limits<double>::epsilon() / 2) {
        large = ga, small = ha > 1 ? fa / (ga / ha) : fa / ga * ha;
        sl = ht / g, sr = 1, cr = ft / g;
      } else {
        const double difference = fa - ha, l = difference == fa ? 1 : difference / fa, m = g / ft, t = 2 - l;
        const double s = std::sqrt(t * t + m * m), r = l == 0 ? std::fabs(m) : std::sqrt(l * l + m * m);
        const double a = (s + r) / 2;
        small = ha / a, large = fa * a;
        double tangent = (m / (s + t) + m / (r + l)) * (1 + a);
        if (m * m == 0)
          tangent = l == 0 ? std::copysign(2.0, ft) * std::copysign(1.0, g)
                           : g / std::copysign(difference, ft) + m / t;
        const double length = std::sqrt(tangent * tangent + 4);
        cr = 2 / length, sr = tangent / length;
        cl = (cr + sr * m) / a, sl = ht / ft * sr / a;
      }
    }
    const double top = ga > fa ? g : isSwapped ? h : f;
    if (isSwapped) {
      const double c = cl, s = sl;
      cl = sr, sl = cr, cr = s, sr = c;
    }
    const double rightPart = !isSwapped && ga <= fa ? cr : sr, leftPart = isSwapped && ga <= fa ? sl : cl;
    const double sign = std::copysign(1.0, rightPart) * std::copysign(1.0, leftPart) * std::copysign(1.0, top);
    large = std::copysign(large, sign);
    small = std::copysign(small, sign * std::copysign(1.0, f) * std::copysign(1.0, h));
  }
};

/// Reduces a square bidiagonal matrix to its singular values, descending; `u` and `v`, whose columns have `m` and `n`
/// entries, collect the rotations unless `wantsVectors` is false. Returns false when a value did not converge.
struct BidiagonalIteration {
  Index m, n;
  std::vector<double> &d, &e;
  double *u, *v;

  static constexpr double eps = std::numeric_limits<double>::epsilon() / 2;

  void rotateLeft(Index i, double c, double s) {
    if (u) rotateColumns(m, c, s, u + i * m, u + (i + 1) * m);
  }
  void rotateRight(Index i, double c, double s) {
    if (v) rotateColumns(n, c, s, v + i * n, v + (i + 1) * n);
  }

  /// Makes a lower bidiagonal matrix upper.
  void flip() {
    for (size_t i = 0; i + 1 < d.size(); i++) {
      const Rotation rotation(d[i], e[i]);
      d[i] = rotation.r;
      e[i] = rotation.s * d[i + 1];
      d[i + 1] *= rotation.c;
      rotateLeft(Index(i), rotation.c, rotation.s);
    }
  }

  /// One sweep over the block first...last by plain QR without a shift, which keeps small values accurate. Downwards
  /// from the first row, or upwards from the last: the same with the roles of the two sides exchanged.
  void sweepUnshifted(Index first, Index last, bool isDown) {
    double c = 1, oldC = 1, oldS = 0;
    const Index step = isDown ? 1 : -1;
    const auto beside = [&](Index i) -> double & { return e[isDown ? i : i - 1]; };
    const Index start = isDown ? first : last, end = isDown ? last : first;
    for (Index i = start; i != end; i += step) {
      const Rotation one(d[i] * c, beside(i));
      c = one.c;
      if (i != start) beside(i - step) = oldS * one.r;
      const Rotation two(oldC * one.r, d[i + step] * one.s);
      oldC = two.c, oldS = two.s;
      d[i] = two.r;
      const Index k = std::min(i, i + step);
      if (isDown) rotateRight(k, one.c, one.s), rotateLeft(k, two.c, two.s);
      else rotateRight(k, two.c, -two.s), rotateLeft(k, one.c, -one.s);
    }
    const double h = d[end] * c;
    d[end] = h * oldC;
    beside(end - step) = h * oldS;
  }

  /// One sweep with a shift: the bulge is chased down, or up.
  void sweep(Index first, Index last, double shift, bool isDown) {
    const Index step = isDown ? 1 : -1;
    const auto beside = [&](Index i) -> double & { return e[isDown ? i : i - 1]; };
    const Index start = isDown ? first : last, end = isDown ? last : first;
    double f = (std::fabs(d[start]) - shift) * (std::copysign(1.0, d[start]) + shift / d[start]), g = beside(start);
    for (Index i = start; i != end; i += step) {
      const Rotation one(f, g);
      if (i != start) beside(i - step) = one.r;
      f = one.c * d[i] + one.s * beside(i);
      beside(i) = one.c * beside(i) - one.s * d[i];
      g = one.s * d[i + step];
      d[i + step] *= one.c;
      const Rotation two(f, g);
      d[i] = two.r;
      f = two.c * beside(i) + two.s * d[i + step];
      d[i + step] = two.c * d[i + step] - two.s * beside(i);
      if (i + step != end) {
        g = two.s * beside(i + step);
        beside(i + step) *= two.c;
      }
      const Index k = std::min(i, i + step);
      if (isDown) rotateRight(k, one.c, one.s), rotateLeft(k, two.c, two.s);
      else rotateRight(k, two.c, -two.s), rotateLeft(k, one.c, -one.s);
    }
    beside(end - step) = f;
  }

  /// Whether some element beside the diagonal of the block is negligible and became zero; otherwise `least` is a lower
  /// bound of the block's singular values.
  bool splits(Index first, Index last, bool isDown, double tolerance, double &least) {
    const Index step = isDown ? 1 : -1, start = isDown ? first : last, end = isDown ? last : first;
    const auto beside = [&](Index i) -> double & { return e[isDown ? i : i - 1]; };
    if (std::fabs(beside(end - step)) <= tolerance * std::fabs(d[end])) {
      beside(end - step) = 0;
      return true;
    }
    double mu = std::fabs(d[start]);
    least = mu;
    for (Index i = start; i != end; i += step) {
      if (std::fabs(beside(i)) <= tolerance * mu) {
        beside(i) = 0;
        return true;
      }
      mu = std::fabs(d[i + step]) * (mu / (mu + std::fabs(beside(i))));
      least = std::min(least, mu);
    }
    return false;
  }

  bool run(bool isUpper) {
    const Index count = Index(d.size());
    if (!isUpper) flip();
    const double tolerance = std::max(10.0, std::min(100.0, std::pow(eps, -0.125))) * eps;
    double mu = count > 0 ? std::fabs(d[0]) : 0, floor = mu;
    for (Index i = 1; i < count && floor != 0; i++) {
      mu = std::fabs(d[i]) * (mu / (mu + std::fabs(e[i - 1])));
      floor = std::min(floor, mu);
    }
    const double tiny = std::numeric_limits<double>::min();
    const double threshold =
      std::max(tolerance * floor / std::sqrt(double(count)), 6.0 * double(count) * double(count) * tiny);
    Index last = count - 1, oldFirst = -1, oldLast = -1;
    bool isDown = true;
    for (Index rotations = 6 * count * count; last > 0;) {
      if (rotations <= 0) return false;
      double largest = std::fabs(d[last]);
      Index first = last;
      bool isSplit = false;
      while (first > 0 && !isSplit) {
        const double off = std::fabs(e[first - 1]);
        isSplit = off <= threshold;
        if (isSplit) e[first - 1] = 0;
        else first--, largest = std::max(largest, std::max(std::fabs(d[first]), off));
      }
      if (first == last) {
        last--;
        continue;
      }
      if (first == last - 1) {
        const Triangle pair(d[first], e[first], d[last]);
        d[first] = pair.large, d[last] = pair.small, e[first] = 0;
        rotateRight(first, pair.cr, pair.sr);
        rotateLeft(first, pair.cl, pair.sl);
        last -= 2;
        continue;
      }
      // A new block is swept from its larger end.
      if (first > oldLast || last < oldFirst) isDown = std::fabs(d[first]) >= std::fabs(d[last]);
      double least = 0;
      if (splits(first, last, isDown, tolerance, least)) continue;
      oldFirst = first, oldLast = last;
      double shift = 0;
      if (double(count) * tolerance * (least / largest) > std::max(eps, 0.01 * tolerance)) {
        const Index near = isDown ? last - 1 : first;
        shift = std::fabs(Triangle(d[near], e[near], d[near + 1]).small);
        const double ratio = shift / std::fabs(d[isDown ? first : last]);
        if (!(ratio * ratio >= eps)) shift = 0;
      }
      rotations -= last - first;
      if (shift == 0) sweepUnshifted(first, last, isDown);
      else sweep(first, last, shift, isDown);
      double &edge = e[isDown ? last - 1 : first];
      if (std::fabs(edge) <= threshold) edge = 0;
    }
    for (Index i = 0; i < count; i++) {
      if (d[i] >= 0) continue;
      d[i] = -d[i];
      for (Index k = 0; v && k < n; k++) v[k + i * n] = -v[k + i * n];
    }
    for (Index end = count - 1; end > 0; end--) {
      Index smallest = 0;
      for (Index j = 1; j <= end; j++)
        if (d[j] <= d[smallest]) smallest = j;
      if (smallest == end) continue;
      std::swap(d[smallest], d[end]);
      if (u) std::swap_ranges(u + smallest * m, u + (smallest + 1) * m, u + end * m);
      if (v) std::swap_ranges(v + smallest * n, v + (smallest + 1) * n, v + end * n);
    }
    return true;
  }
};

/// The decomposition of an m by n matrix with m, n > 0; `u` and `v` are m by `leftColumns` and n by `rightColumns`, or
/// null.
inline bool singularValues(
  Index m, Index n, std::vector<double> a, Index leftColumns, Index rightColumns, double *u, double *values, double *v
) {
  Bidiagonal bidiagonal(m, n, a.data());
  if (u) {
    const auto q = bidiagonal.left.product(leftColumns);
    std::copy(q.begin(), q.end(), u);
    const auto p = bidiagonal.right.product(rightColumns);
    std::copy(p.begin(), p.end(), v);
  }
  if (!BidiagonalIteration{m, n, bidiagonal.d, bidiagonal.e, u, v}.run(bidiagonal.isUpper)) return false;
  std::copy(bidiagonal.d.begin(), bidiagonal.d.end(), values);
  return true;
}

/// The transpose of an m by n matrix.
inline std::vector<double> transposed(Index m, Index n, const double *a) {
  std::vector<double> result(m * n);
  for (Index i = 0; i < m; i++)
    for (Index j = 0; j < n; j++) result[j + i * n] = a[i + j * m];
  return result;
}

/// The reflections that reduce the m by n matrix `a` to the upper triangle R with Q R = A, which takes its place.
inline Reflections triangularise(Index m, Index n, double *a) {
  Reflections reflections(m, 0);
  for (Index i = 0; i < std::min(m, n); i++) {
    double *x = a + i + i * m;
    const double beta = reflections.add(std::vector<double>(x, a + (i + 1) * m));
    *x = beta;
    reflectColumns(m - i, reflections.vectors.back().data(), reflections.taus.back(), x + m, n - i - 1, m);
  }
  return reflections;
}

inline int qr(ptrdiff_t m, ptrdiff_t n, int economy, const double *a, double *q, double *r) {
  return guarded([=] {
    const Index columns = economy ? std::min(m, n) : m;
    std::vector<double> work(a, a + m * n);
    const auto product = triangularise(m, n, work.data()).product(columns);
    std::copy(product.begin(), product.end(), q);
    for (Index j = 0; j < n; j++)
      for (Index i = 0; i < columns; i++) r[i + j * columns] = i <= j ? work[i + j * m] : 0;
    return int(NK_OK);
  });
}

/// Like `singularValues` for a matrix with at least 1.6 times as many rows as columns (where LAPACK does so): its QR
/// factorisation first, then the decomposition of R.
inline bool tallSingularValues(
  Index m, Index n, std::vector<double> a, Index leftColumns, bool transposesTriangle, double *u, double *values,
  double *v
) {
  const Reflections reflections = triangularise(m, n, a.data());
  std::vector<double> r(n * n);
  for (Index j = 0; j < n; j++)
    for (Index i = 0; i <= j; i++) (transposesTriangle ? r[j + i * n] : r[i + j * n]) = a[i + j * m];
  std::vector<double> inner(u ? n * n : 0);
  double *left = u ? inner.data() : nullptr;
  const bool found = transposesTriangle ? singularValues(n, n, std::move(r), n, n, v, values, left)
                                        : singularValues(n, n, std::move(r), n, n, left, values, v);
  if (!found || !u) return found;
  const auto q = reflections.product(leftColumns);
  std::copy(q.begin() + m * n, q.end(), u + m * n);
  return product(m, n, n, q.data(), inner.data(), u) == NK_OK;
}

inline int svd(ptrdiff_t m, ptrdiff_t n, int vectors, const double *a, double *u, double *values, double *v) {
  return guarded([=] {
    double largest = 0;
    for (Index i = 0; i < m * n; i++) {
      if (!std::isfinite(a[i])) return int(NK_NOT_FINITE);
      largest = std::max(largest, std::fabs(a[i]));
    }
    const Index inner = std::min(m, n);
    const Index leftColumns = vectors == NK_FULL ? m : inner, rightColumns = vectors == NK_FULL ? n : inner;
    if (m == 0 || n == 0) {
      if (vectors == NK_VALUES_ONLY) return int(NK_OK);
      std::fill(u, u + m * leftColumns, 0.0);
      std::fill(v, v + n * rightColumns, 0.0);
      for (Index i = 0; i < std::min(m, leftColumns); i++) u[i + i * m] = 1;
      for (Index i = 0; i < std::min(n, rightColumns); i++) v[i + i * n] = 1;
      return int(NK_OK);
    }
    // Squares of very large or small elements would overflow or vanish.
    const bool isScaled = largest > 0 && (largest > 0x1p400 || largest < 0x1p-400);
    const double scale = isScaled ? std::ldexp(1.0, -std::ilogb(largest)) : 1;
    const auto work = [&](const double *from) {
      std::vector<double> result(from, from + m * n);
      for (double &x : result) x *= scale;
      return result;
    };
    double *left = vectors == NK_VALUES_ONLY ? nullptr : u, *right = vectors == NK_VALUES_ONLY ? nullptr : v;
    bool found;
    if (m > n && m >= 8 * n / 5) {
      found = tallSingularValues(m, n, work(a), leftColumns, false, left, values, right);
    } else if (n > m && n >= 8 * m / 5) {
      // The LQ factorisation of a wide matrix is the QR factorisation of its transpose.
      found = tallSingularValues(
        n, m, work(transposed(m, n, a).data()), rightColumns, true, right, values, left);
    } else {
      found = singularValues(m, n, work(a), leftColumns, rightColumns, left, values, right);
    }
    if (!found) return int(NK_NO_CONVERGENCE);
    for (Index i = 0; i < inner && isScaled; i++) values[i] /= scale;
    return int(NK_OK);
  });
}

/// By the singular value decomposition, as LAPACK's gelsd: singular values of at most eps times the largest count as
/// zero.
inline int leastSquares(
  ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const double *a, const double *b, double *x, ptrdiff_t *rank
) {
  return guarded([=] {
    *rank = 0;
    std::fill(x, x + n * k, 0.0);
    const Index inner = std::min(m, n);
    std::vector<double> u(m * inner), values(inner), v(n * inner);
    const int status = svd(m, n, NK_ECONOMY, a, u.data(), values.data(), v.data());
    if (status != NK_OK || inner == 0) return status;
    const double least = values[0] * std::numeric_limits<double>::epsilon() / 2;
    for (; *rank < inner && values[*rank] > least; ++*rank) {
      const double *left = u.data() + *rank * m, *right = v.data() + *rank * n;
      for (Index j = 0; j < k; j++) {
        double sum = 0;
        for (Index i = 0; i < m; i++) sum += left[i] * b[i + j * m];
        sum /= values[*rank];
        for (Index i = 0; i < n; i++) x[i + j * n] += sum * right[i];
      }
    }
    return int(NK_OK);
  });
}
