/* emul audit, emul summary: past awards against the rules, what falls with one that is annulled, and how many there are. */
#include "tool/audit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/files.h"
#include "tool/memory.h"
#include "tool/table.h"
#include "tool/words.h"

/* ---- SUBJECT,TITLE,YEAR ---- */

typedef struct award_named {
    char *text; /* a copy: subject, title */
    const char *title;
    int32_t year;
} award_named;

/* Neither a title nor a year has a comma in it; the subject's id may. 0 if it is no such text. */
static int read_award(const char *given, award_named *to) {
    const size_t length = strlen(given);
    to->text = (char *)must_allocate(length + 1, 1);
    memcpy(to->text, given, length + 1);
    char *year = strrchr(to->text, ',');
    char *end = NULL;
    if (year == NULL) {
        return 0;
    }
    *year++ = '\0';
    char *title = strrchr(to->text, ',');
    const long number = strtol(year, &end, 10);
    if (title == NULL || end == year || *end != '\0' || number < 1 || number > 9999) {
        return 0;
    }
    *title++ = '\0';
    to->title = title;
    to->year = (int32_t)number;
    return 1;
}

static int check_history(inputs *from, const options *how, emul_audit **audit) {
    const emul_options asked = {.struct_size = sizeof asked, .period = how->period, .law_date = how->law_date};
    award_named award = {NULL, NULL, 0};
    emul_status status = EMUL_OK;
    if (how->revoke == NULL) {
        status = emul_history_check(from->regulation, from->roster, from->ledger, &asked, audit, from->error);
    } else if (!read_award(how->revoke, &award)) {
        free(award.text);
        fprintf(stderr, "emul: %s “%s”\n",
                say((words){"write --revoke SUBJECT,TITLE,YEAR, not", "ghi --revoke MÃ,DANH_HIỆU,NĂM, không phải"}, how->language),
                how->revoke);
        return EXIT_USAGE;
    } else {
        status = emul_history_check_revocation(from->regulation, from->roster, from->ledger, &asked,
                                               emul_roster_find(from->roster, award.text), award.title, award.year, audit, from->error);
    }
    free(award.text);
    return status == EMUL_OK ? EXIT_FINE : print_problems(from->error, how->language);
}

/* ---- as a table ---- */

static void number_cell(table *to, long long number) {
    char text[24];
    (void)snprintf(text, sizeof text, "%lld", number);
    table_cell(to, text);
}

/* "VALUES_BEFORE → VALUES. YEARS: REASON", as far as there is any of it. */
static void why_cell(table *to, const emul_finding *finding, const char *reason) {
    const size_t room = strlen(finding->values_before) + strlen(finding->values) + strlen(finding->years) + strlen(reason) + 32;
    char *text = (char *)must_allocate(room, 1);
    const char *arrow = finding->values_before[0] != '\0' ? " → " : "";
    const char *years = finding->years[0] != '\0' ? " · " : "";
    const char *joint = reason[0] != '\0' && finding->values[0] != '\0' ? " · " : "";
    (void)snprintf(text, room, "%s%s%s%s%s%s%s", finding->values_before, arrow, finding->values, years, finding->years, joint, reason);
    table_cell(to, text);
    free(text);
}

static void because_cell(table *to, const emul_audit *audit, int64_t because) {
    emul_finding from = {.struct_size = sizeof from};
    if (because < 0 || emul_audit_finding(audit, because, &from, NULL) != EMUL_OK) {
        table_cell(to, "");
        return;
    }
    const size_t room = strlen(from.subject) + strlen(from.title) + 32;
    char *text = (char *)must_allocate(room, 1);
    (void)snprintf(text, room, "%s %s %ld", from.subject, from.title, (long)from.year);
    table_cell(to, text);
    free(text);
}

