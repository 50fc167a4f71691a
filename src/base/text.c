/* Texts as (bytes, length), UTF-8, edit distance, numbers as text, and the growing buffer. */
#include "base/text.h"

#include <string.h>

#include "base/diagnostic.h"

emul__text emul__text_of(const char *terminated) {
    const emul__text text = {terminated, terminated == NULL ? 0 : strlen(terminated)};
    return text;
}

bool emul__text_equal(emul__text a, emul__text b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

int emul__text_compare(emul__text a, emul__text b) {
    const size_t shorter = a.length < b.length ? a.length : b.length;
    const int order = shorter == 0 ? 0 : memcmp(a.bytes, b.bytes, shorter);
    if (order != 0) {
        return order < 0 ? -1 : 1;
    }
    return (a.length > b.length) - (a.length < b.length);
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

emul__text emul__text_trim(emul__text text) {
    while (text.length > 0 && is_space(text.bytes[0])) {
        text.bytes++;
        text.length--;
    }
    while (text.length > 0 && is_space(text.bytes[text.length - 1])) {
        text.length--;
    }
    return text;
}

/* Length of the sequence that `lead` opens, and the least code point that needs it; 0 if no character begins so. */
static size_t sequence_length(unsigned char lead, uint32_t *least) {
    if (lead < 0x80) {
        *least = 0;
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        *least = 0x80;
        return 2;
    }
    if ((lead & 0xF0) == 0xE0) {
        *least = 0x800;
        return 3;
    }
    *least = 0x10000;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* Length in bytes of the well-formed character at `offset` and its code point; 0 if there is none (RFC 3629: no surrogates, no overlong forms). */
static size_t decode(emul__text text, size_t offset, uint32_t *point) {
    const unsigned char lead = (unsigned char)text.bytes[offset];
    uint32_t least = 0;
    const size_t length = sequence_length(lead, &least);
    if (length == 0 || length > text.length - offset) {
        return 0;
    }
    uint32_t value = length == 1 ? lead : lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        const unsigned char next = (unsigned char)text.bytes[offset + i];
        if ((next & 0xC0) != 0x80) {
            return 0;
        }
        value = value << 6 | (next & 0x3Fu);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
        return 0;
    }
    *point = value;
    return length;
}

bool emul__text_is_utf8(emul__text text, size_t *bad_offset) {
    uint32_t point = 0;
    for (size_t at = 0; at < text.length;) {
        const size_t length = decode(text, at, &point);
        if (length == 0) {
            if (bad_offset != NULL) {
                *bad_offset = at;
            }
            return false;
        }
        at += length;
    }
    return true;
}

int64_t emul__text_characters(emul__text text) {
    int64_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        count += ((unsigned char)text.bytes[i] & 0xC0) != 0x80;
    }
    return count;
}

enum { DISTANCE_CHARACTERS = 64 };

/* Code points of a text of at most DISTANCE_CHARACTERS characters; -1 if it is longer. A stray byte stands for itself. */
static int32_t code_points(emul__text text, uint32_t points[DISTANCE_CHARACTERS]) {
    int32_t count = 0;
    for (size_t at = 0; at < text.length; count++) {
        if (count == DISTANCE_CHARACTERS) {
            return -1;
        }
        size_t length = decode(text, at, &points[count]);
        if (length == 0) {
            points[count] = (unsigned char)text.bytes[at];
            length = 1;
        }
        at += length;
    }
    return count;
}

static int32_t least_of(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* One row from the two above it, row[j] being the distance of the first i characters of one text and the first j of the other (Wagner and
 * Fischer 1974); neighbours exchanged are one edit (Damerau 1964), no part of a text being edited twice. */
static void next_distances(const uint32_t *left, int32_t i, const uint32_t *right, int32_t n, const int32_t *before, const int32_t *above,
                           int32_t *row) {
    row[0] = i;
    for (int32_t j = 1; j <= n; j++) {
        const int32_t replaced = above[j - 1] + (left[i - 1] != right[j - 1]);
        row[j] = least_of(replaced, least_of(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
            row[j] = least_of(row[j], before[j - 2] + 1);
        }
    }
}

static int32_t distance_of(const uint32_t *left, int32_t m, const uint32_t *right, int32_t n) {
    int32_t rows[3][DISTANCE_CHARACTERS + 1];
    for (int32_t j = 0; j <= n; j++) {
        rows[0][j] = j;
    }
    for (int32_t i = 1; i <= m; i++) {
        next_distances(left, i, right, n, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
    }
    return rows[m % 3][n];
}

int32_t emul__text_distance(emul__text a, emul__text b, int32_t limit) {
    uint32_t left[DISTANCE_CHARACTERS];
    uint32_t right[DISTANCE_CHARACTERS];
    if (emul__text_equal(a, b)) {
        return 0;
    }
    const int32_t m = code_points(a, left);
    const int32_t n = code_points(b, right);
    return m < 0 || n < 0 ? limit + 1 : least_of(distance_of(left, m, right, n), limit + 1);
}

/* ---- letters without case and diacritics ---- */

/* The small letter without marks; 0 for a combining mark, any other character as it is. */
static uint32_t plain_letter(uint32_t point) {
    static const struct {
        uint32_t first, last, letter;
    } letters[] = {{0x300, 0x36F, 0},     {0xC0, 0xC5, 'a'},     {0xC7, 0xC7, 'c'},     {0xC8, 0xCB, 'e'},     {0xCC, 0xCF, 'i'},
                   {0xD0, 0xD0, 'd'},     {0xD1, 0xD1, 'n'},     {0xD2, 0xD6, 'o'},     {0xD9, 0xDC, 'u'},     {0xDD, 0xDD, 'y'},
                   {0xE0, 0xE5, 'a'},     {0xE7, 0xE7, 'c'},     {0xE8, 0xEB, 'e'},     {0xEC, 0xEF, 'i'},     {0xF0, 0xF0, 'd'},
                   {0xF1, 0xF1, 'n'},     {0xF2, 0xF6, 'o'},     {0xF9, 0xFC, 'u'},     {0xFD, 0xFF, 'y'},     {0x102, 0x103, 'a'},
                   {0x110, 0x111, 'd'},   {0x128, 0x129, 'i'},   {0x168, 0x169, 'u'},   {0x1A0, 0x1A1, 'o'},   {0x1AF, 0x1B0, 'u'},
                   {0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'}, {0x1EE4, 0x1EF1, 'u'},
                   {0x1EF2, 0x1EF9, 'y'}};
    for (size_t i = 0; point >= 0x80 && i < sizeof letters / sizeof letters[0]; i++) {
        if (point >= letters[i].first && point <= letters[i].last) {
            return letters[i].letter;
        }
    }
    return point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point;
}

/* The letters of a text without case and marks; -1 if it is too long. */
static int32_t plain_letters(emul__text text, uint32_t letters[DISTANCE_CHARACTERS]) {
    const int32_t points = code_points(text, letters);
    int32_t count = 0;
    for (int32_t i = 0; i < points; i++) {
        letters[count] = plain_letter(letters[i]);
        count += letters[count] != 0;
    }
    return points < 0 ? -1 : count;
}

static int32_t plain_distance(emul__text a, emul__text b, int32_t limit) {
    uint32_t left[DISTANCE_CHARACTERS];
    uint32_t right[DISTANCE_CHARACTERS];
    const int32_t m = plain_letters(a, left);
    const int32_t n = plain_letters(b, right);
    return m < 0 || n < 0 ? limit + 1 : least_of(distance_of(left, m, right, n), limit + 1);
}

bool emul__text_alike(emul__text a, emul__text b) {
    return emul__text_equal(a, b) || plain_distance(a, b, 0) == 0;
}

/* ---- the nearest of several ---- */

emul__nearest emul__nearest_begin(emul__text wanted) {
    const int64_t characters = emul__text_characters(wanted);
    return (emul__nearest){.wanted = wanted, .characters = characters, .limit = characters < 3 ? 0 : characters < 8 ? 1 : 2};
}

void emul__nearest_offer(emul__nearest *nearest, emul__text candidate) {
    const int64_t longer = emul__text_characters(candidate) - nearest->characters;
    if (nearest->limit <= 0 || longer > nearest->limit || -longer > nearest->limit) { /* each character more or less is an edit */
        return;
    }
    int32_t distance = emul__text_distance(candidate, nearest->wanted, nearest->limit);
    if (distance > 1) { /* all diacritics left out together are one slip */
        distance = least_of(distance, 1 + plain_distance(candidate, nearest->wanted, nearest->limit));
    }
    const bool first = nearest->found.length == 0;
    /* Of two equally near the first by bytes, so that the order of declaration does not show. */
    if (distance < nearest->limit || (distance == nearest->limit && (first || emul__text_compare(candidate, nearest->found) < 0))) {
        nearest->found = candidate;
        nearest->limit = distance;
    }
}

void emul__text_copy_line(char *to, size_t capacity, size_t *used, emul__text from) {
    uint32_t point = 0;
    for (size_t at = 0; at < from.length;) {
        const size_t length = decode(from, at, &point);
        const size_t width = length == 0 ? 1 : length;
        if (width > capacity - *used) {
            return;
        }
        if (length == 0) {
            to[*used] = '?';
        } else if (point < 0x20 || point == 0x7F) {
            to[*used] = ' ';
        } else {
            memcpy(to + *used, from.bytes + at, length);
        }
        *used += width;
        at += width;
    }
}

/* Digits of `value`, at least `least` of them, ending before `end`; returns where they begin. */
static char *digits_before(char *end, uint64_t value, int32_t least) {
    while (value != 0 || least > 0) {
        *--end = (char)('0' + value % 10);
        value /= 10;
        least--;
    }
    return end;
}

static uint64_t magnitude(int64_t value) {
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

static size_t copy_out(const char *first, const char *end, char *out) {
    const size_t length = (size_t)(end - first);
    memcpy(out, first, length);
    return length;
}

size_t emul__integer_write(int64_t value, char out[EMUL__INTEGER_CAPACITY]) {
    char digits[EMUL__INTEGER_CAPACITY];
    char *const end = digits + sizeof digits;
    char *at = digits_before(end, magnitude(value), 1);
    if (value < 0) {
        *--at = '-';
    }
    return copy_out(at, end, out);
}

size_t emul__decimal_write(emul_decimal value, int32_t places, char mark, char out[EMUL__DECIMAL_CAPACITY]) {
    if (value < EMUL_DECIMAL_MIN) {
        static const char absent[] = {'N', '/', 'A'};
        return value == EMUL_NOT_APPLICABLE ? copy_out(absent, absent + sizeof absent, out) : 0;
    }
    uint64_t fraction = magnitude(value) % (uint64_t)EMUL_DECIMAL_ONE;
    int32_t shown = 6;
    while (shown > places && fraction % 10 == 0) {
        fraction /= 10;
        shown--;
    }
    char digits[EMUL__DECIMAL_CAPACITY];
    char *const end = digits + sizeof digits;
    char *at = end;
    if (shown > 0) {
        at = digits_before(at, fraction, shown);
        *--at = mark;
    }
    at = digits_before(at, magnitude(value) / (uint64_t)EMUL_DECIMAL_ONE, 1);
    if (value < 0) {
        *--at = '-';
    }
    return copy_out(at, end, out);
}

void emul__buffer_init(emul__buffer *buffer, const emul_allocator *allocator) {
    buffer->allocator = emul__allocator(allocator);
    buffer->bytes = NULL;
    buffer->length = 0;
    buffer->capacity = 0;
    buffer->failed = false;
}

void emul__buffer_destroy(emul__buffer *buffer) {
    emul__release(&buffer->allocator, buffer->bytes, buffer->capacity, 1);
    buffer->bytes = NULL;
    buffer->length = 0;
    buffer->capacity = 0;
}

/* Room for `more` bytes and the NUL behind them. */
static bool make_room(emul__buffer *buffer, size_t more) {
    enum { FIRST_CAPACITY = 64 };
    if (more >= SIZE_MAX / 4 - buffer->length) {
        return false;
    }
    const size_t needed = buffer->length + more + 1;
    size_t capacity = buffer->capacity == 0 ? FIRST_CAPACITY : buffer->capacity;
    while (capacity < needed) {
        capacity *= 2;
    }
    if (capacity == buffer->capacity) {
        return true;
    }
    void *larger = buffer->allocator.resize(buffer->allocator.context, buffer->bytes, buffer->capacity, capacity);
    if (larger != NULL) {
        buffer->bytes = (char *)larger;
        buffer->capacity = capacity;
    }
    return larger != NULL;
}

void emul__buffer_text(emul__buffer *buffer, emul__text text) {
    buffer->failed = buffer->failed || !make_room(buffer, text.length);
    if (buffer->failed) {
        return;
    }
    if (text.length > 0) {
        memcpy(buffer->bytes + buffer->length, text.bytes, text.length);
    }
    buffer->length += text.length;
    buffer->bytes[buffer->length] = '\0';
}

void emul__buffer_string(emul__buffer *buffer, const char *terminated) {
    emul__buffer_text(buffer, emul__text_of(terminated));
}

void emul__buffer_integer(emul__buffer *buffer, int64_t value) {
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text text = {digits, emul__integer_write(value, digits)};
    emul__buffer_text(buffer, text);
}

void emul__buffer_decimal(emul__buffer *buffer, emul_decimal value, int32_t places, char mark) {
    char digits[EMUL__DECIMAL_CAPACITY];
    const emul__text text = {digits, emul__decimal_write(value, places, mark, digits)};
    emul__buffer_text(buffer, text);
}

static bool needs_quotes(emul__text text) {
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] != '\0' && strchr(",\"\r\n", text.bytes[i]) != NULL) {
            return true;
        }
    }
    return false;
}

void emul__buffer_cell(emul__buffer *buffer, emul__text text) {
    if (!needs_quotes(text)) {
        emul__buffer_text(buffer, text);
        return;
    }
    emul__buffer_string(buffer, "\"");
    for (size_t from = 0; from < text.length;) {
        const char *quote = (const char *)memchr(text.bytes + from, '"', text.length - from);
        const size_t end = quote == NULL ? text.length : (size_t)(quote - text.bytes) + 1;
        emul__buffer_text(buffer, (emul__text){text.bytes + from, end - from});
        emul__buffer_string(buffer, quote == NULL ? "" : "\"");
        from = end;
    }
    emul__buffer_string(buffer, "\"");
}

emul_status emul__give_text(emul__text text, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    if (buffer == NULL && capacity > 0) {
        return emul__report_argument(error, "buffer");
    }
    if (needed != NULL) {
        *needed = text.length + 1;
    }
    if (capacity <= text.length) {
        char digits[EMUL__INTEGER_CAPACITY];
        const emul__text size = {digits, emul__integer_write((int64_t)text.length + 1, digits)};
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_CAPACITY,
                                                       .english = "the buffer is too small: {0} bytes are needed",
                                                       .vietnamese = "bộ đệm quá nhỏ: cần {0} byte",
                                                       .arguments = {size}});
    }
    if (text.length > 0) {
        memcpy(buffer, text.bytes, text.length);
    }
    buffer[text.length] = '\0';
    return EMUL_OK;
}
