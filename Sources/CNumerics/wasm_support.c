// What the Embedded Swift standard library expects from its host and the C library for WASI lacks.
#if defined(__wasm__)
#include <stdlib.h>

// Behind Double(String): returns the first unread byte, or NULL when the text does not begin with a number.
const char *_swift_stdlib_strtod_clocale(const char *text, double *out) {
  // strtod would skip leading white space, which Double(String) must refuse.
  if (*text == ' ' || (*text >= 9 && *text <= 13)) return 0;
  char *end;
  *out = strtod(text, &end);
  return end == text ? 0 : end;
}

// Behind the comparison of strings: Unicode's normalisation, whose tables of 30 kB the engine goes without. Every
// character counts as composed and as nobody's composition, so that texts are equal when their characters are.
unsigned short _swift_stdlib_getNormData(unsigned scalar) { return 0; }
unsigned _swift_stdlib_getDecompositionEntry(unsigned scalar) { return 0; }
unsigned _swift_stdlib_getComposition(unsigned first, unsigned second) { return 0xFFFFFFFF; }
const unsigned char *_swift_stdlib_nfd_decompositions = 0;

// Where libc++ and the C library stop: their messages go nowhere in the page, and would bring all of printf.
__attribute__((noreturn)) void nk_stop(const char *format, ...) __asm__("_ZNSt3__222__libcpp_verbose_abortEPKcz");
void nk_stop(const char *format, ...) { __builtin_trap(); }
__attribute__((noreturn)) void abort_message(const char *format, ...) { __builtin_trap(); }
__attribute__((noreturn)) void __assert_fail(const char *claim, const char *file, int line, const char *function) {
  __builtin_trap();
}

// The seed of the standard library's hashing. Nothing in the page depends on the order of a dictionary, and a fixed
// seed keeps it so.
void arc4random_buf(void *bytes, size_t count) {
  for (size_t k = 0; k < count; k++) ((unsigned char *)bytes)[k] = (unsigned char)(k * 167 + 13);
}
#endif
