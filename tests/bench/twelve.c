/* twelve: the twelve rules of tests/bench/pack, written by hand in C.
 *
 * What somebody would write who wants them fast and nothing else: columns and words known by
 * number, one look at whoever has nothing odd about him. What the Lua leaves to the engine is
 * written out: blanks and what cannot be read, partial dates, sealed records, records matched
 * closely, who was searched, near misses. Matching and coverage are the engine's own
 * (evidence_rows, evidence_searched), as they are for Lua. No words are made, no traces, and
 * it is not counted how each rule ended. Another pack than this one is refused. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/twelve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "join/near.h"

/* Rules and what they may say, in the order of the pack. */
enum { AGE_18, AGE_70, REGISTER, ELSEWHERE, IN_TIME, DECLARES, EXPELLED, CRIMINAL, RIGHTS, GANG,
       CULT, REPLIES, RULES };
static const char *const rule_ids[RULES] = { "AGE-18",  "AGE-70",   "REGISTER", "ELSEWHERE",
                                             "IN-TIME", "DECLARES", "EXPELLED", "CRIMINAL",
                                             "RIGHTS",  "GANG",     "CULT",     "REPLIES" };
enum { TOO_YOUNG, OLD, NO_ROUTE, REGISTERED, LATE, DECLARED, WAS_EXPELLED, PUNISHED, EXEMPTED,
       PENDING, DEPRIVED, GANGSTER, CULTIST, WEAK_KEY, STALE, UNCLEAR, NO_GROUND, SAYINGS };
static const struct {
    uint8_t rule, effect;
    const char *code;
} sayings[SAYINGS] = {
    [TOO_YOUNG] = { AGE_18, EFFECT_REJECT, "too_young" },
    [OLD] = { AGE_70, EFFECT_WARN, "old" },
    [NO_ROUTE] = { REGISTER, EFFECT_REJECT, "no_route" },
    [REGISTERED] = { ELSEWHERE, EFFECT_REJECT, "elsewhere" },
    [LATE] = { IN_TIME, EFFECT_REJECT, "late" },
    [DECLARED] = { DECLARES, EFFECT_REFER, "declared" },
    [WAS_EXPELLED] = { EXPELLED, EFFECT_REJECT, "expelled" },
    [PUNISHED] = { CRIMINAL, EFFECT_REJECT, "punished" },
    [EXEMPTED] = { CRIMINAL, EFFECT_REFER, "exempted" },
    [PENDING] = { CRIMINAL, EFFECT_REFER, "pending" },
    [DEPRIVED] = { RIGHTS, EFFECT_REJECT, "deprived" },
    [GANGSTER] = { GANG, EFFECT_REJECT, "concluded" },
    [CULTIST] = { CULT, EFFECT_REJECT, "concluded" },
    [WEAK_KEY] = { REPLIES, EFFECT_REFER, "weak_key" },
    [STALE] = { REPLIES, EFFECT_REFER, "stale" },
    [UNCLEAR] = { REPLIES, EFFECT_REFER, "unclear" },
    [NO_GROUND] = { REPLIES, EFFECT_REFER, "no_ground" },
};

/* Words of the columns, in the order of the pack; law_open checks that it is. */
enum { IS_YES };
enum { PARTY_EXPELLED = 1 };
enum { WAS_PUNISHED, WAS_EXEMPTED, IS_PENDING };
enum { BY_NAME = 1 };
enum { IS_ADVERSE = 1, IS_UNCLEAR };
enum { OF_GANG, OF_CULT, OF_EXPELLED, OF_OTHER };

/* Rows no rule sees, whatever is in them; near rows told of one source. */
enum { ASIDE = ATTACHED_HISTORY | ATTACHED_UNREADABLE | ATTACHED_NO_ANSWER, NEAR_TOLD = 8 };

typedef struct law {
    const evidence *e;
    uint16_t list, records, findings;    /* numbers of the sources */
    uint16_t rule[RULES], code[SAYINGS]; /* their numbers in the pack */
    const column *birth, *hukou, *lives, *elsewhere, *party, *applied;
    const column *disposal, *final_on, *quashed_on, *deprived, *back_on, *sealed;
    const column *replied_on, *keys, *result, *ground;
    span election, check, deadline;
    duration reply_age;
    day_policy policy;
    day born_first, born_last; /* of a living person, for all that is known */
    day last_18, last_70;      /* the last day to be born and be so old */
} law;

/* ---- what is said ------------------------------------------------------------ */

