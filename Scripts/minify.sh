#!/bin/sh
# Makes the scripts of pages smaller, which a release build takes into nbrun: names of one letter, no blanks.
# Needs the Debian package esbuild.
set -eu
cd "$(dirname "$0")/../Sources/CAssets"
mkdir -p minified
for script in *.js; do
  # The name is shared by the scripts of a page; all others are their own.
  esbuild --minify --charset=utf8 --log-level=warning "$script" --outfile="minified/$script" --allow-overwrite
done
touch assets.c
