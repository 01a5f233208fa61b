/* wording: reason texts cut at their {placeholders}.
 *
 * Cut once, when the pack is loaded, so that a misspelt column in a text is found
 * before anybody is excluded with it. {c.x}, {c.source.x}, {r.x}, {day.x} and {param.x}
 * are the engine's; any other name is handed over by the rule with its reason. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/wording.h"

#include <string.h>

enum { SLOTS_MAX = 64 };

static bool split(text t, text *head, text *tail) {
    const char *dot = memchr(t.at, '.', t.len);
    if (dot == NULL) return false;
    *head = (text){ t.at, (size_t)(dot - t.at) };
    *tail = (text){ dot + 1, t.len - head->len - 1 };
    return true;
}

static const char *unknown(arena *a, text whole, text of, text name, const text *names,
                           size_t n, const char *what) {
    size_t near = text_nearest(name, names, n);
    char *made = near < n
                     ? arena_print(a, "{%.*s}: %.*s has no %s '%.*s'; did you mean '%.*s'?",
                                   TEXT_ARGS(whole), TEXT_ARGS(of), what, TEXT_ARGS(name),
                                   TEXT_ARGS(names[near]))
                     : arena_print(a, "{%.*s}: %.*s has no %s '%.*s'", TEXT_ARGS(whole),
                                   TEXT_ARGS(of), what, TEXT_ARGS(name));
    return made != NULL ? made : "";
}

static const char *find_column(const source_decl *s, text whole, text name, arena *a,
                               uint16_t *out) {
    *out = source_find_column(s, name);
    if (*out != NO_INDEX) return NULL;
    text names[COLUMN_MAX];
    for (size_t i = 0; i < s->column_count; i++) names[i] = s->columns[i].name;
    return unknown(a, whole, s->name, name, names, s->column_count, "column");
}

static const char *candidate_slot(const pack *p, text whole, text rest, arena *a, slot *out) {
    text source_name, name;
    if (p->candidates == NO_INDEX)
        return "declare the candidates (the source with a key) before it";
    if (!split(rest, &source_name, &name)) {
        out->kind = SLOT_CANDIDATE;
        return find_column(&p->sources[p->candidates], whole, rest, a, &out->a);
    }
    out->kind = SLOT_ONE;
    out->a = pack_find_source(p, source_name);
    if (out->a == NO_INDEX || p->sources[out->a].kind != SOURCE_ONE) {
        char *made =
            arena_print(a, "{%.*s}: '%.*s' is no source with one row per candidate (one_by)",
                        TEXT_ARGS(whole), TEXT_ARGS(source_name));
        return made != NULL ? made : "";
    }
    return find_column(&p->sources[out->a], whole, name, a, &out->b);
}

static const char *day_slot(const pack *p, text whole, text name, arena *a, slot *out) {
    text names[64];
    size_t n = p->day_count < 64 ? p->day_count : 64;
    out->kind = SLOT_DAY;
    out->a = pack_find_day(p, name);
    for (size_t i = 0; i < n; i++) names[i] = p->days[i].name;
    return out->a != NO_INDEX ? NULL
                              : unknown(a, whole, TEXT("the pack"), name, names, n, "day");
}

static const char *param_slot(const pack *p, text whole, text name, arena *a, slot *out) {
    text names[64];
    size_t n = p->param_count < 64 ? p->param_count : 64;
    out->kind = SLOT_PARAM;
    out->a = pack_find_param(p, name);
    for (size_t i = 0; i < n; i++) names[i] = p->params[i].name;
    return out->a != NO_INDEX
               ? NULL
               : unknown(a, whole, TEXT("the pack"), name, names, n, "parameter");
}

/* {slate.unit_id}: what all members have in common; {slate.members}: how many they are. */
static const char *slate_slot(const pack *p, const slate_decl *s, text whole, text name,
                              arena *a, slot *out) {
    text names[9];
    out->kind = SLOT_MEMBERS;
    if (text_is(name, "members")) return NULL;
    out->kind = SLOT_SLATE;
    for (size_t i = 0; i < s->key_count && i < 8; i++) {
        names[i] = p->sources[s->keys[i].source].columns[s->keys[i].column].name;
        out->a = (uint16_t)i;
        if (text_equal(names[i], name)) return NULL;
    }
    names[s->key_count] = TEXT("members");
    return unknown(a, whole, TEXT("the slate"), name, names, s->key_count + 1, "column");
}

/* {other.name}: of the other candidate; {rel.kind}: of a row between two. They are handed over;
 * that there is such a column is known now. */
static const char *handed_slot(const pack *p, text whole, text head, text name, arena *a) {
    slot ignored = { 0 };
    text names[COLUMN_MAX];
    size_t n = 0;
    if (text_is(head, "other")) return candidate_slot(p, whole, name, a, &ignored);
    for (size_t i = 0; i < p->source_count; i++) {
        const source_decl *s = &p->sources[i];
        if (!s->between) continue;
        if (source_find_column(s, name) != NO_INDEX) return NULL;
        for (size_t k = 0; k < s->column_count && n < COLUMN_MAX; k++)
            names[n++] = s->columns[k].name;
    }
    return unknown(a, whole, TEXT("a row between two candidates"), name, names, n, "column");
}

static const char *one_slot(const pack *p, const rule_decl *rule, text whole, arena *a,
                            slot *out) {
    uint16_t each = rule->each;
    text head, tail;
    *out = (slot){ .kind = SLOT_GIVEN, .words = whole };
    if (!split(whole, &head, &tail)) return NULL;
    if (text_is(head, "c")) return candidate_slot(p, whole, tail, a, out);
    if (text_is(head, "day")) return day_slot(p, whole, tail, a, out);
    if (text_is(head, "param")) return param_slot(p, whole, tail, a, out);
    if (text_is(head, "r") && each != NO_INDEX) {
        out->kind = SLOT_ROW;
        return find_column(&p->sources[each], whole, tail, a, &out->a);
    }
    if (rule->slate != NULL && text_is(head, "slate"))
        return slate_slot(p, rule->slate, whole, tail, a, out);
    if (rule->slate != NULL && (text_is(head, "other") || text_is(head, "rel")))
        return handed_slot(p, whole, head, tail, a);
    return NULL;
}

const char *wording_cut(const pack *p, const rule_decl *rule, text words, arena *a,
                        template *out) {
    slot slots[SLOTS_MAX];
    size_t n = 0;
    while (words.len > 0) {
        if (n == SLOTS_MAX) return "more than 64 pieces in one text";
        if (words.at[0] != '{') {
            const char *brace = memchr(words.at, '{', words.len);
            size_t len = brace == NULL ? words.len : (size_t)(brace - words.at);
            slots[n++] = (slot){ .kind = SLOT_WORDS, .words = { words.at, len } };
            words = (text){ words.at + len, words.len - len };
            continue;
        }
        const char *end = memchr(words.at, '}', words.len);
        if (end == NULL) return "a '{' without its '}'";
        text inside = { words.at + 1, (size_t)(end - words.at) - 1 };
        if (memchr(inside.at, '{', inside.len) != NULL) return "a '{' without its '}'";
        const char *wrong = one_slot(p, rule, inside, a, &slots[n++]);
        if (wrong != NULL) return wrong;
        words = (text){ end + 1, words.len - inside.len - 2 };
    }
    out->count = n;
    out->slots = arena_take(a, n * sizeof *slots);
    if (out->slots == NULL) return "";
    memcpy(out->slots, slots, n * sizeof *slots);
    return NULL;
}
