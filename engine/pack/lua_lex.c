/* lua_lex: Lua 5.4 source text to tokens.
 *
 * The lexer of the load-time checks: Lua itself runs the rules, this one only
 * tells the checks what stands where. It follows Lua's own reading of escapes,
 * long brackets, numerals and line ends (CR LF in either order is one line).
 * Columns count characters, so that a text in Chinese before the mistake does not
 * shift the place a person is sent to. Floats keep their spelling, not their value:
 * no check needs it, and reading it would ask for the locale. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "pack/lua_lex.h"

#include <stdio.h>
#include <string.h>

static const char *const WORDS[] = {
    "and",      "break",  "do",   "else", "elseif", "end",   "false", "for",
    "function", "goto",   "if",   "in",   "local",  "nil",   "not",   "or",
    "repeat",   "return", "then", "true", "until",  "while",
};
enum { WORD_COUNT = sizeof WORDS / sizeof WORDS[0], NO_BYTE = -1 };

static bool is_digit(int c) {
    return c >= '0' && c <= '9';
}
static bool is_letter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
static bool is_line_end(int c) {
    return c == '\n' || c == '\r';
}
static int hex_of(int c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

static int peek(const lua_lexer *l, size_t ahead) {
    if (l->at >= l->source.len || ahead >= l->source.len - l->at) return NO_BYTE;
    return (unsigned char)l->source.at[l->at + ahead];
}

static void step(lua_lexer *l) {
    l->at++;
    int c = peek(l, 0);
    if (c == NO_BYTE || (c & 0xc0) != 0x80) l->column++;
}

static void skip(lua_lexer *l, size_t bytes) {
    while (bytes-- > 0) step(l);
}

static void next_line(lua_lexer *l) {
    int first = peek(l, 0), second = peek(l, 1);
    l->at += is_line_end(second) && second != first ? 2 : 1;
    l->line++;
    l->column = 1;
}

/* For messages: names and numbers are ASCII, so a cut never halves a character. */
static text head_of(text words) {
    return (text){ words.at, words.len < 48 ? words.len : 48 };
}

static int lex_fault(const lua_lexer *l, const token *t, fault *f, const char *words) {
    return fault_set(f, FAULT_PACK, l->file, t->line, t->column, "%s", words);
}

void lua_lex_init(lua_lexer *l, const char *file, text source, arena *memory) {
    *l =
        (lua_lexer){ .source = source, .file = file, .memory = memory, .line = 1, .column = 1 };
    if (text_starts(source, "\xef\xbb\xbf")) l->at = 3;
    /* a first line "#..." is left out as the cage leaves it out: up to "\n", whatever "\r" is
     * in it */
    if (peek(l, 0) == '#')
        while (peek(l, 0) != NO_BYTE && peek(l, 0) != '\n') step(l);
}

/* At "[": the number of "=" when this opens a long bracket, otherwise -1. */
static int long_level(const lua_lexer *l) {
    int level = 0;
    while (peek(l, (size_t)level + 1) == '=') level++;
    return peek(l, (size_t)level + 1) == '[' ? level : -1;
}

static bool closes_long(const lua_lexer *l, int level) {
    if (peek(l, 0) != ']') return false;
    for (int i = 0; i < level; i++)
        if (peek(l, (size_t)i + 1) != '=') return false;
    return peek(l, (size_t)level + 1) == ']';
}

/* A long string or comment. Line ends inside become "\n", so the text is copied when one is
 * not. */
static int read_long(lua_lexer *l, int level, token *t, fault *f) {
    skip(l, (size_t)level + 2);
    if (is_line_end(peek(l, 0))) next_line(l);
    size_t from = l->at;
    bool plain = true;
    while (!closes_long(l, level)) {
        int c = peek(l, 0);
        if (c == NO_BYTE)
            return lex_fault(l, t, f, "this long bracket '[[' is never closed with ']]'");
        if (is_line_end(c)) {
            plain = plain && c == '\n' && peek(l, 1) != '\r';
            next_line(l);
        } else {
            step(l);
        }
    }
    t->words = (text){ l->source.at + from, l->at - from };
    skip(l, (size_t)level + 2);
    if (plain) return 0;
    char *copy = arena_bytes(l->memory, t->words.at, t->words.len);
    if (copy == NULL) return fault_memory(f);
    size_t len = 0;
    for (size_t i = 0; i < t->words.len; i++) {
        char c = t->words.at[i];
        copy[len++] = is_line_end(c) ? '\n' : c;
        char d = i + 1 < t->words.len ? t->words.at[i + 1] : c;
        if (is_line_end(c) && is_line_end(d) && c != d) i++;
    }
    t->words = (text){ copy, len };
    return 0;
}

