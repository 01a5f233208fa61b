/* phrases: what `vet look` says, in English and Chinese.
 *
 * A table of its own beside report/words: these are the words of a page and of a draft
 * that comes before any run. Places are numbered, so that a language may turn them
 * round; a test compares the places of both columns. What fills them comes from files
 * and is escaped here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "look/phrases.h"

#include <string.h>

static const char *const phrases[PHRASES][WORD_LANGUAGES] = {
    [PHRASE_LOOKED] = { "{1}: files {2}", "{1}：{2}个文件" },
    [PHRASE_LOOKED_PACK] = { "{1}: files {2}, looked at for pack {3} {4}",
                             "{1}：{2}个文件，对照规则包{3} {4}" },
    [PHRASE_HOW_MARK] = { "by its byte-order mark", "据字节顺序标记" },
    [PHRASE_HOW_FIT] = { "every byte fits", "全部字节相符" },
    [PHRASE_HOW_ZEROS] = { "by its zero bytes", "据零字节位置" },
    [PHRASE_ENCODING_OPEN] = { "encoding not known, the draft asks; shown here as if it were "
                               "{1}",
                               "编码不明，草稿中提问；此处暂按{1}显示" },
    [PHRASE_ENCODING_WHY] = { "what was found: {1}", "所见：{1}" },
    [PHRASE_SEPARATED] = { "separator {1}", "以{1}分隔" },
    [PHRASE_TAB] = { "tab", "制表符" },
    [PHRASE_HEADER_LINE] = { "header in line {1}", "标题行在第{1}行" },
    [PHRASE_NO_HEADER] = { "no header row", "无标题行" },
    [PHRASE_ROWS] = { "rows {1}, in lines {2} to {3}", "数据{1}行，第{2}至{3}行" },
    [PHRASE_NO_ROWS] = { "no rows of data", "无数据行" },
    [PHRASE_TITLE_ROW] = { "title above the list, line {1}: {2}",
                           "表上方的题头，第{1}行：{2}" },
    [PHRASE_TITLES_LEFT] = { "further rows above the list: {1}", "另有{1}行在表上方" },
    [PHRASE_FOOT_ROW] = { "no data but a total or a note, line {1}: {2}",
                          "非数据（合计或附注），第{1}行：{2}" },
    [PHRASE_RAGGED] = { "rows of another width than {2} cells, which cannot be read: {1}; {3}",
                        "格数不是{2}、无法读取的行：{1}；{3}" },
    [PHRASE_RAGGED_ONE] = { "line {1} ({2} cells)", "第{1}行（{2}格）" },
    [PHRASE_CANNOT_READ] = { "CANNOT BE READ: {1}", "无法读取：{1}" },
    [PHRASE_FEEDS] = { "source {1}: has {2} of its {3} columns",
                       "数据源{1}：共{3}列，此文件有{2}列" },
    [PHRASE_FEEDS_NONE] = { "matches no source of the pack", "与规则包的任何数据源均不相符" },
    [PHRASE_FEEDS_NEAR] = { "nearest is {1}: it has {2} of its {3} columns. If it is that, "
                            "look again with {1}={4} after the pack",
                            "最接近{1}：共{3}列，此文件有{2}列。如是，请在规则包之后写{1}={4}再看一次" },
    [PHRASE_LACKS] = { "not found, the draft asks: {1}", "未找到，草稿中提问：{1}" },
    [PHRASE_LACKS_OPTIONAL] = { "not found, may be absent: {1}", "未找到，可以缺少：{1}" },
    [PHRASE_UNUSED] = { "not used by the pack: {1}", "规则包不用：{1}" },
    [PHRASE_TWICE] = { "headed alike: {1}", "列名重复：{1}" },
    [PHRASE_NO_NAME] = { "(no header)", "（无列名）" },
    [PHRASE_IS] = { "{1} ({2})", "{1}（{2}）" },
    [PHRASE_ALL_BLANK] = { "all blank", "全部空白" },
    [PHRASE_SEEN_IDS] = { "ids {1}", "身份证号{1}" },
    [PHRASE_SEEN_BAD_IDS] = { "bad ids {1}", "有误的身份证号{1}" },
    [PHRASE_SEEN_DATES_ONLY] = { "dates {1}", "日期{1}" },
    [PHRASE_SEEN_DATES] = { "dates {1} ({2} to {3})", "日期{1}（{2}至{3}）" },
    [PHRASE_SEEN_NUMBERS] = { "whole numbers {1} ({2} to {3})", "整数{1}（{2}至{3}）" },
    [PHRASE_SEEN_DECIMALS] = { "numbers {1}", "数字{1}" },
    [PHRASE_SEEN_DURATIONS] = { "lengths of time {1}", "期限{1}" },
    [PHRASE_SEEN_WORDS] = { "text {1}", "文字{1}" },
    [PHRASE_SEEN_BLANK] = { "blank {1}", "空白{1}" },
    [PHRASE_DISTINCT] = { "different {1}", "不同值{1}" },
    [PHRASE_DISTINCT_MORE] = { "different more than {1}", "不同值超过{1}" },
    [PHRASE_VALUES] = { "values: {1}", "取值：{1}" },
    [PHRASE_FOR_EXAMPLE] = { "as {1}", "例如{1}" },
    [PHRASE_BLANK_WORDS] = { "words for \"not known\": {1}", "表示不详的写法：{1}" },
    [PHRASE_NOTHING_WORDS] = { "may mean none or not known: {1}", "可能表示没有或不详：{1}" },
    [PHRASE_UNKNOWN_VALUES] = { "the pack does not know, the draft asks: {1}",
                                "规则包不认识，草稿中提问：{1}" },
    [PHRASE_ODD_WORDS] = { "what this column cannot hold: {1}", "此列不能有的内容：{1}" },
    [PHRASE_KEY_TWICE] = { "the key should differ in every row: rows {1}, different {2}",
                           "关键列应逐行不同：{1}行，不同值{2}" },
    [PHRASE_WORD_AT] = { "{1} ({2}, line {3})", "{1}（{2}，第{3}行）" },
    [PHRASE_WORDS_LEFT] = { "and {1} more", "另有{1}种" },
    [PHRASE_DIRTY] = { "cannot be read ({1}): {2}", "无法读取（{1}）：{2}" },
    [PHRASE_DIRTY_WHY] = { "{1} ({2}): {3}", "{1}（{2}）：{3}" },
    [PHRASE_ODD_ONES] = { "unlike the rest ({1}): {2}", "与其余不同（{1}）：{2}" },
    [PHRASE_AT_LINE] = { "line {1} {2}", "第{1}行{2}" },
    [PHRASE_DATES_OTHER] = { "dates are written {1}, as {2}; the draft proposes it",
                             "日期写法为{1}，例如{2}；草稿中建议" },
    [PHRASE_DATES_EITHER] = { "day first or month first ({1}): {2}; never guessed",
                              "先日还是先月（{1}）：{2}；不作猜测" },
    [PHRASE_DATES_MIXED] = { "dates are written in several ways, the draft asks: {1}",
                             "日期写法不一，草稿中提问：{1}" },
    [PHRASE_MAYBE_DATES] = { "may be dates, written {1}, as {2}",
                             "可能是日期，写法为{1}，例如{2}" },
    [PHRASE_DATES_AS] = { "{1} as {2}", "{1}如{2}" },
    [PHRASE_MARKS] = { "how cells are written: {1}", "写法：{1}" },
    [PHRASE_MARK_ONE] = { "{1} ({2}, first in line {3})", "{1}（{2}，首见第{3}行）" },
    [PHRASE_MARK_APOSTROPHE] = { "an apostrophe in front", "前置撇号" },
    [PHRASE_MARK_WIDE] = { "full-width characters", "全角字符" },
    [PHRASE_MARK_BLANKS] = { "unusual blanks", "特殊空白" },
    [PHRASE_MARK_PRIVATE] = { "private-use characters, which others cannot read",
                              "自造字（私用区），他处无法辨认" },
    [PHRASE_MARK_LOST] = { "characters lost on the way", "已丢失的字符" },
    [PHRASE_MARK_CONTROL] = { "control characters", "控制字符" },
    [PHRASE_COLUMNS_LEFT] = { "further columns: {1}", "另有{1}列" },
    [PHRASE_NO_FILE] = { "Sources without a file, the draft asks: {1}",
                         "没有文件的数据源，草稿中提问：{1}" },
    [PHRASE_ASIDE] = { "NOT LOOKED AT, nothing of them is in the draft: {1}; open each, save "
                       "every sheet as \"CSV UTF-8\" into the folder, and look again",
                       "未查看，草稿中也没有其内容：{1}；请逐一打开，将每张工作表另存为“CSV "
                       "UTF-8”放入文件夹，再查看" },
    [PHRASE_NOT_ALIKE] = { "the files of {1} are written in different ways: save them alike",
                           "{1}的各文件写法不同：请统一保存" },
    [PHRASE_FORM_ISO] = { "year first", "先年" },
    [PHRASE_FORM_DAY] = { "day first", "先日" },
    [PHRASE_FORM_MONTH] = { "month first", "先月" },
    [PHRASE_FORM_ROC] = { "in years of the Republic (Taiwan)", "民国纪年" },
    [PHRASE_FORM_ANY] = { "in another form", "其他写法" },
    [PHRASE_QUESTIONS] = { "Open questions in the draft: {1}. vet run names each until it is "
                           "answered.",
                           "草稿中的问题：{1}个。回答之前，vet run会逐一指出。" },
    [PHRASE_NO_QUESTIONS] = { "No open questions: vet run takes the draft as it is.",
                              "没有问题：vet run可直接使用草稿。" },
    [PHRASE_WRITTEN] = { "Draft written to {1}", "草稿已写入{1}" },
    [PHRASE_PRINTED] = { "The draft follows; --draft writes it into the folder, -o FILE "
                         "elsewhere.",
                         "以下为草稿；--draft写入该文件夹，-o FILE写到别处。" },
    [PHRASE_D_HEAD] = { "Drafted by vet look. A text that begins with \"? \" is a question:",
                        "由vet look根据文件内容起草。以“? ”开头的文字是问题：" },
    [PHRASE_D_HEAD2] = { "write the answer in its place; where one is proposed, \"? \" off is "
                         "yes.",
                         "请在原处写上答案；如已有建议，去掉“? ”即为同意。" },
    [PHRASE_D_TITLE] = { "title = \"...\",      what this list is called on every page",
                         "title = \"...\",      本名单的名称，印在每页" },
    [PHRASE_D_DAY] = { "{1}: write it like 2026-12-05", "{1}：写成2026-12-05的样子" },
    [PHRASE_D_DAY_PER] = { "{1}: write it like 2026-12-05, or, as it may differ per {2}, { "
                           "file = \"...\", by = \"...\", column = \"...\" }",
                           "{1}：写成2026-12-05的样子；如因{2}而异，写{ file = \"...\", by = "
                           "\"...\", column = \"...\" }" },
    [PHRASE_D_PARAMS] = { "params: only what differs from the pack, which has",
                          "params：只写与规则包不同的，规则包为" },
    [PHRASE_D_ENCODING] = { "iso-8859-1 or big5? The file is neither UTF-8 nor GB18030",
                            "iso-8859-1还是big5？文件既不是UTF-8也不是GB18030" },
    [PHRASE_D_WHICH_COLUMN] = { "which column: {1}; none of them: take the line out, and add "
                                "the column to the file, blank where it is not known",
                                "哪一列：{1}；都不是则删去此行，并在文件中增加该列，不知道的留空" },
    [PHRASE_D_WHICH_NUMBER] = { "which column, 1 to {1}; none of them: take the line out, and "
                                "add the column to the file, blank where it is not known",
                                "第几列，1至{1}；都不是则删去此行，并在文件中增加该列，不知道的留空" },
    [PHRASE_D_DATES_EITHER] = { "day first or month first, as in {1}",
                                "day first还是month first，例如{1}" },
    [PHRASE_D_DATES_MIXED] = { "iso, day first, month first or roc; the others cannot be read "
                               "then",
                               "iso、day first、month first或roc；其余写法将无法读取" },
    [PHRASE_D_VALUE] = { "which of: {1}; none of them: take the line out",
                         "是哪一个：{1}；都不是则删去此行" },
    [PHRASE_D_PROOF] = { "{1}, as in {2}", "{1}，例如{2}" },
    [PHRASE_D_COLUMN] = { "column {1}: {2}", "第{1}列：{2}" },
    [PHRASE_D_COLUMN_DATES] = { "column {1}: {2}; if these are dates, dates = \"{3}\"",
                                "第{1}列：{2}；若是日期，dates = \"{3}\"" },
    [PHRASE_D_TIMES] = { "{1} x, first in {2}", "{1}次，首见{2}" },
    [PHRASE_D_WORD_ODD] = { "cannot be read: {1}, first in {2}", "无法读取：{1}，首见{2}" },
    [PHRASE_D_COVERS] = { "who was searched and by whose word: { everybody = true, says = "
                          "\"letter ...\", on = \"2026-04-20\" }; nobody says: take this line "
                          "out",
                          "查询了哪些人、据谁所说：{ everybody = true, says = \"...函\", on = "
                          "\"2026-04-20\" }；无人说明则删去此行" },
    [PHRASE_D_ASKED] = { "asked = { on = \"2026-04-01\", due = \"2026-05-01\" },   when they "
                         "were asked, and by when they were to answer",
                         "asked = { on = \"2026-04-01\", due = \"2026-05-01\" },   "
                         "何时发函、何时应复" },
    [PHRASE_D_NO_FILE] = { "a file name, { file = \"...\" }, or \"not asked\"",
                           "文件名、{ file = \"...\" }，或\"not asked\"" },
    [PHRASE_D_NO_FILE_LIST] = { "a file name, or { file = \"...\" }",
                                "文件名，或{ file = \"...\" }" },
    [PHRASE_D_NOT_ALIKE] = { "save the files of this source alike (encoding, separator, "
                             "header), then look again: {1}",
                             "请把此数据源的各文件存成同样的编码、分隔符和标题行，再查看：{"
                             "1}" },
    [PHRASE_D_UNMATCHED] = { "feeds no source: {1}", "未用于任何数据源：{1}" },
};

const char *phrase_in(word_language in, phrase which) {
    return phrases[which][in];
}

void phrase_put(sink *to, word_language in, phrase which, const text *given, size_t count) {
    const char *at = phrases[which][in];
    for (const char *open = strchr(at, '{'); open != NULL; open = strchr(open + 1, '{')) {
        size_t place = (size_t)(open[1] - '1');
        if (open[1] < '1' || place >= count || open[2] != '}') continue;
        sink_bytes(to, at, (size_t)(open - at));
        sink_terminal(to, given[place]);
        at = open + 3;
    }
    sink_words(to, at);
}
