/* lists: what is about everybody: the list, the units, letters, votes, the
 * committees before, the pool.
 *
 * And the answers: what has to come of everybody of whom something is planted,
 * written from the plants. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "lists.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const posts[POSTS] = { "书记", "副主任", "委员", "兼职委员" };
static const char *const schools[] = { "初中", "高中", "大专", "本科", "研究生" };
static const char *const origins[] = { "连任", "本地", "外部选拔", "一线骨干" };

typedef struct page {
    char *at;
    size_t len, room;
} page;

static void line(page *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void line(page *s, const char *format, ...) {
    if (s->room - s->len < 2048) {
        s->room = s->room * 2 + 65536;
        s->at = realloc(s->at, s->room);
        if (s->at == NULL) abort();
    }
    va_list args;
    va_start(args, format);
    s->len += (size_t)vsnprintf(s->at + s->len, 2000, format, args);
    va_end(args);
    s->at[s->len++] = '\n';
}

static int save(page *s, const char *folder, const char *file, spelling how) {
    int failed = papers_save(folder, file, how, s->at, s->len);
    free(s->at);
    return failed;
}

static const char *yes(bool b) {
    return b ? "是" : "否";
}

/* ---- the list */

static void list_person(page *s, const city *c, const person *w, bool again) {
    char key[24], birth[32];
    people_write_key(key, c, w);
    papers_day(birth, w->birth, "iso");
    const char *id = w->listed_id[0] != '\0' ? w->listed_id : w->id;
    line(s, "%s,%s%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s", key, w->name, again ? "　" : "",
         w->male ? "男" : "女", id, w->listed_birth[0] == '?' ? "" : birth,
         c->units[w->unit].id, posts[w->post], yes(w->registered), schools[w->schooling],
         w->field ? "有" : "无", w->experience ? "有" : "无", origins[w->origin]);
}

int lists_candidates(const plants *p, const char *folder) {
    page s = { 0 };
    line(&s, "编号,姓名,性别,公民身份号码,出生日期,村（社区）编号,拟任职务,"
             "登记参选,学历,"
             "专业背景,相关经历,来源");
    for (size_t i = 0; i < p->city->count; i++) {
        const person *w = &p->city->people[i];
        for (unsigned k = 0; k < w->listed_times; k++) list_person(&s, p->city, w, k > 0);
    }
    return save(&s, folder, "candidates.csv", UTF8_MARK);
}

int lists_offices(const char *folder) {
    page s = { 0 };
    line(&s, "职务,次序");
    for (post k = 0; k < POSTS; k++) line(&s, "%s,%d", posts[k], (int)k + 1);
    return save(&s, folder, "offices.csv", UTF8);
}

int lists_units(const plants *p, const char *folder, bool gates_open) {
    page s = { 0 };
    line(&s, "unit_id,district,unit_name,kind,seats,joint_council,gate,election_day");
    for (size_t i = 0; i < UNITS; i++) {
        const unit *u = &p->city->units[i];
        char votes_on[32];
        papers_day(votes_on, u->votes_on, "iso");
        line(&s, "%s,%.3s,%s,%s,%u,%s,%s,%s", u->id, u->id, u->name,
             u->village ? "village" : "community", u->seats + 1,
             u->joint_council ? "yes" : "no",
             u->gated && !gates_open ? "rectification" : "open", votes_on);
    }
    return save(&s, folder, "units.csv", UTF8);
}

/* ---- letters */

static const char *const letter_header = "编号,部门,反馈日期,查询依据,结论,所涉身份证号,文号";
static const char *const departments[WRITERS] = { "纪委监委", "公安" };
static const char *const by_number = "姓名和身份证号";

static void write_letter(page *s, const char *key, writer of, const char *on, const char *keys,
                         const char *result, const char *id) {
    line(s, "%s,%s,%s,%s,%s,%s,复〔2021〕%u号（虚构）", key, departments[of], on, keys, result,
         id, of + 7);
}

static void first_letter(page *s, const char *key, writer of, const letter *l,
                         const person *w) {
    static const char *const on = "2021-01-13", *const before = "2021-01-06";
    static const char *const clear = "未发现问题", *const adverse = "有不良记录";
    switch (l->said) {
    case SILENT: return;
    case BY_NAME: write_letter(s, key, of, on, "姓名", clear, ""); return;
    case BEING_CHECKED: write_letter(s, key, of, on, by_number, "正在核实", ""); return;
    case TOO_OLD: write_letter(s, key, of, "2020-06-10", by_number, clear, ""); return;
    case ADVERSE: write_letter(s, key, of, on, by_number, adverse, w->id); return;
    case ADVERSE_OTHER: write_letter(s, key, of, on, by_number, adverse, l->other_id); return;
    case CLEAR_AFTER_ADVERSE:
        write_letter(s, key, of, before, by_number, adverse, w->id);
        break;
    case WITHDRAWN_THEN_CLEAR: write_letter(s, key, of, before, by_number, "撤回", ""); break;
    default: break;
    }
    write_letter(s, key, of, on, by_number, clear, "");
}

