/* loose: may two names be one, where a character of them cannot be read?
 *
 * A key list finds rows whose keys all agree. A name with a character of private use, a
 * lost one or one described in parts agrees with no other writing of itself, and a
 * record under it would be nobody's. So such a list has a second index in which names
 * stand for any name; what that finds is compared here, name by name. It costs nothing
 * where no such name stands on either side, which a flag per column says. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "join/loose.h"

#include "ground/name.h"
#include "ground/unicode.h"
#include "join/keys.h"

bool loose_is_wanted(const key_list *list, const table *rows, const table *candidates) {
    if (rows->rows == 0 || candidates->rows == 0) return false;
    for (size_t i = 0; i < list->count; i++)
        if (key_is_name(list, i, rows, candidates) &&
            (rows->columns[list->here[i]].gaps || candidates->columns[list->there[i]].gaps))
            return true;
    return false;
}

bool loose_takes(const key_list *list, const table *rows, uint32_t row,
                 const table *candidates) {
    for (size_t i = 0; i < list->count; i++) {
        if (!key_is_name(list, i, rows, candidates)) continue;
        if (candidates->columns[list->there[i]].gaps) return true;
        if (rows->columns[list->here[i]].gaps &&
            name_look(table_raw(rows, row, list->here[i])) != GAPS_NONE)
            return true;
    }
    return false;
}

int loose_may_agree(const key_list *list, const table *rows, uint32_t row,
                    const table *candidates, uint32_t candidate, arena *scratch) {
    int open = 0;
    for (size_t i = 0; i < list->count; i++) {
        text ours, theirs;
        if (!key_is_name(list, i, rows, candidates)) continue;
        arena_reset(scratch);
        if (!table_text(rows, row, list->here[i], scratch, &ours) ||
            !table_text(candidates, candidate, list->there[i], scratch, &theirs))
            return -1;
        answer same = name_same(ours, theirs);
        if (same == NO) return 0;
        open |= same == MAYBE;
    }
    return open;
}

int loose_is_variant(const key_list *list, const table *rows, uint32_t row,
                     const table *candidates, uint32_t candidate, arena *scratch) {
    for (size_t i = 0; i < list->count; i++) {
        if (!key_is_name(list, i, rows, candidates)) continue;
        text ours = cell_trim(table_raw(rows, row, list->here[i]));
        text theirs = cell_trim(table_raw(candidates, candidate, list->there[i]));
        if (text_equal(ours, theirs)) continue;
        arena_reset(scratch);
        if (!unicode_fold(scratch, ours, &ours) || !unicode_fold(scratch, theirs, &theirs))
            return -1;
        if (!text_equal(ours, theirs)) return 1;
    }
    return 0;
}
