#!/usr/bin/env bash
# Letters to candidates: what they say, and what they must not: notice.sh VET
#
# 1. One candidate per cause: each letter says what that person may be told. Words of records that may be somebody
#    else's, sealed records, other rows of the list, errors of rules, and leads to the police are in no letter.
# 2. Who has a sealed record gets the letter of who has none.
# 3. Hostile names and keys: nothing breaks out of Markdown or HTML; every file has a name of its own in the folder.
# 4. A ruling is told with its document. The deadline is counted from --on.
# 5. The pack's own letters, in Markdown and HTML, with sections left out.
# 6. All or nothing, nothing written over; the same bytes whatever the order of rows and the number of threads.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
cp -r "$root/tests/packs/letters" pack

# id BIRTH SERIAL: an identity number with its check character
id() {
  local s="999999$1$2" sum=0 i w=(7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2) c=10X98765432
  for ((i = 0; i < 17; i++)); do sum=$((sum + w[i] * ${s:i:1})); done
  echo "$s${c:sum%11:1}"
}
run() { ends '[01]' "$1" run pack docket -o "$1" "${@:2}"; }    # run FOLDER [OPTION...]
letter() { "$vet" notice "$@"; }

# ---- a docket: candidate KEY NAME ID BIRTH [UNIT [TRAP [AGE]]]
mkdir docket
candidate() {
  printf '%s,"%s",%s,%s,%s,%s,%s\n' "$1" "$2" "$3" "$4" "${5:-U1}" "${6:-none}" "${7:-}" >>docket/candidates.csv
  [ "${8:-}" = silent ] || printf '%s,court,2026-10-01,clear\n' "$1" >>docket/replies.csv
}
record() { printf '%s,%s,%s,%s,%s,%s\n' "$1" "$2" "$3" "$4" "$5" "$6" >>docket/records.csv; }
echo id,name,id_number,birth_date,unit,trap,age >docket/candidates.csv
echo id,dept,replied_on,result >docket/replies.csv
echo name,id_number,birth_date,offence,final_on,sealed >docket/records.csv
echo name,id_number,remark,listed_on >docket/debts.csv
printf 'unit,unit_name,gate,vote\nU1,Halt,open,2026-11-08\nU2,Long Dyke,held,2026-11-08\nU3,No Day,open,\n' >docket/units.csv
cat >docket/docket.lua <<'L'
docket {
  title = "Council of Halt, 2026",
  days = { vote = { file = "units.csv", by = "unit", column = "vote" } },
  sources = {
    candidates = { file = "candidates.csv" }, units = { file = "units.csv", columns = { gate = "gate" } },
    records = { file = "records.csv", columns = { final_on = { "final_on", open = { "open" } } },
                covers = { everybody = true, says = "letter 44", on = "2026-10-12" } },
    debts = { file = "debts.csv", covers = { everybody = true, says = "letter 45", on = "2026-10-12" } },
    replies = { file = "replies.csv" },
  },
}
L

