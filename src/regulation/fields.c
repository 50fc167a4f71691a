/* Single texts of a regulation: numbers, words, periods, ids. Each function reports what is wrong with its text, with the way to write it. */
#include <string.h>

#include "regulation/build.h"

/* ---- parts of texts ---- */

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool separates(char c, char separator) {
    return separator == ' ' ? is_space(c) : c == separator;
}

emul__text emul__next_part(emul__text *rest, char separator) {
    *rest = emul__text_trim(*rest);
    size_t length = 0;
    int32_t open = 0;
    if (rest->length == 0) {
        return *rest; /* there may be no bytes to point into */
    }
    for (; length < rest->length && (open > 0 || !separates(rest->bytes[length], separator)); length++) {
        open += (rest->bytes[length] == '(') - (rest->bytes[length] == ')');
    }
    const emul__text part = emul__text_trim((emul__text){rest->bytes, length});
    const size_t skipped = length < rest->length ? length + 1 : length;
    *rest = (emul__text){rest->bytes + skipped, rest->length - skipped};
    return part;
}

static emul__text nearest_word(const char *words, emul__text text) {
    emul__text rest = emul__text_of(words);
    emul__nearest nearest = emul__nearest_begin(text);
    for (emul__text word = emul__next_part(&rest, ','); word.length > 0; word = emul__next_part(&rest, ',')) {
        emul__nearest_offer(&nearest, word);
    }
    return nearest.found;
}

/* ---- ids ---- */

static bool is_letter(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

static bool is_digit(unsigned char c) {
    return c >= '0' && c <= '9';
}

bool emul__text_is_id(emul__text text, bool dotted_number) {
    if (text.length == 0 || text.bytes[text.length - 1] == '.') {
        return false;
    }
    const unsigned char first = (unsigned char)text.bytes[0];
    bool good = is_letter(first) || (dotted_number && is_digit(first));
    for (size_t i = 1; good && i < text.length; i++) {
        const unsigned char c = (unsigned char)text.bytes[i];
        const bool inner_dot = c == '.' && text.bytes[i - 1] != '.';
        good = is_digit(c) || inner_dot || (is_letter(c) && !is_digit(first));
    }
    return good;
}

static void report_bad_id(emul__build *build, const emul__item *item, int32_t text, emul__text id) {
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .english = "“{0}” cannot be an id",
                                            .vietnamese = "“{0}” không thể là mã",
                                            .hint_english = "use letters, digits, _ and inner dots, beginning with a letter",
                                            .hint_vietnamese = "dùng chữ cái, chữ số, _ và dấu chấm ở giữa, bắt đầu bằng chữ cái",
                                            .arguments = {id}});
}

/* A rule that says “total” means the total, whatever else bears the name. */
static bool is_taken(const emul__item *item, emul__text id) {
    return (item->kind == EMUL__INDICATORS || item->kind == EMUL__VALUES) && emul__name_is_reserved(id);
}

static void report_taken(emul__build *build, const emul__item *item, int32_t text, emul__text id) {
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "“{0}” is a word of the rules themselves",
                                            .vietnamese = "“{0}” là từ dành riêng trong quy tắc",
                                            .hint_english = "choose another id",
                                            .hint_vietnamese = "chọn mã khác",
                                            .arguments = {id}});
}

emul__text emul__field_id(emul__build *build, const emul__item *item, int32_t text, bool dotted_number) {
    const emul__text id = emul__item_text(item, text);
    const emul__text none = {NULL, 0};
    if (id.length == 0) {
        if (item->texts[text] != NULL || !emul__item_mentions(item, text)) {
            emul__build_problem(build, item, text,
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "the id is missing",
                                                    .vietnamese = "thiếu mã",
                                                    .hint_english = "add “id:” with a short name that rules and results can use",
                                                    .hint_vietnamese = "thêm “id:” với một tên ngắn để quy tắc và kết quả gọi đến"});
        }
        return none;
    }
    if (!emul__text_is_id(id, dotted_number)) {
        report_bad_id(build, item, text, id);
        return none;
    }
    if (is_taken(item, id)) {
        report_taken(build, item, text, id);
        emul__build_doubt(build, id);
    }
    return id;
}

static void report_bad_label(emul__build *build, const emul__item *item, int32_t text, emul__text label) {
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .english = "“{0}” cannot be a label",
                                            .vietnamese = "“{0}” không thể là nhãn",
                                            .hint_english = "a label has no quotation marks, commas or line breaks, and is not “-”",
                                            .hint_vietnamese = "nhãn không có dấu nháy kép, dấu phẩy, xuống dòng và không phải “-”",
                                            .arguments = {label}});
}

