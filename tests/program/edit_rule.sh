#!/usr/bin/env bash
# Rules are edited and the installed program decides otherwise, with nothing compiled.
#
#   edit_rule.sh BUILD      installs BUILD into a temporary folder and works with what stands there
#
# Every run has an empty environment and a search path on which there is nothing: no compiler, no
# helper, not even a shell. Between two runs only the text of rules differs, and what changed in the
# decisions must be what the edit says, for everybody.
set -eu
build=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
cmake --install "$build" --prefix installed >/dev/null
for thing in bin/vet include/vet.h share/vet/rules/cn-village/pack.lua share/vet/samples/village/candidates.csv; do
  [ -e "installed/$thing" ] || fail "nothing installs $thing"
done
cp -r installed/share/vet/rules/cn-village pack
cp -r installed/share/vet/rules/shared shared      # what it includes
cp -r installed/share/vet/samples/village docket
mkdir nothing

alone() { env -i PATH="$work/nothing" "$work/installed/bin/vet" "$@"; }
vet=alone
run() { ends '[01]' "$1" run pack docket -o "$1"; }   # run OUT: done, with or without something to tell
decisions() { cut -d, -f1,2 "$1/decisions.csv" | sort; }
said() { grep -c ",$2," "$1/reasons.csv" || true; }
changed() { diff <(decisions "$1") <(decisions "$2") | sed -n 's/^> //p'; }

run before
cp -r pack untouched

# 1. a number: 40 instead of 18
sed -i 's/reached(c.birth_date, 18,/reached(c.birth_date, 40,/' pack/age.lua
run older
[ -n "$(changed before older)" ] || fail "a higher age changed nothing"
if changed before older | grep -v ',reject$'; then fail "a higher age changed this otherwise than to reject"; fi
grep ',too_young,' older/reasons.csv | cut -d, -f1 | sort -u >young
# everybody whose reason it is was born after the day on which one is 40 in November 2026
while read -r who; do
  grep -qE "^$who,.*,(999999)?(19[89]|20)[0-9]" docket/candidates.csv || fail "$who is too young without being born since 1980"
done <young
[ "$(wc -l <young)" -gt 10 ] || fail "hardly anybody is under 40"

# 2. the pack's own cases tell of it
ends 1 cases test pack
has cases.screen 'expected accept, got reject'

# 3. back again: the very same bytes
rm -rf pack && cp -r untouched pack
run again
diff -r before again >/dev/null || fail "the old text gives other bytes than before"

# 4. a rejection becomes a referral
sed -i 's/then reject("punished")/then refer("punished")/' pack/punishment.lua
run milder
[ -n "$(changed before milder)" ] || fail "no rejection became a referral"
if changed before milder | grep -v ',refer$'; then fail "a referral was asked for, and this came"; fi
rm -rf pack && cp -r untouched pack

# 5. a new rule in a new file
cat >pack/names.lua <<'RULE'
rule "HOUSE-CHAIR" {
  title = { en = "Chairs are looked at by a person" },
  severity = "statute", stage = "preliminary", cites = "VCL art. 1",
  reasons = { chair = { en = "stands for {c.post}" } },
  test = function(c) if is(c.post, "chair") then refer("chair") end end,
}
RULE
run further
chairs=$(said further chair)
[ "$chairs" -gt 20 ] || fail "the new rule spoke of $chairs chairs"
if changed before further | grep -v ',refer$'; then fail "the new rule did this"; fi
rm -rf pack && cp -r untouched pack

# 6. only words: the decisions stay, the reasons read otherwise
sed -i 's/not yet 18 on/has not come of age by/' pack/age.lua
run worded
[ -z "$(changed before worded)" ] || fail "other words, other decisions"
grep -q 'has not come of age by' worded/reasons.csv || fail "the new words are nowhere"
rm -rf pack && cp -r untouched pack

# 7. a slip: nothing is decided, and the place is named
sed -i 's/reached(c.birth_date, 18,/reeched(c.birth_date, 18,/' pack/age.lua
ends 4 slip run pack docket -o slip
[ ! -e slip ] || fail "a misspelt function, and something is decided"
grep -q "^age.lua:22:.* did you mean 'reached'?" slip.errors || fail "a misspelt function: $(cat slip.errors)"
finish "$(changed before older | wc -l) decisions changed with the age, $(changed before milder | wc -l) with a milder rule, $(changed before further | wc -l) with a new one"
