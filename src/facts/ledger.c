/* The ledger: columns of facts found by their place, past awards, ballots, achievements, and changes that are kept whole or not at all. */
#include "facts/facts.h"

emul_status emul_ledger_create(const emul_allocator *allocator, emul_ledger **ledger, emul_error *error) {
    emul__error_clear(error);
    if (ledger == NULL) {
        return emul__report_argument(error, "ledger");
    }
    const emul_allocator own = emul__allocator(allocator);
    emul_ledger *made = (emul_ledger *)emul__allocate_zeroed(&own, 1, sizeof *made);
    if (made == NULL) {
        return emul__report_memory(error);
    }
    made->allocator = own;
    emul__intern_init(&made->words, &own);
    *ledger = made;
    return EMUL_OK;
}

/* Takes the columns from `count` on away. */
static void drop_columns(emul_ledger *ledger, size_t count) {
    emul__index_truncate(&ledger->places, count);
    while (ledger->column_count > count) {
        emul__fact_column *last = &ledger->columns[--ledger->column_count];
        emul__release(&ledger->allocator, last->values, last->capacity, sizeof *last->values);
    }
}

void emul_ledger_destroy(emul_ledger *ledger) {
    if (ledger == NULL) {
        return;
    }
    const emul_allocator own = ledger->allocator;
    drop_columns(ledger, 0);
    emul__release(&own, ledger->columns, ledger->column_capacity, sizeof *ledger->columns);
    emul__release(&own, ledger->uses, ledger->use_capacity, sizeof *ledger->uses);
    emul__release(&own, ledger->awards, ledger->award_capacity, sizeof *ledger->awards);
    emul__index_destroy(&ledger->places, &own);
    emul__index_destroy(&ledger->award_places, &own);
    emul__release(&own, ledger->ballots, ledger->ballot_capacity, sizeof *ledger->ballots);
    emul__index_destroy(&ledger->ballot_places, &own);
    emul__release(&own, ledger->achievements, ledger->achievement_capacity, sizeof *ledger->achievements);
    emul__index_destroy(&ledger->achievement_places, &own);
    emul__release(&own, ledger->achievement_uses, ledger->use_record_capacity, sizeof *ledger->achievement_uses);
    emul__index_destroy(&ledger->use_places, &own);
    emul__intern_destroy(&ledger->words);
    emul__release(&own, ledger, 1, sizeof *ledger);
}

int64_t emul_ledger_facts(const emul_ledger *ledger) {
    int64_t facts = 0;
    for (size_t i = 0; ledger != NULL && i < ledger->column_count; i++) {
        facts += ledger->columns[i].present;
    }
    return facts;
}

int64_t emul_ledger_awards(const emul_ledger *ledger) {
    return ledger == NULL ? 0 : (int64_t)ledger->award_count;
}

int64_t emul_ledger_ballots(const emul_ledger *ledger) {
    return ledger == NULL ? 0 : (int64_t)ledger->ballot_count;
}

int64_t emul_ledger_achievements(const emul_ledger *ledger) {
    return ledger == NULL ? 0 : (int64_t)ledger->achievement_count;
}

/* No date is INT32_MIN: undated facts have keys of their own. */
static emul__key place_key(int32_t indicator, int32_t facet, bool dated, emul__period when) {
    const emul__key key = {{indicator, facet, dated ? when.from : INT32_MIN, dated ? when.to : INT32_MIN}};
    return key;
}

const emul__fact_column *emul__ledger_column(const emul_ledger *ledger, int32_t indicator, int32_t facet, bool dated, emul__period when) {
    const int32_t column = emul__index_find(&ledger->places, place_key(indicator, facet, dated, when));
    return column < 0 ? NULL : &ledger->columns[column];
}

int64_t emul__fact_value(const emul__fact_column *column, int64_t row) {
    return row < column->count ? column->values[row] : EMUL_MISSING;
}

emul__indicator_use emul__ledger_use(const emul_ledger *ledger, int32_t indicator) {
    const emul__indicator_use none = {0, 0};
    return indicator >= 0 && (size_t)indicator < ledger->use_count ? ledger->uses[indicator] : none;
}

/* ---- changes ---- */

