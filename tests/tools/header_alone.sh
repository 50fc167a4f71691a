#!/bin/sh
# Each public header compiles alone, needs nothing before it and includes nothing but <stddef.h>, <stdint.h> and its own kind.
# Usage: header_alone.sh PROJECT_DIR COMPILER LANGUAGE(c|c++)
set -eu
cd "$1"
compiler=$2
case "$3" in
c) flags="-x c -std=c11 -Wc++-compat -Wstrict-prototypes" ;;
*) flags="-x c++ -std=c++11" ;;
esac
bad=0
for header in include/emul/*.h; do
    # shellcheck disable=SC2086 # a list of flags
    printf '#include "emul/%s"\n' "${header##*/}" |
        "$compiler" $flags -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Werror -Iinclude -fsyntax-only - || bad=1
    if grep -n '^ *# *include' "$header" | grep -v -e '<stddef.h>' -e '<stdint.h>' -e '"emul/[a-z]*\.h"'; then
        echo "$header: includes more than it may"
        bad=1
    fi
done
exit $bad
