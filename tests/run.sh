#!/bin/sh
# Every test, on a machine that may have nothing yet (Debian and its kin, as root or with sudo). Works from any directory.
#   run.sh            everything
#   run.sh --quick    one build and its tests
#   run.sh STAGE...   some of: dev asan clang portable core determinism tidy; also tsan msan fuzz release coverage
# The last line says how many passed and failed. What a stage printed is in build/log/.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
cd "$top"

case "${1-}" in
--quick) stages=dev ;;
-*)
    sed -n '2,6p' "$0" >&2
    exit 2
    ;;
"") stages="dev asan clang portable core determinism tidy" ;;
*) stages=$* ;;
esac

sh tests/support/install.sh test

log_dir=$top/build/log
mkdir -p "$log_dir"
jobs=$(nproc 2>/dev/null || echo 2)
export CTEST_PARALLEL_LEVEL="$jobs" CMAKE_BUILD_PARALLEL_LEVEL="$jobs"
unset CC CXX CFLAGS CXXFLAGS CPPFLAGS LDFLAGS DESTDIR 2>/dev/null || true
passed=0
failed=0

# count STAGE PASSED FAILED
count() {
    passed=$((passed + $2))
    failed=$((failed + $3))
    echo "$1: $2 passed, $3 failed"
    [ "$3" -eq 0 ] || tail -n 60 "$log_dir/$1.txt"
}

# A build by its preset, and its tests.
build_and_test() { # STAGE OPTIONS_OF_CTEST...
    if ! { cmake --preset "$1" && cmake --build --preset "$1"; } >"$log_dir/$1.txt" 2>&1; then
        count "$1" 0 1
        return
    fi
    ctest --preset "$@" >>"$log_dir/$1.txt" 2>&1 || true
    # "98% tests passed, 1 tests failed out of 50"; without that line, ctest itself failed.
    set -- "$1" $(sed -n 's/^[0-9]*% tests passed, \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$log_dir/$1.txt")
    if [ $# -eq 3 ]; then
        count "$1" $(($3 - $2)) "$2"
    else
        count "$1" 0 1
    fi
}

# A command that is one test, or ends with the same line as this script.
run_command() { # STAGE COMMAND...
    stage=$1
    shift
    status=0
    "$@" >"$log_dir/$stage.txt" 2>&1 || status=1
    sum=$(tail -n 1 "$log_dir/$stage.txt" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p')
    [ -n "$sum" ] || sum="$((1 - status)) $status"
    # shellcheck disable=SC2086 # two numbers
    count "$stage" $sum
}

need_build() { # PRESET: builds without testing
    [ -e "build/$1/build.ninja" ] || cmake --preset "$1" >/dev/null
    cmake --build --preset "$1" >/dev/null
}

tidy() {
    need_build dev &&
        find src -name '*.c' ! -name no_readers.c -print0 | LC_ALL=C sort -z |
        xargs -0 -P "$jobs" -n 4 clang-tidy --quiet -p build/dev
}

determinism() {
    need_build dev && need_build clang && sh tests/determinism.sh build/dev/emul build/clang/emul
}

# What cannot differ from the first build is not run again: the sources' style, the package, and in `portable` the tests built twice.
for stage in $stages; do
    case $stage in
    dev) build_and_test dev ;;
    core) build_and_test core --label-exclude '^(style|property)$' ;;
    portable) build_and_test portable --label-exclude '^(style|package)$' --exclude-regex '_portable$' ;;
    asan | clang | tsan | msan | fuzz | release | coverage) build_and_test "$stage" --label-exclude '^(style|package)$' ;;
    determinism) run_command determinism determinism ;;
    tidy) run_command tidy tidy ;;
    *)
        echo "no such stage: $stage" >&2
        exit 2
        ;;
    esac
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
