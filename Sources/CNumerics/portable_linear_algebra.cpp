#include "Standard.hpp"

// Scalar arithmetic in source order: native builds and WebAssembly then compute the same digits.
#pragma STDC FP_CONTRACT OFF
#define EIGEN_DONT_VECTORIZE
#define NK_BUILD nk_portable
#include "LinearAlgebra.hpp"

const nk_linear_algebra *nk_portable_linear_algebra(void) { return &nk_portable::routines; }
