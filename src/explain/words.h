/* Words that a result speaks in: an id for files, and what people read in either language. */
#ifndef EMUL_EXPLAIN_WORDS_H
#define EMUL_EXPLAIN_WORDS_H

#include "emul/result.h"

typedef struct emul__word {
    const char *id;
    const char *english;
    const char *vietnamese;
} emul__word;

/* The word in a language. */
const char *emul__word_in(const emul__word *word, emul_language language);

/* NULL for an unknown value. */
const emul__word *emul__decision_word(emul_decision decision);
const emul__word *emul__subject_state_word(emul_subject_state state);
/* Of EMUL_CLASS_UNDETERMINED, _UNCLASSIFIED and _TIED; NULL for a class index and for EMUL_CLASS_NONE. */
const emul__word *emul__class_word(int32_t class_index);
const emul__word *emul__kind_word(emul_kind kind);
const emul__word *emul__rounding_word(emul_rounding rounding);

#endif
