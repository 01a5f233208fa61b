/* words: every phrase of the reports, in English and Chinese.
 *
 * One table, so that a translator sees all of it and a new language is a column. Chinese
 * terms follow the vocabulary of the vetting offices. Phrases with places to fill name the
 * order (%2$s) where a language turns them round; a test compares the places of both
 * columns. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/words.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "evaluate/result.h"
#include "pack/through.h"

static const char *const phrases[WORDS][WORD_LANGUAGES] = {
    [WORD_COLON] = { ": ", "：" },
    [WORD_GAP] = { " ", "：" },
    [WORD_COMMA] = { ", ", "，" },
    [WORD_SEMICOLON] = { "; ", "；" },
    [WORD_LIST_COMMA] = { ", ", "、" },
    [WORD_BLANK] = { " ", "" },
    [WORD_ARROW] = { " -> ", " → " },
    [WORD_ACCEPTED] = { "accepted", "通过" },
    [WORD_REFERRED] = { "referred", "待核" },
    [WORD_REJECTED] = { "rejected", "不通过" },
    [WORD_HELD] = { "held", "暂缓" },
    [WORD_PACK] = { "Pack", "规则包" },
    [WORD_DOCKET] = { "Docket", "案卷" },
    [WORD_LAW_DAY] = { "Law day", "基准日" },
    [WORD_LAW_DAY_THEN] = { "law day", "基准日" },
    [WORD_LAW_DAY_VARIES] = { "from %s to %s, per candidate", "%s至%s，逐人而定" },
    [WORD_LAW_DAY_UNKNOWN] = { "not known", "不明" },
    [WORD_PARAMS_DIFFER] = { "PARAMETERS DIFFER FROM THE PACK", "参数与规则包不同" },
    [WORD_PARAMS_SAME] = { "Parameters as in the pack", "参数与规则包一致" },
    [WORD_PARAM_WAS] = { "%s instead of %s", "%s（规则包为%s）" },
    [WORD_POLICY_BY] = { "Policy rules adopted by", "政策规则采纳依据" },
    [WORD_POLICY_NONE] = { "Policy rules: nobody adopted them; what they reject is referred",
                           "政策规则：未经采纳，其不通过改为待核" },
    [WORD_CANDIDATES] = { "candidates", "候选人" },
    [WORD_ALL] = { "all", "合计" },
    [WORD_ROWS_READ] = { "Rows", "数据行" },
    [WORD_ROWS] = { "rows", "行" },
    [WORD_ATTACHED] = { "attached", "已关联" },
    [WORD_ONLY_COUNTED] = { "counted", "已计数" },
    [WORD_NOBODY] = { "about nobody here", "不涉及本名单" },
    [WORD_SUPPRESSED] = { "suppressed", "不得使用" },
    [WORD_MERGED] = { "merged", "合并" },
    [WORD_UNREADABLE] = { "unreadable", "无法读取" },
    [WORD_LEFT_OUT] = { "left out by the docket", "案卷排除" },
    [WORD_NOT_ASKED] = { "not asked", "未查询" },
    [WORD_SEARCHED] = { "searched", "查询范围" },
    [WORD_EVERYBODY] = { "everybody", "全体" },
    [WORD_NOBODY_SAYS] = { "nobody says who was searched", "无人说明查询范围" },
    [WORD_BY_REPLIES] = { "the replies themselves say who was asked", "以各部门回复为准" },
    [WORD_SAYS] = { "says", "说明" },
    [WORD_ON] = { "on", "日期" },
    [WORD_BY_KEYS] = { "by", "按" },
    [WORD_WHERE_COLUMN] = { "those whose %s is", "%s为" },
    [WORD_VOID] = { "coverage void: line %u of %s cannot be read",
                    "查询范围作废：%2$s第%1$u行无法读取" },
    [WORD_READ_AS] = { "%s is read as %s (%s)", "%s按%s读取（%s）" },
    [WORD_READ_AS_MORE] = { "%s and %u more are read as %s (%s)",
                            "%s等（另有%u个）按%s读取（%s）" },
    [WORD_DECLARED] = { "declared", "案卷指明" },
    [WORD_BY_MARK] = { "it begins with the byte-order mark", "文件开头有字节顺序标记" },
    [WORD_BY_FIT] = { "every byte fits", "全部字节相符" },
    [WORD_BY_ZEROS] = { "its zero bytes lie so", "按零字节的位置判断" },
    [WORD_SKIPPED] = { "line %u of %s left out at the docket's word",
                       "%2$s第%1$u行按案卷说明略过" },
    [WORD_SAYS_THE_SAME] = { "%s says the same as %s: counted once",
                             "%s与%s内容相同，只计一次" },
    [WORD_MORE_MERGED] = { "and %u more, in audit.sqlite", "另有%u行，见audit.sqlite" },
    [WORD_NEAR_ROW] = { "1 row matched with nobody may be a candidate's, who is referred "
                        "(near)",
                        "1行未能匹配的记录可能属于名单上的人，转待核（near）" },
    [WORD_NEAR_ROWS] = { "%s rows matched with nobody may be candidates', who are referred "
                         "(near)",
                         "%s行未能匹配的记录可能属于名单上的人，转待核（near）" },
    [WORD_NEAR_SET_ASIDE] = { "%s more near a candidate set aside at the docket's word "
                              "(skip_lines)",
                              "另有%s行近似记录按案卷说明略过（skip_lines）" },
    [WORD_OF_THESE_HELD] = { "  of these held", "  其中暂缓" },
    [WORD_STAGES_HOW] = { "passed here; who was referred before goes on and is referred in the "
                          "end",
                          "“通过”指通过本阶段；此前待核者继续审查，最终仍为待核" },
    [WORD_STAGES] = { "Stages", "阶段" },
    [WORD_ENTERED] = { "entered", "进入" },
    [WORD_PASSED] = { "passed", "通过" },
    [WORD_THROUGH] = { "Decided through %s; later stages are not judged here",
                       "本次审至%s为止，其后阶段未审" },
    [WORD_ACCEPTED_THROUGH] = { "accepted through %s", "通过（至%s）" },
    [WORD_STAGE_LATER] = { "not judged here", "未审" },
    [WORD_NOT_READ] = { "not read, it is gathered for %s", "未读取，属%s阶段的材料" },
    [WORD_REJECTIONS] = { "Rejections", "不通过" },
    [WORD_BY_STATUTE] = { "by statute", "依法律" },
    [WORD_BY_REGULATION] = { "by regulation only", "仅依法规" },
    [WORD_BY_POLICY] = { "by policy only", "仅依政策" },
    [WORD_ONE_SOURCE] = { "resting on one source only", "仅凭单一来源" },
    [WORD_LATER] = { "who may stand from a later day", "日后可参选" },
    [WORD_REASONS] = { "Reasons", "理由" },
    [WORD_ANY] = { "any", "涉及人数" },
    [WORD_FIRST] = { "decisive", "首要" },
    [WORD_AND_MORE] = { "and %u more, in tallies.json", "另有%u项，见tallies.json" },
    [WORD_REFERRALS] = { "Referrals by cause (a candidate may count in several)",
                         "待核原因（一人可计入多项）" },
    [WORD_WAITS_FOR] = { "Waiting for", "等待" },
    [WORD_UNKNOWN_VALUES] = { "Unknown values met", "遇到的未知值" },
    [WORD_UNREADABLE_CELL] = { "unreadable cell", "无法读取的单元格" },
    [WORD_UNREADABLE_CELLS] = { "unreadable cells", "无法读取的单元格" },
    [WORD_UNREAD_FILES] = { "FILES NO SOURCE READS: name them in docket.lua, or move them out "
                            "of the folder",
                            "未被读取的文件：请在docket.lua中写明，或移出该文件夹" },
    [WORD_BIRTH_TAKEN] = { "blank birth date taken from the id number",
                           "个空白出生日期取自证件号码" },
    [WORD_BIRTHS_TAKEN] = { "blank birth dates taken from the id number",
                            "个空白出生日期取自证件号码" },
    [WORD_BIRTH_DIFFERS] = { "birth date that is not the one in the id number",
                             "个出生日期与证件号码不一致" },
    [WORD_BIRTHS_DIFFER] = { "birth dates that are not the one in the id number",
                             "个出生日期与证件号码不一致" },
    [WORD_AGES_DIFFER] = { "stated ages, of %s compared, that are not the one of the birth "
                           "date",
                           "个所填年龄（共比对%s个）与出生日期不符" },
    [WORD_WARNED] = { "Candidates with a warning", "有提示的候选人" },
    [WORD_TASKS] = { "Tasks", "待办事项" },
    [WORD_APPLIED_TO_NOBODY] = { "Rules that applied to nobody", "未适用于任何人的规则" },
    [WORD_NOT_IN_FORCE_RULES] = { "Rules not in force", "未施行的规则" },
    [WORD_HOLE] = { "%s cannot be read, so the list of every unit it may belong to is "
                    "incomplete: %s candidates are referred for it. Mend the row, or name it: "
                    "skip_lines = { %s }",
                    "%s无法识别，可能所属的各单位名单均不完整：%s名候选人因此待核。"
                    "请更正该行，或在案卷中注明：skip_lines = { %s }" },
    [WORD_HOLES] = { "%s and %u more of its rows cannot be read, so the list of every unit "
                     "they may belong to is incomplete: %s candidates are referred for them. "
                     "Mend the rows, or name them: skip_lines = { %s }",
                     "%s等（另有%u行）无法识别，可能所属的各单位名单均不完整：%s名候选人因此待核。"
                     "请更正各行，或在案卷中注明：skip_lines = { %s }" },
    [WORD_ALERTS] = { "Alerts (about units, not about persons)", "单位提示（不针对个人）" },
    [WORD_AND_UNITS] = { " and %u more", "等（另有%u个）" },
    [WORD_MORE_ALERTS] = { "and %u more, in alerts.csv", "另有%u项，见alerts.csv" },
    [WORD_MORE_AGAIN] = { "and %u more, in again.csv", "另有%u项，见again.csv" },
    [WORD_AGAIN] = { "TO BE JUDGED AGAIN: somebody a finding rests on came out otherwise",
                     "须重新审查：所依据的另一候选人结论已变" },
    [WORD_TOGETHER] = { "judged together: %u candidates", "一并审查：%u人" },
    [WORD_OTHERS] = { "with", "涉及" },
    [WORD_TROUBLE] = { "RULES IN TROUBLE", "出错的规则" },
    [WORD_TROUBLE_VOID] = { "void for this run, %s candidates referred",
                            "本次作废，涉及%s人，转待核" },
    [WORD_TROUBLE_SUPPRESS] = { "settles nothing for %s candidates",
                                "对%s名候选人无法判断能否使用记录" },
    [WORD_TROUBLE_TALLY] = { "counts %s as unknown", "%s个计为不明" },
    [WORD_TROUBLE_FAILED] = { "met an error for %s candidates, who are referred",
                              "对%s人出错，转待核" },
    [WORD_SUPPRESSED_BY] = { "Suppressed", "不得使用的记录" },
    [WORD_TALLY_MEAN] = { "mean", "平均" },
    [WORD_TALLY_MEDIAN] = { "median", "中位数" },
    [WORD_TALLY_UNKNOWN] = { "not known", "不明" },
    [WORD_TALLY_NOT_COUNTED] = { "not counted", "不计入" },
    [WORD_TALLIES_BARE] = { "Tallies for which no value is known of anybody",
                            "尚无任何已知数值的统计" },
    [WORD_SHARE_AMONG] = { "share: of the %s whose value is known", "占比：占已知的“%s”人数" },
    [WORD_MEAN_LOWER] = { "mean %s, %s lower than %s", "平均%s，比%s低%s" },
    [WORD_MEAN_HIGHER] = { "mean %s, %s higher than %s", "平均%s，比%s高%s" },
    [WORD_MEAN_SAME] = { "mean %s, the same as %s", "平均%s，与%s相同" },
    [WORD_NOW] = { "now", "本次" },
    [WORD_BEFORE] = { "before", "以前" },
    [WORD_CHANGE] = { "change", "变化" },
    [WORD_POINTS] = { "points", "百分点" },
    [WORD_SHARE_OF_ROW] = { "of row", "占本行" },
    [WORD_HIDDEN_CELLS] = { "<%u: fewer than that; *: hidden so that these cannot be worked "
                            "out from a total",
                            "<%u：不足此数；*：为防止由合计推算而隐去" },
    [WORD_IMPACT] = { "selection rates", "通过率" },
    [WORD_IMPACT_DECIDED] = { "decided", "已定" },
    [WORD_IMPACT_THROUGH] = { "through", "通过" },
    [WORD_IMPACT_RATE] = { "rate", "通过率" },
    [WORD_IMPACT_RATIO] = { "ratio", "比值" },
    [WORD_IMPACT_TOTAL] = { "all rules together", "全部规则" },
    [WORD_IMPACT_BELOW] = { "below", "偏低" },
    [WORD_IMPACT_FEW] = { "few", "人数少" },
    [WORD_IMPACT_BELOW_FEW] = { "below,few", "偏低、少" },
    [WORD_IMPACT_MARKS] = { "below: less than four fifths (80 %%) of the highest rate; few: "
                            "fewer than %u decided here or in the group with the highest rate",
                            "偏低：不足最高通过率的五分之四（80%%）；人数少：本组或通过率最高的组已定人数不足%u" },
    [WORD_IMPACT_NO_GROUP] = { "%s candidates are in no group", "%s名候选人不属于任何组" },
    [WORD_IMPACT_REFERRED] = { "who is referred has not been decided and is in no rate",
                               "待核人员尚未决定，不计入通过率" },
    [WORD_FILES] = { "Files", "文件" },
    [WORD_DECISIONS_ONLY] = { "Decisions only: this run cannot say why. For that, leave out "
                              "--only.",
                              "仅保留结论：本次运行不能说明理由。需要理由请去掉--only。" },
    [WORD_CAUSE_SAID] = { "a rule asks for a person", "规则要求人工核查" },
    [WORD_CAUSE_UNKNOWN] = { "something a rule needs is not known", "规则所需信息不明" },
    [WORD_CAUSE_FAILED] = { "a rule met an error", "规则出错" },
    [WORD_CAUSE_VOID] = { "a rule is void for this run", "规则本次作废" },
    [WORD_CAUSE_CLOSE] = { "a record matches closely only", "记录仅近似匹配" },
    [WORD_CAUSE_THEIRS] = { "whether a record is theirs is not settled", "记录是否属本人未定" },
    [WORD_CAUSE_POLICY] = { "a policy that nobody adopted", "政策未经采纳" },
    [WORD_CAUSE_BROKEN] = { "rejected, then the same rule met an error",
                            "不通过后同一规则出错" },
    [WORD_CAUSE_SAME_KEY] = { "two different rows with one key", "同一编号有两行不同内容" },
    [WORD_CAUSE_NO_LAW] = { "no statute applied", "无法律可适用" },
    [WORD_CAUSE_LAW_DAY] = { "the law day is not known", "基准日不明" },
    [WORD_CAUSE_SUPPRESSION] = { "whether a record may be used is not known",
                                 "记录能否使用未定" },
    [WORD_CAUSE_NEAR] = { "possible record under another number", "可能有他号下的记录" },
    [WORD_CAUSE_NAMESAKE] = { "somebody else of this name", "同名的另一人" },
    [WORD_CAUSE_BIRTH] = { "birth date and id differ", "出生日期与证件不一致" },
    [WORD_CAUSE_AGE] = { "a stated age is another", "所填年龄不符" },
    [WORD_CAUSE_TWO_PLACES] = { "one person in two places", "一人在两地" },
    [WORD_CAUSE_TWO_NAMES] = { "one number under two names", "同一证件号码有两个姓名" },
    [WORD_CAUSE_MAYBE_SAME] = { "possibly one person on the list twice",
                                "可能为同一人重复列入名单" },
    [WORD_CAUSE_SPELLINGS] = { "one person, two spellings of the name",
                               "同一人，姓名写法不同" },
    [WORD_CAUSE_TWICE] = { "one person twice in one place", "同一人在一地列入两次" },
    [WORD_CAUSE_MERGED] = { "a row that stands twice, counted once", "重复的一行，只计一次" },
    [WORD_CAUSE_OTHER] = { "said reject; it rests on a candidate who is referred",
                           "规则判定不通过，但所依据的另一候选人待核" },
    [WORD_EFFECT_PASS] = { "pass", "通过" },
    [WORD_EFFECT_TASK] = { "task", "待办" },
    [WORD_EFFECT_WARN] = { "warning", "提示" },
    [WORD_EFFECT_REFER] = { "refer", "待核" },
    [WORD_EFFECT_HOLD] = { "hold", "暂缓" },
    [WORD_EFFECT_REJECT] = { "reject", "不通过" },
    [WORD_STATUTE] = { "statute", "法律" },
    [WORD_REGULATION] = { "regulation", "法规" },
    [WORD_POLICY] = { "policy", "政策" },
    [WORD_GRADE_NONE] = { "", "" },
    [WORD_GRADE_SURE] = { "sure match", "确定匹配" },
    [WORD_GRADE_CLOSE] = { "close match", "近似匹配" },
    [WORD_GRADE_NEVER] = { "namesake", "同名" },
    [WORD_OUT_NOT_IN_FORCE] = { "not in force", "未施行" },
    [WORD_OUT_NOT_APPLICABLE] = { "not applicable", "不适用" },
    [WORD_OUT_PASS] = { "pass", "通过" },
    [WORD_OUT_SAID] = { "has reasons", "有理由" },
    [WORD_OUT_UNKNOWN] = { "not known", "不明" },
    [WORD_OUT_FAILED] = { "the rule met an error", "规则出错" },
    [WORD_OUT_VOID] = { "the rule is void for this run", "规则本次作废" },
    [WORD_SEARCH_DONE] = { "searched", "已查询" },
    [WORD_SEARCH_NOT_ASKED] = { "not asked", "未查询" },
    [WORD_SEARCH_NOT_COVERED] = { "nobody says this candidate was searched",
                                  "无人说明查过此人" },
    [WORD_SEARCH_KEY_BLANK] = { "the key of the search is blank", "查询所用编号空缺" },
    [WORD_SEARCH_KEY_UNREADABLE] = { "the key of the search cannot be read",
                                     "查询所用编号无法读取" },
    [WORD_SEARCH_VOID] = { "a row that may be about anybody cannot be read",
                           "有一行无法读取，可能涉及任何人" },
    [WORD_SEARCH_NO_REPLY] = { "a reply is missing", "缺少回复" },
    [WORD_SEARCH_UNREADABLE_ROW] = { "a row about this candidate cannot be read",
                                     "涉及此人的一行无法读取" },
    [WORD_SEARCH_POSSIBLE] = { "possible record under another number", "可能有他号下的记录" },
    [WORD_SEARCH_OVERDUE] = { "a reply is overdue", "有回复逾期" },
    [WORD_SEARCH_WITHDRAWN] = { "a reply was withdrawn", "有回复已撤回" },
    [WORD_SEARCH_STALE] = { "a reply is too old", "有回复已过有效期" },
    [WORD_SEARCH_DIFFER] = { "two replies differ", "有两份回复不一致" },
    [WORD_SEARCH_UNCLEAR] = { "a reply is unclear", "有回复意见不明确" },
    [WORD_SEARCH_BAD_REPLY] = { "a reply says nothing that can be read", "有回复内容无法识别" },
    [WORD_SEARCH_AHEAD] = { "a reply is dated after the day it is judged",
                            "有回复日期晚于审查日" },
    [WORD_REPLIES_JUDGED] = { "judged on %s", "审查日：%s" },
    [WORD_REPLIES_GOOD] = { "judged on %s; a reply is good for %s",
                            "审查日：%s；回复有效期：%s" },
    [WORD_ASIDE_REPLACED] = { "replaced by a later reply", "已被后来的回复取代" },
    [WORD_ASIDE_WAITS] = { "asked and not answered in this row", "此行尚未回复" },
    [WORD_ASIDE_WITHDRAWN] = { "withdraws what was said before", "撤回此前意见" },
    [WORD_ASKED] = { "asked", "应回复" },
    [WORD_STANDING_CLEAR] = { "clear", "未发现问题" },
    [WORD_STANDING_ADVERSE] = { "adverse", "有不良记录" },
    [WORD_STANDING_UNCLEAR] = { "unclear", "意见不明确" },
    [WORD_STANDING_STALE] = { "too old", "已过有效期" },
    [WORD_STANDING_AHEAD] = { "dated ahead", "日期晚于审查日" },
    [WORD_STANDING_WITHDRAWN] = { "withdrawn", "已撤回" },
    [WORD_STANDING_DIFFER] = { "two that differ", "两份不一致" },
    [WORD_STANDING_UNREADABLE] = { "not readable", "无法识别" },
    [WORD_STANDING_NO_REPLY] = { "no reply", "未回复" },
    [WORD_STANDING_OVERDUE] = { "overdue", "逾期未回复" },
    [WORD_EARLIER] = { "replaced by a later one", "已被后来的回复取代" },
    [WORD_CELL_OK] = { "", "" },
    [WORD_CELL_BLANK] = { "not recorded", "未填" },
    [WORD_CELL_OPEN] = { "open", "未结束" },
    [WORD_CELL_NONE] = { "none", "无" },
    [WORD_CELL_UNREADABLE] = { "unreadable", "无法读取" },
    [WORD_NO] = { "no", "否" },
    [WORD_YES] = { "yes", "是" },
    [WORD_MAYBE] = { "not known", "不明" },
    [WORD_WHY_REASONS] = { "Reasons", "理由" },
    [WORD_WHY_RULES] = { "Every rule", "逐条规则" },
    [WORD_WHY_FACTS] = { "Facts", "事实" },
    [WORD_WHY_RESTS] = { "What this rests on", "所依据的来源" },
    [WORD_WHY_NO_TRACE] = { "What each rule read is not kept for this candidate",
                            "未保留此人各规则的读取记录" },
    [WORD_FINDING] = { "finding", "结果" },
    [WORD_NOT_LOOKED_AT] = { "no rule looked at it", "无规则查看" },
    [WORD_ROWS_READ_OF] = { "its rows were read", "已读取其记录" },
    [WORD_NO_CLAIM] = { "nobody says who was searched, the rows speak for themselves",
                        "无人说明查询范围，以所附各行为准" },
    [WORD_WHY_NO_FINDING] = { "no finding kept", "无记录" },
    [WORD_LISTED] = { "listed in", "名单位置" },
    [WORD_STAGE] = { "stage", "阶段" },
    [WORD_MAY_STAND] = { "may stand from", "可参选日" },
    [WORD_WAITS] = { "waits for", "等待" },
    [WORD_LAW] = { "law", "依据" },
    [WORD_NO_LAW_THEN] = { "no citation in force that day", "当日无施行依据" },
    [WORD_EVIDENCE] = { "evidence", "证据" },
    [WORD_FOR_WHOM] = { "for", "移送" },
    [WORD_SAID_BUT] = { "said %s, counts as %s", "规则为%s，按%s计" },
    [WORD_GIVEN] = { "given", "已填" },
    [WORD_NOT_GIVEN] = { "not given", "未填" },
    [WORD_AGE_ON] = { "%s years on %s (born %s)", "%2$s时%1$s岁（%3$s出生）" },
    [WORD_REACHED_ON] = { "%s years reached on %s (born %s)", "%2$s是否满%1$s岁（%3$s出生）" },
    [WORD_PERIOD_FROM] = { "%s from %s: last day %s", "自%2$s起%1$s：最后一日%3$s" },
    [WORD_FIRST_COUNTS] = { "the first day counts", "首日计入" },
    [WORD_FIRST_DISPUTED] = { "whether the first day counts is disputed",
                              "首日是否计入有争议" },
    [WORD_ELAPSED_ON] = { "%s years from %s to %s", "%2$s至%3$s满%1$s年" },
    [WORD_UNBROKEN] = { "unbroken from %s to %s", "%s至%s不间断" },
    [WORD_ONE_ROW] = { "%s row", "%s行" },
    [WORD_ROWS_SEEN] = { "%s rows", "%s行" },
    [WORD_NO_ROWS] = { "no row", "无记录" },
    [WORD_FACT] = { "fact", "事实" },
    [WORD_PASS_SAID] = { "pass said", "明示通过" },
    [WORD_ROW] = { "row", "行" },
    [WORD_YEARS] = { "years", "年" },
    [WORD_YEAR] = { "year", "年" },
    [WORD_MONTHS] = { "months", "个月" },
    [WORD_MONTH] = { "month", "个月" },
    [WORD_DAYS] = { "days", "天" },
    [WORD_DAY_ONE] = { "day", "天" },
    [WORD_KEY] = { "key", "编号" },
    [WORD_NAME] = { "name", "姓名" },
    [WORD_LIST_REASONS] = { "reasons", "理由" },
    [WORD_EMPTY] = { "(empty)", "（空）" },
    [WORD_DECISION] = { "decision", "结论" },
    [WORD_FIRST_RULE] = { "first rule", "首要规则" },
    [WORD_LIST_COUNT] = { "%s of %s candidates", "%2$s人中%1$s人" },
    [WORD_COUNT] = { "candidates", "人数" },
    [WORD_SHARE] = { "share", "占比" },
    [WORD_GROUPS] = { "%s groups: %s of one, %s of several with %s candidates",
                      "共%s组：单人组%s，多人组%s（共%s人）" },
    [WORD_GROUPS_ONLY] = { "%s groups: %s of one, %s of several",
                           "共%s组：单人组%s，多人组%s" },
    [WORD_SMALLER] = { "%s smaller groups are not shown", "另有%s个较小的组未列出" },
    [WORD_SEVERAL] = { "a candidate may count in several groups", "一人可计入多组" },
    [WORD_NOT_KNOWN] = { "(not known)", "（不明）" },
    [WORD_NONE] = { "(none)", "（无）" },
    [WORD_ENGINE] = { "(the list itself)", "（名单本身）" },
    [WORD_RULINGS] = { "What rests on rulings by persons", "由人工裁定的部分" },
    [WORD_RULED_ACCEPTED] = { "candidates accepted with a ruling", "经裁定后通过的人" },
    [WORD_RULED_REJECTED] = { "candidates rejected with a ruling", "经裁定后不通过的人" },
    [WORD_RULED_REFERRED] = { "candidates referred in spite of a ruling",
                              "虽有裁定仍待核的人" },
    [WORD_RULINGS_IDLE] = { "rulings that do not count", "不予采用的裁定" },
    [WORD_RULINGS_LATER] = { "rulings about stages not judged here", "有关未审阶段的裁定" },
    [WORD_RULED_NOT] = { "", "" },
    [WORD_RULED_LIFTED] = { "lifted", "撤销" },
    [WORD_RULED_UPHELD] = { "upheld", "维持" },
    [WORD_RULED_CLEARED] = { "cleared", "核实通过" },
    [WORD_RULING_COUNTS] = { "counts", "采用" },
    [WORD_RULING_UNREADABLE] = { "a column is blank or cannot be read",
                                 "有空白或无法读取的栏" },
    [WORD_RULING_NOBODY] = { "nobody on the list has this key", "名单中无此编号" },
    [WORD_RULING_NO_RULE] = { "the pack has no such rule", "规则包中无此规则" },
    [WORD_RULING_NO_REASON] = { "the rule knows no such reason", "该规则无此理由" },
    [WORD_RULING_NOT_GIVEN] = { "lapsed, the reason is not given any more",
                                "已失效：该理由不再成立" },
    [WORD_RULING_CHANGED] = { "lapsed, what the reason rests on has changed",
                              "已失效：所依据的内容已变更" },
    [WORD_RULING_DIFFERS] = { "another ruling says otherwise, neither counts",
                              "另有不同裁定，均不采用" },
    [WORD_RULING_HELD] = { "a hold is not opened by a ruling", "暂缓不能以裁定解除" },
    [WORD_RULING_BROKEN] = { "the rule failed, it is to be mended and not ruled on",
                             "规则出错，应予修正而非裁定" },
    [WORD_RULING_UNFIT] = { "an unknown is cleared and not lifted, a rejection is lifted and "
                            "not cleared",
                            "不明之处应予核实而非撤销，不通过应予撤销而非核实" },
    [WORD_RULING_LATER] = { "its stage is not judged here", "所涉阶段本次未审" },
    [WORD_RULING] = { "ruling", "裁定" },
    [WORD_CITED] = { "evidence digest", "证据摘要" },
};

bool tongue_of(const pack *p, text lang, tongue *out) {
    text wanted = lang.len > 0 || p->language_count == 0 ? lang : p->languages[0];
    size_t n = pack_language(p, wanted);
    bool chinese = text_starts(wanted, "zh");
    out->pack = n < p->language_count ? n : 0;
    out->engine = chinese ? WORDS_ZH : WORDS_EN;
    return lang.len == 0 || n < p->language_count || chinese || text_is(lang, "en");
}

const char *word_in(tongue in, word which) {
    return phrases[which][in.engine];
}

void word_print(tongue in, char *buffer, size_t size, word which, ...) {
    va_list values;
    va_start(values, which);
    vsnprintf(buffer, size, phrases[which][in.engine], values);
    va_end(values);
}

const char *word_decision(tongue in, int n) {
    static const word words[] = { WORD_MAYBE, WORD_ACCEPTED, WORD_REFERRED, WORD_REJECTED };
    return word_in(in, words[n]);
}

static const char *say_through(tongue in, const pack *p, word which, char buffer[WORDS_LINE]) {
    char stage[200];
    snprintf(stage, sizeof stage, "%.*s", TEXT_ARGS(through_title(p, in.pack)));
    word_print(in, buffer, WORDS_LINE, which, stage);
    return buffer;
}

text word_decided(tongue in, const pack *p, int n, char buffer[WORDS_LINE]) {
    bool partly = n == ACCEPT && p->left_out > 0;
    return text_of(partly ? say_through(in, p, WORD_ACCEPTED_THROUGH, buffer)
                          : word_decision(in, n));
}

text word_through(tongue in, const pack *p, char buffer[WORDS_LINE]) {
    return text_of(p->left_out > 0 ? say_through(in, p, WORD_THROUGH, buffer) : "");
}

/* "5 years" with a blank before what follows; Chinese has neither blank nor plural. */
static size_t print_part(tongue in, char *buffer, size_t used, int32_t n, word one, word many) {
    const char *gap = word_in(in, WORD_BLANK);
    if (n == 0) return used;
    int more = snprintf(buffer + used, 96 - used, "%s%d%s%s", used > 0 ? gap : "", (int)n, gap,
                        word_in(in, n == 1 ? one : many));
    return used + (more > 0 ? (size_t)more : 0);
}

void word_duration(tongue in, duration d, char buffer[96]) {
    size_t used = print_part(in, buffer, 0, d.months / 12, WORD_YEAR, WORD_YEARS);
    used = print_part(in, buffer, used, d.months % 12, WORD_MONTH, WORD_MONTHS);
    used = print_part(in, buffer, used, d.days, WORD_DAY_ONE, WORD_DAYS);
    if (used == 0) snprintf(buffer, 96, "0 %s", word_in(in, WORD_DAYS));
}

bool word_names_param(text words, text param) {
    char name[160];
    int len = snprintf(name, sizeof name, "param.%.*s", TEXT_ARGS(param));
    const char *at = memmem(words.at, words.len, name, (size_t)len);
    if (at == NULL || at + len == words.at + words.len) return at != NULL;
    return !isalnum((unsigned char)at[len]) && at[len] != '_';
}
