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

/* ---- what a rule of a scorecard reads of its own scorecard too early ---- */

enum { OWN_TOTALS = 1, OWN_PLACE = 2, OWN_CLASS = 4 };

static uint32_t outcome_of(const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_LOWEST_SHARE:
    case EMUL__INPUT_LOWEST_POINTS:
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
        refuse_own(build, item, EMUL__CRITERION_WHERE, &build->criteria[i].where, item->owner, OWN_TOTALS | OWN_PLACE | OWN_CLASS);
    }
    for (int32_t i = 0; i < build->model->class_count; i++) {
        const emul__item *item = emul__build_item(build, EMUL__CLASSES, i);
        refuse_own(build, item, EMUL__CLASS_WHEN, &build->classes[i].when, item->owner, OWN_CLASS);
    }
    int32_t veto = 0;
    int32_t restriction = 0;
    int32_t key = 0;
    for (int32_t s = 0; s < build->model->scorecard_count; s++) {
        const emul__model_scorecard *scorecard = &build->scorecards[s];
        for (int32_t i = 0; i < scorecard->veto_count; i++) {
            const emul__item *item = emul__build_item(build, EMUL__VETOES, veto++);
            refuse_own(build, item, EMUL__CONDITION_THAT, &scorecard->vetoes[i].test, s, OWN_PLACE | OWN_CLASS);
        }
        for (int32_t i = 0; i < scorecard->restriction_count; i++) {
            const emul__item *item = emul__build_item(build, EMUL__RESTRICTIONS, restriction++);
            const uint32_t refused = scorecard->restrictions[i].effect == EMUL__RANKS_LAST ? OWN_PLACE | OWN_CLASS : OWN_CLASS;
            refuse_own(build, item, EMUL__RESTRICTION_WHEN, &scorecard->restrictions[i].condition.test, s, refused);
            refuse_own(build, item, EMUL__RESTRICTION_BY, &scorecard->restrictions[i].rule, s, refused);
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

/* Each leaf waits for what the conditions of all above it read. */
static void add_where_read(emul__build *build, emul__edges *edges, int32_t reader) {
    for (int32_t i = build->criteria[reader].where_of; i >= 0; i = emul__where_above(build->criteria, i)) {
        add_points_read(build, edges, reader, &build->criteria[i].where);
    }
}

/* The rule of a criterion that waits for itself, or its condition; -1: it has neither. */
static int32_t waiting_text(const emul__item *item) {
    if (item->texts[EMUL__CRITERION_POINTS] != NULL) {
        return EMUL__CRITERION_POINTS;
    }
    return item->texts[EMUL__CRITERION_WHERE] != NULL ? (int32_t)EMUL__CRITERION_WHERE : -1;
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
        add_where_read(build, &edges, i);
    }
    const int32_t *circle = NULL;
    int32_t length = 0;
    const int32_t *sequence = emul__sequence(build, &edges, build->model->criterion_count, &circle, &length);
    if (sequence != NULL) {
        share_out_leaves(build, sequence);
    }
    if (circle != NULL) { /* at the rule, if it has one */
        const emul__item *item = emul__build_item(build, EMUL__CRITERIA, circle[0]);
        report_circle(build, item, waiting_text(item), emul__circle_text(build, circle, length, criterion_name));
    }
    emul__edges_destroy(build, &edges);
}

/* ---- scorecards and awards: the steps of an evaluation; awards are numbered behind the scorecards ---- */

/* A prize is decided together with its award. */
static int32_t heading_of(const emul__build *build, int32_t award) {
    return build->awards[award].prize_of >= 0 ? build->awards[award].prize_of : award;
}

static int32_t award_step(const emul__build *build, int32_t award) {
    return build->model->scorecard_count + heading_of(build, award);
}

/* The step that an input waits for, or -1. */
static int32_t step_read(const emul__build *build, const emul__input *input) {
    const bool history = emul__input_is_of_years(input);
    if ((history || input->kind == EMUL__INPUT_AWARDED) && input->award >= 0) {
        return award_step(build, input->award);
    }
    if (reads_points(input)) {
        return build->criteria[input->criterion].scorecard;
    }
    return outcome_of(input) != 0 ? input->scorecard : -1;
}

/* Awards listed before the one that is asked for come first to what both use up. */
static void add_earlier_users(emul__build *build, emul__edges *edges, int32_t reader, int32_t award, int32_t achievement) {
    for (int32_t earlier = 0; earlier < award; earlier++) {
        for (int32_t i = 0; i < build->awards[earlier].use_count; i++) {
            if (build->awards[earlier].uses[i].of.kind == achievement) {
                emul__edges_add(build, edges, reader, award_step(build, earlier));
            }
        }
    }
}

/* A scorecard's own outcomes are none of this: they come in the order of its own steps. An award that waits for itself is a circle. */
static void add_steps_read(emul__build *build, emul__edges *edges, int32_t reader, const emul__program *program) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &build->model->inputs.items[program->reads[i]];
        const int32_t read = step_read(build, input);
        if (input->kind == EMUL__INPUT_ACHIEVEMENTS) {
            add_earlier_users(build, edges, reader, input->award, input->wanted.kind);
        }
        if (read >= 0 && (read != reader || reader >= build->model->scorecard_count)) {
            emul__edges_add(build, edges, reader, read);
        }
    }
}

