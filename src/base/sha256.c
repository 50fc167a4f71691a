#include "base/sha256.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(emul__sha256), "nettle needs more room");

static struct sha256_ctx *state_of(emul__sha256 *sha) {
    void *state = sha;
    return (struct sha256_ctx *)state;
}

bool emul__sha256_begin(emul__sha256 *sha) {
    sha256_init(state_of(sha));
    return true;
}

void emul__sha256_add(emul__sha256 *sha, const void *bytes, size_t count) {
    sha256_update(state_of(sha), count, (const uint8_t *)bytes);
}

void emul__sha256_end(emul__sha256 *sha, unsigned char digest[EMUL__SHA256_BYTES]) {
#if NETTLE_VERSION_MAJOR >= 4 /* digests are written whole from then on */
    sha256_digest(state_of(sha), digest);
#else
    sha256_digest(state_of(sha), EMUL__SHA256_BYTES, digest);
#endif
}
