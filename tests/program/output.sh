#!/usr/bin/env bash
# The output folder, and what stands in it, against hostile data and hostile moments: output.sh VET
#
# 1. Only the owner can read what is written, whatever the umask.
# 2. Killed at any moment, a run leaves the folder complete or not there; the one to be replaced stays.
# 3. Cells that a spreadsheet would take for a formula are guarded, in every CSV file.
# 4. Control characters and bidirectional marks reach no terminal: run, why, list, tally, errors.
# 5. --out - ends with a line of counts; a stream without it is not complete.
# 6. The folder in which the new one stands may be reached by a link.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
cp -r "$root"/tests/mistakes/base/{pack,docket} .
run() { "$vet" run pack "$@" >screen 2>errors; }

# ---- 1
for mask in 000 022 077; do
    ( umask $mask; run docket -o "mask.$mask" )
    loose=$(find "mask.$mask" \( -type d ! -perm 700 \) -o \( -type f ! -perm 600 \) -o \( ! -type d ! -type f \))
    [ -z "$loose" ] || complain "umask $mask: open to others: $loose"
done

# ---- 2
cp -r docket many
awk 'BEGIN { for (i = 1; i <= 150000; i++) printf "M%d,Person %d,%d,%d-05-06,member,\n", i, i, 100000 + i, 1950 + i % 70 }' \
    >>many/candidates.csv
started=$(date +%s%N)
run many -o whole
took=$(( ($(date +%s%N) - started) / 1000000 ))       # how long it takes, in ms
rows=$(wc -l <whole/decisions.csv)
[ "$rows" -eq 150004 ] || complain "the long run has $rows lines"
killed=0 complete=0
is_whole() { diff -r -x audit.sqlite whole "$1" >/dev/null && [ -s "$1/audit.sqlite" ]; }
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
    rm -rf cut
    "$vet" run pack many -o cut >/dev/null 2>&1 &
    sleep "$(awk -v ms="$took" -v n="$n" 'BEGIN { print ms * n / 11000 }')"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    if [ ! -e cut ]; then killed=$((killed + 1))
    elif is_whole cut; then complete=$((complete + 1))
    else complain "killed after $n/11 of the time, the folder is neither complete nor absent"; fi
done
[ $killed -gt 0 ] || complain "no run was killed before its end"
left=$(find . -maxdepth 1 -name 'cut*')
[ -z "$left" ] || [ "$left" = ./cut ] || complain "visible remains of a killed run: $left"
for n in 3 9 10 11; do                                # --replace: the old one or the new one
    rm -rf cut
    cp -r mask.077 cut
    "$vet" run pack many -o cut --replace >/dev/null 2>&1 &
    sleep "$(awk -v ms="$took" -v n="$n" 'BEGIN { print ms * n / 11000 }')"
    kill -9 $! 2>/dev/null || true
    wait $! 2>/dev/null || true
    diff -r mask.077 cut >/dev/null || is_whole cut || complain "killed while it replaced, neither the old folder nor the new one"
done
find . -maxdepth 1 -name '.cut*' -exec rm -rf {} +

# ---- 3 and 4
evil=$(printf '\033[2J\033]0;owned\007\302\233evil\342\200\256drow\342\201\246')
cp -r docket hostile
printf '%s\n' "K4,\"=cmd|' /C calc'!A1\",1004,2015-01-01,member," '@K5,+1+1,1005,2015-01-01,member,' \
    "K6,$evil,1006,2015-01-01,chair," '-K7,"-2+3 ""q"", more",1007,2015-01-01,chair,' \
    'K8,＝1+1,1008,2015-01-01,chair,' "K9$evil,Ida,1009,2015-01-01,chair," >>hostile/candidates.csv
printf '%s\n' "1004,\"=cmd|' /C calc'!A1\",\"=HYPERLINK(\"\"http://x\"\")\",final,2001-01-01" \
    "1005,+1+1,$evil,final,2001-01-01" >>hostile/records.csv
