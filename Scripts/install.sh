#!/bin/sh
# Installs the Debian packages that are named and missing; as root, or by sudo.
set -eu
missing=
for package in "$@"; do
  dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
done
if [ -n "$missing" ]; then
  root=
  [ "$(id -u)" = 0 ] || root=sudo
  echo "Installing$missing"
  $root apt-get update -qq
  # shellcheck disable=SC2086
  $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
command -v swift >/dev/null || {
  echo 'nbrun needs Swift 6.2 or newer: https://www.swift.org/install/linux' >&2
  exit 1
}