enum { FINDINGS_MAX = 1 << 28 };
static const span never = { DAY_NONE, DAY_NONE };

static void add(verdicts *to, finding f) {
    if (!grow((void **)&to->findings, &to->room, to->count, sizeof f, FINDINGS_MAX))
        to->no_memory = true;
    else to->findings[to->count++] = f;
}

/* The engine's own: rule NO_INDEX. */
static void add_own(verdicts *to, effect effect, cause cause, uint16_t source, uint32_t row) {
    add(to, (finding){ NO_INDEX, NO_INDEX, (uint8_t)effect, (uint8_t)cause, source, row, never });
}

static void say_until(const law *l, verdicts *to, int what, uint16_t source, uint32_t row,
                      span until) {
    add(to, (finding){ l->rule[sayings[what].rule], l->code[what], sayings[what].effect,
                       CAUSE_SAID, source, row, until });
}

static void say(const law *l, verdicts *to, int what) {
    say_until(l, to, what, NO_INDEX, NO_ROW, never);
}

/* Of a row about the candidate: one that is matched closely only cannot reject. */
static void say_of_until(const law *l, verdicts *to, int what, uint16_t source,
                         const attached *a, span until) {
    say_until(l, to, what, source, a->row, until);
    if (to->no_memory || sayings[what].effect != EFFECT_REJECT) return;
    if (a->grade != GRADE_CLOSE && (a->flags & ATTACHED_UNSETTLED) == 0) return;
    to->findings[to->count - 1].effect = EFFECT_REFER;
    to->findings[to->count - 1].cause = CAUSE_CLOSE;
}

static void say_of(const law *l, verdicts *to, int what, uint16_t source, const attached *a) {
    say_of_until(l, to, what, source, a, never);
}

static void unknown_of(const law *l, verdicts *to, int rule, uint16_t source, uint32_t row) {
    add(to, (finding){ l->rule[rule], NO_INDEX, EFFECT_REFER, CAUSE_UNKNOWN, source, row, never });
}

static void unknown(const law *l, verdicts *to, int rule) {
    unknown_of(l, to, rule, NO_INDEX, NO_ROW);
}

/* ---- cells ------------------------------------------------------------ */

static inline answer is(const column *c, uint32_t row, uint16_t word) {
    return c->state[row] != CELL_OK ? MAYBE : c->codes[row] == word ? YES : NO;
}

static inline bool has_date(const column *c, uint32_t row, span *out) {
    if (c->state[row] == CELL_OPEN) return *out = (span){ DAY_OPEN, DAY_OPEN }, true;
    return c->state[row] == CELL_OK && (*out = c->dates[row], true);
}

/* A date nobody living can be born on is as good as none. */
static inline bool has_birth(const law *l, uint32_t candidate, span *out) {
    return has_date(l->birth, candidate, out) && out->lo <= l->born_last &&
           out->hi >= l->born_first;
}

/* ---- rules over the candidate's own row ---------------------------------------- */

static void judge_age_of(const law *l, span birth, verdicts *to) {
    int32_t age;
    answer grown = years_reached(birth, 18, l->election, l->e->pack->age, l->policy);
    if (grown == NO)
        say_until(l, to, TOO_YOUNG, NO_INDEX, NO_ROW,
                  span_in_calendar(span_add(birth, (duration){ 18 * 12, 0 }, 1, l->policy)));
    else if (grown == MAYBE) unknown(l, to, AGE_18);
    if (!years_between(birth, l->election, l->policy, &age)) unknown(l, to, AGE_70);
    else if (age >= 70) say(l, to, OLD);
}

static inline void judge_age(const law *l, uint32_t candidate, verdicts *to) {
    span birth;
    if (!has_birth(l, candidate, &birth)) {
        unknown(l, to, AGE_18);
        unknown(l, to, AGE_70);
        return;
    }
    bool usual = birth.lo == birth.hi && birth.lo <= l->last_18 && birth.lo > l->last_70;
    if (!usual) judge_age_of(l, birth, to);
}

