/* The result as one JSON object. */
#include "explain/cells.h"
#include "explain/contribution.h"
#include "explain/json_text.h"
#include "explain/money.h"
#include "explain/rows.h"
#include "explain/stored.h"
#include "explain/words.h"

static void optional_text(emul__json *json, const char *key, emul__text value) {
    if (value.length > 0) {
        emul__json_text(json, key, value);
    }
}

/* `contributions` has room for the scorecard's criteria. */
static void write_points(emul__json *json, const emul_result *result, int32_t scorecard, int64_t row, emul_decimal *contributions) {
    const emul__model_scorecard *card = &result->model->scorecards[scorecard];
    emul__contributions(result, scorecard, row, contributions);
    emul__json_open(json, "points", '[');
    for (int32_t i = 0; i < card->criterion_count; i++) {
        const emul_decimal points = result->criteria[card->first_criterion + i].points[row];
        emul__json_open(json, NULL, '{');
        emul__json_text(json, "criterion", result->model->criteria[card->first_criterion + i].id);
        emul__json_decimal(json, "points", points);
        emul__json_text(json, "state", emul__presence_cell(points));
        emul__json_decimal(json, "contribution", points >= EMUL_DECIMAL_MIN ? contributions[i] : points);
        emul__json_close(json, '}');
    }
    emul__json_close(json, ']');
}

static void write_criteria(emul__json *json, const emul_result *result, const emul__model_scorecard *card) {
    static const char *const kinds[] = {"base", "bonus", "penalty", "info"};
    emul__json_open(json, "criteria", '[');
    for (int32_t i = card->first_criterion; i < card->first_criterion + card->criterion_count; i++) {
        const emul__model_criterion *criterion = &result->model->criteria[i];
        emul__json_open(json, NULL, '{');
        emul__json_text(json, "id", criterion->id);
        optional_text(json, "name", criterion->name);
        if (criterion->parent >= 0) {
            emul__json_text(json, "parent", result->model->criteria[criterion->parent].id);
        }
        emul__json_string(json, "kind", kinds[criterion->kind]);
        emul__json_close(json, '}');
    }
    emul__json_close(json, ']');
}

static void write_classes(emul__json *json, const emul_result *result, const emul__model_scorecard *card) {
    emul__json_open(json, "classes", '[');
    for (int32_t i = card->first_class; i < card->first_class + card->class_count; i++) {
        emul__json_open(json, NULL, '{');
        emul__json_text(json, "id", result->model->classes[i].id);
        optional_text(json, "name", result->model->classes[i].name);
        emul__json_close(json, '}');
    }
    emul__json_close(json, ']');
}

static void write_standing(emul__json *json, const emul_result *result, int32_t scorecard, int64_t row, emul_decimal *contributions) {
    const emul__scorecard_result *from = &result->scorecards[scorecard];
    emul__json_open(json, NULL, '{');
    emul__json_text(json, "subject", result->ids[row]);
    emul__json_text(json, "name", result->names[row]);
    emul__json_text(json, "group", emul__group_text(result, from->group, row));
    emul__json_string(json, "state", emul__subject_state_word(from->state[row])->id);
    emul__json_decimal(json, "place", from->place[row]);
    emul__json_decimal(json, "place_overall", from->place_overall[row]);
    emul__json_integer(json, "tied", from->tied[row]);
    emul__json_decimal(json, "base", from->base[row]);
    emul__json_decimal(json, "bonus", from->bonus[row]);
    emul__json_decimal(json, "penalty", from->penalty[row]);
    emul__json_decimal(json, "total", from->total[row]);
    emul__json_text(json, "class", emul__class_cell(result, from->class_index[row]));
    write_points(json, result, scorecard, row, contributions);
    emul__json_close(json, '}');
}

static bool write_scorecard(emul__json *json, const emul_result *result, int32_t scorecard) {
    const emul__model_scorecard *card = &result->model->scorecards[scorecard];
    const size_t criteria = (size_t)card->criterion_count;
    emul__rows rows;
    if (!emul__rows_of_scorecard(result, scorecard, &rows)) {
        return false;
    }
    emul_decimal *contributions = (emul_decimal *)emul__allocate(&result->allocator, criteria, sizeof *contributions);
    const bool room = contributions != NULL;
    emul__json_open(json, NULL, '{');
    emul__json_text(json, "id", card->id);
    optional_text(json, "name", card->name);
    write_criteria(json, result, card);
    write_classes(json, result, card);
    emul__json_open(json, "standings", '[');
    for (int64_t at = 0; room && at < rows.count; at++) {
        write_standing(json, result, scorecard, rows.rows[at], contributions);
    }
    emul__json_close(json, ']');
    emul__json_close(json, '}');
    emul__rows_release(result, &rows);
    emul__release(&result->allocator, contributions, criteria, sizeof *contributions);
    return room;
}

static bool write_scorecards(emul__json *json, const emul_result *result) {
    bool written = true;
    emul__json_open(json, "scorecards", '[');
    for (int32_t i = 0; written && i < result->model->scorecard_count; i++) {
        written = write_scorecard(json, result, i);
    }
    emul__json_close(json, ']');
    return written;
}

