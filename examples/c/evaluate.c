/* The example cao-bang-2023 through the C API alone: the regulation built by calls, the figures handed over as columns, one evaluation, and the
 * result read from its columns. Needs no text reader. Prints the standings and the awards. */
#include <stdio.h>
#include <stdlib.h>

#include <emul/emul.h>

#include "figures.h"

/* Everything the program makes, so that one place releases it. */
typedef struct job {
    emul_error *error;
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
} job;

static void release(job *made) {
    emul_result_destroy(made->result);
    emul_ledger_destroy(made->ledger);
    emul_roster_destroy(made->roster);
    emul_regulation_destroy(made->regulation);
    emul_error_destroy(made->error);
}

/* Every call says whether it went well; a failure lists all that is wrong. */
static void check(job *made, emul_status status) {
    if (status == EMUL_OK) {
        return;
    }
    for (int64_t index = 0; index < emul_error_count(made->error); index++) {
        char line[1024];
        if (emul_error_format(made->error, index, EMUL_VIETNAMESE, line, sizeof line, NULL) == EMUL_OK) {
            fprintf(stderr, "%s\n", line);
        }
    }
    fprintf(stderr, "%s\n", emul_status_name(status));
    release(made);
    exit(EXIT_FAILURE);
}

/* ---- the regulation ---- */

static int32_t add_node(job *made, int32_t scorecard, emul_criterion spec) {
    int32_t index = -1;
    spec.struct_size = sizeof spec;
    check(made, emul_regulation_add_criterion(made->regulation, scorecard, -1, &spec, &index, made->error));
    return index;
}

static void add_leaf(job *made, int32_t scorecard, int32_t parent, const char *id, const char *name, const char *max, const char *points) {
    const emul_criterion spec = {.struct_size = sizeof spec, .id = id, .name = name, .max = max, .points = points};
    check(made, emul_regulation_add_criterion(made->regulation, scorecard, parent, &spec, NULL, made->error));
}

static void add_values(job *made) {
    static const char *const values[][2] = {
        {"progress", "visits / visits@plan"},      {"inpatient_progress", "inpatients / inpatients@plan"},
        {"occupancy", "bed_days / (beds * 365)"},  {"doctor_rate", "10000 * doctors / population"},
        {"bed_rate", "10000 * beds / population"}, {"commune_rate", "communes@standard / communes"},
    };
    const emul_indicator self_report = {.struct_size = sizeof self_report, .id = "self_report", .type = "yes_no"};
    check(made, emul_regulation_add_indicator(made->regulation, &self_report, NULL, made->error));
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        check(made, emul_regulation_add_value(made->regulation, values[i][0], values[i][1], made->error));
    }
}

static void add_criteria(job *made, int32_t unit) {
    const int32_t work = add_node(made, unit, (emul_criterion){.id = "I", .name = "Nhiệm vụ chuyên môn", .max = "70"});
    add_leaf(made, unit, work, "I.1", "Khám, chữa bệnh", "20", "proportional(progress)");
    add_leaf(made, unit, work, "I.2", "Điều trị nội trú", "15", "full + per(1%, inpatient_progress, short = -0.5)");
    add_leaf(made, unit, work, "I.3", "Công suất giường bệnh", "10", "line(occupancy, 60% -> 0, 85% -> 10, 100% -> 10, 120% -> 6)");
    add_leaf(made, unit, work, "I.4", "Tiêu chí y tế xã, chỉ đạo tuyến", "10",
             "if(known(communes), steps(commune_rate, 100% -> 10, 90% -> 9, 80% -> 8, 70% -> 6), proportional(support / support@plan))");
    add_leaf(made, unit, work, "I.5", "Bác sĩ trên một vạn dân", "8", "proportional(doctor_rate / doctors_per_10000@plan)");
    add_leaf(made, unit, work, "I.6", "Giường bệnh trên một vạn dân", "7", "proportional(bed_rate / beds_per_10000@plan)");
    const int32_t movement = add_node(made, unit, (emul_criterion){.id = "II", .name = "Phong trào thi đua", .max = "30"});
    add_leaf(made, unit, movement, "II.1", "Tỷ lệ đăng ký cam kết", "10", "proportional(committed / staff)");
    add_leaf(made, unit, movement, "II.2", "Phong trào thi đua", "20", "movement@appraised");
    const int32_t bonus = add_node(made, unit, (emul_criterion){.id = "T", .name = "Điểm thưởng", .kind = "bonus", .max = "5"});
    add_leaf(made, unit, bonus, "T.1", "Kỹ thuật mới", "3", "each(new_techniques, 0.1)");
    add_leaf(made, unit, bonus, "T.2", "Mô hình mới", "2", "each(models, 1)");
    (void)add_node(made, unit,
                   (emul_criterion){.id = "P", .name = "Điểm trừ", .kind = "penalty", .max = "5", .points = "each(late_reports, 0.5)"});
}

