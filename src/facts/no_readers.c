/* Stands in for the text readers in a build with EMUL_READERS=OFF: the exported names stay the same, so that a host needs no other header and
 * no other library to fill the objects by calls alone. */
#include "base/diagnostic.h"
#include "emul/ledger.h"

static emul_status refuse(emul_error *error, const char *input_name) {
    emul__error_clear(error);
    return emul__report(error, &(emul__diagnostic){
                                   .code = EMUL_E_UNSUPPORTED,
                                   .place = {.input = emul__text_of(input_name)},
                                   .english = "this build of the library has no text readers",
                                   .vietnamese = "bản dựng này của thư viện không có bộ đọc văn bản",
                                   .hint_english = "fill the object by calls, or build with EMUL_READERS=ON",
                                   .hint_vietnamese = "nạp dữ liệu bằng các hàm, hoặc dựng lại với EMUL_READERS=ON",
                               });
}

emul_status emul_regulation_parse(const char *text, size_t length, const char *input_name, const emul_allocator *allocator,
                                  emul_regulation **regulation, emul_error *error) {
    (void)text;
    (void)length;
    (void)allocator;
    (void)regulation;
    return refuse(error, input_name);
}

emul_status emul_regulation_parse_with_criteria(const char *text, size_t length, const char *input_name, const char *criteria,
                                                size_t criteria_length, const emul_csv_options *options, const emul_allocator *allocator,
                                                emul_regulation **regulation, emul_error *error) {
    (void)criteria;
    (void)criteria_length;
    (void)options;
    return emul_regulation_parse(text, length, input_name, allocator, regulation, error);
}

static emul_status refuse_csv(const emul_csv_options *options, emul_error *error) {
    return refuse(error, options != NULL ? options->input_name : NULL);
}

emul_status emul_roster_parse_csv(emul_roster *roster, const char *text, size_t length, const emul_csv_options *options,
                                  emul_error *error) {
    (void)roster;
    (void)text;
    (void)length;
    return refuse_csv(options, error);
}

emul_status emul_roster_parse_memberships_csv(emul_roster *roster, const char *text, size_t length, const emul_csv_options *options,
                                              emul_error *error) {
    return emul_roster_parse_csv(roster, text, length, options, error);
}

emul_status emul_ledger_parse_csv(emul_ledger *ledger, const emul_regulation *regulation, const emul_roster *roster, const char *text,
                                  size_t length, const emul_csv_options *options, emul_error *error) {
    (void)ledger;
    (void)regulation;
    (void)roster;
    (void)text;
    (void)length;
    return refuse_csv(options, error);
}

emul_status emul_ledger_parse_history_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                          const emul_csv_options *options, emul_error *error) {
    (void)ledger;
    (void)roster;
    (void)text;
    (void)length;
    return refuse_csv(options, error);
}

emul_status emul_ledger_parse_ballots_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                          const emul_csv_options *options, emul_error *error) {
    (void)ledger;
    (void)roster;
    (void)text;
    (void)length;
    return refuse_csv(options, error);
}

emul_status emul_ledger_parse_achievements_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                               const emul_csv_options *options, emul_error *error) {
    (void)ledger;
    (void)roster;
    (void)text;
    (void)length;
    return refuse_csv(options, error);
}
