/* What a scalar says and what is written are followed side by side: blanks are what folding, indentation and line ends change, so they are
 * passed over in both (YAML 1.2, 6.5, 7.3 and 8.1); everything else stands in both in the same order, as itself or as an escape. */
#include "regulation/yaml_places.h"

#include <string.h>

typedef struct walk {
    const emul__yaml_scalar *scalar;
    emul__yaml_cursor written;
    size_t said;          /* bytes of the text passed */
    size_t followed;      /* and of its normal form */
    bool in_step;         /* both are at the same character */
    bool torn;            /* a line has ended in the normal form since the last break */
    int64_t line, column; /* where it would be if it simply ran on */
    emul__break *breaks;  /* NULL: only count them */
    size_t count;
} walk;

static bool continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void step(emul__yaml_cursor *cursor) {
    const char byte = *cursor->at++;
    if (byte == '\n' || (byte == '\r' && (cursor->at == cursor->end || *cursor->at != '\n'))) {
        cursor->line++;
        cursor->column = 1;
    } else {
        cursor->column++;
    }
    while (cursor->at < cursor->end && continues(*cursor->at)) {
        cursor->at++;
    }
}

void emul__yaml_seek(emul__yaml_cursor *cursor, int64_t line, int64_t column) {
    while (cursor->at < cursor->end && (cursor->line < line || (cursor->line == line && cursor->column < column))) {
        step(cursor);
    }
}

/* ---- what is written ---- */

/* Bytes of the escape here, 0 if there is none. */
static size_t escape_length(const walk *w) {
    const char *at = w->written.at;
    const size_t left = (size_t)(w->written.end - at);
    size_t length = 0;
    if (left < 2 || w->scalar->quote == '\0') {
        return 0;
    }
    if (w->scalar->quote == '\'') {
        return at[0] == '\'' && at[1] == '\'' ? 2 : 0;
    }
    if (at[0] == '\\') {
        length = at[1] == 'x' ? 4 : at[1] == 'u' ? 6 : at[1] == 'U' ? 10 : 2;
    }
    return length <= left ? length : 0;
}

/* An escape that says a blank, or nothing: a line end after a backslash. */
static bool is_blank_escape(const char *escape, size_t length) {
    static const char *const codes[] = {"09", "0A", "0a", "0D", "0d", "20"};
    if (length == 2) {
        return is_blank(escape[1]) || escape[1] == 'n' || escape[1] == 't' || escape[1] == 'r';
    }
    bool blank = false;
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        blank = blank || memcmp(escape + length - 2, codes[i], 2) == 0;
    }
    for (size_t i = 2; i + 2 < length; i++) {
        blank = blank && escape[i] == '0';
    }
    return blank;
}

static void step_over(walk *w, size_t bytes) {
    const char *end = w->written.at + bytes;
    while (w->written.at < end) {
        step(&w->written);
    }
}

static void skip_written_blanks(walk *w) {
    while (w->written.at < w->written.end) {
        const size_t escape = escape_length(w);
        if (is_blank(*w->written.at)) {
            step(&w->written);
        } else if (escape > 0 && is_blank_escape(w->written.at, escape)) {
            step_over(w, escape);
        } else {
            return;
        }
    }
}

/* ---- what is said ---- */

/* Whether the character at `at` certainly is no mark that joins the one before it, in the text and in its normal form alike: ASCII, Latin
 * letters (U+0080 .. U+02FF, U+1E00 .. U+1EFF), dashes, quotation marks, arrows and signs of comparison. */
static bool begins_anew(emul__text text, size_t at) {
    static const uint32_t ranges[][2] = {{0, 0x2FF}, {0x1E00, 0x1EFF}, {0x2010, 0x2027}, {0x2190, 0x22FF}};
    uint32_t point = at < text.length ? (unsigned char)text.bytes[at] : 0;
    if (point >= 0xC0) {
        point &= point >= 0xE0 ? 0xFu : 0x1Fu;
        for (size_t i = at + 1; i < text.length && continues(text.bytes[i]); i++) {
            point = point << 6 | ((unsigned char)text.bytes[i] & 0x3Fu);
        }
    }
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
        if (point >= ranges[i][0] && point <= ranges[i][1]) {
            return true;
        }
    }
    return false;
}

