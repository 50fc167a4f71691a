#include "tool/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static void *must(void *block) {
    if (block == NULL) {
        fputs("emul: out of memory\n", stderr);
        exit(1);
    }
    return block;
}

void *must_allocate(size_t count, size_t size) {
    return must(calloc(count == 0 ? 1 : count, size));
}

void *must_resize(void *block, size_t count, size_t size) {
    return must(count > SIZE_MAX / size ? NULL : realloc(block, count * size));
}
