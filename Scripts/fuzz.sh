#!/bin/sh
# Fuzzes for so many seconds (60): three quarters of them programs, the rest notebooks. What is found stays in the
# build folder, beside the corpus that grows from run to run. A finding ends the script with a failure.
#   Scripts/fuzz.sh [SECONDS]
set -eu
# Swift's own report of a crash hangs under the sanitizer.
export SWIFT_BACKTRACE=enable=no
cd "$(dirname "$0")/.."
build=.build-fuzz
seconds=${1:-60}
runtime=$(swiftc -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')

# -enforce-exclusivity and the checks of -O stay on. Coverage is measured in Swift; C++ has the address checks only.
NBRUN_FUZZ=1 swift build -c release --scratch-path $build --product Fuzz --sanitize address \
  -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp \
  -Xlinker "$runtime/clang/lib/linux/libclang_rt.fuzzer_no_main-$(uname -m).a" -Xlinker -lstdc++
fuzz=$build/release/Fuzz

"$fuzz" --seeds $build/seeds
for mode in programs notebooks; do
  mkdir -p $build/corpus/$mode $build/findings/$mode
  if [ $mode = programs ]; then time=$((seconds * 3 / 4)); else time=$((seconds - seconds * 3 / 4)); fi
  "$fuzz" --$mode -max_total_time=$time -timeout=30 -rss_limit_mb=2048 -max_len=4096 -dict=$build/seeds/$mode.dict \
    -artifact_prefix=$build/findings/$mode/ -print_final_stats=1 -print_funcs=0 $build/corpus/$mode $build/seeds/$mode
done
