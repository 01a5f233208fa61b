#!/usr/bin/env bash
# One list in every encoding, separator and line break that lists come in: encodings.sh VET
#
# Each of the exports that domain knows of, with a docket that declares no encoding where vet finds it, gives
# the decisions of the plain file. What was found is on the screen in both languages, in the manifest and in
# audit.sqlite; for plain UTF-8 the screen says nothing.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
base=$root/tests/mistakes/base
cp -r "$base/pack" .
cp -r "$base/docket" plain
sed -i 's/Ann Lee/张三/; s/Bo Chen/李明/; s/Cai Wu/王家华/' plain/*.csv
printf 'K4,陈小丽,1004,1980-01-01,member,\nK5,刘伟,1005,2010-01-01,member,\n' >>plain/candidates.csv
"$vet" run pack plain -o plain.out >plain.screen 2>&1 || true
[ -s plain.out/decisions.csv ] || complain "the plain list gives no decisions: $(cat plain.screen)"
if grep -q 'read as' plain.screen; then complain "plain UTF-8 is mentioned"; fi

# try NAME HOW FOUND DECLARED: candidates.csv made by HOW from the plain one; what audit.sqlite should say.
try() {
    rm -rf it it.out
    cp -r plain it
    eval "$2" <plain/candidates.csv >it/candidates.csv
    if [ -n "$4" ]; then
        sed -i "s/sources = {/sources = { candidates = { file = \"candidates.csv\", $4 },/" it/docket.lua
    fi
    "$vet" run pack it -o it.out >screen 2>&1 || true
    cmp -s plain.out/decisions.csv it.out/decisions.csv || complain "$1: other decisions: $(tail -3 screen)"
    said=$(sqlite3 it.out/audit.sqlite "SELECT encoding || ', ' || encoding_by FROM input WHERE file='candidates.csv'")
    [ "$said" = "$3" ] || complain "$1: '$said' instead of '$3'"
    sqlite3 it.out/audit.sqlite "SELECT value FROM manifest WHERE part='input' AND name LIKE '%candidates.csv'" |
        grep -q "rows ${3%%,*} (${3#*, })" || complain "$1: the manifest does not say it"
}
tabs='sed "s/,/\t/g"'

try "Excel CSV on Chinese Windows: GBK without mark, CRLF" \
    "sed 's/\$/\r/' | iconv -f UTF-8 -t GBK" "gb18030, every byte fits" ""
grep -q 'candidates.csv is read as gb18030 (every byte fits)' screen || complain "the screen does not name GBK"
"$vet" run pack it -o zh.out --lang zh >screen 2>&1 || true
grep -q 'candidates.csv按gb18030读取' screen || complain "the screen does not name GBK in Chinese"
# a table of days in GBK is named too
sed -i 's/days = {.*/days = { election_day = { file = "days.csv", by = "post", column = "on" } },/' it/docket.lua
printf 'post,on,备注\nchair,2026-11-08,主任选举\nmember,2026-11-08,委员选举\n' | iconv -f UTF-8 -t GBK >it/days.csv
"$vet" run pack it -o days.out >screen 2>&1 || true
grep -q 'days.csv is read as gb18030' screen || complain "a table of days: $(tail -3 screen)"
try "Excel CSV UTF-8: mark, CRLF" \
    "(printf '\357\273\277'; sed 's/\$/\r/')" "utf-8, byte-order mark" ""
if grep -q 'read as' screen; then complain "UTF-8 with a mark is mentioned"; fi
try "GB18030 with its rare mark" \
    "(printf '\204\061\225\063'; iconv -f UTF-8 -t GB18030)" "gb18030, byte-order mark" ""
try "Excel Unicode text: UTF-16LE with mark, tabs, CRLF" \
    "$tabs | sed 's/\$/\r/' | (printf '\377\376'; iconv -f UTF-8 -t UTF-16LE)" "utf-16le, byte-order mark" \
    'separator = "\\t"'
try "UTF-16BE with mark" "(printf '\376\377'; iconv -f UTF-8 -t UTF-16BE)" "utf-16be, byte-order mark" ""
try "UTF-16LE without mark" "iconv -f UTF-8 -t UTF-16LE" "utf-16le, zero bytes" ""
try "UTF-16BE without mark" "iconv -f UTF-8 -t UTF-16BE" "utf-16be, zero bytes" ""
try "UTF-8, lone CR" "tr '\n' '\r'" "utf-8, every byte fits" ""
try "GB18030, semicolons, lone CR, declared" \
    "tr ',\n' ';\r' | iconv -f UTF-8 -t GB18030" "gb18030, declared" 'encoding = "gb18030", separator = ";"'

# Big5 and Latin-1 are read when they are declared, and never otherwise
sed -i 's/张三/張三/; s/王家华/王家華/; s/陈小丽/陳小麗/; s/刘伟/劉偉/' plain/*.csv
"$vet" run pack plain -o plain.out --replace >plain.screen 2>&1 || true
try "Big5 from Taiwan" "iconv -f UTF-8 -t BIG5" "big5, declared" 'encoding = "big5"'
iconv -f UTF-8 -t BIG5 <plain/candidates.csv >it/candidates.csv
cp plain/docket.lua it/
if "$vet" run pack it -o big5.out >/dev/null 2>errors; then complain "Big5 is guessed"; fi
grep -q 'say for this source in docket.lua what it is: encoding = "big5"' errors || complain "Big5: $(cat errors)"
sed -i 's/張三/José Álvares/; s/李明/João/; s/王家華/Conceição/; s/陳小麗/Åsa/; s/劉偉/Zoë/' plain/*.csv
"$vet" run pack plain -o plain.out --replace >plain.screen 2>&1 || true
try "Brazil: Latin-1 with semicolons" \
    "tr ',' ';' | iconv -f UTF-8 -t ISO-8859-1" "iso-8859-1, declared" 'encoding = "iso-8859-1", separator = ";"'
cp plain/docket.lua it/
iconv -f UTF-8 -t ISO-8859-1 <plain/candidates.csv >it/candidates.csv
if "$vet" run pack it -o latin.out >/dev/null 2>errors; then complain "Latin-1 is guessed"; fi
grep -q '^candidates.csv:2:.*say for this source in docket.lua what it is' errors || complain "Latin-1: $(cat errors)"
finish "all as expected"
