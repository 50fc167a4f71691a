/* Stands in for the sets of titles in a build without readers, which could not read them. */
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
