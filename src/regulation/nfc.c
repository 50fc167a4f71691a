/* Normal form C through utf8proc, without its own allocations. */
#include "regulation/nfc.h"

#include <utf8proc.h>

/* Characters that can neither be composed with others nor reordered: everything before the combining marks, the letters of Vietnamese
 * (U+1EA0 .. U+1EF9), dashes and quotation marks. Texts of these are by far the most. */
static bool is_plain(utf8proc_int32_t point) {
    return point < 0x300 || (point >= 0x1EA0 && point <= 0x1EF9) || (point >= 0x2010 && point <= 0x2027);
}

/* Whether the text needs a closer look, and can have it: putting a run of combining marks in order takes quadratic time, and no writing
 * system needs more of them than the 30 of Unicode's Stream-Safe Text Format (UAX #15, 13). */
static bool needs_work(emul__text text) {
    enum { LONGEST_RUN = 30 };
    bool plain = true;
    int32_t run = 0;
    for (size_t at = 0; at < text.length;) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t length =
            utf8proc_iterate((const utf8proc_uint8_t *)text.bytes + at, (utf8proc_ssize_t)(text.length - at), &point);
        if (length <= 0) {
            return false;
        }
        const bool inert = is_plain(point);
        plain = plain && inert;
        run = !inert && utf8proc_get_property(point)->combining_class != 0 ? run + 1 : 0;
        if (run > LONGEST_RUN) {
            return false;
        }
        at += (size_t)length;
    }
    return !plain;
}

static bool is_ascii(emul__text text) {
    unsigned char all = 0;
    for (size_t i = 0; i < text.length; i++) {
        all |= (unsigned char)text.bytes[i];
    }
    return all < 0x80;
}

bool emul__text_nfc(emul__arena *arena, emul__text *text) {
    const utf8proc_option_t options = (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text->bytes;
    if (is_ascii(*text) || !needs_work(*text)) {
        return true;
    }
    const utf8proc_ssize_t points = utf8proc_decompose(bytes, (utf8proc_ssize_t)text->length, NULL, 0, options);
    if (points < 0) {
        return false;
    }
    utf8proc_int32_t *block = (utf8proc_int32_t *)emul__arena_allocate(arena, (size_t)points + 1, sizeof *block);
    if (block == NULL) {
        return false;
    }
    utf8proc_decompose(bytes, (utf8proc_ssize_t)text->length, block, points, options);
    const utf8proc_ssize_t length = utf8proc_reencode(block, points, options);
    if (length < 0) {
        return false;
    }
    *text = (emul__text){(const char *)block, (size_t)length};
    return true;
}
