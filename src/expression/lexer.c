/* Text into words. A word that begins with a digit is a number, a period or an id, and which of them shows before it is read to its end. */
#include "expression/lexer.h"

static int byte_at(const emul__lexer *lexer, size_t at) {
    return at < lexer->script->text.length ? (unsigned char)lexer->script->text.bytes[at] : 0;
}

static bool is_digit(int byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_ascii_letter(int byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* The character at `at`, whose length is given too; the text is known to be well formed. */
static uint32_t point_at(const emul__lexer *lexer, size_t at, size_t *length) {
    const uint32_t lead = (uint32_t)byte_at(lexer, at);
    *length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint32_t point = *length == 1 ? lead : lead & (0x7Fu >> *length);
    for (size_t i = 1; i < *length; i++) {
        point = point << 6 | ((uint32_t)byte_at(lexer, at + i) & 0x3Fu);
    }
    return point;
}

/* Letters, marks and digits of any script beyond ASCII: all but the blocks of punctuation, symbols and pictures. */
static bool is_foreign_letter(uint32_t point) {
    static const uint32_t others[][2] = {{0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},       {0xD7, 0xD7},
                                         {0xF7, 0xF7},     {0x2000, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0xE000, 0xF8FF},
                                         {0xFE10, 0xFE6F}, {0xFEFF, 0xFEFF}, {0xFF00, 0xFF20}, {0x1F000, 0x1FBFF}, {0xF0000, 0x10FFFF}};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (point >= others[i][0] && point <= others[i][1]) {
            return false;
        }
    }
    return point >= 0x80;
}

/* Length of the letter, digit or underscore at `at`; 0 if something else stands there. */
static size_t word_character(const emul__lexer *lexer, size_t at) {
    const int byte = byte_at(lexer, at);
    size_t length = 1;
    if (byte < 0x80) {
        return is_ascii_letter(byte) || is_digit(byte) ? 1 : 0;
    }
    return is_foreign_letter(point_at(lexer, at, &length)) ? length : 0;
}

/* End of the letters, digits and inner dots that begin at `at`. */
static size_t word_end(const emul__lexer *lexer, size_t at) {
    for (;;) {
        const size_t length = word_character(lexer, at);
        if (length > 0) {
            at += length;
        } else if (byte_at(lexer, at) == '.' && word_character(lexer, at + 1) > 0) {
            at++;
        } else {
            return at;
        }
    }
}

/* Length of the space at `at`, 0 if there is none. A no-break space counts as one: texts come out of word processors. */
static size_t space_length(const emul__lexer *lexer, size_t at) {
    const int byte = byte_at(lexer, at);
    if (byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r') {
        return 1;
    }
    return byte == 0xC2 && byte_at(lexer, at + 1) == 0xA0 ? 2 : 0;
}

static emul__text slice(const emul__lexer *lexer, size_t from, size_t to) {
    return (emul__text){lexer->script->text.bytes + from, to - from};
}

static emul__token fail(emul__lexer *lexer, size_t at, const emul__diagnostic *diagnostic) {
    emul__script_report(lexer->script, at, lexer->error, diagnostic);
    lexer->failed = true;
    return (emul__token){.kind = EMUL__TOKEN_END, .offset = at};
}

/* ---- words that begin with a digit ---- */

/* "2024-07", "2024-Q3": four digits and a hyphen with what a part of a year begins with; "2024..": the start of a range. */
static bool begins_period(const emul__lexer *lexer) {
    for (size_t i = 0; i < 4; i++) {
        if (!is_digit(byte_at(lexer, lexer->at + i))) {
            return false;
        }
    }
    const int next = byte_at(lexer, lexer->at + 4);
    const int after = byte_at(lexer, lexer->at + 5);
    return (next == '-' && (is_digit(after) || after == 'Q' || after == 'H' || after == 'W')) || (next == '.' && after == '.');
}

static size_t period_end(const emul__lexer *lexer, size_t at) {
    while (byte_at(lexer, at) == '-' || is_digit(byte_at(lexer, at)) || is_ascii_letter(byte_at(lexer, at))) {
        at++;
    }
    return at;
}

static emul__token read_period(emul__lexer *lexer) {
    const size_t start = lexer->at;
    size_t end = period_end(lexer, start);
    if (byte_at(lexer, end) == '.' && byte_at(lexer, end + 1) == '.') {
        end = period_end(lexer, end + 2);
    }
    emul__token token = {.kind = EMUL__TOKEN_PERIOD, .offset = start, .length = end - start};
    if (!emul__period_parse(slice(lexer, start, end), &token.period)) {
        return fail(
            lexer, start,
            &(emul__diagnostic){
                .code = EMUL_E_SYNTAX,
                .english = "“{0}” is no date or period",
                .vietnamese = "“{0}” không phải ngày hay kỳ",
                .hint_english = "write 2024-07-31, 2024-08, 2024-Q3 or 2024-08-16..2024-08-30; a subtraction needs spaces: 2024 - 1",
                .hint_vietnamese = "viết 2024-07-31, 2024-08, 2024-Q3 hoặc 2024-08-16..2024-08-30; phép trừ cần dấu cách: 2024 - 1",
                .arguments = {slice(lexer, start, end)}});
    }
    lexer->at = end;
    return token;
}

/* End of the per cent sign that belongs to a number ending at `end`, spaces before it included; `end` if there is none. */
static size_t percent_end(const emul__lexer *lexer, size_t end) {
    size_t at = end;
    for (;;) {
        const size_t space = byte_at(lexer, at) < ' ' ? 0 : space_length(lexer, at); /* on the same line */
        if (space == 0) {
            return byte_at(lexer, at) == '%' ? at + 1 : end;
        }
        at += space;
    }
}

static emul__token refuse_number(emul__lexer *lexer, size_t start, size_t end, emul_status status) {
    const emul__text text = slice(lexer, start, end);
    if (status == EMUL_E_RANGE) {
        return fail(lexer, start,
                    &(emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = "{0} has more than six decimals",
                                        .vietnamese = "{0} có nhiều hơn sáu chữ số thập phân",
                                        .hint_english = "write a quotient, such as 1/3: it is kept exactly",
                                        .hint_vietnamese = "viết thành phân số, ví dụ 1/3: giá trị được giữ chính xác",
                                        .arguments = {text}});
    }
    if (status == EMUL_E_OVERFLOW) {
        return fail(lexer, start,
                    &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                        .english = "{0} is larger than the largest number, 9223372036854.775807",
                                        .vietnamese = "{0} vượt quá số lớn nhất, 9223372036854.775807",
                                        .arguments = {text}});
    }
    return fail(lexer, start,
                &(emul__diagnostic){
                    .code = EMUL_E_SYNTAX, .english = "“{0}” is no number", .vietnamese = "“{0}” không phải là số", .arguments = {text}});
}

