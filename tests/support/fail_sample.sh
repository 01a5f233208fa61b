#!/usr/bin/env bash
# `vet run` over a small docket with every allocation, write, sync and rename failing in turn.
#
#   fail_sample.sh BUILD [MOST]     BUILD: a build folder without sanitizers; MOST tries per kind
set -eu
cd "$(dirname "$0")/../.."
build=$(cd "$1" && pwd) most=${2:-400}
every=tests/support/fail_every.sh
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
pack=rules/cn-village docket=samples/village

vet() { "$every" -m "$most" -x audit.sqlite "$@" "$place/out" "$build/vet" run "$pack" "$docket" -o "$place/out" --threads 1; }

echo "memory, one request at a time:"
vet "$build/tests/fail_alloc.so"
# Want of memory within the library of patterns is no trouble of the rule.
cp -r tests/mistakes/base "$place/patterns"
sed -i '0,/  test = function(c)/s//&\n    if matches(c.name, "^zz+y") then reject("too_young") end/' "$place/patterns/pack/rules.lua"
echo "memory, a rule with a pattern:"
"$every" -m "$most" -x audit.sqlite "$build/tests/fail_alloc.so" "$place/out" "$build/vet" run "$place/patterns/pack" \
    "$place/patterns/docket" -o "$place/out" --threads 1
echo "memory, all requests from the n-th on:"
FAIL_ON=1 vet "$build/tests/fail_alloc.so"
echo "disk, one call at a time:"
vet "$build/tests/fail_write.so"
echo "disk, full from the n-th call on:"
FAIL_ON=1 vet "$build/tests/fail_write.so"
echo "disk, the n-th write takes one byte only:"
FAIL_CALLS=w FAIL_SHORT=1 vet "$build/tests/fail_write.so"

# `vet look`, which writes a draft: the same promise for one file.
look() { "$every" -m "$most" -d 0 "$@" "$place/docket.lua" "$build/vet" look tests/look/dirty tests/look/pack -o "$place/docket.lua"; }
echo "look, memory:"
look "$build/tests/fail_alloc.so"
echo "look, disk:"
look "$build/tests/fail_write.so"
echo "look, disk, the n-th write takes one byte only:"
FAIL_CALLS=w FAIL_SHORT=1 look "$build/tests/fail_write.so"

# `vet report`, which writes a page: the same promise for one file.
"$build/vet" run "$pack" "$docket" -o "$place/kept" >/dev/null 2>&1 || [ $? -eq 1 ]
report() { "$every" -m "$most" -d 0 "$@" "$place/page.html" "$build/vet" report "$place/kept" -o "$place/page.html"; }
echo "report, memory:"
report "$build/tests/fail_alloc.so"
echo "report, disk:"
report "$build/tests/fail_write.so"

# `vet diff`, which writes to standard output: it ends by itself, and either says that it failed or says all.
diff_failing() { # diff_failing LIBRARY
    local total n status step
    env FAIL_AT=0 FAIL_COUNT="$place/count" LD_PRELOAD="$1" "$build/vet" diff "$place/a" "$place/b" >"$place/whole" || true
    total=$(cat "$place/count") step=$(( (total + most - 1) / most ))
    for n in $(seq 1 "$step" "$total"); do
        status=0
        env FAIL_AT="$n" LD_PRELOAD="$1" "$build/vet" diff "$place/a" "$place/b" >"$place/said" 2>"$place/error" || status=$?
        if [ $status -eq 1 ]; then cmp -s "$place/whole" "$place/said"; else [ $status -ge 2 ] && [ $status -lt 6 ] && [ -s "$place/error" ]; fi ||
            { echo "diff: request $n of $total: status $status" >&2; exit 1; }
    done
}
rm -rf "$place/a" "$place/b"
"$build/vet" run "$pack" "$docket" -o "$place/a" --through joint-review >/dev/null 2>&1 || true
"$build/vet" run "$pack" "$docket" -o "$place/b" >/dev/null 2>&1 || true
echo "diff, memory:"
diff_failing "$build/tests/fail_alloc.so"
echo "diff, a full disk:"
status=0
"$build/vet" diff "$place/a" "$place/b" >/dev/full 2>"$place/error" || status=$?
[ $status -eq 5 ] || { echo "diff: a full disk ended with status $status" >&2; exit 1; }

# `vet notice --all`, which writes a folder from a run that is there.
"$build/vet" run "$pack" "$docket" -o "$place/done" --threads 1 >"$place/said" 2>&1 || [ $? = 1 ]
letters() { "$every" -m "$most" -d 0 "$@" "$place/letters" "$build/vet" notice "$place/done" --all -o "$place/letters"; }
echo "notice, memory:"
letters "$build/tests/fail_alloc.so"
echo "notice, disk:"
letters "$build/tests/fail_write.so"
