#!/usr/bin/env bash
# Nothing is lost: the sums of samples/village counted again from outside, with awk and sqlite3.
#
#   sums.sh VET
#
# rows = candidates + merged + unreadable + left out; candidates = accepted + rejected + referred; for
# every source rows = attached + about nobody + suppressed + merged + unreadable; per stage and unit.
# What the engine says of itself is only ever one side of a comparison: the other comes from the input
# files, decisions.csv and reasons.csv.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
docket=$root/samples/village
ends 1 out run "$root/rules/cn-village" "$docket" -o out
compared=0

is() {   # is WHAT FOUND EXPECTED
    compared=$((compared + 1))
    [ "$2" = "$3" ] || complain "$1: $2, expected $3"
}
ask() { sqlite3 -readonly out/audit.sqlite "$1"; }
sum() { echo $(($*)); }
number() { grep -o '[0-9][0-9]*' | head -1 || true; }

# ---- rows of the files, by their lines: no field of the sample has a line break, and no row is blank
lines() { cat "$@" | grep -c . ; }
rows_of() {
    local n=0 file
    for file in "$@"; do n=$((n + $(lines "$file") - 1)); done
    echo $n
}
is "rows of candidates" "$(ask "SELECT rows FROM source WHERE name='candidates'")" "$(rows_of "$docket/candidates.csv")"
is "rows of unit" "$(ask "SELECT rows FROM source WHERE name='unit'")" "$(rows_of "$docket/units.csv")"
is "rows of criminal_records" "$(ask "SELECT rows FROM source WHERE name='criminal_records'")" "$(rows_of "$docket"/records/*.csv)"
is "rows of replies" "$(ask "SELECT rows FROM source WHERE name='replies'")" "$(rows_of "$docket"/replies/*.csv)"
for name in conclusions stays admin_penalties election_body; do
    is "rows of $name" "$(ask "SELECT rows FROM source WHERE name='$name'")" "$(rows_of "$docket/$name.csv")"
done
is "rows of every input" "$(ask "SELECT sum(rows) FROM input")" "$(ask "SELECT sum(rows) FROM source")"

# ---- every row of every source stands in exactly one sum; the page says the same numbers
for name in $(ask "SELECT name FROM source WHERE name<>'candidates'"); do
    is "sum of $name" "$(ask "SELECT attached+nobody+suppressed+merged+unreadable+left_out FROM source WHERE name='$name'")" \
        "$(ask "SELECT rows FROM source WHERE name='$name'")"
    page=$(grep "^  $name: " out.screen)
    for part in attached:attached nobody:about suppressed:suppressed merged:merged unreadable:unreadable; do
        shown=$(echo "$page" | grep -o "[0-9]* ${part#*:}" | number)
        is "$name ${part%:*} on the page" "${shown:-0}" "$(ask "SELECT ${part%:*} FROM source WHERE name='$name'")"
    done
done
# what is suppressed per law adds up to what is suppressed per source
is "suppressed" "$(ask "SELECT sum(n) FROM suppressed")" "$(ask "SELECT sum(suppressed) FROM source")"
# unreadable rows (no column) are listed one by one
is "unreadable rows listed" "$(ask "SELECT count(*) FROM unreadable WHERE col IS NULL")" "$(ask "SELECT sum(unreadable) FROM source")"
is "unreadable cells on the page" "$(grep 'unreadable cell' out.screen | number)" "$(ask "SELECT count(*) FROM unreadable WHERE col IS NOT NULL")"
is "merged rows listed" "$(ask "SELECT count(*) FROM merged")" "$(ask "SELECT sum(merged) FROM source")"

# ---- the list
of_list() { ask "SELECT $1 FROM source WHERE name='candidates'"; }
candidates=$(($(lines out/decisions.csv) - 1))
is "the list" "$(sum "$candidates + $(of_list merged) + $(of_list unreadable) + $(of_list left_out)")" "$(of_list rows)"
plain=$(ask "SELECT coalesce(sum(n),0) FROM accepted")          # of whom nothing was said
is "candidates in the record" "$(sum "$plain + $(ask "SELECT count(*) FROM decision")")" "$candidates"
decided() { awk -F, -v d="$1" 'NR > 1 && $2 == d' out/decisions.csv | grep -c . || true; }
is "decisions" "$(sum "$(decided accept) + $(decided refer) + $(decided reject)")" "$candidates"
for d in accept:accepted:1 refer:referred:2 reject:rejected:3; do
    IFS=: read -r csv page no <<<"$d"
    is "$page on the page" "$(grep "^  $page " out.screen | number)" "$(decided "$csv")"
    is "$page in tallies.json" "$(grep '"list":' out/tallies.json | grep -o "\"$csv\": [0-9]*" | number)" "$(decided "$csv")"
    is "$page in the record" "$(sum "$(ask "SELECT count(*) FROM decision WHERE decision=$no") +
        $([ "$no" -eq 1 ] && echo "$plain" || echo 0)")" "$(decided "$csv")"
    is "vet list, $csv" "$("$vet" list out --decision "$csv" | tail -1 | number)" "$(decided "$csv")"
