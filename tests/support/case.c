#include "support/case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char *read_stream(FILE *file, size_t *length) {
    char *bytes = NULL;
    *length = 0;
    for (size_t capacity = 4096;; capacity *= 2) {
        char *larger = (char *)realloc(bytes, capacity);
        if (larger == NULL) {
            free(bytes);
            return NULL;
        }
        bytes = larger;
        *length += fread(bytes + *length, 1, capacity - 1 - *length, file);
        if (*length < capacity - 1) {
            bytes[*length] = '\0';
            return bytes;
        }
    }
}

case_text case_text_read(const char *folder, const char *name) {
    case_text text = {NULL, 0};
    char path[1024];
    const int written = snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = written > 0 && (size_t)written < sizeof path ? fopen(path, "rb") : NULL;
    if (file != NULL) {
        text.bytes = read_stream(file, &text.length);
        (void)fclose(file);
    }
    return text;
}

void case_text_destroy(case_text *text) {
    free(text->bytes);
    *text = (case_text){NULL, 0};
}

void case_texts_read(case_texts *texts, const char *folder) {
    texts->regulation = case_text_read(folder, "regulation.yaml");
    texts->criteria = case_text_read(folder, "criteria.csv");
    texts->roster = case_text_read(folder, "roster.csv");
    texts->facts = case_text_read(folder, "facts.csv");
    texts->earlier = case_text_read(folder, "facts-earlier.csv");
    texts->history = case_text_read(folder, "history.csv");
    texts->members = case_text_read(folder, "members.csv");
    texts->ballots = case_text_read(folder, "ballots.csv");
    texts->achievements = case_text_read(folder, "achievements.csv");
    assert_non_null(texts->regulation.bytes);
    assert_non_null(texts->roster.bytes);
    assert_non_null(texts->facts.bytes);
}

void case_texts_destroy(case_texts *texts) {
    case_text_destroy(&texts->regulation);
    case_text_destroy(&texts->criteria);
    case_text_destroy(&texts->roster);
    case_text_destroy(&texts->facts);
    case_text_destroy(&texts->earlier);
    case_text_destroy(&texts->history);
    case_text_destroy(&texts->members);
    case_text_destroy(&texts->ballots);
    case_text_destroy(&texts->achievements);
}

static emul_status parse_regulation(case_objects *objects, const case_texts *texts, const emul_allocator *allocator, emul_error *error) {
    const emul_csv_options options = {.struct_size = sizeof options, .input_name = "criteria.csv"};
    const case_text *yaml = &texts->regulation;
    const case_text *criteria = &texts->criteria;
    return criteria->bytes == NULL
               ? emul_regulation_parse(yaml->bytes, yaml->length, "regulation.yaml", allocator, &objects->regulation, error)
               : emul_regulation_parse_with_criteria(yaml->bytes, yaml->length, "regulation.yaml", criteria->bytes, criteria->length,
                                                     &options, allocator, &objects->regulation, error);
}

static emul_status fill_roster(case_objects *objects, const case_texts *texts, emul_error *error) {
    const emul_csv_options roster = {.struct_size = sizeof roster, .input_name = "roster.csv"};
    const emul_csv_options members = {.struct_size = sizeof members, .input_name = "members.csv"};
    const emul_status status = emul_roster_parse_csv(objects->roster, texts->roster.bytes, texts->roster.length, &roster, error);
    return status != EMUL_OK || texts->members.bytes == NULL
               ? status
               : emul_roster_parse_memberships_csv(objects->roster, texts->members.bytes, texts->members.length, &members, error);
}

static emul_status add_facts(case_objects *objects, const case_text *text, const char *name, emul_error *error) {
    const emul_csv_options options = {.struct_size = sizeof options, .input_name = name};
    return text->bytes == NULL
               ? EMUL_OK
               : emul_ledger_parse_csv(objects->ledger, objects->regulation, objects->roster, text->bytes, text->length, &options, error);
}

static emul_status fill_ledger(case_objects *objects, const case_texts *texts, emul_error *error) {
    const emul_csv_options history = {.struct_size = sizeof history, .input_name = "history.csv"};
    const emul_csv_options ballots = {.struct_size = sizeof ballots, .input_name = "ballots.csv"};
    const emul_csv_options achievements = {.struct_size = sizeof achievements, .input_name = "achievements.csv"};
    emul_status status = add_facts(objects, &texts->facts, "facts.csv", error);
    if (status == EMUL_OK) {
        status = add_facts(objects, &texts->earlier, "facts-earlier.csv", error);
    }
    if (status == EMUL_OK && texts->history.bytes != NULL) {
        status =
            emul_ledger_parse_history_csv(objects->ledger, objects->roster, texts->history.bytes, texts->history.length, &history, error);
    }
    if (status == EMUL_OK && texts->ballots.bytes != NULL) {
        status =
            emul_ledger_parse_ballots_csv(objects->ledger, objects->roster, texts->ballots.bytes, texts->ballots.length, &ballots, error);
    }
    if (status == EMUL_OK && texts->achievements.bytes != NULL) {
        status = emul_ledger_parse_achievements_csv(objects->ledger, objects->roster, texts->achievements.bytes, texts->achievements.length,
                                                    &achievements, error);
    }
    return status;
}

static emul_status fill(case_objects *objects, const case_texts *texts, const emul_allocator *allocator, emul_error *error) {
    emul_status status = parse_regulation(objects, texts, allocator, error);
    if (status == EMUL_OK) {
        status = emul_roster_create(allocator, &objects->roster, error);
    }
    if (status == EMUL_OK) {
        status = fill_roster(objects, texts, error);
    }
    if (status == EMUL_OK) {
        status = emul_ledger_create(allocator, &objects->ledger, error);
    }
    return status == EMUL_OK ? fill_ledger(objects, texts, error) : status;
}

emul_status case_objects_create(case_objects *objects, const case_texts *texts, const emul_allocator *allocator, emul_error *error) {
    *objects = (case_objects){NULL, NULL, NULL};
    const emul_status status = fill(objects, texts, allocator, error);
    if (status != EMUL_OK) {
        case_objects_destroy(objects);
    }
    return status;
}

void case_objects_destroy(case_objects *objects) {
    emul_ledger_destroy(objects->ledger);
    emul_roster_destroy(objects->roster);
    emul_regulation_destroy(objects->regulation);
    *objects = (case_objects){NULL, NULL, NULL};
}

char *case_result_json(const emul_result *result) {
    size_t needed = 0;
    if (emul_result_write_json(result, NULL, 0, &needed, NULL) != EMUL_E_CAPACITY) {
        return NULL;
    }
    char *json = (char *)malloc(needed);
    if (json != NULL && emul_result_write_json(result, json, needed, NULL, NULL) != EMUL_OK) {
        free(json);
        return NULL;
    }
    return json;
}
