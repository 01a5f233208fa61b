/* detect: which encoding a file is in, when nobody says.
 *
 * The whole file is looked at, not a sample: one name in the last row decides as well as
 * the first. A byte-order mark settles it. Else UTF-8 if every byte fits, which no other
 * encoding does by chance for long; UTF-16 if there are zero bytes, on one side of the
 * units only as in text with digits and commas; GB18030 if every byte fits.
 * Nearly any pair of bytes fits GB18030, those of Big5 above all, and a name read in the
 * wrong encoding would match no record: so at least half of the characters must be
 * among the 6763 of GB 2312, and few of them kana, Greek or private use, or nothing is
 * guessed and somebody is asked. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/detect.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    BLOCK = 1 << 15,
    SURELY_UTF8 = 4 /* so many characters of three bytes are no chance */
};

static const uint64_t NOWHERE = UINT64_MAX;

/* Gets the file block by block; `at` is the offset of the block. true: go on. */
typedef bool (*look)(void *payload, const unsigned char *bytes, size_t len, uint64_t at);

static int look_through(int fd, const char *file, look take, void *payload, fault *f) {
    unsigned char block[BLOCK];
    uint64_t at = 0;
    for (;;) {
        ssize_t n = pread(fd, block, sizeof block, (off_t)at);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0)
            return fault_set(f, FAULT_DATA, file, 0, 0, "cannot be read: %s", strerror(errno));
        if (n == 0 || !take(payload, block, (size_t)n, at)) return 0;
        at += (uint64_t)n;
    }
}

/* ---- UTF-8 and zeros */

typedef struct utf8_look {
    unsigned more;             /* bytes the character still needs */
    unsigned char low, high;   /* between which the next one lies */
    unsigned char first;       /* of the character's bytes */
    bool cut;                  /* the misfit is that the file ends too early */
    uint64_t wide;             /* characters of three and four bytes before it */
    uint64_t begun, bad, zero; /* where the character began; first misfit; first zero */
    uint64_t zeros[2], size;   /* zeros at even and odd offsets */
} utf8_look;

/* The first byte of a character says how many follow and narrows the next: no overlong form, no
 * surrogate, nothing over U+10FFFF. */
static bool begin_utf8(utf8_look *u, unsigned char byte) {
    u->low = 0x80;
    u->high = 0xbf;
    if (byte < 0x80) return true;
    if (byte < 0xc2 || byte > 0xf4) return false;
    u->more = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte == 0xe0) u->low = 0xa0;
    if (byte == 0xed) u->high = 0x9f;
    if (byte == 0xf0) u->low = 0x90;
    if (byte == 0xf4) u->high = 0x8f;
    return true;
}

static bool fits_utf8(utf8_look *u, unsigned char byte, uint64_t at) {
    if (u->more == 0) {
        u->begun = at;
        u->first = byte;
        return begin_utf8(u, byte);
    }
    bool fits = byte >= u->low && byte <= u->high;
    u->low = 0x80;
    u->high = 0xbf;
    u->more--;
    u->wide += fits && u->more == 0 && u->first >= 0xe0;
    return fits;
}

/* Neither a zero nor a byte over 0x7f in the next eight. */
static bool all_plain(const unsigned char *bytes) {
    uint64_t eight;
    memcpy(&eight, bytes, 8);
    return ((eight | (eight - 0x0101010101010101u)) & 0x8080808080808080u) == 0;
}

static bool look_utf8(void *payload, const unsigned char *bytes, size_t len, uint64_t at) {
    utf8_look *u = payload;
    for (size_t i = 0; i < len; i++) {
        while (u->more == 0 && i + 8 <= len && all_plain(bytes + i)) i += 8;
        if (i == len) break;
        if (bytes[i] == 0) {
            u->zeros[(at + i) & 1]++;
            if (u->zero == NOWHERE) u->zero = at + i;
        }
        if (u->bad != NOWHERE || fits_utf8(u, bytes[i], at + i)) continue;
        u->bad = u->begun;
        u->more = 0;
    }
    u->size = at + len;
    return true;
}

/* A misfit after so much that fits is a broken file, not another encoding. */
static bool is_surely_utf8(const utf8_look *u) {
    return u->wide >= SURELY_UTF8 || (u->cut && u->wide > 0);
}

