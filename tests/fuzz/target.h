/* target: what a fuzz target gives: one function over any bytes, which aborts on a broken promise. */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H
#include <stddef.h>
#include <stdint.h>

int fuzz_one(const uint8_t *bytes, size_t len);   /* always 0 */
#endif
