/* The one reader of cells. */
#include "facts/cell.h"

#include <utf8proc.h>

#include "decimal/grid.h"

bool emul__cell_is_blank(emul__text text) {
    return text.length == 0 || (text.length == 1 && text.bytes[0] == '-');
}

/* The next character in lower case; 0 at the end. */
static utf8proc_int32_t next_lower(emul__text *text) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text->bytes, (utf8proc_ssize_t)text->length, &point);
    if (length <= 0) {
        return 0;
    }
    text->bytes += length;
    text->length -= (size_t)length;
    return utf8proc_tolower(point);
}

/* Equal but for case; `word` is in lower case. */
static bool is_word(emul__text text, const char *word) {
    emul__text known = emul__text_of(word);
    if (text.length > 2 * known.length) {
        return false;
    }
    utf8proc_int32_t wanted = 0;
    do {
        wanted = next_lower(&known);
        if (next_lower(&text) != wanted) {
            return false;
        }
    } while (wanted != 0);
    return text.length == 0;
}

static bool is_one_of(emul__text text, const char *const *words) {
    for (; *words != NULL; words++) {
        if (is_word(text, *words)) {
            return true;
        }
    }
    return false;
}

static const char *const not_applicable_words[] = {"n/a", "kad", "không áp dụng", NULL};
static const char *const yes_words[] = {"1", "x", "có", "đạt", "yes", NULL};
static const char *const no_words[] = {"0", "không", "không đạt", "no", NULL};

static void refuse(emul__cell *cell, emul__diagnostic problem) {
    cell->kind = EMUL__CELL_WRONG;
    cell->problem = problem;
}

/* ---- numbers ---- */

static bool is_decimal(emul__text text, char mark) {
    emul_decimal value = 0;
    return emul_decimal_parse(text.bytes, text.length, mark, &value, NULL) == EMUL_OK;
}

static bool is_digit(emul__text text, size_t at) {
    return at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9';
}

static bool begins_with(emul__text text, size_t at, emul__text part) {
    return text.length - at >= part.length && emul__text_equal((emul__text){text.bytes + at, part.length}, part);
}

/* Length of a separator of thousands at `at`, with three digits behind it: a mark that is not the decimal one, a space, a no-break space
 * (U+00A0, U+202F), an apostrophe. 0 if there is none. */
static size_t thousands_separator(emul__text text, size_t at, char mark) {
    const char byte = text.bytes[at];
    size_t length = byte != mark && (byte == ',' || byte == '.' || byte == ' ' || byte == '\'') ? 1 : 0;
    if (begins_with(text, at, EMUL__TEXT("\xC2\xA0"))) {
        length = 2;
    } else if (begins_with(text, at, EMUL__TEXT("\xE2\x80\xAF"))) {
        length = 3;
    }
    const size_t group = at + length;
    const bool three = is_digit(text, group) && is_digit(text, group + 1) && is_digit(text, group + 2) && !is_digit(text, group + 3);
    return three ? length : 0;
}

/* Whether it would be a number without separators of thousands. */
static bool has_thousands(emul__text text, char mark) {
    enum { LONGEST = 40 };
    char plain[LONGEST];
    size_t length = 0;
    size_t separators = 0;
    for (size_t at = 0; at < text.length && length < LONGEST;) {
        const size_t separator = thousands_separator(text, at, mark);
        separators += separator > 0;
        if (separator == 0) {
            plain[length++] = text.bytes[at];
        }
        at += separator == 0 ? 1 : separator;
    }
    return separators > 0 && length < LONGEST && is_decimal((emul__text){plain, length}, mark);
}

/* "1.234.567" cannot be meant as a number with another decimal mark; "1.234" can. */
static void explain_number(emul__text text, char mark, emul__diagnostic *problem) {
    const char other = mark == '.' ? ',' : '.';
    problem->hint_english = "leave it blank or write “-” if there is no figure, “N/A” if it does not apply";
    problem->hint_vietnamese = "để trống hoặc ghi “-” nếu chưa có số liệu, ghi “KAD” nếu không áp dụng";
    problem->arguments[1] = other == ',' ? EMUL__TEXT(",") : EMUL__TEXT(".");
    if (text.length > 0 && text.bytes[0] == '#') {
        problem->hint_english = "the spreadsheet reports an error there: mend its formula";
        problem->hint_vietnamese = "bảng tính đang báo lỗi ở ô này: sửa lại công thức";
    } else if (is_decimal(text, other)) {
        problem->hint_english = "tell the reader that “{1}” is the decimal mark; or, if it separates thousands, take it out";
        problem->hint_vietnamese = "khai báo dấu thập phân là “{1}”; nếu là dấu phân cách hàng nghìn thì bỏ đi";
    } else if (has_thousands(text, mark) || has_thousands(text, other)) {
        problem->hint_english = "write it without separators of thousands";
        problem->hint_vietnamese = "bỏ dấu phân cách hàng nghìn";
    } else if (is_one_of(text, yes_words) || is_one_of(text, no_words)) {
        problem->hint_english = "declare the indicator with type: yes_no if it is one";
        problem->hint_vietnamese = "khai báo chỉ tiêu với type: yes_no nếu là chỉ tiêu có/không";
    }
}

