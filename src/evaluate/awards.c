/* Classes to decisions: awards one after the other, each when all it reads is known: the standing it goes by, the awards its conditions
 * name, and those that exclude it. */
#include "evaluate/contest.h"

int32_t emul__award_family(const emul__model *model, int32_t award) {
    return model->awards[award].prize_of >= 0 ? model->awards[award].prize_of : award;
}

bool emul__award_excludes(const emul__model *model, int32_t award, int32_t family) {
    for (int32_t i = 0; i < model->awards[award].exclude_count; i++) {
        if (emul__award_family(model, model->awards[award].excludes[i]) == family) {
            return true;
        }
    }
    return false;
}

bool emul__award_result_make(emul__run *run, int32_t award) {
    emul__award_result *to = &run->result->awards[award];
    const int64_t rows = run->result->rows;
    to->decision = (emul_decision *)emul__run_keep(run, rows, sizeof *to->decision);
    to->order = (emul_decimal *)emul__run_keep(run, rows, sizeof *to->order);
    to->reason = (int32_t *)emul__run_keep(run, rows, sizeof *to->reason);
    to->excluded_by = (int32_t *)emul__run_keep(run, rows, sizeof *to->excluded_by);
    if (!emul__run_fine(run)) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        to->order[row] = EMUL_MISSING;
        to->reason[row] = -1;
        to->excluded_by[row] = -1;
    }
    return true;
}

static bool program_ready(const emul__run *run, const emul__program *program) {
    for (int32_t i = 0; i < program->input_count; i++) {
        if (!emul__input_ready(run, &run->model->inputs.items[program->inputs[i]])) {
            return false;
        }
    }
    return true;
}

static bool excluders_ready(const emul__run *run, int32_t award) {
    for (int32_t other = 0; other < run->model->award_count; other++) {
        if (!run->award_decided[other] && emul__award_excludes(run->model, other, award)) {
            return false;
        }
    }
    return true;
}

static bool is_ready(const emul__run *run, int32_t award) {
    const emul__model_award *of = &run->model->awards[award];
    if (of->scorecard >= 0 && !run->classes_known[of->scorecard]) {
        return false;
    }
    for (int32_t i = 0; i < of->condition_count; i++) {
        if (!program_ready(run, &run->model->conditions[of->first_condition + i].test)) {
            return false;
        }
    }
    for (int32_t i = 0; i < of->order_count; i++) {
        if (!program_ready(run, &of->order[i].key)) {
            return false;
        }
    }
    return excluders_ready(run, award);
}

static bool decide(emul__run *run, int32_t award) {
    emul__contest contest = {.award = award};
    for (int32_t i = award; i < run->model->award_count; i++) {
        if (emul__award_family(run->model, i) == award && !emul__award_result_make(run, i)) {
            return false;
        }
    }
    if (!emul__contest_enter(run, &contest) || !emul__contest_select(run, &contest) || !emul__contest_note_missing(run, &contest)) {
        return false;
    }
    for (int32_t i = award; i < run->model->award_count; i++) {
        run->award_decided[i] = run->award_decided[i] || emul__award_family(run->model, i) == award;
    }
    return true;
}

bool emul__step_awards(emul__run *run) {
    for (int32_t i = 0; i < run->model->award_count; i++) {
        const int32_t award = run->model->award_sequence[i];
        const bool due = run->model->awards[award].prize_of < 0 && !run->award_decided[award] && is_ready(run, award);
        if (due && !decide(run, award)) {
            return false;
        }
    }
    return true;
}
