/* encoding: the bytes of a file as a stream of UTF-8.
 *
 * A file is read in blocks into one buffer that is used again and again; the SHA-256
 * is taken of the bytes as they pass. UTF-8 is checked in place, everything else goes
 * through iconv; a character that the end of a block cuts in two waits for the next.
 * An encoding is what the docket says, or detect found; bytes that do not fit it, a
 * byte-order mark of another one among them, are refused with what to do. A workbook,
 * which many people take for a CSV file, is told by its first bytes. NUL is refused: no
 * list has it, and what has it is another encoding or no text. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "load/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ground/unicode.h"
#include "load/big5.h"
#include "load/detect.h"
#include "load/gb18030.h"

enum {
    BLOCK = 1 << 16,
    CUT = 8 /* bytes of a character cut in two, at most */,
    MADE = 3 * BLOCK
};

const text encoding_names[ENCODING_COUNT] = {
    { "utf-8", 5 },    { "iso-8859-1", 10 }, { "utf-16", 6 }, { "utf-16le", 8 },
    { "utf-16be", 8 }, { "gb18030", 7 },     { "big5", 4 },
};

typedef enum own { OWN_NONE, OWN_GB18030, OWN_BIG5 } own;

struct decoder {
    int fd;
    const char *file;
    text encoding;
    iconv_t how; /* (iconv_t)-1: UTF-8 */
    digest_run *sha256;
    uint64_t bytes;       /* read so far */
    bool begun, ended;    /* the first block has been looked at; read() said so */
    bool marked;          /* a byte-order mark was there */
    own own;              /* codes the C library does not read as we do */
    char wrong[320];      /* what is wrong with the byte after the last piece; "": nothing */
    size_t in_at, in_len; /* what is left in `in` */
    char in[CUT + BLOCK + DECODER_SLACK];
    char made[MADE + DECODER_SLACK]; /* by iconv */
};

bool encoding_known(text name) {
    for (size_t i = 0; i < ENCODING_COUNT; i++)
        if (text_equal(name, encoding_names[i])) return true;
    return false;
}

int decoder_new(decoder **out, int fd, const char *file, text encoding, fault *f) {
    decoder *d = calloc(1, sizeof *d);
    *out = NULL;
    if (d == NULL) return fault_memory(f);
    d->fd = fd;
    d->file = file;
    d->encoding = encoding;
    d->how = (iconv_t)-1;
    d->sha256 = digest_new();
    if (d->sha256 == NULL) {
        decoder_free(d);
        return fault_memory(f);
    }
    *out = d;
    return 0;
}

void decoder_free(decoder *d) {
    if (d == NULL) return;
    if (d->how != (iconv_t)-1) iconv_close(d->how);
    digest_free(d->sha256);
    free(d);
}

/* Fills `in` behind what is left of the last block, at most CUT bytes. */
static int fill(decoder *d, fault *f) {
    memmove(d->in, d->in + d->in_at, d->in_len);
    d->in_at = 0;
    ssize_t n;
    do n = read(d->fd, d->in + d->in_len, BLOCK);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fault_set(f, FAULT_DATA, d->file, 0, 0, "cannot be read: %s", strerror(errno));
    if (digest_add(d->sha256, d->in + d->in_len, (size_t)n) != 0)
        return fault_plain(f, FAULT_DATA,
                           "SHA-256 could not be taken: no memory, or a libcrypto without it");
    d->in_len += (size_t)n;
    d->bytes += (uint64_t)n;
    d->ended = n == 0;
    return 0;
}

/* ---- the first block */

static void skip(decoder *d, size_t len) {
    d->in_at += len;
    d->in_len -= len;
}

static const char *iconv_name(text encoding, bool big) {
    if (text_is(encoding, "iso-8859-1")) return "ISO-8859-1";
    if (text_is(encoding, "big5")) return "BIG5";
    if (text_is(encoding, "gb18030")) return "GB18030";
    return big ? "UTF-16BE" : "UTF-16LE";
}

