#!/bin/sh
# tests/abi/layout.c has a line for every constant and every struct of the public headers. Usage: check_pinned.sh PROJECT_DIR
set -eu
cd "$1"
bad=0
for pin in $(sed -n 's/.*/ &/; s,/\*.*,,; s/[{,]/&\n/g; p' include/emul/*.h | sed -n 's/^ *\(EMUL_[A-Z0-9_]*\) = \(-\{0,1\}[0-9]*\).*/\1=\2/p'); do
    grep -qF "PIN(${pin%=*}, ${pin#*=});" tests/abi/layout.c || { echo "tests/abi/layout.c: no line for ${pin%=*} = ${pin#*=}"; bad=1; }
done
for struct in $(sed -n 's/^} \(emul_[a-z_]*\);$/\1/p' include/emul/*.h); do
    grep -qF "SIZE($struct, " tests/abi/layout.c || { echo "tests/abi/layout.c: no line for $struct"; bad=1; }
done
exit $bad
