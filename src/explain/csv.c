/* The result as CSV: one function a table, one line a row. */
#include "explain/cells.h"
#include "explain/money.h"
#include "explain/rows.h"
#include "explain/words.h"

/* One record being written: cells are separated as they come. */
typedef struct record {
    emul__buffer *to;
    bool started;
} record;

static void start_cell(record *line) {
    if (line->started) {
        emul__buffer_string(line->to, ",");
    }
    line->started = true;
}

static void text_cell(record *line, emul__text text) {
    start_cell(line);
    emul__buffer_cell(line->to, text);
}

static void string_cell(record *line, const char *text) {
    text_cell(line, emul__text_of(text));
}

static void decimal_cell(record *line, emul_decimal value) {
    start_cell(line);
    emul__buffer_decimal(line->to, value, 0, '.');
}

/* 0 stands for "none": how many share a place that there is not. */
static void count_cell(record *line, int64_t value) {
    start_cell(line);
    if (value != 0) {
        emul__buffer_integer(line->to, value);
    }
}

static void end_record(record *line) {
    emul__buffer_string(line->to, "\n");
}

static void write_standing(emul__buffer *to, const emul_result *result, int32_t scorecard, int64_t row) {
    const emul__scorecard_result *from = &result->scorecards[scorecard];
    record line = {to, false};
    text_cell(&line, result->model->scorecards[scorecard].id);
    text_cell(&line, emul__group_text(result, from->group, row));
    decimal_cell(&line, from->place[row]);
    decimal_cell(&line, from->place_overall[row]);
    count_cell(&line, from->tied[row]);
    text_cell(&line, result->ids[row]);
    decimal_cell(&line, from->base[row]);
    decimal_cell(&line, from->bonus[row]);
    decimal_cell(&line, from->penalty[row]);
    decimal_cell(&line, from->total[row]);
    text_cell(&line, emul__class_cell(result, from->class_index[row]));
    end_record(&line);
}

static void write_decision(emul__buffer *to, const emul_result *result, int32_t award, int64_t row) {
    const emul__award_result *from = &result->awards[award];
    emul__buffer reason;
    emul__buffer_init(&reason, &result->allocator);
    emul__reason_cell(&reason, result, award, row);
    record line = {to, false};
    text_cell(&line, result->model->awards[award].id);
    text_cell(&line, result->ids[row]);
    string_cell(&line, emul__decision_word(from->decision[row])->id);
    decimal_cell(&line, from->order[row]);
    text_cell(&line, (emul__text){reason.bytes, reason.length});
    end_record(&line);
    to->failed = to->failed || reason.failed;
    emul__buffer_destroy(&reason);
}

static void write_points(emul__buffer *to, const emul_result *result, int32_t criterion, int64_t row) {
    const emul__model_criterion *from = &result->model->criteria[criterion];
    const emul_decimal points = result->criteria[criterion].points[row];
    record line = {to, false};
    text_cell(&line, result->model->scorecards[from->scorecard].id);
    text_cell(&line, from->id);
    text_cell(&line, result->ids[row]);
    decimal_cell(&line, points);
    text_cell(&line, emul__presence_cell(points));
    end_record(&line);
}

static void write_missing(emul__buffer *to, const emul_result *result, const emul__missing_fact *missing) {
    const emul__text none = {"", 0};
    const emul__model *model = result->model;
    record line = {to, false};
    text_cell(&line, result->ids[missing->row]);
    text_cell(&line, missing->scorecard < 0 ? none : model->scorecards[missing->scorecard].id);
    text_cell(&line, missing->criterion < 0 ? none : model->criteria[missing->criterion].id);
    text_cell(&line, missing->text);
    end_record(&line);
}

static void write_payment(emul__buffer *to, const emul_result *result, int32_t award, int64_t row) {
    const emul__award_result *from = &result->awards[award];
    record line = {to, false};
    text_cell(&line, result->model->awards[award].id);
    text_cell(&line, result->ids[row]);
    text_cell(&line, emul__money_unit(result, row));
    text_cell(&line, result->model->awards[award].fund);
    decimal_cell(&line, from->coefficient);
    decimal_cell(&line, result->base_salary);
    decimal_cell(&line, from->money[row]);
    string_cell(&line, emul__payment_word(from->payment[row])->id);
    text_cell(&line, emul__money_reason(result, award, row));
    end_record(&line);
}

static void write_money_total(emul__buffer *to, const emul_result *result, const emul__money_total *total) {
    record line = {to, false};
    text_cell(&line, total->unit < 0 ? EMUL__TEXT("") : result->ids[total->unit]);
    text_cell(&line, total->fund);
    decimal_cell(&line, total->recipients * EMUL_DECIMAL_ONE);
    decimal_cell(&line, total->amount);
    decimal_cell(&line, total->open * EMUL_DECIMAL_ONE);
    end_record(&line);
}

/* ---- tables: `scorecard` -1 stands for all ---- */

static bool write_standings(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__buffer_string(to, "scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class\n");
    for (int32_t i = 0; i < result->model->scorecard_count; i++) {
        emul__rows rows;
        if (scorecard >= 0 && i != scorecard) {
            continue;
        }
        if (!emul__rows_of_scorecard(result, i, &rows)) {
            return false;
        }
        for (int64_t at = 0; at < rows.count; at++) {
            write_standing(to, result, i, rows.rows[at]);
        }
        emul__rows_release(result, &rows);
    }
    return true;
}

