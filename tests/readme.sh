#!/usr/bin/env bash
# What README.md shows is what the program prints.
#
#   readme.sh VET             fails when a block differs
#   readme.sh VET --update    writes the blocks anew
#
# A block stands between "<!-- shown: NAME -->" and the next "<!-- end -->". It is the head of what
# the command prints; a last line "..." stands for the rest.
set -eu
vet=$(realpath "$1") mode=${2:-}
cd "$(dirname "$0")/.."
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
status=0
"$vet" run rules/cn-village samples/village -o "$place/vet-out" >"$place/screen" 2>/dev/null || status=$?
[ $status -le 1 ] || { echo "readme: the first run ended with status $status" >&2; exit 1; }

block() {
  case $1 in
    run) sed '/^Reasons/,$d' "$place/screen" ;;
    diff) "$vet" run rules/cn-village samples/village --through joint-review -o "$place/reviewed" >/dev/null 2>&1 || true
          (cd "$place" && "$vet" diff reviewed vet-out || true) | sed '/^  V16-02/,$d' ;;
    why) "$vet" why "$place/vet-out" V02-05 | sed '/^  CN-GANG/,$d' ;;
    *) echo "readme: no block is called $1" >&2; exit 1 ;;
  esac
  echo "..."
}

while IFS= read -r line; do
  case $line in
    "<!-- shown: "*)
      name=${line#<!-- shown: } name=${name% -->}
      printf '%s\n```text\n%s\n```\n' "$line" "$(block "$name")"
      skipping=yes ;;
    "<!-- end -->") skipping="" ; printf '%s\n' "$line" ;;
    *) [ -n "${skipping:-}" ] || printf '%s\n' "$line" ;;
  esac
done <README.md >"$place/README.md"

if [ "$mode" = --update ]; then
  cp "$place/README.md" README.md
elif ! diff -u README.md "$place/README.md"; then
  echo "readme: README.md shows something else; tests/readme.sh $1 --update writes it anew" >&2
  exit 1
fi
