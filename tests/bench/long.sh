#!/usr/bin/env bash
# A list longer than memory: made as it is read, never a file.
#
#   tests/bench/long.sh [COUNT] [MEMORY]      default 10000000 512M
#
# generate writes the list into a pipe, vet takes it from standard input (file = "-") with --memory MEMORY and
# --only decisions. Printed: time, the most memory of its own the process had (RssAnon, looked at ten times a second), and what it
# had in all. The system counts mapped files there too, and takes them back when it needs the room. Fails when the
# decisions are not the planted ones. Needs some 350 bytes of disk for each candidate under build/bench.
set -eu
cd "$(dirname "$0")/../.."
count=${1:-10000000} memory=${2:-512M}
build=build/release
[ -f $build/build.ninja ] || cmake --preset release >/dev/null
cmake --build $build --target vet bench_generate >/dev/null
data=build/bench/long-$count out=build/bench/out-long
rm -rf "$data" "$out"
mkdir -p "$data"
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$data" "$out"' EXIT
mkfifo "$data/candidates.csv"
$build/tests/bench_generate "$data" "$count" &
generate=$!
exec 3<"$data/candidates.csv"            # opens once the records are written and the list begins
sed -i 's/file = "candidates.csv"/file = "-"/' "$data/docket.lua"
started=$(date +%s%N)
${VET:-$build/vet} run tests/bench/pack "$data" -o "$out" --memory "$memory" --only decisions <&3 \
  >"$data/screen" 2>"$data/said" &
vet=$!
exec 3<&-
own=0 all=0
while status=$(cat /proc/$vet/status 2>/dev/null) && grep -q RssAnon <<<"$status"; do
  read -r now_own now_all <<<"$(awk '/^RssAnon/ { own = $2 } /^VmRSS/ { all = $2 } END { print own, all }' <<<"$status")"
  [ "$now_own" -le $own ] || own=$now_own
  [ "$now_all" -le $all ] || all=$now_all
  sleep 0.1
done
code=0
wait $generate
wait $vet || code=$?
ended=$(date +%s%N)
[ $code -le 1 ] || { cat "$data/said" >&2; exit 1; }
awk -v ms=$(((ended - started) / 1000000)) -v n="$count" -v own=$own -v all=$all -v memory="$memory" 'BEGIN {
  printf "long: %d candidates, --memory %s: %.1f s, %.0f ns per candidate; own memory %.1f MB, %.1f bytes per candidate; resident %.1f MB\n",
    n, memory, ms / 1e3, ms * 1e6 / n, own / 1e3, own * 1024 / n, all / 1e3 }'
awk -F, -f tests/bench/planted.awk "$data/expected.txt" "$out/decisions.csv" || { echo "long: the decisions are wrong" >&2; exit 1; }
