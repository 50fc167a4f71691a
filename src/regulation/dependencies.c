/* What must be computed before what, read off the inputs of the compiled rules: criteria before those whose rules name them, scorecards and
 * awards likewise. What waits for itself is a fault of the regulation, told with the whole circle. */
#include "regulation/build.h"

/* ---- circles ---- */

static void report_circle(emul__build *build, const emul__item *item, int32_t text, emul__text circle) {
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "these wait for each other in a circle: {0}",
                                            .vietnamese = "các mục này phụ thuộc vòng tròn vào nhau: {0}",
                                            .hint_english = "take one of them out of the rule of another",
                                            .hint_vietnamese = "bỏ một mục ra khỏi quy tắc của mục kia",
                                            .arguments = {circle}});
}

/* The sequence; NULL after a circle has been reported. `text` of the item is where a rule stands, if it has one. */
static const int32_t *sequence_of(emul__build *build, const emul__edges *edges, int32_t count, emul__list_kind kind, int32_t text,
                                  emul__text (*name)(const emul__build *, int32_t)) {
    const int32_t *circle = NULL;
    int32_t length = 0;
    const int32_t *sequence = emul__sequence(build, edges, count, &circle, &length);
    if (circle != NULL) {
        const emul__item *item = emul__build_item(build, kind, circle[0]);
        report_circle(build, item, text >= 0 && item->texts[text] != NULL ? text : -1, emul__circle_text(build, circle, length, name));
    }
    return sequence;
}

/* ---- what a rule of a scorecard reads of its own scorecard too early ---- */

enum { OWN_TOTALS = 1, OWN_PLACE = 2, OWN_CLASS = 4 };

static uint32_t outcome_of(const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_LOWEST_SHARE:
    case EMUL__INPUT_TOTAL:
    case EMUL__INPUT_BASE:
    case EMUL__INPUT_BONUS:
    case EMUL__INPUT_PENALTY:
        return OWN_TOTALS;
    case EMUL__INPUT_PLACE:
        return OWN_PLACE;
    case EMUL__INPUT_CLASS:
        return OWN_CLASS;
    default:
        return 0;
    }
}

static void refuse_own(emul__build *build, const emul__item *item, int32_t text, const emul__program *program, int32_t scorecard,
                       uint32_t refused) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &build->model->inputs.items[program->reads[i]];
        if (input->scorecard == scorecard && (outcome_of(input) & refused) != 0) {
            emul__build_problem(
                build, item, text,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” of the scorecard “{1}” is not known before this rule is: it waits for itself",
                                    .vietnamese = "“{0}” của bảng điểm “{1}” chỉ có sau khi tính quy tắc này: phụ thuộc vòng tròn",
                                    .arguments = {input->text, build->scorecards[scorecard].id}});
        }
    }
}

static void refuse_own_outcomes(emul__build *build) {
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        const emul__item *item = emul__build_item(build, EMUL__CRITERIA, i);
        refuse_own(build, item, EMUL__CRITERION_POINTS, &build->criteria[i].rule, item->owner, OWN_TOTALS | OWN_PLACE | OWN_CLASS);
    }
    for (int32_t i = 0; i < build->model->class_count; i++) {
        const emul__item *item = emul__build_item(build, EMUL__CLASSES, i);
        refuse_own(build, item, EMUL__CLASS_WHEN, &build->classes[i].when, item->owner, OWN_CLASS);
    }
    int32_t veto = 0;
    int32_t key = 0;
    for (int32_t s = 0; s < build->model->scorecard_count; s++) {
        const emul__model_scorecard *scorecard = &build->scorecards[s];
        for (int32_t i = 0; i < scorecard->veto_count; i++) {
            const emul__item *item = emul__build_item(build, EMUL__VETOES, veto++);
            refuse_own(build, item, EMUL__CONDITION_THAT, &scorecard->vetoes[i].test, s, OWN_PLACE | OWN_CLASS);
        }
        const emul__list *keys = emul__build_list(build, EMUL__ORDERS);
        while ((size_t)key < keys->count && keys->items[key].owner < s) {
            key++;
        }
        for (int32_t i = 0; i < scorecard->order_count && (size_t)key < keys->count && keys->items[key].owner == s; i++) {
            refuse_own(build, &keys->items[key++], EMUL__TEXT_ONLY, &scorecard->order[i].key, s, OWN_PLACE | OWN_CLASS);
        }
    }
}

/* ---- criteria ---- */

static bool reads_points(const emul__input *input) {
    return (input->kind == EMUL__INPUT_POINTS || input->kind == EMUL__INPUT_SHARE) && input->criterion >= 0;
}

static void add_points_read(emul__build *build, emul__edges *edges, int32_t reader, const emul__program *program) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &build->model->inputs.items[program->reads[i]];
        if (reads_points(input) && build->criteria[input->criterion].scorecard == build->criteria[reader].scorecard) {
            emul__edges_add(build, edges, reader, input->criterion);
        }
    }
}

static emul__text criterion_name(const emul__build *build, int32_t number) {
    return build->criteria[number].id;
}

