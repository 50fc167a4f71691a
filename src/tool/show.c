#include "tool/show.h"

#include <stdlib.h>
#include <string.h>

#include "tool/words.h"

static int compare_positions(emul_decimal a, emul_decimal b) {
    if (a == b) {
        return 0;
    }
    if (a == EMUL_MISSING || b == EMUL_MISSING) {
        return a == EMUL_MISSING ? 1 : -1;
    }
    return a < b ? -1 : 1;
}

/* Ids are unique, so no two entries are equal and the order is the same wherever qsort comes from. */
static int compare_entries(const void *first, const void *second) {
    const entry *a = (const entry *)first;
    const entry *b = (const entry *)second;
    int order = strcmp(a->group, b->group);
    if (order == 0) {
        order = compare_positions(a->position, b->position);
    }
    return order != 0 ? order : strcmp(a->id, b->id);
}

void entries_sort(entry *entries, size_t count) {
    qsort(entries, count, sizeof *entries, compare_entries);
}

const char *group_of(const emul_roster *roster, int64_t row, const char *attribute) {
    const char *group = attribute == NULL ? NULL : emul_roster_attribute(roster, row, attribute);
    return group == NULL ? "" : group;
}

const char *first_given(const char *name, const char *id) {
    if (name != NULL && name[0] != '\0') {
        return name;
    }
    return id == NULL ? "" : id;
}

int32_t decimals_of(const emul_decimal *values, int64_t n) {
    int32_t most = 0;
    for (int64_t i = 0; i < n; i++) {
        emul_decimal unit = EMUL_DECIMAL_ONE;
        int32_t places = 0;
        while (values[i] >= EMUL_DECIMAL_MIN && values[i] % unit != 0) {
            unit /= 10;
            places++;
        }
        most = places > most ? places : most;
    }
    return most;
}

void decimal_cell(table *to, emul_decimal value, int32_t places, emul_language language) {
    char text[32] = "";
    if (value >= EMUL_DECIMAL_MIN) {
        (void)emul_decimal_format(value, places, language == EMUL_VIETNAMESE ? ',' : '.', text, sizeof text, NULL, NULL);
    }
    table_cell(to, text);
}

void heading(const char *label, const char *name, const char *id) {
    printf("%s: %s", label, first_given(name, id));
    if (name != NULL && name[0] != '\0' && id != NULL) {
        printf(" (%s)", id);
    }
    printf("\n\n");
}

void group_heading(const char *group, emul_language language) {
    printf("%s: %s\n\n", say((words){"Group", "Cụm"}, language), group[0] == '\0' ? say((words){"(none)", "(không có)"}, language) : group);
}
