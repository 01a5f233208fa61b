/* check_twice: one name given two values in a table.
 *
 * In goes the tree of a file, out come notes. Lua lets the last value count and says nothing:
 * of two tests in one rule, or two texts of one reason, the first is never heard, and whoever
 * wrote it believes that it bars somebody. Only names known before anything runs are
 * compared. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/check_twice.h"

#include "ground/dict.h"

typedef struct twice_walk {
    const char *file;
    notes *notes;
} twice_walk;

static void visit_table(void *payload, const syntax_node *n) {
    const twice_walk *w = payload;
    if (n->kind != SYNTAX_TABLE) return;
    dict lines = { 0 };
    for (const syntax_node *field = n->list; field != NULL; field = field->next) {
        const syntax_node *name = field->a;
        if (name == NULL || name->kind != SYNTAX_STRING) continue;
        uint32_t first;
        size_t before = lines.count;
        if (!dict_add(&lines, name->words, name->line, &first)) w->notes->no_memory = true;
        else if (lines.count == before)
            notes_add(w->notes, NOTE_ERROR, w->file, name->line, name->column,
                      "'%.*s' is given twice and only the last would count; the first is in "
                      "line %u: take one out",
                      TEXT_ARGS(name->words), first);
    }
    dict_clear(&lines);
}

void check_twice(const char *file, const syntax_node *body, notes *n) {
    twice_walk w = { file, n };
    syntax_walk(body, visit_table, &w);
}
