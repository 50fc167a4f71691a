/* Rules in words: the same text that fill.c puts values into, read by the parser of rules and said in a language. */
#ifndef EMUL_EXPLAIN_SAY_H
#define EMUL_EXPLAIN_SAY_H

#include "explain/say.h"
#include "explain/trace.h"

/* What is said of what a rule reads: its name, its value, or "name [value]". */
typedef enum emul__how_said { EMUL__SAY_NAMES = 0, EMUL__SAY_VALUES, EMUL__SAY_BOTH } emul__how_said;

/* A text in the notation of rules (a rule, a fact such as "visits@plan", an order key …) with names for ids, in either language. `from` is the program
 * that the text is of: it tells which scorecard's classes and criteria are meant; NULL if it is none's. Lives in the tree's memory. */
emul__said emul__say(emul__tree *tree, const emul__model *model, const emul__program *from, emul__text notation);
/* The text of a named value (-1: of the rule) with what this run made of it. */
emul__text emul__say_traced(const emul__traced *run, int32_t value, emul__text text, emul__how_said how, emul_language language);
/* An award, in English by its English name if it has one. */
emul__said emul__say_award(const emul__model_award *award);
/* Fills the gaps of an award's id and name. */
void emul__say_award_title(emul__why_node *node, const emul__model_award *award);
/* A facet, or a stage of appraisal: plan, self, judge … in words, others as they are called. */
emul__said emul__say_facet(emul__text facet);
/* A label that an input has: a class by its name. */
emul__said emul__say_label(const emul__model *model, const emul__input *input, emul__text label);
/* Fills a gap with what an input is called. */
void emul__say_input(emul__why *why, emul__why_node *node, emul__why_key key, const emul__input *input);

/* ---- say_quota.c ---- */

/* "30% of all per cluster" in words; `scorecard` is the one whose classes it names, or -1. */
emul__said emul__say_quota(emul__tree *tree, const emul__model *model, int32_t scorecard, const emul__quota *quota);
/* A number, or a share as per cent. */
emul__said emul__say_amount(emul__tree *tree, emul__text notation, emul_decimal amount, bool share);
/* What a share is taken of; of a class quota nothing said means those classed. */
const emul__word *emul__pool_word(emul__pool pool, bool of_class);

#endif
