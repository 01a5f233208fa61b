/* diff_words: what `vet diff` says, in English and Chinese.
 *
 * Places are numbered, so that a language may turn them round; a test compares the places of
 * both columns. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/diff_words.h"

#include <string.h>

static const char *const phrases[DIFFER_WORDS][WORD_LANGUAGES] = {
    [DIFFER_BEFORE] = { "Before", "前次" },
    [DIFFER_AFTER] = { "After", "后次" },
    [DIFFER_RUN] = { "{1} ({2} {3}), candidates: {4}", "{1}（{2} {3}），候选人{4}人" },
    [DIFFER_SAME_TERMS] = { "Pack, days, parameters, files and vet are the same.",
                            "规则包、日期、参数、文件及vet版本均相同。" },
    [DIFFER_TERMS] = { "What differs between the runs", "两次运行的不同之处" },
    [DIFFER_TERM] = { "{1}: {2} -> {3}", "{1}：{2} → {3}" },
    [DIFFER_TERM_OTHER] = { "{1}: another text", "{1}：内容不同" },
    [DIFFER_TERM_NEW] = { "{1}: new", "{1}：新增" },
    [DIFFER_TERM_GONE] = { "{1}: gone", "{1}：已无" },
    [DIFFER_ALL_STAGES] = { "{1} (all stages)", "{1}（全部阶段）" },
    [DIFFER_PART_PACK] = { "pack, {1}", "规则包 {1}" },
    [DIFFER_PART_FILE] = { "file of the pack {1}", "规则文件 {1}" },
    [DIFFER_PART_DOCKET] = { "docket, {1}", "案卷 {1}" },
    [DIFFER_PART_INPUT] = { "file {1}", "数据文件 {1}" },
    [DIFFER_PART_DAY] = { "day {1}", "日期 {1}" },
    [DIFFER_PART_PARAM] = { "parameter {1}", "参数 {1}" },
    [DIFFER_PART_COVERAGE] = { "who was searched in {1}", "查询范围 {1}" },
    [DIFFER_PART_SAYS] = { "by whose word {1} was searched", "查询{1}的依据" },
    [DIFFER_PART_SEARCHED_ON] = { "when {1} was searched", "查询{1}的日期" },
    [DIFFER_NOT_SAID] = { "not said", "未注明" },
    [DIFFER_PART_VERSION] = { "version of {1}", "版本 {1}" },
    [DIFFER_PART_THROUGH] = { "decided through", "审查截至" },
    [DIFFER_PART_UNREAD] = { "file that no source reads: {1}", "未被读取的文件{1}" },
    [DIFFER_FROM_TO] = { "From / to", "由／至" },
    [DIFFER_NOT_LISTED] = { "not listed", "不在名单" },
    [DIFFER_ALL] = { "all", "合计" },
    [DIFFER_NOTHING] = { "Everybody is decided as before, for the same reasons.",
                         "全部人员的结论及理由与前次相同。" },
    [DIFFER_KIND_DECIDED] = { "Decided otherwise: {1}", "结论改变：{1}人" },
    [DIFFER_KIND_REASONS] = { "Decided as before, for other reasons: {1}", "结论不变、理由不同：{1}人" },
    [DIFFER_KIND_JOINED] = { "On the later list only: {1}", "仅在后次名单：{1}人" },
    [DIFFER_KIND_LEFT] = { "On the earlier list only: {1}", "仅在前次名单：{1}人" },
    [DIFFER_ARROW] = { "{1} -> {2}", "{1} → {2}" },
    [DIFFER_CAME] = { "new", "新增" },
    [DIFFER_WENT] = { "gone", "消失" },
    [DIFFER_OTHERWISE] = { "changed", "变更" },
    [DIFFER_CAUSE_RULED] = { "ruling: {2} -> {3}", "裁定：{2} → {3}" },
    [DIFFER_CAUSE_RULE_NEW] = { "the earlier pack has no such rule", "前次规则包无此规则" },
    [DIFFER_CAUSE_RULE_GONE] = { "the later pack has no such rule", "后次规则包无此规则" },
    [DIFFER_CAUSE_STAGE] = { "{1} was not judged in {4}", "{4}未审{1}阶段" },
    [DIFFER_CAUSE_TEXT] = { "the text of the rule is another ({1})", "规则文本已改（{1}）" },
    [DIFFER_CAUSE_LAW_DAY] = { "law day: {2} -> {3}", "基准日：{2} → {3}" },
    [DIFFER_CAUSE_PARAM] = { "parameter {1}: {2} -> {3}", "参数{1}：{2} → {3}" },
    [DIFFER_CAUSE_DAY] = { "day {1}: {2} -> {3}", "日期{1}：{2} → {3}" },
    [DIFFER_CAUSE_CELL] = { "{1}: {2} -> {3}", "{1}：{2} → {3}" },
    [DIFFER_CAUSE_FACT] = { "fact {1}: {2} -> {3}", "事实{1}：{2} → {3}" },
    [DIFFER_CAUSE_SEARCHED] = { "{1}: {2} -> {3}", "{1}：{2} → {3}" },
    [DIFFER_CAUSE_ROW_NEW] = { "new row of {1}: {3}", "{1}新增一行：{3}" },
    [DIFFER_CAUSE_ROW_GONE] = { "row of {1} gone: {2}", "{1}少一行：{2}" },
    [DIFFER_CAUSE_PACK_FILE] = { "nothing the rule read is another; a file of the pack is: {1}",
                                 "规则所读内容无不同；规则文件不同：{1}" },
    [DIFFER_CAUSE_INPUT] = { "a file is another: {1}", "数据文件不同：{1}" },
    [DIFFER_CAUSE_NO_TRACE] = { "what was read in {4} cannot be told: {5}", "{4}所读内容无从得知：{5}" },
    [DIFFER_CAUSE_NOT_TOLD] = { "nothing that was kept differs; what did it cannot be told",
                                "所存内容均无不同，原因不明" },
    [DIFFER_TRACE_KEPT] = { "", "" },
    [DIFFER_TRACE_NO_INPUTS] = { "nothing is kept of who is accepted, and the inputs were not "
                                 "kept",
                                 "通过者不留所读内容，且未留存输入文件" },
    [DIFFER_TRACE_OTHER] = { "the inputs or the pack in its folder are not those of the run",
                             "其文件夹中的输入或规则包已非当次运行所用" },
    [DIFFER_TRACE_MANY] = { "so many were asked again already; see vet why",
                            "已重新查询多人，请用vet why查看" },
    [DIFFER_NOBODY_RULED] = { "none", "无" },
    [DIFFER_EARLIER_RUN] = { "the earlier run", "前次" },
    [DIFFER_LATER_RUN] = { "the later run", "后次" },
};

const char *diff_say(tongue in, diff_word which) {
    return phrases[which][in.engine];
}

void diff_put(page *to, tongue in, diff_word which, const text *given, size_t count) {
    const char *at = diff_say(in, which), *place;
    while ((place = strchr(at, '{')) != NULL) {
        size_t n = (size_t)(place[1] - '1'); /* the table has nothing else in braces */
        page_print(to, "%.*s", (int)(place - at), at);
        if (n < count) page_text(to, given[n]);
        at = place + 3;
    }
    page_words(to, at);
}
