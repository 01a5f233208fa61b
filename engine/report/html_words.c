/* html_words: what report.html says, in English and Chinese.
 *
 * A table of its own beside report/words, whose families (decisions, effects, causes, grades,
 * answers) the page uses too. Places to fill are numbered, so that a language may turn them
 * round; a test compares the places of both columns. Numbers stand before or behind their
 * noun with a colon: neither language need count "1 row" apart. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_words.h"

static const char *const phrases[HTML_WORDS][WORD_LANGUAGES] = {
    [HTML_FOR_REVIEWER] =
    { "For the reviewer. This page names persons and what was found of them. "
      "It is not for publication.",
      "供审查人员使用。本页列有个人姓名和审查情况，不得公开。" },
    [HTML_FOR_PUBLIC] =
    { "For the public. Counts are rounded to the nearest 5, those below 10 "
      "stand as <10; shares are whole percents of the rounded counts; nobody is named.",
      "供公开使用。人数按5取整，不足10的写作<10；占比按取整后的人数计算，取整到百分之一；不列任何姓名。" },
    [HTML_SKIP] = { "Skip to the report", "跳到报告正文" },
    [HTML_CONTENTS] = { "Sections", "目录" },
    [HTML_TITLE] = { "Vetting report", "审查报告" },
    [HTML_MADE_BY] = { "Pack {1} ({2} {3}), vet {4}", "规则包：{1}（{2} {3}），vet {4}" },
    [HTML_SUMMARY] = { "Summary", "概要" },
    [HTML_LAW_DAY] = { "{1} ({2})", "{1}（{2}）" },
    [HTML_DAY_RANGE] = { "{1} to {2}, by candidate", "{1}至{2}，逐人而定" },
    [HTML_PARAM] = { "Parameter", "参数" },
    [HTML_PARAM_NOW] = { "In this run", "本次取值" },
    [HTML_PARAM_PACK] = { "In the pack", "规则包取值" },
    [HTML_THROUGH] =
    { "Decided through the stage {1} only. Later stages are not part of this "
      "report.",
      "仅审查至“{1}”阶段，其后各阶段不在本报告内。" },
    [HTML_MAY_BELONG] = { "{1} (may belong to a source)", "{1}（可能属于某一数据来源）" },
    [HTML_DECISIONS] = { "Decisions", "结论" },
    [HTML_DECISION] = { "Decision", "结论" },
    [HTML_CANDIDATES] = { "Candidates", "候选人" },
    [HTML_SHARE] = { "Share", "占比" },
    [HTML_OF_THESE_HELD] = { "of these held", "其中暂缓" },
    [HTML_BY_GROUND] = { "Rejections and warnings", "不通过的性质与提示" },
    [HTML_COUNT] = { "Count", "数量" },
    [HTML_BY_STATUTE] = { "rejected by statute", "依法律不通过" },
    [HTML_BY_REGULATION] = { "rejected by regulation", "依法规不通过" },
    [HTML_BY_POLICY] = { "rejected by policy only", "仅依政策不通过" },
    [HTML_ONE_SOURCE] = { "rejected on one source only", "仅凭一个来源不通过" },
    [HTML_LATER] = { "rejected who may stand from a later day", "不通过但日后可参选" },
    [HTML_WARNED] = { "candidates with a warning", "有提示的候选人" },
    [HTML_TASKS] = { "tasks for others", "移送事项" },
    [HTML_UNKNOWN] =
    { "values that were not known where a rule needed them",
      "规则所需而不明的数值" },
    [HTML_FUNNEL] = { "Stages", "阶段" },
    [HTML_FUNNEL_CAPTION] =
    { "Who entered each stage and what became of them there. A candidate "
      "leaves at the first stage that rejects; later reasons are kept.",
      "各阶段的人数和结果。候选人在第一个不通过的阶段出局，其后的理由仍予保留。" },
    [HTML_STAGE] = { "Stage", "阶段" },
    [HTML_ENTERED] = { "Entered", "进入" },
    [HTML_PASSED] = { "Passed", "通过" },
    [HTML_REFERRED] = { "Referred", "待核" },
    [HTML_HELD] = { "Held", "暂缓" },
    [HTML_REJECTED] = { "Rejected", "不通过" },
    [HTML_ACCEPTED] = { "Accepted", "通过" },
    [HTML_ACCEPTED_THROUGH] = { "Accepted through {1}", "通过（至{1}）" },
    [HTML_PICTURE] = { "Picture", "图示" },
    [HTML_REASONS] = { "Reasons", "理由" },
    [HTML_REASONS_CAPTION] =
    { "Candidates per reason, most first. A candidate may have several "
      "reasons.",
      "各项理由涉及的候选人数，由多到少。一人可有多项理由。" },
    [HTML_RULE] = { "Rule", "规则" },
    [HTML_REASON] = { "Reason", "理由" },
    [HTML_FIRST] = { "Decisive first", "首要理由" },
    [HTML_NO_REASONS] = { "Nothing was said of anybody.", "没有任何理由。" },
    [HTML_WAITS] = { "What is waited for", "等待的事项" },
    [HTML_WAITS_CAPTION] =
    { "Referred candidates by what would settle their case.",
      "待核候选人按所等待的事项。" },
    [HTML_WHAT] = { "What", "事项" },
    [HTML_UNITS] = { "Units", "单位" },
    [HTML_UNITS_OF] = { "Units: {1}", "单位：{1}" },
    [HTML_UNITS_CAPTION] = { "Candidates by {1}.", "按{1}统计的候选人。" },
    [HTML_UNIT] = { "Unit", "单位" },
    [HTML_NO_UNIT] = { "(in no unit)", "（不属任何单位）" },
    [HTML_FIND] = { "Search", "搜索" },
    [HTML_FIND_UNIT] = { "Unit contains", "单位包含" },
    [HTML_WITH_ANY] = { "With somebody", "有以下情况" },
    [HTML_FIND_PERSON] = { "Key, name or reason contains", "编号、姓名或理由包含" },
    [HTML_ANY] = { "any", "不限" },
    [HTML_SHOWN] = { "Shown: {1} of {2}", "显示{1}，共{2}" },
    [HTML_MORE] = { "Show more", "显示更多" },
    [HTML_NOBODY_MATCHES] = { "Nothing matches.", "没有符合条件的内容。" },
    [HTML_ONLY_FIRST] =
    { "The first {1} of {2} are shown here; a browser that runs the page's "
      "script shows all of them.",
      "此处列出前{1}，共{2}；允许页面脚本的浏览器可显示全部。" },
    [HTML_LEFT_OUT] =
    { "{1} more are not in this page, which holds {2} at most. This command "
      "makes a page of all: {3}",
      "另有{1}不在本页内，本页最多列{2}。生成全部内容页面的命令：{3}" },
    [HTML_NOT_PRINTED] =
    { "Not printed: {1}. Narrow the search to print them.",
      "未打印：{1}。缩小搜索范围后可打印。" },
    [HTML_PEOPLE] = { "Not accepted", "未通过的候选人" },
    [HTML_PEOPLE_CAPTION] =
    { "Everybody rejected or referred, with every reason.",
      "所有不通过和待核的候选人及全部理由。" },
    [HTML_CANDIDATE] = { "Candidate", "候选人" },
    [HTML_NOBODY_OUT] = { "Everybody was accepted.", "全部通过。" },
    [HTML_LISTED] = { "listed in {1}", "名单位置：{1}" },
    [HTML_NOTE_LAW] = { "law: {1}", "依据：{1}" },
    [HTML_NOTE_EVIDENCE] = { "evidence: {1}", "证据：{1}" },
    [HTML_NOTE_EVIDENCE_GRADE] = { "evidence: {1} ({2})", "证据：{1}（{2}）" },
    [HTML_NOTE_BUT] = { "said {1}, counts as {2}", "规则为{1}，按{2}计" },
    [HTML_NOTE_WAITS] = { "waits for {1}", "等待：{1}" },
    [HTML_NOTE_FROM] = { "may stand from {1}", "可参选日：{1}" },
    [HTML_NOTE_TO] = { "for {1}", "移送：{1}" },
    [HTML_NOTE_RULING] = { "ruling: {1}, by {2} on {3} ({4})", "裁定：{1}，{2}，{3}（{4}）" },
    [HTML_LIST_SELF] = { "the list itself", "名单本身" },
    [HTML_TALLIES] = { "Structure", "结构" },
    [HTML_TALLY_ROWS] = { "{1}: rows of {2}", "{1}：{2}" },
    [HTML_GROUP] = { "Group", "组别" },
    [HTML_ALL] = { "All", "全部" },
    [HTML_THIS_RUN] = { "This list", "本次名单" },
    [HTML_THIS_ACCEPTED] = { "Accepted here", "本次通过" },
    [HTML_THIS_REFERRED] = { "Referred here", "本次待核" },
    [HTML_THIS_REJECTED] = { "Rejected here", "本次不通过" },
    [HTML_PREVIOUS] = { "Previous list", "上届名单" },
    [HTML_EARLIER_RUN] = { "Earlier run", "前次审查" },
    [HTML_CHANGE] = { "Change", "变化" },
    [HTML_NOT_COUNTED] = { "(does not apply)", "（不适用）" },
    [HTML_NOT_KNOWN] = { "(not known)", "（不明）" },
    [HTML_MEAN] = { "Mean", "平均" },
    [HTML_MEDIAN] = { "Median", "中位数" },
    [HTML_TALLIES_BARE] = { "Tallies for which no value is known of anybody:", "尚无任何已知数值的统计：" },
    [HTML_TALLY_HOW] =
    { "Bands are half open: the lower edge belongs to a band, the upper does "
      "not. Shares are of those whose value is known; a change of a share is "
      "in percentage points, of a mean or median in the unit of the value.",
      "分组含下限、不含上限。占比以已知者为基数；占比的变化以百分点计，平均数"
      "和中位数的变化以原单位计。" },
    [HTML_SLATES] = { "Groups", "分组审查" },
    [HTML_ALERTS_CAPTION] =
    { "What was found of groups of candidates, not of one of them.",
      "对一组候选人（而非某一人）的审查结果。" },
    [HTML_WHOLE_LIST] = { "the whole list", "全部名单" },
    [HTML_GROUP_OF] = { "Group", "分组" },
    [HTML_FINDING] = { "Finding", "结果" },
    [HTML_AGAIN_CAPTION] =
    { "Who must be judged again: a rule saw another candidate as decided "
      "before its stage, and that came out otherwise.",
      "需重新审查的人：规则依据的另一候选人的结论后来有变。" },
    [HTML_BECAUSE] = { "Because of", "因" },
    [HTML_WAS] = { "Was then", "当时结论" },
    [HTML_NOW] = { "Is now", "现结论" },
    [HTML_NOTE_OTHERS] = { "with {1}", "涉及：{1}" },
    [HTML_MORE_REASONS] =
    { "Further reasons: {1}. This command tells all: vet why OUT {2}",
      "另有{1}项理由。查看全部：vet why OUT {2}" },
    [HTML_RULES] = { "Rules", "规则" },
    [HTML_RULES_CAPTION] =
    { "Every rule of the pack with the law it cites and what it found.",
      "规则包的全部规则、所引依据和审查结果。" },
    [HTML_RULES_CAPTION_PUBLIC] =
    { "Every rule of the pack with the law it cites.",
      "规则包的全部规则和所引依据。" },
    [HTML_CITES] = { "Law", "依据" },
    [HTML_CITE_FROM] = { "{1} (from {2})", "{1}（{2}起）" },
    [HTML_CITE_TO] = { "{1} (until {2})", "{1}（至{2}）" },
    [HTML_CITE_BOTH] = { "{1} ({2} to {3})", "{1}（{2}至{3}）" },
    [HTML_APPLIED] = { "Applied", "适用" },
    [HTML_NOT_IN_FORCE] = { "Not in force", "未施行" },
    [HTML_WARNINGS] = { "Warnings", "提示" },
    [HTML_UNKNOWNS] = { "Unknown", "不明" },
    [HTML_TROUBLE] = { "Rules in trouble", "出错的规则" },
    [HTML_TROUBLE_VOID] =
    { "{1}: void for this run. Candidates referred: {2}. {3}",
      "{1}：本次作废。因此待核的候选人：{2}。{3}" },
    [HTML_TROUBLE_FAILED] =
    { "{1}: met an error. Candidates referred: {2}. {3}",
      "{1}：出错。因此待核的候选人：{2}。{3}" },
    [HTML_QUALITY] = { "Data", "数据" },
    [HTML_SOURCES_CAPTION] =
    { "Rows of every source, each accounted for.",
      "各数据源的行，逐行有着落。" },
    [HTML_SOURCE] = { "Source", "数据源" },
    [HTML_ROWS] = { "Rows", "行" },
    [HTML_ATTACHED] = { "Attached", "已关联" },
    [HTML_NOBODY] = { "About nobody here", "不涉及本名单" },
    [HTML_SUPPRESSED] = { "Suppressed", "不得使用" },
    [HTML_MERGED] = { "Merged", "合并" },
    [HTML_UNREADABLE] = { "Unreadable", "无法读取" },
    [HTML_LEFT_OUT_ROWS] = { "Left out", "案卷排除" },
    [HTML_WHO_SEARCHED] = { "Who was searched, and who says so", "查询范围及说明人" },
    [HTML_THE_LIST] = { "the list itself", "名单本身" },
    [HTML_LATER_STAGE] = { "gathered for a later stage", "供后续阶段使用" },
    [HTML_NOT_ASKED] = { "not asked", "未查询" },
    [HTML_BY_REPLIES] = { "the replies say who was asked", "以各部门回复为准" },
    [HTML_NOBODY_SAYS] = { "nobody says who was searched", "无人说明查询范围" },
    [HTML_UNITS_ROWS] = { "one row for each unit", "每单位一行" },
    [HTML_CLAIM_ALL] = { "everybody, says {1}", "全体（{1}）" },
    [HTML_CLAIM_ON] = { "everybody, says {1}, on {2}", "全体（{1}，{2}）" },
    [HTML_CLAIM_SOME] = { "those whose {1} is {2}, says {3}", "{1}为{2}的（{3}）" },
    [HTML_CLAIM_KEYS] = { ", by {1}", "，按{1}" },
    [HTML_VOID] = { "VOID: line {1} of {2} cannot be read", "作废：{2}第{1}行无法读取" },
    [HTML_NEAR] =
    { "rows matched with nobody that may be a candidate's: {1}",
      "未匹配但可能属于候选人的行：{1}" },
    [HTML_CELLS] = { "What could not be read", "无法读取的内容" },
    [HTML_CELLS_CAPTION] =
    { "Rows and cells that could not be read.",
      "无法读取的行和单元格。" },
    [HTML_PLACE] = { "Place", "位置" },
    [HTML_COLUMN] = { "Column", "列" },
    [HTML_WHOLE_ROW] = { "(the whole row)", "（整行）" },
    [HTML_WRITTEN] = { "As written", "原文" },
    [HTML_WHY] = { "Why", "原因" },
    [HTML_MERGED_CAPTION] =
    { "Rows that say the same as another and are counted once.",
      "与他行相同、只计一次的行。" },
    [HTML_COUNTED_WITH] = { "Counted with", "并入" },
    [HTML_REPLIES] = { "Replies of departments", "部门回复" },
    [HTML_REPLIES_CAPTION] =
    { "How the answer of every department stands, in candidates.",
      "各部门回复的情况（人数）。" },
    [HTML_DEPARTMENT] = { "Department", "部门" },
    [HTML_ANSWER] = { "Answer", "回复" },
    [HTML_EARLIER] = { "replaced by a later one", "已被后来的回复取代" },
    [HTML_BIRTHS_TAKEN] =
    { "blank birth dates taken from the id number",
      "空白出生日期取自证件号码" },
    [HTML_BIRTHS_DIFFER] =
    { "birth dates that are not the one in the id number",
      "出生日期与证件号码不符" },
    [HTML_AGES_DIFFER] =
    { "stated ages that are not the one of the birth date",
      "所填年龄与出生日期不符" },
    [HTML_BAD_CELLS] = { "unreadable cells", "无法读取的单元格" },
    [HTML_BAD_ROWS] = { "unreadable rows", "无法读取的行" },
    [HTML_REMARKS_CAPTION] =
    { "What does not fit together in the data.",
      "数据中不相符之处。" },
    [HTML_ORPHANS] =
    { "Rows about nobody on the list are named in orphans.csv, by file and "
      "line.",
      "不涉及本名单的行见 orphans.csv，列有文件和行号。" },
    [HTML_RULINGS] = { "Rulings", "人工裁定" },
    [HTML_RULINGS_CAPTION] =
    { "Every ruling of the docket, by whom, and whether it counts.",
      "案卷中的全部裁定、裁定人以及是否采用。" },
    [HTML_BY_WHOM] = { "By", "裁定人" },
    [HTML_ON] = { "On", "日期" },
    [HTML_DOCUMENT] = { "Document", "文书" },
    [HTML_RULING] = { "Ruling", "裁定" },
    [HTML_COUNTS] = { "Counts", "是否采用" },
    [HTML_NO_RULINGS] = { "No person has ruled on any reason.", "没有人工裁定。" },
    [HTML_MANIFEST] = { "What went in", "输入与版本" },
    [HTML_DIGEST] = { "Manifest digest (SHA-256)", "清单摘要（SHA-256）" },
    [HTML_PACK_DIGEST] = { "Pack digest (SHA-256)", "规则包摘要（SHA-256）" },
    [HTML_DOCKET_DIGEST] = { "Docket digest (SHA-256)", "案卷摘要（SHA-256）" },
    [HTML_VERSIONS] = { "Versions", "版本" },
    [HTML_INPUTS_CAPTION] =
    { "Every input file, with its SHA-256.",
      "全部输入文件及其SHA-256。" },
    [HTML_FILE] = { "File", "文件" },
    [HTML_SHA] = { "SHA-256", "SHA-256" },
    [HTML_ENCODING] = { "Encoding", "编码" },
    [HTML_BYTES] = { "Bytes", "字节" },
    [HTML_HOW_TO_CHECK] =
    { "vet why OUT CANDIDATE tells every rule for one candidate, with each "
      "value it read.",
      "vet why OUT CANDIDATE 列出一名候选人的逐条规则及其读取的每个数值。" },
    [HTML_PUBLIC_REASONS] = { "Rejections by ground", "不通过的性质" },
    [HTML_FEWER] = { "<10", "<10" },
};

const char *html_word_in(word_language in, html_word which) {
    return phrases[which][in];
}
