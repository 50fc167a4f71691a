/* The criteria as a table, one a row: what people keep in a spreadsheet. */
#include "regulation/write.h"

enum { SCORECARD = -1, PARENT = -2 };

/* Columns that are always there; those of other keys stand behind them where a criterion has the key. */
static const int32_t fixed_columns[] = {SCORECARD,
                                        EMUL__CRITERION_ID,
                                        PARENT,
                                        EMUL__CRITERION_NAME,
                                        EMUL__CRITERION_MAX,
                                        EMUL__CRITERION_KIND,
                                        EMUL__CRITERION_POINTS,
                                        EMUL__CRITERION_MISSING,
                                        EMUL__CRITERION_ROUND,
                                        EMUL__CRITERION_CITE};
enum { FIXED_COLUMNS = sizeof fixed_columns / sizeof *fixed_columns };

static bool is_fixed(int32_t field) {
    for (int32_t i = 0; i < FIXED_COLUMNS; i++) {
        if (fixed_columns[i] == field) {
            return true;
        }
    }
    return false;
}

static bool is_used(const emul__list *criteria, int32_t field) {
    for (size_t i = 0; i < criteria->count; i++) {
        if (criteria->items[i].texts[field] != NULL) {
            return true;
        }
    }
    return false;
}

static const char *title_of(int32_t column) {
    return column == SCORECARD ? EMUL__COLUMN_SCORECARD
           : column == PARENT  ? EMUL__COLUMN_PARENT
                               : emul__list_infos[EMUL__CRITERIA].fields[column].key;
}

static emul__text cell_of(const emul__draft *draft, const emul__item *item, int32_t column) {
    switch (column) {
    case SCORECARD:
        return emul__item_text(&draft->lists[EMUL__SCORECARDS].items[item->owner], EMUL__SCORECARD_ID);
    case PARENT:
        return item->parent < 0 ? (emul__text){NULL, 0}
                                : emul__item_text(&draft->lists[EMUL__CRITERIA].items[item->parent], EMUL__CRITERION_ID);
    default:
        return emul__item_text(item, column);
    }
}

void emul__draft_write_criteria(const emul__draft *draft, emul__buffer *to) {
    const emul__list *criteria = &draft->lists[EMUL__CRITERIA];
    int32_t columns[FIXED_COLUMNS + EMUL__MOST_FIELDS];
    int32_t count = 0;
    for (; count < FIXED_COLUMNS; count++) {
        columns[count] = fixed_columns[count];
    }
    for (int32_t field = 0; field < emul__list_infos[EMUL__CRITERIA].field_count; field++) {
        if (!is_fixed(field) && is_used(criteria, field)) {
            columns[count++] = field;
        }
    }
    for (int32_t i = 0; i < count; i++) {
        emul__buffer_string(to, i == 0 ? "" : ",");
        emul__buffer_string(to, title_of(columns[i]));
    }
    for (size_t row = 0; row < criteria->count; row++) {
        for (int32_t i = 0; i < count; i++) {
            emul__buffer_string(to, i == 0 ? "\n" : ",");
            emul__buffer_cell(to, cell_of(draft, &criteria->items[row], columns[i]));
        }
    }
    emul__buffer_string(to, "\n");
}
