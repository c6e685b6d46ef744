#include "CNumerics.h"

#include <stdint.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

// WebAssembly has a single thread, and no place for its own variables.
#ifdef __wasm__
#define NK_PER_THREAD static
#else
#define NK_PER_THREAD static _Thread_local
#endif

NK_PER_THREAD ptrdiff_t held = 0;
NK_PER_THREAD ptrdiff_t limit = PTRDIFF_MAX;

void nk_memory_add(ptrdiff_t bytes) { held += bytes; }

ptrdiff_t nk_memory_held(void) { return held; }

ptrdiff_t nk_memory_limit(void) { return limit; }

void nk_memory_set_limit(ptrdiff_t bytes) { limit = bytes; }

bool nk_memory_is_full(ptrdiff_t more) { return held > limit - more; }

void nk_memory_keep(void) {
#ifdef __GLIBC__
  // By default other threads than the first get their memory page by page, and arrays of more than 32 MB, or all above
  // the last that is in use, go back to the system when they are freed.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
#endif
}
