#include "CPrograms.h"

#ifdef __wasm__

#include <stdlib.h>

// What `wasm/build.sh` makes of the files: a gzip stream, whose header has ten bytes and whose last four are the size.
static const uint8_t compressed[] = {
#embed "programs.gz"
};
enum { header = 10, trailer = 8 };

size_t nbrun_programs_size(void) {
  const uint8_t *end = compressed + sizeof compressed;
  return end[-4] | (size_t)end[-3] << 8 | (size_t)end[-2] << 16 | (size_t)end[-1] << 24;
}

const uint8_t *nbrun_programs(void) {
  static uint8_t *programs;
  size_t size = nbrun_programs_size();
  if (programs == NULL) {
    programs = malloc(size);
    if (programs == NULL) __builtin_trap();
    nbrun_inflate(compressed + header, sizeof compressed - header - trailer, programs, size);
  }
  return programs;
}

#else

// The order of the families in the reference.
static const uint8_t programs[] = {
    '\f',
#embed "library/all.m" suffix(, )
    '\f',
#embed "library/construction.m" suffix(, )
    '\f',
#embed "library/shape.m" suffix(, )
    '\f',
#embed "library/matrices.m" suffix(, )
    '\f',
#embed "library/special-matrices.m" suffix(, )
    '\f',
#embed "library/reductions.m" suffix(, )
    '\f',
#embed "library/searching.m" suffix(, )
    '\f',
#embed "library/sets.m" suffix(, )
    '\f',
#embed "library/linear-algebra.m" suffix(, )
    '\f',
#embed "library/decompositions.m" suffix(, )
    '\f',
#embed "library/statistics.m" suffix(, )
    '\f',
#embed "library/distributions.m" suffix(, )
    '\f',
#embed "library/polynomials.m" suffix(, )
    '\f',
#embed "library/searches.m" suffix(, )
    '\f',
#embed "library/calculus.m" suffix(, )
    '\f',
#embed "library/interpolation.m" suffix(, )
    '\f',
#embed "library/descent.m" suffix(, )
    '\f',
#embed "library/differential-equations.m" suffix(, )
    '\f',
#embed "library/special.m" suffix(, )
    '\f',
#embed "library/numbers.m" suffix(, )
    '\f',
#embed "library/signals.m" suffix(, )
    '\f',
#embed "library/strings.m" suffix(, )
    '\f',
#embed "library/digits.m" suffix(, )
    '\f',
#embed "library/words.m" suffix(, )
    '\f',
#embed "library/cells.m" suffix(, )
    '\f',
#embed "library/checks.m" suffix(, )
    '\f',
#embed "library/settings.m" suffix(, )
    '\f',
#embed "library/controls.m" suffix(, )
    '\f',
#embed "library/choices.m" suffix(, )
    '\f',
#embed "library/plots.m" suffix(, )
    '\f',
#embed "library/charts.m" suffix(, )
    '\f',
#embed "library/fields.m" suffix(, )
    '\f',
#embed "library/vectors.m" suffix(, )
    '\f',
#embed "library/samples.m" suffix(, )
    '\f',
#embed "library/flows.m" suffix(, )
    '\f',
#embed "library/graphs.m" suffix(, )
    '\f',
#embed "library/diagnostics.m" suffix(, )
    '\f',
#embed "library/space.m" suffix(, )
};

size_t nbrun_programs_size(void) { return sizeof programs; }
const uint8_t *nbrun_programs(void) { return programs; }

#endif
