/* Puts numbered things into an order in which each comes after those it reads, by depth-first search (Tarjan 1976), without recursion;
 * the same edges in the same order give the same sequence. */
#include "regulation/build.h"

bool emul__edges_add(emul__build *build, emul__edges *edges, int32_t reader, int32_t read) {
    const emul_allocator *allocator = &build->model->arena.allocator;
    if (!emul__grow(allocator, (void **)&edges->items, &edges->capacity, edges->count, sizeof *edges->items)) {
        build->out_of_memory = true;
        return false;
    }
    edges->items[edges->count++] = (emul__edge){reader, read};
    return true;
}

void emul__edges_destroy(emul__build *build, emul__edges *edges) {
    emul__release(&build->model->arena.allocator, edges->items, edges->capacity, sizeof *edges->items);
}

typedef struct search {
    int32_t count;
    int32_t *start;  /* [count + 1] first target of each reader */
    int32_t *target; /* what is read */
    int32_t *next;   /* [count] target to be looked at next */
    int32_t *path;   /* [count] from where the search began to where it is */
    int32_t *at;     /* [count] position on the path, -1 not on it */
    bool *done;
    int32_t *sequence;
    int32_t sequenced;
    int32_t depth;
} search;

static bool start_search(emul__build *build, const emul__edges *edges, int32_t count, search *state) {
    const size_t n = (size_t)count;
    *state = (search){.count = count};
    state->start = (int32_t *)emul__build_allocate(build, n + 1, sizeof *state->start);
    state->target = (int32_t *)emul__build_allocate(build, edges->count, sizeof *state->target);
    state->next = (int32_t *)emul__build_allocate(build, n, sizeof *state->next);
    state->path = (int32_t *)emul__build_allocate(build, n, sizeof *state->path);
    state->at = (int32_t *)emul__build_allocate(build, n, sizeof *state->at);
    state->done = (bool *)emul__build_allocate(build, n, sizeof *state->done);
    state->sequence = (int32_t *)emul__build_allocate(build, n, sizeof *state->sequence);
    if (build->out_of_memory) {
        return false;
    }
    for (size_t i = 0; i < edges->count; i++) {
        state->start[edges->items[i].reader + 1]++;
    }
    for (int32_t i = 0; i < count; i++) {
        state->start[i + 1] += state->start[i];
        state->next[i] = state->start[i];
        state->at[i] = -1;
    }
    for (size_t i = 0; i < edges->count; i++) {
        state->target[state->next[edges->items[i].reader]++] = edges->items[i].read;
    }
    for (int32_t i = 0; i < count; i++) {
        state->next[i] = state->start[i];
    }
    return true;
}

static void enter(search *state, int32_t node) {
    state->at[node] = state->depth;
    state->path[state->depth++] = node;
}

static void leave(search *state) {
    const int32_t node = state->path[--state->depth];
    state->at[node] = -1;
    state->done[node] = true;
    state->sequence[state->sequenced++] = node;
}

/* One step: deeper, or back. The node that closes a circle, else -1. */
static int32_t step(search *state) {
    const int32_t node = state->path[state->depth - 1];
    if (state->next[node] == state->start[node + 1]) {
        leave(state);
        return -1;
    }
    const int32_t target = state->target[state->next[node]++];
    if (state->at[target] >= 0) {
        return target;
    }
    if (!state->done[target]) {
        enter(state, target);
    }
    return -1;
}

/* The part of the path from `closing` on, turned so that the smallest number comes first. */
static const int32_t *take_circle(emul__build *build, const search *state, int32_t closing, int32_t *length) {
    const int32_t first = state->at[closing];
    const int32_t *part = state->path + first;
    const int32_t count = state->depth - first;
    int32_t smallest = 0;
    for (int32_t i = 1; i < count; i++) {
        smallest = part[i] < part[smallest] ? i : smallest;
    }
    int32_t *circle = (int32_t *)emul__build_allocate(build, (size_t)count, sizeof *circle);
    for (int32_t i = 0; circle != NULL && i < count; i++) {
        circle[i] = part[(smallest + i) % count];
    }
    *length = circle == NULL ? 0 : count;
    return circle;
}

const int32_t *emul__sequence(emul__build *build, const emul__edges *edges, int32_t count, const int32_t **circle, int32_t *circle_length) {
    search state;
    *circle = NULL;
    *circle_length = 0;
    if (!start_search(build, edges, count, &state)) {
        return NULL;
    }
    for (int32_t i = 0; i < count; i++) {
        if (!state.done[i]) {
            enter(&state, i);
        }
        while (state.depth > 0) {
            const int32_t closing = step(&state);
            if (closing >= 0) {
                *circle = take_circle(build, &state, closing, circle_length);
                return NULL;
            }
        }
    }
    return state.sequence;
}

emul__text emul__circle_text(emul__build *build, const int32_t *circle, int32_t length, emul__text (*name)(const emul__build *, int32_t)) {
    emul__buffer text;
    emul__buffer_init(&text, &build->model->arena.allocator);
    for (int32_t i = 0; i <= length; i++) {
        emul__buffer_string(&text, i > 0 ? " -> " : "");
        emul__buffer_text(&text, name(build, circle[i % length]));
    }
    const char *copy = text.failed ? NULL : emul__arena_text(&build->model->arena, text.bytes, text.length);
    const emul__text made = {copy, copy == NULL ? 0 : text.length};
    build->out_of_memory = build->out_of_memory || copy == NULL;
    emul__buffer_destroy(&text);
    return made;
}