/* Lua writes code points up to 2^31 - 1 as up to six bytes. */
static size_t write_utf8(uint32_t point, char *out) {
    char reversed[6];
    size_t n = 0;
    uint32_t first_max = 0x3f;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    do {
        reversed[n++] = (char)(0x80 | (point & 0x3f));
        point >>= 6;
        first_max >>= 1;
    } while (point > first_max);
    reversed[n++] = (char)((~first_max << 1) | point);
    for (size_t i = 0; i < n; i++) out[i] = reversed[n - 1 - i];
    return n;
}

static int read_unicode(lua_lexer *l, const token *t, char *out, size_t *len, fault *f) {
    uint32_t point = 0;
    int digits = 0;
    if (peek(l, 0) != '{') return lex_fault(l, t, f, "'\\u' in this string needs '{'");
    for (step(l); hex_of(peek(l, 0)) >= 0; step(l), digits++) {
        if (point > (0x7fffffffu >> 4)) return lex_fault(l, t, f, "'\\u{...}' is too large");
        point = (point << 4) | (uint32_t)hex_of(peek(l, 0));
    }
    if (digits == 0 || peek(l, 0) != '}')
        return lex_fault(l, t, f, "'\\u{...}' in this string needs hexadecimal digits and '}'");
    step(l);
    *len += write_utf8(point, out + *len);
    return 0;
}

static int read_decimal(lua_lexer *l, const token *t, char *out, size_t *len, fault *f) {
    int value = 0;
    for (int i = 0; i < 3 && is_digit(peek(l, 0)); i++, step(l))
        value = value * 10 + (peek(l, 0) - '0');
    if (value > 255) return lex_fault(l, t, f, "'\\ddd' in this string is larger than 255");
    out[(*len)++] = (char)value;
    return 0;
}

static int read_hex_byte(lua_lexer *l, const token *t, char *out, size_t *len, fault *f) {
    int high = hex_of(peek(l, 0)), low = high < 0 ? -1 : hex_of(peek(l, 1));
    if (low < 0) return lex_fault(l, t, f, "'\\x' in this string needs two hexadecimal digits");
    skip(l, 2);
    out[(*len)++] = (char)(high * 16 + low);
    return 0;
}

static void skip_blanks(lua_lexer *l) {
    for (;;) {
        int c = peek(l, 0);
        if (is_line_end(c)) next_line(l);
        else if (c == ' ' || c == '\t' || c == '\v' || c == '\f') step(l);
        else return;
    }
}

/* After a backslash. */
static int read_escape(lua_lexer *l, const token *t, char *out, size_t *len, fault *f) {
    static const char from[] = "abfnrtv\\\"'", to[] = "\a\b\f\n\r\t\v\\\"'";
    int c = peek(l, 0);
    const char *plain = c > 0 ? strchr(from, c) : NULL;
    if (plain != NULL) {
        out[(*len)++] = to[plain - from];
        step(l);
        return 0;
    }
    if (is_line_end(c)) {
        out[(*len)++] = '\n';
        next_line(l);
        return 0;
    }
    if (is_digit(c)) return read_decimal(l, t, out, len, f);
    if (c == 'x' || c == 'u' || c == 'z') step(l);
    if (c == 'x') return read_hex_byte(l, t, out, len, f);
    if (c == 'u') return read_unicode(l, t, out, len, f);
    if (c != 'z') return lex_fault(l, t, f, "unknown escape '\\' in this string");
    skip_blanks(l);
    return 0;
}

/* Bytes up to the closing quote, wherever it is: an upper bound of what the string stands
 * for. */
static size_t quoted_len(const lua_lexer *l, char quote, bool *escapes) {
    size_t i = l->at;
    *escapes = false;
    for (; i < l->source.len && l->source.at[i] != quote; i++) {
        if (l->source.at[i] == '\\') *escapes = true, i++;
    }
    return i < l->source.len ? i - l->at : l->source.len - l->at;
}

static int read_string(lua_lexer *l, token *t, fault *f) {
    char quote = l->source.at[l->at];
    bool escapes;
    step(l);
    size_t room = quoted_len(l, quote, &escapes), len = 0;
    char *out = NULL;
    t->words = (text){ l->source.at + l->at, room };
    /* no escape makes more bytes than it is written with */
    if (escapes && (out = arena_bytes(l->memory, t->words.at, room)) == NULL)
        return fault_memory(f);
    for (int c; (c = peek(l, 0)) != quote;) {
        if (c == NO_BYTE || is_line_end(c))
            return lex_fault(l, t, f, "this string has no closing quote on its line");
        step(l);
        if (c == '\\') {
            int error = read_escape(l, t, out, &len, f);
            if (error != 0) return error;
        } else if (out != NULL) {
            out[len++] = (char)c;
        }
    }
    step(l);
    if (out != NULL) t->words = (text){ out, len };
    return 0;
}

