#!/usr/bin/env bash
# Who is accepted without a closer look: quick.sh VET
#
# Nearly everybody passes all rules by known paths and is accepted without being examined. Among them stand others
# of whom no rule has anything to say either: to whom no statute applies, whose law day is known to the year only or not at
# all, whose row stands twice. None of them may slip through, whatever asks: the sieve, which asks many at once, or, where a
# rule learns nothing, each by himself. All of it agrees with --plain.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"

pack() {   # pack NAME CONDITION: the regulation asks this beside
  mkdir "$1"
  cat >"$1/pack.lua" <<END
pack { id = "quick", version = "1", law_day = "own", no_such_day = "month_end", title = { en = "Quick" } }
law "ACT" { title = { en = "An invented act" } }
days { own = { en = "day of the deed", per = "candidate" } }
stages { "review" }
source "candidates" {
  key = "candidate_id", columns = { candidate_id = "id", name = "name", deed_on = "date", flag = { "good", "bad" } },
}
rule "S" {
  title = { en = "a statute" }, severity = "statute", stage = "review", cites = "ACT art. 1",
  in_force = { from = "2010-06-01" }, reasons = { bad = { en = "bad" } },
  test = function(c) if is(c.flag, "bad") then reject("bad") end end,
}
rule "R" {
  title = { en = "a regulation" }, severity = "regulation", stage = "review", cites = "ACT art. 2",
  reasons = { bad = { en = "bad" } },
  test = function(c) if is(c.flag, "bad")$2 then reject("bad") end end,
}
END
}
pack sieve ""
pack single ' or matches(c.name, "Nobody")'

mkdir list
echo 'docket { days = { own = { column = "deed_on" } }, sources = { candidates = { file = "candidates.csv" } } }' >list/docket.lua
awk 'BEGIN { print "candidate_id,name,deed_on,flag"
  split("2020-01-01 2005-01-01 2010 2010-05-31 2010-06-01 2021 -", day, " ")
  for (i = 0; i < 3000; i++) {
    on = i % 10 < 3 ? day[1] : day[i % 7 + 1]
    row = sprintf("P%d,Person %d,%s,%s", i, i, on == "-" ? "" : on, i % 97 ? "good" : "bad")
    print row
    if (i % 13 == 0) print row
  } }' >list/candidates.csv
awk -F, 'NR > 1 && !met[$1]++ {
  print $1, (length($3) < 10 ? "refer" : $4 == "bad" ? "reject" : $3 >= "2010-06-01" ? "accept" : "refer") }' list/candidates.csv >wanted

for pack in sieve single; do
  for how in "--threads 1" "--threads 2" --plain; do
    rm -rf out
    ends '[01]' out run $pack list -o out $how
    awk -F, 'NR > 1 { print $1, $2 }' out/decisions.csv >seen
    diff wanted seen >differs || complain "$pack $how: $(grep -c '^>' differs) are decided otherwise: $(head -4 differs | tr '\n' ' ')"
    [ -f "$pack.json" ] || cp out/tallies.json "$pack.json"
    cmp -s out/tallies.json "$pack.json" || complain "$pack $how: counts differ: $(diff out/tallies.json "$pack.json" | head -4)"
  done
done
finish "nobody slips through"
