/* html_people: everybody who was not accepted, with every reason.
 *
 * First the rejected, then the referred, each in list order, so that a page that cannot hold
 * all of a national list holds those with most at stake; of each the gravest reasons first.
 * What is said of one reason is made once, as words, and then written either as markup or as
 * data for the script: both say the same. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_people.h"

#include <inttypes.h>

enum { NOTES = 9, PLACES = 4, REASONS_SHOWN = 50 /* of one candidate */ };

/* Somebody a reason names beside the candidate it is about. */
typedef struct named {
    figure_other who;
    struct named *next; /* in the order of the record */
} named;

/* One walk over the people, as markup or as data. */
typedef struct walk {
    html_page *page;
    figure_beside places, others;
    arena place_memory, other_memory;
    named *named; /* by the reasons about the candidate in hand */
    uint64_t met, most;
    bool as_data;
} walk;

/* ---- what is said of a reason ------------------------------------------------------------ */

static text effect_word(const html_page *h, int effect) {
    return text_of(word_in(h->in, (word)(WORD_EFFECT_PASS + effect)));
}

static text reason_words(const html_page *h, const record_reason *r) {
    text said = r->words[h->in.pack];
    for (size_t i = 0; i < LANGUAGE_MAX && said.len == 0; i++) said = r->words[i];
    return said.len > 0 ? said : text_of(word_in(h->in, (word)(WORD_CAUSE_SAID + r->cause)));
}

static text evidence_note(html_page *h, const record_reason *r) {
    if (r->source == NO_INDEX) return TEXT("");
    text at = html_place(h, r->source, r->input, r->line);
    if (at.len == 0 || r->grade == GRADE_NONE) return at;
    return HTML_FILL(h, HTML_NOTE_EVIDENCE_GRADE, at,
                     text_of(word_in(h->in, (word)(WORD_GRADE_NONE + r->grade))));
}

static text ruling_note(html_page *h, const record_reason *r) {
    return HTML_FILL(h, HTML_NOTE_RULING,
                     text_of(word_in(h->in, (word)(WORD_RULED_NOT + r->ruled))), r->ruled_by,
                     r->ruled_on, r->document);
}

/* All whom the reasons about a candidate name: asked for once, as they stand in the record. */
static int read_named(walk *w, uint32_t candidate) {
    named **end = &w->named, one = { .next = NULL };
    arena_reset(&w->other_memory);
    w->named = NULL;
    while (figures_next_other(&w->others, candidate, &one.who)) {
        if ((*end = arena_take(&w->other_memory, sizeof one)) == NULL)
            return fault_memory(w->page->f);
        **end = one;
        end = &(*end)->next;
    }
    return w->others.rows.code;
}

/* Candidates the reason names beside this one, with what was decided of them when it was
 * given. */
static text others_note(walk *w, size_t reason) {
    html_page *h = w->page;
    text all = TEXT("");
    for (const named *n = w->named; n != NULL; n = n->next)
        if (n->who.reason == reason)
            all = html_print(h, "%.*s%s%.*s (%s)", TEXT_ARGS(all), all.len > 0 ? ", " : "",
                             TEXT_ARGS(n->who.key), word_decision(h->in, n->who.stood));
    return all.len > 0 ? HTML_FILL(h, HTML_NOTE_OTHERS, all) : all;
}

/* Its law, evidence and what follows, each a short line of words; how many there are. */
static size_t reason_notes(walk *w, const record_reason *r, size_t at_reason,
                           text notes[NOTES]) {
    html_page *h = w->page;
    size_t n = 0;
    text at = evidence_note(h, r);
    bool explained = r->cause != CAUSE_SAID && r->rule != NO_INDEX;
    if (r->said != r->effect)
        notes[n++] =
            HTML_FILL(h, HTML_NOTE_BUT, effect_word(h, r->said), effect_word(h, r->effect));
    if (explained) notes[n++] = text_of(word_in(h->in, (word)(WORD_CAUSE_SAID + r->cause)));
    if (r->citation.len > 0) notes[n++] = HTML_FILL(h, HTML_NOTE_LAW, r->citation);
    if (at.len > 0)
        notes[n++] = r->grade == GRADE_NONE ? HTML_FILL(h, HTML_NOTE_EVIDENCE, at) : at;
    text others = others_note(w, at_reason);
    if (others.len > 0) notes[n++] = others;
    if (r->ruled != RULED_NOT) notes[n++] = ruling_note(h, r);
    if (r->waits.len > 0) notes[n++] = HTML_FILL(h, HTML_NOTE_WAITS, r->waits);
    if (r->to.len > 0) notes[n++] = HTML_FILL(h, HTML_NOTE_TO, r->to);
    if (r->eligible_from.lo != DAY_NONE) {
        char written[32];
        date_print(r->eligible_from, written);
        notes[n++] = HTML_FILL(h, HTML_NOTE_FROM, html_print(h, "%s", written));
    }
    return n;
}

static const char *effect_class(int effect) {
    static const char *const classes[] = {
        "other", "other", "warn", "refer", "hold", "reject"
    };
    return classes[effect];
}