/* What is paid for an award, if it has money and is given or may be. */
static void write_payment(emul__json *json, const emul_result *result, int32_t award, int64_t row) {
    const emul__award_result *from = &result->awards[award];
    if (from->payment == NULL || from->payment[row] == EMUL_PAYMENT_NONE) {
        return;
    }
    emul__json_open(json, "money", '{');
    emul__json_string(json, "payment", emul__payment_word(from->payment[row])->id);
    emul__json_decimal(json, "amount", from->money[row]);
    optional_text(json, "reason", emul__money_reason(result, award, row));
    emul__json_close(json, '}');
}

static void write_decision(emul__json *json, const emul_result *result, int32_t award, int64_t row) {
    const emul__award_result *from = &result->awards[award];
    emul__buffer reason;
    emul__buffer_init(&reason, &result->allocator);
    emul__reason_cell(&reason, result, award, row);
    emul__json_open(json, NULL, '{');
    emul__json_text(json, "subject", result->ids[row]);
    emul__json_text(json, "group", emul__group_text(result, from->group, row));
    emul__json_string(json, "decision", emul__decision_word(from->decision[row])->id);
    emul__json_decimal(json, "order", from->order[row]);
    emul__json_text(json, "reason", (emul__text){reason.bytes, reason.length});
    write_payment(json, result, award, row);
    emul__json_close(json, '}');
    json->to->failed = json->to->failed || reason.failed;
    emul__buffer_destroy(&reason);
}

static bool write_awards(emul__json *json, const emul_result *result) {
    static const char *const kinds[] = {"", "title", "form", "honour"};
    static const char *const levels[] = {"", "co_so", "bo_tinh", "nha_nuoc"};
    emul__json_open(json, "awards", '[');
    for (int32_t i = 0; i < result->model->award_count; i++) {
        const emul__model_award *award = &result->model->awards[i];
        emul__rows rows;
        if (!emul__rows_of_award(result, i, &rows)) {
            return false;
        }
        emul__json_open(json, NULL, '{');
        emul__json_text(json, "id", award->id);
        optional_text(json, "name", award->name);
        optional_text(json, "name_en", award->name_en);
        if (award->kind != EMUL__AWARD_PLAIN) {
            emul__json_string(json, "kind", kinds[award->kind]);
        }
        if (award->level != EMUL__LEVEL_NONE) {
            emul__json_string(json, "level", levels[award->level]);
        }
        if (award->prize_of >= 0) {
            emul__json_text(json, "prize_of", result->model->awards[award->prize_of].id);
        }
        if (award->money_count > 0) {
            emul__json_decimal(json, "coefficient", result->awards[i].coefficient);
            optional_text(json, "fund", award->fund);
        }
        emul__json_open(json, "decisions", '[');
        for (int64_t at = 0; at < rows.count; at++) {
            write_decision(json, result, i, rows.rows[at]);
        }
        emul__json_close(json, ']');
        emul__json_close(json, '}');
        emul__rows_release(result, &rows);
    }
    emul__json_close(json, ']');
    return true;
}

static void write_money_total(emul__json *json, const emul_result *result, const emul__money_total *total) {
    emul__json_open(json, NULL, '{');
    emul__json_text(json, "unit", total->unit < 0 ? EMUL__TEXT("") : result->ids[total->unit]);
    emul__json_text(json, "fund", total->fund);
    emul__json_integer(json, "recipients", total->recipients);
    emul__json_decimal(json, "amount", total->amount);
    emul__json_integer(json, "open", total->open);
    emul__json_close(json, '}');
}

static bool write_money_subjects(emul__json *json, const emul_result *result) {
    emul__rows rows;
    if (!emul__rows_by_id(result, &rows)) {
        return false;
    }
    emul__json_open(json, "subjects", '[');
    for (int64_t at = 0; at < rows.count; at++) {
        if (result->money_total[rows.rows[at]] != 0) {
            emul__json_open(json, NULL, '{');
            emul__json_text(json, "subject", result->ids[rows.rows[at]]);
            emul__json_text(json, "unit", emul__money_unit(result, rows.rows[at]));
            emul__json_decimal(json, "amount", result->money_total[rows.rows[at]]);
            emul__json_close(json, '}');
        }
    }
    emul__json_close(json, ']');
    emul__rows_release(result, &rows);
    return true;
}

static bool write_money(emul__json *json, const emul_result *result) {
    char day[24];
    emul__money_totals totals;
    if (result->money_total == NULL) {
        return true;
    }
    if (!emul__money_totals_make(result, -1, &totals)) {
        return false;
    }
    emul__period_format((emul__period){result->decision_day, result->decision_day}, day);
    emul__json_open(json, "money", '{');
    emul__json_string(json, "decision_date", day);
    emul__json_decimal(json, "base_salary", result->base_salary);
    const bool written = write_money_subjects(json, result);
    emul__json_open(json, "totals", '[');
    for (int64_t i = 0; i < totals.count; i++) {
        write_money_total(json, result, &totals.items[i]);
    }
    emul__json_close(json, ']');
    emul__json_close(json, '}');
    emul__money_totals_release(result, &totals);
    return written;
}

