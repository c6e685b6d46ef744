// Unpacks the engine in the worker of a page: text to bytes (`pack.c`), streams of LZMA, after Igor Pavlov's specification,
// to those of a module (`streams.c`), of which it is put together. It is WebAssembly of its own, several times as fast as
// the same in JavaScript, which runs once and is never compiled well. What it reads is the page's own, and is trusted.

#include "instructions.h"

#define INLINE static inline __attribute__((always_inline))

// Where a stream is read. In a variable of the function that reads, its parts stay in registers.
typedef struct {
  const byte *next;
  word range, code;
} Coder;

// A stream on its way: where it is read and written, how many bits of the byte before guess the next one, what the last
// symbols were, and the last four distances.
typedef struct {
  Coder coder;
  byte *start, *place, *end;
  word context_bits, state;
  word first, second, third, fourth;
} Stream;

// Where the parts of the table of probabilities begin. All streams have literals and matches that do not depend on their
// position.
enum { match = 0, repeat = 192, repeat0 = 204, repeat1 = 216, repeat2 = 228, repeat_one = 240, slots = 432, special = 688 };
enum { alignment = 803, lengths = 819, repeat_lengths = 1333, literals = 1847, most_context_bits = 4 };
static unsigned short chances[literals + (0x300 << most_context_bits)];

INLINE void refill(Coder *from) {
  if (from->range >= 1u << 24) return;
  from->range <<= 8;
  from->code = from->code << 8 | *from->next++;
}

// Without a branch, as which one is taken nobody can guess.
INLINE word bit(Coder *from, word index) {
  word chance = chances[index];
  word bound = (from->range >> 11) * chance;
  word one = from->code >= bound;
  word mask = 0 - one;
  from->range = bound + (mask & (from->range - 2 * bound));
  from->code -= bound & mask;
  chances[index] = chance + ((int)(2048 - (mask & (2048 - 31)) - chance) >> 5);
  refill(from);
  return one;
}

INLINE word tree(Coder *from, word base, word count) {
  word number = 1;
  for (word index = 0; index < count; index++) number = number << 1 | bit(from, base + number);
  return number - (1u << count);
}

INLINE word reversed(Coder *from, word base, word count) {
  word node = 1, number = 0;
  for (word index = 0; index < count; index++) {
    word one = bit(from, base + node);
    node = node << 1 | one;
    number |= one << index;
  }
  return number;
}

INLINE word direct(Coder *from, word count) {
  word number = 0;
  while (count-- > 0) {
    from->range >>= 1;
    word one = from->code >= from->range;
    if (one) from->code -= from->range;
    number = number << 1 | one;
    refill(from);
  }
  return number;
}

INLINE word length(Coder *from, word base) {
  word place = base + 2, count = 3, least = 2;
  if (bit(from, base)) {
    place = base + 130;
    least = 10;
    if (bit(from, base + 1)) {
      place = base + 258;
      least = 18;
      count = 8;
    }
  }
  return least + tree(from, place, count);
}

// Unpacks at least `room` bytes, or what is left of the stream. A function that is called often is soon compiled well, in
// the middle of the work.
static __attribute__((noinline)) void unpack_some(Stream *stream, word room) {
  Stream s = *stream;
  Coder *from = &s.coder;
  byte *enough = s.end - s.place > room ? s.place + room : s.end;
  while (s.place < enough) {
    if (!bit(from, match + (s.state << 4))) {
      word before = s.place > s.start ? s.place[-1] : 0;
      word base = literals + 0x300 * (before >> (8 - s.context_bits));
      word symbol = 1;
      if (s.state >= 7) {
        word expected = *(s.place - s.first);
        while (symbol < 256) {
          word guess = expected >> 7 & 1;
          expected <<= 1;
          word one = bit(from, base + ((1 + guess) << 8) + symbol);
          symbol = symbol << 1 | one;
          if (one != guess) break;
        }
      }
      while (symbol < 256) symbol = symbol << 1 | bit(from, base + symbol);
      *s.place++ = symbol;
      s.state = s.state < 4 ? 0 : s.state < 10 ? s.state - 3 : s.state - 6;
      continue;
    }
    word count, is_repeated = bit(from, repeat + s.state);
    if (!is_repeated) {
      s.fourth = s.third;
      s.third = s.second;
      s.second = s.first;
    } else if (!bit(from, repeat0 + s.state)) {
      if (!bit(from, repeat_one + (s.state << 4))) {
        s.state = s.state < 7 ? 9 : 11;
        *s.place = *(s.place - s.first);
        s.place++;
        continue;
      }
    } else {
      word distance;
      if (!bit(from, repeat1 + s.state)) {
        distance = s.second;
      } else {
        if (!bit(from, repeat2 + s.state)) {
          distance = s.third;
        } else {
          distance = s.fourth;
          s.fourth = s.third;
        }
        s.third = s.second;
      }
      s.second = s.first;
      s.first = distance;
    }
    count = length(from, is_repeated ? repeat_lengths : lengths);
    if (!is_repeated) {
      word slot = tree(from, slots + ((count < 5 ? count - 2 : 3) << 6), 6);
      word bits = (slot >> 1) - 1;
      word distance = slot < 4 ? slot : (2 | (slot & 1)) << bits;
      if (slot >= 14) {
        distance += direct(from, bits - 4) << 4;
        distance += reversed(from, alignment, 4);
      } else if (slot >= 4) {
        distance += reversed(from, special + distance - slot, bits);
      }
      s.first = distance + 1;
    }
    s.state = (s.state < 7 ? 7 : 10) + is_repeated;
    for (const byte *source = s.place - s.first; count > 0 && s.place < s.end; count--) *s.place++ = *source++;
  }
  *stream = s;
}

