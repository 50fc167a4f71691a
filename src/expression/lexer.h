/* Words of the language. */
#ifndef EMUL_EXPRESSION_LEXER_H
#define EMUL_EXPRESSION_LEXER_H

#include "expression/tree.h"

typedef enum emul__token_kind {
    EMUL__TOKEN_END = 0,
    EMUL__TOKEN_NUMBER,
    EMUL__TOKEN_PERIOD,
    EMUL__TOKEN_NAME,
    EMUL__TOKEN_ID,
    EMUL__TOKEN_AND,
    EMUL__TOKEN_OR,
    EMUL__TOKEN_NOT,
    EMUL__TOKEN_IN,
    EMUL__TOKEN_FULL,
    EMUL__TOKEN_OPERATOR,
    EMUL__TOKEN_OPEN,
    EMUL__TOKEN_CLOSE,
    EMUL__TOKEN_COMMA,
    EMUL__TOKEN_ARROW,
    EMUL__TOKEN_ASSIGN,
    EMUL__TOKEN_AT,
    EMUL__TOKEN_QUOTED /* a label with spaces or signs, between quotation marks */
} emul__token_kind;

typedef struct emul__token {
    emul__token_kind kind;
    emul__operator op; /* OPERATOR */
    size_t offset, length;
    emul_decimal number;
    emul__period period;
} emul__token;

typedef struct emul__lexer {
    const emul__script *script; /* well-formed UTF-8 */
    emul_error *error;
    size_t at;
    bool failed; /* a problem was reported; from then on there is only END */
} emul__lexer;

emul__token emul__lexer_next(emul__lexer *lexer);

#endif
