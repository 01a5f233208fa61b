/* intake: cells stay as they were written, and are read in batches as each is alone. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "load/intake.h"

static uint64_t draw(uint64_t *random) {
    *random ^= *random << 13, *random ^= *random >> 7, *random ^= *random << 17;
    return *random;
}

/* ---- as written */

enum { TEXTS = 256, BESIDE = 44, CELLS = TEXTS + BESIDE, ROWS = 300 };

static size_t draw_length(uint64_t *random, size_t row) {
    static const size_t lengths[] = { 0, 1, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 127, 128, 254, 255 };
    static const size_t longer[] = { 256, 257, 300, 65535, 65536, 70000 };
    if (row % 50 == 49 && draw(random) % 40 == 0) return longer[draw(random) % 6];
    return row % 10 == 5 ? 255 : lengths[draw(random) % 17];
}

/* A row whose cells lie side by side, in memory that ends with the last of them; NULL at some that are nothing. */
static char *make_row(uint64_t *random, size_t row, text *cells) {
    size_t len = 0;
    for (size_t i = 0; i < CELLS; i++) {
        cells[i].len = draw_length(random, row);
        len += cells[i].len + 1;
    }
    char *bytes = malloc(len - 1), *at = bytes;
    assert_non_null(bytes);
    for (size_t i = 0; i < len - 1; i++) bytes[i] = (char)('a' + draw(random) % 26);
    for (size_t i = 0; i < CELLS; i++) {
        cells[i].at = cells[i].len == 0 && i % 2 == 0 ? NULL : at;
        at += cells[i].len + 1;
    }
    return bytes;
}

/* The same as fields of a file, which has every `step`-th cell behind the one before and `more` fields at the end, and
 * in which the row stands behind `first` bytes. `step` is no divisor of any count here. */
static int add_as_fields(table *t, uint8_t flags, const text *cells, size_t count, size_t step, size_t more,
                         uint32_t first, fault *f) {
    enum { MORE = 3 };
    static char line[1 << 20];
    uint32_t marks[CELLS + MORE + 1] = { first - 1 }, order[CELLS];
    csv_row row = { line, marks, count + more, 1, 1 };
    char *to = line;
    for (size_t i = 0; i < count; i++) order[i * step % count] = (uint32_t)i;
    for (size_t i = 0; i < count + more; i++, *to++ = ',') {
        text cell = i < count ? cells[i * step % count] : TEXT("more");
        if (cell.len > 0) memcpy(to, cell.at, cell.len);
        to += cell.len;
        marks[i + 1] = first + (uint32_t)(to - line);
    }
    return intake_fields(t, flags, &row, order, f);
}

static void cells_are_kept_as_written(void **state) {
    (void)state;
    static column_decl columns[TEXTS];
    static text cells[ROWS][CELLS];
    static char *bytes[ROWS];
    const cell_form form = { .dates = FORM_ISO }, *forms[TEXTS];
    source_decl decl = { .columns = columns, .column_count = TEXTS };
    uint64_t random = 88172645463325252u;
    table t = { 0 };
    fault f = { 0 };
    for (size_t i = 0; i < TEXTS; i++) {
        columns[i] = (column_decl){ .type = TYPE_TEXT, .from_id = NO_INDEX };
        forms[i] = &form;
    }
    assert_int_equal(intake_begin(&t, &decl, forms, BESIDE, NULL, &f), 0);
    for (size_t row = 0; row < ROWS; row++) {
        bytes[row] = make_row(&random, row, cells[row]);
        uint32_t first = (uint32_t)row * 1000;
        int error = row % 4 == 0   ? add_as_fields(&t, 0, cells[row], CELLS, 7, 0, first, &f)
                    : row % 4 == 1 ? add_as_fields(&t, 0, cells[row], CELLS, 11, 0, first, &f)
                    : row % 4 == 2 ? add_as_fields(&t, 0, cells[row], CELLS, 7, row % 3, first, &f)
                                   : intake_row(&t, 1, 0, cells[row], &f);
        assert_int_equal(error, 0);
    }
    assert_int_equal(intake_end(&t, &f), 0);
    for (size_t row = 0; row < ROWS; row++) {
        for (size_t i = 0; i < CELLS; i++) {
            text raw = table_raw(&t, (uint32_t)row, (uint16_t)i), cell = cells[row][i];
            assert_int_equal(raw.len, cell.len);
            if (cell.len > 0) assert_memory_equal(raw.at, cell.at, cell.len);
        }
        free(bytes[row]);
    }
    table_clear(&t);
}

