/* docket: docket.lua of the city, as it stands at each of three times. */
#ifndef CITY_DOCKET_H
#define CITY_DOCKET_H
#include "papers.h"

typedef enum moment { AT_JOINT_REVIEW, AT_INSPECTION, AFTER_THE_VOTE } moment;

int docket_write(const papers *p, moment when, const char *folder);
#endif
