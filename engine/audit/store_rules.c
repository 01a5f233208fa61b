/* store_rules: what a run was judged by, into the store.
 *
 * Stages, rules, suppressions and facts by their number in the pack; the law they cite; reason
 * texts, as templates; and every file of the pack and the docket, as it was read. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_rules.h"

static text file_of(const pack *k, place at) {
    return at.file < k->file_count ? k->files[at.file].name : (text){ "", 0 };
}

static int write_rules(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO stage VALUES(?,?)");
    for (size_t i = 0; i < k->stage_count; i++) put_row(&p, "it", (int64_t)i, k->stages[i].id);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO rule VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (size_t i = 0; i < k->rule_count; i++) {
        const rule_decl *r = &k->rules[i];
        put_row(&p, "itoixxddoih", (int64_t)i, r->id, r->version, (int64_t)r->severity,
                (int)r->stage, (int)r->each, r->from, r->to, file_of(k, r->at),
                (int64_t)r->at.line, &r->text);
    }
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO suppress VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < k->suppress_count; i++)
        put_row(&p, "itioi", (int64_t)i, k->suppresses[i].id, (int64_t)k->suppresses[i].source,
                file_of(k, k->suppresses[i].at), (int64_t)k->suppresses[i].at.line);
    code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO fact VALUES(?,?)");
    for (size_t i = 0; i < k->fact_count; i++) put_row(&p, "it", (int64_t)i, k->facts[i].name);
    return put_end(&p);
}

static void put_cites(put *p, const char *kind, size_t no, const citation *cites,
                      size_t count) {
    for (size_t i = 0; i < count; i++)
        put_row(p, "tiitdd", text_of(kind), (int64_t)no, (int64_t)i, cites[i].words,
                cites[i].from, cites[i].to);
}

static int write_cites(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO cite VALUES(?,?,?,?,?,?)");
    for (size_t i = 0; i < k->rule_count; i++)
        put_cites(&p, "rule", i, k->rules[i].cites, k->rules[i].cite_count);
    for (size_t i = 0; i < k->suppress_count; i++)
        put_cites(&p, "suppress", i, k->suppresses[i].cites, k->suppresses[i].cite_count);
    for (size_t i = 0; i < k->fact_count; i++)
        put_cites(&p, "fact", i, k->facts[i].cites, k->facts[i].cite_count);
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO law VALUES(?,?,?,?,?)");
    for (size_t i = 0; i < k->law_count; i++)
        put_row(&p, "itooo", (int64_t)i, k->laws[i].id, k->laws[i].url, k->laws[i].checked_by,
                k->laws[i].checked_on);
    return put_end(&p);
}

/* The template as the author wrote it, up to the spelling of the placeholders. */
static text template_text(writer *w, const rule_decl *r, const template *from) {
    const pack *k = w->pack;
    const source_decl *list = &k->sources[k->candidates];
    text all = { "", 0 };
    for (size_t i = 0; i < from->count; i++) {
        const slot *s = &from->slots[i];
        const char *dot = "", *before = "";
        text owner = { "", 0 }, name = s->words;
        switch (s->kind) {
        case SLOT_WORDS: break;
        case SLOT_CANDIDATE: before = "{c.", name = list->columns[s->a].name; break;
        case SLOT_ONE:
            before = "{c.", owner = k->sources[s->a].name, dot = ".";
            name = k->sources[s->a].columns[s->b].name;
            break;
        case SLOT_ROW: before = "{r.", name = k->sources[r->each].columns[s->a].name; break;
        case SLOT_DAY: before = "{day.", name = k->days[s->a].name; break;
        case SLOT_PARAM: before = "{param.", name = k->params[s->a].name; break;
        case SLOT_GIVEN: before = "{"; break;
        case SLOT_SLATE:
            before = "{slate.";
            name = k->sources[r->slate->keys[s->a].source]
                       .columns[r->slate->keys[s->a].column].name;
            break;
        case SLOT_MEMBERS: before = "{slate.", name = TEXT("members"); break;
        }
        all = put_made(w, arena_print(&w->scratch, "%.*s%s%.*s%s%.*s%s", TEXT_ARGS(all), before,
                                  TEXT_ARGS(owner), dot, TEXT_ARGS(name),
                                  s->kind == SLOT_WORDS ? "" : "}"));
    }
    return all;
}

static int write_texts(writer *w) {
    const pack *k = w->pack;
    put p = put_begin(w, "INSERT INTO reason_text VALUES(?,?,?,?,?)");
    for (size_t r = 0; r < k->rule_count; r++)
        for (size_t i = 0; i < k->rules[r].reason_count; i++)
            for (size_t l = 0; l < k->language_count; l++) {
                const reason_decl *d = &k->rules[r].reasons[i];
                if (d->words[l].count == 0) continue;
                put_row(&p, "iiitt", (int64_t)r, (int64_t)i, (int64_t)l, d->code,
                        template_text(w, &k->rules[r], &d->words[l]));
            }
    int code = put_end(&p);
    if (code != 0) return code;
    p = put_begin(w, "INSERT INTO text VALUES(?,?,?)");
    for (size_t i = 0; i < k->file_count; i++)
        put_row(&p, "thb", k->files[i].name, &k->files[i].sha256, k->files[i].body);
    if (w->e->docket->body.len > 0)
        put_row(&p, "thb", TEXT("docket.lua"), &w->e->docket->sha256, w->e->docket->body);
    return put_end(&p);
}

int store_rules_write(writer *w) {
    int code = write_rules(w);
    if (code == 0) code = write_cites(w);
    return code == 0 ? write_texts(w) : code;
}