static void a_row_is_kept(size_t len, bool fields_first) {
    static column_decl columns[] = { { .type = TYPE_TEXT }, { .type = TYPE_TEXT }, { .type = TYPE_TEXT } };
    static char bytes[1 << 17];
    const cell_form form = { .dates = FORM_ISO }, *forms[] = { &form, &form, &form };
    source_decl decl = { .columns = columns, .column_count = 3 };
    text cells[] = { { bytes, 1 }, { bytes + 2, len }, { bytes + 3 + len, 2 } };
    fault f = { 0 };
    table t = { 0 };
    for (size_t i = 0; i < len + 5; i++) bytes[i] = (char)('a' + i % 23);
    assert_int_equal(intake_begin(&t, &decl, forms, 0, NULL, &f), 0);
    if (!fields_first) assert_int_equal(intake_row(&t, 1, 0, cells, &f), 0);
    for (int i = 0; i < (fields_first ? 2 : 1); i++)
        assert_int_equal(add_as_fields(&t, 0, cells, 3, 5, 0, 7, &f), 0);
    assert_int_equal(add_as_fields(&t, 0, cells, 3, 7, 1, 0, &f), 0);
    assert_int_equal(intake_row(&t, 1, 0, cells, &f), 0);
    assert_int_equal(intake_end(&t, &f), 0);
    for (uint16_t i = 0; i < 12; i++) assert_true(text_equal(table_raw(&t, i / 3, i % 3), cells[i % 3]));
    table_clear(&t);
}

/* One long cell among short ones, of each length about which the row is laid out otherwise. */
static void a_long_cell_alone_is_kept_as_written(void **state) {
    (void)state;
    for (size_t len = 0; len <= 520; len++) a_row_is_kept(len, false), a_row_is_kept(len, true);
    for (size_t len = UINT16_MAX - 6; len <= UINT16_MAX + 5; len++) a_row_is_kept(len, false), a_row_is_kept(len, true);
}

/* Short cells that are `total` bytes together. */
static void short_cells_are_kept(size_t total) {
    enum { SHORT = 255, COLUMNS = 256, ALL = COLUMNS + 4 };
    static column_decl columns[COLUMNS];
    static char bytes[ALL * SHORT];
    const cell_form form = { .dates = FORM_ISO }, *forms[COLUMNS];
    source_decl decl = { .columns = columns, .column_count = COLUMNS };
    text cells[ALL];
    fault f = { 0 };
    table t = { 0 };
    for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)('a' + i % 23);
    for (size_t i = 0; i < COLUMNS; i++) columns[i].type = TYPE_TEXT, forms[i] = &form;
    for (size_t i = 0, left = total; i < ALL; left -= cells[i++].len)
        cells[i] = (text){ bytes + total - left, left < SHORT ? left : SHORT };
    assert_int_equal(intake_begin(&t, &decl, forms, ALL - COLUMNS, NULL, &f), 0);
    assert_int_equal(intake_row(&t, 1, 0, cells, &f), 0);
    assert_int_equal(intake_end(&t, &f), 0);
    for (uint16_t i = 0; i < ALL; i++) assert_true(text_equal(table_raw(&t, 0, i), cells[i]));
    table_clear(&t);
}

static void many_short_cells_are_kept_as_written(void **state) {
    (void)state;
    for (size_t total = UINT16_MAX - 5; total <= UINT16_MAX + 700; total += total < UINT16_MAX + 5 ? 1 : 63) short_cells_are_kept(total);
}

/* ---- as typed */

static text values[] = { { "yes", 3 }, { "no", 2 }, { "political_legal", 15 } };
static text blank[] = { { "none", 4 }, { "0000-00-00", 10 } };
static text open_words[] = { { "never", 5 } };
static column_decl typed[] = {
    { .type = TYPE_ID, .from_id = NO_INDEX },
    { .type = TYPE_NAME, .from_id = NO_INDEX },
    { .type = TYPE_TEXT, .from_id = NO_INDEX },
    { .type = TYPE_CODE, .from_id = NO_INDEX, .values = values, .value_count = 3 },
    { .type = TYPE_DATE, .from_id = NO_INDEX, .or_open = true },
    { .type = TYPE_CN_ID, .from_id = NO_INDEX },
    { .type = TYPE_INTEGER, .from_id = NO_INDEX },
    { .type = TYPE_DURATION, .from_id = NO_INDEX },
    { .type = TYPE_DECIMAL, .from_id = NO_INDEX },
};
enum { TYPED = sizeof typed / sizeof *typed, TYPED_ROWS = 1000 };
static const cell_form typed_form = { .dates = FORM_ISO, .blank = blank, .blank_count = 2, .open = open_words,
                                      .open_count = 1 };

