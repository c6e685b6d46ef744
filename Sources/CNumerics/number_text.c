#include "CNumerics.h"

// snprintf as the compiler's builtin: <stdio.h> for WASI refuses the target that Embedded Swift is built for.
int nk_format(char kind, int precision, double x, char *buffer, ptrdiff_t size) {
  const size_t capacity = size > 0 ? (size_t)size : 0;
  // Literal formats, so that the compiler can check them.
  switch (kind) {
  case 'e': return __builtin_snprintf(buffer, capacity, "%.*e", precision, x);
  case 'g': return __builtin_snprintf(buffer, capacity, "%.*g", precision, x);
  default: return __builtin_snprintf(buffer, capacity, "%.*f", precision, x);
  }
}
