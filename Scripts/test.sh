#!/bin/sh
# Runs every test and ends with one line that counts the parts: 'N passed, N failed'.
set -u
cd "$(dirname "$0")/.."
nbrun=.build/release/nbrun
passed=0
failed=0

part() {
  name=$1
  shift
  echo "== $name"
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "== $name FAILED"
  fi
}

# The rendered course must be what is committed: a changed number is a changed lesson. So must the language's page.
text_is_current() {
  fresh=$(mktemp -d)
  "$nbrun" render Notebooks --to text --output-dir "$fresh" &&
    "$nbrun" render docs/language.md --to text --output-dir "$fresh/docs" && diff -r "$fresh" Output/text
  status=$?
  rm -rf "$fresh"
  return $status
}

renders_the_same_twice() {
  first=$(mktemp -d)
  second=$(mktemp -d)
  "$nbrun" render Notebooks --output-dir "$first" 2>/dev/null &&
    "$nbrun" render Notebooks --output-dir "$second" -j 1 2>/dev/null && diff -r "$first" "$second"
  status=$?
  rm -rf "$first" "$second"
  return $status
}

# What readers who do not see the page would miss is a failure.
is_accessible() {
  fresh=$(mktemp -d)
  "$nbrun" render --a11y --strict Notebooks docs/*.md --to text --output-dir "$fresh"
  status=$?
  rm -rf "$fresh"
  return $status
}

part 'Swift tests' swift test --explicit-target-dependency-import-check error
part 'lint' swift format lint --strict --recursive Sources Tests Package.swift
part 'WebAssembly agrees with native' node Tests/WebAssembly/compare.mjs "$nbrun"
part 'the prompt in a terminal' python3 Tests/Terminal/test_repl.py "$nbrun"
part 'the committed text is current' text_is_current
part 'rendering twice gives the same bytes' renders_the_same_twice
part 'the course and the guide are accessible' is_accessible
part 'pages in a browser' python3 Tests/Browser/test_pages.py "$nbrun"
part 'live pages in a browser' python3 Tests/Browser/test_live.py "$nbrun"
part 'exercises in a browser' python3 Tests/Browser/test_exercises.py "$nbrun"
part 'live pages in Firefox' python3 Tests/Browser/test_firefox.py "$nbrun"
part 'the samples of exercises' "$nbrun" test --strict Notebooks
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
