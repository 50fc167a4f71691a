#include "tool/gap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/files.h"
#include "tool/words.h"

static int refuse(words message, const char *what, const options *how) {
    fprintf(stderr, "emul: %s “%s”\n", say(message, how->language), what);
    return EXIT_INPUT;
}

/* The first scorecard that is for the subject. */
static int32_t first_concerned(const inputs *from, int64_t row) {
    const int32_t count = (int32_t)emul_regulation_count(from->regulation, EMUL_PART_SCORECARD);
    for (int32_t i = 0; i < count; i++) {
        if (emul_result_state(from->result, i, NULL)[row] != EMUL_SUBJECT_NOT_CONCERNED) {
            return i;
        }
    }
    return 0;
}

/* "place=3": the place, or 0. */
static int64_t place_of(const char *text) {
    const char prefix[] = "place=";
    const size_t length = sizeof prefix - 1;
    int64_t place = 0;
    if (strncmp(text, prefix, length) != 0 || text[length] == '\0') {
        return 0;
    }
    for (const char *at = text + length; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || place > 1000000) {
            return 0;
        }
        place = 10 * place + (*at - '0');
    }
    return place;
}

static int find_target(const inputs *from, const options *how, int64_t row, emul_target *to) {
    const int32_t scorecard = how->scorecard == NULL ? -1 : emul_regulation_find(from->regulation, EMUL_PART_SCORECARD, -1, how->scorecard);
    *to = (emul_target){.struct_size = sizeof *to, .kind = EMUL_TARGET_AWARD};
    if (how->scorecard != NULL && scorecard < 0) {
        return refuse((words){"the regulation has no scorecard", "quy chế không có bảng điểm"}, how->scorecard, how);
    }
    to->place = place_of(how->part);
    if (to->place > 0) {
        to->kind = EMUL_TARGET_PLACE;
        to->index = scorecard >= 0 ? scorecard : first_concerned(from, row);
        if (emul_regulation_count(from->regulation, EMUL_PART_SCORECARD) > 0) {
            return EXIT_FINE;
        }
    }
    to->index = emul_regulation_find(from->regulation, EMUL_PART_AWARD, -1, how->part);
    if (to->index < 0) {
        to->kind = EMUL_TARGET_CLASS;
        to->index = emul_regulation_find(from->regulation, EMUL_PART_CLASS, scorecard, how->part);
    }
    return to->index >= 0
               ? EXIT_FINE
               : refuse((words){"the regulation has no award and no class", "quy chế không có hình thức khen thưởng hay mức xếp loại"},
                        how->part, how);
}

typedef struct gap_request {
    const emul_explanation *explanation;
    const options *how;
} gap_request;

static emul_status write_gap(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const gap_request *asked = (const gap_request *)context;
    const emul_form form = asked->how->form == FORMAT_JSON ? EMUL_FORM_JSON : EMUL_FORM_TEXT;
    return emul_explanation_write(asked->explanation, asked->how->language, form, buffer, capacity, needed, error);
}

static int print_gap(inputs *from, const options *how, int64_t row, const emul_target *target) {
    emul_explanation *explanation = NULL;
    if (emul_result_gap(from->result, from->roster, from->ledger, row, target, &explanation, from->error) != EMUL_OK) {
        return print_problems(from->error, how->language);
    }
    const gap_request asked = {explanation, how};
    char *text = written_text(write_gap, &asked, from, how->language);
    if (text != NULL) {
        fputs(text, stdout);
    }
    emul_explanation_destroy(explanation);
    free(text);
    return text == NULL ? EXIT_INPUT : EXIT_FINE;
}

int run_gap(inputs *from, const options *how) {
    emul_target target;
    if (inputs_evaluate(from, how) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    const int64_t row = emul_roster_find(from->roster, how->subject);
    if (row < 0) {
        fprintf(stderr, "%s: %s “%s”\n", file_name(how->roster),
                say((words){"there is no subject", "không có đối tượng mang mã"}, how->language), how->subject);
        return EXIT_INPUT;
    }
    const int status = find_target(from, how, row, &target);
    return status == EXIT_FINE ? print_gap(from, how, row, &target) : status;
}
