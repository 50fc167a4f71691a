/* Records and fields (RFC 4180). What is not sound is reported where it stands, and reading goes on behind it. */
#include "facts/csv.h"

#include <string.h>

#include "regulation/nfc.h"

static void complain(emul__csv *csv, size_t offset, emul__diagnostic problem) {
    emul__csv_mark mark = csv->here;
    mark.offset = offset;
    mark.column = (int32_t)csv->field_count;
    /* One complaint a record: what follows a misplaced quote is guesswork. */
    if (!csv->broken) {
        emul__csv_report(csv, mark, problem);
    }
    csv->broken = true;
}

static bool at_line_end(const emul__csv *csv) {
    return csv->at == csv->length || csv->bytes[csv->at] == '\n' || csv->bytes[csv->at] == '\r';
}

static bool at_field_end(const emul__csv *csv) {
    return at_line_end(csv) || csv->bytes[csv->at] == csv->separator;
}

/* Steps over a byte, counting lines: a CR before an LF does not end one. */
static void step(emul__csv *csv) {
    const char byte = csv->bytes[csv->at++];
    const bool before_lf = csv->at < csv->length && csv->bytes[csv->at] == '\n';
    csv->line += byte == '\n' || (byte == '\r' && !before_lf);
}

static void skip_line_end(emul__csv *csv) {
    const bool crlf = csv->at + 1 < csv->length && csv->bytes[csv->at] == '\r' && csv->bytes[csv->at + 1] == '\n';
    csv->at += crlf ? 2 : csv->at < csv->length ? 1 : 0;
    csv->line++;
}

static emul__text read_plain(emul__csv *csv) {
    const size_t start = csv->at;
    for (; !at_field_end(csv); csv->at++) {
        if (csv->bytes[csv->at] == '"') {
            complain(
                csv, csv->at,
                (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                   .english = "a quote within a field that does not begin with one",
                                   .vietnamese = "dấu ngoặc kép nằm giữa một ô không mở đầu bằng dấu ngoặc kép",
                                   .hint_english = "put the whole field in quotes and double the quotes in it: \"a \"\"b\"\" c\"",
                                   .hint_vietnamese = "đặt cả ô trong ngoặc kép và viết đôi dấu ngoặc kép bên trong: \"a \"\"b\"\" c\""});
        }
    }
    return (emul__text){csv->bytes + start, csv->at - start};
}

/* What stands between two quotes, with the doubled ones still doubled; *doubled says how many. */
static emul__text read_quoted(emul__csv *csv, size_t *doubled) {
    const size_t open = csv->at++;
    while (csv->at < csv->length) {
        const bool pair = csv->at + 1 < csv->length && csv->bytes[csv->at + 1] == '"';
        if (csv->bytes[csv->at] == '"' && !pair) {
            csv->at++;
            return (emul__text){csv->bytes + open + 1, csv->at - open - 2};
        }
        *doubled += csv->bytes[csv->at] == '"';
        csv->at += csv->bytes[csv->at] == '"';
        step(csv);
    }
    complain(csv, open,
             (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                .english = "a quote that is never closed",
                                .vietnamese = "dấu ngoặc kép mở mà không đóng",
                                .hint_english = "close it, or double it if it belongs to the text",
                                .hint_vietnamese = "đóng dấu ngoặc kép, hoặc viết đôi nếu nó thuộc về nội dung"});
    return (emul__text){csv->bytes + open + 1, 0};
}

static bool undouble(emul__csv *csv, emul__text *text, size_t doubled) {
    const size_t length = text->length - doubled;
    char *copy = (char *)emul__arena_allocate(&csv->arena, length + 1, 1);
    for (size_t from = 0, to = 0; copy != NULL && from < text->length; from++, to++) {
        copy[to] = text->bytes[from];
        from += text->bytes[from] == '"';
    }
    *text = (emul__text){copy, length};
    return copy != NULL;
}

static void check_field(emul__csv *csv, const emul__csv_field *field) {
    if (field->text.length > EMUL__CSV_FIELD_BYTES) {
        complain(csv, field->offset,
                 (emul__diagnostic){.code = EMUL_E_LIMIT,
                                    .english = "a field longer than 1 MiB",
                                    .vietnamese = "một ô dài hơn 1 MiB",
                                    .hint_english = "is a quote missing?",
                                    .hint_vietnamese = "có thể thiếu dấu ngoặc kép"});
    }
    if (!at_field_end(csv)) {
        complain(csv, csv->at,
                 (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                    .english = "text behind the closing quote of a field",
                                    .vietnamese = "có nội dung sau dấu ngoặc kép đóng của ô",
                                    .hint_english = "double the quotes that belong to the text: \"a \"\"b\"\" c\"",
                                    .hint_vietnamese = "viết đôi dấu ngoặc kép thuộc về nội dung: \"a \"\"b\"\" c\""});
        while (!at_field_end(csv)) {
            csv->at++;
        }
    }
}

