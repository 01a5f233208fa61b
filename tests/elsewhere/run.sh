#!/bin/sh
# Finds separators, quotes and line breaks as other processors do: run.sh UNIT_TEST CSV_TEST
#
# unit/field_index and the seeds of fuzz/index are compiled for ARM (NEON) and for a processor whose bytes
# stand the other way round (s390x, plain C), and run by QEMU. The programs named, which were built for this
# kind of processor, are run on an older one too: an x86 without AVX2 takes SSE2. What cannot be tried here is
# named; where nothing can be, the status is 77 (skipped).
# On Debian: qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross gcc-s390x-linux-gnu libc6-dev-s390x-cross.
set -eu
[ $# -eq 2 ] || { echo "usage: run.sh UNIT_TEST CSV_TEST" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
unit=$(realpath "$1") csv=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cd "$work"
tried=0

# has WORDS...: all of these programs are here
has() {
    for program; do
        command -v "$program" >/dev/null || { echo "elsewhere: there is no $program here"; return 1; }
    done
}
# takes WAY PROGRAM...: the program passes, and this way is the quickest it has
takes() {
    way=$1
    shift
    "$@" > said 2>&1 || { cat said; echo "elsewhere: failed: $*" >&2; exit 1; }
    grep -q "the quickest here: $way\$" said || { cat said; echo "elsewhere: $* did not take $way" >&2; exit 1; }
}
# on NAME WAY
on() {
    has "$1-linux-gnu-gcc" "qemu-$1" || return 0
    compile="$1-linux-gnu-gcc -std=c11 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -static -I$root/engine -I$root/tests"
    $compile "-I$here" -o unit "$root/tests/unit/test_field_index.c" "$root/engine/load/field_index.c"
    $compile -o seeds "$root/tests/fuzz/fuzz_index.c" "$root/tests/fuzz/driver.c" "$root/engine/load/field_index.c"
    takes "$2" "qemu-$1" ./unit
    "qemu-$1" ./seeds -runs=20000 "$root/tests/fuzz/seeds/index"
    echo "elsewhere: $1 takes $2"
    tried=$((tried + 1))
}
on aarch64 neon
on s390x plain
if [ "$(uname -m)" = x86_64 ] && has qemu-x86_64; then
    takes sse2 qemu-x86_64 -cpu Nehalem "$unit"
    qemu-x86_64 -cpu Nehalem "$csv" > said 2>&1 || { cat said; exit 1; }
    echo "elsewhere: an x86 without AVX2 takes sse2"
    tried=$((tried + 1))
fi
[ $tried -gt 0 ] || exit 77