candidate OK Ann "$(id 19850302 101)" 1985-03-02
candidate YOUNG Ben "$(id 20090302 101)" 2009-03-02                          # said: reject with an end
candidate SURE Cid "$(id 19700101 101)" 1970-01-01                           # said: reject, a sure row
record Cid "$(id 19700101 101)" 1970-01-01 theft 2019-05-05 no
candidate CLOSE Dan "$(id 19710101 101)" 1971-01-01                          # close
record Daniel "$(id 19710101 101)" 1971-01-01 SECRET-CLOSE 2019-05-05 no
candidate SEALED Eve "$(id 19720101 101)" 1972-01-01 U1 error                # hidden: as if there were none
record Eve "$(id 19720101 101)" 1972-01-01 SECRET-SEALED 2019-05-05 yes
candidate UNSEALED Eva "$(id 19720102 101)" 1972-01-02 U1 error              # the same without a record
candidate MAYBE Fay "$(id 19730101 101)" 1973-01-01                          # may it be used?
record Fay "$(id 19730101 101)" 1973-01-01 SECRET-MAYBE 2019-05-05 ''
candidate NEAR Gil "$(id 19740101 101)" 1974-01-01                           # near: one character off
number=$(id 19740101 101)
record Gil "${number:0:13}9${number:14}" 1974-01-01 SECRET-NEAR 2019-05-05 no
candidate NAMESAKE Hal "$(id 19750101 101)" 1975-01-01 U1 error              # a namesake: not a word
record Hal "$(id 19760606 101)" 1976-06-06 SECRET-NAMESAKE 2019-05-05 no
candidate DEBT Ina "$(id 19770101 101)" 1977-01-01                           # a rule that reads sure and close rows
printf 'Ina,%s,own debt,2020-01-01\nInga,%s,SECRET-DEBT,2020-01-01\n' "$(id 19770101 101)" "$(id 19770101 101)" >>docket/debts.csv
candidate OWED Jim "$(id 19780101 101)" 1978-01-01                           # the same, all rows sure
printf 'Jim,%s,owes 7,2020-01-01\n' "$(id 19780101 101)" >>docket/debts.csv
candidate BLANK Kay "$(id 19790101 101)" "" U1 none ""                        # birth date from the number: accepted
candidate PART Lea "" 2008 U1                                                # partial date, no number
candidate BADID Max 99999919800101101X 1980-01-01                            # a number that fails its check
candidate BADBIRTH Ned "$(id 19810101 101)" 31.31.1981
candidate OLD Olga "$(id 19400101 101)" 1940-01-01                           # policy nobody adopted
candidate FAILED Pia "$(id 19820101 101)" 1982-01-01 U1 error                # failed
candidate BROKEN Quin "$(id 19830101 101)" 1983-01-01 U1 reject_then_error   # broken
candidate HELD Rob "$(id 19840101 101)" 1984-01-01 U2                        # hold
candidate NODAY Sue "$(id 19860101 101)" 1986-01-01 U3                       # law day
candidate NOUNIT Tom "$(id 19870101 101)" 1987-01-01 U9                      # law day, no unit
candidate TWICE Uma "$(id 19880101 101)" 1988-01-01                          # two places
candidate TWICE2 Uma "$(id 19880101 101)" 1988-01-01 U2
candidate TWONAMES Vic "$(id 19890101 101)" 1989-01-01                       # two names
candidate TWONAMES2 Otherperson "$(id 19890101 101)" 1989-01-01
candidate MAYSAME Wim "" 1990-01-01                                          # maybe the same
candidate MAYSAME2 Wim "$(id 19900101 101)" 1990-01-01
candidate SAMEKEY Xia "$(id 19910101 101)" 1991-01-01                        # same key
candidate SAMEKEY Yan "$(id 19910202 101)" 1991-02-02
candidate SILENT Zoe "$(id 19920101 101)" 1992-01-01 U1 none "" silent       # no reply
candidate UNCLEAR Abe "$(id 19930101 101)" 1993-01-01 U1 none "" silent
echo UNCLEAR,court,2026-10-01,unclear >>docket/replies.csv
candidate ADVERSE Bob "$(id 19940101 101)" 1994-01-01                        # refer, and a lead to the police
echo ADVERSE,police,2026-10-01,adverse >>docket/replies.csv
candidate BIRTH Cal "$(id 19950101 101)" 1995-01-02 U2                       # the date is not the number's
candidate AGED Deb "$(id 19960101 101)" 1996-01-01 U2 none 44                # an age that is wrong
candidate BADROW Fox "$(id 19970101 101)" 1997-01-01                         # a cell of a sure row cannot be read
record Fox "$(id 19970101 101)" 1997-01-01 fraud 2019-13-45 no
candidate BADCLOSE Gus "$(id 19980101 101)" 1998-01-01                       # ... of a close one
record Gustav "$(id 19980101 101)" 1998-01-01 SECRET-BADCLOSE 2019-13-45 no
# hostile
candidate '../../x' '# <b>*[boo](http://evil.example)*</b> & "" `x`' "$(id 20090101 111)" 2009-01-01
candidate '=cmd|x' "1. www.evil.example a@b.example \${x} {reasons}" "$(id 20090101 121)" 2009-01-01
candidate '村01-3' '欧阳·明' "$(id 20090101 131)" 2009-01-01
candidate sure 'small letters' "$(id 20090101 141)" 2009-01-01
candidate CON '<script>alert(1)</script>' "$(id 20090101 151)" 2009-01-01
candidate "$(printf 'k%.0s' $(seq 300))" long "$(id 20090101 161)" 2009-01-01
candidate 'a.b' dot "$(id 20090101 171)" 2009-01-01
candidate a_b underscore "$(id 20090101 181)" 2009-01-01

