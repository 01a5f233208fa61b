/* identifier: the numbers by which states know people, each checked by its public rule.
 *
 * cn-id    PRC resident id, GB 11643-1999: 6 digits of the place, birth date, 3 of a serial,
 *          check by ISO 7064 MOD 11-2 (weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, remainder
 *          to 1 0 X 9 8 7 6 5 4 3 2). The birth date must exist. The place is not asked:
 *          codes are abolished. 15 digits, from before 1999, have no century and no check:
 *          19 is put in, 18 for serials 996 to 999, kept for those a hundred years old. What
 * may as
 *          well be the first 15 of 18 is neither.
 * tw-id    Taiwan, a letter and nine digits: the letter is two digits (A 10 ... Z 33), weights
 *          1 9 8 7 6 5 4 3 2 1 1, sum divisible by 10. The first digit is 1 or 2; 8 or 9 for
 *          residents since 2021; before that a letter A to D, counted by its last digit.
 * hk-id    Hong Kong, one or two letters, six digits, a check digit or A, in brackets or not:
 *          weights 9 to 1 over letters 10 to 35, a missing first letter 36, sum divisible by
 * 11. br-cpf   Brazil, nine digits and two checks: weights 10 to 2, then 11 to 2, sum times ten
 * mod
 *          11, ten is 0. Eleven equal digits fit the rule and are nobody's.
 * uk-nino  UK National Insurance number, form only, there is no check: two letters (no D F I Q
 *          U V; second no O; not BG GB KN NK NT TN ZZ), six digits, A to D.
 * in-epic  India, voter's card, form only: three letters, seven digits.
 * us-ssn   USA, form only: nine digits; not 000, 666 or 9.. in front, not 00, not 0000.
 *
 * A number that a spreadsheet has rounded is told apart: it is not false, it is lost. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/identifier.h"

#include <string.h>

#include "load/plain.h"

enum {
    CN_ID = 18,
    CN_ID_OLD = 15,
    CN_YEAR_MIN = 1800,
    TW_ID = 10,
    HK_ID = 9,
    CPF = 11,
    NINO = 9,
    EPIC = 10,
    SSN = 9,
    ROOM = 24, /* characters looked at */
};

const char identifier_damaged[] = "damaged by a spreadsheet: precision lost";
static const char strange[] = "characters that no id has";
static const char unfit[] = "check digit does not fit";
static const char no_zero[] = "too few digits: spreadsheets take off zeros in front";

/* ---- characters */

static bool is_letter(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool all_digits(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!text_is_digit(at[i])) return false;
    return true;
}

static bool all_letters(const char *at, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!is_letter(at[i])) return false;
    return true;
}

/* Eight characters less what they are if all are 0; digits leave 0 to 9. */
static uint64_t less_zeros(const char *at) {
    uint64_t eight;
    memcpy(&eight, at, 8);
    return eight ^ 0x3030303030303030u;
}

static bool are_digits(uint64_t eight) {
    return (((eight + 0x0606060606060606u) | eight) & 0xf0f0f0f0f0f0f0f0u) == 0;
}

bool identifier_is_plain(text t) {
    size_t i = 0;
    while (i + 8 <= t.len && are_digits(less_zeros(t.at + i))) i += 8;
    for (; i < t.len; i++)
        if (!text_is_digit(t.at[i]) && !is_letter(t.at[i])) return false;
    return true;
}

/* Digits and letters as ASCII capitals; blanks and the characters of `marks` left out. Returns
 * their number, or 0 when there is another character or there are too many. */
static size_t plain_characters(text t, const char *marks, char out[ROOM]) {
    size_t n = 0, step;
    if (t.len <= ROOM && identifier_is_plain(t)) {
        memcpy(out, t.at, t.len);                    /* nearly always */
        return t.len;
    }
    for (; t.len > 0; t.at += step, t.len -= step) {
        char c = t.at[0];
        step = 1;
        if (c < '0' || c > 'z') {
            step = plain_blank(t.at, t.len);
            if (step > 0) continue;
            c = plain_character(t, &step);
        }
        if (c >= 'a' && c <= 'z') c = (char)(c - ('a' - 'A'));
        if (c > 0 && strchr(marks, c) != NULL) continue;
        if (n == ROOM || c < '!' || c > '~') return 0;
        out[n++] = c;
    }
    return n;
}

static int number_at(const char *at, int len) {
    int n = 0;
    for (int i = 0; i < len; i++) n = n * 10 + (at[i] - '0');
    return n;
}

/* 5.10104E+17: what a spreadsheet makes of a long number. */
static bool is_scientific(const char *at, size_t len) {
    const char *power = memchr(at, 'E', len);
    if (power == NULL || power == at) return false;
    for (const char *c = at; c < power; c++)
        if (!text_is_digit(*c) && *c != '.') return false;
    const char *tail = power + 1;
    if (tail < at + len && *tail == '+') tail++;
    return tail < at + len && all_digits(tail, (size_t)(at + len - tail));
}

