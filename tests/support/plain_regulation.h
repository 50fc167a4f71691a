/* A small regulation that names facts of every type, for tests of what is read into a ledger. */
#ifndef EMUL_TEST_PLAIN_REGULATION_H
#define EMUL_TEST_PLAIN_REGULATION_H

#include "emul/emul.h"

/* Indicators: visits (a number from 0 on; also visits@plan), report (yes/no), rating (label: tot, kha, yeu), motto (any label), khám (a number),
 * mark@judge (a series of numbers), dictation (in steps of 0.5). Never NULL: fails the test (cmocka) if the regulation cannot be made. */
emul_regulation *plain_regulation(void);

#endif
