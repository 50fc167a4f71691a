#!/bin/sh
# The checks of this folder find what they are for: each is shown a small tree with one fault, and the same tree without.
# Usage: selftest.sh PROJECT_DIR
set -eu
tools=$1/tests/tools
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src/base" "$work/src/kernel" "$work/src/tool" "$work/tests" "$work/examples"
bad=0

# expect STATUS CHECK FILE TEXT: CHECK gives STATUS for the tree when FILE holds TEXT.
expect() {
    printf '%b' "$4" >"$work/$3"
    status=0
    sh "$tools/$2" "$work" >/dev/null 2>&1 || status=1
    if [ "$status" -ne "$1" ]; then
        echo "$2 gives $status, not $1, for $3: $4"
        bad=1
    fi
    rm -f "$work/$3"
}

body='int f(void) {\n    return 0;\n}\n'
printf '%b' "$body" >"$work/src/base/good.c"

expect 0 layering.sh src/kernel/a.c '#include "base/text.h"\n#include <stdint.h>\n#include "emul/kernel.h"\n'
expect 1 layering.sh src/base/a.c '#include "kernel/sort.h"\n'
expect 1 layering.sh src/kernel/a.c '#include <stdlib.h>\n'
expect 1 layering.sh src/kernel/a.c '#include "sort.h"\n'
expect 1 layering.sh src/tool/a.c '#include "base/text.h"\n'
expect 0 layering.sh src/tool/a.c '#include "emul/emul.h"\n#include <stdio.h>\n'

expect 0 forbidden.sh src/kernel/a.c '/* free(this), a double */\nconst char *s = "malloc(1) double";\nvoid f(void) { a->free(b); xfree(1); } // time(0)\n'
expect 0 forbidden.sh src/base/memory.c 'void f(void) { free(0); }\n'
expect 0 forbidden.sh src/tool/a.c 'int main(void) { printf("x"); }\n'
expect 1 forbidden.sh src/kernel/a.c 'void f(void *p) { free(p); }\n'
expect 1 forbidden.sh src/kernel/a.c 'void f(void) { /* a\n b */ qsort(0); }\n'
expect 1 forbidden.sh src/kernel/a.c 'static double x;\n'
expect 0 forbidden.sh src/kernel/statistics.c 'static double x;\n'
expect 1 forbidden.sh src/tool/a.c 'static float x;\n'
expect 1 forbidden.sh src/kernel/a.c 'int f(void) { return errno; }\n'

lines() { # N empty statements
    awk -v n="$1" 'BEGIN { while (n-- > 0) printf "    ;\\n" }'
}
expect 0 function_length.sh src/kernel/a.c "int f(int a,\n      int b) {\n$(lines 57)}\n"
expect 1 function_length.sh src/kernel/a.c "int f(int a,\n      int b) {\n$(lines 58)}\n"
texts() { # N lines of text
    awk -v n="$1" 'BEGIN { while (n-- > 0) printf "        \"a\"\\n" }'
}
expect 0 function_length.sh tests/a.c "void f(void) {\n    check(\n$(texts 90)    );\n}\n"
expect 1 function_length.sh src/kernel/a.c "void f(void) {\n    check(\n$(texts 90)    );\n}\n"
expect 1 function_length.sh tests/a.c "void f(void) {\n$(texts 9)$(lines 59)}\n"
expect 0 function_length.sh src/kernel/a.c "static const int t[] = {\n$(lines 90)};\n$body"
exit $bad