/* ---- UTF-16 */

typedef struct utf16_look {
    bool big, bad, half; /* half: the unit before was a high surrogate */
    uint64_t marks;      /* separators and line breaks */
} utf16_look;

static bool is_mark(unsigned unit) {
    return unit == ',' || unit == ';' || unit == '\t' || unit == '\n' || unit == '\r';
}

static bool look_utf16(void *payload, const unsigned char *bytes, size_t len, uint64_t at) {
    utf16_look *u = payload;
    (void)at;
    if (len % 2 != 0) u->bad = true; /* blocks are even: the file is not */
    for (size_t i = 0; i + 1 < len && !u->bad; i += 2) {
        unsigned unit = u->big ? (unsigned)bytes[i] << 8 | bytes[i + 1]
                               : (unsigned)bytes[i + 1] << 8 | bytes[i];
        bool low = (unit & 0xfc00) == 0xdc00;
        u->bad = low != u->half || unit == 0 || unit >= 0xfffe;
        u->half = (unit & 0xfc00) == 0xd800;
        u->marks += is_mark(unit);
    }
    return !u->bad;
}

/* Digits, separators and line breaks leave zeros on one side, in a list of one unit in sixteen
 * at the least. Characters like U+4E00 leave some on the other, so both orders are tried. */
static int try_utf16(int fd, const char *file, const utf8_look *u, bool big, uint64_t *marks,
                     fault *f) {
    utf16_look look = { .big = big };
    *marks = 0;
    if (u->zeros[big ? 0 : 1] * 32 < u->size) return 0;
    int status = look_through(fd, file, look_utf16, &look, f);
    if (!look.bad && !look.half) *marks = look.marks;
    return status;
}

static int detect_utf16(int fd, const char *file, const utf8_look *u, detection *out,
                        fault *f) {
    uint64_t little = 0, big = 0;
    int status = try_utf16(fd, file, u, false, &little, f);
    if (status == 0) status = try_utf16(fd, file, u, true, &big, f);
    if (status == 0 && little != big)
        *out = (detection){ big > little ? TEXT("utf-16be") : TEXT("utf-16le"),
                            ENCODING_BY_ZEROS };
    return status;
}

/* ---- GB18030 */

typedef struct gb_look {
    unsigned char held[4]; /* bytes of a character that is not complete */
    unsigned count;
    bool bad;
    uint64_t characters, common, odd; /* not ASCII; of these in GB 2312; kana and such */
} gb_look;

/* Two bytes: a hanzi or punctuation mark of GB 2312, what nearly every Chinese text is made
 * of. */
static bool is_common(unsigned char lead, unsigned char trail) {
    return trail >= 0xa1 && trail != 0xff &&
           ((lead >= 0xb0 && lead <= 0xf7) || lead == 0xa1 || lead == 0xa3);
}

/* Kana, Greek, Cyrillic, bopomofo, box drawing and the user-defined rows: one in three
 * characters of Big5 lands there. */
static bool is_odd(unsigned char lead, unsigned char trail) {
    return trail >= 0xa1 && ((lead >= 0xa4 && lead <= 0xaf) || lead >= 0xf8);
}

/* Four bytes reach the rest of the basic plane and the sixteen planes above it, nothing
 * between. */
static bool is_four(const unsigned char b[4]) {
    uint32_t at =
        (((b[0] - 0x81u) * 10 + (b[1] - 0x30u)) * 126 + (b[2] - 0x81u)) * 10 + (b[3] - 0x30u);
    return at <= 39419 || (at >= 189000 && at <= 1237575);
}

static bool is_lead(unsigned char byte) {
    return byte >= 0x81 && byte <= 0xfe;
}

static bool is_digit(unsigned char byte) {
    return byte >= 0x30 && byte <= 0x39;
}

/* Takes one byte more; false: it does not fit. */
static bool fits_gb(gb_look *g, unsigned char byte) {
    g->held[g->count++] = byte;
    switch (g->count) {
    case 1:
        if (is_lead(byte)) return true;
        g->count = 0;
        return byte <= 0x80; /* Windows writes the euro sign as 0x80 */
    case 2:
        if (is_digit(byte)) return true;
        g->count = 0;
        g->characters++;
        g->common += is_common(g->held[0], byte);
        g->odd += is_odd(g->held[0], byte);
        return byte >= 0x40 && byte != 0x7f && byte != 0xff;
    case 3: return is_lead(byte);
    default:
        g->count = 0;
        g->characters++;
        return is_digit(byte) && is_four(g->held);
    }
}