/* A mark of the encoding itself is taken off; one of another encoding is a misfit. The bytes of
 * a mark are letters in ISO-8859-1 and Big5, but no list begins with these. */
static void take_mark(decoder *d, bool *big) {
    text marked;
    size_t len = detect_mark(d->in + d->in_at, d->in_len, &marked);
    *big = text_is(d->encoding, "utf-16be");
    if (len == 0) return;
    if (text_is(d->encoding, "utf-16") && (marked.at[0] == 'u' && marked.len == 8)) {
        *big = text_is(marked, "utf-16be");
    } else if (!text_equal(marked, d->encoding)) {
        snprintf(d->wrong, sizeof d->wrong,
                 "the file begins with the byte-order mark of %.*s, but the docket declares "
                 "%.*s; say encoding = \"%.*s\" for this source in docket.lua, or leave it out",
                 TEXT_ARGS(marked), TEXT_ARGS(d->encoding), TEXT_ARGS(marked));
        return;
    }
    d->marked = true;
    skip(d, len);
}

static int begin(decoder *d, fault *f) {
    bool big;
    d->begun = true;
    while (d->in_len < CUT && !d->ended) {
        int status = fill(d, f);
        if (status != 0) return status;
    }
    int refused = detect_refuse(d->in + d->in_at, d->in_len, d->file, f);
    if (refused != 0) return refused;
    take_mark(d, &big);
    if (text_is(d->encoding, "gb18030")) d->own = OWN_GB18030;
    if (text_is(d->encoding, "big5")) d->own = OWN_BIG5;
    if (text_is(d->encoding, "utf-8")) return 0;
    d->how = iconv_open("UTF-8", iconv_name(d->encoding, big));
    if (d->how == (iconv_t)-1)
        return fault_set(f, FAULT_DATA, d->file, 0, 0,
                         "the C library of this machine cannot read %.*s",
                         TEXT_ARGS(d->encoding));
    return 0;
}

/* ---- what to say of a byte that does not fit */

static void say_wrong(decoder *d, const char *at) {
    unsigned byte = (unsigned char)*at;
    bool utf8 = d->how == (iconv_t)-1;
    if (utf8)
        snprintf(
            d->wrong, sizeof d->wrong,
            "byte 0x%02X is not UTF-8: if the file is in another encoding, say so for this "
            "source in docket.lua: encoding = \"gb18030\" (or \"big5\", \"iso-8859-1\", "
            "\"utf-16\")",
            byte);
    else
        snprintf(d->wrong, sizeof d->wrong,
                 "byte 0x%02X is not %.*s, the encoding the docket declares; is the file in "
                 "another one, \"utf-8\" perhaps?",
                 byte, TEXT_ARGS(d->encoding));
}

static void say_nul(decoder *d) {
    if (d->encoding.len >= 6 && memcmp(d->encoding.at, "utf-16", 6) == 0)
        snprintf(d->wrong, sizeof d->wrong, "a NUL character: this is no list");
    else
        snprintf(
            d->wrong, sizeof d->wrong,
            "a NUL byte: no text file has one; if this is UTF-16, say encoding = \"utf-16\" "
            "for this source in docket.lua");
}

static void say_cut(decoder *d) {
    snprintf(d->wrong, sizeof d->wrong,
             "the file ends in the middle of a character: %.*s expected",
             TEXT_ARGS(d->encoding));
}

/* ---- pieces */

/* True when the text is the beginning of a UTF-8 character that goes on. */
static bool is_cut(const char *at, size_t len) {
    static const char fill_up[] = "\xbf\xbf\xbf";
    char whole[8];
    if (len == 0 || len > 3) return false;
    for (size_t more = 1; len + more <= 4; more++) {
        memcpy(whole, at, len);
        memcpy(whole + len, fill_up, more);
        if (unicode_bad_byte((text){ whole, len + more }) == len + more) return true;
        memset(whole + len, 0x80, more);
        if (unicode_bad_byte((text){ whole, len + more }) == len + more) return true;
    }
    return false;
}