/* False when memory is out. */
static bool read_field(emul__csv *csv) {
    size_t doubled = 0;
    emul__csv_field field = {{NULL, 0}, csv->at};
    const bool quoted = csv->at < csv->length && csv->bytes[csv->at] == '"';
    field.text = quoted ? read_quoted(csv, &doubled) : read_plain(csv);
    check_field(csv, &field);
    if (csv->broken) {
        field.text.length = 0;
    } else if (doubled > 0 && !undouble(csv, &field.text, doubled)) {
        return false;
    }
    field.text = emul__text_trim(field.text);
    if (!emul__text_nfc(&csv->arena, &field.text) ||
        !emul__grow(&csv->allocator, (void **)&csv->fields, &csv->field_capacity, csv->field_count, sizeof *csv->fields)) {
        return false;
    }
    csv->fields[csv->field_count++] = field;
    return true;
}

/* Fields beyond the limit are stepped over, so that the complaint is the record's only one. */
static bool read_fields(emul__csv *csv) {
    for (;;) {
        if (!read_field(csv)) {
            return false;
        }
        if (at_line_end(csv)) {
            return true;
        }
        csv->at++;
        if (csv->field_count == EMUL__CSV_COLUMNS) {
            complain(csv, csv->at,
                     (emul__diagnostic){.code = EMUL_E_LIMIT, .english = "more than 4096 columns", .vietnamese = "nhiều hơn 4096 cột"});
            csv->field_count = 0;
        }
    }
}

static bool is_blank(const emul__csv *csv) {
    for (size_t i = 0; i < csv->field_count; i++) {
        if (csv->fields[i].text.length > 0) {
            return false;
        }
    }
    return true;
}

static void check_count(emul__csv *csv) {
    emul__digits found;
    emul__digits wanted;
    const size_t last = csv->field_count < csv->name_count ? csv->field_count : csv->name_count;
    const size_t offset = last < csv->field_count ? csv->fields[last].offset : csv->record_end;
    if (csv->field_count == csv->name_count) {
        return;
    }
    complain(csv, offset,
             (emul__diagnostic){
                 .code = EMUL_E_SYNTAX,
                 .english = "this record has {0} fields, the header {1}",
                 .vietnamese = "dòng này có {0} ô, dòng tiêu đề có {1}",
                 .hint_english = "a field that contains the separator stands in quotes",
                 .hint_vietnamese = "ô có chứa dấu phân cách phải đặt trong ngoặc kép",
                 .arguments = {emul__digits_of(&found, (int64_t)csv->field_count), emul__digits_of(&wanted, (int64_t)csv->name_count)}});
}

static void check_unnamed(emul__csv *csv) {
    for (size_t i = 0; csv->has_unnamed && i < csv->field_count; i++) {
        const emul__csv_field *field = &csv->fields[i];
        if (csv->names[i].length == 0 && field->text.length > 0) {
            complain(csv, field->offset,
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” stands in a column that has no name",
                                        .vietnamese = "“{0}” nằm ở cột không có tên",
                                        .hint_english = "name the column in the first line, or empty it",
                                        .hint_vietnamese = "đặt tên cột ở dòng đầu, hoặc xóa nội dung của cột",
                                        .arguments = {field->text}});
        }
    }
}

/* The next record as it stands: sound, blank or broken. */
static emul__csv_step read_record(emul__csv *csv) {
    emul__arena_back(&csv->arena, csv->arena_start);
    if (csv->at == csv->length) {
        return EMUL__CSV_END;
    }
    csv->here = (emul__csv_mark){.record = csv->here.record + 1, .record_line = csv->line, .record_start = csv->at};
    csv->field_count = 0;
    csv->broken = false;
    if (!read_fields(csv)) {
        return EMUL__CSV_NO_MEMORY;
    }
    csv->record_end = csv->at;
    if (csv->at < csv->length) {
        skip_line_end(csv);
    }
    return EMUL__CSV_RECORD;
}

emul__csv_step emul__csv_next(emul__csv *csv) {
    for (;;) {
        const emul__csv_step outcome = read_record(csv);
        if (outcome != EMUL__CSV_RECORD) {
            return outcome;
        }
        if (csv->broken || is_blank(csv)) {
            continue;
        }
        if (csv->name_count > 0) {
            check_count(csv);
        }
        if (!csv->broken) {
            check_unnamed(csv);
        }
        if (!csv->broken) {
            return EMUL__CSV_RECORD;
        }
    }
}
