/* What the program says, in both languages; and its options' values for them. */
#ifndef EMUL_TOOL_WORDS_H
#define EMUL_TOOL_WORDS_H

#include "emul/emul.h"

typedef struct words {
    const char *english;
    const char *vietnamese;
} words;

static inline const char *say(words what, emul_language language) {
    return language == EMUL_VIETNAMESE ? what.vietnamese : what.english;
}

#endif
