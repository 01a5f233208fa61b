#!/usr/bin/env bash
# Runs samples/village and looks at everybody its README names: village.sh VET [THREADS]
set -eu
[ $# -ge 1 ] || { echo "usage: village.sh VET [THREADS]" >&2; exit 2; }
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
# 1: done, and some rows could not be read
ends 1 out run "$root/rules/cn-village" "$root/samples/village" -o out --threads "${2:-2}"
while read -r who decision rule; do
    case $who in ''|'#'*) continue ;; esac
    found=$(grep "^$who," "out/decisions.csv" | cut -d, -f2 | sort -u)
    if [ "$found" != "$decision" ]; then
        complain "$who is ${found:-not there}, expected $decision"
    elif [ "$rule" != - ] && ! grep -q "^$who,$rule," "out/reasons.csv" \
                          && ! grep -q "^$who,$rule," "out/tasks.csv"; then
        complain "$who has no reason of $rule"
    fi
done < "$root/tests/dockets/village.txt"
held=$("$vet" list "out" --held | sed -n '$s/ of .*//p')
if [ "$held" != 9 ] || ! grep -q '^50 referred, nine of them held' "$root/samples/village/README.md"; then
    complain "$held are held, and the README says otherwise"
fi
finish "everybody comes out as the README says"