/* A number, or an id such as 1.2.3 or 2a: what digits, dots and letters make up. */
static emul__token read_digits(emul__lexer *lexer) {
    const size_t start = lexer->at;
    size_t end = word_end(lexer, start);
    int dots = 0;
    bool letters = false;
    for (size_t i = start; i < end; i++) {
        dots += byte_at(lexer, i) == '.';
        letters = letters || (byte_at(lexer, i) != '.' && !is_digit(byte_at(lexer, i)));
    }
    emul__token token = {.kind = EMUL__TOKEN_ID, .offset = start, .length = end - start};
    if (!letters && dots <= 1) {
        end = percent_end(lexer, end);
        const emul__text text = slice(lexer, start, end);
        const emul_status status = emul_decimal_parse(text.bytes, text.length, '.', &token.number, NULL);
        if (status != EMUL_OK) {
            return refuse_number(lexer, start, end, status);
        }
        token.kind = EMUL__TOKEN_NUMBER;
        token.length = text.length;
    }
    lexer->at = end;
    return token;
}

/* ---- the other words ---- */

static emul__token read_name(emul__lexer *lexer) {
    static const struct {
        emul__text word;
        emul__token_kind kind;
    } keywords[] = {{{"and", 3}, EMUL__TOKEN_AND},
                    {{"or", 2}, EMUL__TOKEN_OR},
                    {{"not", 3}, EMUL__TOKEN_NOT},
                    {{"in", 2}, EMUL__TOKEN_IN},
                    {{"full", 4}, EMUL__TOKEN_FULL}};
    const size_t start = lexer->at;
    const size_t end = word_end(lexer, start);
    emul__token token = {.kind = EMUL__TOKEN_NAME, .offset = start, .length = end - start};
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (emul__text_equal(keywords[i].word, slice(lexer, start, end))) {
            token.kind = keywords[i].kind;
        }
    }
    lexer->at = end;
    return token;
}

