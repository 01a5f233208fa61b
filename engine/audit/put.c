/* put: one row after the other into a table of the store.
 *
 * A statement is prepared for the first row and run for every one: of many tables a run has
 * none. The first refusal sticks and is told at the end, so that writers read like lists of
 * what goes in. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/put.h"

#include <sqlite3.h>
#include <stdarg.h>

int put_refuse(writer *w) {
    return fault_set(w->f, FAULT_OUTPUT, "audit.sqlite", 0, 0, "cannot be written: %s",
                     w->db != NULL ? sqlite3_errmsg(w->db) : "no memory");
}

int put_run(writer *w, const char *sql) {
    return sqlite3_exec(w->db, sql, NULL, NULL, NULL) == SQLITE_OK ? 0 : put_refuse(w);
}

static int prepare(writer *w, const char *sql, sqlite3_stmt **out) {
    *out = NULL;
    return sqlite3_prepare_v2(w->db, sql, -1, out, NULL) == SQLITE_OK ? 0 : put_refuse(w);
}

static int step_row(writer *w, sqlite3_stmt *s) {
    if (w->no_memory) return fault_memory(w->f);
    if (sqlite3_step(s) != SQLITE_DONE) return put_refuse(w);
    sqlite3_reset(s);
    return 0;
}

text put_made(writer *w, const char *printed) {
    if (printed == NULL) w->no_memory = true;
    return text_of(printed);
}

/* Binding copies some values and may lack the memory for it: then the value would be NULL. */
static int bind_text(sqlite3_stmt *s, int at, text t) {
    return sqlite3_bind_text64(s, at, t.at == NULL ? "" : t.at, t.len, SQLITE_STATIC,
                               SQLITE_UTF8);
}

static int bind_text_or_null(sqlite3_stmt *s, int at, text t) {
    return t.len == 0 ? sqlite3_bind_null(s, at) : bind_text(s, at, t);
}

static int bind_blob(sqlite3_stmt *s, int at, text body) {
    return sqlite3_bind_blob64(s, at, body.at == NULL ? "" : body.at, body.len, SQLITE_STATIC);
}

static int bind_index(sqlite3_stmt *s, int at, uint16_t n) {
    return n == NO_INDEX ? sqlite3_bind_null(s, at) : sqlite3_bind_int(s, at, n);
}

/* One limit of validity: NULL for none. */
static int bind_day(sqlite3_stmt *s, int at, day d) {
    char written[32];
    if (d == DAY_NONE || d == DAY_OPEN) return sqlite3_bind_null(s, at);
    date_print((span){ d, d }, written);
    return sqlite3_bind_text(s, at, written, -1, SQLITE_TRANSIENT);
}

static int bind_number_or_null(sqlite3_stmt *s, int at, const int64_t *n) {
    return n == NULL ? sqlite3_bind_null(s, at) : sqlite3_bind_int64(s, at, *n);
}

static int bind_hex(sqlite3_stmt *s, int at, const digest *d) {
    char hex[65];
    digest_hex(d, hex);
    return sqlite3_bind_text(s, at, hex, 64, SQLITE_TRANSIENT);
}

put put_begin(writer *w, const char *sql) {
    return (put){ .w = w, .sql = sql };
}

static int bind_one(put *p, int at, char kind, va_list *values) {
    switch (kind) {
    case 'i': return sqlite3_bind_int64(p->stmt, at, va_arg(*values, int64_t));
    case 'n': return bind_number_or_null(p->stmt, at, va_arg(*values, const int64_t *));
    case 't': return bind_text(p->stmt, at, va_arg(*values, text));
    case 'o': return bind_text_or_null(p->stmt, at, va_arg(*values, text));
    case 'x': return bind_index(p->stmt, at, (uint16_t)va_arg(*values, int));
    case 'd': return bind_day(p->stmt, at, va_arg(*values, day));
    case 'h': return bind_hex(p->stmt, at, va_arg(*values, const digest *));
    case 'b': return bind_blob(p->stmt, at, va_arg(*values, text));
    default: return SQLITE_OK;
    }
}

void put_row(put *p, const char *format, ...) {
    if (p->code == 0 && p->stmt == NULL) p->code = prepare(p->w, p->sql, &p->stmt);
    if (p->code != 0) return;
    int bound = SQLITE_OK;
    va_list values;
    va_start(values, format);
    for (int at = 1; format[at - 1] != '\0' && bound == SQLITE_OK; at++)
        bound = bind_one(p, at, format[at - 1], &values);
    va_end(values);
    p->code = bound == SQLITE_OK ? step_row(p->w, p->stmt) : put_refuse(p->w);
    arena_reset(&p->w->scratch);
}

int put_end(put *p) {
    sqlite3_finalize(p->stmt);
    return p->code;
}
