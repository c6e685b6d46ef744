// Orders the functions of a module of WebAssembly so that it gets smaller: `order IN OUT`.
//
// The number of a function is written wherever it is called, in one byte below 128: the functions with the most calls
// come first. Of the others each is followed by the one that has most sequences of bytes in common with it, for nearer
// repetitions take fewer bits of LZMA.

#include "instructions.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { sequence = 6, most_sharing = 100, weight = 1 << 20, least_likeness = 3000 };

typedef struct { const byte *start, *end; } Bytes;
// A number of a function in the body of another.
typedef struct { Bytes place; word callee; } Use;
typedef struct { uint64_t value; word function; } Gram;
typedef struct { byte *start; size_t count, room; } Output;

static word imported, count;
static word *types, *uses, *first_use, *order, *numbers;
static Bytes *bodies;
static Use *uses_of_functions;
static size_t call_count, call_room;

static void fail(const char *what) {
  fprintf(stderr, "order: %s\n", what);
  exit(1);
}

static void *room_for(size_t number, size_t size) {
  void *room = calloc(number + 1, size);
  if (!room) fail("out of memory");
  return room;
}

static void put(Output *to, const byte *start, size_t length) {
  if (to->count + length > to->room) {
    to->room = 2 * (to->count + length);
    to->start = realloc(to->start, to->room);
    if (!to->start) fail("out of memory");
  }
  if (length > 0) memcpy(to->start + to->count, start, length);
  to->count += length;
}

static void put_number(Output *to, word value) {
  do {
    byte next = (value & 127) | (value > 127 ? 128 : 0);
    put(to, &next, 1);
  } while (value >>= 7);
}

static void put_counted(Output *to, Output *content) {
  put_number(to, content->count);
  put(to, content->start, content->count);
  free(content->start);
}

// Finds the calls in a body.
static void scan(Bytes body) {
  const byte *at = body.start;
  for (word groups = number(&at); groups > 0; groups--) skip(&at, 2);
  while (at < body.end) {
    byte code = *at++;
    Shape shape = shape_of(code);
    switch (shape.form) {
      case plain_numbers:
        if (shape.stream == calls) {
          if (call_count == call_room) {
            call_room = 2 * call_room + 1024;
            uses_of_functions = realloc(uses_of_functions, call_room * sizeof *uses_of_functions);
            if (!uses_of_functions) fail("out of memory");
          }
          const byte *start = at;
          word callee = number(&at);
          uses_of_functions[call_count++] = (Use){{start, at}, callee};
          uses[callee]++;
        } else {
          skip(&at, shape.count);
        }
        break;
      case memory_place:
        // So that it need not be kept.
        *(byte *)at = alignment_of(code);
        skip(&at, 2);
        break;
      case jump_table: skip(&at, number(&at) + 1); break;
      case plain_bytes: at += shape.count; break;
      case longer_code: at += zeros_after(number(&at)); break;
      case unknown_code: fail("unknown instruction");
    }
  }
}

static void read_section(byte kind, const byte *at) {
  word entries = kind == 2 || kind == 3 || kind == 10 ? number(&at) : 0;
  if (kind == 2) {
    for (; entries > 0; entries--) {
      for (int name = 0; name < 2; name++) {
        word length = number(&at);
        at += length;
      }
      if (*at++ != 0) fail("an import is no function");
      skip(&at, 1);
      imported++;
    }
  } else if (kind == 3) {
    count = entries;
    types = room_for(count, sizeof *types);
    for (word index = 0; index < count; index++) types[index] = number(&at);
  } else if (kind == 10) {
    bodies = room_for(count, sizeof *bodies);
    uses = room_for(imported + count, sizeof *uses);
    first_use = room_for(count + 1, sizeof *first_use);
    for (word index = 0; index < count; index++) {
      word length = number(&at);
      bodies[index] = (Bytes){at, at + length};
      at += length;
      first_use[index] = call_count;
      scan(bodies[index]);
    }
    first_use[count] = call_count;
  }
}

static int by_uses(const void *one, const void *other) {
  word a = *(const word *)one, b = *(const word *)other;
  word used = uses[imported + a], used_other = uses[imported + b];
  return used != used_other ? (used > used_other ? -1 : 1) : a < b ? -1 : a > b;
}

static int by_value(const void *one, const void *other) {
  const Gram *a = one, *b = other;
  if (a->value != b->value) return a->value < b->value ? -1 : 1;
  return a->function < b->function ? -1 : a->function > b->function;
}

