#!/usr/bin/env bash
# Declared tallies: who is counted, over which rows, against the list before: tallies.sh VET
#
# 1. `applies`, declared words, shares, bands with written edges; rows of units, of a list about nobody, of evidence.
#    What is counted is worked out by hand below.
# 2. The list before: means, medians and shares, and the difference made before anything is rounded.
# 3. Threads and the order of all rows leave no mark.
# 4. What a pack may not say, with the line and what was meant.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
sql() { [ "$(sqlite3 out/audit.sqlite "$1")" = "$2" ] || complain "$1: $(sqlite3 out/audit.sqlite "$1"), expected $2"; }
mkdir pack docket
cat >pack/pack.lua <<'END'
pack { id = "counted", version = "1", law_day = "vote_day", title = { en = "Counted" } }
law "L" { title = { en = "A law" } }
days { vote_day = { en = "day of the vote" } }
params { veteran = 2 }
stages { "only" }
forbid { "sex" }
source "candidates" { key = "id", columns = { id = "id", name = "name", birth_date = "date", unit_id = "id",
  post = { "secretary", "member" }, education = { "primary", "college", "bachelor" }, sex = { "f", "m" } } }
source "unit" { one_by = "unit_id", columns = { unit_id = "id", council = "yes-no", part_time = "integer",
  prize = "integer" }, optional = { "prize" } }
source "fines" { about = "candidates", by = "id", columns = { id = "id", amount = "integer", sealed = "yes-no" } }
source "reserve" { list = true, title = { en = "reserve pool", zh = "后备库" },
  columns = { birth_date = "date", practice = "yes-no" } }
source "before" { list = true, title = { en = "the last term" },
  columns = { name = "name", birth_date = "date", post = { "secretary", "member" },
              education = { "primary", "college", "bachelor" }, elected_on = "date" } }
rule "ADULT" { title = { en = "adult" }, severity = "statute", cites = "L art. 1",
  reasons = { young = { en = "not yet 18" } },
  test = function(c) if not reached(c.birth_date, 18, c.day.vote_day) then reject("young") end end }
suppress "SEAL" { source = "fines", cites = "L art. 2", test = function(r, c) return is(r.sealed, "yes") end }
END
cat >pack/tallies.lua <<'END'
local levels = { "primary", "college", "bachelor" }
tally "age" { title = { en = "age", zh = "年龄" }, bands = { 36, 46, 56, 61 }, among = "accept",
  applies = function(c) return is(c.post, "secretary") end,
  value = function(c) return age(c.birth_date, c.day.vote_day) end,
  shares = { { name = "under_36", title = { en = "under 36" }, below = 36 }, { name = "middle", from = 36, below = 56 } },
  previous = { source = "before", applies = function(r) return is(r.post, "secretary") end,
               value = function(r) return age(r.birth_date, r.elected_on) end } }
tally "education" { title = { en = "education" }, words = levels, value = function(c) return c.education end,
  shares = { { name = "college_or_more", title = { en = "college or more" }, from = "college" },
             { name = "extremes", of = { "primary", "bachelor" } } },
  previous = { source = "before", value = function(r) return r.education end } }
tally "sex" { value = function(c) return c.sex end }
tally "council" { over = "unit", title = { en = "units with a joint council" }, value = function(r) return r.council end }
tally "part_time" { over = "unit", bands = {}, value = function(r) return r.part_time end }
tally "reserve_age" { over = "reserve", bands = { 36 }, value = function(r, day) return age(r.birth_date, day.vote_day) end }
tally "practice" { over = "reserve", words = { "yes", "no" }, value = function(r) return r.practice end,
  shares = { { name = "practised", of = { "yes" } } } }
tally "fines" { over = "fines", bands = { 100 }, value = function(r) return r.amount end,
  applies = function(r) return r.amount >= param.veteran end }
tally "prize" { over = "unit", bands = { 10 }, title = { en = "prize won" }, value = function(r) return r.prize end }
tally "sex_impact" { title = { en = "sex" }, impact = true, value = function(c) return c.sex end }
tally "number" { bands = {}, value = function(c) return age(c.birth_date, c.day.vote_day) end }
END
cat >docket/docket.lua <<'END'
docket { days = { vote_day = "2026-06-01" },
         sources = { fines = { covers = { everybody = true, says = "the court" } } } }
