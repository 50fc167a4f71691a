/* Classes to decisions: awards one after the other, each after those its conditions name and those that exclude it. */
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

/* Who enters, who is selected, and what is missing to say so. */
static bool hold_contest(emul__run *run, int32_t award) {
    emul__contest contest = {.award = award};
    if (!emul__contest_enter(run, &contest) || !emul__contest_cap(run, &contest) || !emul__contest_select(run, &contest)) {
        return false;
    }
    emul__contest_report_cap(run, &contest);
    return emul__contest_note_missing(run, &contest) && emul__achievements_note(run, award);
}

/* One that is not in force on the day of the law is given to nobody. */
bool emul__step_award(emul__run *run, int32_t award) {
    for (int32_t i = award; i < run->model->award_count; i++) {
        if (emul__award_family(run->model, i) == award && !emul__award_result_make(run, i)) {
            return false;
        }
    }
    if (emul__spans_hold(&run->model->awards[award].in_force, run->result->law_day) && !hold_contest(run, award)) {
        return false;
    }
    for (int32_t i = award; i < run->model->award_count; i++) {
        run->award_decided[i] = run->award_decided[i] || emul__award_family(run->model, i) == award;
    }
    return true;
}
