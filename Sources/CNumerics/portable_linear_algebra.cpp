#include "Standard.hpp"

// Scalar arithmetic in source order: native builds and WebAssembly then compute the same digits.
#pragma STDC FP_CONTRACT OFF
#define EIGEN_DONT_VECTORIZE
#define NK_BUILD nk_portable
// What the page computes, digit by digit (Sources/Numerics/LinearAlgebra.swift).
#define NK_PLAIN_ORDER 32
#include "LinearAlgebra.hpp"

const nk_linear_algebra *nk_portable_linear_algebra(void) { return &nk_portable::routines; }