static const char *const written[] = {
    "", "", "yes", "no", "political_legal", "2006-12-05", "2024-02-29", "2023-02-29", "1985", "never", "none",
    "0000-00-00", " yes ", "C0000001", "V1", "110101197012110004", "11010119701211000X", "王伟", "王?", "?", "-",
    "12", "3y6m", "7.5", "无",
};

static void assert_value(const column *c, size_t row, const cell_value *value) {
    switch (c->decl->type) {
    case TYPE_CODE: assert_int_equal(c->codes[row], value->code); break;
    case TYPE_DATE: assert_memory_equal(&c->dates[row], &value->date, sizeof value->date); break;
    case TYPE_INTEGER: assert_int_equal(c->integers[row], value->integer); break;
    case TYPE_DURATION: assert_memory_equal(&c->durations[row], &value->duration, sizeof value->duration); break;
    case TYPE_DECIMAL: assert_true(c->decimals[row] == value->decimal); break;
    default: break;
    }
}

/* `bad`: how many cells before this one are bad. */
static void assert_read(const table *t, size_t row, uint16_t at, text cell, size_t *bad) {
    cell_value value = { 0 };
    const char *why = NULL;
    cell_state one = cell_read(&typed[at], &typed_form, cell, &value, &why);
    assert_int_equal(table_state(t, (uint32_t)row, at), one);
    if (one == CELL_OK) assert_value(&t->columns[at], row, &value);
    else if (typed[at].type == TYPE_CODE) assert_int_equal(t->columns[at].codes[row], NO_INDEX);
    if (one != CELL_UNREADABLE || (t->row_flag[row] & ROW_UNREADABLE) != 0) return;
    assert_true(*bad < t->bad_cell_count);
    assert_int_equal(t->bad_cells[*bad].row, row);
    assert_int_equal(t->bad_cells[*bad].column, at);
    assert_ptr_equal(t->bad_cells[(*bad)++].why, why);
}

static void begin_typed(table *t, const source_decl *decl, fault *f) {
    const cell_form *forms[TYPED];
    for (size_t i = 0; i < TYPED; i++) forms[i] = &typed_form;
    *t = (table){ 0 };
    assert_int_equal(intake_begin(t, decl, forms, 0, NULL, f), 0);
}

static void batches_are_read_as_each_cell_alone(void **state) {
    (void)state;
    static text cells[TYPED_ROWS][TYPED];
    source_decl decl = { .columns = typed, .column_count = TYPED };
    uint64_t random = 88172645463325252u;
    fault f = { 0 };
    table t;
    size_t bad = 0;
    begin_typed(&t, &decl, &f);
    for (size_t row = 0; row < TYPED_ROWS; row++) {
        for (size_t i = 0; i < TYPED; i++)
            cells[row][i] = text_of(written[draw(&random) % (sizeof written / sizeof *written)]);
        uint8_t flags = draw(&random) % 8 == 0 ? ROW_UNREADABLE : 0;
        if (draw(&random) % 3 == 0) assert_int_equal(intake_row(&t, 1, flags, cells[row], &f), 0);
        else assert_int_equal(add_as_fields(&t, flags, cells[row], TYPED, draw(&random) % 3 == 0 ? 7 : 5, 0, 9, &f), 0);
        if (draw(&random) % 100 == 0) assert_int_equal(intake_settle(&t, &f), 0);
    }
    assert_int_equal(intake_end(&t, &f), 0);
    for (size_t row = 0; row < TYPED_ROWS; row++)
        for (uint16_t i = 0; i < TYPED; i++) assert_read(&t, row, i, cells[row][i], &bad);
    assert_int_equal(t.bad_cell_count, bad);
    assert_true(bad > 1000);
    assert_true(t.columns[1].gaps);
    table_clear(&t);
}

static void add_rows(table *t, const char *word, size_t count, fault *f) {
    text cells[TYPED];
    for (size_t i = 0; i < TYPED; i++) cells[i] = text_of(word);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(intake_row(t, 1, 0, cells, f), 0);
}

/* Rows that were read, and rows that still waited. */
static void what_is_left_out_again_leaves_no_trace(void **state) {
    (void)state;
    source_decl decl = { .columns = typed, .column_count = TYPED };
    fault f = { 0 };
    table t;
    begin_typed(&t, &decl, &f);
    add_rows(&t, "yes", 5, &f);
    assert_int_equal(intake_settle(&t, &f), 0);
    intake_mark before = intake_place(&t);
    size_t bad = t.bad_cell_count;
    add_rows(&t, "?", 100, &f);
    intake_back(&t, before);
    add_rows(&t, "no", 3, &f);
    assert_int_equal(intake_end(&t, &f), 0);
    assert_int_equal(t.rows, 8);
    assert_int_equal(t.bad_cell_count, bad / 5 * 8);
    for (uint32_t row = 0; row < 8; row++) {
        assert_true(text_is(table_raw(&t, row, 3), row < 5 ? "yes" : "no"));
        assert_int_equal(t.columns[3].codes[row], row < 5 ? 0 : 1);
    }
    table_clear(&t);
}

