/* Any text as a number: what is read is written and read again as the same number. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "emul/emul.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const char mark = size > 0 && data[size - 1] % 2 == 0 ? ',' : '.';
    emul_decimal value = 0;
    emul_decimal again = 0;
    char text[24];
    if (emul_decimal_parse((const char *)data, size, mark, &value, NULL) != EMUL_OK) {
        return 0;
    }
    if (emul_decimal_format(value, 0, mark, text, sizeof text, NULL, NULL) != EMUL_OK ||
        emul_decimal_parse(text, strlen(text), mark, &again, NULL) != EMUL_OK || again != value) {
        abort();
    }
    return 0;
}