/* What a cell of a table can hold and a rule can put between quotation marks. */
static bool is_label(emul__text text) {
    bool good = text.length > 0 && !(text.length == 1 && text.bytes[0] == '-');
    for (size_t i = 0; good && i < text.length; i++) {
        const unsigned char c = (unsigned char)text.bytes[i];
        good = c >= 0x20 && c != 0x7F && c != '"' && c != ',';
    }
    return good;
}

/* The parts of a text, all different, all ids or all labels; how many, or -1. */
static int32_t read_parts(emul__build *build, const emul__item *item, int32_t text, bool labels, const emul__text **names) {
    emul__text rest = emul__item_text(item, text);
    const size_t most = rest.length / 2 + 1;
    emul__text *list = (emul__text *)emul__build_allocate(build, most, sizeof *list);
    emul__intern seen;
    int32_t count = 0;
    emul__intern_init(&seen, &build->model->arena.allocator);
    for (emul__text name = emul__next_part(&rest, ','); list != NULL && count >= 0 && name.length > 0; name = emul__next_part(&rest, ',')) {
        const int32_t id = emul__intern_add(&seen, name);
        build->out_of_memory = build->out_of_memory || id < 0;
        if (labels ? !is_label(name) : !emul__text_is_id(name, false)) {
            (labels ? report_bad_label : report_bad_id)(build, item, text, name);
            count = -1;
        } else if (id >= 0 && id < count) {
            emul__build_problem(build, item, text,
                                &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                    .english = "“{0}” is listed twice",
                                                    .vietnamese = "“{0}” được liệt kê hai lần",
                                                    .arguments = {name}});
            count = -1;
        } else {
            list[count++] = name;
        }
    }
    emul__intern_destroy(&seen);
    *names = list;
    return list == NULL ? -1 : count;
}

int32_t emul__field_names(emul__build *build, const emul__item *item, int32_t text, const emul__text **names) {
    return read_parts(build, item, text, false, names);
}

int32_t emul__field_labels(emul__build *build, const emul__item *item, int32_t text, const emul__text **labels) {
    return read_parts(build, item, text, true, labels);
}

/* ---- numbers ---- */

/* Why a text is no number; `comma` is the slip that Vietnamese writing invites. */
static void report_number(emul__build *build, const emul__item *item, int32_t text, emul__text given, emul_status status) {
    emul_decimal ignored = 0;
    const bool comma = emul_decimal_parse(given.bytes, given.length, ',', &ignored, NULL) == EMUL_OK;
    char pointed[40] = "";
    const size_t length = given.length < sizeof pointed ? given.length : 0;
    for (size_t i = 0; i < length; i++) {
        pointed[i] = given.bytes[i] == ',' ? '.' : given.bytes[i];
    }
    emul__diagnostic what = {.code = status, .arguments = {given, {pointed, length}}};
    if (status == EMUL_E_RANGE) {
        what.english = "“{0}” has more than six decimals";
        what.vietnamese = "“{0}” có quá sáu chữ số thập phân";
    } else if (status == EMUL_E_OVERFLOW) {
        what.english = "“{0}” is too large";
        what.vietnamese = "“{0}” quá lớn";
    } else {
        what.code = EMUL_E_SYNTAX;
        what.english = "“{0}” is not a number";
        what.vietnamese = "“{0}” không phải là số";
        what.hint_english = comma ? "write the decimals after a point: {1}" : "write a number such as 8, 8.25 or 70%";
        what.hint_vietnamese = comma ? "viết phần thập phân sau dấu chấm: {1}" : "viết một số như 8, 8.25 hoặc 70%";
    }
    emul__build_problem(build, item, text, &what);
}

static bool read_number(emul__build *build, const emul__item *item, int32_t text, emul__text given, emul_decimal *value) {
    const emul_status status = emul_decimal_parse(given.bytes, given.length, '.', value, NULL);
    if (status != EMUL_OK) {
        report_number(build, item, text, given, status);
    }
    return status == EMUL_OK;
}

void emul__field_limit(emul__build *build, const emul__item *item, int32_t text, emul__limit *limit) {
    limit->present = item->texts[text] != NULL && read_number(build, item, text, emul__item_text(item, text), &limit->value);
}

