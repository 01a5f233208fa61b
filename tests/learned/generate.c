/* generate: a random pack over all features of the rule language, and a random list for it.
 *
 *   generate FOLDER SEED COUNT     writes FOLDER/pack and FOLDER/docket with COUNT candidates
 *
 * For learned.sh: what is right does not matter here, only that learned read paths say the
 * same of everybody as plain Lua does. So rules are nonsense, but well-formed nonsense: every
 * kind of value, question and effect, nested as people nest them. Cells have few distinct
 * values, so that paths are walked often, and a rare one (9, "rare") on which rules object, so
 * that a path walked wrongly shows. Everything follows from SEED and COUNT: the same bytes
 * everywhere. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FACTS = 6, HELPERS = 4, UNITS = 7, DEEPEST = 3, LOCALS_MAX = 8 };

typedef struct maker {
    uint64_t state;
    FILE *out;
    char folder[3900];
    unsigned count;
    unsigned blanks, damaged, partial, rows;          /* per thousand */
    bool has_recs, has_notes, has_replies, has_stays; /* are asked at all */
} maker;

/* Where a piece of Lua stands: what it may name. */
typedef struct where {
    bool row;            /* r is there */
    bool candidate;      /* c is there */
    unsigned facts_from; /* facts from this number on may be asked; FACTS: none */
    unsigned dates, numbers, questions; /* locals d1.., n1.., q1.. */
    unsigned helpers;                   /* of this file that may be called */
    bool speaks;                        /* effects may be said */
} where;

/* ---- chance and writing ------------------------------------------------------------ */

static uint64_t draw(maker *m) {
    uint64_t x = m->state += 0x9e3779b97f4a7c15u;
    x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
    x = (x ^ x >> 27) * 0x94d049bb133111ebu;
    return x ^ x >> 31;
}

static unsigned below(maker *m, unsigned n) {
    return (unsigned)(draw(m) % n);
}

static bool once_in(maker *m, unsigned n) {
    return below(m, n) == 0;
}

static bool per_thousand(maker *m, unsigned n) {
    return below(m, 1000) < n;
}

#define ONE_OF(m, ...)                                                                         \
    ((const char *const[]){ __VA_ARGS__ })[below(                                              \
        m, sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))]

__attribute__((format(printf, 2, 3))) static void put(maker *m, const char *format, ...) {
    va_list list;
    va_start(list, format);
    vfprintf(m->out, format, list);
    va_end(list);
}

static void open_file(maker *m, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", m->folder, name);
    m->out = fopen(path, "w");
    if (m->out != NULL) return;
    perror(path);
    exit(1);
}

static void close_file(maker *m) {
    if (fclose(m->out) == 0) return;
    perror(m->folder);
    exit(1);
}

/* ---- dates, lengths, numbers ------------------------------------------------------------------ */

static const char *day_word(maker *m) {
    return ONE_OF(m, "2026-03-01", "2026-03-15", "2020-02-29", "2008-03-01", "2008-03-15",
                  "1990-06-30", "2024-01-31", "1961-12-31", "2026-02-28", "2001-01-01");
}

static void put_date(maker *m, where w, unsigned depth);

static void put_number(maker *m, where w) {
    switch (below(m, w.row ? 6 : 5)) {
    case 0: put(m, "c.n"); break;
    case 1: put(m, "c.m"); break;
    case 2: put(m, "c.unit.k"); break;
    case 3:
        if (w.numbers > 0) put(m, "n%u", 1 + below(m, w.numbers));
        else put(m, "c.n + %u", below(m, 3));
        break;
    case 4:
        put(m, "%s",
            ONE_OF(m, "param.least", "LEAST", "(c.n + c.m)", "(c.m - 1)", "c.n * 2",
                   "c.n // 2"));
        break;
    default: put(m, "r.num"); break;
    }
}

static void put_length(maker *m, where w) {
    const char *unit = ONE_OF(m, "years", "months", "days");
    switch (below(m, 10)) {
    case 0: put(m, "c.len"); break;
    case 1: put(m, "SPAN"); break;
    case 2: put(m, "%s(c.n)", unit); break;
    case 3: put(m, "(years(1) + %s(%u))", unit, below(m, 40)); break;
    case 4:
        if (w.row) {
            put(m, "r.term");
            break;
        }
        /* fall through */
    default: put(m, "%s(%u)", unit, below(m, 30)); break;
    }
}

static void put_date_place(maker *m, where w) {
    static const char *const places[] = { "c.birth_date", "c.d1",        "c.d2",
                                          "c.day.vote",   "c.day.check", "c.unit.since",
                                          "c.unit.ends",  "c.day.own",   "c.unit.birth_date" };
    if (w.dates > 0 && once_in(m, 4)) put(m, "d%u", 1 + below(m, w.dates));
    else if (w.row && once_in(m, 2)) put(m, "%s", ONE_OF(m, "r.on", "r.from", "r.to"));
    else
        put(m, "%s",
            places[below(m, sizeof places / sizeof *places - (once_in(m, 2) ? 0 : 2))]);
}

