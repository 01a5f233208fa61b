#!/usr/bin/env bash
# What changed between two runs, and what did it: diff.sh VET
#
# 1. A run against itself, against the same list in another order of files and rows, and with other threads:
#    nobody changed, status 0.
# 2. Each thing that can do it is named: cell, row that came or went, who was searched, parameter, day, rule text,
#    new and gone rules, a fact, a ruling, a stage that was not judged. Status 1.
# 3. Who joined, who left; two rows with one key; the table adds up to both lists.
# 4. Of the accepted nothing is kept: made again from the inputs; without inputs, or with other ones, it is said.
# 5. Of replies, a row is held against the row of the same department, wherever both stand, and whatever reads alike.
# 6. JSON says the same as the page; Chinese; 80 columns; a damaged record is refused.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
run() {    # run FOLDER [OPTION...]
    ends '[01]' "$1" run pack docket -o "$1" "${@:2}"
}
differ() { # differ NAME STATUS A B [OPTION...]
    ends "$2" "$1" diff "${@:3}"
    mv "$1.screen" "$1"
}

mkdir pack docket
cat >pack/pack.lua <<'END'
pack { id = "small", version = "1", title = { en = "Small", zh = "小" }, law_day = "poll" }
law "L" { title = { en = "Law" } }
days { poll = { en = "poll" }, check = { en = "check" } }
params { least = 18 }
stages { { "papers", en = "papers", zh = "初审" }, { "visit", en = "visit", zh = "考察" } }
source "candidates" { key = "id", columns = { id = "id", name = "name", born = "date", fine = "yes-no" } }
source "records" { about = "candidates", by = "id", columns = { id = "id", offence = "text", on = "date" } }
source "visits" { stage = "visit", about = "candidates", by = "id", columns = { id = "id", good = "yes-no" } }
fact "quiet" { title = { en = "no record" }, test = function(c) return none(c.records, function(r) return true end) end }
END
cat >pack/rules.lua <<'END'
rule "AGE" { title = { en = "Age" }, severity = "statute", stage = "papers", cites = "L art. 1",
  reasons = { young = { en = "born {c.born}", zh = "{c.born}出生" } },
  test = function(c) if not reached(c.born, param.least, c.day.poll) then reject("young") end end }
rule "RECORD" { title = { en = "Record" }, each = "records", severity = "statute", stage = "papers", cites = "L art. 2",
  reasons = { record = { en = "{r.offence} on {r.on}", zh = "{r.offence}" } },
  test = function(r, c) if r.on <= c.day.check then reject("record") end end }
rule "QUIET" { title = { en = "Quiet" }, severity = "regulation", stage = "papers", cites = "L art. 3",
  reasons = { loud = { en = "has a record", zh = "有记录" } },
  test = function(c) if not c.quiet then refer("loud") end end }
rule "VISIT" { title = { en = "Visit" }, each = "visits", severity = "statute", stage = "visit", cites = "L art. 4",
  reasons = { bad = { en = "not good", zh = "不好" } },
  test = function(r, c) if is(r.good, "no") then reject("bad") end end }
END
lists() {
rm -f docket/records-*.csv
cat >docket/docket.lua <<'END'
docket { days = { poll = "2026-05-07", check = "2026-04-01" },
  sources = { records = { file = { "records*.csv" }, covers = { everybody = true, says = "court" } },
              visits = { covers = { everybody = true, says = "inspectors" } } } }
END
cat >docket/candidates.csv <<'END'
id,name,born,fine
P1,Ann,1980-01-02,yes
P2,Bob,1980-01-02,yes
P3,Cy,,yes
P4,Di,2010-01-02,yes
P5,Ed,1980-01-02,yes
P6,Flo,1980-01-02,yes
END
printf 'id,offence,on\nP2,theft,2020-01-01\nP9,fraud,2020-01-01\n' >docket/records.csv
printf 'id,good\nP1,yes\nP5,no\n' >docket/visits.csv
}
lists
run first