void emul__change_begin(emul__change *change, emul_ledger *ledger) {
    *change = (emul__change){.ledger = ledger,
                             .words = ledger->words.count,
                             .columns = ledger->column_count,
                             .awards = ledger->award_count,
                             .ballots = ledger->ballot_count,
                             .achievements = ledger->achievement_count,
                             .uses = ledger->use_record_count};
}

static void count_use(emul_ledger *ledger, const emul__fact_column *column, int64_t value, int64_t by) {
    emul__indicator_use *use = &ledger->uses[column->indicator];
    if (value != EMUL_NOT_APPLICABLE) {
        *(column->labels ? &use->labels : &use->numbers) += by;
    }
}

int64_t emul__ledger_take(emul_ledger *ledger, int32_t number, int64_t row) {
    emul__fact_column *column = &ledger->columns[number];
    const int64_t value = emul__fact_value(column, row);
    if (value != EMUL_MISSING) {
        count_use(ledger, column, value, -1);
        column->values[row] = EMUL_MISSING;
        column->present--;
    }
    return value;
}

void emul__ledger_put_back(emul_ledger *ledger, int32_t number, int64_t row, int64_t value) {
    emul__fact_column *column = &ledger->columns[number];
    if (value != EMUL_MISSING) {
        column->values[row] = value;
        column->present++;
        count_use(ledger, column, value, 1);
    }
}

static void take_back(emul__change *change) {
    emul_ledger *ledger = change->ledger;
    for (size_t i = change->put_count; i > 0; i--) {
        const emul__put *put = &change->puts[i - 1];
        if (put->column >= 0) {
            emul__ledger_take(ledger, put->column, put->row);
        }
    }
    drop_columns(ledger, change->columns);
    emul__index_truncate(&ledger->award_places, change->awards);
    ledger->award_count = change->awards;
    emul__index_truncate(&ledger->ballot_places, change->ballots);
    ledger->ballot_count = change->ballots;
    emul__index_truncate(&ledger->achievement_places, change->achievements);
    ledger->achievement_count = change->achievements;
    emul__index_truncate(&ledger->use_places, change->uses);
    ledger->use_record_count = change->uses;
    emul__intern_truncate(&ledger->words, change->words);
    if (ledger->use_count > change->words) {
        ledger->use_count = change->words;
    }
}

void emul__change_end(emul__change *change, bool keep) {
    if (!keep) {
        take_back(change);
    }
    emul__release(&change->ledger->allocator, change->puts, change->put_capacity, sizeof *change->puts);
    *change = (emul__change){.ledger = change->ledger};
}

int32_t emul__change_word(emul__change *change, emul__text text) {
    return emul__intern_add(&change->ledger->words, text);
}

static bool make_use(emul_ledger *ledger, int32_t indicator) {
    while (ledger->use_count <= (size_t)indicator) {
        if (!emul__grow(&ledger->allocator, (void **)&ledger->uses, &ledger->use_capacity, ledger->use_count, sizeof *ledger->uses)) {
            return false;
        }
        ledger->uses[ledger->use_count++] = (emul__indicator_use){0, 0};
    }
    return true;
}

int32_t emul__change_column(emul__change *change, emul__text indicator, emul__text facet, bool dated, emul__period when) {
    emul_ledger *ledger = change->ledger;
    const int32_t indicator_word = emul__change_word(change, indicator);
    const int32_t facet_word = facet.length == 0 ? -1 : emul__change_word(change, facet);
    if (indicator_word < 0 || (facet.length > 0 && facet_word < 0)) {
        return -1;
    }
    const emul__key key = place_key(indicator_word, facet_word, dated, when);
    const int32_t known = emul__index_find(&ledger->places, key);
    if (known >= 0) {
        return known;
    }
    if (!make_use(ledger, indicator_word) ||
        !emul__grow(&ledger->allocator, (void **)&ledger->columns, &ledger->column_capacity, ledger->column_count,
                    sizeof *ledger->columns) ||
        !emul__index_add(&ledger->places, &ledger->allocator, key)) {
        return -1;
    }
    emul__fact_column *column = &ledger->columns[ledger->column_count];
    *column = (emul__fact_column){.indicator = indicator_word, .facet = facet_word, .dated = dated};
    column->when = dated ? when : (emul__period){0, 0};
    column->labels = ledger->uses[indicator_word].labels > 0;
    return (int32_t)ledger->column_count++;
}