/* Signs of two characters stand before those of one that they begin with. */
static const struct sign {
    char bytes[3];
    emul__token_kind kind;
    emul__operator op;
} signs[] = {{"->", EMUL__TOKEN_ARROW, EMUL__NO_OPERATOR},
             {"==", EMUL__TOKEN_OPERATOR, EMUL__EQUAL},
             {"!=", EMUL__TOKEN_OPERATOR, EMUL__UNEQUAL},
             {"<=", EMUL__TOKEN_OPERATOR, EMUL__LESS_OR_EQUAL},
             {">=", EMUL__TOKEN_OPERATOR, EMUL__GREATER_OR_EQUAL},
             {"<", EMUL__TOKEN_OPERATOR, EMUL__LESS},
             {">", EMUL__TOKEN_OPERATOR, EMUL__GREATER},
             {"+", EMUL__TOKEN_OPERATOR, EMUL__PLUS},
             {"-", EMUL__TOKEN_OPERATOR, EMUL__MINUS},
             {"*", EMUL__TOKEN_OPERATOR, EMUL__TIMES},
             {"/", EMUL__TOKEN_OPERATOR, EMUL__OVER},
             {"(", EMUL__TOKEN_OPEN, EMUL__NO_OPERATOR},
             {")", EMUL__TOKEN_CLOSE, EMUL__NO_OPERATOR},
             {",", EMUL__TOKEN_COMMA, EMUL__NO_OPERATOR},
             {"=", EMUL__TOKEN_ASSIGN, EMUL__NO_OPERATOR},
             {"@", EMUL__TOKEN_AT, EMUL__NO_OPERATOR}};

/* What people write instead, from other languages or pasted from a word processor: with one word or sign for it, or a longer explanation.
 * The first `COMPOUND` of them begin with a sign that means something by itself. */
typedef struct slip {
    const char *written;
    const char *meant; /* {1} */
    const char *english, *vietnamese;
} slip;

static const char write_english[] = "write “{1}”";
static const char write_vietnamese[] = "viết “{1}”";
static const char power_english[] = "there are no powers: write x * x";
static const char power_vietnamese[] = "không có phép luỹ thừa: viết x * x";
static const char quote_english[] = "a label stands between straight quotation marks: level(x, \"A+\" -> 10)";
static const char quote_vietnamese[] = "nhãn đặt trong dấu nháy kép thẳng: level(x, \"A+\" -> 10)";
static const char percent_english[] = "a per cent sign stands right after a number; a share of x and y is x / y";
static const char percent_vietnamese[] = "dấu phần trăm đứng ngay sau con số; tỷ lệ của x và y là x / y";

enum { COMPOUND = 4 };
static const slip slips[] = {{"=>", ">=", write_english, write_vietnamese},  {"=<", "<=", write_english, write_vietnamese},
                             {"<>", "!=", write_english, write_vietnamese},  {"**", "", power_english, power_vietnamese},
                             {"&&", "and", write_english, write_vietnamese}, {"&", "and", write_english, write_vietnamese},
                             {"||", "or", write_english, write_vietnamese},  {"|", "or", write_english, write_vietnamese},
                             {"!", "not", write_english, write_vietnamese},  {"≥", ">=", write_english, write_vietnamese},
                             {"≤", "<=", write_english, write_vietnamese},   {"≠", "!=", write_english, write_vietnamese},
                             {"×", "*", write_english, write_vietnamese},    {"÷", "/", write_english, write_vietnamese},
                             {":", "/", write_english, write_vietnamese},    {"−", "-", write_english, write_vietnamese},
                             {"–", "-", write_english, write_vietnamese},    {"→", "->", write_english, write_vietnamese},
                             {"·", "*", write_english, write_vietnamese},    {";", ",", write_english, write_vietnamese},
                             {"^", "", power_english, power_vietnamese},     {"%", "", percent_english, percent_vietnamese},
                             {"“", "", quote_english, quote_vietnamese},     {"”", "", quote_english, quote_vietnamese},
                             {"‘", "", quote_english, quote_vietnamese},     {"’", "", quote_english, quote_vietnamese},
                             {"'", "", quote_english, quote_vietnamese}};