static void refuse_number(emul_status status, emul__text text, char mark, emul__cell *cell) {
    emul__diagnostic problem = {
        .code = EMUL_E_SYNTAX, .english = "“{0}” is no number", .vietnamese = "“{0}” không phải là số", .arguments = {text}};
    if (status == EMUL_E_RANGE) {
        problem.code = EMUL_E_RANGE;
        problem.english = "“{0}” has more than six decimals";
        problem.vietnamese = "“{0}” có quá sáu chữ số thập phân";
        problem.hint_english = "round it where it comes from; reading never rounds";
        problem.hint_vietnamese = "làm tròn tại nơi lập số liệu; khi đọc không làm tròn";
    } else if (status == EMUL_E_OVERFLOW) {
        problem.code = EMUL_E_RANGE;
        problem.english = "“{0}” is too large";
        problem.vietnamese = "“{0}” quá lớn";
    } else {
        explain_number(text, mark, &problem);
    }
    refuse(cell, problem);
}

/* "0..100", "0..", "..5". */
static emul__text write_range(const emul__known_indicator *range, char *words) {
    size_t used = range->has_low ? emul__decimal_write(range->low, 0, '.', words) : 0;
    words[used++] = '.';
    words[used++] = '.';
    used += range->has_high ? emul__decimal_write(range->high, 0, '.', words + used) : 0;
    return (emul__text){words, used};
}

static void check_range(const emul__known_indicator *range, emul__text text, emul__cell *cell) {
    const bool outside = range != NULL && ((range->has_low && cell->value < range->low) || (range->has_high && cell->value > range->high));
    if (outside) {
        refuse(cell, (emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = "“{0}” is outside {1}, the range of “{2}”",
                                        .vietnamese = "“{0}” nằm ngoài khoảng {1} của “{2}”",
                                        .arguments = {text, write_range(range, cell->words), range->id}});
    }
}

static void check_step(const emul__known_indicator *range, emul__text text, char mark, emul__cell *cell) {
    if (range == NULL || range->step == 0 || cell->value % range->step == 0) {
        return;
    }
    const emul__grid near = emul__grid_find(emul__ratio_of_decimal(cell->value), range->step);
    const emul_decimal numbers[] = {range->step, near.below, near.above};
    emul__diagnostic problem = {.code = EMUL_E_RANGE,
                                .english = "“{0}” is no multiple of {2}, the step of “{1}”",
                                .vietnamese = "“{0}” không nằm trên bước {2} của “{1}”",
                                .hint_english = "the nearest are {3} and {4}",
                                .hint_vietnamese = "gần nhất là {3} hoặc {4}",
                                .arguments = {text, range->id}};
    char *at = cell->words;
    for (int i = 0; i < 3; i++) {
        problem.arguments[2 + i] = (emul__text){at, emul__decimal_write(numbers[i], 0, mark, at)};
        at += problem.arguments[2 + i].length;
    }
    refuse(cell, problem);
}

static void read_number(const emul__cell_type *type, emul__text text, emul__cell *cell) {
    const emul_status status = emul_decimal_parse(text.bytes, text.length, type->decimal_mark, &cell->value, NULL);
    if (status == EMUL_OK) {
        cell->kind = EMUL__CELL_NUMBER;
        check_range(type->range, text, cell);
        if (cell->kind == EMUL__CELL_NUMBER) {
            check_step(type->range, text, type->decimal_mark, cell);
        }
    } else if (is_one_of(text, not_applicable_words)) {
        cell->kind = EMUL__CELL_NOT_APPLICABLE;
    } else {
        refuse_number(status, text, type->decimal_mark, cell);
    }
}

