#include "Standard.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

// The package manager has no compiler flags for one file, so the file itself declares what -mavx2 -mfma would: the
// instruction sets of every function below, and the macros by which Eigen chooses its code.
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define __SSE3__ 1
#define __SSSE3__ 1
#define __SSE4_1__ 1
#define __SSE4_2__ 1
#define __AVX__ 1
#define __AVX2__ 1
#define __FMA__ 1
#define Eigen Eigen_avx2
#define NK_BUILD nk_avx2
#define NK_PLAIN_ORDER smallOrder
#include "LinearAlgebra.hpp"
#pragma clang attribute pop
#endif

const nk_linear_algebra *nk_fastest_linear_algebra(void) {
#if defined(__x86_64__)
  static const bool hasAVX2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  if (hasAVX2) return &nk_avx2::routines;
#endif
  return nk_portable_linear_algebra();
}
