// Unpacks a stream of LZMA in the worker of a page, after Igor Pavlov's specification. It is WebAssembly of its own, three
// times as fast as the same in JavaScript, which runs once and is never compiled well.

typedef unsigned char byte;
typedef unsigned int word;

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

// Writes `size` bytes at `output`, which the stream at `packed` says, and answers 1; 0 for a stream that it does not know.
// The stream is the page's own, and is trusted.
__attribute__((export_name("unpack"))) int unpack(const byte *packed, byte *output, word size) {
  word properties = packed[0];
  word context_bits = properties % 9;
  properties /= 9;
  // Literals that depend on their position have tables that are not there.
  if (properties % 5 != 0 || context_bits > most_context_bits) return 0;
  word position_mask = (1u << properties / 5) - 1;
  for (word index = 0; index < literals + (0x300u << context_bits); index++) chances[index] = 1024;
  range = 0xffffffff;
  code = 0;
  next = packed + 14;
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
