/* html_units: candidates by unit: a table to sort and search, with a picture each.
 *
 * The first rows stand in the page as they are; all of them, up to a limit, follow as data, and
 * the script puts them in their place. A county has thousands of units: a browser that had to
 * lay out every one of them would keep its reader waiting. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_units.h"

#include <inttypes.h>

static int count_units(html_page *h, uint16_t source, uint64_t *rows) {
    figure_unit u;
    arena a = { 0 };
    *rows = 0;
    query q = figures_ask_units(h->record, source, &a, h->f);
    while (figures_next_unit(&q, h->record, &u)) {
        ++*rows;
        arena_reset(&a);
    }
    arena_clear(&a);
    return query_end(&q);
}

static void put_unit(html_page *h, const figure_unit *u) {
    uint64_t open = u->by[REFER] > u->held ? u->by[REFER] - u->held : 0;
    html_part parts[] = { { "accept", u->by[ACCEPT] },
                          { "refer", open },
                          { "hold", u->held },
                          { "reject", u->by[REJECT] } };
    html_put(h,
             "<tr><th scope=\"row\">%t%s%t</th><td class=\"n\">%n</td><td class=\"n\">%n</td>"
             "<td class=\"n\">%n</td><td class=\"n\">%n</td><td class=\"n\">%n</td><td>",
             u->key.len > 0 ? u->key : text_of(html_say(h, HTML_NO_UNIT)),
             u->words.len > 0 ? " " : "", u->words, u->by[0], u->by[ACCEPT], u->by[REJECT],
             u->by[REFER], u->held);
    html_bar(h, parts, 4, u->by[0]);
    sink_words(h->to, "</td></tr>\n");
}

/* What a search looks for; shown by the script alone, which does the searching. */
static void put_tools(html_page *h, uint16_t source) {
    sink_print(h->to, "<form class=\"tools\" role=\"search\" hidden data-for=\"units-%u\">",
               source);
    html_put(h, "<label>%w <input type=\"search\" name=\"words\" autocomplete=\"off\"></label>",
             HTML_FIND_UNIT);
    html_choice(h, "with", HTML_WITH_ANY); /* by their place in the script's rows */
    html_option(h, 4, text_of(html_say(h, HTML_REJECTED)));
    html_option(h, 3, text_of(html_say(h, HTML_REFERRED)));
    html_option(h, 5, text_of(html_say(h, HTML_HELD)));
    html_choice_end(h);
    sink_words(h->to, "<output aria-live=\"polite\"></output></form>\n");
}

static int put_source(html_page *h, uint16_t source, uint64_t rows) {
    static const html_head heads[] = { { "text", HTML_UNIT },    { "n", HTML_CANDIDATES },
                                       { "n", HTML_ACCEPTED },   { "n", HTML_REJECTED },
                                       { "n", HTML_REFERRED },   { "n", HTML_HELD },
                                       { "picture", HTML_PICTURE } };
    text title = html_source(h, source), id = html_print(h, "units-%u", source);
    figure_unit u;
    html_section(h, id.at, HTML_FILL(h, HTML_UNITS_OF, title));
    put_tools(h, source);
    html_table(h, "units", HTML_FILL(h, HTML_UNITS_CAPTION, title), heads, 7);
    arena_reset(&h->memory);
    query q = figures_ask_units(h->record, source, &h->memory, h->f);
    for (size_t i = 0; i < PAGE_STATIC && figures_next_unit(&q, h->record, &u); i++) {
        put_unit(h, &u);
        arena_reset(&h->memory);
    }
    html_table_end(h);
    html_left_out(h, rows);
    html_section_end(h);
    arena_reset(&h->memory);
    return query_end(&q);
}

int html_units(html_page *h) {
    const pack *p = &h->record->pack;
    int code = 0;
    if (h->is_public) return 0; /* a unit is a handful of people */
    for (uint16_t s = 0; s < p->source_count && code == 0; s++) {
        uint64_t rows;
        if (p->sources[s].kind != SOURCE_ONE) continue;
        code = count_units(h, s, &rows);
        if (code == 0 && rows > 0) code = put_source(h, s, rows);
    }
    return code;
}

/* ---- for the script ------------------------------------------------------------ */

static int data_of(html_page *h, uint16_t source, bool *any) {
    figure_unit u;
    size_t rows = 0;
    query q = figures_ask_units(h->record, source, &h->memory, h->f);
    for (; rows < h->most_rows && figures_next_unit(&q, h->record, &u); rows++) {
        if (rows == 0) sink_print(h->to, "%s\"units-%u\":[\n", *any ? ",\n" : "", source);
        *any = true;
        sink_words(h->to, rows > 0 ? ",\n[" : "[");
        sink_script(h->to, u.key.len > 0 ? u.key : text_of(html_say(h, HTML_NO_UNIT)));
        sink_words(h->to, ",");
        sink_script(h->to, u.words);
        sink_print(h->to, ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 ",%" PRIu64 "]", u.by[ACCEPT],
                   u.by[REFER], u.by[REJECT], u.held);
        arena_reset(&h->memory);
    }
    if (rows > 0) sink_words(h->to, "]");
    return query_end(&q);
}

int html_units_data(html_page *h) {
    const pack *p = &h->record->pack;
    bool any = false;
    int code = 0;
    sink_words(h->to, ",\n\"units\":{");
    for (uint16_t s = 0; s < p->source_count && code == 0; s++)
        if (p->sources[s].kind == SOURCE_ONE) code = data_of(h, s, &any);
    sink_words(h->to, "}");
    return code;
}
