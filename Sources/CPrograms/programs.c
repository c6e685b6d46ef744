#include "CPrograms.h"

#ifdef __wasm__

// The page packs the text beside the engine, in one stream for both, and gives it before anything runs.
static const uint8_t *programs = (const uint8_t *)"";
static size_t length;

void nbrun_give_programs(const uint8_t *text, size_t size) {
  programs = text;
  length = size;
}

const uint8_t *nbrun_programs(void) { return programs; }
size_t nbrun_programs_size(void) { return length; }

#else

// The order of the families in the reference.
static const uint8_t programs[] = {
    '\f',
#embed "library/all-expressions.m" suffix(, )
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
#embed "library/integration.m" suffix(, )
    '\f',
#embed "library/interpolation.m" suffix(, )
    '\f',
#embed "library/descent.m" suffix(, )
    '\f',
#embed "library/constrained.m" suffix(, )
    '\f',
#embed "library/differential-equations.m" suffix(, )
    '\f',
#embed "library/special.m" suffix(, )
    '\f',
#embed "library/numbers.m" suffix(, )
    '\f',
#embed "library/complex-functions.m" suffix(, )
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
#embed "library/answers.m" suffix(, )
    '\f',
#embed "library/expressions.m" suffix(, )
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
