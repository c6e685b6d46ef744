#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "Elementary.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes of array storage that the calling thread has made and not released: a notebook runs on one thread, and several
/// of them at the same time. Storage that another thread releases is missing in the count of that thread.
void nk_memory_add(ptrdiff_t bytes);
ptrdiff_t nk_memory_held(void);

/// The number of bytes that the calling thread may hold.
ptrdiff_t nk_memory_limit(void);
void nk_memory_set_limit(ptrdiff_t bytes);

/// Whether so many more bytes would be over the limit.
bool nk_memory_is_full(ptrdiff_t more);

/// Keeps released memory for the thread that is started next instead of giving it back to the system.
void nk_memory_keep(void);

/// What a routine of linear algebra reports.
enum {
  NK_OK = 0,
  /// The matrix has no factorisation of this kind (Cholesky: it is not positive definite).
  NK_NOT_DEFINITE = 1,
  /// The input has an Inf or a NaN, for which the factorisation is not defined.
  NK_NOT_FINITE = 2,
  /// The iteration did not converge.
  NK_NO_CONVERGENCE = 3,
  /// There is not enough memory.
  NK_OUT_OF_MEMORY = 4,
  /// Any other failure inside the library.
  NK_FAILED = 5,
};

/// Which singular vectors are wanted.
enum {
  NK_VALUES_ONLY = 0,
  NK_FULL = 1,
  NK_ECONOMY = 2,
};

/// One build of the dense linear algebra.
///
/// Matrices are column-major doubles without padding; a complex number is two doubles, real part first. Inputs and
/// outputs must not overlap. Every routine returns an NK_ status, accepts empty matrices and never throws.
typedef struct nk_linear_algebra {
  /// C (m by n) = A (m by k) * B (k by n).
  int (*_Nonnull product)(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *_Nonnull a, const double *_Nonnull b, double *_Nonnull c);
  /// The product of complex matrices.
  int (*_Nonnull complex_product)(
    ptrdiff_t m, ptrdiff_t k, ptrdiff_t n, const double *_Nonnull a, const double *_Nonnull b, double *_Nonnull c);

  /// X (n by k) with A X = B by Cholesky for a symmetric positive definite A, else by LU with partial
  /// pivoting, and an estimate of 1 / (norm1(A) norm1(inv(A))), which is
  /// 0 for an exactly singular A; X is then not finite.
  int (*_Nonnull solve)(
    ptrdiff_t n, ptrdiff_t k, const double *_Nonnull a, const double *_Nonnull b, double *_Nonnull x,
    double *_Nonnull reciprocal_condition);
  /// The same for complex matrices.
  int (*_Nonnull complex_solve)(
    ptrdiff_t n, ptrdiff_t k, const double *_Nonnull a, const double *_Nonnull b, double *_Nonnull x,
    double *_Nonnull reciprocal_condition);
  /// The inverse, and the reciprocal condition number as in `solve`.
  int (*_Nonnull inverse)(
    ptrdiff_t n, const double *_Nonnull a, double *_Nonnull x, double *_Nonnull reciprocal_condition);
  /// The same for complex matrices.
  int (*_Nonnull complex_inverse)(
    ptrdiff_t n, const double *_Nonnull a, double *_Nonnull x, double *_Nonnull reciprocal_condition);
  /// X (n by k) of least Frobenius norm among those that minimise norm(A X - B), A m by n, by a complete orthogonal
  /// decomposition, and the rank that it found. NK_NOT_FINITE when A is not finite.
  int (*_Nonnull least_squares)(
    ptrdiff_t m, ptrdiff_t n, ptrdiff_t k, const double *_Nonnull a, const double *_Nonnull b, double *_Nonnull x,
    ptrdiff_t *_Nonnull rank);

  /// L (lower triangle of `lu`, unit diagonal not stored) and U (upper triangle) with P A = L U; A is m by n.
  /// `permutation[i]` is the row of A that became row i.
  int (*_Nonnull lu)(
    ptrdiff_t m, ptrdiff_t n, const double *_Nonnull a, double *_Nonnull lu, ptrdiff_t *_Nonnull permutation);
  /// The same for complex matrices.
  int (*_Nonnull complex_lu)(
    ptrdiff_t m, ptrdiff_t n, const double *_Nonnull a, double *_Nonnull lu, ptrdiff_t *_Nonnull permutation);

  /// A = Q R by Householder reflections: Q is m by m and R m by n, or with `economy` m by min(m, n) and min(m, n) by n.
  int (*_Nonnull qr)(
    ptrdiff_t m, ptrdiff_t n, int economy, const double *_Nonnull a, double *_Nonnull q, double *_Nonnull r);
  /// Upper triangular R with transpose(R) R = A, from the upper triangle of A; NK_NOT_DEFINITE when there is none.
  int (*_Nonnull cholesky)(ptrdiff_t n, const double *_Nonnull a, double *_Nonnull r);

  /// Ascending eigenvalues and orthonormal eigenvectors (or NULL) of a symmetric matrix, read from its upper triangle.
  int (*_Nonnull symmetric_eigen)(
    ptrdiff_t n, const double *_Nonnull a, double *_Nonnull values, double *_Nullable vectors);
  /// Complex eigenvalues and complex eigenvectors (or NULL) of a real matrix, in the order and with the signs of
  /// LAPACK's geev: vectors of length 1, a complex one with a real largest component.
  int (*_Nonnull general_eigen)(
    ptrdiff_t n, const double *_Nonnull a, double *_Nonnull values, double *_Nullable vectors);
  /// Eigenvalues and eigenvectors (or NULL), not normalised, of a complex matrix.
  int (*_Nonnull complex_eigen)(
    ptrdiff_t n, const double *_Nonnull a, double *_Nonnull values, double *_Nullable vectors);

  /// A (m by n) = U diag(values) transpose(V), values descending. `vectors` is one of the NK_ choices: with NK_FULL
  /// U is m by m and V n by n, with NK_ECONOMY both have min(m, n) columns, with NK_VALUES_ONLY they may be NULL.
  int (*_Nonnull svd)(
    ptrdiff_t m, ptrdiff_t n, int vectors, const double *_Nonnull a, double *_Nullable u, double *_Nonnull values,
    double *_Nullable v);
} nk_linear_algebra;

/// The build in scalar double arithmetic without fused operations: the same digits on every processor and in
/// WebAssembly.
const nk_linear_algebra *_Nonnull nk_portable_linear_algebra(void);
/// The fastest build that this processor can run (AVX2 and FMA on x86-64), else the portable one.
const nk_linear_algebra *_Nonnull nk_fastest_linear_algebra(void);

// Special functions and distributions. Outside its domain a function returns NaN, at a pole or on overflow Inf.

double nk_gamma(double x);
double nk_log_gamma(double x);
double nk_beta(double a, double b);
/// The regularised incomplete beta function I_x(a, b).
double nk_incomplete_beta(double a, double b, double x);
/// The regularised lower incomplete gamma function P(a, x).
double nk_incomplete_gamma_lower(double a, double x);
/// The regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x).
double nk_incomplete_gamma_upper(double a, double x);
double nk_erf_inverse(double x);
double nk_erfc_inverse(double x);


/// Writes `x` as C's printf does for %f, %e or %g (`kind`) with `precision`, and a terminating zero. Returns the length
/// of the text without that zero; the text was cut when this is not below `size`.
int nk_format(char kind, int precision, double x, char *_Nullable buffer, ptrdiff_t size);

#ifdef __cplusplus
}
#endif
