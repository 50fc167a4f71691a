/* emul diff: reads both sides, has the library compare them, and shows what it says. */
#include "tool/diff.h"

#include <string.h>

int is_stored(const char *path) {
    const size_t length = path == NULL ? 0 : strlen(path);
    return length > 5 && strcmp(path + length - 5, ".json") == 0;
}

/* The other side of the command line: another regulation, another period, another stage, or what was changed in the first. */
static options other_side(const options *how) {
    options other = *how;
    if (how->other != NULL) {
        other.regulation = how->other;
        other.criteria = NULL;
    }
    if (how->period_count == 2) {
        other.period = how->second_period;
    }
    if (how->stage_count == 2) {
        other.stages[0] = how->stages[1];
        other.stage_count = 1;
    }
    return other;
}

static options this_side(const options *how) {
    options one = *how;
    one.stage_count = how->stage_count > 0 ? 1 : 0;
    return one;
}

static int show(inputs *from, emul_status status, emul_explanation *explanation, const options *how) {
    const int shown = status == EMUL_OK ? show_diff(from, explanation, how) : print_problems(from->error, how->language);
    emul_explanation_destroy(explanation);
    return shown;
}

/* Without a roster there is nothing to evaluate: the rules alone. */
static int compare_rules(inputs *before, inputs *after, const options *how) {
    emul_explanation *explanation = NULL;
    const options other = other_side(how);
    int status = inputs_read_regulation(before, how);
    status |= inputs_read_regulation(after, &other);
    if (status == EXIT_FINE) {
        status = change_rules(after, &other);
    }
    if (status != EXIT_FINE) {
        return status;
    }
    const emul_status compared = emul_regulation_compare(before->regulation, after->regulation, &explanation, after->error);
    return show(after, compared, explanation, how);
}

static int evaluate_other(inputs *to, const options *other) {
    int status = inputs_read(to, other);
    if (status == EXIT_FINE) {
        status = change_rules(to, other) | change_facts(to, other);
    }
    return status == EXIT_FINE ? inputs_judge(to, other) : status;
}

static int compare_results(inputs *before, inputs *after, const options *how) {
    emul_explanation *explanation = NULL;
    const options one = this_side(how);
    const options other = other_side(how);
    int status = inputs_evaluate(before, &one);
    if (status == EXIT_FINE) {
        status = evaluate_other(after, &other);
    }
    if (status != EXIT_FINE) {
        return status;
    }
    const emul_status compared = emul_result_compare(before->result, after->result, &explanation, after->error);
    return show(after, compared, explanation, how);
}

/* Two results as emul evaluate --format json wrote them. */
static int compare_stored(inputs *from, const options *how) {
    emul_explanation *explanation = NULL;
    emul_stored *before = inputs_read_stored(from, how->regulation, how->language);
    emul_stored *after = inputs_read_stored(from, how->other, how->language);
    int status = EXIT_INPUT;
    if (before != NULL && after != NULL) {
        const emul_status compared = emul_stored_compare(before, after, &explanation, from->error);
        status = show(from, compared, explanation, how);
    }
    emul_stored_destroy(before);
    emul_stored_destroy(after);
    return status;
}

int run_diff(inputs *from, const options *how) {
    inputs after;
    int status = inputs_begin(&after);
    if (status == EXIT_FINE) {
        status = is_stored(how->regulation) ? compare_stored(from, how)
                 : how->roster == NULL      ? compare_rules(from, &after, how)
                                            : compare_results(from, &after, how);
    }
    inputs_release(&after);
    return status;
}
