/* unknown: what a finding lacked, named in words.
 *
 * The one sentence a referred candidate and the clerk get to read: which cell of
 * which line, which department, which day. It must say what to look for. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/unknown.h"

#include <stdio.h>
#include <string.h>

#include "ground/unicode.h"
#include "join/near.h"
#include "join/relations.h"
#include "load/why.h"

enum { SENTENCE = 600, NAME_WIDTH = 80 };

static text keep(view *v, arena *a, const char *words) {
    char *made = arena_bytes(a, words, strlen(words));
    if (made == NULL) v->no_memory = true;
    return text_of(made);
}

void unknown_say(view *v, arena *a, const char *english, const char *chinese,
                 text words[LANGUAGE_MAX]) {
    for (size_t i = 0; i < v->pack->language_count; i++)
        words[i] = keep(v, a, text_is(v->pack->languages[i], "zh") ? chinese : english);
}

static text source_name(const view *v, uint16_t source) {
    return v->pack->sources[source].name;
}

static text column_name(const view *v, uint16_t source, uint16_t where) {
    return v->pack->sources[source].columns[where].name;
}

/* "candidates.csv:17" */
static void put_place(const view *v, uint16_t source, uint32_t row, char *out, size_t size) {
    const table *t = &v->evidence->tables[source];
    if (row == NO_ROW) snprintf(out, size, "%.*s", TEXT_ARGS(source_name(v, source)));
    else snprintf(out, size, "%.*s:%u", TEXT_ARGS(table_file(t, row)), t->line[row]);
}

static void say_cell(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], en[SENTENCE], zh[SENTENCE];
    text name = column_name(v, m->source, m->column);
    text raw = text_trim(table_raw(&v->evidence->tables[m->source], m->row, m->column));
    put_place(v, m->source, m->row, place, sizeof place);
    if (raw.len > 80) raw = (text){ raw.at, 80 };
    while (raw.len > 0 && raw.len == 80 && ((unsigned char)raw.at[raw.len - 1] & 0x80) != 0)
        raw.len--;
    if (m->state == CELL_UNREADABLE) {
        char buffer[WHY_BYTES];
        text why = m->why != NULL ? text_of(m->why) : TEXT("not of its type");
        text chinese = why_chinese(why, buffer);
        snprintf(en, sizeof en, "%.*s '%.*s' cannot be read: %.*s (%s)", TEXT_ARGS(name),
                 TEXT_ARGS(raw), TEXT_ARGS(why), place);
        snprintf(zh, sizeof zh, "%.*s“%.*s”无法识别：%.*s（%s）", TEXT_ARGS(name), TEXT_ARGS(raw),
                 TEXT_ARGS(chinese), place);
    } else if (m->kind == MISSING_SILENT) {
        snprintf(en, sizeof en, "%.*s is blank and the rule says nothing of that (%s)",
                 TEXT_ARGS(name), place);
        snprintf(zh, sizeof zh, "%.*s为空，规则对此未作规定（%s）", TEXT_ARGS(name), place);
    } else if (m->state == CELL_NONE || m->state == CELL_OPEN) {
        snprintf(en, sizeof en, "%.*s is '%s' where the rule needs a value (%s)",
                 TEXT_ARGS(name), m->state == CELL_NONE ? "none" : "open", place);
        snprintf(zh, sizeof zh, "%.*s为“%s”，规则需要具体内容（%s）", TEXT_ARGS(name),
                 m->state == CELL_NONE ? "无" : "至今", place);
    } else {
        snprintf(en, sizeof en, "%.*s is blank (%s)", TEXT_ARGS(name), place);
        snprintf(zh, sizeof zh, "%.*s为空（%s）", TEXT_ARGS(name), place);
    }
    unknown_say(v, a, en, zh, words);
}