static void put_date(maker *m, where w, unsigned depth) {
    switch (below(m, depth == 0 ? 4 : 7)) {
    case 0: put(m, "LIMIT"); break;
    case 1: put(m, "date \"%s\"", day_word(m)); break;
    case 4:
    case 5:
        put(m, "(");
        put_date(m, w, depth - 1);
        put(m, " %s ", ONE_OF(m, "+", "-"));
        put_length(m, w);
        put(m, ")");
        break;
    case 6:
        if (once_in(m, 3)) {
            put(m, "%s(period { from = ", ONE_OF(m, "last_day", "free_from"));
            put_date(m, w, 0);
            put(m, ", %s = %u, first_day = \"%s\" })", ONE_OF(m, "years", "months", "days"),
                1 + below(m, 9), ONE_OF(m, "excluded", "counts", "disputed"));
            break;
        }
        /* fall through */
    default: put_date_place(m, w); break;
    }
}

/* ---- questions ------------------------------------------------------------ */

static void put_question(maker *m, where w, unsigned depth);

static const char *compares(maker *m) {
    return ONE_OF(m, "<", "<=", ">", ">=");
}

static void ask_codes(maker *m) {
    switch (below(m, 6)) {
    case 0:
        put(m, "is(c.a, \"%s\", \"%s\")", ONE_OF(m, "p", "q"), ONE_OF(m, "r", "rare"));
        break;
    case 1:
        put(m, "(c.a %s \"%s\")", ONE_OF(m, "==", "~="), ONE_OF(m, "p", "q", "r", "rare"));
        break;
    case 2: put(m, "is(c.b, \"%s\")", ONE_OF(m, "u", "v", "rare")); break;
    case 3: put(m, "is(c.yes, \"%s\")", ONE_OF(m, "yes", "no")); break;
    case 4: put(m, "is(c.unit.gate, \"%s\")", ONE_OF(m, "open", "shut")); break;
    default: put(m, "is(c.b, WORDS)"); break;
    }
}

static void ask_numbers(maker *m, where w) {
    put(m, "(");
    put_number(m, w);
    put(m, " %s ", ONE_OF(m, "<", "<=", ">", ">=", "==", "~="));
    if (once_in(m, 3)) put_number(m, w);
    else put(m, "%u", below(m, 5));
    put(m, ")");
}

/* A day of the pack by itself is no birth date: reached and age refuse it when the pack is loaded. */
static void put_birth(maker *m, where w, unsigned depth) {
    put(m, "(");
    put_date(m, w, depth);
    put(m, " + days(0))");
}

static void ask_years(maker *m, where w, unsigned depth) {
    if (once_in(m, 2)) {
        put(m, "reached(");
        if (once_in(m, 2)) put(m, "c.birth_date");
        else put_birth(m, w, depth);
        put(m, ", %s, ", ONE_OF(m, "18", "0", "c.n", "36", "param.least", "60"));
        put_date(m, w, depth);
        put(m, ")");
        return;
    }
    put(m, "(%s(", ONE_OF(m, "age", "elapsed"));
    if (once_in(m, 2)) put(m, "c.birth_date");
    else put_birth(m, w, depth);
    put(m, ", ");
    put_date(m, w, depth);
    put(m, ") %s %u)", compares(m), below(m, 40));
}

static void ask_period(maker *m, where w) {
    put(m, "within(");
    put_date(m, w, 1);
    put(m, ", period { from = ");
    put_date(m, w, 0);
    put(m, ", %s = %u, first_day = \"%s\" })", ONE_OF(m, "years", "months", "days"),
        1 + below(m, 20), ONE_OF(m, "excluded", "counts", "disputed"));
}

static void ask_given(maker *m, where w) {
    if (w.row && once_in(m, 2))
        put(m, "given(r, \"%s\")", ONE_OF(m, "on", "kind", "num", "to"));
    else if (once_in(m, 4)) put(m, "given(c.unit, \"%s\")", ONE_OF(m, "gate", "since", "k", "birth_date"));
    else
        put(m, "given(c, \"%s\")",
            ONE_OF(m, "a", "n", "d1", "d2", "birth_date", "note", "len", "w"));
}

static void ask_facts(maker *m, where w) {
    unsigned from = w.facts_from, span = FACTS - from;
    if (once_in(m, 2)) {
        put(m, "c.f%u", from + below(m, span));
        return;
    }
    put(m, "%s(c, { \"f%u\", \"f%u\" })", ONE_OF(m, "any_of", "all_of"), from + below(m, span),
        from + below(m, span));
}

