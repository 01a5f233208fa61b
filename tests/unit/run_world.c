/* run_world: a small run, judged by hand.
 *
 * The list and the evidence are joined for real; findings are written down as the rules
 * would have made them, so that what counts and reports do with them can be checked without
 * running a rule. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "run_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const languages[] = { "en", "zh" };

static void must(bool good, const char *what) {
    if (good) return;
    fprintf(stderr, "run_world: %s\n", what);
    abort();
}

static label titled(const char *en, const char *zh) {
    return (label){ { text_of(en), text_of(zh) } };
}

static day iso(const char *written) {
    span s;
    must(date_parse(text_of(written), FORM_ISO, &s) == NULL, written);
    return s.lo;
}

/* ---- the pack ---- */

static void set_rule(run_world *r, int n, const char *id, severity s, uint16_t stage,
                     const char *cite) {
    static reason_decl codes[RULES][2];
    static citation cites[RULES][2];
    static slot words[] = { { SLOT_WORDS, 0, 0, { "born ", 5 } },
                            { SLOT_CANDIDATE, 2, 0, { "", 0 } } };
    static const char *const names[RULES][2] = { { "too_young", NULL },
                                                 { "punished", "pending" },
                                                 { "relative", NULL },
                                                 { "gate", "weak" },
                                                 { "late", NULL } };
    rule_decl *d = &r->rules[n];
    *d = (rule_decl){ .id = text_of(id),
                      .version = TEXT("2026.1"),
                      .severity = s,
                      .stage = stage,
                      .each = n == CRIM ? COURT : NO_INDEX,
                      .from = DAY_NONE,
                      .to = DAY_OPEN,
                      .cites = cites[n],
                      .cite_count = 2,
                      .reasons = codes[n],
                      .at = { 0, 10u + (unsigned)n } };
    cites[n][0] = (citation){ text_of(cite), iso("2026-01-01"), DAY_OPEN };
    cites[n][1] = (citation){ TEXT("the old law"), DAY_NONE, iso("2025-12-31") };
    for (; d->reason_count < 2 && names[n][d->reason_count] != NULL; d->reason_count++)
        codes[n][d->reason_count] = (reason_decl){ .code = text_of(names[n][d->reason_count]),
                                                   .words = { { words, 2 }, { words, 2 } } };
}

static void set_pack(run_world *r) {
    static stage_decl stages[2];
    static param_decl params[2];
    static suppress_decl seal;
    static fact_decl elector = { .name = { "elector", 7 } };
    static citation seal_cite = { { "CPL art. 286", 12 }, DAY_NONE, DAY_OPEN };
    static int64_t edges[] = { 36, 46 };
    static tally_decl tallies[2];
    static pack_file files[1];
    pack *p = &r->w.pack;
    for (size_t i = 0; i < 2; i++) p->languages[p->language_count++] = text_of(languages[i]);
    p->id = TEXT("cn-test");
    p->version = TEXT("2026.1");
    p->title = titled("A test of a village", "村级测试");
    p->policy_adopted_by = TEXT("Document 7");
    stages[0] = (stage_decl){ TEXT("joint-review"), titled("Joint review", "资格联审") };
    stages[1] = (stage_decl){ TEXT("inspection"), titled("Inspection", "考察") };
    params[0] = (param_decl){ .name = TEXT("minimum_age"), .standard = { .integer = 18 } };
    params[1] = (param_decl){ .name = TEXT("share"),
                              .standard = { PARAM_DECIMAL, 0, 0.5, { "", 0 }, false } };
    seal = (suppress_decl){
        .id = TEXT("SEAL"), .source = COURT, .cites = &seal_cite, .cite_count = 1
    };
    tallies[0] = (tally_decl){
        .name = TEXT("age"),
        .title = titled("Age", "年龄"),
        .numbers = true,
        .edges = edges,
        .edge_count = 2,
        .previous = NO_INDEX
    };
    tallies[1] = (tally_decl){
        .name = TEXT("post"), .title = titled("Post", "职务"), .previous = NO_INDEX
    };
    files[0] = (pack_file){ .name = TEXT("pack.lua"), .body = TEXT("pack { }") };
    p->stages = stages, p->stage_count = 2;
    p->params = params, p->param_count = 2;
    p->suppresses = &seal, p->suppress_count = 1;
    p->facts = &elector, p->fact_count = 1;
    p->tallies = tallies, p->tally_count = 2;
    p->files = files, p->file_count = 1;
    set_rule(r, AGE, "CN-AGE", STATUTE, 0, "VCL art. 16");
    set_rule(r, CRIM, "CN-CRIM", STATUTE, 0, "VCL art. 18");
    set_rule(r, KIN, "LOCAL-KIN", POLICY, 1, "Document 7");
    set_rule(r, GATE, "UNIT-GATE", REGULATION, 1, "Rule 3");
    set_rule(r, LATE, "OLD-RULE", STATUTE, 1, "Act 1");
    r->rules[AGE].title = titled("At least 18 on election day", "选举日年满十八周岁");
    p->rules = r->rules, p->rule_count = RULES;
}

