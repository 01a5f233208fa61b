/* field_index: where the separators, quotes and line breaks of a piece of CSV stand.
 *
 * 64 bytes at a time become a number in which every such byte is a bit; the bits are
 * written down as places. How the number is made depends on the processor: AVX2 and
 * NEON look every byte up in a table of sixteen by its lower half, for no two of the
 * four characters share it; SSE2 compares four times; plain C takes eight bytes as one
 * number. Which of them runs is asked of the processor, not of the compiler. */
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

#if defined(__x86_64__) || defined(HAS_NEON)
/* What stands at the places of the four characters' lower halves; elsewhere what equals no byte
 * with that lower half. */
static void fill_table(unsigned char table[16], char separator) {
    memset(table, 0xff, 16);
    table[15] = 0;
    table['"' & 15] = '"';
    table['\n' & 15] = '\n';
    table['\r' & 15] = '\r';
    table[separator & 15] = (unsigned char)separator;
}
#endif

static size_t write_places(uint64_t marks, uint32_t base, uint32_t *out) {
    size_t n = 0;
    for (; marks != 0; marks &= marks - 1)
        out[n++] = base + (uint32_t)__builtin_ctzll(marks);
    return n;
}

/* The last block, less than whole: the rest of it is blanks. */
static void pad_block(const char *bytes, size_t len, char block[BLOCK]) {
    memset(block, ' ', BLOCK);
    memcpy(block, bytes, len);
}

/* ---- plain C */

/* The high bit of every byte that is `c`: the usual test for a zero byte, exact for each byte. */
static uint64_t equal_bytes(uint64_t eight, unsigned char c) {
    static const uint64_t low = 0x7f7f7f7f7f7f7f7fu;
    uint64_t x = eight ^ c * 0x0101010101010101u;
    return ~(((x & low) + low) | x | low);
}

static uint64_t plain_marks(const char *block, char separator) {
    uint64_t marks = 0;
    for (unsigned i = 0; i < BLOCK; i += 8) {
        uint64_t eight, found;
        memcpy(&eight, block + i, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
        eight = __builtin_bswap64(eight);
#endif
        found = equal_bytes(eight, '"') | equal_bytes(eight, '\n') |
                equal_bytes(eight, '\r') | equal_bytes(eight, (unsigned char)separator);
        /* eight high bits, gathered in the highest byte */
        marks |= ((found >> 7) * 0x0102040810204080u >> 56) << i;
    }
    return marks;
}

static size_t find_plain(const char *bytes, size_t len, char separator, uint32_t *out) {
    size_t n = 0, i = 0;
    char last[BLOCK];
    for (; i + BLOCK <= len; i += BLOCK)
        n += write_places(plain_marks(bytes + i, separator), (uint32_t)i, out + n);
    if (i == len) return n;
    pad_block(bytes + i, len - i, last);
    return n + write_places(plain_marks(last, separator), (uint32_t)i, out + n);
}

#if defined(__x86_64__)

/* ---- SSE2, which every such processor has */

static uint64_t sse2_marks(const char *block, char separator) {
    const __m128i quote = _mm_set1_epi8('"'), lf = _mm_set1_epi8('\n'),
                  cr = _mm_set1_epi8('\r'), sep = _mm_set1_epi8(separator);
    uint64_t marks = 0;
    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(block + i));
        __m128i one = _mm_or_si128(_mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(b, lf));
        __m128i other = _mm_or_si128(_mm_cmpeq_epi8(b, cr), _mm_cmpeq_epi8(b, sep));
        marks |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(one, other)) << i;
    }
    return marks;
}

static size_t find_sse2(const char *bytes, size_t len, char separator, uint32_t *out) {
    size_t n = 0, i = 0;
    char last[BLOCK];
    for (; i + BLOCK <= len; i += BLOCK)
        n += write_places(sse2_marks(bytes + i, separator), (uint32_t)i, out + n);
    if (i == len) return n;
    pad_block(bytes + i, len - i, last);
    return n + write_places(sse2_marks(last, separator), (uint32_t)i, out + n);
}

/* ---- AVX2 */

#define AVX2 __attribute__((target("avx2,bmi")))

AVX2 static inline uint64_t avx2_marks(const char *block, __m256i table) {
    const __m256i *at = (const __m256i *)(const void *)block;
    __m256i a = _mm256_loadu_si256(at), b = _mm256_loadu_si256(at + 1);
    a = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, a), a);
    b = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, b), b);
    return (uint32_t)_mm256_movemask_epi8(a) |
           (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

AVX2 static size_t find_avx2(const char *bytes, size_t len, char separator, uint32_t *out) {
    unsigned char sixteen[16];
    char last[BLOCK];
    size_t n = 0, i = 0;
    fill_table(sixteen, separator);
    __m256i table = _mm256_broadcastsi128_si256(
        _mm_loadu_si128((const __m128i *)(const void *)sixteen));
    for (; i + BLOCK <= len; i += BLOCK) {
        uint64_t marks = avx2_marks(bytes + i, table);
        for (; marks != 0; marks &= marks - 1)
            out[n++] = (uint32_t)i + (uint32_t)__builtin_ctzll(marks);
    }
    if (i == len) return n;
    pad_block(bytes + i, len - i, last);
    return n + write_places(avx2_marks(last, table), (uint32_t)i, out + n);
}

#elif defined(HAS_NEON)

/* ---- NEON, which every such processor has */

static uint64_t neon_marks(const char *block, uint8x16_t table) {
    static const uint8_t powers[16] = { 1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128 };
    uint8x16_t bits = vld1q_u8(powers);
    uint64_t marks = 0;
    for (unsigned i = 0; i < BLOCK; i += 16) {
        uint8x16_t b = vld1q_u8((const uint8_t *)block + i);
        uint8x16_t half = vandq_u8(b, vdupq_n_u8(15));
        uint8x16_t found = vandq_u8(vceqq_u8(vqtbl1q_u8(table, half), b), bits);
        marks |= (uint64_t)vaddv_u8(vget_low_u8(found)) << i;
        marks |= (uint64_t)vaddv_u8(vget_high_u8(found)) << (i + 8);
    }
    return marks;
}

static size_t find_neon(const char *bytes, size_t len, char separator, uint32_t *out) {
    unsigned char sixteen[16];
    char last[BLOCK];
    size_t n = 0, i = 0;
    fill_table(sixteen, separator);
    uint8x16_t table = vld1q_u8(sixteen);
    for (; i + BLOCK <= len; i += BLOCK)
        n += write_places(neon_marks(bytes + i, table), (uint32_t)i, out + n);
    if (i == len) return n;
    pad_block(bytes + i, len - i, last);
    return n + write_places(neon_marks(last, table), (uint32_t)i, out + n);
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