/* "10%" in the place of points would be read as a tenth of one point, which nobody means. */
void emul__field_points(emul__build *build, const emul__item *item, int32_t text, emul__limit *limit) {
    emul__field_limit(build, item, text, limit);
    const emul__text given = emul__item_text(item, text);
    if (limit->present && given.bytes[given.length - 1] == '%') {
        limit->present = false;
        emul__build_problem(build, item, text,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "“{0}” is a share, here points are needed",
                                                .vietnamese = "“{0}” là tỷ lệ, ở đây cần số điểm",
                                                .hint_english = "write the points themselves, such as 10",
                                                .hint_vietnamese = "viết chính số điểm, ví dụ 10",
                                                .arguments = {given}});
    }
}

emul_decimal emul__field_step(emul__build *build, const emul__item *item, int32_t text, bool points) {
    emul__limit step = {false, 0};
    (points ? emul__field_points : emul__field_limit)(build, item, text, &step);
    if (step.present && step.value <= 0) {
        emul__build_problem(build, item, text,
                            &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                .english = "a step is above 0",
                                                .vietnamese = "bước phải lớn hơn 0",
                                                .hint_english = "write the least difference between two marks, such as 0.5",
                                                .hint_vietnamese = "viết mức chênh nhỏ nhất giữa hai điểm, ví dụ 0.5"});
        step.present = false;
    }
    return step.present ? step.value : 0;
}

/* ---- words ---- */

int32_t emul__field_choice(emul__build *build, const emul__item *item, int32_t text, const char *words, int32_t otherwise) {
    const emul__text given = emul__item_text(item, text);
    if (item->texts[text] == NULL) {
        return otherwise;
    }
    emul__text rest = emul__text_of(words);
    int32_t number = 0;
    for (emul__text word = emul__next_part(&rest, ','); word.length > 0; word = emul__next_part(&rest, ',')) {
        if (emul__text_equal(word, given)) {
            return number;
        }
        number++;
    }
    const emul__text nearest = nearest_word(words, given);
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "“{0}” is none of: {1}",
                                            .vietnamese = "“{0}” không thuộc các giá trị: {1}",
                                            .hint_english = nearest.length > 0 ? "did you mean “{2}”?" : NULL,
                                            .hint_vietnamese = nearest.length > 0 ? "có phải “{2}” không?" : NULL,
                                            .arguments = {given, emul__text_of(words), nearest}});
    return otherwise;
}

static const char *const rounding_modes = "half_away, half_even, down, up, floor, ceiling"; /* in the order of emul_rounding */

/* The number of the mode; -1 if the word is none. */
static int32_t rounding_mode(emul__text word) {
    emul__text rest = emul__text_of(rounding_modes);
    int32_t number = 0;
    for (emul__text mode = emul__next_part(&rest, ','); mode.length > 0; mode = emul__next_part(&rest, ',')) {
        if (emul__text_equal(mode, word)) {
            return number;
        }
        number++;
    }
    return -1;
}

emul__rounding_point emul__field_rounding(emul__build *build, const emul__item *item, int32_t text, emul__rounding_point otherwise) {
    emul__text rest = emul__item_text(item, text);
    if (item->texts[text] == NULL) {
        return otherwise;
    }
    const emul__text places = emul__next_part(&rest, ' ');
    const emul__text mode = emul__next_part(&rest, ' ');
    emul__rounding_point point = {0, EMUL_ROUND_HALF_AWAY};
    const bool digit = places.length == 1 && places.bytes[0] >= '0' && places.bytes[0] <= '6';
    point.places = digit ? places.bytes[0] - '0' : 0;
    point.rounding = mode.length == 0 ? EMUL_ROUND_HALF_AWAY : rounding_mode(mode);
    if (digit && point.rounding >= 0 && rest.length == 0) {
        return point;
    }
    emul__build_problem(
        build, item, text,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "“{0}” is no rounding",
                            .vietnamese = "“{0}” không phải là cách làm tròn",
                            .hint_english = "write the places, 0 to 6, and if need be one of {1}: “2 half_away”",
                            .hint_vietnamese = "viết số chữ số thập phân, từ 0 đến 6, và nếu cần một trong {1}: “2 half_away”",
                            .arguments = {emul__item_text(item, text), emul__text_of(rounding_modes)}});
    return otherwise;
}

