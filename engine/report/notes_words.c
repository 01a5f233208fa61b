/* notes_words: warnings about a pack and its data, in Chinese.
 *
 * Rooms that read and join say what they find in English, where they find it: whoever wrote
 * the rule reads it, too. A clerk who asked for Chinese is told it in Chinese, looked up here
 * sentence by sentence (report/sentences). tests/unit/test_notes_words.c reads every warning
 * out of the engine's source, so that none is said that does not stand here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/notes_words.h"

#include "report/sentences.h"

static const sentence warnings[] = {
    /* files */
    { "no source reads this file; name it in docket.lua, or move it out of the folder",
      "没有数据来源读取此文件；请在docket.lua中写明，或移出该文件夹" },
    { "is a link, which no source reads; put the file itself there, or move it out of the "
      "folder",
      "是链接，不予读取；请放入文件本身，或移出该文件夹" },
    { "{1} more file{2} that no source reads", "另有{1}个文件未被读取" },
    /* rows */
    { "the row cannot be read: {1}", "该行无法读取：{1w}" },
    { "{1} more rows of {2} cannot be read; audit.sqlite lists them",
      "{2}另有{1}行无法读取，见audit.sqlite" },
    { "{1} more rows of {2} name another person than their key does",
      "{2}另有{1}行的姓名或号码与其编号所指的人不符" },
    { "{1}: skip_lines names line {2}, but no unreadable row starts there",
      "{1}：skip_lines写有第{2}行，但该处没有无法读取的行" },
    { "{1}: rows left out because {2} is blank, which `only` does not ask for: {3}; if they "
      "belong, ask for \"\" too",
      "{1}：因{2}空白而`only`未要求空白，略去{3}行；如属应审，请同时要求\"\"" },
    { "this row may be about anybody: {1} clears nobody until it is put right or its line is "
      "named in skip_lines",
      "此行可能涉及任何人：在更正或写入skip_lines之前，{1}不能证明任何人没有记录" },
    { "{1} {2} looks like {3} of {4}:{5} and says otherwise: whoever is there is referred "
      "until one of the two is corrected or taken out",
      "{1} {2}与{4}第{5}行的{3}相似而内容不同：在更正或删去其一之前，该处的人均须核实" },
    { "{1} {2} looks like {3} of {4}:{5} and says otherwise: whoever is there is referred "
      "until one of the two is corrected or taken out, or this line is named in skip_lines",
      "{1} {2}与{4}第{5}行的{3}相似而内容不同：在更正或删去其一、或将本行写入skip_lines之前，该处的人均须核实" },
    { "1 row is about nobody on the list (line {1})", "1行与名单上的人无关（第{1}行）" },
    { "{1} rows are about nobody on the list ({2}: lines {3})",
      "{1}行与名单上的人无关（{2f}第{3}行）" },
    { "{1} time{2} a candidate's name is written in other characters here and taken as the "
      "same ({3}line{4} {5})",
      "{1}处候选人姓名用字不同，按同一姓名处理（{3?前几处：}第{5}行）" },
    { "{1} is declared '{2}', but '{3}' can only be read '{4}': '{5}' in line {6}, and {7} "
      "date{8} of this file, may be either; correct the cell, or declare dates = \"{9}\" for "
      "the file and put rows of the other order into one of their own",
      "{1}声明为'{2}'，但'{3}'只能按'{4}'读取：第{6}行的'{5}'等本文件共{7}个日期的日、月次序不明；请更正该单元格，"
      "或为该文件声明dates = \"{9}\"，并把另一种次序的行另立文件" },
    /* the list */
    { "the {1} is {2}: this row is counted as unreadable and not vetted",
      "{1}{2s}：此行按无法读取计，不予审查" },
    { "{1} {2} stands also at {3}:{4} with other content: both are referred",
      "{1} {2}另见{3}第{4}行，内容不同：两者均待核" },
    { "{1} is not the birth date in {2} in {3} row{4} ({5}line{6} {7})",
      "{3}行的{1}与由{2}得出的出生日期不符（{5?前几行：}第{7}行）" },
    { "{1} is not the age that follows from {2} in {3} row{4} ({5}line{6} {7})",
      "{3}行的{1}与由{2}得出的年龄不符（{5?前几行：}第{7}行）" },
    /* who was searched, what was ruled */
    { "covers of {1} names {2} {3}, which no candidate has",
      "{1}的covers写有{2} {3}，但没有候选人属于它" },
    { "{1} was searched by {2} only, which by the pack identifies nobody: it clears nobody",
      "{1}仅按{2}查询，而规则包认为它不能确认身份：不能证明任何人没有记录" },
    { "{1} was searched on {2}, more than a year before {3}, the last law day: it clears "
      "nobody whose law day is so late",
      "{1}于{2}查询，比最晚的适用日{3}早一年以上：不能证明适用日这样晚的人没有记录" },
    { "{1} was searched on {2}, more than a year before {3}, the first law day: it clears "
      "nobody until it is searched again",
      "{1}的查询日期为{2}，早于首个适用日{3}一年以上：重新查询之前，不能证明任何人没有记录" },
    { "this ruling does not count: {1}; copy the digest from reasons.csv if it is ruled again",
      "此裁定不予采用：{1r}；如重新裁定，请从reasons.csv复制摘要" },
    { "this ruling does not count: {1}", "此裁定不予采用：{1r}" },
    { "the pack has no letter of its own in this language and format; the built-in one is used",
      "规则包没有这种语言和格式的通知书，改用内置通知书" },
    /* the pack */
    { "forbid: no source has a column '{1}'", "forbid：没有数据来源有'{1}'这一列" },
    { "'{1}' of standard Lua is not let into packs{2}; whoever this function meets will be "
      "referred",
      "规则包中不能使用标准Lua的'{1}'{2?，请用'ipairs'}；此函数涉及的候选人均待核" },
    { "this file of cases is not read: call it a name that ends in .lua",
      "此案例文件未被读取：请改为以.lua结尾的文件名" },
    { "no rule names {1} of {2}.{3}, and every rule over {4} asks for a word of it first: such "
      "a row is judged by none; let a rule name the word, with pass(\"...\") if it bars nobody",
      "没有规则提到{2}.{3}的{1}，而涉及{4}的每条规则都先看这一列：这样的行不受任何规则审查；"
      "请让某条规则写明该值，如不构成障碍则用pass(\"...\")" },
    { "rule {1} never says its reason '{2}'", "规则{1}从不给出理由'{2}'" },
};

bool notes_chinese(const char *warning, char *buffer, size_t size) {
    size_t count = sizeof warnings / sizeof *warnings;
    return sentences_chinese(warnings, count, warning, buffer, size);
}
