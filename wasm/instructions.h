// What the instructions of WebAssembly are followed by, for the programs that take its code apart and put it together.

#pragma once
#include <stdint.h>

typedef uint8_t byte;
typedef uint32_t word;

// The streams of an engine that is packed. Bytes of one kind are better guessed from one another than from what stands
// between them in the module: apart they take a tenth less.
enum {
  // Codes of instructions, with the types of blocks.
  instructions,
  // Numbers of local variables.
  locals,
  // Constants of 32 bits.
  constants,
  // Offsets of addresses.
  offsets,
  // Numbers of functions that are called.
  calls,
  // Targets of jumps.
  branches,
  // The types of the local variables of functions.
  declarations,
  // Numbers of other kinds.
  others,
  // Constants that are no whole numbers.
  fractions,
  // All that is not the code of a function.
  sections,
  // How many streams a module has.
  module_streams,
};

typedef enum {
  // As many numbers of variable length as the shape says.
  plain_numbers,
  // An alignment, which follows from the instruction, and a number.
  memory_place,
  // A count, as many numbers, and another number.
  jump_table,
  // Bytes, as many as the shape says.
  plain_bytes,
  // A number that goes on the code, and zeros after it.
  longer_code,
  unknown_code,
} Form;

typedef struct {
  Form form;
  byte stream, count;
} Shape;

static inline Shape shape_of(byte code) {
  if (code >= 0x02 && code <= 0x04) return (Shape){plain_numbers, instructions, 1};
  if (code == 0x0c || code == 0x0d) return (Shape){plain_numbers, branches, 1};
  if (code == 0x0e) return (Shape){jump_table, branches, 0};
  if (code == 0x10) return (Shape){plain_numbers, calls, 1};
  if (code == 0x11) return (Shape){plain_numbers, others, 2};
  if (code >= 0x20 && code <= 0x22) return (Shape){plain_numbers, locals, 1};
  if (code == 0x23 || code == 0x24 || code == 0x3f || code == 0x40) return (Shape){plain_numbers, others, 1};
  if (code >= 0x28 && code <= 0x3e) return (Shape){memory_place, offsets, 1};
  if (code == 0x41) return (Shape){plain_numbers, constants, 1};
  if (code == 0x42) return (Shape){plain_numbers, others, 1};
  if (code == 0x43) return (Shape){plain_bytes, fractions, 4};
  if (code == 0x44) return (Shape){plain_bytes, fractions, 8};
  if (code == 0xfc) return (Shape){longer_code, instructions, 0};
  if (code <= 0x1b || (code >= 0x45 && code <= 0xc4)) return (Shape){plain_bytes, instructions, 0};
  return (Shape){unknown_code, instructions, 0};
}

// How many zeros follow a longer code; 3 for one that is not known.
static inline word zeros_after(word more) { return more < 8 ? 0 : more == 10 ? 2 : more == 11 ? 1 : 3; }

// The alignment of an access to memory, as a power of two. It is only advice, and one that all compilers give.
static inline byte alignment_of(byte code) {
  static const char alignments[] = "23230011001122232301012";
  return alignments[code - 0x28] - '0';
}

// Whether a code begins a block.
static inline int begins_block(byte code) { return code >= 0x02 && code <= 0x04; }

// Reads a number of variable length.
static inline word number(const byte **at) {
  word result = 0;
  for (int shift = 0;; shift += 7) {
    byte next = *(*at)++;
    result |= (word)(next & 127) << shift;
    if (next < 128) return result;
  }
}

// Goes past some numbers of variable length.
static inline void skip(const byte **at, word count) {
  while (count-- > 0) {
    while (*(*at)++ & 128) {}
  }
}