/* Characters that normal form C neither makes nor takes away nor puts in another order: ASCII without a mark behind it, but ; ` and K, which can
 * come from others. Between two of them the text and its normal form may differ. */
static bool is_anchor(emul__text text, size_t at) {
    const unsigned char byte = (unsigned char)text.bytes[at];
    return byte < 0x80 && byte != ';' && byte != '`' && byte != 'K' && begins_anew(text, at + 1);
}

static void follow(walk *w, size_t to) {
    const emul__text normal = w->scalar->normal;
    for (; w->followed < to && w->followed < normal.length; w->followed++) {
        const char byte = normal.bytes[w->followed];
        w->torn = w->torn || byte == '\n';
        w->column += !continues(byte);
    }
}

static void keep_in_step(walk *w) {
    const emul__text normal = w->scalar->normal;
    size_t to = w->followed;
    if (normal.bytes == w->scalar->text.bytes) {
        follow(w, w->said);
    } else if (is_anchor(w->scalar->text, w->said)) {
        while (to < normal.length && !is_anchor(normal, to)) {
            to++;
        }
        follow(w, to);
        w->in_step = true;
    }
}

static size_t character_length(emul__text text, size_t at) {
    size_t length = 1;
    while (at + length < text.length && continues(text.bytes[at + length])) {
        length++;
    }
    return length;
}

static void step_said(walk *w) {
    const emul__text text = w->scalar->text;
    keep_in_step(w);
    if (w->scalar->normal.bytes != text.bytes) {
        w->in_step = is_anchor(text, w->said);
        follow(w, w->followed + w->in_step);
    }
    w->said += character_length(text, w->said);
}

/* ---- both ---- */

static void mark(walk *w) {
    const emul__yaml_cursor *here = &w->written;
    keep_in_step(w);
    if (!w->in_step || (!w->torn && here->line == w->line && here->column == w->column)) {
        return;
    }
    if (w->breaks != NULL) {
        w->breaks[w->count] = (emul__break){w->followed, here->line, here->column};
    }
    w->count++;
    w->line = here->line;
    w->column = here->column;
    w->torn = false;
}

/* False if what is written is not what is said. */
static bool match(walk *w) {
    const emul__text text = w->scalar->text;
    const size_t escape = escape_length(w);
    const size_t length = character_length(text, w->said);
    if (escape == 0 && ((size_t)(w->written.end - w->written.at) < length || memcmp(w->written.at, text.bytes + w->said, length) != 0)) {
        return false;
    }
    mark(w);
    step_over(w, escape == 0 ? length : escape);
    step_said(w);
    return true;
}

static bool walk_through(walk *w, const emul__yaml_scalar *scalar, emul__break *breaks) {
    const emul__text text = scalar->text;
    *w = (walk){
        .scalar = scalar, .written = scalar->written, .in_step = true, .line = scalar->line, .column = scalar->column, .breaks = breaks};
    bool same = true;
    while (same && w->said < text.length) {
        if (is_blank(text.bytes[w->said])) {
            step_said(w);
        } else {
            skip_written_blanks(w);
            same = match(w);
        }
    }
    return same;
}

bool emul__yaml_breaks(emul__arena *arena, const emul__yaml_scalar *scalar, emul__breaks *breaks) {
    walk w;
    *breaks = (emul__breaks){NULL, 0};
    if (!walk_through(&w, scalar, NULL) || w.count == 0) {
        return true;
    }
    emul__break *made = (emul__break *)emul__arena_allocate(arena, w.count, sizeof *made);
    if (made == NULL) {
        return false;
    }
    walk_through(&w, scalar, made);
    *breaks = (emul__breaks){made, w.count};
    return true;
}
