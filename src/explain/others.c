/* Where values come from that a rule cannot show: of other subjects, what they come to, of how many, and whose they are; of final(), the stage;
 * of a series, its elements. */
#include "explain/parts.h"
#include "explain/say.h"

typedef struct company {
    const emul_result *result;
    const emul__input *input;
    const emul__ratio *values; /* of those who are compared, or below */
    int64_t row;
    emul__ratio wanted; /* a number, or the state it has */
} company;

static bool is_compared(const company *of, int64_t row) {
    if (of->input->kind == EMUL__INPUT_BELOW) {
        return emul__stands_below(of->result, row, of->row, of->input->direct);
    }
    const int32_t *group = of->result->scorecards[of->input->scorecard].group;
    return of->input->everywhere || group == NULL || group[row] == group[of->row];
}

static bool has_wanted(const void *context, int64_t row) {
    const company *of = (const company *)context;
    const emul__state state = emul__ratio_state(of->values[row]);
    if (state != emul__ratio_state(of->wanted) || !is_compared(of, row)) {
        return false;
    }
    return state != EMUL__PRESENT || emul__ratio_compare(of->values[row], of->wanted) == 0;
}

static emul__ratio found_value(const emul_result *result, int32_t input, int64_t row) {
    const emul__column *column = &result->columns[input];
    return column->ratios != NULL ? column->ratios[row] : emul__ratio_of_decimal(column->values[row]);
}

/* Who has the extreme, for whom the condition does not hold, whose figure is not there. */
static void name_subjects(emul__why *why, emul__why_node *line, company *of, emul__ratio found) {
    const emul__collect how = of->input->collect;
    of->wanted = found;
    if ((how == EMUL__COLLECT_LEADER || how == EMUL__COLLECT_TRAILER) && emul__ratio_state(found) == EMUL__PRESENT) {
        emul__why_subjects(why, line, EMUL__WHY_REACHED_BY, has_wanted, of);
    }
    of->wanted = emul__ratio_of_integer(0);
    if (how == EMUL__COLLECT_COUNT || how == EMUL__COLLECT_SHARE) {
        emul__why_subjects(why, line, EMUL__WHY_NOT_MET_BY, has_wanted, of);
    }
    of->wanted = emul__ratio_of_state(EMUL__IS_MISSING);
    emul__why_subjects(why, line, EMUL__WHY_NO_FIGURE_OF, has_wanted, of);
}

/* ---- through which membership somebody counts ---- */

/* Members that count, and the units that they count through. */
static bool counts_by_dates(const void *context, int64_t row) {
    const company *of = (const company *)context;
    const bool counts = emul__ratio_state(of->values[row]) != EMUL__IS_NOT_APPLICABLE;
    const bool between = of->result->kinds[row] == EMUL_KIND_UNIT && !of->input->direct;
    return of->result->belonging[row] >= 0 && (counts || between) && is_compared(of, row);
}

static void explain_day(emul__why *why, emul__why_node *line, emul__why_key key, emul__day day) {
    char *date = (char *)emul__why_allocate(why, 24, 1);
    if (date != NULL && day != EMUL__FIRST_DAY && day != EMUL__LAST_DAY) {
        emul__period_format((emul__period){day, day}, date);
        emul__why_text(line, key, emul__text_of(date));
    }
}

static void explain_memberships(emul__why *why, emul__why_node *parent, const company *of, int64_t row) {
    const emul_result *result = why->result;
    for (int32_t at = result->belonging[row]; at >= 0; at = result->belongings[at].next) {
        const emul__belonging *belonging = &result->belongings[at];
        if (belonging->unit == of->row || (!of->input->direct && emul__stands_below(result, belonging->unit, of->row, false))) {
            emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_MEMBER);
            emul__why_title(line, result->ids[row], result->names[row]);
            emul__why_text(line, EMUL__KEY_UNIT, result->ids[belonging->unit]);
            explain_day(why, line, EMUL__KEY_FIRST, belonging->days.from);
            explain_day(why, line, EMUL__KEY_LAST, belonging->days.to);
        }
    }
}

static void name_members(emul__why *why, emul__why_node *parent, const company *of) {
    const emul__first_subjects dated = emul__why_first(why, counts_by_dates, of);
    for (int64_t i = 0; i < dated.shown; i++) {
        explain_memberships(why, parent, of, dated.rows[i]);
    }
    if (dated.count > dated.shown) {
        emul__why_count(emul__why_add(why, parent, EMUL__WHY_MORE_MEMBERS), EMUL__KEY_MORE, dated.count - dated.shown);
    }
}

static void explain_input(emul__why *why, emul__why_node *parent, int32_t number) {
    const emul_result *result = why->result;
    const emul__input *input = &result->model->inputs.items[number];
    const emul__looked_at *looked_at = &result->looked_at[number];
    const bool group = input->kind == EMUL__INPUT_GROUP;
    const emul__ratio found = found_value(result, number, why->row);
    company of = {result, input, looked_at->values, why->row, found};
    emul__why_node *line = emul__why_add(why, parent, group ? EMUL__WHY_GROUP : EMUL__WHY_BELOW);
    emul__say_input(why, line, EMUL__KEY_FACT, input);
    emul__why_result(line, EMUL__KEY_VALUE, found);
    emul__why_count(line, EMUL__KEY_COUNT, looked_at->counted[why->row]);
    if (group && input->collect != EMUL__COLLECT_COUNT) {
        emul__why_result(line, EMUL__KEY_OWN, looked_at->values[why->row]);
    }
    name_subjects(why, line, &of, found);
    if (group) {
        emul__why_others(why, line, &result->model->inputs.programs[input->program]);
    } else if (result->belonging != NULL) {
        name_members(why, line, &of);
    }
}