static text take_utf8(decoder *d) {
    const char *at = d->in + d->in_at;
    size_t good = unicode_bad_byte((text){ at, d->in_len }), left = d->in_len - good;
    text piece = { at, good };
    skip(d, good);
    if (left == 0) return piece;
    bool cut = is_cut(at + good, left);
    if (cut && d->ended) say_cut(d);
    if (!cut) say_wrong(d, at + good);
    return piece;
}

/* What the C library reads of `len` bytes. */
static text take_iconv(decoder *d, size_t len) {
    char *in = d->in + d->in_at, *out = d->made;
    size_t left = len, room = MADE;
    size_t n = iconv(d->how, &in, &left, &out, &room);
    int error = n == (size_t)-1 ? errno : 0;
    skip(d, len - left);
    if (error == EILSEQ) say_wrong(d, in);
    else if (error == EINVAL && d->ended) say_cut(d);
    return (text){ d->made, (size_t)(out - d->made) };
}

/* The code at the beginning that the C library does not read as we do; its length, or 0. */
static size_t own_code(const decoder *d, const char *at, uint32_t *point) {
    if (d->own == OWN_BIG5) {
        *point = big5_user(at, d->in_len);
        return *point != 0 ? 2 : 0;
    }
    const gb18030_code *code = gb18030_find(at, d->in_len);
    if (code == NULL) return 0;
    *point = code->point;
    return code->len;
}

/* GB18030 and Big5: one code of our own, or all before the next one. */
static text take_own(decoder *d) {
    const char *at = d->in + d->in_at;
    size_t head = d->own == OWN_BIG5 ? big5_head(at, d->in_len) : gb18030_head(at, d->in_len);
    uint32_t point;
    size_t len = head == 0 ? own_code(d, at, &point) : 0;
    if (head == 0 && len == 0 && d->in_len < 4 && !d->ended)
        return (text){ "", 0 }; /* perhaps half of one of ours: wait for the rest */
    if (len == 0) return take_iconv(d, head > 0 ? head : d->in_len);
    d->made[0] = (char)(0xe0 | point >> 12); /* all of them have three bytes */
    d->made[1] = (char)(0x80 | (point >> 6 & 0x3f));
    d->made[2] = (char)(0x80 | (point & 0x3f));
    skip(d, len);
    return (text){ d->made, 3 };
}

/* A piece may be empty with more to come: a block that holds a part of a character. */
static int take(decoder *d, text *out, fault *f) {
    if (d->in_len < CUT && !d->ended) {
        int status = fill(d, f);
        if (status != 0) return status;
    }
    *out = d->how == (iconv_t)-1 ? take_utf8(d)
           : d->own != OWN_NONE  ? take_own(d)
                                 : take_iconv(d, d->in_len);
    const char *nul = out->len > 0 ? memchr(out->at, '\0', out->len) : NULL;
    if (nul != NULL) {
        out->len = (size_t)(nul - out->at);
        say_nul(d);
    }
    return 0;
}

int decoder_next(decoder *d, text *out, fault *f) {
    int status = d->begun ? 0 : begin(d, f);
    *out = (text){ "", 0 };
    while (status == 0 && out->len == 0) {
        if (d->wrong[0] != '\0') return fault_set(f, FAULT_DATA, d->file, 0, 0, "%s", d->wrong);
        if (d->ended && d->in_len == 0) return 0;
        status = take(d, out, f);
    }
    return status;
}

bool decoder_misfit(const decoder *d) {
    return d->wrong[0] != '\0';
}

bool decoder_marked(const decoder *d) {
    return d->marked;
}

int decoder_totals(decoder *d, uint64_t *bytes, digest *sha256, fault *f) {
    *bytes = d->bytes;
    if (digest_end(d->sha256, sha256) != 0)
        return fault_plain(f, FAULT_DATA,
                           "SHA-256 could not be taken: no memory, or a libcrypto without it");
    return 0;
}
