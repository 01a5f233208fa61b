# What the tests of the whole program share: sourced in bash. $vet, the program under test, the test sets itself.
#
#   $root $work                   the project; an empty folder, in which the test now stands and which goes at its end
#   complain WORDS...             says what is wrong. The test goes on, and fails at its end: from a subshell too
#   fail WORDS...                 says what is wrong, and ends the test
#   has FILE WORDS                complains unless the file has the words
#   hasnt FILE WORDS              complains if it has
#   ends STATUS NAME ARGUMENT...  vet with these arguments, what it prints in NAME.screen and NAME.errors; complains
#                                 unless it ends with the status, a pattern such as [01]
#   ask OUT SQL                   asks the record of a run
#   decision OUT KEY              what decisions.csv says of a candidate
#   finish WORDS...               the last line of a test: says the words if nothing was wrong
#
# A test that has more to tidy away than its folder says so in a function at_end of its own.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
test_place=$(mktemp -d)
work=$test_place/work
mkdir "$work"
cd "$work"

at_end() { :; }
# A browser that has ended leaves children behind that still write into its folder for a moment.
tidy() {
    for _ in 1 2 3 4 5; do
        rm -rf "$test_place" 2>/dev/null && return
        sleep 0.3
    done
    rm -rf "$test_place"
}
leave() {
    local status=$?
    at_end
    [ $status -ne 0 ] || [ ! -e "$test_place/wrong" ] || status=1
    cd /
    tidy
    exit $status
}
trap leave EXIT

complain() {
    echo "$(basename "$0" .sh): $*" >&2
    : >"$test_place/wrong"
}
fail() {
    complain "$@"
    exit 1
}
has() { grep -qF -- "$2" "$1" || { complain "$1 has no '$2'"; cat "$1" >&2; }; }
hasnt() { ! grep -qF -- "$2" "$1" || { complain "$1 has '$2'"; grep -F -- "$2" "$1" >&2; }; }
ends() {
    local expected=$1 name=$2 status=0
    shift 2
    "$vet" "$@" >"$name.screen" 2>"$name.errors" || status=$?
    # shellcheck disable=SC2254
    case $status in
    $expected) ;;
    *) complain "$name: vet $*: status $status, expected $expected"; cat "$name.errors" >&2 ;;
    esac
}
ask() { sqlite3 "$1/audit.sqlite" "$2"; }
decision() { sed -n "s/^$2,\([a-z]*\),.*/\1/p" "$1/decisions.csv"; }
finish() { [ -e "$test_place/wrong" ] || echo "$(basename "$0" .sh): $*"; }
