#!/bin/sh
# Includes run downwards only (src/README.md): a file may include its own layer and those before it. The program sees the public headers alone.
# Usage: layering.sh PROJECT_DIR
set -eu
cd "$1"
find src -name '*.[ch]' | LC_ALL=C sort | xargs awk '
BEGIN {
    count = split("base decimal kernel expression titles regulation facts evaluate explain", layers, " ")
    for (i = 1; i <= count; i++) {
        rank[layers[i]] = i
    }
    split("limits.h stdbool.h stddef.h stdint.h string.h", names, " ")
    for (i in names) {
        standard[names[i]] = 1
    }
    # What a system header brings in, and who may want it.
    only["stdlib.h"] = "^src/base/memory[.]c$"
    only["stdio.h"] = "^src/base/"
    only["math.h"] = "^src/(decimal/divide|kernel/statistics)[.]c$"
    only["float.h"] = "^src/decimal/divide[.]c$"
    only["nettle/sha2.h"] = "^src/base/sha256[.]c$"
    only["nettle/version.h"] = "^src/base/sha256[.]c$"
    only["yaml.h"] = "^src/regulation/"
    only["utf8proc.h"] = "^src/(facts|regulation)/"
}
function complain(why) {
    print FILENAME ":" FNR ": " why
    bad = 1
}
/^[ \t]*#[ \t]*include/ {
    split(FILENAME, path, "/")
    layer = path[2]
    split($0, quoted, /[<>"]/)
    target = quoted[2]
    if (layer == "tool") {
        if ($0 ~ /"/ && target !~ /^(emul|tool)\//) {
            complain("the program may include public headers only, not " target)
        }
    } else if (!(layer in rank)) {
        complain("a folder that is no layer: " layer)
    } else if ($0 ~ /</) {
        if (target in only) {
            if (FILENAME !~ only[target]) {
                complain("<" target "> is not for this file")
            }
        } else if (!(target in standard)) {
            complain("<" target "> is not among the headers the library uses")
        }
    } else if (target !~ /^emul\//) {
        split(target, parts, "/")
        if (!(parts[1] in rank)) {
            complain("include it as \"layer/file.h\": " target)
        } else if (rank[parts[1]] > rank[layer]) {
            complain(layer " is below " parts[1] ": " target)
        }
    }
}
END { exit bad }'
