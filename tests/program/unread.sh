#!/usr/bin/env bash
# Files of data that lie in the docket's folders and that nothing reads: unread.sh VET
#
# Whoever is convicted in such a file may be accepted. So they stand on the page of a run and in its summary, in both
# languages, those that may belong to a source first; beyond a dozen all of them in tallies.json. Where there is no such
# file nothing is said. (What is told of each, and when it is a gap: mistakes/unread.txt.)
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
cp -r "$root"/tests/mistakes/base/{pack,docket} .
run() { ends "$2" "$1" run pack docket -o "$1" "${@:3}"; }    # run OUT STATUS [OPTION...]
english="FILES NO SOURCE READS: name them in docket.lua, or move them out of the folder"

run none 0
hasnt none.screen "FILES NO SOURCE READS"
hasnt none/tallies.json unread_files

cp docket/records.csv docket/Records.CSV
touch docket/a_telephones.csv
run two 1
for page in two.screen two/summary.txt; do
    has $page "$english"
    [ "$(grep -A2 -F "$english" $page | tail -2 | tr -d ' ' | tr '\n' ' ')" = "Records.CSV a_telephones.csv " ] ||
        complain "$page: other files, or in another order: $(grep -A2 -F "$english" $page)"
    [ "$(awk 'length > 80' $page)" = "" ] || complain "$page is wider than 80 columns"
done
has two/tallies.json '{"file": "Records.CSV", "may_belong_to_a_source": true}'
has two/tallies.json '{"file": "a_telephones.csv", "may_belong_to_a_source": false}'
has two/report.html "$english"
has two/report.html "<li>Records.CSV (may belong to a source)</li>"
has two/report.html "<li>a_telephones.csv</li>"
"$vet" report two -o again.html
cmp two/report.html again.html || complain "the page made again from the record is another"
"$vet" report two --public -o public.html
hasnt public.html Records.CSV
"$vet" diff none two > diff.txt || true
has diff.txt "file that no source reads: Records.CSV: new"
cmp none/decisions.csv two/decisions.csv || complain "a file that nothing reads changes a decision"
run zh 1 --lang zh
has zh/report.html "<li>Records.CSV（可能属于某一数据来源）</li>"
has zh.errors "Records.CSV: 警告：没有数据来源读取此文件；请在docket.lua中写明，或移出该文件夹"
has zh.screen "未被读取的文件：请在docket.lua中写明，或移出该文件夹"
run only 1 --only decisions
has only/summary.txt "  Records.CSV"

hasnt none/report.html "$english"
touch docket/b_{01,02,03,04,05,06,07,08,09,10,11,12,13}.csv
run many 1
has many/summary.txt "  b_10.csv"
hasnt many/summary.txt "b_11.csv"
has many/summary.txt "and 3 more, in tallies.json"
[ "$(grep -c '"may_belong_to_a_source": ' many/tallies.json)" = 15 ] || complain "tallies.json names not all fifteen"
sqlite3 :memory: "SELECT json_valid(CAST(readfile('many/tallies.json') AS TEXT))" | grep -q 1 || complain "tallies.json is no JSON"
finish "files that nothing reads stand on the page"
