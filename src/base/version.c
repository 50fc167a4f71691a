/* The running library's version, and the names of the statuses. */
#include "emul/base.h"

#define TEXT_OF(token) #token
#define VERSION_TEXT(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

uint32_t emul_version(void) {
    return (uint32_t)EMUL_VERSION_NUMBER;
}

const char *emul_version_string(void) {
    return VERSION_TEXT(EMUL_VERSION_MAJOR, EMUL_VERSION_MINOR, EMUL_VERSION_PATCH);
}

const char *emul_status_name(emul_status status) {
    /* By number: the order is that of the enumeration in emul/base.h, which is pinned. */
    static const char *const names[] = {
        "EMUL_OK",           "EMUL_E_INTERNAL",    "EMUL_E_ARGUMENT", "EMUL_E_MEMORY",    "EMUL_E_CAPACITY",
        "EMUL_E_RANGE",      "EMUL_E_OVERFLOW",    "EMUL_E_SYNTAX",   "EMUL_E_DUPLICATE", "EMUL_E_UNKNOWN_ID",
        "EMUL_E_REGULATION", "EMUL_E_UNSUPPORTED", "EMUL_E_LIMIT",    "EMUL_E_DIVISION",
    };
    const emul_status count = (emul_status)(sizeof names / sizeof names[0]);
    return status >= 0 && status < count ? names[status] : names[EMUL_E_INTERNAL];
}
