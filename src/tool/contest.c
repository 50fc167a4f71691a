#include "tool/contest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/files.h"
#include "tool/words.h"

/* A table with ids and further columns is what the library reads as a roster. */
int read_lines(inputs *from, const options *how) {
    options asked = *how;
    asked.roster = how->regulation;
    return inputs_read_roster(from, &asked);
}

const char *cell_of(const emul_roster *table, int64_t row, const char *column) {
    const char *text = emul_roster_attribute(table, row, column);
    return text == NULL ? "" : text;
}

int wrong_row(const options *how, const emul_roster *table, int64_t row, const char *column, const char *message, const char *argument) {
    fprintf(stderr, "%s: %s", file_name(how->regulation), emul_roster_id(table, row));
    if (column != NULL) {
        fprintf(stderr, ", %s", column);
    }
    fprintf(stderr, ": %s", message);
    if (argument != NULL) {
        fprintf(stderr, " “%s”", argument);
    }
    fputc('\n', stderr);
    return EXIT_INPUT;
}

int wrong_value(const options *how, const char *option, const char *value) {
    fprintf(stderr, "emul: %s %s: “%s”\n", option, say((words){"does not take this", "không nhận giá trị này"}, how->language), value);
    return EXIT_USAGE;
}

int number_of(const emul_roster *table, int64_t row, const char *column, const options *how, emul_decimal *value) {
    const char *text = cell_of(table, row, column);
    *value = EMUL_MISSING;
    if (text[0] == '\0' || strcmp(text, "-") == 0) {
        return EXIT_FINE;
    }
    if (emul_decimal_parse(text, strlen(text), how->decimal_mark, value, NULL) == EMUL_OK) {
        return EXIT_FINE;
    }
    return wrong_row(how, table, row, column, say((words){"not a number:", "không phải là số:"}, how->language), text);
}

int read_numbers(const char *text, emul_decimal *values, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const size_t length = strcspn(text, ",");
        if (emul_decimal_parse(text, length, '.', &values[i], NULL) != EMUL_OK || (text[length] == '\0') != (i + 1 == count)) {
            return 0;
        }
        text += length + 1;
    }
    return 1;
}
