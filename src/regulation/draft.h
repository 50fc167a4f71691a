/* The regulation as it was told: texts with their places, nothing interpreted. The add calls fill it, emul_regulation_finish reads it.
 * Every thing is an `item` with numbered texts; the numbers follow the order of the fields of its public struct, so that one table says
 * what keys there are (draft_kinds.c), for the calls, the YAML reader, the messages and for reading back. */
#ifndef EMUL_REGULATION_DRAFT_H
#define EMUL_REGULATION_DRAFT_H

#include "base/diagnostic.h"
#include "emul/regulation.h"

/* Lists of items. An owner stands before what it owns. */
typedef enum emul__list_kind {
    EMUL__HEADER = 0, /* none or one */
    EMUL__INDICATORS,
    EMUL__VALUES,
    EMUL__TABLES,
    EMUL__TABLE_ROWS, /* owner: table */
    EMUL__ACHIEVEMENTS,
    EMUL__SCORECARDS,
    EMUL__CRITERIA,     /* owner: scorecard; parent: criterion */
    EMUL__VETOES,       /* owner: scorecard */
    EMUL__RESTRICTIONS, /* owner: scorecard */
    EMUL__ORDERS,       /* owner: scorecard */
    EMUL__CLASSES,      /* owner: scorecard */
    EMUL__SALARIES,
    EMUL__AWARDS,       /* parent: the award a prize belongs to */
    EMUL__CONDITIONS,   /* owner: award */
    EMUL__AWARD_ORDERS, /* owner: award */
    EMUL__PREFERENCES,  /* owner: award */
    EMUL__LIMITS,       /* owner: award */
    EMUL__USES,         /* owner: award */
    EMUL__EXCLUSIONS,   /* owner: award */
    EMUL__LIST_COUNT
} emul__list_kind;

