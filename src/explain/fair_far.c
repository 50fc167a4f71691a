/* Marks far from the panel's: further from the median of the other judges' marks than some times the usual distance, which is the median of all
 * distances (of half of them being 0, their mean): no scale of marks is assumed, and a few wild marks do not move the measure.
 * Medians of two are halves, so that everything is counted in halves. */
#include "explain/fair.h"
#include "kernel/sort.h"

typedef struct distances {
    const emul__panel *panel;
    int64_t *halves;  /* [entries x judges] twice the distance; -1: nobody to compare with */
    int64_t *medians; /* [entries x judges] twice the median of the others */
    int64_t *order;   /* [entries x judges] those with a distance */
    int64_t *scratch; /* [entries x judges] */
    int64_t count;
} distances;

/* Twice the median of the others' marks, of whom there are two or more; false if there are fewer. `room` has a place for each judge. */
static bool median_of_others(const emul__panel *panel, int64_t entry, int64_t judge, emul_decimal *room, int64_t *twice) {
    int64_t count = 0;
    for (int64_t i = 0; i < panel->judge_count; i++) {
        const emul_decimal mark = panel->marks[entry * panel->judge_count + i];
        int64_t at = count;
        if (i == judge || mark == EMUL_MISSING) {
            continue;
        }
        for (; at > 0 && room[at - 1] > mark; at--) {
            room[at] = room[at - 1];
        }
        room[at] = mark;
        count++;
    }
    *twice = count < 2 ? 0 : room[(count - 1) / 2] + room[count / 2];
    return count >= 2;
}

static void measure(distances *of, emul_decimal *room) {
    const emul__panel *panel = of->panel;
    for (int64_t entry = 0; entry < panel->entry_count; entry++) {
        for (int64_t judge = 0; judge < panel->judge_count; judge++) {
            const int64_t at = entry * panel->judge_count + judge;
            const emul_decimal mark = panel->marks[at];
            of->halves[at] = -1;
            if (mark != EMUL_MISSING && median_of_others(panel, entry, judge, room, &of->medians[at])) {
                const int64_t distance = 2 * mark - of->medians[at];
                of->halves[at] = distance < 0 ? -distance : distance;
                of->order[of->count++] = at;
            }
        }
    }
}

/* The largest first; of equals by judge, then by entry. */
static int compare_distances(const void *context, int64_t a, int64_t b) {
    const distances *of = (const distances *)context;
    const int64_t judges = of->panel->judge_count;
    if (of->halves[a] != of->halves[b]) {
        return of->halves[a] > of->halves[b] ? -1 : 1;
    }
    if (a % judges != b % judges) {
        return a % judges < b % judges ? -1 : 1;
    }
    return (a > b) - (a < b);
}

/* A number of halves of a millionth. */
static emul__ratio of_halves(int64_t halves) {
    return emul__ratio_make(emul__wide_of(halves), emul__wide_of(2 * EMUL_DECIMAL_ONE));
}

/* Their median, or their mean if that is 0. */
static emul__ratio usual_distance(const distances *of) {
    const int64_t low = of->halves[of->order[of->count / 2]];
    const int64_t high = of->halves[of->order[(of->count - 1) / 2]];
    if (high > 0) {
        return emul__ratio_div(emul__ratio_add(of_halves(low), of_halves(high)), emul__ratio_of_integer(2));
    }
    emul__ratio sum = emul__ratio_of_integer(0);
    for (int64_t i = 0; i < of->count; i++) {
        sum = emul__ratio_add(sum, of_halves(of->halves[of->order[i]]));
    }
    return emul__ratio_div(sum, emul__ratio_of_integer(of->count));
}

static void add_mark(const distances *of, emul__why_node *parent, int64_t at) {
    const emul__panel *panel = of->panel;
    const emul__panel_entry *entry = &panel->entries[at / panel->judge_count];
    emul__why_node *line = emul__tree_add(&panel->fair->tree, parent, EMUL__FAIR_FAR_MARK);
    emul__why_text(line, EMUL__KEY_JUDGE, panel->judges[at % panel->judge_count]);
    emul__fair_subject(panel->fair, line, entry->row);
    if (entry->time->dated) {
        emul__fair_when(panel->fair, line, entry->time->when);
    }
    emul__why_decimal(line, EMUL__KEY_OWN, panel->marks[at]);
    emul__why_exact(line, EMUL__KEY_OTHERS, of_halves(of->medians[at]));
    emul__why_exact(line, EMUL__KEY_DIFFERENCE, of_halves(of->halves[at]));
}

static void add_marks(distances *of, emul__why_node *parent) {
    emul__fair *fair = of->panel->fair;
    emul__sort(of->order, of->scratch, of->count, compare_distances, of);
    const emul__ratio usual = usual_distance(of);
    const emul__ratio limit = emul__ratio_mul(usual, emul__ratio_of_decimal(fair->asked.far_times));
    if (emul__ratio_state(limit) != EMUL__PRESENT) {
        emul__fair_too_large(fair, of->panel->input->text);
        return;
    }
    emul__why_node *line = emul__tree_add(&fair->tree, parent, EMUL__FAIR_FAR);
    int64_t far = 0;
    while (far < of->count && emul__ratio_compare(of_halves(of->halves[of->order[far]]), limit) > 0) {
        far++;
    }
    for (int64_t i = 0; i < emul__fair_shown(fair, far); i++) {
        add_mark(of, line, of->order[i]);
    }
    fair->findings += far;
    emul__fair_rest(fair, line, far);
    emul__why_count(line, EMUL__KEY_COUNT, far);
    emul__why_exact(line, EMUL__KEY_LIMIT, limit);
    emul__why_decimal(line, EMUL__KEY_FACTOR, fair->asked.far_times);
    emul__why_exact(line, EMUL__KEY_USUAL, usual);
}

static bool any_huge(const emul__panel *panel) {
    bool huge = false;
    for (int64_t i = 0; i < panel->entry_count * panel->judge_count; i++) {
        const emul_decimal mark = panel->marks[i];
        huge = huge || (mark != EMUL_MISSING && !emul__fair_is_small(mark));
    }
    return huge;
}

void emul__fair_far(const emul__panel *panel, emul__why_node *parent) {
    emul__fair *fair = panel->fair;
    const int64_t count = panel->entry_count * panel->judge_count;
    emul_decimal *room = (emul_decimal *)emul__fair_scratch(fair, panel->judge_count, sizeof *room);
    distances of = {.panel = panel,
                    .halves = (int64_t *)emul__fair_scratch(fair, count, sizeof(int64_t)),
                    .medians = (int64_t *)emul__fair_scratch(fair, count, sizeof(int64_t)),
                    .order = (int64_t *)emul__fair_scratch(fair, count, sizeof(int64_t)),
                    .scratch = (int64_t *)emul__fair_scratch(fair, count, sizeof(int64_t))};
    if (fair->tree.failed) {
        return;
    }
    if (any_huge(panel)) {
        emul__fair_too_large(fair, panel->input->text);
        return;
    }
    measure(&of, room);
    if (of.count > 0) {
        add_marks(&of, parent);
    }
}