static void show_rows(const emul_audit *audit, const options *how) {
    table view;
    table_begin(&view);
    table_column(&view, say((words){"Id", "Mã"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Title", "Danh hiệu"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Year", "Năm"}, how->language), ALIGN_RIGHT);
    table_column(&view, say((words){"Decision", "Quyết định"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Verdict", "Kết luận"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Because of", "Do"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Condition", "Điều kiện"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Citation", "Căn cứ"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Figures", "Số liệu"}, how->language), ALIGN_LEFT);
    for (int64_t i = 0; i < emul_audit_count(audit); i++) {
        emul_finding finding = {.struct_size = sizeof finding};
        if (emul_audit_finding(audit, i, &finding, NULL) == EMUL_OK) {
            table_cell(&view, finding.subject);
            table_cell(&view, finding.title);
            number_cell(&view, finding.year);
            table_cell(&view, finding.this_run ? say((words){"(this run)", "(đợt xét này)"}, how->language) : finding.decision);
            table_cell(&view, emul_verdict_name(finding.verdict, how->language));
            because_cell(&view, audit, finding.because);
            table_cell(&view, finding.condition);
            table_cell(&view, finding.cite);
            why_cell(&view, &finding, emul_audit_reason(audit, i, how->language));
        }
    }
    table_print(&view, stdout);
    table_end(&view);
    printf("\n");
}

static void show_audit(const emul_audit *audit, const options *how) {
    int64_t verdicts[1 + EMUL_VERDICT_ANNULLED] = {0};
    for (int64_t i = 0; i < emul_audit_count(audit); i++) {
        emul_finding finding = {.struct_size = sizeof finding};
        if (emul_audit_finding(audit, i, &finding, NULL) == EMUL_OK) {
            verdicts[finding.verdict]++;
        }
    }
    if (emul_audit_count(audit) > 0) {
        show_rows(audit, how);
    }
    if (how->revoke == NULL) {
        printf(say((words){"Past awards examined: %lld; passed over, not in force: %lld\n",
                           "Đã rà soát: %lld; bỏ qua vì quy định chưa hoặc không còn hiệu lực: %lld\n"},
                   how->language),
               (long long)emul_audit_examined(audit), (long long)emul_audit_passed_over(audit));
    }
    for (emul_verdict v = EMUL_VERDICT_BROKEN; v <= EMUL_VERDICT_ANNULLED; v++) {
        if ((how->revoke == NULL) == (v <= EMUL_VERDICT_UNKNOWN)) {
            printf("%s: %lld\n", emul_verdict_name(v, how->language), (long long)verdicts[v]);
        }
    }
}

/* ---- the command ---- */

typedef struct audit_request {
    const emul_audit *audit;
    const options *how;
} audit_request;

static emul_status write_audit(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const audit_request *asked = (const audit_request *)context;
    return (asked->how->form == FORMAT_JSON ? emul_audit_write_json : emul_audit_write_csv)(asked->audit, asked->how->language, buffer,
                                                                                            capacity, needed, error);
}

int run_audit(inputs *from, const options *how) {
    emul_audit *audit = NULL;
    int status = inputs_read(from, how);
    if (status == EXIT_FINE) {
        status = check_history(from, how, &audit);
    }
    if (status == EXIT_FINE && how->form == FORMAT_TABLE) {
        show_audit(audit, how);
    } else if (status == EXIT_FINE) {
        const audit_request asked = {audit, how};
        char *text = written_text(write_audit, &asked, from, how->language);
        fputs(text == NULL ? "" : text, stdout);
        status = text == NULL ? EXIT_INPUT : EXIT_FINE;
        free(text);
    }
    emul_audit_destroy(audit);
    return status;
}

/* ---- summary ---- */

typedef struct summary_request {
    const inputs *from;
    const options *how;
    int32_t first, last;
} summary_request;

static emul_status write_summary(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const summary_request *asked = (const summary_request *)context;
    const inputs *from = asked->from;
    return emul_history_write_csv(from->regulation, from->roster, from->ledger, from->result, asked->how->history_table, asked->first,
                                  asked->last, buffer, capacity, needed, error);
}

/* A year, 0 where none is asked for; -1 after saying that it is none. */
static int32_t year_asked(const char *text, emul_language language) {
    char *end = NULL;
    const long year = text == NULL ? 0 : strtol(text, &end, 10);
    if (text != NULL && (end == text || *end != '\0' || year < 1 || year > 9999)) {
        fprintf(stderr, "emul: “%s” %s\n", text, say((words){"is no year", "không phải là một năm"}, language));
        return -1;
    }
    return (int32_t)year;
}

int run_summary(inputs *from, const options *how) {
    const summary_request asked = {from, how, year_asked(how->first_year, how->language), year_asked(how->last_year, how->language)};
    if (asked.first < 0 || asked.last < 0) {
        return EXIT_USAGE;
    }
    if ((how->period == NULL ? inputs_read(from, how) : inputs_evaluate(from, how)) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    char *text = written_text(write_summary, &asked, from, how->language);
    fputs(text == NULL ? "" : text, stdout);
    const int status = text == NULL ? EXIT_INPUT : EXIT_FINE;
    free(text);
    return status;
}
