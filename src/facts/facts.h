/* Roster and ledger as the evaluator and the CSV readers see them. */
#ifndef EMUL_FACTS_FACTS_H
#define EMUL_FACTS_FACTS_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/intern.h"
#include "emul/ledger.h"
#include "facts/index.h"

/* ---- roster ---- */

typedef struct emul__attribute { /* a column of texts */
    emul__text name;
    int32_t *values; /* [rows] ids in roster->words, -1 none */
    size_t capacity;
} emul__attribute;

/* Where a subject belonged, from one day to another; an open end is as far away as days go. */
typedef struct emul__membership {
    int32_t row;
    int32_t unit; /* word: the unit's id */
    emul__period days;
    int32_t earlier; /* the one of the same subject before it, -1 none */
} emul__membership;

struct emul_roster {
    emul_allocator allocator;
    emul__intern ids;   /* the id of row i is text i */
    emul__intern words; /* names and attribute values */
    emul_kind *kinds;   /* [rows] */
    int32_t *names;     /* [rows] word, -1 none */
    int32_t *parents;   /* [rows] word: the parent's id as text, -1 none */
    int64_t rows;
    size_t kind_capacity, name_capacity, parent_capacity;
    emul__attribute *attributes;
    size_t attribute_count, attribute_capacity;
    emul__membership *memberships; /* no two of a subject share a day */
    size_t membership_count, membership_capacity;
    int32_t *latest_memberships; /* [rows] the last of each subject, -1 none; the others by `earlier` */
    size_t latest_capacity;
};

/* The attribute, or NULL. */
const emul__attribute *emul__roster_attribute(const emul_roster *roster, emul__text name);

/* What a subject is, before it has a row. Empty texts: none. */
typedef struct emul__subject {
    emul__text id;
    emul_kind kind;
    emul__text name;
    emul__text parent;
} emul__subject;

/* What a roster held when a change began. */
typedef struct emul__roster_mark {
    int64_t rows;
    size_t words, attributes;
} emul__roster_mark;

emul__roster_mark emul__roster_here(const emul_roster *roster);
/* Takes back all that was added since; values that existing rows were given stay. */
void emul__roster_back(emul_roster *roster, emul__roster_mark mark);
/* Adds a subject whose id is new; false when memory is out (then take the roster back). */
bool emul__roster_put(emul_roster *roster, const emul__subject *subject);
/* Number of the attribute with this name, added if new; -1 when memory is out. */
int64_t emul__roster_put_attribute(emul_roster *roster, emul__text name);
/* Gives row `row` a value of attribute `number`; the empty text takes it away. False when memory is out. */
bool emul__roster_put_value(emul_roster *roster, int64_t number, int64_t row, emul__text value);

/* ---- memberships (memberships.c) ---- */

/* An end that is open. */
enum { EMUL__FIRST_DAY = INT32_MIN, EMUL__LAST_DAY = INT32_MAX };

typedef struct emul__new_membership {
    int64_t row;
    emul__text unit;
    emul__period days;
} emul__new_membership;

/* Number of the subject's latest membership that shares a day with these, -1 if none does. */
int32_t emul__membership_during(const emul_roster *roster, int64_t row, emul__period days);
/* Adds memberships that share no day with another of their subject; false, and nothing added, when memory is out. */
bool emul__roster_put_memberships(emul_roster *roster, const emul__new_membership *given, int64_t count);

/* ---- ledger ---- */

/* All facts of one indicator, facet and period: a column that grows with the highest row seen. */
typedef struct emul__fact_column {
    int32_t indicator; /* id in ledger->words */
    int32_t facet;     /* id in ledger->words; -1 none */
    bool dated;        /* false: of the period that is evaluated */
    emul__period when;
    bool labels;     /* values are ids in ledger->words, else decimals; says nothing where all values are absent */
    int64_t count;   /* rows covered */
    int64_t present; /* how many are not EMUL_MISSING */
    int64_t *values; /* [count] decimals, label ids, EMUL_MISSING, EMUL_NOT_APPLICABLE */
    size_t capacity;
} emul__fact_column;

