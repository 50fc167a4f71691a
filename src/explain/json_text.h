/* JSON (RFC 8259) as it is written: commas and line breaks are kept here. */
#ifndef EMUL_EXPLAIN_JSON_TEXT_H
#define EMUL_EXPLAIN_JSON_TEXT_H

#include "base/text.h"

typedef struct emul__json {
    emul__buffer *to;
    int32_t depth;
    bool comma; /* something stands before on this level */
} emul__json;

/* `key` is NULL inside a list. Objects in a list start a line each. */
void emul__json_open(emul__json *json, const char *key, char bracket); /* '{' or '[' */
void emul__json_close(emul__json *json, char bracket);                 /* '}' or ']' */
void emul__json_text(emul__json *json, const char *key, emul__text value);
void emul__json_string(emul__json *json, const char *key, const char *value);
void emul__json_integer(emul__json *json, const char *key, int64_t value);
void emul__json_null(emul__json *json, const char *key);
/* A number as text, so that no reader makes a binary fraction of it; null for the absent values. */
void emul__json_decimal(emul__json *json, const char *key, emul_decimal value);

#endif
