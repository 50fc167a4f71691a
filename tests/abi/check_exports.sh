#!/bin/sh
# What the shared library exports == what the linker map lists == what the public headers declare; one version node, the right soname.
# Usage: check_exports.sh PROJECT_DIR LIBRARY SOVERSION
set -eu
LC_ALL=C
export LC_ALL
top=$1
library=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sh "$top/tests/abi/declared.sh" "$top"/include/emul/*.h >"$work/declared"
sh "$top/tests/abi/update_map.sh" "$work/map"
nm -D --defined-only "$library" | awk '$2 != "A" { sub(/@@EMUL_0[.]1$/, "", $3); print $3 }' | sort >"$work/exported"

bad=0
[ -s "$work/declared" ] || { echo "no function declared"; bad=1; }
diff -u "$top/src/libemul.map" "$work/map" || { echo "run tests/abi/update_map.sh"; bad=1; }
diff -u "$work/declared" "$work/exported" || { echo "declared (-) and exported (+) differ"; bad=1; }
readelf -d "$library" | grep -q "SONAME.*\[libemul\.so\.$3\]" || { echo "soname is not libemul.so.$3"; bad=1; }
exit $bad
