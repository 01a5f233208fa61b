/* papers: what a dozen departments keep, each in its own file and in its own
 * way of writing. */
#ifndef CITY_PAPERS_H
#define CITY_PAPERS_H
#include "chance.h"

typedef enum keeper {
    COURT,
    POLICE,
    JUSTICE,
    PROCURATORATE,
    DISCIPLINE,
    ORGANISATION,
    POLITICAL_LEGAL,
    PENALTIES,
    PETITIONS,
    CIVIL_AFFAIRS,
    DEBTORS,
    NATURAL_RESOURCES,
    MARKET,
    AGRICULTURE,
    RELATIONS,
    PROCURATORATE_LATER,
    INSPECTION,
    KEEPERS
} keeper;

enum {
    OPEN_END = INT32_MAX,
    NO_DAY = INT32_MIN
}; /* an end that has not come; nothing written */

/* Whom a row speaks of, as the department spells it. */
typedef struct named {
    char name[48], id[64];
    day birth;
} named;

typedef struct crime {
    const char *offence, *outcome, *term; /* in the department's words */
    day on, served, quashed,
        rights_until; /* rights_until: NO_DAY, or the last day without them */
    bool sealed;
} crime;

typedef struct papers {
    struct sheet {
        char **rows;
        size_t count, room;
    } sheets[KEEPERS];
    unsigned documents; /* numbered so far */
} papers;

void papers_crime(papers *p, keeper k, const named *w, const crime *what);
void papers_case(papers *p, keeper k, const named *w, const char *state, day on);
/* Sanctions, conclusions, penalties, ...: a word, a day, and a day on which it
 * ended. */
void papers_measure(papers *p, keeper k, const named *w, const char *kind, day on, day ended);
void papers_liability(papers *p, const named *w, day on, bool personal);
void papers_debt(papers *p, const named *w, unsigned yuan, day due, day settled);
void papers_finding(papers *p, const char *key, const char *kind, const char *id, day on,
                    day withdrawn, day served);
/* What two candidates, by their keys, declare to be to each other. */
void papers_relation(papers *p, const char *one, const char *other, const char *kind);
/* The last row once more. */
void papers_again(papers *p, keeper k);

/* Writes the file of a keeper beneath a folder; 0, or -1 after saying why on
 * standard error. */
int papers_write(papers *p, keeper k, chance *by, const char *folder);
void papers_clear(papers *p);

typedef enum spelling { UTF8, UTF8_MARK, GB18030, UTF16 } spelling;
/* Writes text to a file in an encoding; 0, or -1 after saying why. */
int papers_save(const char *folder, const char *file, spelling s, const char *text, size_t len);
/* A day in one of the ways of writing: "iso", "slash", "dot", "han", "plain",
 * "serial". */
void papers_day(char out[32], day d, const char *how);
#endif
