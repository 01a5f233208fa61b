#!/usr/bin/env bash
# slates.sh VET PACK: rules over candidates who are judged together. No order of the list or of the rows
# between candidates, and no side on which somebody is named, changes what is found; twenty thousand members
# are judged together; what is too much is said.
set -eu
vet=$(realpath "$1") pack=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"

mkdir in
awk 'BEGIN {
  print "id,name,unit_id,person,post,votes,born,fit,late,sex,skill,nick"
  for (i = 1; i <= 240; i++) {
    u = i % 20; unit = i % 61 == 0 ? "" : "U" u
    print "C" (i * 7919) % 1009 "-" i ",Name" i "," unit "," (i % 17 == 0 ? "P" i % 3 : "none") "," \
      (i % 12 == 0 ? "chair" : "member") "," (i % 29 == 0 ? "" : (i * 31) % 11) ",19" 40 + i % 50 "-0" 1 + i % 9 "-11," \
      (i % 23 == 0 ? "no" : i % 37 == 0 ? "" : "yes") "," (i % 41 == 0 ? "yes" : "no") ",f," (i % 9 == 0 ? "law" : i % 31 == 0 ? "" : "book") ",x"
  }
}' > list.csv
awk 'BEGIN { print "a,b,kind,sure"; split("spouse sibling cousin", k, " ")
  for (i = 1; i <= 200; i++) {
    x = (i * 13) % 240 + 1; y = (x + 20 * (1 + i % 4) - 1) % 240 + 1
    print "C" (x * 7919) % 1009 "-" x "," (i % 67 == 0 ? "" : "C" (y * 7919) % 1009 "-" y) "," (i % 45 == 0 ? "" : k[1 + i % 3]) ",yes"
  }
}' > between.csv
awk 'BEGIN { print "unit_id,seats"; for (i = 0; i < 20; i++) print "U" i "," (i == 7 ? "" : 3 + i % 12) }' > in/unit.csv
printf 'post,rank\nchair,1\nmember,2\n' > in/office.csv
cat > in/docket.lua <<'END'
docket { days = { poll_day = "2026-06-01" }, sources = { relations = { covers = { everybody = true, says = "the test" } } } }
END

# The rows of a table in an order of their own, below their header.
shuffle() { head -1 "$1"; tail -n +2 "$1" | awk -v by="$2" '{ print (NR * by) % 10007 "\t" $0 }' | sort -n | cut -f 2-; }
# What a run found, without lines and in the order of keys.
found() {
  for file in decisions reasons again tasks; do
    sed 's/\.csv:[0-9]*/.csv/g' "$1/$file.csv" | sort
  done
  sed 's/\.csv:[0-9]*/.csv/g' "$1/alerts.csv"
}
run() { ends '[01]' "$1" run "$pack" in -o "$1" --replace; }

cp list.csv in/candidates.csv
cp between.csv in/relations.csv
run first
found first > first.txt
grep -q ',RESOLVE,count,.*,gives_way,' first.txt || fail "no relative gave way"
grep -q '^U.*,SEATS,' first/alerts.csv || fail "no alert"
grep -q ',RESOLVE,' first/again.csv || fail "nobody has to be judged again"
for by in 31 577 4999; do
  shuffle list.csv $by > in/candidates.csv
  shuffle between.csv $((by + 2)) > in/relations.csv
  run again
  found again > again.txt
  cmp -s first.txt again.txt || { diff first.txt again.txt | head -20 >&2; fail "order $by of the rows shows"; }
done
awk -F, -v OFS=, 'NR == 1 { print; next } NR % 2 { print $2, $1, $3, $4; next } { print }' between.csv > in/relations.csv
cp list.csv in/candidates.csv
run turned
for out in first turned; do cut -d, -f 1-3 $out/decisions.csv > $out.txt; done
cmp -s first.txt turned.txt || fail "the side on which somebody is named shows"

# why of those who were accepted: judged again, together with all others.
sed -n '2,$p' first/decisions.csv | awk -F, '$2 == "accept" { print $1 }' | head -5 | while read -r key; do
  "$vet" why first "$key" > why.txt || fail "why $key"
  grep -q 'RESOLVE' why.txt && grep -q 'judged together: ' why.txt || fail "why $key does not show its slates"
done

# The letter to one who gives way to a relative names neither the other nor what it does not show.
cat > in/candidates.csv <<'END'
id,name,unit_id,person,post,votes,born,fit,late,sex,skill,nick
A1,Ann,U0,P1,chair,9,1980-01-01,yes,no,f,law,x
A2,Bob,U0,P2,member,5,1980-01-01,yes,no,f,law,x
END
printf 'a,b,kind,sure\nA2,A1,spouse,yes\n' > in/relations.csv
run couple
"$vet" notice couple A2 > letter.md || fail "no letter to who gives way"
grep -q 'a relation between you and somebody else on the list of your unit' letter.md || fail "the letter does not say what to do"
grep -q 'piece of information named here' letter.md && fail "the letter speaks of information it does not name"

# Twenty thousand who are one list: each by himself, pairs by person; too many pairs are refused in words.
awk 'BEGIN {
  print "id,name,unit_id,person,post,votes,born,fit,late,sex,skill,nick"
  for (i = 1; i <= 20000; i++)
    print "N" i ",Name" i ",U" int(i / 10) ",P" int(i / 2) ",member,1,1980-01-01,yes,no,f,law,x"
}' > in/candidates.csv
awk 'BEGIN { print "unit_id,seats"; for (i = 0; i <= 2000; i++) print "U" i ",3" }' > in/unit.csv
printf 'a,b,kind,sure\n' > in/relations.csv
run many
twice=$(grep -c ',TWICE,' many/reasons.csv)
[ "$twice" -eq 19998 ] || fail "not all pairs of twenty thousand were found: $twice"
mkdir all
sed 's/group = { "person" }/group = "list"/' "$pack/pack.lua" > all/pack.lua
pack=all
run wide
tr -s ' \n' ' ' < wide.screen | grep -q 'TWICE.*20000 members make more pairs' || { cat wide.screen >&2; fail "too many pairs are not said"; }
grep -q '^  accepted *0' wide.screen || fail "somebody was accepted whom a failed rule is about"
