#!/bin/sh
# What the shared library asks of others: these few names of the C library, the readers' two libraries where it has readers, and libnettle where it
# has digests. Usage: check_imports.sh LIBRARY READERS(1|0) DIGEST(1|0)
set -eu
library=$1
allowed="malloc realloc free memcpy memmove memset memcmp memchr strlen strcmp strncmp strchr strcspn strstr snprintf"
compiler="__cxa_finalize __gmon_start__ _ITM_deregisterTMCloneTable _ITM_registerTMCloneTable __stack_chk_fail __snprintf_chk __memcpy_chk bcmp"
needed="libc.so.6"
readers=""
if [ "$2" = 1 ]; then
    needed="$needed libutf8proc.so.2 libyaml-0.so.2"
    readers=1
fi
digest=""
if [ "$3" = 1 ]; then
    needed="$needed libnettle.so.8"
    digest=1
fi
bad=0
for name in $(nm -D --undefined-only "$library" | awk '{ sub(/@.*/, "", $NF); print $NF }'); do
    case " $allowed $compiler " in
    *" $name "*) continue ;;
    esac
    case "$readers,$digest,$name" in
    1,*,yaml_* | 1,*,utf8proc_* | *,1,nettle_sha256_*) ;;
    *) echo "the library imports $name"; bad=1 ;;
    esac
done
for name in $(readelf -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
    case " $needed " in
    *" $name "*) ;;
    *) echo "the library needs $name"; bad=1 ;;
    esac
done
exit $bad
