/* csv_ahead: a CSV file cut by one thread while another takes its rows. */
#ifndef LOAD_CSV_AHEAD_H
#define LOAD_CSV_AHEAD_H
#include "load/csv_feed.h"

/* As csv_feed: `take` gets the same rows in the same order, in the thread of the caller, and
 * the same fault is returned. Pays for long files. */
int csv_ahead(const csv_file *file, csv_take take, void *payload, csv_totals *out, fault *f);
#endif
