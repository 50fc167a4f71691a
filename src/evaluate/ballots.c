/* What the ballots of councils come to. Votes count over all members (Decree 152/2025 Art. 33.5, Decree 98/2023 Art. 30.7: absent members are
 * polled in writing), so as long as absent members have not been polled a ballot is open: it has passed when nobody left can undo that, has failed
 * when nobody left can mend it, and is unknown in between. */
#include "evaluate/run.h"

/* ---- the ballot that counts ---- */

static bool is_of_period(const emul__run *run, const emul__ballot *ballot) {
    return ballot->year == 0 ? run->years_back == 0 : ballot->year == emul__period_year(run->now);
}

/* A ballot of the period and one of its year with the same round: nothing says which of them came later. */
static void report_two(emul__run *run, const emul__ballot *ballot, emul__text title) {
    char round[EMUL__INTEGER_CAPACITY];
    emul__run_report(
        run, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                 .place = {.row = ballot->row + 1, .field = title},
                                 .english = "subject “{0}” has two ballots on “{1}” of round {2} for this period",
                                 .vietnamese = "“{0}” có hai kết quả bỏ phiếu “{1}” vòng {2} cho kỳ này",
                                 .hint_english = "number the rounds, or leave one out",
                                 .hint_vietnamese = "ghi số vòng, hoặc bỏ một kết quả",
                                 .arguments = {run->result->ids[ballot->row], title, {round, emul__integer_write(ballot->round, round)}}});
}

/* Of each subject the ballot of the last round; twice[row]: there are two of that. */
static void take_last(const emul__run *run, int32_t word, emul__ballot *last, uint8_t *twice) {
    for (size_t i = 0; i < run->ledger->ballot_count; i++) {
        const emul__ballot *ballot = &run->ledger->ballots[i];
        if (ballot->title == word && is_of_period(run, ballot) && last[ballot->row].round <= ballot->round) {
            twice[ballot->row] = last[ballot->row].round == ballot->round;
            last[ballot->row] = *ballot;
        }
    }
}

/* The ballots of a title; NULL after reporting. Made once a title. */
static const emul__ballot *ballots_of(emul__run *run, int32_t title) {
    const emul__text name = run->model->names.titles.texts[title];
    if (run->result->ballots[title] != NULL) {
        return run->result->ballots[title];
    }
    emul__ballot *last = (emul__ballot *)emul__run_keep(run, run->result->rows, sizeof *last);
    uint8_t *twice = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (last == NULL || twice == NULL) {
        return NULL;
    }
    take_last(run, emul__intern_find(&run->ledger->words, name), last, twice);
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (twice[row]) {
            report_two(run, &last[row], name);
        }
    }
    run->result->ballots[title] = last;
    return emul__run_fine(run) ? last : NULL;
}

/* ---- what it says ---- */

static emul__ratio over_members(const emul__ballot *of, int64_t count) {
    return emul__ratio_div(emul__ratio_of_integer(count), emul__ratio_of_integer(of->members));
}

int64_t emul__ballot_open(const emul__ballot *of) {
    if (of->yes == of->members) { /* nobody is left, known or not */
        return 0;
    }
    return of->present < 0 || of->yes < 0 ? -1 : of->members - of->present - of->written;
}

/* How many votes it may still come to. */
static int64_t most_votes(const emul__ballot *of) {
    const int64_t open = emul__ballot_open(of);
    return open < 0 ? of->members - (of->chair == EMUL_CHAIR_NO) : of->yes + open;
}

static int64_t passed(const emul__ballot *of, emul__ratio threshold) {
    if (of->members == 0) {
        return EMUL_MISSING;
    }
    if (of->yes >= 0 && emul__ratio_compare(over_members(of, of->yes), threshold) >= 0) {
        return EMUL_DECIMAL_ONE;
    }
    return emul__ratio_compare(over_members(of, most_votes(of)), threshold) < 0 ? 0 : EMUL_MISSING;
}

static int64_t chair_vote(const emul__ballot *of) {
    return of->chair == EMUL_CHAIR_UNKNOWN ? EMUL_MISSING : of->chair == EMUL_CHAIR_YES ? EMUL_DECIMAL_ONE : 0;
}

static int64_t decimal_of(const emul__ballot *of, const emul__input *input) {
    switch (input->vote) {
    case EMUL__VOTE_PASSED:
        return passed(of, input->threshold);
    case EMUL__VOTE_CHAIR:
        return chair_vote(of);
    default:
        return of->members == 0 ? EMUL_MISSING : of->members * EMUL_DECIMAL_ONE;
    }
}

static emul__ratio share_of(const emul__ballot *of, const emul__input *input) {
    const bool attendance = input->vote == EMUL__VOTE_ATTENDANCE;
    const bool known = of->members > 0 && (attendance ? of->present >= 0 : emul__ballot_open(of) == 0);
    return known ? over_members(of, attendance ? of->present : of->yes) : emul__ratio_of_state(EMUL__IS_MISSING);
}

bool emul__bind_ballot(emul__run *run, const emul__input *input, emul__column *column) {
    const bool share = emul__input_is_ratio(&run->model->names, input);
    const emul__ballot *ballots = ballots_of(run, input->title);
    int64_t *values = ballots == NULL || share ? NULL : emul__run_column(run);
    emul__ratio *ratios = ballots == NULL || !share ? NULL : emul__run_ratios(run);
    for (int64_t row = 0; (values != NULL || ratios != NULL) && row < run->result->rows; row++) {
        if (share) {
            ratios[row] = share_of(&ballots[row], input);
        } else {
            values[row] = decimal_of(&ballots[row], input);
        }
    }
    column->values = values;
    column->ratios = ratios;
    return values != NULL || ratios != NULL;
}
