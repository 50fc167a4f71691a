/** @file base.h  Version, status, allocator and error object: what every other header builds on.
 *
 *  CONTRACT of every libemul function (exceptions are stated where they apply)
 *  - A function that can fail returns emul_status; 0 is success. Outputs come last, `emul_error *error` (NULL allowed) is very last.
 *  - On failure every object and every output is as it was before the call (kernels: output arrays are unspecified).
 *  - `X *` is written, `const X *` is only read. What the caller passes is copied, never kept.
 *  - `emul_T_create` pairs with `emul_T_destroy` (NULL allowed). Nothing libemul returns is ever freed with free().
 *  - A returned `const` pointer is borrowed from the object it was asked of and lives until that object is changed or destroyed.
 *  - A struct that begins with `struct_size` holds there sizeof the struct in the caller's header. Fields beyond it are taken as zero, which means
 *    default; fields that the library does not know yet must be zero, else EMUL_E_UNSUPPORTED; a size that no version had is EMUL_E_ARGUMENT.
 *  - No global state: no init, no shutdown, no errno, no locale, no clock, no environment, no input or output.
 *  - Any number of threads may use one object through `const` pointers; a call that changes an object excludes all others.
 *  - Text is UTF-8. Ids, names and rules are NUL-terminated; documents are (pointer, length in bytes).
 *  - Subjects, criteria, classes and awards have a text id for people and a row number (from 0) for columns.
 */