static void say_undecided(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], day_words[32], en[SENTENCE], zh[SENTENCE];
    if (m->source == NO_INDEX) {
        unknown_say(v, a, "the law leaves open whether this very day counts",
                    "该日是否计入，法律未作明确", words);
        return;
    }
    date_print(m->about, day_words);
    put_place(v, m->source, m->row, place, sizeof place);
    text name = column_name(v, m->source, m->column);
    snprintf(en, sizeof en, "%.*s %s leaves it open (%s)", TEXT_ARGS(name), day_words, place);
    snprintf(zh, sizeof zh, "%.*s%s尚不能确定（%s）", TEXT_ARGS(name), day_words, place);
    unknown_say(v, a, en, zh, words);
}

static void say_name(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], en[SENTENCE], zh[SENTENCE];
    if (m->source == NO_INDEX) {
        unknown_say(v, a,
                    "a name has a character that cannot be read: whether it is the same as the "
                    "other cannot be told",
                    "姓名中有无法识别的字，无法判断是否为同一姓名", words);
        return;
    }
    put_place(v, m->source, m->row, place, sizeof place);
    text name = column_name(v, m->source, m->column);
    text raw = unicode_cut(
        text_trim(table_raw(&v->evidence->tables[m->source], m->row, m->column)), NAME_WIDTH);
    snprintf(en, sizeof en,
             "%.*s '%.*s' has a character that cannot be read and may be the same name (%s)",
             TEXT_ARGS(name), TEXT_ARGS(raw), place);
    snprintf(zh, sizeof zh, "%.*s“%.*s”中有无法识别的字，可能是同一姓名（%s）", TEXT_ARGS(name),
             TEXT_ARGS(raw), place);
    unknown_say(v, a, en, zh, words);
}

static bool is_reply(const missing *m) {
    return m->searched == SEARCH_NO_REPLY || m->searched >= SEARCH_OVERDUE;
}

static text awaited(const view *v, const missing *m) {
    const source_decl *s = &v->pack->sources[m->source];
    if (is_reply(m) && s->expects_column != NO_INDEX && m->which != NO_INDEX)
        return s->columns[s->expects_column].values[m->which];
    return s->name;
}

/* ", asked on 2026-09-28, due on 2026-10-15"; the Chinese words. Empty: nobody says. */
static void put_asking(const reply *r, char *en, char *zh, size_t size) {
    char on[32], due[32];
    date_print(r->asked_on, on);
    date_print(r->due_on, due);
    bool has_on = r->asked_on.lo != DAY_NONE, has_due = r->due_on.lo != DAY_NONE;
    snprintf(en, size, "%s%s%s%s", has_on ? ", asked on " : "", has_on ? on : "",
             has_due ? ", due on " : "", has_due ? due : "");
    snprintf(zh, size, "%s%s%s%s%s", has_on ? "，" : "", has_on ? on : "",
             has_on ? "发函" : "", has_due ? "，限期" : "", has_due ? due : "");
}

/* Why an answer is not surely recent enough. */
static void put_age(const reply *r, char *en, char *zh, size_t size) {
    char on[32], judged[32];
    date_print(r->replied_on, on);
    date_print(r->check_day, judged);
    if (r->replied_on.lo == DAY_NONE) {
        snprintf(en, size, "does not say when it was given");
        snprintf(zh, size, "未载明日期");
    } else if (r->check_day.lo == DAY_NONE) {
        snprintf(en, size, "of %s: on which day it is judged is not known", on);
        snprintf(zh, size, "（%s）：审查日未知", on);
    } else {
        snprintf(en, size, "of %s is too old on %s", on, judged);
        snprintf(zh, size, "（%s）至%s已过有效期", on, judged);
    }
}

static void put_ahead(const reply *r, char *en, char *zh, size_t size) {
    char on[32], judged[32];
    date_print(r->replied_on, on);
    date_print(r->check_day, judged);
    snprintf(en, size, "is dated %s, after the day it is judged, %s", on, judged);
    snprintf(zh, size, "日期（%s）晚于审查日（%s）", on, judged);
}