sed -i '/expect/d' hostile/docket.lua
sed -i 's/born {c.birth_date}/{c.name} born {c.birth_date}/' pack/rules.lua
run hostile -o out || complain "hostile data: $(cat errors)"

# formula CSV: cells, unquoted, that begin as a formula does
formula() {
    awk 'BEGIN { RS = "\r?\n" } { line = $0; n = 0
           while (line != "") {
             if (match(line, /^"([^"]|"")*"/)) { cell = substr(line, 2, RLENGTH - 2) } else { match(line, /^[^,]*/); cell = substr(line, 1, RLENGTH) }
             line = substr(line, RLENGTH + 2)
             if (cell ~ /^([=+@\t\r-]|＝|＋|－|＠)/) print FILENAME ": " cell } }' "$1"
}
for file in out/*.csv; do
    found=$(formula "$file")
    [ -z "$found" ] || complain "a formula in $found"
done
grep -q "'=cmd" out/reasons.csv || complain "the guarded name is not in reasons.csv"
printf 'key,x\nK,=1\n"a","@b"\n' >made.csv
[ "$(formula made.csv | wc -l)" -eq 2 ] || complain "this test finds no formulas"

# dangerous FILE: control characters but line feeds, C1, and marks that turn the direction
dangerous() { LC_ALL=C grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]' "$1" || true; }
printf '%s\n' "$evil" >made
[ -n "$(dangerous made)" ] || complain "this test finds no control characters"
looks() { [ -z "$(dangerous "$2")" ] || complain "$1: control characters: $(dangerous "$2" | cat -v | head -2)"; }
cat errors screen >seen
looks run seen
for ask in "why out K6" "why out K6 --lang zh" "why out @K5" "list out" "list out --lang zh" "tally out --by name" \
           "tally out --by name:folded,post"; do
    "$vet" $ask >seen 2>&1 || complain "$ask: $(cat seen)"
    looks "$ask" seen
done
"$vet" why out "K9$evil" >seen 2>&1 || complain "a candidate with such a key is not found"
looks "why of such a key" seen
"$vet" why out "$evil" >seen 2>&1 && complain "nobody was found"
looks "why of such a name" seen
cat out/summary.txt >seen
looks summary.txt seen
sed -i "1s/remark/$evil/" hostile/candidates.csv
run hostile -o never && complain "a header is missing, and nobody minded"
looks "an error about such a header" errors
sed -i "s/\"court letter 7\"/\"$evil\"/; s/file = \"records.csv\"/file = \"$evil.csv\"/" hostile/docket.lua
run hostile -o never && complain "a file is missing, and nobody minded"
looks "an error about such a file" errors
cp -r pack rules
printf 'rule "X%s" {}\n' "$evil" >>rules/rules.lua
"$vet" run rules docket -o never >seen 2>&1 && complain "a rule of that name was taken"
looks "an error about such a rule" seen

# ---- 5
"$vet" run pack docket -o - >stream 2>errors || complain "the stream ended with status $?"
[ "$(tail -1 stream)" = '{"candidates":3,"accepted":1,"rejected":2,"referred":0}' ] || complain "the stream ends with $(tail -1 stream)"
[ "$(wc -l <stream)" -eq 4 ] || complain "the stream has $(wc -l <stream) lines"
[ "$(head -3 stream | grep -o '"key":"[^"]*"' | tr -d '\n')" = '"key":"K1""key":"K2""key":"K3"' ] || complain "the stream is not in list order"
[ ! -e ./- ] && [ ! -e vet-out ] || complain "a stream left a folder"
[ -s errors ] && complain "the stream says $(cat errors)"
# ---- 6
mkdir far
ln -s far near
for words in "" "--only decisions"; do
    # shellcheck disable=SC2086
    run docket -o near/out --replace $words || complain "by a link to a folder${words:+, $words}: $(cat errors)"
    [ -s far/out/audit.sqlite ] || complain "nothing was written where the link leads"
done

finish "whole or absent ($killed killed in time, $complete too late), private, and harmless to look at"
