#!/usr/bin/env bash
# A list that may not lie in memory: memory.sh VET GENERATE FAIL_WRITE
#
# 1. `--memory` changes no byte, whatever the limit, the threads and what is written.
# 2. A run that is allowed more memory than the system gives dies, and is told why; told nothing, or less, it goes well.
# 3. A disk without room for the temporary files, at whichever of them, is said as such; nothing is left behind.
# 4. The temporary files have no names and lie where they were asked for.
# 5. Sizes and folders that cannot be are mistakes.
set -eu
vet=$(realpath "$1") generate=$(realpath "$2") fail_write=$(realpath "$3")
. "$(dirname "$0")/../support/program.sh"
pack=$work/pack
cp -r "$root/tests/bench/pack" pack
cat >pack/tallies.lua <<'END'
tally "post" { title = { en = "post" }, value = function(c) return c.post end }
tally "age" { title = { en = "age" }, value = function(c) return age(c.birth_date, c.day.election_day) end, bands = { 30, 60 } }
END
run() {    # run OUT EXPECTED-STATUS [OPTION...]
    rm -rf "$1"
    ends "$2" "$1" run "$pack" list -o "$1" --no-inputs "${@:3}"
}
same() {    # same A B: the folders, and what their records say
    diff -r -x audit.sqlite "$1" "$2" >/dev/null || complain "$1 and $2 differ: $(diff -rq -x audit.sqlite "$1" "$2")"
    [ ! -e "$1/audit.sqlite" ] || cmp "$1/audit.sqlite" "$2/audit.sqlite" || complain "the records differ"
}
mkdir list
"$generate" list 150000

# ---- 1
run whole 0 --threads 1
run only 0 --threads 1 --only decisions
for memory in 1K 5M 20M 2G; do
    for threads in 1 2 8; do
        run small 0 --memory $memory --threads $threads
        same whole small
    done
done
( ulimit -Sn 20; "$vet" run "$pack" list -o few --no-inputs --memory 1K --threads 1 >said 2>&1 ) || complain "few open files: $(cat said)"
same whole few
( ulimit -n 20; "$vet" run "$pack" list -o fewer --no-inputs --memory 1K --threads 1 >said 2>&1 ) && complain "20 files were enough"
has said "fewer: error: no room for temporary files: Too many open files"
run small 0 --memory 1K --plain
same whole small
run small 0 --memory 1K --only decisions
same only small
"$vet" run "$pack" list -o - --memory 1K 2>/dev/null >stream
"$vet" run "$pack" list -o - 2>/dev/null | cmp - stream || complain "the streams differ"
cp -r "$root/samples/village" village                         # rules over groups
"$vet" run "$root/rules/cn-village" village -o groups >/dev/null 2>&1 || [ $? -eq 1 ]
"$vet" run "$root/rules/cn-village" village -o groups.small --memory 1K >/dev/null 2>&1 || [ $? -eq 1 ]
same groups groups.small

# ---- 2
limit=38000                                                   # KB of memory that is the process's own
( ulimit -d $limit; "$vet" run "$pack" list -o dies --threads 1 --only decisions --memory 2G >said 2>&1 ) && complain "$limit KB were enough for 2G"
has said "out of memory"
( ulimit -d $limit; "$vet" run "$pack" list -o lives --threads 1 --only decisions --memory 4M >said 2>&1 ) ||
    complain "$limit KB were not enough: $(cat said)"
same only lives
( ulimit -d $limit; "$vet" run "$pack" list -o itself --threads 1 --only decisions >said 2>&1 ) ||
    complain "$limit KB were not enough when nothing was said: $(cat said)"
same only itself

# ---- 3
export FAIL_CALLS=f
FAIL_COUNT=$work/count LD_PRELOAD=$fail_write "$vet" run "$pack" list -o counted --memory 1K --threads 1 >/dev/null 2>&1
asked=$(cat count)
[ "$asked" -gt 40 ] || complain "only $asked requests for room on the disk"
for n in $(seq 1 7 "$asked") "$asked"; do
    status=0
    FAIL_AT=$n LD_PRELOAD=$fail_write "$vet" run "$pack" list -o full --memory 1K --threads 1 >said 2>errors || status=$?
    if [ $status -eq 0 ]; then same whole full; rm -rf full; continue; fi    # giving back room can fail without harm
    [ $status -eq 5 ] || complain "request $n of $asked: exit status $status"
    has errors "full: error: no room for temporary files: No space left on device; nothing was written: name a folder with more room (--temporary), or allow more memory (--memory)"
    [ ! -e full ] || complain "request $n: a folder was left"
done
unset FAIL_CALLS

# ---- 4
mkdir elsewhere
chmod 500 elsewhere
if [ "$(id -u)" -ne 0 ]; then
    run elsewhere.out 5 --memory 1K --temporary elsewhere
    has elsewhere.out.errors "elsewhere: error: no room for temporary files: Permission denied"
fi
chmod 700 elsewhere
run elsewhere.out 0 --memory 1K --temporary elsewhere
same whole elsewhere.out
left=$(find . -name '.*' ! -name .)
[ -z "$left" ] && [ -z "$(ls -A elsewhere)" ] || complain "left behind: $left $(ls -A elsewhere)"

# ---- 5
for size in 0 512 1T 2GB -1 M 99999999M; do
    run never 2 --memory $size
    has never.errors "error: --memory takes a size like 512M or 2G, not '$size'"
done
run never 2 --memory 1M --temporary nowhere
has never.errors "error: --temporary takes a folder; there is no folder 'nowhere'"
finish "the same bytes from temporary files, and a full disk is said"
