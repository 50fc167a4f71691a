/* What reading a regulation from a YAML tree is made of: fields in their shapes, keys with their slips, the places told before each call. What
 * stands where in the text is in yaml.c. */
#ifndef EMUL_REGULATION_YAML_READ_H
#define EMUL_REGULATION_YAML_READ_H

#include "regulation/draft.h"
#include "regulation/yaml_tree.h"

/* What is added to a regulation behind its own text: EMUL_OK, EMUL_E_MEMORY, or another status after reporting. */
typedef struct emul__more {
    emul_status (*add)(void *context, emul_regulation *regulation, emul_error *error);
    void *context;
} emul__more;

typedef struct emul__reader {
    const emul__more *more; /* or NULL */
    bool draft_only;        /* read, not finished */
    emul__yaml yaml;
    emul__arena arena; /* the tree and the paths */
    emul_regulation *regulation;
} emul__reader;

/* A key that leads on to further things. `owner` is the number of what the key was found in. NULL: read by whoever reads the mapping. */
typedef struct emul__branch {
    const char *key;
    void (*read)(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner);
    bool required; /* without it, or with something in it that cannot be read, the thing would be called incomplete */
} emul__branch;

/* What may stand in a mapping: the fields of a list from `first` on, and branches. */
typedef struct emul__mapping {
    emul__list_kind kind;
    int32_t first;
    const emul__branch *branches;
    int32_t branch_count;
} emul__mapping;

/* What each key of a mapping is. A misspelt key is reported, and then read as what it must have meant, so that nothing is said to be missing. */
typedef struct emul__found_keys {
    const emul__yaml_node *keys[EMUL__MOST_FIELDS + 8]; /* by number, branches behind the fields; NULL: not there */
} emul__found_keys;

/* Where a thing belongs. */
typedef struct emul__holder {
    int32_t owner;
    int32_t parent;
} emul__holder;

/* Reports a node that is not of the shape that belongs here; what is broken has been reported. */
void emul__yaml_report_shape(emul__reader *from, const emul__yaml_node *node, emul__text path, const char *english, const char *vietnamese);
/* The text of a node, or NULL with the reason told. */
const char *emul__yaml_text(emul__reader *from, const emul__yaml_node *node, emul__text path);
/* What stands under a key, or NULL. */
const emul__yaml_node *emul__yaml_value_of(const emul__yaml_node *map, const char *key);

void emul__yaml_find_keys(emul__reader *from, const emul__mapping *what, const emul__yaml_node *map, emul__text path,
                          emul__found_keys *found);
void emul__yaml_follow_branches(emul__reader *from, const emul__mapping *what, const emul__found_keys *found, emul__text path,
                                int32_t index);
/* Tells the regulation where the next thing (text -1) or one of its texts stands. */
void emul__yaml_locate(emul__reader *from, int32_t text, const emul__yaml_node *node, emul__text path);
/* Looks at what an add call returned; true if it succeeded. */
bool emul__yaml_added(emul__reader *from, emul_status status, const emul__yaml_node *node, emul__text path);

/* A whole mapping: its fields, the call, then its branches. `name` is the key that stands for the first field, or NULL. */
void emul__yaml_read_mapping(emul__reader *from, const emul__mapping *what, const emul__yaml_node *node, const emul__yaml_node *name,
                             emul__text path, emul__holder in);
/* Calls `read` for each element of a list; `alone`: a single text counts as a list of one. */
void emul__yaml_elements(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in, bool alone,
                         void (*read)(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in));
/* emul_regulation_parse with something more; NULL: nothing. */
emul_status emul__regulation_parse(emul__text text, const char *input_name, const emul__more *more, const emul_allocator *allocator,
                                   emul_regulation **regulation, emul_error *error);
/* The text as a regulation that is not finished. `error` is not NULL; `input_name` need not outlive the call. */
emul_status emul__regulation_read(emul__text text, const char *input_name, const emul_allocator *allocator, emul_regulation **regulation,
                                  emul_error *error);
/* Calls `read` for each key of a mapping. */
void emul__yaml_entries(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner,
                        void (*read)(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner));

#endif