/* Short numbers with a power but no sign are taken for what is written: 12E5 may be
 * somebody's. */
bool identifier_is_rounded(text t) {
    return identifier_may_be_rounded(t) && is_scientific(t.at, t.len);
}

static const char *keep(const char *id, size_t len, char out[IDENTIFIER_SIZE]) {
    memcpy(out, id, len);
    out[len] = '\0';
    return NULL;
}

/* ---- cn-id */

static const char cn_checks[] = "10X98765432"; /* by remainder */

static char cn_check(const char *id) {
    static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;
    for (int i = 0; i < CN_ID - 1; i++) sum += weight[i] * (id[i] - '0');
    return cn_checks[sum % 11];
}

static void cn_expand(char id[ROOM]) {
    char old[CN_ID_OLD];
    memcpy(old, id, CN_ID_OLD);
    memcpy(id + 6, memcmp(old + 12, "996", 3) >= 0 ? "18" : "19", 2);
    memcpy(id + 8, old + 6, 9);
    id[CN_ID - 1] = cn_check(id);
}

/* Of somebody born in 1920, or the first of the 18 of somebody born since 2001: 20-05-06, or
 * 2005-06. */
static bool cn_may_be_cut(const char *id) {
    int day = number_at(id + 12, 2);
    return memcmp(id + 6, "20", 2) == 0 && number_at(id + 10, 2) <= 12 && day >= 1 && day <= 31;
}

static bool cn_birth(const char *id, day *out) {
    int year = number_at(id + 6, 4);
    return year >= CN_YEAR_MIN &&
           day_make(year, number_at(id + 10, 2), number_at(id + 12, 2), out);
}

static const char *cn_read(text written, char out[IDENTIFIER_SIZE]) {
    char id[ROOM];
    size_t len = plain_characters(written, "", id);
    day born;
    if (len == 0) return strange;
    if (is_scientific(id, len)) return identifier_damaged;
    if (len != CN_ID && len != CN_ID_OLD) return "not 18 characters (or 15, before 1999)";
    if (!all_digits(id, len - (len == CN_ID))) return strange;
    if (len == CN_ID_OLD && cn_may_be_cut(id))
        return "15 digits: an old number, or one of 18 cut off";
    if (len == CN_ID_OLD) cn_expand(id);
    if (!text_is_digit(id[17]) && id[17] != 'X') return strange;
    if (id[17] != cn_check(id))
        return memcmp(id + 15, "000", 3) == 0 ? identifier_damaged : unfit;
    keep(id, CN_ID, out);
    return cn_birth(out, &born) ? NULL : "no such birth date";
}

/* Eight digits from their characters, the first one lowest, if they are digits. */
static uint64_t take_eight(const char *at) {
    uint64_t eight = less_zeros(at);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    return eight;
}

/* The sum of eight digits by their weights: every other digit, as numbers of 16 bits, times the
 * weights in the other order leaves the sum of four on top. */
static unsigned weigh(uint64_t digits, uint64_t even, uint64_t odd) {
    static const uint64_t every_other = 0x00ff00ff00ff00ffu;
    return (unsigned)((digits & every_other) * even >> 48) +
           (unsigned)((digits >> 8 & every_other) * odd >> 48);
}

/* Eight digits, the first one lowest, as a date. */
static bool take_day(uint64_t digits, day *out) {
    digits = digits * 10 + (digits >> 8); /* each with the one behind it, as a number */
    int year = (int)((digits & 0xff) * 100 + (digits >> 16 & 0xff));
    return year >= CN_YEAR_MIN &&
           day_make(year, (int)(digits >> 32 & 0xff), (int)(digits >> 48 & 0xff), out);
}

bool identifier_cn_plain(text t, day *born) {
    if (t.len != CN_ID) return false;
    uint64_t front = take_eight(t.at), back = take_eight(t.at + 8);
    if (!are_digits(front) || !are_digits(back) || !text_is_digit(t.at[16])) return false;
    unsigned sum = weigh(front, 0x0007000a00080002u, 0x0009000500040001u) +
                   weigh(back, 0x00060007000a0008u, 0x0003000900050004u) +
                   2 * (unsigned)(t.at[16] - '0');
    return t.at[17] == cn_checks[sum % 11] && take_day(front >> 48 | back << 16, born);
}

/* ---- tw-id */

static int tw_letter(char c) {
    static const char order[] = "ABCDEFGHJKLMNPQRSTUVXYWZIO"; /* 10, 11, ... 35 */
    return (int)(strchr(order, c) - order) + 10;
}

static const char *tw_read(text written, char out[IDENTIFIER_SIZE]) {
    char id[ROOM];
    if (plain_characters(written, "", id) != TW_ID || !is_letter(id[0]) ||
        !all_digits(id + 2, TW_ID - 2))
        return "not a letter and nine digits";
    bool old = id[1] >= 'A' && id[1] <= 'D';
    if (!old && strchr("1289", id[1]) == NULL)
        return "no such kind of number (1, 2, 8, 9, A to D)";
    int first = tw_letter(id[0]), second = old ? tw_letter(id[1]) % 10 : id[1] - '0';
    int sum = first / 10 + first % 10 * 9 + second * 8;
    for (int i = 2; i < TW_ID - 1; i++) sum += (id[i] - '0') * (TW_ID - 1 - i);
    if ((sum + id[TW_ID - 1] - '0') % 10 != 0) return unfit;
    return keep(id, TW_ID, out);
}

