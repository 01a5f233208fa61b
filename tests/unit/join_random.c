/* join_random: cells as lists hold them, plain and odd. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join_random.h"

#include <stdio.h>
#include <string.h>

uint32_t chance_below(chance *c, uint32_t limit) {
    c->state = c->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(c->state >> 33) % limit;
}

/* What may stand at the ends of a cell or within: blanks of several kinds and widths, an
 * apostrophe, letters in other forms, shapes of one character, marks for lost ones, private
 * use. */
static const char *const odd[] = {
    " ", "  ", "'", "\xe3\x80\x80", "\xc2\xa0", "\xe2\x80\x8b", "\t", "\xef\xbc\xa1",
    "\xef\xbc\x91", "\xe7\x9c\x9e", "\xe7\x9c\x9f", "?", "*", "\xe2\x97\x8b", "\xe6\x9f\x90",
    "X", "\xee\x80\x80", "\xc2\xb7", ".", "\xc3\xa9", "e\xcc\x81", "\xef\xac\x81", "#", "&",
    "~", "\x7f", "(", "\"", "\xe4\xb7\xbf", "\xe4\xb8\x80", "\xe9\xbf\xbf", "\xea\x80\x80",
    "\xe3\x90\x80", "A", "z", "-",
};
static const char *const characters[] = {
    "\xe7\x8e\x8b", "\xe4\xbc\x9f", "\xe6\x9d\x8e",
    "\xe5\xa8\x9c", "\xe5\xbc\xa0", "\xe9\x99\x88",
};

static void add(char *out, size_t size, const char *piece) {
    size_t used = strlen(out);
    if (used + strlen(piece) < size) memcpy(out + used, piece, strlen(piece) + 1);
}

static void plain_cell(chance *c, const char *type, int few, char *out, size_t size) {
    uint32_t n = chance_below(c, few ? 12 : 1000);
    if (strcmp(type, "id") == 0) {
        static const char *const shapes[] = { "C%u",        "C%07u",
                                              "%03u",       "unit-%u",
                                              "A%08u/2026", "number %u",
                                              "c%u",        "%u-abcdefghijklmnopqrstuvw-%u" };
        snprintf(out, size, shapes[chance_below(c, sizeof shapes / sizeof *shapes)], n, n);
    } else if (strcmp(type, "cn-id") == 0) {
        static const char *const numbers[] = { "11010519491231002X", "11010519491231002x",
                                               "110101197012110004", "110101198810040017",
                                               "110105491231002",    "11010519491231002Y" };
        snprintf(out, size, "%s", numbers[n % 6]);
    } else if (strcmp(type, "date") == 0) {
        static const char *const days[] = { "1985-03-02", "1985/3/2", "19850302", "1985-03",
                                            "1985" };
        snprintf(out, size, "%s", days[n % 5]);
        if (!few && n % 3 == 0) snprintf(out, size, "%u-01-%02u", 1950 + n % 50, 1 + n % 28);
    } else {
        static const char *const names[] = { "Ana Silva", "ana  silva", "ana silva", "li wei" };
        *out = '\0';
        if (n % 4 == 0) add(out, size, names[chance_below(c, 4)]);
        for (uint32_t i = 1 + n % 3; n % 4 != 0 && i > 0; i--)
            add(out, size, characters[chance_below(c, few ? 2 : 6)]);
    }
}

void random_cell(chance *c, const char *type, int few, char *out, size_t size) {
    char plain[100];
    uint32_t kind = chance_below(c, 16);
    plain_cell(c, type, few, plain, sizeof plain);
    *out = '\0';
    if (kind == 0) {                                        /* blank, or a word for none */
        add(out, size, chance_below(c, 2) ? "" : "-");
        return;
    }
    if (kind < 4) add(out, size, odd[chance_below(c, sizeof odd / sizeof *odd)]);
    add(out, size, plain);
    if (kind > 2 && kind < 6) add(out, size, odd[chance_below(c, sizeof odd / sizeof *odd)]);
    if (kind == 6) {                                        /* in the middle */
        size_t half = strlen(plain) / 6 * 3;
        snprintf(out, size, "%.*s%s%s", (int)half, plain,
                 odd[chance_below(c, sizeof odd / sizeof *odd)], plain + half);
    }
}