END
# ages on the vote day: A1 30, A2 40, A3 50, A4 blank, A5 17 (rejected), A6 60
cat >docket/candidates.csv <<'END'
id,name,birth_date,unit_id,post,education,sex
A1,Ann,1996-06-01,U1,secretary,bachelor,f
A2,Bob,1986-05-01,U1,secretary,college,m
A3,Cai,1976-05-01,U2,member,primary,f
A4,Dan,,U2,secretary,,m
A5,Eve,2008-06-02,U2,secretary,primary,f
A6,Fay,1966-01-01,U2,secretary,primary,f
END
printf 'unit_id,council,part_time\nU1,yes,3\nU2,no,4\nU3,yes,\nU4,yes,x\n' >docket/unit.csv
printf 'id,amount,sealed\nA1,50,no\nA1,1,no\nA2,500,yes\nA3,700,\nZ9,900,no\n' >docket/fines.csv
# three rows that say the same are three persons
printf 'birth_date,practice\n1996-01-01,yes\n1996-01-01,yes\n1996-01-01,yes\n1980-01-01,no\nnobody knows,no\n' >docket/reserve.csv
# secretaries on their own day: 60, 51, 45; one without a date; Mo is a member
cat >docket/before.csv <<'END'
name,birth_date,post,education,elected_on
Jo,1961-01-01,secretary,primary,2021-06-01
Ki,1970-01-01,secretary,primary,2021-06-01
Lu,1976-01-01,secretary,college,2021-06-01
Mo,1990-01-01,member,bachelor,2021-06-01
Nu,,secretary,primary,2021-06-01
END

# ---- 1
"$vet" run pack docket -o out >screen 2>errors || [ $? -eq 1 ] || complain "the run: status $?"
! grep -q 'cover' errors || complain "a list needs no coverage"
has screen 'reserve: 5 rows, 5 counted'
has screen 'before: 5 rows, 5 counted'
spread="SELECT known||' '||unknown||' '||not_counted||' '||coalesce(sum,'-')||' '||coalesce(mean,'-') FROM tally_spread"
sql "$spread WHERE tally=0 AND list=0 AND decision=0" '4 1 1 147 36750'
sql "$spread WHERE tally=0 AND list=0 AND decision=1" '3 0 1 130 43333'
sql "$spread WHERE tally=1 AND list=0 AND decision=0" '5 1 0 - -'
sql "$spread WHERE tally=4" '2 2 0 7 3500'
sql "$spread WHERE tally=5" '4 1 0 136 34000'
sql "$spread WHERE tally=7" '1 1 1 50 50000'
sql "SELECT group_concat(name||':'||n,' ') FROM tally_group WHERE tally=0 AND list=0" '<=35:2 36-45:1 46-55:0 56-60:1 >=61:0'
sql "SELECT group_concat(name||':'||n,' ') FROM tally_group WHERE tally=1 AND list=0" 'primary:3 college:1 bachelor:1'
sql "SELECT group_concat(name||':'||n,' ') FROM tally_group WHERE tally=2 AND list=0" 'f:4 m:2'
sql "SELECT group_concat(name||':'||n,' ') FROM tally_group WHERE tally=3" 'no:1 yes:3'
sql "SELECT n||' of '||known||': '||tenths FROM tally_share WHERE tally=1 AND share=0 AND list=0 AND decision=0" '2 of 5: 400'
sql "SELECT n||' of '||known||': '||tenths FROM tally_share WHERE tally=0 AND share=0 AND list=0 AND decision=1" '1 of 3: 333'
sql "SELECT n||' of '||known||': '||tenths FROM tally_share WHERE tally=6 AND list=0" '3 of 5: 600'
sql "SELECT words FROM label WHERE kind='share' AND no=1*32" 'college or more'
has out/tallies.json '{"tally": "council", "over": "unit", "known": 4, "unknown": 0, "not_counted": 0,'
has out/tallies.json '{"share": "practised", "rows": 3, "percent": 60.0}'
has screen 'units with a joint council             rows    share'
has screen '  yes                                     3   75.0 %'
# what nobody's value is known of is named, not drawn
has screen 'Tallies for which no value is known of anybody'
has screen '  prize won'
[ "$(grep -c 'prize won' screen)" = 1 ] || complain "a tally with nothing in it is drawn"
sql "$spread WHERE tally=8" '0 4 0 - -'
has out/report.html '<p class="quiet">Tallies for which no value is known of anybody:</p>'
has out/report.html '<li>prize won</li>'
[ "$(grep -c 'prize won' out/report.html)" = 1 ] || complain "the report draws a tally with nothing in it"

