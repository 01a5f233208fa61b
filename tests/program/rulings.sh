#!/usr/bin/env bash
# Rulings over a run, from the digest that is copied to the ruling that lapses: rulings.sh VET
#
# 1. The digest in reasons.csv is the one `why` prints; it does not change with rows about others, their order,
#    or the number of threads.
# 2. A ruling that names it counts: decision, decisions.csv, first screen by name, why with document, JSON.
# 3. It lapses when a cell the reason rests on changes, when a row is added that the rule asks for, when a day
#    or a parameter changes; the warning names the line, the exit status is 1.
# 4. Nobody, unknown rule, unknown reason, two that differ, a hold, a broken row: each told, counted, and of no effect.
# 5. The order of the rows of rulings.csv changes nothing but its own digest.
# 6. The accepted by ruling can be asked why; learned paths or none, the bytes are the same.
# 8. One that clears a doubt about the search lapses when another doubt comes.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
pack=$root/tests/packs/rulings
run() { ends "$2" "$1" run "$pack" docket -o "$1" "${@:3}"; }    # run FOLDER STATUS [OPTION...]
digest() { sed -n "s/^$2,$3,.*,\([0-9a-f]\{64\}\),.*/\1/p" "$1/reasons.csv"; }
wants() { [ "$(decision "$1" "$2")" = "$3" ] || complain "$1: $2 is $(decision "$1" "$2"), not $3"; }
header='candidate,rule,reason,evidence,ruling,by,on,document'

mkdir docket
cat >docket/docket.lua <<'END'
docket { days = { poll_day = "2026-05-07" },
  sources = { records = { covers = { everybody = true, says = "court letter" } } } }
END
cat >docket/candidates.csv <<'END'
id,name,birth_date,said,seat
P1,Ann,1980-01-02,reject,no
P2,Bob,1980-01-02,fine,no
P3,Cy,,fine,no
P4,Di,1980-01-02,fine,no
P5,Ed,1980-01-02,hold,no
P6,Flo,1980-01-02,reject,no
P7,Gus,2009-01-02,fine,no
END
cat >docket/records.csv <<'END'
id,name,kind,on,sealed
P2,Bob,theft,2020-01-01,no
PX,Ida,theft,2020-01-01,no
END

# ---- 1
run first 0
[ "$(digest first P1 WORD | wc -l)" -eq 1 ] || complain "no digest of P1"
one=$(digest first P1 WORD) two=$(digest first P2 RECORD) three=$(digest first P3 AGE) five=$(digest first P5 WORD)
seven=$(digest first P7 AGE)
"$vet" why first P1 >why.first
has why.first "$one"
cp -r docket kept
printf 'id,name,birth_date,said,seat\nP6,Flo,1980-01-02,reject,no\nP5,Ed,1980-01-02,hold,no\nP4,Di,1980-01-02,fine,no\nP3,Cy,,fine,no\nP2,Bob,1980-01-02,fine,no\nP1,Ann,1980-01-02,reject,no\nP8,Hal,1980-01-02,fine,no\n' >docket/candidates.csv
printf 'id,name,kind,on,sealed\nP9,Jo,fraud,2020-01-01,no\nPX,Ida,theft,2020-01-01,no\nP2,Bob,theft,2020-01-01,no\n' >docket/records.csv
run turned 0 --threads=3 --plain
[ "$(digest turned P1 WORD) $(digest turned P2 RECORD) $(digest turned P3 AGE)" = "$one $two $three" ] ||
    complain "the digests depend on other rows or their order"
rm -r docket && cp -r kept docket

