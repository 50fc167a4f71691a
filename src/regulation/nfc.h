/* Unicode normal form C: the readers put every text into it, so that "é" typed as one character or as two is the same name. */
#ifndef EMUL_REGULATION_NFC_H
#define EMUL_REGULATION_NFC_H

#include "base/text.h"

/* *text (valid UTF-8) in normal form C: itself where it is so already, which costs no memory, else a NUL-terminated copy in the arena.
 * False when memory is out. */
bool emul__text_nfc(emul__arena *arena, emul__text *text);

#endif