/* The leaves of each scorecard as they come in the sequence of all criteria. */
static void share_out_leaves(emul__build *build, const int32_t *sequence) {
    int32_t *leaves = (int32_t *)emul__build_allocate(build, (size_t)build->model->criterion_count, sizeof *leaves);
    for (int32_t i = 0; leaves != NULL && i < build->model->criterion_count; i++) {
        const emul__model_criterion *criterion = &build->criteria[sequence[i]];
        emul__model_scorecard *scorecard = &build->scorecards[criterion->scorecard];
        if (criterion->first_child < 0) {
            leaves[scorecard->first_criterion + scorecard->leaf_count++] = sequence[i];
        }
    }
    for (int32_t i = 0; leaves != NULL && i < build->model->scorecard_count; i++) {
        build->scorecards[i].leaf_order = leaves + build->scorecards[i].first_criterion;
    }
}

static void sequence_criteria(emul__build *build) {
    emul__edges edges = {NULL, 0, 0};
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        if (build->criteria[i].parent >= 0) {
            emul__edges_add(build, &edges, build->criteria[i].parent, i);
        }
        add_points_read(build, &edges, i, &build->criteria[i].rule);
    }
    const int32_t *sequence =
        sequence_of(build, &edges, build->model->criterion_count, EMUL__CRITERIA, EMUL__CRITERION_POINTS, criterion_name);
    if (sequence != NULL) {
        share_out_leaves(build, sequence);
    }
    emul__edges_destroy(build, &edges);
}

/* ---- scorecards ---- */

static void add_scorecards_read(emul__build *build, emul__edges *edges, int32_t reader, const emul__program *program) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &build->model->inputs.items[program->reads[i]];
        const int32_t read = reads_points(input)      ? build->criteria[input->criterion].scorecard
                             : outcome_of(input) != 0 ? input->scorecard
                                                      : -1;
        if (read >= 0 && read != reader) {
            emul__edges_add(build, edges, reader, read);
        }
    }
}

static emul__text scorecard_name(const emul__build *build, int32_t number) {
    return build->scorecards[number].id;
}

static void sequence_scorecards(emul__build *build) {
    emul__edges edges = {NULL, 0, 0};
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        add_scorecards_read(build, &edges, build->criteria[i].scorecard, &build->criteria[i].rule);
    }
    for (int32_t i = 0; i < build->model->class_count; i++) {
        add_scorecards_read(build, &edges, build->classes[i].scorecard, &build->classes[i].when);
    }
    for (int32_t s = 0; s < build->model->scorecard_count; s++) {
        const emul__model_scorecard *scorecard = &build->scorecards[s];
        for (int32_t i = 0; i < scorecard->veto_count; i++) {
            add_scorecards_read(build, &edges, s, &scorecard->vetoes[i].test);
        }
        for (int32_t i = 0; i < scorecard->order_count; i++) {
            add_scorecards_read(build, &edges, s, &scorecard->order[i].key);
        }
    }
    build->model->scorecard_sequence = sequence_of(build, &edges, build->model->scorecard_count, EMUL__SCORECARDS, -1, scorecard_name);
    emul__edges_destroy(build, &edges);
}

/* ---- awards: a prize is decided together with its award ---- */

static int32_t heading_of(const emul__build *build, int32_t award) {
    return build->awards[award].prize_of >= 0 ? build->awards[award].prize_of : award;
}

static void add_awards_read(emul__build *build, emul__edges *edges, int32_t reader, const emul__program *program) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &build->model->inputs.items[program->reads[i]];
        const bool history = input->kind == EMUL__INPUT_TIMES || input->kind == EMUL__INPUT_STREAK;
        if ((history || input->kind == EMUL__INPUT_AWARDED) && input->award >= 0) {
            emul__edges_add(build, edges, reader, heading_of(build, input->award));
        }
    }
}

static emul__text award_name(const emul__build *build, int32_t number) {
    return build->awards[number].id;
}

/* Each award with its prizes behind it. */
static const int32_t *with_prizes(emul__build *build, const int32_t *sequence) {
    int32_t *whole = (int32_t *)emul__build_allocate(build, (size_t)build->model->award_count, sizeof *whole);
    int32_t count = 0;
    for (int32_t i = 0; whole != NULL && i < build->model->award_count; i++) {
        for (int32_t award = sequence[i]; award < build->model->award_count && heading_of(build, award) == sequence[i]; award++) {
            whole[count++] = award;
        }
    }
    return whole;
}

static void sequence_awards(emul__build *build) {
    emul__edges edges = {NULL, 0, 0};
    for (int32_t a = 0; a < build->model->award_count; a++) {
        const emul__model_award *award = &build->awards[a];
        for (int32_t i = 0; i < award->condition_count && award->prize_of < 0; i++) {
            add_awards_read(build, &edges, a, &build->conditions[award->first_condition + i].test);
        }
        for (int32_t i = 0; i < award->order_count && award->prize_of < 0; i++) {
            add_awards_read(build, &edges, a, &award->order[i].key);
        }
        for (int32_t i = 0; i < award->exclude_count; i++) { /* who is excluded is decided after who excludes */
            emul__edges_add(build, &edges, heading_of(build, award->excludes[i]), heading_of(build, a));
        }
    }
    const int32_t *sequence = sequence_of(build, &edges, build->model->award_count, EMUL__AWARDS, -1, award_name);
    build->model->award_sequence = sequence == NULL ? NULL : with_prizes(build, sequence);
    emul__edges_destroy(build, &edges);
}

void emul__build_sequences(emul__build *build) {
    refuse_own_outcomes(build);
    sequence_criteria(build);
    sequence_scorecards(build);
    sequence_awards(build);
}
