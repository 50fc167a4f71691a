#!/bin/sh
# Runs a tutorial: writes the files that it shows, runs the commands that it shows, and compares what they print with what it shows.
# A block whose info line is "yaml NAME" or "csv NAME" is a file; in a block "console" a line "$ COMMAND" is run, what follows it is its output.
# The README of an example has the files of its folder beside it, a page of docs/ the folder examples.
# Usage: session.sh EMUL_PROGRAM DOCUMENT          compare
#        session.sh EMUL_PROGRAM DOCUMENT --write  write the outputs into the document: read them before you commit them
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/here"
ln -s "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")" "$work/bin/emul"
folder=$(dirname "$2")
[ ! -d "$folder/../examples" ] || ln -s "$(cd "$folder/../examples" && pwd)" "$work/here/examples"
[ ! -e "$folder/regulation.yaml" ] || cp "$folder"/*.yaml "$folder"/*.csv "$folder"/*.sh "$work/here"
PATH="$work/bin:$PATH"
export PATH

LC_ALL=C awk -v here="$work/here" '
/^```/ && !inside {
    inside = 1
    split($0, word, " ")
    kind = word[1]
    file = (kind == "```yaml" || kind == "```csv") && word[2] != "" ? here "/" word[2] : ""
    if (file != "") printf "" >file
    print
    next
}
/^```$/ {
    inside = 0
    if (file != "") close(file)
    print
    next
}
inside && file != "" { print >file }
inside && kind == "```console" {
    if (!/^\$ /) next
    print
    command = "cd " here " && { " substr($0, 3) "; } 2>&1"
    while ((command | getline line) > 0) print line
    close(command)
    commands++
    next
}
{ print }
END { exit !commands }' "$2" >"$work/document"

if [ "${3-}" = --write ]; then
    cp "$work/document" "$2"
else
    diff -u "$2" "$work/document"
fi
