# One picture, as SVG, from a file of growth/*.csv.
#
#   awk -f plot.awk -v title=T -v xname=N -v yname=N -v column=NAME -v scale=S [-v each=1] [-v logx=1] [-v logy=1]
#       [-v only=CANDIDATES] FILE.csv
#
# A line per series: x against column times scale, divided by the number of candidates with each=1. Only rows of
# so many candidates with only=N. A logarithmic axis goes from one power of ten to another; x = 0 has no place on it.
BEGIN {
  FS = ","
  left = 80; right = 620; top = 50; bottom = 340
  split("#1f5fa8 #c2571a #3a7d44", color, " ")
}
FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
only == "" || $3 == only {
  if (!($1 in number)) { number[$1] = ++count; name[count] = $1 }
  s = number[$1]
  n = ++points[s]
  x[s, n] = $2
  y[s, n] = $at[column] * scale / (each ? $3 : 1)
  if (!seen++) { minx = maxx = x[s, n]; miny = maxy = y[s, n] }
  if (x[s, n] < minx) minx = x[s, n]
  if (x[s, n] > maxx) maxx = x[s, n]
  if (y[s, n] < miny) miny = y[s, n]
  if (y[s, n] > maxy) maxy = y[s, n]
}

function log10(v) { return log(v) / log(10) }
function floor(v) { return int(v) > v ? int(v) - 1 : int(v) }
function ceil(v) { return -floor(-v) }

# A round step that cuts 0..most into four to eight parts.
function step_of(most, power) {
  power = 10 ^ floor(log10(most / 4))
  return most / power <= 8 ? power : most / power <= 20 ? 2.5 * power : 5 * power
}
function lowest(v, is_log) { return is_log ? floor(log10(v) + 1e-9) : 0 }
function highest(v, is_log) { return is_log ? ceil(log10(v) - 1e-9) : ceil(v / step_of(v) - 1e-9) * step_of(v) }
function placex(v) { return left + ((logx ? log10(v) : v) - x0) / (x1 - x0) * (right - left) }
function placey(v) { return bottom - ((logy ? log10(v) : v) - y0) / (y1 - y0) * (bottom - top) }

function number_of(v) {
  if (v >= 1e6) return v / 1e6 " M"
  if (v >= 1e4) return v / 1e3 " k"
  return v ""
}
function words(px, py, anchor, text) {
  printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", px, py, anchor, text
}
function line(ax, ay, bx, by) {
  printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n", ax, ay, bx, by
}
function draw_axes(v, step) {
  step = logx ? 1 : step_of(maxx)
  for (v = x0; v <= x1 + step / 1e6; v += step) {
    line(placex(logx ? 10 ^ v : v), top, placex(logx ? 10 ^ v : v), bottom)
    words(placex(logx ? 10 ^ v : v), bottom + 20, "middle", number_of(logx ? 10 ^ v : v))
  }
  step = logy ? 1 : step_of(maxy)
  for (v = y0; v <= y1 + step / 1e6; v += step) {
    line(left, placey(logy ? 10 ^ v : v), right, placey(logy ? 10 ^ v : v))
    words(left - 8, placey(logy ? 10 ^ v : v) + 5, "end", number_of(logy ? 10 ^ v : v))
  }
  printf "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#333\"/>\n", left, top, bottom, right
  words((left + right) / 2, bottom + 45, "middle", xname)
  printf "<text transform=\"translate(20 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>\n",
         (top + bottom) / 2, yname
}
function draw_series(s, n, path) {
  for (n = 1; n <= points[s]; n++) {
    path = path (n == 1 ? "M" : "L") sprintf("%.1f %.1f", placex(x[s, n]), placey(y[s, n]))
    printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>\n", placex(x[s, n]), placey(y[s, n]), color[s]
  }
  printf "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n", path, color[s]
  printf "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>\n", left + 12, top + 10 + 20 * (s - 1), color[s]
  words(left + 32, top + 17 + 20 * (s - 1), "start", name[s])
}
END {
  x0 = lowest(minx, logx); x1 = highest(maxx, logx)
  y0 = lowest(miny, logy); y1 = highest(maxy, logy)
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 650 400\" font-family=\"sans-serif\" font-size=\"14\">"
  print "<title>" title "</title>"
  print "<rect width=\"650\" height=\"400\" fill=\"#fff\"/>"
  printf "<text x=\"%d\" y=\"28\" text-anchor=\"middle\" font-size=\"16\">%s</text>\n", (left + right) / 2, title
  draw_axes()
  for (s = 1; s <= count; s++) draw_series(s)
  print "</svg>"
}