done
is "keys of the list in decisions.csv" "$(sed 1d out/decisions.csv | cut -d, -f1 | sort -u | wc -l)" \
    "$(sed 1d "$docket/candidates.csv" | cut -d, -f1 | sort -u | grep -c . | { read -r n; sum "$n - $(of_list unreadable)"; })"
# every rejection has a reason that rejects, no acceptance has one that does more than warn
for who in $(awk -F, 'NR > 1 && $2 == "reject" { print $1 }' out/decisions.csv); do
    grep -q "^$who,[^,]*,[^,]*,[^,]*,[^,]*,reject," out/reasons.csv || is "a reason to reject $who" none one
done
for who in $(awk -F, 'NR > 1 && $2 == "accept" { print $1 }' out/decisions.csv); do
    if grep "^$who," out/reasons.csv | grep -qE ',(reject|refer|hold),'; then is "$who" "accepted, with a reason against" accepted; fi
done
is "reasons in the record" "$(ask "SELECT count(*) FROM reason WHERE effect<>1")" "$(($(lines out/reasons.csv) - 1))"
is "tasks in the record" "$(ask "SELECT count(*) FROM reason WHERE effect=1")" "$(($(lines out/tasks.csv) - 1))"

# what stands in a row of reasons.csv is said of that reason, not of another one by the same rule
ask "SELECT d.key, coalesce(u.id, ''), s.id,
        CASE u.severity WHEN 0 THEN 'statute' WHEN 1 THEN 'regulation' WHEN 2 THEN 'policy' ELSE '' END,
        CASE u.severity WHEN 2 THEN 'policy' WHEN 0 THEN 'law' WHEN 1 THEN 'law' ELSE '' END, e.name, f.name, r.cause, r.code
    FROM reason r JOIN decision d ON d.no = r.candidate LEFT JOIN rule u ON u.no = r.rule
    JOIN stage s ON s.no = coalesce(u.stage, 0)
    JOIN (SELECT 0 no, 'pass' name UNION VALUES (2,'warn'),(3,'refer'),(4,'hold'),(5,'reject')) e ON e.no = r.effect
    JOIN (SELECT 0 no, 'pass' name UNION VALUES (2,'warn'),(3,'refer'),(4,'hold'),(5,'reject')) f ON f.no = r.said
    ORDER BY r.candidate, r.seq" | sed 's/|/,/g' >recorded
causes=(said unknown failed void close theirs policy broken same_key no_law law_day suppression near namesake
    birth_differs age_differs two_places two_names maybe_same spellings twice merged other)
sed 1d out/reasons.csv | cut -d, -f1-9 | awk -F, -v OFS=, -v names="${causes[*]}" \
    'BEGIN { n = split(names, name, " "); for (i = 1; i <= n; i++) no[name[i]] = i - 1 } { $8 = no[$8]; print }' >written
is "reasons that are written otherwise than they are recorded" "$(diff recorded written | grep -c '^[<>]' || true)" 0
is "ways in which reasons come about" "$([ "$(cut -d, -f2,6- written | sort -u | wc -l)" -gt 30 ] && echo many)" many

# ---- stages: who enters is passed, rejected or referred, and whom a stage does not reject enters the next
entered=$candidates
while IFS='|' read -r stage in passed rejected referred held; do
    is "entered stage $stage" "$in" "$entered"
    is "out of stage $stage" "$(sum "$passed + $rejected + $referred + $held")" "$in"
    entered=$((in - rejected))
done < <(ask "SELECT stage,entered,passed,rejected,referred,held FROM stage_count ORDER BY stage")
is "rejected by stage" "$(ask "SELECT sum(rejected) FROM stage_count")" "$(decided reject)"
is "not rejected by any stage" "$entered" "$((candidates - $(decided reject)))"

# ---- units: vet's own counts against a join of decisions.csv with the list
"$vet" tally out --by unit_id,decision --json >units.json
sed 1d out/decisions.csv | cut -d, -f1,2 | tr -d '\r' >decided
all=0
for unit in $(sed 1d "$docket/units.csv" | cut -d, -f1); do
    for d in accept refer reject; do
        n=$(awk -F, -v unit="$unit" -v d="$d" 'NR == FNR { if ($9 == unit) of[$1] = 1; next } ($1 in of) && $2 == d' \
            "$docket/candidates.csv" decided | grep -c . || true)
        shown=$(grep "\"$unit\"" units.json | grep "\"$d\"" | grep -o '"candidates":[0-9]*' | number || true)
        is "$unit $d" "${shown:-0}" "$n"
        all=$((all + n))
    done
done
elsewhere=$(awk -F, 'NR == FNR { unit[$1] = 1; next } FNR > 1 && $9 != "" && !($9 in unit)' "$docket/units.csv" "$docket/candidates.csv" | grep -c . || true)
is "all units, and who names one that is not there" "$(sum "$all + $elsewhere")" "$candidates"

# a source of one row has a row, not rows
cp -r "$root"/tests/mistakes/base/{pack,docket} .
sed -i '3,$d' docket/records.csv
sed -i 's/rows = 2/rows = 1/' docket/docket.lua
ends '[01]' one run pack docket -o one
has one.screen "  records: 1 row,"
finish "$compared sums agree"
