#!/bin/sh
# Promise 1, case by case: run.sh VET TABLE...
#
# A table is a list of cases. "== title" begins one, "pack NAME" says which of packs/ judges it, "file
# NAME" is followed by the file's lines up to an empty line; "more" by Lua that is added to the pack, "test
# BODY" adds one statute rule with that body (after "each SOURCE": over its rows), which may say the reasons no, look and fine. "expect DECISION REASON" is what must
# come out for candidate P1: the decision, and every reason as "CODE: words", or "-" where there is none
# ("no candidate" where the row could not be read).
# Each case is run as it stands, with learned paths, and with every rule asked in Lua (--plain).
set -eu
[ $# -ge 2 ] || { echo "usage: run.sh VET TABLE..." >&2; exit 2; }
vet=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
wrong=0 count=0 title=

begin() {
    title=$1
    rm -rf "$work/docket" "$work/pack"
    mkdir "$work/docket"
    each=
    echo 'docket { days = { election_day = "2026-11-08" } }' > "$work/docket/docket.lua"
}

add_rule() {
    cat > "$work/pack/rule.lua" <<END
rule "R" {
  title = { en = "the rule of the case" }, severity = "statute", cites = "ACT art. 1", $each
  reasons = { no = { en = "no" }, look = { en = "look" }, fine = { en = "fine" } },
  test = function(${each:+r, }c) $1 end,
}
END
}

# Decision and reasons of P1, in one line.
found() {
    sed -n 's/^P1,\([a-z]*\),.*/\1/p' "$1/decisions.csv" | tr -d '\n'
    sed -n 's/\r$//; /^P1,/p' "$1/reasons.csv" | awk '{
        n = 0; cell = ""; quoted = 0
        for (i = 1; i <= length($0); i++) {
            ch = substr($0, i, 1)
            if (ch == "\"") { if (quoted && substr($0, i + 1, 1) == "\"") { cell = cell ch; i++ } else quoted = !quoted }
            else if (ch == "," && !quoted) { cells[++n] = cell; cell = "" }
            else cell = cell ch
        }
        printf " %s: %s", cells[9], cells[10]
    }'
}

check() {
    count=$((count + 1))
    for how in --threads=2 --plain; do
        status=0
        rm -rf "$work/out"
        "$vet" run "$work/pack" "$work/docket" -o "$work/out" $how > "$work/screen" 2> "$work/errors" || status=$?
        if [ ! -d "$work/out" ]; then
            seen="status $status $(grep -m1 'error: ' "$work/errors")"
        else
            seen=$(found "$work/out")
            [ -n "$seen" ] || seen="no candidate, $(grep -o '[0-9]* unreadable$' "$work/screen" | head -1)"
        fi
        wanted=${1% -}
        if [ "$seen" != "$wanted" ]; then
            printf '%s (%s)\n  expected: %s\n  found:    %s\n' "$title" "$how" "$wanted" "$seen"
            wrong=$((wrong + 1))
        fi
    done
}

for table in "$@"; do
    to=
    while IFS= read -r line || [ -n "$line" ]; do
        if [ -n "$to" ]; then
            if [ -n "$line" ]; then printf '%s\n' "$line" >> "$work/docket/$to"; else to=; fi
            continue
        fi
        case $line in
        ''|'#'*) ;;
        '== '*) begin "${line#== }" ;;
        'pack '*) cp -R "$here/packs/${line#pack }" "$work/pack" ;;
        more) to=../pack/more.lua; : > "$work/pack/more.lua" ;;
        'each '*) each="each = \"${line#each }\"," ;;
        'test '*) add_rule "${line#test }" ;;
        'file '*) to=${line#file }; : > "$work/docket/$to" ;;
        'expect '*) check "${line#expect }" ;;
        *) echo "$table: not understood: $line" >&2; exit 2 ;;
        esac
    done < "$table"
done
echo "promises: $count cases, $wrong not as expected"
[ $wrong -eq 0 ] && [ $count -gt 0 ]