/* ---- the data ---- */

static void set_data(run_world *r) {
    static docket_param params[2];
    world *w = &r->w;
    world_open(w, "candidate_id:id name:name birth_date:date unit_id:id");
    world_source(w, "court", "name:name birth_date:date offence:text");
    world_source(w, "unit", "unit_id:id gate:open/shut");
    w->sources[UNIT].kind = SOURCE_ONE;
    world_match(w, COURT, GRADE_SURE, "name birth_date");
    world_match(w, COURT, GRADE_CLOSE, "name");
    world_match(w, UNIT, GRADE_SURE, "unit_id");
    world_covers_everybody(w, COURT);
    w->docket_sources[COURT].covers.says = TEXT("PSB letter 117");
    w->docket_sources[COURT].covers.on = TEXT("2026-02-01");
    w->docket_sources[COURT].covers.keys[0] = 1;
    w->docket_sources[COURT].covers.key_count = 1;
    world_rows(w, 0,
               "C1|Ann|1980-01-01|V1\nC2|Bob|2010-05-05|V1\nC3|Cai|1970-01-01|V1\n"
               "C4|Dan|1971-01-01|V1\nC5|Eve||V2\nC6|Fan|1972-01-01|V2\nC7|Gao|1973-01-01|V2\n"
               "C8|Hui|1990-01-01|V2\nC9|=SUM(A1)|1991-01-01|V9");
    world_rows(w, COURT, "Cai|1970-01-01|theft\nDan|1999-01-01|fraud\nZed|1950-01-01|arson");
    world_rows(w, UNIT, "V1|open\nV2|shut");
    w->days[0] = (day_decl){ .name = TEXT("election_day"),
                             .title = titled("day of the vote", "选举日") };
    w->docket_days[0] = (docket_day){ .constant = true,
                                      .own_column = NO_INDEX,
                                      .value = { iso("2026-03-01"), iso("2026-03-01") } };
    w->pack.day_count = w->docket.day_count = 1;
    params[0] = (docket_param){ 0, { .integer = 23 }, true };
    params[1] = (docket_param){ 1, { PARAM_DECIMAL, 0, 0.5, { "", 0 }, false }, false };
    w->docket.params = params;
    w->docket.param_count = 2;
    w->docket.title = TEXT("Village of the test");
    w->docket.body = TEXT("docket { }");
    set_pack(r);
    must(world_join(w) == 0, w->fault.message);
}

/* ---- the findings ---- */

static reason *add_reason(run_world *r, uint32_t who, uint16_t rule, uint16_t code, effect how,
                          const char *en, const char *zh) {
    result *of = &r->results[who];
    reason *one = &r->reasons[r->block.reason_count];
    if (of->reason_count++ == 0) of->first_reason = (uint32_t)r->block.reason_count;
    r->block.reason_count++;
    *one = (reason){ .candidate = who,
                     .rule = rule,
                     .code = code,
                     .effect = (uint8_t)how,
                     .said = (uint8_t)how,
                     .source = NO_INDEX,
                     .row = NO_ROW,
                     .eligible_from = { DAY_NONE, DAY_NONE },
                     .words = { text_of(en), text_of(zh) } };
    return one;
}

static void decide(run_world *r, uint32_t who, decision d, uint8_t stage, uint16_t rule,
                   uint8_t flags) {
    r->results[who].decision = (uint8_t)d;
    r->results[who].stage = stage;
    r->results[who].first_rule = rule;
    r->results[who].flags = flags;
}

