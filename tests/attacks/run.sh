#!/bin/sh
# Attacks the pack beside it: run.sh VET [NAME...]
#
# Every file rules/NAME.lua, impure/NAME.lua, slates/NAME.lua (or NAME.sh, which prints one too large to keep) is added
# to pack/, and the pack is run on a list of 4,096 candidates of whom three are attacked. What is then
# said, and whose decision is another than without the file, must be what stands in NAME.txt; with one
# thread, two and eight, with learned paths and without, the output folders must be the same to the byte; and with
# VET_LAST_FIRST, a vet that judges the end of the list first in short blocks (tests/CMakeLists.txt): whoever meets
# it first, and whichever of eight workers that is.
# Stacks are 1 MiB. UPDATE=1 writes the NAME.txt anew: read every line of the difference.
set -eu
[ $# -ge 1 ] || { echo "usage: run.sh VET [NAME...]" >&2; exit 2; }
vet=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
ulimit -s 1024
LC_ALL=C
export LC_ALL

make_docket() {
    mkdir "$work/docket"
    printf '%s\n' 'docket { days = { election_day = "2026-11-08" }, sources = { records = {' \
        '  file = "records.csv", covers = { everybody = true, says = "a letter" } } } }' > "$work/docket/docket.lua"
    awk 'BEGIN { print "candidate_id,name,birth_date,attacked,note,number"
                 for (i = 1; i <= 4096; i++)
                     printf "C%04d,Person %d,%s,%s,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,%d\n", i, i,
                            i % 10 == 5 ? "2010-01-01" : "1980-05-05", i == 7 || i == 2000 || i == 4005 ? "yes" : "no", i
         }' > "$work/docket/candidates.csv"
    printf '%s\n' candidate_id,offence,on,sealed C0007,theft,2011-01-01,no C0007,fraud,2012-02-02,no \
        C2000,theft,2013-03-03,no C2000,fraud,2014-04-04,no C4005,theft,2015-05-05,no C4005,fraud,2016-06-06,no \
        > "$work/docket/records.csv"
}

# Runs the pack in $work/pack into $work/$1 with further options; the status goes to $work/$1.status.
run_pack() {
    out=$1
    shift
    status=0
    timeout 100 "${program:-$vet}" run "$work/pack" "$work/docket" -o "$work/$out" "$@" \
        > "$work/$out.screen" 2> "$work/$out.errors" || status=$?
    echo "$status" > "$work/$out.status"
}

# What a reader of the run is told, and whose decision changed.
show() {
    echo "status $(cat "$work/one.status")"
    cat "$work/one.errors"
    [ -d "$work/one" ] || return 0
    sed -n '/^RULES IN TROUBLE/,/^$/p' "$work/one.screen"
    sed 1d "$work/one/reasons.csv" | grep -v '^C[0-9]*,AGE,' | tr -d '\r' |
        sed -E 's/^C[0-9]*,//; s/candidates.csv:[0-9]*/candidates.csv:N/; s/,([0-9a-f]{64})?,,,,,[^,]*$//' |
        sort | uniq -c         # without what was read and who was named, which is everybody's own
    if [ -s "$work/one/tasks.csv" ]; then sed 1d "$work/one/tasks.csv" | tr -d '\r' | sort; fi
    cut -d, -f1,2 "$work/one/decisions.csv" > "$work/now"
    diff "$work/before" "$work/now" > "$work/changed" || true
    sed -n 's/^> //p' "$work/changed" | awk 'NR <= 5 { print } END { if (NR > 5) print "... " NR " in all" }'
}

attack() {
    file=$1
    name=$(basename "${file%.*}")
    rm -rf "$work/pack" "$work/one" "$work/other"
    cp -R "$here/pack" "$work/pack"
    case $file in
    *.sh) sh "$file" > "$work/pack/$name.lua" ;;
    *) cp "$file" "$work/pack/" ;;
    esac
    run_pack one --threads 1
    show > "$work/seen"
    for how in "--threads 2" "--threads 8" "--threads 8 --plain" "--threads 8 from the last"; do
        program=$vet
        case $how in *last) program=${VET_LAST_FIRST:-$vet} ;; esac
        rm -rf "$work/other"
        # shellcheck disable=SC2086
        run_pack other ${how% from the last}
        program=
        for part in status errors screen; do
            sed 's/^Written to .*//' "$work/one.$part" > "$work/a"
            sed 's/^Written to .*//' "$work/other.$part" > "$work/b"
            cmp -s "$work/a" "$work/b" || { echo "$name: with $how another $part:"; diff "$work/a" "$work/b" | head -20; return 1; }
        done
        [ -d "$work/one" ] || continue
        diff -r "$work/one" "$work/other" > "$work/difference" ||
            { echo "$name: with $how other bytes:"; head -20 "$work/difference"; return 1; }
    done
    if [ "${UPDATE:-0}" = 1 ]; then cp "$work/seen" "${file%.*}.txt"; fi
    diff -u "${file%.*}.txt" "$work/seen" || { echo "$name: not what ${file%.*}.txt says"; return 1; }
}

make_docket
cp -R "$here/pack" "$work/pack"
run_pack base --threads 1
cut -d, -f1,2 "$work/base/decisions.csv" > "$work/before"
wrong=0 count=0
for file in "$here"/rules/*.lua "$here"/rules/*.sh "$here"/impure/*.lua "$here"/slates/*.lua; do
    name=$(basename "${file%.*}")
    case " ${*:-$name} " in *" $name "*) ;; *) continue ;; esac
    count=$((count + 1))
    attack "$file" || wrong=$((wrong + 1))
done
echo "attacks: $count tried, $wrong not as expected"
[ "$wrong" -eq 0 ] && [ "$count" -gt 0 ]
