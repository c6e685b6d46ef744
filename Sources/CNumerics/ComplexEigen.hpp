// Eigenvalues and eigenvectors of a complex square matrix, included by LinearAlgebra.hpp in the namespace of each build.
//
// Householder reduction to Hessenberg form, the QR iteration with Wilkinson's shift and back substitution (Golub and Van
// Loan, Matrix Computations, sections 7.4 to 7.6; the iteration follows comqr2 of EISPACK).

/// Reduces the complex matrix `h` to Hessenberg form; `z` (or null) becomes the unitary Z with Z H Z* = A.
inline void reduceToHessenberg(Index n, Complex *h, Complex *z) {
  if (z) {
    std::fill(z, z + n * n, Complex(0));
    for (Index i = 0; i < n; i++) z[i + i * n] = 1;
  }
  std::vector<Complex> v(n);
  for (Index k = 0; k + 2 < n; k++) {
    double tail = 0;
    for (Index i = k + 2; i < n; i++) tail += std::norm(h[i + k * n]);
    if (tail == 0) continue;
    const Complex alpha = h[k + 1 + k * n];
    const double length = std::sqrt(std::norm(alpha) + tail);
    const Complex beta = alpha == Complex(0) ? Complex(-length) : -alpha / std::abs(alpha) * length;
    // The reflection I - factor v v* that maps the column below the diagonal to beta times a unit vector.
    std::copy(h + k * n, h + (k + 1) * n, v.begin());
    v[k + 1] -= beta;
    const double factor = 2 / (std::norm(v[k + 1]) + tail);
    for (Index j = k; j < n; j++) {
      Complex sum = 0;
      for (Index i = k + 1; i < n; i++) sum += std::conj(v[i]) * h[i + j * n];
      for (Index i = k + 1; i < n; i++) h[i + j * n] -= factor * sum * v[i];
    }
    for (Complex *matrix : {h, z}) {
      for (Index i = 0; matrix && i < n; i++) {
        Complex sum = 0;
        for (Index j = k + 1; j < n; j++) sum += matrix[i + j * n] * v[j];
        for (Index j = k + 1; j < n; j++) matrix[i + j * n] -= factor * sum * std::conj(v[j]);
      }
    }
  }
}

/// Reduces the Hessenberg matrix `h` to a triangle with the eigenvalues on the diagonal, `z` (or null) collecting the
/// transformations. Returns false when an eigenvalue did not converge.
inline bool reduceToSchur(Index n, Complex *h0, Complex *z) {
  constexpr double ulp = std::numeric_limits<double>::epsilon(), tiny = std::numeric_limits<double>::min();
  const auto h = [=](Index i, Index j) -> Complex & { return h0[i + j * n]; };
  struct Turn {
    Complex c, s;
  };
  std::vector<Turn> turns(n);
  Index iterations = 30 * std::max<Index>(10, n), deflations = 0;
  for (Index last = n - 1; last > 0;) {
    Index first = last;
    for (; first > 0; first--) {
      const double size = magnitude(h(first - 1, first - 1)) + magnitude(h(first, first));
      if (magnitude(h(first, first - 1)) <= std::max(ulp * size, tiny)) break;
    }
    if (first > 0) h(first, first - 1) = 0;
    if (first == last) {
      last--, deflations = 0;
      continue;
    }
    if (iterations-- == 0) return false;
    Complex shift;
    if (++deflations % 10 == 0) {
      // An exceptional shift breaks a cycle.
      shift = h(last, last) + 0.75 * magnitude(h(last, last - 1));
    } else {
      // The eigenvalue of the last two by two block that is nearer to its last element.
      const Complex half = (h(last - 1, last - 1) - h(last, last)) / 2.0;
      const Complex product = h(last - 1, last) * h(last, last - 1);
      Complex root = std::sqrt(half * half + product);
      if (std::real(std::conj(half) * root) < 0) root = -root;
      shift = h(last, last);
      if (half + root != Complex(0)) shift -= product / (half + root);
    }
    for (Index k = first; k <= last; k++) h(k, k) -= shift;
    for (Index k = first; k < last; k++) {
      const Complex x = h(k, k), y = h(k + 1, k);
      const double length = std::sqrt(std::norm(x) + std::norm(y));
      Turn turn{x / length, y / length};
      if (length == 0) turn = {1, 0};
      turns[k] = turn;
      for (Index j = k; j < n; j++) {
        const Complex upper = h(k, j), lower = h(k + 1, j);
        h(k, j) = std::conj(turn.c) * upper + std::conj(turn.s) * lower;
        h(k + 1, j) = turn.c * lower - turn.s * upper;
      }
    }
    for (Index k = first; k < last; k++) {
      const Turn turn = turns[k];
      const auto turnColumns = [&](Complex *matrix, Index rows) {
        for (Index i = 0; i < rows; i++) {
          const Complex left = matrix[i + k * n], right = matrix[i + (k + 1) * n];
          matrix[i + k * n] = turn.c * left + turn.s * right;
          matrix[i + (k + 1) * n] = std::conj(turn.c) * right - std::conj(turn.s) * left;
        }
      };
      turnColumns(h0, std::min(k + 2, last + 1));
      if (z) turnColumns(z, n);
    }
    for (Index k = first; k <= last; k++) h(k, k) += shift;
  }
  return true;
}

inline int complexEigen(ptrdiff_t n, const double *a, double *valueParts, double *vectorParts) {
  return guarded([=] {
    const auto elements = reinterpret_cast<const Complex *>(a);
    std::vector<Complex> h(elements, elements + n * n), z(vectorParts ? n * n : 0), x(n);
    double largest = 0;
    for (const Complex &element : h) {
      if (!std::isfinite(element.real()) || !std::isfinite(element.imag())) return int(NK_NOT_FINITE);
      largest = std::max(largest, magnitude(element));
    }
    const bool isScaled = largest > 0 && (largest > 0x1p400 || largest < 0x1p-400);
    const double scale = isScaled ? std::ldexp(1.0, -std::ilogb(largest)) : 1;
    for (Complex &element : h) element *= scale;
    reduceToHessenberg(n, h.data(), vectorParts ? z.data() : nullptr);
    if (!reduceToSchur(n, h.data(), vectorParts ? z.data() : nullptr)) return int(NK_NO_CONVERGENCE);
    const double least = std::numeric_limits<double>::epsilon() * std::max(columnSumNorm(n, h.data()), 0x1p-900);
    for (Index k = 0; k < n; k++) {
      const Complex value = h[k + k * n];
      reinterpret_cast<Complex *>(valueParts)[k] = value / scale;
      if (!vectorParts) continue;
      for (Index i = 0; i < k; i++) x[i] = -h[i + k * n];
      x[k] = 1;
      for (Index i = k - 1; i >= 0; i--) {
        Complex pivot = h[i + i * n] - value;
        if (magnitude(pivot) < least) pivot = least;
        x[i] /= pivot;
        for (Index j = 0; j < i; j++) x[j] -= h[j + i * n] * x[i];
        // The vector of a nearly defective matrix grows; only its direction counts.
        if (magnitude(x[i]) > 1e100) {
          const double size = magnitude(x[i]);
          for (Index j = 0; j <= k; j++) x[j] /= size;
        }
      }
      const auto vector = reinterpret_cast<Complex *>(vectorParts) + k * n;
      std::fill(vector, vector + n, Complex(0));
      for (Index j = 0; j <= k; j++)
        for (Index i = 0; i < n; i++) vector[i] += x[j] * z[i + j * n];
    }
    return int(NK_OK);
  });
}
