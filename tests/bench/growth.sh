#!/usr/bin/env bash
# How cost grows: with candidates, rules, rows of evidence, rows of a table.
#
#   tests/bench/growth.sh                    measures everything, draws it, fills the tables of growth.md
#   tests/bench/growth.sh rules draw         only that: candidates rules evidence table goals draw
#   MOST=10000000 tests/bench/growth.sh candidates draw     a longer list; needs 3.5 GB of memory
#
# Builds the release preset. Each point is a whole process with one thread, warm cache, written to disk,
# without copies of the inputs; kept are the best wall time and the best processor time of some repeats and
# the largest peak of memory. Decisions are compared with the planted ones wherever these are known.
# Figures go to growth/*.csv (FIGURES=folder: there), pictures to growth/*.svg. Three to five minutes, and 300 MB of disk; with
# MOST=10000000 about ten, and 3 GB.
set -eu
cd "$(dirname "$0")/../.."
here=tests/bench build=build/release most=${MOST:-1000000} figures=${FIGURES:-tests/bench/growth}
[ -f $build/build.ninja ] || cmake --preset release >/dev/null
cmake --build $build --target vet bench_generate bench_measure >/dev/null
vet=$build/vet
work=$(mktemp -d build/growth-XXXXXX)
trap 'rm -rf "$work"' EXIT

# measured REPEATS PACK DATA [OPTION...]: prints "wall-ns,processor-ns,peak-bytes,repeats".
measured() {
  local repeats=$1 pack=$2 data=$3
  shift 3
  : >"$work/log"
  for ((i = 0; i < repeats; i++)); do
    rm -rf "$work/out"
    $build/tests/bench_measure $vet run "$pack" "$data" -o "$work/out" --threads 1 "$@" \
      >>"$work/log" 2>"$work/said"
    if [ "$(awk 'END { print $4 }' "$work/log")" -gt 1 ]; then cat "$work/said" >&2; return 1; fi
  done
  awk -v OFS=, 'NR == 1 || $1 < wall { wall = $1 } NR == 1 || $2 < busy { busy = $2 } $3 > peak { peak = $3 }
    END { print wall, busy, peak, NR }' "$work/log"
}

# point FILE SERIES X CANDIDATES REPEATS PACK DATA: one line more of growth/FILE.csv.
point() {
  local to=$figures/$1.csv cost
  cost=$(measured "$5" "$6" "$7" --no-inputs)
  if [ -f "$7/expected.txt" ] && [ "$6" = $here/pack ]; then
    awk -F, -f $here/planted.awk "$7/expected.txt" "$work/out/decisions.csv" >&2
  fi
  echo "$2,$3,$4,$cost" | tee -a "$to"
}
begin() { echo "series,x,candidates,wall_ns,processor_ns,peak_bytes,best_of" >"$figures/$1.csv"; }

generate() {   # generate COUNT [FINDINGS]: the bench's data in $work/data
  rm -rf "$work/data"
  mkdir "$work/data"
  $build/tests/bench_generate "$work/data" "$@"
}

candidates() {
  begin candidates
  for n in 100 1000 10000 100000 1000000 10000000; do
    [ $n -le "$most" ] || continue
    generate $n
    point candidates "12 rules" $n $n $((n <= 10000 ? 7 : n <= 1000000 ? 4 : 2)) $here/pack "$work/data"
  done
}

# write_rules COUNT FIRST KIND: rules that differ in what they ask for, none of which anybody meets, behind one
# that reads one cell: FIRST is the word it rejects. KIND is mixed, or short: nearly everybody is asked one thing.
write_rules() {
  awk -v count="$1" -v first="$2" -v kind="$3" 'BEGIN {
    split("chair deputy member", post); split("gang cult expelled other", ground)
    split("discipline public_security court procuratorate justice", dept)
    for (k = 0; k < count; k++) {
      early = sprintf("date \"19%02d-%02d-%02d\"", 10 + k % 20, k % 12 + 1, k % 28 + 1)
      late = sprintf("date \"20%02d-%02d-%02d\"", 30 + k % 20, k % 12 + 1, k % 28 + 1)
      which = kind == "short" ? k % 2 * 5 : k % 5
      n = int(k / 5); over = "(c)"; each = ""
      if (k == 0) test = "is(c.lives_here, \"" first "\")"
      else if (which == 0) test = "is(c.registered_elsewhere, \"yes\") and c.birth_date < " early
      else if (which == 1) test = "c.birth_date >= " early " and c.birth_date < " early " + months(" k % 12 + 1 ")"
      else if (which == 2) test = "is(c.post, \"" post[n % 3 + 1] "\") and c.applied_on > " late
      else if (which == 3)
        test = "some(c.findings, function(r) return is(r.ground, \"" ground[n % 4 + 1] \
               "\") and r.replied_on > " late " end)"
      else if (which == 4) {
        over = "(r, c)"; each = "each = \"findings\", "
        test = "is(r.dept, \"" dept[n % 5 + 1] "\") and r.replied_on > " late
      } else test = "is(c.party_state, \"expelled\") and c.applied_on > " late
      printf "rule \"R%d\" { title = { en = \"rule %d\" }, %sseverity = \"statute\", stage = \"joint-review\",\n" \
             "  cites = \"BA art. %d\", reasons = { so = { en = \"so it is\" } },\n" \
             "  test = function%s if %s then reject(\"so\") end end }\n", k, k, each, k + 1, over, test
    }
  }' /dev/null
}

