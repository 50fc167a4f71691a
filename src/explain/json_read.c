#include "explain/json_read.h"

#include <string.h>

typedef struct reader {
    const emul__json_source *source;
    emul__arena *arena;
    size_t at; /* in the document */
    int32_t depth;
    emul_status status;
} reader;

emul_status emul__json_complain(const emul__json_source *source, size_t at, const emul__diagnostic *what) {
    const emul__text document = source->document;
    emul__diagnostic placed = *what;
    size_t start = 0;
    placed.place.input = source->input;
    placed.place.line = 1;
    for (size_t i = 0; i < at && i < document.length; i++) {
        if (document.bytes[i] == '\n') {
            placed.place.line++;
            start = i + 1;
        }
    }
    const size_t end = at < document.length ? at : document.length;
    placed.place.column = emul__text_characters((emul__text){document.bytes + start, end - start}) + 1;
    return emul__report(source->error, &placed);
}

static bool fail(reader *from, size_t at, const emul__diagnostic *what) {
    from->status = emul__json_complain(from->source, at, what);
    return false;
}

static bool out_of_memory(reader *from) {
    from->status = emul__report_memory(from->source->error);
    return false;
}

/* What should stand here. */
static bool expected(reader *from, const char *english, const char *vietnamese) {
    return fail(from, from->at,
                &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                    .english = "{0} should stand here",
                                    .vietnamese = "ở đây phải là {1}",
                                    .hint_english = "give the file as the program wrote it (--format json)",
                                    .hint_vietnamese = "dùng đúng tệp do chương trình xuất ra (--format json)",
                                    .arguments = {emul__text_of(english), emul__text_of(vietnamese)}});
}

static bool is_at_end(const reader *from) {
    return from->at >= from->source->document.length;
}

/* The byte here; NUL, which no document holds, at its end. */
static char here(const reader *from) {
    return is_at_end(from) ? '\0' : from->source->document.bytes[from->at];
}

static void skip_space(reader *from) {
    while (!is_at_end(from) && strchr(" \t\r\n", here(from)) != NULL && here(from) != '\0') {
        from->at++;
    }
}

static bool take(reader *from, char c) {
    const bool there = here(from) == c;
    from->at += there ? 1 : 0;
    return there;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* ---- texts ---- */

static int32_t hexadecimal(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The four digits behind \u; -1 if they are none. */
static int32_t read_unit(reader *from) {
    int32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        const int32_t digit = hexadecimal(here(from));
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
        from->at++;
    }
    return unit;
}

/* The character that \u stands for; halves of a pair come together. -1: none. */
static int32_t read_character(reader *from) {
    const int32_t unit = read_unit(from);
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
        return -1;
    }
    if (unit < 0xD800 || unit > 0xDBFF) {
        return unit;
    }
    if (!take(from, '\\') || !take(from, 'u')) {
        return -1;
    }
    const int32_t low = read_unit(from);
    return low < 0xDC00 || low > 0xDFFF ? -1 : 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
}