static const char *evidence_word(maker *m) {
    const char *list[4];
    unsigned n = 0;
    if (m->has_recs) list[n++] = "recs";
    if (m->has_notes) list[n++] = "notes";
    if (m->has_replies) list[n++] = "replies";
    if (m->has_stays) list[n++] = "stays";
    return list[below(m, n)];
}

static void put_row_function(maker *m, where w, unsigned depth) {
    if (once_in(m, 5)) {
        put(m, "by_kind");
        return;
    }
    w.row = true;
    put(m, "function(r) return ");
    put_question(m, w, depth);
    put(m, " end");
}

static void ask_rows(maker *m, where w, unsigned depth) {
    const char *rows = evidence_word(m);
    switch (below(m, 9)) {
    case 0:
    case 1:
    case 2:
        put(m, "%s(c.%s, ", ONE_OF(m, "some", "none"), rows);
        put_row_function(m, w, depth);
        put(m, ")");
        break;
    case 3:
        put(m, "at_least(%u, c.%s, ", below(m, 3), rows);
        put_row_function(m, w, depth);
        put(m, ")");
        break;
    case 4: put(m, "(sum(c.%s, \"num\") > %u)", rows, below(m, 4)); break;
    case 5:
        put(m, "(sum(c.%s, function(r) return r.num + c.n end) > %u)", rows, below(m, 6));
        break;
    case 6: put(m, "(latest(c.%s, \"on\") == nil)", rows); break;
    case 7: put(m, "(#sorted(c.%s, \"on\") > %u)", rows, below(m, 3)); break;
    default:
        put(m, "unbroken(c.%s, ", rows);
        put_date(m, w, 1);
        put(m, ", ");
        put_date(m, w, 1);
        put(m, ", by_kind)");
        break;
    }
}

static void ask_rare_kinds(maker *m, where w) {
    switch (below(m, 7)) {
    case 0: put(m, "(c.w %s 1.5)", compares(m)); break;
    case 1: put(m, "same(c.note, c.name)"); break;
    case 2: put(m, "matches(c.note, \"^%s\")", ONE_OF(m, "n", "no", ".a")); break;
    case 3:
        put(m, "(c.len %s ", compares(m));
        put_length(m, w);
        put(m, ")");
        break;
    case 4: put(m, "(c.unit_id == \"U%u\")", below(m, UNITS)); break;
    case 5: put(m, "(param.word == \"%s\")", ONE_OF(m, "on", "off")); break;
    default: put(m, "(c.w == c.n)"); break;
    }
}

static void ask_row(maker *m, where w) {
    switch (below(m, 4)) {
    case 0: put(m, "is(r.kind, \"%s\")", ONE_OF(m, "x", "y", "rare")); break;
    case 1: put(m, "is(r.sealed, \"no\")"); break;
    case 2: put(m, "(r.num %s %u)", compares(m), below(m, 4)); break;
    default:
        put(m, "(r.on %s ", compares(m));
        put_date(m, w, 1);
        put(m, ")");
        break;
    }
}

static void put_leaf(maker *m, where w, unsigned depth) {
    if (w.row && (once_in(m, 2) || !w.candidate)) {
        ask_row(m, w);
        return;
    }
    switch (below(m, 16)) {
    case 0:
    case 1:
    case 2: ask_codes(m); break;
    case 3:
    case 4: ask_numbers(m, w); break;
    case 5:
    case 6:
    case 7:
        put(m, "(");
        put_date(m, w, 1 + depth / 2);
        put(m, " %s ", compares(m));
        put_date(m, w, 1 + depth / 2);
        put(m, ")");
        break;
    case 8: ask_years(m, w, 1); break;
    case 9: ask_given(m, w); break;
    case 10:
    case 11:
        if (w.facts_from < FACTS) ask_facts(m, w);
        else ask_codes(m);
        break;
    case 12:
        if (depth > 0 && !w.row) ask_rows(m, w, depth - 1);
        else ask_codes(m);
        break;
    case 13:
        if (w.questions > 0 && once_in(m, 2)) put(m, "q%u()", 1 + below(m, w.questions));
        else if (w.helpers > 0) put(m, "h%u(c, %u)", below(m, w.helpers), below(m, 5));
        else ask_numbers(m, w);
        break;
    case 14:
        if (once_in(m, 3)) ask_rare_kinds(m, w);
        else put(m, "param.strict");
        break;
    default:
        if (once_in(m, 2)) ask_period(m, w);
        else ask_codes(m);
        break;
    }
}

static void put_question(maker *m, where w, unsigned depth) {
    if (depth == 0 || once_in(m, 3)) {
        put_leaf(m, w, depth);
        return;
    }
    switch (below(m, 4)) {
    case 0:
        put(m, "not ");
        put_leaf(m, w, depth - 1);
        break;
    case 1: put_leaf(m, w, depth); break;
    default:
        put(m, "(");
        put_question(m, w, depth - 1);
        put(m, " %s ", ONE_OF(m, "and", "or"));
        put_question(m, w, depth - 1);
        put(m, ")");
        break;
    }
}

