/* notice_words: what letters to candidates say, in English and Chinese.
 *
 * A letter is read by somebody who has never seen a rule and may be hurt by what it says. So:
 * short sentences, no word of ours (source, finding, match), no code; the Chinese is that of an
 * office's 告知书. Each line was read aloud as the person who gets it and as the one who signs. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/notice_words.h"

static const char *const phrases[NOTICE_WORDS][WORD_LANGUAGES] = {
    [NOTICE_TITLE] = {
        "Notice of the result of the qualification review",
        "候选人资格审查结果告知书" },
    [NOTICE_TO] = { "To: ", "" },
    [NOTICE_ADDRESS_END] = { "", "：" },
    [NOTICE_NUMBER] = { " (number on the list: %1)", "（编号：%1）" },
    [NOTICE_REJECTED_AT] = {
        "Your candidacy was examined and is not accepted. It was decided at this "
        "stage: %1.",
        "经审查，你不符合候选人资格条件，审查结论为“不通过”。作出结论的阶段：%1。" },
    [NOTICE_REJECTED] = {
        "Your candidacy was examined and is not accepted.",
        "经审查，你不符合候选人资格条件，审查结论为“不通过”。" },
    [NOTICE_REFERRED] = {
        "No decision about your candidacy has been made yet. Some points are still "
        "open and a person has to look at them. Nothing is held against you meanwhile.",
        "对你的候选人资格尚未作出结论，目前为“待核”：尚有事项需要人工核实。核实期间，不"
        "作对你不利的认定。" },
    [NOTICE_HELD] = {
        "Your candidacy is on hold, and no decision about it has been made. The hold "
        "concerns everybody in the same position; nothing is held against you.",
        "对你的候选人资格尚未作出结论，目前为“暂缓”。暂缓并非针对你个人，不作对你不利的"
        "认定。" },
    [NOTICE_HELD_TOO] = {
        "Apart from that, it is on hold together with all candidacies in the same "
        "position.",
        "此外，因所在单位的原因，与其他候选人一并暂缓。" },
    [NOTICE_LAW_DAY] = {
        "The law applied is the law in force on %1 (%2).",
        "适用%1（%2）当日施行的法律。" },
    [NOTICE_MAY_STAND] = {
        "As far as these reasons go, you may stand again from %1 on.",
        "就上述理由而言，自%1起你可以参选。" },
    [NOTICE_REASONS] = { "Reasons", "不通过的理由" },
    [NOTICE_OPEN] = { "What is still open", "尚待核实的事项" },
    [NOTICE_OPEN_TOO] = {
        "These points did not decide the matter. They are named because they too would "
        "have to be settled before your candidacy could be accepted.",
        "以下事项并非作出上述结论的理由；但在通过之前，也须核实。" },
    [NOTICE_SETTLED] = { "What was looked at again and is settled", "经复核已了结的事项" },
    [NOTICE_SETTLED_NOW] = { "These points no longer count.", "以下事项不再影响审查结论。" },
    [NOTICE_ENTRY] = { "Your entry on the list", "名单中关于你的登记" },
    [NOTICE_ENTRY_BIRTH] = {
        "Your date of birth on the list is not the one in your identity number. Please "
        "have it corrected.",
        "名单中你的出生日期与证件号码中的日期不一致，请申请更正。" },
    [NOTICE_ENTRY_AGE] = {
        "Your age as stated on the list does not agree with your date of birth. Please "
        "have it corrected.",
        "名单中你的年龄与出生日期不符，请申请更正。" },
    [NOTICE_NOT_MET] = { "Condition that is not met: %1", "不符合的条件：%1" },
    [NOTICE_ABOUT] = {
        "Concerns this condition: %1",
        "涉及的条件：%1" },
    [NOTICE_ABOUT_LAW] = {
        " (%1)",
        "（%1）" },
    [NOTICE_LAW] = { "Legal basis: %1", "依据：%1" },
    [NOTICE_POLICY_BY] = {
        "This is a requirement of policy and not of the law. It was adopted by: %1.",
        "此为政策要求，非法律规定。采纳依据：%1。" },
    [NOTICE_USED] = { "Used, from “%1”: ", "所用信息，来源“%1”：" },
    [NOTICE_USED_SEARCHED] = {
        "Used, from “%1” (searched: %2): ",
        "所用信息，来源“%1”（查询依据：%2）：" },
    [NOTICE_USED_SEARCHED_ON] = {
        "Used, from “%1” (searched: %2, on %3): ",
        "所用信息，来源“%1”（查询依据：%2，%3）：" },
    [NOTICE_NO_ENTRY_ALONE] = {
        "Searched without finding an entry about you: “%1”",
        "已查询且无关于你的记录：“%1”" },
    [NOTICE_FACT] = { "Established: %1: %2", "认定：%1：%2" },
    [NOTICE_YES] = { "yes", "是" },
    [NOTICE_NO] = { "no", "否" },
    [NOTICE_MAYBE] = { "not known", "不明" },
    [NOTICE_BLANK] = { "not recorded", "未填" },
    [NOTICE_CELL_OPEN] = { "open", "未结束" },
    [NOTICE_CELL_NONE] = { "none", "无" },
    [NOTICE_UNREADABLE] = { "not readable", "无法识别" },
    [NOTICE_GIVEN] = { "given", "已填" },
    [NOTICE_FROM_ID] = { "%1 (taken from %2)", "%1（取自%2）" },
    [NOTICE_NOT_ID] = { "%1 (not the date in %2)", "%1（与%2中的日期不一致）" },
    [NOTICE_DAY_IS] = {
        "The day that counts: %1, %2",
        "计算日期：%1，%2" },
    [NOTICE_PARAM_IS] = { "Set for this review: %1 = %2", "本次审查设定：%1 = %2" },
    [NOTICE_AGE] = {
        "Worked out: %1 completed years on %2, counted from %3",
        "推算：自%3起算，至%2为%1周岁（年）" },
    [NOTICE_REACHED] = {
        "Worked out: counted from %3, are %1 years completed on %2? ",
        "推算：自%3起算，至%2是否已满%1周岁（年）：" },
    [NOTICE_PERIOD] = {
        "Worked out: %1 from %2 on, the last day being %3",
        "推算：自%2起%1，至%3届满" },
    [NOTICE_ELAPSED] = {
        "Worked out: %1 completed years from %2 to %3",
        "推算：自%2至%3满%1年" },
    [NOTICE_UNBROKEN] = {
        "Worked out: is every day from %1 to %2 covered? ",
        "推算：自%1至%2是否不间断：" },
    [NOTICE_FALLS_ON] = {
        "What would have to be different: from %1 on, this reason no longer stands in "
        "the way.",
        "何种情况下结论会不同：自%1起，此项理由不再成立。" },
    [NOTICE_FALLS_IF] = {
        "What would have to be different: this reason has no end of its own. It falls "
        "away if a piece of information named here is wrong or is not about you, or if "
        "the act it rests on is set aside.",
        "何种情况下结论会不同：此项理由没有期限。所列信息有误、并非关于你，或者所依据的"
        "处理决定被撤销的，此项理由不再成立。" },
    [NOTICE_FALLS_RELATED] = {
        "It concerns a relation between you and somebody else on the list of your unit. You "
        "may ask the office for what concerns you, and say that the relation does not exist.",
        "此项涉及你与本单位另一候选人之间的关系。你可以向审查机关查询与你有关的内容，并说明该关系不存在。" },
    [NOTICE_FALLS_OTHER] = {
        "It concerns you and somebody else who is judged together with you. You may ask the "
        "office for what concerns you, and say that it is not so.",
        "此项涉及你和与你一并审查的另一候选人。你可以向审查机关查询与你有关的内容，并说明情况不属实。" },
    [NOTICE_UPHELD] = {
        "Examined again and upheld by %1 on %2, document: %3",
        "经复核维持：%1，%2，文书：%3" },
    [NOTICE_LIFTED] = {
        "Taken away by %1 on %2, document: %3",
        "经复核撤销：%1，%2，文书：%3" },
    [NOTICE_CLEARED] = {
        "Examined and cleared by %1 on %2, document: %3",
        "经核实通过：%1，%2，文书：%3" },
    [NOTICE_HIDDEN] = {
        "The details are not given here, because they may be about another person. You "
        "may ask the office about them.",
        "因内容可能涉及他人，此处不列明细，可向审查机关查询。" },
    [NOTICE_WITH_OTHERS] = {
        "This point concerns you together with other candidates. Nothing about them is given "
        "here; you may ask the office.",
        "此项涉及你与其他候选人的关系。有关他人的内容不在此列明，可向审查机关查询。" },
    [NOTICE_CHECKING] = {
        "It is being checked whether “%1” holds anything that may be used in your "
        "case. What may turn out to be about another person is not shown.",
        "正在核实“%1”中是否有可用于本次审查的信息。可能涉及他人的内容不予显示。" },
    [NOTICE_FAULT] = {
        "This point could not be examined because of an error on the side of the "
        "office, which has to mend it.",
        "因审查机关一方的差错，此项未能审查，由审查机关更正。" },
    [NOTICE_NOT_ADOPTED] = {
        "This is a requirement of a policy that nobody with the authority to do so has "
        "adopted. It does not exclude you; a person decides.",
        "此为政策要求，未经有权机关采纳，不能据此取消资格，由人工研究决定。" },
    [NOTICE_NO_STATUTE] = {
        "No law was found by which your candidacy could be examined. The office has to "
        "say which law applies.",
        "未找到可用于审查你资格的法律，由审查机关确定应适用的法律。" },
    [NOTICE_NO_LAW_DAY] = {
        "The day that says which law applies to your candidacy is not fixed yet.",
        "确定你适用何时法律的基准日尚未明确。" },
    [NOTICE_SAME_KEY] = {
        "Another entry of the list bears the same number as yours and says something "
        "else. Which entry is right has to be found out.",
        "名单中另有一行与你的编号相同而内容不同，须核实以哪一行为准。" },
    [NOTICE_TWO_PLACES] = {
        "By the list the same person stands in more than one place. Please say where "
        "you wish to stand, or that the other entry is not yours.",
        "按名单，同一人列入不止一地。请说明拟在何处参选，或者说明另一登记并非你本人。" },
    [NOTICE_TWO_NAMES] = {
        "Your number stands on the list under another name too. One of the two entries "
        "must be wrong.",
        "你的证件号码在名单中另对应一个姓名，其中一处登记有误，须核实。" },
    [NOTICE_MAYBE_SAME] = {
        "Another entry of the list may be about you too, or about another person of the "
        "same name. Please say which is yours, and hand in your identity number.",
        "名单中另有一行可能也是你本人，也可能是同名的另一人，请说明哪一行是你本人，并提供有效证件号码。" },
    [NOTICE_OTHER_POINT] = {
        "A point that a person has to look at.",
        "有一事项需要人工核实。" },
    [NOTICE_OWN_BLANK] = { "On the list, your “%1” is not filled in.", "名单中你的“%1”未填。" },
    [NOTICE_OWN_UNREADABLE] = {
        "On the list, your “%1” cannot be read or cannot be right.",
        "名单中你的“%1”无法识别，或者有误。" },
    [NOTICE_OWN_NONE] = {
        "On the list, your “%1” has no value, and one is needed.",
        "名单中你的“%1”没有具体内容，而审查需要。" },
    [NOTICE_OWN_PART] = {
        "Your “%1” is not known exactly enough, or two statements of it differ.",
        "你的“%1”不够确切，或者有两种不一致的记载。" },
    [NOTICE_OWN_NAME] = {
        "On the list, your “%1” has a character that cannot be read.",
        "名单中你的“%1”有无法识别的字。" },
    [NOTICE_PLACE_ENTRY] = {
        "In “%1”, the entry “%2” for your place is missing or cannot be read.",
        "“%1”中你所在单位的“%2”空缺或者无法识别。" },
    [NOTICE_THEIR_ENTRY] = {
        "In “%1”, the entry “%2” is missing, cannot be read or is not exact enough.",
        "“%1”中的“%2”空缺、无法识别，或者不够确切。" },
    [NOTICE_NO_PLACE] = { "There is no entry for you in “%1”.", "“%1”中没有与你对应的一行。" },
    [NOTICE_NO_DAY] = { "This day is not known for you yet: %1.", "对你适用的“%1”尚未明确。" },
    [NOTICE_VERY_DAY] = {
        "The law leaves open whether the very day counts.",
        "该日当天是否计入，法律未作明确。" },
    [NOTICE_LENGTHS] = {
        "A length in months and one in days are too near to each other to say which is "
        "longer.",
        "以月计的期间与以日计的期间相近，无法判断长短。" },
    [NOTICE_NOT_ASKED] = { "“%1” has not been asked yet.", "尚未向“%1”查询。" },
    [NOTICE_NOT_COVERED] = {
        "It has not been confirmed that “%1” was searched for you.",
        "尚未确认已为你查询“%1”。" },
    [NOTICE_KEY_BLANK] = {
        "“%1” could not be searched for you, because your “%2” is not on the list.",
        "因名单中你的“%2”未填，无法查询“%1”。" },
    [NOTICE_KEY_UNREADABLE] = {
        "“%1” could not be searched for you, because your “%2” on the list cannot be "
        "read or cannot be right.",
        "因名单中你的“%2”无法识别或者有误，无法查询“%1”。" },
    [NOTICE_NO_REPLY] = { "%1 has not answered yet.", "%1尚未回复。" },
    [NOTICE_OVERDUE] = {
        "%1 has not answered, although the time it was given is over.",
        "%1逾期未回复。" },
    [NOTICE_WITHDRAWN] = {
        "%1 has taken back its answer and given no other.",
        "%1已撤回意见，未另行回复。" },
    [NOTICE_STALE] = {
        "The answer of %1 is too old, or does not say of which day it is, and has to "
        "be given anew.",
        "%1的回复已过有效期或者未载明日期，须重新出具。" },
    [NOTICE_DIFFER] = {
        "Two answers of %1 do not agree, and it is not clear which one holds.",
        "%1有两份不一致的回复，尚不能确定以哪一份为准。" },
    [NOTICE_UNCLEAR] = { "The answer of %1 is not clear.", "%1的意见不明确。" },
    [NOTICE_BAD_REPLY] = {
        "The answer of %1 says nothing that can be used.",
        "%1的回复内容空缺或者无法识别。" },
    [NOTICE_AHEAD] = {
        "The answer of %1 is dated after the day on which it was judged; its date has to be "
        "put right, or the answer given anew.",
        "%1的回复日期晚于审查日，须更正日期或者重新出具。" },
    [NOTICE_AWAITED] = { "Awaited from: %1", "等待：%1" },
    [NOTICE_YOU] = { "you", "你本人" },
    [NOTICE_OFFICE] = { "the office that sends this letter", "审查机关" },
    [NOTICE_OBJECTION] = { "How to object", "异议的提出" },
    [NOTICE_OBJECT_BY] = {
        "You may object until %1 at the latest.",
        "你可以在%1之前（含当日）提出异议。" },
    [NOTICE_OBJECT_BY_TO] = {
        "You may object to %2, until %1 at the latest.",
        "你可以在%1之前（含当日）向%2提出异议。" },
    [NOTICE_OBJECT_WITHIN] = {
        "You may object within %1 days of receiving this letter.",
        "你可以自收到本告知书之日起%1日内提出异议。" },
    [NOTICE_OBJECT_WITHIN_TO] = {
        "You may object to %2, within %1 days of receiving this letter.",
        "你可以自收到本告知书之日起%1日内向%2提出异议。" },
    [NOTICE_OBJECT_TO] = {
        "You may object to %2. The rules of this review set no time limit; do so "
        "without delay, and before the vote.",
        "你可以向%2提出异议。本次审查的规则未规定期限，请尽快并在选举日之前提出。" },
    [NOTICE_OBJECT] = {
        "You may object at the office that sent you this letter. The rules of this "
        "review name no other place and set no time limit; do so without delay, and "
        "before the vote.",
        "你可以向发出本告知书的机关提出异议。本次审查的规则未另行指定受理机关和期限，请"
        "尽快并在选举日之前提出。" },
    [NOTICE_OBJECT_LAW] = { "Legal basis: %1.", "依据：%1。" },
    [NOTICE_OBJECT_WHAT] = {
        "Say which reason or point you object to and enclose what supports it. If "
        "information named here is wrong or is not about you, you may ask for it to be "
        "corrected.",
        "请写明对哪一项理由或者事项有异议，并附有关证明。所列信息有误或者并非关于你的，"
        "可以要求更正。" },
    [NOTICE_OBJECT_PERSON] = {
        "The rules were applied to the records by a computer program. You may ask that "
        "a person examines your case.",
        "本次审查由计算机程序按规则比对有关记录。你可以要求由人工复核。" },
    [NOTICE_ANSWER] = {
        "What you can do",
        "你可以怎么做" },
    [NOTICE_ANSWER_WHAT] = {
        "As there is no decision, there is nothing to object to yet. What is awaited from you "
        "is named above; please hand it in soon. If a point above is wrong or does not concern "
        "you, say so, and enclose what shows it.",
        "目前尚未作出结论。上列事项中需要你本人提供的，请尽快提供；认为所列事项有误或者与你无关的，可以说明并附有关证明。" },
    [NOTICE_ANSWER_WAIT] = {
        "As there is no decision, there is nothing to object to yet. If a point above is wrong "
        "or does not concern you, say so, and enclose what shows it.",
        "目前尚未作出结论。认为上列事项有误或者与你无关的，可以说明并附有关证明。" },
    [NOTICE_ANSWER_HELD] = {
        "You need do nothing. You will hear when the unit's election can go on.",
        "你无需办理任何手续。本单位选举可以继续进行时，将另行告知。" },
    [NOTICE_ANSWER_TO] = {
        "Turn to %1.",
        "请向%1提出。" },
    [NOTICE_ANSWER_THEN] = {
        "The decision will be sent to you with its reasons and with how to object to it.",
        "作出结论后，将书面告知结论、理由和提出异议的办法。" },
    [NOTICE_CONTACT] = { "Whom to ask: %1", "咨询：%1" },
    [NOTICE_REFERENCE_LINE] = { "Reference of this letter: %1", "本告知书对应：%1" },
    [NOTICE_DECISION_REJECTED] = { "not accepted", "不通过" },
    [NOTICE_DECISION_REFERRED] = { "still open", "待核" },
    [NOTICE_DECISION_HELD] = { "on hold", "暂缓" },
    [NOTICE_SEMICOLON] = { "; ", "；" },
    [NOTICE_COLON] = { ": ", "：" },
    [NOTICE_SPACE] = { " ", "" },
};

const char *notice_say(word_language in, notice_word which) {
    return phrases[which][in];
}
