#!/usr/bin/env bash
# Peers: what other tools need for the bench's work.
#
#   tests/bench/peers.sh [COUNT] [REPEATS]      default 1000000 3
#
# Every peer reads the bench's files, applies the twelve rules of tests/bench/pack and writes each candidate's
# decision and every reason (rule, code, effect). Installs the peers into build/bench/peers, says which it
# cannot, and goes on. Runs vet and the peers in turns, whole processes, and compares what each wrote in the
# first round with vet's, row by row. Prints the median and the best time per candidate, the least processor
# time, and how many times vet's median the median is. vet is measured with everything it writes, a peer with
# two files.
#
# Peers that need minutes for a million run on at most 100,000 candidates. Exit status 1: a peer's rows
# differ, or it failed. PEERS="duckdb polars" runs these only. What is compared: tests/bench/README.md.
# SPDX-License-Identifier: Apache-2.0
set -eu
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/../.."
count=${1:-1000000} repeats=${2:-3}
few=$((count < 100000 ? count : 100000))
build=$PWD/build/release peers=$PWD/tests/bench/peers home=$PWD/build/bench/peers
vet=${VET:-$build/vet} measure=$build/tests/bench_measure
out=$home/out log=$(mktemp -d)
trap 'rm -rf "$log" "$out"' EXIT
mkdir -p "$home"
. "$peers/install.sh"

# Peer, threads it may use, data, how many times vet's time the project's goal asks.
plan="duckdb 1 all 5
duckdb 2 all 5
polars 2 all 8
pandas 2 all 20
sqlite 1 all 40
miller 2 few 100
node 1 all 25
json_rules_engine 1 few 400
zen 1 few 400
opa 1 few 80
drools 2 all 8
duckdb 2 tenfold 3"

folder_of() {
  case $1 in
    all) echo "build/bench/$count" ;;
    few) echo "build/bench/$few" ;;
    tenfold) echo "build/bench/$count-tenfold" ;;
  esac
}
size_of() { [ "$1" = few ] && echo "$few" || echo "$count"; }

make_data() {   # make_data DATA: the lists, made once
  local folder evidence=""
  folder=$(folder_of "$1")
  [ "$1" = tenfold ] && evidence="1500 600"         # per thousand; the usual is 150 and 60
  [ "$folder/expected.txt" -nt $build/tests/bench_generate ] && return
  mkdir -p "$folder"
  $build/tests/bench_generate "$folder" "$(size_of "$1")" $evidence
}

run() {   # run PEER THREADS DATA: measures one run; what it wrote is in $out
  local data
  data=$PWD/$(folder_of "$3")
  rm -rf "$out"
  [ "$1" = vet ] || mkdir "$out"
  case $1 in
    vet) set -- "$@" "$vet" run tests/bench/pack "$data" -o "$out" --threads "$2" --no-inputs ;;
    duckdb | polars | pandas | zen) set -- "$@" "$home/venv/bin/python" "$peers/${1}_peer.py" "$data" "$out" "$2" ;;
    sqlite | miller) set -- "$@" sh "$peers/$1.sh" "$data" "$out" ;;
    node) set -- "$@" node "$peers/node.mjs" "$data" "$out" ;;
    json_rules_engine) set -- "$@" node "$home/npm/$1.mjs" "$data" "$out" ;;
    opa) set -- "$@" env GOMAXPROCS="$2" "$home/opa" "$data" "$out" ;;
    drools) set -- "$@" java -XX:+UseParallelGC -XX:ActiveProcessorCount="$2" \
      -cp "$home/drools/drools-peer-1.jar:$home/drools/dependency/*" bench.Main "$data" "$out" ;;
  esac
  "$measure" "${@:4}" >"$log/run" 2>"$log/said"
  cat "$log/run" >>"$log/$1-$2-$3"
  case $1-$(cut -d' ' -f4 "$log/run") in vet-[01] | *-0) ;; *)
    echo "peers: $1 FAILED:" >&2
    cat "$log/said" >&2
    return 1 ;;
  esac
}