/* "clear, replies.csv:3; adverse, replies.csv:4" */
static void put_both(const view *v, const missing *m, const reply *r, char *out, size_t size) {
    const table *t = &v->evidence->tables[m->source];
    uint16_t result = t->decl->replies.result;
    text one = text_trim(table_raw(t, r->row, result));
    text other = text_trim(table_raw(t, r->other, result));
    if (one.len > 40) one.len = 0;
    if (other.len > 40) other.len = 0;
    snprintf(out, size, "%.*s, %.*s:%u; %.*s, %.*s:%u", TEXT_ARGS(one),
             TEXT_ARGS(table_file(t, r->row)), t->line[r->row], TEXT_ARGS(other),
             TEXT_ARGS(table_file(t, r->other)), t->line[r->other]);
}

/* What a department has not answered, with the days that make it so. */
static void say_reply(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    static const struct { const char *en, *zh; } phrases[] = {
        [SEARCH_NO_REPLY] = { "%.*s: no reply from %.*s%s", "%.*s：%.*s未回复%s" },
        [SEARCH_OVERDUE] = { "%.*s: no reply from %.*s, and the deadline is past%s",
                             "%.*s：%.*s逾期未回复%s" },
        [SEARCH_WITHDRAWN] = { "%.*s: %.*s has withdrawn its reply and given no other%s",
                               "%.*s：%.*s已撤回意见，未另行回复%s" },
        [SEARCH_STALE] = { "%.*s: the reply of %.*s %s", "%.*s：%.*s的回复%s" },
        [SEARCH_DIFFER] = { "%.*s: two replies of %.*s differ (%s) and neither is surely the "
                            "later",
                            "%.*s：%.*s有两份不一致的回复（%s），无法判断先后" },
        [SEARCH_UNCLEAR] = { "%.*s: the reply of %.*s is unclear%s", "%.*s：%.*s意见不明确%s" },
        [SEARCH_BAD_REPLY] = { "%.*s: the reply of %.*s says nothing that can be read%s",
                               "%.*s：%.*s的回复内容空缺或无法识别%s" },
        [SEARCH_AHEAD] = { "%.*s: the reply of %.*s %s", "%.*s：%.*s的回复%s" },
    };
    char en[SENTENCE], zh[SENTENCE], tail[SENTENCE / 2] = "", tail_zh[SENTENCE / 2] = "";
    text name = source_name(v, m->source), who = awaited(v, m);
    reply r;
    evidence_reply(v->evidence, m->source, v->candidate, m->which, &r);
    if (m->searched == SEARCH_NO_REPLY || m->searched == SEARCH_OVERDUE)
        put_asking(&r, tail, tail_zh, sizeof tail);
    if (m->searched == SEARCH_DIFFER) put_both(v, m, &r, tail, sizeof tail);
    if (m->searched == SEARCH_DIFFER) put_both(v, m, &r, tail_zh, sizeof tail_zh);
    if (m->searched == SEARCH_STALE) put_age(&r, tail, tail_zh, sizeof tail);
    if (m->searched == SEARCH_AHEAD) put_ahead(&r, tail, tail_zh, sizeof tail);
    snprintf(en, sizeof en, phrases[m->searched].en, TEXT_ARGS(name), TEXT_ARGS(who), tail);
    snprintf(zh, sizeof zh, phrases[m->searched].zh, TEXT_ARGS(name), TEXT_ARGS(who), tail_zh);
    unknown_say(v, a, en, zh, words);
}

/* The first row that may be the candidate's. */
static text near_place(const view *v, uint16_t source, char *out, size_t size) {
    size_t count;
    const near_row *near = near_of(&v->evidence->sources[source], v->candidate, &count);
    put_place(v, source, count > 0 ? near->row : NO_ROW, out, size);
    return text_of(out);
}

/* The row about the candidate that cannot be read: the one that was met, else his first. */
static uint32_t unreadable_row(const view *v, const missing *m) {
    size_t count;
    if (m->row != NO_ROW) return m->row;
    const attached *rows = evidence_rows(v->evidence, m->source, v->candidate, &count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].flags & ATTACHED_UNREADABLE) return rows[i].row;
    return NO_ROW;
}

