#!/bin/sh
# Lays out a docket that reads real lists: lay.sh NAME[+VARIANT] WHERE
#
# The lists are public but not ours to copy into the project, and a docket may only name files beneath
# its own folder. So the folder is put together when a test runs:
#   WHERE/docket   docket.lua of NAME and the lists files.txt names
#   WHERE/pack     the pack files.txt names first, with the additions that have a "+" before them
# (A number after a file is the number of its header lines, for same_bytes.sh.)
# A variant is NAME/VARIANT.sed: a few words of docket.lua or pack.lua written otherwise.
# The lists are looked for in $VET_SHARED/data, then in ../shared/data beside the project; status 77
# (skipped) when they are not there.
set -eu
[ $# -eq 2 ] || { echo "usage: lay.sh NAME[+VARIANT] WHERE" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
name=${1%%+*} where=$2
variant=${1#"$name"} variant=${variant#+}
data=${VET_SHARED:-$root/../shared}/data
[ -d "$here/$name" ] || { echo "lay.sh: no docket $name" >&2; exit 2; }
[ -d "$data" ] || { echo "skipped: no lists in $data; set VET_SHARED to where data/ stands" >&2; exit 77; }

rm -rf "$where/docket" "$where/pack"
mkdir -p "$where/docket" "$where/pack"
cp "$here/$name/docket.lua" "$where/docket/"
first=yes
while read -r line more; do
    case $line in
    +)  cp "$here/$more" "$where/pack/" ;;
    *)  if [ $first = yes ]; then cp -R "$root/$line/." "$where/pack/"
        else cp "$data/$line" "$where/docket/"; fi
        first=no ;;
    esac
done < "$here/$name/files.txt"
chmod -R u+w "$where/docket" "$where/pack"

[ -n "$variant" ] || exit 0
[ -f "$here/$name/$variant.sed" ] || { echo "lay.sh: $name has no variant $variant" >&2; exit 2; }
changed=no
for file in "$where/docket/docket.lua" "$where/pack/pack.lua"; do
    sed -f "$here/$name/$variant.sed" "$file" > "$where/changed"
    cmp -s "$where/changed" "$file" || changed=yes
    mv "$where/changed" "$file"
done
[ $changed = yes ] || { echo "lay.sh: $variant.sed changed nothing of $name" >&2; exit 2; }
