/* emul: the library's job from a command line. Reads files, prints results; everything that is computed, the library computes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/audit.h"
#include "tool/contest.h"
#include "tool/diff.h"
#include "tool/files.h"
#include "tool/gap.h"
#include "tool/inputs.h"
#include "tool/report.h"
#include "tool/show.h"
#include "tool/verify.h"
#include "tool/words.h"

/* ---- check ---- */

static int run_check(inputs *from, const options *how) {
    static const words summary = {"%s: sound. Scorecards: %lld, criteria: %lld, classes: %lld, awards: %lld\n",
                                  "%s: hợp lệ. Bảng điểm: %lld, tiêu chí: %lld, mức xếp loại: %lld, hình thức khen thưởng: %lld\n"};
    if (inputs_read_regulation(from, how) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    const emul_regulation *regulation = from->regulation;
    printf(how->language == EMUL_VIETNAMESE ? summary.vietnamese : summary.english, file_name(how->regulation),
           (long long)emul_regulation_count(regulation, EMUL_PART_SCORECARD),
           (long long)emul_regulation_count(regulation, EMUL_PART_CRITERION), (long long)emul_regulation_count(regulation, EMUL_PART_CLASS),
           (long long)emul_regulation_count(regulation, EMUL_PART_AWARD));
    return EXIT_FINE;
}

/* ---- evaluate ---- */

static emul_status write_json(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    return emul_result_write_json((const emul_result *)context, buffer, capacity, needed, error);
}

typedef struct csv_request {
    const emul_result *result;
    emul_table table;
    int32_t scorecard;
} csv_request;

static emul_status write_csv(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const csv_request *asked = (const csv_request *)context;
    return emul_result_write_csv(asked->result, asked->table, asked->scorecard, buffer, capacity, needed, error);
}

static int print_text(text_writer write, const void *context, inputs *from, const options *how) {
    char *text = written_text(write, context, from, how->language);
    if (text == NULL) {
        return EXIT_INPUT;
    }
    fputs(text, stdout);
    free(text);
    return EXIT_FINE;
}

static int run_evaluate(inputs *from, const options *how) {
    if (inputs_evaluate(from, how) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    const int32_t scorecard = inputs_scorecard(from, how);
    const csv_request csv = {from->result, how->table, scorecard};
    if (scorecard == -2) {
        return EXIT_INPUT;
    }
    if (how->also_on != NULL) {
        show_favourable(from, how);
        return EXIT_FINE;
    }
    if (from->second != NULL) {
        return show_stages(from, scorecard, how);
    }
    switch (how->form) {
    case FORMAT_CSV:
        return print_text(write_csv, &csv, from, how);
    case FORMAT_JSON:
        return print_text(write_json, from->result, from, how);
    default:
        show_standings(from, scorecard, how->language);
        show_awards(from, scorecard, how->language);
        if (scorecard < 0) {
            show_money(from, how->language);
        }
        show_missing(from, scorecard, how->language);
        return EXIT_FINE;
    }
}

/* ---- convert ---- */

typedef struct convert_request {
    const emul_regulation *regulation;
    emul_regulation_text target;
} convert_request;

static emul_status write_regulation(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const convert_request *asked = (const convert_request *)context;
    return emul_regulation_write(asked->regulation, asked->target, buffer, capacity, needed, error);
}

static int run_convert(inputs *from, const options *how) {
    if (inputs_read_regulation(from, how) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    const convert_request asked = {from->regulation, how->target};
    return print_text(write_regulation, &asked, from, how);
}

/* ---- why ---- */

typedef struct why_request {
    const emul_result *result;
    const options *how;
    int64_t row;
} why_request;

static emul_status write_why(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const why_request *asked = (const why_request *)context;
    const emul_form form = asked->how->form == FORMAT_JSON ? EMUL_FORM_JSON : EMUL_FORM_TEXT;
    return emul_result_why(asked->result, asked->row, asked->how->part, asked->how->language, form, buffer, capacity, needed, error);
}

static int run_why(inputs *from, const options *how) {
    if (inputs_evaluate(from, how) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    const why_request asked = {from->result, how, emul_roster_find(from->roster, how->subject)};
    if (asked.row < 0) {
        fprintf(stderr, "%s: %s “%s”\n", file_name(how->roster),
                say((words){"there is no subject", "không có đối tượng mang mã"}, how->language), how->subject);
        return EXIT_INPUT;
    }
    return print_text(write_why, &asked, from, how);
}

/* ---- the program ---- */

static int run(const options *how) {
    static int (*const runs[])(inputs * from, const options *how) = {
        [COMMAND_CHECK] = run_check,     [COMMAND_EVALUATE] = run_evaluate, [COMMAND_WHY] = run_why,
        [COMMAND_LEAGUE] = run_league,   [COMMAND_FIXTURES] = run_fixtures, [COMMAND_ROTATION] = run_rotation,
        [COMMAND_CONVERT] = run_convert, [COMMAND_JUDGES] = run_judges,     [COMMAND_SEATS] = run_seats,
        [COMMAND_TITLES] = run_titles,   [COMMAND_AUDIT] = run_audit,       [COMMAND_SUMMARY] = run_summary,
        [COMMAND_REPORT] = run_report,   [COMMAND_DIFF] = run_diff,         [COMMAND_GAP] = run_gap,
        [COMMAND_VERIFY] = run_verify};
    inputs from;
    int status = inputs_begin(&from);
    if (status == EXIT_FINE) {
        status = runs[how->what](&from, how);
    }
    inputs_release(&from);
    return status;
}

int main(int argc, char **argv) {
    options how;
    int status = options_read(argc, argv, &how);
    if (status == EXIT_FINE && how.what == COMMAND_HELP) {
        print_help(how.help_on, how.language);
    } else if (status == EXIT_FINE && how.what == COMMAND_VERSION) {
        printf("emul %s\n", emul_version_string());
    } else if (status == EXIT_FINE) {
        status = run(&how);
    }
    if (!output_finish(how.language) && status == EXIT_FINE) {
        status = EXIT_INPUT;
    }
    options_release(&how);
    return status;
}
