/* What happened, in an order of its own: figures by their place, then awards, ballots and achievements, each by subject. */
#include "facts/digest.h"
#include "kernel/sort.h"

/* What is digested, and into what. */
typedef struct scene {
    emul__digester digester;
    emul__arena arena;
    const emul_ledger *ledger;
    const emul_roster *roster;
    const emul__by_id *by_id;
} scene;

static emul__text word_text(const emul_ledger *ledger, int32_t word) {
    return word < 0 ? EMUL__TEXT("") : ledger->words.texts[word];
}

static void add_word(scene *of, int32_t word) {
    emul__digester_text(&of->digester, word_text(of->ledger, word));
}

static void add_subject(scene *of, int32_t row) {
    emul__digester_text(&of->digester, of->roster->ids.texts[row]);
}

static int compare_words(const emul_ledger *ledger, int32_t a, int32_t b) {
    return a == b ? 0 : emul__text_compare(word_text(ledger, a), word_text(ledger, b));
}

static int compare_numbers(int64_t a, int64_t b) {
    return a == b ? 0 : a < b ? -1 : 1;
}

/* ---- figures ---- */

static int compare_columns(const void *context, int64_t a, int64_t b) {
    const emul_ledger *ledger = (const emul_ledger *)context;
    const emul__fact_column *first = &ledger->columns[a];
    const emul__fact_column *second = &ledger->columns[b];
    int order = compare_words(ledger, first->indicator, second->indicator);
    order = order != 0 ? order : compare_words(ledger, first->facet, second->facet);
    order = order != 0 ? order : compare_numbers(first->dated, second->dated);
    order = order != 0 || !first->dated ? order : compare_numbers(first->when.from, second->when.from);
    return order != 0 || !first->dated ? order : compare_numbers(first->when.to, second->when.to);
}

/* How the values of a column are written. */
typedef enum width { WIDTH_LABEL = 0, WIDTH_4 = 4, WIDTH_8 = 8 } width;

/* Most figures fit into half the bytes, and digesting is what takes time. */
static width width_of(const emul__fact_column *column) {
    int64_t least = 0;
    int64_t most = 0;
    bool label = false;
    for (int64_t row = 0; row < column->count; row++) {
        const int64_t value = column->values[row];
        const bool there = value != EMUL_MISSING;
        least = there && value < least ? value : least;
        most = there && value > most ? value : most;
        label = label || value >= 0;
    }
    if (column->labels && label) {
        return WIDTH_LABEL;
    }
    return least >= INT32_MIN && most <= INT32_MAX ? WIDTH_4 : WIDTH_8;
}

/* Numbers of rows, the lowest byte of each first. Many at a time: there may be millions. */
static void add_numbers(emul__digester *digester, const int64_t *numbers, const int64_t *rows, int64_t count, width how) {
    enum { MANY = 256 };
    unsigned char bytes[MANY * WIDTH_8];
    size_t used = 0;
    for (int64_t i = 0; i < count; i++) {
        const uint64_t number = (uint64_t)numbers[rows[i]];
        for (int k = 0; k < WIDTH_8; k++) { /* the upper half is overwritten by the next number where it does not count */
            bytes[used + (size_t)k] = (unsigned char)(number >> (8 * k) & 0xff);
        }
        used += (size_t)how;
        if (used + WIDTH_8 > sizeof bytes) {
            emul__digester_bytes(digester, bytes, used);
            used = 0;
        }
    }
    emul__digester_bytes(digester, bytes, used);
}

static void add_labels(scene *of, const emul__fact_column *column, const int64_t *rows) {
    for (int64_t i = 0; i < column->present; i++) {
        const int64_t value = column->values[rows[i]];
        emul__digester_string(&of->digester, value == EMUL_NOT_APPLICABLE ? "-" : "=");
        add_word(of, value == EMUL_NOT_APPLICABLE ? -1 : (int32_t)value);
    }
}

/* The rows that have a value, by id. Few rows among many are sorted, many are met by going through all. */
static const int64_t *rows_of(scene *of, const emul__fact_column *column) {
    enum { MANY = 16 };
    int64_t *rows = (int64_t *)emul__arena_allocate(&of->arena, (size_t)column->present, sizeof *rows);
    int64_t *scratch = (int64_t *)emul__arena_allocate(&of->arena, (size_t)column->present, sizeof *scratch);
    const emul__sort_column by_place = {.values = of->by_id->places};
    const bool many = column->present > of->by_id->count / MANY;
    const int64_t end = many ? of->by_id->count : column->count;
    int64_t count = 0;
    if (rows == NULL || scratch == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < end && count < column->present; i++) {
        const int64_t row = many ? of->by_id->rows[i] : i;
        if (emul__fact_value(column, row) != EMUL_MISSING) {
            rows[count++] = row;
        }
    }
    if (!many) {
        emul__sort_by_column(rows, scratch, count, &by_place);
    }
    return rows;
}

static bool add_values(scene *of, const emul__fact_column *column, width how) {
    const bool all = column->present == of->by_id->count;
    const emul__arena_mark here = emul__arena_here(&of->arena);
    const int64_t *rows = all ? of->by_id->rows : rows_of(of, column);
    if (rows == NULL) {
        return false;
    }
    if (!all) {
        add_numbers(&of->digester, of->by_id->places, rows, column->present, WIDTH_4);
    }
    if (how == WIDTH_LABEL) {
        add_labels(of, column, rows);
    } else {
        add_numbers(&of->digester, column->values, rows, column->present, how);
    }
    emul__arena_back(&of->arena, here);
    return true;
}