# ---- 1
differ same 0 first first
has same "Everybody is decided as before, for the same reasons."
has same "Pack, days, parameters, files and vet are the same."
mv docket/records.csv docket/records-2.csv
(head -1 docket/candidates.csv; tail -n +2 docket/candidates.csv | tac) >turned && mv turned docket/candidates.csv
printf 'id,offence,on\nP9,fraud,2020-01-01\n\nP2,theft,2020-01-01\n' >docket/records-2.csv
run turned --threads 3
differ turned.page 0 first turned
has turned.page "file records: records-2.csv: new"
has turned.page "Everybody is decided as before, for the same reasons."
lists

# ---- 2: one change at a time, and what is said of it
try() {    # try NAME WHO WORDS...: a run of what the docket and the pack are now
    local name=$1 who=$2
    shift 2
    rm -rf "$name"
    run "$name"
    differ "$name.page" 1 first "$name"
    sed -n "/^  $who  /,/^  P/p" "$name.page" >"$name.$who"
    for words in "$@"; do has "$name.$who" "$words"; done
    awk 'length($0) > 80' "$name.page" | grep -q . && complain "$name.page is wider than 80 columns"
    lists
}
sed -i 's/^P1,Ann,1980/P1,Ann,2012/' docket/candidates.csv
try cell P1 "accepted -> rejected" "new: AGE young: reject" "- born: 1980-01-02 (candidates.csv:2) -> 2012-01-02 (candidates.csv:2)"
sed -i 's/^P3,Cy,,/P3,Cy,1980-01-02,/' docket/candidates.csv
try blank P3 "referred -> accepted" "gone: AGE unknown: refer" "- born: [not recorded] (candidates.csv:4) -> 1980-01-02"
sed -i '/^P2/d' docket/records.csv
try gone P2 "rejected -> accepted" "gone: RECORD record: reject" "- row of records gone: on 2020-01-01 (records.csv:2)" \
    "gone: QUIET loud: refer" "- fact quiet: no -> yes"
printf 'P6,arson,2019-01-01\n' >>docket/records.csv
try new P6 "accepted -> rejected" "- new row of records: on 2019-01-01 (records.csv:4)"
sed -i 's/^P2,theft,2020-01-01/P2,theft,2020-01-05/' docket/records.csv
try moved P2 "rejected" "changed: RECORD record: reject" "- records.on: 2020-01-01 (records.csv:2) -> 2020-01-05 (records.csv:2)"
has moved.page "Decided as before, for other reasons: 1"
hasnt moved.page "Decided otherwise"
sed -i 's/records = {.*court" } }/records = "not asked"/' docket/docket.lua
try unasked P6 "accepted -> referred" "new: RECORD unknown: refer" "- records: searched -> not asked"
has unasked.page "who was searched in records: claimed -> not asked"
sed -i 's/docket {/docket { params = { least = 10 },/' docket/docket.lua
try param P4 "rejected -> accepted" "- parameter least: 18 -> 10"
has param.page "  parameter least: 18 -> 10"
sed -i 's/check = "2026-04-01"/check = "2019-04-01"/' docket/docket.lua
try day P2 "rejected -> referred" "gone: RECORD record: reject" "- day check: 2026-04-01 -> 2019-04-01"
has day.page "  day check: 2026-04-01 -> 2019-04-01"
sed -i 's/poll = "2026-05-07"/poll = "2040-05-07"/' docket/docket.lua
try law_day P4 "rejected -> accepted" "- law day: 2026-05-07 -> 2040-05-07"
cp -r pack kept
sed -i 's/if r.on <= c.day.check then/if r.on <= c.day.check and not is(r.offence .. "", "theft") then/; s/ and not is(r.offence .. "", "theft")/ and not matches(r.offence, "^theft$")/' pack/rules.lua
try text P2 "rejected -> referred" "- the text of the rule is another (rules.lua:4)"
has text.page "  file of the pack rules.lua: another text"
hasnt text.page "QUIET"
rm -r pack && cp -r kept pack
sed -i 's/rule "RECORD"/rule "RECORDS"/' pack/rules.lua
try renamed P2 "new: RECORDS record: reject" "- the earlier pack has no such rule" "gone: RECORD record: reject" \
    "- the later pack has no such rule"
