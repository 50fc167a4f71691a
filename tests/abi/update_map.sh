#!/bin/sh
# Writes src/libemul.map anew from the public headers: run it after a function was added, commit the result, a test compares the two.
# Before 1.0 there is one version node; from then on a release's node never changes and this script must be told of the new one.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
target=${1-$top/src/libemul.map}
names=$(sh "$top/tests/abi/declared.sh" "$top"/include/emul/*.h)
{
    echo "/* Written by tests/abi/update_map.sh from the public headers. */"
    echo "EMUL_0.1 {"
    echo "  global:"
    for name in $names; do
        echo "    $name;"
    done
    echo "  local: *;"
    echo "};"
} >"$target"
