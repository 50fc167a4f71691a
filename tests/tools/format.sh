#!/bin/sh
# Every C file is as clang-format leaves it. Usage: format.sh PROJECT_DIR CLANG_FORMAT
set -eu
cd "$1"
find include src tests examples -name '*.[ch]' | LC_ALL=C sort | xargs "$2" --dry-run --Werror
