#!/usr/bin/env bash
# A rule is edited and the installed program decides otherwise, with nothing compiled.
#
#   installed.sh BUILD      installs BUILD into a temporary folder and works with what stands there
#
# The second run has an empty search path and an empty environment: no compiler, no helper is within
# reach. Only the rule's text differs between the two.
set -eu
build=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --prefix "$place" >/dev/null
for thing in bin/vet include/vet.h share/vet/rules/cn-village/pack.lua share/vet/samples/village/candidates.csv; do
  [ -e "$place/$thing" ] || { echo "installed: no $thing" >&2; exit 1; }
done
cp -r "$place/share/vet/rules/cn-village" "$place/pack"
cd "$place"

run() {   # run OUT: vets the sample into OUT; done, with or without something to tell
  local status=0
  env -i PATH=/nonexistent "$place/bin/vet" run pack share/vet/samples/village -o "$1" >"$1.said" 2>&1 || status=$?
  [ $status -le 1 ] || { cat "$1.said" >&2; echo "installed: status $status" >&2; exit 1; }
}
rejected() { grep -c ',reject,' "$1/decisions.csv"; }

run before
run again
diff -r before again >/dev/null || { echo "installed: two runs of the same differ" >&2; exit 1; }
sed -i 's/reached(c.birth_date, 18,/reached(c.birth_date, 40,/' pack/age.lua
run after
b=$(rejected before) a=$(rejected after)
echo "rejected at 18: $b, at 40: $a"
[ "$a" -gt "$b" ] || { echo "installed: the edited rule did not change the decisions" >&2; exit 1; }
