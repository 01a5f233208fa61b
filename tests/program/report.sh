#!/usr/bin/env bash
# report.html, and `vet report` over a finished run: report.sh VET
#
# 1. The page of a run is the page `vet report` makes of its record, whatever the threads and the place.
# 2. Both languages; the first line says for whom.
# 3. For the public: nobody named, no reasons, no counts of what was hidden, no script.
# 4. One file: nothing loaded, nothing sent, nothing written over, nothing poured onto a terminal.
# 5. A page that cannot be written is not there; a record that is none is told.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
run() { ends '[01]' "$2" run "$root/rules/cn-village" "$1" -o "$2" "${@:3}"; }    # run DOCKET OUT [OPTION...]
page() { ends "$1" page report "${@:2}"; }                                        # page STATUS ARGUMENT...

# ---- 1
run "$root/samples/village" out --threads 1
mkdir -p far/away && cp -r "$root/samples/village" far/away/docket
(cd far/away && run docket out --threads 4) && cmp -s out/report.html far/away/out/report.html || complain "other threads, another place: other bytes"
page 0 out
cmp -s page.screen out/report.html || complain "vet report makes another page than the run"
run "$root/samples/village" chinese --lang zh
page 0 out --lang zh
cmp -s page.screen chinese/report.html || complain "vet report --lang zh makes another page than the run"
grep -q 'report.html' chinese.screen || complain "the first screen does not name report.html"

# ---- 2
grep -q '<p class="view">For the reviewer' out/report.html || complain "the first line does not say for whom"
grep -q '<p class="view">供审查人员使用' chinese/report.html || complain "no first line in Chinese"
for words in '<html lang="zh-CN">' 资格联审 候选人 不通过 未通过的候选人 法律 查询范围; do
    grep -q "$words" chinese/report.html || complain "not in the Chinese page: $words"
done
grep -qE '>(Summary|Stages|Reasons|Rejected|Unit|Search|any|Law)<' chinese/report.html && complain "English in the Chinese page"
for id in $(grep -o 'aria-labelledby="[^"]*"' out/report.html | cut -d'"' -f2); do
    [ "$(grep -o " id=\"$id\"" out/report.html | wc -l)" = 1 ] || complain "$id does not stand once"
done
[ "$(grep -o ' id="[^"]*"' out/report.html | sort | uniq -d)" = "" ] || complain "an id stands twice"
for target in $(grep -o 'href="#[^"]*"' out/report.html | cut -d'#' -f2 | tr -d '"'); do
    grep -q " id=\"$target\"" out/report.html || complain "no place for the link #$target"
done

# ---- 3
for lang in en zh; do
    page 0 out --public --lang $lang -o public.$lang.html
    awk -F, 'NR > 1 { print $1 }' out/decisions.csv >keys
    grep -qFf keys public.$lang.html && complain "the public page ($lang) has a key: $(grep -oFf keys public.$lang.html | head -1)"
    cut -d, -f2 "$root/samples/village/candidates.csv" | grep -v '^name$' | grep -v '^$' >names
    grep -qFf names public.$lang.html && complain "the public page ($lang) names $(grep -oFf names public.$lang.html | head -1)"
    for words in '<script' 'Suppressed' '不得使用' 'theft' '盗窃' 'sure match' 'court.csv'; do
        grep -q "$words" public.$lang.html && complain "the public page ($lang) says $words"
    done
done
grep -q '<b>200</b>' public.en.html || complain "202 candidates are not shown as 200"
# shares of a table add up, whole percents of the counts shown: 60 and 80 of 140
grep -A1 '>f</th>' public.en.html | grep -q '>60</td><td class="n">43 %</td>' || complain "the share of women is not of the counts shown"
grep -A1 '>m</th>' public.en.html | grep -q '>80</td><td class="n">57 %</td>' || complain "the share of men is not of the counts shown"
grep -q '[0-9]\.[0-9] %' public.en.html && complain "a share for the public has tenths"
grep -q '<p class="view">For the public' public.en.html || complain "the public page does not say so"
grep -q '<p class="view">供公开使用' public.zh.html || complain "the public page does not say so in Chinese"

# who adopted the policies: the words name a parameter, and the page its value
grep -q '<dd>the local plan that param.plan names (invented plan 2026 no. 3)</dd>' out/report.html ||
    complain "the page does not say which plan"

# ---- 4
for page in out/report.html public.en.html; do
    grep -qE ' (src|style|on[a-z]+)=' $page && complain "$page: $(grep -oE ' (src|style|on[a-z]+)=.{20}' $page | head -1)"
    found=$(grep -oE '(https?|ftp|data|javascript):[^"'"'"' ]*' $page | grep -v '^http://www.w3.org/2000/svg$' || true)
    [ -z "$found" ] || complain "$page names $found"
    grep -q "default-src 'none'" $page || complain "$page has no policy"
done
cp public.en.html kept
page 5 out -o public.en.html
cmp -s kept public.en.html || complain "a page that was there was written over"
page 0 out -o public.en.html --replace
cmp -s out/report.html public.en.html || complain "--replace did not replace"
[ "$(stat -c %a public.en.html)" = 600 ] || complain "others can read the page"
# on_terminal STATUS COMMAND: what it writes onto a terminal, in `seen`
on_terminal() {
    local status=0
    script -qec "$2" /dev/null >seen </dev/null || status=$?
    [ $status = "$1" ] || complain "$2, onto a terminal: status $status, expected $1"
}
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    on_terminal 2 "$vet report out"
    [ "$(tr -d '\r' <seen)" = "error: -o FILE says where the page goes (standard output is a terminal)" ] ||
        complain "onto a terminal: $(head -c 200 seen)"
    on_terminal 0 "$vet report out -o -"
    grep -q '</html>' seen || complain "-o - onto a terminal: no page"
    on_terminal 0 "$vet report out -o on_terminal.html"
    cmp -s out/report.html on_terminal.html || complain "-o FILE at a terminal makes another page"
    on_terminal 0 "$vet report out | cat >piped.html"
    cmp -s out/report.html piped.html || complain "into a pipe goes another page"
fi

# ---- 5
page 2
page 2 out --lang tlh
page 3 nowhere
page 3 far
page 5 out -o nowhere/page.html
[ ! -e nowhere ] || complain "something was left behind"
if [ -e /dev/full ]; then
    status=0
    "$vet" report out >/dev/full 2>/dev/null || status=$?
    [ $status = 5 ] || complain "a full disk: status $status"
fi
cp -r out damaged && head -c 100000 out/audit.sqlite >damaged/audit.sqlite
page 3 damaged -o page.html
[ ! -e page.html ] || complain "a page of a damaged record"
finish "one page, for whom it is, in both languages"