/* ---- yes or no ---- */

static void read_yes_no(emul__text text, emul__cell *cell) {
    cell->kind = EMUL__CELL_NUMBER;
    if (is_one_of(text, yes_words)) {
        cell->value = EMUL_DECIMAL_ONE;
    } else if (is_one_of(text, no_words)) {
        cell->value = 0;
    } else if (is_one_of(text, not_applicable_words)) {
        cell->kind = EMUL__CELL_NOT_APPLICABLE;
    } else {
        refuse(cell, (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” is neither yes nor no",
                                        .vietnamese = "“{0}” không phải là có hay không",
                                        .hint_english = "write “Đạt”, “Có”, “x”, “yes” or “1”; “Không đạt”, “Không”, “no” or “0”",
                                        .hint_vietnamese = "ghi “Đạt”, “Có”, “x” hoặc “1”; “Không đạt”, “Không” hoặc “0”",
                                        .arguments = {text}});
    }
}

/* ---- labels ---- */

static emul__text nearest_label(const emul__label_set *set, emul__text text) {
    emul__nearest nearest = emul__nearest_begin(text);
    for (int32_t i = 0; i < set->count; i++) {
        emul__nearest_offer(&nearest, set->labels[i]);
    }
    return nearest.found;
}

static void refuse_label(const emul__label_set *set, emul__text text, emul__cell *cell) {
    const emul__text nearest = nearest_label(set, text);
    emul__diagnostic problem = {.code = EMUL_E_RANGE,
                                .english = "“{0}” is none of the labels",
                                .vietnamese = "“{0}” không thuộc các nhãn đã khai báo",
                                .hint_english = "the best of them is “{1}”, the last “{2}”",
                                .hint_vietnamese = "nhãn đầu là “{1}”, nhãn cuối là “{2}”",
                                .arguments = {text, set->labels[0], set->labels[set->count - 1]}};
    if (nearest.length > 0) {
        problem.hint_english = "did you mean “{1}”?";
        problem.hint_vietnamese = "có phải là “{1}”?";
        problem.arguments[1] = nearest;
    }
    refuse(cell, problem);
}

static bool has_label(const emul__label_set *set, emul__text text) {
    for (int32_t i = 0; i < set->count; i++) {
        if (emul__text_equal(set->labels[i], text)) {
            return true;
        }
    }
    return false;
}

/* A set that has a label "N/A" means it. */
static void read_label(const emul__label_set *set, emul__text text, emul__cell *cell) {
    cell->kind = EMUL__CELL_LABEL;
    cell->label = text;
    if (set != NULL && has_label(set, text)) {
        return;
    }
    if (is_one_of(text, not_applicable_words)) {
        cell->kind = EMUL__CELL_NOT_APPLICABLE;
    } else if (set != NULL && set->count > 0) {
        refuse_label(set, text, cell);
    }
}

/* ---- days ---- */

static void refuse_day(emul__text text, emul__cell *cell) {
    refuse(cell, (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                    .english = "“{0}” is no day",
                                    .vietnamese = "“{0}” không phải là một ngày",
                                    .hint_english = "write 2022-03-15 or 15/03/2022, with two digits for day and month",
                                    .hint_vietnamese = "ghi 15/03/2022 hoặc 2022-03-15, ngày và tháng đủ hai chữ số",
                                    .arguments = {text}});
}

static void read_day(emul__text text, emul__cell *cell) {
    emul__day day = 0;
    if (emul__day_parse(text, &day)) {
        emul__period_format((emul__period){day, day}, cell->words);
        cell->kind = EMUL__CELL_LABEL;
        cell->label = emul__text_of(cell->words);
    } else if (is_one_of(text, not_applicable_words)) {
        cell->kind = EMUL__CELL_NOT_APPLICABLE;
    } else {
        refuse_day(text, cell);
    }
}

void emul__cell_read(const emul__cell_type *type, emul__text text, emul__cell *cell) {
    cell->kind = EMUL__CELL_BLANK;
    if (emul__cell_is_blank(text)) {
        return;
    }
    switch (type->type) {
    case EMUL__NUMBER:
        read_number(type, text, cell);
        break;
    case EMUL__TRUTH:
        read_yes_no(text, cell);
        break;
    case EMUL__LABEL:
        read_label(type->labels, text, cell);
        break;
    case EMUL__DATE:
        read_day(text, cell);
        break;
    }
}
