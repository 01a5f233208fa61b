#!/usr/bin/env bash
# One person in many rows of one place: twins.sh VET
#
# Whoever is accepted beside a row of his that is not is referred, and so on from row to row. A long chain of rows, each
# known to be one person with the next by one of two numbers, is settled from whichever end something stands against it,
# and in a time that goes with its length: 60,000 rows would take minutes if all were asked again for each.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
rows=60000

mkdir pack docket
cat >pack/pack.lua <<'END'
pack { id = "twins", version = "1", law_day = "poll_day", no_such_day = "month_end", title = { en = "Twins" } }
law "ACT" { title = { en = "An invented act" } }
days { poll_day = { en = "day of the vote" } }
stages { "review" }
source "candidates" { key = "key", one_person = { sure = { { "number" }, { "passport" } } }, one_place = "unit",
  columns = { key = "id", name = "name", number = "id", passport = "id", unit = "id" } }
source "records" { about = "candidates", by = "key", columns = { key = "id" } }
rule "RECORD" {
  title = { en = "no record" }, severity = "statute", stage = "review", cites = "ACT art. 1", each = "records",
  reasons = { barred = { en = "barred" } },
  test = function(r, c) reject("barred") end,
}
END
cat >docket/docket.lua <<'END'
docket { days = { poll_day = "2026-05-07" }, sources = { records = { covers = { everybody = true, says = "the court" } } } }
END
awk -v rows=$rows 'BEGIN { print "key,name,number,passport,unit"
    for (i = 0; i < rows; i++) printf "P%d,Ann,N%d,Q%d,U\n", i, i / 2, (i + 1) / 2 }' >docket/candidates.csv

for against in 0 $((rows / 2)) $((rows - 1)); do
    printf 'key\nP%d\n' "$against" >docket/records.csv
    timeout 60 "$vet" run pack docket -o "out$against" >screen 2>errors || fail "a chain from $against: status $?"
    counts=$(sed 1d "out$against/decisions.csv" | cut -d, -f2 | sort | uniq -c | xargs)
    [ "$counts" = "$((rows - 1)) refer 1 reject" ] || complain "a chain from $against: $counts"
    rm -r "out$against"
done
printf 'key\n' >docket/records.csv
ends 0 clear run pack docket -o clear
[ "$(sed 1d clear/decisions.csv | cut -d, -f2 | sort -u)" = accept ] || complain "a chain against which nothing stands"
finish "a chain of $rows rows is decided once, from either end"