static void add_standing(job *made, int32_t unit) {
    static const emul_class classes[] = {
        {.struct_size = sizeof *classes, .id = "xuat_sac", .when = "total >= 95 and lowest_share >= 70%", .at_most = "20%"},
        {.struct_size = sizeof *classes, .id = "tot", .when = "total >= 85"},
        {.struct_size = sizeof *classes, .id = "hoan_thanh", .when = "total >= 70"},
        {.struct_size = sizeof *classes, .id = "khong_hoan_thanh"},
    };
    const emul_condition veto = {.struct_size = sizeof veto, .that = "self_report == no", .name = "Không nộp bản tự chấm điểm"};
    check(made, emul_regulation_add_disqualification(made->regulation, unit, &veto, made->error));
    check(made, emul_regulation_add_order(made->regulation, unit, "total desc", made->error));
    check(made, emul_regulation_add_order(made->regulation, unit, "points(I) desc", made->error));
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        check(made, emul_regulation_add_class(made->regulation, unit, &classes[i], NULL, made->error));
    }
}

static int32_t add_award(job *made, const char *id, const char *name, const char *take, const char *first, const char *second) {
    const emul_award spec = {.struct_size = sizeof spec, .id = id, .name = name, .applies_to = "unit", .by = "don_vi", .take = take};
    const char *const conditions[] = {first, second};
    int32_t award = -1;
    check(made, emul_regulation_add_award(made->regulation, &spec, &award, made->error));
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        const emul_condition condition = {.struct_size = sizeof condition, .that = conditions[i]};
        check(made, emul_regulation_add_award_condition(made->regulation, award, &condition, made->error));
    }
    return award;
}

static void build_regulation(job *made) {
    const emul_header header = {.struct_size = sizeof header,
                                .id = "y-te-cao-bang-2023",
                                .name = "Thi đua ngành Y tế Cao Bằng năm 2023",
                                .in_force = "2023-01-01..2023-12-31",
                                .rounding = "2 half_away"};
    const emul_scorecard spec = {.struct_size = sizeof spec, .id = "don_vi", .applies_to = "unit", .group = "cluster"};
    int32_t unit = -1;
    check(made, emul_regulation_create(NULL, &made->regulation, made->error));
    check(made, emul_regulation_set_header(made->regulation, &header, made->error));
    add_values(made);
    check(made, emul_regulation_add_scorecard(made->regulation, &spec, &unit, made->error));
    add_criteria(made, unit);
    add_standing(made, unit);
    const int32_t flag = add_award(made, "co_thi_dua", "Cờ thi đua", "1 per cluster", "class(don_vi) == xuat_sac", "discipline == 0");
    check(made, emul_regulation_add_exclusion(made->regulation, flag, "giay_khen", made->error));
    (void)add_award(made, "giay_khen", "Giấy khen của Giám đốc Sở Y tế", "30% of all per cluster", "class(don_vi) >= tot",
                    "discipline == 0");
    (void)add_award(made, "tap_the_lao_dong_xuat_sac", "Tập thể lao động xuất sắc", NULL, "class(don_vi) >= tot", "discipline == 0");
    (void)add_award(made, "bang_khen_tinh", "Đề nghị tặng Bằng khen của tỉnh", NULL, "class(don_vi) == xuat_sac",
                    "streak(tap_the_lao_dong_xuat_sac) >= 3");
    check(made, emul_regulation_finish(made->regulation, made->error));
}

/* ---- who and what ---- */