# ---- 2
cat >docket/rulings.csv <<END
$header
P1,WORD,no,$one,lift,A. Clerk,2026-04-01,letter 7
P2,RECORD,barred,$two,uphold,B. Judge,2026-04-02,file 8
P3,AGE,unknown,$three,clear,A. Clerk,2026-04-03,passport seen
P7,AGE,young,$seven,lift,C. Court,2026-04-04,order 9
END
run ruled 0
wants ruled P1 accept; wants ruled P2 reject; wants ruled P3 accept; wants ruled P6 reject
has ruled/decisions.csv 'P1,accept,review,,,,,,lifted WORD:no by A. Clerk,'
has ruled/decisions.csv 'upheld RECORD:barred by B. Judge'
has ruled/reasons.csv "$one,lifted,A. Clerk,2026-04-01,letter 7"
has ruled.screen '  A. Clerk: 1 lifted, 1 cleared'
has ruled.screen '  B. Judge: 1 upheld'
has ruled.screen 'candidates accepted with a ruling'
has ruled/tallies.json '"rulings": {"all": 4, "counts": 4'
has ruled/tallies.json '{"by": "A. Clerk", "lifted": 1, "upheld": 0, "cleared": 1}'
cmp -s docket/rulings.csv ruled/inputs/rulings.csv || complain "the rulings are not kept among the inputs"
"$vet" why ruled P1 >why.ruled
has why.ruled 'ruling: lifted: A. Clerk, 2026-04-01, letter 7'
"$vet" tally ruled --by rule,reason >tally
has tally 'RECORD'
hasnt tally 'young'                              # lifted: a reason no more
hasnt ruled.screen 'young'
"$vet" list ruled --ruled >list
[ "$(grep -c '^P' list)" -eq 4 ] || { complain "list --ruled"; cat list >&2; }
"$vet" why ruled P1 --lang zh >why.zh
has why.zh '裁定：撤销：A. Clerk，2026-04-01，letter 7'
"$vet" why ruled P1 --json >why.json
has why.json '"ruling":"lifted"'
"$vet" why ruled P4 >why.other                     # simply accepted: judged again from what is kept
has why.other 'P4  Di: accepted'
"$vet" run "$pack" docket -o - >stream 2>/dev/null
has stream '"ruling":"lifted","by":"A. Clerk","on":"2026-04-01","document":"letter 7"'
"$vet" run "$pack" docket -o zh --lang zh >zh.screen 2>/dev/null
has zh.screen 'A. Clerk：1撤销，1核实通过'

# ---- 3
lapses() {    # lapses FOLDER CANDIDATE DECISION: its ruling has lapsed
    run "$1" 1
    wants "$1" "$2" "$3"
    has "$1.errors" 'warning: this ruling does not count: lapsed'
}
sed -i 's/^P1,Ann,1980-01-02,reject/P1,Ann,1980-01-02,both/' docket/candidates.csv
lapses cell P1 reject
has cell.errors 'rulings.csv:2: warning: this ruling does not count: lapsed, what the reason rests on has changed'
has cell.screen 'P1 WORD:no (A. Clerk): lapsed, what the reason rests on has changed'
"$vet" why cell P1 >why.cell
has why.cell 'WORD:no: lapsed, what the reason rests on has changed'
has why.cell 'lift: A. Clerk, 2026-04-01, letter 7'
cp kept/candidates.csv docket/
sed -i 's/^P1,Ann,1980-01-02,reject/P1,Ann,1980-01-02,fine/' docket/candidates.csv
lapses gone P1 accept
has gone.errors 'lapsed, the reason is not given any more'
cp kept/candidates.csv docket/
sed -i 's/^P2,Bob,theft/P2,Bob,fraud/' docket/records.csv      # a cell of the row no rule compares
lapses row P2 reject
has row.errors 'rulings.csv:3: warning'
cp kept/records.csv docket/
sed -i 's/2026-05-07/2026-05-08/' docket/docket.lua
lapses day P1 reject
sed -i 's/2026-05-08/2026-05-07/; s/docket {/docket { params = { least_age = 19 },/' docket/docket.lua
lapses param P7 reject
wants param P1 accept                              # its rule reads no parameter
cp kept/docket.lua docket/
echo 'P3,Cy,theft,2020-01-01,no' >>docket/records.csv          # a second reason is no matter of the ruling
run more 0
wants more P3 reject
cp kept/records.csv docket/

