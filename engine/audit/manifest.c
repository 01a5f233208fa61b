/* manifest: what went into a run, as a list of named values.
 *
 * Every value is text made the same way everywhere, in an order that follows the
 * declarations, so that two runs agree exactly when their manifests do. The digest is taken
 * of the length-prefixed form: no two different lists have the same bytes. Left out on
 * purpose: time, place, user, threads, path. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/manifest.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pack/through.h"

enum { ITEMS_MAX = 1 << 20 };

text param_text(const param_value *v, char buffer[64]) {
    switch (v->type) {
    case PARAM_TEXT: return v->words;
    case PARAM_YES_NO: return v->yes ? TEXT("yes") : TEXT("no");
    case PARAM_INTEGER: snprintf(buffer, 64, "%" PRId64, v->integer); break;
    case PARAM_DECIMAL:
        snprintf(buffer, 64, "%.15g", v->decimal);
        /* the host program may have set a locale with another decimal sign */
        for (char *at = buffer; *at != '\0'; at++)
            if (strchr("+-0123456789einfa", *at) == NULL) *at = '.';
        break;
    }
    return text_of(buffer);
}

static bool add(manifest *m, const char *kind, text name, text value) {
    manifest_item item = { .part = text_of(kind) };
    if (!arena_text(&m->memory, name, &item.name) ||
        !arena_text(&m->memory, value, &item.value) ||
        !grow((void **)&m->items, &m->room, m->count, sizeof *m->items, ITEMS_MAX))
        return false;
    m->items[m->count++] = item;
    return true;
}

static bool add_words(manifest *m, const char *kind, const char *name, text value) {
    return add(m, kind, text_of(name), value);
}

static bool add_count(manifest *m, text name, uint64_t n) {
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRIu64, n);
    return add(m, "count", name, text_of(digits));
}

static bool add_digest(manifest *m, const char *kind, text name, const digest *d) {
    char hex[65];
    digest_hex(d, hex);
    return add(m, kind, name, text_of(hex));
}

static bool add_pack(manifest *m, const pack *p) {
    static const char *const ages[] = { "birthday", "eve", "day_after" };
    bool good = add_words(m, "pack", "id", p->id) &&
                add_words(m, "pack", "version", p->version) &&
                add_digest(m, "pack", TEXT("sha256"), &p->sha256) &&
                add_words(m, "pack", "law_day", p->days[p->law_day].name) &&
                add_words(m, "pack", "age_reached", text_of(ages[p->age])) &&
                add_words(m, "pack", "no_such_day",
                          text_of(p->no_such_day == MONTH_END ? "month_end" : "next_day")) &&
                add_words(m, "pack", "policy_adopted_by", p->policy_adopted_by);
    for (size_t i = 0; good && i < p->file_count; i++)
        good = add_digest(m, "pack_file", p->files[i].name, &p->files[i].sha256);
    return good;
}

/* "<source>: <file>" -> "<sha256> <bytes> bytes <rows> rows <encoding> (<how that is
 * known>)" */
static bool add_inputs(manifest *m, text source, const table *rows) {
    bool good = true;
    for (size_t i = 0; good && i < rows->input_count; i++) {
        const input *in = &rows->inputs[i];
        char hex[65];
        digest_hex(&in->sha256, hex);
        char *name =
            arena_print(&m->memory, "%.*s: %.*s", TEXT_ARGS(source), TEXT_ARGS(in->name));
        char *value = arena_print(&m->memory, "%s %" PRIu64 " bytes %" PRIu64 " rows %.*s (%s)",
                                  hex, in->bytes, in->rows, TEXT_ARGS(in->encoding),
                                  encoding_how_word(in->how));
        good = name != NULL && value != NULL && add(m, "input", text_of(name), text_of(value));
    }
    return good;
}

static bool add_days(manifest *m, const pack *p, const docket *d) {
    bool good = true;
    for (size_t i = 0; good && i < p->day_count && i < d->day_count; i++) {
        const docket_day *at = &d->days[i];
        char written[32] = "from a table";
        if (at->constant) date_print(at->value, written);
        else if (at->own_column != NO_INDEX) snprintf(written, sizeof written, "from the list");
        good = add(m, "day", p->days[i].name, text_of(written)) &&
               add_inputs(m, p->days[i].name, &at->days);
    }
    return good;
}

static bool add_params(manifest *m, const pack *p, const docket *d) {
    bool good = true;
    char buffer[64];
    for (size_t i = 0; good && i < p->param_count && i < d->param_count; i++)
        good = add(m, "param", p->params[i].name, param_text(&d->params[i].value, buffer)) &&
               add(m, "param_set_by", p->params[i].name,
                   d->params[i].differs ? TEXT("docket") : TEXT("pack"));
    return good;
}