static inline void judge_own_row(const law *l, uint32_t candidate, verdicts *to) {
    span applied;
    judge_age(l, candidate, to);
    answer registered = is(l->hukou, candidate, IS_YES),
           resident = is(l->lives, candidate, IS_YES);
    if (registered != YES && resident != YES) {
        if (registered == NO && resident == NO) say(l, to, NO_ROUTE);
        else unknown(l, to, REGISTER);
    }
    answer elsewhere = is(l->elsewhere, candidate, IS_YES);
    if (elsewhere == YES) say(l, to, REGISTERED);
    else if (elsewhere == MAYBE) unknown(l, to, ELSEWHERE);
    answer late = MAYBE;
    if (has_date(l->applied, candidate, &applied)) late = span_before(l->deadline, applied);
    if (late == YES) say(l, to, LATE);
    else if (late == MAYBE) unknown(l, to, IN_TIME);
    answer declared = is(l->party, candidate, PARTY_EXPELLED);
    if (declared == YES) say(l, to, DECLARED);
    else if (declared == MAYBE) unknown(l, to, DECLARES);
}

/* ---- rules over criminal records ----------------------------------------------- */

/* Whether the record was sealed: then no rule sees it; where that is not known, none does either,
 * and what the source says of the candidate is open. */
static inline answer is_sealed(const law *l, const attached *a) {
    return is(l->sealed, a->row, IS_YES);
}

static bool is_seen(const law *l, const attached *a) {
    return (a->flags & ASIDE) == 0 && is_sealed(l, a) == NO;
}

static bool is_unsure(const law *l, const attached *rows, size_t n) {
    for (size_t i = 0; i < n; i++)
        if ((rows[i].flags & ASIDE) == 0 && is_sealed(l, &rows[i]) == MAYBE) return true;
    return false;
}

static void judge_criminal(const law *l, const attached *a, verdicts *to) {
    uint32_t row = a->row;
    span quashed, final;
    answer past = MAYBE;
    if (has_date(l->quashed_on, row, &quashed)) past = span_up_to(quashed, l->election);
    if (past == YES) return;
    if (past == MAYBE || l->disposal->state[row] != CELL_OK) {
        unknown_of(l, to, CRIMINAL, l->records, row);
        return;
    }
    switch (l->disposal->codes[row]) {
    case WAS_PUNISHED:
        past = has_date(l->final_on, row, &final) ? span_up_to(final, l->election) : MAYBE;
        if (past == MAYBE) unknown_of(l, to, CRIMINAL, l->records, row);
        else say_of(l, to, past == YES ? PUNISHED : PENDING, l->records, a);
        break;
    case WAS_EXEMPTED: say_of(l, to, EXEMPTED, l->records, a); break;
    case IS_PENDING: say_of(l, to, PENDING, l->records, a); break;
    default: break;
    }
}

static void judge_rights(const law *l, const attached *a, verdicts *to) {
    uint32_t row = a->row;
    span back = never;
    answer deprived = is(l->disposal, row, WAS_PUNISHED);
    if (deprived == YES) deprived = is(l->deprived, row, IS_YES);
    if (deprived == YES)
        deprived = has_date(l->back_on, row, &back) ? span_before(l->election, back) : MAYBE;
    if (deprived == YES) say_of_until(l, to, DEPRIVED, l->records, a, span_in_calendar(back));
    else if (deprived == MAYBE) unknown_of(l, to, RIGHTS, l->records, row);
}

static void judge_records(const law *l, const attached *rows, size_t n, bool known,
                          verdicts *to) {
    known = known && !is_unsure(l, rows, n);
    for (size_t i = 0; i < n; i++)
        if (is_seen(l, &rows[i])) judge_criminal(l, &rows[i], to);
    if (!known) unknown(l, to, CRIMINAL);
    for (size_t i = 0; i < n; i++)
        if (is_seen(l, &rows[i])) judge_rights(l, &rows[i], to);
    if (!known) unknown(l, to, RIGHTS);
}

/* ---- rules over findings of departments ---------------------------------------- */

/* Findings are matched by the key and nothing else, so that none of them is close. */
static void judge_expelled(const law *l, const attached *rows, size_t n, bool known,
                           verdicts *to) {
    uint32_t yes = NO_ROW;
    bool open = !known;
    for (size_t i = 0; i < n; i++) {
        if (rows[i].flags & ASIDE) continue;
        answer a = is(l->ground, rows[i].row, OF_EXPELLED);
        if (a == YES) a = is(l->result, rows[i].row, IS_ADVERSE);
        if (a == YES) yes = rows[i].row;
        open |= a == MAYBE;
    }
    if (yes != NO_ROW)
        say_until(l, to, WAS_EXPELLED, l->findings, yes, never);
    else if (open) unknown(l, to, EXPELLED);
}

