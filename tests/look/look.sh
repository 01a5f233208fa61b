#!/usr/bin/env bash
# `vet look`, seen as a clerk sees it: look.sh VET [--update]
#
# The pages and drafts of two folders are compared with what stands here, letter by letter (--update writes
# them anew: read the difference). Then the questions of each draft are answered as NAME.sed says, and
# `vet run` must take the docket and decide as it should:
#   village  samples/village without its docket.lua: as with the one that was written by hand
#   dirty    a list in GB18030 with semicolons, titles and a total, dates day first, two court files
set -eu
[ $# -ge 1 ] || { echo "usage: look.sh VET [--update]" >&2; exit 2; }
vet=$(realpath "$1") mode=${2:-}
. "$(dirname "$0")/../support/program.sh"
here=$root/tests/look

# same FILE: what was made now is what stands in the project
same() {
  if [ "$mode" = --update ]; then cp "$1" "$here/$1"; fi
  diff -u "$here/$1" "$1" >&2 || complain "$1 is another"
}

cp -R "$root/samples/village" village
chmod -R u+w village
rm village/docket.lua
cp -R "$here/dirty" .
chmod -R u+w dirty
iconv -f utf-8 -t gb18030 "$here/dirty/list.csv" > dirty/list.csv
sed 's/$/\r/' "$here/dirty/court/north.csv" > dirty/court/north.csv       # as another office saves it
{ printf '\357\273\277'; cat "$here/dirty/court/south.csv"; } > dirty/court/south.csv
pack_village=$root/rules/cn-village pack_dirty=$here/pack

for name in village dirty; do
  pack=pack_$name pack=${!pack}
  "$vet" look "$name" "$pack" > "$name.txt" || complain "$name: status $?"
  same "$name.txt"
  LC_ALL=C awk 'length > 400' "$name.txt" | grep -q . && complain "$name.txt has a line that goes on and on"
  "$vet" look "$name" "$pack" --lang zh > "$name.zh.txt" || complain "$name --lang zh: status $?"
  same "$name.zh.txt"
  "$vet" look "$name" "$pack" --draft > page
  sed '/^-- /,$d' "$name.txt" | sed '$d' | sed 's/^The draft follows.*/Draft written to '"$name"'\/docket.lua/' | diff - page >&2 ||
    complain "$name: with --draft another page"
  sed -n '/^-- /,$p' "$name.txt" | diff - "$name/docket.lua" >&2 || complain "$name: the draft written is another"
  status=0
  "$vet" run "$pack" "$name" -o unanswered 2> said || status=$?
  [ $status = 3 ] || complain "$name: with open questions the status is $status, expected 3"
  questions=$(sed -n 's/^Open questions in the draft: \([0-9]*\).*/\1/p' page)
  asked=$(grep -c '\(["'\'']\)? ' "$name/docket.lua" || true)
  [ "$(grep -v '^--' "$name/docket.lua" | grep -o '["'\'']? ' | wc -l)" = "$questions" ] ||
    complain "$name: $questions questions are told of, $asked lines have some"
  status=0
  "$vet" look "$name" "$pack" --draft > page 2> said || status=$?
  [ $status = 5 ] || complain "$name: a docket that is there was not left alone (status $status)"
  sed -i -f "$here/$name.sed" "$name/docket.lua"
  ! grep -v '^--' "$name/docket.lua" | grep '["'\'']? ' >&2 || complain "$name: questions are left"
  status=0
  "$vet" run "$pack" "$name" -o "$name-out" > screen 2> said || status=$?
  [ $status = 1 ] || { complain "$name: the run ended with status $status, expected 1"; cat said >&2; }
done

"$vet" run "$pack_village" "$root/samples/village" -o by-hand > screen 2> said || true
cmp by-hand/decisions.csv village-out/decisions.csv || complain "village: other decisions than with the docket written by hand"
cmp by-hand/reasons.csv village-out/reasons.csv || complain "village: other reasons"
sed '1d' dirty-out/decisions.csv | cut -d, -f1,2 | diff "$here/dirty.decisions" - >&2 || complain "dirty: other decisions"
grep -q '^  candidates: 9 rows, 7 candidates, 1 unreadable, 1 left out by the docket' dirty-out/summary.txt ||
  { complain "dirty: the total row was counted"; grep '^  candidates' dirty-out/summary.txt >&2; }

# A folder without a pack: a draft that names files and how they are written.
rm dirty/docket.lua
"$vet" look dirty > bare.txt || complain "bare: status $?"
same bare.txt
# Same input, same bytes; what vet wrote is no input.
cp -R dirty-out dirty/vet-out
"$vet" look dirty | diff bare.txt - >&2 || complain "bare: another page the second time"
finish "pages, drafts and decisions as they should be"
