/* Achievements of the ledger: brought into order for the regulation's kinds, counted for the awards that ask, and used up by those that are given. */
#include <string.h>

#include "base/options.h"
#include "evaluate/contest.h"
#include "evaluate/stock.h"
#include "kernel/sort.h"

/* ---- what the ledger has ---- */

/* The ledger's achievements of kinds that the regulation knows, and what each served. */
typedef struct findings {
    emul__run *run;
    emul__achieved *items; /* [count] as the ledger has them */
    int64_t *order;        /* [count] */
    int64_t *spare;
    int32_t *number;    /* [ledger achievements] among the items, -1: of no kind that is known */
    int32_t *first_use; /* [count] the uses of each item … */
    int32_t *next_use;  /* [ledger uses] … and the next of the same one, -1 none */
    int64_t count;
} findings;

static int32_t find_kind(const emul__names *names, emul__text id) {
    for (int32_t i = 0; i < names->achievement_count; i++) {
        if (emul__text_equal(names->achievements[i].id, id)) {
            return i;
        }
    }
    return -1;
}

static void report_level(emul__run *run, const emul__achievement *of, emul__text level, emul__text nearest) {
    const emul__text *words = run->ledger->words.texts;
    const bool guess = nearest.length > 0;
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                              .place = {.row = of->row + 1, .field = words[of->kind]},
                                              .english = "“{0}” “{1}” of “{2}” has the level “{3}”, which the regulation does not have",
                                              .vietnamese = "“{0}” “{1}” của “{2}” ghi cấp “{3}” không có trong quy chế",
                                              .hint_english = guess ? "did you mean “{4}”?" : NULL,
                                              .hint_vietnamese = guess ? "có phải là “{4}”?" : NULL,
                                              .arguments = {words[of->kind], words[of->id], run->result->ids[of->row], level, nearest}});
}

/* An achievement that no level recognised stands below all of them. */
static int32_t level_of(emul__run *run, const emul__achievement *of, int32_t kind) {
    const emul__known_achievement *known = &run->model->names.achievements[kind];
    const emul__text level = of->level < 0 ? (emul__text){"", 0} : run->ledger->words.texts[of->level];
    emul__text nearest = {NULL, 0};
    const int32_t found = of->level < 0 ? -1 : emul__achievement_level(known, level, &nearest);
    if (of->level >= 0 && found < 0) {
        report_level(run, of, level, nearest);
    }
    return found < 0 ? known->levels.count : found;
}

static bool make_findings(findings *to) {
    emul__run *run = to->run;
    const int64_t most = (int64_t)run->ledger->achievement_count;
    to->items = (emul__achieved *)emul__run_scratch(run, most, sizeof *to->items);
    to->order = (int64_t *)emul__run_scratch(run, most, sizeof *to->order);
    to->spare = (int64_t *)emul__run_scratch(run, most, sizeof *to->spare);
    to->number = (int32_t *)emul__run_scratch(run, most, sizeof *to->number);
    to->first_use = (int32_t *)emul__run_scratch(run, most, sizeof *to->first_use);
    to->next_use = (int32_t *)emul__run_scratch(run, (int64_t)run->ledger->use_record_count, sizeof *to->next_use);
    return emul__run_fine(run);
}

static void find_items(findings *to) {
    const emul_ledger *ledger = to->run->ledger;
    for (size_t i = 0; i < ledger->achievement_count; i++) {
        const emul__achievement *from = &ledger->achievements[i];
        const int32_t kind = find_kind(&to->run->model->names, ledger->words.texts[from->kind]);
        to->number[i] = kind < 0 ? -1 : (int32_t)to->count;
        if (kind >= 0) {
            to->order[to->count] = to->count;
            to->first_use[to->count] = -1;
            to->items[to->count++] = (emul__achieved){.row = from->row,
                                                      .kind = kind,
                                                      .level = level_of(to->run, from, kind),
                                                      .year = from->year,
                                                      .id = ledger->words.texts[from->id]};
        }
    }
    for (size_t i = ledger->use_record_count; i > 0; i--) { /* so that each item has its uses in the order of the ledger */
        const emul__achievement_use *use = &ledger->achievement_uses[i - 1];
        const int32_t number = to->number[use->achievement];
        if (number >= 0 && use->title >= 0) {
            to->next_use[i - 1] = to->first_use[number];
            to->first_use[number] = (int32_t)i - 1;
            to->items[number].served_count++;
        }
    }
}

static int compare_numbers(int32_t a, int32_t b) {
    return a < b ? -1 : a > b;
}