static void judge_concluded(const law *l, const attached *a, int rule, verdicts *to) {
    answer concluded = is(l->ground, a->row, rule == GANG ? OF_GANG : OF_CULT);
    if (concluded == YES) concluded = is(l->result, a->row, IS_ADVERSE);
    if (concluded == YES) say_of(l, to, rule == GANG ? GANGSTER : CULTIST, l->findings, a);
    else if (concluded == MAYBE) unknown_of(l, to, rule, l->findings, a->row);
}

/* What is said before the rule meets something unknown stands. */
static void judge_reply(const law *l, const attached *a, verdicts *to) {
    uint32_t row = a->row;
    span replied;
    answer weak = is(l->keys, row, BY_NAME), stale = MAYBE;
    if (weak == YES) say_of(l, to, WEAK_KEY, l->findings, a);
    if (weak != MAYBE && has_date(l->replied_on, row, &replied))
        stale = span_before(span_add(replied, l->reply_age, 1, l->policy), l->check);
    if (stale == YES) say_of(l, to, STALE, l->findings, a);
    answer unclear = stale != MAYBE ? is(l->result, row, IS_UNCLEAR) : MAYBE;
    if (unclear == YES) say_of(l, to, UNCLEAR, l->findings, a);
    if (unclear == MAYBE) {
        unknown_of(l, to, REPLIES, l->findings, row);
    } else if (is(l->result, row, IS_ADVERSE) == YES) {
        answer other = is(l->ground, row, OF_OTHER);
        if (other == YES) say_of(l, to, NO_GROUND, l->findings, a);
        else if (other == MAYBE) unknown_of(l, to, REPLIES, l->findings, row);
    }
}

static void judge_findings(const law *l, const attached *rows, size_t n, bool known,
                           verdicts *to) {
    for (int rule = GANG; rule <= CULT; rule++) {
        for (size_t i = 0; i < n; i++)
            if ((rows[i].flags & ASIDE) == 0) judge_concluded(l, &rows[i], rule, to);
        if (!known) unknown(l, to, rule);
    }
    for (size_t i = 0; i < n; i++)
        if ((rows[i].flags & ASIDE) == 0) judge_reply(l, &rows[i], to);
    if (!known) unknown(l, to, REPLIES);
}

/* In the order of the pack. Of nearly everybody there is no row, and somebody says so. */
static inline void judge_rows(const law *l, uint32_t candidate, verdicts *to) {
    size_t n, m;
    const attached *findings = evidence_rows(l->e, l->findings, candidate, &n);
    const attached *records = evidence_rows(l->e, l->records, candidate, &m);
    bool asked = evidence_searched(l->e, l->findings, candidate, NULL) == SEARCHED;
    bool searched = evidence_searched(l->e, l->records, candidate, NULL) == SEARCHED;
    bool about_findings = n > 0 || !asked;
    if (about_findings) judge_expelled(l, findings, n, asked, to);
    if (m > 0 || !searched) judge_records(l, records, m, searched, to);
    if (about_findings) judge_findings(l, findings, n, asked, to);
}

/* ---- who it is ------------------------------------------------------------ */

/* What the join found, told as the engine tells it (evaluate/identify), without the words. */
static void say_source_identity(const law *l, uint16_t source, uint32_t candidate,
                                verdicts *to) {
    size_t count;
    uint32_t other = NO_ROW;
    const near_row *near = near_of(&l->e->sources[source], candidate, &count);
    for (size_t i = 0; i < count && i <= NEAR_TOLD; i++)
        add_own(to, EFFECT_REFER, CAUSE_NEAR, source, near[i].row);
    const attached *same = evidence_namesakes(l->e, source, candidate, &count);
    for (size_t i = count; i-- > 0;)
        if ((same[i].flags & ATTACHED_POSSIBLE) == 0) other = same[i].row;
    if (other != NO_ROW) add_own(to, EFFECT_WARN, CAUSE_NAMESAKE, source, other);
}

