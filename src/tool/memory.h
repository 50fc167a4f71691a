/* Memory of the program: what cannot be had ends it. */
#ifndef EMUL_TOOL_MEMORY_H
#define EMUL_TOOL_MEMORY_H

#include <stddef.h>

/* count x size zeroed bytes; never NULL: when memory is out the program says so and ends with status 1. */
void *must_allocate(size_t count, size_t size);
/* The block with room for count x size bytes; the same. */
void *must_resize(void *block, size_t count, size_t size);

#endif
