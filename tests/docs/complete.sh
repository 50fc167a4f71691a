#!/bin/sh
# The reference names every key and every function there is, in `code`, and computes every function. Usage: complete.sh PROJECT_DIR EMUL_PROGRAM
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
reference=$1/docs/regulation.md

# A key that does not exist, in every mapping: the messages list the keys that do.
cat >"$work/rules.yaml" <<'END'
libemul: 1
nothing: 1
indicators: {x: {nothing: 1}}
tables: {t: {nothing: 1, columns: [1], rows: {0: [1]}}}
scorecards:
  - id: s
    nothing: 1
    criteria: [{id: c, points: x, nothing: 1}]
    disqualify: [{when: x > 0, nothing: 1}]
    rank_last: [{when: x > 1, nothing: 1}]
    classes: [{id: k, nothing: 1}]
awards:
  - id: a
    nothing: 1
    conditions: [{that: x > 0, nothing: 1}]
    limits: [{take: 1, nothing: 1}]
    prefer: [{that: x > 0, nothing: 1}]
    uses: [{of: k, nothing: 1}]
    prizes: [{id: p, take: 1, nothing: 1}]
achievements: {k: {nothing: 1}}
END
"$2" check "$work/rules.yaml" --lang en 2>"$work/messages" && exit 1
sed -n 's/.*“nothing” is not a key here (the keys here are: \(.*\))$/\1/p' "$work/messages" >"$work/lists"
mappings=$(wc -l <"$work/lists")
[ "$mappings" -ge 10 ] || {
    cat "$work/messages"
    echo "only $mappings mappings list their keys"
    exit 1
}
tr -d ' ' <"$work/lists" | tr ',' '\n' | LC_ALL=C sort -u >"$work/keys"
sed -n 's/^    {\.name = "\([a-z_]*\)",.*/\1/p' "$1/src/expression/functions.c" >"$work/functions"
[ "$(wc -l <"$work/functions")" -ge 35 ]

status=0
while read -r key; do
    grep -q "\`$key\`" "$reference" || { echo "docs/regulation.md does not name the key $key"; status=1; }
done <"$work/keys"
while read -r function; do
    grep -qE "\`[^\`]*\<$function\>" "$reference" || { echo "docs/regulation.md does not name the function $function"; status=1; }
done <"$work/functions"
echo "$(wc -l <"$work/keys") keys, $(wc -l <"$work/functions") functions"
exit $status
