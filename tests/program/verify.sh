#!/usr/bin/env bash
# A run that somebody altered is found out: verify.sh VET
#
# `vet verify` makes the run again from its own pack and inputs and compares every byte. Whatever the run was made with
# (language, stage, no inputs, decisions only, files that nothing reads) a folder left alone is the same; one byte in any
# file, a file gone, one more, a link in place of one, is named with its line. Who makes everything anew from other
# inputs is found out by the digest. Nothing is left beside the folder.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
cp -r "$root"/tests/mistakes/base/{pack,docket} .
touch docket/telephones.csv docket/Records.CSV
run() { ends '[01]' "$1" run "${pack:-pack}" "${docket:-docket}" -o "$1" "${@:2}"; }
flip() { printf "$(printf '\\x%02x' $((0x$(xxd -s "$2" -l 1 -p "$1") ^ 1)))" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }

run plain
run zh --lang zh
run bare --no-inputs
run only --only decisions
village() { pack=$root/rules/cn-village docket=$root/samples/village run "$@"; }
village all --lang zh
village early --through joint-review
for out in plain zh all early; do
    ends 0 "$out.verify" verify "$out"
done
has plain.verify.screen "files are the same."
has zh.verify.screen "逐字节一致"
ends 0 plain.zh verify plain --lang zh
has plain.zh.screen "逐字节一致"
ends 0 zh.en verify zh --lang en
has zh.en.screen "files are the same."
for out in bare only; do
    ends 3 "$out.refused" verify "$out"
    has "$out.refused.errors" "name the originals: vet verify OUT PACK DOCKET"
    ends 0 "$out.verify" verify "$out" pack docket
done
cp -r only only-altered
line=$(($(grep -n ',accept,' only/decisions.csv | head -1 | cut -d: -f1)))
sed -i "${line}s/,accept,/,reject,/" only-altered/decisions.csv
ends 1 only.other verify only-altered pack docket
has only.other.screen "decisions.csv: altered, first in line $line"
ends 2 two verify plain pack
has two.errors "vet verify OUT: name the folder of a run"

# one byte of each file
(cd all && find . -type f | sed 's|^\./||' | sort) > files
while read -r file; do
    rm -rf altered
    cp -r all altered
    size=$(stat -c %s "altered/$file")
    flip "altered/$file" $((size / 2))
    status=0
    "$vet" verify altered > screen 2> errors || status=$?
    case $status in 1|3|4) ;; *) complain "$file: a byte is another, and the status is $status" ;; esac
    case $file in
    inputs/*|pack/*) has screen "$file：不是本次运行读取的文件" ;;
    *) [ $status -eq 3 ] || has screen "$file：已被改动" ;;
    esac
done < files

cp -r plain altered2
line=$(($(grep -n ',accept,' altered2/decisions.csv | head -1 | cut -d: -f1)))
sed -i "${line}s/,accept,/,reject,/" altered2/decisions.csv
rm altered2/tasks.csv
touch altered2/more.txt
ln -sf ../plain/reasons.csv altered2/reasons.csv
ends 1 named verify altered2
has named.screen "decisions.csv: altered, first in line $line"
has named.screen "tasks.csv: is missing"
has named.screen "more.txt: the run did not write it"
has named.screen "reasons.csv: altered, first in line 1"

# other inputs, and everything made anew from them
digest=$(ask plain "SELECT value FROM manifest WHERE part='manifest'")
sed -i '2s/,chair/,deputy/; 2s/1/2/' docket/candidates.csv
run anew
ends 0 anew.verify verify anew
ends 1 anew.digest verify anew --digest "$digest"
has anew.digest.screen "ANOTHER DIGEST WAS NAMED"
ends 0 plain.digest verify plain --digest "${digest^^}"
has plain.digest.screen "It is the digest that was named."
ends 2 short verify plain --digest "${digest:1}"

mkdir elsewhere
ends 0 elsewhere.verify verify plain/ --temporary elsewhere
[ "$(ls -A elsewhere)" = "" ] || complain "something is left in the folder for temporary files"
[ "$(find . -maxdepth 1 -name '.*' ! -name .)" = "" ] || complain "something is left beside the run"
finish "a run that was altered is found out"
