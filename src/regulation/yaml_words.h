/* What libyaml says about a text it cannot read, in words for people. */
#ifndef EMUL_REGULATION_YAML_WORDS_H
#define EMUL_REGULATION_YAML_WORDS_H

#include "base/diagnostic.h"

/* Fills the message and the hint; a problem that is not in the list is quoted as libyaml says it: {0}. */
void emul__yaml_words(const char *problem, emul__diagnostic *what);

#endif
