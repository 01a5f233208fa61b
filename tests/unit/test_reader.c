/* reader: a plain cell read at a glance says what load/cell says of it. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "ground/name.h"
#include "load/identifier.h"
#include "load/reader.h"

static text values[] = { { "yes", 3 },         { "no", 2 },  { "deputy", 6 },
                         { "political_legal", 15 }, { "political_party", 15 },
                         { "y", 1 },           { "\xe5\x85\x9a\xe5\x91\x98", 6 }, { "8 chars ", 8 } };
static text blank[] = { { "none", 4 }, { "0000-00-00", 10 } };
static text open_words[] = { { "never", 5 }, { "yes!", 4 } };
static text written[] = { { "ja", 2 }, { "no", 2 }, { "Xab", 3 } };
static uint16_t means[] = { 0, 1, 2 };

static const cell_form forms[] = {
    { .dates = FORM_ISO },
    { .dates = FORM_ISO, .blank = blank, .blank_count = 2 },
    { .dates = FORM_ISO, .none = blank, .none_count = 1, .open = open_words, .open_count = 2 },
    { .dates = FORM_DAY_FIRST, .from = written, .to = means, .value_count = 3 },
};
enum { FORMS = sizeof forms / sizeof *forms };

/* What cells are made of. */
static const char *const pieces[] = {
    "yes", "no", "none", "never", "ja", "deputy", "political_legal", "political_parts", "y",
    "8 chars ", "\xe5\x85\x9a\xe5\x91\x98", "2006-12-05", "2024-02-29", "2023-02-29", "2006-13-01",
    "0000-00-00", "0001-01-01", "9999-12-31", "2006/12/05", "20061205", "05/12/2006", "-", "/",
    " ", "\t", "\xe3\x80\x80", "\xc2\xa0", "'", "?", "[", "#", "#NULO", "NA", "NULL", "\xe6\x97\xa0",
    "\xe7\x8e\x8b", "\xe5\xb0\x8f", "\xe4\xb8\x8d\xe8\xaf\xa6", "\xef\xbc\x91", "\xef\xbc\xb8",
    "1", "9", "X", "x", "a", ":", "\xff", "110101197012110004", "11010119701211000X",
    "11010119701211000", "110101197013110004", "E+17", "同上", "待定", "待查", "见备注", "見備註", "附后", "见", "萧", "覃",
    "ditto", "Ditto", "dita", "as above", "See Above", "Same as above", "the same", "same", "NONE", "nil", ".", "\"", "如上", "同上一行", "do.", "同", "徐", "2006年12月",
};
enum { PIECES = sizeof pieces / sizeof *pieces };

static uint64_t draw(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return *random;
}

/* A cell of one to three pieces, or a cn-id, now and then with a byte changed. */
static size_t make_cell(uint64_t *random, char *out) {
    size_t n = 0, count = draw(random) % 8 < 6 ? 1 : 1 + draw(random) % 3;
    for (size_t i = 0; i < count; i++) {
        const char *piece = pieces[draw(random) % PIECES];
        memcpy(out + n, piece, strlen(piece));
        n += strlen(piece);
    }
    if (draw(random) % 4 == 0) {
        char id[32];
        unsigned year = 1790 + (unsigned)(draw(random) % 240);
        snprintf(id, sizeof id, "%06u%04u%02u%02u%03u", (unsigned)(draw(random) % 1000000), year,
                 (unsigned)(draw(random) % 14), (unsigned)(draw(random) % 33),
                 (unsigned)(draw(random) % 1000));
        memcpy(out, id, 17);
        out[17] = "0123456789X"[draw(random) % 11];
        n = 18;
    }
    if (draw(random) % 8 == 0) out[draw(random) % n] = (char)draw(random);
    return n;
}

