/* An explanation: a tree of lines, built once from the result and then written as text or as JSON, so that the two cannot disagree.
 * A line says nothing by itself: it has a kind and fields; lines.c holds the words of every kind in both languages. */
#ifndef EMUL_EXPLAIN_TREE_H
#define EMUL_EXPLAIN_TREE_H

#include "decimal/exact.h"
#include "evaluate/result.h"
#include "explain/words.h"

typedef enum emul__why_kind {
    EMUL__WHY_SUBJECT = 0,
    EMUL__WHY_SCORECARD,
    EMUL__WHY_CRITERION,
    EMUL__WHY_ABSENT, /* a criterion without points */
    EMUL__WHY_RULE,
    EMUL__WHY_VALUE,   /* a named value that the rule uses */
    EMUL__WHY_SERIES,  /* what an aggregate over several figures comes to … */
    EMUL__WHY_ELEMENT, /* … and one of them */
    EMUL__WHY_MOST,    /* a limit that bit */
    EMUL__WHY_LEAST,
    EMUL__WHY_ROUNDED,
    EMUL__WHY_NO_FACT,
    EMUL__WHY_NO_SUCH_FACT, /* not applicable */
    EMUL__WHY_NO_OUTCOME,   /* of this run: total, class, award … not decided */
    EMUL__WHY_COUNTED,      /* missing, counted as a number by the regulation */
    EMUL__WHY_LEFT_OUT,     /* missing, left out by the regulation */
    EMUL__WHY_COMBINED,     /* children put together */
    EMUL__WHY_COVERAGE,     /* how much of the children is scored */
    EMUL__WHY_DROPPED,      /* the lowest, left out */
    EMUL__WHY_REWEIGHTED,   /* a sum scaled to full marks */
    EMUL__WHY_NET,          /* base + bonus - penalty of a node */
    EMUL__WHY_TOTAL,
    EMUL__WHY_VETO,
    EMUL__WHY_PLACE,
    EMUL__WHY_PLACE_OVERALL,
    EMUL__WHY_NO_PLACE,
    EMUL__WHY_KEY, /* of the order */
    EMUL__WHY_EQUALS,
    EMUL__WHY_NEXT_ABOVE, /* who stands directly before … */
    EMUL__WHY_NEXT_BELOW, /* … and behind */
    EMUL__WHY_COMPARED,   /* by one key of the order … */
    EMUL__WHY_COMPARED_LAST,
    EMUL__WHY_COMPARED_PREFERENCE,
    EMUL__WHY_LAST_IN,      /* of those who receive an award */
    EMUL__WHY_LAST_RESERVE, /* of its reserve list */
    EMUL__WHY_FIRST_OUT,
    EMUL__WHY_LAST_KEPT, /* of those whom a class quota left their class */
    EMUL__WHY_CUT,       /* how many slots the equals at the cut contend for */
    EMUL__WHY_CLASS,
    EMUL__WHY_CLASS_TEST,
    EMUL__WHY_CLASS_REST, /* the class without a condition */
    EMUL__WHY_DEMOTED,    /* by a class quota */
    EMUL__WHY_LAST,       /* restrictions: ranked last … */
    EMUL__WHY_CLASS_CAP,  /* … not better than a class … */
    EMUL__WHY_DOWN,       /* … lower by some … */
    EMUL__WHY_NO_CLASS,   /* … none */
    EMUL__WHY_LOWERED,    /* what they made of the class */
    EMUL__WHY_CLASS_TIED,
    EMUL__WHY_AWARD,
    EMUL__WHY_CONDITION,
    EMUL__WHY_SHORTFALL, /* a test of a condition that does not hold, or cannot be told … */
    EMUL__WHY_ANY_OF,    /* … of several one is enough … */
    EMUL__WHY_ALL_OF,    /* … all are needed … */
    EMUL__WHY_TOO_LOW,   /* … and a criterion that is the reason */
    EMUL__WHY_NO_QUOTA,
    EMUL__WHY_SLOTS,
    EMUL__WHY_SHARE_SLOTS,
    EMUL__WHY_RESERVE,
    EMUL__WHY_CAP, /* at most so many of one group */
    EMUL__WHY_POSITION,
    EMUL__WHY_STANDING, /* refused for the state in the standing that selects */
    EMUL__WHY_EXCLUDED,
    EMUL__WHY_OPEN,  /* rests on another open decision */
    EMUL__WHY_GROUP, /* a value of the group that a rule compares with */
    EMUL__WHY_BELOW, /* a value of the members or child units */
    EMUL__WHY_REACHED_BY,
    EMUL__WHY_NOT_MET_BY,
    EMUL__WHY_NO_FIGURE_OF,
    EMUL__WHY_STEP,         /* marks are multiples of it */
    EMUL__WHY_LATER_STAGE,  /* the criterion begins at one */
    EMUL__WHY_WHERE,        /* whom the criterion applies to */
    EMUL__WHY_STAGE,        /* whose figure final() takes */
    EMUL__WHY_NOT_IN_FORCE, /* an award that the law, or the regulation, does not have on the day of the law */
    EMUL__WHY_CONDITION_NOT_IN_FORCE,
    EMUL__WHY_LIMIT, /* a quota beside the award's own, in numbers … */
    EMUL__WHY_SHARE_LIMIT,
    EMUL__WHY_LIMIT_NOT_IN_FORCE,
    EMUL__WHY_SPAN,   /* how long ago a date is */
    EMUL__WHY_MEMBER, /* a membership through which somebody counts */
    EMUL__WHY_MORE_MEMBERS,
    EMUL__WHY_BALLOT,        /* what a council decided */
    EMUL__WHY_PREFERENCE,    /* among equals */
    EMUL__WHY_YEARS,         /* a count of years, and which ones … */
    EMUL__WHY_YEARS_EXCUSED, /* … those passed over … */
    EMUL__WHY_YEARS_BREAK,   /* … that which ended the row … */
    EMUL__WHY_YEARS_OPEN,    /* … those that are not known … */
    EMUL__WHY_YEARS_ANNULLED,
    EMUL__WHY_YEARS_AFTER, /* … the day, and the title, after which they count */
    EMUL__WHY_YEARS_USED,
    EMUL__WHY_MONEY, /* what an award brings … */
    EMUL__WHY_MONEY_HIGHER,
    EMUL__WHY_MONEY_OPEN,
    EMUL__WHY_MONEY_NO_SALARY,
    EMUL__WHY_MONEY_NO_MULTIPLE,
    EMUL__WHY_MONEY_TOTAL,  /* … and all of them together */
    EMUL__WHY_ACHIEVEMENTS, /* how many count … */
    EMUL__WHY_ACHIEVEMENT,  /* … each of them … */
    EMUL__WHY_SERVED,       /* … what it served before … */
    EMUL__WHY_TAKEN,        /* … and which award of this run uses it up */
    EMUL__WHY_USED,         /* what an award uses up */
    EMUL__DIFF,             /* what differs between two results (lines_diff.c); so the next ones */
    EMUL__DIFF_BEFORE,
    EMUL__DIFF_AFTER,
    EMUL__DIFF_NOTHING,
    EMUL__DIFF_SCORECARD,
    EMUL__DIFF_SCORECARD_GONE,
    EMUL__DIFF_SCORECARD_NEW,
    EMUL__DIFF_LEFT,
    EMUL__DIFF_CAME,
    EMUL__DIFF_CRITERIA_GONE,
    EMUL__DIFF_CRITERIA_NEW,
    EMUL__DIFF_MOVED,
    EMUL__DIFF_SUBJECT, /* differs without having moved */
    EMUL__DIFF_STATE,
    EMUL__DIFF_GROUP,
    EMUL__DIFF_OVERALL,
    EMUL__DIFF_TOTAL,
    EMUL__DIFF_SAME_TOTAL,
    EMUL__DIFF_PART,   /* what a criterion puts into the total … */
    EMUL__DIFF_NODE,   /* … what a node's limits and rounding do … */
    EMUL__DIFF_REST,   /* … and those of the total */
    EMUL__DIFF_POINTS, /* that count in no total */
    EMUL__DIFF_CLASS,
    EMUL__DIFF_AWARD,
    EMUL__DIFF_AWARD_GONE,
    EMUL__DIFF_AWARD_NEW,
    EMUL__DIFF_HANDS, /* who has it now, and who no longer */
    EMUL__DIFF_DECISION,
    EMUL__RULES, /* what differs between two regulations */
    EMUL__RULES_SAME,
    EMUL__RULES_NEW,
    EMUL__RULES_GONE,
    EMUL__RULES_CHANGED,
    EMUL__RULES_KEY,
    EMUL__RULES_STATED,
    EMUL__RULES_ORDER,
    EMUL__GAP_AWARD, /* how far somebody is from something (lines_gap.c); so the next ones */
    EMUL__GAP_CLASS,
    EMUL__GAP_PLACE,
    EMUL__GAP_REACHED,
    EMUL__GAP_BLOCKED,
    EMUL__GAP_NOT_CONCERNED,
    EMUL__GAP_YEARS,
    EMUL__GAP_LAST,
    EMUL__GAP_POINTS,
    EMUL__GAP_OVER,
    EMUL__GAP_NO_POINTS,
    EMUL__GAP_CRITERION,
    EMUL__GAP_MORE,
    EMUL__GAP_LESS,
    EMUL__GAP_INSTEAD,
    EMUL__GAP_NOT_ENOUGH,
    EMUL__GAP_FULL,
    EMUL__GAP_NO_FIGURE,
    EMUL__GAP_NONE,
    EMUL__GAP_TOGETHER,
    EMUL__GAP_NOT_TOGETHER,
    EMUL__GAP_NO_CRITERIA,
    EMUL__VERIFY, /* the check of a stored result (lines_verify.c); so the next ones */
    EMUL__VERIFY_INPUT,
    EMUL__VERIFY_VERSION,
    EMUL__VERIFY_NO_DIGEST,
    EMUL__VERIFY_TORN,
    EMUL__VERIFY_VALUE,
    EMUL__VERIFY_ONLY_STORED,
    EMUL__VERIFY_ONLY_EVALUATED,
    EMUL__VERIFY_MORE,
    EMUL__FAIR, /* how fair the marks are (lines_fair.c); so the next ones */
    EMUL__FAIR_NOTHING,
    EMUL__FAIR_MORE,
    EMUL__FAIR_PANEL, /* who marks the same entries … */
    EMUL__FAIR_NO_JURY,
    EMUL__FAIR_JUDGE,
    EMUL__FAIR_AGAINST, /* … and does not order them as the others do */
    EMUL__FAIR_FAR,
    EMUL__FAIR_FAR_MARK,
    EMUL__FAIR_STAGES, /* marks of the first stage beside later ones … */
    EMUL__FAIR_SELF_TOTALS,
    EMUL__FAIR_SELF_NO_TOTALS,
    EMUL__FAIR_SELF_LATER,
    EMUL__FAIR_SELF_GROUP,
    EMUL__FAIR_SELF_UNIT,
    EMUL__FAIR_SELF_SUBJECT,
    EMUL__FAIR_SELF_MARKS, /* … of an indicator */
    EMUL__FAIR_BURSTS,
    EMUL__FAIR_BURST,
    EMUL__FAIR_CRITERIA, /* of a scorecard */
    EMUL__FAIR_FULL_MARKS,
    EMUL__FAIR_SAME_POINTS,
    EMUL__FAIR_WITHIN_GROUPS,
    EMUL__FAIR_SAME_IN_GROUP,
    EMUL__SURE, /* how sure a standing is (lines_sure.c); so the next ones */
    EMUL__SURE_SCORECARD,
    EMUL__SURE_NOT,     /* why something cannot be told */
    EMUL__SURE_WEIGHTS, /* other weights */
    EMUL__SURE_ONE_WEIGHT,
    EMUL__SURE_EXACT,
    EMUL__SURE_SAMPLES,
    EMUL__SURE_FIRST,  /* who is first, and … */
    EMUL__SURE_UNTIL,  /* … up to which weight … */
    EMUL__SURE_ALWAYS, /* … or with any */
    EMUL__SURE_PLACES, /* of a subject … */
    EMUL__SURE_KEEPS_SINGLY,
    EMUL__SURE_KEEPS,
    EMUL__SURE_BY,   /* … by the weight of one criterion */
    EMUL__SURE_SEEN, /* places of a subject with weights that were drawn */
    EMUL__SURE_ROUNDINGS,
    EMUL__SURE_POLICY,
    EMUL__SURE_PLACE, /* another place, class, decision */
    EMUL__SURE_CLASS,
    EMUL__SURE_DECISION,
    EMUL__SURE_PAIRS, /* which criterion decides */
    EMUL__SURE_DECIDES,
    EMUL__SURE_TIES,
    EMUL__SURE_CUT,
    EMUL__SURE_CLASS_CUT,
    EMUL__WHY_KINDS
} emul__why_kind;

