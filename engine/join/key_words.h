/* key_words: what stands in the cell of a key in its place or around it: words for anybody, a
 * range of keys, several keys, a key among words. */
#ifndef JOIN_KEY_WORDS_H
#define JOIN_KEY_WORDS_H
#include <stdbool.h>

#include "ground/arena.h"
#include "load/table.h"

/* Of what a key may be made of: the marks that part two keys are not among them. */
bool key_words_may_hold(char c);
/* 全体, all, same, unknown, V1-01至V1-03: nobody can tell from the cell alone who is meant. */
bool key_words_mean_anybody(text key);
/* Has the row such a cell in a key that is a list by itself, and no other key? 1 or 0; -1: no
 * memory. */
int key_words_of_anybody(const table *rows, uint32_t row, arena *scratch);
/* Can 3-7 be a range of keys of this list? Where keys themselves are written so, it is one
 * key. */
bool key_words_may_be_ranges(const table *list);
/* Of a key that is nobody's each part that may be one: of V06-02/11-01, "No.V06-02", "编号7",
 * V06-02/03 (V06-03), and where there may be `ranges` of "3-7" (3 to 7). false: no memory, or
 * `use` said so. Parts live in the arena or the key. */
typedef bool key_part_use(void *payload, text part);
bool key_words_parts(text key, bool ranges, arena *a, key_part_use *use, void *payload);
#endif
