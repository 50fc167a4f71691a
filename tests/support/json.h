/* Reads JSON (RFC 8259) into a tree: what a host does with the texts that the library writes. Numbers are kept as written. */
#ifndef EMUL_TEST_JSON_H
#define EMUL_TEST_JSON_H

#include <stddef.h>
#include <stdint.h>

typedef enum json_kind { JSON_NULL = 0, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_TEXT, JSON_LIST, JSON_OBJECT } json_kind;

typedef struct json {
    json_kind kind;
    char *key;  /* as a member of an object, else NULL */
    char *text; /* JSON_TEXT, unescaped; JSON_NUMBER, as written */
    struct json *first;
    struct json *next;
} json;

/* NULL if the text is not exactly one JSON value. To be destroyed. */
json *json_read(const char *text);
void json_destroy(json *value);
/* The member with this key, or NULL. */
const json *json_member(const json *object, const char *key);
/* Its text; "" if there is no such member, or it is null. */
const char *json_text(const json *object, const char *key);
int64_t json_count(const json *list);

#endif