/* 1 referred, 2 held, 3 rejected, as the script and the style know them. */
static int kind_of(const record_decision *d) {
    return d->decision == REJECT ? 3 : d->flags & RESULT_HELD ? 2 : 1;
}

static const char *kind_word(const html_page *h, int kind) {
    static const word words[] = { WORD_ACCEPTED, WORD_REFERRED, WORD_HELD, WORD_REJECTED };
    return word_in(h->in, words[kind]);
}

static const char *kind_class(int kind) {
    static const char *const classes[] = { "accept", "refer", "hold", "reject" };
    return classes[kind];
}

/* The units somebody stands in, in words; how many. */
static size_t read_places(walk *w, uint32_t candidate, text places[PLACES]) {
    figure_unit u;
    size_t n = 0;
    arena_reset(&w->place_memory);
    while (n < PLACES && figures_next_place(&w->places, w->page->record, candidate, &u))
        if (u.key.len > 0)
            places[n++] = html_print(w->page, "%.*s%s%.*s", TEXT_ARGS(u.key),
                                     u.words.len > 0 ? " " : "", TEXT_ARGS(u.words));
    return n;
}

/* What is said in place of reasons beyond those shown. */
static text rest_words(html_page *h, const record_decision *d, size_t rest) {
    char n[32];
    return rest == 0 ? TEXT("")
                     : HTML_FILL(h, HTML_MORE_REASONS, html_number(h, rest, n), d->key);
}

/* ---- as markup ------------------------------------------------------------ */

static void put_reason(walk *w, const record_reason *r, size_t at) {
    html_page *h = w->page;
    text notes[NOTES];
    size_t n = reason_notes(w, r, at, notes);
    text id = r->rule == NO_INDEX ? r->code : h->record->pack.rules[r->rule].id;
    html_put(h,
             "<li><span class=\"tag %s\">%t</span> <code>%t</code>"
             " <span class=\"quiet\">%t</span><p>%t</p>",
             effect_class(r->effect), effect_word(h, r->effect), id,
             html_rule_title(h, r->rule), reason_words(h, r));
    for (size_t i = 0; i < n; i++)
        html_put(h, i == 0 ? "<p class=\"quiet\">%t" : "<span> \xc2\xb7 %t</span>", notes[i]);
    sink_words(h->to, n > 0 ? "</p></li>" : "</li>");
}

static void put_person(walk *w, const record_decision *d, const record_reason *reasons,
                       size_t count) {
    html_page *h = w->page;
    text places[PLACES];
    size_t n = read_places(w, d->no, places);
    int kind = kind_of(d);
    html_put(h, "<tr><th scope=\"row\"><b>%t</b> %t", d->key, d->name);
    for (size_t i = 0; i < n; i++)
        html_put(h, "<br><span class=\"quiet\">%t</span>", places[i]);
    html_put(
        h,
        "<br><span class=\"quiet\">%t</span></th><td><span class=\"tag %s\">%s</span><br>"
        "<span class=\"quiet\">%t</span></td><td><ul>",
        HTML_FILL(h, HTML_LISTED, html_place(h, h->record->pack.candidates, d->input, d->line)),
        kind_class(kind), kind_word(h, kind), html_stage(h, d->stage));
    size_t told = 0;
    for (int effect = EFFECT_REJECT; effect >= EFFECT_PASS; effect--)
        for (size_t i = 0; i < count && told < REASONS_SHOWN; i++) {
            if (reasons[i].effect != effect) continue;
            put_reason(w, &reasons[i], i);
            told++;
        }
    text rest = rest_words(h, d, count - told);
    if (rest.len > 0) html_put(h, "<li class=\"quiet\">%t</li>", rest);
    sink_words(h->to, "</ul></td></tr>\n");
}

/* ---- as data ------------------------------------------------------------ */

static void data_reason(walk *w, const record_reason *r, size_t at) {
    html_page *h = w->page;
    text notes[NOTES];
    size_t n = reason_notes(w, r, at, notes);
    sink_words(h->to, "[");
    sink_number(h->to, r->rule == NO_INDEX ? -1 : (int)r->rule);
    sink_words(h->to, ",");
    sink_number(h->to, r->effect);
    sink_words(h->to, ",");
    sink_script(h->to, reason_words(h, r));
    sink_words(h->to, ",[");
    for (size_t i = 0; i < n; i++) {
        if (i > 0) sink_words(h->to, ",");
        sink_script(h->to, notes[i]);
    }
    sink_words(h->to, r->rule == NO_INDEX ? "]," : "]]");
    if (r->rule != NO_INDEX) return;
    sink_script(h->to, r->code);
    sink_words(h->to, "]");
}