static bool add_coverage(manifest *m, const pack *p, const docket *d) {
    bool good = true;
    for (size_t i = 0; good && i < p->source_count && i < d->source_count; i++) {
        const docket_source *s = &d->sources[i];
        if (p->sources[i].kind == SOURCE_LIST && !s->not_asked) continue;
        const char *state = s->later            ? "later stage"
                            : s->not_asked      ? "not asked"
                            : s->covers.claimed ? "claimed"
                                                : "not claimed";
        good = add(m, "coverage", p->sources[i].name, text_of(state));
        if (good && s->covers.claimed)
            good = add(m, "coverage_by", p->sources[i].name, s->covers.says) &&
                   add(m, "coverage_on", p->sources[i].name, s->covers.on);
    }
    return good;
}

/* What lay in the docket's folders and was not read: somebody in it may be accepted all the
 * same. */
static bool add_unread(manifest *m, const docket *d) {
    bool good = true;
    for (size_t i = 0; good && i < d->unread_file_count; i++)
        good = add(m, "unread", d->unread_files[i],
                   text_of(i < d->unread ? MANIFEST_MAY_BELONG : "of no source"));
    return good;
}

static bool add_counts(manifest *m, const outcome_set *o, const tally *t) {
    const evidence *e = o->evidence;
    const table *list = &e->tables[e->pack->candidates];
    return add_count(m, TEXT("rows"), list->read_rows) &&
           add_count(m, TEXT("candidates"), t->candidates) &&
           add_count(m, TEXT("merged"), e->candidate_merged) &&
           add_count(m, TEXT("unreadable"), e->candidate_unreadable) &&
           add_count(m, TEXT("left_out"), list->left_out) &&
           add_count(m, TEXT("accepted"), t->by[ACCEPT]) &&
           add_count(m, TEXT("rejected"), t->by[REJECT]) &&
           add_count(m, TEXT("referred"), t->by[REFER]) && add_count(m, TEXT("held"), t->held);
}

void manifest_canonical(const manifest *m, sink *to) {
    sink_words(to, "vet-manifest 1\n");
    for (size_t i = 0; i < m->count; i++) {
        const text *parts[] = { &m->items[i].part, &m->items[i].name, &m->items[i].value };
        for (size_t j = 0; j < 3; j++) {
            unsigned char len[8];
            for (unsigned k = 0; k < 8; k++)
                len[k] = (unsigned char)((uint64_t)parts[j]->len >> 8 * k);
            sink_bytes(to, len, sizeof len);
            sink_text(to, *parts[j]);
        }
    }
}

static int take_digest(manifest *m, fault *f) {
    sink bytes;
    sink_memory(&bytes);
    manifest_canonical(m, &bytes);
    int code = sink_flush(&bytes, f);
    if (code == 0 && digest_of(bytes.buffer, bytes.used, &m->sha256) != 0)
        code = fault_plain(f, FAULT_OUTPUT, "internal: no SHA-256 can be taken");
    sink_drop(&bytes);
    return code;
}

int manifest_make(manifest *out, const outcome_set *o, const tally *t,
                  const manifest_item *versions, size_t version_count, fault *f) {
    const evidence *e = o->evidence;
    *out = (manifest){ 0 };
    bool good = add_words(out, "vet", "manifest", TEXT("1"));
    for (size_t i = 0; good && i < version_count; i++)
        good = add(out, "version", versions[i].name, versions[i].value);
    good = good && add_pack(out, e->pack) &&
           add_words(out, "docket", "title", e->docket->title) &&
           add_words(out, "run", "through", through_name(e->pack)) &&
           (!o->decisions_only || add_words(out, "run", "only", TEXT("decisions"))) &&
           (e->docket->body.len == 0 ||
            add_digest(out, "docket", TEXT("sha256"), &e->docket->sha256));
    for (size_t i = 0; good && i < e->pack->source_count; i++)
        good = add_inputs(out, e->pack->sources[i].name, &e->tables[i]);
    good = good && add_inputs(out, TEXT("rulings"), &e->docket->rulings);
    good = good && add_days(out, e->pack, e->docket) && add_params(out, e->pack, e->docket) &&
           add_coverage(out, e->pack, e->docket) && add_unread(out, e->docket) &&
           add_counts(out, o, t);
    int code = good ? take_digest(out, f) : fault_memory(f);
    if (code != 0) manifest_clear(out);
    return code;
}

void manifest_clear(manifest *m) {
    free(m->items);
    arena_clear(&m->memory);
    *m = (manifest){ 0 };
}
