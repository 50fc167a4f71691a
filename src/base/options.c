/* Sizes of the caller's structs. Zero means default in every field, so an unknown tail of zeros asks for nothing. */
#include "base/options.h"

/* Keeps a size that was never set from being taken for one, and a walk over the tail short. */
enum { LARGEST_OF_ANY_VERSION = 4096 };

static bool is_zero(const unsigned char *bytes, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        if (bytes[i] != 0) {
            return false;
        }
    }
    return true;
}

emul_status emul__struct_check(const void *given, uint64_t size, size_t least, size_t known, const char *name, emul_error *error) {
    if (given == NULL || size < least || size > LARGEST_OF_ANY_VERSION) {
        return emul__report_argument(error, name);
    }
    if (is_zero((const unsigned char *)given, known, (size_t)size)) {
        return EMUL_OK;
    }
    const emul__text field = emul__text_of(name);
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                                   .place = {.field = field},
                                                   .english = "the argument “{0}” asks for what this version of libemul does not know",
                                                   .vietnamese = "tham số “{0}” yêu cầu điều mà phiên bản libemul này chưa hỗ trợ",
                                                   .hint_english = "use a newer version, or leave the newer fields zero",
                                                   .hint_vietnamese = "dùng phiên bản mới hơn, hoặc để trống các trường mới",
                                                   .arguments = {field}});
}
