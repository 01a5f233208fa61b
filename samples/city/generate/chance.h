/* chance: what the made-up city is drawn from: numbers that look random and are
 * the same everywhere, the calendar, id numbers, names. Integer arithmetic
 * only. */
#ifndef CITY_CHANCE_H
#define CITY_CHANCE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef int32_t day; /* days since 1970-01-01 */

typedef struct chance {
    uint64_t state;
} chance;
unsigned chance_below(chance *c, unsigned limit); /* 0 .. limit - 1 */
bool chance_percent(chance *c, unsigned percent);
void chance_shuffle(chance *c, uint32_t *list, size_t count);

day day_of(int year, int month, int of_month);
void day_split(day d, int *year, int *month, int *of_month);
day day_plus_months(day d, int months); /* no such day: the month ends it */
day day_plus_years(day d, int years);
int day_age(day birth, day on); /* completed years, the birthday counting */

/* The n-th name, three characters of lunar mansions, hexagrams, stems and the
 * like: nobody is called so, and no two are the same. */
enum { NAME_ROOM = 24, NAMES = 28 * 50 * 40 };
void name_make(char out[NAME_ROOM], uint32_t n);
/* The n-th village or community. */
void name_of_unit(char out[NAME_ROOM], uint32_t n, bool village);
/* Writes some character of the name in its traditional form; false if none of
 * it has one. */
bool name_in_variant(char out[NAME_ROOM], const char *name);

/* An id number in region 999999, which no place has, with the right check. */
enum { ID_ROOM = 40 };
void id_make(char out[ID_ROOM], day birth, unsigned serial);
void id_cut_to_15(char out[ID_ROOM], const char *id); /* as before 1999 */
void id_in_full_width(char out[64], const char *id);
#endif