static void judge(run_world *r) {
    reason *one;
    for (uint32_t i = 0; i < PEOPLE; i++) decide(r, i, ACCEPT, 1, NO_INDEX, 0);
    one = add_reason(r, 1, AGE, 0, EFFECT_REJECT, "born 2010-05-05: not yet 18",
                     "2010-05-05出生，未满18周岁");
    one->eligible_from = (span){ iso("2028-05-05"), iso("2028-05-05") };
    decide(r, 1, REJECT, 0, AGE, 0);
    one = add_reason(r, 2, CRIM, 0, EFFECT_REJECT, "criminal punishment: theft",
                     "因犯罪受过刑事处罚：theft");
    one->source = COURT, one->row = 0, one->grade = GRADE_SURE;
    add_reason(r, 2, KIN, 0, EFFECT_REJECT, "a relative", "近亲属");
    decide(r, 2, REJECT, 0, CRIM, RESULT_ONE_SOURCE);
    r->results[2].grade = GRADE_SURE;
    one = add_reason(r, 3, CRIM, 0, EFFECT_REFER, "criminal punishment: fraud",
                     "因犯罪受过刑事处罚：fraud");
    one->source = COURT, one->row = 1, one->grade = GRADE_CLOSE, one->cause = CAUSE_CLOSE;
    one->said = EFFECT_REJECT;
    decide(r, 3, REFER, 0, CRIM, 0);
    r->results[3].grade = GRADE_CLOSE;
    one = add_reason(r, 4, AGE, NO_INDEX, EFFECT_REFER, "birth_date is blank", "出生日期未填");
    one->cause = CAUSE_UNKNOWN, one->waits = TEXT("birth_date"), one->said = EFFECT_PASS;
    one->lacks = MISSING_CELL, one->lacks_how = CELL_BLANK;
    one->lacks_source = 0, one->lacks_column = 2;
    add_reason(r, 4, GATE, 1, EFFECT_REFER, "weak", "弱")->waits = TEXT("birth_date");
    decide(r, 4, REFER, 0, AGE, 0);
    add_reason(r, 5, KIN, 0, EFFECT_REJECT, "a relative", "近亲属");
    decide(r, 5, REJECT, 1, KIN, RESULT_POLICY_ONLY);
    one = add_reason(r, 6, GATE, 0, EFFECT_HOLD, "the unit is put in order first",
                     "先整顿后换届");
    one->waits = TEXT("unit.gate");
    decide(r, 6, REFER, 1, GATE, RESULT_HELD);
    add_reason(r, 7, GATE, 1, EFFECT_WARN, "weak \"evidence\"", "弱");
    add_reason(r, 7, GATE, 1, EFFECT_TASK, "tell the police", "移送")->to =
        TEXT("@public_security");
    decide(r, 7, ACCEPT, 1, NO_INDEX, RESULT_WARNED);
    one = add_reason(r, 8, NO_INDEX, NO_INDEX, EFFECT_REFER, "two rows", "两行");
    one->cause = CAUSE_SAME_KEY;
    decide(r, 8, REFER, 0, NO_INDEX, 0);
}

static void write_traces(run_world *r) {
    sink *to = &r->block.traces;
    step cell = { .kind = STEP_CELL, .column = 2, .row = 2, .raw = TEXT("2010-05-05") };
    step reached = { .kind = STEP_REACHED,
                     .n = 18,
                     .a = NO,
                     .x = { iso("2010-05-05"), iso("2010-05-05") },
                     .y = { iso("2026-03-01"), iso("2026-03-01") } };
    step period = { .kind = STEP_PERIOD,
                    .x = { iso("2019-03-15"), iso("2019-03-15") },
                    .length = { 60, 0 },
                    .y = { iso("2024-03-15"), iso("2024-03-15") } };
    step rows = { .kind = STEP_ROWS, .source = COURT, .n = 1 };
    step fact = { .kind = STEP_FACT, .a = MAYBE };
    step stay = { .kind = STEP_UNBROKEN, .source = COURT, .x = period.x, .y = period.y, .a = YES };
    trace_writer w = { 0 };
    sink_memory(to);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        r->trace_at[i] = to->used;
        if (i != 1 && i != 2) continue;
        trace_begin(&w, to);
        trace_part(&w, &(part){ .kind = PART_RULE,
                                .number = AGE,
                                .step_count = 3,
                                .outcome = i == 1 ? OUTCOME_SAID : OUTCOME_PASS });
        trace_step(&w, &cell);
        trace_step(&w, &reached);
        trace_step(&w, &fact);
        trace_part(
            &w, &(part){ .kind = PART_RULE, .number = LATE, .outcome = OUTCOME_NOT_IN_FORCE });
        if (i == 1) {
            trace_part(&w, &(part){ .kind = PART_FACT,
                                    .grade = YES,
                                    .outcome = OUTCOME_PASS,
                                    .step_count = 1 });
            trace_step(&w, &stay);
            trace_end(&w);
            continue;
        }
        trace_part(&w, &(part){ .kind = PART_ROW,
                                .number = CRIM,
                                .source = COURT,
                                .row = 1,
                                .step_count = 2,
                                .grade = GRADE_SURE,
                                .outcome = OUTCOME_SAID });
        trace_step(&w, &rows);
        trace_step(&w, &period);
        trace_end(&w);
    }
    trace_writer_clear(&w);
    r->trace_at[PEOPLE] = to->used;
}

