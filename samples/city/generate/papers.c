/* papers: rows of a dozen departments, as these departments write them.
 *
 * A row is written at once in the keeper's own way: its separator, its dates,
 * its id numbers. What a department does to all its rows stands in the table;
 * what happened to a single row (an old number, another form of a name) is in
 * `named` already. When the file is written its rows are shuffled, and titles,
 * totals and the encoding are put around them. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "papers.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is not said: a comma, ISO dates, UTF-8, no title and no footer. */
typedef struct habit {
    const char *file, *title, *header, *footer, *days, *open;
    spelling in;
    char separator;
    bool quote, full_width,
        grouped; /* how id numbers are written; quote: an apostrophe first */
} habit;

#define CRIME                                                                                  \
    "姓名,公民身份号码,出生日期,罪名,犯罪日期,处理结果,刑期,执行完毕日,"                       \
    "撤销日期,封存,"                                                                           \
    "剥夺政治权利,剥夺至,文号"
#define CASE    "姓名\t身份证号\t案由\t状态\t日期\t文号"
#define MEASURE "姓名,身份证号,种类,决定日期,解除日期,文号"

static const habit habits[KEEPERS] = {
    [COURT] = { .file = "records/court.csv",
                .header = CRIME,
                .days = "han",
                .open = "无",
                .title = "（虚构）人民法院 刑事判决查询结果\r\n2021年1月18日\r\n",
                .footer = "合计：%zu\r\n",
                .in = GB18030 },
    [POLICE] = { .file = "records/police.csv",
                 .header = CRIME,
                 .days = "dot",
                 .open = "无",
                 .in = UTF8_MARK },
    [JUSTICE] = { .file = "records/justice.csv",
                  .header = CRIME,
                  .days = "plain",
                  .open = "无",
                  .full_width = true },
    [PROCURATORATE] = { .file = "records/procuratorate.csv",
                        .header = CASE,
                        .in = UTF16,
                        .separator = '\t' },
    [DISCIPLINE] = { .file = "records/discipline.csv",
                     .header = MEASURE,
                     .days = "slash",
                     .open = "有效",
                     .in = GB18030 },
    [ORGANISATION] = { .file = "records/organisation.csv",
                       .header = MEASURE,
                       .open = "有效",
                       .footer = "制表人：（虚构）,,,,,\n",
                       .in = UTF8_MARK },
    [POLITICAL_LEGAL] = { .file = "records/political_legal.csv",
                          .header = MEASURE,
                          .title = "涉黑涉恶、邪教人员认定（虚构）,,,,,\n",
                          .days = "han",
                          .open = "未撤销" },
    [PENALTIES] = { .file = "records/penalties.csv",
                    .header = MEASURE,
                    .days = "slash",
                    .open = "无",
                    .quote = true },
    [PETITIONS] = { .file = "records/petitions.csv",
                    .days = "dot",
                    .open = "无",
                    .header = "姓名;身份证号;种类;决定日期;解除日期;文号",
                    .separator = ';' },
    [CIVIL_AFFAIRS] = { .file = "records/civil_affairs.csv",
                        .header = MEASURE,
                        .footer = MEASURE "\n",
                        .open = "有效" },
    [DEBTORS] = { .file = "records/debtors.csv",
                  .header = MEASURE,
                  .open = "在册",
                  .in = GB18030,
                  .grouped = true },
    [NATURAL_RESOURCES] = { .file = "records/natural_resources.csv",
                            .header = MEASURE,
                            .days = "dot",
                            .open = "未整改" },
    [MARKET] = { .file = "records/market.csv",
                 .days = "serial",
                 .in = UTF8_MARK,
                 .header = "姓名,身份证号,企业,吊销日期,个人责任,文号" },
    [AGRICULTURE] = { .file = "records/agriculture.csv",
                      .days = "slash",
                      .open = "未还",
                      .header = "姓名,身份证号,金额,应还日期,还清日期,文号",
                      .footer = "合计,,,,,\n" },
    [RELATIONS] = { .file = "relations.csv", .header = "编号,亲属编号,关系" },
    [PROCURATORATE_LATER] = { .file = "records/procuratorate.csv",
                              .header = CASE,
                              .in = UTF16,
                              .separator = '\t' },
    [INSPECTION] = { .file = "findings.csv",
                     .open = "无",
                     .header = "编号,发现,材料身份证号,日期,撤回日期,执行完毕日,文号" },
};

