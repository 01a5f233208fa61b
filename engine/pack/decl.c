/* decl: what a pack declares, as plain data; look-ups by name.
 *
 * Lists are short (tens), so a look-up is a walk: no index to keep in step. The hot
 * paths never look up by name; they hold numbers. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/decl.h"

#include <string.h>

uint16_t pack_find_source(const pack *p, text name) {
    for (size_t i = 0; i < p->source_count; i++)
        if (text_equal(p->sources[i].name, name)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t pack_find_day(const pack *p, text name) {
    for (size_t i = 0; i < p->day_count; i++)
        if (text_equal(p->days[i].name, name)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t pack_find_param(const pack *p, text name) {
    for (size_t i = 0; i < p->param_count; i++)
        if (text_equal(p->params[i].name, name)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t pack_find_fact(const pack *p, text name) {
    for (size_t i = 0; i < p->fact_count; i++)
        if (text_equal(p->facts[i].name, name)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t pack_find_rule(const pack *p, text id) {
    for (size_t i = 0; i < p->rule_count; i++)
        if (text_equal(p->rules[i].id, id)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t pack_find_stage(const pack *p, text id) {
    for (size_t i = 0; i < p->stage_count; i++)
        if (text_equal(p->stages[i].id, id)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t source_find_column(const source_decl *s, text name) {
    for (size_t i = 0; i < s->column_count; i++)
        if (text_equal(s->columns[i].name, name)) return (uint16_t)i;
    return NO_INDEX;
}

const column_decl *source_find_header(const source_decl *s, text header) {
    uint16_t named = source_find_column(s, header);
    if (named != NO_INDEX) return &s->columns[named];
    for (size_t i = 0; i < s->column_count; i++)
        for (size_t k = 0; k < s->columns[i].header_count; k++)
            if (text_equal(s->columns[i].headers[k], header)) return &s->columns[i];
    return NULL;
}

bool slate_shares(const pack *p, const slate_decl *s, uint16_t source) {
    const source_decl *of = &p->sources[source];
    bool all = of->kind == SOURCE_ONE && of->key_count > 0;
    for (size_t i = 0; all && i < of->keys[0].count; i++) {
        bool found = false;
        for (size_t k = 0; k < s->key_count; k++)
            found |= s->keys[k].source == p->candidates &&
                     s->keys[k].column == of->keys[0].there[i];
        all = found;
    }
    return all;
}

uint16_t column_find_value(const column_decl *c, text value) {
    for (size_t i = 0; i < c->value_count; i++)
        if (text_equal(c->values[i], value)) return (uint16_t)i;
    return NO_INDEX;
}

uint16_t rule_find_reason(const rule_decl *r, text code) {
    for (size_t i = 0; i < r->reason_count; i++)
        if (text_equal(r->reasons[i].code, code)) return (uint16_t)i;
    return NO_INDEX;
}

const char *column_type_name(column_type type) {
    static const char *const names[] = { "id",      "name", "text",     "code", "integer",
                                         "decimal", "date", "duration", "cn-id",
                                         "tw-id", "hk-id", "br-cpf", "uk-nino",
                                         "in-epic", "us-ssn" };
    return names[type];
}

text label_text(const label *l, size_t language, text otherwise) {
    if (language < LANGUAGE_MAX && l->in[language].len > 0) return l->in[language];
    for (size_t i = 0; i < LANGUAGE_MAX; i++)
        if (l->in[i].len > 0) return l->in[i];
    return otherwise;
}

size_t pack_language(const pack *p, text name) {
    for (size_t i = 0; i < p->language_count; i++)
        if (text_equal(p->languages[i], name)) return i;
    return p->language_count;
}

/* As much of a text as there is room for, and a NUL; how many bytes there are then. */
static size_t append(char *buffer, size_t used, size_t size, text t) {
    size_t len = t.len < size - used ? t.len : size - used - 1;
    memcpy(buffer + used, t.at, len);
    buffer[used + len] = '\0';
    return used + len;
}

void cites_on(const citation *cites, size_t count, span on, char *buffer, size_t size) {
    size_t used = 0;
    buffer[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        bool begun = cites[i].from == DAY_NONE || cites[i].from <= on.lo;
        bool runs = cites[i].to == DAY_OPEN || on.hi <= cites[i].to;
        if (!begun || !runs) continue;
        if (used > 0) used = append(buffer, used, size, TEXT("; "));
        used = append(buffer, used, size, cites[i].words);
    }
}
