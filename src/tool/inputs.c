#include "tool/inputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/files.h"
#include "tool/memory.h"
#include "tool/words.h"

int print_problems(const emul_error *error, emul_language language) {
    const int64_t left_out = emul_error_total(error) - emul_error_count(error);
    for (int64_t i = 0; i < emul_error_count(error); i++) {
        size_t needed = 0;
        (void)emul_error_format(error, i, language, NULL, 0, &needed);
        char *line = (char *)must_allocate(needed + 1, 1);
        if (emul_error_format(error, i, language, line, needed, &needed) == EMUL_OK) {
            const int placed = emul_error_input(error, i)[0] != '\0' || emul_error_line(error, i) > 0;
            fprintf(stderr, "%s%s\n", placed ? "" : "emul: ", line);
        }
        free(line);
    }
    if (left_out > 0) {
        fprintf(stderr, "%s: %lld\n", say((words){"Further problems", "Số lỗi khác"}, language), (long long)left_out);
    }
    return EXIT_INPUT;
}

int inputs_begin(inputs *to) {
    memset(to, 0, sizeof *to);
    to->error = emul_error_create(NULL);
    if (to->error == NULL || emul_roster_create(NULL, &to->roster, NULL) != EMUL_OK ||
        emul_ledger_create(NULL, &to->ledger, NULL) != EMUL_OK) {
        fputs("emul: out of memory\n", stderr);
        return EXIT_INPUT;
    }
    return EXIT_FINE;
}

int32_t inputs_scorecard(const inputs *from, const options *how) {
    const int32_t found = how->scorecard == NULL ? -1 : emul_regulation_find(from->regulation, EMUL_PART_SCORECARD, -1, how->scorecard);
    if (how->scorecard != NULL && found < 0) {
        fprintf(stderr, "emul: %s “%s”\n", say((words){"the regulation has no scorecard", "quy chế không có bảng điểm"}, how->language),
                how->scorecard);
        return -2;
    }
    return found;
}

void inputs_release(inputs *from) {
    emul_result_destroy(from->second);
    emul_result_destroy(from->result);
    emul_ledger_destroy(from->ledger);
    emul_roster_destroy(from->roster);
    emul_regulation_destroy(from->regulation);
    emul_error_destroy(from->error);
}

/* ---- one file each ---- */

typedef emul_status (*text_reader)(inputs *to, const file_text *text, const emul_csv_options *csv);

static emul_status read_regulation(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_regulation_parse(text->bytes, text->length, csv->input_name, NULL, &to->regulation, to->error);
}

static emul_status read_roster(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_roster_parse_csv(to->roster, text->bytes, text->length, csv, to->error);
}

static emul_status read_members(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_roster_parse_memberships_csv(to->roster, text->bytes, text->length, csv, to->error);
}

static emul_status read_facts(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_ledger_parse_csv(to->ledger, to->regulation, to->roster, text->bytes, text->length, csv, to->error);
}

static emul_status read_history(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_ledger_parse_history_csv(to->ledger, to->roster, text->bytes, text->length, csv, to->error);
}

static emul_status read_ballots(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_ledger_parse_ballots_csv(to->ledger, to->roster, text->bytes, text->length, csv, to->error);
}

static emul_status read_achievements(inputs *to, const file_text *text, const emul_csv_options *csv) {
    return emul_ledger_parse_achievements_csv(to->ledger, to->roster, text->bytes, text->length, csv, to->error);
}

static emul_csv_options csv_of(const options *from, const char *path) {
    return (emul_csv_options){.struct_size = sizeof(emul_csv_options),
                              .input_name = file_name(path),
                              .separator = from->separator,
                              .decimal_mark = from->decimal_mark};
}

static int read_file(inputs *to, const options *from, const char *path, text_reader read) {
    file_text text;
    const emul_csv_options csv = csv_of(from, path);
    if (!file_read(path, from->language, &text)) {
        return EXIT_INPUT;
    }
    const emul_status status = read(to, &text, &csv);
    free(text.bytes);
    return status == EMUL_OK ? EXIT_FINE : print_problems(to->error, from->language);
}

