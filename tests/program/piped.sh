#!/usr/bin/env bash
# A list that comes through a pipe: piped.sh VET
#
# 1. `file = "-"` gives what the same bytes in a file give, but for the name: every line, decision, reason and digest.
#    From a pipe or from a file, in any encoding, for any source.
# 2. Its copy is kept among the inputs: `vet why` and `vet tally` ask the finished run as ever. Nothing else is left behind.
# 3. Nothing is read before the docket is right. Nobody is waited for at a terminal. Only a source may be piped in.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
run() { ends "$3" "$2" run "$root/rules/cn-village" "$1" -o "$2" "${@:4}"; }    # run DOCKET OUT STATUS [OPTION...]
# alike FILE: the file of the piped run, with the list called by its old name, is the other run's
alike() { sed 's/standard-input/candidates.csv/g' "$1" | cmp - "$2" || complain "$1 and $2 differ"; }
dump() { sqlite3 "$1/audit.sqlite" "SELECT * FROM $2"; }

# ---- 1
cp -r "$root/samples/village" docket
run docket whole 1
cp -r docket open
mv open/candidates.csv list.csv
sed -i 's/file = "candidates.csv"/file = "-"/' open/docket.lua
cat list.csv | run open piped 1
run open given 1 <list.csv
iconv -f utf-8 -t gb18030 list.csv | run open recoded 1
for file in decisions.csv reasons.csv tasks.csv orphans.csv; do
    for out in piped given recoded; do alike $out/$file whole/$file; done
done
for table in decision accepted trace; do
    [ "$(dump piped $table | sha256sum)" = "$(dump whole $table | sha256sum)" ] || complain "table $table differs"
done
[ "$(dump piped input | grep standard-input | grep -o '[0-9a-f]\{64\}')" = "$(sha256sum <list.csv | cut -d' ' -f1)" ] ||
    complain "the digest in the record is not that of what was piped in"
has piped.errors "standard-input:"
cp -r docket other
mv other/conclusions.csv conclusions.csv
sed -i 's/file = "conclusions.csv"/file = "-"/' other/docket.lua
cat conclusions.csv | run other evidence 1
sed 's/standard-input/conclusions.csv/g' evidence/reasons.csv | cmp - whole/reasons.csv || complain "piped evidence differs"
cat list.csv | "$vet" run "$root/rules/cn-village" open -o - 2>/dev/null >stream || [ $? -eq 1 ]
"$vet" run "$root/rules/cn-village" docket -o - 2>/dev/null >wanted || [ $? -eq 1 ]
alike stream wanted

# ---- 2
cmp list.csv piped/inputs/standard-input || complain "the copy is not what was piped in"
[ ! -e piped/inputs/candidates.csv ] || complain "a list that was not read is among the inputs"
for key in $(awk -F, 'NR > 1 && $2 == "accept" { print $1; if (++n == 2) exit }' piped/decisions.csv) \
           $(awk -F, 'NR > 1 && $2 == "reject" { print $1; exit }' piped/decisions.csv); do
    "$vet" why piped "$key" </dev/null >said 2>&1 || complain "why $key: $(cat said)"
    "$vet" why whole "$key" >wanted
    alike said wanted
done
"$vet" tally piped --by education </dev/null >said 2>&1 || complain "tally: $(cat said)"
"$vet" tally whole --by education >wanted
cmp said wanted || complain "the tally differs"
left=$(find . -name '.vet*' -o -name '.piped*' -o -name '.given*')
[ -z "$left" ] || complain "left behind: $left"
cat list.csv | run open lean 1 --no-inputs
[ ! -e lean/inputs ] || complain "copies were kept"

# ---- 3
cp -r open wrong
sed -i 's/max_age_chair/max_age_chiar/' wrong/docket.lua
{ cat list.csv; sleep 3; } | timeout 2 "$vet" run "$root/rules/cn-village" wrong -o never >said 2>&1 && complain "a wrong docket ran"
has said "max_age_chiar"
cp -r docket days
sed -i 's/election_day = { file = "units.csv"/election_day = { file = "-"/' days/docket.lua
run days never 3 <docket/units.csv
has never.errors 'docket.lua:7: error: only a source can come through standard input ("-")'
run open never 3 </dev/null
has never.errors "standard-input"
if script -qec true /dev/null >/dev/null 2>&1; then
    script -qec "'$vet' run '$root/rules/cn-village' open -o never" /dev/null </dev/null >said 2>&1 || true
    has said "standard-input: error: is a terminal: pipe the list in, as in vet run PACK DOCKET < list.csv"
fi
[ ! -e never ] || complain "a folder was made"
finish "what comes through a pipe is read, judged, kept and asked like a file"
