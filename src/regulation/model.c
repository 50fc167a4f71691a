/* Who holds a model: the regulation and every result made with it. The last to let go releases it. */
#include "regulation/model.h"

/* The count is the one thing in a finished model that changes, so the const is taken off here and nowhere else. */
static emul__model *countable(const emul__model *model) {
    union {
        const emul__model *given;
        emul__model *counted;
    } same = {model};
    return same.counted;
}

const emul__model *emul__model_keep(const emul__model *model) {
    if (model != NULL) {
        countable(model)->references++;
    }
    return model;
}

void emul__model_drop(const emul__model *model) {
    if (model == NULL || --countable(model)->references > 0) {
        return;
    }
    emul__model *last = countable(model);
    const emul_allocator own = last->arena.allocator;
    emul__intern_destroy(&last->names.labels);
    emul__intern_destroy(&last->names.titles);
    emul__arena_destroy(&last->arena);
    emul__release(&own, last, 1, sizeof *last);
}

bool emul__quota_names_class(const emul__quota *quota, int32_t class_label) {
    for (int32_t i = 0; i < quota->class_label_count; i++) {
        if (quota->class_labels[i] == class_label) {
            return true;
        }
    }
    return false;
}

int32_t emul__where_above(const emul__model_criterion *criteria, int32_t criterion) {
    return criteria[criterion].parent < 0 ? -1 : criteria[criteria[criterion].parent].where_of;
}

bool emul__spans_hold(const emul__spans *spans, emul__day day) {
    bool hold = !spans->present;
    for (int32_t i = 0; i < spans->count; i++) {
        hold = hold || (day >= spans->items[i].from && day <= spans->items[i].to);
    }
    return hold;
}
