/* The words that say a rule: for every function of the language, every argument given by name, and the words that arguments are. */
#ifndef EMUL_EXPLAIN_PHRASES_H
#define EMUL_EXPLAIN_PHRASES_H

#include "base/text.h"
#include "explain/words.h"

/* What the first argument of a function names. */
typedef enum emul__named {
    EMUL__NAMES_NOTHING = 0, /* it is an expression */
    EMUL__NAMES_CRITERION,
    EMUL__NAMES_SCORECARD,
    EMUL__NAMES_TITLE,
    EMUL__NAMES_ACHIEVEMENT,
    EMUL__NAMES_TABLE,
    EMUL__NAMES_TIME /* a calendar unit or a weekday */
} emul__named;

/* How a call is said. {1} stands for the first argument, <1> for the same where an operator in it needs parentheses, {*} for those that are not
 * named so, {+} for those given by name; what stands in [ ] is left out if an argument in it is not given. */
typedef struct emul__phrase {
    emul__word words;
    emul__named first;
} emul__phrase;

/* NULL for what is no function. */
const emul__phrase *emul__phrase_find(emul__text function);
/* An argument given by name, "at most {1}"; NULL if there is none of the name. */
const emul__word *emul__phrase_argument(emul__text name);
/* yes, half, mon, asc, down …; NULL for any other text. */
const emul__word *emul__phrase_word(emul__text text);
/* Whose figure: plan, self, judge …; NULL for a facet that only the regulation knows. */
const emul__word *emul__phrase_facet(emul__text facet);

#endif