static bool write_awards(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__buffer_string(to, "award,subject,decision,order,reason\n");
    for (int32_t i = 0; i < result->model->award_count; i++) {
        emul__rows rows;
        if (scorecard >= 0 && result->model->awards[i].scorecard != scorecard) {
            continue;
        }
        if (!emul__rows_of_award(result, i, &rows)) {
            return false;
        }
        for (int64_t at = 0; at < rows.count; at++) {
            write_decision(to, result, i, rows.rows[at]);
        }
        emul__rows_release(result, &rows);
    }
    return true;
}

static bool write_all_points(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__rows rows;
    if (!emul__rows_by_id(result, &rows)) {
        return false;
    }
    emul__buffer_string(to, "scorecard,criterion,subject,points,state\n");
    for (int32_t i = 0; i < result->model->criterion_count; i++) {
        const int32_t owner = result->model->criteria[i].scorecard;
        const bool wanted = scorecard < 0 || owner == scorecard;
        for (int64_t at = 0; wanted && at < rows.count; at++) {
            if (result->scorecards[owner].state[rows.rows[at]] != EMUL_SUBJECT_NOT_CONCERNED) {
                write_points(to, result, i, rows.rows[at]);
            }
        }
    }
    emul__rows_release(result, &rows);
    return true;
}

static bool write_all_missing(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__rows rows;
    if (!emul__rows_by_id(result, &rows)) {
        return false;
    }
    emul__buffer_string(to, "subject,scorecard,criterion,fact\n");
    for (int64_t at = 0; at < rows.count; at++) {
        const int64_t end = emul__missing_after(result, rows.rows[at]);
        for (int64_t i = emul__missing_from(result, rows.rows[at]); i < end; i++) {
            if (scorecard < 0 || result->missing[i].scorecard == scorecard) {
                write_missing(to, result, &result->missing[i]);
            }
        }
    }
    emul__rows_release(result, &rows);
    return true;
}

static bool write_money(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__buffer_string(to, "award,subject,unit,fund,coefficient,base_salary,amount,payment,reason\n");
    for (int32_t i = 0; i < result->model->award_count; i++) {
        const emul_payment *payment = result->awards[i].payment;
        emul__rows rows;
        if (payment == NULL || (scorecard >= 0 && result->model->awards[i].scorecard != scorecard)) {
            continue;
        }
        if (!emul__rows_of_award(result, i, &rows)) {
            return false;
        }
        for (int64_t at = 0; at < rows.count; at++) {
            if (payment[rows.rows[at]] != EMUL_PAYMENT_NONE) {
                write_payment(to, result, i, rows.rows[at]);
            }
        }
        emul__rows_release(result, &rows);
    }
    return true;
}

static bool write_money_totals(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__money_totals totals;
    if (!emul__money_totals_make(result, scorecard, &totals)) {
        return false;
    }
    emul__buffer_string(to, "unit,fund,recipients,amount,open\n");
    for (int64_t i = 0; i < totals.count; i++) {
        write_money_total(to, result, &totals.items[i]);
    }
    emul__money_totals_release(result, &totals);
    return true;
}

static void write_used(emul__buffer *to, const emul_result *result, const emul__used *used) {
    const emul__achieved *item = &result->achieved[used->achieved];
    record line = {to, false};
    text_cell(&line, result->model->awards[used->award].id);
    text_cell(&line, result->ids[used->row]);
    text_cell(&line, result->model->names.achievements[item->kind].id);
    text_cell(&line, item->id);
    string_cell(&line, used->open ? "open" : "used");
    end_record(&line);
}

static bool write_uses(emul__buffer *to, const emul_result *result, int32_t scorecard) {
    emul__rows rows;
    if (!emul__rows_by_id(result, &rows)) {
        return false;
    }
    emul__buffer_string(to, "award,subject,kind,achievement,state\n");
    for (int32_t award = 0; award < result->model->award_count; award++) {
        const bool wanted = scorecard < 0 || result->model->awards[award].scorecard == scorecard;
        for (int64_t at = 0; wanted && at < rows.count; at++) {
            const int64_t end = emul__used_from(result, award, rows.rows[at] + 1);
            for (int64_t i = emul__used_from(result, award, rows.rows[at]); i < end; i++) {
                write_used(to, result, &result->used[i]);
            }
        }
    }
    emul__rows_release(result, &rows);
    return true;
}

typedef bool (*table_writer)(emul__buffer *to, const emul_result *result, int32_t scorecard);
static const table_writer writers[] = {write_standings, write_awards,       write_all_points, write_all_missing,
                                       write_money,     write_money_totals, write_uses};

emul_status emul_result_write_csv(const emul_result *result, emul_table table, int32_t scorecard, char *buffer, size_t capacity,
                                  size_t *needed, emul_error *error) {
    emul__error_clear(error);
    if (result == NULL) {
        return emul__report_argument(error, "result");
    }
    if (table < 0 || table > EMUL_TABLE_USES) {
        return emul__report_argument(error, "table");
    }
    if (scorecard < -1 || scorecard >= result->model->scorecard_count) {
        return emul__report_argument(error, "scorecard");
    }
    emul__buffer text;
    emul__buffer_init(&text, &result->allocator);
    const bool written = writers[table](&text, result, scorecard);
    const emul_status status = emul__give_written(&text, written, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    return status;
}
