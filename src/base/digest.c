#include "base/digest.h"

#include <string.h>

static void pass_on(emul__digester *digester) {
    emul__sha256_add(&digester->sha, digester->block, digester->waiting);
    digester->waiting = 0;
}

bool emul__digester_begin(emul__digester *digester, const char *part) {
    digester->waiting = 0;
    if (!emul__sha256_begin(&digester->sha)) {
        return false;
    }
    emul__digester_string(digester, "libemul digest 1");
    emul__digester_string(digester, part);
    return true;
}

void emul__digester_bytes(emul__digester *digester, const void *bytes, size_t count) {
    if (count > sizeof digester->block - digester->waiting) {
        pass_on(digester);
    }
    if (count > sizeof digester->block) {
        emul__sha256_add(&digester->sha, bytes, count);
    } else if (count > 0) {
        memcpy(digester->block + digester->waiting, bytes, count);
        digester->waiting += count;
    }
}

void emul__digester_text(emul__digester *digester, emul__text text) {
    emul__digester_bytes(digester, text.bytes, text.length);
    emul__digester_bytes(digester, "", 1);
}

void emul__digester_string(emul__digester *digester, const char *terminated) {
    emul__digester_text(digester, emul__text_of(terminated));
}

void emul__digester_integer(emul__digester *digester, int64_t value) {
    char digits[EMUL__INTEGER_CAPACITY];
    emul__digester_text(digester, (emul__text){digits, emul__integer_write(value, digits)});
}

void emul__digester_day(emul__digester *digester, emul__day day) {
    char written[24] = "";
    if (day != INT32_MIN && day != INT32_MAX) {
        emul__period_format((emul__period){day, day}, written);
    }
    emul__digester_string(digester, written);
}

void emul__digester_end(emul__digester *digester, emul__digest *digest) {
    pass_on(digester);
    emul__sha256_end(&digester->sha, digest->bytes);
    digest->present = true;
}