/* Names of the gaps in a line; in JSON, of its members. */
typedef enum emul__why_key {
    EMUL__KEY_ID = 0,
    EMUL__KEY_NAME,
    EMUL__KEY_OF_KIND,
    EMUL__KEY_REGULATION,
    EMUL__KEY_PERIOD,
    EMUL__KEY_STATE,
    EMUL__KEY_POINTS,
    EMUL__KEY_WEIGHT,
    EMUL__KEY_CONTRIBUTION,
    EMUL__KEY_MAX,
    EMUL__KEY_SUM,
    EMUL__KEY_RULE,
    EMUL__KEY_FILLED,
    EMUL__KEY_VALUE,
    EMUL__KEY_LIMIT,
    EMUL__KEY_FROM,
    EMUL__KEY_TO,
    EMUL__KEY_PLACES,
    EMUL__KEY_MODE,
    EMUL__KEY_DIFFERENCE,
    EMUL__KEY_FACT,
    EMUL__KEY_COMBINE,
    EMUL__KEY_TERMS,
    EMUL__KEY_BASE,
    EMUL__KEY_BONUS,
    EMUL__KEY_PENALTY,
    EMUL__KEY_TOTAL,
    EMUL__KEY_VERDICT,
    EMUL__KEY_FAULT,
    EMUL__KEY_RELATION,
    EMUL__KEY_CITE,
    EMUL__KEY_PLACE,
    EMUL__KEY_COUNT,
    EMUL__KEY_GROUP,
    EMUL__KEY_DIRECTION,
    EMUL__KEY_SUBJECTS,
    EMUL__KEY_MORE,
    EMUL__KEY_CLASS,
    EMUL__KEY_QUOTA,
    EMUL__KEY_DECISION,
    EMUL__KEY_SHARE,
    EMUL__KEY_ABOUT, /* a share that is rounded */
    EMUL__KEY_POOL,
    EMUL__KEY_POOL_NAME,
    EMUL__KEY_AT_LEAST,
    EMUL__KEY_SLOTS,
    EMUL__KEY_FIRST,
    EMUL__KEY_LAST,
    EMUL__KEY_ORDER,
    EMUL__KEY_AWARD,
    EMUL__KEY_OWN,
    EMUL__KEY_OTHER,
    EMUL__KEY_MEASURE,
    EMUL__KEY_POSSIBLE,
    EMUL__KEY_STAGE,
    EMUL__KEY_DAY,
    EMUL__KEY_IN_FORCE,
    EMUL__KEY_STATUS,
    EMUL__KEY_UNIT,
    EMUL__KEY_ROUND, /* of a ballot; and the next seven */
    EMUL__KEY_MEMBERS,
    EMUL__KEY_YES,
    EMUL__KEY_NEEDED,
    EMUL__KEY_PRESENT,
    EMUL__KEY_WRITTEN,
    EMUL__KEY_CHAIR,
    EMUL__KEY_ABSENT,
    EMUL__KEY_ORIGIN,
    EMUL__KEY_YEARS,
    EMUL__KEY_LEAST,
    EMUL__KEY_MOST,
    EMUL__KEY_COEFFICIENT,
    EMUL__KEY_BASE_SALARY,
    EMUL__KEY_AMOUNT,
    EMUL__KEY_FUND,
    EMUL__KEY_DECISION_DATE,
    EMUL__KEY_YEAR,
    EMUL__KEY_LEVEL,
    EMUL__KEY_PATH, /* of a difference; so the next eight */
    EMUL__KEY_KEY,
    EMUL__KEY_ITEMS,
    EMUL__KEY_CRITERION,
    EMUL__KEY_CRITERIA,
    EMUL__KEY_MOVED,
    EMUL__KEY_CHANGED,
    EMUL__KEY_GAINED,
    EMUL__KEY_LOST,
    EMUL__KEY_STEP,
    EMUL__KEY_OF, /* of a check; so the next three */
    EMUL__KEY_WHAT,
    EMUL__KEY_STORED,
    EMUL__KEY_EVALUATED,
    EMUL__KEY_FINDINGS, /* lines that ask for another look */
    EMUL__KEY_JUDGES,   /* of a panel; so the next ones */
    EMUL__KEY_ENTRIES,
    EMUL__KEY_AGREEMENT,
    EMUL__KEY_COMPLETE,
    EMUL__KEY_JUDGE,
    EMUL__KEY_MEAN,
    EMUL__KEY_SHIFT,
    EMUL__KEY_DEVIATION,
    EMUL__KEY_CORRELATION,
    EMUL__KEY_EXTREMES,
    EMUL__KEY_OTHERS,
    EMUL__KEY_FACTOR,
    EMUL__KEY_USUAL,
    EMUL__KEY_WHEN,
    EMUL__KEY_HIGHER,
    EMUL__KEY_LOWER,
    EMUL__KEY_WITHIN, /* how sure; so the next */
    EMUL__KEY_REASON,
    EMUL__KEY_SAMPLES,
    EMUL__KEY_SEED,
    EMUL__KEY_BEST,
    EMUL__KEY_WORST,
    EMUL__KEY_BEST_TOGETHER,
    EMUL__KEY_WORST_TOGETHER,
    EMUL__KEY_BELOW,
    EMUL__KEY_ABOVE,
    EMUL__KEY_POLICY,
    EMUL__KEY_CLASSES,
    EMUL__KEY_DECISIONS,
    EMUL__WHY_KEYS
} emul__why_key;

