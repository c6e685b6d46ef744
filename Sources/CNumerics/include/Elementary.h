#pragma once

// Elementary functions as compiler builtins: no C library header has to be importable by Swift, and most calls
// become one instruction or one call of libm.
#define NK_UNARY(name) \
  static inline double nk_##name(double x) { return __builtin_##name(x); }
#define NK_BINARY(name) \
  static inline double nk_##name(double x, double y) { return __builtin_##name(x, y); }

NK_UNARY(sin)
NK_UNARY(cos)
NK_UNARY(tan)
NK_UNARY(asin)
NK_UNARY(acos)
NK_UNARY(atan)
NK_UNARY(sinh)
NK_UNARY(cosh)
NK_UNARY(tanh)
NK_UNARY(asinh)
NK_UNARY(acosh)
NK_UNARY(atanh)
NK_UNARY(exp)
NK_UNARY(expm1)
NK_UNARY(log)
NK_UNARY(log1p)
NK_UNARY(log2)
NK_UNARY(log10)
NK_UNARY(cbrt)
NK_UNARY(erf)
NK_UNARY(erfc)
NK_BINARY(pow)
NK_BINARY(atan2)
NK_BINARY(hypot)
NK_BINARY(fmod)

#undef NK_UNARY
#undef NK_BINARY
