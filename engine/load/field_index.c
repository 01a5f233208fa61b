/* field_index: where the separators, quotes and line breaks of a piece of CSV stand.
 *
 * 64 bytes at a time become a number in which every such byte is a bit; the bits are
 * written down as places. How the number is made depends on the processor: AVX2 and
 * NEON look every byte up in a table of sixteen by its lower half, for no two of the
 * four characters share it; SSE2 compares four times; plain C takes eight bytes as one
 * number. Which of them runs is asked of the processor, not of the compiler.
 *
 * Blanks become a number as well: nearly always none stands beside a mark, and then
 * nobody need look for blanks around the fields. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/field_index.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#define HAS_NEON 1
#endif

enum { BLOCK = 64 };

/* Of a block, a bit for each byte. */
typedef struct block_bits { uint64_t marks, blanks; } block_bits;

/* Besides the space, what is a blank. */
static char other_blank(char separator) {
    return separator == '\t' ? ' ' : '\t';
}

#if defined(__x86_64__) || defined(HAS_NEON)
/* Tables of sixteen by a byte's lower half: what a mark with it is, what a blank with it is;
 * elsewhere what equals no byte with that lower half. */
typedef struct halves { unsigned char mark[16], blank[16]; } halves;

static halves halves_for(char separator) {
    halves h;
    memset(&h, 0xff, sizeof h);
    h.mark[15] = h.blank[15] = 0;
    h.mark['"' & 15] = '"';
    h.mark['\n' & 15] = '\n';
    h.mark['\r' & 15] = '\r';
    h.mark[separator & 15] = (unsigned char)separator;
    h.blank[' ' & 15] = ' ';
    h.blank[other_blank(separator) & 15] = (unsigned char)other_blank(separator);
    return h;
}
#endif

/* What was found so far: the places, whether a blank is beside one, and what the last byte
 * was. */
typedef struct finding {
    uint32_t *out;
    size_t count;
    uint64_t beside, last_mark, last_blank;
} finding;

/* The next block, whose first byte is at place `base`. */
__attribute__((always_inline)) static inline void note(finding *f, block_bits b,
                                                       uint32_t base) {
    f->beside |= (b.blanks & (b.marks << 1 | f->last_mark)) |
                 (b.marks & (b.blanks << 1 | f->last_blank));
    f->last_mark = b.marks >> 63;
    f->last_blank = b.blanks >> 63;
    for (uint64_t marks = b.marks; marks != 0; marks &= marks - 1)
        f->out[f->count++] = base + (uint32_t)__builtin_ctzll(marks);
}

/* The last block, less than whole: the rest of it is neither mark nor blank. */
static void pad_block(const char *bytes, size_t len, char block[BLOCK]) {
    memset(block, '.', BLOCK);
    memcpy(block, bytes, len);
}

/* ---- plain C */

/* The high bit of every byte that is `c`: the usual test for a zero byte, exact for each
 * byte. */
static uint64_t equal_bytes(uint64_t eight, unsigned char c) {
    static const uint64_t low = 0x7f7f7f7f7f7f7f7fu;
    uint64_t x = eight ^ c * 0x0101010101010101u;
    return ~(((x & low) + low) | x | low);
}

/* Eight high bits gathered in the lowest byte. */
static uint64_t gather(uint64_t high) {
    return (high >> 7) * 0x0102040810204080u >> 56;
}

static block_bits plain_bits(const char *block, char separator) {
    block_bits b = { 0, 0 };
    for (unsigned i = 0; i < BLOCK; i += 8) {
        uint64_t eight;
        memcpy(&eight, block + i, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        b.marks |= gather(equal_bytes(eight, '"') | equal_bytes(eight, '\n') |
                          equal_bytes(eight, '\r') |
                          equal_bytes(eight, (unsigned char)separator))
                   << i;
        b.blanks |= gather(equal_bytes(eight, ' ') |
                           equal_bytes(eight, (unsigned char)other_blank(separator))) << i;
    }
    return b;
}

static size_t find_plain(const char *bytes, size_t len, char separator, uint32_t base,
                         uint32_t *out, bool *loose) {
    finding f = { .out = out };
    char last[BLOCK];
    size_t i = 0;
    for (; i + BLOCK <= len; i += BLOCK)
        note(&f, plain_bits(bytes + i, separator), base + (uint32_t)i);
    if (i < len) {
        pad_block(bytes + i, len - i, last);
        note(&f, plain_bits(last, separator), base + (uint32_t)i);
    }
    *loose = f.beside != 0;
    return f.count;
}

#if defined(__x86_64__)

/* ---- SSE2, which every such processor has */

static uint64_t sse2_either(__m128i bytes, char one, char other) {
    __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(one)),
                                 _mm_cmpeq_epi8(bytes, _mm_set1_epi8(other)));
    return (uint32_t)_mm_movemask_epi8(found);
}

