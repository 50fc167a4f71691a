/* One finding in words: the condition, what it came to, which years were counted. */
#include "explain/audit.h"

#include "evaluate/years.h"
#include "explain/parts.h"

static const char *keep(emul__inspection *of, emul__text text) {
    const char *kept = emul__arena_text(&of->audit->arena, text.length == 0 ? "" : text.bytes, text.length);
    if (kept == NULL) {
        (void)emul__inspection_stop(of, emul__report_memory(of->past.error));
    }
    return kept;
}

static const char *keep_buffer(emul__inspection *of, emul__buffer *buffer) {
    const char *kept = NULL;
    if (buffer->failed) {
        (void)emul__inspection_stop(of, emul__report_memory(of->past.error));
    } else {
        kept = keep(of, (emul__text){buffer->bytes, buffer->length});
    }
    emul__buffer_destroy(buffer);
    return kept;
}

/* ---- the rule with its values ---- */

static const char *values_of(emul__inspection *of, const emul_result *result, const emul__program *test, int64_t row) {
    emul__why why = {.result = result, .row = row};
    emul__filled filled;
    const char *kept = NULL;
    if (result == NULL) {
        return "";
    }
    emul__tree_init(&why.tree, &of->past.allocator);
    if (emul__fill(&why, test, &filled)) {
        kept = keep(of, filled.said.notation);
    } else {
        (void)emul__inspection_stop(of, emul__report_memory(of->past.error));
    }
    emul__tree_destroy(&why.tree);
    return kept;
}

/* ---- which years ---- */

static void write_lines(emul__buffer *to, const emul__why_node *first, emul_language language) {
    for (const emul__why_node *line = first; line != NULL; line = line->next) {
        emul__buffer_string(to, to->length > 0 ? "; " : "");
        emul__why_line(to, line, language);
        write_lines(to, line->first_child, language);
    }
}

static void tell_years(emul__why *why, emul__why_node *root, const emul__program *test) {
    for (int32_t i = 0; i < test->input_count; i++) {
        if (emul__input_is_of_years(&why->result->model->inputs.items[test->inputs[i]])) {
            emul__why_years(why, root, test->inputs[i]);
        }
    }
}

static void tell_reasons(emul__inspection *of, const emul__found *found, const emul__program *test, emul__finding *to) {
    static const emul_language languages[] = {EMUL_VIETNAMESE, EMUL_ENGLISH};
    emul__why why = {.result = found->result, .row = found->row};
    emul__tree_init(&why.tree, &of->past.allocator);
    emul__why_node *root = emul__why_add(&why, NULL, EMUL__WHY_CONDITION);
    tell_years(&why, root, test);
    if (found->verdict == EMUL_VERDICT_UNKNOWN || found->verdict == EMUL_VERDICT_DOUBTFUL) {
        emul__why_absent_facts(&why, root, test);
    }
    for (int i = 0; i < 2; i++) {
        emul__buffer text;
        emul__buffer_init(&text, &of->past.allocator);
        write_lines(&text, root->first_child, languages[i]);
        text.failed = text.failed || why.tree.failed;
        to->reasons[languages[i] == EMUL_ENGLISH] = keep_buffer(of, &text);
    }
    emul__tree_destroy(&why.tree);
}

/* ---- the awards that the rule reads ---- */

static bool reads_title(const emul__run *run, const emul__program *test, int32_t word) {
    for (int32_t i = 0; i < test->input_count; i++) {
        const emul__text title = emul__input_title(run->model, &run->model->inputs.items[test->inputs[i]]);
        if (title.length > 0 && emul__intern_find(&run->ledger->words, title) == word) {
            return true;
        }
    }
    return false;
}

/* A year in which two of them were given is named once: the awards of a subject stand by year. */
static const char *years_of(emul__inspection *of, const emul__run *run, const emul__found *found, const emul__program *test) {
    emul__buffer years;
    int32_t last = 0;
    emul__buffer_init(&years, &of->past.allocator);
    for (int64_t i = run->first_award[found->row]; i < run->first_award[found->row + 1]; i++) {
        const emul__past_award *award = &run->awards[run->history[i]];
        if (award->year <= found->year && award->year != last && !award->revoked && reads_title(run, test, award->title)) {
            emul__buffer_string(&years, years.length > 0 ? " " : "");
            emul__buffer_integer(&years, award->year);
            last = award->year;
        }
    }
    return keep_buffer(of, &years);
}

/* ---- the finding ---- */

static void tell_condition(emul__inspection *of, const emul__run *run, const emul__found *found, emul__finding *to) {
    const emul__model_condition *condition = &of->past.model->conditions[found->condition];
    const emul__text rule = emul__text_trim(condition->test.source);
    to->shown.condition = keep(of, condition->name.length > 0 ? condition->name : rule);
    to->shown.cite = keep(of, condition->cite);
    to->shown.rule = keep(of, rule);
    to->shown.values = values_of(of, found->result, &condition->test, found->row);
    to->shown.values_before = values_of(of, found->before, &condition->test, found->row);
    to->shown.years = run == NULL ? "" : years_of(of, run, found, &condition->test);
    tell_reasons(of, found, &condition->test, to);
}

static emul__text title_of(const emul__inspection *of, const emul__found *found) {
    const emul_ledger *ledger = of->past.ledger;
    return found->past >= 0 ? ledger->words.texts[ledger->awards[found->past].title] : of->past.model->awards[found->award].id;
}

bool emul__audit_note(emul__inspection *of, const emul__run *run, const emul__found *found) {
    emul_audit *audit = of->audit;
    const emul_ledger *ledger = of->past.ledger;
    const int32_t decision = found->past < 0 ? -1 : ledger->awards[found->past].decision;
    emul__finding made = {.shown = {.condition = "", .cite = "", .rule = "", .values = "", .values_before = "", .years = ""},
                          .reasons = {"", ""}};
    made.shown.subject = keep(of, emul__text_of(emul_roster_id(of->past.roster, found->row)));
    made.shown.title = keep(of, title_of(of, found));
    made.shown.decision = keep(of, decision < 0 ? (emul__text){"", 0} : ledger->words.texts[decision]);
    made.shown.row = found->row;
    made.shown.because = found->because;
    made.shown.year = found->year;
    made.shown.verdict = found->verdict;
    made.shown.this_run = found->past < 0;
    if (found->condition >= 0) {
        tell_condition(of, run, found, &made);
    }
    if (of->status == EMUL_OK && !emul__grow(&audit->allocator, (void **)&audit->items, &audit->capacity, audit->count, sizeof made)) {
        return emul__inspection_stop(of, emul__report_memory(of->past.error));
    }
    if (of->status == EMUL_OK) {
        audit->items[audit->count++] = made;
    }
    return of->status == EMUL_OK;
}