static void assert_same(const cell_reader *r, const char *cell, size_t len, bool *plain) {
    const column_decl *decl = r->decl;
    cell_value a = { 0 }, b = { 0 }, c = { 0 };
    const char *why_a = NULL, *why_b = NULL;
    text t = { cell, len };
    cell_state one = cell_read(decl, r->form, t, &a, &why_a);
    cell_state other = reader_read(r, t, &b, &why_b);
    *plain = reader_plain(r, t, &c);
    if (one != other || (*plain && one != CELL_OK) || why_a != why_b)
        fail_msg("type %d, '%.*s': %d, by the reader %d", decl->type, (int)len, cell, one, other);
    if (one != CELL_OK) return;
    if (decl->type == TYPE_DATE) assert_memory_equal(&a.date, &b.date, sizeof a.date);
    if (decl->type == TYPE_CODE) assert_int_equal(a.code, b.code);
    if (decl->type == TYPE_CN_ID) assert_int_equal(a.born, b.born);
    if (decl->type == TYPE_INTEGER) assert_int_equal(a.integer, b.integer);
}

static void every_cell_says_the_same(void **state) {
    (void)state;
    static const column_type types[] = { TYPE_ID,   TYPE_NAME, TYPE_TEXT,   TYPE_CODE,
                                         TYPE_DATE, TYPE_CN_ID, TYPE_TW_ID, TYPE_INTEGER };
    enum { TYPES = sizeof types / sizeof *types, WITH_PLAIN = 6 };
    uint64_t random = 88172645463325252u;
    size_t met[TYPES] = { 0 };
    for (size_t kind = 0; kind < TYPES; kind++)
        for (size_t form = 0; form < FORMS; form++) {
            arena memory = { 0 };
            cell_reader r;
            column_decl decl = { .type = types[kind], .values = values, .or_none = true,
                                 .value_count = sizeof values / sizeof *values,
                                 .or_open = types[kind] == TYPE_DATE, .from_id = NO_INDEX };
            assert_true(reader_init(&r, &decl, &forms[form], &memory));
            for (int round = 0; round < 20000; round++) {
                char cell[128];
                bool plain;
                assert_same(&r, cell, make_cell(&random, cell), &plain);
                met[kind] += plain;
            }
            arena_clear(&memory);
        }
    for (size_t kind = 0; kind < WITH_PLAIN; kind++) assert_true(met[kind] > 500);
}

/* What a batch leaves at the place of one of its cells. */
static void assert_batch_cell(const cell_reader *r, text t, bool other, uint8_t state,
                              const unsigned char *value, size_t size) {
    cell_value plain;
    bool is_plain = reader_plain(r, t, &plain);
    assert_int_equal(other, t.len > 0 && !is_plain);
    if (other) assert_int_equal(state, 0x77);
    if (t.len == 0) assert_int_equal(state, CELL_BLANK);
    else if (is_plain) assert_int_equal(state, CELL_OK);
    if (is_plain) assert_memory_equal(value, &plain, size);
    for (size_t i = 0; i < size && t.len == 0; i++)
        assert_int_equal(value[i], r->decl->type == TYPE_CODE ? NO_INDEX & 0xff : 0);
    for (size_t i = 0; i < size && other; i++) assert_int_equal(value[i], 0xee);
}