/* Texts of the items, in the order of the public structs. */
enum {
    EMUL__HEADER_ID,
    EMUL__HEADER_NAME,
    EMUL__HEADER_CITES,
    EMUL__HEADER_IN_FORCE,
    EMUL__HEADER_ROUNDING,
    EMUL__HEADER_STAGES,
    EMUL__HEADER_MEMBERS,
    EMUL__HEADER_USE,
    EMUL__HEADER_TITLES,
    EMUL__HEADER_ACCEPT
};
enum {
    EMUL__INDICATOR_ID,
    EMUL__INDICATOR_NAME,
    EMUL__INDICATOR_UNIT,
    EMUL__INDICATOR_TYPE,
    EMUL__INDICATOR_LABELS,
    EMUL__INDICATOR_ROLLUP,
    EMUL__INDICATOR_RANGE,
    EMUL__INDICATOR_STEP,
    EMUL__INDICATOR_ABSENT
};
enum { EMUL__VALUE_ID, EMUL__VALUE_EXPRESSION };
enum { EMUL__SALARY_FROM, EMUL__SALARY_AMOUNT };
enum { EMUL__TABLE_ID, EMUL__TABLE_FIRST_COLUMN };
enum { EMUL__ROW_THRESHOLD, EMUL__ROW_FIRST_CELL };
enum {
    EMUL__SCORECARD_ID,
    EMUL__SCORECARD_NAME,
    EMUL__SCORECARD_FOR,
    EMUL__SCORECARD_WHERE,
    EMUL__SCORECARD_GROUP,
    EMUL__SCORECARD_TIES,
    EMUL__SCORECARD_MISSING,
    EMUL__SCORECARD_ROUND,
    EMUL__SCORECARD_MIN,
    EMUL__SCORECARD_MAX
};
enum {
    EMUL__CRITERION_ID,
    EMUL__CRITERION_NAME,
    EMUL__CRITERION_KIND,
    EMUL__CRITERION_POINTS,
    EMUL__CRITERION_MAX,
    EMUL__CRITERION_MIN,
    EMUL__CRITERION_WEIGHT,
    EMUL__CRITERION_COMBINE,
    EMUL__CRITERION_MISSING,
    EMUL__CRITERION_ROUND,
    EMUL__CRITERION_BONUS_MAX,
    EMUL__CRITERION_PENALTY_MAX,
    EMUL__CRITERION_CAP,
    EMUL__CRITERION_CITE,
    EMUL__CRITERION_REWEIGHT,
    EMUL__CRITERION_COVERAGE,
    EMUL__CRITERION_DROP_LOWEST,
    EMUL__CRITERION_KEEP,
    EMUL__CRITERION_FROM_STAGE,
    EMUL__CRITERION_STEP,
    EMUL__CRITERION_WHERE
};
enum { EMUL__CLASS_ID, EMUL__CLASS_NAME, EMUL__CLASS_WHEN, EMUL__CLASS_AT_MOST, EMUL__CLASS_CITE };
enum {
    EMUL__AWARD_ID,
    EMUL__AWARD_NAME,
    EMUL__AWARD_FOR,
    EMUL__AWARD_BY,
    EMUL__AWARD_TAKE,
    EMUL__AWARD_ROUND,
    EMUL__AWARD_AT_LEAST,
    EMUL__AWARD_AT_CUT,
    EMUL__AWARD_CITE,
    EMUL__AWARD_RESERVE,
    EMUL__AWARD_AT_MOST_PER,
    EMUL__AWARD_KIND,
    EMUL__AWARD_LEVEL,
    EMUL__AWARD_NAME_EN,
    EMUL__AWARD_STATUS,
    EMUL__AWARD_IN_FORCE,
    EMUL__AWARD_MONEY,
    EMUL__AWARD_FUND,
    EMUL__AWARD_TYPE
};
enum { EMUL__ACHIEVEMENT_ID, EMUL__ACHIEVEMENT_NAME, EMUL__ACHIEVEMENT_LEVELS, EMUL__ACHIEVEMENT_REUSE };
enum { EMUL__USE_OF, EMUL__USE_LEVEL, EMUL__USE_COUNT, EMUL__USE_WHEN, EMUL__USE_LAST, EMUL__USE_SINCE, EMUL__USE_CITE };
enum {
    EMUL__CONDITION_THAT,
    EMUL__CONDITION_NAME,
    EMUL__CONDITION_CITE,
    EMUL__CONDITION_ID,
    EMUL__CONDITION_STATUS,
    EMUL__CONDITION_IN_FORCE
};
enum { EMUL__LIMIT_TAKE, EMUL__LIMIT_NAME, EMUL__LIMIT_CITE, EMUL__LIMIT_ID, EMUL__LIMIT_STATUS, EMUL__LIMIT_IN_FORCE };
enum {
    EMUL__RESTRICTION_EFFECT,
    EMUL__RESTRICTION_WHEN, /* then name and cite, as a condition's */
    EMUL__RESTRICTION_NAME,
    EMUL__RESTRICTION_CITE,
    EMUL__RESTRICTION_CLASS,
    EMUL__RESTRICTION_BY
};
enum { EMUL__TEXT_ONLY }; /* order keys, exclusions */

enum {
    EMUL__MOST_FIELDS = 32,    /* of any public struct */
    EMUL__MOST_ITEMS = 100000, /* of one list */
    EMUL__MOST_TEXT = 1 << 16, /* bytes of one text */
    EMUL__MOST_COLUMNS = 1024, /* of a table */
    EMUL__MOST_DEPTH = 32      /* of criteria below each other */
};

enum { EMUL__WHOLE_ITEM = -1, EMUL__TORN_ITEM = -2, EMUL__TABLE_ITEM = -3 };

/* How a key is written in YAML; all of them are one text in a call. */
typedef enum emul__shape { EMUL__SHAPE_TEXT = 0, EMUL__SHAPE_LIST, EMUL__SHAPE_ROUNDING } emul__shape;

typedef struct emul__field {
    const char *key;
    emul__shape shape;
} emul__field;

typedef struct emul__list_info {
    const char *key;     /* of the list in YAML: the path of an item is OWNER.key[i], or key.ID where things are named by their key */
    bool keyed;          /* paths are key.ID */
    int32_t owner;       /* list of the owners, or -1 */
    size_t struct_size;  /* of the public struct; 0: none */
    int32_t field_count; /* of it */
    const emul__field *fields;
} emul__list_info;

