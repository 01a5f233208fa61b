#!/usr/bin/env bash
# Every goal for speed and memory, on one page.
#
#   tests/bench/goals.sh [COUNT] [REPEATS]      default 1000000 5
#   LONG=1000000 tests/bench/goals.sh           the list longer than memory; default 10000000 candidates
#
# Runs run.sh, peers.sh, rules_in_c.sh, growth.sh and long.sh one after the other and puts what they measured beside
# what was asked, as a table. What each of them prints is kept in build/bench/goals. A peer that cannot be installed is
# said and has no line. Half an hour or more with a million candidates; nothing else should be at work meanwhile.
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$(dirname "$0")/../.."
here=tests/bench count=${1:-1000000} repeats=${2:-5} long=${LONG:-10000000}
figures=$PWD/build/bench/goals
mkdir -p "$figures"
note() { echo "goals: $*" >&2; }
take() {   # take NAME COMMAND...: runs it; what it prints goes to NAME
  local to=$figures/$1
  shift
  note "$*"
  "$@" >"$to"
}
take run.txt $here/run.sh "$count" "$repeats"
take rules_in_c.txt $here/rules_in_c.sh "$count" "$repeats"
take growth.txt env FIGURES="$figures" $here/growth.sh rules goals
take long.txt $here/long.sh "$long" 256M
take peers.txt $here/peers.sh "$count" 3
. $here/growth/draw.sh

line() { printf '| %s | %s %s | %s | %s |\n' "$1" "$2" "$3" "$4" "$5"; }
at_most() { line "$1" "at most" "$2" "$3" "$(awk -v seen="$3" -v asked="$2" 'BEGIN { print (seen <= asked) ? "met" : "not met" }')"; }
at_least() { line "$1" "at least" "$2" "$3" "$(awk -v seen="$3" -v asked="$2" 'BEGIN { print (seen >= asked) ? "met" : "not met" }')"; }

run_line() { awk -v name="$1" 'index($0, name) == 1' "$figures/run.txt"; }
times_wc() { run_line "$1" | sed 's/ x wc.*//; s/.* //'; }
best_time() { run_line "$1" | sed 's/ s .*//; s/.* //'; }
in_c() { awk -v name="$1, wall, median" 'index($0, name) == 1 { print $NF }' "$figures/rules_in_c.txt"; }
one_more() { lines_of_rules | awk -F'|' -v column="$1" '/one more/ { split($column, part, " "); print part[1] }'; }
goal_of() { awk -F, -v what="$1" '$1 == what { print $2 }' "$figures/goals.csv"; }
quotient() { awk -v a="$1" -v b="$2" -v scale="${3:-1}" -v less="${4:-0}" 'BEGIN { printf "%.2f\n", a / b * scale - less }'; }
unique() { quotient "$(goal_of "$1: processor ns with learning")" "$(goal_of "$1: processor ns with --plain")"; }

echo "$count candidates, $(date +'%d %B %Y'), $(nproc) processors"
echo
echo "| | asked | seen | |"
echo "|---|---|---|---|"
at_most "1 thread, times \`wc -l\`" 14 "$(times_wc 'vet run, 1 thread')"
at_most "2 threads, times \`wc -l\`" 9 "$(times_wc 'vet run, 2 threads')"
at_most "decisions only, 1 thread, times \`wc -l\`" 9 "$(times_wc 'decisions only, 1 thread')"
at_most "decisions only, 2 threads, times \`wc -l\`" 6 "$(times_wc 'the same, 2 threads')"
awk '{ tenfold = sub(/ x10/, "") ? ", ten times the evidence" : "" } $1 != "peer" && $9 ~ /^[0-9]+$/ {
  print $1 ", threads " $2 tenfold "\t" $9 "\t" ($2 == 1 ? $7 : $8) }' "$figures/peers.txt" |
  while IFS=$'\t' read -r peer asked seen; do at_least "$peer, times vet" "$asked" "$seen"; done
at_most "plain Lua to rules in C, whole run" 1.4 "$(in_c 'vet run')"
at_most "the same, decisions only" 1.4 "$(in_c 'vet run --only decisions')"
at_most "one more rule of one question, ns per candidate" 5 "$(one_more 3)"
at_most "one more rule, mixed, ns per candidate" 5 "$(one_more 4)"
at_least "1 thread to 2" 1.5 "$(quotient "$(best_time 'vet run, 1 thread')" "$(best_time 'vet run, 2 threads')")"
at_most "own memory with --memory 256M, $long candidates, bytes for each" 64 \
  "$(sed 's/.* MB, \([0-9.]*\) bytes per.*/\1/' "$figures/long.txt")"
at_most "100 candidates, ms" 10 "$(quotient "$(goal_of '100 candidates: wall ns')" 1000000)"
at_most "calls of Lua" 20000 "$(goal_of 'calls of Lua')"
at_most "unique texts, to --plain" 1.1 "$(unique id_number)"
at_most "unique numbers, to --plain" 1.1 "$(unique serial)"
at_most "inputs kept, % more wall time" 50 \
  "$(quotient "$(goal_of 'inputs kept: wall ns')" "$(goal_of 'inputs not kept: wall ns')" 100 100)"
