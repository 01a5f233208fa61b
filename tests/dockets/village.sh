#!/bin/sh
# Runs samples/village and looks at everybody its README names: village.sh VET [THREADS]
set -eu
[ $# -ge 1 ] || { echo "usage: village.sh VET [THREADS]" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
status=0
"$1" run "$root/rules/cn-village" "$root/samples/village" -o "$work/out" --threads "${2:-2}" \
    > "$work/screen" 2> "$work/errors" || status=$?
if [ $status -ne 1 ]; then                      # 1: done, and some rows could not be read
    echo "village: status $status, expected 1" >&2
    cat "$work/screen" "$work/errors" >&2
    exit 1
fi
wrong=0
while read -r who decision rule; do
    case $who in ''|'#'*) continue ;; esac
    found=$(grep "^$who," "$work/out/decisions.csv" | cut -d, -f2 | sort -u)
    if [ "$found" != "$decision" ]; then
        echo "village: $who is ${found:-not there}, expected $decision" >&2
        wrong=1
    elif [ "$rule" != - ] && ! grep -q "^$who,$rule," "$work/out/reasons.csv" \
                          && ! grep -q "^$who,$rule," "$work/out/tasks.csv"; then
        echo "village: $who has no reason of $rule" >&2
        wrong=1
    fi
done < "$here/village.txt"
held=$("$1" list "$work/out" --held | sed -n '$s/ of .*//p')
if [ "$held" != 9 ] || ! grep -q '^50 referred, nine of them held' "$root/samples/village/README.md"; then
    echo "village: $held are held, and the README says otherwise" >&2
    wrong=1
fi
[ $wrong -eq 0 ] && echo "village: everybody comes out as the README says"
exit $wrong
