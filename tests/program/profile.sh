#!/usr/bin/env bash
# What a rule costs, and who judges: profile.sh VET GENERATE
#
# `vet run --profile` says of every rule how often it was asked, how often Lua was, what share came from a known
# path, the time, the size of its tree and its memory, and why one learns little. It changes no byte of the
# output. Learning is on for every rule, --plain switches it off, and threads are as many as processors.
set -eu
vet=$(realpath "$1") generate=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"
mkdir list
"$generate" list 100000
cp -r "$root/tests/bench/pack" pack
cat > pack/unlearned.lua <<'LUA'
rule "BY-TEXT" { title = "reads a text", severity = "regulation", stage = "joint-review", cites = "BA art. 10",
  reasons = { no = "no" }, test = function(c) if matches(c.name, "^x") then reject("no") end end }
LUA

# run NAME OPTIONS...: the profile into NAME.profile
run() {
    ends '[01]' "$1" run pack list -o "$1" --no-inputs "${@:2}"
    sed -n '/^What each rule cost/,$p' "$1.errors" > "$1.profile"
}
run told --profile
run silent
run plain --plain --profile --threads 2
diff -r told silent > differences || { complain "--profile changes what is written"; head -3 differences >&2; }
diff -r told plain > differences || { complain "--plain changes what is written"; head -3 differences >&2; }
# a list this long is kept in several goes: everybody is there, as decided, in order
"$vet" list told | awk 'NF > 2 { print $1 "," $3 }' | sed 's/accepted/accept/; s/referred/refer/; s/rejected/reject/' |
    grep '^C[0-9]*,' > kept
tail -n +2 told/decisions.csv | cut -d, -f1,2 > decided
cmp -s kept decided || { complain "the record has others than the list"; diff kept decided | head -3 >&2; }
[ "$(wc -l < kept)" -eq 100000 ] || complain "not everybody is in the record: $(wc -l < kept)"

[ ! -s silent.profile ] || complain "a profile that nobody asked for"

# every rule of the pack has its line
grep -o '"rule": "[^"]*"' told/tallies.json | cut -d'"' -f4 | sort -u > declared
grep -q '^BY-TEXT$' declared || complain "the rules are not known"
for name in told plain; do
    sed -n 's/^ *[0-9][0-9]* .*KiB.*//; s/^ *[0-9][0-9]* *[0-9][0-9]* *[0-9.]*% *[0-9.]* *[0-9]* *[0-9.]*  \(.*\)$/\1/p' \
        "$name.profile" | sort > "$name.rules"
    cmp -s declared "$name.rules" || { complain "$name: other rules than the pack has"; diff declared "$name.rules" >&2; }
done
head -2 told.profile | tail -1 | tr -s ' ' | grep -q '^ asked by Lua by path Lua ms nodes tree KiB rule$' ||
    complain "the columns: $(head -2 told.profile | tail -1)"

# column RULE N FILE: the figure in the N-th column of the rule's line
column() { awk -v rule="$1" -v n="$2" '$NF == rule && /%/ { sub("%", "", $n); print $n; exit }' "$3.profile"; }
# holds WHAT EXPRESSION
holds() { awk "BEGIN { exit !($2) }" || complain "$1: $2"; }
while read -r rule; do
    lua=$(column "$rule" 2 told) asked=$(column "$rule" 1 told)
    holds "$rule, plain: everything by Lua" "$(column "$rule" 1 plain) == $(column "$rule" 2 plain)"
    holds "$rule, plain: no tree" "$(column "$rule" 5 plain) == 0 && $(column "$rule" 6 plain) == 0"
    holds "$rule: asked" "$asked > 0"
    holds "$rule: time" "$(column "$rule" 4 told) >= 0"
    if [ "$rule" = BY-TEXT ]; then
        holds "$rule: learns nothing" "$lua == $asked && $(column "$rule" 5 told) == 0"
    else
        holds "$rule: learns" "$lua * 10 < $asked && $(column "$rule" 3 told) > 90"
        holds "$rule: has a tree" "$(column "$rule" 5 told) > 1 && $(column "$rule" 6 told) > 0"
    fi
done < declared
[ "$(grep -c 'learns little: ' told.profile)" -eq 1 ] || complain "not one rule that learns little"
grep -A1 'BY-TEXT$' told.profile | grep -q 'learns little: it reads what no path can hold: a text' ||
    complain "it is not said why BY-TEXT learns nothing"
[ "$(grep -c 'learns little: nothing is learned with --plain' plain.profile)" -eq "$(grep -c . declared)" ] ||
    complain "--plain is not given as the reason"

# a rule over a group is asked of groups, and never learned
"$vet" run "$root/rules/cn-village" "$root/samples/village" -o village --no-inputs --profile --threads 1 \
    > village.screen 2> village.errors || [ $? -eq 1 ] || complain "the village: failed"
sed -n '/^What each rule cost/,$p' village.errors > village.profile
holds "CN-KIN: once for each of 20 villages" "$(column CN-KIN 1 village) == 20 && $(column CN-KIN 2 village) == 20"
grep -A1 'CN-KIN$' village.profile | grep -q 'it judges the members of a group together: that is always asked in Lua' ||
    complain "it is not said why CN-KIN learns nothing"
[ "$(head -1 village.profile)" = "What each rule cost (1 worker):" ] || complain "$(head -1 village.profile)"

# threads are as many as the processors that may be used, when nobody says how many; 100,000 candidates are work for all of them
cores=$(nproc)
workers=$(head -1 told.profile | sed 's/[^0-9]*\([0-9]*\) worker.*/\1/')
[ "$workers" = "$cores" ] || complain "$workers workers on $cores processors"
[ "$(head -1 plain.profile | sed 's/[^0-9]*\([0-9]*\) worker.*/\1/')" = 2 ] || complain "--threads 2 are not two workers"
taskset -c "$(taskset -pc $$ | sed 's/.*: //; s/[-,].*//')" "$vet" run pack list -o one --no-inputs --profile \
    > one.screen 2> one.errors || [ $? -eq 1 ] || complain "on one processor: failed"
grep -q '^What each rule cost (1 worker):' one.errors || complain "on one processor: $(grep 'What each rule' one.errors)"
