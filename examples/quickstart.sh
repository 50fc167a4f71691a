#!/bin/sh
# Builds the library and its program, then lets it judge a year of work: the 22 health units of examples/cao-bang-2023.
# Installs what is missing first (Debian and its kin, as root or with sudo). Works from any directory.
#   quickstart.sh [SUBJECT]    SUBJECT: whose result is explained; default: the first of the standings
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
example=$top/examples/cao-bang-2023
build=$top/build/quickstart
cd "$top"

sh tests/support/install.sh build

mkdir -p "$build"
if ! { cmake --preset quickstart && cmake --build --preset quickstart; } >"$build/log.txt" 2>&1; then
    cat "$build/log.txt" >&2
    exit 1
fi

emul=$build/emul
cd "$example"
set -- "${1-}" regulation.yaml --roster roster.csv --facts facts.csv --period 2023
[ ! -e history.csv ] || set -- "$@" --history history.csv
subject=$1
shift

echo "== emul check regulation.yaml"
"$emul" check regulation.yaml

echo
echo "== emul evaluate $*"
"$emul" evaluate "$@"

if [ -z "$subject" ]; then # standings in CSV: scorecard,group,place,place_overall,tied,subject,...
    subject=$("$emul" evaluate "$@" --format csv | awk -F, '$4 == 1 { print $6; exit }')
fi
echo
echo "== emul why $* $subject"
"$emul" why "$@" "$subject"
