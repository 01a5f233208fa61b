#!/usr/bin/env bash
# `vet look` at the real lists, and the figures it must find there: real.sh VET
#
# The lists stand outside the project; no name of theirs is written here. Status 77 (skipped) without them.
set -eu
[ $# -eq 1 ] || { echo "usage: real.sh VET" >&2; exit 2; }
vet=$(realpath "$1")
root=$(cd "$(dirname "$0")/../.." && pwd)
data=${VET_SHARED:-$root/../shared}/data
[ -d "$data" ] || { echo "skipped: no lists in $data; set VET_SHARED to where data/ stands" >&2; exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
wrong=0

# has PAGE FILE LINE: the block of FILE on the page has this line
has() {
  awk -v file="$2" '/^[^ ]/ { on = $0 == file } on' "$1" | grep -qxF -- "$3" ||
    { echo "real: $2: no line '$3'" >&2; wrong=1; }
}

# Taiwan: no header; dates in years of the Republic; 2014 with apostrophes; private-use characters in names.
"$vet" look "$data/tw-village-heads" "$root/rules/tw-village-head" candidates=2022_elcand.csv \
  unit=2022_elbase.csv > "$place/tw"
for line in '  utf-8 (every byte fits), separator ",", no header row' '  rows 14,021, in lines 1 to 14,021' \
            '       text 14,021, different 13,659' '       whole numbers 14,021 (22 to 91), different 66' \
            '       words for "not known": ? (16)'; do
  has "$place/tw" 2022_elcand.csv "$line"
done
has "$place/tw" 2014_elcand.csv '  rows 14,137, in lines 1 to 14,137'
grep -q '^      -- column 10: .*dates = "roc"' "$place/tw" || { echo "real: no word of ROC dates" >&2; wrong=1; }

# Brazil: an encoding that is never guessed; dates that can only be day first; ages beyond belief.
"$vet" look "$data/br-tse" "$root/rules/br-general" > "$place/br"
for line in '  encoding not known, the draft asks; shown here as if it were iso-8859-1' \
            '  rows 29,145, in lines 2 to 29,146' \
            '       dates are written day first, as 25/05/1983; the draft proposes it' \
            '       dates 29,145 (1193-12-26 to 2000-05-02), different 13,635' \
            '       whole numbers 29,145 (18 to 825), different 76' \
            '       words for "not known": #NULO# (1,745)'; do
  has "$place/br" candidatos_2018.csv "$line"
done
grep -q 'encoding = "? iso-8859-1 or big5' "$place/br" || { echo "real: the encoding is not asked" >&2; wrong=1; }

# The answers, and a run that judges the list as the docket written by hand does.
mkdir "$place/docket"
cp "$data/br-tse/"*.csv "$place/docket/"
chmod u+w "$place/docket/"*
"$vet" look "$place/docket" "$root/rules/br-general" --draft > /dev/null
sed -i -e 's/encoding = "? [^"]*"/encoding = "iso-8859-1", only = { NR_TURNO = { "1" }, DT_ELEICAO = { "07\/10\/2018" } }/' \
       -e 's/"? day first"/"day first"/' -e 's/poll_day = "? [^"]*"/poll_day = "2018-10-07"/' \
       -e "s/taking_office = '? [^']*'/taking_office = { file = \"reference_dates_2018.csv\", by = { post = \"cargo\", state = \"uf\" }, column = \"reference_date\" }/" \
       "$place/docket/docket.lua"
status=0
"$vet" run "$root/rules/br-general" "$place/docket" -o "$place/out" > "$place/screen" 2> "$place/said" || status=$?
[ $status -le 1 ] || { echo "real: the answered draft: status $status" >&2; cat "$place/said" >&2; wrong=1; }
"$root/tests/dockets/lay.sh" br-2018 "$place/laid"
"$vet" run "$root/rules/br-general" "$place/laid/docket" -o "$place/by-hand" > "$place/screen" 2> /dev/null || true
cut -d, -f1,2 "$place/out/decisions.csv" | cmp - <(cut -d, -f1,2 "$place/by-hand/decisions.csv") ||
  { echo "real: other decisions than with the docket written by hand" >&2; wrong=1; }
[ $wrong = 0 ] && echo "real: the figures are there, and the answered draft decides as by hand"
exit $wrong