static void add_scorecard_steps(emul__build *build, emul__edges *edges) {
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        add_steps_read(build, edges, build->criteria[i].scorecard, &build->criteria[i].rule);
        add_steps_read(build, edges, build->criteria[i].scorecard, &build->criteria[i].where);
    }
    for (int32_t i = 0; i < build->model->class_count; i++) {
        add_steps_read(build, edges, build->classes[i].scorecard, &build->classes[i].when);
    }
    for (int32_t s = 0; s < build->model->scorecard_count; s++) {
        const emul__model_scorecard *scorecard = &build->scorecards[s];
        for (int32_t i = 0; i < scorecard->veto_count; i++) {
            add_steps_read(build, edges, s, &scorecard->vetoes[i].test);
        }
        for (int32_t i = 0; i < scorecard->restriction_count; i++) {
            add_steps_read(build, edges, s, &scorecard->restrictions[i].condition.test);
            add_steps_read(build, edges, s, &scorecard->restrictions[i].rule);
        }
        for (int32_t i = 0; i < scorecard->order_count; i++) {
            add_steps_read(build, edges, s, &scorecard->order[i].key);
        }
    }
}

static void add_award_steps(emul__build *build, emul__edges *edges) {
    for (int32_t a = 0; a < build->model->award_count; a++) {
        const emul__model_award *award = &build->awards[a];
        const int32_t step = award_step(build, a);
        if (award->scorecard >= 0) {
            emul__edges_add(build, edges, step, award->scorecard);
        }
        for (int32_t i = 0; i < award->condition_count && award->prize_of < 0; i++) {
            add_steps_read(build, edges, step, &build->conditions[award->first_condition + i].test);
        }
        for (int32_t i = 0; i < award->order_count && award->prize_of < 0; i++) {
            add_steps_read(build, edges, step, &award->order[i].key);
        }
        for (int32_t i = 0; i < award->preference_count && award->prize_of < 0; i++) {
            add_steps_read(build, edges, step, &award->preferences[i].test);
        }
        for (int32_t i = 0; i < award->limit_count; i++) {
            if (award->limits[i].quota.award >= 0) {
                emul__edges_add(build, edges, step, award_step(build, award->limits[i].quota.award));
            }
        }
        for (int32_t i = 0; i < award->use_count; i++) {
            add_steps_read(build, edges, step, &award->uses[i].when);
            add_earlier_users(build, edges, step, a, award->uses[i].of.kind);
        }
        if (award->take.present && award->take.award >= 0) {
            emul__edges_add(build, edges, step, award_step(build, award->take.award));
        }
        for (int32_t i = 0; i < award->exclude_count; i++) { /* who is excluded is decided after who excludes */
            emul__edges_add(build, edges, award_step(build, award->excludes[i]), step);
        }
    }
}

static emul__text step_name(const emul__build *build, int32_t number) {
    const int32_t scorecards = build->model->scorecard_count;
    return number < scorecards ? build->scorecards[number].id : build->awards[number - scorecards].id;
}

static const emul__item *step_item(const emul__build *build, int32_t number) {
    const int32_t scorecards = build->model->scorecard_count;
    return number < scorecards ? emul__build_item(build, EMUL__SCORECARDS, number)
                               : emul__build_item(build, EMUL__AWARDS, number - scorecards);
}

static void sequence_steps(emul__build *build) {
    emul__edges edges = {NULL, 0, 0};
    const int32_t *circle = NULL;
    int32_t length = 0;
    add_scorecard_steps(build, &edges);
    add_award_steps(build, &edges);
    build->model->steps = emul__sequence(build, &edges, build->model->scorecard_count + build->model->award_count, &circle, &length);
    if (circle != NULL) {
        report_circle(build, step_item(build, circle[0]), -1, emul__circle_text(build, circle, length, step_name));
    }
    emul__edges_destroy(build, &edges);
}

void emul__build_sequences(emul__build *build) {
    refuse_own_outcomes(build);
    sequence_criteria(build);
    sequence_steps(build);
}