/* The slip that begins here, of the first `count`; NULL if none does. */
static const slip *slip_at(const emul__lexer *lexer, size_t count) {
    const emul__text rest = slice(lexer, lexer->at, lexer->script->text.length);
    for (size_t i = 0; i < count; i++) {
        const emul__text written = emul__text_of(slips[i].written);
        if (rest.length >= written.length && emul__text_equal(written, (emul__text){rest.bytes, written.length})) {
            return &slips[i];
        }
    }
    return NULL;
}

/* ".5": the digits after a point that has no number before it. */
static size_t decimals_end(const emul__lexer *lexer) {
    size_t end = lexer->at + 1;
    while (byte_at(lexer, lexer->at) == '.' && is_digit(byte_at(lexer, end))) {
        end++;
    }
    return end;
}

static emul__token refuse_character(emul__lexer *lexer) {
    size_t length = 1;
    point_at(lexer, lexer->at, &length);
    emul__diagnostic problem = {
        .code = EMUL_E_SYNTAX, .english = "the character “{0}” has no meaning here", .vietnamese = "ký tự “{0}” không có nghĩa ở đây"};
    const slip *found = slip_at(lexer, sizeof slips / sizeof slips[0]);
    const size_t decimals = decimals_end(lexer);
    if (found != NULL) {
        problem.english = "“{0}” has no meaning here";
        problem.vietnamese = "“{0}” không có nghĩa ở đây";
        problem.hint_english = found->english;
        problem.hint_vietnamese = found->vietnamese;
        problem.arguments[1] = emul__text_of(found->meant);
        length = emul__text_of(found->written).length;
    } else if (decimals > lexer->at + 1) {
        problem.hint_english = "write “0{1}”";
        problem.hint_vietnamese = "viết “0{1}”";
        problem.arguments[1] = slice(lexer, lexer->at, decimals);
    }
    problem.arguments[0] = slice(lexer, lexer->at, lexer->at + length);
    return fail(lexer, lexer->at, &problem);
}

/* A label between quotation marks: any text without them. */
static emul__token read_quoted(emul__lexer *lexer) {
    const size_t start = lexer->at;
    size_t end = start + 1;
    while (end < lexer->script->text.length && byte_at(lexer, end) != '"') {
        end++;
    }
    if (end == lexer->script->text.length || end == start + 1) {
        const bool empty = end == start + 1 && end < lexer->script->text.length;
        return fail(
            lexer, start,
            &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                .english = empty ? "there is no label between the quotation marks" : "the quotation mark is not closed",
                                .vietnamese = empty ? "giữa hai dấu nháy kép không có nhãn" : "dấu nháy kép chưa đóng",
                                .hint_english = quote_english,
                                .hint_vietnamese = quote_vietnamese});
    }
    lexer->at = end + 1;
    return (emul__token){.kind = EMUL__TOKEN_QUOTED, .offset = start, .length = end + 1 - start};
}

static emul__token read_sign(emul__lexer *lexer) {
    if (slip_at(lexer, COMPOUND) != NULL) {
        return refuse_character(lexer);
    }
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        const size_t length = signs[i].bytes[1] == '\0' ? 1 : 2;
        if (byte_at(lexer, lexer->at) == signs[i].bytes[0] && (length == 1 || byte_at(lexer, lexer->at + 1) == signs[i].bytes[1])) {
            const emul__token token = {.kind = signs[i].kind, .op = signs[i].op, .offset = lexer->at, .length = length};
            lexer->at += length;
            return token;
        }
    }
    return refuse_character(lexer);
}

emul__token emul__lexer_next(emul__lexer *lexer) {
    while (space_length(lexer, lexer->at) > 0) {
        lexer->at += space_length(lexer, lexer->at);
    }
    if (lexer->failed || lexer->at >= lexer->script->text.length) {
        return (emul__token){.kind = EMUL__TOKEN_END, .offset = lexer->at};
    }
    const int byte = byte_at(lexer, lexer->at);
    if (is_digit(byte)) {
        return begins_period(lexer) ? read_period(lexer) : read_digits(lexer);
    }
    if (byte == '"') {
        return read_quoted(lexer);
    }
    return word_character(lexer, lexer->at) > 0 ? read_name(lexer) : read_sign(lexer);
}
