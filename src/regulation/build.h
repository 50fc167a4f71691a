/* What the steps of emul_regulation_finish share: the draft they read, the model they fill, and how they say what is wrong.
 * A step that meets a problem reports it and goes on with something harmless, so that one run tells everything; nothing that failed is kept. */
#ifndef EMUL_REGULATION_BUILD_H
#define EMUL_REGULATION_BUILD_H

#include "regulation/draft.h"
#include "regulation/model.h"

/* Two places one of which must come after the other, for the sequences. */
typedef struct emul__edge {
    int32_t reader;
    int32_t read;
} emul__edge;

typedef struct emul__edges {
    emul__edge *items;
    size_t count, capacity;
} emul__edges;

typedef struct emul__build {
    emul__draft draft; /* arranged, with what the sets in use bring */
    emul__draft own;   /* arranged, without */
    emul__model *model;
    emul__compiler compiler;
    emul_error *error; /* never NULL */
    bool failed;       /* something has been reported */
    bool out_of_memory;
    emul__rounding_point rounding; /* of the regulation */
    emul__label_set *label_sets;   /* [indicators + scorecards] */
    int32_t label_set_count;
    int32_t *indicator_sets; /* [indicators] label set or -1 */
    emul__model_criterion *criteria;
    emul__model_scorecard *scorecards;
    emul__model_class *classes;
    emul__model_award *awards;
    emul__model_condition *conditions;
    emul__text *attributes;
    emul__text *award_names; /* names.awards */
    emul__text *doubtful;    /* rules that do not compile, and ids that cannot stand: what they name is not called unused */
    int32_t doubtful_count;
} emul__build;

/* ---- shared by the steps: build.c ---- */

/* Zeroed memory of the model; NULL when there is none, which is noted. */
void *emul__build_allocate(emul__build *build, size_t count, size_t size);
const emul__list *emul__build_list(const emul__build *build, emul__list_kind kind);
const emul__item *emul__build_item(const emul__build *build, emul__list_kind kind, int32_t index);
/* Where a text of an item stands, with its path; text -1: the item. */
emul__place emul__build_place(emul__build *build, const emul__item *item, int32_t text);
/* True if the text is there, or was there and could not be read: then nothing more is to be said about it. */
bool emul__item_mentions(const emul__item *item, int32_t text);
/* Reports a problem with a text of an item (-1: the item as a whole); `what` says all but the place. */
void emul__build_problem(emul__build *build, const emul__item *item, int32_t text, const emul__diagnostic *what);
typedef struct emul__owned {
    int32_t first, count;
} emul__owned;
/* [owners] the part of a list that belongs to each owner; NULL when memory is out. */
const emul__owned *emul__build_owned(emul__build *build, emul__list_kind kind);
/* The name, or the id of a thing that has none. */
emul__text emul__build_name(const emul__item *item, int32_t id, int32_t name);
/* Notes a text in which something is wrong, so that nothing further is concluded from it. */
void emul__build_doubt(emul__build *build, emul__text text);
/* Reports an id that nothing bears, with the nearest of the `count` that `id_of` names. */
void emul__build_unknown(emul__build *build, const emul__item *item, int32_t text, emul__text id, int32_t count,
                         emul__text (*id_of)(const emul__build *build, int32_t number), const emul__diagnostic *what);
/* Number of the attribute, added if new. */
int32_t emul__build_attribute(emul__build *build, emul__text name);
/* Compiles the text; `request` says all but the source and the place. A text that is not given gives false without a word. */
bool emul__build_rule(emul__build *build, const emul__item *item, int32_t text, emul__request request, emul__program *program);

/* ---- single texts: fields.c. What is not given, or is reported, gives the default. ---- */