static void write_missing_fact(emul__json *json, const emul_result *result, const emul__missing_fact *missing) {
    emul__json_open(json, NULL, '{');
    emul__json_text(json, "subject", result->ids[missing->row]);
    if (missing->scorecard >= 0) {
        emul__json_text(json, "scorecard", result->model->scorecards[missing->scorecard].id);
    }
    if (missing->criterion >= 0) {
        emul__json_text(json, "criterion", result->model->criteria[missing->criterion].id);
    }
    emul__json_text(json, "fact", missing->text);
    if (emul__missing_name(result, missing).length > 0) {
        emul__json_text(json, "name", emul__missing_name(result, missing));
    }
    emul__json_close(json, '}');
}

static bool write_missing(emul__json *json, const emul_result *result) {
    emul__rows rows;
    if (!emul__rows_by_id(result, &rows)) {
        return false;
    }
    emul__json_open(json, "missing", '[');
    for (int64_t at = 0; at < rows.count; at++) {
        const int64_t end = emul__missing_after(result, rows.rows[at]);
        for (int64_t i = emul__missing_from(result, rows.rows[at]); i < end; i++) {
            write_missing_fact(json, result, &result->missing[i]);
        }
    }
    emul__json_close(json, ']');
    emul__rows_release(result, &rows);
    return true;
}

static void write_used(emul__json *json, const emul_result *result, const emul__used *used) {
    const emul__achieved *item = &result->achieved[used->achieved];
    emul__json_open(json, NULL, '{');
    emul__json_text(json, "award", result->model->awards[used->award].id);
    emul__json_text(json, "subject", result->ids[used->row]);
    emul__json_text(json, "kind", result->model->names.achievements[item->kind].id);
    emul__json_text(json, "achievement", item->id);
    emul__json_string(json, "state", used->open ? "open" : "used");
    emul__json_close(json, '}');
}

/* Only where the regulation knows achievements. */
static bool write_uses(emul__json *json, const emul_result *result) {
    emul__rows rows;
    if (result->first_achieved == NULL) {
        return true;
    }
    if (!emul__rows_by_id(result, &rows)) {
        return false;
    }
    emul__json_open(json, "uses", '[');
    for (int32_t award = 0; award < result->model->award_count; award++) {
        for (int64_t at = 0; at < rows.count; at++) {
            const int64_t end = emul__used_from(result, award, rows.rows[at] + 1);
            for (int64_t i = emul__used_from(result, award, rows.rows[at]); i < end; i++) {
                write_used(json, result, &result->used[i]);
            }
        }
    }
    emul__json_close(json, ']');
    emul__rows_release(result, &rows);
    return true;
}

static void write_day(emul__json *json, const char *key, emul__day day) {
    char written[24];
    emul__period_format((emul__period){day, day}, written);
    emul__json_string(json, key, written);
}

const char *emul__digest_name(emul_digest_part part) {
    static const char *const names[] = {"all", "regulation", "roster", "ledger", "options"};
    return names[part];
}

static void write_digests(emul__json *json, const emul_result *result) {
    if (*emul_result_digest(result, EMUL_DIGEST_OF_ALL) == '\0') {
        return;
    }
    emul__json_open(json, "digest", '{');
    for (emul_digest_part i = EMUL_DIGEST_OF_ALL; i <= EMUL_DIGEST_OF_OPTIONS; i++) {
        emul__json_string(json, emul__digest_name(i), emul_result_digest(result, i));
    }
    emul__json_close(json, '}');
}

bool emul__result_json(emul__buffer *to, const emul_result *result) {
    char period[24];
    emul__period_format(result->period, period);
    emul__json json = {to, 0, false};
    emul__json_open(&json, NULL, '{');
    emul__json_string(&json, "libemul", emul_version_string());
    emul__json_open(&json, "regulation", '{');
    emul__json_text(&json, "id", result->model->id);
    emul__json_text(&json, "name", result->model->name);
    emul__json_close(&json, '}');
    emul__json_string(&json, "period", period);
    if (result->model->names.stage_count > 0) {
        emul__json_text(&json, "stage", result->model->names.stages[result->stage]);
    }
    write_day(&json, "law_date", result->law_day);
    write_day(&json, "decision_date", result->decision_day);
    write_digests(&json, result);
    const bool written = write_scorecards(&json, result) && write_awards(&json, result) && write_money(&json, result) &&
                         write_uses(&json, result) && write_missing(&json, result);
    emul__json_close(&json, '}');
    emul__buffer_string(to, "\n");
    return written && !to->failed;
}

emul_status emul_result_write_json(const emul_result *result, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    emul__error_clear(error);
    if (result == NULL) {
        return emul__report_argument(error, "result");
    }
    emul__buffer text;
    emul__buffer_init(&text, &result->allocator);
    const bool written = emul__result_json(&text, result);
    const emul_status status = emul__give_written(&text, written, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    return status;
}