bool emul__change_cover(emul__change *change, int32_t number, int64_t rows) {
    emul__fact_column *column = &change->ledger->columns[number];
    while (column->capacity < (size_t)rows) {
        if (!emul__grow(&change->ledger->allocator, (void **)&column->values, &column->capacity, column->capacity,
                        sizeof *column->values)) {
            return false;
        }
    }
    for (; column->count < rows; column->count++) {
        column->values[column->count] = EMUL_MISSING;
    }
    return true;
}

bool emul__change_may_hold(const emul__change *change, int32_t number, bool label) {
    const emul__indicator_use use = emul__ledger_use(change->ledger, change->ledger->columns[number].indicator);
    return label ? use.numbers == 0 : use.labels == 0;
}

void emul__change_set_kind(emul__change *change, int32_t number, bool label) {
    emul_ledger *ledger = change->ledger;
    const int32_t indicator = ledger->columns[number].indicator;
    if (ledger->columns[number].labels == label) {
        return;
    }
    for (size_t i = 0; i < ledger->column_count; i++) {
        if (ledger->columns[i].indicator == indicator) {
            ledger->columns[i].labels = label;
        }
    }
}

/* Where a fact or an award came from is kept first, so that there is nothing to add once this has failed. */
static bool note_put(emul__change *change, int32_t column, int64_t row, int64_t origin) {
    if (!emul__grow(&change->ledger->allocator, (void **)&change->puts, &change->put_capacity, change->put_count, sizeof *change->puts)) {
        return false;
    }
    change->puts[change->put_count] = (emul__put){column, (int32_t)row, origin};
    return true;
}

emul__put_outcome emul__change_fact(emul__change *change, int32_t number, int64_t row, bool label, int64_t value, int64_t origin) {
    emul__fact_column *column = &change->ledger->columns[number];
    if (emul__fact_value(column, row) != EMUL_MISSING) {
        return EMUL__PUT_TWICE;
    }
    if (value != EMUL_NOT_APPLICABLE && !emul__change_may_hold(change, number, label)) {
        return EMUL__PUT_MIXED;
    }
    if ((row >= column->count && !emul__change_cover(change, number, row + 1)) || !note_put(change, number, row, origin)) {
        return EMUL__PUT_NO_MEMORY;
    }
    if (value != EMUL_NOT_APPLICABLE) {
        emul__change_set_kind(change, number, label);
    }
    change->put_count++;
    column->values[row] = value;
    column->present++;
    count_use(change->ledger, column, value, 1);
    return EMUL__PUT_DONE;
}

static emul__key award_key(const emul__past_award *award) {
    const emul__key key = {{award->row, award->title, award->year, 0}};
    return key;
}

int32_t emul__ledger_award(const emul_ledger *ledger, int64_t row, emul__text title, int32_t year) {
    const int32_t word = emul__intern_find(&ledger->words, title);
    if (word < 0 || row < 0 || row >= EMUL__ROW_LIMIT) {
        return -1;
    }
    return emul__index_find(&ledger->award_places, award_key(&(emul__past_award){.row = (int32_t)row, .title = word, .year = year}));
}

emul__put_outcome emul__change_award(emul__change *change, const emul__past_award *award, int64_t origin) {
    emul_ledger *ledger = change->ledger;
    const emul__key key = award_key(award);
    if (emul__index_find(&ledger->award_places, key) >= 0) {
        return EMUL__PUT_TWICE;
    }
    if (!emul__grow(&ledger->allocator, (void **)&ledger->awards, &ledger->award_capacity, ledger->award_count, sizeof *ledger->awards) ||
        !note_put(change, EMUL__PUT_AWARD, (int64_t)ledger->award_count, origin) ||
        !emul__index_add(&ledger->award_places, &ledger->allocator, key)) {
        return EMUL__PUT_NO_MEMORY;
    }
    change->put_count++;
    ledger->awards[ledger->award_count++] = *award;
    return EMUL__PUT_DONE;
}

static emul__key ballot_key(const emul__ballot *ballot) {
    const emul__key key = {{ballot->row, ballot->title, ballot->year, ballot->round}};
    return key;
}

