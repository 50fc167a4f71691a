#!/bin/sh
# Names of the functions that the public headers declare with EMUL_API, sorted. Usage: declared.sh include/emul/*.h
set -eu
LC_ALL=C
export LC_ALL
cat "$@" | tr '\n' ' ' |
    sed 's,/\*[^*]*\*\+\([^/*][^*]*\*\+\)*/,,g' |
    grep -o 'EMUL_API [^(;]*(' | grep -o 'emul_[a-z0-9_]* *($' | tr -d ' (' | sort
