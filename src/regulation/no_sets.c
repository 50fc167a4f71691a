/* Stands in for the sets of titles in a build without readers, which could not read them. */
#include "emul/titles.h"
#include "regulation/use.h"

bool emul__use_sets(emul__use *use, emul__build *build, const emul__draft *own) {
    *use = (emul__use){.build = build, .own = own};
    build->draft.input = own->input;
    emul__build_problem(build, &own->lists[EMUL__HEADER].items[0], EMUL__HEADER_USE,
                        &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                            .english = "this build of the library has no titles of its own",
                                            .vietnamese = "bản dựng này của thư viện không có sẵn danh hiệu",
                                            .hint_english = "write the awards out, or build with EMUL_READERS=ON",
                                            .hint_vietnamese = "viết các danh hiệu trong quy chế, hoặc dựng lại với EMUL_READERS=ON"});
    return false;
}

void emul__use_release(emul__use *use) {
    (void)use;
}

/* ---- emul/titles.h: nothing ships ---- */

int32_t emul_titles_set_count(void) {
    return 0;
}

const char *emul_titles_set(int32_t set) {
    (void)set;
    return NULL;
}

const char *emul_titles_text(const char *set) {
    (void)set;
    return NULL;
}

emul_status emul_titles_create(const char *on, const emul_allocator *allocator, emul_titles **titles, emul_error *error) {
    (void)on;
    (void)allocator;
    (void)titles;
    emul__error_clear(error);
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                                   .english = "this build of the library has no titles of its own",
                                                   .vietnamese = "bản dựng này của thư viện không có sẵn danh hiệu",
                                                   .hint_english = "build with EMUL_READERS=ON",
                                                   .hint_vietnamese = "dựng lại với EMUL_READERS=ON"});
}

void emul_titles_destroy(emul_titles *titles) {
    (void)titles; /* there is none */
}

int64_t emul_titles_count(const emul_titles *titles) {
    (void)titles;
    return 0;
}

emul_status emul_titles_get(const emul_titles *titles, int64_t index, emul_title *title, emul_error *error) {
    (void)titles;
    (void)index;
    (void)title;
    emul__error_clear(error);
    return emul__report_argument(error, "titles");
}

const emul_regulation *emul_titles_regulation(const emul_titles *titles, int64_t index, int32_t *award) {
    (void)titles;
    (void)index;
    (void)award;
    return NULL;
}
