/* paper: text for a letter, as Markdown or as HTML.
 *
 * Names, remarks and file contents come from anybody. In HTML they are text nodes of a page
 * whose policy lets nothing run or load; in Markdown every character that could begin a
 * structure is escaped, also at the start of a line, where numbers and dashes begin lists.
 * Control and direction characters are written out. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/paper.h"

#include <string.h>

/* ---- escaping ------------------------------------------------------------ */

/* "12." and "3)" begin a list, where they begin a line. */
static size_t list_number(text t) {
    size_t digits = 0;
    while (digits < t.len && t.at[digits] >= '0' && t.at[digits] <= '9') digits++;
    bool ends = digits > 0 && digits < t.len && (t.at[digits] == '.' || t.at[digits] == ')');
    return ends ? digits : SIZE_MAX;
}

static bool starts_link(text t, size_t i) {
    if (t.at[i] == '@') return true;
    if (t.at[i] == ':') return i + 2 < t.len && t.at[i + 1] == '/' && t.at[i + 2] == '/';
    return t.at[i] == '.' && i >= 3 && (t.at[i - 1] | 32) == 'w' && (t.at[i - 2] | 32) == 'w' &&
           (t.at[i - 3] | 32) == 'w';
}

static void escape_markdown(sink *to, text t) {
    size_t number = list_number(t);
    for (size_t i = 0; i < t.len; i++) {
        bool mark = strchr("\\`*_{}[]<>&|~$!", t.at[i]) != NULL && t.at[i] != '\0';
        bool first = i == 0 && t.at[0] != '\0' && strchr("#+-=:", t.at[0]) != NULL;
        if (mark || first || i == number || starts_link(t, i)) sink_words(to, "\\");
        sink_bytes(to, t.at + i, 1);
    }
}

void paper_escape(sink *to, letter_format format, text theirs) {
    sink safe;
    if (format == LETTER_HTML) {
        sink_html(to, theirs);
        return;
    }
    sink_memory(&safe);
    sink_terminal(&safe, theirs);
    if (safe.failed) {
        to->failed = true;
        to->error = safe.error;
    }
    escape_markdown(to, (text){ safe.buffer, safe.used });
    sink_drop(&safe);
}

/* ---- the page ------------------------------------------------------------ */

static const char policy[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";
static const char style[] =
    "<style>\n"
    "body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.55;\n"
    "  font-family: 'Noto Serif', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif; }\n"
    "h1 { font-size: 1.4rem; text-align: center; } h2 { font-size: 1.15rem; }\n"
    "h3 { font-size: 1rem; } li { margin: .2rem 0; }\n"
    "@page { size: A4; margin: 22mm 20mm; }\n"
    "@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } }\n"
    "</style>\n";

void paper_begin(paper *p, const char *language, text title) {
    if (p->format != LETTER_HTML) return;
    sink_print(p->to, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
               language);
    sink_words(p->to, policy);
    sink_words(p->to, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    paper_text(p, title);
    sink_words(p->to, "</title>\n");
    sink_words(p->to, style);
    sink_words(p->to, "</head>\n<body>\n");
}

void paper_end(paper *p) {
    if (p->format == LETTER_HTML) sink_words(p->to, "</body>\n</html>\n");
}

/* ---- blocks ------------------------------------------------------------ */

void paper_heading(paper *p, int level) {
    static const char *const begins[] = { "<h1>", "<h2>", "<h3>" },
                             *const ends[] = { "</h1>\n", "</h2>\n", "</h3>\n" },
                             *const marks[] = { "# ", "## ", "### " };
    bool html = p->format == LETTER_HTML;
    sink_words(p->to, html ? begins[level - 1] : marks[level - 1]);
    p->end = html ? ends[level - 1] : "\n\n";
}

void paper_paragraph(paper *p) {
    bool html = p->format == LETTER_HTML;
    sink_words(p->to, html ? "<p>" : "");
    p->end = html ? "</p>\n" : "\n\n";
}

void paper_list(paper *p) {
    if (p->format == LETTER_HTML) sink_words(p->to, "<ul>\n");
}

void paper_list_end(paper *p) {
    sink_words(p->to, p->format == LETTER_HTML ? "</ul>\n" : "\n");
}

void paper_item(paper *p) {
    bool html = p->format == LETTER_HTML;
    sink_words(p->to, html ? "<li>" : "- ");
    p->end = html ? "</li>\n" : "\n";
}

void paper_close(paper *p) {
    sink_words(p->to, p->end);
}

/* ---- words ------------------------------------------------------------ */

void paper_words(paper *p, const char *ours) {
    sink_words(p->to, ours);
}

void paper_text(paper *p, text theirs) {
    paper_escape(p->to, p->format, theirs);
}

void paper_strong(paper *p, text theirs) {
    bool html = p->format == LETTER_HTML;
    sink_words(p->to, html ? "<strong>" : "**");
    paper_text(p, theirs);
    sink_words(p->to, html ? "</strong>" : "**");
}

void paper_fill(paper *p, const char *ours, text one, text two, text three) {
    for (const char *at = ours; *at != '\0'; at++) {
        bool place = at[0] == '%' && at[1] >= '1' && at[1] <= '3';
        if (!place) {
            sink_bytes(p->to, at, 1);
            continue;
        }
        at++;
        paper_text(p, *at == '1' ? one : *at == '2' ? two : three);
    }
}
