#include "tool/verify.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct request {
    const emul_explanation *explanation;
    const options *how;
} request;

static emul_status write_check(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const request *asked = (const request *)context;
    const emul_form form = asked->how->form == FORMAT_JSON ? EMUL_FORM_JSON : EMUL_FORM_TEXT;
    return emul_explanation_write(asked->explanation, asked->how->language, form, buffer, capacity, needed, error);
}

/* What the command line does not say is as it was when the result was made. */
static options as_stored(const options *how, const emul_stored *stored) {
    options told = *how;
    told.period = how->period != NULL ? how->period : emul_stored_text(stored, EMUL_STORED_PERIOD);
    told.law_date = how->law_date != NULL ? how->law_date : emul_stored_text(stored, EMUL_STORED_LAW_DATE);
    told.decision_date = how->decision_date != NULL ? how->decision_date : emul_stored_text(stored, EMUL_STORED_DECISION_DATE);
    if (how->stage_count == 0 && emul_stored_text(stored, EMUL_STORED_STAGE) != NULL) {
        told.stages[0] = emul_stored_text(stored, EMUL_STORED_STAGE);
        told.stage_count = 1;
    }
    return told;
}

static int print_check(const emul_stored *stored, inputs *from, const options *how) {
    emul_proof verdict = EMUL_PROOF_OTHER_VALUES;
    emul_explanation *explanation = NULL;
    if (emul_result_verify(from->result, stored, &verdict, &explanation, from->error) != EMUL_OK) {
        return print_problems(from->error, how->language);
    }
    const request asked = {explanation, how};
    char *text = written_text(write_check, &asked, from, how->language);
    emul_explanation_destroy(explanation);
    if (text == NULL) {
        return EXIT_INPUT;
    }
    fputs(text, stdout);
    free(text);
    return verdict == EMUL_PROOF_VERIFIED ? EXIT_FINE : EXIT_INPUT;
}

int run_verify(inputs *from, const options *how) {
    emul_stored *stored = inputs_read_stored(from, how->stored, how->language);
    if (stored == NULL) {
        return EXIT_INPUT;
    }
    const options told = as_stored(how, stored);
    int status = inputs_evaluate(from, &told);
    if (status == EXIT_FINE) {
        status = print_check(stored, from, how);
    }
    emul_stored_destroy(stored);
    return status;
}
