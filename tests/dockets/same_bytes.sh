#!/bin/sh
# The same bytes whatever the threads, the locale, the time zone, and on a second run: same_bytes.sh VET TINY LAST_FIRST NAME
#
# Every file of the output folder is compared, audit.sqlite too, and what run, why, list and tally print.
# Then the rows of all tables but the list are turned round. The files are then others, and places in them;
# everything else that is told must be the same.
# TINY and LAST_FIRST learn where there is next to no room, and from the end of the list (tests/CMakeLists.txt).
# A locale that is not there changes nothing and so proves nothing; the script names those it cannot make.
# Status 77 (skipped) when the lists are not there.
set -eu
[ $# -eq 4 ] || { echo "usage: same_bytes.sh VET TINY LAST_FIRST NAME" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
vet=$1 tiny=$2 last_first=$3 name=$4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
"$here/lay.sh" "$name" "$work"
. "$here/../support/locales.sh"
make_locales "$work/locales" de_DE.UTF-8 tr_TR.UTF-8 zh_TW.EUC-TW
cd "$work"

# run_as WHERE "THREADS OPTIONS" WORD=VALUE...: one run and everything that can be asked of it, into WHERE
run_as() {
    where=$1 threads=$2
    shift 2
    mkdir -p "$where"
    ( cd "$where"
      env "$@" "$vet" run ../pack ../docket -o out --threads $threads > screen 2> errors || echo $? > status
      for ask in "list out" "list out --decision refer --json" "list out --lang zh" "tally out --by decision,rule" \
                 "tally out --by name:folded --json"; do
          env "$@" "$vet" $ask >> asked 2>&1 || echo $? >> status
      done
      who=$(sed -n 2p out/decisions.csv | cut -d, -f1)
      env "$@" "$vet" why out "$who" >> asked 2>&1 || echo $? >> status )
}
run_as one 1 LC_ALL=C
if [ -e one/status ]; then
    echo "$name: a command failed: status $(cat one/status)" >&2
    cat one/errors one/asked >&2
    exit 1
fi
wrong=0
same() {
    if ! diff -r one "$1" > differences 2>&1; then
        echo "$name: not the same bytes: $2" >&2
        head -5 differences >&2
        wrong=1
    fi
    rm -rf "$1"
}
for threads in 1 2 8; do
    run_as again $threads LC_ALL=C
    same again "$threads threads"
done
run_as again "2 --plain --reader libcsv" LC_ALL=C
same again "every rule by Lua, every line by libcsv"
learned=$vet
for vet in "$tiny" "$last_first"; do
    run_as again 8 LC_ALL=C
    same again "8 threads of ${vet##*/}"
done
vet=$learned
for locale in de_DE.UTF-8 tr_TR.UTF-8 zh_TW.EUC-TW; do
    run_as other 2 LC_ALL=$locale LANGUAGE=de TZ=Pacific/Kiritimati
    same other "$locale"
done
# turn FILE HEADERS: its rows from last to first, after the header. No cell of these files holds a line break.
turn() {
    head -n "$2" "$1" > turned
    tail -n +$(($2 + 1)) "$1" | tac >> turned
    mv turned "$1"
}
told() {
    for file in decisions.csv reasons.csv tasks.csv tallies.json summary.txt; do
        sed 's/\.csv:[0-9]*/.csv/g' "$1/out/$file"
    done
}
told one > before
while read -r file headers; do
    [ -z "$headers" ] || turn "docket/${file##*/}" "$headers"
done <<end
$(grep -v '^+ ' "$here/$name/files.txt" | tail -n +2)
end
run_as last 2 LC_ALL=C
told last > after
if ! cmp -s before after; then
    echo "$name: not the same with the rows of the other tables turned round" >&2
    diff before after | head -5 >&2
    wrong=1
fi
[ $wrong -eq 0 ] && echo "$name: the same bytes every time"
exit $wrong
