#!/usr/bin/env bash
# A program that embeds the library may have set a locale in which 1.75 is written 1,75: locale.sh EMBED GENERATE
#
# The output folder is the same as without: rules that make texts of decimals find the same texts.
# Status 77 (skipped) where no such locale can be made.
set -eu
embed=$(realpath "$1") generate=$(realpath "$2")
. "$(dirname "$0")/../support/program.sh"
. "$root/tests/support/locales.sh"
make_locales "$work/locales" de_DE.UTF-8
"$generate" w 4 2000
cat >> w/pack/rules.lua <<'LUA'
rule "DECIMALS" { title = "Decimals", severity = "statute", stage = "one", cites = "L art. 1",
  reasons = { dot = "{x} of {c.w}", comma = "a comma" },
  test = function(c)
    if c.w .. "" == "1,75" then reject("comma") end
    if c.w .. "" == "1.75" then warn("dot", { x = c.w / 2 }) end
  end }
LUA
"$embed" w/pack w/docket plain
status=0
"$embed" w/pack w/docket foreign de_DE.UTF-8 || status=$?
[ $status -ne 77 ] || exit 77
[ $status -eq 0 ] || fail "status $status"
grep -q '0.875 of 1.75' plain/reasons.csv || fail "no decimal was told"
diff -r plain foreign > differences || fail "other bytes under de_DE.UTF-8: $(head -3 differences)"