rm -r pack && cp -r kept pack
sed -i 's/return true end) end }/return matches(r.offence, "fraud") end) end }/' pack/pack.lua
try fact P2 "rejected" "gone: QUIET loud: refer" "- fact quiet: no -> yes"
rm -r pack && cp -r kept pack
digest=$(sed -n 's/^P2,RECORD,.*,\([0-9a-f]\{64\}\),.*/\1/p' first/reasons.csv)
printf 'candidate,rule,reason,evidence,ruling,by,on,document\nP2,RECORD,record,%s,lift,A. Clerk,2026-04-02,retrial 5\n' \
    "$digest" >docket/rulings.csv
try ruling P2 "rejected -> referred" "changed: RECORD record: reject -> pass" "- ruling: none -> lifted: A. Clerk, 2026-04-02, retrial 5"
rm docket/rulings.csv
run papers --through papers
differ stage 1 papers first
has stage "decided through: papers -> visit (all stages)"
has stage "  P5  Ed: accepted through papers -> rejected"
has stage "- visit was not judged in the earlier run"
has stage "Decided otherwise: 1"
hasnt stage "P1"
differ back 1 first papers
has back "- visit was not judged in the later run"

# ---- 3
sed -i '/^P6/d; s/^P1,Ann/P7,Ann/' docket/candidates.csv
printf 'P4,Di,2010-01-02,no\n' >>docket/candidates.csv
run lists
differ lists.page 1 first lists
has lists.page "On the later list only: 2"
has lists.page "  P7  Ann: accepted"
has lists.page "  P4  Di: rejected (AGE)"
has lists.page "On the earlier list only: 2"
has lists.page "  P6  Flo: accepted"
lists