/* An id: given, and such that rules can name it (`dotted_number`: also 1.2 and the like). Empty if not. */
emul__text emul__field_id(emul__build *build, const emul__item *item, int32_t text, bool dotted_number);
bool emul__text_is_id(emul__text text, bool dotted_number);
void emul__field_limit(emul__build *build, const emul__item *item, int32_t text, emul__limit *limit);
/* The same for points, which are no share. */
void emul__field_points(emul__build *build, const emul__item *item, int32_t text, emul__limit *limit);
/* `words` as in "base, bonus, penalty": the number of the word given. */
int32_t emul__field_choice(emul__build *build, const emul__item *item, int32_t text, const char *words, int32_t otherwise);
emul__rounding_point emul__field_rounding(emul__build *build, const emul__item *item, int32_t text, emul__rounding_point otherwise);
bool emul__field_period(emul__build *build, const emul__item *item, int32_t text, emul__period *period);
/* Periods, parted by commas, each perhaps open at one end. */
void emul__field_spans(emul__build *build, const emul__item *item, int32_t text, emul__spans *spans);
emul__source_status emul__field_status(emul__build *build, const emul__item *item, int32_t text);
/* "low..high", either side may be left out. */
/* A step between marks, of `points` or of a fact: above 0, or 0 where none is given. */
emul_decimal emul__field_step(emul__build *build, const emul__item *item, int32_t text, bool points);
void emul__field_range(emul__build *build, const emul__item *item, int32_t text, emul__limit *low, emul__limit *high);
/* "a, b, c" in the model's memory; -1: reported. Each must be an id, none twice. */
int32_t emul__field_names(emul__build *build, const emul__item *item, int32_t text, const emul__text **names);
/* The same of labels, which may have spaces and signs. */
int32_t emul__field_labels(emul__build *build, const emul__item *item, int32_t text, const emul__text **labels);
typedef struct emul__missing_policy {
    emul__missing policy;
    emul_decimal value;
} emul__missing_policy;
emul__missing_policy emul__field_missing(emul__build *build, const emul__item *item, int32_t text, emul__missing_policy otherwise);
/* The next part of a text that is separated by commas or spaces; empty at the end. Parentheses keep things together. */
emul__text emul__next_part(emul__text *rest, char separator);

/* ---- which children of a node count: counting.c ---- */

void emul__build_counting(emul__build *build, const emul__item *item, emul__model_criterion *to);
/* What the children of a sum can bring when its lowest are left out, of the `most` of all; a state if that depends on which. */
emul__ratio emul__most_after_drop(const emul__build *build, const emul__model_criterion *node, emul__ratio most);
void emul__check_counting(emul__build *build); /* a step: needs all criteria */

/* ---- quotas: quota.c ---- */

/* `scorecard` -1: none to take classes from. `text` EMUL__AWARD_TAKE of an award, EMUL__CLASS_AT_MOST of a class. */
void emul__field_quota(emul__build *build, const emul__item *item, int32_t text, int32_t scorecard, emul__quota *quota);

/* ---- achievements: achievements.c ---- */

/* What an award uses up. */
const emul__model_use *emul__build_uses(emul__build *build, emul__owned owned, emul__request request);

/* ---- the steps, in their order ---- */

void emul__build_header(emul__build *build);
void emul__build_label_sets(emul__build *build);
void emul__build_achievements(emul__build *build);
void emul__build_scorecards(emul__build *build); /* and their classes; no rules yet */
void emul__build_criteria(emul__build *build);   /* no rules yet */
void emul__build_awards(emul__build *build);     /* no rules yet */
void emul__build_names(emul__build *build);
void emul__build_scorecard_rules(emul__build *build);
void emul__build_award_rules(emul__build *build);
void emul__build_money(emul__build *build);
void emul__check_achievements(emul__build *build); /* needs the rules of awards */
void emul__build_sequences(emul__build *build);
void emul__check_ids(emul__build *build);
void emul__check_points(emul__build *build);
void emul__check_classes(emul__build *build);
void emul__check_unused(emul__build *build);

/* What the texts of a scorecard's restrictions say, their conditions aside (restrictions.c); NULL when memory is out. */
emul__model_restriction *emul__build_restrictions(emul__build *build, int32_t scorecard, emul__owned owned);
/* A veto, a restriction or the condition of an award; the order keys of a scorecard or award. */
void emul__build_condition(emul__build *build, const emul__item *item, emul__request request, emul__model_condition *to);
const emul__model_order *emul__build_order(emul__build *build, emul__list_kind kind, emul__owned owned, emul__request request);

/* ---- sequences: sequence.c ---- */

bool emul__edges_add(emul__build *build, emul__edges *edges, int32_t reader, int32_t read);
void emul__edges_destroy(emul__build *build, emul__edges *edges);
/* Numbers 0 .. count-1, each after those it reads, otherwise ascending. NULL when memory is out or they read each other in a circle: then
 * *circle lists it, *circle_length long, from its smallest number on. */
const int32_t *emul__sequence(emul__build *build, const emul__edges *edges, int32_t count, const int32_t **circle, int32_t *circle_length);
/* "a -> b -> a" from the ids of a circle, in the model's memory. */
emul__text emul__circle_text(emul__build *build, const int32_t *circle, int32_t length, emul__text (*name)(const emul__build *, int32_t));

#endif
