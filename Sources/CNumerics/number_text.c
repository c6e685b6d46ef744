#include "CNumerics.h"

#include <stdint.h>

// Numbers as printf writes them, without printf, which brings the C library's files, messages and long doubles into the
// page's engine. The method is that of musl's fmt_fp (src/stdio/vfprintf.c): every double is a finite decimal number, so
// it is first written out in full, nine digits to a word, and then rounded once, halves to even.

enum {
  digits_per_word = 9,
  word_base = 1000000000,
  // The largest double has 309 digits before the point, the smallest 1074 after it.
  point = 36,
  word_count = point + 121,
};

typedef struct {
  uint32_t words[word_count];
  // The first word that is not zero, and the end; the number is zero when they meet.
  int first, end;
} decimal;

// All digits of a finite number that is not negative.
static void expand(decimal *d, double x) {
  int exponent;
  // The mantissa as a whole number of 53 bits.
  uint64_t mantissa = (uint64_t)__builtin_ldexp(__builtin_frexp(x, &exponent), 53);
  exponent -= 53;
  d->first = point - 2;
  d->end = point;
  d->words[point - 2] = (uint32_t)(mantissa / word_base);
  d->words[point - 1] = (uint32_t)(mantissa % word_base);
  while (exponent > 0) {
    // A word times 2^29 and a carry fit 64 bits.
    const int shift = exponent < 29 ? exponent : 29;
    uint64_t carry = 0;
    for (int k = point - 1; k >= d->first; k--) {
      carry += (uint64_t)d->words[k] << shift;
      d->words[k] = (uint32_t)(carry % word_base);
      carry /= word_base;
    }
    if (carry) d->words[--d->first] = (uint32_t)carry;
    exponent -= shift;
  }
  while (exponent < 0) {
    // 10^9 is divisible by 2^9, so that a rest of nine bits becomes a whole number in the next word.
    const int shift = -exponent < 9 ? -exponent : 9;
    uint32_t rest = 0;
    for (int k = d->first; k < d->end; k++) {
      const uint32_t word = d->words[k];
      d->words[k] = (word >> shift) + rest;
      rest = (uint32_t)(word_base >> shift) * (word & ((1u << shift) - 1));
    }
    if (rest) d->words[d->end++] = rest;
    exponent += shift;
    while (d->first < d->end && d->words[d->first] == 0) d->first++;
  }
  while (d->first < d->end && d->words[d->first] == 0) d->first++;
}

// The power of ten of the first digit; 0 for zero.
static int magnitude(const decimal *d) {
  if (d->first >= d->end) return 0;
  int exponent = digits_per_word * (point - 1 - d->first);
  for (uint32_t rest = d->words[d->first]; rest >= 10; rest /= 10) exponent++;
  return exponent;
}

// The unit, within its word, of the digit with the power of ten `exponent`.
static uint32_t unit_of(int exponent, int *word) {
  // Exponents are moved so that the division rounds down for those below zero as well.
  const int moved = exponent + digits_per_word * word_count;
  *word = point - 1 - (moved / digits_per_word - word_count);
  uint32_t unit = 1;
  for (int k = moved % digits_per_word; k > 0; k--) unit *= 10;
  return unit;
}

// Rounds so that the last digit that may differ from zero has the power of ten `exponent`.
static void round_at(decimal *d, int exponent) {
  int word;
  const uint32_t unit = unit_of(exponent, &word);
  if (word >= d->end) return;
  // The part that goes, of the word before: what is below half, half itself with nothing after it, or above it.
  int dropped_word;
  const uint32_t below = unit_of(exponent - 1, &dropped_word);
  while (d->first > word) d->words[--d->first] = 0;
  const uint32_t dropped = dropped_word < d->end ? d->words[dropped_word] % (10 * (uint64_t)below) : 0;
  int order = dropped < 5 * below ? -1 : dropped > 5 * below;
  for (int k = dropped_word + 1; order == 0 && k < d->end; k++) order = d->words[k] != 0;
  const int is_odd = d->words[word] / unit % 2;
  d->words[word] -= d->words[word] % unit;
  d->end = word + 1;
  if (order > 0 || (order == 0 && is_odd)) {
    uint32_t carry = unit;
    for (int k = word; carry; k--) {
      if (k < d->first) d->words[d->first = k] = 0;
      d->words[k] += carry;
      carry = d->words[k] >= word_base;
      if (carry) d->words[k] -= word_base;
    }
  }
  while (d->first < d->end && d->words[d->first] == 0) d->first++;
}

// The digit with the power of ten `exponent`.
static char digit_at(const decimal *d, int exponent) {
  int word;
  const uint32_t unit = unit_of(exponent, &word);
  return (char)('0' + (word < d->first || word >= d->end ? 0 : d->words[word] / unit % 10));
}

typedef struct {
  char *start;
  ptrdiff_t capacity;
  int length;
} output;

static void put(output *o, char character) {
  if (o->length + 1 < o->capacity) o->start[o->length] = character;
  o->length++;
}

static int terminate(output *o) {
  if (o->capacity > 0) o->start[o->length < o->capacity ? o->length : o->capacity - 1] = 0;
  return o->length;
}

int nk_format(char kind, int precision, double x, char *buffer, ptrdiff_t size) {
  output o = {buffer, size, 0};
  if (__builtin_signbit(x)) put(&o, '-');
  if (!__builtin_isfinite(x)) {
    for (const char *word = __builtin_isnan(x) ? "nan" : "inf"; *word; word++) put(&o, *word);
    return terminate(&o);
  }
  decimal d;
  expand(&d, __builtin_fabs(x));
  int lowest = kind == 'f' ? -precision : magnitude(&d) - precision;
  if (kind == 'g') {
    if (precision == 0) precision = 1;
    lowest = magnitude(&d) - precision + 1;
  }
  // No double has a digit that far down, and no buffer is that long.
  if (lowest > -digits_per_word * (word_count - point)) round_at(&d, lowest);
  const int exponent = magnitude(&d);
  int has_exponent = kind == 'e';
  int places = precision;
  if (kind == 'g') {
    has_exponent = exponent < -4 || exponent >= precision;
    places = has_exponent ? precision - 1 : precision - 1 - exponent;
    const int last = has_exponent ? exponent : 0;
    while (places > 0 && digit_at(&d, last - places) == '0') places--;
  }
  const int top = has_exponent ? exponent : 0;
  for (int k = has_exponent || exponent < 0 ? top : exponent; k >= top; k--) put(&o, digit_at(&d, k));
  if (places > 0) put(&o, '.');
  for (int k = 1; k <= places; k++) put(&o, digit_at(&d, top - k));
  if (has_exponent) {
    const int size_of_exponent = exponent < 0 ? -exponent : exponent;
    put(&o, 'e');
    put(&o, exponent < 0 ? '-' : '+');
    if (size_of_exponent >= 100) put(&o, (char)('0' + size_of_exponent / 100));
    put(&o, (char)('0' + size_of_exponent / 10 % 10));
    put(&o, (char)('0' + size_of_exponent % 10));
  }
  return terminate(&o);
}
