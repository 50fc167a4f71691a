/* The error object. Everything it will ever hold is allocated when it is created, so that filling it cannot fail:
 * each diagnostic owns a slab of bytes in which its texts are written one after another. */
#include "base/diagnostic.h"

#include <string.h>

/* The texts of a diagnostic, in the order in which they are written into its slab. */
enum { MESSAGE, HINT = MESSAGE + 2, FIELD = HINT + 2, INPUT, TEXT_COUNT };

/* Bytes of each text with its NUL. What a text does not use, those after it may. Vietnamese takes up to three bytes a letter. */
static const size_t shares[TEXT_COUNT] = {320, 352, 192, 224, 192, 256};

enum { DIAGNOSTIC_CAPACITY = 128, SLAB_BYTES = 1536, ARGUMENT_BYTES = 200 };

typedef struct entry {
    emul_status code;
    int64_t line;
    int64_t column;
    int64_t row;
    const char *texts[TEXT_COUNT];
} entry;

struct emul_error {
    emul_allocator allocator;
    int64_t count;
    int64_t total;
    entry entries[DIAGNOSTIC_CAPACITY];
    char slabs[DIAGNOSTIC_CAPACITY][SLAB_BYTES];
};

emul_error *emul_error_create(const emul_allocator *allocator) {
    const emul_allocator own = emul__allocator(allocator);
    emul_error *error = (emul_error *)emul__allocate(&own, 1, sizeof *error);
    if (error != NULL) {
        error->allocator = own;
        emul__error_clear(error);
    }
    return error;
}

void emul_error_destroy(emul_error *error) {
    if (error != NULL) {
        const emul_allocator own = error->allocator;
        emul__release(&own, error, 1, sizeof *error);
    }
}

void emul__error_clear(emul_error *error) {
    if (error != NULL) {
        error->count = 0;
        error->total = 0;
    }
}

/* A text being written into bounded memory: what does not fit is left out at a character's end. */
typedef struct line {
    char *bytes;
    size_t capacity;
    size_t length;
} line;

static void write_text(line *to, emul__text text) {
    emul__text_copy_line(to->bytes, to->capacity, &to->length, text);
}

/* A value from a document may be a page long: only its beginning is shown, so that the words after it remain. */
static void write_argument(line *to, emul__text argument) {
    const size_t before = to->length;
    if (argument.length <= ARGUMENT_BYTES) {
        write_text(to, argument);
        return;
    }
    line part = *to;
    if (part.capacity - before > ARGUMENT_BYTES) {
        part.capacity = before + ARGUMENT_BYTES;
    }
    write_text(&part, argument);
    to->length = part.length;
    write_text(to, EMUL__TEXT("…"));
}

/* The argument that `at` asks for, as in "{2}"; -1 if it is ordinary text. */
static int32_t placeholder(const char *at) {
    return at[0] == '{' && at[1] >= '0' && at[1] <= '5' && at[2] == '}' ? at[1] - '0' : -1;
}

static void write_pattern(line *to, const char *pattern, const emul__text arguments[6]) {
    while (pattern != NULL && *pattern != '\0') {
        const int32_t number = placeholder(pattern);
        if (number >= 0) {
            write_argument(to, arguments[number]);
            pattern += 3;
        } else {
            const size_t plain = 1 + strcspn(pattern + 1, "{");
            write_text(to, (emul__text){pattern, plain});
            pattern += plain;
        }
    }
}

static void fill(entry *to, char *slab, const emul__diagnostic *from) {
    const char *const patterns[TEXT_COUNT] = {from->english, from->vietnamese, from->hint_english, from->hint_vietnamese, NULL, NULL};
    size_t used = 0;
    size_t share_end = 0;
    for (int32_t i = 0; i < TEXT_COUNT; i++) {
        share_end += shares[i];
        line text = {slab + used, share_end - used - 1, 0};
        write_pattern(&text, patterns[i], from->arguments);
        if (i == FIELD) {
            write_text(&text, from->place.field);
        } else if (i == INPUT) {
            write_text(&text, from->place.input);
        }
        text.bytes[text.length] = '\0';
        to->texts[i] = text.bytes;
        used += text.length + 1;
    }
    to->code = from->code;
    to->line = from->place.line;
    to->column = from->place.column;
    to->row = from->place.row - 1;
}

emul_status emul__report(emul_error *error, const emul__diagnostic *diagnostic) {
    if (error != NULL) {
        if (error->count < DIAGNOSTIC_CAPACITY) {
            fill(&error->entries[error->count], error->slabs[error->count], diagnostic);
            error->count++;
        }
        error->total++;
    }
    return diagnostic->code;
}

