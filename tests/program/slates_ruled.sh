#!/usr/bin/env bash
# slates_ruled.sh VET PACK: a ruling on what a rule over a group found rests on what all hold who were looked at
# together. A cell of another member, or what was decided of him, changes: it lapses. What is of somebody who
# had nothing to do with it changes: it stays. Who was searched for relatives is asked of each. And of whom more
# is said than is kept, he is referred.
set -eu
vet=$(realpath "$1") pack=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"
cd "$work"
mkdir in
header=candidate,rule,reason,evidence,ruling,by,on,document
docket() {
  echo "docket { days = { poll_day = \"2026-06-01\" }, sources = { relations = { covers = $1 } } }" > in/docket.lua
}
run() { ends '[01]' "$1" run "$pack" in -o "$1" --replace; }
decided() {
  local now
  now=$(decision "$1" "$2")
  [ "$now" = "$3" ] || { grep "^$2," "$1/reasons.csv" | head -5 >&2; fail "$1: $2 is $now, expected $3"; }
}
# The digest of what the reason RULE:CODE of a candidate rests on.
digest() { grep "^$2,$3," "$1/reasons.csv" | grep -oE '[0-9a-f]{64}' | sort -u; }

docket '{ everybody = true, says = "the office" }'
cat > list.csv <<'END_LIST'
id,name,unit_id,asks,votes,fit
W1,Ann,U1,whole,1,no
W2,Bob,U1,whole,2,no
W3,Cy,U1,whole,3,yes
K1,Dee,U1,kin,1,yes
K2,Eve,U1,kin,2,no
K3,Fay,U1,kin,3,yes
K4,Gus,U1,kin,4,yes
END_LIST
printf 'a,b,kind\nK1,K2,spouse\nK3,K1,spouse\n' > in/relations.csv
cp list.csv in/candidates.csv
run first
decided first W3 refer
decided first K1 refer
decided first K4 accept
{ echo "$header"
  echo "W3,WHOLE,one,$(digest first W3 WHOLE),clear,A. Clerk,2026-04-01,file 1"
  echo "K1,KIN,kin,$(digest first K1 KIN),clear,A. Clerk,2026-04-01,file 2"
} > in/rulings.csv
run ruled
decided ruled W3 accept
decided ruled K1 accept

change() { sed "$1" list.csv > in/candidates.csv; }
change 's/^W1,\(.*\),no$/W1,\1,yes/'         # Bob is still unfit: the finding is the same, what it rests on is not
run whole
decided whole W3 refer
grep -q 'does not count: lapsed' whole.errors || fail "nobody is told that the ruling on W3 lapsed"
decided whole K1 accept
change 's/^K3,\(.*\),yes$/K3,\1,no/'         # another relative of his
run other
decided other K1 refer
decided other W3 accept
change 's/^K4,\(.*\),yes$/K4,\1,no/'         # nobody's relative
run stranger
decided stranger K1 accept
decided stranger W3 accept
cp list.csv in/candidates.csv
printf 'a,b,kind\nK1,K2,spouse\nK3,K1,spouse\nK3,K2,cousin\nK1,K2,cousin\n' > in/relations.csv
run rows                                     # a further row between the two
decided rows K1 refer

# Only some were searched: he who was not is referred, though no row names him.
rm in/rulings.csv
printf 'a,b,kind\n' > in/relations.csv
docket '{ id = { "K1", "K2", "K3", "W1", "W2", "W3" }, says = "the office" }'
run some
decided some K1 accept
decided some K4 refer
decided some W1 refer                        # for another rule than KIN
grep -q '^W1,KIN' some/reasons.csv && fail "W1 is not asked about relatives"

# More is said of one than is kept, and what counts is said last: nobody is accepted for that.
docket '{ everybody = true, says = "the office" }'
awk 'BEGIN { print "id,name,unit_id,asks,votes,fit"
  for (i = 1; i <= 100; i++) print "M" i ",Name" i ",U1,many,1," (i == 50 ? "no" : "yes") }' > in/candidates.csv
run many
decided many M50 refer
decided many M51 accept
grep -q '^M50,MANY,.*more than 4000 reasons of one rule' many/reasons.csv || fail "nobody is told that more was said of M50"
tr -s ' \n' ' ' < many.screen | grep -q 'MANY: met an error for 1 candidates' || fail "MANY is not in trouble"
finish "all as expected"
