#!/usr/bin/env bash
# Runs a command again and again, failing the n-th request of it each time, and looks at what is left.
#
#   fail_every.sh [-m MOST] [-d "0 1"] [-f "3 4 5"] [-x FILE] LIBRARY.so OUT COMMAND...
#
# First the command runs with nothing failing: it must end with a status of -d and make the folder
# (or file) OUT; the number of requests it makes is counted. Then every request in turn fails, or,
# when there are more than MOST, that many of them evenly spread, and the last LAST of all: what is
# asked for once OUT is there is the easiest to get wrong. Each time the command must end
#   - by itself, never by a signal, and
#   - with a status of -f, words on standard error, and no OUT and nothing half-made beside it, or
#   - with a status of -d and an OUT that is the same, byte for byte, but for files named FILE: a
#     database may be laid out otherwise and say the same.
# Other FAIL_... variables of the library are passed on, see fail_alloc.c and fail_write.c.
set -u
LAST=24
most=400 done_codes="0 1" fail_codes="3 4 5" except=""
while getopts m:d:f:x: option; do
  case $option in
    m) most=$OPTARG ;;
    d) done_codes=$OPTARG ;;
    f) fail_codes=$OPTARG ;;
    x) except=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
[ $# -ge 3 ] || { sed -n '2,4p' "$0" >&2; exit 2; }
library=$1 out=$2
shift 2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

complain() {
  echo "fail_every: request $n of $total: $1" >&2
  sed 's/^/  it said: /' "$place/said" | head -5 >&2
  exit 1
}

# attempt N COMMAND...: the command with its N-th request failing; sets $status.
attempt() {
  local at=$1
  shift
  rm -rf "$out"
  env FAIL_AT="$at" FAIL_COUNT="$place/count" LD_PRELOAD="$library" "$@" \
    </dev/null >"$place/printed" 2>"$place/said"
  status=$?
}

is_one_of() { case " $2 " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }

# What stands beside OUT: a draft left behind would show.
neighbours() { ls -A "$(dirname "$out")" | grep -vxF "$(basename "$out")"; }

n=0 total=0
before=$(neighbours)
attempt 0 "$@"
is_one_of "$status" "$done_codes" || complain "with nothing failing it ended with status $status"
[ -e "$out" ] || complain "with nothing failing it made no $out"
[ -s "$place/count" ] || complain "the library did not count: is $library a shared library of this system?"
total=$(cat "$place/count")
cp -a "$out" "$place/reference"

step=$(( (total + most - 1) / most ))
[ "$step" -ge 1 ] || step=1
refused=0 survived=0
last=$((total > LAST ? total - LAST + 1 : 1))
for n in $({ seq 1 "$step" "$total"; seq "$last" "$total"; } | sort -nu); do
  attempt "$n" "$@"
  [ "$status" -lt 128 ] || complain "it died of signal $((status - 128))"
  if is_one_of "$status" "$fail_codes"; then
    [ -s "$place/said" ] || complain "it ended with status $status and not a word"
    [ ! -e "$out" ] || complain "it failed (status $status) and left $out behind"
    [ "$(neighbours)" = "$before" ] || complain "it failed and left something beside $out: $(neighbours)"
    refused=$((refused + 1))
  elif is_one_of "$status" "$done_codes"; then
    diff -r ${except:+-x "$except"} "$out" "$place/reference" >"$place/said" 2>&1 || complain "it said done, but $out differs"
    survived=$((survived + 1))
  else
    complain "it ended with status $status, expected one of: $fail_codes (or $done_codes)"
  fi
done
rm -rf "$out"
echo "fail_every: $total requests, every ${step}th failed once: $refused refused cleanly, $survived survived"
