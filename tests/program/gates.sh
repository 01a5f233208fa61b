#!/usr/bin/env bash
# A unit that is put in order before its election: gates.sh VET
#
# 1. While the gate is shut its candidates are referred and held, whatever else is said of them; who is rejected
#    is rejected, and not held. They are counted in the funnel, on the first page, in tallies.json and
#    audit.sqlite; `vet list --held` names them and nobody else.
# 2. No ruling opens a hold: not lifting, clearing or upholding it, nor a ruling about another reason.
# 3. The gate opened and the list run again: those whom nothing else stands against are accepted, the others
#    keep their reasons, the rejected stay rejected, nobody else changes; `vet diff` names the gate.
# 4. A gate that shuts holds its unit; a blank gate refers and holds nobody; before its stage nobody is held.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
# run FOLDER [OPTION...]: the sample has damaged rows, status 1
run() { ends 1 "$1" run "$root/rules/cn-village" docket -o "$1" "${@:2}"; }
decisions() { cut -d, -f1,2 "$1/decisions.csv" | grep "^V08-" | sort; }
held() { "$vet" list "$1" --held --json | sed -n 's/.*"key":"\([^"]*\)".*/\1/p' | sort; }

cp -r "$root/samples/village" docket
# One of the unit has a record and is rejected in the stage of the gate. Make another one under age, who is
# rejected in the stage before it, and of a third let it be unknown whether he is registered.
sed -i '/^V08-06,/s/,19[0-9][0-9]-\([0-9-]*\),[0-9Xx]*,/,2010-\1,,/; /^V08-07,/s/,V08,\(yes\|no\),/,V08,,/' docket/candidates.csv