static void explain_stage(emul__why *why, emul__why_node *parent, int32_t number) {
    const emul_result *result = why->result;
    const int32_t stage = result->stage_taken[number][why->row];
    if (stage >= 0) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_STAGE);
        emul__say_input(why, line, EMUL__KEY_FACT, &result->model->inputs.items[number]);
        emul__why_result(line, EMUL__KEY_VALUE, found_value(result, number, why->row));
        emul__why_said(line, EMUL__KEY_STAGE, emul__say_facet(result->model->names.stages[stage]));
    }
}

/* ---- ballots ---- */

static const emul__word chair_words[] = {
    {"unknown", "not known", "chưa rõ"}, {"yes", "for it", "đồng ý"}, {"no", "not for it", "không đồng ý"}};

/* What was voted: half a vote needed takes a whole one. */
static void add_threshold(emul__why *why, emul__why_node *line, const emul__input *input, int64_t members) {
    emul__buffer share;
    emul__buffer_init(&share, &why->result->allocator);
    emul__exact_write_share(&share, input->threshold, '.');
    const emul__text quota = emul__tree_written(&why->tree, &share);
    if (!why->tree.failed) {
        const emul__ratio votes = emul__ratio_mul(input->threshold, emul__ratio_of_integer(members));
        emul__why_said(line, EMUL__KEY_QUOTA, emul__say(&why->tree, why->result->model, NULL, quota));
        emul__why_count(line, EMUL__KEY_NEEDED, emul__ratio_round(votes, 0, EMUL_ROUND_CEILING) / EMUL_DECIMAL_ONE);
    }
    emul__buffer_destroy(&share);
}

static void explain_ballot(emul__why *why, emul__why_node *parent, const emul__input *input) {
    const emul__ballot *ballot = &why->result->ballots[input->title][why->row];
    if (ballot->members == 0) {
        return;
    }
    const emul__ratio share = emul__ratio_div(emul__ratio_of_integer(ballot->yes), emul__ratio_of_integer(ballot->members));
    emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_BALLOT);
    emul__why_count(line, EMUL__KEY_MEMBERS, ballot->members);
    if (ballot->round > 1) {
        emul__why_count(line, EMUL__KEY_ROUND, ballot->round);
    }
    if (ballot->yes >= 0) {
        emul__why_count(line, EMUL__KEY_YES, ballot->yes);
        emul__why_percent(line, EMUL__KEY_SHARE, emul__ratio_round(share, 4, EMUL_ROUND_HALF_AWAY));
    }
    if (input->vote == EMUL__VOTE_PASSED) {
        add_threshold(why, line, input, ballot->members);
    }
    if (ballot->present >= 0) {
        emul__why_count(line, EMUL__KEY_PRESENT, ballot->present);
    }
    if (ballot->written > 0) {
        emul__why_count(line, EMUL__KEY_WRITTEN, ballot->written);
    }
    if (ballot->chair != EMUL_CHAIR_UNKNOWN) {
        emul__why_word(line, EMUL__KEY_CHAIR, &chair_words[ballot->chair]);
    }
    if (emul__ballot_open(ballot) > 0) {
        emul__why_count(line, EMUL__KEY_ABSENT, emul__ballot_open(ballot));
    }
}

/* One line a ballot and threshold: what `which` of the program's inputs asks, unless another says as much. */
static bool ballot_is_told(const emul__why *why, const emul__program *program, int32_t which) {
    const emul__input *items = why->result->model->inputs.items;
    const emul__input *asked = &items[program->inputs[which]];
    for (int32_t i = 0; i < program->input_count; i++) {
        const emul__input *other = &items[program->inputs[i]];
        const bool same = other->kind == EMUL__INPUT_BALLOT && other->title == asked->title;
        if (same && asked->vote != EMUL__VOTE_PASSED && (other->vote == EMUL__VOTE_PASSED || i < which)) {
            return true;
        }
    }
    return false;
}

/* A group function may stand in another one: the language limits how deep. */
void emul__why_others(emul__why *why, emul__why_node *node, const emul__program *program) {
    for (int32_t i = 0; i < program->input_count; i++) {
        const emul__input *input = &why->result->model->inputs.items[program->inputs[i]];
        if (input->program >= 0) {
            explain_input(why, node, program->inputs[i]);
        } else if (input->kind == EMUL__INPUT_FINAL) {
            explain_stage(why, node, program->inputs[i]);
        } else if (input->kind == EMUL__INPUT_BALLOT && !ballot_is_told(why, program, i)) {
            explain_ballot(why, node, input);
        } else if (input->kind == EMUL__INPUT_SERIES || input->kind == EMUL__INPUT_FACT) {
            emul__why_series(why, node, program->inputs[i]);
        } else if (emul__input_is_of_years(input)) {
            emul__why_years(why, node, program->inputs[i]);
        } else if (input->kind == EMUL__INPUT_ACHIEVEMENTS) {
            emul__why_achievements(why, node, input);
        }
    }
}
