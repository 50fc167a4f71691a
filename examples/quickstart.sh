#!/bin/sh
# Builds the library and its program, then lets it judge a year of work: the 22 health units of examples/cao-bang-2023.
# Installs what is missing first (Debian and its kin, as root or with sudo). Works from any directory.
#   quickstart.sh [SUBJECT [WHAT]]    whose result is explained, and what of it; default: all of ttyt_c
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=$top/build/quickstart
cd "$top"

sh tests/support/install.sh build

mkdir -p "$build"
echo "building in build/quickstart"
if ! { cmake --preset quickstart && cmake --build --preset quickstart; } >"$build/log.txt" 2>&1; then
    cat "$build/log.txt" >&2
    exit 1
fi

[ $# -gt 0 ] || set -- ttyt_c
cd examples/cao-bang-2023
inputs="regulation.yaml --roster roster.csv --facts facts.csv --history history.csv --period 2023"

echo
echo "\$ emul check regulation.yaml"
"$build/emul" check regulation.yaml
echo
echo "\$ emul evaluate $inputs"
# shellcheck disable=SC2086 # a list of arguments
"$build/emul" evaluate $inputs
echo
echo "\$ emul why $inputs $*"
# shellcheck disable=SC2086 # a list of arguments
"$build/emul" why $inputs "$@"
