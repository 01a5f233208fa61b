# The sums of decisions.csv against the planted ones.
#
#   awk -F, -f planted.awk expected.txt decisions.csv      status 1 and a line for each sum that differs
FNR == NR { split($0, a, " "); want[a[1]] = a[2]; next }
FNR == 1 { for (i = 1; i <= NF; i++) if ($i == "decision") at = i; next }
{ got[$at]++ }
END {
  for (d in want)
    if (got[d] + 0 != want[d] + 0) {
      printf "bench: %s: %d, planted %d\n", d, got[d], want[d]
      bad = 1
    }
  exit bad
}