# ---- 4
cat >docket/rulings.csv <<END
$header
P9,WORD,no,$one,lift,A,2026-04-01,d
P1,WORT,no,$one,lift,A,2026-04-01,d
P1,WORD,nono,$one,lift,A,2026-04-01,d
P6,WORD,no,$(digest first P6 WORD),lift,A,2026-04-01,d
P6,WORD,no,$(digest first P6 WORD),uphold,B,2026-04-02,d
P5,WORD,gate,$five,clear,A,2026-04-01,d
P1,WORD,no,$one,lift,,2026-04-01,d
P1,WORD,no,lift
P1,WORD,no,,lift,A,2026-04-01,d
END
run idle 1
diff <(cut -d, -f1,2 first/decisions.csv) <(cut -d, -f1,2 idle/decisions.csv) >&2 || complain "rulings of no effect had one"
has idle.errors 'rulings.csv:2: warning: this ruling does not count: nobody on the list has this key'
has idle.errors 'rulings.csv:3: warning: this ruling does not count: the pack has no such rule'
has idle.errors 'rulings.csv:4: warning: this ruling does not count: the rule knows no such reason'
has idle.errors 'rulings.csv:5: warning: this ruling does not count: another ruling says otherwise, neither counts'
has idle.errors 'rulings.csv:6: warning: this ruling does not count: another ruling says otherwise, neither counts'
has idle.errors 'rulings.csv:7: warning: this ruling does not count: a hold is not opened by a ruling'
has idle.errors 'rulings.csv:8: warning: this ruling does not count: a column is blank or cannot be read'
has idle.errors 'rulings.csv:9: warning: this ruling does not count: a column is blank or cannot be read'
has idle.errors 'rulings.csv:10: warning: this ruling does not count: a column is blank or cannot be read'
has idle.screen 'rulings that do not count                                          9'
has idle/tallies.json '"rulings": {"all": 9, "counts": 0, "unreadable": 3, "nobody": 1'

# ... nor one beside which another stands that may say otherwise: its word, its day or its clerk cannot be read
for other in "P1,WORD,no,$one,Upheld,B,2026-04-02,d" "P1,WORD,no,$one,uphold,B,tomorrow,d" "P1,WORD,no,$one,uphold,,2026-04-02,d" \
    "P1,,no,$one,,B,2026-04-02,d" "P1,WORD,no,$(echo "$one" | tr a-f A-F),uphold,,2026-04-02,d"; do
  printf '%s\n' "$header" "P1,WORD,no,$one,lift,A,2026-04-01,d" "$other" >docket/rulings.csv
  rm -rf unread
  run unread 1
  wants unread P1 reject
  has unread.errors 'rulings.csv:2: warning: this ruling does not count: another ruling says otherwise, neither counts'
done
for other in "P1,AGE,no,$one,uphold,,2026-04-02,d" "P1,WORD,no,$one,lift,B,,d" "P1,WORD,no,$two,uphold,,2026-04-02,d"; do
  printf '%s\n' "$header" "P1,WORD,no,$one,lift,A,2026-04-01,d" "$other" >docket/rulings.csv
  rm -rf unread
  run unread 1
  wants unread P1 accept
done


# ... nor one beside a row nobody can read that may be about anybody: a row of another shape, without a key, with the
# columns in each other's place; unless what can be read of it is about something else, or rules the same
cut=',a comma, too many,P1'
for other in "$cut" ",WORD,no,$one,uphold,B,2026-04-02,d" "WORD,P1,no,$one,B,uphold,2026-04-02,d" ",,,,uphold,B,2026-04-02,d" \
    ",,,,Upheld,B,2026-04-02,d" "?,WORD,no,$one,uphold,B,2026-04-02,d" ",WORD,,,,B,2026-04-02,d"; do
  printf '%s\n' "$header" "P1,WORD,no,$one,lift,A,2026-04-01,d" "$other" >docket/rulings.csv
  rm -rf unread
  run unread 1
  wants unread P1 reject
  has unread.errors 'rulings.csv:2: warning: this ruling does not count: another ruling says otherwise, neither counts'
