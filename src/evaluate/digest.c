#include "evaluate/digest.h"

#include "facts/digest.h"

static void digest_options(const emul_result *result, emul__digest *digest) {
    const emul__names *names = &result->model->names;
    emul__digester digester;
    if (emul__digester_begin(&digester, "options")) {
        emul__digester_day(&digester, result->period.from);
        emul__digester_day(&digester, result->period.to);
        emul__digester_text(&digester, names->stage_count == 0 ? EMUL__TEXT("") : names->stages[result->stage]);
        emul__digester_day(&digester, result->law_day);
        emul__digester_day(&digester, result->decision_day);
        emul__digester_end(&digester, digest);
    }
}

static void digest_all(emul__text version, emul__digest digests[EMUL__DIGESTS]) {
    emul__digester digester;
    if (emul__digester_begin(&digester, "all")) {
        emul__digester_text(&digester, version);
        for (int i = EMUL_DIGEST_OF_ALL + 1; i < EMUL__DIGESTS; i++) {
            emul__digester_bytes(&digester, digests[i].bytes, sizeof digests[i].bytes);
        }
        emul__digester_end(&digester, &digests[EMUL_DIGEST_OF_ALL]);
    }
}

static void write_hexadecimal(const emul__digest *digest, char text[EMUL__DIGEST_TEXT]) {
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < EMUL__SHA256_BYTES; i++) {
        text[2 * i] = digits[digest->bytes[i] >> 4];
        text[2 * i + 1] = digits[digest->bytes[i] & 15];
    }
    text[EMUL__DIGEST_TEXT - 1] = '\0';
}

static int value_of(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

static bool read_hexadecimal(emul__text text, emul__digest *digest) {
    bool good = text.length == EMUL__DIGEST_TEXT - 1;
    for (size_t i = 0; good && i < EMUL__SHA256_BYTES; i++) {
        const int high = value_of(text.bytes[2 * i]);
        const int low = value_of(text.bytes[2 * i + 1]);
        good = high >= 0 && low >= 0;
        digest->bytes[i] = good ? (unsigned char)(16 * high + low) : 0;
    }
    return good;
}

void emul__digest_of_all(emul__text version, const emul__text parts[EMUL__DIGESTS], char text[EMUL__DIGEST_TEXT]) {
    emul__digest digests[EMUL__DIGESTS] = {{false, {0}}};
    bool good = true;
    for (int i = EMUL_DIGEST_OF_ALL + 1; i < EMUL__DIGESTS; i++) {
        good = read_hexadecimal(parts[i], &digests[i]) && good;
    }
    text[0] = '\0';
    if (good) {
        digest_all(version, digests);
    }
    if (digests[EMUL_DIGEST_OF_ALL].present) {
        write_hexadecimal(&digests[EMUL_DIGEST_OF_ALL], text);
    }
}

static bool digest_facts(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, emul__digest *digests) {
    emul__by_id by_id;
    emul__arena arena;
    emul__arena_init(&arena, &result->allocator);
    const bool done = emul__subjects_by_id(roster, &arena, &by_id) &&
                      emul__roster_digest(roster, &by_id, &result->allocator, &digests[EMUL_DIGEST_OF_ROSTER]) &&
                      emul__ledger_digest(ledger, roster, &by_id, &result->allocator, &digests[EMUL_DIGEST_OF_LEDGER]);
    emul__arena_destroy(&arena);
    return done;
}

bool emul__result_digest(emul_result *result, const emul_roster *roster, const emul_ledger *ledger) {
    emul__digest digests[EMUL__DIGESTS] = {[EMUL_DIGEST_OF_REGULATION] = result->model->digest};
    if (!result->model->digest.present) {
        return true;
    }
    digest_options(result, &digests[EMUL_DIGEST_OF_OPTIONS]);
    if (!digest_facts(result, roster, ledger, digests)) {
        return false;
    }
    digest_all(emul__text_of(emul_version_string()), digests);
    for (int i = 0; i < EMUL__DIGESTS; i++) {
        write_hexadecimal(&digests[i], result->digests[i]);
    }
    return true;
}

const char *emul_result_digest(const emul_result *result, emul_digest_part part) {
    return result == NULL || part < EMUL_DIGEST_OF_ALL || part > EMUL_DIGEST_OF_OPTIONS ? "" : result->digests[part];
}
