#include "tool/files.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/memory.h"
#include "tool/words.h"

const char *file_name(const char *path) {
    return strcmp(path, "-") == 0 ? "<stdin>" : path;
}

static const char *reason(int code, emul_language language) {
    switch (code) {
    case ENOENT:
        return say((words){"there is no such file", "không có tệp này"}, language);
    case EACCES:
        return say((words){"no permission to read it", "không có quyền đọc"}, language);
    case EISDIR:
        return say((words){"it is a directory", "đây là thư mục"}, language);
    default:
        return strerror(code);
    }
}

static int refuse(const char *path, int code, emul_language language) {
    fprintf(stderr, "%s: %s: %s\n", file_name(path), say((words){"cannot read the file", "không đọc được tệp"}, language),
            reason(code, language));
    return 0;
}

/* Everything up to the end; 0 and errno set if reading fails. */
static int read_all(FILE *from, file_text *text) {
    size_t room = 0;
    text->bytes = NULL;
    text->length = 0;
    do {
        room = room == 0 ? 65536 : room * 2;
        text->bytes = (char *)must_resize(text->bytes, room, 1);
        text->length += fread(text->bytes + text->length, 1, room - text->length, from);
    } while (text->length == room);
    return !ferror(from);
}

int file_read(const char *path, emul_language language, file_text *text) {
    const int standard = strcmp(path, "-") == 0;
    FILE *from = standard ? stdin : fopen(path, "rb");
    if (from == NULL) {
        return refuse(path, errno, language);
    }
    errno = 0;
    const int complete = read_all(from, text);
    const int code = errno;
    if (!standard) {
        fclose(from);
    }
    if (!complete) {
        free(text->bytes);
        text->bytes = NULL;
        return refuse(path, code, language);
    }
    return 1;
}

int output_finish(emul_language language) {
    if (fflush(stdout) == 0 && !ferror(stdout)) {
        return 1;
    }
    fprintf(stderr, "emul: %s\n", say((words){"the output cannot be written", "không ghi được kết quả"}, language));
    return 0;
}
