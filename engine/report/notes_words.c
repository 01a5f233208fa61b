/* notes_words: warnings about a pack and its data, in Chinese.
 *
 * Rooms that read and join say what they find in English, where they find it: whoever wrote
 * the rule reads it, too. A clerk who asked for Chinese is told it in Chinese, looked up here
 * sentence by sentence, as load/why does with what stands in a cell. {1} to {9} stand for what
 * differs. tests/unit/test_notes_words.c reads every warning out of the engine's source, so
 * that none is said that does not stand here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/notes_words.h"

#include <stdio.h>
#include <string.h>

#include "ground/sink.h"
#include "load/why.h"
#include "report/words.h"

enum { GAPS = 9 };

/* In Chinese {1w} is why something cannot be read, {1r} what became of a ruling, {1s} the state
 * of a key, {1f} whether more follow, and {3?words} the words where {3} is not empty. */
static const struct sentence {
    const char *en, *zh;
} sentences[] = {
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
    { "this row may be about anybody: {1} clears nobody until it is put right or its line is "
      "named in skip_lines",
      "此行可能涉及任何人：在更正或写入skip_lines之前，{1}不能证明任何人没有记录" },
    { "1 row is about nobody on the list (line {1})", "1行与名单上的人无关（第{1}行）" },
    { "{1} rows are about nobody on the list ({2}: lines {3})",
      "{1}行与名单上的人无关（{2f}第{3}行）" },
    { "{1} time{2} a candidate's name is written in other characters here and taken as the "
      "same ({3}line{4} {5})",
      "{1}处候选人姓名用字不同，按同一姓名处理（{3?前几处：}第{5}行）" },
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
    { "no rule names {1} of {2}.{3}, and every rule over {4} asks for a word of it first: such a row is "
      "judged by none; let a rule name the word, with pass(\"...\") if it bars nobody",
      "没有规则提到{2}.{3}的{1}，而涉及{4}的每条规则都先看这一列：这样的行不受任何规则审查；"
      "请让某条规则写明该值，如不构成障碍则用pass(\"...\")" },
    { "rule {1} never says its reason '{2}'", "规则{1}从不给出理由'{2}'" },
};
enum { SENTENCES = sizeof sentences / sizeof *sentences };

static bool is_gap(const char *at) {
    return at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}';
}

static size_t plain_len(const char *pattern) {
    size_t len = 0;
    while (pattern[len] != '\0' && !is_gap(pattern + len)) len++;
    return len;
}

/* Where the next `len` bytes of the pattern first stand; the last of it stand at the end. */
static const char *next_of(const char *words, const char *pattern, size_t len) {
    size_t left = strlen(words);
    if (pattern[len] != '\0') return memmem(words, left, pattern, len);
    const char *end = left < len ? NULL : words + left - len;
    return end != NULL && memcmp(end, pattern, len) == 0 ? end : NULL;
}

/* Each gap takes as little as lets the rest fit: if any way fits, the first does. */
static bool fits(const char *pattern, const char *words, text gaps[GAPS]) {
    size_t len = plain_len(pattern);
    if (strncmp(pattern, words, len) != 0) return false;
    for (pattern += len, words += len; *pattern != '\0'; pattern += len) {
        text *gap = &gaps[pattern[1] - '1'];
        pattern += sizeof "{1}" - 1;
        len = plain_len(pattern);
        const char *next = next_of(words, pattern, len);
        if (next == NULL) return false;
        *gap = (text){ words, (size_t)(next - words) };
        words = next + len;
    }
    return *words == '\0';
}

static text ruling_chinese(text english) {
    static const tongue en = { 0, WORDS_EN }, zh = { 0, WORDS_ZH };
    for (int i = WORD_RULING_COUNTS; i <= WORD_RULING_LATER; i++)
        if (text_is(english, word_in(en, (word)i))) return text_of(word_in(zh, (word)i));
    return english;
}

static text in_chinese(text gap, char mark, char buffer[WHY_BYTES]) {
    switch (mark) {
    case 'w': return why_chinese(gap, buffer);
    case 'r': return ruling_chinese(gap);
    case 's': return text_is(gap, "blank") ? TEXT("空白") : TEXT("无法读取");
    case 'f': return text_is(gap, "first") ? TEXT("前几行：") : TEXT("");
    default: return gap;
    }
}

/* {1}, {1w} or {1?words}; what stands behind it. */
static const char *fill_gap(sink *to, const char *at, const text gaps[GAPS]) {
    char buffer[WHY_BYTES];
    text gap = gaps[at[1] - '1'];
    const char *end = strchr(at, '}');
    if (at[2] != '?') sink_text(to, in_chinese(gap, at[2], buffer));
    else if (gap.len > 0) sink_text(to, (text){ at + 3, (size_t)(end - at) - 3 });
    return end + 1;
}

bool notes_chinese(const char *warning, char *buffer, size_t size) {
    text gaps[GAPS] = { { NULL, 0 } };
    size_t i = 0;
    sink made;
    while (i < SENTENCES && !fits(sentences[i].en, warning, gaps)) i++;
    if (i == SENTENCES) return false;
    sink_memory(&made);
    for (const char *at = sentences[i].zh; *at != '\0';) {
        if (*at == '{') at = fill_gap(&made, at, gaps);
        else sink_bytes(&made, at++, 1);
    }
    bool whole = !made.failed && made.used < size;
    if (whole) snprintf(buffer, size, "%.*s", (int)made.used, made.buffer);
    sink_drop(&made);
    return whole;
}