/* By subject and kind; then what awards take first: the least level, of these the oldest, of these by id. */
static int compare_items(const void *context, int64_t a, int64_t b) {
    const emul__achieved *first = (const emul__achieved *)context + a;
    const emul__achieved *second = (const emul__achieved *)context + b;
    int order = compare_numbers(first->row, second->row);
    order = order != 0 ? order : compare_numbers(first->kind, second->kind);
    order = order != 0 ? order : compare_numbers(second->level, first->level);
    order = order != 0 ? order : compare_numbers(first->year, second->year);
    return order != 0 ? order : emul__text_compare(first->id, second->id);
}

/* ---- what the result keeps ---- */

static emul__text keep_text(emul__run *run, emul__text text) {
    char *kept = (char *)emul__run_keep(run, (int64_t)text.length + 1, 1);
    if (kept != NULL && text.length > 0) {
        memcpy(kept, text.bytes, text.length);
    }
    return (emul__text){kept, kept == NULL ? 0 : text.length};
}

/* The regulation's award with this id, or the heading of its prize; -1 if there is none. */
static int32_t find_award(const emul__model *model, emul__text id) {
    for (int32_t i = 0; i < model->award_count; i++) {
        if (emul__text_equal(model->awards[i].id, id)) {
            return emul__award_family(model, i);
        }
    }
    return -1;
}

static void keep_served(const findings *from, int64_t item, emul__served *to) {
    const emul_ledger *ledger = from->run->ledger;
    for (int32_t i = from->first_use[item]; i >= 0; i = from->next_use[i]) {
        const emul__achievement_use *use = &ledger->achievement_uses[i];
        const emul__text title = ledger->words.texts[use->title];
        *to++ = (emul__served){keep_text(from->run, title), find_award(from->run->model, title), use->year};
    }
}

static void measure(emul_result *result) {
    for (int64_t row = 0; row < result->rows; row++) {
        int32_t served = 0;
        for (int64_t i = result->first_achieved[row]; i < result->first_achieved[row + 1]; i++) {
            served += result->achieved[i].served_count;
        }
        const int32_t items = (int32_t)(result->first_achieved[row + 1] - result->first_achieved[row]);
        result->most_achieved = items > result->most_achieved ? items : result->most_achieved;
        result->most_served = served > result->most_served ? served : result->most_served;
    }
}

static bool keep_findings(const findings *from) {
    emul__run *run = from->run;
    emul__achieved *items = (emul__achieved *)emul__run_keep(run, from->count, sizeof *items);
    int64_t *first = (int64_t *)emul__run_keep(run, run->result->rows + 1, sizeof *first);
    emul__served *served = (emul__served *)emul__run_keep(run, (int64_t)run->ledger->use_record_count, sizeof *served);
    int32_t served_count = 0;
    for (int64_t i = 0; emul__run_fine(run) && i < from->count; i++) {
        items[i] = from->items[from->order[i]];
        items[i].id = keep_text(run, items[i].id);
        items[i].first_served = served_count;
        served_count += items[i].served_count;
        first[items[i].row + 1]++;
        keep_served(from, from->order[i], served + items[i].first_served);
    }
    for (int64_t row = 0; emul__run_fine(run) && row < run->result->rows; row++) {
        first[row + 1] += first[row];
    }
    run->result->achieved = items;
    run->result->first_achieved = first;
    run->result->served = served;
    return emul__run_fine(run);
}

bool emul__achievements_prepare(emul__run *run) {
    findings found = {.run = run};
    if (run->model->names.achievement_count == 0) {
        return true;
    }
    if (!make_findings(&found)) {
        return false;
    }
    find_items(&found);
    emul__sort(found.order, found.spare, found.count, compare_items, found.items);
    if (!emul__run_fine(run) || !keep_findings(&found)) {
        return false;
    }
    measure(run->result);
    run->stock_room = emul__run_scratch(run, (int64_t)emul__stock_size(run->result), 1);
    return run->stock_room != NULL;
}

/* ---- counting ---- */

bool emul__bind_achievements(emul__run *run, const emul__input *input, emul__column *column) {
    int64_t *values = emul__run_column(run);
    int64_t *least = emul__run_column(run);
    int64_t *most = emul__run_column(run);
    if (values == NULL || least == NULL || most == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        emul__stock stock;
        emul__stock_open(&stock, run->result, row, input->wanted.kind, input->award, 0, run->stock_room);
        const emul__stock_count found = emul__stock_available(&stock, &input->wanted);
        least[row] = found.least * EMUL_DECIMAL_ONE;
        most[row] = found.most * EMUL_DECIMAL_ONE;
        values[row] = found.least == found.most ? least[row] : EMUL_MISSING;
    }
    column->values = values;
    column->least = least;
    column->most = most;
    return true;
}

