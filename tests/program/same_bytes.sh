#!/usr/bin/env bash
# The same bytes for samples/village whatever is not the data: same_bytes.sh VET TINY LAST_FIRST
#
# 1. Threads, a second run, foreign locales and time zones, another folder to work in, --plain, --reader, paths
#    learned where there is next to no room (TINY) and from the end of the list (LAST_FIRST): every file of the
#    output folder and all that is printed.
# 2. Rows of evidence in another order: everything but the places (file:line) in reasons.csv.
# 3. Every order of the four replies about one candidate, and of his three convictions.
# A locale that is not there proves nothing; the script names those it cannot make.
set -eu
vet=$(realpath "$1") tiny=$(realpath "$2") last_first=$(realpath "$3")
. "$(dirname "$0")/../support/program.sh"
. "$root/tests/support/locales.sh"
make_locales "$work/locales" tr_TR.UTF-8 de_DE.UTF-8 zh_CN.GB18030 ar_EG.UTF-8
cp -r "$root/rules/cn-village" pack
cp -r "$root/rules/shared" shared      # what it includes
cp -r "$root/samples/village" docket

# run_as WHERE OPTIONS WORD=VALUE...: one run, and what can be asked of it, into WHERE
run_as() {
    local where=$1 options=$2 ask
    shift 2
    mkdir -p "$where"
    ( cd "$where"
      # shellcheck disable=SC2086
      env "$@" "$vet" run "$work/pack" "$work/docket" -o out $options >screen 2>errors || echo $? >>status
      for ask in "list out" "list out --lang zh" "list out --decision refer --json" "tally out --by decision,rule" \
                 "tally out --by post,sex:folded --json" "why out V02-05" "why out V10-07 --lang zh" \
                 "why out V05-05 --json"; do
          env "$@" "$vet" $ask >>asked 2>&1 || echo $? >>status
      done )
}
same() {   # same WHERE WHAT: as the first run
    diff -r first "$1" >differences 2>&1 || { complain "other bytes: $2"; head -5 differences >&2; }
    rm -rf "$1"
}

run_as first "--threads 1" LC_ALL=C
[ "$(cat first/status)" = 1 ] || complain "status $(cat first/status), expected 1: done, with unreadable rows"
[ "$(grep -c . first/asked)" -gt 200 ] || complain "little to compare"
run_as other "--threads 1" LC_ALL=C
same other "a second run"
for threads in 2 8; do
    run_as other "--threads $threads" LC_ALL=C
    same other "$threads threads"
    run_as other "--threads $threads --plain" LC_ALL=C
    same other "$threads threads, --plain"
done
for program in "$tiny" "$last_first"; do
    for threads in 1 8; do
        vet=$program run_as other "--threads $threads" LC_ALL=C
        same other "$threads threads of ${program##*/}"
    done
done
run_as other "--threads 2 --reader libcsv" LC_ALL=C
same other "every line read by libcsv"
for locale in tr_TR.UTF-8 de_DE.UTF-8 zh_CN.GB18030 ar_EG.UTF-8; do
    run_as other "--threads 2" LC_ALL=$locale LANG=$locale LANGUAGE=tr TZ=Pacific/Kiritimati
    same other "$locale"
done
run_as deep/down/here "--threads 2" TZ=America/St_Johns HOME=/nonexistent TMPDIR=/nonexistent
same deep/down/here "another folder to work in"
mv docket elsewhere && mv pack rules && ln -s elsewhere docket && ln -s rules pack
run_as other "--threads 2" LC_ALL=C
same other "pack and docket by other names"

# ---- rows in another order: what the run says of everybody must not change

# Shuffled rows stand elsewhere in their file; that is all that may be told of it.
without_places() { sed 's/\.csv:[0-9]*/.csv:N/g' "$1"; }

compare_shuffled() {   # compare_shuffled FIRST OTHER WHAT
    local file
    for file in decisions.csv tallies.json summary.txt; do
        cmp -s "$1/$file" "$2/$file" || { complain "$3: other bytes in $file"; diff "$1/$file" "$2/$file" | head -5 >&2; }
    done
    for file in reasons.csv tasks.csv; do
        without_places "$1/$file" >a
        without_places "$2/$file" >b
        cmp -s a b || { complain "$3: $file says otherwise"; diff a b | head -5 >&2; }
    done
}

