# For growth.sh: pictures and tables from the figures in growth/*.csv.

picture() {   # picture NAME FILE TITLE XNAME YNAME COLUMN SCALE [-v ...]
  local svg=$here/growth/$1.svg file=$figures/$2.csv title=$3 xname=$4 yname=$5 column=$6 scale=$7
  shift 7
  awk -f $here/growth/plot.awk -v title="$title" -v xname="$xname" -v yname="$yname" -v column="$column" \
    -v scale="$scale" "$@" "$file" >"$svg"
}

# One series: a line per point. The last is what one candidate comes to at 10^8, for the candidates alone.
lines_of() {
  awk -F, -v what="$1" 'NR == 1 { printf "| %s | wall | processor | processor per candidate | peak | peak per candidate |\n" \
                                          "|---:|---:|---:|---:|---:|---:|\n", what; next }
    function line(x, n, wall, busy, peak) {
      printf "| %s | %.3f s | %.3f s | %.0f ns | %.1f MB | %.0f bytes |\n", x, wall / 1e9, busy / 1e9, busy / n,
             peak / 1e6, peak / n
    }
    { line($2, $3, $4, $5, $6); n = $3; wall = $4; busy = $5; peak = $6 }
    END { more = 1e8 / n
          if (what == "candidates")
            line("100000000, *extrapolated* from the line above", 1e8, wall * more, busy * more, peak * more) }' \
    "$figures/$2.csv"
}

# The rules: processor time per candidate over the long list, and of a whole run over 100 candidates.
lines_of_rules() {
  awk -F, 'NR == 1 { next }
    !($1 in number) { number[$1] = ++count; name[count] = $1 }
    !($2 in met) { met[$2] = 1; x[++points] = $2 }
    { busy[number[$1], $2, $3 > 100] = $5; peak[number[$1], $2] = $6; if ($3 > n) n = $3 }
    function more(s) {   # one more rule for one candidate: what it costs once is taken away
      return (busy[s, x[points], 1] - busy[s, 1, 1] - busy[s, x[points], 0] + busy[s, 1, 0]) / (x[points] - 1) / n
    }
    END {
      printf "| rules |"
      for (s = 1; s <= count; s++) printf " %s |", name[s]
      printf " 100 candidates, mixed |\n|---:|"
      for (s = 0; s <= count; s++) printf "---:|"
      for (i = 1; i <= points; i++) {
        printf "\n| %d |", x[i]
        for (s = 1; s <= count; s++) printf " %.0f ns, %.0f bytes |", busy[s, x[i], 1] / n, peak[s, x[i]] / n
        printf " %.1f ms |", busy[2, x[i], 0] / 1e6
      }
      printf "\n| one more |"
      for (s = 1; s <= count; s++)
        printf " %.1f ns, %.1f bytes |", more(s), (peak[s, x[points]] - peak[s, 1]) / (x[points] - 1) / n
      printf " %.3f ms |\n", (busy[2, x[points], 0] - busy[2, 1, 0]) / (x[points] - 1) / 1e6
    }' "$figures/rules.csv"
}

lines_of_goals() {
  awk -F, 'NR > 1 { v[$1] = $2 }
    function line(what, goal, aim, seen, met) {
      printf "| %s | %s | %s | %s | %s |\n", what, goal, aim, seen, met ? "met" : "**not met**"
    }
    function learned(column, ratio) {
      ratio = v[column ": processor ns with learning"] / v[column ": processor ns with --plain"]
      line("a rule that reads unique values (" column "): processor time against `--plain`", "1.1", "", sprintf("%.2f", ratio), ratio <= 1.1)
    }
    END {
      print "| | goal, at most | aim | seen | goal |\n|---|---:|---:|---:|---|"
      ms = v["100 candidates: wall ns"] / 1e6
      line("100 candidates, the whole process", "10 ms", "3 ms",
           sprintf("%.1f ms, processor %.1f ms", ms, v["100 candidates: processor ns"] / 1e6), ms <= 10)
      line("calls of Lua, 1,000,000 candidates and 12 rules", "20,000", "2,000", v["calls of Lua"], v["calls of Lua"] <= 20000)
      learned("id_number")
      learned("serial")
      kept = v["inputs kept: processor ns"] / v["inputs not kept: processor ns"] * 100 - 100
      line("inputs kept, against `--no-inputs`, more processor time", "50 %", "10 %",
           sprintf("%.0f %%, wall %.0f %%", kept, v["inputs kept: wall ns"] / v["inputs not kept: wall ns"] * 100 - 100), kept <= 50)
    }' "$figures/goals.csv"
}

fill() {   # fill NAME: the lines between NAME's marks in growth.md are those of standard input
  cat >"$work/lines"
  awk -v name="$1" -v lines="$work/lines" '$0 == "<!-- end -->" { off = 0 }
    !off { print }
    $0 == "<!-- figures: " name " -->" { off = 1; while ((getline line < lines) > 0) print line }' \
    $here/growth.md >"$work/page"
  cp "$work/page" $here/growth.md
}

draw() {
  local n=candidates s="processor seconds"
  picture candidates-time candidates "Time and the length of the list" $n "$s" processor_ns 1e-9 -v logx=1 -v logy=1
  picture candidates-memory candidates "Memory and the length of the list" $n "peak, MB" peak_bytes 1e-6 -v logx=1 -v logy=1
  picture rules-time rules "Time and the number of rules, 200,000 candidates" rules \
    "processor µs per candidate" processor_ns 1e-3 -v each=1 -v only=200000
  picture rules-memory rules "Memory and the number of rules, 200,000 candidates" rules \
    "peak, bytes per candidate" peak_bytes 1 -v each=1 -v only=200000
  picture rules-once rules "What a run costs with 100 candidates" rules "processor ms" processor_ns 1e-6 -v only=100
  picture evidence-time evidence "Time and rows of evidence, 50,000 candidates" "rows per candidate" \
    "processor µs per candidate" processor_ns 1e-3 -v each=1
  picture evidence-memory evidence "Memory and rows of evidence, 50,000 candidates" "rows per candidate" \
    "peak, bytes per candidate" peak_bytes 1 -v each=1
  picture table-time table "Time and rows of a table, 200,000 candidates" "rows of the table" \
    "processor seconds" processor_ns 1e-9 -v logx=1
  picture table-memory table "Memory and rows of a table, 200,000 candidates" "rows of the table" \
    "peak, MB" peak_bytes 1e-6 -v logx=1
  lines_of candidates candidates | fill candidates
  lines_of "rows per candidate" evidence | fill evidence
  lines_of "rows of the table" table | fill table
  lines_of_rules | fill rules
  lines_of_goals | fill goals
}
