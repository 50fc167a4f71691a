/* emul report: each section is an explanation that the library makes of the whole result. */
#include "tool/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the sections ---- */

static emul_status make_fair(inputs *from, const options *how, emul_explanation **explanation) {
    const emul_fairness asked = {.struct_size = sizeof asked, .shown = how->shown};
    return emul_result_fairness(from->result, from->roster, from->ledger, &asked, explanation, from->error);
}

static emul_status make_sure(inputs *from, const options *how, emul_explanation **explanation) {
    const emul_sensitivity asked = {
        .struct_size = sizeof asked, .within = how->within, .samples = how->samples, .seed = how->seed, .shown = how->shown};
    const int32_t scorecard = inputs_scorecard(from, how);
    return emul_result_sensitivity(from->result, from->roster, from->ledger, scorecard, &asked, explanation, from->error);
}

typedef struct section {
    const char *name; /* of --section */
    emul_status (*make)(inputs *from, const options *how, emul_explanation **explanation);
} section;

static const section sections[] = {
    {"fair", make_fair},
    {"sure", make_sure},
};

int is_section(const char *name) {
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (strcmp(sections[i].name, name) == 0) {
            return 1;
        }
    }
    return 0;
}

/* ---- printing ---- */

typedef struct request {
    const emul_explanation *explanation;
    const options *how;
} request;

static emul_status write_explanation(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const request *asked = (const request *)context;
    const emul_form form = asked->how->form == FORMAT_JSON ? EMUL_FORM_JSON : EMUL_FORM_TEXT;
    return emul_explanation_write(asked->explanation, asked->how->language, form, buffer, capacity, needed, error);
}

static char *section_text(const section *of, inputs *from, const options *how) {
    emul_explanation *explanation = NULL;
    if (of->make(from, how, &explanation) != EMUL_OK) {
        (void)print_problems(from->error, how->language);
        return NULL;
    }
    const request asked = {explanation, how};
    char *text = written_text(write_explanation, &asked, from, how->language);
    emul_explanation_destroy(explanation);
    return text;
}

/* Texts stand one below the other; in JSON they are the elements of an array. */
static void print_section(const char *text, int first, format form) {
    if (form == FORMAT_JSON) {
        printf("%s%.*s", first ? "[" : ",\n", (int)strlen(text) - 1, text); /* without the break at its end */
    } else {
        printf("%s%s", first ? "" : "\n", text);
    }
}

int run_report(inputs *from, const options *how) {
    int printed = 0;
    if (inputs_evaluate(from, how) != EXIT_FINE || inputs_scorecard(from, how) == -2) {
        return EXIT_INPUT;
    }
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        if (how->section != NULL && strcmp(sections[i].name, how->section) != 0) {
            continue;
        }
        char *text = section_text(&sections[i], from, how);
        if (text == NULL) {
            return EXIT_INPUT;
        }
        print_section(text, printed == 0, how->form);
        printed++;
        free(text);
    }
    if (how->form == FORMAT_JSON) {
        printf("]\n");
    }
    return EXIT_FINE;
}