typedef enum emul__why_type {
    EMUL__WHY_TEXT_FIELD = 0,
    EMUL__WHY_WORD_FIELD, /* differs by language */
    EMUL__WHY_SAID_FIELD, /* in the notation of rules; in text, in words of the language */
    EMUL__WHY_DECIMAL_FIELD,
    EMUL__WHY_PERCENT_FIELD, /* 0.2 is shown as 20% */
    EMUL__WHY_EXACT_FIELD,   /* a fraction */
    EMUL__WHY_SHARE_FIELD,   /* a fraction of a whole: 17/20 is shown as 85% */
    EMUL__WHY_COUNT_FIELD,
    EMUL__WHY_TERMS_FIELD, /* weights and values that are put together */
    EMUL__WHY_LIST_FIELD   /* texts */
} emul__why_type;

typedef struct emul__why_term {
    emul_decimal weight;
    emul_decimal value;
} emul__why_term;

/* Something in the notation of rules, which JSON shows, and in words and signs of either language. */
typedef struct emul__said {
    emul__text notation, english, vietnamese;
} emul__said;

typedef struct emul__why_field {
    emul__why_key key;
    emul__why_type type;
    bool silent; /* in JSON and columns alone: text says it otherwise */
    union {      /* as the type says */
        struct {
            emul__text text; /* of terms: what joins them */
            const emul__word *word;
            int64_t number; /* decimal, per cent or count; elements of `terms` or `list` */
            const emul__why_term *terms;
            const emul__text *list;
        };
        emul__said said;
        emul__ratio exact;
    };
} emul__why_field;

