/* html_assets: the style and the script of report.html, from the files beside them.
 *
 * html/report.css and html/report.js are written to be read; CMake makes arrays of them. The
 * page carries both and names their digests in its policy, so that a browser runs these bytes
 * and no others, wherever the file is opened. */
/* SPDX-License-Identifier: Apache-2.0 */
#include "report/html_assets.h"

#include <string.h>

#include "ground/digest.h"

#include <html_assets.inc> /* report_css, report_js; made by CMake */

text html_style(void) {
    return (text){ report_css, sizeof report_css };
}

text html_script(void) {
    return (text){ report_js, sizeof report_js };
}

/* Base64 of a digest: 32 bytes make 43 letters and a mark. */
static void put_base64(const digest *d, char *to) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < sizeof d->byte; i += 3) {
        unsigned three = (unsigned)d->byte[i] << 16;
        if (i + 1 < sizeof d->byte) three |= (unsigned)d->byte[i + 1] << 8;
        if (i + 2 < sizeof d->byte) three |= d->byte[i + 2];
        for (int k = 18; k >= 0; k -= 6) *to++ = letters[three >> k & 63];
    }
    to[-1] = '=';
    *to = '\0';
}

bool html_integrity(text of, char out[64]) {
    digest d;
    if (digest_of(of.at, of.len, &d) != 0) return false;
    strcpy(out, "sha256-");
    put_base64(&d, out + strlen(out));
    return true;
}
