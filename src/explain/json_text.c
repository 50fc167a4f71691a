#include "explain/json_text.h"

static void write_escape(emul__buffer *to, unsigned char c) {
    static const char digits[] = "0123456789abcdef";
    if (c == '"' || c == '\\') {
        const char escape[] = {'\\', (char)c};
        emul__buffer_text(to, (emul__text){escape, sizeof escape});
    } else {
        const char escape[] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
        emul__buffer_text(to, (emul__text){escape, sizeof escape});
    }
}

static void write_quoted(emul__buffer *to, emul__text text) {
    size_t from = 0;
    emul__buffer_string(to, "\"");
    for (size_t i = 0; i < text.length; i++) {
        const unsigned char c = (unsigned char)text.bytes[i];
        if (c < 0x20 || c == '"' || c == '\\') {
            emul__buffer_text(to, (emul__text){text.bytes + from, i - from});
            write_escape(to, c);
            from = i + 1;
        }
    }
    emul__buffer_text(to, (emul__text){text.length == 0 ? "" : text.bytes + from, text.length - from});
    emul__buffer_string(to, "\"");
}

static void start_value(emul__json *json, const char *key) {
    if (json->comma) {
        emul__buffer_string(json->to, key == NULL ? "," : ", ");
    }
    json->comma = true;
    if (key != NULL) {
        write_quoted(json->to, emul__text_of(key));
        emul__buffer_string(json->to, ": ");
    }
}

void emul__json_open(emul__json *json, const char *key, char bracket) {
    start_value(json, key);
    if (key == NULL && json->depth > 0) {
        emul__buffer_string(json->to, "\n");
        for (int32_t i = 0; i < json->depth; i++) {
            emul__buffer_string(json->to, " ");
        }
    }
    emul__buffer_text(json->to, (emul__text){&bracket, 1});
    json->depth++;
    json->comma = false;
}

void emul__json_close(emul__json *json, char bracket) {
    emul__buffer_text(json->to, (emul__text){&bracket, 1});
    json->depth--;
    json->comma = true;
}

void emul__json_text(emul__json *json, const char *key, emul__text value) {
    start_value(json, key);
    write_quoted(json->to, value);
}

void emul__json_string(emul__json *json, const char *key, const char *value) {
    emul__json_text(json, key, emul__text_of(value));
}

void emul__json_integer(emul__json *json, const char *key, int64_t value) {
    start_value(json, key);
    emul__buffer_integer(json->to, value);
}

void emul__json_null(emul__json *json, const char *key) {
    start_value(json, key);
    emul__buffer_string(json->to, "null");
}

void emul__json_decimal(emul__json *json, const char *key, emul_decimal value) {
    if (value < EMUL_DECIMAL_MIN) {
        emul__json_null(json, key);
        return;
    }
    char digits[EMUL__DECIMAL_CAPACITY];
    emul__json_text(json, key, (emul__text){digits, emul__decimal_write(value, 0, '.', digits)});
}
