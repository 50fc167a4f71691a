/* Whether an explanation speaks one language. What the regulation and the facts wrote themselves (names, ids, labels, articles, rules between “ ”) is set aside; of what is left, Vietnamese text may
 * hold no word but Vietnamese ones, English text no letter that English has not. */
#ifndef EMUL_TEST_PURITY_H
#define EMUL_TEST_PURITY_H

#include <stdbool.h>

#include "emul/emul.h"
#include "support/json.h"

typedef struct purity {
    char **names; /* the longest first */
    size_t count, capacity;
} purity;

/* Every name that the regulation gives something, and that the roster has (NULL: those of a line's own members alone). */
purity purity_begin(const emul_regulation *regulation, const emul_roster *roster);
void purity_end(purity *of);
/* Whether it is; says which line is not. */
bool purity_is_pure(purity *of, const json *line, emul_language language);
/* Fails the test with the line that mixes languages. The explanation is its JSON form in that language. */
void purity_check(purity *of, const json *line, emul_language language);

#endif
