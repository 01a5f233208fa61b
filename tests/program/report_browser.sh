#!/usr/bin/env bash
# report.html in a headless Chromium: report_browser.sh VET GENERATE      (77: skipped, none is installed)
#
# 1. Opened without a word on the console and nothing refused by its policy; nothing hostile ran.
# 2. Searched, filtered and sorted, by keyboard too; more rows on demand.
# 3. Three sizes, dark, Chinese, printed: nothing sticks out, every colour of text can be read.
# 4. Fourteen thousand candidates: there within two seconds.
# 5. Without its script the first rows can be read.
# PICTURES=FOLDER keeps what was seen.
set -eu
vet=$(realpath "$1") generate=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"
. "$root/tests/support/browser.sh"
at_end() { browser_close; }
is() { browser_ask "$2" && [ "$answer" = "$3" ] || complain "$1: $answer, expected $3"; }
keep() { [ -z "${PICTURES:-}" ] || browser_picture "$PICTURES/$1.png"; }
browser_open || { echo "report_browser: skipped, the page was seen by no browser"; exit 77; }

"$vet" run "$root/rules/cn-village" "$root/samples/village" -o out >/dev/null 2>&1 || [ $? -eq 1 ]
rows='document.querySelectorAll("#people tbody tr").length'
note='document.querySelector("#people output").textContent'
first='document.querySelector("#people tbody b").textContent'

# ---- 1
cp -r "$root/samples/village" hostile
sed -i 's/^V02-03,[^,]*,/V02-03,"<\/script><img src=x onerror=""document.title=666""><b>&amp;",/' hostile/candidates.csv
grep -q onerror hostile/candidates.csv || complain "this test plants nothing"
"$vet" run "$root/rules/cn-village" hostile -o hostile-out >/dev/null 2>&1 || [ $? -eq 1 ]
browser_size 1280 900
browser_page "$work/hostile-out/report.html"
is "elements made of a name" 'document.querySelectorAll("main img, main b b").length + document.title.includes("666")' 0
is "the hostile name as text" 'document.querySelector("#people").textContent.includes("</script><img src=x onerror=")' true
browser_page "$work/out/report.html"
is "everybody" "$rows + ' ' + $note" "65 Shown: 65 of 65"
browser_ask '(() => { const s = document.createElement("script"); s.textContent = "document.title = 667"; document.body.append(s); return document.title })()'
case $answer in 667) complain "a script that is not the page's ran" ;; esac
[ "$(browser_complaints | grep -c 'Content Security Policy')" = 1 ] || complain "the policy refused nothing"
[ "$(browser_complaints | grep -vc 'Content Security Policy')" = 0 ] || complain "on the console: $(browser_complaints | head -c 600)"

# ---- 2
type_in() { browser_ask "(() => { const i = document.querySelector('#people input'); i.value = '$1'; i.dispatchEvent(new Event('input', {bubbles: true})); return 1 })()"; }
choose() { browser_ask "(() => { const s = document.querySelector('#people select[name=$1]'); s.value = [...s.options].find(o => o.text.startsWith('$2')).value; s.dispatchEvent(new Event('input', {bubbles: true})); return 1 })()"; }
type_in 'gao GUILAN'
is "searched by name" "$rows + $first" 1V02-05
type_in 'theft'
is "searched by reason" "$rows > 0 && $rows < 65 && document.querySelector('#people tbody').textContent.includes('theft')" true
type_in 'no such words'
is "nothing found" "$rows + $note" "0Nothing matches."
type_in ''
choose kind held
is "held" "$rows" 9
choose kind rejected
is "rejected" "$rows" 15
choose stage 'joint review'
is "rejected at joint review" "$rows" 9
choose rule CN-POLRIGHTS
is "rejected there by one rule" "$rows" 2
for name in kind stage rule; do choose $name any; done
is "all again" "$rows" 65
press() { browser_ask "(document.querySelector('$1').focus(), document.activeElement.tagName)"
          for type in keyDown keyUp; do browser_call Input.dispatchKeyEvent "{\"type\":\"$type\",\"key\":\"Enter\",\"code\":\"Enter\",\"windowsVirtualKeyCode\":13,\"text\":\"\\r\"}"; done; }
