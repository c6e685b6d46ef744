// DEFLATE (P. Deutsch, RFC 1951, 1996), decoded bit by bit with canonical codes: slower than with tables, and small.

#include "CPrograms.h"

enum { longest_code = 15, literal_codes = 288, distance_codes = 32, end_of_block = 256 };

struct input {
  const uint8_t *next, *end;
  uint32_t held;
  unsigned held_count;
};

static unsigned take(struct input *input, unsigned count) {
  while (input->held_count < count) {
    uint32_t byte = input->next < input->end ? *input->next : 0;
    input->next++;
    input->held |= byte << input->held_count;
    input->held_count += 8;
  }
  unsigned bits = input->held & ((1u << count) - 1);
  input->held >>= count;
  input->held_count -= count;
  return bits;
}

// A canonical code: how many words there are of each length, and their symbols in order.
struct code {
  uint16_t counts[longest_code + 1];
  uint16_t symbols[literal_codes];
};

static void arrange(struct code *code, const uint8_t *lengths, unsigned count) {
  uint16_t next[longest_code + 2] = {0};
  memset(code, 0, sizeof *code);
  for (unsigned symbol = 0; symbol < count; symbol++) code->counts[lengths[symbol]]++;
  code->counts[0] = 0;
  for (unsigned length = 1; length <= longest_code; length++) next[length + 1] = next[length] + code->counts[length];
  for (unsigned symbol = 0; symbol < count; symbol++) {
    if (lengths[symbol]) code->symbols[next[lengths[symbol]]++] = (uint16_t)symbol;
  }
}

// The next symbol; one that no block has where the bits are no word of the code.
static unsigned decode(struct input *input, const struct code *code) {
  unsigned word = 0, first = 0, index = 0;
  for (unsigned length = 1; length <= longest_code; length++) {
    word |= take(input, 1);
    unsigned count = code->counts[length];
    if (word < first + count) return code->symbols[index + word - first];
    index += count;
    first = (first + count) << 1;
    word <<= 1;
  }
  return literal_codes;
}

// Literals have the codes of section 3.2.6, or those that the block begins with.
static int read_codes(struct input *input, unsigned kind, struct code *literals, struct code *distances) {
  uint8_t lengths[literal_codes + distance_codes] = {0};
  unsigned literal_count = literal_codes, distance_count = 30;
  if (kind == 1) {
    memset(lengths, 8, literal_codes);
    memset(lengths + 144, 9, 112);
    memset(lengths + 256, 7, 24);
    memset(lengths + literal_codes, 5, 30);
  } else {
    static const uint8_t order[] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    literal_count = take(input, 5) + 257;
    distance_count = take(input, 5) + 1;
    unsigned length_count = take(input, 4) + 4;
    if (literal_count > literal_codes) return 0;
    for (unsigned k = 0; k < length_count; k++) lengths[order[k]] = (uint8_t)take(input, 3);
    arrange(literals, lengths, sizeof order);
    memset(lengths, 0, sizeof order);
    for (unsigned k = 0; k < literal_count + distance_count;) {
      unsigned symbol = decode(input, literals), repeated = 1;
      uint8_t length = (uint8_t)symbol;
      if (symbol > 18 || (symbol == 16 && k == 0)) return 0;
      if (symbol == 16) length = lengths[k - 1], repeated = take(input, 2) + 3;
      if (symbol == 17) length = 0, repeated = take(input, 3) + 3;
      if (symbol == 18) length = 0, repeated = take(input, 7) + 11;
      if (repeated > literal_count + distance_count - k) return 0;
      memset(lengths + k, length, repeated);
      k += repeated;
    }
  }
  arrange(literals, lengths, literal_count);
  arrange(distances, lengths + literal_count, distance_count);
  return 1;
}

static uint32_t read_length(struct input *input, unsigned symbol) {
  if (symbol < 265) return symbol - 254;
  if (symbol == 285) return 258;
  unsigned extra = (symbol - 261) / 4;
  return ((4 + (symbol - 265) % 4) << extra) + 3 + take(input, extra);
}

static uint32_t read_distance(struct input *input, unsigned symbol) {
  if (symbol < 4) return symbol + 1;
  unsigned extra = symbol / 2 - 1;
  return ((2 + symbol % 2) << extra) + 1 + take(input, extra);
}

size_t nbrun_inflate(const uint8_t *source, size_t size, uint8_t *destination, size_t capacity) {
  struct input input = {source, source + size, 0, 0};
  struct code literals, distances;
  size_t written = 0;
  unsigned is_last = 0;
  while (!is_last && input.next <= input.end) {
    is_last = take(&input, 1);
    unsigned kind = take(&input, 2);
    if (kind == 0) {
      take(&input, input.held_count % 8);
      unsigned count = take(&input, 16);
      take(&input, 16);
      if (count > capacity - written) return written;
      while (count--) destination[written++] = (uint8_t)take(&input, 8);
      continue;
    }
    if (kind == 3 || !read_codes(&input, kind, &literals, &distances)) return written;
    for (;;) {
      unsigned symbol = decode(&input, &literals);
      if (symbol == end_of_block) break;
      if (symbol > 285 || input.next > input.end + 4) return written;
      if (symbol < end_of_block) {
        if (written == capacity) return written;
        destination[written++] = (uint8_t)symbol;
        continue;
      }
      uint32_t length = read_length(&input, symbol);
      unsigned distance_symbol = decode(&input, &distances);
      if (distance_symbol > 29) return written;
      uint32_t distance = read_distance(&input, distance_symbol);
      if (distance > written || length > capacity - written) return written;
      for (; length; length--, written++) destination[written] = destination[written - distance];
    }
  }
  return written;
}
