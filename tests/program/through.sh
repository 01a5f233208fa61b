#!/usr/bin/env bash
# A run through one of the first stages, and the run after it: through.sh VET
#
# 1. `--through joint-review` over the sample gives everybody the decision that its reasons up to then come to:
#    rules of later stages leave no reason, trace or count; sources of later stages are not read.
# 2. The files of later stages may be missing, or be there and broken: not a byte of any output changes, and
#    no warning, gap or unknown comes of it. A missing source of an earlier stage is a mistake as ever.
# 3. Every output says "accepted through": screen, summary, decisions.csv, tallies, JSON lines, why, list,
#    tally, audit.sqlite; in English and Chinese.
# 4. A ruling about a later stage waits without a warning.
# 5. The run after it takes the same docket with the inspection's files: nobody rejected before comes back.
# 6. The threads leave no mark; learned paths neither. The last stage by name is the whole run.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
run() { ends "$3" "$2" run "$root/rules/cn-village" "$1" -o "$2" "${@:4}"; }    # run DOCKET OUT STATUS [OPTION...]

cp -r "$root/samples/village" docket
run docket whole 1
run docket part 1 --through joint-review

# ---- 1
for file in decisions reasons; do
    for run in whole part; do sed '1s/^\xef\xbb\xbf//' $run/$file.csv >$run.$file.csv; done
done
sqlite3 :memory: >decided.otherwise <<'END'
.mode csv
.import whole.decisions.csv whole
.import part.decisions.csv part
.import whole.reasons.csv reasons
.import part.reasons.csv kept
.mode list
WITH worst AS (SELECT key, max(effect = 'reject') AS rejects FROM reasons
               WHERE effect IN ('refer','hold','reject') AND stage <> 'inspection' GROUP BY key)
SELECT 'decided otherwise', whole.key, part.key, whole.decision, part.decision, part.through
FROM whole FULL JOIN part ON whole.rowid = part.rowid LEFT JOIN worst ON worst.key = part.key
WHERE part.decision IS NOT CASE rejects WHEN 1 THEN 'reject' WHEN 0 THEN 'refer' ELSE 'accept' END
   OR whole.key IS NOT part.key OR part.through IS NOT 'joint-review' OR part.stage = 'inspection'
   OR whole.through IS NOT 'inspection';
.once expected.reasons
SELECT * FROM reasons WHERE stage <> 'inspection' ORDER BY rowid;
.once kept.reasons
SELECT * FROM kept ORDER BY rowid;
END
[ ! -s decided.otherwise ] || complain "$(head -3 decided.otherwise)"
[ -s expected.reasons ] || complain "no reasons to compare"
cmp expected.reasons kept.reasons || complain "other reasons than those of the stages judged"
[ "$(ask part "SELECT count(*) FROM stage_count")" = 2 ] || complain "counts of a stage that was not judged"
[ "$(ask part "SELECT sum(applied+not_applicable+not_in_force) FROM rule_count JOIN rule ON no=rule WHERE stage=2")" = 0 ] ||
    complain "a rule of a later stage was asked"
for table in stage_count; do
    diff <(ask whole "SELECT * FROM $table WHERE stage<2") <(ask part "SELECT * FROM $table") ||
        complain "the funnel of the stages judged is another"
done

# ---- 2
rm -r docket/admin_penalties.csv docket/election_body.csv
run docket missing 1 --through joint-review
diff -r part missing || complain "files of later stages change the run before them"
diff part.errors missing.errors || complain "files of later stages change what is said"
printf '\377\376\000broken' >docket/election_body.csv
run docket broken 1 --through joint-review
diff -r part broken || complain "a file of a later stage was read"
run docket early 3
has early.errors "there is no file 'admin_penalties.csv'"
mv docket/stays.csv stays.csv
run docket early 3 --through joint-review
has early.errors "there is no file 'stays.csv'"
mv stays.csv docket
clean=$work/clean               # a docket without gaps stays one
mkdir "$clean" "$clean/pack" "$clean/docket"
cat >"$clean/pack/pack.lua" <<'END'
pack { id = "two", version = "1", title = { en = "Two", zh = "二" }, law_day = "poll" }
law "L" { title = { en = "Law" } }
days { poll = { en = "poll" } }
stages { { "first", en = "the first look", zh = "初审" }, { "second", en = "the second look", zh = "考察" } }
source "candidates" { key = "id", columns = { id = "id", ok = "yes-no", unit = "id" } }
source "visits" { stage = "second", about = "candidates", by = "id", columns = { id = "id", fine = "yes-no" } }
source "units" { stage = "second", one_by = "unit", columns = { unit = "id", open = "yes-no" } }
rule "A" { title = { en = "ok" }, severity = "statute", stage = "first", cites = "L art. 1",
  reasons = { no = { en = "not ok" } }, test = function(c) if is(c.ok, "no") then reject("no") end end }
rule "B" { title = { en = "visited" }, each = "visits", severity = "statute", stage = "second", cites = "L art. 2",
  reasons = { bad = { en = "not fine" } }, test = function(r, c) if is(r.fine, "no") then reject("bad") end end }
rule "C" { title = { en = "open" }, severity = "statute", stage = "second", cites = "L art. 3",
  reasons = { shut = { en = "shut" } }, test = function(c) if is(c.units.open, "no") then reject("shut") end end }