static void count_up(run_world *r) {
    static const int64_t ages[] = { 46, 15, 56, 55, 0, 54, 53, 36, 35 };
    static text known[] = { { "x", 1 }, { "member", 6 }, { "", 0 }, { "chair", 5 } };
    static const uint32_t posts[] = { 3, 1, 0, 1, 2, 3, 1, 1, 0 };
    memcpy(r->ages, ages, sizeof ages);
    memcpy(r->posts, posts, sizeof posts);
    memset(r->states, COUNT_VALUE, sizeof r->states);
    r->states[0][4] = r->states[1][2] = COUNT_UNKNOWN;
    r->counts[0] = (counted){ .rows = PEOPLE, .state = r->states[0], .numbers = r->ages };
    r->counts[1] = (counted){ .rows = PEOPLE, .state = r->states[1], .words = r->posts,
                              .known = known, .known_count = 4 };
    for (size_t i = 0; i < RULES; i++)
        r->rule_counts[i].applied = i == LATE || i == KIN ? 0 : PEOPLE;
    r->rule_counts[LATE].not_in_force = PEOPLE;
    r->trouble = (rule_trouble){ .rule = GATE,
                                 .candidates = 1200,
                                 .words = TEXT("gate.lua:14: attempt to compare\x1b[31m") };
    r->suppressed[0] = 1;
    r->visible[COURT] = 1, r->hidden[COURT] = 1, r->visible[UNIT] = 2;
}

void run_world_open(run_world *r) {
    static const manifest_item versions[] = { { .name = { "vet", 3 },
                                                .value = { "0.1.0", 5 } } };
    memset(r, 0, sizeof *r);
    set_data(r);
    judge(r);
    write_traces(r);
    count_up(r);
    r->block.count = PEOPLE;
    r->block.results = r->results;
    r->block.reasons = r->reasons;
    r->block.trace_at = r->trace_at;
    r->outcomes = (outcome_set){ .evidence = &r->w.evidence,
                                 .blocks = &r->block,
                                 .block_count = 1,
                                 .block_size = 1024,
                                 .rules = r->rule_counts,
                                 .troubles = &r->trouble,
                                 .trouble_count = 1,
                                 .suppressed = r->suppressed,
                                 .visible_rows = r->visible,
                                 .suppressed_rows = r->hidden,
                                 .unknown_values = 1,
                                 .tallies = r->counts,
                                 .previous = r->previous };
    must(tally_make(&r->tally, &r->outcomes, &r->w.fault) == 0, "no tally");
    must(manifest_make(&r->manifest, &r->outcomes, &r->tally, versions, 1, &r->w.fault) == 0,
         "no manifest");
}

int run_world_store(const run_world *r, const char *path, fault *f) {
    store_terms t = { .outcomes = &r->outcomes, .tally = &r->tally, .manifest = &r->manifest };
    return run_world_write(path, &t, f);
}

int run_world_write(const char *path, const store_terms *t, fault *f) {
    store *s;
    int status = store_begin(&s, path, t, f);
    if (status == 0) status = store_end(s, f);
    store_drop(s);
    return status;
}

void run_world_close(run_world *r) {
    manifest_clear(&r->manifest);
    tally_clear(&r->tally);
    sink_drop(&r->block.traces);
    world_close(&r->w);
}

tongue run_world_tongue(const run_world *r, const char *lang) {
    tongue in;
    must(tongue_of(&r->w.pack, text_of(lang), &in), "no such language");
    return in;
}
