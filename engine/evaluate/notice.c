/* notice: what does not fit together in a candidate's row becomes a warning of the engine's
 * own.
 *
 * A warning counts for nothing. It stands beside whatever the rules decided, so that the
 * decision and the doubt reach the same desk. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/notice.h"

#include <inttypes.h>
#include <stdio.h>

#include "evaluate/judge.h"
#include "evaluate/unknown.h"
#include "ground/unicode.h"
#include "join/remark.h"

enum { SENTENCE = 600, WRITTEN = 60 };

static void say_birth(const examiner *x, const table *t, const remark *r, char en[SENTENCE],
                      char zh[SENTENCE]) {
    static const char *const how[][2] = {
        [PREVAILS_NEITHER] = { "judged over both", "按两者分别判断" },
        [PREVAILS_ID] = { "the id holds", "以证件号码为准" },
        [PREVAILS_LISTED] = { "the listed date holds", "以名单登记为准" },
    };
    char born[32];
    const column_decl *c = &t->decl->columns[r->column], *id = &t->decl->columns[r->other];
    text raw = unicode_cut(cell_trim(table_raw(t, x->candidate, r->column)), WRITTEN);
    date_print(r->born, born);
    snprintf(en, SENTENCE, "%.*s %.*s is not the %s of %.*s: %s", TEXT_ARGS(c->name),
             TEXT_ARGS(raw), born, TEXT_ARGS(id->name), how[c->prevails][0]);
    snprintf(zh, SENTENCE, "%.*s%.*s与%.*s中的%s不一致：%s", TEXT_ARGS(c->name), TEXT_ARGS(raw),
             TEXT_ARGS(id->name), born, how[c->prevails][1]);
}

static void say_age(const table *t, const remark *r, char en[SENTENCE], char zh[SENTENCE]) {
    char on[32], age[48];
    const column_decl *c = &t->decl->columns[r->column], *birth = &t->decl->columns[r->other];
    date_print(r->on, on);
    if (r->least == r->most) snprintf(age, sizeof age, "%" PRId32, r->least);
    else snprintf(age, sizeof age, "%" PRId32 "-%" PRId32, r->least, r->most);
    snprintf(en, SENTENCE, "%.*s %" PRId64 ", but %s on %s by %.*s", TEXT_ARGS(c->name),
             r->stated, age, on, TEXT_ARGS(birth->name));
    snprintf(zh, SENTENCE, "%.*s为%" PRId64 "，按%.*s至%s应为%s", TEXT_ARGS(c->name), r->stated,
             TEXT_ARGS(birth->name), on, age);
}

void notice_add(examiner *x) {
    const table *t = &x->view.evidence->tables[x->pack->candidates];
    char en[SENTENCE], zh[SENTENCE];
    remark r;
    for (uint16_t at = 0; remark_next(x->view.evidence, x->candidate, at, &r);
         at = (uint16_t)(r.column + 1)) {
        cause cause = r.kind == REMARK_BIRTH ? CAUSE_BIRTH : CAUSE_AGE;
        reason *to = judge_add_reason(x, NO_INDEX, EFFECT_WARN, cause);
        if (r.kind == REMARK_BIRTH) say_birth(x, t, &r, en, zh);
        else say_age(t, &r, en, zh);
        unknown_say(&x->view, &x->into->words, en, zh, to->words);
    }
}