/* ---- using up ---- */

static bool may_be_given(emul_decision decision) {
    return decision == EMUL_DECISION_AWARDED || decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED;
}

bool emul__achievements_note(emul__run *run, int32_t award) {
    const emul__model_award *of = &run->model->awards[award];
    emul__award_result *to = &run->result->awards[award];
    uint8_t *mask = of->use_count == 0 ? NULL : (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (of->use_count == 0 || mask == NULL) {
        return of->use_count == 0;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        mask[row] = may_be_given(to->decision[row]);
    }
    to->use_when = (uint8_t **)emul__run_keep(run, of->use_count, sizeof *to->use_when);
    for (int32_t i = 0; to->use_when != NULL && i < of->use_count; i++) {
        if (!of->uses[i].has_when) {
            continue;
        }
        to->use_when[i] = (uint8_t *)emul__run_keep(run, run->result->rows, 1);
        if (to->use_when[i] == NULL || !emul__run_truths(run, &of->uses[i].when, mask, to->use_when[i])) {
            return false;
        }
    }
    return to->use_when != NULL;
}

/* What somebody who was given the award uses up of a use: into `to`, NULL: only counted. */
static int64_t collect(const emul__run *run, const emul__used *who, emul__used *to) {
    const emul__model_use *use = &run->model->awards[who->award].uses[who->use];
    int64_t count = 0;
    emul__stock stock;
    emul__stock_open(&stock, run->result, who->row, use->of.kind, who->award, who->use + 1, run->stock_room);
    const emul__stock_user *last = stock.user_count == 0 ? NULL : &stock.users[stock.user_count - 1];
    if (last == NULL || last->award != who->award || last->use != who->use) {
        return 0;
    }
    emul__stock_taken(&stock);
    for (int32_t i = 0; i < stock.count; i++) {
        if (stock.times[i] == 0) {
            continue;
        }
        if (to != NULL) {
            to[count] = *who;
            to[count].achieved = (int32_t)(stock.items + i - run->result->achieved);
            to[count].open = stock.times[i] != stock.courses;
        }
        count++;
    }
    return count;
}

static int64_t collect_all(const emul__run *run, emul__used *to) {
    int64_t count = 0;
    for (int32_t award = 0; award < run->model->award_count; award++) {
        const int32_t uses = run->model->awards[award].use_count;
        for (int64_t row = 0; uses > 0 && row < run->result->rows; row++) {
            for (int32_t use = 0; run->result->awards[award].decision[row] == EMUL_DECISION_AWARDED && use < uses; use++) {
                const emul__used who = {.award = award, .row = (int32_t)row, .use = use};
                count += collect(run, &who, to == NULL ? NULL : to + count);
            }
        }
    }
    return count;
}

bool emul__achievements_finish(emul__run *run) {
    if (run->result->first_achieved == NULL) {
        return true;
    }
    const int64_t count = collect_all(run, NULL);
    emul__used *used = (emul__used *)emul__run_keep(run, count, sizeof *used);
    if (used == NULL) {
        return false;
    }
    run->result->used_count = collect_all(run, used);
    run->result->used = used;
    return true;
}

/* ---- for those who ask ---- */

int64_t emul__used_from(const emul_result *result, int32_t award, int64_t row) {
    int64_t low = 0;
    int64_t high = result->used_count;
    while (low < high) {
        const int64_t middle = low + (high - low) / 2;
        const emul__used *used = &result->used[middle];
        if (used->award < award || (used->award == award && used->row < row)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int64_t emul_result_use_count(const emul_result *result) {
    return result == NULL ? 0 : result->used_count;
}

emul_status emul_result_use(const emul_result *result, int64_t index, emul_used *use, emul_error *error) {
    emul__error_clear(error);
    if (result == NULL || use == NULL) {
        return emul__report_argument(error, result == NULL ? "result" : "use");
    }
    if (index < 0 || index >= result->used_count) {
        return emul__report_argument(error, "index");
    }
    const emul_status status = emul__struct_check(use, use->struct_size, sizeof *use, sizeof *use, "use->struct_size", error);
    if (status != EMUL_OK) {
        return status;
    }
    const emul__used *of = &result->used[index];
    const emul__achieved *item = &result->achieved[of->achieved];
    use->kind = result->model->names.achievements[item->kind].id.bytes;
    use->achievement = item->id.bytes;
    use->row = of->row;
    use->award = of->award;
    use->open = of->open;
    return EMUL_OK;
}
