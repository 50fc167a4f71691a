/* The views of an explanation: text and JSON in both languages, and columns. They are made from one tree, and a test shows that they say the same. */
#ifndef EMUL_TEST_VIEWS_H
#define EMUL_TEST_VIEWS_H

#include "emul/explanation.h"

/* Asserts (cmocka) that in each language the text is the lines of the JSON, indented by their depth; that both languages have the same JSON but for these
 * lines; and that the columns hold what the JSON holds, member by member. Returns the number of members compared. */
int64_t check_views(const emul_explanation *explanation);

#endif
