/* emul_regulation_finish: from the draft to the model, step by step. Every step tells all it finds; only if none found anything does the
 * regulation become what the model says. */
#include <string.h>

#include "regulation/use.h"
#include "regulation/write.h"

void emul__build_header(emul__build *build) {
    const emul__rounding_point standard = {6, EMUL_ROUND_HALF_AWAY};
    const emul__list *list = emul__build_list(build, EMUL__HEADER);
    build->rounding = standard;
    if (list->count == 0) {
        return;
    }
    const emul__item *header = &list->items[0];
    emul__model *model = build->model;
    model->id = emul__item_text(header, EMUL__HEADER_ID);
    model->name = emul__build_name(header, EMUL__HEADER_ID, EMUL__HEADER_NAME);
    model->cites = emul__item_text(header, EMUL__HEADER_CITES);
    model->has_in_force = emul__field_period(build, header, EMUL__HEADER_IN_FORCE, &model->in_force);
    build->rounding = emul__field_rounding(build, header, EMUL__HEADER_ROUNDING, standard);
    const int32_t stages = emul__field_names(build, header, EMUL__HEADER_STAGES, &model->names.stages);
    model->names.stage_count = stages < 0 ? 0 : stages;
    model->members = (emul__members)emul__field_choice(build, header, EMUL__HEADER_MEMBERS, "at_end, at_start, longest, any", EMUL__AT_END);
}

/* As many as there are lists that can hold rules or attributes. */
static void make_room(emul__build *build) {
    size_t items = 0;
    for (int32_t i = 0; i < EMUL__LIST_COUNT; i++) {
        items += build->draft.lists[i].count;
    }
    build->doubtful = (emul__text *)emul__build_allocate(build, 4 * items + 1, sizeof *build->doubtful);
    build->attributes = (emul__text *)emul__build_allocate(build, items + 1, sizeof *build->attributes);
    build->model->attributes = build->attributes;
}

typedef void (*build_step)(emul__build *build);

static const build_step steps[] = {
    emul__build_header,          emul__build_achievements, emul__build_scorecards,   emul__build_criteria, emul__build_awards,
    emul__build_label_sets,      emul__build_names,        emul__check_ids,          emul__check_points,   emul__check_counting,
    emul__build_scorecard_rules, emul__build_award_rules,  emul__check_achievements, emul__build_money,    emul__build_sequences,
    emul__check_classes,         emul__check_unused,
};

/* ---- indicators that only rules name are read back behind the declared ones ---- */

static bool show_indicator(emul__build *build, const emul__known_indicator *from, emul__item *to) {
    const int32_t fields = emul__list_infos[EMUL__INDICATORS].field_count;
    const char **texts = (const char **)emul__build_allocate(build, (size_t)fields, sizeof *texts);
    static const char *const types[] = {"number", "yes_no", "label", "date"};
    const char *id = emul__arena_text(&build->model->arena, from->id.bytes, from->id.length);
    if (texts == NULL || id == NULL) {
        build->out_of_memory = true;
        return false;
    }
    texts[EMUL__INDICATOR_ID] = id;
    texts[EMUL__INDICATOR_TYPE] = types[from->type];
    *to = (emul__item){.kind = EMUL__INDICATORS, .owner = -1, .parent = -1, .text_count = fields, .texts = texts};
    return true;
}

static void show_undeclared(emul__build *build) {
    const emul__names *names = &build->model->names;
    emul__list *list = &build->draft.lists[EMUL__INDICATORS];
    emul__item *items = (emul__item *)emul__build_allocate(build, (size_t)names->indicator_count, sizeof *items);
    if (items == NULL) {
        return;
    }
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof *items);
    }
    for (size_t i = list->count; i < (size_t)names->indicator_count; i++) {
        if (!show_indicator(build, &names->indicators[i], &items[i])) {
            return;
        }
    }
    list->items = items;
    list->count = (size_t)names->indicator_count;
}

/* ---- the whole ---- */

static bool arrange(emul__build *build, const emul__draft *draft, emul__draft *arranged) {
    const bool good = emul__draft_arrange(draft, &build->model->arena, arranged);
    build->out_of_memory = build->out_of_memory || !good;
    return good;
}

/* What chooses among titles says nothing where no set is in use. */
static void check_header(emul__build *build) {
    static const int32_t of_sets[] = {EMUL__HEADER_TITLES, EMUL__HEADER_ACCEPT};
    const emul__list *list = emul__build_list(build, EMUL__HEADER);
    for (int32_t i = 0; i < 2 && list->count > 0; i++) {
        if (list->items[0].texts[of_sets[i]] != NULL) {
            emul__build_problem(build, &list->items[0], of_sets[i],
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "“{0}” chooses among the titles of “use”, which is not given",
                                                    .vietnamese = "“{0}” chọn trong các danh hiệu của “use”, nhưng chưa có “use”",
                                                    .hint_english = "add “use: [vn-law]”",
                                                    .hint_vietnamese = "thêm “use: [vn-law]”",
                                                    .arguments = {emul__text_of(emul__list_infos[EMUL__HEADER].fields[of_sets[i]].key)}});
        }
    }
}

