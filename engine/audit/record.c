/* record: reads audit.sqlite.
 *
 * Whoever hands over a run folder may be hostile, so SQLite is told to trust nothing:
 * immutable file, untrusted schema, no views or triggers, an authorizer that lets only
 * reading through, small limits. What the run was judged by is read at once (terms);
 * decisions, reasons and traces are fetched when asked for. Numbers that index something are
 * checked where they are read: a wrong one is "damaged". */
/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/record.h"

#include <inttypes.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/notice_terms.h"
#include "audit/query.h"
#include "audit/roll.h"
#include "audit/schema.h"
#include "ground/folder.h"

enum { TEXT_LIMIT = 64 << 20, NEAR_LIMIT = 3, LIST_MAX = 1 << 20 };

/* ---- opening ------------------------------------------------------------ */

static int only_reading(void *payload, int action, const char *a, const char *b, const char *c,
                        const char *d) {
    const record *r = payload;
    (void)c, (void)d;
    if (action == SQLITE_READ && r->begun && store_comes_last(a)) return SQLITE_DENY;
    if (action == SQLITE_SELECT || action == SQLITE_READ) return SQLITE_OK;
    if (action == SQLITE_FUNCTION && b != NULL && strcmp(b, "count") == 0) return SQLITE_OK;
    return SQLITE_DENY;
}

/* "file:<path>?immutable=1" with everything that means something in a URI escaped. */
static char *make_uri(arena *a, const char *folder) {
    static const char hex[] = "0123456789ABCDEF";
    size_t len = strlen(folder), used = 0;
    char *uri = arena_take(a, len * 3 + 64);
    if (uri == NULL) return NULL;
    used += (size_t)sprintf(uri, "file:%s", folder[0] == '/' ? "" : "./");
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)folder[i];
        if (c > ' ' && c < 0x7f && strchr("%?#", c) == NULL) {
            uri[used++] = (char)c;
            continue;
        }
        uri[used++] = '%';
        uri[used++] = hex[c >> 4];
        uri[used++] = hex[c & 15];
    }
    strcpy(uri + used, "/audit.sqlite?immutable=1");
    return uri;
}

static int open_file(record *r, const char *folder, fault *f) {
    char path[4200];
    if (!folder_exists(folder))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "there is no such folder; name the one a run was written to");
    snprintf(path, sizeof path, "%s/audit.sqlite", folder);
    if (!folder_exists(path))
        return fault_set(f, FAULT_DATA, folder, 0, 0,
                         "is not a run of vet (no audit.sqlite in it)");
    int found = folder_open(folder, "audit.sqlite", FAULT_DATA, f);
    if (found < 0) return f != NULL && f->code != 0 ? f->code : FAULT_DATA;
    close(found);
    const char *uri = make_uri(&r->memory, folder);
    sqlite3 *db = NULL;
    if (uri == NULL) return fault_memory(f);
    int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    int good = sqlite3_open_v2(uri, &db, flags, NULL);
    r->db = db;
    if (good != SQLITE_OK) return query_damaged(r->db, f);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, TEXT_LIMIT);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    return 0;
}

/* One look at the file for all that is asked: nobody changes it, and who asks once for each
 * candidate would begin and end a look of his own every time. */
static int begin_reading(record *r, fault *f) {
    return sqlite3_exec(r->db, "BEGIN", NULL, NULL, NULL) == SQLITE_OK
               ? 0
               : query_damaged(r->db, f);
}

static int read_pragma(record *r, const char *sql, int64_t *out, fault *f) {
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) == SQLITE_OK &&
                       sqlite3_step(s) == SQLITE_ROW
                   ? 0
                   : query_damaged(r->db, f);
    if (code == 0) *out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return code;
}

static int check_marks(record *r, fault *f) {
    int64_t mark = 0, version = 0;
    int code = read_pragma(r, "PRAGMA application_id", &mark, f);
    if (code == 0) code = read_pragma(r, "PRAGMA user_version", &version, f);
    if (code != 0) return code;
    r->decisions_only = mark == STORE_DECISIONS_ONLY;
    if (mark != STORE_APPLICATION && !r->decisions_only)
        return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                         "is a database, but not one that vet wrote; give the folder of a run");
    if (version != STORE_VERSION)
        return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                         "has format %" PRId64
                         ", this vet reads format %d; use the vet that wrote it",
                         version, STORE_VERSION);
    sqlite3_set_authorizer(r->db, only_reading, r);
    return 0;
}

