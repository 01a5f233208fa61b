/* html_page: the pieces report.html is built of: escaped text, numbers, bars, tables.
 *
 * Markup is ours and stands in the code; whatever comes from a file goes through sink_html and
 * can only become a text node. No piece sets a style attribute, which the page's policy would
 * refuse: bars are SVG. What may be shown to the public is decided here and nowhere else. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_page.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "report/page.h"

enum { LEAST_WIDTH = 60 /* of a part that is not nothing, in hundredths of a percent */ };

const char *html_say(const html_page *h, html_word which) {
    return html_word_in(h->in.engine, which);
}

/* Without memory the page fails as a full disk makes it fail: nothing after it is written. */
static text no_memory(html_page *h) {
    if (!h->to->failed) h->to->error = ENOMEM;
    h->to->failed = true;
    return TEXT("");
}

text html_print(html_page *h, const char *format, ...) {
    char *made = NULL;
    va_list values;
    va_start(values, format);
    int len = vsnprintf(NULL, 0, format, values);
    va_end(values);
    if (len >= 0) made = arena_take(&h->memory, (size_t)len + 1);
    if (made == NULL) return no_memory(h);
    va_start(values, format);
    vsnprintf(made, (size_t)len + 1, format, values);
    va_end(values);
    return (text){ made, (size_t)len };
}

/* ---- phrases ------------------------------------------------------------ */

/* Is a place to fill at `at`? Its number, or 0. */
static size_t place_at(const char *at, size_t count) {
    if (at[0] != '{' || at[1] < '1' || at[1] > '9' || at[2] != '}') return 0;
    size_t n = (size_t)(at[1] - '0');
    return n <= count ? n : 0;
}

/* The next stretch of a phrase: words up to a place to fill, or what fills the place. */
static text next_stretch(const char **at, const text *given, size_t count) {
    const char *from = *at;
    size_t n = place_at(from, count);
    *at += n > 0 ? 3 : 1 + strcspn(from + 1, "{");
    return n > 0 ? given[n - 1] : (text){ from, (size_t)(*at - from) };
}

text html_fill(html_page *h, html_word which, const text *given, size_t count) {
    const char *phrase = html_say(h, which);
    size_t len = 0, used = 0;
    for (const char *at = phrase; *at != '\0';) len += next_stretch(&at, given, count).len;
    char *made = arena_take(&h->memory, len + 1);
    if (made == NULL) return no_memory(h);
    for (const char *at = phrase; *at != '\0';) {
        text part = next_stretch(&at, given, count);
        if (part.len > 0) memcpy(made + used, part.at, part.len);
        used += part.len;
    }
    return (text){ made, used };
}

/* ---- numbers ------------------------------------------------------------ */

uint64_t html_shown(const html_page *h, uint64_t n) {
    if (!h->is_public) return n;
    return n < PUBLIC_SMALL ? 0 : (n + PUBLIC_ROUND / 2) / PUBLIC_ROUND * PUBLIC_ROUND;
}

text html_number(const html_page *h, uint64_t n, char buffer[32]) {
    if (h->is_public && n > 0 && n < PUBLIC_SMALL) return text_of(html_say(h, HTML_FEWER));
    return number_words(html_shown(h, n), buffer);
}

text html_share(const html_page *h, uint64_t n, uint64_t of, char buffer[32]) {
    uint64_t all = html_shown(h, of), some = html_shown(h, n);
    if (all == 0 || some > all || (h->is_public && n > 0 && some == 0)) return TEXT("");
    uint64_t tenths = (some * 2000 + all) / (2 * all), whole = (some * 200 + all) / (2 * all);
    int len = h->is_public ? snprintf(buffer, 32, "%" PRIu64 " %%", whole)
                           : snprintf(buffer, 32, "%" PRIu64 ".%" PRIu64 " %%", tenths / 10,
                                      tenths % 10);
    return (text){ buffer, (size_t)len };
}

/* ---- markup ------------------------------------------------------------ */

void html_put(html_page *h, const char *markup, ...) {
    va_list values;
    char buffer[32];
    va_start(values, markup);
    for (const char *at = markup; *at != '\0'; at++) {
        const char *sign = strchr(at, '%');
        size_t plain = sign == NULL ? strlen(at) : (size_t)(sign - at);
        sink_bytes(h->to, at, plain);
        if (sign == NULL) break;
        at = sign + 1;
        if (*at == 't') sink_html(h->to, va_arg(values, text));
        else if (*at == 's') sink_html(h->to, text_of(va_arg(values, const char *)));
        else if (*at == 'w')
            sink_html(h->to, text_of(html_say(h, (html_word)va_arg(values, int))));
        else sink_html(h->to, html_number(h, va_arg(values, uint64_t), buffer));
    }
    va_end(values);
}