# rules_point KIND FIRST SERIES COUNT: over the list in $work/data. Nobody lives "out"; one in ten says "no".
rules_point() {
  rm -rf "$work/pack"
  mkdir "$work/pack"
  sed 's/lives_here = "yes-no"/lives_here = { "yes", "no", "out" }/' $here/pack/pack.lua >"$work/pack/pack.lua"
  write_rules "$4" "$2" "$1" >"$work/pack/rules.lua"
  point rules "$3" "$4" "$people" 3 "$work/pack" "$work/data"
}
rules() {
  begin rules
  for people in 100 200000; do
    generate $people
    for count in 1 2 5 12 50 100 200 500; do
      rules_point short out "one question each" $count
      rules_point mixed out "mixed" $count
      rules_point mixed no "mixed; one in ten rejected" $count
    done
  done
}

evidence() {
  begin evidence
  for findings in 0 100 200 1000 2000 5000 10000 20000 30000 40000; do
    generate 50000 $findings
    point evidence "12 rules" "$(awk -v f=$findings 'BEGIN { print f / 1000 }')" 50000 3 $here/pack "$work/data"
  done
}

# small_pack COLUMNS SOURCES RULE: a pack of one rule that reads the candidates and what SOURCES declares.
small_pack() {
  rm -rf "$work/pack"
  mkdir "$work/pack"
  cat >"$work/pack/pack.lua" <<END
pack { id = "small", version = "1", law_day = "election_day", age_reached = "birthday", no_such_day = "month_end",
       title = { en = "One rule" } }
law "BA" { title = { en = "Bench Act" } }
days { election_day = { en = "day of the vote" } }
stages { "joint-review" }
source "candidates" { key = "candidate_id", columns = { candidate_id = "id", name = "name", $1 } }
$2
rule "ONE" { title = { en = "one rule" }, severity = "statute", stage = "joint-review", cites = "BA art. 1",
             reasons = { so = { en = "so it is" } }, test = function(c) if $3 then reject("so") end end }
END
}

# small_data UNITS: the list of $work/list with so many units, and numbers that nobody shares.
small_data() {
  rm -rf "$work/data"
  mkdir "$work/data"
  awk -F, -v OFS=, -v units="$1" 'NR == 1 { print $0, "serial"; next }
    { $5 = "V" (NR - 2) % units; print $0, NR * 7919 }' "$work/list/candidates.csv" >"$work/data/candidates.csv"
  awk -v units="$1" 'BEGIN { print "unit_id,open,since"
    for (i = 0; i < units; i++) printf "V%d,yes,20%02d-%02d-%02d\n", i, i % 20, i % 12 + 1, i % 28 + 1 }' \
    >"$work/data/unit.csv"
  cat >"$work/data/docket.lua" <<END
docket { title = "Bench: a small list", days = { election_day = "2026-04-20" },
         sources = { candidates = { file = "candidates.csv" }$2 } }
END
}
small_list() {
  rm -rf "$work/list"
  mkdir "$work/list"
  $build/tests/bench_generate "$work/list" "$1"
}

table() {
  begin table
  small_list 200000
  small_pack 'unit_id = "id"' \
    'source "unit" { one_by = "unit_id", columns = { unit_id = "id", open = "yes-no", since = "date" } }' \
    'is(c.unit.open, "no") or c.unit.since > c.day.election_day'
  for rows in 10 100 1000 10000 100000; do
    small_data $rows ', unit = { file = "unit.csv" }'
    point table "1 rule" $rows 200000 4 "$work/pack" "$work/data"
  done
}

goal() { echo "$1,$2" | tee -a "$figures/goals.csv"; }
part() { cut -d, -f"$1" <<<"$2"; }

goals() {
  echo "what,value" >"$figures/goals.csv"
  local with without plain
  generate 100
  with=$(measured 40 $here/pack "$work/data" --no-inputs)
  goal "100 candidates: wall ns" "$(part 1 "$with")"
  goal "100 candidates: processor ns" "$(part 2 "$with")"

  small_list 200000
  small_data 10 ""
  for column in id_number serial; do
    if [ $column = serial ]; then small_pack 'serial = "integer"' "" 'c.serial > 2000000000'
    else small_pack 'id_number = "text"' "" 'matches(c.id_number, "^999999")'; fi
    with=$(measured 11 "$work/pack" "$work/data" --no-inputs)
    plain=$(measured 11 "$work/pack" "$work/data" --no-inputs --plain)
    goal "$column: processor ns with learning" "$(part 2 "$with")"
    goal "$column: processor ns with --plain" "$(part 2 "$plain")"
  done

  generate 1000000
  with=$(measured 4 $here/pack "$work/data")
  without=$(measured 4 $here/pack "$work/data" --no-inputs)
  goal "inputs kept: wall ns" "$(part 1 "$with")"
  goal "inputs kept: processor ns" "$(part 2 "$with")"
  goal "inputs not kept: wall ns" "$(part 1 "$without")"
  goal "inputs not kept: processor ns" "$(part 2 "$without")"
  measured 1 $here/pack "$work/data" --no-inputs --profile >/dev/null
  goal "evaluations" "$(awk 'on { all += $1 } /by Lua/ { on = 1 } END { print all }' "$work/said")"
  goal "calls of Lua" "$(awk 'on { all += $2 } /by Lua/ { on = 1 } END { print all }' "$work/said")"
}

. $here/growth/draw.sh
for what in ${*:-candidates rules evidence table goals draw}; do $what; done