static block_bits sse2_bits(const char *block, char separator) {
    block_bits b = { 0, 0 };
    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(block + i));
        b.marks |= (sse2_either(bytes, '"', '\n') | sse2_either(bytes, '\r', separator)) << i;
        b.blanks |= sse2_either(bytes, ' ', other_blank(separator)) << i;
    }
    return b;
}

static size_t find_sse2(const char *bytes, size_t len, char separator, uint32_t base,
                        uint32_t *out, bool *loose) {
    finding f = { .out = out };
    char last[BLOCK];
    size_t i = 0;
    for (; i + BLOCK <= len; i += BLOCK)
        note(&f, sse2_bits(bytes + i, separator), base + (uint32_t)i);
    if (i < len) {
        pad_block(bytes + i, len - i, last);
        note(&f, sse2_bits(last, separator), base + (uint32_t)i);
    }
    *loose = f.beside != 0;
    return f.count;
}

/* ---- AVX2 */

#define AVX2 __attribute__((target("avx2,bmi")))

typedef struct avx2_halves { __m256i mark, blank; } avx2_halves;

AVX2 static inline __m256i twice(const unsigned char table[16]) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table));
}

AVX2 static inline uint64_t avx2_known(__m256i a, __m256i b, __m256i table) {
    a = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, a), a);
    b = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, b), b);
    return (uint32_t)_mm256_movemask_epi8(a) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

AVX2 static inline block_bits avx2_bits(const char *block, avx2_halves h) {
    const __m256i *at = (const __m256i *)(const void *)block;
    __m256i a = _mm256_loadu_si256(at), b = _mm256_loadu_si256(at + 1);
    return (block_bits){ avx2_known(a, b, h.mark), avx2_known(a, b, h.blank) };
}

AVX2 static size_t find_avx2(const char *bytes, size_t len, char separator, uint32_t base,
                             uint32_t *out, bool *loose) {
    const halves table = halves_for(separator);
    const avx2_halves h = { twice(table.mark), twice(table.blank) };
    finding f = { .out = out };
    char last[BLOCK];
    size_t i = 0;
    for (; i + BLOCK <= len; i += BLOCK) note(&f, avx2_bits(bytes + i, h), base + (uint32_t)i);
    if (i < len) {
        pad_block(bytes + i, len - i, last);
        note(&f, avx2_bits(last, h), base + (uint32_t)i);
    }
    *loose = f.beside != 0;
    return f.count;
}

#elif defined(HAS_NEON)

/* ---- NEON, which every such processor has */

typedef struct neon_halves { uint8x16_t mark, blank; } neon_halves;

static uint64_t neon_known(uint8x16_t bytes, uint8x16_t table) {
    static const uint8_t powers[16] = {
        1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128
    };
    uint8x16_t half = vandq_u8(bytes, vdupq_n_u8(15));
    uint8x16_t found = vandq_u8(vceqq_u8(vqtbl1q_u8(table, half), bytes), vld1q_u8(powers));
    return (uint64_t)vaddv_u8(vget_low_u8(found)) | (uint64_t)vaddv_u8(vget_high_u8(found))
                                                        << 8;
}

static block_bits neon_bits(const char *block, neon_halves h) {
    block_bits b = { 0, 0 };
    for (unsigned i = 0; i < BLOCK; i += 16) {
        uint8x16_t bytes = vld1q_u8((const uint8_t *)block + i);
        b.marks |= neon_known(bytes, h.mark) << i;
        b.blanks |= neon_known(bytes, h.blank) << i;
    }
    return b;
}

static size_t find_neon(const char *bytes, size_t len, char separator, uint32_t base,
                        uint32_t *out, bool *loose) {
    const halves table = halves_for(separator);
    const neon_halves h = { vld1q_u8(table.mark), vld1q_u8(table.blank) };
    finding f = { .out = out };
    char last[BLOCK];
    size_t i = 0;
    for (; i + BLOCK <= len; i += BLOCK) note(&f, neon_bits(bytes + i, h), base + (uint32_t)i);
    if (i < len) {
        pad_block(bytes + i, len - i, last);
        note(&f, neon_bits(last, h), base + (uint32_t)i);
    }
    *loose = f.beside != 0;
    return f.count;
}

#endif

/* ---- choosing */

bool field_index_at(size_t number, field_index_way *out) {
    if (number == 0) return *out = (field_index_way){ "plain", find_plain, true }, true;
#if defined(__x86_64__)
    if (number == 1) return *out = (field_index_way){ "sse2", find_sse2, true }, true;
    if (number == 2) {
        bool can = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
        return *out = (field_index_way){ "avx2", find_avx2, can }, true;
    }
#elif defined(HAS_NEON)
    if (number == 1) return *out = (field_index_way){ "neon", find_neon, true }, true;
#endif
    return false;
}

field_index field_index_best(void) {
    field_index_way way, best = { NULL, find_plain, true };
    for (size_t i = 0; field_index_at(i, &way); i++)
        if (way.usable) best = way;
    return best.find;
}
