/* generate: writes the made-up city: city_generate SAMPLE FOLDER
 *
 *   FOLDER/docket/          the docket as it stands at the joint review
 *   FOLDER/inspection/      files that are added or replaced before the
 * inspection FOLDER/vote/            ... and after the vote FOLDER/answers.csv
 * what has to come of everybody of whom something is planted FOLDER/to_rule.csv
 * whom a person clears before the inspection; rule.sh makes rulings.csv of it
 *
 * People first, plants into them, then the files. The same bytes on every run
 * and machine: all chance is our own, all arithmetic is whole. */
/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "lists.h"

static int make_folder(char out[4096], const char *within, const char *name) {
    snprintf(out, 4096, "%s/%s", within, name);
    if (mkdir(out, 0777) == 0 || errno == EEXIST) return 0;
    fprintf(stderr, "city: %s: %s\n", out, strerror(errno));
    return -1;
}

/* Records of people who stand nowhere: most of what a department keeps. */
static void fill_up(plants *p) {
    static const char *const kinds[] = {
        [DISCIPLINE] = "警告",    [ORGANISATION] = "免职",     [POLITICAL_LEGAL] = "涉黑涉恶",
        [PENALTIES] = "行政拘留", [PETITIONS] = "组织",        [CIVIL_AFFAIRS] = "程序违法",
        [DEBTORS] = "失信",       [NATURAL_RESOURCES] = "违建"
    };
    for (unsigned i = 0; i < 900; i++) {
        person nobody = { .male = i % 3 != 0 };
        people_bear(p->city, &nobody, day_of(1955, 1, 1) + (day)chance_below(&p->by, 14000));
        named w = { .birth = nobody.birth };
        name_make(w.name, p->city->names++);
        strcpy(w.id, nobody.id);
        day on = day_of(2016, 6, 1) + (day)chance_below(&p->by, 1500);
        keeper k = i % 12;
        if (k <= JUSTICE)
            papers_crime(
                p->papers, k, &w,
                &(crime){ "盗窃罪", "判处刑罚", "1y", on - 500, on, OPEN_END, NO_DAY, false });
        else if (k != PROCURATORATE) papers_measure(p->papers, k, &w, kinds[k], on, OPEN_END);
        else papers_case(p->papers, k, &w, "审查起诉", on);
        if (k == PROCURATORATE) papers_case(p->papers, PROCURATORATE_LATER, &w, "审查起诉", on);
    }
}

/* docket.lua is a page to read, in the sample; it goes with the files. */
static int copy_docket(const char *sample, const char *folder) {
    static char text[65536];
    char path[4200];
    snprintf(path, sizeof path, "%s/docket.lua", sample);
    FILE *f = fopen(path, "rb");
    size_t len = f != NULL ? fread(text, 1, sizeof text, f) : 0;
    bool whole = f != NULL && feof(f);
    if (f != NULL) fclose(f);
    if (whole) return papers_save(folder, "docket.lua", UTF8, text, len);
    fprintf(stderr, "city: %s: cannot be read\n", path);
    return -1;
}

static int write_docket(plants *p, const char *sample, const char *folder) {
    char within[4096], inner[4096];
    int failed = make_folder(within, folder, "docket");
    failed |= make_folder(inner, within, "records") | make_folder(inner, within, "replies");
    if (failed) return -1;
    failed |=
        lists_candidates(p, within) | lists_units(p, within, false) | lists_offices(within);
    failed |= lists_before(p, within) | lists_reserve(p, within);
    for (keeper k = 0; k < PROCURATORATE_LATER; k++)
        failed |= papers_write(p->papers, k, &p->by, within);
    for (writer w = 0; w < WRITERS; w++) failed |= lists_letters(p, w, false, within);
    return failed | copy_docket(sample, within);
}

static int write_inspection(plants *p, const char *folder) {
    char within[4096], inner[4096];
    int failed = make_folder(within, folder, "inspection");
    failed |= make_folder(inner, within, "records") | make_folder(inner, within, "replies");
    if (failed) return -1;
    failed |=
        lists_units(p, within, true) | papers_write(p->papers, INSPECTION, &p->by, within);
    failed |= papers_write(p->papers, PROCURATORATE_LATER, &p->by, within);
    for (writer w = 0; w < WRITERS; w++) failed |= lists_letters(p, w, true, within);
    return failed;
}

static int write_vote(plants *p, const char *folder) {
    char within[4096];
    if (make_folder(within, folder, "vote")) return -1;
    return lists_votes(p, within);
}

int main(int argc, char **argv) {
    static city c;
    static papers kept;
    static plants p;
    if (argc != 3) {
        fputs("usage: city_generate SAMPLE FOLDER     samples/city, and a folder "
              "that is there\n",
              stderr);
        return 2;
    }
    people_make(&c);
    plants_make(&p, &c, &kept);
    fill_up(&p);
    int failed = write_docket(&p, argv[1], argv[2]) | write_inspection(&p, argv[2]) |
                 write_vote(&p, argv[2]);
    failed |= lists_answers(&p, argv[2]) | lists_rulings(&p, argv[2]);
    papers_clear(&kept);
    return failed ? 1 : 0;
}
