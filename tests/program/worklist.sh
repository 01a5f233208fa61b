#!/usr/bin/env bash
# A worklist goes out, comes back filled in, and is a source again: worklist.sh VET
#
# First the sample, as a clerk would do it: put back as it went out a worklist changes nothing; filled in it
# changes the decisions of those it is about and of nobody else. Then a list of hostile and awkward keys, which have
# to survive a spreadsheet's file both ways. An acceptance shows the replies it rests on with their dates, which no rule
# has read, where the inputs are at hand.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"


run() { ends '[01]' "$3" run "$1" "$2" -o "$3"; }    # run PACK DOCKET OUT
expect() { [ "$(decision "$1" "$2")" = "$3" ] || fail "$1: $2 is '$(decision "$1" "$2")', not $3"; }

# fill FILE KEY CELLS: fills in the row of the key. The cells to be filled in stand last: replied_on, result,
# document, ground, keys, record_id. Lines end as a spreadsheet ends them.
fill() {
  grep -q "^$2,.*,,,,,,\$" "$1" || fail "$1: no row of $2 that waits to be filled in"
  sed -i "s#^\($2,.*\),,,,,,\$#\1,$3#" "$1"
  sed -i 's/$/\r/' "$1"
}

# ---- the sample
cp -r "$root/samples/village" docket
run "$root/rules/cn-village" docket first
expect first V07-02 refer
[ "$("$vet" list first --waits court | grep -c '^V07-02')" = 1 ] || fail "list --waits court does not show V07-02"
for list in first/worklist/*.csv; do
  name=$(basename "$list" .csv)
  listed=$(($(wc -l <"$list") - 1)) waiting=$("$vet" list first --waits "$name" | grep -c '^[VCX][0-9]')
  [ "$listed" = "$waiting" ] || fail "$name: $listed on the worklist, $waiting wait for it"
  head -c 3 "$list" | od -An -tx1 | grep -q 'ef bb bf' || fail "$name: no byte-order mark"
done
[ "$(ls first/worklist)" = "$(printf 'court.csv\ndiscipline.csv\npolitical_legal.csv\npublic_security.csv')" ] ||
  fail "worklists: $(ls first/worklist)"

cp first/worklist/court.csv docket/replies/court_second.csv
run "$root/rules/cn-village" docket unfilled
cmp -s first/decisions.csv unfilled/decisions.csv || fail "a worklist put back as it went out decides something"

fill docket/replies/court_second.csv V07-02 2026/10/19,clear,no.77,,id_and_name,
cp first/worklist/political_legal.csv docket/replies/political_legal_second.csv
sed -i 's#^\(V07-06,.*\),,,,,,$#\1,2026-10-19,adverse,,other,id,#' docket/replies/political_legal_second.csv
fill docket/replies/political_legal_second.csv V07-05 2026-10-19,clear,,,id,
run "$root/rules/cn-village" docket filled
expect filled V07-02 accept
expect filled V07-05 accept
expect filled V07-06 refer
expect filled V07-03 refer
changed=$(diff <(cut -d, -f1,2 first/decisions.csv) <(cut -d, -f1,2 filled/decisions.csv) | sed -n 's/^> \(.*\)/\1/p' | tr '\n' ' ')
[ "$changed" = "V07-02,accept V07-05,accept " ] || fail "changed: $changed"

# ---- what an acceptance rests on
why() { ends '[01]' why why "$@"; }
shows() { tr -s '\n ' ' ' <why.screen | grep -qF -- "$1" || fail "why: no '$1'"; }
why filled V07-02
shows "judged on 2026-10-20; a reply is good for 6 months"
shows "court: clear, replied_on 2026/10/19, document no.77, keys id_and_name (replies/court_second.csv:2)"
shows "public_security: clear, replied_on 2026-10-09, document 公〔2026〕117号, keys id_and_name (replies/public_security.csv:63)"
why filled V07-02 --lang zh
shows "审查日：2026-10-20；回复有效期：6个月"
why filled V07-02 --json
json=$(sqlite3 :memory: "SELECT json_extract(r.value, '\$.made_on', '\$.at', '\$.cells.document'),
  json_extract(s.value, '\$.judged_on', '\$.good_for_months')
  FROM json_each(CAST(readfile('why.screen') AS TEXT), '\$.sources') s, json_each(s.value, '\$.replies') r
  WHERE json_extract(r.value, '\$.department') = 'court'")
[ "$json" = '["2026/10/19","replies/court_second.csv:2","no.77"]|["2026-10-20",6]' ] || fail "why --json: $json"
why filled V06-01                     # accepted with a warning: the record holds what the rules read
shows "a reply is good for 6 months"
mkdir rules                           # where a law may hide a reply, none is shown in words
cp -r "$root/rules/cn-village" "$root/rules/shared" rules
cat >rules/cn-village/seal.lua <<'END'
suppress "SEAL" { title = { en = "sealed" }, source = "replies", cites = "PSAL art. 136",
  test = function(r, c) return is(r.result, "adverse") end }
END
run rules/cn-village docket sealed
why sealed V07-02
shows "court: (replies/court_second.csv:2)"
grep -q "no.77" why.screen && fail "a reply that may be sealed is shown"
why filled V07-06
grep -q "a reply is good for" why.screen && fail "of somebody referred the reasons say it"
"$vet" run "$root/rules/cn-village" docket -o bare --no-inputs >/dev/null 2>&1 || [ $? -eq 1 ] || fail "no run without inputs"
for who in V07-02 V06-01; do
  why bare $who
  grep -q "a reply is good for" why.screen && fail "replies of $who without inputs"
  grep -q "What this rests on" why.screen || fail "without inputs nothing is said of $who"
done
[ ! -e filled/worklist/court.csv ] || fail "nobody waits for the court, and it has a worklist"
grep -q '^  court: 202 asked' filled/summary.txt || fail "summary.txt says nothing of the court"
"$vet" why filled V07-05 | grep -q 'replaced by a later reply: political_legal, adverse' ||
  fail "why does not show what was said before"
[ "$(grep -c '^replies,replies/court.csv,' filled/orphans.csv)" = 1 ] || fail "orphans.csv does not list the orphan reply"
for public in decisions.csv reasons.csv tallies.json summary.txt; do
  ! grep -q 'V03-77' "filled/$public" || fail "$public shows a row about nobody"
done

# Sorted by one column alone, a worklist comes back with its answers beside the wrong keys: nobody is accepted by them,
# in whatever order the rows stand.
cp first/worklist/political_legal.csv docket/replies/political_legal_second.csv
sed -i 's#^\(V07-0[56],.*\),,,,,,$#\1,2026-10-19,clear,,,id,#; s/^V07-05,/V07-xx,/; s/^V07-06,/V07-05,/; s/^V07-xx,/V07-06,/' \
  docket/replies/political_legal_second.csv
run "$root/rules/cn-village" docket sorted
expect sorted V07-05 refer
expect sorted V07-06 refer
[ "$(grep -c 'id_number is not that of the candidate whose key the row has' sorted.errors)" = 2 ] || fail "the sorted rows are not named"
"$vet" why sorted V07-05 --lang zh >why.zh || true
grep -q 'political_legal_second.csv' why.zh || fail "why does not show the row"
mkdir turned
cp -r docket/. turned
{ head -1 docket/replies/political_legal_second.csv; tail -n +2 docket/replies/political_legal_second.csv | tac; } \
  >turned/replies/political_legal_second.csv
run "$root/rules/cn-village" turned sorted2
cmp -s sorted/decisions.csv sorted2/decisions.csv || fail "the order of the rows decides"

# A list whose files carry two lines above their header, under Chinese headers and words.
mkdir titled
cat >titled/docket.lua <<'END'
docket {
  days = { election_day = "2026-11-08", check_day = "2026-10-20" },
  sources = { replies = { file = { "replies*.csv" }, first_row = 3, asked = { court = { due = "2026-10-01" } },
    columns = { candidate_id = "编号", dept = { "部门", values = { ["法院"] = "court" } }, replied_on = "回复日期",
                result = { "意见", values = { ["未发现问题"] = "clear" } } } } },
}
END
printf 'candidate_id,name\nP1,Ann\n' >titled/candidates.csv
printf '某县联审\n2026年\n编号,部门,回复日期,意见\nP1,police,2026-10-10,未发现问题\n' >titled/replies.csv
run "$root/tests/promises/packs/replies" titled titled1
expect titled1 P1 refer
sed 's/\(P1,.*\),,,$/\1,2026-10-18,未发现问题,/' titled1/worklist/court.csv >titled/replies_court.csv
run "$root/tests/promises/packs/replies" titled titled2
expect titled2 P1 accept

# ---- awkward keys, a file cut by semicolons, departments that make no file names
mkdir odd pack
sed 's#"court", "police", "tax"#"court", "police", "../evil", "法院", "COURT"#; s#expects = { dept = { "court", "police" } }#expects = { dept = { "court", "../evil", "法院", "COURT" } }#' \
  "$root/tests/promises/packs/replies/pack.lua" >pack/pack.lua
cat >odd/docket.lua <<'END'
docket {
  days = { election_day = "2026-11-08", check_day = "2026-10-20" },
  sources = { replies = { file = { "replies*.csv" }, separator = ";" } },
}
END
cat >odd/candidates.csv <<'END'
candidate_id,name
=1+1,"=HYPERLINK(""http://x"")"
-02,"a;b, ""c"""
0012,@x
999999198503021019,+y
END
echo 'candidate_id;dept;replied_on;result' >odd/replies.csv
run pack odd odd1
[ "$(ls odd1/worklist | LC_ALL=C sort | tr '\n' ' ')" = "court.csv department-2-3.csv department-2-5.csv 法院.csv " ] ||
  fail "files: $(ls odd1/worklist | tr '\n' ' ')"
[ ! -e evil.csv ] && [ ! -e odd1/evil.csv ] || fail "a department named a path"
grep -q "^\"'=1+1\";\"'=HYPERLINK(\"\"http://x\"\")\";" odd1/worklist/court.csv || fail "a formula is not guarded"
grep -q "^'0012;" odd1/worklist/court.csv || fail "leading zeros are not guarded"
grep -q "^'999999198503021019;" odd1/worklist/court.csv || fail "a long number is not guarded"
n=0
for list in odd1/worklist/*.csv; do
  n=$((n + 1))
  sed 's/;;;$/;2026-10-18;clear;/; s/;;$/;2026-10-18;clear/' "$list" >"odd/replies$n.csv"
done
run pack odd odd2
for n in $(seq 4); do
  [ "$(sed -n "$((n + 1))p" odd2/decisions.csv | grep -c ',accept,')" = 1 ] ||
    fail "row $n of the odd list is not accepted: $(sed -n "$((n + 1))p" odd2/decisions.csv)"
done
