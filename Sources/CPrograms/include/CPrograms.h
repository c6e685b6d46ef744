#ifndef NBRUN_PROGRAMS_H
#define NBRUN_PROGRAMS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The functions of the library that are written in the language itself.

/// The files of the folder `library`, each after a form feed, UTF-8. In WebAssembly they come without the help, comments
/// and indentation, and the page gives them.
const uint8_t *_Nonnull nbrun_programs(void);
/// Their length in bytes.
size_t nbrun_programs_size(void);

/// The offset of the first line feed at or after `start`; `size` where there is none.
static inline size_t nbrun_line_end(const uint8_t *_Nonnull text, size_t start, size_t size) {
  const uint8_t *found = start < size ? (const uint8_t *)memchr(text + start, '\n', size - start) : NULL;
  return found ? (size_t)(found - text) : size;
}

#ifdef __wasm__
/// Gives the text, which must stay, before the functions are first asked for.
void nbrun_give_programs(const uint8_t *_Nonnull text, size_t size);
#endif

#endif