# shuffle FILE SEED: the lines below the header in another order; line 5 of conclusions.csv, which the
# docket passes over, stays where it is.
shuffle() {
    local kept=""
    case $1 in */conclusions.csv) kept=$(sed -n 5p "$1"); sed -i 5d "$1" ;; esac
    { head -1 "$1"; sed 1d "$1" | shuf --random-source=<(yes "$2"); } >shuffled.rows
    [ -z "$kept" ] || sed -i "4a $kept" shuffled.rows
    mv shuffled.rows "$1"
}
rm docket && mv elsewhere docket
for seed in 1 2 3 4 5; do
    rm -rf shuffled && cp -r docket shuffled
    for file in shuffled/records/*.csv shuffled/replies/*.csv shuffled/conclusions.csv shuffled/stays.csv \
                shuffled/admin_penalties.csv shuffled/election_body.csv shuffled/units.csv; do
        shuffle "$file" $seed
    done
    ends 1 shuffled.run run pack shuffled -o shuffled.out --replace --threads $seed
    compare_shuffled first/out shuffled.out "evidence shuffled with $seed"
done

# orders MADE LEFT...: every order of the words, one line each, words by ":"
orders() {
    local made=$1 i
    shift
    [ $# -gt 0 ] || echo "$made"
    for ((i = 1; i <= $#; i++)); do orders "$made:${!i}" "${@:1:i-1}" "${@:i+1}"; done
}

# every_order FILE PATTERN WHO: puts the rows of FILE with PATTERN into every order, below the others,
# and compares each run, and what `why` says of WHO, with the first.
every_order() {
    local order n=0 row count
    grep "$2" "docket/$1" >rows
    grep -v "$2" "docket/$1" >others
    count=$(wc -l <rows)
    rm -rf ordered && cp -r docket ordered
    # shellcheck disable=SC2046
    for order in $(orders "" $(seq "$count")); do
        { cat others; for row in ${order//:/ }; do sed -n "${row}p" rows; done; } >"ordered/$1"
        "$vet" run pack ordered -o ordered.out --replace --threads 2 >/dev/null 2>&1 || [ $? -eq 1 ] || complain "$order: not done"
        "$vet" why ordered.out "$3" | without_places /dev/stdin >why.now
        if [ $n -eq 0 ]; then
            rm -rf order.first && cp -r ordered.out order.first
            cp why.now why.first
        fi
        n=$((n + 1))
        compare_shuffled order.first ordered.out "order $order of $count rows in $1"
        cmp -s why.first why.now || { complain "order $order: why says otherwise"; diff why.first why.now | head -5 >&2; }
    done
    echo "same_bytes: $n orders of $count rows about $3 in $1"
    [ "$n" -eq 24 ] || complain "expected 24 orders"
}
# Four replies about one person in one file: two departments, one of them three times, once in doubt.
sed -i '/^V07-01,/d' docket/replies/court.csv docket/replies/discipline.csv
printf '%s\n' V07-01,court,2026-10-12,id_and_name,clear,,a V07-01,court,2026-10-01,name,unclear,,b \
    V07-01,discipline,2026-10-14,id_and_name,adverse,other,c V07-01,court,2026-10-12,id_and_name,unclear,,d \
    >>docket/replies/court.csv
every_order replies/court.csv '^V07-01,' V07-01
# Four rows about one person: convicted, quashed, before the court, and one that cannot be dated.
person=$(sed -n 2p docket/records/court.csv | cut -d, -f1-3)
number=$(echo "$person" | cut -d, -f2)
sed -i "/$number/d" docket/records/court.csv docket/records/police.csv
printf '%s\n' "$person,盗窃罪 theft,2009-04-02,判处刑罚,2009-11-20,未撤销,1y6m,否,否,,one" \
    "$person,诈骗罪 fraud,2010-04-02,判处刑罚,2010-11-20,2015-01-01,1y,否,是,2028-01-01,two" \
    "$person,诈骗罪 fraud,2011-04-02,在审,未生效,未撤销,,否,否,,three" \
    "$person,诈骗罪 fraud,2012,判处刑罚,,未撤销,2y,否,,,four" >>docket/records/court.csv
sed -i '/expect = { rows = 23 }/d' docket/docket.lua
every_order records/court.csv "$number" "$(grep "$number" docket/candidates.csv | cut -d, -f1)"
finish "the same bytes every time"
