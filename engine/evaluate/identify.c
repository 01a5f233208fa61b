/* identify: what the list and its sources say of who a candidate is.
 *
 * Before anybody is called guilty or clear: is it them? A record that may be theirs under
 * another number refers; a record of somebody else of the same name is noted, so that nobody
 * takes it for theirs later. The words name the line to look at and say what differs, and never
 * what the record says: it may be another person's. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "evaluate/identify.h"

#include <stdio.h>

#include "evaluate/unknown.h"
#include "join/near.h"

enum { NEAR_TOLD = 8 /* near rows of one source, each with a reason of its own */ };

static void put_place(const table *t, uint32_t row, char *out, size_t size) {
    text file = table_file(t, row);
    snprintf(out, size, "%.*s:%u", TEXT_ARGS(file), t->line[row]);
}

static reason *add(examiner *x, effect effect, cause cause, uint16_t source, uint32_t row,
                   const char *en, const char *zh) {
    reason *r = judge_add_reason(x, NO_INDEX, effect, cause);
    unknown_say(&x->view, &x->into->words, en, zh, r->words);
    r->source = source;
    r->row = row;
    r->waits = judge_keep_text(x, effect == EFFECT_REFER ? x->pack->sources[source].name
                                                         : (text){ "", 0 });
    return r;
}

/* ---- records that may be theirs ---------------------------------------------------------- */

static void say_near(examiner *x, uint16_t source, const near_row *n) {
    static const struct { const char *en, *zh;
    } how[] = {
        [NEAR_SAME] = { "%.*s is the same there and fails its check", "%.*s相同，但校验不符" },
        [NEAR_DIGITS] = { "the digits that are left of %.*s agree", "%.*s残存的数字一致" },
        [NEAR_ONE] = { "%.*s differs in 1 character", "%.*s有1个字符不同" },
        [NEAR_SWAPPED] = { "two neighbouring characters of %.*s are swapped",
                           "%.*s有两个相邻字符颠倒" },
        [NEAR_FEW] = { "same name, and the few digits that are left of %.*s agree",
                       "姓名相同，%.*s残存的数字一致" },
        [NEAR_MASKED] = { "what is not hidden of %.*s agrees", "%.*s未遮盖的部分一致" },
        [NEAR_NAME] = { "same %.*s, and no number that could be compared",
                        "%.*s相同，没有可供比对的证件号码" },
        [NEAR_PART] = { "part of %.*s, or its words in another order, and no number that could "
                        "be compared",
                        "%.*s部分相同或次序不同，没有可供比对的证件号码" },
        [NEAR_WITHIN] = { "%.*s holds this person's number among other words",
                          "%.*s中写有本人的号码及其他文字" },
        [NEAR_KEY] = { "%.*s looks like this one and is written otherwise",
                       "%.*s与本人的相似而写法不同" },
        [NEAR_MOVED] = { "%.*s holds this person's key, number or name: are two columns "
                         "swapped?",
                         "%.*s中写的是本人的编号、证件号码或姓名：是否有两列互换？" },
    };
    const table *t = &x->shared->evidence->tables[source];
    text column = n->column == NO_INDEX ? TEXT("name") : t->decl->columns[n->column].name;
    char place[300], likeness[400], en[800], zh[800];
    put_place(t, n->row, place, sizeof place);
    snprintf(likeness, sizeof likeness, how[n->how].en, TEXT_ARGS(column));
    snprintf(en, sizeof en, "possible record under another number: %s, %s", place, likeness);
    snprintf(likeness, sizeof likeness, how[n->how].zh, TEXT_ARGS(column));
    snprintf(zh, sizeof zh, "可能有他号下的记录：%s，%s", place, likeness);
    add(x, EFFECT_REFER, CAUSE_NEAR, source, n->row, en, zh);
}

static void say_near_rows(examiner *x, uint16_t source) {
    size_t count;
    const near_row *near =
        near_of(&x->shared->evidence->sources[source], x->candidate, &count);
    for (size_t i = 0; i < count && i < NEAR_TOLD; i++) say_near(x, source, &near[i]);
    if (count <= NEAR_TOLD) return;
    char en[200], zh[200];
    snprintf(en, sizeof en, "and %zu more rows that may be about this person",
             count - NEAR_TOLD);
    snprintf(zh, sizeof zh, "另有%zu行可能涉及此人", count - NEAR_TOLD);
    add(x, EFFECT_REFER, CAUSE_NEAR, source, near[NEAR_TOLD].row, en, zh);
}

