/* Where the characters of a YAML scalar stand in the document: folding, indentation, escapes and normal form C make its text differ from what is
 * written there. */
#ifndef EMUL_REGULATION_YAML_PLACES_H
#define EMUL_REGULATION_YAML_PLACES_H

#include "base/diagnostic.h"
#include "base/memory.h"

/* Goes through a document by characters. */
typedef struct emul__yaml_cursor {
    const char *at, *end;
    int64_t line, column;
} emul__yaml_cursor;

/* A scalar: where its writing begins, what it says, the same in normal form C, and the place its text is said to begin at. */
typedef struct emul__yaml_scalar {
    emul__yaml_cursor written;
    char quote; /* ', " or NUL */
    emul__text text;
    emul__text normal; /* the very same bytes if it was in normal form */
    int64_t line, column;
} emul__yaml_scalar;

/* Goes on to a place, or stays if it is further already. */
void emul__yaml_seek(emul__yaml_cursor *cursor, int64_t line, int64_t column);
/* Where `normal` does not simply run on; none if it does, or if it cannot be followed. False when memory is out. */
bool emul__yaml_breaks(emul__arena *arena, const emul__yaml_scalar *scalar, emul__breaks *breaks);

#endif
