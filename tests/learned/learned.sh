#!/bin/sh
# Learned read paths change no byte: random packs over random lists, judged in every way and compared.
#
#   learned.sh VET TINY GENERATE [PACKS] [COUNT] [SEED]     default 100 packs of 2000 candidates, from seed 1
#
# TINY is a vet whose trees have next to no room (tests/CMakeLists.txt): whatever may run out, does. Of each
# pack the whole output folder is compared, audit.sqlite too: plain Lua against learned with one thread and
# with eight, and tiny with two. Then the list is turned round, so that paths are learned from others: the
# decisions must be the same. Packs that are refused and lists on which hardly anybody is accepted prove
# nothing and fail. The long run: learned.sh VET TINY GENERATE 5000 4000.
set -eu
[ $# -ge 3 ] || { echo "usage: learned.sh VET TINY GENERATE [PACKS] [COUNT] [SEED]" >&2; exit 2; }
vet=$1 tiny=$2 generate=$3 packs=${4:-100} count=${5:-2000} seed=${6:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
last=$((seed + packs)) accepted=0 wrong=0

# judge WAY PROGRAM WORDS...: into WAY/; status 0 and 1 are both done
judge() {
    way=$1 program=$2 status=0
    shift 2
    mkdir "$way"
    "$program" run w/pack w/docket -o out --no-inputs "$@" > "$way/screen" 2> "$way/errors" || status=$?
    echo $status > "$way/status"
    if [ $status -gt 1 ]; then
        echo "learned: seed $seed, $count candidates: status $status of $way: $(cat "$way/errors")" >&2
        exit 1
    fi
    mv out "$way/out"
}
same() {
    if ! diff -r plain "$1" > differences 2>&1; then
        echo "learned: seed $seed, $count candidates: $1 is not the same as plain:" >&2
        head -5 differences >&2
        wrong=1
    fi
}
while [ "$seed" -lt "$last" ]; do
    rm -rf w plain one eight tiny round
    "$generate" w "$seed" "$count"
    judge plain "$vet" --plain --threads 1
    judge one "$vet" --threads 1
    judge eight "$vet" --threads 8
    judge tiny "$tiny" --threads 2
    for way in one eight tiny; do same $way; done
    { head -n 1 w/docket/candidates.csv; tail -n +2 w/docket/candidates.csv | tac; } > turned
    mv turned w/docket/candidates.csv
    judge round "$vet" --threads 1
    sort plain/out/decisions.csv > before
    sort round/out/decisions.csv > after
    if ! cmp -s before after; then
        echo "learned: seed $seed, $count candidates: learned from others, and the decisions are others" >&2
        diff before after | head -5 >&2
        wrong=1
    fi
    [ $wrong -eq 0 ] || exit 1
    accepted=$((accepted + $(grep -c ',accept,' plain/out/decisions.csv || true)))
    seed=$((seed + 1))
done
if [ $accepted -lt $((packs * count / 4)) ]; then
    echo "learned: only $accepted of $((packs * count)) were accepted: this proves little" >&2
    exit 1
fi
echo "learned: $packs packs, $((packs * count)) candidates, $accepted accepted: the same in every way"