units='[...document.querySelectorAll("#units-1 tbody tr")]'
press '#units-1 thead th:nth-child(4) button'
is "sorted by rejected, most first" "$units.slice(0, 3).map(r => r.cells[3].textContent).join()" 3,3,3
is "and said so" 'document.querySelector("#units-1 thead th:nth-child(4)").ariaSort' descending
press '#units-1 thead th:nth-child(4) button'
is "the other way" "$units[0].cells[3].textContent + document.querySelector('#units-1 thead th:nth-child(4)').ariaSort" 0ascending
press '#units-1 thead th:nth-child(1) button'
is "sorted by key" "$units[0].cells[0].textContent.slice(0, 3)" "(in"
browser_ask "(() => { const s = document.querySelector('#units-1 select'); s.value = '5'; s.dispatchEvent(new Event('input', {bubbles: true})); return 1 })()"
is "units with somebody held" "$units.length + $units[0].cells[0].textContent" "1V08 Long Dyke 长堤"
choose kind rejected
browser_ask 'document.querySelector("#units-1 tbody a").click()'
is "from a unit to its people" "location.hash + $rows + [...new Set([...document.querySelectorAll('#people tbody b')].map(b => b.textContent.slice(0, 3)))]" "#people10V08"

# ---- 3
# What sticks out of the window, and text whose colour is too near to what is behind it.
fits='document.documentElement.scrollWidth <= innerWidth'
contrast='(() => { const rgb = c => c.match(/[\d.]+/g).map(Number), light = c => { const [r, g, b] = c.slice(0, 3).map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  let least = 99; for (const e of document.querySelectorAll("body *")) { if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
  if (!e.checkVisibility() || e.closest("script, style, option")) continue; let at = e; while (at && rgb(getComputedStyle(at).backgroundColor)[3] === 0) at = at.parentElement;
  const a = light(rgb(getComputedStyle(e).color)), b = light(rgb(getComputedStyle(at || document.body).backgroundColor)); least = Math.min(least, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) } return least >= 4.5 ? "enough" : least })()'
"$vet" report out --lang zh -o zh.html
"$vet" report out --public -o public.html
for page in out/report.html zh.html public.html; do
    browser_page "$work/$page"
    for scheme in light dark; do
        browser_scheme $scheme
        for width in 1280 768 390; do
            browser_size $width 900
            is "$page, $width px, $scheme: fits" "$fits" true
            is "$page, $width px, $scheme: contrast" "$contrast" enough
            keep "$(basename "$page" .html)-$width-$scheme"
        done
    done
done
browser_scheme light
browser_page "$work/out/report.html"
browser_paper paper.pdf
[ "$(head -c 5 paper.pdf)" = %PDF- ] || complain "not printed"
[ -z "${PICTURES:-}" ] || cp paper.pdf "$PICTURES"
if command -v pdftotext >/dev/null; then
    pdftotext -layout paper.pdf paper.txt
    for words in 'Committee elections' 'V02-05' 'CN-POLRIGHTS' 'Median' 'Manifest digest'; do grep -q "$words" paper.txt || complain "not on paper: $words"; done
    grep -q 'Key, name or reason contains' paper.txt && complain "the search is on paper"
fi

# ---- 4
mkdir big && "$generate" big 140000 >/dev/null
"$vet" run "$root/tests/bench/pack" big -o big-out --no-inputs >/dev/null 2>&1 || [ $? -eq 1 ]
took=
for i in 1 2 3; do         # the best of three: others are at work on this machine too
    browser_page "$work/big-out/report.html"
    browser_ask 'Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd)'
    [ -n "$took" ] && [ "$took" -le "$answer" ] || took=$answer
done
is "14,000 and more who are not accepted" 'Number(document.querySelector("#people output").textContent.match(/[\d,]+$/)[0].replace(",", "")) > 14000' true
[ "$took" -lt 2000 ] || complain "the page took $took ms"
is "no more than the first rows are laid out" "$rows" 100
browser_ask 'document.querySelector("#people .more").click()'
is "more on demand" "$rows" 200
browser_ask '(() => { const t = performance.now(), i = document.querySelector("#people input"); i.value = "李"; i.dispatchEvent(new Event("input", {bubbles: true})); return Math.round(performance.now() - t) })()'
[ "$answer" -lt 1000 ] || complain "a search took $answer ms"
searched=$answer

# ---- 5
browser_call Emulation.setScriptExecutionDisabled '{"value":true}'
browser_page "$work/out/report.html"
is "without script" "$rows + ' ' + document.querySelector('#people form').checkVisibility()" "65 false"
[ "$(browser_complaints | grep -vc 'Content Security Policy')" = 0 ] || complain "on the console: $(browser_complaints | head -c 600)"
finish "opened in $took ms with 14,000 and more shown, searched in $searched ms, filtered, sorted, printed"
