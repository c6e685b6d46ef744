// Writes bytes as text that takes little room in a page of UTF-8: `pack < BYTES > TEXT`. It has 6.7 bits in each of its bytes,
// where base 64 has 6.
//
// The bits, least significant first, are read in sevens. The first 94 of the 128 values are the printable characters of
// ASCII but for `<`, which may not stand in a `script` element. The others are the 1888 characters of two bytes from
// U+00A0 on, which also hold the next bits: 25 values with six of them, 9 values with five. Four bytes before the others
// say how many there are.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// How many values are one character of one byte, and how many of the others have six bits more.
enum { singles = 94, wide = 25 };

int main(void) {
  size_t count = 0, room = 1 << 20;
  uint8_t *bytes = malloc(room);
  for (size_t more; bytes && (more = fread(bytes + count, 1, room - count, stdin)) > 0;) {
    count += more;
    if (count == room) bytes = realloc(bytes, room *= 2);
  }
  if (!bytes || ferror(stdin)) {
    fputs("pack: cannot read\n", stderr);
    return 1;
  }
  uint64_t queue = 0;
  int bits = 0;
  for (size_t next = 0; next < count + 4 || bits > 0;) {
    // Beyond the end the bits are zeros.
    while (bits <= 48 && next < count + 4) {
      queue |= (uint64_t)(next < 4 ? count >> (8 * next) & 255 : bytes[next - 4]) << bits;
      bits += 8;
      next++;
    }
    unsigned value = queue & 127, rest = queue >> 7 & 63;
    int width = 7;
    if (value < singles) {
      putchar(value < '<' - ' ' ? ' ' + value : ' ' + value + 1);
    } else {
      unsigned place = value - singles;
      width = place < wide ? 13 : 12;
      unsigned scalar = 0xA0 + (place < wide ? place << 6 | rest : (wide << 6) + ((place - wide) << 5 | (rest & 31)));
      putchar(0xC0 | scalar >> 6);
      putchar(0x80 | (scalar & 0x3F));
    }
    queue >>= width;
    bits = bits > width ? bits - width : 0;
  }
  return fflush(stdout) == 0 ? 0 : 1;
}