/* The id of a row is that of its own birth date, in every place of a batch. */
static void births_come_from_the_id_of_their_row(void **state) {
    (void)state;
    static const char *const ids[] = { "110101197012110004", "", "110101198810040017" };
    column_decl columns[] = { { .type = TYPE_DATE, .from_id = 1 }, { .type = TYPE_CN_ID, .from_id = NO_INDEX } };
    const cell_form *forms[] = { &typed_form, &typed_form };
    source_decl decl = { .columns = columns, .column_count = 2 };
    day born[3] = { 0 };
    fault f = { 0 };
    table t = { 0 };
    assert_true(day_make(1970, 12, 11, &born[0]) && day_make(1988, 10, 4, &born[2]));
    assert_int_equal(intake_begin(&t, &decl, forms, 0, NULL, &f), 0);
    for (size_t row = 0; row < 200; row++) {
        text cells[] = { { "", 0 }, text_of(ids[row % 3]) };
        assert_int_equal(intake_row(&t, 1, 0, cells, &f), 0);
    }
    assert_int_equal(intake_end(&t, &f), 0);
    for (size_t row = 0; row < 200; row++) {
        assert_int_equal(t.columns[0].state[row], row % 3 == 1 ? CELL_BLANK : CELL_OK);
        assert_int_equal(t.row_flag[row], row % 3 == 1 ? 0 : ROW_DERIVED_BIRTH);
        if (row % 3 != 1) assert_int_equal(t.columns[0].dates[row].hi, born[row % 3]);
    }
    table_clear(&t);
}

/* Before, on and after the birth date in the id of the row. */
static void a_birth_date_that_contradicts_the_id_reaches_to_it(void **state) {
    (void)state;
    static const char *const dates[] = { "1970-12-01", "1970-12-11", "1970-12-31" };
    column_decl columns[] = { { .type = TYPE_DATE, .from_id = 1, .prevails = PREVAILS_NEITHER },
                              { .type = TYPE_CN_ID, .from_id = NO_INDEX } };
    const cell_form *forms[] = { &typed_form, &typed_form };
    source_decl decl = { .columns = columns, .column_count = 2 };
    fault f = { 0 };
    table t = { 0 };
    assert_int_equal(intake_begin(&t, &decl, forms, 0, NULL, &f), 0);
    for (size_t row = 0; row < 200; row++) {
        text cells[] = { text_of(dates[row % 3]), TEXT("110101197012110004") };
        assert_int_equal(intake_row(&t, 1, 0, cells, &f), 0);
    }
    assert_int_equal(intake_end(&t, &f), 0);
    for (size_t row = 0; row < 200; row++) {
        span is = t.columns[0].dates[row];
        assert_int_equal(t.row_flag[row], row % 3 == 1 ? 0 : ROW_BIRTH_CONFLICT);
        assert_int_equal(is.hi - is.lo, row % 3 == 0 ? 10 : row % 3 == 1 ? 0 : 20);
    }
    table_clear(&t);
}

/* The one name with a character that nobody can read may stand in any place of a batch. */
static void a_gap_in_any_row_is_noticed(void **state) {
    (void)state;
    source_decl decl = { .columns = typed, .column_count = TYPED };
    fault f = { 0 };
    for (size_t place = 0; place <= 130; place++) {
        table t;
        begin_typed(&t, &decl, &f);
        for (size_t row = 0; row <= 130 && row <= place + 1; row++) {
            text cells[TYPED] = { [1] = text_of(row == place ? "王?" : "王伟") };
            assert_int_equal(intake_row(&t, 1, 0, cells, &f), 0);
        }
        assert_int_equal(intake_end(&t, &f), 0);
        assert_true(t.columns[1].gaps);
        table_clear(&t);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_kept_as_written),
        cmocka_unit_test(a_long_cell_alone_is_kept_as_written),
        cmocka_unit_test(many_short_cells_are_kept_as_written),
        cmocka_unit_test(batches_are_read_as_each_cell_alone),
        cmocka_unit_test(what_is_left_out_again_leaves_no_trace),
        cmocka_unit_test(births_come_from_the_id_of_their_row),
        cmocka_unit_test(a_birth_date_that_contradicts_the_id_reaches_to_it),
        cmocka_unit_test(a_gap_in_any_row_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