/* Seldom true, so that most are accepted. */
static void put_rare(maker *m, where w) {
    if (w.row && once_in(m, 2)) put(m, "is(r.kind, \"rare\")");
    else
        put(m, "%s",
            ONE_OF(m, "c.n == 9", "is(c.a, \"rare\")", "c.m == 9", "is(c.b, \"rare\")",
                   "c.unit.k == 9", "c.d2 < date \"1950-01-01\"",
                   "c.birth_date > date \"2015-01-01\""));
    if (once_in(m, 2)) return;
    put(m, " and ");
    put_question(m, w, 2);
}

/* ---- statements ------------------------------------------------------------ */

static void put_effect(maker *m, where w) {
    switch (below(m, 9)) {
    case 0:
    case 1: put(m, "reject(\"no\")"); break;
    case 2:
        put(m, "reject(\"until_then\", { eligible_from = ");
        put_date(m, w, 1);
        put(m, " })");
        break;
    case 3:
    case 4: put(m, "refer(\"look\")"); break;
    case 5: put(m, "hold(\"shut\")"); break;
    case 6: put(m, "warn(\"odd\")"); break;
    case 7: put(m, "task(\"write\", { to = \"unit\" })"); break;
    default: put(m, "pass(\"good\")"); break;
    }
}

static void put_block(maker *m, where *w, unsigned depth, unsigned indent);

static void put_if(maker *m, where *w, unsigned depth, unsigned indent) {
    put(m, "%*sif ", (int)indent, "");
    if (depth > 0 && once_in(m, 3)) {
        where inner = *w;
        put_question(m, *w, DEEPEST);
        put(m, " then\n");
        put_block(m, &inner, depth - 1, indent + 2);
        if (once_in(m, 2)) {
            inner = *w;
            put(m, "%*selse\n", (int)indent, "");
            put_block(m, &inner, depth - 1, indent + 2);
        }
        put(m, "%*send\n", (int)indent, "");
        return;
    }
    if (once_in(m, 3)) {
        put_question(m, *w, DEEPEST);
        put(m, " then return%s end\n", once_in(m, 3) ? " pass(\"early\")" : "");
        return;
    }
    put_rare(m, *w);
    put(m, " then ");
    put_effect(m, *w);
    put(m, " end\n");
}

static void put_loop(maker *m, where *w, unsigned indent) {
    put(m, "%*sfor _, v in %s do\n", (int)indent, "",
        ONE_OF(m, "ipairs { 1, 2, 9 }", "list { 0, 9 }", "ipairs(NUMBERS)"));
    put(m, "%*sif %s == v and ", (int)indent + 2, "", ONE_OF(m, "c.n", "c.m"));
    put_question(m, *w, 1);
    put(m, " then ");
    if (once_in(m, 3)) put(m, "return");
    else put_effect(m, *w);
    put(m, " end\n%*send\n", (int)indent, "");
}

static void put_each(maker *m, where *w, unsigned indent) {
    where inner = *w;
    bool some = once_in(m, 3);
    inner.row = true;
    put(m, "%*s%s(c.%s, function(r)\n%*sif ", (int)indent, "", some ? "if some" : "each",
        evidence_word(m), (int)indent + 2, "");
    put_rare(m, inner);
    put(m, " then ");
    put_effect(m, inner);
    put(m, " end\n%*s%send)", (int)indent, "", some ? "  return true " : "");
    put(m, "%s\n", some ? " then return end" : "");
}

/* What nobody may do, in a rule that most candidates never lead there: remember, burn the
 * budget, err. */
static void put_mischief(maker *m, where *w, unsigned indent) {
    put(m, "%*sif ", (int)indent, "");
    put_rare(m, *w);
    put(m, " then %s end\n",
        ONE_OF(m, "SEEN[c.id] = true",
               "for i, t in ipairs(HELD) do if i == c.n then t.x = 1 end end",
               "for i = 1, 100000 do local k = i end", "local t = {} return t.no.such",
               "years = c.n"));
}

static void put_statement(maker *m, where *w, unsigned depth, unsigned indent) {
    if (once_in(m, 150)) {
        put_mischief(m, w, indent);
        return;
    }
    switch (below(m, 9)) {
    case 0:
        if (w->dates == LOCALS_MAX) break;
        put(m, "%*slocal d%u = ", (int)indent, "", w->dates + 1);
        put_date(m, *w, 2);
        put(m, "\n");
        w->dates++;
        return;
    case 1:
        if (w->numbers == LOCALS_MAX) break;
        put(m, "%*slocal n%u = ", (int)indent, "", w->numbers + 1);
        put_number(m, *w);
        put(m, "\n");
        w->numbers++;
        return;
    case 2:
        if (w->questions == LOCALS_MAX) break;
        put(m, "%*slocal q%u = function() return ", (int)indent, "", w->questions + 1);
        put_question(m, *w, 1);
        put(m, " end\n");
        w->questions++;
        return;
    case 3:
        if (!w->row && depth > 0) {
            put_each(m, w, indent);
            return;
        }
        break;
    default: break;
    }
    put_if(m, w, depth, indent);
}

