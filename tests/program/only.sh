#!/usr/bin/env bash
# Decisions and nothing else: only.sh VET GENERATE
#
# 1. `--only decisions` decides as the whole run does, rulings and rules over groups included: decisions.csv and
#    tallies.json are the same bytes, whatever the threads, learned or not. No other file names anybody.
# 2. Screen and summary say that the run cannot tell why, in English and Chinese; so does every command that asks it.
# 3. The record says what went in. The folder is replaced like any other run.
# 4. A folder only, and only decisions.
set -eu
vet=$(realpath "$1") generate=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"
run() { ends "$2" "$1" run "${@:3}" -o "$1"; }    # run OUT STATUS ARGUMENT...
same() { cmp "$1" "$2" || complain "$1 and $2 differ"; }

# ---- 1: the sample, whose pack has rules over groups; the same with two rulings, one of them lapsed
village="$root/rules/cn-village $root/samples/village"
run whole 1 $village
ruled=$(awk -F, 'FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    $at["effect"] == "refer" && $at["cause"] == "said" && $at["waits"] == "" { print $1 "," $2 "," $at["code"] "," $at["digest"]; if (++n == 2) exit }' \
    whole/reasons.csv)
[ "$(wc -l <<<"$ruled")" -eq 2 ] || complain "no two reasons to rule on: $ruled"
cp -r "$root/samples/village" ruled
{
    echo candidate,rule,reason,evidence,ruling,by,on,document
    sed -n 1p <<<"$ruled" | sed 's/$/,clear,A. Clerk,2026-11-20,file 1/'
    sed -n 2p <<<"$ruled" | sed 's/[0-9a-f]*$/0000&/; s/0000....\(.*\)/0000\1,clear,A. Clerk,2026-11-20,file 2/'
} >ruled/rulings.csv
compare() {    # compare NAME EXPECTED-STATUS PACK DOCKET: what is asked for both times
    local name=$1 expected=$2
    shift 2
    run "$name.all" "$expected" "$@" --threads 1
    for how in "--threads 1" "--threads 8" "--plain"; do
        rm -rf "$name.only"
        run "$name.only" "$expected" "$@" --only decisions $how
        same "$name.all/decisions.csv" "$name.only/decisions.csv"
        same "$name.all/tallies.json" "$name.only/tallies.json"
        [ "$(ls "$name.only" | tr '\n' ' ')" = "audit.sqlite decisions.csv pack summary.txt tallies.json " ] ||
            complain "$name: it holds $(ls "$name.only")"
    done
}
compare village 1 $village
compare ruled 1 "$root/rules/cn-village" ruled
mkdir long                                   # long enough that known paths are put to the test
"$generate" long 10000
compare long 0 "$root/tests/bench/pack" long
grep -q ",cleared [^,]* by A. Clerk" ruled.only/decisions.csv || complain "the ruling does not count"
has ruled.only.screen "rests on has changed"
for table in decision reason trace accepted unit_of again alert_other; do
    [ "$(ask village.only "SELECT count(*) FROM $table")" = 0 ] || complain "the record has rows in $table"
done

# ---- 2
has village.only.screen "Decisions only: this run cannot say why."
has village.only/summary.txt "Decisions only: this run cannot say why."
run chinese 1 $village --only decisions --lang zh
has chinese.screen "不能说明理由"
for asks in "why village.only V01-1" "list village.only" "tally village.only --by stage" "report village.only -o page.html" \
            "notice village.only --all -o letters" "diff village.only village.all" "diff village.all village.only"; do
    ends 3 said $asks
    has said.errors "this run kept decisions only (--only decisions), not what they rest on; run again without --only"
done
[ ! -e page.html ] && [ ! -e letters ] || complain "something was written from a run without reasons"

# ---- 3
of="FROM manifest WHERE part"
[ "$(ask village.only "SELECT value $of='run' AND name='only'")" = decisions ] || complain "the manifest does not say so"
[ -z "$(ask village.all "SELECT value $of='run' AND name='only'")" ] || complain "a whole run says it has decisions only"
[ "$(ask village.only "SELECT value $of!='run' AND part!='manifest' ORDER BY part,name")" = \
  "$(ask village.all "SELECT value $of!='run' AND part!='manifest' ORDER BY part,name")" ] || complain "what went in differs"
run village.only 1 $village --replace
[ -s village.only/reasons.csv ] || complain "the folder was not replaced"

# ---- 4
ends 2 said run $village --only reasons
has said.errors "error: --only takes decisions, not 'reasons'"
ends 2 said run $village --only decisions -o -
has said.errors "leave out one of them"
finish "the same decisions, and nothing that names a reason"
