#!/usr/bin/env bash
# Ctrl-C and its like leave nothing behind: interrupt.sh VET BENCH_GENERATE [MOMENTS]
#
# 1. INT, TERM and HUP at many moments of a run: no hidden folder stays, the folder is whole or not there, and the
#    shell is told that vet was killed by the signal. The same for a run that replaces one, and for a folder of letters.
# 2. A signal that was ignored at the start, as under nohup, stays ignored.
set -eu
vet=$(realpath "$1") generate=$(realpath "$2") moments=${3:-6}
. "$(dirname "$0")/../support/program.sh"
pack=$root/tests/bench/pack
# A shell lets what runs beside it ignore INT.
if ! env --default-signal=INT true 2>/dev/null; then
    echo "interrupt: skipped, this env cannot set signals"
    exit 77
fi
mkdir list little
"$generate" list 30000 >/dev/null
"$generate" little 2000 >/dev/null
"$vet" run "$pack" little -o old >/dev/null 2>&1 || [ $? -eq 1 ] || complain "the little run"

declare -A status=([INT]=130 [TERM]=143 [HUP]=129)
killed=0 late=0
# at MS COMMAND...: starts it, and sends $signal after so many ms; sets got
at() {
    local ms=$1
    shift
    env --default-signal=INT,TERM,HUP "$@" >/dev/null 2>&1 &
    sleep "$(awk -v ms="$ms" 'BEGIN { print ms / 1000 }')"
    kill -s "$signal" $! 2>/dev/null || true
    got=0
    wait $! 2>/dev/null || got=$?
}
# took COMMAND...: sets ms
took() {
    local started
    started=$(date +%s%N)
    "$@" >/dev/null 2>&1 || [ $? -eq 1 ] || complain "$* ended with status $?"
    ms=$(( ($(date +%s%N) - started) / 1000000 ))
}
clean() {
    local left
    left=$(find . -mindepth 1 -maxdepth 1 -name '.*')
    [ -z "$left" ] || { complain "$1: left behind: $left"; rm -rf $left; }
}
same() { diff -r -x audit.sqlite "$1" "$2" >/dev/null; }

# interrupted WHAT WHOLE BEFORE COMMAND...: `cut` becomes what WHOLE is, or stays what BEFORE is (empty: not there)
interrupted() {
    local what=$1 whole=$2 before=$3 n
    shift 3
    for signal in INT TERM HUP; do
        for n in $(seq 1 "$moments"); do
            rm -rf cut
            [ -z "$before" ] || cp -r "$before" cut
            at $((ms * n / moments)) "$@"
            clean "$what, $signal at $n/$moments"
            if [ -e cut ] && same "$whole" cut; then
                late=$((late + 1))
                [ $got -le 1 ] || [ $got -eq ${status[$signal]} ] || complain "$what, $signal: whole, with status $got"
            elif { [ -z "$before" ] && [ ! -e cut ]; } || { [ -n "$before" ] && same "$before" cut; }; then
                killed=$((killed + 1))
                [ $got -eq ${status[$signal]} ] || complain "$what, $signal at $n/$moments: status $got"
            else complain "$what, $signal at $n/$moments: neither whole nor as it was"; fi
        done
    done
}

# ---- 1
took "$vet" run "$pack" list -o whole --threads 2
run_ms=$ms
interrupted run whole "" "$vet" run "$pack" list -o cut --threads 2
interrupted "run by one thread, in files" whole "" "$vet" run "$pack" list -o cut --threads 1 --memory 1M
interrupted replace whole old "$vet" run "$pack" list -o cut --replace
took "$vet" notice old --all -o letters
interrupted notice letters "" "$vet" notice old --all -o cut
[ $killed -gt 10 ] || complain "only $killed were killed before their end"

# ---- 2
for signal in INT TERM HUP; do
    rm -rf cut
    env --default-signal=INT,TERM,HUP env --ignore-signal=$signal "$vet" run "$pack" list -o cut >/dev/null 2>&1 &
    sleep "$(awk -v ms="$run_ms" 'BEGIN { print ms / 3000 }')"
    kill -s $signal $! 2>/dev/null || complain "$signal ignored: the run had ended before"
    got=0
    wait $! || got=$?
    [ $got -le 1 ] || complain "$signal ignored: status $got"
    [ -e cut ] && same whole cut || complain "$signal ignored: no whole folder"
done
clean "signals that are ignored"
finish "whole or absent ($killed killed in time, $late too late), and nothing beside it"
