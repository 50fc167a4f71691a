#!/bin/sh
# No function is longer than 60 lines, signature and closing brace included. Relies on the formatting that clang-format gives:
# a function begins in the first column and ends with "}" there. In tests, lines that are nothing but a text are data and not counted. Usage: function_length.sh PROJECT_DIR
set -eu
cd "$1"
find src tests examples -name '*.[ch]' | LC_ALL=C sort | xargs awk '
FNR == 1 {
    begin = inside = 0
    is_test = FILENAME ~ /^tests\//
}
inside {
    if (is_test && /^ *"([^"\\]|\\.)*"[,);]*$/) texts++
    if (/^}/) {
        length_of = FNR - inside + 1 - texts
        functions++
        if (length_of > 60) {
            print FILENAME ":" inside ": a function of " length_of " lines"
            bad = 1
        }
        inside = begin = 0
    }
    next
}
/^[A-Za-z_]/ && !begin { begin = FNR }
begin && /\) \{$/ { inside = begin; texts = 0; next }
/[;}{]$/ || /^$/ || /^#/ { begin = 0 }
END {
    if (!functions) {
        print "no function found"
        bad = 1
    }
    exit bad
}'