static void put_block(maker *m, where *w, unsigned depth, unsigned indent) {
    for (unsigned i = 1 + below(m, 3); i > 0; i--) put_statement(m, w, depth, indent);
}

/* ---- the pack ------------------------------------------------------------ */

static void put_evidence(maker *m, const char *name, const char *about) {
    put(m,
        "source \"%s\" { about = \"candidates\", %s\n"
        "  columns = { %s kind = { \"x\", \"y\", \"rare\" }, on = \"date\", num = \"integer\", "
        "from = \"date\",\n"
        "    to = \"date or open\", sealed = \"yes-no\", term = \"duration\"%s } }\n",
        name, about,
        strcmp(name, "recs") == 0 ? "pid = \"id\", name = \"name\"," : "id = \"id\",",
        strcmp(name, "replies") == 0 ? ", dept = { \"court\", \"police\" }" : "");
}

/* With `replies` the last: what is an answer then hangs on the candidate's own check day. */
static const char *about_replies(maker *m) {
    static const char *const kinds[] = {
        "by = \"id\", latest = { by = \"on\", per = { \"dept\" } },",
        "by = \"id\", expects = { dept = { \"court\" } },",
        "by = \"id\", expects = { dept = { \"court\" } }, latest = { by = \"on\", per = { "
        "\"dept\" } },\n"
        "  replies = { result = \"kind\", clear = { \"x\" }, adverse = { \"y\" }, unclear = { "
        "\"rare\" },\n"
        "    due_on = \"from\", check_day = \"vote\", valid_months = 300 },",
        "by = \"id\", expects = { dept = { \"court\", \"police\" } }, latest = { by = \"on\", "
        "per = { \"dept\" } },\n"
        "  replies = { result = \"kind\", clear = { \"x\", \"y\" }, withdrawn = { \"rare\" } },",
    };
    return kinds[below(m, 4)];
}

static void put_source(maker *m, unsigned which) {
    switch (which) {
    case 0:
        put(m, "source \"candidates\" { key = \"id\", columns = { id = \"id\", unit_id = "
               "\"id\", pid = \"id\", name = \"name\",\n"
               "  note = \"text\", a = { \"p\", \"q\", \"r\", \"rare\" }, b = { \"u\", \"v\", "
               "\"rare\" }, yes = \"yes-no\",\n"
               "  n = \"integer\", m = \"integer or none\", w = \"decimal\", birth_date = "
               "\"date\", d1 = \"date or open\",\n"
               "  d2 = \"date\", len = \"duration\", sect = { \"s\", \"t\" } } }\n");
        break;
    case 1:
        put(m, "source \"unit\" { one_by = \"unit_id\", columns = { unit_id = \"id\", gate = { "
               "\"open\", \"shut\" },\n"
               "  since = \"date\", ends = \"date or open\", k = \"integer\", birth_date = \"date\" } }\n");
        break;
    case 2:
        put_evidence(m, "recs",
                     "match = { sure = { { \"pid\", \"name\" } }, close = { { \"pid\" } }, "
                     "never = { { \"name\" } } },");
        break;
    case 3: put_evidence(m, "notes", "by = \"id\","); break;
    case 4: put_evidence(m, "replies", about_replies(m)); break;
    default: put_evidence(m, "stays", "by = \"id\","); break;
    }
}

static void write_pack(maker *m) {
    unsigned from = below(m, 5);
    open_file(m, "pack/pack.lua");
    put(m,
        "pack { id = \"learned\", version = \"1\", law_day = \"%s\", age_reached = \"%s\", "
        "no_such_day = \"%s\",\n"
        "  title = \"made by chance\"%s }\n",
        once_in(m, 6)   ? "check"
        : once_in(m, 6) ? "own"
                        : "vote",
        ONE_OF(m, "birthday", "eve", "day_after"),
        ONE_OF(m, "month_end", "next_day"),
        once_in(m, 2) ? ", policy_adopted_by = \"a plan\"" : "");
    put(m,
        "law \"L\" { title = \"Law\" }\n"
        "days { vote = { en = \"vote\", per = \"unit\" }, check = { en = \"check\" }, own = { "
        "en = \"own\", per = \"candidate\" } }\n"
        "params { least = %u, strict = %s, word = \"%s\" }\nstages { \"one\", \"two\" "
        "}\nforbid { \"sect\" }\n",
        below(m, 4), ONE_OF(m, "true", "false"), ONE_OF(m, "on", "off"));
    put_source(m, 0);
    for (unsigned i = 0; i < 5; i++) put_source(m, 1 + (from + i) % 5);
    close_file(m);
}

