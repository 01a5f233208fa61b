#!/bin/sh
# Learned read paths change no byte: random packs over random lists, judged in every way and compared.
#
#   learned.sh VET TINY LAST_FIRST GENERATE [PACKS] [COUNT] [SEED] [LEAST]
#
# Default: 120 packs of 2800 candidates, from seed 1. TINY and LAST_FIRST are further programs
# (tests/CMakeLists.txt): of the one the trees have next to no room, so that whatever may run out, does; the
# other judges the end of the list first, so that paths are learned from others. Both cut the list into short
# blocks: eight threads are eight workers, each of whom has learned from others. Of each pack the whole output
# folder is compared, audit.sqlite too. Every run draws hash seeds of its own. Then the list is turned round:
# the decisions must be the same.
#
# Packs that are refused, lists on which hardly anybody is accepted, and packs of which hardly anything is
# learned prove nothing and fail; so do fewer evaluations (a rule asked about a candidate or a row) than
# LEAST. Each is counted once and made in every way. The long run: learned.sh ... 5000 4000.
set -eu
[ $# -ge 4 ] || { echo "usage: learned.sh VET TINY LAST_FIRST GENERATE [PACKS] [COUNT] [SEED] [LEAST]" >&2; exit 2; }
vet=$1 tiny=$2 last_first=$3 generate=$4 packs=${5:-120} count=${6:-2800} seed=${7:-1} least=${8:-0}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
. "$here/../support/locales.sh"
make_locales "$work/locales" tr_TR.UTF-8
cd "$work"
last=$((seed + packs)) accepted=0 asked=0 by_lua=0 wrong=0 settings="LC_ALL=C"

# judge WAY PROGRAM WORDS...: into WAY/; status 0 and 1 are both done
judge() {
    way=$1 program=$2 status=0
    shift 2
    mkdir "$way"
    # shellcheck disable=SC2086
    env $settings "$program" run w/pack w/docket -o out --no-inputs "$@" > "$way/screen" 2> "$way/errors" || status=$?
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
# What the profile says below the run's own words is counted and taken away.
count_asked() {
    awk '!found && /^What each rule cost/ { found = 1 } !found { print > "told"; next }
         /^ *[0-9]+ +[0-9]+ +[0-9.]+% / { asked += $1; lua += $2 } END { print asked + 0, lua + 0 }' "$1" > counted
    sed '$d' told > "$1"                                          # the empty line before the profile
    read -r more lua < counted
    asked=$((asked + more)) by_lua=$((by_lua + lua))
}
while [ "$seed" -lt "$last" ]; do
    rm -rf w plain one eight tiny last-first round
    "$generate" w "$seed" "$count"
    judge plain "$vet" --plain --threads 1 --reader libcsv
    judge one "$vet" --threads 1 --profile
    count_asked one/errors
    settings="LC_ALL=tr_TR.UTF-8 TZ=Pacific/Kiritimati"
    judge eight "$vet" --threads 8
    settings="LC_ALL=C"
    judge tiny "$tiny" --threads 8
    judge last-first "$last_first" --threads $((1 + seed % 2 * 7))
    for way in one eight tiny last-first; do same $way; done
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
if [ $((by_lua * 2)) -gt $asked ]; then
    echo "learned: $by_lua of $asked answers came from Lua: hardly anything is learned, this proves little" >&2
    exit 1
fi
if [ $asked -lt "$least" ]; then
    echo "learned: $asked evaluations, expected $least" >&2
    exit 1
fi
echo "learned: $packs packs, $((packs * count)) candidates, $accepted accepted; $asked evaluations," \
    "$((asked - by_lua)) of them by a known path: the same in every way"