# who is referred is in no rate; one man decided is few
rates="SELECT decided||' '||through||' '||referred||' '||rate||' '||ratio||' '||below||' '||few FROM impact WHERE tally=9"
sql "$rates AND no=0 AND grp=0" '4 3 0 750 750 1 1'
sql "$rates AND no=0 AND grp=1" '1 1 1 1000 1000 0 1'
sql "$rates AND no=1 AND grp=0" '4 3 0 750 750 1 1'
sql "SELECT count(*) FROM impact" 4
has screen '    f                                     4        3   75.0 %   75.0 % below,few'
has screen 'below: less than four fifths (80 %) of the highest rate; few: fewer than 30'
has out/tallies.json '{"group": "m", "decided": 1, "through": 1, "referred": 1, "rate": 100.0, "ratio": 100.0, "below_four_fifths": false, "few": true}'

# by any column, with the mean of a tally in each group; not counted is not unknown
"$vet" tally out --by sex --of age >by
has by 'f             4    66.7 %      35.667      30.000'
has by 'm             2    33.3 %      40.000      40.000'
"$vet" tally out --by post,age --json >by
has by '{"post":"secretary","age":"<=35","candidates":2,"percent":33.3,"percent_of_row":40.0}'
has by '{"post":"member","age":false,"candidates":1,"percent":16.7,"percent_of_row":100.0}'
has by '{"post":"secretary","age":null,"candidates":1,"percent":16.7,"percent_of_row":20.0}'
"$vet" tally out --by sex --of sex >by 2>&1 && complain "a mean of words"
has by "no tally of numbers is called 'sex'"
"$vet" tally out --by sex --of agee >by 2>&1 && complain "a mean of nothing"
has by "did you mean 'age'?"
"$vet" tally out --by sex --of years_of_life >by 2>&1 && complain "a mean of nothing near"
has by "--of: no tally of numbers is called 'years_of_life'; it has age"
# for the public: 4 and 2 of 6 are hidden; with 3 as the smallest 2 is small and 4 must go with it
"$vet" tally out --by sex --public >by
has by '<5         -'
"$vet" tally out --by sex --public --smallest 3 --json >by
has by '{"sex":"f","candidates":null,"hidden":"beside"}'
has by '{"sex":"m","candidates":null,"hidden":"small"}'
"$vet" tally out --by sex --public --smallest 3 --lang zh >by
has by '<3：不足此数'
# who is named is not hidden by hiding that he is one
for by in name,decision id:folded,rule name:raw birth_date unit_id:nfkc; do
    status=0
    "$vet" tally out --by $by --public >by 2>&1 || status=$?
    case $by:$status in
    unit_id*:0) has by 'u1' ;;
    unit_id*) complain "--by $by --public: units are no persons" ;;
    *:2) has by "error: --by: '${by%%,*}' tells persons apart and cannot be published; group by a column with few values" ;;
    *) complain "--by $by --public: persons are published" ;;
    esac
done
"$vet" tally out --by number --public >by 2>&1 && complain "a tally of a number each for the public"
has by "'number' tells persons apart"
"$vet" tally out --by number >by || complain "a tally of a number each for the office"
"$vet" tally out --impact sex >by
has by '    m                                     1        1  100.0 %  100.0 % few'
"$vet" tally out --impact age --json >by
has by '{"by": "age", "in_no_group": 2, "impact": ['
"$vet" tally out --impact sex --public >by 2>&1 && complain "rates for the public"
has by '--impact stands alone'