typedef struct emul__past_award {
    int32_t row;
    int32_t title; /* id in ledger->words */
    int32_t year;
    int32_t decision; /* word, -1 none */
    bool revoked;
} emul__past_award;

/* A ballot as emul_ballot has it. */
typedef struct emul__ballot {
    int32_t row;
    int32_t title; /* id in ledger->words */
    int32_t year;  /* 0: of the period that is evaluated */
    int32_t round;
    int32_t chair;
    int64_t members, present, written, yes; /* present, yes: -1 not known */
} emul__ballot;

/* What a subject has achieved: each (row, kind, id) is one. */
typedef struct emul__achievement {
    int32_t row;
    int32_t kind; /* ids in ledger->words */
    int32_t id;
    int32_t level; /* -1: none */
    int32_t year;
} emul__achievement;

/* What an achievement served; the first record of an achievement that served nothing names no title. */
typedef struct emul__achievement_use {
    int32_t achievement;
    int32_t title; /* id in ledger->words, -1: none */
    int32_t year;  /* whose title it was; 0: not known */
} emul__achievement_use;

/* What is wrong with the years of an achievement. */
typedef struct emul__achievement_fault {
    emul__diagnostic problem; /* everything but the place */
    const char *column;       /* that it is about */
    char digits[2][EMUL__INTEGER_CAPACITY];
} emul__achievement_fault;

/* Whether the years can be together (achievement.c). */
bool emul__achievement_check(const emul__achievement *achievement, const emul__achievement_use *use, emul__achievement_fault *fault);

/* What is wrong with the numbers of a ballot. */
typedef struct emul__ballot_fault {
    emul__diagnostic problem; /* everything but the place */
    const char *column;       /* that it is about */
    char digits[3][EMUL__INTEGER_CAPACITY];
} emul__ballot_fault;

/* Whether the numbers can be together (ballot.c). */
bool emul__ballot_check(const emul__ballot *ballot, emul__ballot_fault *fault);

/* What the facts of an indicator are, NOT_APPLICABLE left out: never both. By word id. */
typedef struct emul__indicator_use {
    int64_t numbers;
    int64_t labels;
} emul__indicator_use;

struct emul_ledger {
    emul_allocator allocator;
    emul__intern words;        /* indicators, facets, labels, titles */
    emul__indicator_use *uses; /* [use_count] by word; words beyond have no facts */
    size_t use_count, use_capacity;
    emul__fact_column *columns; /* in order of first appearance; found by emul__ledger_column */
    size_t column_count, column_capacity;
    emul__index places; /* (indicator, facet, when) -> column */
    emul__past_award *awards;
    size_t award_count, award_capacity;
    emul__index award_places; /* (row, title, year) -> award */
    emul__ballot *ballots;
    size_t ballot_count, ballot_capacity;
    emul__index ballot_places; /* (row, title, year, round) -> ballot */
    emul__achievement *achievements;
    size_t achievement_count, achievement_capacity;
    emul__index achievement_places; /* (row, kind, id) -> achievement */
    emul__achievement_use *achievement_uses;
    size_t use_record_count, use_record_capacity;
    emul__index use_places; /* (achievement, title) -> use */
};

/* The column for this very place, or NULL. */
const emul__fact_column *emul__ledger_column(const emul_ledger *ledger, int32_t indicator, int32_t facet, bool dated, emul__period when);
/* Value of a row in a column: EMUL_MISSING beyond its end. */
int64_t emul__fact_value(const emul__fact_column *column, int64_t row);
/* How many numbers and labels there are for an indicator: with neither it may be taken for both. */
emul__indicator_use emul__ledger_use(const emul_ledger *ledger, int32_t indicator);

