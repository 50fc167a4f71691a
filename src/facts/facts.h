/* Roster and ledger as the evaluator and the CSV readers see them. */
#ifndef EMUL_FACTS_FACTS_H
#define EMUL_FACTS_FACTS_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/intern.h"
#include "emul/ledger.h"

/* ---- roster ---- */

typedef struct emul__attribute { /* a column of texts */
    emul__text name;
    int32_t *values; /* [rows] ids in roster->words, -1 none */
} emul__attribute;

struct emul_roster {
    emul_allocator allocator;
    emul__intern ids;    /* the id of row i is text i */
    emul__intern words;  /* names and attribute values */
    emul_kind *kinds;    /* [rows] */
    int32_t *names;      /* [rows] word, -1 none */
    int32_t *parents;    /* [rows] word: the parent's id as text, -1 none */
    int64_t rows;
    size_t capacity;
    emul__attribute *attributes;
    size_t attribute_count, attribute_capacity;
};

/* The attribute, or NULL. */
const emul__attribute *emul__roster_attribute(const emul_roster *roster, emul__text name);

/* ---- ledger ---- */

/* All facts of one indicator, facet and period: a column that grows with the highest row seen. */
typedef struct emul__fact_column {
    int32_t indicator; /* id in ledger->words */
    int32_t facet;     /* id in ledger->words; -1 none */
    bool dated;        /* false: of the period that is evaluated */
    emul__period when;
    bool labels;       /* values are ids in ledger->words, else decimals */
    bool mixed;        /* never: a number and a label for one indicator is an error */
    int64_t count;     /* rows covered */
    int64_t present;   /* how many are not EMUL_MISSING */
    int64_t *values;   /* [count] decimals, label ids, EMUL_MISSING, EMUL_NOT_APPLICABLE */
    size_t capacity;
} emul__fact_column;

typedef struct emul__past_award {
    int32_t row;
    int32_t title; /* id in ledger->words */
    int32_t year;
    int32_t decision; /* word, -1 none */
    bool revoked;
} emul__past_award;

struct emul_ledger {
    emul_allocator allocator;
    emul__intern words;         /* indicators, facets, labels, titles */
    emul__fact_column *columns; /* in order of first appearance; found by emul__ledger_column */
    size_t column_count, column_capacity;
    struct emul__fact_index *index; /* hash of (indicator, facet, when) -> column */
    emul__past_award *awards;
    size_t award_count, award_capacity;
};

/* The column for this very place, or NULL. */
const emul__fact_column *emul__ledger_column(const emul_ledger *ledger, int32_t indicator, int32_t facet, bool dated, emul__period when);
/* Value of a row in a column: EMUL_MISSING beyond its end. */
int64_t emul__fact_value(const emul__fact_column *column, int64_t row);

#endif