# ---- 2: 130/3 against 156/3; of three and of three, of five and of five
sql "$spread WHERE tally=0 AND list=1" '3 1 1 156 52000'
sql "SELECT thousandths||' '||tenths FROM tally_change WHERE tally=0 AND what='mean'" '-8667 -87'
sql "SELECT thousandths||' '||tenths FROM tally_change WHERE tally=0 AND what='median'" '-11000 -110'
sql "SELECT tenths FROM tally_change WHERE tally=0 AND what='share' AND no=0" '333'
sql "SELECT tenths FROM tally_change WHERE tally=1 AND what='share' AND no=0" '0'
sql "SELECT group_concat(tenths,' ') FROM tally_change WHERE tally=0 AND what='group'" '333 0 -333 0 0'
has screen 'accepted: mean 43.3, 8.7 lower than the last term'
has screen '    under 36                         33.3 %    0.0 %    +33.3'
has out/tallies.json '"mean_change": -8.7'
"$vet" run pack docket -o zh --lang zh >screen_zh 2>/dev/null || :
has screen_zh '平均43.3，比the last term低8.7'
sed -i 's/sources = {/sources = { before = "not asked",/' docket/docket.lua
"$vet" run pack docket -o alone >screen_alone 2>/dev/null || [ $? -eq 1 ] || complain "without the list before: $?"
has screen_alone 'before: not asked'
! grep -q 'lower than' screen_alone || complain "a list that is not there is compared"
sed -i 's/ before = "not asked",//' docket/docket.lua

# against an earlier run: the same pack, then one with other bands and a tally more; a damaged record is refused
sed 's/1996-06-01/1976-06-01/' docket/candidates.csv >elder && cp docket/candidates.csv younger && mv elder docket/candidates.csv
"$vet" run pack docket -o old >/dev/null 2>&1 || :
mv younger docket/candidates.csv
"$vet" tally out --against old >against
has against 'mean                                   43.3       50.0       -6.7'
has against '<=35                                 33.3 %      0.0 %      +33.3'
has against 'units with a joint council                now     before     change'
has against 'under_36                             33.3 %      0.0 %      +33.3'
! grep -q 'PACK' against || complain "one pack is taken for another"
"$vet" tally out --against old --json >against
has against '{"tally": "age", "compared": "same", "mean": 43.3, "mean_before": 50.0, "mean_change": -6.7, "parts": ['
cp -r pack changed
sed -i 's/bands = { 36, 46, 56, 61 }/bands = { 31 }/' changed/tallies.lua
printf 'tally "new" { value = function(c) return "x" end }\n' >changed/new.lua
"$vet" run changed docket -o newer >/dev/null 2>&1 || :
"$vet" tally newer --against out >against
has against 'THE PACK IS ANOTHER'
has against 'the bands are others in the earlier run and are not compared'
has against 'the earlier run does not have it'
"$vet" tally newer --against nowhere >against 2>&1 && complain "a run that is not there"
"$vet" tally newer --by sex --against out >against 2>&1 && complain "--against with --by"
has against '--against stands alone'
for damage in "UPDATE tally_group SET n=9999999999" "UPDATE tally_group SET n=7,accepted=7 WHERE tally=0" \
    "UPDATE tally_spread SET sum='1e9'" "UPDATE tally SET over=99" "UPDATE tally_share SET n=99"; do
    rm -rf hostile && cp -r old hostile && chmod u+w hostile/audit.sqlite
    sqlite3 hostile/audit.sqlite "$damage"
    "$vet" tally out --against hostile >against 2>&1 && complain "reads $damage"
    has against 'damaged'
done

# ---- 3
for file in reserve before unit fines; do
    { head -1 docket/$file.csv; tail -n +2 docket/$file.csv | tac; } >turned && mv turned docket/$file.csv
