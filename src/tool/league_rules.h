/* What a league is decided by: --rules, --order, --points and their kin. */
#ifndef EMUL_TOOL_LEAGUE_RULES_H
#define EMUL_TOOL_LEAGUE_RULES_H

#include "tool/options.h"

enum { LEAGUE_KEYS = 32 };

typedef struct league_rules {
    emul_league_rules worth;
    emul_league_key keys[LEAGUE_KEYS];
    int32_t key_count;
} league_rules;

/* EXIT_FINE, or EXIT_USAGE after saying what is wrong. */
int league_rules_read(const options *how, league_rules *to);
/* “đối đầu, hiệu số” */
void league_key_name(const emul_league_key *key, emul_language language, char *to, size_t capacity);

#endif
