/* The sets of titles that ship with the library (key `use`): the texts of src/titles/NAME.yaml, in the ordinary language of regulations, made into
 * data when the library is built (embed.cmake). Nothing here interprets them. */
#ifndef EMUL_TITLES_TITLES_H
#define EMUL_TITLES_TITLES_H

#include <stddef.h>
#include <stdint.h>

typedef struct emul__set_text {
    const char *name;  /* "vn-2024" */
    const char *bytes; /* with a NUL behind it */
    size_t length;     /* without it */
} emul__set_text;

/* In the order of src/sources.cmake: the regimes of the law by date, then other sets. */
extern const emul__set_text emul__set_texts[];
extern const int32_t emul__set_text_count;

#endif