/* Number of the past award; -1 if there is none. */
int32_t emul__ledger_award(const emul_ledger *ledger, int64_t row, emul__text title, int32_t year);
/* Reports that there is no such award; its code. */
emul_status emul__refuse_award(int64_t row, emul__text title, int32_t year, emul_error *error);

/* ---- changing a ledger: all or nothing ---- */

/* Rows are numbers of subjects, of which a roster has less than this. */
enum { EMUL__ROW_LIMIT = INT32_MAX };

enum { EMUL__PUT_AWARD = -1, EMUL__PUT_BALLOT = -2, EMUL__PUT_USE = -3 };

/* Something that was added, and from where: an element of the caller's array, or a line of a text. */
typedef struct emul__put {
    int32_t column; /* EMUL__PUT_AWARD, EMUL__PUT_BALLOT, EMUL__PUT_USE */
    int32_t row;    /* of a fact; number of the award, the ballot or the use of an achievement */
    int64_t origin;
} emul__put;

/* Facts, awards, ballots and achievements being added together. */
typedef struct emul__change {
    emul_ledger *ledger;
    size_t words, columns, awards, ballots, achievements, uses; /* what the ledger held before */
    emul__put *puts;
    size_t put_count, put_capacity;
} emul__change;

/* Why something cannot be added. */
typedef enum emul__put_outcome {
    EMUL__PUT_DONE = 0,
    EMUL__PUT_NO_MEMORY,
    EMUL__PUT_TWICE, /* there is a fact, or an award, for this place */
    EMUL__PUT_MIXED  /* a number where the others are labels, or the reverse; an achievement with another year or level */
} emul__put_outcome;

void emul__change_begin(emul__change *change, emul_ledger *ledger);
/* Ends the change; keeping nothing leaves the ledger as it was. */
void emul__change_end(emul__change *change, bool keep);
/* The word's number, added if new; -1 when memory is out. */
int32_t emul__change_word(emul__change *change, emul__text text);
/* The column for a place, added if new; -1 when memory is out. */
int32_t emul__change_column(emul__change *change, emul__text indicator, emul__text facet, bool dated, emul__period when);
/* For whole columns: makes the column cover `rows` rows; false when memory is out. */
bool emul__change_cover(emul__change *change, int32_t column, int64_t rows);
/* Whether numbers or, if `label`, labels go with the indicator's other facts; and says that they are what it has. */
bool emul__change_may_hold(const emul__change *change, int32_t column, bool label);
void emul__change_set_kind(emul__change *change, int32_t column, bool label);
/* Adds a decimal or, if `label`, a word's number; EMUL_NOT_APPLICABLE goes with both. 0 <= row < EMUL__ROW_LIMIT. */
emul__put_outcome emul__change_fact(emul__change *change, int32_t column, int64_t row, bool label, int64_t value, int64_t origin);
emul__put_outcome emul__change_award(emul__change *change, const emul__past_award *award, int64_t origin);
emul__put_outcome emul__change_ballot(emul__change *change, const emul__ballot *ballot, int64_t origin);
/* Adds what an achievement served, and the achievement if it is new. */
emul__put_outcome emul__change_achievement(emul__change *change, const emul__achievement *achievement, emul__achievement_use *use,
                                           int64_t origin);
/* Takes a fact away that was there before the change, and puts it back: not undone by emul__change_end. */
int64_t emul__ledger_take(emul_ledger *ledger, int32_t column, int64_t row);
void emul__ledger_put_back(emul_ledger *ledger, int32_t column, int64_t row, int64_t value);
/* Where the fact or award was added that stands in the way; -1 if it was there before the change. */
int64_t emul__change_fact_origin(const emul__change *change, int32_t column, int64_t row);
int64_t emul__change_award_origin(const emul__change *change, const emul__past_award *award);
int64_t emul__change_ballot_origin(const emul__change *change, const emul__ballot *ballot);
/* The same of an achievement: its first record. */
int64_t emul__change_achievement_origin(const emul__change *change, const emul__achievement *achievement);

#endif
