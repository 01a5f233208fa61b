#!/bin/sh
# Runs a docket of real lists and compares its figures: figures.sh VET NAME[+VARIANT] [THREADS]
#
# Every line of NAME/figures.txt (of a variant: NAME/VARIANT.txt) is "figure value"; the values were computed by
# an independent script and are looked up in what the run wrote, a blank in a name being "_":
#   list.WHAT, rule.ID.WHAT, TALLY.GROUP.WHAT, TALLY.unknown, TALLY.mean    in tallies.json
#   SOURCE.used, SOURCE.sole       rows of a table of units with candidates; with a single one
#   tally:NAMES.groups, .one, .several, .in_several                         of vet tally --by NAMES: groups,
#       groups of one candidate, groups of several, candidates in these
#   tally:NAMES.A/B                the candidates of group A, B
#   tally:NAMES.several_with:B     groups of several whose last value is B
#   tally:NAMES.first_of_several   first values that stand in several groups
#   listed:DECISION,RULE           lines of vet list
#   found:FILE:PATTERN             lines of a file of the run
# Status 77 (skipped) when the lists are not there.
set -eu
[ $# -ge 2 ] || { echo "usage: figures.sh VET NAME[+VARIANT] [THREADS]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
vet=$1 name=$2 threads=${3:-2}
figures=$here/$name/figures.txt
case $name in *+*) figures=$here/${name%%+*}/${name#*+}.txt ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

"$here/lay.sh" "$name" "$work"
status=0
"$vet" run "$work/pack" "$work/docket" -o "$work/out" --threads "$threads" > "$work/screen" 2> "$work/errors" || status=$?
if [ $status -ne 0 ]; then
    echo "$name: status $status, expected 0" >&2
    cat "$work/screen" "$work/errors" >&2
    exit 1
fi

# Of tallies.json, which has one thing on a line.
awk '
function number(key,    at) {
    at = match($0, "\"" key "\": -?[0-9.]+")
    if (!at) return ""
    return substr($0, RSTART + length(key) + 4, RLENGTH - length(key) - 4)
}
function word(key,    s) {
    if (!match($0, "\"" key "\": \"([^\"\\\\]|\\\\.)*\"")) return ""
    s = substr($0, RSTART + length(key) + 5, RLENGTH - length(key) - 6)
    gsub(/ /, "_", s)
    return s
}
function group(of,    i) {
    for (i = 1; i <= n_what; i++) print of "." what[i], number(what[i])
}
BEGIN { n_what = split("candidates accept reject refer", what, " ") }
/^  "list":/ { group("list"); print "list.rows", number("rows"); print "list.left_out", number("left_out") }
/^    \{"rule": "[^"]*", "severity"/ {
    r = word("rule")
    print "rule." r ".warned", number("warned"); print "rule." r ".rejected", number("rejected")
    print "rule." r ".referred", number("referred"); print "rule." r ".unknown", number("unknown")
}
/^    \{"tally":/ { tally = word("tally"); print tally ".unknown", number("unknown") }
/^     "spread":/ { print tally ".mean", number("mean"); print tally ".median", number("median") }
/^      \{"band":/ { group(tally "." word("band")) }
/^      \{"word":/ { group(tally "." word("word")) }
/^   "[a-z_]*": \[/ { if (unit != "") print_units(); unit = $1; gsub(/[":]/, "", unit); used = sole = 0 }
/^    \{"key": \[/ { used++; if (number("candidates") == 1) sole++ }
function print_units() { print unit ".used", used; print unit ".sole", sole }
END { if (unit != "") print_units() }
' "$work/out/tallies.json" > "$work/figures"

# Of vet tally, once for every NAMES asked for.
sed -n 's/^\(tally:[a-z_,]*\(:[a-z,_]*\)*\)\..*/\1/p' "$figures" | sort -u > "$work/tallies"
while read -r tally; do
    "$vet" tally "$work/out" --by "${tally#tally:}" --json > "$work/tally.json"
    awk -v tally="$tally" '
    /^\],/ {
        gsub(/[]"{},]/, " "); sub(/groups_of_one *:/, "one "); sub(/groups_of_several *:/, "several ")
        sub(/candidates_in_several *:/, "in_several ")
        for (i = 1; i < NF; i++) if ($i ~ /^(one|several|in_several)$/) print tally "." $i, $(i + 1)
    }
    /^,? *\{"[^"]*":/ && !/"groups":/ {
        n = 0; joined = ""
        count = $0; sub(/.*"candidates":/, "", count); count += 0
        while (match($0, /":("([^"\\]|\\.)*"|null)/)) {
            value = substr($0, RSTART + 2, RLENGTH - 2); $0 = substr($0, RSTART + RLENGTH)
            gsub(/^"|"$/, "", value); gsub(/ /, "_", value)
            if (++n == 1) first = value
            joined = joined (n > 1 ? "/" : "") value
        }
        groups++
        if (groups <= 200) print tally "." joined, count
        if (n > 1 && ++seen[first] == 2) firsts++
        lasts[value] += count > 1
    }
    END {
        print tally ".groups", groups; print tally ".first_of_several", firsts + 0
        for (l in lasts) print tally ".several_with:" l, lasts[l]
    }' "$work/tally.json" >> "$work/figures"
done < "$work/tallies"

# look FIGURE: its value, when it is not in tallies.json or vet tally
look() {
    what=${1#*:}
    case $1 in
    listed:*) "$vet" list "$work/out" --decision "${what%%,*}" --rule "${what#*,}" --json | grep -c '"key":' || true ;;
    found:*)  grep -c "$(echo "${what#*:}" | tr _ .)" "$work/out/${what%%:*}" || true ;;
    *)        awk -v f="$1" '$1 == f { print $2; exit }' "$work/figures" ;;
    esac
}
wrong=0 count=0
while read -r figure value; do
    case $figure in ''|'#'*) continue ;; esac
    found=$(look "$figure")
    count=$((count + 1))
    if [ "$found" != "$value" ]; then
        echo "$name: $figure is ${found:-not there}, expected $value" >&2
        wrong=1
    fi
done < "$figures"
[ $wrong -eq 0 ] && echo "$name: all $count figures agree"
exit $wrong
