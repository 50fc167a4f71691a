#include "support/json.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_LIMIT = 200 };

typedef struct reader {
    const char *at;
    int depth;
} reader;

static json *read_value(reader *from);

static void skip_space(reader *from) {
    from->at += strspn(from->at, " \t\r\n");
}

/* Takes `c` if it comes next. */
static int take(reader *from, char c) {
    skip_space(from);
    if (*from->at != c) {
        return 0;
    }
    from->at++;
    return 1;
}

static int hex(const char *digits) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
        const char *all = "0123456789abcdef";
        const char *digit = digits[i] == '\0' ? NULL : strchr(all, digits[i] | 0x20);
        if (digit == NULL) {
            return -1;
        }
        value = value * 16 + (int)(digit - all);
    }
    return value;
}

/* One escape after the backslash; 0 if it is none. \u only below U+0080: the library writes the rest as it is. */
static int read_escape(reader *from, char *out) {
    static const char names[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    const char *name = *from->at == '\0' ? NULL : strchr(names, *from->at);
    if (name != NULL) {
        *out = values[name - names];
        from->at++;
        return 1;
    }
    const int point = *from->at == 'u' ? hex(from->at + 1) : -1;
    *out = (char)point;
    from->at += 5;
    return point > 0 && point < 0x80;
}

static char *read_text(reader *from) {
    char *text = (char *)malloc(strlen(from->at) + 1);
    size_t length = 0;
    if (text == NULL || !take(from, '"')) {
        free(text);
        return NULL;
    }
    while (*from->at != '"') {
        int fine = (unsigned char)*from->at >= 0x20; /* also the end of the text */
        if (fine && *from->at == '\\') {
            from->at++;
            fine = read_escape(from, &text[length++]);
        } else if (fine) {
            text[length++] = *from->at++;
        }
        if (!fine) {
            free(text);
            return NULL;
        }
    }
    from->at++;
    text[length] = '\0';
    return text;
}

static json *fail(json *value) {
    json_destroy(value);
    return NULL;
}

/* The elements of a list or the members of an object, up to `end`. */
static json *read_elements(reader *from, json *value, char end) {
    json **last = &value->first;
    if (take(from, end)) {
        return value;
    }
    do {
        char *key = value->kind == JSON_OBJECT ? read_text(from) : NULL;
        json *element = value->kind == JSON_LIST || (key != NULL && take(from, ':')) ? read_value(from) : NULL;
        if (element == NULL) {
            free(key);
            return fail(value);
        }
        element->key = key;
        *last = element;
        last = &element->next;
    } while (take(from, ','));
    return take(from, end) ? value : fail(value);
}

static json *read_word(reader *from, json *value, const char *word, json_kind kind) {
    if (strncmp(from->at, word, strlen(word)) != 0) {
        return fail(value);
    }
    from->at += strlen(word);
    value->kind = kind;
    return value;
}

static json *read_number(reader *from, json *value) {
    const size_t length = strspn(from->at, "-+.eE0123456789");
    value->kind = JSON_NUMBER;
    value->text = (char *)calloc(length + 1, 1);
    if (value->text == NULL || length == 0) {
        return fail(value);
    }
    memcpy(value->text, from->at, length);
    from->at += length;
    return value;
}

static json *read_value(reader *from) {
    json *value = (json *)calloc(1, sizeof *value);
    if (value == NULL || ++from->depth > DEPTH_LIMIT) {
        return fail(value);
    }
    skip_space(from);
    if (*from->at == '{' || *from->at == '[') {
        const char end = *from->at == '{' ? '}' : ']';
        value->kind = *from->at == '{' ? JSON_OBJECT : JSON_LIST;
        from->at++;
        value = read_elements(from, value, end);
    } else if (*from->at == '"') {
        value->kind = JSON_TEXT;
        value->text = read_text(from);
        value = value->text == NULL ? fail(value) : value;
    } else if (*from->at == 'n') {
        value = read_word(from, value, "null", JSON_NULL);
    } else if (*from->at == 't') {
        value = read_word(from, value, "true", JSON_TRUE);
    } else if (*from->at == 'f') {
        value = read_word(from, value, "false", JSON_FALSE);
    } else {
        value = read_number(from, value);
    }
    from->depth--;
    return value;
}

json *json_read(const char *text) {
    reader from = {text, 0};
    json *value = read_value(&from);
    skip_space(&from);
    return value != NULL && *from.at != '\0' ? fail(value) : value;
}

void json_destroy(json *value) {
    while (value != NULL) {
        json *next = value->next;
        json_destroy(value->first);
        free(value->key);
        free(value->text);
        free(value);
        value = next;
    }
}

const json *json_member(const json *object, const char *key) {
    const json *at = object == NULL ? NULL : object->first;
    while (at != NULL && (at->key == NULL || strcmp(at->key, key) != 0)) {
        at = at->next;
    }
    return at;
}

const char *json_text(const json *object, const char *key) {
    const json *member = json_member(object, key);
    return member == NULL || member->text == NULL ? "" : member->text;
}

int64_t json_count(const json *list) {
    int64_t count = 0;
    for (const json *at = list == NULL ? NULL : list->first; at != NULL; at = at->next) {
        count++;
    }
    return count;
}