static void say_identity(const law *l, uint32_t candidate, verdicts *to) {
    static const struct {
        uint8_t effect, cause;
    } of[] = {
        [PERSON_TWO_PLACES] = { EFFECT_REFER, CAUSE_TWO_PLACES },
        [PERSON_TWO_NAMES] = { EFFECT_REFER, CAUSE_TWO_NAMES },
        [PERSON_MAYBE] = { EFFECT_REFER, CAUSE_MAYBE_SAME },
        [PERSON_SPELLINGS] = { EFFECT_WARN, CAUSE_SPELLINGS },
        [PERSON_TWICE] = { EFFECT_WARN, CAUSE_TWICE },
        [PERSON_NAMESAKE] = { EFFECT_WARN, CAUSE_NAMESAKE },
        [PERSON_MERGED] = { EFFECT_WARN, CAUSE_MERGED },
    };
    uint8_t about = l->e->same_key[candidate];
    if (about & SAID_OF_IDENTITY) {
        size_t count;
        const person_note *notes = person_of(&l->e->persons, candidate, &count);
        for (size_t i = 0; i < count; i++)
            add_own(to, of[notes[i].kind].effect, of[notes[i].kind].cause, l->list,
                    notes[i].other);
        for (uint16_t s = 0; s < l->e->pack->source_count; s++)
            if (l->e->pack->sources[s].kind == SOURCE_EVIDENCE)
                say_source_identity(l, s, candidate, to);
    }
    if (about & SAME_KEY) add_own(to, EFFECT_REFER, CAUSE_SAME_KEY, NO_INDEX, NO_ROW);
}

/* ---- everybody ------------------------------------------------------------ */

static decision decide(const verdicts *v, size_t first) {
    decision worst = ACCEPT;
    for (size_t i = first; i < v->count; i++) {
        uint8_t effect = v->findings[i].effect;
        decision d = effect == EFFECT_REJECT ? REJECT : effect >= EFFECT_REFER ? REFER : ACCEPT;
        if (d > worst) worst = d;
    }
    return worst;
}

/* Whom no rule keeps has passed AGE-18, a statute: the engine need not ask for one. */
static int judge_all(const law *l, verdicts *to, fault *f) {
    uint32_t n = (uint32_t)l->e->candidates;
    *to = (verdicts){ .decision = malloc((size_t)n + 1),
                      .first = malloc(((size_t)n + 1) * sizeof *to->first) };
    if (to->decision == NULL || to->first == NULL) return fault_memory(f);
    for (uint32_t i = 0; i < n; i++) {
        to->first[i] = (uint32_t)to->count;
        to->decision[i] = DECISION_NONE;
        if (!evidence_is_candidate(l->e, i)) continue;
        judge_own_row(l, i, to);
        judge_rows(l, i, to);
        if (l->e->same_key[i] != 0) say_identity(l, i, to);
        to->decision[i] = (uint8_t)decide(to, to->first[i]);
    }
    to->first[n] = (uint32_t)to->count;
    return to->no_memory ? fault_memory(f) : 0;
}

void verdicts_clear(verdicts *v) {
    free(v->decision);
    free(v->first);
    free(v->findings);
    *v = (verdicts){ 0 };
}

/* ---- the pack, looked up once ------------------------------------------------------------ */

static int refuse(fault *f, const char *what, const char *name) {
    return fault_plain(f, FAULT_PACK,
                       "the C knows the pack of the bench, and of this one not the %s %s", what,
                       name);
}

/* A column by its name, and that its words are those the C knows. */
static const column *find_column(const law *l, uint16_t source, const char *name,
                                 const char *words, fault *f) {
    const source_decl *s = &l->e->pack->sources[source];
    char all[200] = "";
    uint16_t at = source_find_column(s, text_of(name));
    if (at == NO_INDEX) return refuse(f, "column", name), NULL;
    const column *c = &l->e->tables[source].columns[at];
    for (size_t i = 0; i < c->decl->value_count; i++)
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", i > 0 ? " " : "",
                 c->decl->values[i].at);
    column_type type = words == NULL ? TYPE_DATE : TYPE_CODE;
    if (c->decl->type != type || (words != NULL && strcmp(all, words) != 0))
        refuse(f, "words of column", name);
    return c;
}

static int find_columns(law *l, fault *f) {
    const struct {
        const column **to;
        uint16_t source;
        const char *name, *words;
    } all[] = {
        { &l->birth, l->list, "birth_date", NULL },
        { &l->hukou, l->list, "hukou_here", "yes no" },
        { &l->lives, l->list, "lives_here", "yes no" },
        { &l->elsewhere, l->list, "registered_elsewhere", "yes no" },
        { &l->party, l->list, "party_state", "member expelled none" },
        { &l->applied, l->list, "applied_on", NULL },
        { &l->disposal, l->records, "disposal",
          "punished exempted pending acquitted not_prosecuted" },
        { &l->final_on, l->records, "final_on", NULL },
        { &l->quashed_on, l->records, "quashed_on", NULL },
        { &l->deprived, l->records, "deprived", "yes no" },
        { &l->back_on, l->records, "rights_back_on", NULL },
        { &l->sealed, l->records, "sealed", "yes no" },
        { &l->replied_on, l->findings, "replied_on", NULL },
        { &l->keys, l->findings, "keys", "id name" },
        { &l->result, l->findings, "result", "clear adverse unclear" },
        { &l->ground, l->findings, "ground", "gang cult expelled other" },
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i].to = find_column(l, all[i].source, all[i].name, all[i].words, f);
    return f->code;
}

