/* Names in a text of facts. A name that nobody uses is allowed, for one table may serve several regulations; a misspelt one would leave a
 * subject without its figure, so it is looked for. */
#include "facts/facts_names.h"

#include <string.h>

void emul__met_names_init(emul__met_names *met, const emul__model *model, const emul_ledger *ledger, char decimal_mark) {
    *met = (emul__met_names){.model = model, .ledger = ledger, .allocator = ledger->allocator, .decimal_mark = decimal_mark};
    emul__intern_init(&met->texts, &met->allocator);
    emul__intern_init(&met->stems, &met->allocator);
}

void emul__met_names_destroy(emul__met_names *met) {
    emul__release(&met->allocator, met->names, met->name_capacity, sizeof *met->names);
    emul__release(&met->allocator, met->facets, met->facet_capacity, sizeof *met->facets);
    emul__index_destroy(&met->facet_places, &met->allocator);
    emul__intern_destroy(&met->texts);
    emul__intern_destroy(&met->stems);
}

static int32_t find_known(const emul__model *model, emul__text id) {
    for (int32_t i = 0; i < model->names.indicator_count; i++) {
        if (emul__text_equal(model->names.indicators[i].id, id)) {
            return i;
        }
    }
    return -1;
}

static void take_known(const emul__met_names *met, emul__met_name *name) {
    const emul__known_indicator *known = &met->model->names.indicators[name->known];
    name->type.type = known->type;
    name->type.range = known;
    name->type.labels = known->label_set < 0 ? NULL : &met->model->names.label_sets[known->label_set];
}

/* What the regulation does not say, facts that are in the ledger already may. */
static void take_unknown(const emul__met_names *met, emul__text id, emul__met_name *name) {
    const emul__indicator_use use = emul__ledger_use(met->ledger, emul__intern_find(&met->ledger->words, id));
    name->open = use.numbers == 0 && use.labels == 0;
    name->type.type = use.labels > 0 ? EMUL__LABEL : EMUL__NUMBER;
}

int32_t emul__met_name_add(emul__met_names *met, emul__text id, emul__csv_mark mark) {
    const size_t before = met->texts.count;
    if (!emul__grow(&met->allocator, (void **)&met->names, &met->name_capacity, before, sizeof *met->names)) {
        return -1;
    }
    const int32_t number = emul__intern_add(&met->texts, id);
    if (number < 0 || (size_t)number < before) {
        return number;
    }
    emul__met_name name = {.known = find_known(met->model, id), .type = {.decimal_mark = met->decimal_mark}, .first = mark, .column = -1};
    if (name.known >= 0) {
        take_known(met, &name);
    } else {
        take_unknown(met, id, &name);
    }
    met->names[number] = name;
    return number;
}

static emul__text stem_of(emul__text facet) {
    const char *dot = facet.length == 0 ? NULL : (const char *)memchr(facet.bytes, '.', facet.length);
    return dot == NULL ? facet : (emul__text){facet.bytes, (size_t)(dot - facet.bytes)};
}

bool emul__met_facet_add(emul__met_names *met, int32_t name, emul__text facet, emul__csv_mark mark) {
    if (facet.length == 0) {
        return true;
    }
    const int32_t stem = emul__intern_add(&met->stems, stem_of(facet));
    const emul__key key = {{name, stem, 0, 0}};
    const size_t count = met->facet_places.count;
    if (stem < 0 || !emul__grow(&met->allocator, (void **)&met->facets, &met->facet_capacity, count, sizeof *met->facets)) {
        return false;
    }
    if (emul__index_find(&met->facet_places, key) >= 0) {
        return true;
    }
    met->facets[count] = (emul__met_facet){name, met->stems.texts[stem], mark};
    return emul__index_add(&met->facet_places, &met->allocator, key);
}

/* ---- names that look misspelt ---- */

/* An indicator of the regulation that has no facts here, nearest to `text`; empty if none is near. */
static emul__text nearest_absent(const emul__met_names *met, const emul_roster *roster, emul__text text) {
    emul__nearest nearest = emul__nearest_begin(text);
    for (int32_t i = 0; i < met->model->names.indicator_count; i++) {
        const emul__text id = met->model->names.indicators[i].id;
        if (emul__intern_find(&met->texts, id) < 0 && emul__roster_attribute(roster, id) == NULL) {
            emul__nearest_offer(&nearest, id);
        }
    }
    return nearest.found;
}