enum { EMUL__WHY_FIELDS = 12 };

typedef struct emul__why_node {
    emul__why_kind kind;
    int32_t field_count;
    emul__why_field fields[EMUL__WHY_FIELDS];
    struct emul__why_node *first_child, *last_child, *next;
} emul__why_node;

/* Lines, and the memory they are made in. */
typedef struct emul__tree {
    emul__arena arena;
    bool failed;         /* memory was out: what is built is not to be shown */
    emul__why_node lost; /* stands in for lines that there was no memory for */
} emul__tree;

void emul__tree_init(emul__tree *tree, const emul_allocator *allocator);
void emul__tree_destroy(emul__tree *tree);
/* Adds a line below `parent` (NULL: the root). Never NULL: when memory is out the tree is `failed` and the line is lost. */
emul__why_node *emul__tree_add(emul__tree *tree, emul__why_node *parent, emul__why_kind kind);
/* Adds a line that was made without a parent below one. */
void emul__tree_hang(emul__tree *tree, emul__why_node *parent, emul__why_node *node);
/* Memory of the tree; NULL, and `failed`, when it is out. */
void *emul__tree_allocate(emul__tree *tree, int64_t count, size_t size);
/* A copy in the tree's memory; empty, and `failed`, when it is out. */
emul__text emul__tree_text(emul__tree *tree, emul__text text);
/* The same of what was written; `failed` too if that is. */
emul__text emul__tree_written(emul__tree *tree, const emul__buffer *written);
/* Copies into the tree's memory every text below `node` that may be somebody else's, so that the tree outlives what it was made from. */
void emul__tree_keep(emul__tree *tree, emul__why_node *node);

