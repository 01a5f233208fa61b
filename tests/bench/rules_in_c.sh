#!/usr/bin/env bash
# What plain Lua costs beside C: the twelve rules of the bench, written by hand in C, in the same pipeline.
#
#   tests/bench/rules_in_c.sh [COUNT] [REPEATS]      default 1000000 5
#
# Builds the release preset. First both ways must say the same, candidate by candidate and reason by reason,
# of a list of 20,000 with damaged cells and of the list that is measured. Then, REPEATS times in turns: `vet run`,
# `vet run --only decisions`, judging by Lua, judging by C; each a process of its own, one thread, warm cache,
# output written to disk. With T the time of the whole run, L that of judging by Lua and C that of judging by C,
# the ratio is T / (T - L + C): loading, joining, counting and writing are the same. README.md says what L holds
# that C does not.
set -eu
cd "$(dirname "$0")/../.."
count=${1:-1000000} repeats=${2:-5}
build=build/release
[ -f $build/build.ninja ] || cmake --preset release >/dev/null
cmake --build $build --target vet bench_generate bench_measure bench_rules_in_c >/dev/null
vet=$build/vet measure=$build/tests/bench_measure both=$build/tests/bench_rules_in_c pack=tests/bench/pack
data=build/bench/$count log=$(mktemp -d build/rules-in-c-XXXXXX)
trap 'rm -rf "$log"' EXIT
judged() {   # judged WAY DOCKET LOG: appends "wall-ns processor-ns"; says that both ways agree, or fails
  $both $pack "$2" "$1" >>"$log/$3" 2>"$log/said" || { cat "$log/said" >&2; exit 1; }
}
if [ ! -f "$data/expected.txt" ] || [ $build/tests/bench_generate -nt "$data/expected.txt" ]; then
  mkdir -p "$data"
  $build/tests/bench_generate "$data" "$count"
fi

mkdir "$log/whole"
$build/tests/bench_generate "$log/whole" 20000
tests/bench/damage.sh "$log/whole" "$log/damaged"
judged c "$log/damaged" damaged-c
echo "20,000 candidates, damaged cells: $(cat "$log/said")"

for ((i = 0; i < repeats; i++)); do
  for only in "" "--only decisions"; do
    rm -rf "$log/out"
    # shellcheck disable=SC2086
    $measure $vet run $pack "$data" -o "$log/out" --threads 1 --no-inputs $only >>"$log/run$only" 2>"$log/said"
    awk '$4 > 1 { exit 1 }' "$log/run$only" || { cat "$log/said" >&2; exit 1; }
    awk -F, -f tests/bench/planted.awk "$data/expected.txt" "$log/out/decisions.csv"
  done
  judged lua "$data" lua
  judged c "$data" c
done
echo "$count candidates: $(cat "$log/said")"

column() { awk -v c="$2" '{ print $c }' "$log/$1" | sort -n; }
best() { column "$1" "$2" | head -1; }
median() { column "$1" "$2" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
# ratio NAME LOG HOW COLUMN: best or median of a column of the logs.
ratio() {
  awk -v name="$1" -v t="$($3 "$2" "$4")" -v l="$($3 lua "$4")" -v c="$($3 c "$4")" \
    -v n="$count" 'BEGIN {
      printf "%-43s run %5d, judging by Lua %4d, by C %4d ns per candidate; ratio %.2f\n", name, t / n, l / n, c / n,
             t / (t - l + c) }'
}
for run in "run" "run--only decisions"; do
  name="vet ${run/--/ --}"
  ratio "$name, processor, best" "$run" best 2
  ratio "$name, processor, median" "$run" median 2
  ratio "$name, wall, best" "$run" best 1
  ratio "$name, wall, median" "$run" median 1
done
