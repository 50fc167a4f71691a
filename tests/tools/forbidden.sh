#!/bin/sh
# Words that the library does not use: memory other than by base/memory.c, the locale, the clock, the environment, input and output, floating point,
# sorting that differs by C library. Comments and texts are not looked at. Usage: forbidden.sh PROJECT_DIR
set -eu
cd "$1"
find src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
BEGIN {
    memory = "malloc|calloc|realloc|free|aligned_alloc|strdup|strndup"
    calls = "assert|abort|exit|atexit|signal|raise|longjmp|setjmp|alloca" \
            "|printf|fprintf|sprintf|vprintf|vsprintf|vfprintf|puts|fputs|putchar|scanf|sscanf|fopen|fclose|fread|fwrite|perror|gets|strcpy|strcat" \
            "|qsort|bsearch|setlocale|localeconv|getenv|secure_getenv|time|clock|clock_gettime|localtime|gmtime|rand|srand|random" \
            "|strtod|strtof|strtol|strtoll|strtoul|strtoull|atoi|atol|atoll|atof|strtok|strcoll|strerror" \
            "|isalpha|isdigit|isalnum|isspace|isupper|islower|ispunct|tolower|toupper"
    words = "errno|stdin|stdout|stderr|thread_local|_Thread_local"
}
FNR == 1 {
    in_comment = 0
}
# What is left of a line without comments, texts and characters.
function code_of(line,    out, rest, start, end) {
    out = ""
    while (line != "") {
        if (in_comment) {
            end = index(line, "*/")
            if (!end) return out
            line = substr(line, end + 2)
            in_comment = 0
            continue
        }
        if (!match(line, /\/\*|\/\/|"([^"\\]|\\.)*"|'"'"'([^'"'"'\\]|\\.)*'"'"'/)) return out line
        start = substr(line, RSTART, 2)
        out = out substr(line, 1, RSTART - 1) " "
        rest = substr(line, RSTART + RLENGTH)
        if (start == "//") return out
        if (start == "/*") in_comment = 1
        line = rest
    }
    return out
}
function look(code, pattern, what) {
    if (match(" " code " ", pattern)) {
        found = substr(" " code " ", RSTART, RLENGTH)
        gsub(/[^A-Za-z_]/, "", found)
        print FILENAME ":" FNR ": " what ": " found
        bad = 1
    }
}
{
    code = code_of($0)
    if (FILENAME !~ /^src\/(decimal\/divide|kernel\/statistics)[.][ch]$/) {
        look(code, "[^A-Za-z0-9_](double|float|long double)[^A-Za-z0-9_]", "floating point")
    }
    if (FILENAME ~ /^src\/tool\//) next
    if (FILENAME != "src/base/memory.c") {
        look(code, "[^A-Za-z0-9_>.](" memory ")[ ]*[(]", "memory outside src/base/memory.c")
    }
    look(code, "[^A-Za-z0-9_>.](" calls ")[ ]*[(]", "not in the library")
    look(code, "[^A-Za-z0-9_](" words ")[^A-Za-z0-9_]", "not in the library")
}
END { exit bad }'