# ---- 1
run shut
everybody=$(decisions shut | wc -l)
rejected=$(decisions shut | grep -c ,reject)
[ "$everybody" -ge 8 ] && [ "$rejected" -ge 2 ] || complain "the sample has $everybody in V08, $rejected rejected"
[ "$(decisions shut | grep -c ,refer)" -eq $((everybody - rejected)) ] || complain "somebody of a shut unit is accepted"
diff <(held shut) <(decisions shut | sed -n 's/,refer$//p') || complain "--held names others than the held"
count=$(held shut | wc -l)
has shut.screen "$(printf '    of these held%11s' "$count")"
"$vet" list shut --held >list
has list "$count of 202 candidates"
has shut/tallies.json "\"held\": $count"
[ "$(ask shut "SELECT count(*) FROM decision WHERE flags&1")" -eq "$count" ] || complain "other counts in audit.sqlite"
[ "$(ask shut "SELECT value FROM manifest WHERE part='count' AND name='held'")" -eq "$count" ] || complain "manifest"
# the funnel: whoever enters the gate's stage and is not rejected there is held there
at_gate=$(ask shut "SELECT count(DISTINCT candidate) FROM reason JOIN rule ON rule.no=reason.rule WHERE id='UNIT-GATE'
                    AND candidate NOT IN (SELECT candidate FROM reason JOIN rule ON rule.no=rule WHERE effect=5 AND rule.stage<2)")
[ "$(ask shut "SELECT held FROM stage_count WHERE stage=1")" -eq "$at_gate" ] || complain "the funnel counts other held ones"
who=$(held shut | head -1)
"$vet" why shut "$who" >why
has why "referred (held)"
"$vet" why shut "$who" --lang zh >why
has why "(暂缓)"
gone=$(decisions shut | sed -n 's/,reject$//p' | head -1)
"$vet" why shut "$gone" >why
has why ": rejected"
! grep -q "(held)" why || complain "a rejected candidate is held as well"
has why "UNIT-GATE gate: hold"

"$vet" notice shut "$(held shut | head -1)" >letter.md
has letter.md 'You need do nothing. You will hear when the unit'
! grep -q 'awaited from you' letter.md || complain "something is asked of who is held for his unit"
# ---- 2
digest() { sed -n "s/^$2,$3,.*,$4,.*,\([0-9a-f]\{64\}\),.*/\1/p" "$1/reasons.csv"; }
gate=$(digest shut "$who" UNIT-GATE gate)
[ ${#gate} -eq 64 ] || complain "a hold has no digest a ruling could name"
for kind in lift clear uphold; do
    printf 'candidate,rule,reason,evidence,ruling,by,on,document\n%s,UNIT-GATE,gate,%s,%s,A. Clerk,2026-10-30,letter 9\n' \
        "$who" "$gate" $kind >docket/rulings.csv
    run "$kind"
    has "$kind.errors" "this ruling does not count: a hold is not opened by a ruling"
    cmp shut/decisions.csv "$kind/decisions.csv" || complain "$kind changes a decision"
    "$vet" diff shut "$kind" >"$kind.diff" || complain "$kind: somebody changed"
done
IFS='|' read -r other rule code evidence <<<"$(ask shut "SELECT key,id,code,cited FROM reason JOIN decision d ON
    d.no=candidate JOIN rule ON rule.no=rule WHERE key LIKE 'V08-%' AND effect=3 AND decision=2 ORDER BY key,seq LIMIT 1")"
printf 'candidate,rule,reason,evidence,ruling,by,on,document\n%s,%s,%s,%s,clear,A. Clerk,2026-10-30,letter 9\n' \
    "$other" "$rule" "$code" "$evidence" >docket/rulings.csv
run cleared
! grep -q "ruling does not count" cleared.errors || complain "the other reason could not be cleared: $other $rule $code"
[ "$(decisions cleared | grep "^$other,")" = "$other,refer" ] || complain "clearing another reason opened the hold"
held cleared | grep -q "^$other$" || complain "clearing another reason ended the hold"
rm docket/rulings.csv

# ---- 3
sed -i '/^V08,/s/rectification/open/' docket/units.csv
run open
"$vet" diff shut open >diff && complain "nobody changed when the gate was opened"
[ -z "$(held open)" ] || complain "somebody is still held"
while IFS=, read -r key before; do
    after=$(sed -n "s/^$key,\([a-z]*\),.*/\1/p" open/decisions.csv)
    others=$(ask shut "SELECT count(*) FROM reason JOIN decision d ON d.no=candidate LEFT JOIN rule ON rule.no=reason.rule
                       WHERE key='$key' AND effect=3 AND coalesce(id,'')<>'UNIT-GATE'")
    case $before,$others in
        reject,*) expected=reject ;;
        refer,0) expected=accept ;;
        *) expected=refer ;;
    esac
    [ "$after" = $expected ] || complain "$key: $before, then $after instead of $expected"
done < <(decisions shut)
diff <(grep -v "^V08-" shut/decisions.csv) <(grep -v "^V08-" open/decisions.csv) || complain "others changed too"
released=$(decisions open | grep -c ,accept)
has diff "Decided otherwise: $released"
has diff "  $who  "
has diff "referred (held) -> accepted"
has diff "    gone: UNIT-GATE gate: hold"
has diff "        - unit.gate: rectification (units.csv:9) -> open (units.csv:9)"
! sed -n '/^Decided otherwise/,/^Decided as/p' diff | grep -q "^  $gone  " || complain "the rejected changed"

# ---- 4
"$vet" diff open shut >diff || true
has diff "accepted -> referred (held)"
has diff "    new: UNIT-GATE gate: hold"
run early --through preliminary
[ -z "$(held early)" ] || complain "somebody is held before the stage of the gate"
sed -i '/^V08,/s/open/rectification/' docket/units.csv
run early2 --through preliminary
cmp early/decisions.csv early2/decisions.csv || complain "a gate shows before its stage"
sed -i '/^V08,/s/rectification//' docket/units.csv
run blank
[ -z "$(held blank)" ] || complain "a blank gate holds"
! decisions blank | grep -q ,accept || complain "a blank gate accepts"