emul__missing_policy emul__field_missing(emul__build *build, const emul__item *item, int32_t text, emul__missing_policy otherwise) {
    static const emul__missing_policy policies[] = {
        {EMUL__MISSING_OPEN, 0}, {EMUL__MISSING_VALUE, 0}, {EMUL__MISSING_SKIP, 0}, {EMUL__MISSING_ERROR, 0}};
    const emul__text given = emul__item_text(item, text);
    emul__missing_policy number = {EMUL__MISSING_VALUE, 0};
    if (item->texts[text] == NULL) {
        return otherwise;
    }
    if (emul_decimal_parse(given.bytes, given.length, '.', &number.value, NULL) == EMUL_OK) {
        return number;
    }
    const int32_t policy = emul__field_choice(build, item, text, "open, zero, skip, error, a number", -1);
    return policy >= 0 && policy < 4 ? policies[policy] : otherwise;
}

/* ---- periods and ranges ---- */

static void report_no_period(emul__build *build, const emul__item *item, int32_t text, emul__text given) {
    emul__build_problem(
        build, item, text,
        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                            .english = "“{0}” is no period",
                            .vietnamese = "“{0}” không phải là kỳ",
                            .hint_english = "write 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31, 2024-08-16..2024-08-30, "
                                            "..2023-12-31 or 2026-10-01..",
                            .hint_vietnamese = "viết 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31, 2024-08-16..2024-08-30, "
                                               "..2023-12-31 hoặc 2026-10-01..",
                            .arguments = {given}});
}

bool emul__field_period(emul__build *build, const emul__item *item, int32_t text, emul__period *period) {
    const emul__text given = emul__item_text(item, text);
    if (item->texts[text] == NULL) {
        return false;
    }
    if (emul__span_parse(given, period)) {
        return true;
    }
    report_no_period(build, item, text, given);
    return false;
}

/* The first part that is no period, or nothing. */
static bool read_spans(emul__build *build, emul__text text, emul__spans *spans, emul__text *wrong) {
    emul__text rest = text;
    emul__period *items = (emul__period *)emul__build_allocate(build, rest.length / 2 + 1, sizeof *items);
    *spans = (emul__spans){.present = items != NULL, .items = items, .text = text};
    *wrong = (emul__text){NULL, 0};
    do {
        const emul__text part = emul__next_part(&rest, ',');
        if (items == NULL || !emul__span_parse(part, &items[spans->count])) {
            *wrong = part;
            return false;
        }
        spans->count++;
    } while (rest.length > 0);
    return true;
}

void emul__field_spans(emul__build *build, const emul__item *item, int32_t text, emul__spans *spans) {
    emul__text wrong = {NULL, 0};
    *spans = (emul__spans){.present = false};
    if (item->texts[text] != NULL && !read_spans(build, emul__item_text(item, text), spans, &wrong)) {
        report_no_period(build, item, text, wrong);
    }
}

emul__source_status emul__field_status(emul__build *build, const emul__item *item, int32_t text) {
    static const emul__source_status known[] = {EMUL__STATUS_CONFIRMED, EMUL__STATUS_SECONDARY, EMUL__STATUS_UNVERIFIED};
    const int32_t number = emul__field_choice(build, item, text, "confirmed, secondary, unverified", -1);
    return number < 0 ? EMUL__STATUS_NONE : known[number];
}

static bool read_end(emul__build *build, const emul__item *item, int32_t text, emul__text part, emul__limit *limit) {
    const emul__text given = emul__text_trim(part);
    limit->present = given.length > 0 && read_number(build, item, text, given, &limit->value);
    return given.length == 0 || limit->present;
}

void emul__field_range(emul__build *build, const emul__item *item, int32_t text, emul__limit *low, emul__limit *high) {
    const emul__text given = emul__item_text(item, text);
    const char *dots = given.length > 0 ? strstr(given.bytes, "..") : NULL;
    low->present = high->present = false;
    if (item->texts[text] == NULL) {
        return;
    }
    if (dots != NULL) {
        const size_t before = (size_t)(dots - given.bytes);
        if (!read_end(build, item, text, (emul__text){given.bytes, before}, low) ||
            !read_end(build, item, text, (emul__text){dots + 2, given.length - before - 2}, high)) {
            return;
        }
    }
    const bool backwards = low->present && high->present && low->value > high->value;
    if (backwards || (!low->present && !high->present)) {
        emul__build_problem(build, item, text,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "“{0}” is no range",
                                                .vietnamese = "“{0}” không phải là khoảng giá trị",
                                                .hint_english = "write 0.., 0..100 or ..5, the smaller number first",
                                                .hint_vietnamese = "viết 0.., 0..100 hoặc ..5, số nhỏ trước",
                                                .arguments = {given}});
        low->present = high->present = false;
    }
}
