/* An allocator that counts what is alive, checks the sizes it is given back, and fails one request that the test chooses. */
#ifndef EMUL_TEST_FAILING_ALLOCATOR_H
#define EMUL_TEST_FAILING_ALLOCATOR_H

#include "emul/base.h"

typedef struct failing_allocator {
    emul_allocator allocator; /* hand out &x.allocator; its context is the object itself, which must not move */
    int64_t requests;         /* allocations and enlargements asked for so far */
    int64_t fail_at;          /* number of the request to fail, from 0; -1 for none */
    int64_t live_blocks;
    int64_t live_bytes;
    int64_t peak_bytes;
    int64_t mistakes; /* blocks given back or resized under a wrong size, and requests for nothing */
} failing_allocator;

void failing_allocator_init(failing_allocator *allocator);

/* Something that uses the allocator and releases all it took, whatever its outcome; returns the first status that is not EMUL_OK. */
typedef emul_status (*allocating_scenario)(const emul_allocator *allocator, void *context);

/* Runs the scenario with its first request failing, then its second and so on, until nothing fails. Asserts (cmocka) each time that the status
 * is EMUL_E_MEMORY, that nothing is left alive and that every size was right. Returns the number of requests of the run that succeeded. */
int64_t fail_each_allocation(allocating_scenario scenario, void *context);

/* The same of one step of a longer story, on an allocator that earlier steps have used: a step that fails leaves alive what was alive before, so that it can be taken again
 * without taking the earlier ones again; what it makes when nothing fails stays for the next one. Steps one by one take the sum of the squares of their requests, the
 * whole story takes the square of the sum. */
int64_t fail_each_request(failing_allocator *allocator, allocating_scenario step, void *context);

#endif
