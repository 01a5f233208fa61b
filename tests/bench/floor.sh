#!/usr/bin/env bash
# What of a run cannot be saved: its inputs read and digested, its files written, its record put by SQLite.
#
#   tests/bench/floor.sh [COUNT] [REPEATS]      default 1000000 5
#
# Builds the release preset, makes a run of COUNT candidates and one with decisions only, then, REPEATS times in turns,
# `wc -l` over the inputs and floor.c, which does again what those runs did beside judging: no line is cut, nobody is
# joined, no rule is asked. Prints the best time of each part, their sum, and how many times `wc -l` that is: no
# program that writes these files in this way can take less with one thread. Half of it is the least for two.
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$(dirname "$0")/../.."
count=${1:-1000000} repeats=${2:-5}
build=build/release
[ -f $build/build.ninja ] || cmake --preset release >/dev/null
cmake --build $build --target vet bench_generate bench_measure bench_floor >/dev/null
data=build/bench/$count
if [ ! -f "$data/expected.txt" ] || [ $build/tests/bench_generate -nt "$data/expected.txt" ]; then
  mkdir -p "$data"
  $build/tests/bench_generate "$data" "$count"
fi
log=$(mktemp -d build/floor-XXXXXX)
trap 'rm -rf "$log"' EXIT
inputs=("$data/candidates.csv" "$data/criminal_records.csv" "$data/findings.csv")
made() {   # made FOLDER OPTIONS...: a run; status 1 is "done, with something to tell"
  $build/vet run tests/bench/pack "$data" -o "$log/$1" "${@:2}" >/dev/null 2>"$log/said" || [ $? -eq 1 ] ||
    { cat "$log/said" >&2; exit 1; }
}
made whole --no-inputs
made decisions --only decisions

for ((i = 0; i < repeats; i++)); do
  $build/tests/bench_measure wc -l "${inputs[@]}" | awk '{ print $1 }' >>"$log/wc"
  for run in whole decisions; do $build/tests/bench_floor "$log/$run" "${inputs[@]}" >>"$log/parts-$run"; done
done

wc=$(sort -n "$log/wc" | head -1)
echo "floor: $count candidates, nanoseconds per candidate, best of $repeats; wc -l takes $((wc / count))"
for run in whole decisions; do
  [ $run = whole ] && echo "the files of a run" || echo "the files of a run with decisions only"
  awk -v n="$count" -v wc="$wc" '
    { what = substr($0, length($1) + 2) }
    !(what in best) { name[++names] = what; best[what] = $1 }
    $1 < best[what] { best[what] = $1 }
    END {
      for (i = 1; i <= names; i++) {
        printf "  %-46s %5d\n", name[i], best[name[i]] / n
        if (name[i] != "inputs read") sum += best[name[i]]
      }
      printf "  %-46s %5d  %5.1f x wc with one thread, %.1f with two\n", "all of it (reading counted once)", sum / n, sum / wc, sum / wc / 2
    }' "$log/parts-$run"
done
