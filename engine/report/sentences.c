/* sentences: what the engine says in English, looked up sentence by sentence in Chinese.
 *
 * A table holds pairs of sentences with gaps. What stands in the gaps of the English one is
 * carried over; what is itself one of a few words of ours, or a sentence, is looked up too. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/sentences.h"

#include <stdio.h>
#include <string.h>

#include "ground/sink.h"
#include "load/why.h"
#include "report/words.h"

enum { GAPS = 9, NESTED_MAX = 2, NESTED_BYTES = 2400 };

static const sentence troubles[] = {
    { "No such file or directory", "没有该文件或文件夹" },
    { "Permission denied", "没有权限" },
    { "Operation not permitted", "不允许该操作" },
    { "Is a directory", "是文件夹" },
    { "Not a directory", "不是文件夹" },
    { "No space left on device", "磁盘已满" },
    { "Disk quota exceeded", "超出磁盘配额" },
    { "File too large", "文件过大" },
    { "File name too long", "文件名过长" },
    { "Read-only file system", "文件系统只读" },
    { "Input/output error", "读写错误" },
    { "Broken pipe", "管道已断开" },
    { "Too many open files", "打开的文件过多" },
    { "File exists", "文件已存在" },
    { "Device or resource busy", "设备正忙" },
};

static const sentence kinds[] = {
    { "true or false", "true或false" },
    { "a whole number", "整数" },
    { "a number", "数字" },
    { "words in quotes", "引号中的文字" },
    { "a table", "表" },
};

/* As it is, where it is none of them. */
static text one_of(const sentence *from, size_t count, text english) {
    for (size_t i = 0; i < count; i++)
        if (text_is(english, from[i].en)) return text_of(from[i].zh);
    return english;
}

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
    case 'e': return one_of(troubles, sizeof troubles / sizeof *troubles, gap);
    case 'k': return one_of(kinds, sizeof kinds / sizeof *kinds, gap);
    case 'w': return why_chinese(gap, buffer);
    case 'r': return ruling_chinese(gap);
    case 's': return text_is(gap, "blank") ? TEXT("空白") : TEXT("无法读取");
    case 'f': return text_is(gap, "first") ? TEXT("前几行：") : TEXT("");
    default: return gap;
    }
}

/* What a sentence is looked up in, and within how many others it stands. */
typedef struct lookup {
    const sentence *from;
    size_t count;
    int depth;
} lookup;

static bool say(sink *to, const lookup *in, const char *english);

static void say_nested(sink *to, const lookup *in, text gap) {
    char words[NESTED_BYTES];
    lookup below = { in->from, in->count, in->depth + 1 };
    bool whole = snprintf(words, sizeof words, "%.*s", TEXT_ARGS(gap)) < (int)sizeof words;
    if (!whole || below.depth > NESTED_MAX || !say(to, &below, words)) sink_text(to, gap);
}

/* {1}, {1w} or {1?words}; what stands behind it. */
static const char *fill_gap(sink *to, const lookup *in, const char *at, const text gaps[GAPS]) {
    char buffer[WHY_BYTES];
    text gap = gaps[at[1] - '1'];
    const char *end = strchr(at, '}');
    if (at[2] == 'n') say_nested(to, in, gap);
    else if (at[2] != '?') sink_text(to, in_chinese(gap, at[2], buffer));
    else if (gap.len > 0) sink_text(to, (text){ at + 3, (size_t)(end - at) - 3 });
    return end + 1;
}

/* A brace that is no gap is itself. */
static bool begins_gap(const char *at) {
    return at[0] == '{' && at[1] >= '1' && at[1] <= '9';
}

static bool say(sink *to, const lookup *in, const char *english) {
    text gaps[GAPS] = { { NULL, 0 } };
    size_t i = 0;
    while (i < in->count && !fits(in->from[i].en, english, gaps)) i++;
    if (i == in->count) return false;
    for (const char *at = in->from[i].zh; *at != '\0';) {
        if (begins_gap(at)) at = fill_gap(to, in, at, gaps);
        else sink_bytes(to, at++, 1);
    }
    return true;
}

bool sentences_chinese(const sentence *from, size_t count, const char *english, char *buffer,
                       size_t size) {
    lookup in = { from, count, 0 };
    sink made;
    sink_memory(&made);
    bool whole = say(&made, &in, english) && !made.failed && made.used < size;
    if (whole) snprintf(buffer, size, "%.*s", (int)made.used, made.buffer);
    sink_drop(&made);
    return whole;
}