/* Whatever bytes stand in front of a cell, and behind it. */
static void a_batch_says_the_same(void **state) {
    (void)state;
    static const column_type types[] = { TYPE_ID,      TYPE_NAME,    TYPE_TEXT,
                                         TYPE_CODE,    TYPE_DATE,    TYPE_CN_ID,
                                         TYPE_INTEGER, TYPE_DECIMAL, TYPE_DURATION };
    enum { CELL = 128, COUNT = READER_BATCH - 1, LARGEST = 8, STRIDE = 4 };
    uint64_t random = 88172645463325252u;
    for (size_t kind = 0; kind < sizeof types / sizeof *types; kind++)
        for (size_t form = 0; form < FORMS; form++) {
            arena memory = { 0 };
            cell_reader r;
            column_decl decl = { .type = types[kind], .values = values, .from_id = NO_INDEX,
                                 .value_count = sizeof values / sizeof *values };
            size_t size = types[kind] == TYPE_CN_ID ? sizeof(day) : reader_size(types[kind]);
            assert_true(reader_init(&r, &decl, &forms[form], &memory));
            for (int round = 0; round < 200; round++) {
                static char bytes[COUNT][CELL];
                text cells[COUNT];
                size_t starts[COUNT];
                uint32_t marks[COUNT * STRIDE];
                reader_rows rows = { *bytes, starts, marks, STRIDE };
                uint8_t states[COUNT + 1];
                unsigned char made[(COUNT + 1) * LARGEST];
                for (size_t i = 0; i < COUNT; i++) {
                    for (size_t k = 0; k < CELL; k++) bytes[i][k] = (char)draw(&random);
                    uint32_t *mark = marks + i * STRIDE + 1, front = (uint32_t)draw(&random) % 5;
                    starts[i] = i * CELL + draw(&random) % 3;
                    cells[i].at = *bytes + starts[i] + front;
                    cells[i].len = draw(&random) % 8 == 0 ? 0 : make_cell(&random, (char *)cells[i].at);
                    mark[0] = front;
                    mark[1] = front + (uint32_t)cells[i].len;
                    assert_true(text_equal(reader_cell(&rows, i, 1), cells[i]));
                }
                memset(states, 0x77, sizeof states);
                memset(made, 0xee, sizeof made);
                bool is_name = types[kind] == TYPE_NAME, gap = false, gap_met = false;
                void *values = is_name ? (void *)&gap : made;
                uint64_t others = reader_batch(&r, &rows, 1, COUNT, states, values);
                for (size_t i = 0; i < COUNT && is_name; i++)
                    gap_met |= (others >> i & 1) == 0 && name_look(cells[i]) != GAPS_NONE;
                assert_int_equal(gap, gap_met);
                for (size_t i = 0; i < COUNT; i++)
                    assert_batch_cell(&r, cells[i], others >> i & 1, states[i], made + i * size,
                                      size);
                assert_int_equal(others >> COUNT, 0);
                assert_int_equal(states[COUNT], 0x77);
                assert_int_equal(made[COUNT * size], 0xee);
            }
            arena_clear(&memory);
        }
}

/* Names that share a first character with a word for nobody, or part of it, are told from it at
 * a glance; so is a text from a word for nothing. */
static void what_only_begins_like_a_word_for_nobody_is_plain(void **state) {
    (void)state;
    static const char *const names[] = { "萧国伟", "覃文斌", "谷俊山", "贾见明", "赵附生" };
    static const char *const nobody[] = { "同上", "如上", "待定", "见备注", "見備註", "附后" };
    static const char *const texts[] = { "No. 0", "Nr. 12", "none", "novel", "未婚", "不是" };
    column_decl decls[] = { { .type = TYPE_NAME, .from_id = NO_INDEX },
                            { .type = TYPE_TEXT, .from_id = NO_INDEX } };
    arena memory = { 0 };
    cell_reader r;
    cell_value value;
    assert_true(reader_init(&r, &decls[0], &forms[0], &memory));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!reader_plain(&r, text_of(names[i]), &value)) fail_msg("%s is not plain", names[i]);
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        if (reader_plain(&r, text_of(nobody[i]), &value)) fail_msg("%s is plain", nobody[i]);
    assert_true(reader_init(&r, &decls[1], &forms[0], &memory));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!reader_plain(&r, text_of(texts[i]), &value)) fail_msg("%s is not plain", texts[i]);
    arena_clear(&memory);
}

