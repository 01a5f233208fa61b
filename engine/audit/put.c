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

static void bind_text(sqlite3_stmt *s, int at, text t) {
    sqlite3_bind_text64(s, at, t.at == NULL ? "" : t.at, t.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void bind_text_or_null(sqlite3_stmt *s, int at, text t) {
    if (t.len == 0) sqlite3_bind_null(s, at);
    else bind_text(s, at, t);
}

static void bind_index(sqlite3_stmt *s, int at, uint16_t n) {
    if (n == NO_INDEX) sqlite3_bind_null(s, at);
    else sqlite3_bind_int(s, at, n);
}

/* One limit of validity: NULL for none. */
static void bind_day(sqlite3_stmt *s, int at, day d) {
    char written[32];
    if (d == DAY_NONE || d == DAY_OPEN) {
        sqlite3_bind_null(s, at);
        return;
    }
    date_print((span){ d, d }, written);
    sqlite3_bind_text(s, at, written, -1, SQLITE_TRANSIENT);
}

static void bind_number_or_null(sqlite3_stmt *s, int at, const int64_t *n) {
    if (n == NULL) sqlite3_bind_null(s, at);
    else sqlite3_bind_int64(s, at, *n);
}

static void bind_hex(sqlite3_stmt *s, int at, const digest *d) {
    char hex[65];
    digest_hex(d, hex);
    sqlite3_bind_text(s, at, hex, 64, SQLITE_TRANSIENT);
}

put put_begin(writer *w, const char *sql) {
    return (put){ .w = w, .sql = sql };
}

static void bind_one(put *p, int at, char kind, va_list *values) {
    switch (kind) {
    case 'i': sqlite3_bind_int64(p->stmt, at, va_arg(*values, int64_t)); break;
    case 'n': bind_number_or_null(p->stmt, at, va_arg(*values, const int64_t *)); break;
    case 't': bind_text(p->stmt, at, va_arg(*values, text)); break;
    case 'o': bind_text_or_null(p->stmt, at, va_arg(*values, text)); break;
    case 'x': bind_index(p->stmt, at, (uint16_t)va_arg(*values, int)); break;
    case 'd': bind_day(p->stmt, at, va_arg(*values, day)); break;
    case 'h': bind_hex(p->stmt, at, va_arg(*values, const digest *)); break;
    case 'b': {
        text body = va_arg(*values, text);
        sqlite3_bind_blob64(p->stmt, at, body.at == NULL ? "" : body.at, body.len,
                            SQLITE_STATIC);
        break;
    }
    default: break;
    }
}

void put_row(put *p, const char *format, ...) {
    if (p->code == 0 && p->stmt == NULL) p->code = prepare(p->w, p->sql, &p->stmt);
    if (p->code != 0) return;
    va_list values;
    va_start(values, format);
    for (int at = 1; format[at - 1] != '\0'; at++) bind_one(p, at, format[at - 1], &values);
    va_end(values);
    p->code = step_row(p->w, p->stmt);
    arena_reset(&p->w->scratch);
}

int put_end(put *p) {
    sqlite3_finalize(p->stmt);
    return p->code;
}
