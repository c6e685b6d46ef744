// The dense linear algebra, included once per build. Before including it a source file
// - includes Standard.hpp, so that no standard template is compiled for one build only and linked into the other;
// - may rename the namespace Eigen by a macro, so that no inline function of one build is linked into the other;
// - defines NK_BUILD, the namespace of this build, and NK_PLAIN_ORDER.

#ifndef __wasm__
#include <eigen3/Eigen/Dense>
#endif

namespace NK_BUILD {

using Index = ptrdiff_t;
using Complex = std::complex<double>;

/// Runs `body` so that no C++ exception can cross into Swift.
template <typename Body> int guarded(Body body) {
#if defined(__cpp_exceptions)
  try {
    return body();
  } catch (const std::bad_alloc &) {
    return NK_OUT_OF_MEMORY;
  } catch (...) {
    return NK_FAILED;
  }
#else
  return body();
#endif
}

#ifndef __wasm__
using Dense = Eigen::MatrixXd;
inline auto input(const double *elements, Index rows, Index columns) {
  return Eigen::Map<const Dense>(elements, rows, columns);
}
inline auto output(double *elements, Index rows, Index columns) { return Eigen::Map<Dense>(elements, rows, columns); }
#endif

/// Orders of matrices that are factored on the stack: up to here the allocations of the general path cost more than
/// its arithmetic.
constexpr Index smallOrder = 8;

/// Working memory, for a matrix of order up to `smallOrder` on the stack.
template <typename Element> struct Workspace {
  Element onStack[smallOrder * smallOrder];
  std::vector<Element> onHeap;
  explicit Workspace(Index count) : onHeap(count > smallOrder * smallOrder ? count : 0) {}
  Element *elements() { return onHeap.empty() ? onStack : onHeap.data(); }
};

/// Whether a matrix of order n takes the plain loops below: up to NK_PLAIN_ORDER, and every complex one, since Eigen's
/// blocked kernels for complex numbers are larger than all of its real ones together. The page has these loops alone:
/// Eigen would be a thirtieth of its engine.
template <typename Scalar> constexpr bool isPlain(Index n) {
#ifdef __wasm__
  return true;
#else
  return n <= NK_PLAIN_ORDER || !std::is_same_v<Scalar, double>;
#endif
}

/// Up to four rows of C = A B at two columns: the sums stay in registers, and each has its terms in order.
template <int height>
void multiplyStrip(Index m, Index k, const double *a, const double *b0, const double *b1, double *c0, double *c1) {
  double first[height] = {}, second[height] = {};
  for (Index p = 0; p < k; p++) {
    const double x = b0[p], y = b1[p];
    for (int i = 0; i < height; i++) {
      first[i] += a[i + p * m] * x;
      second[i] += a[i + p * m] * y;
    }
  }
  for (int i = 0; i < height; i++) c0[i] = first[i];
  for (int i = 0; i < height; i++) c1[i] = second[i];
}

/// C = A B in strips; a last column without a partner is computed twice.
inline void multiplyPlainly(Index m, Index k, Index n, const double *a, const double *b, double *c) {
  for (Index j = 0; j < n; j += 2) {
    const Index next = j + 1 < n ? j + 1 : j;
    Index i = 0;
    for (; i + 4 <= m; i += 4) multiplyStrip<4>(m, k, a + i, b + j * k, b + next * k, c + j * m + i, c + next * m + i);
    for (; i < m; i++) multiplyStrip<1>(m, k, a + i, b + j * k, b + next * k, c + j * m + i, c + next * m + i);
  }
}

/// The size by which a pivot is chosen: LAPACK's |re| + |im| for complex numbers.
inline double magnitude(double x) { return std::fabs(x); }
inline double magnitude(Complex z) { return std::fabs(z.real()) + std::fabs(z.imag()); }

/// Replaces the column-major m by n matrix by its LU factors with partial pivoting (right-looking elimination, Golub
/// and Van Loan, Matrix Computations, algorithm 3.4.1). `permutation[i]` is the row that became row i.
template <typename Scalar> void eliminate(Index m, Index n, Scalar *a, ptrdiff_t *permutation) {
  for (Index i = 0; i < m; i++) permutation[i] = i;
  for (Index k = 0; k < std::min(m, n); k++) {
    Index pivot = k;
    for (Index i = k + 1; i < m; i++)
      if (magnitude(a[i + k * m]) > magnitude(a[pivot + k * m])) pivot = i;
    if (pivot != k) {
      std::swap(permutation[k], permutation[pivot]);
      for (Index j = 0; j < n; j++) std::swap(a[k + j * m], a[pivot + j * m]);
    }
    if (a[k + k * m] == Scalar(0)) continue;
    for (Index i = k + 1; i < m; i++) a[i + k * m] /= a[k + k * m];
    for (Index j = k + 1; j < n; j++) {
      const Scalar top = a[k + j * m];
      if (top == Scalar(0)) continue;
      for (Index i = k + 1; i < m; i++) a[i + j * m] -= a[i + k * m] * top;
    }
  }
}

/// Solves L U x = P b in place of the result for one right-hand side.
template <typename Scalar>
void substitute(Index n, const Scalar *lu, const ptrdiff_t *permutation, const Scalar *b, Scalar *x) {
  for (Index i = 0; i < n; i++) x[i] = b[permutation[i]];
  for (Index k = 0; k < n; k++)
    for (Index i = k + 1; i < n; i++) x[i] -= lu[i + k * n] * x[k];
  for (Index k = n - 1; k >= 0; k--) {
    x[k] /= lu[k + k * n];
    for (Index i = 0; i < k; i++) x[i] -= lu[i + k * n] * x[k];
  }
}

/// The largest column sum of magnitudes; NaN when an element is.
template <typename Scalar> double columnSumNorm(Index n, const Scalar *a) {
  double norm = 0;
  for (Index j = 0; j < n; j++) {
    double sum = 0;
    for (Index i = 0; i < n; i++) sum += std::abs(a[i + j * n]);
    if (!(sum <= norm)) norm = sum;
  }
  return norm;
}

/// 1 / (norm1(A) norm1(inv(A))); infinite for an empty matrix.
template <typename Scalar> double reciprocalCondition(Index n, const Scalar *a, const Scalar *inverse) {
  return n == 0 ? INFINITY : 1 / columnSumNorm(n, a) / columnSumNorm(n, inverse);
}

/// The inverse, in the order of LAPACK's getri: inv(U) first, then X with X L = inv(U), then the columns
/// put back. Returns false for a zero pivot.
template <typename Scalar>
bool invertFactors(Index n, const Scalar *lu, const ptrdiff_t *permutation, Scalar *inverse) {
  Workspace<Scalar> work(n * n);
  Scalar *x = work.elements();
  std::fill(x, x + n * n, Scalar(0));
  for (Index j = 0; j < n; j++) {
    if (lu[j + j * n] == Scalar(0)) return false;
    x[j + j * n] = Scalar(1) / lu[j + j * n];
    for (Index k = 0; k < j; k++) {
      const Scalar top = lu[k + j * n];
      for (Index i = 0; i < k; i++) x[i + j * n] += top * x[i + k * n];
      x[k + j * n] = top * x[k + k * n];
    }
    for (Index i = 0; i < j; i++) x[i + j * n] *= -x[j + j * n];
  }
  for (Index j = n - 1; j >= 0; j--)
    for (Index k = j + 1; k < n; k++)
      for (Index i = 0; i < n; i++) x[i + j * n] -= x[i + k * n] * lu[k + j * n];
  for (Index j = 0; j < n; j++)
    for (Index i = 0; i < n; i++) inverse[i + permutation[j] * n] = x[i + j * n];
  return true;
}

template <typename Scalar> bool isSymmetricWithPositiveDiagonal(Index n, const Scalar *a) {
  if constexpr (!std::is_same_v<Scalar, double>) {
    return false;
  } else {
    for (Index j = 0; j < n; j++) {
      if (!(a[j + j * n] > 0)) return false;
      for (Index i = 0; i < j; i++)
        if (a[i + j * n] != a[j + i * n]) return false;
    }
    return true;
  }
}

/// Replaces the upper triangle of A by R with transpose(R) R = A; returns false when A is not positive definite.
inline bool choleskyInPlace(Index n, double *a) {
  for (Index j = 0; j < n; j++) {
    for (Index i = 0; i <= j; i++) {
      double sum = 0;
      for (Index k = 0; k < i; k++) sum += a[k + i * n] * a[k + j * n];
      const double rest = a[i + j * n] - sum;
      if (i < j) {
        a[i + j * n] = rest / a[i + i * n];
      } else {
        if (!(rest > 0)) return false;
        a[j + j * n] = std::sqrt(rest);
      }
    }
  }
  return true;
}

/// Solves transpose(R) R x = b for one right-hand side.
inline void choleskySubstitute(Index n, const double *r, const double *b, double *x) {
  std::copy(b, b + n, x);
  for (Index k = 0; k < n; k++) {
    for (Index i = 0; i < k; i++) x[k] -= r[i + k * n] * x[i];
    x[k] /= r[k + k * n];
  }
  for (Index k = n - 1; k >= 0; k--) {
    x[k] /= r[k + k * n];
    for (Index i = 0; i < k; i++) x[i] -= r[i + k * n] * x[k];
  }
}

/// `solve` with the exact condition number from the explicit inverse.
template <typename Scalar>
double solvePlainly(Index n, Index k, const Scalar *a, const Scalar *b, Scalar *x) {
  Workspace<Scalar> factorsWork(n * n), inverseWork(n * n);
  Workspace<ptrdiff_t> permutationWork(n);
  Scalar *factors = factorsWork.elements(), *inverse = inverseWork.elements();
  ptrdiff_t *permutation = permutationWork.elements();
  if constexpr (std::is_same_v<Scalar, double>) {
    std::copy(a, a + n * n, factors);
    if (isSymmetricWithPositiveDiagonal(n, a) && choleskyInPlace(n, factors)) {
      Workspace<double> unit(n);
      for (Index j = 0; j < k; j++) choleskySubstitute(n, factors, b + j * n, x + j * n);
      for (Index j = 0; j < n; j++) {
        std::fill(unit.elements(), unit.elements() + n, 0.0);
        unit.elements()[j] = 1;
        choleskySubstitute(n, factors, unit.elements(), inverse + j * n);
      }
      return reciprocalCondition(n, a, inverse);
    }
  }
  std::copy(a, a + n * n, factors);
  eliminate(n, n, factors, permutation);
  for (Index j = 0; j < k; j++) substitute(n, factors, permutation, b + j * n, x + j * n);
  return invertFactors(n, factors, permutation, inverse) ? reciprocalCondition(n, a, inverse) : 0;
}

inline int product(ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, const double *b, double *c) {
#ifndef __wasm__
  if (!isPlain<double>(std::max({m, k, n}))) {
    return guarded([=] {
      output(c, m, n).noalias() = input(a, m, k) * input(b, k, n);
      return int(NK_OK);
    });
  }
#endif
  multiplyPlainly(m, k, n, a, b, c);
  return NK_OK;
}

/// By four real products: Eigen's kernels for complex numbers are as large as all of its real ones, and no faster.
inline int complexProduct(ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, const double *b, double *c) {
  return guarded([=] {
    const auto part = [](const double *elements, Index rows, Index columns, int which) {
      std::vector<double> result(rows * columns);
      for (Index i = 0; i < rows * columns; i++) result[i] = elements[2 * i + which];
      return result;
    };
    const auto re = part(a, m, k, 0), im = part(a, m, k, 1), re2 = part(b, k, n, 0), im2 = part(b, k, n, 1);
    std::vector<double> first(m * n), second(m * n);
    for (int which = 0; which < 2; which++) {
      product(m, k, n, re.data(), (which ? im2 : re2).data(), first.data());
      product(m, k, n, im.data(), (which ? re2 : im2).data(), second.data());
      for (Index i = 0; i < m * n; i++) c[2 * i + which] = which ? first[i] + second[i] : first[i] - second[i];
    }
    return int(NK_OK);
  });
}

template <typename Scalar>
int solve(ptrdiff_t n, ptrdiff_t k, const double *a, const double *b, double *x, double *reciprocalCondition) {
  return guarded([=] {
    if (isPlain<Scalar>(n)) {
      *reciprocalCondition = solvePlainly<Scalar>(
        n, k, reinterpret_cast<const Scalar *>(a), reinterpret_cast<const Scalar *>(b), reinterpret_cast<Scalar *>(x));
      return int(NK_OK);
    }
#ifndef __wasm__
    if constexpr (std::is_same_v<Scalar, double>) {
      if (isSymmetricWithPositiveDiagonal(n, a)) {
        Eigen::LLT<Dense, Eigen::Upper> factors(input(a, n, n));
        if (factors.info() == Eigen::Success && factors.matrixLLT().diagonal().allFinite()) {
          output(x, n, k) = factors.solve(input(b, n, k));
          *reciprocalCondition = factors.rcond();
          return int(NK_OK);
        }
      }
      Eigen::PartialPivLU<Dense> lu(input(a, n, n));
      output(x, n, k) = lu.solve(input(b, n, k));
      const bool isSingular = (lu.matrixLU().diagonal().array() == 0).any();
      *reciprocalCondition = isSingular ? 0 : lu.rcond();
    }
#endif
    return int(NK_OK);
  });
}

template <typename Scalar> int inverse(ptrdiff_t n, const double *a, double *x, double *reciprocalCondition) {
  return guarded([=] {
    if (isPlain<Scalar>(n)) {
      const auto elements = reinterpret_cast<const Scalar *>(a);
      const auto result = reinterpret_cast<Scalar *>(x);
      Workspace<Scalar> factors(n * n);
      Workspace<ptrdiff_t> permutation(n);
      std::copy(elements, elements + n * n, factors.elements());
      eliminate(n, n, factors.elements(), permutation.elements());
      *reciprocalCondition = invertFactors(n, factors.elements(), permutation.elements(), result)
        ? NK_BUILD::reciprocalCondition(n, elements, result)
        : 0;
      return int(NK_OK);
    }
#ifndef __wasm__
    if constexpr (std::is_same_v<Scalar, double>) {
      Eigen::PartialPivLU<Dense> lu(input(a, n, n));
      output(x, n, n) = lu.inverse();
      const bool isSingular = (lu.matrixLU().diagonal().array() == 0).any();
      *reciprocalCondition = isSingular ? 0 : lu.rcond();
    }
#endif
    return int(NK_OK);
  });
}

template <typename Scalar>
int lu(ptrdiff_t m, ptrdiff_t n, const double *a, double *result, ptrdiff_t *permutation) {
  return guarded([=] {
#ifndef __wasm__
    if constexpr (std::is_same_v<Scalar, double>) {
      if (m == n && !isPlain<double>(n)) {
        Eigen::PartialPivLU<Dense> decomposition(input(a, m, n));
        output(result, m, n) = decomposition.matrixLU();
        const auto &indices = decomposition.permutationP().indices();
        for (Index i = 0; i < m; i++) permutation[indices[i]] = i;
        return int(NK_OK);
      }
    }
#endif
    const auto elements = reinterpret_cast<const Scalar *>(a);
    std::copy(elements, elements + m * n, reinterpret_cast<Scalar *>(result));
    eliminate(m, n, reinterpret_cast<Scalar *>(result), permutation);
    return int(NK_OK);
  });
}

inline int cholesky(ptrdiff_t n, const double *a, double *r) {
#ifndef __wasm__
  if (!isPlain<double>(n)) {
    return guarded([=] {
      Eigen::LLT<Dense, Eigen::Upper> decomposition(input(a, n, n));
      if (decomposition.info() != Eigen::Success) return int(NK_NOT_DEFINITE);
      // A NaN passes the library's test of the pivots.
      if (!decomposition.matrixLLT().diagonal().allFinite()) return int(NK_NOT_DEFINITE);
      output(r, n, n) = decomposition.matrixU();
      return int(NK_OK);
    });
  }
#endif
  std::copy(a, a + n * n, r);
  for (Index j = 0; j < n; j++) std::fill(r + j * n + j + 1, r + (j + 1) * n, 0.0);
  return choleskyInPlace(n, r) ? NK_OK : NK_NOT_DEFINITE;
}

#include "SymmetricEigen.hpp"
#include "GeneralEigen.hpp"
#include "ComplexEigen.hpp"
#include "SingularValues.hpp"

const nk_linear_algebra routines = {
  .product = product,
  .complex_product = complexProduct,
  .solve = solve<double>,
  .complex_solve = solve<Complex>,
  .inverse = inverse<double>,
  .complex_inverse = inverse<Complex>,
  .least_squares = leastSquares,
  .lu = lu<double>,
  .complex_lu = lu<Complex>,
  .qr = qr,
  .cholesky = cholesky,
  .symmetric_eigen = symmetricEigen,
  .general_eigen = generalEigen,
  .complex_eigen = complexEigen,
  .svd = svd,
};

}  // namespace NK_BUILD
