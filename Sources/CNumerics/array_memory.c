#include "CNumerics.h"

#include <stdint.h>

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