reduce() {   # reduce NAME KEY-COLUMNS: rows of a CSV without the first line, the columns wanted, in order
  tail -n +2 "$out/$1.csv" | tr -d '\r"' | awk -F, "{ print $2 }" OFS=, | LC_ALL=C sort
}
keep_wanted() {   # keep_wanted DATA: what vet's run just wrote, in the form of the peers
  reduce decisions '$1, $2' >"$log/decisions-$1"
  reduce reasons '$1, $2, $9, $6' >"$log/reasons-$1"
}
check() {   # check PEER DATA: the same rows as vet?
  local what good=0
  for what in decisions reasons; do
    reduce $what '$0' >"$log/got"
    cmp -s "$log/$what-$2" "$log/got" && continue
    good=1
    echo "peers: $1 is WRONG: $what on $2 (< vet, > $1)" >&2
    diff "$log/$what-$2" "$log/got" | grep '^[<>]' | head -5 >&2 || true
  done
  return $good
}

[ -f "$build/build.ninja" ] || cmake --preset release >/dev/null
cmake --build "$build" --target vet bench_generate bench_measure >/dev/null
for data in all few tenfold; do make_data $data; done

plan=$(while read -r peer rest; do
  case " ${PEERS:-$peer} " in *" $peer "*) ;; *) continue ;; esac
  if install "$peer"; then echo "$peer $rest"
  else echo "peers: $peer could not be installed, left out (see $home)" >&2
  fi
done <<<"$plan")

bad=0
for ((round = 0; round < repeats; round++)); do
  for data in all tenfold few; do
    [ $data != few ] || [ $round = 0 ] || continue   # only asked what is right
    for threads in 1 2; do
      run vet $threads $data
      [ $round != 0 ] || keep_wanted $data
    done
  done
  while read -r peer threads data goal; do
    run "$peer" "$threads" "$data" </dev/null || { bad=1; continue; }
    [ $round != 0 ] || check "$peer" "$data" || bad=1
  done <<<"$plan"
done

per_candidate() {   # per_candidate median|best|busy PEER THREADS DATA, in nanoseconds; busy: processor time
  local row=1 column=1
  [ "$1" != median ] || row=$(((repeats + 1) / 2))
  [ "$1" != busy ] || column=2
  echo $(($(cut -d' ' -f$column "$log/$2-$3-$4" | sort -n | sed -n "${row}p") / $(size_of "$4")))
}
print_row() {   # print_row PEER THREADS DATA [GOAL]: a goal is met against vet with as many threads
  local base=$3
  [ "$3" != few ] || base=all
  awk -v name="$1" -v threads="$2" -v data="$3" -v count="$(size_of "$3")" -v goal="${4:-}" \
    -v time="$(per_candidate median "$1" "$2" "$3")" -v best="$(per_candidate best "$1" "$2" "$3")" \
    -v busy="$(per_candidate busy "$1" "$2" "$3")" -v one="$(per_candidate median vet 1 $base)" \
    -v two="$(per_candidate median vet 2 $base)" 'BEGIN {
      met = goal == "" ? "" : time / (threads == 1 ? one : two) >= goal ? "met" : "not met"
      printf "%-18s %7d %10d%-4s %8d %8d %9d %8.2f %8.2f %5s  %s\n", name, threads, count,
        data == "tenfold" ? " x10" : "", time, best, busy, time / one, time / two, goal, met }'
}
echo "peers: $count candidates, $repeats rounds, nanoseconds per candidate; x10: ten times the evidence"
printf "%-18s %7s %14s %8s %8s %9s %8s %8s %5s\n" peer threads candidates median best processor "x vet 1" \
  "x vet 2" goal
for data in all tenfold; do
  for threads in 1 2; do
    [ ! -f "$log/vet-$threads-$data" ] || print_row vet $threads $data
  done
done
while read -r peer threads data goal; do
  print_row "$peer" "$threads" "$data" "$goal"
done <<<"$plan"
[ $bad = 0 ] || { echo "peers: not everybody wrote what vet wrote" >&2; exit 1; }