static size_t put_character(char *to, int32_t c) {
    const int32_t tails = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char leads[] = {0x00, 0xC0, 0xE0, 0xF0};
    for (int32_t i = tails; i > 0; i--) {
        to[i] = (char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    to[0] = (char)(leads[tails] | c);
    return (size_t)tails + 1;
}

static bool read_escape(reader *from, char *to, size_t *length) {
    static const char names[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    const size_t at = from->at - 1;
    const char c = here(from);
    const char *name = c == '\0' ? NULL : strchr(names, c);
    if (name != NULL) {
        from->at++;
        to[(*length)++] = meant[name - names];
        return true;
    }
    const int32_t character = take(from, 'u') ? read_character(from) : -1;
    if (character <= 0) { /* NUL is no character of a text */
        from->at = at;
        return expected(from, "a character", "một ký tự");
    }
    *length += put_character(to + *length, character);
    return true;
}

/* Behind the quote. What has no escapes stays where it is. */
static bool read_text(reader *from, emul__text *text) {
    const char *bytes = from->source->document.bytes + from->at;
    size_t end = from->at;
    bool escaped = false;
    for (; end < from->source->document.length && from->source->document.bytes[end] != '"'; end++) {
        escaped = escaped || from->source->document.bytes[end] == '\\';
        end += from->source->document.bytes[end] == '\\' ? 1 : 0;
    }
    *text = (emul__text){bytes, end - from->at};
    char *copy = escaped ? (char *)emul__arena_allocate(from->arena, text->length, 1) : NULL;
    if (escaped && copy == NULL) {
        return out_of_memory(from);
    }
    size_t length = 0; /* an escape is never shorter than what it stands for */
    while (!is_at_end(from) && here(from) != '"') {
        if ((unsigned char)here(from) < 0x20) {
            return expected(from, "a character", "một ký tự");
        }
        if (here(from) != '\\') {
            if (escaped) {
                copy[length] = here(from);
            }
            length++;
            from->at++;
            continue;
        }
        from->at++;
        if (!read_escape(from, copy, &length)) {
            return false;
        }
    }
    *text = (emul__text){escaped ? copy : bytes, length};
    return take(from, '"') || expected(from, "a closing quotation mark", "dấu ngoặc kép đóng");
}

/* ---- values ---- */

static bool skip_digits(reader *from) {
    const size_t begin = from->at;
    while (is_digit(here(from))) {
        from->at++;
    }
    return from->at > begin;
}

static bool read_number(reader *from, emul__json_value *value) {
    const size_t begin = from->at;
    (void)take(from, '-');
    bool good = take(from, '0') || skip_digits(from);
    if (good && take(from, '.')) {
        good = skip_digits(from);
    }
    if (good && (take(from, 'e') || take(from, 'E'))) {
        (void)(take(from, '+') || take(from, '-'));
        good = skip_digits(from);
    }
    value->kind = EMUL__JSON_NUMBER;
    value->text = (emul__text){from->source->document.bytes + begin, from->at - begin};
    return good || expected(from, "a number", "một số");
}

static bool read_word(reader *from, emul__json_value *value) {
    static const struct {
        const char *word;
        emul__json_kind kind;
    } words[] = {{"null", EMUL__JSON_NULL}, {"true", EMUL__JSON_TRUE}, {"false", EMUL__JSON_FALSE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t length = strlen(words[i].word);
        if (from->source->document.length - from->at >= length &&
            memcmp(from->source->document.bytes + from->at, words[i].word, length) == 0) {
            value->kind = words[i].kind;
            from->at += length;
            return true;
        }
    }
    return expected(from, "a value", "một giá trị");
}

static bool read_value(reader *from, emul__json_value *value);

static bool read_key(reader *from, emul__json_value *object, emul__json_value *member) {
    const size_t at = from->at;
    if (!take(from, '"')) {
        return expected(from, "a name between quotation marks", "một tên trong ngoặc kép");
    }
    if (!read_text(from, &member->key)) {
        return false;
    }
    for (const emul__json_value *other = object->first; other != NULL; other = other->next) {
        if (emul__text_equal(other->key, member->key)) {
            return fail(from, at,
                        &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                            .english = "“{0}” is there already",
                                            .vietnamese = "“{0}” đã có ở trên",
                                            .arguments = {member->key}});
        }
    }
    if (object->count == EMUL__JSON_MOST_MEMBERS) {
        return fail(from, at,
                    &(emul__diagnostic){
                        .code = EMUL_E_LIMIT, .english = "an object with more than 64 members", .vietnamese = "một nhóm có quá 64 mục"});
    }
    skip_space(from);
    return take(from, ':') || expected(from, "a colon", "dấu hai chấm");
}

/* Behind the bracket. */
static bool read_parts(reader *from, emul__json_value *whole, char closing) {
    emul__json_value **next = &whole->first;
    skip_space(from);
    if (take(from, closing)) {
        return true;
    }
    do {
        skip_space(from);
        emul__json_value *part = (emul__json_value *)emul__arena_allocate(from->arena, 1, sizeof *part);
        if (part == NULL) {
            return out_of_memory(from);
        }
        if ((closing == '}' && !read_key(from, whole, part)) || !read_value(from, part)) {
            return false;
        }
        *next = part;
        next = &part->next;
        whole->count++;
        skip_space(from);
    } while (take(from, ','));
    return take(from, closing) ||
           (closing == '}' ? expected(from, "a comma or “}”", "dấu phẩy hoặc “}”") : expected(from, "a comma or “]”", "dấu phẩy hoặc “]”"));
}

static bool read_value(reader *from, emul__json_value *value) {
    skip_space(from);
    value->at = from->at;
    if (here(from) == '-' || is_digit(here(from))) {
        return read_number(from, value);
    }
    if (take(from, '"')) {
        value->kind = EMUL__JSON_TEXT;
        return read_text(from, &value->text);
    }
    if (here(from) != '{' && here(from) != '[') {
        return read_word(from, value);
    }
    if (from->depth == EMUL__JSON_MOST_DEPTH) {
        return fail(from, from->at,
                    &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                        .english = "lists and objects are nested more than 32 deep",
                                        .vietnamese = "danh sách và nhóm lồng nhau quá 32 cấp"});
    }
    from->depth++;
    const bool object = take(from, '{');
    from->at += object ? 0 : 1;
    value->kind = object ? EMUL__JSON_OBJECT : EMUL__JSON_LIST;
    const bool read = read_parts(from, value, object ? '}' : ']');
    from->depth--;
    return read;
}

/* ---- the whole ---- */

static bool check_bytes(reader *from) {
    const emul__text document = from->source->document;
    size_t bad = 0;
    if (document.length > INT32_MAX) {
        return fail(
            from, 0,
            &(emul__diagnostic){.code = EMUL_E_LIMIT, .english = "the text is longer than 2 GiB", .vietnamese = "văn bản dài quá 2 GiB"});
    }
    if (!emul__text_is_utf8(document, &bad)) {
        return fail(from, bad,
                    &(emul__diagnostic){
                        .code = EMUL_E_SYNTAX, .english = "the text is not UTF-8 here", .vietnamese = "văn bản không phải UTF-8 tại đây"});
    }
    return true;
}

emul__json_value *emul__json_read(const emul__json_source *source, emul__arena *arena, emul_status *status) {
    static const char mark[] = {'\xEF', '\xBB', '\xBF'};
    reader from = {.source = source, .arena = arena, .status = EMUL_OK};
    emul__json_value *root = (emul__json_value *)emul__arena_allocate(arena, 1, sizeof *root);
    if (root == NULL) {
        (void)out_of_memory(&from);
    } else if (check_bytes(&from)) {
        if (source->document.length >= sizeof mark && memcmp(source->document.bytes, mark, sizeof mark) == 0) {
            from.at = sizeof mark;
        }
        if (read_value(&from, root)) {
            skip_space(&from);
            if (!is_at_end(&from)) {
                (void)expected(&from, "the end of the text", "cuối văn bản");
            }
        }
    }
    *status = from.status;
    return from.status == EMUL_OK ? root : NULL;
}

const emul__json_value *emul__json_member(const emul__json_value *object, const char *key) {
    const emul__json_value *member = object->kind == EMUL__JSON_OBJECT ? object->first : NULL;
    while (member != NULL && !emul__text_equal(member->key, emul__text_of(key))) {
        member = member->next;
    }
    return member;
}