static int open_record(record **out, const char *folder, bool begun, fault *f) {
    *out = NULL;
    record *r = calloc(1, sizeof *r);
    if (r == NULL) return fault_memory(f);
    r->begun = begun;
    int code = open_file(r, folder, f);
    if (code == 0) code = begin_reading(r, f);
    if (code == 0) code = check_marks(r, f);
    if (code == 0) code = terms_read(r, f);
    if (code == 0) code = notice_terms_read(r, f);
    if (code != 0) record_free(r);
    else *out = r;
    return code;
}

int record_open(record **out, const char *folder, fault *f) {
    int code = record_open_terms(out, folder, f);
    if (code != 0 || !(*out)->decisions_only) return code;
    record_free(*out);
    *out = NULL;
    return fault_set(f, FAULT_DATA, "audit.sqlite", 0, 0,
                     "this run kept decisions only (--only decisions), not what they rest on; "
                     "run again without --only and ask that run");
}

int record_open_terms(record **out, const char *folder, fault *f) {
    return open_record(out, folder, false, f);
}

int record_open_begun(record **out, const char *folder, fault *f) {
    return open_record(out, folder, true, f);
}

void record_free(record *r) {
    if (r == NULL) return;
    sqlite3_close(r->db);
    free(r->kinds);
    free(r->shapes);
    arena_clear(&r->memory);
    free(r);
}

/* ---- decisions ------------------------------------------------------------ */

/* Of those with a row of their own. 1 found, 0 nobody. */
static int find_row(record *r, text key, int64_t after, arena *a, record_decision *out,
                    fault *f) {
    query q = query_ask(r->db, a,
                        "SELECT " DECISION_COLUMNS " FROM decision WHERE key=?1 AND no>?2"
                        " ORDER BY no LIMIT 1",
                        f);
    int found = 0;
    query_bind_text(&q, 1, key);
    query_bind_number(&q, 2, after);
    if (query_next(&q)) {
        roll_decision(r, &q, out);
        found = 1;
    }
    int code = query_end(&q);
    return code != 0 ? code : found;
}

/* Of those of whom nothing was said. */
static int find_accepted(record *r, text key, int64_t after, arena *a, record_decision *out,
                         fault *f) {
    arena scratch = { 0 };
    roll all;
    int code = roll_open_accepted(&all, r, f), found = code;
    while (code == 0 && (found = roll_next(&all, &scratch, out)) == 1) {
        if (out->no > after && text_equal(out->key, key)) break;
        arena_reset(&scratch);
    }
    if (found == 1 &&
        (!arena_text(a, out->key, &out->key) || !arena_text(a, out->name, &out->name)))
        found = fault_memory(f);
    roll_close(&all);
    arena_clear(&scratch);
    return found;
}

int record_find(record *r, text key, int64_t after, arena *a, record_decision *out, fault *f) {
    record_decision row, plain;
    int has_row = find_row(r, key, after, a, &row, f);
    int has_plain = has_row < 0 ? has_row : find_accepted(r, key, after, a, &plain, f);
    if (has_plain < 0) return has_plain;
    if (has_row == 0 && has_plain == 0) return 0;
    *out = has_plain == 0 || (has_row == 1 && row.no < plain.no) ? row : plain;
    return 1;
}

int record_idle_rulings(record *r, uint32_t candidate, arena *a, record_ruling **out,
                        size_t *count, fault *f) {
    record_ruling *items = NULL;
    size_t room = 0;
    *count = 0;
    query q = query_ask(r->db, a,
                        "SELECT rule,reason,evidence,ruling,by,made_on,document,state"
                        " FROM ruling WHERE about=?1 AND state<>0 ORDER BY no",
                        f);
    query_bind_number(&q, 1, candidate);
    while (query_next(&q)) {
        if (!grow((void **)&items, &room, *count, sizeof *items, LIST_MAX)) {
            q.code = fault_memory(f);
            break;
        }
        record_ruling *to = &items[(*count)++];
        *to = (record_ruling){ .rule = query_text(&q) };
        to->reason = query_text(&q);
        to->evidence = query_text(&q);
        to->ruling = query_text(&q);
        to->by = query_text(&q);
        to->on = query_text(&q);
        to->document = query_text(&q);
        to->state = (uint8_t)query_index(&q, RULING_STATES, false);
    }
    int code = query_end(&q);
    *out = code == 0 ? arena_take(a, (*count + 1) * sizeof **out) : NULL;
    if (code == 0 && *out == NULL) code = fault_memory(f);
    if (code == 0 && *count > 0) memcpy(*out, items, *count * sizeof **out);
    free(items);
    return code;
}