static bool look_gb(void *payload, const unsigned char *bytes, size_t len, uint64_t at) {
    gb_look *g = payload;
    (void)at;
    for (size_t i = 0; i < len && !g->bad; i++) g->bad = !fits_gb(g, bytes[i]);
    return !g->bad;
}

/* ---- what to say when nothing fits */

typedef struct place_look {
    uint64_t until;
    uint32_t line, column;
    bool after_cr;
} place_look;

/* Lines and columns as an editor counts them; up to there the file is UTF-8. */
static bool look_place(void *payload, const unsigned char *bytes, size_t len, uint64_t at) {
    place_look *p = payload;
    for (size_t i = 0; i < len; i++) {
        if (at + i == p->until) return false;
        bool breaks = bytes[i] == '\r' || (bytes[i] == '\n' && !p->after_cr);
        p->after_cr = bytes[i] == '\r';
        if (breaks) {
            p->line++;
            p->column = 1;
        } else if (bytes[i] != '\n') {
            p->column += (bytes[i] & 0xc0) != 0x80;
        }
    }
    return true;
}

static int refuse_at(int fd, const char *file, uint64_t at, const char *words, fault *f) {
    place_look place = { .until = at, .line = 1, .column = 1 };
    int status = look_through(fd, file, look_place, &place, f);
    if (status != 0) return status;
    return fault_set(f, FAULT_DATA, file, place.line, place.column, "%s", words);
}

static void say_misfit(char *words, size_t size, const utf8_look *u, const gb_look *g) {
    const char *also = "and the file is neither UTF-16 nor GB18030;",
               *say = "\"iso-8859-1\" (or \"big5\")";
    if (is_surely_utf8(u)) {
        also = "but everything before it is: mend the file, or";
        say = "\"gb18030\" (or \"big5\", \"iso-8859-1\")";
    } else if (!g->bad) {
        also = "and read as GB18030 most of its characters would be rare ones;";
        say = "\"big5\" (or \"gb18030\", \"iso-8859-1\")";
    }
    snprintf(words, size,
             "byte 0x%02X is not UTF-8, %s say for this source in docket.lua what it is: "
             "encoding = %s",
             u->first, also, say);
}

static int refuse(int fd, const char *file, const utf8_look *u, const gb_look *g, fault *f) {
    char words[400];
    if (u->zero < u->bad)
        return refuse_at(fd, file, u->zero,
                         "a NUL byte: no text file has one; if this is UTF-16, say encoding = "
                         "\"utf-16\" for this source in docket.lua",
                         f);
    if (u->cut && is_surely_utf8(u))
        return refuse_at(fd, file, u->bad,
                         "the file ends in the middle of a character: utf-8 expected", f);
    say_misfit(words, sizeof words, u, g);
    return refuse_at(fd, file, u->bad, words, f);
}

/* ---- the whole */

size_t detect_mark(const char *bytes, size_t len, text *encoding) {
    static const struct mark {
        text bytes, encoding;
    } marks[] = {
        { { "\xef\xbb\xbf", 3 }, { "utf-8", 5 } },
        { { "\xff\xfe", 2 }, { "utf-16le", 8 } },
        { { "\xfe\xff", 2 }, { "utf-16be", 8 } },
        { { "\x84\x31\x95\x33", 4 }, { "gb18030", 7 } },
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        text mark = marks[i].bytes;
        if (len < mark.len || memcmp(bytes, mark.at, mark.len) != 0) continue;
        *encoding = marks[i].encoding;
        return mark.len;
    }
    return 0;
}

static int detect_gb(int fd, const char *file, gb_look *g, detection *out, fault *f) {
    int status = look_through(fd, file, look_gb, g, f);
    g->bad |= g->count > 0;
    if (status == 0 && !g->bad && g->common * 2 >= g->characters &&
        g->odd * 16 <= g->characters)
        *out = (detection){ TEXT("gb18030"), ENCODING_BY_FIT };
    return status;
}

