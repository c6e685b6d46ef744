#!/bin/sh
# Builds the engine for WebAssembly: .build-wasm/engine.wasm, and packed as text Sources/CAssets/engine.packed, which the
# next native build takes into nbrun. Needs the Debian packages wasi-libc, libc++-19-dev-wasm32, libc++abi-19-dev-wasm32,
# libclang-rt-19-dev-wasm32, libeigen3-dev, libboost-math-dev, binaryen and xz-utils.
set -eu
cd "$(dirname "$0")/.."

# The budget of the live page, in bytes: the engine as it is, and compressed, without and with the functions that are
# written in the language. A page of at most 900 kB has a lesson of 120 kB, its scripts, and all of it as packed text, a
# fifth longer.
budget=1500000
engine_budget=500000
compressed_budget=560000
# Embedded Swift has constructs on which the compiler hangs; with a limit that is a failure.
seconds=900
scratch=.build-wasm
mkdir -p "$scratch"

# The functions written in the language, which the page gives to the engine: of their declarations it needs the forms of a
# call, the number of arguments, and whether they draw or are controls.
awk '
  FNR == 1 { printf "\f" }
  /^##/ {
    if (!declared) { declared = $2; print; next }
    if ($2 == "arguments:" || $2 == "picture:" || $2 == "control:" || $2 == "answer:" || ($2 == declared && $3 ~ /^\(/)) print
    next
  }
  { declared = ""; sub(/^ +/, "") }
  $0 != "" && !/^[#%]/
' Sources/CPrograms/library/*.m > "$scratch/programs.m"

# The modules are optimised together when they are linked: a tenth smaller than each by itself, and faster. So that it is
# then alone that they are, the toolset has the linker's front end pass them on as they are (-disable-llvm-passes), and
# LLVM inlines only what is shorter than its call (a threshold below zero).
timeout "$seconds" swift build -c release --product LiveEngine --triple wasm32-unknown-none-wasm \
  --experimental-lto-mode full --toolset wasm/toolset.json --scratch-path "$scratch" "$@" || {
  status=$?
  if [ "$status" -eq 124 ]; then echo "wasm/build.sh: stopped after $seconds seconds: does the compiler hang?" >&2; fi
  exit "$status"
}

built=$scratch/release/LiveEngine.wasm
# A link that succeeds may still have dropped everything: nothing but these names keeps code alive.
for name in memory _initialize live_alloc live_free live_start live_file live_programs live_run live_result live_result_length live_open live_step \
  live_table live_form live_label live_answer live_check live_highlight live_layout live_set live_edit live_update live_prepare; do
  if ! LC_ALL=C grep -q -a -F "$name" "$built"; then
    echo "wasm/build.sh: $built does not export $name" >&2
    exit 1
  fi
done

# The lowest bytes are the far end of the stack (--stack-first), so that nothing is reached by adding to an address that
# overflows: all that --low-memory-unused asks for. What a run writes, the next one still makes smaller.
features="--enable-bulk-memory --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int"
for passes in "--flatten --rereloop -O3 -Oz --optimize-added-constants -Oz --strip-producers" \
  "--flatten --local-cse --rereloop --simplify-locals -Oz" "--flatten --simplify-locals -Oz" "-Oz"; do
  # shellcheck disable=SC2086 # several words
  wasm-opt $features --low-memory-unused $passes "$built" -o "$scratch/engine.wasm"
  built=$scratch/engine.wasm
done
# Functions in an order that makes calls and the compressed stream shorter.
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
"$clang" -O2 wasm/order.c -o "$scratch/order"
"$scratch/order" "$scratch/engine.wasm" "$scratch/ordered.wasm"
mv "$scratch/ordered.wasm" "$scratch/engine.wasm"
# A number in as many bytes as asked for, least significant first.
bytes_of() {
  number=$1
  count=$2
  while [ "$count" -gt 0 ]; do
    # shellcheck disable=SC2059 # the format is the byte
    printf "\\$(printf '%03o' $((number & 255)))"
    number=$((number >> 8))
    count=$((count - 1))
  done
}
# The module in streams of one kind of bytes, and the functions, each by itself through LZMA, which takes a fifth less than
# gzip. Each has its size, its packed size and its properties before it; the header of `xz` goes.
"$clang" -O2 wasm/streams.c -o "$scratch/streams"
rm -rf "$scratch/stream"
mkdir "$scratch/stream"
"$scratch/streams" "$scratch/engine.wasm" "$scratch/stream"
cp "$scratch/programs.m" "$scratch/stream/10"
size=$(wc -c < "$scratch/engine.wasm")
before=$(cat "$scratch"/stream/? | wc -c)
{
  bytes_of "$size" 4
  bytes_of "$(wc -c < "$scratch/programs.m")" 4
  bytes_of "$before" 4
  # How many bits of the byte before say something of the next one.
  index=0
  for context in 3 2 2 1 1 1 0 2 3 1 4; do
    xz --format=alone --lzma1=preset=9e,lc=$context,pb=0 -k -c "$scratch/stream/$index" > "$scratch/stream/packed"
    bytes_of "$(wc -c < "$scratch/stream/$index")" 4
    bytes_of $(($(wc -c < "$scratch/stream/packed") - 13)) 4
    bytes_of $context 1
    tail -c +14 "$scratch/stream/packed"
    index=$((index + 1))
  done
} > "$scratch/engine.streams"
compressed=$(wc -c < "$scratch/engine.streams")
# The functions written in the language are the last stream.
engine=$((compressed - $(wc -c < "$scratch/stream/packed") + 13))
echo "engine.wasm: $((size)) bytes raw (budget $budget), $engine compressed (budget $engine_budget)," \
  "with the library $((compressed)) (budget $compressed_budget)"
if [ "$size" -gt "$budget" ] || [ "$engine" -gt "$engine_budget" ] || [ "$compressed" -gt "$compressed_budget" ]; then
  echo "wasm/build.sh: the engine is larger than its budget" >&2
  exit 1
fi

# What unpacks it in the page.
"$clang" --target=wasm32 -Os -nostdlib -mbulk-memory -Wl,--no-entry -Wl,--export=__heap_base -Wl,--strip-all \
  -Wl,-z,stack-size=4096 wasm/unpack.c -o "$scratch/unpack.wasm"
wasm-opt --enable-bulk-memory --enable-sign-ext --enable-mutable-globals -Os --strip-producers --strip-target-features \
  "$scratch/unpack.wasm" -o "$scratch/unpack.wasm"

# Both as the text that a page carries.
"$clang" -O2 wasm/pack.c -o "$scratch/pack"
"$scratch/pack" < "$scratch/engine.streams" > "$scratch/engine.packed"
base64 -w 0 "$scratch/unpack.wasm" > "$scratch/unpack.packed"
for name in engine.packed unpack.packed; do
  asset=Sources/CAssets/$name
  # The package manager does not know that the C file embeds these.
  cmp -s "$scratch/$name" "$asset" || { cp "$scratch/$name" "$asset"; touch Sources/CAssets/assets.c; }
done
