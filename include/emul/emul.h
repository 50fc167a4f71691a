/** @file emul.h  libemul: points, standings, classes and awards of emulation movements, exact and explained. The only header to include.
 *
 *  The contract that holds for every function stands at the top of emul/base.h.
 */
#ifndef EMUL_EMUL_H
#define EMUL_EMUL_H

#include "emul/base.h"
#include "emul/compare.h"
#include "emul/contest.h"
#include "emul/decimal.h"
#include "emul/explanation.h"
#include "emul/history.h"
#include "emul/kernel.h"
#include "emul/ledger.h"
#include "emul/regulation.h"
#include "emul/result.h"
#include "emul/roster.h"
#include "emul/study.h"
#include "emul/titles.h"

#endif