/* Does the row leave open whom it is about? Then the other may be whoever is judged with
 * him. */
static bool has_open_end(const view *v, uint16_t source, uint32_t row) {
    size_t here, there;
    if (!v->pack->sources[source].between || row == NO_ROW) return false;
    relations_end(&v->evidence->sources[source], row, 0, &here);
    relations_end(&v->evidence->sources[source], row, 1, &there);
    return here == 0 || there == 0;
}

static void say_unreadable(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], en[SENTENCE], zh[SENTENCE];
    uint32_t row = unreadable_row(v, m);
    put_place(v, m->source, row, place, sizeof place);
    if (has_open_end(v, m->source, row)) {
        snprintf(en, sizeof en, "%s does not say who is related to whom; it may be anybody of "
                 "this unit", place);
        snprintf(zh, sizeof zh, "%s未载明谁与谁有关系，可能涉及本单位任何人", place);
    } else {
        snprintf(en, sizeof en, "%.*s: a row about this person cannot be read (%s)",
                 TEXT_ARGS(source_name(v, m->source)), place);
        snprintf(zh, sizeof zh, "%.*s：有关此人的一行无法识别（%s）",
                 TEXT_ARGS(source_name(v, m->source)), place);
    }
    unknown_say(v, a, en, zh, words);
}

static void say_search(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], en[SENTENCE], zh[SENTENCE];
    text name = source_name(v, m->source), who = awaited(v, m), key = { "", 0 };
    bool by_key = m->searched == SEARCH_KEY_BLANK || m->searched == SEARCH_KEY_UNREADABLE;
    if (by_key)
        key = m->which == NO_INDEX ? TEXT("the key")
                                   : column_name(v, v->pack->candidates, m->which);
    static const struct { const char *en, *zh;
    } phrases[] = {
        [SEARCHED] = { "%.*s: searched%.*s", "%.*s：已查询%.*s" },
        [SEARCH_NOT_ASKED] = { "%.*s: not asked%.*s", "%.*s：未发函%.*s" },
        [SEARCH_NOT_COVERED] = { "%.*s: nobody says this person was searched%.*s",
                                 "%.*s：无人说明已查询此人%.*s" },
        [SEARCH_KEY_BLANK] = { "%.*s: not searched, %.*s is blank",
                               "%.*s：无法查询，%.*s为空" },
        [SEARCH_KEY_UNREADABLE] = { "%.*s: not searched, %.*s cannot be read",
                                    "%.*s：无法查询，%.*s无法识别" },
        [SEARCH_VOID] = { "%.*s: a row that cannot be read may be about anybody%.*s",
                          "%.*s：有一行无法识别，可能涉及任何人%.*s" },
        [SEARCH_NO_REPLY] = { "%.*s: no reply from %.*s", "%.*s：%.*s未回复" },
        [SEARCH_POSSIBLE] = { "%.*s: a row that may be theirs under another number: %.*s",
                              "%.*s：可能有他号下的记录：%.*s" },
    };
    text second = is_reply(m) ? who : key;
    if (is_reply(m) && evidence_has_replies(v->evidence, m->source)) {
        say_reply(v, m, a, words);
        return;
    }
    if (m->searched == SEARCH_UNREADABLE_ROW) {
        say_unreadable(v, m, a, words);
        return;
    }
    if (m->searched == SEARCH_POSSIBLE) second = near_place(v, m->source, place, sizeof place);
    snprintf(en, sizeof en, phrases[m->searched].en, TEXT_ARGS(name), TEXT_ARGS(second));
    snprintf(zh, sizeof zh, phrases[m->searched].zh, TEXT_ARGS(name), TEXT_ARGS(second));
    unknown_say(v, a, en, zh, words);
}