/* Whole numbers as Lua reads them: hexadecimal wraps around, a decimal too large is a float. */
static void classify_number(token *t) {
    const char *at = t->words.at;
    bool hex = t->words.len > 2 && at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
    uint64_t value = 0;
    t->kind = TOKEN_INTEGER;
    for (size_t i = hex ? 2 : 0; i < t->words.len; i++) {
        int digit = hex ? hex_of(at[i]) : is_digit(at[i]) ? at[i] - '0' : -1;
        if (digit < 0 || (!hex && value > ((uint64_t)INT64_MAX - (uint64_t)digit) / 10)) {
            t->kind = TOKEN_FLOAT;
            return;
        }
        value = value * (hex ? 16 : 10) + (uint64_t)digit;
    }
    t->integer = (int64_t)value;
}

/* Digits, one point, one exponent with digits: what Lua takes for a number. */
static bool is_number(text words) {
    bool hex = words.len > 2 && words.at[0] == '0' && (words.at[1] | 32) == 'x';
    size_t i = hex ? 2 : 0, digits = 0, points = 0;
    for (; i < words.len; i++) {
        if (words.at[i] == '.') points++;
        else if (hex ? hex_of(words.at[i]) >= 0 : is_digit(words.at[i])) digits++;
        else break;
    }
    if (digits == 0 || points > 1) return false;
    if (i == words.len) return true;
    if ((words.at[i] | 32) != (hex ? 'p' : 'e')) return false;
    i++;
    if (i < words.len && (words.at[i] == '+' || words.at[i] == '-')) i++;
    size_t first = i;
    while (i < words.len && is_digit(words.at[i])) i++;
    return i == words.len && i > first;
}

static int read_number(lua_lexer *l, token *t, fault *f) {
    size_t from = l->at;
    bool hex = peek(l, 0) == '0' && (peek(l, 1) == 'x' || peek(l, 1) == 'X');
    for (int c; (c = peek(l, 0)) == '.' || is_digit(c) || is_letter(c);) {
        int lower = c | 32, sign = peek(l, 1);
        step(l);
        if (lower == (hex ? 'p' : 'e') && (sign == '+' || sign == '-')) step(l);
    }
    t->words = (text){ l->source.at + from, l->at - from };
    if (!is_number(t->words))
        return fault_set(f, FAULT_PACK, l->file, t->line, t->column, "'%.*s' is no number",
                         TEXT_ARGS(head_of(t->words)));
    classify_number(t);
    return 0;
}

static void read_name(lua_lexer *l, token *t) {
    size_t from = l->at;
    while (is_letter(peek(l, 0)) || is_digit(peek(l, 0))) step(l);
    t->kind = TOKEN_NAME;
    t->words = (text){ l->source.at + from, l->at - from };
    for (int i = 0; i < WORD_COUNT; i++)       /* the first letter rules most of them out */
        if (*WORDS[i] == *t->words.at && text_is(t->words, WORDS[i]))
            t->kind = (token_kind)(TOKEN_AND + i);
}

/* The character here, whole, as a text. */
static text letter_at(const lua_lexer *l) {
    size_t len = 1;
    while (len < 4 && (peek(l, len) & 0xc0) == 0x80 && peek(l, len) != NO_BYTE) len++;
    return (text){ l->source.at + l->at, len };
}

/* What an input method or a word processor puts in place of a sign of Lua. */
static const char *meant_by(text letter) {
    static const char *const typed[][2] = {
        { "“”„‟″＂", "\"" }, { "‘’‚′＇", "'" }, { "，、", "," }, { "（", "(" }, { "）", ")" },
        { "｛", "{" },        { "｝", "}" },     { "［【", "[" }, { "］】", "]" }, { "；", ";" },
        { "：", ":" },        { "＝", "=" },     { "。．", "." }, { "＜", "<" },   { "＞", ">" },
        { "－–—−", "-" },     { "＋", "+" },
    };
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        for (const char *at = typed[i][0]; *at != '\0'; at++)
            if (strncmp(at, letter.at, letter.len) == 0) return typed[i][1];
    return NULL;
}

/* U+00A0, U+2000 to U+200D, U+3000, U+FEFF. */
static bool is_odd_blank(text letter) {
    static const char *const blanks[] = { "\xc2\xa0", "\xe3\x80\x80", "\xef\xbb\xbf" };
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (text_is(letter, blanks[i])) return true;
    return letter.len == 3 && text_starts(letter, "\xe2\x80") &&
           (unsigned char)letter.at[2] <= 0x8d;
}