# ---- 4
run bare --no-inputs
cp -r bare other
mkdir other/inputs
cp docket/* other/inputs
sed -i 's/^P1,Ann,1980/P1,Ann,1990/' other/inputs/candidates.csv
sed -i 's/^P1,Ann,1980/P1,Ann,2012/' docket/candidates.csv
run later
lists
differ bare.page 1 bare later
has bare.page "accepted -> rejected"
has bare.page "- what was read in the earlier run cannot be told: nothing is kept of"
has bare.page "- a file is another: candidates: candidates.csv"
differ other.page 1 other later
has other.page "- what was read in the earlier run cannot be told: the inputs or the"

# ---- 5
mkdir asked
cat >asked/pack.lua <<'END'
pack { id = "asked", version = "1", title = { en = "Asked" }, law_day = "poll" }
law "L" { title = { en = "Law" } }
days { poll = { en = "poll" } }
stages { { "papers", en = "papers" } }
source "candidates" { key = "id", columns = { id = "id", name = "name" } }
source "replies" { about = "candidates", by = "id",
  columns = { id = "id", dept = { "court", "police", "tax" }, on = "date", result = { "clear", "adverse" } },
  expects = { dept = { "court", "police", "tax" } }, latest = { by = "on", per = { "dept" } },
  replies = { result = "result", clear = { "clear" }, adverse = { "adverse" } } }
rule "REPLIES" { title = { en = "Replies" }, each = "replies", severity = "statute", stage = "papers", cites = "L art. 1",
  reasons = { adverse = { en = "adverse" } }, test = function(r, c) if r.result == "adverse" then refer("adverse") end end }
END
# replied NAME ROW...: a run whose replies are these, as FILE:DEPARTMENT,DATE,RESULT
replied() {
    local name=$1 row
    shift
    rm -rf letters
    mkdir -p letters/replies
    printf 'docket { days = { poll = "2026-05-07" }, sources = { replies = { file = { "replies/*.csv" } } } }\n' >letters/docket.lua
    printf 'id,name\nP1,Ann\n' >letters/candidates.csv
    for row in "$@"; do
        [ -e "letters/replies/${row%%:*}.csv" ] || echo id,dept,on,result >"letters/replies/${row%%:*}.csv"
        echo "P1,${row#*:}" >>"letters/replies/${row%%:*}.csv"
    done
    ends 0 "$name" run asked letters -o "$name" ${kept:-}
}
court=2026-03-01,clear other=2026-03-02,clear
replied of_three "court:court,$court" "police:police,$other" "tax:tax,$other"
replied court_objects "court:court,2026-04-01,adverse" "police:police,$other" "tax:tax,$other"
differ objects 1 of_three court_objects
has objects "accepted -> referred"
has objects "- replies.result: clear (replies/court.csv:2) -> adverse"
replied second "court:court,$court" "a_second:court,2026-04-01,adverse" "police:police,$other" "tax:tax,$other"
differ second.page 1 of_three second                   # a later reply of the court, in a file before all others
has second.page "- replies.result: clear (replies/court.csv:2) -> adverse"
hasnt second.page police.csv
hasnt second.page tax.csv
replied in_one "all:court,$court" "all:police,$other" "all:tax,$other"
replied in_one_later "all:police,2026-03-02,adverse" "all:tax,$other" "all:court,$court"
differ in_one.page 1 in_one in_one_later               # every line is another one now
has in_one.page "- replies.result: clear (replies/all.csv:3) -> adverse"
has in_one.page "Decided otherwise: 1"
hasnt in_one.page "row of replies"
replied two "court:court,$court" "police:police,$other"
replied instead "court:court,$court" "tax:tax,2026-03-02,adverse"
differ instead.page 1 two instead                      # not the police's row, changed
has instead.page "- new row of replies: result adverse (replies/tax.csv:2)"
has instead.page "- row of replies gone: result clear (replies/police.csv:2)"
hasnt instead.page "replies.result"
kept=--no-inputs
replied bare_three "court:court,$court" "police:police,$other" "tax:tax,2026-03-02,adverse"
replied bare_court "court:court,2026-04-01,adverse" "police:police,$other" "tax:tax,2026-03-02,adverse"
differ bare_court.page 1 bare_three bare_court         # nobody can say who speaks: files can
has bare_court.page "- replies.result: clear (replies/court.csv:2) -> adverse"
kept=

# ---- 6
differ cell.json 1 first cell --json
differ both.json 1 first lists --json
json() {   # json FILE PATH EXPECTED
    local got
    got=$(sqlite3 :memory: "SELECT json_extract(CAST(readfile('$1') AS TEXT), '$2')")
    [ "$got" = "$3" ] || complain "$1: $2 is '$got', expected '$3'"
}
total() {   # total SIDE: everybody in both.json's table who was on that list
    sqlite3 :memory: "SELECT sum(json_extract(value, '\$.candidates')) FROM
        json_each(CAST(readfile('both.json') AS TEXT), '\$.table') WHERE json_extract(value, '\$.$1') <> 'not_listed'"
}
json cell.json '$.changes[#-1].key' P1
json cell.json '$.changes[1]' ''
json cell.json '$.changes[0].before.decision' accept
json cell.json '$.changes[0].after.first_rule' AGE
json cell.json '$.changes[0].reasons[0].causes[0].cause' cell
json cell.json '$.changes[0].reasons[0].causes[0].name' born
json cell.json '$.changes[0].reasons[0].causes[0].before' 1980-01-02
json cell.json '$.changes[0].reasons[0].causes[0].after_at' candidates.csv:2
json both.json '$.before.candidates' 6
json both.json '$.after.candidates' 6
[ "$(total from)/$(total to)" = 6/6 ] || complain "both.json: the table does not add up to the two lists"
left=$(sqlite3 :memory: "SELECT group_concat(k) FROM (SELECT json_extract(value, '\$.key') AS k FROM
    json_each(CAST(readfile('both.json') AS TEXT), '\$.changes') WHERE json_extract(value, '\$.kind') = 'left' ORDER BY k)")
[ "$left" = P1,P6 ] || complain "both.json: who left is '$left'"
differ cell.zh 1 first cell --lang zh
has cell.zh "结论改变：1人"
has cell.zh "born：1980-01-02 (candidates.csv:2) → 2012-01-02 (candidates.csv:2)"
cp -r first broken
printf 'no database' >broken/audit.sqlite
differ broken.page 3 broken first
cp -r first hostile
sqlite3 hostile/audit.sqlite "UPDATE trace SET body=x'0102030405'" 2>/dev/null
differ hostile.page 3 hostile gone
has hostile.page.errors "is damaged"
