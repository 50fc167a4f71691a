/* Where things stand in a rule's text. */
#include "expression/tree.h"

emul__text emul__node_source(const emul__node *node) {
    return (emul__text){node->script->text.bytes + node->offset, node->length};
}

/* The same of a text with breaks. Past the end of a line there is nothing but blanks before the next break: they count as its end. */
static emul__place place_after_break(const emul__script *script, size_t offset) {
    emul__place place = script->place;
    size_t from = 0;
    for (size_t i = 0; i < place.breaks.count && place.breaks.at[i].offset <= offset; i++) {
        place.line = place.breaks.at[i].line;
        place.column = place.breaks.at[i].column;
        from = place.breaks.at[i].offset;
    }
    size_t to = from;
    while (to < offset && script->text.bytes[to] != '\n') {
        to++;
    }
    place.column += emul__text_characters((emul__text){script->text.bytes + from, to - from});
    return place;
}

/* The place of a byte: the text starts where script->place says; after a line break lines begin in column 1. */
static emul__place place_at(const emul__script *script, size_t offset) {
    emul__place place = script->place;
    if (place.line == 0) { /* built by calls, not read from a document */
        return place;
    }
    if (place.breaks.count > 0) {
        return place_after_break(script, offset);
    }
    size_t line_start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (script->text.bytes[i] == '\n') {
            place.line++;
            place.column = 1;
            line_start = i + 1;
        }
    }
    place.column += emul__text_characters((emul__text){script->text.bytes + line_start, offset - line_start});
    return place;
}

emul_status emul__script_report(const emul__script *script, size_t offset, emul_error *error, const emul__diagnostic *diagnostic) {
    emul__diagnostic placed = *diagnostic;
    placed.place = place_at(script, offset);
    return emul__report(error, &placed);
}

emul_status emul__node_report(const emul__node *node, emul_error *error, const emul__diagnostic *diagnostic) {
    return emul__script_report(node->script, node->offset, error, diagnostic);
}
