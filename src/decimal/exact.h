/* Fractions as people read them. */
#ifndef EMUL_DECIMAL_EXACT_H
#define EMUL_DECIMAL_EXACT_H

#include "base/text.h"
#include "decimal/ratio.h"

/* Whether it has at most six decimals. */
bool emul__exact_is_decimal(emul__ratio value);
/* The decimal if it is one, else the fraction in lowest terms. */
void emul__exact_write(emul__buffer *to, emul__ratio value, char mark);
/* The same of a share: 90%, 2/3. */
void emul__exact_write_share(emul__buffer *to, emul__ratio share, char mark);

#endif