emul__put_outcome emul__change_ballot(emul__change *change, const emul__ballot *ballot, int64_t origin) {
    emul_ledger *ledger = change->ledger;
    const emul__key key = ballot_key(ballot);
    if (emul__index_find(&ledger->ballot_places, key) >= 0) {
        return EMUL__PUT_TWICE;
    }
    if (!emul__grow(&ledger->allocator, (void **)&ledger->ballots, &ledger->ballot_capacity, ledger->ballot_count,
                    sizeof *ledger->ballots) ||
        !note_put(change, EMUL__PUT_BALLOT, (int64_t)ledger->ballot_count, origin) ||
        !emul__index_add(&ledger->ballot_places, &ledger->allocator, key)) {
        return EMUL__PUT_NO_MEMORY;
    }
    change->put_count++;
    ledger->ballots[ledger->ballot_count++] = *ballot;
    return EMUL__PUT_DONE;
}

static emul__key achievement_key(const emul__achievement *achievement) {
    const emul__key key = {{achievement->row, achievement->kind, achievement->id, 0}};
    return key;
}

/* Number of the achievement, added if new; -1 when memory is out. */
static int32_t enter_achievement(emul_ledger *ledger, const emul__achievement *achievement) {
    const emul__key key = achievement_key(achievement);
    const int32_t known = emul__index_find(&ledger->achievement_places, key);
    if (known >= 0) {
        return known;
    }
    if (!emul__grow(&ledger->allocator, (void **)&ledger->achievements, &ledger->achievement_capacity, ledger->achievement_count,
                    sizeof *ledger->achievements) ||
        !emul__index_add(&ledger->achievement_places, &ledger->allocator, key)) {
        return -1;
    }
    ledger->achievements[ledger->achievement_count] = *achievement;
    return (int32_t)ledger->achievement_count++;
}

emul__put_outcome emul__change_achievement(emul__change *change, const emul__achievement *achievement, emul__achievement_use *use,
                                           int64_t origin) {
    emul_ledger *ledger = change->ledger;
    use->achievement = enter_achievement(ledger, achievement);
    if (use->achievement < 0) {
        return EMUL__PUT_NO_MEMORY;
    }
    const emul__achievement *known = &ledger->achievements[use->achievement];
    if (known->year != achievement->year || known->level != achievement->level) {
        return EMUL__PUT_MIXED;
    }
    const emul__key key = {{use->achievement, use->title, 0, 0}};
    if (emul__index_find(&ledger->use_places, key) >= 0) {
        return EMUL__PUT_TWICE;
    }
    if (!emul__grow(&ledger->allocator, (void **)&ledger->achievement_uses, &ledger->use_record_capacity, ledger->use_record_count,
                    sizeof *ledger->achievement_uses) ||
        !note_put(change, EMUL__PUT_USE, (int64_t)ledger->use_record_count, origin) ||
        !emul__index_add(&ledger->use_places, &ledger->allocator, key)) {
        return EMUL__PUT_NO_MEMORY;
    }
    change->put_count++;
    ledger->achievement_uses[ledger->use_record_count++] = *use;
    return EMUL__PUT_DONE;
}

static int64_t origin_of(const emul__change *change, int32_t column, int64_t row) {
    for (size_t i = 0; i < change->put_count; i++) {
        if (change->puts[i].column == column && change->puts[i].row == row) {
            return change->puts[i].origin;
        }
    }
    return -1;
}

int64_t emul__change_fact_origin(const emul__change *change, int32_t column, int64_t row) {
    return origin_of(change, column, row);
}

int64_t emul__change_award_origin(const emul__change *change, const emul__past_award *award) {
    return origin_of(change, EMUL__PUT_AWARD, emul__index_find(&change->ledger->award_places, award_key(award)));
}

int64_t emul__change_ballot_origin(const emul__change *change, const emul__ballot *ballot) {
    return origin_of(change, EMUL__PUT_BALLOT, emul__index_find(&change->ledger->ballot_places, ballot_key(ballot)));
}

int64_t emul__change_achievement_origin(const emul__change *change, const emul__achievement *achievement) {
    const emul_ledger *ledger = change->ledger;
    const int32_t known = emul__index_find(&ledger->achievement_places, achievement_key(achievement));
    for (size_t i = 0; i < ledger->use_record_count; i++) {
        if (ledger->achievement_uses[i].achievement == known) {
            return origin_of(change, EMUL__PUT_USE, (int64_t)i);
        }
    }
    return -1;
}
