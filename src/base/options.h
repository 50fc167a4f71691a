/* Structs of the public headers that carry their size: the caller's header may be older or newer than the library. */
#ifndef EMUL_BASE_OPTIONS_H
#define EMUL_BASE_OPTIONS_H

#include <stddef.h>

#include "base/diagnostic.h"

/* Checks a struct that says it has `size` bytes, of which `least` were there from the first release and `known` are known today. What is beyond them
 * must be zero: a field that this version cannot honour and that is set is EMUL_E_UNSUPPORTED. NULL, and a size that no version has, are
 * EMUL_E_ARGUMENT for the parameter `name`. */
emul_status emul__struct_check(const void *given, uint64_t size, size_t least, size_t known, const char *name, emul_error *error);

#endif
