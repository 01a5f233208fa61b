# A file of the bench with cells blank, unreadable, cut short, and digits of id numbers swapped.
#
#   awk -F, -v keep=1 [-v id=3] [-v again=6] -f damage.awk FILE
#
# Columns up to `keep` are left alone. `id`: the column of id numbers. `again`: now and then a row stands
# there twice, the second time with another word of that column's. The same file gives the same bytes.
BEGIN { OFS = "," }
function dice(column) { return (NR * 7919 + column * 104729 + NR * column * 31) % 1009 }
NR == 1 { print; next }
again && dice(99) < 4 { row = $0; word = $again; $again = word == "chair" ? "deputy" : "chair"; print; $0 = row }
{
  if (id && dice(id) < 20 && length($id) == 18)
    $id = substr($id, 1, 14) substr($id, 16, 1) substr($id, 15, 1) substr($id, 17)
  for (i = keep + 1; i <= NF; i++) {
    d = dice(i)
    if (i == id) continue
    if (d >= 30 && d < 50) $i = ""
    else if (d >= 50 && d < 60) $i = "???"
    else if (d >= 60 && d < 90 && $i ~ /^[0-9][0-9][0-9][0-9]-/) $i = substr($i, 1, d < 75 ? 4 : 7)
  }
  print
}
