#!/usr/bin/env bash
# Generates samples/city, vets it through its stages, and compares with what was planted:
#
#   city.sh VET GENERATE [TINY LAST_FIRST]
#
# 1. Two generations are the same bytes, and those of city.digest, made on another machine: docket.lua, which is copied,
#    apart. What changes the city on purpose writes the digest anew.
# 2. At the joint review, after the inspection and after the vote: everybody of whom something is planted has the
#    decision, the stage and a reason of the family that answers.csv says; everybody else is accepted.
# 3. The figures of tallies.json are those of figures.csv, line by line, to the published rounding.
# 4. After the vote the whole output folder is the same with every rule by Lua and every line by libcsv, and by the
#    programs that learn where there is next to no room (TINY) and from the end of the list (LAST_FIRST).
set -eu
[ $# -eq 2 ] || [ $# -eq 4 ] || { echo "usage: city.sh VET GENERATE [TINY LAST_FIRST]" >&2; exit 2; }
vet=$(realpath "$1") generate=$(realpath "$2")
if [ $# -eq 4 ]; then tiny=$(realpath "$3") last_first=$(realpath "$4"); fi
. "$(dirname "$0")/../support/program.sh"
sample=$root/samples/city pack=$root/rules/cn-joint-review-2021
run() { ends 0 "$1" run "$pack" city/docket -o "$@"; }    # run OUT [OPTION...]

# check OUT DECISION STAGE HELD: which fields of answers.csv say what has to come out (HELD 0: nobody is held)
check() {
    awk -F, -v out="$1" -v decision="$2" -v stage="$3" -v held="$4" '
    function complain(what) { print "city: " out ": " what; wrong = 1 }
    FILENAME ~ /families/ { if (FNR > 1) family[$2] = $1; next }
    FILENAME ~ /answers/ {
        if (FNR == 1) next
        expected[$1] = $decision; at[$1] = $stage; of[$1] = $2; hold[$1] = held ? $held : "no"
        next
    }
    FILENAME ~ /reasons/ {
        if (FNR == 1) next
        if ($7 == "hold") is_held[$1] = 1
        ground = family[$2 != "" ? $2 : $9]
        effect = $6 == "hold" ? "refer" : $6
        if (effect == "reject" || effect == "refer") said[$1 SUBSEP effect SUBSEP ground] = 1
        next
    }
    FNR == 1 { next }
    {
        sub(/\r$/, "")
        seen[$1] = 1
        wanted = $1 in expected ? expected[$1] : "accept"
        if ($2 != wanted) { complain($1 " is " $2 ", expected " wanted " (" of[$1] ")"); next }
        if (wanted == "accept") next
        if ($3 != at[$1]) complain($1 ": stage " $3 ", expected " at[$1] " (" of[$1] ")")
        ground = hold[$1] == "yes" && !(($1 SUBSEP wanted SUBSEP of[$1]) in said) ? "gate" : of[$1]
        if (!(($1 SUBSEP wanted SUBSEP ground) in said)) complain($1 ": no reason of \"" of[$1] "\" says " wanted)
        if (wanted == "refer" && (hold[$1] == "yes") != ($1 in is_held)) complain($1 ": held or not is wrong")
    }
    END {
        for (c in expected) if (!(c in seen)) complain(c " is not there")
        exit wrong
    }' "$sample/families.csv" city/answers.csv "$1/reasons.csv" "$1/decisions.csv" >&2 || complain "$1 is not as planted"
}

# what OUT: every figure of its tallies.json, which has one thing on a line, as "where value"
what() {
    awk '
    function word(key,    s) {
        if (!match($0, "\"" key "\": \"[^\"]*\"")) return ""
        return substr($0, RSTART + length(key) + 5, RLENGTH - length(key) - 6)
    }
    function give(where, key) {
        if (match($0, "\"" key "\": -?[0-9.]+"))
            print where ":" key, substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 4)
    }
    /^ *\{"stage": / { give("stage:" word("stage"), "rejected"); next }
    /^ *\{?"tally": / { tally = "tally:" word("tally"); before = 0; give(tally, "known"); give(tally, "mean_change") }
    /^ *"previous": / { before = 1 }
    before || tally == "" { next }
    /^ *"spread": / { give(tally, "mean") }
    /^ *\{"(word|band|share)": / {
        part = tally ":" word("word") word("band") word("share")
        give(part, "rows"); give(part, "accept"); give(part, "percent"); give(part, "change")
    }' "$1/tallies.json"
}

mkdir city again
"$generate" "$sample" city
"$generate" "$sample" again
diff -r city again > /dev/null || complain "two generations differ"

digest=$(cd city && find . -type f ! -name docket.lua | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-64)
[ "$digest" = "$(cat "$root/tests/dockets/city.digest")" ] || complain "the digest is $digest"

run joint-review --through joint-review
check joint-review 3 4 5
held=$("$vet" list joint-review --held | sed -n '$s/ of .*//p')
grep -q "not rejected, $held of them, are held" "$sample/README.md" ||
    complain "$held are held, and the README says otherwise"

cp -r city/inspection/. city/docket/
"$sample/rule.sh" city/to_rule.csv joint-review > city/docket/rulings.csv
run inspection --through inspection
check inspection 6 7 0

# what the inspection changed: 21 cancelled; 410 released by a gate, a letter or a ruling; nobody comes back
"$vet" diff joint-review inspection > changed || [ $? -eq 1 ] || complain "vet diff failed"
for moves in "accepted 27,937 21 0 0 27,958" "rejected 0 182 0 0 182" "referred 410 0 11 0 421"; do
    tr -s ' ' < changed | grep -qF " $moves" || complain "vet diff does not say: $moves"
done

cp -r city/vote/. city/docket/
run vote
check vote 8 9 0
if [ $# -eq 4 ]; then
    learned=$vet
    run plain --plain --reader libcsv --threads 1
    vet=$tiny
    run tiny --threads 8
    vet=$last_first
    run last-first --threads 8
    vet=$learned
    for way in plain tiny last-first; do
        diff -r vote "$way" > differences 2>&1 || complain "other bytes: $way: $(head -5 differences)"
    done
fi

{ what joint-review | sed 's/^/joint-review:/'; what vote; } > found
awk -F, 'NR == FNR { n = index($0, " "); got[substr($0, 1, n - 1)] = substr($0, n + 1); next }
FNR > 1 {
    digits = index($2, ".") > 0 ? length($2) - index($2, ".") : 0
    found = $3 in got ? sprintf("%." digits "f", got[$3]) : "not there"
    if (found != $2) { print "city: " $1 ": published " $2 ", got " found; wrong = 1 }
    count++
}
END { print "city: " count " figures"; exit wrong }' found "$sample/figures.csv" >&2 || complain "other figures"
finish "everybody comes out as planted, every figure as published"
