/* text: a piece of UTF-8 with its length; may hold NUL; never owns its bytes. */
#ifndef GROUND_TEXT_H
#define GROUND_TEXT_H
#include <stdbool.h>
#include <stddef.h>

typedef struct text {
    const char *at;  /* not terminated unless its maker says so */
    size_t len;
} text;

#define TEXT(literal) ((text){ (literal), sizeof(literal) - 1 })
/* For printf: printf("%.*s", TEXT_ARGS(t)). Lengths over INT_MAX are cut. */
#define TEXT_ARGS(t) (int)((t).len > 0x7fffffff ? 0x7fffffff : (t).len), (t).at

text text_of(const char *zero_terminated);       /* NULL gives the empty text */
bool text_equal(text a, text b);
bool text_is(text a, const char *zero_terminated);
/* the letters A to Z as a to z, in every locale; all other bytes as they are */
char text_small(char c);
/* equal but for the case of the letters A to Z, in every locale */
bool text_alike(text a, text b);
int text_compare(text a, text b); /* by bytes; shorter first on a common prefix */
bool text_starts(text a, const char *prefix);
text text_trim(text a);                          /* ASCII blanks off both ends */
/* One byte, in every locale: 0 to 9; A to Z or a to z; any other of ASCII. */
static inline bool text_is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool text_is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
static inline bool text_is_sign(char c) {
    return (unsigned char)c < 0x80 && !text_is_digit(c) && !text_is_letter(c);
}
text text_without_signs(text a);                 /* such signs off both ends, blanks too */
/* Without what stands in brackets behind it, "(note)", and the blanks before: nothing but a
 * note is kept. */
text text_without_note(text a);
/* Edit distance of two texts by bytes, at most `limit` + 1: for "did you mean". */
size_t text_distance(text a, text b, size_t limit);
/* The nearest of n names within a third of the length, or n if none is near. */
size_t text_nearest(text a, const text *names, size_t n);
/* "a, b, c", and "..." in place of those for which `size` bytes, 16 at least, have no room. */
void text_list(const text *names, size_t n, char *buffer, size_t size);
#endif
