/* store_notice: what the pack says of letters to candidates, into the store.
 *
 * One small table of named values, per language where there are words. The templates
 * themselves stand among the texts of the pack. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/store_notice.h"

const char *const store_notice_formats[LETTER_FORMATS] = { "markdown", "html" };

static void put_words(put *p, const pack *k, text name, const label *words) {
    for (size_t i = 0; i < k->language_count; i++)
        if (words->in[i].len > 0) put_row(p, "tit", name, (int64_t)i, words->in[i]);
}

static void put_number(put *p, writer *w, const char *name, int64_t n) {
    put_row(p, "tit", text_of(name), (int64_t)0,
            put_made(w, arena_print(&w->scratch, "%lld", (long long)n)));
}

int store_notice(writer *w) {
    const pack *k = w->pack;
    const notice_decl *d = &k->notice;
    if (!d->declared) return 0;
    put p = put_begin(w, "INSERT INTO notice VALUES(?,?,?)");
    put_words(&p, k, TEXT("office"), &d->office);
    put_words(&p, k, TEXT("contact"), &d->contact);
    put_words(&p, k, TEXT("object_to"), &d->object_to);
    put_words(&p, k, TEXT("object_how"), &d->object_how);
    if (d->object_cites.len > 0)
        put_row(&p, "tit", TEXT("object_cites"), (int64_t)0, d->object_cites);
    if (d->object_from != NO_INDEX) put_number(&p, w, "object_from", d->object_from);
    if (d->object_param != NO_INDEX) put_number(&p, w, "object_param", d->object_param);
    put_number(&p, w, "object_days", d->object_days);
    put_number(&p, w, "object_first", d->object_first);
    for (size_t i = 0; i < k->language_count; i++)
        for (int f = 0; f < LETTER_FORMATS; f++)
            if (d->letters[i][f].len > 0)
                put_row(&p, "tit", text_of(store_notice_formats[f]), (int64_t)i,
                        d->letters[i][f]);
    for (size_t i = 0; i < d->name_count; i++)
        put_words(&p, k,
                  put_made(w, arena_print(&w->scratch, STORE_NOTICE_NAME "%.*s",
                                          TEXT_ARGS(d->names[i].name))),
                  &d->names[i].words);
    return put_end(&p);
}
