#!/bin/sh
# Makes roster.csv, facts.csv and the two tables of published figures from the case's tables. A hospital is a unit, a measure of the sample an entry.
# Published scores have 12 decimals (of quotients by at most 720, so none lies on the edge of a sixth place); they are kept to six.
# Usage: convert.sh FOLDER, which holds input.csv, expected.csv and points_sample.csv; writes beside this script.
set -eu
here=$(dirname "$0")
{
    echo id,kind,better
    awk -F, 'FNR > 1 { print $1 ",unit," }' "$1/input.csv"
    awk -F, 'FNR > 1 { print $1 ":" $2 ",entry," $3 }' "$1/points_sample.csv"
} >"$here/roster.csv"
{
    echo subject,mort_ami,mort_hf,mort_pn,mort_copd,mort_cabg,comp_hip_knee,hai_1,hai_2,ssi,hai_5,hai_6,hcahps_base,hcahps_consistency,mspb,threshold,benchmark,baseline,performance
    awk -F, 'FNR > 1 { line = $1; for (i = 3; i <= 16; i++) line = line "," ($i == "" ? "N/A" : $i); print line ",,,," }' "$1/input.csv"
    awk -F, 'FNR > 1 { print $1 ":" $2 ",,,,,,,,,,,,,,," $4 "," $5 "," $6 "," $7 }' "$1/points_sample.csv"
} >"$here/facts.csv"
awk -F, 'NR == 1 { print; next }
    { line = $1; for (i = 2; i <= 6; i++) line = line "," ($i == "" ? "N/A" : sprintf("%.6f", $i)); print line }' "$1/expected.csv" >"$here/expected.csv"
awk -F, 'NR == 1 { print "measure,achievement_published,improvement_published,score_published"; next }
    { print $1 ":" $2 "," $8 "," $9 "," $10 }' "$1/points_sample.csv" >"$here/points_expected.csv"
