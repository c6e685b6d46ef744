// The dense linear algebra, included once per build. Before including it a source file
// - includes Standard.hpp, so that no standard template is compiled for one build only and linked into the other;
// - may rename the namespace Eigen by a macro, so that no inline function of one build is linked into the other;
// - defines NK_BUILD, the namespace of this build.

#include <eigen3/Eigen/Dense>

namespace NK_BUILD {

using Index = Eigen::Index;
using Complex = std::complex<double>;
template <typename Scalar> using Dense = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic>;
template <typename Scalar> using Column = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;
template <typename Scalar> using Input = Eigen::Map<const Dense<Scalar>>;
template <typename Scalar> using Output = Eigen::Map<Dense<Scalar>>;

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

inline int status(Eigen::ComputationInfo info) {
  switch (info) {
  case Eigen::Success: return NK_OK;
  case Eigen::NumericalIssue: return NK_NOT_DEFINITE;
  case Eigen::NoConvergence: return NK_NO_CONVERGENCE;
  case Eigen::InvalidInput: return NK_NOT_FINITE;
  }
  return NK_FAILED;
}

template <typename Scalar> Input<Scalar> input(const double *elements, Index rows, Index columns) {
  return Input<Scalar>(reinterpret_cast<const Scalar *>(elements), rows, columns);
}

template <typename Scalar> Output<Scalar> output(double *elements, Index rows, Index columns) {
  return Output<Scalar>(reinterpret_cast<Scalar *>(elements), rows, columns);
}

/// Orders of matrices that are factored on the stack: up to here the allocations of the general path cost more than
/// its arithmetic.
constexpr Index smallOrder = 8;

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

/// The inverse on the stack, in the order of LAPACK's getri: inv(U) first, then X with X L = inv(U), then the columns
/// put back. Returns false for a zero pivot.
template <typename Scalar>
bool invertFactors(Index n, const Scalar *lu, const ptrdiff_t *permutation, Scalar *inverse) {
  Scalar x[smallOrder * smallOrder] = {};
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

/// `solve` on the stack, with the exact condition number from the explicit inverse.
template <typename Scalar>
double solveSmall(Index n, Index k, const Scalar *a, const Scalar *b, Scalar *x) {
  Scalar factors[smallOrder * smallOrder], inverse[smallOrder * smallOrder];
  ptrdiff_t permutation[smallOrder];
  if constexpr (std::is_same_v<Scalar, double>) {
    std::copy(a, a + n * n, factors);
    if (isSymmetricWithPositiveDiagonal(n, a) && choleskyInPlace(n, factors)) {
      for (Index j = 0; j < k; j++) choleskySubstitute(n, factors, b + j * n, x + j * n);
      for (Index j = 0; j < n; j++) {
        double unit[smallOrder] = {};
        unit[j] = 1;
        choleskySubstitute(n, factors, unit, inverse + j * n);
      }
      return reciprocalCondition(n, a, inverse);
    }
  }
  std::copy(a, a + n * n, factors);
  eliminate(n, n, factors, permutation);
  for (Index j = 0; j < k; j++) substitute(n, factors, permutation, b + j * n, x + j * n);
  return invertFactors(n, factors, permutation, inverse) ? reciprocalCondition(n, a, inverse) : 0;
}

template <typename Scalar>
int product(ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *a, const double *b, double *c) {
  return guarded([=] {
    output<Scalar>(c, m, n).noalias() = input<Scalar>(a, m, k) * input<Scalar>(b, k, n);
    return int(NK_OK);
  });
}

template <typename Scalar>
int solve(ptrdiff_t n, ptrdiff_t k, const double *a, const double *b, double *x, double *reciprocalCondition) {
  return guarded([=] {
    if (n <= smallOrder) {
      *reciprocalCondition = solveSmall<Scalar>(
        n, k, reinterpret_cast<const Scalar *>(a), reinterpret_cast<const Scalar *>(b), reinterpret_cast<Scalar *>(x));
      return int(NK_OK);
    }
    if constexpr (std::is_same_v<Scalar, double>) {
      if (isSymmetricWithPositiveDiagonal(n, a)) {
        Eigen::LLT<Dense<double>, Eigen::Upper> factors(input<double>(a, n, n));
        if (factors.info() == Eigen::Success && factors.matrixLLT().diagonal().allFinite()) {
          output<double>(x, n, k) = factors.solve(input<double>(b, n, k));
          *reciprocalCondition = factors.rcond();
          return int(NK_OK);
        }
      }
    }
    Eigen::PartialPivLU<Dense<Scalar>> lu(input<Scalar>(a, n, n));
    output<Scalar>(x, n, k) = lu.solve(input<Scalar>(b, n, k));
    const bool isSingular = (lu.matrixLU().diagonal().array() == Scalar(0)).any();
    *reciprocalCondition = isSingular ? 0 : lu.rcond();
    return int(NK_OK);
  });
}

template <typename Scalar> int inverse(ptrdiff_t n, const double *a, double *x, double *reciprocalCondition) {
  return guarded([=] {
    const auto matrix = input<Scalar>(a, n, n);
    if (n <= smallOrder) {
      const auto elements = reinterpret_cast<const Scalar *>(a);
      const auto result = reinterpret_cast<Scalar *>(x);
      Scalar factors[smallOrder * smallOrder];
      ptrdiff_t permutation[smallOrder];
      std::copy(elements, elements + n * n, factors);
      eliminate(n, n, factors, permutation);
      *reciprocalCondition =
        invertFactors(n, factors, permutation, result) ? NK_BUILD::reciprocalCondition(n, elements, result) : 0;
      return int(NK_OK);
    }
    Eigen::PartialPivLU<Dense<Scalar>> lu(matrix);
    output<Scalar>(x, n, n) = lu.inverse();
    const bool isSingular = (lu.matrixLU().diagonal().array() == Scalar(0)).any();
    *reciprocalCondition = isSingular ? 0 : lu.rcond();
    return int(NK_OK);
  });
}

inline int leastSquares(
  ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const double *a, const double *b, double *x, ptrdiff_t *rank
) {
  return guarded([=] {
    *rank = 0;
    const auto matrix = input<double>(a, m, n);
    if (!matrix.allFinite()) return int(NK_NOT_FINITE);
    if (m == 0 || n == 0) {
      output<double>(x, n, k).setZero();
      return int(NK_OK);
    }
    Eigen::CompleteOrthogonalDecomposition<Dense<double>> decomposition(matrix);
    output<double>(x, n, k) = decomposition.solve(input<double>(b, m, k));
    *rank = decomposition.rank();
    return int(NK_OK);
  });
}

template <typename Scalar>
int lu(ptrdiff_t m, ptrdiff_t n, const double *a, double *result, ptrdiff_t *permutation) {
  return guarded([=] {
    const auto matrix = input<Scalar>(a, m, n);
    auto factors = output<Scalar>(result, m, n);
    if (m == n && n > smallOrder) {
      Eigen::PartialPivLU<Dense<Scalar>> decomposition(matrix);
      factors = decomposition.matrixLU();
      const auto &indices = decomposition.permutationP().indices();
      for (Index i = 0; i < m; i++) permutation[indices[i]] = i;
      return int(NK_OK);
    }
    factors = matrix;
    eliminate(m, n, reinterpret_cast<Scalar *>(result), permutation);
    return int(NK_OK);
  });
}

inline int qr(ptrdiff_t m, ptrdiff_t n, int economy, const double *a, double *q, double *r) {
  return guarded([=] {
    const Index columns = economy ? std::min(m, n) : m;
    if (m == 0 || n == 0) {
      output<double>(q, m, columns).setIdentity();
      return int(NK_OK);
    }
    Eigen::HouseholderQR<Dense<double>> decomposition(input<double>(a, m, n));
    output<double>(q, m, columns) = decomposition.householderQ() * Dense<double>::Identity(m, columns);
    output<double>(r, columns, n) =
      decomposition.matrixQR().topRows(columns).template triangularView<Eigen::Upper>();
    return int(NK_OK);
  });
}

inline int cholesky(ptrdiff_t n, const double *a, double *r) {
  return guarded([=] {
    Eigen::LLT<Dense<double>, Eigen::Upper> decomposition(input<double>(a, n, n));
    if (decomposition.info() != Eigen::Success) return int(NK_NOT_DEFINITE);
    // A NaN passes the library's test of the pivots.
    if (!decomposition.matrixLLT().diagonal().allFinite()) return int(NK_NOT_DEFINITE);
    output<double>(r, n, n) = decomposition.matrixU();
    return int(NK_OK);
  });
}

#include "SymmetricEigen.hpp"
#include "GeneralEigen.hpp"

inline int complexEigen(ptrdiff_t n, const double *a, double *values, double *vectors) {
  return guarded([=] {
    const auto matrix = input<Complex>(a, n, n);
    if (!matrix.allFinite()) return int(NK_NOT_FINITE);
    if (n == 0) return int(NK_OK);
    Eigen::ComplexEigenSolver<Dense<Complex>> solver(matrix, vectors != nullptr);
    if (solver.info() != Eigen::Success) return status(solver.info());
    output<Complex>(values, n, 1) = solver.eigenvalues();
    if (vectors) output<Complex>(vectors, n, n) = solver.eigenvectors();
    return int(NK_OK);
  });
}

/// Below this order one-sided Jacobi rotations are as fast as divide and conquer, and more accurate.
constexpr Index jacobiOrder = 16;

template <typename Solver>
int singular(ptrdiff_t m, ptrdiff_t n, int vectors, const double *a, double *u, double *values, double *v) {
  const unsigned options = vectors == NK_FULL ? Eigen::ComputeFullU | Eigen::ComputeFullV
    : vectors == NK_ECONOMY                   ? Eigen::ComputeThinU | Eigen::ComputeThinV
                                              : 0;
  Solver solver(input<double>(a, m, n), options);
  if (solver.info() != Eigen::Success) return status(solver.info());
  output<double>(values, std::min(m, n), 1) = solver.singularValues();
  if (vectors == NK_VALUES_ONLY) return NK_OK;
  output<double>(u, m, vectors == NK_FULL ? m : std::min(m, n)) = solver.matrixU();
  output<double>(v, n, vectors == NK_FULL ? n : std::min(m, n)) = solver.matrixV();
  return NK_OK;
}

inline int svd(ptrdiff_t m, ptrdiff_t n, int vectors, const double *a, double *u, double *values, double *v) {
  return guarded([=] {
    if (!input<double>(a, m, n).allFinite()) return int(NK_NOT_FINITE);
    if (m == 0 || n == 0) {
      if (vectors == NK_FULL) {
        output<double>(u, m, m).setIdentity();
        output<double>(v, n, n).setIdentity();
      }
      return int(NK_OK);
    }
    if (std::min(m, n) < jacobiOrder)
      return singular<Eigen::JacobiSVD<Dense<double>>>(m, n, vectors, a, u, values, v);
    return singular<Eigen::BDCSVD<Dense<double>>>(m, n, vectors, a, u, values, v);
  });
}

const nk_linear_algebra routines = {
  .product = product<double>,
  .complex_product = product<Complex>,
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
