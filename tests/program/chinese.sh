#!/usr/bin/env bash
# What a clerk who asks for Chinese is told when something is wrong: chinese.sh VET
#
# 1. A slip on the command line, before anything is open.
# 2. A docket: every mistake of it, at its place, and the same status as in English.
# 3. A file of the docket, and the folder to be written.
# 4. Questions about a finished run.
# 5. A mistake in a pack is told as ever: it is about Lua, and is told to who writes it.
# 6. Who does not ask for Chinese is told nothing in Chinese.
set -eu
vet=$(realpath "$1")
. "$(dirname "$0")/../support/program.sh"
pack=$root/rules/cn-village

# ---- 1
ends 2 threads run "$pack" docket --threads many --lang zh
has threads.errors "错误：--threads须为整数，不能是'many'"
ends 2 option run "$pack" docket --lang=zh-CN --treads 2
has option.errors "错误：没有'--treads'选项；是否指'--threads'？"
ends 2 nothing list --lang zh
has nothing.errors "错误：vet list 结果文件夹：请写明结果文件夹"

# ---- 2
cp -r "$root/samples/village" docket
ends 3 absent run "$pack" nowhere -o out --lang zh
has absent.errors "nowhere: 错误：没有该文件夹：案卷是存放CSV文件的文件夹"
sed -i 's/election_day = { file = "units.csv", by = "unit_id", column = "election_day" }/election_day = "2026-02-30"/
        s/unit = { file = "units.csv" }/unit = { file = "unit.csv" }/
        s/advised_age = 62/advised_age = { 62 }/' docket/docket.lua
ends 3 mistakes run "$pack" docket -o out --lang zh
has mistakes.errors "错误：日期'election_day' = \"2026-02-30\"：日历上没有这一天；请写成\"2026-12-05\""
has mistakes.errors "错误：案卷文件夹中没有文件'unit.csv'；请放入该文件或更正名称"
has mistakes.errors "advised_age是表；应为整数"
grep -q '^docket.lua:[0-9]*: 错误：' mistakes.errors || complain "no place: $(cat mistakes.errors)"
hasnt mistakes.errors "error:"

# ---- 3
rm -r docket
cp -r "$root/samples/village" docket
sed -i '1s/birth_date/born/' docket/candidates.csv
ends 3 header run "$pack" docket -o out --lang zh
has header.errors "错误：没有'birth_date'列；文件的列有："
cp "$root/samples/village/candidates.csv" docket/candidates.csv
mkdir out
ends 5 there run "$pack" docket -o out --lang zh
has there.errors "out: 错误：已存在；请用-o指定另一文件夹，或写--replace"
rmdir out

# ---- 4
ends 1 run run "$pack" docket -o out --lang zh
ends 2 nobody why out V99-99 --lang zh
has nobody.errors "错误：该次结果没有候选人'V99-99'"
ends 2 rule list out --rule CN-AGE-19 --lang zh
has rule.errors "错误：该次结果没有'CN-AGE-19'规则"
ends 3 norun why docket V01-01 --lang zh
has norun.errors "docket: 错误：不是vet的结果（其中没有audit.sqlite）"

# ---- 5
cp -r "$pack" pack
echo 'rule "X" {' >>pack/zz.lua
ends 4 pack run pack docket -o two --lang zh
has pack.errors "zz.lua:2:"
has pack.errors "error:"
hasnt pack.errors "错误"

# ---- 6
ends 2 english why out V99-99
hasnt english.errors "错误"
has english.errors "error: there is no candidate 'V99-99' in this run"

finish "command line, docket, files, questions about a run: told in Chinese who asks for it, with the same status"
