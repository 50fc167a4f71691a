/* An audit from outside: its numbers, its findings, and both its texts. */
#include "explain/audit.h"

#include <string.h>

#include "explain/cells.h"
#include "explain/json_text.h"

static const emul__word verdicts[] = {
    {"", "", ""},
    {"broken", "broken", "không đủ điều kiện"},
    {"unknown", "cannot be told", "chưa xác định được"},
    {"falls", "falls", "không còn đủ điều kiện"},
    {"doubtful", "in doubt", "cần xem xét lại"},
    {"annulled", "annulled", "bị hủy"},
};

const emul__word *emul__verdict_word(emul_verdict verdict) {
    return &verdicts[verdict >= EMUL_VERDICT_BROKEN && verdict <= EMUL_VERDICT_ANNULLED ? verdict : 0];
}

const char *emul_verdict_name(emul_verdict verdict, emul_language language) {
    const emul__word *word = emul__verdict_word(verdict);
    return language == EMUL_ENGLISH ? word->english : word->vietnamese;
}

int64_t emul_audit_count(const emul_audit *audit) {
    return audit == NULL ? 0 : (int64_t)audit->count;
}

int64_t emul_audit_examined(const emul_audit *audit) {
    return audit == NULL ? 0 : audit->examined;
}

int64_t emul_audit_passed_over(const emul_audit *audit) {
    return audit == NULL ? 0 : audit->passed_over;
}

emul_status emul_audit_finding(const emul_audit *audit, int64_t index, emul_finding *finding, emul_error *error) {
    emul__error_clear(error);
    if (audit == NULL) {
        return emul__report_argument(error, "audit");
    }
    if (index < 0 || index >= (int64_t)audit->count) {
        return emul__report_argument(error, "index");
    }
    if (finding == NULL || finding->struct_size < sizeof *finding) {
        return emul__report_argument(error, "finding");
    }
    const size_t size = finding->struct_size;
    *finding = audit->items[index].shown;
    finding->struct_size = size;
    return EMUL_OK;
}

const char *emul_audit_reason(const emul_audit *audit, int64_t index, emul_language language) {
    const bool there = audit != NULL && index >= 0 && index < (int64_t)audit->count;
    return there ? audit->items[index].reasons[language == EMUL_ENGLISH] : NULL;
}

/* ---- CSV ---- */

static void cell(emul__buffer *to, const char *text) {
    emul__buffer_cell(to, emul__text_of(text));
    emul__buffer_string(to, ",");
}

/* "SUBJECT TITLE YEAR" of the award that it rested on. */
static void write_because(emul__buffer *to, const emul_audit *audit, int64_t because) {
    if (because < 0) {
        return;
    }
    const emul_finding *from = &audit->items[because].shown;
    emul__buffer_string(to, from->subject);
    emul__buffer_string(to, " ");
    emul__buffer_string(to, from->title);
    emul__buffer_string(to, " ");
    emul__buffer_integer(to, from->year);
}

static void write_row(emul__buffer *to, const emul_audit *audit, const emul__finding *from, emul_language language) {
    emul__buffer because;
    emul__buffer_init(&because, &audit->allocator);
    write_because(&because, audit, from->shown.because);
    cell(to, from->shown.subject);
    cell(to, from->shown.title);
    emul__buffer_integer(to, from->shown.year);
    emul__buffer_string(to, ",");
    cell(to, from->shown.decision);
    cell(to, emul__verdict_word(from->shown.verdict)->id);
    emul__buffer_cell(to, (emul__text){because.bytes, because.length});
    emul__buffer_string(to, ",");
    cell(to, from->shown.condition);
    cell(to, from->shown.cite);
    cell(to, from->shown.rule);
    cell(to, from->shown.values);
    cell(to, from->shown.values_before);
    cell(to, from->shown.years);
    emul__buffer_cell(to, emul__text_of(from->reasons[language == EMUL_ENGLISH]));
    emul__buffer_string(to, "\n");
    to->failed = to->failed || because.failed;
    emul__buffer_destroy(&because);
}

static emul_status check(const emul_audit *audit, emul_language language, emul_error *error) {
    emul__error_clear(error);
    if (audit == NULL) {
        return emul__report_argument(error, "audit");
    }
    return language == EMUL_ENGLISH || language == EMUL_VIETNAMESE ? EMUL_OK : emul__report_argument(error, "language");
}

emul_status emul_audit_write_csv(const emul_audit *audit, emul_language language, char *buffer, size_t capacity, size_t *needed,
                                 emul_error *error) {
    emul_status status = check(audit, language, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__buffer text;
    emul__buffer_init(&text, &audit->allocator);
    emul__buffer_string(&text, "subject,title,year,decision,verdict,because,condition,cite,rule,values,values_before,years,reason\n");
    for (size_t i = 0; i < audit->count; i++) {
        write_row(&text, audit, &audit->items[i], language);
    }
    status = emul__give_written(&text, true, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    return status;
}

/* ---- JSON ---- */

static void member(emul__json *json, const char *key, const char *text) {
    if (text[0] != '\0') {
        emul__json_string(json, key, text);
    }
}

static void write_finding(emul__json *json, const emul__finding *from, emul_language language) {
    emul__json_open(json, NULL, '{');
    emul__json_string(json, "subject", from->shown.subject);
    emul__json_string(json, "title", from->shown.title);
    emul__json_integer(json, "year", from->shown.year);
    member(json, "decision", from->shown.decision);
    emul__json_string(json, "verdict", emul__verdict_word(from->shown.verdict)->id);
    if (from->shown.this_run) {
        emul__json_string(json, "of", "this_run");
    }
    if (from->shown.because >= 0) {
        emul__json_integer(json, "because", from->shown.because);
    }
    member(json, "condition", from->shown.condition);
    member(json, "cite", from->shown.cite);
    member(json, "rule", from->shown.rule);
    member(json, "values", from->shown.values);
    member(json, "values_before", from->shown.values_before);
    member(json, "years", from->shown.years);
    member(json, "reason", from->reasons[language == EMUL_ENGLISH]);
    emul__json_close(json, '}');
}

emul_status emul_audit_write_json(const emul_audit *audit, emul_language language, char *buffer, size_t capacity, size_t *needed,
                                  emul_error *error) {
    emul_status status = check(audit, language, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__buffer text;
    emul__buffer_init(&text, &audit->allocator);
    emul__json json = {&text, 0, false};
    emul__json_open(&json, NULL, '{');
    emul__json_integer(&json, "examined", audit->examined);
    emul__json_integer(&json, "passed_over", audit->passed_over);
    emul__json_open(&json, "findings", '[');
    for (size_t i = 0; i < audit->count; i++) {
        write_finding(&json, &audit->items[i], language);
    }
    emul__json_close(&json, ']');
    emul__json_close(&json, '}');
    emul__buffer_string(&text, "\n");
    status = emul__give_written(&text, true, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    return status;
}