static void fill_roster(job *made) {
    check(made, emul_roster_create(NULL, &made->roster, made->error));
    check(made, emul_roster_append(made->roster, UNITS, unit_ids, NULL, unit_names, NULL, NULL, made->error));
    check(made, emul_roster_set_attribute_column(made->roster, "cluster", UNITS, unit_clusters, made->error));
    check(made, emul_roster_set_attribute_column(made->roster, "population", UNITS, unit_populations, made->error));
    check(made, emul_roster_set_attribute_column(made->roster, "staff", UNITS, unit_staffs, made->error));
}

static void fill_ledger(job *made) {
    check(made, emul_ledger_create(NULL, &made->ledger, made->error));
    for (size_t i = 0; i < sizeof fact_columns / sizeof *fact_columns; i++) {
        const fact_column *column = &fact_columns[i];
        check(made, emul_ledger_add_column(made->ledger, column->indicator, column->facet, NULL, UNITS, column->values, made->error));
    }
    for (size_t i = 0; i < sizeof past_awards / sizeof *past_awards; i++) {
        const past_award *past = &past_awards[i];
        check(made, emul_ledger_add_award(made->ledger, past->row, "tap_the_lao_dong_xuat_sac", past->year, past->decision, past->revoked,
                                          made->error));
    }
}

/* ---- the result ---- */

static const char *decimal(emul_decimal value, char *buffer, size_t capacity) {
    return emul_decimal_format(value, 0, ',', buffer, capacity, NULL, NULL) == EMUL_OK ? buffer : "?";
}

static const char *class_name(const job *made, int32_t class_index) {
    emul_class spec = {.struct_size = sizeof spec};
    if (class_index < 0 || emul_regulation_class(made->regulation, class_index, &spec, NULL) != EMUL_OK) {
        return "-";
    }
    return spec.id;
}

/* Place among all, place in the cluster, id, total, class, name. */
static void print_subject(const job *made, int64_t row) {
    char overall[32];
    char place[32];
    char total[32];
    printf("%4s %4s  %-10s %7s  %-12s %s\n", decimal(emul_result_place_overall(made->result, 0, NULL)[row], overall, sizeof overall),
           decimal(emul_result_place(made->result, 0, NULL)[row], place, sizeof place), emul_roster_id(made->roster, row),
           decimal(emul_result_total(made->result, 0, NULL)[row], total, sizeof total),
           class_name(made, emul_result_class(made->result, 0, NULL)[row]), emul_roster_name(made->roster, row));
}

/* Overall standing: the columns are indexed by roster row, so a host sorts them as it likes. Here: by counting up the places. */
static void print_standing(const job *made) {
    const emul_decimal *overall = emul_result_place_overall(made->result, 0, NULL);
    for (int64_t place = 1; place <= UNITS; place++) {
        for (int64_t row = 0; row < UNITS; row++) {
            if (overall[row] == place * EMUL_DECIMAL_ONE) {
                print_subject(made, row);
            }
        }
    }
    for (int64_t row = 0; row < UNITS; row++) {
        if (overall[row] == EMUL_MISSING) {
            print_subject(made, row);
        }
    }
}

static void print_award(const job *made, int32_t award) {
    static const emul_decision shown[] = {EMUL_DECISION_AWARDED, EMUL_DECISION_TIED_AT_CUT, EMUL_DECISION_UNDETERMINED};
    const emul_decision *decision = emul_result_decision(made->result, award, NULL);
    emul_award spec = {.struct_size = sizeof spec};
    if (emul_regulation_award(made->regulation, award, &spec, NULL) != EMUL_OK) {
        return;
    }
    printf("\n%s\n", spec.name);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        for (int64_t row = 0; row < UNITS; row++) {
            if (decision[row] == shown[i]) {
                printf("  %-10s %s\n", emul_roster_id(made->roster, row), emul_decision_name(decision[row], EMUL_VIETNAMESE));
            }
        }
    }
}

int main(void) {
    job made = {emul_error_create(NULL), NULL, NULL, NULL, NULL};
    const emul_options options = {.struct_size = sizeof options, .period = "2023"};
    build_regulation(&made);
    fill_roster(&made);
    fill_ledger(&made);
    check(&made, emul_evaluate(made.regulation, made.roster, made.ledger, &options, &made.result, made.error));
    print_standing(&made);
    const int64_t awards = emul_regulation_count(made.regulation, EMUL_PART_AWARD);
    for (int32_t award = 0; award < awards; award++) {
        print_award(&made, award);
    }
    release(&made);
    return EXIT_SUCCESS;
}