void papers_day(char out[32], day d, const char *how) {
    int y, m, of_month;
    day_split(d, &y, &m, &of_month);
    if (strcmp(how, "slash") == 0) snprintf(out, 32, "%d/%d/%d", y, m, of_month);
    else if (strcmp(how, "dot") == 0) snprintf(out, 32, "%04d.%02d.%02d", y, m, of_month);
    else if (strcmp(how, "han") == 0) snprintf(out, 32, "%d年%d月%d日", y, m, of_month);
    else if (strcmp(how, "plain") == 0) snprintf(out, 32, "%04d%02d%02d", y, m, of_month);
    else if (strcmp(how, "serial") == 0)
        snprintf(out, 32, "%d", d + 25569); /* 1970-01-01 in Excel */
    else snprintf(out, 32, "%04d-%02d-%02d", y, m, of_month);
}

/* ---- rows */

static void *must(void *p) {
    if (p != NULL) return p;
    fputs("city: out of memory\n", stderr);
    exit(1);
}

static void add(papers *p, keeper k, const char *row) {
    struct sheet *s = &p->sheets[k];
    if (s->count == s->room) {
        s->room = s->room * 2 + 64;
        s->rows = must(realloc(s->rows, s->room * sizeof *s->rows));
    }
    s->rows[s->count++] = must(strdup(row));
}

/* A row of n cells, in the keeper's separator. */
static void add_cells(papers *p, keeper k, size_t n, const char *const *cells) {
    char row[1024] = "";
    const char separator[] = { habits[k].separator != 0 ? habits[k].separator : ',', '\0' };
    for (size_t i = 0; i < n; i++) {
        if (i > 0) strcat(row, separator);
        strcat(row, cells[i]);
    }
    add(p, k, row);
}

static void day_cell(char out[32], keeper k, day d) {
    if (d == NO_DAY) out[0] = '\0';
    else if (d == OPEN_END) strcpy(out, habits[k].open != NULL ? habits[k].open : "");
    else papers_day(out, d, habits[k].days != NULL ? habits[k].days : "iso");
}

static void id_cell(char out[96], keeper k, const char *id) {
    const habit *h = &habits[k];
    if (h->full_width && strlen(id) == 18) id_in_full_width(out, id);
    else if (h->grouped && strlen(id) == 18)
        snprintf(out, 96, "%.6s %.8s %s", id, id + 6, id + 14);
    else snprintf(out, 96, "%s%s", h->quote ? "'" : "", id);
}

static void document_cell(papers *p, char out[64], const char *words) {
    snprintf(out, 64, "%s第%u号（虚构）", words, ++p->documents);
}

void papers_crime(papers *p, keeper k, const named *w, const crime *what) {
    char id[96], birth[32], on[32], served[32], quashed[32], rights[32], document[64];
    id_cell(id, k, w->id);
    day_cell(birth, k, w->birth);
    day_cell(on, k, what->on);
    if (what->served == OPEN_END) strcpy(served, "未执行完毕");
    else day_cell(served, k, what->served);
    day_cell(quashed, k, what->quashed);
    if (what->rights_until == OPEN_END) strcpy(rights, "终身");
    else day_cell(rights, k, what->rights_until);
    document_cell(p, document, "刑字");
    add_cells(p, k, 13,
              (const char *const[]){ w->name, id, birth, what->offence, on, what->outcome,
                                     what->term, served, quashed, what->sealed ? "是" : "否",
                                     what->rights_until == NO_DAY ? "否" : "是", rights,
                                     document });
}

void papers_case(papers *p, keeper k, const named *w, const char *state, day on) {
    char id[96], decided[32], document[64];
    id_cell(id, k, w->id);
    day_cell(decided, k, on);
    document_cell(p, document, "检字");
    add_cells(p, k, 6,
              (const char *const[]){ w->name, id, "故意伤害", state, decided, document });
}

void papers_measure(papers *p, keeper k, const named *w, const char *kind, day on, day ended) {
    char id[96], decided[32], end[32], document[64];
    id_cell(id, k, w->id);
    day_cell(decided, k, on);
    day_cell(end, k, ended);
    document_cell(p, document, "决字");
    add_cells(p, k, 6, (const char *const[]){ w->name, id, kind, decided, end, document });
}

void papers_liability(papers *p, const named *w, day on, bool personal) {
    char id[96], revoked[32], company[64], document[64];
    id_cell(id, MARKET, w->id);
    day_cell(revoked, MARKET, on);
    document_cell(p, document, "市监字");
    snprintf(company, sizeof company, "虚构第%u商行", p->documents);
    add_cells(p, MARKET, 6,
              (const char *const[]){ w->name, id, company, revoked, personal ? "有" : "无",
                                     document });
}

