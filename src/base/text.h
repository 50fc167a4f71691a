/* Text as (bytes, length), a growing buffer for output, and what the readers need to know about UTF-8 and Vietnamese. */
#ifndef EMUL_BASE_TEXT_H
#define EMUL_BASE_TEXT_H

#include <stdbool.h>

#include "base/memory.h"
#include "emul/decimal.h"

typedef struct emul__text {
    const char *bytes; /* not necessarily NUL-terminated */
    size_t length;
} emul__text;

#define EMUL__TEXT(literal) ((emul__text){(literal), sizeof(literal) - 1})
emul__text emul__text_of(const char *terminated); /* NULL gives the empty text */
bool emul__text_equal(emul__text a, emul__text b);
int emul__text_compare(emul__text a, emul__text b); /* by bytes: the order of code points */
emul__text emul__text_trim(emul__text text);        /* spaces, tabs, CR, LF at both ends */
bool emul__text_is_utf8(emul__text text, size_t *bad_offset);
/* Length in characters (code points). */
int64_t emul__text_characters(emul__text text);
/* Edit distance by code points, two neighbours exchanged counting once, at most `limit` + 1. No allocation; texts over 64 characters give limit + 1 unless equal. */
int32_t emul__text_distance(emul__text a, emul__text b, int32_t limit);

/* True for texts that differ in case, diacritics and đ or d alone: "ĐIỂM" and "diem". Vietnamese and western European letters; of other
 * scripts the same characters. Texts over 64 characters are not alike unless equal. */
bool emul__text_alike(emul__text a, emul__text b);

/* Of several texts the nearest to a misspelt one, within two edits and a quarter of its length (diacritics left out are one): begin, offer each, take what was found. */
typedef struct emul__nearest {
    emul__text wanted;
    int64_t characters; /* of it */
    int32_t limit;
    emul__text found; /* empty: none */
} emul__nearest;
emul__nearest emul__nearest_begin(emul__text wanted);
void emul__nearest_offer(emul__nearest *nearest, emul__text candidate);

/* Copies characters of `from` that fit into `capacity` bytes, from *used on; control characters become spaces and bytes that are no UTF-8
 * become '?', so that what is copied is one line of valid text. */
void emul__text_copy_line(char *to, size_t capacity, size_t *used, emul__text from);

enum { EMUL__DECIMAL_CAPACITY = 24, EMUL__INTEGER_CAPACITY = 24 };
/* Writes a number with at least `places` decimals (0..6) and the mark, without NUL; "" for EMUL_MISSING and the internal states,
 * "N/A" for EMUL_NOT_APPLICABLE. Returns the length. */
size_t emul__decimal_write(emul_decimal value, int32_t places, char mark, char out[EMUL__DECIMAL_CAPACITY]);
/* Writes a whole number without NUL and returns the length. */
size_t emul__integer_write(int64_t value, char out[EMUL__INTEGER_CAPACITY]);

/* A growing text. A failed append makes it `failed` for good and drops nothing silently: check once, at the end. */
typedef struct emul__buffer {
    emul_allocator allocator;
    char *bytes; /* NUL-terminated when not NULL */
    size_t length;
    size_t capacity;
    bool failed;
} emul__buffer;

void emul__buffer_init(emul__buffer *buffer, const emul_allocator *allocator);
void emul__buffer_destroy(emul__buffer *buffer);
void emul__buffer_text(emul__buffer *buffer, emul__text text);
void emul__buffer_string(emul__buffer *buffer, const char *terminated);
void emul__buffer_integer(emul__buffer *buffer, int64_t value);
/* A cell of a CSV record (RFC 4180): quoted where it must be, quotes doubled. */
void emul__buffer_cell(emul__buffer *buffer, emul__text text);
/* Decimal mark '.' or ','; at least `places` decimals; absent values as emul_decimal_format writes them. */
void emul__buffer_decimal(emul__buffer *buffer, emul_decimal value, int32_t places, char mark);

/* Copies a finished text to the caller by the rule of every text output: *needed always set, EMUL_E_CAPACITY if it does not fit. */
emul_status emul__give_text(emul__text text, char *buffer, size_t capacity, size_t *needed, emul_error *error);

#endif
