/* Texts as YAML scalars. */
#include <string.h>

#include "regulation/write.h"

/* A character that YAML does not take as it stands: its length in bytes and its number; 0 for any other. The text is valid UTF-8. */
static size_t unprintable(const char *bytes, size_t left, unsigned *point) {
    static const struct {
        const char *bytes;
        unsigned point;
    } marks[] = {
        {"\xE2\x80\xA8", 0x2028}, {"\xE2\x80\xA9", 0x2029}, {"\xEF\xBB\xBF", 0xFEFF}, {"\xEF\xBF\xBE", 0xFFFE}, {"\xEF\xBF\xBF", 0xFFFF}};
    const unsigned char first = (unsigned char)bytes[0];
    if (first < 0x20 || first == 0x7F) {
        *point = first;
        return 1;
    }
    if (first == 0xC2 && left > 1 && (unsigned char)bytes[1] < 0xA0) {
        *point = (unsigned char)bytes[1];
        return 2;
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (left >= 3 && memcmp(bytes, marks[i].bytes, 3) == 0) {
            *point = marks[i].point;
            return 3;
        }
    }
    return 0;
}

static bool is_word_byte(char byte) {
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           ((unsigned char)byte & 0x80) != 0;
}

/* Beginnings that mean nothing to YAML; a minus only before a digit. */
static bool begins_plainly(emul__text text) {
    const bool negative = text.length > 1 && text.bytes[0] == '-' && text.bytes[1] >= '0' && text.bytes[1] <= '9';
    return negative || is_word_byte(text.bytes[0]) || text.bytes[0] == '(' || text.bytes[0] == '_';
}

/* Narrower than YAML: what is in doubt goes between quotes. */
static bool is_plain(emul__text text, bool flow) {
    unsigned point = 0;
    if (text.length == 0 || !begins_plainly(text) || text.bytes[text.length - 1] == ' ' || text.bytes[text.length - 1] == ':') {
        return false;
    }
    for (size_t i = 0; i < text.length; i++) {
        const char byte = text.bytes[i];
        const char before = i == 0 ? ' ' : text.bytes[i - 1];
        if ((byte == '#' && before == ' ') || (byte == ' ' && before == ':') || unprintable(text.bytes + i, text.length - i, &point) > 0 ||
            (flow && !is_word_byte(byte) && strchr("._%+- ", byte) == NULL)) {
            return false;
        }
    }
    return true;
}

static void write_escape(emul__buffer *to, unsigned point) {
    static const char digits[] = "0123456789ABCDEF";
    char escape[7] = "\\u";
    for (int i = 0; i < 4; i++) {
        escape[2 + i] = digits[point >> (12 - 4 * i) & 15];
    }
    emul__buffer_string(to, point == '\n' ? "\\n" : escape);
}

void emul__yaml_write_scalar(emul__buffer *to, emul__text text, bool flow) {
    unsigned point = 0;
    if (is_plain(text, flow)) {
        emul__buffer_text(to, text);
        return;
    }
    emul__buffer_string(to, "\"");
    for (size_t i = 0; i < text.length;) {
        const size_t special = unprintable(text.bytes + i, text.length - i, &point);
        if (special > 0) {
            write_escape(to, point);
        } else {
            emul__buffer_string(to, text.bytes[i] == '"' || text.bytes[i] == '\\' ? "\\" : "");
            emul__buffer_text(to, (emul__text){text.bytes + i, 1});
        }
        i += special > 0 ? special : 1;
    }
    emul__buffer_string(to, "\"");
}
