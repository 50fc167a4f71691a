#!/bin/sh
# src/sources.cmake lists every source file and every public header that there is. Usage: listed.sh PROJECT_DIR
set -eu
cd "$1"
bad=0
for file in $(find src -name '*.c' | LC_ALL=C sort) include/emul/*.h; do
    grep -qE "^ +$file\)?$" src/sources.cmake || { echo "src/sources.cmake does not list $file"; bad=1; }
done
exit $bad