static int detect_by_bytes(int fd, const char *file, detection *out, fault *f) {
    utf8_look u = { .bad = NOWHERE, .zero = NOWHERE };
    gb_look g = { .count = 0 };
    int status = look_through(fd, file, look_utf8, &u, f);
    if (status != 0) return status;
    u.cut = u.bad == NOWHERE && u.more > 0;
    if (u.cut) u.bad = u.begun;
    if (u.bad == NOWHERE && u.zero == NOWHERE) {
        *out = (detection){ TEXT("utf-8"), ENCODING_BY_FIT };
        return 0;
    }
    if (u.zero != NOWHERE) status = detect_utf16(fd, file, &u, out, f);
    if (status == 0 && out->encoding.len == 0 && u.bad != NOWHERE && !is_surely_utf8(&u))
        status = detect_gb(fd, file, &g, out, f);
    if (status == 0 && out->encoding.len == 0) status = refuse(fd, file, &u, &g, f);
    return status;
}

typedef struct head_look {
    char bytes[4];
    size_t len;
} head_look;

static bool look_head(void *payload, const unsigned char *bytes, size_t len, uint64_t at) {
    head_look *head = payload;
    (void)at;
    head->len = len < sizeof head->bytes ? len : sizeof head->bytes;
    memcpy(head->bytes, bytes, head->len);
    return false;
}

int encoding_detect(int fd, const char *file, detection *out, fault *f) {
    head_look head = { .len = 0 };
    *out = (detection){ { "", 0 }, ENCODING_BY_FIT };
    int status = look_through(fd, file, look_head, &head, f);
    if (status != 0) return status;
    status = detect_refuse(head.bytes, head.len, file, f);
    if (status != 0) return status;
    if (detect_mark(head.bytes, head.len, &out->encoding) > 0) out->how = ENCODING_BY_MARK;
    else status = detect_by_bytes(fd, file, out, f);
    if (status == 0 && lseek(fd, 0, SEEK_SET) < 0)
        status = fault_set(f, FAULT_DATA, file, 0, 0, "cannot be read: %s", strerror(errno));
    return status;
}

const char *encoding_how_word(encoding_how how) {
    switch (how) {
    case ENCODING_DECLARED: return "declared";
    case ENCODING_BY_MARK: return "byte-order mark";
    case ENCODING_BY_FIT: return "every byte fits";
    case ENCODING_BY_ZEROS: return "zero bytes";
    }
    return "";
}

bool detect_workbook(const char *bytes, size_t len) {
    return len >= 4 &&
           (memcmp(bytes, "PK\x03\x04", 4) == 0 || memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0);
}

static bool is_zip_by_name(const char *file) {
    text name = text_of(file);
    return name.len > 4 && text_alike((text){ name.at + name.len - 4, 4 }, TEXT(".zip"));
}

/* Files of other programs whose first four bytes no list begins with. */
static const char *name_packed(const char *bytes) {
    static const struct { const char *bytes, *is;
    } known[] = {
        { "\x1f\x8b\x08", "is compressed (gzip)" },
        { "\xfd\x37\x7a\x58", "is compressed (xz)" },
        { "\x28\xb5\x2f\xfd", "is compressed (zstd)" },
        { "\x37\x7a\xbc\xaf", "is an archive (7z)" },
        { "Rar!", "is an archive (rar)" },
        { "%PDF", "is a PDF document" },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (memcmp(bytes, known[i].bytes, strlen(known[i].bytes)) == 0) return known[i].is;
    return NULL;
}

int detect_refuse(const char *bytes, size_t len, const char *file, fault *f) {
    const char *is = len >= 4 ? name_packed(bytes) : NULL;
    if (is == NULL && detect_workbook(bytes, len)) {
        if (!is_zip_by_name(file))
            return fault_set(
                f, FAULT_DATA, file, 0, 0,
                "is an Excel workbook, not a CSV file: open it, save the sheet as \"CSV "
                "UTF-8\" and name that file");
        is = "is an archive (zip)";
    }
    if (is == NULL) return 0;
    return fault_set(f, FAULT_DATA, file, 0, 0, "%s, not a text file: %s and name the CSV file",
                     is,
                     bytes[0] == '%' ? "export the list from where it was made" : "unpack it");
}