run out
letter out --all -o letters >said
[ "$(cat said)" = "$(($(wc -l <letters/index.csv) - 1)) letters and index.csv written to letters" ] || complain "said: $(cat said)"
[ "$(find letters -name 'notice-*' | wc -l)" = "$(grep -cE '^.*,(reject|refer),' out/decisions.csv)" ] ||
  complain "$(find letters -name 'notice-*' | wc -l) letters"

# ---- 1. each cause
expect() { # expect KEY WORDS...
  local key=$1 words
  shift
  [ -f "letters/notice-$key.md" ] || { complain "$key: no letter"; return; }
  for words; do has "letters/notice-$key.md" "$words"; done
}
checking='It is being checked whether “court records” holds anything that may be used in your case.'
expect YOUNG 'not accepted' 'Condition that is not met: Old enough' 'born 2009-03-02, not yet 18' \
  'Legal basis: Act on the Council, art. 1' 'date of birth: 2009-03-02' 'Set for this review: least age = 18' \
  'counted from 2009-03-02, are 18 years completed on 2026-11-08? no' 'you may stand again from 2027-03-02 on' \
  'from 2027-03-02 on, this reason no longer stands in the way' \
  'object to the Election Commission, within 5 days of receiving this letter' 'Legal basis: Act on the Council, art. 30' \
  'Election Office of Halt' 'Whom to ask: Room 3, Town Hall'
expect SURE 'punished: theft, final 2019-05-05' 'from “court records” (searched: letter 44, on 2026-10-12)' \
  'final on: 2019-05-05' 'this reason has no end of its own'
expect CLOSE "$checking" 'Nothing is held against you' 'there is nothing to object to yet'
expect MAYBE "$checking"
expect NEAR "$checking"
expect BADCLOSE "$checking"
expect DEBT 'No debt on the list'
expect OWED 'listed: owes 7'
expect PART 'Your “date of birth” is not known exactly enough' 'Awaited from: you'
expect BADID 'because your “number” on the list cannot be read or cannot be right'
expect BADBIRTH 'On the list, your “date of birth” cannot be read or cannot be right'
expect OLD 'over 70' 'nobody with the authority to do so has adopted'
expect FAILED 'because of an error on the side of the office' 'Awaited from: the office that sends this letter'
expect BROKEN 'because of an error on the side of the office'
expect HELD 'is on hold' 'Long Dyke is put in order first'
expect NODAY 'The day that says which law applies to your candidacy is not fixed yet'
expect NOUNIT 'The day that says which law applies to your candidacy is not fixed yet'
expect TWICE 'the same person stands in more than one place'
expect TWONAMES 'Your number stands on the list under another name too'
expect MAYSAME 'or about another person of the same name'
expect SAMEKEY 'bears the same number as yours'
expect SILENT 'the court has not answered yet' 'Awaited from: the court'
expect UNCLEAR 'The answer of the court is not clear'
expect ADVERSE 'police objects'
expect BIRTH 'Your date of birth on the list is not the one in your identity number'
expect AGED 'Your age as stated on the list does not agree'
expect BADROW 'In “court records”, the entry “final on” is missing, cannot be read'
grep -rl -e SECRET -e TRAP-WORDS -e LEAD-WORDS -e 'rules.lua' -e 'nothing.field' letters >leaks || true
[ ! -s leaks ] || complain "told what must not be told: $(cat leaks)"
hasnt letters/notice-TWONAMES.md Otherperson
hasnt letters/notice-TWICE.md U2
for hidden in CLOSE NEAR MAYBE; do hasnt letters/notice-$hidden.md 2019-05-05; done

# ---- 2. sealed, or nothing there: one letter; may not be used, may be another's: one letter
alike() { # alike KEY KEY
  diff <(sed "s/\*\*.*//" "letters/notice-$1.md") <(sed "s/\*\*.*//" "letters/notice-$2.md") >&2 || complain "$1 and $2 get different letters"
}
alike SEALED UNSEALED
alike NAMESAKE UNSEALED
alike MAYBE NEAR

