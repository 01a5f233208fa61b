/* letter_markup: the tags a letter's template may hold.
 *
 * A template comes with the pack, and a pack may come from anybody: a page that an official
 * opens must not run, fetch or hide anything. So tags and their attributes are named here, and
 * nothing else is let in; what a letter needs is little. No placeholder stands inside a
 * tag, so that data is only ever text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/letter_markup.h"

#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const tags[] = {
    "address", "b",  "blockquote", "br",    "caption", "dd",     "div",   "dl",  "dt",  "em",
    "footer",  "h1", "h2",         "h3",    "h4",      "header", "hr",    "i",   "li",  "main",
    "ol",      "p",  "section",    "small", "span",    "strong", "style", "sub", "sup", "table",
    "tbody",   "td", "tfoot",      "th",    "thead",   "tr",     "u",     "ul",
};
static const char *const attributes[] = { "align", "class", "colspan", "dir",   "id",
                                          "lang",  "rowspan", "scope", "style", "title" };

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-';
}

static text name_at(text rest, size_t at) {
    size_t end = at;
    while (end < rest.len && is_name(rest.at[end])) end++;
    return (text){ rest.at + at, end - at };
}

static bool is_one_of(text name, const char *const *all, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (text_alike(text_of(all[i]), name)) return true;
    return false;
}

static size_t blanks(text rest, size_t at) {
    while (at < rest.len && strchr(" \t\r\n", rest.at[at]) != NULL) at++;
    return at;
}

/* class="..." from `at` on; *at behind it. */
static bool attribute(text rest, size_t *at, arena *a, const char **wrong) {
    text name = name_at(rest, *at);
    if (!is_one_of(name, attributes, COUNT(attributes))) {
        *wrong = arena_print(a, "the attribute '%.*s' is not let into a letter",
                             TEXT_ARGS(name));
        if (name.len == 0) *wrong = "a '<' that begins no tag; write &lt;";
        return false;
    }
    size_t i = *at + name.len;
    const char *end = i + 1 < rest.len && rest.at[i] == '=' && rest.at[i + 1] == '"'
                          ? memchr(rest.at + i + 2, '"', rest.len - i - 2)
                          : NULL;
    if (end == NULL) {
        *wrong = arena_print(a, "write %.*s=\"...\"", TEXT_ARGS(name));
        return false;
    }
    *at = (size_t)(end - rest.at) + 1;
    const char *brace = memchr(rest.at + i, '{', *at - i);
    if (brace != NULL) *wrong = "a placeholder stands in the text, never inside a tag";
    return brace == NULL;
}

/* The first byte behind </style>, or 0. */
static size_t style_end(text rest, size_t from) {
    const text end = TEXT("</style>");
    for (size_t i = from; i + end.len <= rest.len; i++)
        if (text_alike((text){ rest.at + i, end.len }, end)) return i + end.len;
    return 0;
}

static const char *refuse_tag(text name, arena *a) {
    if (name.len == 0)
        return "a '<' that begins no tag; write &lt; (comments are not let into a letter)";
    const char *made = arena_print(
        a,
        "the tag <%.*s> is not let into a letter: it holds text, lists, "
        "tables and <style>, and nothing that runs or is fetched",
        TEXT_ARGS(name));
    return made;
}

static size_t tag(text rest, arena *a, const char **wrong) {
    bool closes = rest.len > 1 && rest.at[1] == '/';
    size_t at = closes ? 2 : 1;
    text name = name_at(rest, at);
    if (!is_one_of(name, tags, COUNT(tags))) {
        *wrong = refuse_tag(name, a);
        return 0;
    }
    for (at = blanks(rest, at + name.len); at < rest.len && rest.at[at] != '>';
         at = blanks(rest, at)) {
        if (rest.at[at] == '/' && at + 1 < rest.len && rest.at[at + 1] == '>') at++;
        else if (!attribute(rest, &at, a, wrong)) return 0;
    }
    if (at >= rest.len) {
        *wrong = "a '<' without its '>'";
        return 0;
    }
    bool is_style = text_alike(name, TEXT("style"));
    if (!is_style || closes) return at + 1;
    size_t end = style_end(rest, at + 1);
    if (end == 0) *wrong = "a <style> without its </style>";
    return end;
}

size_t letter_markup_tag(text rest, arena *a, const char **wrong) {
    size_t length = tag(rest, a, wrong);
    if (length == 0 && *wrong == NULL) *wrong = "";
    return length;
}
