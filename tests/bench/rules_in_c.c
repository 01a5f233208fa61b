/* rules_in_c: the bench's list judged by Lua and by the same rules in C.
 *
 *   rules_in_c PACK DOCKET lua|c      prints wall and processor nanoseconds of judging that way
 *
 * Pack and docket are prepared as `vet run` prepares them. Then everybody is judged twice: by
 * decide_judge, as the product does with decisions only, and by the C of twelve.c, over the
 * same typed columns and the same rows about each candidate. Decisions and reasons must be the
 * same, one by one: rule, code, effect, cause, the row they rest on, from when somebody may
 * stand. Words are not compared. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bench/twelve.h"
#include "desk/say.h"

/* ---- both the same ------------------------------------------------------------ */

enum { SHOWN = 10 };

static bool is_same(const finding *f, const reason *r) {
    return f->rule == r->rule && f->code == r->code && f->effect == r->effect &&
           f->cause == r->cause && f->source == r->source && f->row == r->row &&
           f->eligible_from.lo == r->eligible_from.lo &&
           f->eligible_from.hi == r->eligible_from.hi;
}

static void show(const char *who, uint16_t rule, uint16_t code, uint8_t effect, uint8_t cause,
                 uint16_t source, uint32_t row) {
    fprintf(stderr, "  %s: rule %d code %d effect %d cause %d source %d row %" PRId64 "\n", who,
            rule == NO_INDEX ? -1 : rule, code == NO_INDEX ? -1 : code, effect, cause,
            source == NO_INDEX ? -1 : source, row == NO_ROW ? -1 : (int64_t)row);
}

static bool compare_one(const outcome_set *o, const verdicts *v, uint32_t candidate,
                        bool shown) {
    size_t n, m = v->first[candidate + 1] - v->first[candidate];
    const reason *reasons = outcome_reasons(o, candidate, &n);
    const finding *found = v->findings + v->first[candidate];
    uint8_t decided = outcome_result(o, candidate)->decision;
    bool same = n == m && decided == v->decision[candidate];
    for (size_t i = 0; i < n && same; i++) same = is_same(&found[i], &reasons[i]);
    if (same || !shown) return same;
    fprintf(stderr, "rules_in_c: row %" PRIu32 " of the list: decision %d by Lua, %d by C\n",
            candidate, decided, v->decision[candidate]);
    for (size_t i = 0; i < n; i++)
        show("Lua", reasons[i].rule, reasons[i].code, reasons[i].effect, reasons[i].cause,
             reasons[i].source, reasons[i].row);
    for (size_t i = 0; i < m; i++)
        show("C  ", found[i].rule, found[i].code, found[i].effect, found[i].cause,
             found[i].source, found[i].row);
    return false;
}

/* How often each cause was given tells what was compared at all. */
static int compare(const outcome_set *o, const verdicts *v, fault *f) {
    uint64_t decided[REJECT + 1] = { 0 }, causes[CAUSE_OTHER + 1] = { 0 }, differ = 0;
    for (uint32_t i = 0; i < o->evidence->candidates; i++) {
        differ += !compare_one(o, v, i, differ < SHOWN);
        decided[v->decision[i]]++;
    }
    if (differ > 0)
        return fault_plain(f, FAULT_DATA, "%" PRIu64 " candidates are judged otherwise",
                           differ);
    for (size_t i = 0; i < v->count; i++) causes[v->findings[i].cause]++;
    fprintf(stderr,
            "the same by Lua and by C: accept %" PRIu64 ", refer %" PRIu64 ", reject %" PRIu64
            "; %zu reasons: said %" PRIu64 ", unknown %" PRIu64 ", matched closely %" PRIu64
            ", near %" PRIu64 ", same key %" PRIu64 "\n",
            decided[ACCEPT], decided[REFER], decided[REJECT], v->count, causes[CAUSE_SAID],
            causes[CAUSE_UNKNOWN], causes[CAUSE_CLOSE], causes[CAUSE_NEAR],
            causes[CAUSE_SAME_KEY]);
    return 0;
}

/* ---- both ways ------------------------------------------------------------ */

typedef struct moment { int64_t wall, busy; } moment;

static int64_t read_clock(clockid_t which) {
    struct timespec t;
    clock_gettime(which, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static moment now(void) {
    return (moment){ read_clock(CLOCK_MONOTONIC), read_clock(CLOCK_PROCESS_CPUTIME_ID) };
}

static int judge_in_lua(outcome_set *to, const prepared *p, fault *f) {
    crew_terms terms = {
        .evidence = &p->evidence, .params = p->params, .workers = 1, .decisions_only = true
    };
    return decide_judge(to, &terms, f);
}

/* Only the way that comes first is timed: it finds memory and caches as the join left them. */
static int judge_twice(const prepared *p, bool lua_first, fault *f) {
    outcome_set outcomes = { 0 };
    verdicts verdicts = { 0 };
    moment start = now();
    int status = lua_first ? judge_in_lua(&outcomes, p, f) : twelve_judge(&verdicts, p, f);
    moment end = now();
    if (status == 0)
        status = lua_first ? twelve_judge(&verdicts, p, f) : judge_in_lua(&outcomes, p, f);
    if (status == 0) status = compare(&outcomes, &verdicts, f);
    if (status == 0)
        printf("%" PRId64 " %" PRId64 "\n", end.wall - start.wall, end.busy - start.busy);
    verdicts_clear(&verdicts);
    outcome_clear(&outcomes);
    return status;
}

int main(int argc, char **argv) {
    bool lua_first = argc == 4 && strcmp(argv[3], "lua") == 0;
    if (argc != 4 || (!lua_first && strcmp(argv[3], "c") != 0)) {
        fputs("usage: rules_in_c PACK DOCKET lua|c\n", stderr);
        return EXIT_USAGE;
    }
    fault f = { 0 };
    prepared p;
    prepare_terms terms = { .pack = argv[1], .docket = argv[2], .workers = 1 };
    int status = prepare(&p, &terms, &f);
    if (status == 0) status = judge_twice(&p, lua_first, &f);
    prepared_clear(&p);
    if (status != 0) say_fault(&f, false);
    return status == 0 ? EXIT_DONE : say_exit(status);
}