// Writes `size` bytes at `to` from a stream.
static void unpack_stream(const byte *packed, word context_bits, byte *to, word size) {
  for (word index = 0; index < literals + (0x300u << context_bits); index++) chances[index] = 1024;
  Stream stream = {{packed + 1, 0xffffffff, 0}, to, to, to + size, context_bits, 0, 1, 1, 1, 1};
  for (word index = 0; index < 4; index++) stream.coder.code = stream.coder.code << 8 | *stream.coder.next++;
  while (stream.place < stream.end) unpack_some(&stream, 256);
}

// What is still to be read of each stream of the module, and where it goes.
static const byte *streams[module_streams];
static byte *output;

static void copy(const byte **from, word count) {
  __builtin_memcpy(output, *from, count);
  *from += count;
  output += count;
}

// Copies a number of variable length, and answers it.
static word copy_number(const byte **from) {
  word result = 0;
  for (word shift = 0;; shift += 7) {
    byte next = *output++ = *(*from)++;
    result |= (word)(next & 127) << shift;
    if (next < 128) return result;
  }
}

static void weave_body(void) {
  // The length takes at most so many bytes, and is known at the end. The data after the code leave the room for it.
  enum { room = 5 };
  byte *start = output;
  output += room;
  for (word numbers = 2 * copy_number(&streams[declarations]); numbers > 0; numbers--) {
    copy_number(&streams[declarations]);
  }
  for (word depth = 1; depth > 0;) {
    byte code = *output++ = *streams[instructions]++;
    if (begins_block(code)) depth++;
    if (code == 0x0b) depth--;
    Shape shape = shape_of(code);
    const byte **from = &streams[shape.stream];
    switch (shape.form) {
      case plain_numbers:
        for (word count = shape.count; count > 0; count--) copy_number(from);
        break;
      case memory_place:
        *output++ = alignment_of(code);
        copy_number(from);
        break;
      case jump_table:
        for (word count = copy_number(from) + 1; count > 0; count--) copy_number(from);
        break;
      case plain_bytes: copy(from, shape.count); break;
      case longer_code:
        for (word zeros = zeros_after(copy_number(from)); zeros > 0; zeros--) *output++ = 0;
        break;
      case unknown_code: break;
    }
  }
  const byte *body = start + room;
  word length = output - body;
  output = start;
  for (word rest = length;; rest >>= 7) {
    *output++ = (rest & 127) | (rest > 127 ? 128 : 0);
    if (rest < 128) break;
  }
  __builtin_memmove(output, body, length);
  output += length;
}

static word word_at(const byte *place) {
  return place[0] | place[1] << 8 | place[2] << 16 | (word)place[3] << 24;
}

// Writes the bytes of a text at `to`, the number of them first.
static void read_text(const byte *text, word size, byte *to) {
  unsigned long long queue = 0;
  word bits = 0;
  for (const byte *end = text + size; text < end;) {
    word letter = *text++, width = 7;
    if (letter < 128) {
      letter -= letter > '<' ? ' ' + 1 : ' ';
    } else {
      word place = ((letter & 31) << 6 | (*text++ & 63)) - 0xA0;
      word rest = place - 1600;
      // The first 1600 hold six bits more than the value, the others five.
      width = place < 1600 ? 13 : 12;
      letter = place < 1600 ? 94 + (place >> 6) + ((place & 63) << 7) : 119 + (rest >> 5) + ((rest & 31) << 7);
    }
    queue |= (unsigned long long)letter << bits;
    for (bits += width; bits > 7; bits -= 8) {
      *to++ = queue;
      queue >>= 8;
    }
  }
}

extern byte __heap_base;
// Where the module is, its size, and that of the library behind it.
static word result[3];

// Unpacks a text of some size at the base of the heap.
//
// Its bytes are their number, the sizes of the module, of the library and of all streams before it, and then each stream,
// the library last: its size, the size that it is packed into, the number of its context bits, and its bytes.
__attribute__((export_name("unpack"))) const word *unpack(word size) {
  byte *packed = &__heap_base + size;
  // Of a text's bytes seven eighths at most are left; two pages for rounding.
  byte *start = packed + size;
  word pages = (word)(start + 65535) / 65536 + 1;
  if (pages > __builtin_wasm_memory_size(0)) __builtin_wasm_memory_grow(0, pages - __builtin_wasm_memory_size(0));
  read_text(&__heap_base, size, packed);
  packed += 4;
  word module_size = word_at(packed), library_size = word_at(packed + 4);
  byte *library = start + module_size;
  byte *place = library + library_size;
  pages = (word)(place + word_at(packed + 8) + 65535) / 65536;
  if (pages > __builtin_wasm_memory_size(0)) __builtin_wasm_memory_grow(0, pages - __builtin_wasm_memory_size(0));
  packed += 12;
  for (word index = 0; index <= module_streams; index++) {
    word stream_size = word_at(packed), packed_size = word_at(packed + 4);
    byte *room = index < module_streams ? place : library;
    unpack_stream(packed + 9, packed[8], room, stream_size);
    if (index < module_streams) {
      streams[index] = room;
      place += stream_size;
    }
    packed += 9 + packed_size;
  }
  output = start;
  const byte **from = &streams[sections];
  copy(from, 8);
  while (output < library) {
    byte kind = *output++ = *(*from)++;
    word section_size = copy_number(from);
    if (kind != 10) {
      copy(from, section_size);
    } else {
      for (word bodies = copy_number(from); bodies > 0; bodies--) weave_body();
    }
  }
  result[0] = (word)start;
  result[1] = module_size;
  result[2] = library_size;
  return result;
}
