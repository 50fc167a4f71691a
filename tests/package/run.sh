#!/bin/sh
# Installs a build, then uses it as others do: pkg-config and find_package, shared and static, C and C++; moves it, and does so again.
# Usage: run.sh PROJECT_DIR BUILD_DIR VERSION READERS(1|0) C_COMPILER CXX_COMPILER LIBDIR(such as lib)
set -eu
top=$1
build=$2
version=$3
readers=$4
cc=$5
cxx=$6
lib=$7
export CC="$cc" CXX="$cxx"
unset PKG_CONFIG_PATH CMAKE_PREFIX_PATH LD_LIBRARY_PATH 2>/dev/null || true

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
consumer=$top/tests/package/consumer
programs="$consumer/main.c;$consumer/main.cpp"

fail() {
    echo "package: $*" >&2
    exit 1
}
quietly() {
    "$@" >"$work/log" 2>&1 || {
        cat "$work/log"
        fail "failed: $*"
    }
}

check_files() { # PREFIX: what an installation must hold, and must not
    for file in include/emul/emul.h "$lib/libemul.so" "$lib/libemul.so.0" "$lib/libemul.so.$version" "$lib/libemul.a" "$lib/pkgconfig/libemul.pc" \
        "$lib/cmake/libemul/libemulConfig.cmake" "$lib/cmake/libemul/libemulConfigVersion.cmake" \
        "$lib/cmake/libemul/libemulTargets-shared.cmake" "$lib/cmake/libemul/libemulTargets-static.cmake" share/doc/libemul/copyright \
        share/libemul/schema/explanation.schema.json share/libemul/schema/result.schema.json; do
        [ -e "$1/$file" ] || fail "not installed: $file"
    done
    (cd "$top/include/emul" && ls) | while read -r header; do
        cmp -s "$top/include/emul/$header" "$1/include/emul/$header" || fail "not installed as it is: $header"
    done
    if grep -rIlF -e "$build" -e "$top" "$1"; then
        fail "these name the folder they were built in"
    fi
    for binary in "$1/$lib/libemul.so" "$1"/bin/*; do
        [ -e "$binary" ] || continue
        if readelf -d "$binary" | grep -E 'R(UN)?PATH' | grep -qF -e "$build" -e "$top"; then
            fail "$binary looks for libraries where it was built"
        fi
    done
    if grep -rIlE -e '-(Werror|Wall|fsanitize)' "$1/$lib/cmake" "$1/$lib/pkgconfig"; then
        fail "private flags escape"
    fi
}

use_pkg_config() { # PREFIX
    export PKG_CONFIG_PATH="$1/$lib/pkgconfig"
    [ "$(pkg-config --modversion libemul)" = "$version" ] || fail "pkg-config gives another version"
    flags=$(pkg-config --cflags --libs libemul)
    case "$flags" in
    *yaml* | *utf8proc* | *nettle*) fail "a shared consumer should not be told of the library's own needs: $flags" ;;
    esac
    # shellcheck disable=SC2086 # a list of flags
    {
        quietly "$cc" -std=c11 "$consumer/main.c" -o "$work/c" $flags
        quietly "$cxx" -std=c++11 "$consumer/main.cpp" -o "$work/cxx" $flags
        quietly "$cc" -std=c11 -static "$consumer/main.c" -o "$work/c_static" $(pkg-config --static --cflags --libs libemul)
    }
    LD_LIBRARY_PATH="$1/$lib" quietly "$work/c"
    LD_LIBRARY_PATH="$1/$lib" quietly "$work/cxx"
    quietly "$work/c_static"
    unset PKG_CONFIG_PATH
}

configure_consumer() { # PREFIX KIND VERSION
    rm -rf "$work/consumer"
    cmake -S "$consumer" -B "$work/consumer" -G Ninja -DCMAKE_PREFIX_PATH="$1;$1/$lib/cmake" -DKIND="$2" -DVERSION="$3" -DSOURCES="$programs"
}

use_find_package() { # PREFIX
    for kind in shared static; do
        quietly configure_consumer "$1" $kind "$version"
        quietly cmake --build "$work/consumer"
        for program in main_c main_cpp; do
            quietly "$work/consumer/$program"
            links=$(readelf -d "$work/consumer/$program" | grep -c 'NEEDED.*libemul' || true)
            case "$kind$links" in
            shared1 | static0) ;;
            *) fail "asked for $kind, got the other ($program)" ;;
            esac
        done
    done
}

refuse_wrong_requests() { # PREFIX: before 1.0 another minor version is another library
    for wanted in 0.0 0.2 1.0; do
        if configure_consumer "$1" shared $wanted >"$work/log" 2>&1; then
            fail "a request for version $wanted was granted"
        fi
    done
    if configure_consumer "$1" nonsense "$version" >"$work/log" 2>&1; then
        fail "an unknown component was granted"
    fi
}

use_example() { # PREFIX: the C example prints what its folder says it prints
    source=$top/examples/c/evaluate.c
    [ -e "$source" ] || return 0
    # shellcheck disable=SC2046 # a list of flags
    quietly "$cc" -std=c11 -Wall -Wextra -Wpedantic -Werror "$source" -o "$work/example" $(PKG_CONFIG_PATH="$1/$lib/pkgconfig" pkg-config --cflags --libs libemul)
    LD_LIBRARY_PATH="$1/$lib" quietly "$work/example"
    if [ -e "$top/examples/c/expected.txt" ]; then
        diff -u "$top/examples/c/expected.txt" "$work/log" || fail "the C example prints something else"
    fi
}

use_program() { # PREFIX
    [ -e "$1/bin/emul" ] || return 0
    regulation=$top/examples/cao-bang-2023/regulation.yaml
    if readelf -d "$1/bin/emul" | grep -q RUNPATH; then
        quietly "$1/bin/emul" check "$regulation"
    else # built for /usr, where the loader looks by itself
        LD_LIBRARY_PATH="$1/$lib" quietly "$1/bin/emul" check "$regulation"
    fi
}

use_all() {
    check_files "$1"
    use_pkg_config "$1"
    use_find_package "$1"
    use_example "$1"
    use_program "$1"
}

quietly cmake --install "$build" --prefix "$work/first"
use_all "$work/first"
refuse_wrong_requests "$work/first"
mkdir -p "$work/moved/deeper"
mv "$work/first" "$work/moved/deeper/there"
use_all "$work/moved/deeper/there"
if [ "$readers" = 0 ]; then
    needed=$(readelf -d "$work/moved/deeper/there/$lib/libemul.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | tr '\n' ' ')
    [ "$needed" = "libc.so.6 " ] || fail "without readers the library should need the C library alone: $needed"
fi
