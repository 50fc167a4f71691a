/* Criteria that tell nobody apart: the same points for everybody, or for everybody within a group. */
#include "explain/fair.h"
#include "kernel/sort.h"

/* What a set of subjects has in one criterion. */
typedef struct common {
    int64_t count; /* who has points */
    emul_decimal points;
    bool differ;
} common;

static void note(common *of, emul_decimal points) {
    if (points < EMUL_DECIMAL_MIN) {
        return;
    }
    of->differ = of->differ || (of->count > 0 && points != of->points);
    of->points = points;
    of->count++;
}

/* That nobody has a bonus or a penalty is as it should be. */
static bool is_common(const common *of, const emul__model_criterion *criterion) {
    return of->count >= 2 && !of->differ && (of->points != 0 || criterion->kind == EMUL__POINTS_BASE);
}

static void fill_points(emul__why_node *line, const emul__model_criterion *criterion, const common *of) {
    emul__why_count(line, EMUL__KEY_COUNT, of->count);
    emul__why_decimal(line, EMUL__KEY_POINTS, of->points);
    if (criterion->max.present) {
        emul__why_decimal(line, EMUL__KEY_MAX, criterion->max.value);
    }
}

static void add_for_all(emul__fair *of, emul__why_node *parent, const emul__model_criterion *criterion, const common *all) {
    const bool full = criterion->max.present && criterion->max.value == all->points && all->points != 0;
    emul__why_node *line = emul__fair_finding(of, parent, full ? EMUL__FAIR_FULL_MARKS : EMUL__FAIR_SAME_POINTS);
    emul__why_title(line, criterion->id, criterion->name);
    fill_points(line, criterion, all);
}

/* ---- within groups ---- */

static const common *by_group(emul__fair *of, int32_t number, const int32_t *group) {
    const emul_decimal *points = of->result->criteria[number].points;
    common *groups = (common *)emul__fair_scratch(of, (int64_t)of->result->groups.count, sizeof *groups);
    for (int64_t row = 0; groups != NULL && row < of->result->rows; row++) {
        if (group[row] >= 0) {
            note(&groups[group[row]], points[row]);
        }
    }
    return groups;
}

static int compare_groups(const void *context, int64_t a, int64_t b) {
    const emul__intern *names = (const emul__intern *)context;
    return emul__text_compare(names->texts[a], names->texts[b]);
}

/* The groups that are of one mind, by name; how many. */
static int64_t find_groups(emul__fair *of, const emul__model_criterion *criterion, const common *groups, int64_t **order) {
    const int64_t names = (int64_t)of->result->groups.count;
    int64_t count = 0;
    *order = (int64_t *)emul__fair_scratch(of, 2 * names, sizeof **order);
    for (int64_t i = 0; *order != NULL && i < names; i++) {
        if (is_common(&groups[i], criterion)) {
            (*order)[count++] = i;
        }
    }
    if (count > 0) {
        emul__sort(*order, *order + names, count, compare_groups, &of->result->groups);
    }
    return count;
}

static void add_groups(emul__fair *of, emul__why_node *parent, int32_t number, const int32_t *group) {
    const emul__model_criterion *criterion = &of->result->model->criteria[number];
    const common *groups = by_group(of, number, group);
    int64_t *order = NULL;
    const int64_t count = groups == NULL ? 0 : find_groups(of, criterion, groups, &order);
    if (count == 0) {
        return;
    }
    emul__why_node *heading = emul__tree_add(&of->tree, parent, EMUL__FAIR_WITHIN_GROUPS);
    emul__why_title(heading, criterion->id, criterion->name);
    for (int64_t i = 0; i < emul__fair_shown(of, count); i++) {
        emul__why_node *line = emul__tree_add(&of->tree, heading, EMUL__FAIR_SAME_IN_GROUP);
        emul__why_text(line, EMUL__KEY_GROUP, of->result->groups.texts[order[i]]);
        fill_points(line, criterion, &groups[order[i]]);
    }
    emul__fair_rest(of, heading, count);
    of->findings += count;
}

/* ---- a scorecard ---- */

static void add_criterion(emul__fair *of, emul__why_node *parent, int32_t number, const int32_t *group) {
    const emul__model_criterion *criterion = &of->result->model->criteria[number];
    common all = {0, 0, false};
    for (int64_t row = 0; row < of->result->rows; row++) {
        note(&all, of->result->criteria[number].points[row]);
    }
    if (is_common(&all, criterion)) {
        add_for_all(of, parent, criterion, &all);
    } else if (group != NULL) {
        add_groups(of, parent, number, group);
    }
}

void emul__fair_criteria(emul__fair *of, emul__why_node *root) {
    const emul__model *model = of->result->model;
    for (int32_t card = 0; card < model->scorecard_count; card++) {
        const emul__model_scorecard *scorecard = &model->scorecards[card];
        emul__why_node *section = emul__tree_add(&of->tree, root, EMUL__FAIR_CRITERIA);
        const int64_t before = of->findings;
        int64_t leaves = 0;
        for (int32_t i = scorecard->first_criterion; i < scorecard->first_criterion + scorecard->criterion_count; i++) {
            if (model->criteria[i].first_child < 0 && model->criteria[i].kind != EMUL__POINTS_INFO) {
                add_criterion(of, section, i, of->result->scorecards[card].group);
                leaves++;
            }
        }
        emul__why_title(section, scorecard->id, scorecard->name);
        emul__why_count(section, EMUL__KEY_COUNT, leaves);
        emul__why_count(section, EMUL__KEY_FINDINGS, of->findings - before);
    }
}
