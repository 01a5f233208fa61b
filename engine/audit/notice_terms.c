/* notice_terms: what the pack says of letters to candidates, read back from the record. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/notice_terms.h"

#include <stdlib.h>
#include <string.h>

#include "audit/query.h"
#include "audit/store_notice.h"

enum { DAYS_MAX = 3660, NAMES_MAX = 2000 };

/* A number below `count` in its words; anything else is damage. */
static uint32_t number_of(query *q, text words, size_t count) {
    char *end;
    unsigned long n = strtoul(words.at, &end, 10);
    if (words.len > 0 && *words.at >= '0' && *words.at <= '9' && *end == '\0' && n < count)
        return (uint32_t)n;
    if (q->code == 0) q->code = query_bad(q->f, "a number of the notices");
    return 0;
}

static label *label_named(notice_decl *d, text name) {
    if (text_is(name, "office")) return &d->office;
    if (text_is(name, "contact")) return &d->contact;
    if (text_is(name, "object_to")) return &d->object_to;
    if (text_is(name, "object_how")) return &d->object_how;
    return NULL;
}

static void take_number(query *q, const record *r, notice_decl *d, text name, text value) {
    if (text_is(name, "object_from"))
        d->object_from = (uint16_t)number_of(q, value, r->pack.day_count);
    if (text_is(name, "object_param"))
        d->object_param = (uint16_t)number_of(q, value, r->pack.param_count);
    if (text_is(name, "object_days"))
        d->object_days = (int32_t)number_of(q, value, DAYS_MAX + 1);
    if (text_is(name, "object_first"))
        d->object_first = (first_day)number_of(q, value, FIRST_DISPUTED);
    if (text_is(name, "object_cites")) d->object_cites = value;
}

/* Rows of one name follow each other. */
static void take_name(notice_decl *d, text name, uint16_t language, text words) {
    notice_name *last = d->name_count > 0 ? &d->names[d->name_count - 1] : NULL;
    if (last == NULL || !text_equal(last->name, name)) {
        if (d->name_count == NAMES_MAX) return;
        last = &d->names[d->name_count++];
        last->name = name;
    }
    last->words.in[language] = words;
}

static void take_row(query *q, record *r, notice_decl *d) {
    text name = query_text(q);
    uint16_t language = query_index(q, LANGUAGE_MAX, false);
    text value = query_text(q);
    label *words = label_named(d, name);
    size_t head = strlen(STORE_NOTICE_NAME);
    if (q->code != 0) return;
    d->declared = true;
    if (words != NULL) words->in[language] = value;
    else if (text_starts(name, STORE_NOTICE_NAME))
        take_name(d, (text){ name.at + head, name.len - head }, language, value);
    for (int f = 0; f < LETTER_FORMATS; f++)
        if (text_is(name, store_notice_formats[f])) d->letters[language][f] = value;
    take_number(q, r, d, name, value);
}

int notice_terms_read(record *r, fault *f) {
    notice_decl *d = &r->pack.notice;
    *d = (notice_decl){ .object_from = NO_INDEX, .object_param = NO_INDEX };
    d->names = arena_take_zero(&r->memory, NAMES_MAX, sizeof *d->names);
    if (d->names == NULL) return fault_memory(f);
    query q = query_ask(r->db, &r->memory,
                        "SELECT name,language,value FROM notice ORDER BY name,language", f);
    while (query_next(&q)) take_row(&q, r, d);
    return query_end(&q);
}