static void put_fact(maker *m, unsigned number) {
    where w = { .candidate = true, .facts_from = number + 1, .helpers = HELPERS };
    put(m, "fact \"f%u\" { title = \"fact %u\", test = function(c)\n", number, number);
    if (once_in(m, 3)) {
        put(m, "  if ");
        put_question(m, w, 1);
        put(m, " then return %s end\n", ONE_OF(m, "true", "false"));
    }
    put(m, "  return ");
    put_question(m, w, 2);
    put(m, "\nend }\n");
}

static void put_helper(maker *m, unsigned number) {
    where w = { .candidate = true, .facts_from = FACTS, .helpers = number };
    if (once_in(m, 3)) { /* a function that holds a value of its maker's */
        put(m, "local function make%u(k) return function(c, n) return c.n == k or n > k and ",
            number);
        put_question(m, w, 1);
        put(m, " end end\nlocal h%u = make%u(%u)\n", number, number, below(m, 4));
        return;
    }
    put(m, "local function h%u(c, k)\n  if c.n > k then return ", number);
    put_question(m, w, 1);
    put(m, " end\n  return ");
    put_question(m, w, 1);
    put(m, "\nend\n");
}

static void put_common(maker *m) {
    put(m,
        "local LIMIT = date \"%s\"\nlocal SPAN = %s(%u)\nlocal LEAST = %u\nlocal WORDS = { "
        "\"u\", \"rare\" }\n"
        "local NUMBERS, SEEN, HELD = { 0, 1, 9 }, {}, { {}, {} }\nlocal function by_kind(r) "
        "return is(r.kind, \"x\", \"rare\") end\n",
        day_word(m), ONE_OF(m, "years", "months", "days"), 1 + below(m, 30), below(m, 4));
    for (unsigned i = 0; i < HELPERS; i++) put_helper(m, i);
}

static void put_head(maker *m, unsigned number) {
    put(m,
        "rule \"R%u\" { title = \"rule %u\", severity = \"%s\", stage = \"%s\", cites = \"L "
        "art. %u\",\n",
        number, number,
        number == 0 ? "statute"
                    : ONE_OF(m, "statute", "statute", "statute", "regulation", "policy"),
        ONE_OF(m, "one", "two"), number);
    if (number > 0 && once_in(m, 4))
        put(m, "  in_force = { %s = \"2026-03-%02u\" },\n", ONE_OF(m, "from", "to"),
            1 + below(m, 16));
    put(m, "  reasons = { no = \"no: {c.birth_date} {c.a}\", until_then = \"until "
           "{day.vote}\", look = \"look {c.unit.gate}\",\n"
           "    shut = \"shut\", odd = \"odd {c.n}\", write = \"write to {c.name}\" },\n");
}

static void put_rule(maker *m, unsigned number) {
    where w = { .candidate = true, .helpers = HELPERS, .speaks = true };
    bool rows = once_in(m, 5);
    put_head(m, number);
    if (rows) {
        put(m, "  each = \"%s\",\n", evidence_word(m));
        w.row = true;
    }
    if (once_in(m, 3)) {
        put(m, "  applies = function(%s) return ", rows ? "r, c" : "c");
        put_question(m, w, 2);
        put(m, " end,\n");
    }
    /* a pack of a rule that says nothing is refused; `never` is not called */
    put(m, "  test = function(%s) local function never() refer(\"look\") end\n", rows ? "r, c" : "c");
    if (!rows && once_in(m, 6)) put_loop(m, &w, 4);
    put_block(m, &w, 2, 4);
    put(m, "  end }\n");
}

static void put_suppression(maker *m, unsigned number) {
    where w = { .candidate = true, .row = true, .facts_from = once_in(m, 3) ? 0 : FACTS };
    put(m,
        "suppress \"S%u\" { source = \"%s\", cites = \"L art. 9\", test = function(r, c) "
        "return ",
        number, evidence_word(m));
    if (once_in(m, 2)) put(m, "is(r.sealed, \"yes\")");
    else put_question(m, w, 1);
    put(m, " end }\n");
}

static void put_tally(maker *m, unsigned number) {
    where w = { .candidate = true, .helpers = HELPERS };
    put(m, "tally \"t%u\" { title = \"tally %u\", ", number, number);
    switch (below(m, 4)) {
    case 0:
        put(m, "bands = { 20, 40 }, value = function(c) return age(c.birth_date, c.day.vote) "
               "end }\n");
        return;
    case 1: put(m, "value = function(c) return c.sect end }\n"); return;
    case 2:
        put(m, "value = function(c) if c.f0 then return c.a end return c.sect end }\n");
        return;
    default:
        put(m, "value = function(c) return ");
        put_question(m, w, 2);
        put(m, " end }\n");
    }
}

