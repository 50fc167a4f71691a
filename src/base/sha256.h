/* SHA-256 (FIPS 180-4) as libnettle computes it; a library built without that (EMUL_DIGEST=OFF) has none. */
#ifndef EMUL_BASE_SHA256_H
#define EMUL_BASE_SHA256_H

#include <stdbool.h>
#include <stddef.h>

enum { EMUL__SHA256_BYTES = 32, EMUL__SHA256_ROOM = 128 };

typedef union emul__sha256 { /* what nettle keeps between two calls */
    unsigned char bytes[EMUL__SHA256_ROOM];
    long long aligned;
} emul__sha256;

/* False: built without. Then nothing else here may be called. */
bool emul__sha256_begin(emul__sha256 *sha);
void emul__sha256_add(emul__sha256 *sha, const void *bytes, size_t count);
void emul__sha256_end(emul__sha256 *sha, unsigned char digest[EMUL__SHA256_BYTES]);

#endif
