#!/bin/sh
# emul with the files of this folder. Usage: emul.sh evaluate [OPTION...], emul.sh why SUBJECT [AWARD] [OPTION...]
set -eu
cd "$(dirname "$0")"
command=$1
shift
exec emul "$command" regulation.yaml --roster roster.csv --members members.csv --facts facts.csv facts-earlier.csv --history history.csv --ballots ballots.csv \
    --period 2025 "$@"