static bool names_sets(const emul__draft *draft) {
    const emul__list *list = &draft->lists[EMUL__HEADER];
    return list->count > 0 && emul__text_trim(emul__item_text(&list->items[0], EMUL__HEADER_USE)).length > 0;
}

/* With what the sets in use bring, if there are any; false too where they cannot be told, after which the rest would say nothing true. */
static bool arrange_all(emul__build *build, const emul__draft *draft) {
    emul__use use;
    if (!names_sets(draft)) {
        const bool good = arrange(build, draft, &build->draft);
        build->own = build->draft;
        if (good) {
            check_header(build);
        }
        return good;
    }
    const bool good = emul__use_sets(&use, build, draft) && !build->failed && arrange(build, &use.draft, &build->draft) &&
                      arrange(build, draft, &build->own);
    emul__use_release(&use);
    return good;
}

static bool run_steps(emul__build *build, const emul__draft *draft) {
    if (!arrange_all(build, draft)) {
        return false;
    }
    make_room(build);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !build->out_of_memory; i++) {
        steps[i](build);
    }
    if (!build->out_of_memory && !build->failed) {
        show_undeclared(build);
    }
    return !build->out_of_memory && !build->failed;
}

/* The draft of the calls gives way to the arranged one, which lives in the model. */
static void commit(emul_regulation *regulation, const emul__build *build) {
    for (int32_t i = 0; i < EMUL__LIST_COUNT; i++) {
        emul__list *list = &regulation->draft.lists[i];
        emul__release(&regulation->allocator, list->items, list->capacity, sizeof *list->items);
    }
    emul__arena_destroy(&regulation->texts);
    emul__arena_init(&regulation->texts, &regulation->allocator);
    regulation->pending_path = (emul__text){NULL, 0};
    regulation->draft = build->draft;
    regulation->own = build->own;
    regulation->model = build->model;
}

static emul__model *create_model(const emul_allocator *allocator) {
    emul__model *model = (emul__model *)emul__allocate_zeroed(allocator, 1, sizeof *model);
    if (model != NULL) {
        model->references = 1;
        emul__arena_init(&model->arena, allocator);
        emul__intern_init(&model->names.labels, allocator);
        emul__intern_init(&model->names.titles, allocator);
    }
    return model;
}

/* What is digested is what is in force: with what the sets bring, without comments. */
static bool digest_regulation(const emul__build *build) {
    emul__digester digester;
    emul__buffer text;
    if (!emul__digester_begin(&digester, "regulation")) {
        return true;
    }
    emul__buffer_init(&text, &build->model->arena.allocator);
    emul__draft_write_yaml(&build->draft, true, &text);
    const bool written = !text.failed;
    if (written) {
        emul__digester_text(&digester, (emul__text){text.bytes, text.length});
        emul__digester_end(&digester, &build->model->digest);
    }
    emul__buffer_destroy(&text);
    return written;
}

/* Memory may have run out below, in a rule: that is then all there is to say. */
static bool memory_ran_out(const emul__build *build) {
    for (int64_t i = 0; i < emul_error_count(build->error); i++) {
        if (emul_error_code(build->error, i) == EMUL_E_MEMORY) {
            return true;
        }
    }
    return build->out_of_memory;
}

static emul_status finish_with(emul_regulation *regulation, emul_error *error) {
    emul__build build = {.model = create_model(&regulation->allocator), .error = error};
    if (build.model == NULL) {
        return EMUL_E_MEMORY;
    }
    build.compiler = (emul__compiler){&build.model->arena, &build.model->names, &build.model->inputs};
    if (run_steps(&build, &regulation->draft)) {
        if (!digest_regulation(&build)) {
            emul__model_drop(build.model);
            return EMUL_E_MEMORY;
        }
        commit(regulation, &build);
        return EMUL_OK;
    }
    const bool out = memory_ran_out(&build);
    emul__model_drop(build.model);
    return out ? EMUL_E_MEMORY : EMUL_E_REGULATION;
}

emul_status emul__regulation_finish(emul_regulation *regulation, emul_error *error) {
    const emul_status status = finish_with(regulation, error);
    if (status == EMUL_E_MEMORY) {
        emul__error_clear(error);
        emul__report_memory(error);
    }
    return status;
}

emul_status emul_regulation_finish(emul_regulation *regulation, emul_error *error) {
    emul__error_clear(error);
    if (regulation == NULL || regulation->model != NULL) {
        return emul__report_argument(error, "regulation");
    }
    /* The status is that of the first problem in the text, so they are kept even if nobody wants to read them. */
    emul_error *own = error != NULL ? NULL : emul_error_create(&regulation->allocator);
    emul_error *kept = error != NULL ? error : own;
    if (kept == NULL) {
        return EMUL_E_MEMORY;
    }
    emul_status status = emul__regulation_finish(regulation, kept);
    emul__error_sort(kept);
    if (status != EMUL_OK) {
        status = emul_error_code(kept, 0);
    }
    emul_error_destroy(own);
    return status;
}

const emul__model *emul__regulation_model(const emul_regulation *regulation) {
    return regulation == NULL ? NULL : regulation->model;
}
