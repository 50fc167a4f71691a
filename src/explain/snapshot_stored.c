/* What a stored result says, by ids. What is not there counts as missing: a table that was changed by hand is compared as it is. */
#include "explain/diff.h"
#include "explain/stored.h"

#include "base/intern.h"
#include "kernel/sort.h"

typedef struct reader {
    emul__snapshot *to;
    emul_error *error;
    emul_status status;
} reader;

static void *allocate(reader *of, int64_t count, size_t size) {
    void *block = emul__arena_allocate(&of->to->arena, (size_t)count, size);
    if (block == NULL) {
        of->status = emul__report_memory(of->error);
    }
    return block;
}

/* ---- members ---- */

static emul__text text_at(const emul__json_value *object, const char *key) {
    const emul__json_value *member = object->kind == EMUL__JSON_OBJECT ? emul__json_member(object, key) : NULL;
    return member != NULL && member->kind == EMUL__JSON_TEXT ? member->text : EMUL__TEXT("");
}

static const emul__json_value *list_at(const emul__json_value *object, const char *key) {
    static const emul__json_value none = {.kind = EMUL__JSON_LIST};
    const emul__json_value *member = object->kind == EMUL__JSON_OBJECT ? emul__json_member(object, key) : NULL;
    return member != NULL && member->kind == EMUL__JSON_LIST ? member : &none;
}

static emul_decimal decimal_at(const emul__json_value *object, const char *key) {
    const emul__text text = text_at(object, key);
    emul_decimal value = EMUL_MISSING;
    return emul_decimal_parse(text.bytes, text.length, '.', &value, NULL) == EMUL_OK ? value : EMUL_MISSING;
}

/* The number of the word among 1 .. `last`; 0 if it is none of them. */
static int32_t number_of(emul__text id, const emul__word *(*word_of)(int32_t), int32_t last) {
    for (int32_t i = 1; i <= last; i++) {
        if (emul__text_equal(emul__text_of(word_of(i)->id), id)) {
            return i;
        }
    }
    return 0;
}

/* ---- lists by subject ---- */

static int compare_subjects(const void *context, int64_t a, int64_t b) {
    const emul__json_value *const *items = (const emul__json_value *const *)context;
    return emul__text_compare(text_at(items[a], "subject"), text_at(items[b], "subject"));
}

/* The elements by id of the subject; NULL when memory is out. */
static const emul__json_value **by_subject(reader *of, const emul__json_value *list) {
    const emul__json_value **items = (const emul__json_value **)allocate(of, list->count, sizeof *items);
    const emul__json_value **sorted = (const emul__json_value **)allocate(of, list->count, sizeof *sorted);
    int64_t *order = (int64_t *)allocate(of, list->count, sizeof *order);
    int64_t *scratch = (int64_t *)allocate(of, list->count, sizeof *scratch);
    if (of->status != EMUL_OK) {
        return NULL;
    }
    int64_t count = 0;
    for (const emul__json_value *at = list->first; at != NULL; at = at->next) {
        order[count] = count;
        items[count++] = at;
    }
    emul__sort(order, scratch, count, compare_subjects, items);
    for (int64_t i = 0; i < count; i++) {
        sorted[i] = items[order[i]];
    }
    return sorted;
}

/* ---- scorecards ---- */

static void report_twice(reader *of, emul__text id) {
    of->status = emul__report(of->error, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                             .english = "the stored result has “{0}” twice",
                                                             .vietnamese = "kết quả đã lưu có “{0}” hai lần",
                                                             .arguments = {id}});
}

static emul__points_kind kind_of(emul__text kind) {
    static const char *const kinds[] = {"base", "bonus", "penalty", "info"};
    for (int32_t i = 0; i < 4; i++) {
        if (emul__text_equal(emul__text_of(kinds[i]), kind)) {
            return (emul__points_kind)i;
        }
    }
    return EMUL__POINTS_BASE;
}

