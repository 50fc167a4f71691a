#!/bin/sh
# The Python program of docs/explanation.md prints what stands there. Usage: columns.sh PROJECT_DIR PYTHON SHARED_LIBRARY
set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '/^```text columns.py libemul.so / { inside = 1; $1 = $2 = $3 = ""; print >"/dev/stderr"; next } /^```$/ { inside = 0 } inside' docs/explanation.md \
    >"$work/expected" 2>"$work/arguments"
[ -s "$work/expected" ]
# shellcheck disable=SC2046 # arguments without spaces
"$2" -B examples/python/columns.py "$3" $(cat "$work/arguments") | diff -u "$work/expected" -