/* ---- records of others of the same name -------------------------------------------------- */

static void say_namesakes(examiner *x, uint16_t source) {
    size_t count, others = 0;
    uint32_t first = NO_ROW;
    const evidence *e = x->shared->evidence;
    const attached *rows = evidence_namesakes(e, source, x->candidate, &count);
    char place[300], en[500], zh[500];
    for (size_t i = 0; i < count; i++) {
        if (rows[i].flags & ATTACHED_POSSIBLE) continue; /* told as near */
        if (others++ == 0) first = rows[i].row;
    }
    if (others == 0) return;
    put_place(&e->tables[source], first, place, sizeof place);
    if (others == 1) {
        snprintf(en, sizeof en, "%s is about somebody else of this name", place);
        snprintf(zh, sizeof zh, "%s涉及的是同名的另一人", place);
    } else {
        snprintf(en, sizeof en, "%s and %zu more rows are about others of this name", place,
                 others - 1);
        snprintf(zh, sizeof zh, "%s等%zu行涉及同名的其他人", place, others);
    }
    reason *r = add(x, EFFECT_WARN, CAUSE_NAMESAKE, source, first, en, zh);
    r->grade = GRADE_NEVER;
}

/* ---- other rows of the list ------------------------------------------------------------ */

static const struct {
    effect effect;
    cause cause;
    const char *en, *zh;      /* of the other row's place */
} persons[] = {
    [PERSON_TWO_PLACES] = { EFFECT_REFER, CAUSE_TWO_PLACES,
                            "the same person stands in another place too: %s",
                            "同一人还列入另一地：%s" },
    [PERSON_TWO_NAMES] = { EFFECT_REFER, CAUSE_TWO_NAMES,
                           "the same number stands under a wholly different name: %s",
                           "同一证件号码另有完全不同的姓名：%s" },
    [PERSON_MAYBE] = { EFFECT_REFER, CAUSE_MAYBE_SAME,
                       "possibly the same person as %s: one of the two has no usable number",
                       "可能与%s为同一人：其中一行没有可用的证件号码" },
    [PERSON_SPELLINGS] = { EFFECT_WARN, CAUSE_SPELLINGS,
                           "the same person as %s, under another spelling of the name; what is "
                           "on record of either counts for both",
                           "与%s为同一人，姓名写法不同；任一写法下的记录对两行均有效" },
    [PERSON_TWICE] = { EFFECT_WARN, CAUSE_TWICE, "the same person as %s", "与%s为同一人" },
    [PERSON_NAMESAKE] = { EFFECT_WARN, CAUSE_NAMESAKE,
                          "%s is another person of this name in the same place",
                          "%s是同一地的另一同名者" },
    [PERSON_MERGED] = { EFFECT_WARN, CAUSE_MERGED,
                        "stands twice: %s says the same and is counted once with this row",
                        "重复：%s内容相同，合并为一行" },
};

static void say_person(examiner *x, const person_note *n) {
    uint16_t list = x->pack->candidates;
    char place[300], more[320], en[800], zh[800];
    put_place(&x->shared->evidence->tables[list], n->other, place, sizeof place);
    snprintf(more, sizeof more, "%s", place);
    if (n->more > 0) snprintf(more, sizeof more, "%s (+%u)", place, n->more);
    snprintf(en, sizeof en, persons[n->kind].en, more);
    snprintf(zh, sizeof zh, persons[n->kind].zh, more);
    add(x, persons[n->kind].effect, persons[n->kind].cause, list, n->other, en, zh);
}

void identify_candidate(examiner *x) {
    const evidence *e = x->shared->evidence;
    size_t count;
    if ((e->same_key[x->candidate] & SAID_OF_IDENTITY) == 0) return;
    const person_note *notes = person_of(&e->persons, x->candidate, &count);
    for (size_t i = 0; i < count; i++) say_person(x, &notes[i]);
    for (uint16_t i = 0; i < x->pack->source_count; i++) {
        if (x->pack->sources[i].kind != SOURCE_EVIDENCE) continue;
        say_near_rows(x, i);
        say_namesakes(x, i);
    }
}