static bool add_column(scene *of, const emul__fact_column *column) {
    const width how = width_of(column);
    if (column->present == 0) {
        return true;
    }
    emul__digester_string(&of->digester, how == WIDTH_LABEL ? "labels" : how == WIDTH_4 ? "numbers 4" : "numbers 8");
    add_word(of, column->indicator);
    add_word(of, column->facet);
    emul__digester_day(&of->digester, column->dated ? column->when.from : EMUL__FIRST_DAY);
    emul__digester_day(&of->digester, column->dated ? column->when.to : EMUL__LAST_DAY);
    emul__digester_integer(&of->digester, column->present);
    return add_values(of, column, how);
}

static bool add_figures(scene *of) {
    const int64_t *order = emul__sorted(&of->arena, (int64_t)of->ledger->column_count, compare_columns, of->ledger);
    bool done = order != NULL;
    for (size_t i = 0; done && i < of->ledger->column_count; i++) {
        done = add_column(of, &of->ledger->columns[order[i]]);
    }
    return done;
}

/* ---- past awards, ballots, achievements ---- */

static int compare_subjects(const scene *of, int32_t a, int32_t b) {
    return compare_numbers(of->by_id->places[a], of->by_id->places[b]);
}

static int compare_awards(const void *context, int64_t a, int64_t b) {
    const scene *of = (const scene *)context;
    const emul__past_award *first = &of->ledger->awards[a];
    const emul__past_award *second = &of->ledger->awards[b];
    int order = compare_subjects(of, first->row, second->row);
    order = order != 0 ? order : compare_words(of->ledger, first->title, second->title);
    return order != 0 ? order : compare_numbers(first->year, second->year);
}

static void add_award(scene *of, int64_t number) {
    const emul__past_award *award = &of->ledger->awards[number];
    emul__digester_string(&of->digester, "award");
    add_subject(of, award->row);
    add_word(of, award->title);
    emul__digester_integer(&of->digester, award->year);
    add_word(of, award->decision);
    emul__digester_string(&of->digester, award->revoked ? "revoked" : "");
}

static int compare_ballots(const void *context, int64_t a, int64_t b) {
    const scene *of = (const scene *)context;
    const emul__ballot *first = &of->ledger->ballots[a];
    const emul__ballot *second = &of->ledger->ballots[b];
    int order = compare_subjects(of, first->row, second->row);
    order = order != 0 ? order : compare_words(of->ledger, first->title, second->title);
    order = order != 0 ? order : compare_numbers(first->year, second->year);
    return order != 0 ? order : compare_numbers(first->round, second->round);
}

static void add_ballot(scene *of, int64_t number) {
    const emul__ballot *ballot = &of->ledger->ballots[number];
    const int64_t numbers[] = {ballot->year, ballot->round, ballot->members, ballot->present, ballot->written, ballot->yes, ballot->chair};
    emul__digester_string(&of->digester, "ballot");
    add_subject(of, ballot->row);
    add_word(of, ballot->title);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        emul__digester_integer(&of->digester, numbers[i]);
    }
}

/* What an achievement served, each with the achievement. */
static int compare_uses(const void *context, int64_t a, int64_t b) {
    const scene *of = (const scene *)context;
    const emul_ledger *ledger = of->ledger;
    const emul__achievement_use *uses[] = {&ledger->achievement_uses[a], &ledger->achievement_uses[b]};
    const emul__achievement *first = &ledger->achievements[uses[0]->achievement];
    const emul__achievement *second = &ledger->achievements[uses[1]->achievement];
    int order = compare_subjects(of, first->row, second->row);
    order = order != 0 ? order : compare_words(ledger, first->kind, second->kind);
    order = order != 0 ? order : compare_words(ledger, first->id, second->id);
    return order != 0 ? order : compare_words(ledger, uses[0]->title, uses[1]->title);
}

static void add_use(scene *of, int64_t number) {
    const emul__achievement_use *use = &of->ledger->achievement_uses[number];
    const emul__achievement *achievement = &of->ledger->achievements[use->achievement];
    emul__digester_string(&of->digester, "achievement");
    add_subject(of, achievement->row);
    add_word(of, achievement->kind);
    add_word(of, achievement->id);
    add_word(of, achievement->level);
    emul__digester_integer(&of->digester, achievement->year);
    add_word(of, use->title);
    emul__digester_integer(&of->digester, use->year);
}

static bool add_records(scene *of, size_t count, int (*compare)(const void *context, int64_t a, int64_t b),
                        void (*add)(scene *of, int64_t number)) {
    const int64_t *order = emul__sorted(&of->arena, (int64_t)count, compare, of);
    for (size_t i = 0; order != NULL && i < count; i++) {
        add(of, order[i]);
    }
    return order != NULL;
}

bool emul__ledger_digest(const emul_ledger *ledger, const emul_roster *roster, const emul__by_id *by_id, const emul_allocator *allocator,
                         emul__digest *digest) {
    scene of = {.ledger = ledger, .roster = roster, .by_id = by_id};
    if (!emul__digester_begin(&of.digester, "ledger")) {
        return true;
    }
    emul__arena_init(&of.arena, allocator);
    const bool done = add_figures(&of) && add_records(&of, ledger->award_count, compare_awards, add_award) &&
                      add_records(&of, ledger->ballot_count, compare_ballots, add_ballot) &&
                      add_records(&of, ledger->use_record_count, compare_uses, add_use);
    if (done) {
        emul__digester_end(&of.digester, digest);
    }
    emul__arena_destroy(&of.arena);
    return done;
}