/* What is being explained: a subject of a result. */
typedef struct emul__why {
    const emul_result *result;
    int64_t row;
    emul__tree tree;
} emul__why;

/* The same of the explanation's tree. */
emul__why_node *emul__why_add(emul__why *why, emul__why_node *parent, emul__why_kind kind);
void *emul__why_allocate(emul__why *why, int64_t count, size_t size);

/* Each fills one gap. An empty text or notation, a NULL word and an empty list leave it open: what the words say of it is then left out. */
void emul__why_text(emul__why_node *node, emul__why_key key, emul__text text);
void emul__why_word(emul__why_node *node, emul__why_key key, const emul__word *word);
void emul__why_said(emul__why_node *node, emul__why_key key, emul__said said);
void emul__why_decimal(emul__why_node *node, emul__why_key key, emul_decimal value);
void emul__why_percent(emul__why_node *node, emul__why_key key, emul_decimal share);
void emul__why_exact(emul__why_node *node, emul__why_key key, emul__ratio value);
void emul__why_share(emul__why_node *node, emul__why_key key, emul__ratio value);
void emul__why_count(emul__why_node *node, emul__why_key key, int64_t count);
/* The field filled last is for JSON and columns alone. */
void emul__why_silent(emul__why_node *node);
/* `joint` stands between the terms: " + ", "; ". */
void emul__why_terms(emul__why_node *node, emul__why_key key, const emul__why_term *terms, int64_t count, emul__text joint);
void emul__why_list(emul__why_node *node, emul__why_key key, const emul__text *list, int64_t count);
/* Id and name; a name that says no more than the id is left out. */
void emul__why_title(emul__why_node *node, emul__text id, emul__text name);
/* The field, or NULL. */
const emul__why_field *emul__why_find(const emul__why_node *node, emul__why_key key);

/* ---- words (lines.c) ---- */

/* What a kind of line is called in JSON, and its words. A table has an element for each kind; those without a name are another table's. */
typedef struct emul__line_words {
    const char *name;
    const char *english;
    const char *vietnamese;
} emul__line_words;

const char *emul__why_kind_name(emul__why_kind kind);
const char *emul__why_key_name(emul__why_key key);
/* The words of a kind, with {gaps} and [pieces that may be left out]. */
const char *emul__why_words(emul__why_kind kind, emul_language language);
/* The line in a language, gaps filled; may hold line breaks. */
void emul__why_line(emul__buffer *to, const emul__why_node *node, emul_language language);

/* ---- forms (render.c) ---- */

void emul__why_render_text(emul__buffer *to, const emul__why_node *root, emul_language language);
void emul__why_render_json(emul__buffer *to, const emul__why_node *root, emul_language language);

#endif