/* One regulation in two files. */
static int read_with_criteria(inputs *to, const options *from) {
    file_text text = {NULL, 0};
    file_text criteria = {NULL, 0};
    const emul_csv_options csv = csv_of(from, from->criteria);
    int status = file_read(from->regulation, from->language, &text) ? EXIT_FINE : EXIT_INPUT;
    status |= file_read(from->criteria, from->language, &criteria) ? EXIT_FINE : EXIT_INPUT;
    if (status == EXIT_FINE && emul_regulation_parse_with_criteria(text.bytes, text.length, file_name(from->regulation), criteria.bytes,
                                                                   criteria.length, &csv, NULL, &to->regulation, to->error) != EMUL_OK) {
        status = print_problems(to->error, from->language);
    }
    free(text.bytes);
    free(criteria.bytes);
    return status;
}

int inputs_read_regulation(inputs *to, const options *from) {
    return from->criteria == NULL ? read_file(to, from, from->regulation, read_regulation) : read_with_criteria(to, from);
}

int inputs_read_roster(inputs *to, const options *from) {
    const int status = read_file(to, from, from->roster, read_roster);
    return status == EXIT_FINE && from->members != NULL ? read_file(to, from, from->members, read_members) : status;
}

/* Facts are read against regulation and roster: without these there is nothing to say about them. */
static int read_ledger(inputs *to, const options *from) {
    int status = EXIT_FINE;
    for (size_t i = 0; i < from->fact_count; i++) {
        status |= read_file(to, from, from->facts[i], read_facts);
    }
    if (from->history != NULL) {
        status |= read_file(to, from, from->history, read_history);
    }
    if (from->ballots != NULL) {
        status |= read_file(to, from, from->ballots, read_ballots);
    }
    if (from->achievements != NULL) {
        status |= read_file(to, from, from->achievements, read_achievements);
    }
    return status;
}

static int evaluate_stage(inputs *to, const options *from, const char *stage, const char *law_date, emul_result **result) {
    const emul_options how = {
        .struct_size = sizeof how, .period = from->period, .stage = stage, .law_date = law_date, .decision_date = from->decision_date};
    const emul_status status = emul_evaluate(to->regulation, to->roster, to->ledger, &how, result, to->error);
    return status == EMUL_OK ? EXIT_FINE : print_problems(to->error, from->language);
}

int inputs_read(inputs *to, const options *from) {
    const int status = inputs_read_regulation(to, from) | inputs_read_roster(to, from);
    return status == EXIT_FINE ? read_ledger(to, from) : status;
}

emul_stored *inputs_read_stored(inputs *to, const char *path, emul_language language) {
    file_text text;
    emul_stored *stored = NULL;
    if (!file_read(path, language, &text)) {
        return NULL;
    }
    if (emul_stored_parse(text.bytes, text.length, file_name(path), NULL, &stored, to->error) != EMUL_OK) {
        (void)print_problems(to->error, language);
    }
    free(text.bytes);
    return stored;
}

int inputs_judge(inputs *to, const options *from) {
    int status = evaluate_stage(to, from, from->stages[0], from->law_date, &to->result);
    if (status == EXIT_FINE && from->stage_count == 2) {
        status = evaluate_stage(to, from, from->stages[1], from->law_date, &to->second);
    }
    if (status == EXIT_FINE && from->also_on != NULL) {
        status = evaluate_stage(to, from, from->stages[0], from->also_on, &to->second);
    }
    return status;
}

int inputs_evaluate(inputs *to, const options *from) {
    const int status = inputs_read(to, from);
    return status == EXIT_FINE ? inputs_judge(to, from) : status;
}

char *written_text(text_writer write, const void *context, inputs *from, emul_language language) {
    size_t needed = 0;
    const emul_status asked = write(context, NULL, 0, &needed, from->error);
    char *text = asked == EMUL_E_CAPACITY ? (char *)must_allocate(needed, 1) : NULL;
    if (text == NULL || write(context, text, needed, &needed, from->error) != EMUL_OK) {
        (void)print_problems(from->error, language);
        free(text);
        return NULL;
    }
    return text;
}