static void choose_order(void) {
  order = room_for(count, sizeof *order);
  byte *is_placed = room_for(count, 1);
  for (word index = 0; index < count; index++) order[index] = index;
  qsort(order, count, sizeof *order, by_uses);
  word placed = imported < 128 ? 128 - imported : 0;
  if (placed > count) placed = count;
  for (word index = 0; index < placed; index++) is_placed[order[index]] = 1;

  // The sequences of each function, and those that few functions share.
  size_t grams = 0, total = 0;
  for (word index = 0; index < count; index++) total += bodies[index].end - bodies[index].start;
  Gram *gram = room_for(total, sizeof *gram);
  for (word index = 0; index < count; index++) {
    if (is_placed[index]) continue;
    for (const byte *at = bodies[index].start; at + sequence <= bodies[index].end; at++) {
      uint64_t value = 0;
      memcpy(&value, at, sequence);
      gram[grams++] = (Gram){value, index};
    }
  }
  qsort(gram, grams, sizeof *gram, by_value);
  size_t kept = 0;
  for (size_t start = 0, end; start < grams; start = end) {
    size_t begun = kept;
    for (end = start; end < grams && gram[end].value == gram[start].value; end++) {
      if (end == start || gram[end].function != gram[end - 1].function) gram[kept++] = gram[end];
    }
    if (kept - begun < 2 || kept - begun > most_sharing) kept = begun;
  }
  // Where the sequences of each function are.
  size_t *first = room_for(count + 1, sizeof *first), *places = room_for(kept, sizeof *places);
  for (size_t index = 0; index < kept; index++) first[gram[index].function + 1]++;
  for (word index = 0; index < count; index++) first[index + 1] += first[index];
  size_t *next = room_for(count + 1, sizeof *next);
  memcpy(next, first, count * sizeof *next);
  for (size_t index = 0; index < kept; index++) places[next[gram[index].function]++] = index;

  uint64_t *shared = room_for(count, sizeof *shared);
  word rest = 0, current = count;
  while (placed < count) {
    if (current == count) {
      while (is_placed[rest]) rest++;
      current = rest;
    }
    is_placed[current] = 1;
    order[placed++] = current;
    memset(shared, 0, count * sizeof *shared);
    for (size_t place = first[current]; place < first[current + 1]; place++) {
      size_t start = places[place], end = start + 1;
      while (start > 0 && gram[start - 1].value == gram[start].value) start--;
      while (end < kept && gram[end].value == gram[start].value) end++;
      for (size_t index = start; index < end; index++) shared[gram[index].function] += weight / (end - start);
    }
    current = count;
    uint64_t most = least_likeness;
    for (word index = 0; index < count; index++) {
      uint64_t likeness = shared[index] / (8 + first[index + 1] - first[index]);
      if (!is_placed[index] && likeness > most) {
        most = likeness;
        current = index;
      }
    }
  }
}

static void write_section(Output *to, byte kind, const byte *at, const byte *end) {
  Output content = {0};
  if (kind == 3 || kind == 10) {
    put_number(&content, count);
    for (word index = 0; index < count; index++) {
      word function = order[index];
      if (kind == 3) {
        put_number(&content, types[function]);
        continue;
      }
      Output body = {0};
      const byte *from = bodies[function].start;
      for (word use = first_use[function]; use < first_use[function + 1]; use++) {
        put(&body, from, uses_of_functions[use].place.start - from);
        put_number(&body, numbers[uses_of_functions[use].callee]);
        from = uses_of_functions[use].place.end;
      }
      put(&body, from, bodies[function].end - from);
      put_counted(&content, &body);
    }
  } else if (kind == 7) {
    word entries = number(&at);
    put_number(&content, entries);
    for (; entries > 0; entries--) {
      const byte *start = at;
      word length = number(&at);
      at += length;
      byte exported = *at++;
      put(&content, start, at - start);
      word index = number(&at);
      put_number(&content, exported == 0 ? numbers[index] : index);
    }
  } else if (kind == 9) {
    word entries = number(&at);
    put_number(&content, entries);
    for (; entries > 0; entries--) {
      const byte *start = at;
      // An offset that is a constant, and functions: all that the linker writes.
      if (*at++ != 0 || *at++ != 0x41) fail("unknown elements");
      skip(&at, 1);
      if (*at++ != 0x0b) fail("unknown elements");
      put(&content, start, at - start);
      word functions = number(&at);
      put_number(&content, functions);
      for (; functions > 0; functions--) put_number(&content, numbers[number(&at)]);
    }
  } else if (kind == 8) {
    fail("a module that starts itself");
  } else {
    put(&content, at, end - at);
  }
  put(to, &kind, 1);
  put_counted(to, &content);
}

int main(int argument_count, char **arguments) {
  if (argument_count != 3) fail("usage: order IN OUT");
  FILE *file = fopen(arguments[1], "rb");
  if (!file) fail("cannot read the module");
  fseek(file, 0, SEEK_END);
  size_t size = ftell(file);
  rewind(file);
  byte *module = room_for(size, 1);
  if (size < 8 || fread(module, 1, size, file) != size) fail("cannot read the module");
  fclose(file);

  for (const byte *at = module + 8; at < module + size;) {
    byte kind = *at++;
    word length = number(&at);
    read_section(kind, at);
    at += length;
  }
  choose_order();
  numbers = room_for(imported + count, sizeof *numbers);
  for (word index = 0; index < imported; index++) numbers[index] = index;
  for (word index = 0; index < count; index++) numbers[imported + order[index]] = imported + index;

  Output output = {0};
  put(&output, module, 8);
  for (const byte *at = module + 8; at < module + size;) {
    byte kind = *at++;
    word length = number(&at);
    write_section(&output, kind, at, at + length);
    at += length;
  }
  file = fopen(arguments[2], "wb");
  if (!file || fwrite(output.start, 1, output.count, file) != output.count || fclose(file)) fail("cannot write");
  return 0;
}