# ---- 3. hostile names and keys
letter out --all -o pages --format html >/dev/null
for file in pages/notice-*.html; do
  grep -q "default-src 'none'" "$file" || complain "$file: no policy"
  ! grep -qiE '<script|<b>|<a |href|onerror' "$file" || complain "$file: data broke out"
done
grep -qF '&lt;script&gt;alert(1)&lt;/script&gt;' pages/notice-CON.html || complain "the name of CON is not text"
hostile=$(grep -l 'boo' letters/*.md)
has "$hostile" '**\# \<b\>\*\[boo\](http\://evil.example)\*\</b\> \& " \`x\`**'
hostile=$(grep -l 'evil.example a' letters/*.md)
has "$hostile" '1\. www\.evil.example a\@b.example \$\{x\} \{reasons\}'
[ "$(find . -newer out -name '*x.md' | wc -l)" = 0 ] || complain "a letter got out of its folder"
[ "$(cut -d, -f3 letters/index.csv | tr A-Z a-z | sort | uniq -d)" = "" ] || complain "two letters of one name"
cut -d, -f3 letters/index.csv | sed 1d | grep -vxE 'notice-[A-Za-z0-9_-]{1,60}(\.[0-9]+)?\.md' >odd || true
[ ! -s odd ] || complain "names of files: $(cat odd)"
has letters/index.csv "\"'=cmd|x\",reject,notice-_cmd_x."
has letters/index.csv 'SAMEKEY,refer,notice-SAMEKEY.md,'
has letters/index.csv 'SAMEKEY,refer,notice-SAMEKEY.'

# ---- 4. rulings and the deadline
digest() { sed -n "s/^$1,$2,.*,\([0-9a-f]\{64\}\),.*/\1/p" out/reasons.csv; }
{
  echo candidate,rule,reason,evidence,ruling,by,on,document
  echo "CLOSE,RECORD,punished,$(digest CLOSE RECORD),uphold,A. Clerk,2026-10-30,passport seen"
  echo "OWED,DEBT,listed,$(digest OWED DEBT),lift,B. Clerk,2026-10-31,paid: receipt 9"
  echo "SURE,RECORD,punished,$(digest SURE RECORD),uphold,C. Clerk,2026-10-31,file 12"
} >docket/rulings.csv
sed -i "s/^OWED,\(.*\),U1,/OWED,\1,U2,/" docket/candidates.csv
run ruled
letter ruled CLOSE --on 2026-11-01 >close.md
has close.md 'punished: SECRET-CLOSE, final 2019-05-05'
has close.md 'Examined again and upheld by A. Clerk on 2026-10-30, document: passport seen'
has close.md 'You may object to the Election Commission, until 2026-11-06 at the latest.'
letter ruled SURE >sure.md
has sure.md 'upheld by C. Clerk on 2026-10-31, document: file 12'
letter ruled OWED >owed.md
has owed.md 'What was looked at again and is settled'
has owed.md 'Taken away by B. Clerk on 2026-10-31, document: paid: receipt 9'
letter ruled --all -o dated --on 2026-11-01 >/dev/null
has dated/index.csv 'CLOSE,reject,notice-CLOSE.md,2026-11-06'
has dated/index.csv 'OWED,hold,notice-OWED.md,'

# ---- 5. the pack's own letters
cat >pack/own.en.md <<'L'
{{office} {office} to {candidate.name} ({candidate.key}): {decision}
{#stage}
at {stage}
{/stage}
{^eligible_from}
for good
{/eligible_from}
{#eligible_from}
until {eligible_from}
{/eligible_from}
{#held}HELD{/held}{#referred}REFERRED{/referred}{#rejected}REJECTED{/rejected}

{outcome}
{reasons}
{open}
{settled}
{entry}
{objection}
{law_day} | {notice_day} | {object_by} | {object_within} | {object_to} | {object_how} | {object_law} | {contact} |
{pack.title} | {docket.title} | {param.most_age} | {reference}
L
cat >pack/own.en.html <<'L'
<style>h1 { color: #222; }</style>
<h1 class="x">{decision}</h1><p title="a &amp; b">{candidate.name}<br/>{candidate.key}</p>
{reasons}{open}{objection}
L
sed -i 's/^notice {/notice { markdown = { en = "own.en.md" }, html = { en = "own.en.html" },/' pack/pack.lua
run own
cmp -s pack/own.en.md own/pack/own.en.md || complain "the letter is not kept with the pack"
letter own YOUNG --on 2026-11-01 >own.md
has own.md '{office} Election Office of Halt to Ben (YOUNG): not accepted'
has own.md 'until 2027-03-02'
hasnt own.md 'for good'
has own.md 'at first review'
has own.md '2026-11-08 | 2026-11-01 | 2026-11-06 | 5 | the Election Commission | In writing, or spoken and taken down there. | ACT art. 30 | Room 3, Town Hall |'
has own.md 'Council of Halt | Council of Halt, 2026 | 70 | letters 3, '
has own.md REJECTED
letter own HELD >own.md
has own.md HELD
hasnt own.md REFERRED
hasnt own.md 'at first'
letter own YOUNG --format html >own.html
has own.html '<h1 class="x">not accepted</h1><p title="a &amp; b">Ben<br/>YOUNG</p>'
letter own YOUNG --lang zh >zh.md 2>zh.said
has zh.said '警告：规则包没有这种语言和格式的通知书，改用内置通知书'
has zh.md '# 候选人资格审查结果告知书'
has zh.md '依据：《虚构议会法》第一条'
letter own SURE --lang zh >sure.md 2>/dev/null
has sure.md "《虚构议会法》第2条"
has zh.md '你可以自收到本告知书之日起5日内向选举委员会提出异议。'
[ "$(sed -n 's/^pack|sha256|//p' <(sqlite3 own/audit.sqlite 'select part,name,value from manifest'))" != \
  "$(sed -n 's/^pack|sha256|//p' <(sqlite3 out/audit.sqlite 'select part,name,value from manifest'))" ] || complain "the letter is not in the pack's digest"
"$vet" run own/pack own/inputs -o again >/dev/null 2>&1 || [ $? = 1 ]
letter again YOUNG >again.md
letter own YOUNG >own.md
cmp -s own.md again.md || complain "the kept pack writes another letter"
sqlite3 own/audit.sqlite "update text set body=cast(replace(cast(body as text),'{reasons}','{raisins}') as blob) where file='own.en.md'"
ends 3 broken notice own YOUNG
has broken.errors "audit.sqlite: error: is damaged: the letter 'own.en.md' of the pack is not whole"

# ---- 6. all or nothing; the same bytes
refuses() { # refuses STATUS WORDS COMMAND...
  local want=$1 words=$2 status=0
  shift 2
  "$@" >/dev/null 2>refused || status=$?
  [ $status = "$want" ] || complain "$*: status $status, not $want"
  has refused "$words"
}
refuses 5 'letters are not written over' letter out --all -o letters
refuses 2 'OK is accepted; there are letters for those who are rejected, referred or on hold' letter out OK
refuses 2 "2 rows of the list have the key 'SAMEKEY'" letter out SAMEKEY
refuses 2 "did you mean 'YOUNG'?" letter out YUONG -o nobody
[ ! -e nobody ] || complain "a folder is left behind"
letter out SAMEKEY -o both >/dev/null
[ "$(ls both | wc -l)" = 3 ] || complain "both: $(ls both)"
printf x >full
for source in records replies debts; do
  { head -1 docket/$source.csv; sed 1d docket/$source.csv | tac; } >t && mv t docket/$source.csv
done
rm docket/rulings.csv
sed -i "s/^OWED,\(.*\),U2,/OWED,\1,U1,/" docket/candidates.csv
sed -i 's/^notice { markdown.*own.en.html" },/notice {/' pack/pack.lua
rm pack/own.en.*
run turned --threads 3
letter turned --all -o turned.letters >/dev/null
sed 's/[0-9a-f]\{16\}$//' -i letters/*.md turned.letters/*.md     # the record is another: digests of the files
diff -r letters turned.letters >&2 || complain "the order of rows or the threads change a letter"

finish "$(($(wc -l <letters/index.csv) - 1)) letters"
