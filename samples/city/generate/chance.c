/* chance: numbers, days, names and id numbers of people who do not exist.
 *
 * SplitMix64 for the numbers and days counted from 1970: the same on every
 * machine. Names are one character each of three lists; a step that shares no
 * divisor with their product goes through all of them before one comes again.
 */
/* SPDX-License-Identifier: Apache-2.0 */
#include "chance.h"

#include <stdio.h>
#include <string.h>

unsigned chance_below(chance *c, unsigned limit) {
    uint64_t x = c->state += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return (unsigned)((x ^ x >> 31) % limit);
}

bool chance_percent(chance *c, unsigned percent) {
    return chance_below(c, 100) < percent;
}

void chance_shuffle(chance *c, uint32_t *list, size_t count) {
    for (size_t i = count; i > 1; i--) {
        size_t j = chance_below(c, (unsigned)i);
        uint32_t held = list[i - 1];
        list[i - 1] = list[j];
        list[j] = held;
    }
}

/* ---- days: years that begin in March, so that the leap day is the last */

day day_of(int year, int month, int of_month) {
    int y = month <= 2 ? year - 1 : year, era = y / 400, of_era = y - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + of_month - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void day_split(day d, int *year, int *month, int *of_month) {
    int z = d + 719468, era = z / 146097, of_era = z - era * 146097;
    int y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    *of_month = of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = y + era * 400 + (*month <= 2);
}

day day_plus_months(day d, int months) {
    int y, m, of_month;
    day_split(d, &y, &m, &of_month);
    int count = y * 12 + m - 1 + months;
    y = count / 12;
    m = count % 12 + 1;
    int last = (m == 12 ? day_of(y + 1, 1, 1) : day_of(y, m + 1, 1)) - day_of(y, m, 1);
    return day_of(y, m, of_month < last ? of_month : last);
}

day day_plus_years(day d, int years) {
    return day_plus_months(d, years * 12);
}

int day_age(day birth, day on) {
    int y, m, d, on_y, on_m, on_d;
    day_split(birth, &y, &m, &d);
    day_split(on, &on_y, &on_m, &on_d);
    return on_y - y - (on_m < m || (on_m == m && on_d < d));
}

/* ---- names */

enum { LETTER = 3 }; /* bytes of each character here in UTF-8 */

static const char mansions[] = "角亢氐房心尾箕斗牛女虚危室壁奎娄胃昴毕觜参井鬼柳星张翼轸";
static const char hexagrams[] = "乾坤屯蒙需讼师比履泰否谦豫随蛊临观贲剥复颐坎离咸恒遁晋睽蹇解损"
                                "益夬姤萃升困革鼎震艮渐归丰旅巽兑涣节孚";
static const char signs[] = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水"
                            "火土东西南北中春夏秋冬日月云雷";

_Static_assert(sizeof mansions == 28 * LETTER + 1, "28 mansions");
_Static_assert(sizeof hexagrams == 50 * LETTER + 1, "50 hexagrams");
_Static_assert(sizeof signs == 40 * LETTER + 1, "40 signs");

void name_make(char out[NAME_ROOM], uint32_t n) {
    uint32_t k =
        (uint32_t)((uint64_t)(n % NAMES) * 33331u % NAMES); /* a prime not in 28, 50, 40 */
    memcpy(out, mansions + k % 28 * LETTER, LETTER);
    memcpy(out + LETTER, hexagrams + k / 28 % 50 * LETTER, LETTER);
    memcpy(out + LETTER * 2, signs + k / 28 / 50 * LETTER, LETTER);
    out[LETTER * 3] = '\0';
}

void name_of_unit(char out[NAME_ROOM], uint32_t n, bool village) {
    memcpy(out, signs + n % 40 * LETTER, LETTER);
    memcpy(out + LETTER, hexagrams + n / 40 % 50 * LETTER, LETTER);
    strcpy(out + LETTER * 2, n / 2000 % 2 == 0 ? "里" : "坊");
    strcat(out, village ? "村" : "社区");
}

bool name_in_variant(char out[NAME_ROOM], const char *name) {
    static const char *const forms[][2] = {
        { "张", "張" }, { "毕", "畢" }, { "师", "師" }, { "谦", "謙" },
        { "随", "隨" }, { "观", "觀" }, { "贲", "賁" }, { "晋", "晉" },
        { "损", "損" }, { "节", "節" }, { "东", "東" },
    };
    strcpy(out, name);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        char *at = strstr(out, forms[i][0]);
        if (at == NULL) continue;
        memcpy(at, forms[i][1], LETTER);
        return true;
    }
    return false;
}

/* ---- id numbers */

void id_make(char out[ID_ROOM], day birth, unsigned serial) {
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
    int y, m, d, sum = 0;
    day_split(birth, &y, &m, &d);
    snprintf(out, ID_ROOM, "999999%04d%02d%02d%03u", y, m, d, serial % 1000);
    for (int i = 0; i < 17; i++) sum += (out[i] - '0') * weights[i];
    out[17] = "10X98765432"[sum % 11];
    out[18] = '\0';
}

void id_cut_to_15(char out[ID_ROOM], const char *id) {
    memcpy(out, id, 6);
    memcpy(out + 6, id + 8, 9); /* without the century and the check */
    out[15] = '\0';
}

void id_in_full_width(char out[64], const char *id) {
    size_t n = 0;
    for (; *id != '\0'; id++) { /* U+FF10 ... U+FF3A */
        unsigned code = 0xFF00u + (unsigned)(*id - ' ');
        out[n++] = (char)(0xE0u | code >> 12);
        out[n++] = (char)(0x80u | (code >> 6 & 0x3Fu));
        out[n++] = (char)(0x80u | (code & 0x3Fu));
    }
    out[n] = '\0';
}