/* A parent stands before its children: one that does not counts as none. */
static void read_criteria(reader *of, const emul__json_value *list, emul__snapshot_scorecard *card) {
    emul__snapshot_criterion *criteria = (emul__snapshot_criterion *)allocate(of, list->count, sizeof *criteria);
    emul__intern ids;
    emul__intern_init(&ids, &of->to->arena.allocator);
    for (const emul__json_value *at = list->first; at != NULL && of->status == EMUL_OK; at = at->next) {
        const emul__text id = text_at(at, "id");
        const int32_t parent = emul__intern_find(&ids, text_at(at, "parent"));
        const int32_t number = emul__intern_add(&ids, id);
        if (number < 0) {
            of->status = emul__report_memory(of->error);
        } else if (number != card->criterion_count) {
            report_twice(of, id);
        } else {
            criteria[card->criterion_count++] = (emul__snapshot_criterion){id, text_at(at, "name"), parent, kind_of(text_at(at, "kind"))};
        }
    }
    emul__intern_destroy(&ids);
    card->criteria = criteria;
}

static void read_classes(reader *of, const emul__json_value *list, emul__snapshot_scorecard *card) {
    emul__snapshot_class *classes = (emul__snapshot_class *)allocate(of, list->count, sizeof *classes);
    for (const emul__json_value *at = list->first; at != NULL && classes != NULL; at = at->next) {
        classes[card->class_count++] = (emul__snapshot_class){text_at(at, "id"), text_at(at, "name")};
    }
    card->classes = classes;
}

/* Points stand in the order of the criteria. */
static void read_points(reader *of, const emul__json_value *list, const emul__snapshot_scorecard *card, emul__snapshot_standing *standing) {
    emul_decimal *points = (emul_decimal *)allocate(of, card->criterion_count, sizeof *points);
    emul_decimal *contributions = (emul_decimal *)allocate(of, card->criterion_count, sizeof *contributions);
    const emul__json_value *at = list->first;
    for (int32_t i = 0; points != NULL && contributions != NULL && i < card->criterion_count; i++) {
        const bool there = at != NULL && emul__text_equal(text_at(at, "criterion"), card->criteria[i].id);
        const bool none = there && emul__text_equal(text_at(at, "state"), EMUL__TEXT("not_applicable"));
        points[i] = none ? EMUL_NOT_APPLICABLE : there ? decimal_at(at, "points") : EMUL_MISSING;
        const emul_decimal contribution = there ? decimal_at(at, "contribution") : EMUL_MISSING;
        contributions[i] = contribution == EMUL_MISSING ? 0 : contribution; /* what has no points puts in nothing */
        at = there ? at->next : at;
    }
    standing->points = points;
    standing->contributions = contributions;
}

static emul__snapshot_standing standing_of(const emul__json_value *from) {
    return (emul__snapshot_standing){
        .subject = text_at(from, "subject"),
        .name = text_at(from, "name"),
        .group = text_at(from, "group"),
        .class_id = text_at(from, "class"),
        .state = number_of(text_at(from, "state"), emul__subject_state_word, EMUL_SUBJECT_UNDETERMINED),
        .place = decimal_at(from, "place"),
        .place_overall = decimal_at(from, "place_overall"),
        .base = decimal_at(from, "base"),
        .bonus = decimal_at(from, "bonus"),
        .penalty = decimal_at(from, "penalty"),
        .total = decimal_at(from, "total"),
        .row = -1,
    };
}

static void read_scorecard(reader *of, const emul__json_value *from, emul__snapshot_scorecard *card) {
    const emul__json_value *list = list_at(from, "standings");
    *card = (emul__snapshot_scorecard){.id = text_at(from, "id"), .name = text_at(from, "name")};
    read_criteria(of, list_at(from, "criteria"), card);
    read_classes(of, list_at(from, "classes"), card);
    const emul__json_value **items = by_subject(of, list);
    card->standings = (emul__snapshot_standing *)allocate(of, list->count, sizeof *card->standings);
    for (int32_t i = 0; of->status == EMUL_OK && i < list->count; i++) {
        card->standings[i] = standing_of(items[i]);
        read_points(of, list_at(items[i], "points"), card, &card->standings[i]);
        card->standing_count++;
    }
}

