#!/bin/sh
# Runs a docket of real lists and compares its figures: figures.sh VET NAME [THREADS]
#
# Every line of NAME/figures.txt is "figure value"; they were computed by an independent script and are
# looked up here in what the run wrote. Status 77 (skipped) when the lists are not there.
set -eu
[ $# -ge 2 ] || { echo "usage: figures.sh VET NAME [THREADS]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
vet=$1 name=$2 threads=${3:-2}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM

"$here/lay.sh" "$name" "$work"
status=0
"$vet" run "$work/pack" "$work/docket" -o "$work/out" --threads "$threads" > "$work/screen" 2> "$work/errors" || status=$?
if [ $status -gt 1 ]; then
    cat "$work/screen" "$work/errors" >&2
    exit 1
fi

# tallies.json has one thing on a line. Figures are named by where they stand:
#   list.WHAT · rule.ID.WHAT · TALLY.BAND.WHAT or TALLY.WORD.WHAT · TALLY.mean · SOURCE.used, SOURCE.sole
#   (rows of a table of units with candidates; with one candidate)
#   TALLY.names_of_several (of words "NAME/PERSON": names that stand before two or more)
#   TALLY.shared, TALLY.sharers (words with two or more candidates; the candidates they have)
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
/^    \{"tally":/ { if (tally != "") print_shared(); tally = word("tally"); shared = sharers = 0
                    print tally ".unknown", number("unknown") }
/^     "spread":/ { print tally ".mean", number("mean"); print tally ".median", number("median") }
/^      \{"band":/ { group(tally "." word("band")) }
/^      \{"word":/ {
    c = number("candidates") + 0
    if (c >= 2) { shared++; sharers += c }
    w = word("word")
    if (w !~ /\//) group(tally "." w)
    else { sub(/\/[^\/]*$/, "", w); if (++bearers[tally, w] == 2) several[tally]++ }
}
function print_shared() {
    print tally ".shared", shared; print tally ".sharers", sharers
    print tally ".names_of_several", several[tally] + 0
}
/^  "units":/ { if (tally != "") print_shared(); tally = "" }
/^   "[a-z_]*": \[/ { if (unit != "") print_units(); unit = $1; gsub(/[":]/, "", unit); used = sole = 0 }
/^    \{"key": \[/ { used++; if (number("candidates") == 1) sole++ }
function print_units() { print unit ".used", used; print unit ".sole", sole }
END { if (unit != "") print_units(); if (tally != "") print_shared() }
' "$work/out/tallies.json" > "$work/figures"

wrong=0
while read -r figure value; do
    case $figure in ''|'#'*) continue ;; esac
    found=$(awk -v f="$figure" '$1 == f { print $2; exit }' "$work/figures")
    if [ "$found" != "$value" ]; then
        echo "$name: $figure is ${found:-not there}, expected $value" >&2
        wrong=1
    fi
done < "$here/$name/figures.txt"
[ $wrong -eq 0 ] && echo "$name: every figure agrees"
exit $wrong
