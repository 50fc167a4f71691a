/* Texts as the caller gives them. */
#include "facts/argument.h"

emul_status emul__refuse_argument(emul__argument argument, emul_error *error) {
    const emul__text name = emul__text_of(argument.parameter);
    if (argument.row < 0) {
        return emul__report_argument(error, argument.parameter);
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_ARGUMENT,
                                                   .place = {.row = argument.row + 1, .field = name},
                                                   .english = "an element of the argument “{0}” is not valid",
                                                   .vietnamese = "một phần tử của tham số “{0}” không hợp lệ",
                                                   .arguments = {name}});
}

emul_status emul__take_text(const char *given, emul__argument argument, emul__text *text, emul_error *error) {
    *text = emul__text_of(given);
    if (emul__text_is_utf8(*text, NULL)) {
        return EMUL_OK;
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                   .place = {.row = argument.row + 1, .field = emul__text_of(argument.parameter)},
                                                   .english = "the text “{0}” is not UTF-8",
                                                   .vietnamese = "văn bản “{0}” không phải UTF-8",
                                                   .arguments = {*text}});
}

emul_status emul__take_name(const char *given, emul__argument argument, emul__text *text, emul_error *error) {
    if (given == NULL || given[0] == '\0') {
        return emul__refuse_argument(argument, error);
    }
    return emul__take_text(given, argument, text, error);
}

emul_status emul__refuse_field(const char *field, int64_t number, emul_error *error) {
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text text = {digits, emul__integer_write(number, digits)};
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                   .place = {.field = emul__text_of(field)},
                                                   .english = "{0} is out of range for “{1}”",
                                                   .vietnamese = "{0} nằm ngoài phạm vi của “{1}”",
                                                   .arguments = {text, emul__text_of(field)}});
}