static void check_name(const emul__met_names *met, const emul_roster *roster, int32_t number, emul__csv *csv) {
    const emul__text none = {NULL, 0};
    const emul__text text = met->texts.texts[number];
    const emul__text nearest = met->names[number].known >= 0 ? none : nearest_absent(met, roster, text);
    if (nearest.length > 0) {
        emul__csv_report(csv, met->names[number].first,
                         (emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                            .english = "no rule uses “{0}”, and there are no facts of “{1}”",
                                            .vietnamese = "không quy tắc nào dùng “{0}”, và không có số liệu của “{1}”",
                                            .hint_english = "did you mean “{1}”? if not, give it a name less like it",
                                            .hint_vietnamese = "có phải là “{1}”? nếu không, hãy đặt tên khác hẳn",
                                            .arguments = {text, nearest}});
    }
}

static bool occurs(const emul__met_names *met, int32_t name, emul__text stem) {
    const emul__key key = {{name, emul__intern_find(&met->stems, stem), 0, 0}};
    return emul__index_find(&met->facet_places, key) >= 0;
}

static bool offer_facet(const emul__met_names *met, const emul__met_facet *facet, emul__text stem, emul__nearest *nearest) {
    const bool asked = emul__text_equal(stem, facet->stem);
    if (!asked && !occurs(met, facet->name, stem)) {
        emul__nearest_offer(nearest, stem);
    }
    return asked;
}

/* The facets that an input asks for: one, or all stages. True if `facet` is among them. */
static bool offer_facets(const emul__met_names *met, const emul__met_facet *facet, const emul__input *input, emul__nearest *nearest) {
    const emul__names *names = &met->model->names;
    bool asked = false;
    for (int32_t i = 0; input->kind == EMUL__INPUT_FINAL && i < names->stage_count; i++) {
        asked = offer_facet(met, facet, names->stages[i], nearest) || asked;
    }
    return input->facet.length > 0 ? offer_facet(met, facet, stem_of(input->facet), nearest) : asked;
}

/* A facet that rules ask of the indicator and that does not occur, nearest to the one met; empty if none is near, or if rules ask for this one.
 * How near is near goes by the whole name: “visits@paln” is two edits away from “visits@plan”, and eleven characters long. But “q1” and “q2”
 * are two facets. */
static emul__text nearest_facet(const emul__met_names *met, const emul__met_facet *facet) {
    const emul__text none = {NULL, 0};
    const int64_t characters = emul__text_characters(facet->stem);
    const int64_t whole = emul__text_characters(met->texts.texts[facet->name]) + 1 + characters;
    emul__nearest nearest = emul__nearest_begin(facet->stem);
    nearest.limit = characters < 3 ? 0 : characters == 3 || whole < 6 ? 1 : 2;
    for (int32_t i = 0; i < met->model->inputs.count; i++) {
        const emul__input *input = &met->model->inputs.items[i];
        const bool of_it = emul__input_is_fact(input) && input->indicator == met->names[facet->name].known;
        if (of_it && offer_facets(met, facet, input, &nearest)) {
            return none;
        }
    }
    return nearest.found;
}

static void check_facet(const emul__met_names *met, const emul__met_facet *facet, emul__csv *csv) {
    const emul__text none = {NULL, 0};
    const emul__text nearest = met->names[facet->name].known < 0 ? none : nearest_facet(met, facet);
    if (nearest.length > 0) {
        emul__csv_report(csv, facet->first,
                         (emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                            .english = "no rule uses “{0}@{1}”, and there are no facts of “{0}@{2}”",
                                            .vietnamese = "không quy tắc nào dùng “{0}@{1}”, và không có số liệu của “{0}@{2}”",
                                            .hint_english = "did you mean “{0}@{2}”?",
                                            .hint_vietnamese = "có phải là “{0}@{2}”?",
                                            .arguments = {met->texts.texts[facet->name], facet->stem, nearest}});
    }
}

void emul__met_names_check(const emul__met_names *met, const emul_roster *roster, emul__csv *csv) {
    for (size_t i = 0; i < met->texts.count; i++) {
        check_name(met, roster, (int32_t)i, csv);
    }
    for (size_t i = 0; i < met->facet_places.count; i++) {
        check_facet(met, &met->facets[i], csv);
    }
}
