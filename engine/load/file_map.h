/* file_map: which field of a file feeds which column. */
#ifndef LOAD_FILE_MAP_H
#define LOAD_FILE_MAP_H
#include "ground/arena.h"
#include "ground/fault.h"
#include "load/csv_feed.h"
#include "load/docket.h"

enum { NO_FIELD = 0xffffffffu };

typedef struct file_map {
    const docket_source *s;
    const source_decl *decl;
    const char *name;      /* of the file, for messages */
    uint32_t *field;       /* per column: which field, or NO_FIELD */
    uint32_t **more;       /* per column: the further fields it is joined from */
    uint32_t *only;        /* per filter: which field ... */
    uint16_t *only_column; /* ... or which column, else NO_INDEX */
    uint32_t *beside;      /* per docket_source.beside: which field, or NO_FIELD */
    bool straight;         /* no column is cut or joined */
    /* every column is a field of its own as it is, and nothing is beside them */
    bool whole;
    size_t named, full;    /* fields a row must have; fields it may have */
} file_map;

/* Room for a source's maps, in the arena. */
int file_map_new(file_map *m, const docket_source *s, const source_decl *decl, arena *a,
                 fault *f);
/* The map of a file from its first row: the header, or the first row of data. */
int file_map_begin(file_map *m, const char *name, const csv_row *row, fault *f);
#endif