static void write_rules(maker *m) {
    unsigned rules = 2 + below(m, 6), suppressions = below(m, 3), tallies = below(m, 3);
    open_file(m, "pack/rules.lua");
    put_common(m);
    for (unsigned i = 0; i < FACTS; i++) put_fact(m, i);
    for (unsigned i = 0; i < suppressions; i++) put_suppression(m, i);
    for (unsigned i = 0; i < rules; i++) put_rule(m, i);
    for (unsigned i = 0; i < tallies; i++) put_tally(m, i);
    close_file(m);
}

/* ---- the list ------------------------------------------------------------ */

static const char *cell_of(maker *m, const char *word, const char *damage) {
    if (per_thousand(m, m->blanks)) return "";
    if (per_thousand(m, m->damaged)) return damage;
    return word;
}

static const char *date_cell(maker *m, bool may_be_open) {
    if (may_be_open && once_in(m, 5)) return "open";
    if (per_thousand(m, m->partial))
        return cell_of(m, ONE_OF(m, "2008", "1990-06", "2026-03", "2026"), "soon");
    return cell_of(m, day_word(m), "2020-02-31");
}

static const char *birth_cell(maker *m) {
    if (once_in(m, 300)) return ONE_OF(m, "2016-05-05", "1850-01-01", "2031-01-01");
    if (per_thousand(m, m->partial)) return ONE_OF(m, "2008", "1990-06", "1961", "2008-02", "2007");
    return cell_of(m,
                   ONE_OF(m, "1990-06-30", "2008-03-01", "2008-03-15", "2008-02-29",
                          "1961-12-31", "1985-01-01"),
                   "?");
}

static const char *number_cell(maker *m) {
    if (once_in(m, 60)) return "9";
    if (once_in(m, 200)) /* numbers that two bytes take for others */
        return ONE_OF(m, "-1", "65280", "65535", "65536", "65537", "65545", "-65535", "4294967296");
    return cell_of(m, ONE_OF(m, "0", "1", "1", "2", "3"), "1.5.");
}

static void put_candidate(maker *m, unsigned i) {
    unsigned unit = once_in(m, 80) ? UNITS : below(m, UNITS);
    unsigned key = i > 0 && once_in(m, 200) ? i - 1 : i; /* two rows with one key */
    put(m, "C%u,U%u,P%u,name %u,%s,", key, unit, i, i % 977,
        cell_of(m, ONE_OF(m, "note", "nate", "na", "name 7"), ""));
    put(m, "%s,", once_in(m, 60) ? "rare" : cell_of(m, ONE_OF(m, "p", "q", "r"), "zz"));
    put(m, "%s,", once_in(m, 60) ? "rare" : cell_of(m, ONE_OF(m, "u", "v"), "zz"));
    put(m, "%s,%s,", cell_of(m, ONE_OF(m, "yes", "no"), "maybe"), number_cell(m));
    put(m, "%s,%s,%s,", once_in(m, 50) ? "none" : number_cell(m),
        cell_of(m, ONE_OF(m, "1", "1.0", "1.75", "2.5"), "x"), birth_cell(m));
    put(m, "%s,", date_cell(m, true));
    put(m, "%s,", once_in(m, 100) ? "1949-10-01" : date_cell(m, false));
    put(m, "%s,%s\n", cell_of(m, ONE_OF(m, "1y", "6m", "3y6m", "30d"), "long"),
        ONE_OF(m, "s", "t"));
}

static void write_candidates(maker *m) {
    open_file(m, "docket/candidates.csv");
    put(m, "id,unit_id,pid,name,note,a,b,yes,n,m,w,birth_date,d1,d2,len,sect\n");
    for (unsigned i = 0; i < m->count; i++) put_candidate(m, i);
    close_file(m);
}

static void write_units(maker *m) {
    open_file(m, "docket/unit.csv");
    put(m, "unit_id,gate,since,ends,k,birth_date\n");
    for (unsigned i = 0; i < UNITS; i++) {
        if (i == UNITS - 1 && once_in(m, 3)) continue; /* a unit of which nothing is known */
        put(m, "U%u,%s,%s,", i, cell_of(m, ONE_OF(m, "open", "shut"), "zz"),
            date_cell(m, false));
        put(m, "%s,%s,", date_cell(m, true), number_cell(m));
        put(m, "%s\n", once_in(m, 8) ? "1850-01-01" : birth_cell(m));
    }
    close_file(m);
    open_file(m, "docket/days.csv");
    put(m, "unit_id,vote\n");
    for (unsigned i = 0; i < UNITS; i++) {
        bool blank = i == UNITS - 2 && once_in(m, 3);
        put(m, "U%u,%s\n", i,
            blank ? "" : ONE_OF(m, "2026-03-01", "2026-03-15", "2026-03-01", "2026-02-28"));
    }
    close_file(m);
}

