#!/usr/bin/env bash
# A docket of the bench with damaged cells, as damage.awk makes them.
#
#   tests/bench/damage.sh FROM TO
set -eu
here=$(dirname "$0") from=$1 to=$2
mkdir -p "$to"
cp "$from/docket.lua" "$to"
damage() {   # damage FILE KEEP ID AGAIN
  awk -F, -v keep="$2" -v id="$3" -v again="$4" -f "$here/damage.awk" "$from/$1" >"$to/$1"
}
damage candidates.csv 2 3 6
damage criminal_records.csv 3 2 0
damage findings.csv 1 0 0