/* Hundredths of a percent as SVG wants them: "67.82". */
static void put_hundredths(html_page *h, const char *name, uint64_t n) {
    sink_print(h->to, " %s=\"%" PRIu64 ".%02" PRIu64 "\"", name, n / 100, n % 100);
}

void html_bar(html_page *h, const html_part *parts, size_t count, uint64_t of) {
    uint64_t all = html_shown(h, of), at = 0;
    sink_words(h->to, "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\""
                      " aria-hidden=\"true\">");
    for (size_t i = 0; i < count && all > 0 && at < 10000; i++) {
        uint64_t n = html_shown(h, parts[i].n);
        uint64_t width = n >= all ? 10000 : (n * 20000 + all) / (2 * all);
        if (n == 0) continue;
        if (width < LEAST_WIDTH) width = LEAST_WIDTH;
        if (width > 10000 - at) width = 10000 - at;
        sink_print(h->to, "<rect class=\"%s\"", parts[i].class);
        put_hundredths(h, "x", at);
        put_hundredths(h, "width", width);
        sink_words(h->to, " height=\"10\"/>");
        at += width;
    }
    sink_words(h->to, "</svg>");
}

void html_section(html_page *h, const char *id, text title) {
    html_put(h,
             "<section id=\"%s\" aria-labelledby=\"%s-title\">\n<h2 id=\"%s-title\">%t</h2>\n",
             id, id, id, title);
}

void html_section_end(html_page *h) {
    sink_words(h->to, "</section>\n");
}

void html_table(html_page *h, const char *class, text caption, const html_head *heads,
                size_t count) {
    html_put(h, "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"%t\">\n"
                "<table class=\"%s\">\n<caption><span>%t</span></caption>\n<thead><tr>",
             caption, class, caption);
    for (size_t i = 0; i < count; i++)
        html_put(h, "<th scope=\"col\" class=\"%s\">%w</th>", heads[i].class, heads[i].title);
    sink_words(h->to, "</tr></thead>\n<tbody>\n");
}

void html_table_end(html_page *h) {
    sink_words(h->to, "</tbody>\n</table>\n</div>\n");
}

void html_left_out(html_page *h, uint64_t rows) {
    char n[32], all[32];
    uint64_t held = rows < h->most_rows ? rows : h->most_rows;
    if (rows > PAGE_STATIC)
        html_put(h, "<p class=\"quiet static\">%t</p>\n",
                 HTML_FILL(h, HTML_ONLY_FIRST, html_number(h, PAGE_STATIC, n),
                           html_number(h, held, all)));
    if (rows > held)
        html_put(h, "<p class=\"notice\">%t</p>\n",
                 HTML_FILL(h, HTML_LEFT_OUT, html_number(h, rows - held, n),
                           html_number(h, held, all),
                           TEXT("vet report OUT --all -o all.html")));
}

void html_choice(html_page *h, const char *name, html_word label) {
    html_put(h, "<label>%w <select name=\"%s\"><option value=\"\">%w</option>", label, name,
             HTML_ANY);
}

void html_option(html_page *h, int value, text words) {
    sink_print(h->to, "<option value=\"%d\">", value);
    html_put(h, "%t</option>", words);
}

void html_choice_end(html_page *h) {
    sink_words(h->to, "</select></label>");
}

/* ---- what things are called ------------------------------------------------------------ */

text html_stage(const html_page *h, uint16_t stage) {
    const pack *p = &h->record->pack;
    if (stage >= p->stage_count) return TEXT("");
    return label_text(&p->stages[stage].title, h->in.pack, p->stages[stage].id);
}

text html_rule_title(const html_page *h, uint16_t rule) {
    const pack *p = &h->record->pack;
    if (rule >= p->rule_count) return text_of(html_say(h, HTML_LIST_SELF));
    return label_text(&p->rules[rule].title, h->in.pack, TEXT(""));
}

text html_source(const html_page *h, uint16_t source) {
    const source_decl *d = &h->record->pack.sources[source];
    return label_text(&d->title, h->in.pack, d->name);
}

text html_place(html_page *h, uint16_t source, uint16_t input, uint32_t line) {
    const record_source *s = &h->record->sources[source];
    if (input >= s->input_count) return TEXT("");
    size_t size = s->inputs[input].file.len + 12;
    char *made = arena_take(&h->memory, size);
    return made == NULL ? no_memory(h) : place_words(s->inputs[input].file, line, made, size);
}