done
"$vet" run pack docket -o turned --threads 3 >screen_turned 2>/dev/null || :
cmp -s out/tallies.json turned/tallies.json || complain "the order of rows shows in tallies.json"
diff <(sed '/^Written/d' screen) <(sed '/^Written/d' screen_turned) >&2 || complain "the order of rows shows on the screen"
for table in tally tally_group tally_spread tally_share tally_change; do
    cmp -s <(sqlite3 out/audit.sqlite "SELECT * FROM $table") <(sqlite3 turned/audit.sqlite "SELECT * FROM $table") ||
        complain "the order of rows shows in $table"
done

# ---- 4: FIELDS MESSAGE
refuses() {
    cp -r pack bad
    printf 'tally "t" { %s }\n' "$1" >bad/zz.lua
    "$vet" run bad docket -o never >said 2>&1 && complain "accepts $1"
    has said "zz.lua:1"
    has said "$2"
    rm -rf bad
}
number='value = function(c) return 1 end'
refuses "$number, aplies = function(c) return true end" "unknown field 'aplies'; did you mean 'applies'?"
refuses "$number, over = 'reserv'" "no source 'reserv' is declared before it; did you mean 'reserve'?"
refuses "$number, bands = { 3, 2 }" "bands are whole numbers in rising order"
refuses "$number, bands = { 3 }, words = { 'a' }" "bands are for numbers and words for words"
refuses "$number, words = { 'a', 'a' }" "words lists 'a' twice"
refuses "$number, shares = { { name = 'x', from = 2 } }" "list all words of the tally in their order"
refuses "$number, words = { 'lower', 'upper' }, shares = { { name = 'x', from = 'uper' } }" "share 'x': 'uper' is none of the words; did you mean 'upper'?"
refuses "$number, bands = { 3 }, shares = { { name = 'x', of = { 'a' } } }" "a part of numbers is written from = and below ="
refuses "$number, bands = { 3 }, shares = { { name = 'x', from = 3, below = 3 } }" "no number is from the one and below the other"
refuses "$number, bands = { 3 }, shares = { { name = 'x' } }" "say which part"
refuses "$number, bands = { 3 }, shares = { { name = 'x', from = 3 }, { name = 'x', from = 4 } }" "share 'x': declared twice"
refuses "$number, among = 'acept'" "among = 'acept'; did you mean 'accept'?"
refuses "value = function(r) return 1 end, over = 'reserve', among = 'accept'" "among is for tallies of candidates"
refuses "value = function(r) return 1 end, over = 'reserve', impact = true" "impact is for tallies of candidates"
refuses "$number, bands = {}, impact = true" "impact compares groups; give the tally bands or words"
refuses "$number, previous = { source = 'before' }" "previous: 'value' is missing"
refuses "$number, previous = { source = 'befor', $number }" "did you mean 'before'?"
refuses "$number, previous = { source = 'candidates', $number }" "the candidates are this list"
refuses "$number, previous = { source = 'before', valu = 1, $number }" "unknown field 'valu'; did you mean 'value'?"
refuses "value = function(r) return r.practise end, over = 'reserve'" "'practise' is no column of reserve; did you mean 'practice'?"
refuses "value = function(r, day) return day.vote_dy end, over = 'reserve'" "'vote_dy' is no day of the pack; did you mean 'vote_day'?"
refuses "value = function(c) return c.reserve end" "'reserve' is a list about nobody here; only a tally counts its rows: over = \"reserve\""
refuses "value = function(r, c) return 1 end" "tally t is given the candidate only, function(c)"
refuses "applies = function(c) reject('x') end, $number" "'applies' only answers true or false"
sed 's/list = true,/list = true, by = "id",/' pack/pack.lua >pack.lua
mkdir bad && mv pack.lua bad/
"$vet" run bad docket -o never >said 2>&1 && complain "accepts a list with a key"
has said "'by' does not go with list = true: its rows are about nobody here"
rm -rf bad
sed -i 's/sources = {/sources = { reserve = { covers = { everybody = true, says = "x" } },/' docket/docket.lua
"$vet" run pack docket -o never >said 2>&1 && complain "accepts a claim about a list"
has said 'covers belongs to evidence; reserve is a list about nobody here'
