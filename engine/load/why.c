/* why: why a cell or a row cannot be read, in the other language.
 *
 * Readers say it in English, as a constant, because most of it ends in a list for whoever made
 * the file. Where a person is told the reason of a referral it is said in his language: looked
 * up here, phrase by phrase. tests/unit/test_why.c reads bad cells of every type, so that no
 * reader says what stands not here. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/why.h"

#include <stdio.h>
#include <string.h>

static const struct phrase {
    const char *en, *zh;
} phrases[] = {
    { "not of its type", "与该列的类型不符" },
    { "of no known type", "类型未知" },
    { "a word for nothing: say in the docket whether it means blank or none",
      "表示“没有”的词：请在docket.lua中写明它表示空白还是“无”" },
    { "every character of it is lost", "所有字符均已丢失" },
    { "not one of the declared values", "不在规定的取值之内" },
    { "makes a living person of an impossible age on the law day",
      "按此日期，此人在基准日的年龄不可能" },
    /* numbers */
    { "not a number", "不是数字" },
    { "not a whole number", "不是整数" },
    { "a number too large", "数字过大" },
    { "a number too long", "数字过长" },
    { "more than 15 digits", "超过15位数字" },
    { "thousands are not in groups of three digits", "千位分隔不是每三位一组" },
    { "a comma may part thousands or decimals: the docket must say numbers = \"1,234.5\" or "
      "\"1.234,5\"",
      "逗号可能是千位分隔符，也可能是小数点：请在docket.lua中写明numbers = \"1,234.5\"或\"1.234,5\"" },
    { "blanks within a number: the docket must say numbers = \"1 234,5\"",
      "数字中有空格：请在docket.lua中写明numbers = \"1 234,5\"" },
    /* dates and lengths of time */
    { "not a date in the declared form", "不是所声明格式的日期" },
    { "no such day in the calendar", "日历上没有这一天" },
    { "no such day in the calendar: 1900-01-00", "日历上没有这一天：1900-01-00" },
    { "no such day in the calendar: 1900-02-29, which spreadsheets alone have",
      "日历上没有这一天：1900-02-29（只有电子表格才有）" },
    { "no such month in the calendar", "日历上没有这个月" },
    { "no such year", "没有这一年" },
    { "no day that a spreadsheet knows", "不是电子表格的日期序号" },
    { "may be a year instead of a day of a spreadsheet",
      "可能是年份，而不是电子表格的日期序号" },
    { "may be the year 20, or a month of a year after 2000",
      "可能是民国20年，也可能是2000年后的年月" },
    { "two digits of a year leave it open whether a hundred years more are meant",
      "年份只有两位数字，无法判断是否相差一百年" },
    { "not a length of time like 3y6m or 15d", "不是时长（如3y6m或15d）" },
    { "longer than any life", "时长超过人的一生" },
    /* ids and names */
    { "no id, but a word or mark in place of one: write the id itself",
      "不是编号，而是代替编号的字样：请写明编号" },
    { "no name, but a word or mark in place of one: write the name itself",
      "不是姓名，而是代替姓名的字样：请写明姓名" },
    { "no name, but a number or a date: are two columns swapped?",
      "不是姓名，而是数字或日期：是否有两列互换？" },
    { "several ids in one cell: a row for each is expected", "一格内有多个编号：应各占一行" },
    /* identifiers */
    { "damaged by a spreadsheet: precision lost", "被电子表格损坏：后几位已丢失" },
    { "characters that no id has", "含有证件号码中没有的字符" },
    { "check digit does not fit", "校验码不符" },
    { "too few digits: spreadsheets take off zeros in front",
      "位数不足：电子表格会去掉前面的零" },
    { "no such birth date", "其中的出生日期不存在" },
    { "not 18 characters (or 15, before 1999)", "不是18位（1999年以前为15位）" },
    { "15 digits: an old number, or one of 18 cut off",
      "15位数字：旧号码，或者18位号码被截断" },
    { "not a letter and nine digits", "不是一个字母加九位数字" },
    { "no such kind of number (1, 2, 8, 9, A to D)",
      "没有这种号码（第二位应为1、2、8、9或A至D）" },
    { "not one or two letters, six digits and a check digit",
      "不是一至两个字母加六位数字和校验码" },
    { "not eleven digits", "不是十一位数字" },
    { "eleven equal digits are nobody's", "十一位相同的数字不是任何人的号码" },
    { "not two letters, six digits and a letter", "不是两个字母、六位数字加一个字母" },
    { "letters that no such number has", "含有此类号码不用的字母" },
    { "not three letters and seven digits", "不是三个字母加七位数字" },
    { "not nine digits", "不是九位数字" },
    { "no such number is given out", "没有发放过这样的号码" },
    /* rows */
    { "a quoted field holds what looks like whole rows; is a quote missing or one too many?",
      "引号内的字段像是包含整行数据：是否缺少或多出一个引号？" },
    { "as many fields as two rows have; is a line break missing?",
      "字段数相当于两行：是否缺少换行？" },
    { "blank", "空白" },
    { "unreadable", "无法读取" },
    { "none of its keys can be read", "所有关联编号均无法读取" },
    { "a word that `only` of the docket asks for, written otherwise: write both alike",
      "案卷only所取的字样写法不同：请统一写法" },
    { "the key stands for several persons or for anybody: a row for each is expected",
      "编号一栏所写的是多人或任何人：每人应各占一行" },
    { "names one person twice, expected two", "两列为同一人，应为两人" },
    { "only one of the two persons can be read", "两人中只有一人可以读取" },
    { "names somebody who is not on the list, where one is whose key looks the same, or who is "
      "called so: the key itself is expected",
      "所写的人不在名单上，而名单上有编号相似或如此称呼的人：应写编号本身" },
};
enum { PHRASES = sizeof phrases / sizeof *phrases };

