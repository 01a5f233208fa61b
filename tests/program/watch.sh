#!/usr/bin/env bash
# The line that says how far a run is: watch.sh VET BENCH_GENERATE
#
# On a terminal a long run says how many candidates are done, how fast, and how long it takes yet, and
# takes the line away. Where nobody watches it says nothing, and the results are the same.
set -eu
vet=$(realpath "$1") generate=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"
pack=$root/tests/bench/pack
if ! script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
    echo "watch: skipped, there is no pseudo-terminal here"
    exit 77
fi
# every rule by Lua takes long enough to be told, of more candidates where the machine is fast
run="$vet run $pack list --plain --no-inputs --threads 2"
for count in 100000 800000; do
    rm -rf list watched
    mkdir list
    "$generate" list $count
    script -qec "$run -o watched >screen" /dev/null >line </dev/null || [ $? -eq 1 ] || complain "on a terminal: failed"
    ! grep -q 'a second' line || break
done
$run -o alone >screen_alone 2>errors || [ $? -eq 1 ] || complain "alone: failed"
grep -qE "[0-9]+ of $count candidates, [0-9]+ a second, [0-9]+ s left" line || complain "no line on a terminal"
grep -q "$(printf '\r\033\[K')" line || complain "the line stays"
grep -q 'a second' errors screen screen_alone && complain "a line where nobody watches"
cmp -s watched/decisions.csv alone/decisions.csv || complain "watching changes the decisions"
