#!/usr/bin/env bash
# What vet says to the mistakes people make, word for word: run.sh VET FILE.txt [NUMBER]
#
# FILE.txt holds blocks with an empty line between them:
#
#   # the mistake, in a few words
#   $ a command that makes it
#   $ vet run pack docket
#   | what was said on standard error
#   = 4
#
# Every block has a fresh copy of base/ (a pack and a docket that go together), runs its commands there
# and stops at the first that fails; "=" is the status of the last one run. UPDATE=1 writes FILE.txt anew
# with what was said: read every line of the difference aloud, as the clerk who will get to read it.
# VET_FAIL_WRITE, for disk.txt, names the library that makes a disk fail (support/fail_write.c).
set -u
[ $# -ge 2 ] || { echo "usage: run.sh VET FILE.txt [NUMBER]" >&2; exit 2; }
vet=$(realpath "$1") file=$(realpath "$2") only=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$vet" "$work/bin/vet"
export PATH="$work/bin:$PATH" LC_ALL=C
ulimit -c 0

number=0 commands=() heads=()

# finish: runs the block read so far and prints it with what was really said
finish() {
    number=$((number + 1))
    [ -z "$only" ] || [ "$only" = "$number" ] || { commands=() heads=(); return; }
    rm -rf "$work/place"
    cp -R "$here/base" "$work/place"
    printf '%s\n' "${commands[@]}" > "$work/script"
    ( cd "$work/place" && exec timeout 60 bash -e ../script ) </dev/null >/dev/null 2>"$work/said"
    local status=$?
    printf '%s\n' ${heads[@]+"${heads[@]}"}
    printf '$ %s\n' "${commands[@]}"
    sed 's/^/| /; s/ *$//' "$work/said"
    printf '= %s\n' "$status"
    commands=() heads=()
}

while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    '$ '*) commands+=("${line#$ }") ;;
    '| '*|'|') ;;
    '= '*) finish ;;
    '#'*) heads+=("$line") ;;
    *) printf '%s\n' ${heads[@]+"${heads[@]}"} "$line"
       heads=() ;;
    esac
done < "$file" > "$work/now"
[ $number -gt 0 ] || { echo "mistakes: no block in $file" >&2; exit 1; }
if [ -n "$only" ]; then cat "$work/now"; exit 0; fi
if [ "${UPDATE:-0}" = 1 ]; then cp "$work/now" "$file"; fi
if ! diff -u "$file" "$work/now"; then
    echo "mistakes: $(basename "$file"): other words than these" >&2
    exit 1
fi
echo "mistakes: $(basename "$file" .txt): $number, each with its text and status"
