#!/bin/sh
# Makes the API reference; any warning is an error. Fields of a struct may be left to the comment of the struct, functions may not.
# Usage: reference.sh DOXYGEN FOLDER_WITH_DOXYFILE
set -eu
"$1" "$2/Doxyfile" >/dev/null
[ -e "$2/html/index.html" ] || { echo "no reference was made"; exit 1; }
if grep -v ' (variable) of struct ' "$2/warnings.txt"; then
    exit 1
fi
