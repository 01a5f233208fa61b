#!/usr/bin/env bash
# The gate on speed: how many instructions of vet's own a candidate costs.
#
#   tests/bench/instructions.sh [LIMIT]     fails when they are more than 3 % above LIMIT's number
#   UPDATE=1 tests/bench/instructions.sh    writes LIMIT, default tests/bench/instructions.txt, anew
#
# A run over 40,000 candidates less one over 20,000, under valgrind's callgrind, with one thread: what a run
# costs once falls out. Only code of vet itself is counted; how SQLite, Lua, libcrypto and the C library are
# built is not ours, nor is what the program holds of libcrypto's archive. Times vary with the machine; this number does not.
set -eu
cd "$(dirname "$0")/../.."
limit=${1:-tests/bench/instructions.txt}
command -v valgrind >/dev/null || { echo "instructions: skipped, there is no valgrind; ./setup checks installs it"; exit 0; }
build=build/release
cmake --build $build --target vet bench_generate >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# of COUNT: instructions of vet's own code. In callgrind's file "ob=" names whose code follows, and after
# "calls=" comes a line with what the callee cost, which is counted where the callee stands.
of() {
  $build/tests/bench_generate "$work/data-$1" "$1" >/dev/null
  valgrind -q --tool=callgrind --callgrind-out-file="$work/cost-$1" $build/vet run tests/bench/pack \
    "$work/data-$1" -o "$work/out-$1" --threads 1 --no-inputs >/dev/null 2>"$work/said" || [ $? -eq 1 ] ||
    { cat "$work/said" >&2; exit 1; }
  awk '/^c?ob=/ { id = $1; sub(/^c?ob=/, "", id)          # "(7) path" where it is met first, then "(7)"
         if (NF > 1) own[id] = $2 ~ /\/vet$/
         if (/^ob=/) ours = own[id]
         next }
       /^c?fn=/ { id = $1; sub(/^c?fn=/, "", id)
         if (NF > 1) foreign[id] = $2 ~ /^(SHA256|sha256|OPENSSL)_/
         if (/^fn=/) theirs = foreign[id]
         next }
       /^calls=/ { getline; next }
       /^[0-9+*-]/ { if (ours && !theirs) sum += $2 }
       END { printf "%.0f\n", sum }' "$work/cost-$1"
}
mkdir "$work/data-20000" "$work/data-40000"
few=$(of 20000) many=$(of 40000)
each=$(((many - few) / 20000))
[ "$each" -gt 1000 ] || { echo "instructions: $each per candidate cannot be" >&2; exit 1; }
if [ "${UPDATE:-0}" = 1 ]; then echo "$each" >"$limit"; fi
was=$(cat "$limit")
awk -v now="$each" -v was="$was" 'BEGIN {
  printf "instructions: %d of vet itself per candidate, 12 rules; written down: %d (%+.1f %%)\n", now, was,
         (now / was - 1) * 100
  if (now > was * 1.03) {
    print "instructions: more than 3 % above; find what costs it (callgrind_annotate), or, if it is worth it, " \
          "write it down: UPDATE=1 tests/bench/instructions.sh" > "/dev/stderr"
    exit 1
  }
}'