done
for other in ",WORD,no,$one,lift,B,2026-04-02,d" ",AGE,,,uphold,B,2026-04-02,d" "P9,WORD,no,$one,uphold,B,2026-04-02,d" \
    "P2,WORD,no,$one,uphold,B,,d"; do
  printf '%s\n' "$header" "P1,WORD,no,$one,lift,A,2026-04-01,d" "$other" >docket/rulings.csv
  rm -rf unread
  run unread 1
  wants unread P1 accept
done

# ---- 5 and 6
cat >docket/rulings.csv <<END
$header
P1,WORD,no,$one,lift,A. Clerk,2026-04-01,letter 7
P9,WORD,no,$one,lift,A. Clerk,2026-04-01,letter 7
P3,AGE,unknown,$three,clear,A. Clerk,2026-04-03,passport seen
P2,RECORD,barred,$two,uphold,B. Judge,2026-04-02,file 8
END
run there 1
{ echo "$header"; tail -n +2 docket/rulings.csv | tac; } >turned.csv && cp turned.csv docket/rulings.csv
run back 1 --threads=3 --plain
for file in decisions.csv reasons.csv tasks.csv tallies.json summary.txt; do
    cmp -s "there/$file" "back/$file" || complain "$file depends on the order of rulings.csv"
done

# ---- a docket that says where they are, and a file without a column
mkdir docket/persons
mv docket/rulings.csv docket/persons/r.csv
sed -i 's/^docket {/docket { rulings = { file = "persons\/r.csv", separator = "," },/' docket/docket.lua
run placed 1
cmp -s placed/decisions.csv there/decisions.csv || complain "rulings = { file = ... } is not read"
cut -d, -f1-7 docket/persons/r.csv >short.csv && cp short.csv docket/persons/r.csv
run without 3
has without.errors "persons/r.csv:1: error: no column 'document'"

# ---- 7: a record under another number: the ruling names no rule, and lapses with the record
rm -rf docket && cp -r kept docket
cat >docket/records.csv <<'END'
id,name,kind,on,sealed
,Di,theft,2020-01-01,no
END
sed 's/ close = { { "name" } }/ never = { { "name" } }/' "$pack/pack.lua" >pack.lua
mkdir near && mv pack.lua near/ && pack=$work/near
run close 0
wants close P4 refer
near=$(digest close P4 '') four=$(digest close P4 RECORD)
printf '%s\nP4,,near,%s,clear,A. Clerk,2026-04-01,file 3\nP4,RECORD,unknown,%s,clear,A. Clerk,2026-04-01,file 3\n' \
    "$header" "$near" "$four" >docket/rulings.csv
run cleared 0
wants cleared P4 accept
has cleared/decisions.csv 'cleared RECORD:unknown by A. Clerk; cleared near by A. Clerk'
sed -i 's/theft/fraud/' docket/records.csv
run again 1
wants again P4 refer
has again.errors 'rulings.csv:2: warning: this ruling does not count: lapsed'
has again.errors 'rulings.csv:3: warning: this ruling does not count: lapsed'

# ---- 8: what was cleared is that record or row, and not what else leaves the search in doubt
sed -i 's/fraud/theft/' docket/records.csv
run stands 0
wants stands P4 accept
echo 'illegible' >>docket/records.csv
run void 1
wants void P4 refer
has void.errors 'rulings.csv:3: warning: this ruling does not count: lapsed'
sed -i '$d' docket/records.csv
sed -i 's/covers = { everybody = true/covers = { id = { "P1" }/' docket/docket.lua
run uncovered 1
wants uncovered P4 refer
rm -rf docket && cp -r kept docket
printf 'id,name,kind,on,sealed\nillegible\n' >docket/records.csv
run torn 1
four=$(digest torn P4 RECORD)
printf '%s\nP4,RECORD,unknown,%s,clear,A. Clerk,2026-04-01,file 3\n' "$header" "$four" >docket/rulings.csv
run mended 1
wants mended P4 accept
sed -i 's/illegible/illegible,too/' docket/records.csv
run other 1
wants other P4 refer
sed -i 's/illegible,too/illegible\nillegible/' docket/records.csv
run second 1
wants second P4 refer