/* ---- awards ---- */

static void read_award(reader *of, const emul__json_value *from, emul__snapshot_award *award) {
    const emul__json_value *list = list_at(from, "decisions");
    *award = (emul__snapshot_award){.id = text_at(from, "id"),
                                    .name = text_at(from, "name"),
                                    .name_en = text_at(from, "name_en"),
                                    .prize_of = text_at(from, "prize_of")};
    const emul__json_value **items = by_subject(of, list);
    award->decisions = (emul__snapshot_decision *)allocate(of, list->count, sizeof *award->decisions);
    for (int32_t i = 0; of->status == EMUL_OK && i < list->count; i++) {
        award->decisions[award->decision_count++] = (emul__snapshot_decision){
            .subject = text_at(items[i], "subject"),
            .group = text_at(items[i], "group"),
            .reason = text_at(items[i], "reason"),
            .decision = number_of(text_at(items[i], "decision"), emul__decision_word, EMUL_DECISION_RESERVE),
            .order = decimal_at(items[i], "order"),
        };
    }
}

/* ---- the whole ---- */

static void read_all(reader *of, const emul__json_value *root) {
    const emul__json_value *cards = list_at(root, "scorecards");
    const emul__json_value *awards = list_at(root, "awards");
    emul__snapshot_scorecard *card = (emul__snapshot_scorecard *)allocate(of, cards->count, sizeof *card);
    emul__snapshot_award *award = (emul__snapshot_award *)allocate(of, awards->count, sizeof *award);
    of->to->scorecards = card;
    of->to->awards = award;
    for (const emul__json_value *at = cards->first; at != NULL && of->status == EMUL_OK; at = at->next) {
        read_scorecard(of, at, &card[of->to->scorecard_count++]);
    }
    for (const emul__json_value *at = awards->first; at != NULL && of->status == EMUL_OK; at = at->next) {
        read_award(of, at, &award[of->to->award_count++]);
    }
}

static emul_status snapshot_of_stored(const emul_stored *stored, emul__snapshot *snapshot, emul_error *error) {
    reader of = {snapshot, error, EMUL_OK};
    const emul__json_value *regulation = emul__json_member(stored->root, "regulation");
    *snapshot = (emul__snapshot){.result = NULL};
    emul__arena_init(&snapshot->arena, &stored->allocator);
    snapshot->regulation = text_at(regulation, "id");
    snapshot->regulation_name = text_at(regulation, "name");
    snapshot->period = emul__text_of(stored->texts[EMUL_STORED_PERIOD]);
    snapshot->stage = emul__text_of(stored->texts[EMUL_STORED_STAGE]);
    snapshot->library = emul__text_of(stored->texts[EMUL_STORED_LIBRARY]);
    snapshot->digest = stored->digests[EMUL_DIGEST_OF_ALL];
    read_all(&of, stored->root);
    if (of.status != EMUL_OK) {
        emul__snapshot_destroy(snapshot);
    }
    return of.status;
}

emul_status emul_stored_compare(const emul_stored *before, const emul_stored *after, emul_explanation **explanation, emul_error *error) {
    emul__snapshot first;
    emul__snapshot second;
    emul__error_clear(error);
    if (before == NULL || after == NULL || explanation == NULL) {
        return emul__report_argument(error, before == NULL ? "before" : after == NULL ? "after" : "explanation");
    }
    emul_status status = snapshot_of_stored(before, &first, error);
    if (status != EMUL_OK) {
        return status;
    }
    status = snapshot_of_stored(after, &second, error);
    if (status == EMUL_OK) {
        status = emul__diff_give(&first, &second, &after->allocator, explanation, error);
        emul__snapshot_destroy(&second);
    }
    emul__snapshot_destroy(&first);
    return status;
}
