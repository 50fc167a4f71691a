/* What a cell of a table says: nothing, not applicable, a number, a label. */
#ifndef EMUL_FACTS_CELL_H
#define EMUL_FACTS_CELL_H

#include "base/diagnostic.h"
#include "expression/expression.h"

/* What is expected of the cells of a column. */
typedef struct emul__cell_type {
    emul__type type;                    /* EMUL__TRUTH: yes or no; EMUL__DATE: a day, which comes as a label */
    const emul__label_set *labels;      /* of a label; NULL: any */
    const emul__known_indicator *range; /* limits of a number; NULL: none */
    char decimal_mark;
} emul__cell_type;

typedef enum emul__cell_kind {
    EMUL__CELL_BLANK,
    EMUL__CELL_NOT_APPLICABLE,
    EMUL__CELL_NUMBER,
    EMUL__CELL_LABEL,
    EMUL__CELL_WRONG
} emul__cell_kind;

typedef struct emul__cell {
    emul__cell_kind kind;
    emul_decimal value;                         /* of a number; yes is EMUL_DECIMAL_ONE */
    emul__text label;                           /* of a label; of a day 2022-03-15, whichever way it is written */
    emul__diagnostic problem;                   /* of a wrong one: everything but the place */
    char words[3 * EMUL__DECIMAL_CAPACITY + 2]; /* for the problem's arguments */
} emul__cell;

/* Blank, or "-". */
bool emul__cell_is_blank(emul__text text);
void emul__cell_read(const emul__cell_type *type, emul__text text, emul__cell *cell);

#endif
