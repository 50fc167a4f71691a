/* What is digested, as a row of fields that can be read in one way only: a text ends with a NUL, which no text holds, and numbers are texts. The
 * format is docs/proof.md's. */
#ifndef EMUL_BASE_DIGEST_H
#define EMUL_BASE_DIGEST_H

#include "base/date.h"
#include "base/sha256.h"

typedef struct emul__digest {
    bool present;
    unsigned char bytes[EMUL__SHA256_BYTES];
} emul__digest;

typedef struct emul__digester {
    emul__sha256 sha;
    size_t waiting; /* bytes that have not been added yet */
    unsigned char block[2048];
} emul__digester;

/* Begins with what it is a digest of: digests of different parts never agree. False: the library has none. */
bool emul__digester_begin(emul__digester *digester, const char *part);
void emul__digester_bytes(emul__digester *digester, const void *bytes, size_t count);
void emul__digester_text(emul__digester *digester, emul__text text);
void emul__digester_string(emul__digester *digester, const char *terminated);
void emul__digester_integer(emul__digester *digester, int64_t value);
/* As 2024-03-15; empty for an end that is open. */
void emul__digester_day(emul__digester *digester, emul__day day);
void emul__digester_end(emul__digester *digester, emul__digest *digest);

#endif
