#!/usr/bin/env bash
# A row of the list, or between two of the list, that cannot be read; a unit without any row: list_rows.sh VET
#
# 1. Of three cells nothing says whose list it belongs to: every list is incomplete, and the first screen says so
#    once, first, with how many are referred for it and what to do.
# 2. A row with one cell too many still names its unit: only that unit's candidates are referred for it.
# 3. Of two such rows each is named where it matters.
# 4. A row that relates a person to himself, or to nobody, is named with its line to all whom it may concern.
#    So is one that names V06-O3, with a letter, where V06-03 stands.
#    Two relations of one pair are two reasons.
# 5. Any row about one person that cannot be read is named with its line.
# 6. A unit of which nobody stands any more, and one of which nobody ever stood, has fewer candidates than seats.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
run() { ends 1 "$1" run "$root/rules/cn-village" docket -o "$1"; }
# The units of those who are referred because of a row: units OUT LINE
units() { grep "the list of this unit is incomplete: candidates.csv:$2 cannot" "$1/reasons.csv" | cut -c1-3 | sort -u | tr '\n' ' '; }
cp -r "$root/samples/village" docket
sed -i '/skip_lines = { 124 }/d' docket/docket.lua
good=$(sed -n 145p docket/candidates.csv)

# ---- 1
run short
has short.screen 'candidates.csv:124 cannot be read, so the list of every unit it may belong to is'
has short.screen '186 candidates are referred for it. Mend the row, or name it:'
has short.screen 'skip_lines = { 124 }'
has short.screen '  C01 and 19 more CN-MORE-THAN-SEATS: the list of this unit is incomplete:'
[ "$(grep -c 'cannot be read' short.screen)" = 2 ] || complain "the row is told more than once, and once of the units"
[ "$(units short 124 | wc -w)" = 20 ] || complain "units: $(units short 124)"
# ---- 2
sed -i "124s/.*/$good,too many/" docket/candidates.csv
run long
[ "$(units long 124)" = 'V15 ' ] || complain "one cell too many leaves the lists of $(units long 124) open"
has long.screen '  V15 CN-MORE-THAN-SEATS: the list of this unit is incomplete:'
grep -q '^V01-01,accept,' long/decisions.csv || complain "V01 is referred for a row of V15"
# ---- 3
other=$(sed -n 2p docket/candidates.csv)
sed -i "126s/.*/$other,too many/" docket/candidates.csv
run two
has two.screen 'candidates.csv:124 and 1 more of its rows cannot be read,'
has two.screen 'skip_lines = { 124, 126 }'
[ "$(units two 124)/$(units two 126)" = 'V15 /V01 ' ] || complain "two rows: $(units two 124)/$(units two 126)"
# ---- 4
rm -rf docket && cp -r "$root/samples/village" docket
lines=$(wc -l <docket/relations.csv)
printf 'V15-01,V15-01,spouse,x\n,V14-02,spouse,x\n' >>docket/relations.csv
run self
for key in V15-01 V15-10; do
    "$vet" why self $key >why
    has why "relations.csv:$((lines + 1)) does not say who is related to whom; it may be anybody of"
done
"$vet" why self V14-05 >why
has why "relations.csv:$((lines + 2)) does not say who"
"$vet" why self V15-10 --lang zh >why
has why "relations.csv:$((lines + 1))未载明谁与谁有关系，可能涉及本单位任何人"
printf 'V06-01,V06-O3,spouse,x\n' >>docket/relations.csv
run letter
"$vet" why letter V06-01 >why
has why "relations.csv:$((lines + 3)) does not say who is related to whom"
cp "$root/samples/village/relations.csv" docket/
printf 'V06-09,V06-10,spouse,x\nV06-10,V06-09,sibling,x\nV06-09,V06-10,spouse,y\n' >>docket/relations.csv
run pair
[ "$(grep -c '^V06-09,CN-KIN,.*,kin,' pair/reasons.csv)" = 2 ] || complain "$(grep -c '^V06-09,CN-KIN,' pair/reasons.csv) relations of a pair"
# ---- 5
cp "$root/samples/village/relations.csv" docket/
sed -i 's/^V10-06,.*/V10-06,too short/' docket/stays.csv
run stay
"$vet" why stay V10-06 >why
has why "stays: a row about this person cannot be read (stays.csv:2)"
# ---- 6
cp "$root/samples/village/stays.csv" docket/
sed -i '/^V05-/s/,19[0-9][0-9]-\([0-9-]*\),[0-9Xx]*,/,2010-\1,,/' docket/candidates.csv
echo 'V17,Empty Hill,village,2026-11-08,2026-10-15,open,7' >>docket/units.csv
run empty
[ "$(grep -c '^V05-.*,reject,' empty/decisions.csv)" = 10 ] || complain "somebody of V05 still stands"
law='VCL (the article on the number of candidates has to be checked)'
for said in 'V05,5,6' 'V17,7,8'; do
    IFS=, read -r unit seats least <<<"$said"
    has empty/alerts.csv "$unit,CN-MORE-THAN-SEATS,joint-review,statute,said,few,0 candidates for $seats seats in $unit: $least at least have to stand,$law,0,,"
done
"$vet" report empty -o empty.html
has empty.html '0 candidates for 7 seats in V17'
"$vet" run "$root/rules/cn-village" docket -o turned --threads 3 >/dev/null 2>&1 || true
cmp empty/alerts.csv turned/alerts.csv || complain "threads show in alerts"