static const char listed[] = "not one of:";

/* "not one of: a, b, and 3 more"; the words are the pack's own. */
static text say_listed(text why, char buffer[WHY_BYTES]) {
    text rest = { why.at + sizeof listed - 1, why.len - (sizeof listed - 1) };
    int n = snprintf(buffer, WHY_BYTES, "不在规定的取值之内：%.*s", TEXT_ARGS(text_trim(rest)));
    return n < WHY_BYTES ? text_of(buffer) : why;
}

/* "3 fields where 5 are expected" */
static bool say_fields(text why, char buffer[WHY_BYTES]) {
    unsigned long is, wanted;
    char words[64];
    if (why.len >= sizeof words) return false;
    memcpy(words, why.at, why.len);
    words[why.len] = '\0';
    if (sscanf(words, "%lu field%*[s] where %lu", &is, &wanted) != 2 &&
        sscanf(words, "%lu field where %lu", &is, &wanted) != 2)
        return false;
    snprintf(buffer, WHY_BYTES, "该行有%lu个字段，应为%lu个", is, wanted);
    return true;
}

/* "name is not that of ..." */
static bool say_beside(text why, char buffer[WHY_BYTES]) {
    static const text tail = { WHY_BESIDE, sizeof WHY_BESIDE - 1 };
    if (why.len <= tail.len || memcmp(why.at + why.len - tail.len, tail.at, tail.len) != 0)
        return false;
    int n = snprintf(buffer, WHY_BYTES, "%.*s与该行编号所指的候选人不符：是否只对一列作了排序？",
                     (int)(why.len - tail.len), why.at);
    return n < WHY_BYTES;
}

text why_chinese(text why, char buffer[WHY_BYTES]) {
    for (size_t i = 0; i < PHRASES; i++)
        if (text_is(why, phrases[i].en)) return text_of(phrases[i].zh);
    if (text_starts(why, listed)) return say_listed(why, buffer);
    return say_fields(why, buffer) || say_beside(why, buffer) ? text_of(buffer) : why;
}