void papers_debt(papers *p, const named *w, unsigned yuan, day due, day settled) {
    char id[96], amount[32], due_on[32], paid[32], document[64];
    id_cell(id, AGRICULTURE, w->id);
    snprintf(amount, sizeof amount, "\"%u,%03u.50\"", yuan / 1000,
             yuan % 1000); /* at least 1,000 */
    day_cell(due_on, AGRICULTURE, due);
    day_cell(paid, AGRICULTURE, settled);
    document_cell(p, document, "农字");
    add_cells(p, AGRICULTURE, 6,
              (const char *const[]){ w->name, id, amount, due_on, paid, document });
}

void papers_finding(papers *p, const char *key, const char *kind, const char *id, day on,
                    day withdrawn, day served) {
    char found[32], gone[32], end[32], document[64];
    day_cell(found, INSPECTION, on);
    day_cell(gone, INSPECTION, withdrawn);
    day_cell(end, INSPECTION, served);
    document_cell(p, document, "考字");
    add_cells(p, INSPECTION, 7,
              (const char *const[]){ key, kind, id, found, gone, end, document });
}

void papers_relation(papers *p, const char *one, const char *other, const char *kind) {
    add_cells(p, RELATIONS, 3, (const char *const[]){ one, other, kind });
}

void papers_again(papers *p, keeper k) {
    struct sheet *s = &p->sheets[k];
    if (s->count > 0) add(p, k, s->rows[s->count - 1]);
}

void papers_clear(papers *p) {
    for (size_t k = 0; k < KEEPERS; k++) {
        for (size_t i = 0; i < p->sheets[k].count; i++) free(p->sheets[k].rows[i]);
        free(p->sheets[k].rows);
    }
    *p = (papers){ .documents = 0 };
}

/* ---- files */

static int save_bytes(const char *folder, const char *file, const char *at, size_t len) {
    char path[4200];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    FILE *f = fopen(path, "wb");
    bool good = f != NULL && fwrite(at, 1, len, f) == len;
    if (f != NULL) good = fclose(f) == 0 && good;
    if (!good) fprintf(stderr, "city: %s: %s\n", path, strerror(errno));
    return good ? 0 : -1;
}

int papers_save(const char *folder, const char *file, spelling s, const char *text,
                size_t len) {
    static const char *const names[] = { [GB18030] = "GB18030", [UTF16] = "UTF-16LE" };
    const char *mark = s == UTF8_MARK ? "\xef\xbb\xbf" : s == UTF16 ? "\xff\xfe" : "";
    size_t room = len * 2 + 8, n = strlen(mark);
    char *out = must(malloc(room));
    memcpy(out, mark, n);
    if (s == UTF8 || s == UTF8_MARK) {
        memcpy(out + n, text, len);
        n += len;
    } else {
        char *in = (char *)text, *to = out + n; /* iconv does not write to its input */
        size_t left = len, space = room - n;
        iconv_t way = iconv_open(names[s], "UTF-8");
        if (way == (iconv_t)-1 || iconv(way, &in, &left, &to, &space) == (size_t)-1) {
            fprintf(stderr, "city: %s: cannot be written in %s\n", file, names[s]);
            exit(1);
        }
        iconv_close(way);
        n = (size_t)(to - out);
    }
    int failed = save_bytes(folder, file, out, n);
    free(out);
    return failed;
}

int papers_write(papers *p, keeper k, chance *by, const char *folder) {
    const habit *h = &habits[k];
    struct sheet *s = &p->sheets[k];
    const char *title = h->title != NULL ? h->title : "",
               *footer = h->footer != NULL ? h->footer : "";
    size_t size = strlen(title) + strlen(h->header) + strlen(footer) + 64;
    const char *line_end = h->in == GB18030 ? "\r\n" : "\n";
    for (size_t i = 0; i < s->count; i++) size += strlen(s->rows[i]) + 2;
    for (size_t i = s->count; i > 1; i--) {
        size_t j = chance_below(by, (unsigned)i);
        char *held = s->rows[i - 1];
        s->rows[i - 1] = s->rows[j];
        s->rows[j] = held;
    }
    char *text = must(malloc(size));
    size_t n = (size_t)sprintf(text, "%s%s%s", title, h->header, line_end);
    for (size_t i = 0; i < s->count; i++)
        n += (size_t)sprintf(text + n, "%s%s", s->rows[i], line_end);
    n += (size_t)sprintf(text + n, footer, s->count);
    int failed = papers_save(folder, h->file, h->in, text, n);
    free(text);
    return failed;
}