/* ---- hk-id */

static const char *hk_read(text written, char out[IDENTIFIER_SIZE]) {
    char id[ROOM];
    size_t len = plain_characters(written, "()", id), letters = len == HK_ID ? 2 : 1;
    if (len != HK_ID && len != HK_ID - 1)
        return "not one or two letters, six digits and a check digit";
    char last = id[len - 1];
    if (!all_letters(id, letters) || !all_digits(id + letters, 6) ||
        !(text_is_digit(last) || last == 'A'))
        return "not one or two letters, six digits and a check digit";
    int sum = letters == 1 ? 36 * 9 : 0, weight = (int)len;
    for (size_t i = 0; i + 1 < len; i++, weight--)
        sum += (text_is_digit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10) * weight;
    sum += last == 'A' ? 10 : last - '0';
    return sum % 11 == 0 ? keep(id, len, out) : unfit;
}

/* ---- br-cpf */

static char cpf_check(const char *id, int digits) {
    int sum = 0;
    for (int i = 0; i < digits; i++) sum += (id[i] - '0') * (digits + 1 - i);
    return (char)('0' + sum * 10 % 11 % 10);
}

static const char *cpf_read(text written, char out[IDENTIFIER_SIZE]) {
    char id[ROOM];
    size_t len = plain_characters(written, ".-", id);
    if (len == 0 || !all_digits(id, len))
        return is_scientific(id, len) ? identifier_damaged : strange;
    if (len < CPF && len >= 8) return no_zero;
    if (len != CPF) return "not eleven digits";
    size_t same = 1;
    while (same < CPF && id[same] == id[0]) same++;
    if (same == CPF) return "eleven equal digits are nobody's";
    if (id[9] != cpf_check(id, 9) || id[10] != cpf_check(id, 10)) return unfit;
    return keep(id, CPF, out);
}

/* ---- form only */

static const char *nino_read(text written, char out[IDENTIFIER_SIZE]) {
    static const char *const never[] = { "BG", "GB", "KN", "NK", "NT", "TN", "ZZ" };
    char id[ROOM];
    size_t len = plain_characters(written, "-", id);
    if (len != NINO || !all_letters(id, 2) || !all_digits(id + 2, 6) || !is_letter(id[8]))
        return "not two letters, six digits and a letter";
    bool good = strchr("DFIQUV", id[0]) == NULL && strchr("DFIOQUV", id[1]) == NULL &&
                id[8] <= 'D';
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        good &= memcmp(id, never[i], 2) != 0;
    return good ? keep(id, NINO, out) : "letters that no such number has";
}

static const char *epic_read(text written, char out[IDENTIFIER_SIZE]) {
    char id[ROOM];
    if (plain_characters(written, "", id) != EPIC || !all_letters(id, 3) ||
        !all_digits(id + 3, 7))
        return "not three letters and seven digits";
    return keep(id, EPIC, out);
}

static const char *ssn_read(text written, char out[IDENTIFIER_SIZE]) {
    char id[ROOM];
    size_t len = plain_characters(written, "-", id);
    if (len == 0 || !all_digits(id, len)) return strange;
    if (len < SSN && len >= 7) return no_zero;
    if (len != SSN) return "not nine digits";
    bool good = memcmp(id, "000", 3) != 0 && memcmp(id, "666", 3) != 0 && id[0] != '9' &&
                memcmp(id + 3, "00", 2) != 0 && memcmp(id + 5, "0000", 4) != 0;
    return good ? keep(id, SSN, out) : "no such number is given out";
}

/* ---- all of them */

const char *identifier_read(column_type type, text written, char out[IDENTIFIER_SIZE]) {
    switch (type) {
    case TYPE_CN_ID: return cn_read(written, out);
    case TYPE_TW_ID: return tw_read(written, out);
    case TYPE_HK_ID: return hk_read(written, out);
    case TYPE_BR_CPF: return cpf_read(written, out);
    case TYPE_UK_NINO: return nino_read(written, out);
    case TYPE_IN_EPIC: return epic_read(written, out);
    case TYPE_US_SSN: return ssn_read(written, out);
    default: return "of no known type";
    }
}

bool identifier_is_canonical(column_type type, text good) {
    return (type != TYPE_CN_ID || good.len == CN_ID) && identifier_is_plain(good);
}

bool identifier_is(column_type type) {
    return type >= TYPE_CN_ID && type <= TYPE_US_SSN;
}

bool identifier_birth(column_type type, const char *id, day *out) {
    return type == TYPE_CN_ID && strlen(id) == CN_ID && cn_birth(id, out);
}
