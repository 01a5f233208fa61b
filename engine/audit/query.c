/* query: rows of a database nobody need trust.
 *
 * A thin layer over SQLite that does two things: it reads columns in order, and it refuses
 * numbers that are out of the range the caller names, so that nothing from a foreign file is
 * ever used as an index unchecked. Texts are bytes: writers escape them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/query.h"

#include <sqlite3.h>
#include <string.h>

enum { NO_SUCH = 0xffff };

void query_lighten(void) {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

int query_damaged(sqlite3 *db, fault *f) {
    if (db == NULL || sqlite3_errcode(db) == SQLITE_NOMEM) return fault_memory(f);
    return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                     "is damaged or was not written by vet: %s", sqlite3_errmsg(db));
}

int query_bad(fault *f, const char *what) {
    return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                     "is damaged or was not written by vet: %s out of range", what);
}

query query_ask(sqlite3 *db, arena *a, const char *sql, fault *f) {
    query q = { .db = db, .a = a, .f = f };
    if (sqlite3_prepare_v2(db, sql, -1, &q.stmt, NULL) != SQLITE_OK)
        q.code = query_damaged(db, f);
    return q;
}

bool query_next(query *q) {
    if (q->code != 0) return false;
    int more = sqlite3_step(q->stmt);
    q->at = 0;
    if (more != SQLITE_ROW && more != SQLITE_DONE) q->code = query_damaged(q->db, q->f);
    return more == SQLITE_ROW;
}

int query_end(query *q) {
    sqlite3_finalize(q->stmt);
    q->stmt = NULL;
    return q->code;
}

int64_t query_number(query *q, int64_t most) {
    int64_t n = sqlite3_column_int64(q->stmt, q->at++);
    if (n >= 0 && n <= most) return n;
    if (q->code == 0) q->code = query_bad(q->f, "a number");
    return 0;
}

int64_t query_number_or(query *q, int64_t most, int64_t otherwise) {
    if (sqlite3_column_type(q->stmt, q->at) != SQLITE_NULL) return query_number(q, most);
    q->at++;
    return otherwise;
}

int64_t query_signed(query *q) {
    return sqlite3_column_int64(q->stmt, q->at++);
}

uint16_t query_index(query *q, size_t count, bool or_none) {
    if (or_none && sqlite3_column_type(q->stmt, q->at) == SQLITE_NULL) {
        q->at++;
        return NO_SUCH;
    }
    int64_t n = sqlite3_column_int64(q->stmt, q->at++);
    if (n >= 0 && n < (int64_t)count) return (uint16_t)n;
    if (q->code == 0) q->code = query_bad(q->f, "an index");
    return or_none ? (uint16_t)NO_SUCH : 0;
}

text query_text(query *q) {
    int column = q->at++;
    const char *at = (const char *)sqlite3_column_blob(q->stmt, column);
    text kept = { "", 0 };
    if (at == NULL) return kept; /* of most columns most are NULL: no second question */
    text found = { at, (size_t)sqlite3_column_bytes(q->stmt, column) };
    if (q->a == NULL) return found;
    if (!arena_text(q->a, found, &kept) && q->code == 0) q->code = fault_memory(q->f);
    return kept;
}

text query_text_or(query *q, text otherwise) {
    if (sqlite3_column_type(q->stmt, q->at) != SQLITE_NULL) return query_text(q);
    q->at++;
    return otherwise;
}

/* "2024-03-15", "1985", "open", or "1985-03-02..1985-04-01". */
span query_span(query *q) {
    span lo = { DAY_NONE, DAY_NONE }, hi = lo;
    text written = query_text(q);
    if (written.len == 0) return lo;
    if (text_is(written, "open")) return (span){ DAY_OPEN, DAY_OPEN };
    const char *dots = memmem(written.at, written.len, "..", 2);
    text first = { written.at, dots != NULL ? (size_t)(dots - written.at) : written.len };
    const char *why = date_parse(first, FORM_ISO, &lo);
    hi = lo;
    if (why == NULL && dots != NULL)
        why = date_parse((text){ dots + 2, written.len - first.len - 2 }, FORM_ISO, &hi);
    if (why != NULL && q->code == 0) q->code = query_bad(q->f, "a date");
    return (span){ lo.lo, hi.hi };
}

void query_bind_text(query *q, int at, text t) {
    if (q->code != 0) return;
    sqlite3_bind_text64(q->stmt, at, t.at == NULL ? "" : t.at, t.len, SQLITE_STATIC,
                        SQLITE_UTF8);
}

void query_bind_number(query *q, int at, int64_t n) {
    if (q->code == 0) sqlite3_bind_int64(q->stmt, at, n);
}

void query_again(query *q) {
    if (q->code == 0) sqlite3_reset(q->stmt);
}