extern const emul__list_info emul__list_infos[EMUL__LIST_COUNT];

/* Where a text begins; line 0: nobody said. A line without a text: it was there, but could not be read, which has been reported. */
typedef struct emul__spot {
    int64_t line;
    int64_t column;
    emul__breaks breaks; /* of the text */
} emul__spot;

typedef struct emul__item {
    emul__list_kind kind;
    int32_t owner;
    int32_t parent;
    int32_t text_count;
    const char *const *texts; /* [text_count]; NULL: not given */
    const emul__spot *spots;  /* [1 + text_count], the first of the item itself; NULL: built by calls */
    bool torn;                /* something below it could not be read, which has been reported */
    bool in_table;            /* it stands in the table of criteria, not in the regulation's own text */
    emul__text origin;        /* sets it comes from (key `use`); empty: the regulation itself */
    emul__text input;         /* the text it stands in; empty: the regulation's */
    emul__text path;          /* as the reader gave it; empty: to be made from the place in the lists */
} emul__item;

typedef struct emul__list {
    emul__item *items;
    size_t count, capacity;
} emul__list;

typedef struct emul__draft {
    emul__list lists[EMUL__LIST_COUNT];
    emul__text input;       /* name for messages */
    emul__text table_input; /* the same of the table of criteria */
} emul__draft;

/* Copies the breaks of `count` spots into the arena, where the spots lie. False when memory is out. */
bool emul__spots_own(emul__arena *arena, emul__spot *spots, size_t count);

/* A place told in advance by the reader for the next add call. */
typedef struct emul__pending {
    int32_t text; /* number of the text; EMUL__WHOLE_ITEM; EMUL__TORN_ITEM; EMUL__TABLE_ITEM */
    emul__spot spot;
} emul__pending;

struct emul_regulation {
    emul_allocator allocator;
    emul__arena texts; /* of the draft, until it is finished */
    emul__draft draft; /* once finished: in the order of the model, in the model's memory, with what the sets in use bring */
    emul__draft own;   /* once finished: the same without them */
    emul__pending *pending;
    size_t pending_count, pending_capacity;
    emul__text pending_path;
    const struct emul__model *model; /* NULL: not finished */
};

/* Says where the next thing added (`text` EMUL__WHOLE_ITEM) or one of its texts stands, or that something below it cannot be read
 * (EMUL__TORN_ITEM). `place.field` is the path of the item, kept with EMUL__WHOLE_ITEM. The add call that follows takes the places, or drops
 * them if it fails. EMUL_OK or EMUL_E_MEMORY. */
emul_status emul__regulation_locate(emul_regulation *regulation, int32_t text, const emul__place *place);
/* emul_regulation_finish without emptying `error` first, and without putting the diagnostics in order. */
emul_status emul__regulation_finish(emul_regulation *regulation, emul_error *error);

/* The public struct of a list from texts, and back. `to` has its struct_size set; fields it has beyond the library's become NULL. */
bool emul__spec_valid_size(size_t struct_size);
void emul__spec_write(const emul__list_info *info, const char *const *texts, void *to);
void emul__spec_read(const emul__list_info *info, const void *from, const char *texts[EMUL__MOST_FIELDS]);

/* A copy of the draft in the order of the model, all of it in `arena`: a scorecard's criteria together, parents before children, a prize
 * after its award. Paths are made where the reader gave none. False when memory is out. */
bool emul__draft_arrange(const emul__draft *draft, emul__arena *arena, emul__draft *arranged);

/* Whether a text may stand in a draft: valid, and not too long; `key` is for the message. */
emul_status emul__text_check(const char *text, const char *key, emul_error *error);

/* The thing with this index as the regulation shows it, or NULL. */
const emul__item *emul__regulation_item(const emul_regulation *regulation, emul_part part, int32_t index);

/* The text of an item, empty if not given. */
emul__text emul__item_text(const emul__item *item, int32_t text);
/* Number of a key among the texts of a kind of items, or -1. */
int32_t emul__key_number(emul__list_kind kind, const char *key);
/* The text under a key; empty if the kind has no such key. */
emul__text emul__key_text(const emul__item *item, const char *key);

#endif