/* A cell may end where memory does, if it is read alone. */
static void a_cell_alone_is_read_to_its_end(void **state) {
    (void)state;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *end =
        mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(end != MAP_FAILED);
    end += page;
    assert_int_equal(mprotect(end, page, PROT_NONE), 0);
    arena memory = { 0 };
    column_decl decls[] = {
        { .type = TYPE_ID, .from_id = NO_INDEX },
        { .type = TYPE_CODE, .values = values, .value_count = 2, .from_id = NO_INDEX }
    };
    for (size_t kind = 0; kind < 2; kind++) {
        cell_reader r;
        assert_true(reader_init(&r, &decls[kind], &forms[0], &memory));
        for (size_t len = 1; len <= 9; len++) {
            cell_value value = { 0 };
            memcpy(end - len, "yesyesyes", len);
            assert_int_equal(reader_plain(&r, (text){ end - len, len }, &value),
                             kind == 0 || len == 3);
        }
    }
    arena_clear(&memory);
    munmap(end - page, 2 * page);
}

/* All days of four centuries and a little, as written and as counted. */
static void every_day_is_read(void **state) {
    (void)state;
    arena memory = { 0 };
    cell_reader r;
    column_decl decl = { .type = TYPE_DATE, .from_id = NO_INDEX };
    assert_true(reader_init(&r, &decl, &forms[0], &memory));
    for (day d = -135140; d < 20000; d++) {
        char iso[40];
        cell_value value;
        int year, month, dom;
        day_split(d, &year, &month, &dom);
        snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, dom);
        assert_true(reader_plain(&r, (text){ iso, 10 }, &value));
        assert_int_equal(value.date.lo, d);
        assert_int_equal(value.date.hi, d);
    }
    arena_clear(&memory);
}

/* Too many values for a table of their own: all the same every one is found. */
static void many_values_are_found(void **state) {
    (void)state;
    static char words[200][8];
    static text many[200];
    arena memory = { 0 };
    cell_reader r;
    for (int i = 0; i < 200; i++)
        many[i] = (text){ words[i], (size_t)snprintf(words[i], sizeof words[i], "v%d", i) };
    for (size_t count = 1; count <= 200; count++) {
        column_decl decl = { .type = TYPE_CODE, .values = many, .value_count = count,
                             .from_id = NO_INDEX };
        assert_true(reader_init(&r, &decl, &forms[0], &memory));
        for (size_t i = 0; i < 200; i++) {
            cell_value value = { 0 };
            const char *why = NULL;
            cell_state state_of = reader_read(&r, many[i], &value, &why);
            assert_int_equal(state_of, i < count ? CELL_OK : CELL_UNREADABLE);
            if (i < count) assert_int_equal(value.code, i);
        }
        arena_reset(&memory);
    }
    arena_clear(&memory);
}

/* Every letter of it, those too that are in nobody's eye at a glance. */
static void a_long_value_is_compared_whole(void **state) {
    (void)state;
    static char word[] = "secretary_of_the_political_legal_committee";
    static text value[] = { { "secretary_of_the_political_legal_committee", sizeof word - 1 } };
    column_decl decl = { .type = TYPE_CODE, .values = value, .value_count = 1 };
    cell_value read;
    cell_reader r;
    arena a = { 0 };
    assert_true(reader_init(&r, &decl, &forms[0], &a));
    assert_true(reader_plain(&r, (text){ word, sizeof word - 1 }, &read));
    for (size_t i = 0; i < sizeof word - 1; i++) {
        word[i] ^= 1;
        assert_false(reader_plain(&r, (text){ word, sizeof word - 1 }, &read));
        word[i] ^= 1;
    }
    arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_cell_says_the_same),
        cmocka_unit_test(a_batch_says_the_same),
        cmocka_unit_test(what_only_begins_like_a_word_for_nobody_is_plain),
        cmocka_unit_test(a_cell_alone_is_read_to_its_end),
        cmocka_unit_test(every_day_is_read),
        cmocka_unit_test(many_values_are_found),
        cmocka_unit_test(a_long_value_is_compared_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