static int refuse_letter(const lua_lexer *l, const token *t, fault *f) {
    text letter = letter_at(l);
    int c = peek(l, 0);
    const char *meant = letter.len > 1 ? meant_by(letter) : NULL;
    if (c == '!')
        return fault_set(f, FAULT_PACK, l->file, t->line, t->column,
                         "'!' means nothing here; for != write ~=, for ! write not");
    if (c > 32 && c < 127)
        return fault_set(f, FAULT_PACK, l->file, t->line, t->column, "'%c' means nothing here",
                         c);
    if (meant != NULL)
        return fault_set(f, FAULT_PACK, l->file, t->line, t->column,
                         "'%.*s' is no part of Lua; write %s in its place", TEXT_ARGS(letter),
                         meant);
    if (is_odd_blank(letter))
        return fault_set(f, FAULT_PACK, l->file, t->line, t->column,
                         "a blank that is none to Lua, as word processors and Chinese input "
                         "methods write it; put a plain one in its place");
    if (letter.len > 1)
        return fault_set(f, FAULT_PACK, l->file, t->line, t->column,
                         "'%.*s' is no part of Lua outside of quotes: is a quote before it "
                         "missing, or a Chinese one? Names are a to z, 0 to 9 and _",
                         TEXT_ARGS(letter));
    return fault_set(f, FAULT_PACK, l->file, t->line, t->column,
                     "a character that is no part of Lua (byte %d)", c);
}

static int read_symbol(lua_lexer *l, token *t, fault *f) {
    static const struct {
        const char *words;
        token_kind kind;
    } longer[] = {
        { "...", TOKEN_DOTS }, { "..", TOKEN_CONCAT }, { "==", TOKEN_EQ },  { "~=", TOKEN_NE },
        { "<=", TOKEN_LE },    { ">=", TOKEN_GE },     { "<<", TOKEN_SHL }, { ">>", TOKEN_SHR },
        { "//", TOKEN_FLOOR }, { "::", TOKEN_LABEL },
    };
    text rest = { l->source.at + l->at, l->source.len - l->at };
    for (size_t i = 0; i < sizeof longer / sizeof longer[0]; i++)
        if (*longer[i].words == *rest.at && text_starts(rest, longer[i].words)) {
            t->kind = longer[i].kind;
            t->words = (text){ rest.at, strlen(longer[i].words) };
            skip(l, t->words.len);
            return 0;
        }
    int c = peek(l, 0);
    if (c == 0 || strchr("+-*/%^#&~|<>=(){}[];:,.", c) == NULL) return refuse_letter(l, t, f);
    t->kind = TOKEN_SYMBOL;
    t->symbol = (char)c;
    t->words = (text){ rest.at, 1 };
    step(l);
    return 0;
}

/* At "--". */
static int skip_comment(lua_lexer *l, fault *f) {
    token t = { .line = l->line, .column = l->column };
    skip(l, 2);
    int level = peek(l, 0) == '[' ? long_level(l) : -1;
    if (level >= 0) return read_long(l, level, &t, f);
    while (peek(l, 0) != NO_BYTE && !is_line_end(peek(l, 0))) step(l);
    return 0;
}

static int read_token(lua_lexer *l, token *t, fault *f) {
    int c = peek(l, 0);
    if (c == NO_BYTE) {
        t->kind = TOKEN_END;
        return 0;
    }
    if (is_letter(c)) {
        read_name(l, t);
        return 0;
    }
    if (is_digit(c) || (c == '.' && is_digit(peek(l, 1)))) return read_number(l, t, f);
    t->kind = TOKEN_STRING;
    if (c == '"' || c == '\'') return read_string(l, t, f);
    int level = c == '[' ? long_level(l) : -1;
    if (level >= 0) return read_long(l, level, t, f);
    return read_symbol(l, t, f);
}

int lua_lex_next(lua_lexer *l, token *t, fault *f) {
    for (;;) {
        skip_blanks(l);
        if (peek(l, 0) != '-' || peek(l, 1) != '-') break;
        int error = skip_comment(l, f);
        if (error != 0) return error;
    }
    *t = (token){ .line = l->line, .column = l->column };
    int error = read_token(l, t, f);
    t->last_line = l->line;
    return error;
}

void token_print(const token *t, char buffer[64]) {
    text words = head_of(t->words);
    if (t->kind == TOKEN_END) snprintf(buffer, 64, "the end of the file");
    else if (t->kind == TOKEN_STRING) snprintf(buffer, 64, "a string");
    else if (t->kind == TOKEN_INTEGER && words.len == 0) snprintf(buffer, 64, "a number");
    else snprintf(buffer, 64, "'%.*s'", TEXT_ARGS(words));
}
