// Unpacks the engine in the worker of a page: streams of LZMA, after Igor Pavlov's specification, of which a module is put
// together. It is WebAssembly of its own, three times as fast as the same in JavaScript, which runs once and is never
// compiled well. What it reads is the page's own, and is trusted.

#include "instructions.h"

static const byte *next;
static word range, code;
// Where the parts of the table of probabilities begin.
enum { match = 0, repeat = 192, repeat0 = 204, repeat1 = 216, repeat2 = 228, repeat_one = 240, slots = 432, special = 688 };
enum { alignment = 803, lengths = 819, repeat_lengths = 1333, literals = 1847 };
static unsigned short chances[literals + (0x300 << 4)];
enum { most_context_bits = 4 };

static void refill(void) {
  if (range >= 1u << 24) return;
  range <<= 8;
  code = code << 8 | *next++;
}

static word bit(word index) {
  word chance = chances[index];
  word bound = (range >> 11) * chance;
  word one = code >= bound;
  if (one) {
    range -= bound;
    code -= bound;
    chances[index] = chance - (chance >> 5);
  } else {
    range = bound;
    chances[index] = chance + ((2048 - chance) >> 5);
  }
  refill();
  return one;
}

static word tree(word base, word count) {
  word number = 1;
  for (word index = 0; index < count; index++) number = number << 1 | bit(base + number);
  return number - (1u << count);
}

static word reversed(word base, word count) {
  word node = 1, number = 0;
  for (word index = 0; index < count; index++) {
    word one = bit(base + node);
    node = node << 1 | one;
    number |= one << index;
  }
  return number;
}

static word direct(word count) {
  word number = 0;
  while (count-- > 0) {
    range >>= 1;
    word one = code >= range;
    if (one) code -= range;
    number = number << 1 | one;
    refill();
  }
  return number;
}

static word length(word base, word position) {
  if (!bit(base)) return 2 + tree(base + 2 + (position << 3), 3);
  if (!bit(base + 1)) return 10 + tree(base + 130 + (position << 3), 3);
  return 18 + tree(base + 258, 8);
}

// Writes `size` bytes at `output` from a stream with some properties, and answers 1; 0 for one that it does not know.
static int unpack_stream(const byte *packed, word properties, byte *output, word size) {
  word context_bits = properties % 9;
  properties /= 9;
  // Literals that depend on their position have tables that are not there.
  if (properties % 5 != 0 || context_bits > most_context_bits) return 0;
  word position_mask = (1u << properties / 5) - 1;
  for (word index = 0; index < literals + (0x300u << context_bits); index++) chances[index] = 1024;
  range = 0xffffffff;
  code = 0;
  next = packed + 1;
  for (word index = 0; index < 4; index++) code = code << 8 | *next++;
  word state = 0, place = 0;
  // The last four distances.
  word first = 1, second = 1, third = 1, fourth = 1;
  while (place < size) {
    word position = place & position_mask;
    if (!bit(match + (state << 4) + position)) {
      word before = place > 0 ? output[place - 1] : 0;
      word base = literals + 0x300 * (before >> (8 - context_bits));
      word symbol = 1;
      if (state >= 7) {
        word expected = output[place - first];
        while (symbol < 256) {
          word guess = expected >> 7 & 1;
          expected <<= 1;
          word one = bit(base + ((1 + guess) << 8) + symbol);
          symbol = symbol << 1 | one;
          if (one != guess) break;
        }
      }
      while (symbol < 256) symbol = symbol << 1 | bit(base + symbol);
      output[place++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    word count;
    if (!bit(repeat + state)) {
      fourth = third;
      third = second;
      second = first;
      count = length(lengths, position);
      state = state < 7 ? 7 : 10;
      word slot = tree(slots + ((count < 5 ? count - 2 : 3) << 6), 6);
      word bits = (slot >> 1) - 1;
      word distance = slot < 4 ? slot : (2 | (slot & 1)) << bits;
      if (slot >= 14) {
        distance += direct(bits - 4) << 4;
        distance += reversed(alignment, 4);
      } else if (slot >= 4) {
        distance += reversed(special + distance - slot, bits);
      }
      first = distance + 1;
    } else {
      if (!bit(repeat0 + state)) {
        if (!bit(repeat_one + (state << 4) + position)) {
          state = state < 7 ? 9 : 11;
          output[place] = output[place - first];
          place++;
          continue;
        }
      } else {
        word distance;
        if (!bit(repeat1 + state)) {
          distance = second;
        } else {
          if (!bit(repeat2 + state)) {
            distance = third;
          } else {
            distance = fourth;
            fourth = third;
          }
          third = second;
        }
        second = first;
        first = distance;
      }
      count = length(repeat_lengths, position);
      state = state < 7 ? 8 : 11;
    }
    if (first > place) return 0;
    for (; count > 0 && place < size; count--, place++) output[place] = output[place - first];
  }
  return 1;
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

// Writes the module and the text of the library at `start`, and answers 1; 0 for streams that it does not know.
//
// At `packed` are the sizes of the module, of the text and of all streams before it, and then each stream, the text last:
// its size, the size that it is packed into, a byte of properties, and its bytes. The streams are unpacked behind the text.
__attribute__((export_name("unpack"))) int unpack(const byte *packed, byte *start) {
  word module_size = word_at(packed);
  byte *text = start + module_size;
  byte *place = text + word_at(packed + 4);
  packed += 12;
  for (word index = 0; index <= module_streams; index++) {
    word size = word_at(packed), packed_size = word_at(packed + 4);
    byte *room = index < module_streams ? place : text;
    if (!unpack_stream(packed + 9, packed[8], room, size)) return 0;
    if (index < module_streams) {
      streams[index] = room;
      place += size;
    }
    packed += 9 + packed_size;
  }
  output = start;
  const byte **from = &streams[sections];
  copy(from, 8);
  while (output < text) {
    byte kind = *output++ = *(*from)++;
    word length = copy_number(from);
    if (kind != 10) {
      copy(from, length);
    } else {
      for (word bodies = copy_number(from); bodies > 0; bodies--) weave_body();
    }
  }
  return 1;
}
