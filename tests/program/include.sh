#!/usr/bin/env bash
# Files that packs share, from rules/shared into the output and back: include.sh VET
#
# 1. The shared file is copied into the output's pack/, is part of the pack's digest, and `why` of somebody accepted
#    works from there alone. A conviction that is spent is counted by law, for the whole list; its content is nowhere
#    but in the inputs.
# 2. A changed shared file is another pack; one changed in the output's folder is noticed.
# 3. What include refuses: paths that lead elsewhere, links, folders, names made while running, circles, misplaced calls.
# 4. Threads, the order of the rows, learned paths: the same bytes.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
mkdir rules docket
cp -r "$root"/rules/{uk-employment,shared} rules/
cat >docket/docket.lua <<'END'
docket { days = { check_day = "2026-06-01" },
  sources = { convictions = { open = { "open" }, none = { "none" }, covers = { everybody = true, says = "DBS" } } } }
END
cat >docket/candidates.csv <<'END'
candidate_id,name,birth_date
A1,Alba Rowan,1980-04-05
A2,Bran Ash,1981-05-06
A3,Cleo Oak,1982-06-07
A4,Dara Elm,1983-07-08
END
cat >docket/convictions.csv <<'END'
name,birth_date,offence,convicted_on,disposal,term,sentence_ends,served,hearing,summary_only,schedule_18,paid_on,set_aside_on
Alba Rowan,1980-04-05,secret theft,2024-03-10,fine,,open,alone,none,no,no,open,open
Bran Ash,1981-05-06,open fraud,2025-01-10,fine,,open,alone,none,no,no,open,open
Bran Ash,1981-05-06,later fraud,2025-12-01,custody,1m,2026-01-01,alone,none,no,no,open,open
Cleo Oak,1982-06-07,hidden assault,2020-01-10,custody,,2021-01-01,alone,none,no,no,open,open
END

# ---- 1
ends 0 out run rules/uk-employment docket -o out
cmp -s rules/shared/uk-rehabilitation.lua out/pack/shared/uk-rehabilitation.lua || complain "the shared file is not kept"
has out.screen 'convictions: 4 rows, 3 attached, 1 suppressed'
has out.screen 'ROA-SPENT (ROA s.4; ROA s.7(1)(a)): 1'
has out/decisions.csv 'A1,accept'
has out/decisions.csv 'A2,refer'
has out/reasons.csv 'open fraud'
has out/reasons.csv 'whether a record may be used is not settled; its content is not shown'
for file in decisions.csv reasons.csv tasks.csv summary.txt tallies.json; do
    hasnt "out/$file" 'secret'
    hasnt "out/$file" 'hidden'
done
mv rules elsewhere
"$vet" why out A1 >why 2>&1 || complain "why of somebody accepted needs the pack where it was"
has why 'A1  Alba Rowan: accepted'
hasnt why 'secret'
"$vet" why out A3 >why 2>&1
hasnt why 'hidden'
mv elsewhere rules

# ---- 2
cp -r out tampered
sed -i 's/return 12, 6/return 13, 6/' tampered/pack/shared/uk-rehabilitation.lua
"$vet" why tampered A1 >why 2>errors || true
has errors 'shared/uk-rehabilitation.lua: error: is not the file the run read; the folder was changed after the run'
sed -i 's/return to_end(r.convicted_on, months_after(r, c, 12, 6))/return to_end(r.convicted_on, months_after(r, c, 36, 18))/' rules/shared/uk-rehabilitation.lua
ends '[01]' changed run rules/uk-employment docket -o changed
has changed/decisions.csv 'A1,refer'
cp "$root/rules/shared/uk-rehabilitation.lua" rules/shared/

# ---- 3
refuses() {    # refuses LINE WORDS: a pack with that line at its end is an error that says so
    rm -rf rules/bad
    cp -r rules/uk-employment rules/bad
    echo "$1" >>rules/bad/pack.lua
    ends 4 bad run rules/bad docket -o bad
    has bad.errors "$2"
    [ ! -e bad ] || complain "'$1' left an output"
}
how='write include "shared/name.lua": letters, digits, - and _'
echo 'local x = 1' >secret.lua
echo 'local x = 1' >rules/secret.lua
refuses 'include "../secret.lua"' "error: include takes the name of a shared file; $how"
refuses 'include "shared/../secret.lua"' "include takes the name of a shared file; $how"
refuses "include \"$work/secret.lua\"" "$how"
refuses 'include "secret.lua"' "$how"
refuses 'include "shared/a/b.lua"' "$how"
refuses 'include "shared/x.txt"' "$how"
refuses 'include("shared/" .. "x.lua")' "$how"
refuses 'local f = include; f "shared/none.lua"' "include: the name must stand there in quotes; $how"
refuses 'include "shared/none.lua"' "pack.lua: error: there is no 'shared/none.lua': neither in the pack nor in the folder the pack stands in; copy rules/shared beside the pack"
refuses 'fact "f" { test = function(c) include "shared/uk-rehabilitation.lua" return true end }' "include stands outside every function"
ln -s "$work/secret.lua" rules/shared/link.lua
refuses 'include "shared/link.lua"' 'shared/link.lua'
mkdir rules/shared/folder.lua
refuses 'include "shared/folder.lua"' 'shared/folder.lua'
mkfifo rules/shared/pipe.lua
refuses 'include "shared/pipe.lua"' 'shared/pipe.lua'
echo 'include "shared/two.lua"' >rules/shared/one.lua
echo 'include "shared/one.lua"' >rules/shared/two.lua
refuses 'include "shared/one.lua"' "'shared/one.lua' includes itself, by whatever way"
printf 'return\n\n{ x = os.time() }\n' >rules/shared/clock.lua
refuses 'include "shared/clock.lua"' "shared/clock.lua:3"
printf 'return { spent = function(r, c) return r.conviced_on <= c.day.check_day end }\n' >rules/shared/wrong.lua
refuses 'local w = include "shared/wrong.lua"
suppress "W" { source = "convictions", cites = "ROA s.4", test = function(r, c) return w.spent(r, c) end }' \
    "shared/wrong.lua:1:42: error: 'conviced_on' is no column of convictions; did you mean 'convicted_on'?"
printf 'local n = { 0 }\nreturn { count = function() n[1] = n[1] + 1 return n[1] > 1 end }\n' >rules/shared/state.lua
rm -rf rules/state && cp -r rules/uk-employment rules/state
echo 'local s = include "shared/state.lua"
suppress "S" { source = "convictions", cites = "ROA s.4", test = function(r, c) return s.count() end }' >>rules/state/pack.lua
ends '[01]' state run rules/state docket -o state
has state.screen 'shared/state.lua:2'
has state/decisions.csv 'A2,refer'

# ---- 4
head -1 docket/convictions.csv >turned.csv
tail -n +2 docket/convictions.csv | tac >>turned.csv
mkdir other && cp docket/docket.lua docket/candidates.csv other/ && cp turned.csv other/convictions.csv
ends '[01]' turned run rules/uk-employment other -o turned --threads=3 --plain
diff <(sed 's/convictions.csv:[0-9]*//' out/reasons.csv) <(sed 's/convictions.csv:[0-9]*//' turned/reasons.csv) >&2 ||
    complain "reasons depend on the order of the rows"
cmp -s out/decisions.csv turned/decisions.csv || complain "decisions depend on the order of the rows"
