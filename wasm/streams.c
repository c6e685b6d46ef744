// Takes a module of WebAssembly apart into streams of bytes of one kind: `streams MODULE FOLDER` writes FOLDER/0 and so on.
// `unpack.c` puts them together again.

#include "instructions.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { byte *start; size_t count; } Output;

static Output streams[module_streams];

static void fail(const char *what) {
  fprintf(stderr, "streams: %s\n", what);
  exit(1);
}

static void put(word stream, const byte *from, const byte *to) {
  memcpy(streams[stream].start + streams[stream].count, from, to - from);
  streams[stream].count += to - from;
}

static void put_numbers(word stream, const byte **at, word count) {
  const byte *start = *at;
  skip(at, count);
  put(stream, start, *at);
}

static void put_body(const byte *at, const byte *end) {
  const byte *start = at;
  skip(&at, 2 * number(&at));
  put(declarations, start, at);
  while (at < end) {
    byte code = *at++;
    put(instructions, at - 1, at);
    Shape shape = shape_of(code);
    switch (shape.form) {
      case plain_numbers: put_numbers(shape.stream, &at, shape.count); break;
      case memory_place:
        if (*at++ != alignment_of(code)) fail("another alignment");
        put_numbers(shape.stream, &at, 1);
        break;
      case jump_table:
        start = at;
        skip(&at, number(&at) + 1);
        put(shape.stream, start, at);
        break;
      case plain_bytes:
        put(shape.stream, at, at + shape.count);
        at += shape.count;
        break;
      case longer_code: {
        start = at;
        word zeros = zeros_after(number(&at));
        if (zeros == 3) fail("unknown instruction");
        put(shape.stream, start, at);
        for (; zeros > 0; zeros--) {
          if (*at++ != 0) fail("a second memory");
        }
        break;
      }
      case unknown_code: fail("unknown instruction");
    }
  }
}

int main(int argument_count, char **arguments) {
  if (argument_count != 3) fail("usage: streams MODULE FOLDER");
  FILE *file = fopen(arguments[1], "rb");
  if (!file) fail("cannot read the module");
  fseek(file, 0, SEEK_END);
  size_t size = ftell(file);
  rewind(file);
  byte *module = malloc(size + 1);
  if (!module || size < 8 || fread(module, 1, size, file) != size) fail("cannot read the module");
  fclose(file);
  for (word stream = 0; stream < module_streams; stream++) {
    streams[stream].start = malloc(size + 1);
    if (!streams[stream].start) fail("out of memory");
  }

  put(sections, module, module + 8);
  for (const byte *at = module + 8; at < module + size;) {
    const byte *start = at;
    byte kind = *at++;
    word length = number(&at);
    const byte *end = at + length;
    if (kind == 10) {
      word bodies = number(&at);
      put(sections, start, at);
      for (; bodies > 0; bodies--) {
        word length = number(&at);
        put_body(at, at + length);
        at += length;
      }
    } else {
      put(sections, start, end);
    }
    at = end;
  }
  for (word stream = 0; stream < module_streams; stream++) {
    char path[4096];
    if (snprintf(path, sizeof path, "%s/%u", arguments[2], stream) >= (int)sizeof path) fail("the path is too long");
    file = fopen(path, "wb");
    if (!file || fwrite(streams[stream].start, 1, streams[stream].count, file) != streams[stream].count || fclose(file)) {
      fail("cannot write");
    }
  }
  return 0;
}