END
echo 'docket { days = { poll = "2026-05-07" } }' >"$clean/docket/docket.lua"
printf 'id,ok,unit\nA,yes,U\nB,no,U\nC,yes,W\nD,yes,U\n' >"$clean/docket/candidates.csv"
cd "$clean"
"$vet" run pack docket --through first -o first >first.screen 2>first.errors || complain "clean: status $?"
[ ! -s first.errors ] || complain "clean: $(cat first.errors)"
has first.screen "accepted through the first look"
has first.screen "visits: not read, it is gathered for the second look"
for way in "--threads 1" "--threads 3" --plain; do
    rm -rf again
    "$vet" run pack docket --through first -o again $way >/dev/null
    diff -r first again || complain "clean: another run with $way"
done

# ---- 5
printf 'id,fine\nA,yes\nC,no\n' >docket/visits.csv
printf 'unit,open\nU,yes\nW,yes\n' >docket/units.csv
cat >docket/docket.lua <<'END'
docket { days = { poll = "2026-05-07" },
  sources = { visits = { covers = { everybody = true, says = "the inspectors" } } } }
END
rm -rf again
"$vet" run pack docket --through first -o again >/dev/null
for file in decisions.csv reasons.csv tasks.csv orphans.csv tallies.json summary.txt; do
    cmp "first/$file" "again/$file" || complain "the files of the second look change $file of the first"
done
"$vet" run pack docket -o second >second.screen 2>second.errors || complain "second: $(cat second.errors)"
[ "$(cut -d, -f1,2,3 second/decisions.csv | tail -n +2 | tr '\n' ' ')" = \
  "A,accept,second B,reject,first C,reject,second D,accept,second " ] ||
    complain "second: $(cat second/decisions.csv)"
"$vet" run pack docket --through second -o named >/dev/null
diff -r second named || complain "the last stage by name is not the whole run"
hasnt second.screen "through"
"$vet" why first C >why.first
has why.first "accepted through the first look"
has why.first "its stage is not judged here"
cd "$work"

# ---- 3
has part.screen "Decided through joint review; later stages are not judged here"
has part/summary.txt "accepted through joint review        148"
has part.screen "inspection                                                    not judged here"
has part/tallies.json '"through": "joint-review"'
has part/tallies.json '"all_stages": false'
has whole/tallies.json '"through": "inspection"'
has whole/tallies.json '"all_stages": true'
hasnt part/tallies.json CN-ELECTBODY
[ "$(ask part "SELECT value FROM manifest WHERE part='run' AND name='through'")" = joint-review ] ||
    complain "the manifest does not say through"
[ "$(ask whole "SELECT value FROM manifest WHERE part='run' AND name='through'")" = inspection ] ||
    complain "the manifest of a whole run does not say through"
run docket - 1 --through joint-review || true
lines=$(head -1 <-.screen) last=$(tail -1 <-.screen)
case $lines in *'"decision":"accept","stage":"joint-review","through":"joint-review"'*) ;; *) complain "lines: $lines" ;; esac
case $last in *',"through":"joint-review"}') ;; *) complain "last line: $last" ;; esac
"$vet" list part --decision accept >list.en
has list.en "Decided through joint review"
has list.en "V01-01  王建国 Wang Jianguo   accepted through joint review"
"$vet" list part --lang zh >list.zh
has list.zh "本次审至资格联审为止"
has list.zh "通过（至资格联审）"
"$vet" list part --json >list.json
has list.json '"stage":"joint-review","through":"joint-review"'
"$vet" why part V01-01 >why.en
has why.en "accepted through joint review"
has why.en "not read, it is gathered for inspection"
"$vet" why part V01-01 --lang zh >why.zh
has why.zh "通过（至资格联审）"
"$vet" why part V01-01 --json >why.json
has why.json '"through":"joint-review"'
"$vet" tally part --by decision >tally.en
has tally.en "Decided through joint review"
"$vet" tally part --by decision --json >tally.json
has tally.json '{"through":"joint-review","groups"'
"$vet" tally part --by age >tally.age          # asks the inputs again, through the same stage
has tally.age "Decided through joint review"
"$vet" list whole >list.whole
hasnt list.whole through

# ---- 4
cp "$root"/samples/village/*.csv docket
someone=$(sed -n 's/^\([^,]*\),CN-ELECTBODY,inspection,.*,unknown,.*/\1/p' whole/reasons.csv | head -1)
digest=$(sed -n "s/^$someone,CN-ELECTBODY,inspection,.*,\([0-9a-f]\{64\}\),.*/\1/p" whole/reasons.csv | head -1)
printf 'candidate,rule,reason,evidence,ruling,by,on,document\n%s,CN-ELECTBODY,unknown,%s,clear,A. Clerk,2026-10-30,letter\n' \
    "$someone" "$digest" >docket/rulings.csv
run docket ruled 1
run docket waits 1 --through joint-review
hasnt ruled.errors ruling
hasnt waits.errors ruling
has waits.screen "rulings about stages not judged here"
has waits/tallies.json '"later": 1'
cmp part/decisions.csv waits/decisions.csv || complain "a ruling of a later stage changes a decision"
