#!/usr/bin/env bash
# The bench: what a run costs per candidate.
#
#   tests/bench/run.sh [COUNT] [REPEATS]      default 1000000 5
#
# Builds the release preset, makes the data once (build/bench/COUNT), then runs in turns `wc -l` over
# the inputs, vet with one thread and with two, and the same with decisions only. Warm cache, whole process, output written to disk.
# Prints the best and the median of REPEATS. Fails when the decisions are not the planted ones.
# VET=program measures another build. Further arguments of `vet run` can be put in VET_ARGS.
set -eu
cd "$(dirname "$0")/../.."
count=${1:-1000000} repeats=${2:-5}
build=build/release
[ -f $build/build.ninja ] || cmake --preset release >/dev/null
cmake --build $build --target vet bench_generate bench_measure >/dev/null
vet=${VET:-$build/vet} measure=$build/tests/bench_measure
data=build/bench/$count out=build/bench/out-$count
if [ ! -f "$data/expected.txt" ] || [ $build/tests/bench_generate -nt "$data/expected.txt" ]; then
  mkdir -p "$data"
  $build/tests/bench_generate "$data" "$count"
fi
log=$(mktemp -d)
trap 'rm -rf "$log" "$out"' EXIT

once() {   # once LOG COMMAND...: appends "wall-ns processor-ns bytes status"
  local to=$1
  shift
  "$measure" "$@" >>"$to" 2>"$log/said"
}
for ((i = 0; i < repeats; i++)); do
  once "$log/wc" wc -l "$data/candidates.csv" "$data/criminal_records.csv" "$data/findings.csv"
  for threads in 1 2; do
    rm -rf "$out"
    once "$log/$threads" "$vet" run tests/bench/pack "$data" -o "$out" --threads "$threads" --no-inputs \
      ${VET_ARGS:-}
  done
  for threads in 1 2; do
    rm -rf "$out"
    once "$log/only-$threads" "$vet" run tests/bench/pack "$data" -o "$out" --threads "$threads" \
      --only decisions ${VET_ARGS:-}
  done
done
if awk '$4 > 1 { bad = 1 } END { exit !bad }' "$log/1" "$log/2" "$log/only-1" "$log/only-2"; then
  echo "bench: vet failed:" >&2
  cat "$log/said" >&2
  exit 1
fi

awk -F, -f tests/bench/planted.awk "$data/expected.txt" "$out/decisions.csv" ||
  { echo "bench: the decisions are wrong" >&2; exit 1; }

column() { awk -v c="$2" '{ print $c }' "$log/$1" | sort -n; }
best() { column "$1" 1 | head -1; }
median() { column "$1" 1 | sed -n "$((repeats / 2 + 1))p"; }
busy() { column "$1" 2 | head -1; }
peak() { column "$1" 3 | tail -1; }
echo "bench: $count candidates, $(($(wc -l <"$data/criminal_records.csv") - 1)) criminal records," \
  "$(($(wc -l <"$data/findings.csv") - 1)) findings, 12 rules; best of $repeats (median)"
report() {   # report NAME LOG
  awk -v name="$1" -v n="$count" -v b="$(best "$2")" -v m="$(median "$2")" -v c="$(busy "$2")" \
    -v w="$(best wc)" -v p="$(peak "$2")" 'BEGIN {
      printf "%-25s %7.3f s  %6d ns per candidate (%d), processor %6d ns, %6.1f x wc, peak %d bytes per candidate\n",
        name, b / 1e9, b / n, m / n, c / n, b / w, p / n }'
}
report "wc -l of the inputs" wc
report "vet run, 1 thread" 1
report "vet run, 2 threads" 2
report "decisions only, 1 thread" only-1
report "the same, 2 threads" only-2