static void say_named(view *v, arena *a, const char *english, const char *chinese, text name,
                      text words[LANGUAGE_MAX]) {
    char en[SENTENCE], zh[SENTENCE];
    snprintf(en, sizeof en, english, TEXT_ARGS(name));
    snprintf(zh, sizeof zh, chinese, TEXT_ARGS(name));
    unknown_say(v, a, en, zh, words);
}

static void say_slate(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], en[SENTENCE], zh[SENTENCE];
    put_place(v, m->source, m->row, place, sizeof place);
    snprintf(en, sizeof en,
             "related to a candidate of whom it is not known where he stands (%s)", place);
    snprintf(zh, sizeof zh, "与一名参选单位不明的候选人有关系（%s）", place);
    unknown_say(v, a, en, zh, words);
}

static void say_list(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char en[SENTENCE], zh[SENTENCE];
    const table *t = &v->evidence->tables[m->source];
    const bad_row *bad = &t->bad_rows[m->row];
    const char *file = bad->file < t->input_count ? t->inputs[bad->file].name.at : "";
    snprintf(en, sizeof en, "the list of this unit is incomplete: %s:%u cannot be read", file,
             bad->line);
    snprintf(zh, sizeof zh, "本单位名单不完整：%s:%u无法识别", file, bad->line);
    unknown_say(v, a, en, zh, words);
}

static void say_twice(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    char place[300], en[SENTENCE], zh[SENTENCE];
    text name = source_name(v, m->source);
    put_place(v, m->source, m->row, place, sizeof place);
    snprintf(en, sizeof en,
             "%.*s: %s stands there more than once; whether for one event or for several "
             "cannot be told",
             TEXT_ARGS(name), place);
    snprintf(zh, sizeof zh, "%.*s：%s不止出现一次，无法判断是一件事还是几件事", TEXT_ARGS(name), place);
    unknown_say(v, a, en, zh, words);
}

text unknown_waits(const view *v, const missing *m) {
    if (m->kind == MISSING_SEARCH) return awaited(v, m);
    if (m->kind == MISSING_DAY) return TEXT("docket");
    return m->source != NO_INDEX ? source_name(v, m->source) : (text){ "", 0 };
}

void unknown_words(view *v, const missing *m, arena *a, text words[LANGUAGE_MAX]) {
    switch (m->kind) {
    case MISSING_CELL:
    case MISSING_SILENT: say_cell(v, m, a, words); break;
    case MISSING_DECIDED: say_undecided(v, m, a, words); break;
    case MISSING_NAME: say_name(v, m, a, words); break;
    case MISSING_LENGTH:
        unknown_say(v, a,
                    "a length in months and a length in days are too near to each other to say "
                    "which is longer",
                    "以月计的期间与以日计的期间相近，无法判断长短", words);
        break;
    case MISSING_SEARCH: say_search(v, m, a, words); break;
    case MISSING_DAY:
        say_named(v, a, "the day '%.*s' is not known for this candidate", "此人的“%.*s”未知",
                  v->pack->days[m->column].name, words);
        break;
    case MISSING_ONE:
        say_named(v, a, "no row in %.*s for this candidate", "%.*s中没有此人对应的一行",
                  source_name(v, m->source), words);
        break;
    case MISSING_ORDER:
        say_named(v, a, "%.*s: which row is the latest cannot be told", "%.*s：无法判断哪一条最新",
                  source_name(v, m->source), words);
        break;
    case MISSING_TWICE: say_twice(v, m, a, words); break;
    case MISSING_SLATE: say_slate(v, m, a, words); break;
    case MISSING_LIST: say_list(v, m, a, words); break;
    case MISSING_SUPPRESSION:
        say_named(
            v, a, "%.*s: whether a record may be used is not settled; its content is not shown",
            "%.*s：有一条记录能否使用尚未确定，内容不予显示", source_name(v, m->source), words);
        break;
    default:
        unknown_say(v, a, "it depends on whether a closely matched record is theirs",
                    "取决于一条近似匹配的记录是否属于此人", words);
    }
}