static void data_person(walk *w, const record_decision *d, const record_reason *reasons,
                        size_t count) {
    html_page *h = w->page;
    text places[PLACES];
    size_t n = read_places(w, d->no, places);
    sink_words(h->to, w->met > 0 ? ",\n[" : "\n[");
    sink_script(h->to, d->key);
    sink_words(h->to, ",");
    sink_script(h->to, d->name);
    sink_words(h->to, ",");
    sink_number(h->to, kind_of(d));
    sink_words(h->to, ",");
    sink_number(h->to, d->stage == NO_INDEX ? -1 : (int)d->stage);
    sink_words(h->to, ",");
    sink_script(h->to, html_place(h, h->record->pack.candidates, d->input, d->line));
    sink_words(h->to, ",[");
    for (size_t i = 0; i < n; i++) {
        if (i > 0) sink_words(h->to, ",");
        sink_script(h->to, places[i]);
    }
    sink_words(h->to, "],[");
    size_t told = 0;
    for (int effect = EFFECT_REJECT; effect >= EFFECT_PASS; effect--)
        for (size_t i = 0; i < count && told < REASONS_SHOWN; i++) {
            if (reasons[i].effect != effect) continue;
            if (told++ > 0) sink_words(h->to, ",");
            data_reason(w, &reasons[i], i);
        }
    sink_words(h->to, "],");
    sink_script(h->to, rest_words(h, d, count - told));
    sink_words(h->to, "]");
}

/* ---- the walk ------------------------------------------------------------ */

static int visit(void *payload, const record_decision *d, const record_reason *reasons,
                 size_t count, fault *f) {
    walk *w = payload;
    (void)f;
    if (w->met >= w->most) return 1;
    int code = read_named(w, d->no);
    if (code != 0) return code;
    if (w->as_data) data_person(w, d, reasons, count);
    else put_person(w, d, reasons, count);
    w->met++;
    arena_reset(&w->page->memory);
    return w->places.rows.code;
}

static int walk_decided(walk *w, int decision) {
    html_page *h = w->page;
    record_filter filter = { .decision = decision };
    figures_from_the_start(&w->places);
    figures_from_the_start(&w->others);
    int code = record_walk(h->record, &filter, true, visit, w, h->f);
    return code == 1 ? 0 : code; /* enough */
}

static int walk_people(html_page *h, uint64_t most, bool as_data) {
    static const int decisions[] = { REJECT, REFER };
    walk w = { .page = h, .most = most, .as_data = as_data };
    w.places = figures_beside_places(h->record, &w.place_memory, h->f);
    w.others = figures_beside_others(h->record, &w.other_memory, h->f);
    int code = w.places.rows.code != 0 ? w.places.rows.code : w.others.rows.code;
    for (size_t i = 0; i < 2 && code == 0 && w.met < most; i++)
        code = walk_decided(&w, decisions[i]);
    int end = query_end(&w.places.rows), last = query_end(&w.others.rows);
    arena_clear(&w.place_memory);
    arena_clear(&w.other_memory);
    return code != 0 ? code : end != 0 ? end : last;
}

int html_people_data(html_page *h) {
    sink_words(h->to, ",\n\"people\":[");
    int code = walk_people(h, h->most_rows, true);
    sink_words(h->to, "]");
    return code;
}

/* ---- the section ------------------------------------------------------------ */

static void put_tools(html_page *h) {
    const pack *p = &h->record->pack;
    html_put(h, "<form class=\"tools\" role=\"search\" hidden data-for=\"people\">"
                "<label class=\"words\">%w"
                " <input type=\"search\" name=\"words\" autocomplete=\"off\"></label>",
             HTML_FIND_PERSON);
    html_choice(h, "kind", HTML_DECISION);
    for (int kind = 3; kind > 0; kind--) html_option(h, kind, text_of(kind_word(h, kind)));
    html_choice_end(h);
    html_choice(h, "stage", HTML_STAGE);
    for (size_t i = 0; i < p->stage_count; i++)
        html_option(h, (int)i, html_stage(h, (uint16_t)i));
    html_choice_end(h);
    html_choice(h, "rule", HTML_RULE);
    html_option(h, -1, text_of(html_say(h, HTML_LIST_SELF)));
    for (size_t i = 0; i < p->rule_count; i++)
        html_option(h, (int)i, html_print(h, "%.*s %.*s", TEXT_ARGS(p->rules[i].id),
                                         TEXT_ARGS(html_rule_title(h, (uint16_t)i))));
    html_choice_end(h);
    sink_words(h->to, "<output aria-live=\"polite\"></output></form>\n");
}

int html_people(html_page *h) {
    static const html_head heads[] = { { "text", HTML_CANDIDATE },
                                       { "text", HTML_DECISION },
                                       { "", HTML_REASONS } };
    uint64_t by[DECISIONS], held;
    if (h->is_public) return 0;
    int code = figures_decisions(h->record, by, &held, h->f);
    if (code != 0) return code;
    uint64_t people = by[REFER] + by[REJECT];
    html_section(h, "people", text_of(html_say(h, HTML_PEOPLE)));
    if (people == 0) {
        html_put(h, "<p>%w</p>\n", HTML_NOBODY_OUT);
    } else {
        html_left_out(h, people);
        put_tools(h);
        html_table(h, "people", text_of(html_say(h, HTML_PEOPLE_CAPTION)), heads, 3);
        arena_reset(&h->memory);
        code = walk_people(h, PAGE_STATIC, false);
        html_table_end(h);
    }
    html_section_end(h);
    arena_reset(&h->memory);
    return code;
}