static int find_rules(law *l, fault *f) {
    const pack *p = l->e->pack;
    if (p->rule_count != RULES || p->suppress_count != 1 || p->left_out > 0)
        refuse(f, "number of", "rules");
    for (size_t i = 0; i < RULES; i++) {
        l->rule[i] = pack_find_rule(p, text_of(rule_ids[i]));
        if (l->rule[i] == NO_INDEX) return refuse(f, "rule", rule_ids[i]);
        const rule_decl *r = &p->rules[l->rule[i]];
        if (l->rule[i] != i || r->from != DAY_NONE || r->to != DAY_OPEN)
            refuse(f, "rule", rule_ids[i]);
    }
    for (size_t i = 0; i < SAYINGS; i++) {
        l->code[i] =
            rule_find_reason(&p->rules[l->rule[sayings[i].rule]], text_of(sayings[i].code));
        if (l->code[i] == NO_INDEX) return refuse(f, "reason", sayings[i].code);
    }
    return f->code;
}

static int find_day(const law *l, const char *name, span *out, fault *f) {
    uint16_t at = pack_find_day(l->e->pack, text_of(name));
    if (at == NO_INDEX || !l->e->docket->days[at].constant) return refuse(f, "day", name);
    *out = l->e->docket->days[at].value;
    return 0;
}

/* The last day to be born on and be n years old by then. */
static day last_born(const law *l, int32_t n) {
    day on = l->election.lo, d = day_add(on, (duration){ n * 12, 0 }, -1, l->policy) + 3;
    while (years_reached((span){ d, d }, n, l->election, l->e->pack->age, l->policy) != YES)
        d--;
    return d;
}

/* The days on which somebody can be born who is of a plausible age by the day of the vote. */
static void find_births(law *l) {
    const pack *p = l->e->pack;
    duration least = { p->plausible_lo * 12, 0 }, too_much = { (p->plausible_hi + 1) * 12, 0 };
    day on = l->election.lo;
    l->born_last = day_add(on, least, -1, l->policy) + 3;
    while (day_add(l->born_last, least, 1, l->policy) > on) l->born_last--;
    l->born_first = day_add(on, too_much, -1, l->policy) - 3;
    while (day_add(l->born_first, too_much, 1, l->policy) <= on) l->born_first++;
    l->last_18 = last_born(l, 18);
    l->last_70 = last_born(l, 70);
}

/* Everything the C has to know of this pack and docket before the first candidate. */
static int law_open(law *l, const prepared *p, fault *f) {
    uint16_t months = pack_find_param(&p->pack, TEXT("reply_months"));
    *l = (law){ .e = &p->evidence, .list = p->pack.candidates, .policy = p->pack.no_such_day };
    l->records = pack_find_source(&p->pack, TEXT("criminal_records"));
    l->findings = pack_find_source(&p->pack, TEXT("findings"));
    if (l->records == NO_INDEX || l->findings == NO_INDEX)
        return refuse(f, "source", "of evidence");
    if (months == NO_INDEX) return refuse(f, "parameter", "reply_months");
    if (p->docket.rulings.decl != NULL) return refuse(f, "docket's", "rulings");
    if (p->pack.age != AGE_BIRTHDAY) return refuse(f, "way to count", "ages");
    if (p->pack.law_day != pack_find_day(&p->pack, TEXT("election_day")))
        return refuse(f, "day of the law", "election_day");
    l->reply_age = (duration){ (int32_t)p->params[months].integer, 0 };
    if (find_rules(l, f) != 0 || find_columns(l, f) != 0 ||
        find_day(l, "election_day", &l->election, f) != 0 ||
        find_day(l, "check_day", &l->check, f) != 0 ||
        find_day(l, "deadline", &l->deadline, f) != 0)
        return f->code;
    if (!span_whole(l->election)) return refuse(f, "whole day", "election_day");
    find_births(l);
    return 0;
}

int twelve_judge(verdicts *to, const prepared *p, fault *f) {
    law law;
    *to = (verdicts){ 0 };
    int status = law_open(&law, p, f);
    return status == 0 ? judge_all(&law, to, f) : status;
}
