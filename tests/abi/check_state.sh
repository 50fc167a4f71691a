#!/bin/sh
# The library has no variable of its own: nothing in .data, .bss or common. (Constant tables of pointers are in .data.rel.ro.)
# Usage: check_state.sh ARCHIVE
set -eu
objdump -t "$1" | awk '
/file format/ { object = $1 }
$0 ~ /[ \t](\.data|\.bss|\.tbss|\.tdata|\*COM\*)[ .\t]/ && $0 !~ /\.data\.rel\.ro/ && $0 !~ / d / {
    print object " has a variable: " $NF
    bad = 1
}
END { exit bad }'