static int fetch_body(query *q, text *out) {
    int found = 0;
    if (query_next(q)) {
        *out = query_text(q);
        found = 1;
    }
    int code = query_end(q);
    return code != 0 ? code : found;
}

int record_text(record *r, text file, arena *a, text *out, fault *f) {
    query q = query_ask(r->db, a, "SELECT body FROM text WHERE file=?1", f);
    query_bind_text(&q, 1, file);
    return fetch_body(&q, out);
}

int record_manifest(record *r, arena *a, record_item **out, size_t *count, fault *f) {
    record_item *items = NULL;
    size_t room = 0;
    *count = 0;
    query q = query_ask(r->db, a, "SELECT part,name,value FROM manifest ORDER BY part,name", f);
    while (query_next(&q)) {
        if (!grow((void **)&items, &room, *count, sizeof *items, LIST_MAX)) {
            q.code = fault_memory(f);
            break;
        }
        record_item *to = &items[(*count)++];
        to->part = query_text(&q);
        to->name = query_text(&q);
        to->value = query_text(&q);
    }
    int code = query_end(&q);
    *out = code == 0 ? arena_take(a, (*count + 1) * sizeof **out) : NULL;
    if (code == 0 && *out == NULL) code = fault_memory(f);
    if (code == 0 && *count > 0) memcpy(*out, items, *count * sizeof **out);
    free(items);
    return code;
}

/* ---- near keys ------------------------------------------------------------ */

/* Keeps the `limit` nearest so far, nearest first, equals in list order. */
static void keep_near(text *keys, size_t *far, size_t limit, size_t *count, text key,
                      size_t distance) {
    size_t at = *count;
    while (at > 0 && far[at - 1] > distance) at--;
    if (at >= limit) return;
    if (*count < limit) (*count)++;
    for (size_t i = *count - 1; i > at; i--) keys[i] = keys[i - 1], far[i] = far[i - 1];
    keys[at] = key;
    far[at] = distance;
}

int record_near_keys(record *r, text key, arena *a, text *keys, size_t limit, size_t *count,
                     fault *f) {
    size_t far[16];
    static const record_filter everybody = { 0 };
    arena scratch = { 0 };
    record_decision d;
    roll all;
    *count = 0;
    if (limit > 16) limit = 16;
    int found = roll_open(&all, r, &everybody, f);
    while (found == 0 && (found = roll_next(&all, &scratch, &d)) == 1) {
        text kept;
        size_t most = *count == limit && far[limit - 1] > 0 ? far[limit - 1] - 1 : NEAR_LIMIT;
        size_t distance = text_distance(key, d.key, most);
        bool near = distance <= most;
        found = near && !arena_text(a, d.key, &kept) ? fault_memory(f) : 0;
        if (near && found == 0) keep_near(keys, far, limit, count, kept, distance);
        arena_reset(&scratch);
    }
    roll_close(&all);
    arena_clear(&scratch);
    return found < 0 ? found : 0;
}

int record_codes(record *r, arena *a, text *codes, size_t limit, size_t *count, fault *f) {
    *count = 0;
    query q = query_ask(r->db, a, "SELECT DISTINCT code FROM reason_text ORDER BY code", f);
    while (query_next(&q))
        if (*count < limit) codes[(*count)++] = query_text(&q);
    return query_end(&q);
}

/* ---- walking ------------------------------------------------------------ */

int record_walk(record *r, const record_filter *filter, bool with_reasons, record_visit *visit,
                void *payload, fault *f) {
    arena scratch = { 0 };
    roll all;
    record_decision d;
    int code = roll_open(&all, r, filter, f);
    reason_rows reasons = record_ask_reasons(r, &scratch, f);
    if (code == 0) code = reasons.q.code;
    while (code == 0 && (code = roll_next(&all, &scratch, &d)) == 1) {
        record_reason *items = NULL;
        size_t count = 0;
        code = with_reasons && d.reason_count > 0
                   ? record_next_reasons(r, &reasons, d.no, &items, &count)
                   : 0;
        if (code == 0) code = visit(payload, &d, items, count, f);
        arena_reset(&scratch);
    }
    record_end_reasons(&reasons);
    roll_close(&all);
    arena_clear(&scratch);
    return code;
}