static void put_record(maker *m, bool by_person, bool replies, unsigned about) {
    if (by_person) /* another name: matched closely; another number: a namesake */
        put(m, "P%u,name %u,", once_in(m, 12) ? about + m->count : about,
            once_in(m, 4) ? about % 977 + 1 : about % 977);
    else put(m, "C%u,", about);
    put(m, "%s,", once_in(m, 20) ? "rare" : cell_of(m, ONE_OF(m, "x", "y"), "zz"));
    put(m, "%s,", date_cell(m, false));
    put(m, "%s,%s,", number_cell(m), date_cell(m, false));
    put(m, "%s,", date_cell(m, true));
    put(m, "%s,%s", cell_of(m, ONE_OF(m, "yes", "no"), "maybe"),
        cell_of(m, ONE_OF(m, "1y", "6m"), "long"));
    if (replies) put(m, ",%s", ONE_OF(m, "court", "police"));
    put(m, "\n");
}

static void write_evidence(maker *m, const char *name) {
    char file[64];
    bool by_person = strcmp(name, "recs") == 0, replies = strcmp(name, "replies") == 0;
    unsigned each = replies ? 900 : m->rows;
    snprintf(file, sizeof file, "docket/%s.csv", name);
    open_file(m, file);
    put(m, "%s,kind,on,num,from,to,sealed,term%s\n", by_person ? "pid,name" : "id",
        replies ? ",dept" : "");
    for (unsigned i = 0; i < m->count; i++)
        for (bool again = per_thousand(m, each); again; again = per_thousand(m, each / 3))
            put_record(m, by_person, replies, i);
    close_file(m);
}

static void put_covers(maker *m, const char *name, bool opens) {
    if (once_in(m, 25)) {
        put(m, "    %s = \"not asked\",\n", name);
        return;
    }
    put(m, "    %s = { file = \"%s.csv\"%s, ", name, name,
        opens ? ", columns = { to = { \"to\", open = { \"open\" } } }" : "");
    if (once_in(m, 4))
        put(m,
            "covers = { unit_id = { \"U0\", \"U1\", \"U2\", \"U3\" }, says = \"some\" } },\n");
    else if (!once_in(m, 20)) put(m, "covers = { everybody = true, says = \"letter\" } },\n");
    else put(m, "},\n");
}

static void write_docket(maker *m) {
    open_file(m, "docket/docket.lua");
    put(m,
        "docket {\n  title = \"chance\",\n"
        "  days = { vote = { file = \"days.csv\", by = \"unit_id\", column = \"vote\" }, check "
        "= \"2026-03-%02u\",\n"
        "    own = { column = \"d2\" } },\n",
        1 + below(m, 28));
    if (once_in(m, 3)) put(m, "  params = { least = %u },\n", below(m, 4));
    put(m, "  sources = {\n"
           "    candidates = { file = \"candidates.csv\", columns = { d1 = { \"d1\", open = { "
           "\"open\" } },\n"
           "      m = { \"m\", none = { \"none\" } } } },\n"
           "    unit = { file = \"unit.csv\", columns = { ends = { \"ends\", open = { \"open\" "
           "} } } },\n");
    put_covers(m, "recs", true);
    put_covers(m, "notes", true);
    put(m, "    replies = { file = \"replies.csv\", columns = { to = { \"to\", open = { "
           "\"open\" } } },\n"
           "      covers = { everybody = true, says = \"letter\" } },\n");
    put_covers(m, "stays", true);
    put(m, "  },\n}\n");
    close_file(m);
}

static void make_folder(maker *m, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", m->folder, name);
    mkdir(path, 0700); /* there already: the files will tell if it is not */
}

int main(int argc, char **argv) {
    if (argc != 4 || strlen(argv[1]) > 3000)
        return fprintf(stderr, "usage: generate FOLDER SEED COUNT\n"), 2;
    maker m = { .state = strtoull(argv[2], NULL, 10) * 0x2545f4914f6cdd1du,
                .count = (unsigned)strtoul(argv[3], NULL, 10) };
    static const unsigned some[] = { 0, 0, 3, 20, 80 };
    snprintf(m.folder, sizeof m.folder, "%s", argv[1]);
    make_folder(&m, "");
    make_folder(&m, "pack");
    make_folder(&m, "docket");
    m.blanks = some[below(&m, 5)];
    m.damaged = some[below(&m, 4)] / 2;
    m.partial = some[below(&m, 5)];
    m.rows = 20 + below(&m, 200);
    m.has_recs = !once_in(&m, 5);
    m.has_notes = !once_in(&m, 3);
    m.has_replies = once_in(&m, 4);
    m.has_stays = !(m.has_recs || m.has_notes) || once_in(&m, 3);
    write_pack(&m);
    write_rules(&m);
    write_candidates(&m);
    write_units(&m);
    static const char *const evidence[] = { "recs", "notes", "replies", "stays" };
    for (unsigned i = 0; i < 4; i++) write_evidence(&m, evidence[i]);
    write_docket(&m);
    return 0;
}