emul_status emul__report_memory(emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_MEMORY, .english = "out of memory", .vietnamese = "hết bộ nhớ"});
}

emul_status emul__report_argument(emul_error *error, const char *parameter) {
    const emul__text name = emul__text_of(parameter);
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_ARGUMENT,
                                                   .place = {.field = name},
                                                   .english = "the argument “{0}” of this call is not valid",
                                                   .vietnamese = "tham số “{0}” của lời gọi hàm không hợp lệ",
                                                   .arguments = {name}});
}

/* Those without a line come after those with one. */
static bool stands_before(const entry *a, const entry *b) {
    if ((a->line == 0) != (b->line == 0)) {
        return b->line == 0;
    }
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

void emul__error_sort(emul_error *error) {
    const int64_t count = emul_error_count(error);
    for (int64_t i = 1; i < count; i++) {
        const entry moved = error->entries[i];
        int64_t at = i;
        for (; at > 0 && stands_before(&moved, &error->entries[at - 1]); at--) {
            error->entries[at] = error->entries[at - 1];
        }
        error->entries[at] = moved;
    }
}

int64_t emul_error_count(const emul_error *error) {
    return error == NULL ? 0 : error->count;
}

int64_t emul_error_total(const emul_error *error) {
    return error == NULL ? 0 : error->total;
}

/* What is answered where there is no such diagnostic. */
static const entry nothing = {EMUL_OK, 0, 0, -1, {"", "", "", "", "", ""}};

static const entry *entry_at(const emul_error *error, int64_t index) {
    return index >= 0 && index < emul_error_count(error) ? &error->entries[index] : &nothing;
}

static const char *in_language(const emul_error *error, int64_t index, int32_t first, emul_language language) {
    return entry_at(error, index)->texts[language == EMUL_VIETNAMESE ? first + 1 : first];
}

emul_status emul_error_code(const emul_error *error, int64_t index) {
    return entry_at(error, index)->code;
}

const char *emul_error_message(const emul_error *error, int64_t index, emul_language language) {
    return in_language(error, index, MESSAGE, language);
}

const char *emul_error_hint(const emul_error *error, int64_t index, emul_language language) {
    return in_language(error, index, HINT, language);
}

const char *emul_error_input(const emul_error *error, int64_t index) {
    return entry_at(error, index)->texts[INPUT];
}

int64_t emul_error_line(const emul_error *error, int64_t index) {
    return entry_at(error, index)->line;
}

int64_t emul_error_column(const emul_error *error, int64_t index) {
    return entry_at(error, index)->column;
}

int64_t emul_error_row(const emul_error *error, int64_t index) {
    return entry_at(error, index)->row;
}

const char *emul_error_field(const emul_error *error, int64_t index) {
    return entry_at(error, index)->texts[FIELD];
}

static void write_string(line *to, const char *text) {
    write_text(to, emul__text_of(text));
}

static void write_number(line *to, int64_t value) {
    char digits[EMUL__INTEGER_CAPACITY];
    write_text(to, (emul__text){digits, emul__integer_write(value, digits)});
}

/* "input:line:column: ", without the parts that are absent. */
static void write_place(line *to, const entry *from) {
    const bool has_input = from->texts[INPUT][0] != '\0';
    write_string(to, from->texts[INPUT]);
    if (from->line > 0) {
        write_string(to, has_input ? ":" : "");
        write_number(to, from->line);
    }
    if (from->line > 0 && from->column > 0) {
        write_string(to, ":");
        write_number(to, from->column);
    }
    write_string(to, has_input || from->line > 0 ? ": " : "");
}

emul_status emul_error_format(const emul_error *error, int64_t index, emul_language language, char *buffer, size_t capacity,
                              size_t *needed) {
    if (index < 0 || index >= emul_error_count(error)) {
        return EMUL_E_ARGUMENT;
    }
    char bytes[SLAB_BYTES + 2 * EMUL__INTEGER_CAPACITY];
    line text = {bytes, sizeof bytes, 0};
    const char *hint = emul_error_hint(error, index, language);
    write_place(&text, &error->entries[index]);
    write_string(&text, emul_error_message(error, index, language));
    if (hint[0] != '\0') {
        write_string(&text, " (");
        write_string(&text, hint);
        write_string(&text, ")");
    }
    return emul__give_text((emul__text){text.bytes, text.length}, buffer, capacity, needed, NULL);
}
