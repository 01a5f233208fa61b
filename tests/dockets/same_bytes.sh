#!/bin/sh
# The same bytes whatever the threads, the locale, the time zone, and on a second run: same_bytes.sh VET NAME
#
# Every file of the output folder is compared, audit.sqlite too, and what run, why, list and tally print.
# Then the rows of all tables but the list are turned round. The files are then others, and places in them;
# everything else that is told must be the same.
# A locale that is not installed changes nothing and so proves nothing; the script names those it misses.
# Status 77 (skipped) when the lists are not there.
set -eu
[ $# -eq 2 ] || { echo "usage: same_bytes.sh VET NAME" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
vet=$1 name=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
"$here/lay.sh" "$name" "$work"
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
run_as again "2 --reader libcsv" LC_ALL=C
same again "every line read by libcsv"
for locale in de_DE.UTF-8 tr_TR.UTF-8 zh_TW.euctw; do
    known=$(LC_ALL=$locale locale charmap 2>/dev/null || true)
    [ "${known:-ANSI_X3.4-1968}" != ANSI_X3.4-1968 ] || echo "$name: $locale is not installed here"
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