int lists_letters(const plants *p, writer of, bool second, const char *folder) {
    static const char *const files[WRITERS][2] = {
        { "replies/discipline.csv", "replies/discipline_second.csv" },
        { "replies/public_security.csv", "replies/public_security_second.csv" },
    };
    page s = { 0 };
    line(&s, "%s", letter_header);
    for (size_t i = 0; i < p->city->count; i++) {
        const person *w = &p->city->people[i];
        const letter *l = &p->letters[i][of];
        char key[24];
        people_write_key(key, p->city, w);
        if (!second) first_letter(&s, key, of, l, w);
        else if (l->second)
            write_letter(&s, key, of, "2021-01-27", by_number, "未发现问题", "");
    }
    return save(&s, folder, files[of][second], UTF8);
}

/* ---- the vote, the committees before, the pool */

int lists_votes(const plants *p, const char *folder) {
    page s = { 0 };
    line(&s, "candidate_id,votes,elected");
    for (size_t i = 0; i < p->city->count; i++) {
        const person *w = &p->city->people[i];
        stage at;
        bool stood = plants_outcome(p, w, AT_INSPECTION, &at) == ACCEPTED;
        char key[24];
        people_write_key(key, p->city, w);
        line(&s, "%s,%u,%s", key, stood ? w->votes : 0,
             stood && (w->elected || w->won_too) ? "yes" : "no");
    }
    return save(&s, folder, "results.csv", UTF8);
}

int lists_before(const plants *p, const char *folder) {
    page s = { 0 };
    line(&s, "unit_id,post,name,birth_date,elected_on,education");
    for (size_t i = 0; i < SECRETARIES + BEFORE_MEMBERS; i++) {
        const fellow *o = &p->city->before[i];
        char birth[32], on[32];
        papers_day(birth, o->birth, "iso");
        papers_day(on, before_day, "iso");
        line(&s, "%s,%s,%s,%s,%s,%s", p->city->units[o->unit].id, posts[o->post], o->name,
             birth, on, schools[o->schooling]);
    }
    return save(&s, folder, "previous_term.csv", UTF8);
}

int lists_reserve(const plants *p, const char *folder) {
    page s = { 0 };
    line(&s, "unit_id,name,birth_date,education,practice");
    for (size_t i = 0; i < RESERVE; i++) {
        const fellow *o = &p->city->reserve[i];
        char birth[32];
        papers_day(birth, o->birth, "iso");
        line(&s, "%s,%s,%s,%s,%s", p->city->units[o->unit].id, o->name, birth,
             schools[o->schooling], o->practice ? "yes" : "no");
    }
    return save(&s, folder, "reserve_pool.csv", UTF8);
}

/* ---- answers */

static const char *const outcomes[OUTCOMES] = { "accept", "refer", "reject" };
static const char *const stages[STAGES] = { "", "preliminary", "joint-review", "inspection",
                                            "after-vote" };

static void write_answer(page *s, const plants *p, const person *w) {
    const unit *u = &p->city->units[w->unit];
    const plant_kind *k = w->plant != 0 ? p->list[w->plant - 1].kind : NULL;
    outcome comes[MOMENTS];
    stage at[MOMENTS];
    char key[24];
    for (moment m = 0; m < MOMENTS; m++) comes[m] = plants_outcome(p, w, m, &at[m]);
    bool held = u->gated && comes[0] != REJECTED;
    if (k == NULL && !held) return;
    if (held && comes[0] == ACCEPTED) comes[0] = REFERRED, at[0] = JOINT_REVIEW;
    people_write_key(key, p->city, w);
    line(s, "%s,%s,%s,%s,%s,%s,%s,%s,%s,\"%s\"", key, k != NULL ? k->family : "gate",
         outcomes[comes[0]], stages[at[0]], held ? "yes" : "no", outcomes[comes[1]],
         stages[at[1]], outcomes[comes[2]], stages[at[2]],
         k != NULL ? k->name : "a unit put in order first");
}

int lists_answers(const plants *p, const char *folder) {
    page s = { 0 };
    line(&s, "candidate_id,family,decision_at_joint_review,stage_at_joint_review,held,"
             "decision_after_inspection,stage_after_inspection,decision_after_vote,"
             "stage_after_vote,plant");
    for (size_t i = 0; i < p->city->count; i++) write_answer(&s, p, &p->city->people[i]);
    return save(&s, folder, "answers.csv", UTF8);
}

int lists_rulings(const plants *p, const char *folder) {
    page s = { 0 };
    line(&s, "candidate_id,by,on,document");
    for (size_t i = 0; i < p->count; i++) {
        const planted *one = &p->list[i];
        if (!one->ruling) continue;
        char key[24];
        people_write_key(key, p->city, &p->city->people[one->person]);
        line(&s, "%s,Review Desk (invented),2021-02-03,虚构核查〔2021〕%zu号", key, i + 1);
    }
    return save(&s, folder, "to_rule.csv", UTF8);
}