#ifndef EMUL_BASE_H
#define EMUL_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(EMUL_STATIC)
#define EMUL_API
#elif defined(_WIN32)
#ifdef EMUL_BUILDING
#define EMUL_API __declspec(dllexport)
#else
#define EMUL_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define EMUL_API __attribute__((visibility("default")))
#else
#define EMUL_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** @name Version
 *  The macros say what a program was compiled with, the functions what it runs with.
 *  @{ */
#define EMUL_VERSION_MAJOR 0
#define EMUL_VERSION_MINOR 1
#define EMUL_VERSION_PATCH 0
#define EMUL_VERSION_NUMBER ((EMUL_VERSION_MAJOR << 16) | (EMUL_VERSION_MINOR << 8) | EMUL_VERSION_PATCH)

/** The running library's EMUL_VERSION_NUMBER. Thread safe. @since 0.1 */
EMUL_API uint32_t emul_version(void);
/** The running library's version as text, such as "0.1.0". Static storage. Thread safe. @since 0.1 */
EMUL_API const char *emul_version_string(void);
/** @} */

/** Outcome of a call: EMUL_OK or one of EMUL_E_*. Numbers are pinned for ever; treat an unknown value as EMUL_E_INTERNAL. @since 0.1 */
typedef int32_t emul_status;
enum {
    EMUL_OK = 0,
    EMUL_E_INTERNAL = 1,     /**< a defect of libemul itself: please report it */
    EMUL_E_ARGUMENT = 2,     /**< the call is wrong: NULL, a bad index, an unknown option, an object in the wrong state */
    EMUL_E_MEMORY = 3,       /**< the allocator returned NULL */
    EMUL_E_CAPACITY = 4,     /**< the caller's buffer is too small; the size needed is given */
    EMUL_E_RANGE = 5,        /**< a value outside what is allowed here */
    EMUL_E_OVERFLOW = 6,     /**< an exact result that does not fit */
    EMUL_E_SYNTAX = 7,       /**< a text that cannot be read: number, YAML, CSV, expression, period */
    EMUL_E_DUPLICATE = 8,    /**< the same id or the same fact twice */
    EMUL_E_UNKNOWN_ID = 9,   /**< an id that nothing bears */
    EMUL_E_REGULATION = 10,  /**< a regulation that contradicts itself or is incomplete */
    EMUL_E_UNSUPPORTED = 11, /**< asked of a build or a version that does not have it */
    EMUL_E_LIMIT = 12,       /**< a bound on size, nesting or number was exceeded; the message names it */
    EMUL_E_DIVISION = 13     /**< a rule divides by zero for some subject */
};
/** The constant's name, such as "EMUL_E_RANGE"; "EMUL_E_INTERNAL" for an unknown value. Static storage. @since 0.1 */
EMUL_API const char *emul_status_name(emul_status status);

/** Language of messages and explanations. @since 0.1 */
typedef int32_t emul_language;
enum { EMUL_ENGLISH = 0, EMUL_VIETNAMESE = 1 };

/** Memory functions of one object, copied when the object is created. NULL wherever a function takes one means malloc, realloc, free.
 *  The layout is frozen. `context` must be usable from every thread that uses objects made with it. @since 0.1 */
typedef struct emul_allocator {
    void *context;
    void *(*allocate)(void *context, size_t size); /**< size > 0; aligned for every type, as malloc's; NULL on failure */
    void *(*resize)(void *context, void *block, size_t old_size, size_t size); /**< block may be NULL with old_size 0 */
    void (*release)(void *context, void *block, size_t size);                  /**< block is never NULL */
} emul_allocator;

/** What went wrong: a list of diagnostics, reusable from call to call. Filling it never allocates, so it works when memory is out.
 *  A call that fails replaces the list; a call that succeeds empties it. Diagnostics beyond its capacity (at least 100) are counted, not kept. @since 0.1 */
typedef struct emul_error emul_error;

/** Makes an empty error object. @return NULL when memory is out: then pass NULL and live on the status. @since 0.1 */
EMUL_API emul_error *emul_error_create(const emul_allocator *allocator);
/** Releases the object; NULL is allowed. @since 0.1 */
EMUL_API void emul_error_destroy(emul_error *error);
/** Number of diagnostics kept; 0 after a success. Those of the last call only. @since 0.1 */
EMUL_API int64_t emul_error_count(const emul_error *error);
/** Number of diagnostics of the last call, those beyond the capacity included. @since 0.1 */
EMUL_API int64_t emul_error_total(const emul_error *error);
/** Status of diagnostic `index`; EMUL_OK if there is none. @since 0.1 */
EMUL_API emul_status emul_error_code(const emul_error *error, int64_t index);
/** One line saying what is wrong, without full stop; "" if there is no such diagnostic. Borrowed until the next call that is given `error`. @since 0.1 */
EMUL_API const char *emul_error_message(const emul_error *error, int64_t index, emul_language language);
/** One line saying how to mend it, "" if nothing can be said. @since 0.1 */
EMUL_API const char *emul_error_hint(const emul_error *error, int64_t index, emul_language language);
/** The input's name as given to the reader (a file name, say), "" if none. @since 0.1 */
EMUL_API const char *emul_error_input(const emul_error *error, int64_t index);
/** Line in that input, from 1; 0 if it has none. @since 0.1 */
EMUL_API int64_t emul_error_line(const emul_error *error, int64_t index);
/** Column in that line, in characters from 1; 0 if it has none. @since 0.1 */
EMUL_API int64_t emul_error_column(const emul_error *error, int64_t index);
/** Row of the column or table the caller passed, from 0; -1 if none. For CSV: the record, the header being row 0. @since 0.1 */
EMUL_API int64_t emul_error_row(const emul_error *error, int64_t index);
/** Field or path the diagnostic is about, such as "visits@plan" or "scorecards[0].criteria[2].points"; "" if none. @since 0.1 */
EMUL_API const char *emul_error_field(const emul_error *error, int64_t index);
/** Writes "input:line:column: message" (parts that are absent are left out; then " (hint)" if there is one), NUL-terminated.
 *  @param[out] needed bytes needed with the NUL, also on EMUL_E_CAPACITY; may be NULL. `buffer` may be NULL if `capacity` is 0.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_error_format(const emul_error *error, int64_t index, emul_language language, char *buffer, size_t capacity,
                                       size_t *needed);

#ifdef __cplusplus
}
#endif
#endif
