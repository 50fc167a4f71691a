/* What explains a result as a whole, or asks it something further: whoever adds such a question adds it here, and text, JSON, columns and schema of its answer are tested. */
#ifndef EMUL_TEST_STUDIES_H
#define EMUL_TEST_STUDIES_H

#include "golden/evaluated.h"

enum { MOST_STUDIES = 256 };

/* Fills `explanations`, to be destroyed by the caller, and returns how many there are. Fails the test if one cannot be made. */
int32_t make_studies(const evaluated *given, const char *period, emul_explanation *explanations[MOST_STUDIES]);

#endif
