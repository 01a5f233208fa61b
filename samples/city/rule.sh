#!/bin/sh
# What a clerk does with the referrals she has cleared up: rule.sh TO_RULE OUT > rulings.csv
#
# TO_RULE names candidates with who ruled, when and by which document; OUT is the run that referred them. Each of
# their open reasons is ruled on, with the digest of the evidence that stands beside it in OUT/reasons.csv: a
# record that was somebody else's is lifted, everything else is cleared. A hold is not ruled on; it opens with its gate.
set -eu
[ $# -eq 2 ] || { sed -n '2s/^# //p' "$0" >&2; exit 2; }
echo "candidate,rule,reason,evidence,ruling,by,on,document"
# The first nine fields of reasons.csv are plain words; the digest is the one cell of 64 hexadecimal digits.
awk -F, -v OFS=, '
NR == FNR { if (FNR > 1) { by[$1] = $2; on[$1] = $3; document[$1] = $4 } next }
($1 in by) && $6 == "refer" && $7 != "hold" {
    line = $0; digest = ""
    while (match(line, /[0-9a-f]+/)) {
        if (RLENGTH == 64) digest = substr(line, RSTART, RLENGTH)
        line = substr(line, RSTART + RLENGTH)
    }
    if (digest != "") print $1, $2, $9, digest, $7 == "reject" ? "lift" : "clear", by[$1], on[$1], document[$1]
}' "$1" "$2/reasons.csv"
