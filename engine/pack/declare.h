/* declare: the words a pack is written in (pack, law, days, params, stages, forbid, source,
 * rule, suppress, fact, tally, notice), turned into plain data and into functions kept in the
 * cage. */
#ifndef PACK_DECLARE_H
#define PACK_DECLARE_H
#include "ground/fault.h"
#include "pack/reading.h"

/* A declarer that fills `building`, or (NULL) one that only collects functions for a pack
 * already built. NULL: no memory. */
declarer *declare_new(pack *building, const pack *built, rulebook *book, notes *n, fault *f);
void declare_free(declarer *d);
/* Puts the declaring words into the table on top of the stack. `days` keeps the function that
 * stood under its name before: days(3) is a length of time, days { ... } declares. Raises. */
void declare_words(declarer *d, struct lua_State *L);
/* Pushes that table of words. */
void declare_push_words(struct lua_State *L);
/* The file whose chunk runs next. */
void declare_file(declarer *d, uint16_t file);
/* After all files: what can only be checked of the whole. Mistakes go to the notes. */
void declare_finish(declarer *d);
/* From here on the words raise. */
void declare_close(declarer *d);
void rulebook_clear(rulebook *book);
#endif
