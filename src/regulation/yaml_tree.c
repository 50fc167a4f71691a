/* From libyaml's events to a tree. libyaml takes its own memory from malloc; the tree lies in the caller's arena. */
#include "regulation/yaml_tree.h"

#include <string.h>
#include <yaml.h>

#include "regulation/nfc.h"
#include "regulation/yaml_places.h"
#include "regulation/yaml_words.h"

typedef struct loader {
    emul__yaml *yaml;
    yaml_parser_t parser;
    emul__yaml_node *open[EMUL__YAML_MOST_DEPTH]; /* the mappings and lists we are in */
    emul__yaml_node *key[EMUL__YAML_MOST_DEPTH];  /* of a mapping: the key that waits for its value */
    int32_t depth;
    int32_t nodes;
    emul__yaml_node *root;
    bool stop;
    emul__yaml_cursor seen; /* how far the document has been looked through for places in texts */
} loader;

void emul__yaml_problem(emul__yaml *yaml, const emul__yaml_node *node, emul__text path, const emul__diagnostic *what) {
    emul__diagnostic placed = *what;
    placed.place = (emul__place){.input = yaml->input, .line = node->line, .column = node->column, .field = path};
    emul__report(yaml->error, &placed);
    yaml->failed = true;
}

static void complain(loader *load, int64_t line, int64_t column, const emul__diagnostic *what) {
    const emul__yaml_node here = {.line = line, .column = column};
    emul__yaml_problem(load->yaml, &here, (emul__text){NULL, 0}, what);
}

static void complain_here(loader *load, const yaml_event_t *event, emul_status code, const char *english, const char *vietnamese) {
    complain(load, (int64_t)event->start_mark.line + 1, (int64_t)event->start_mark.column + 1,
             &(emul__diagnostic){.code = code, .english = english, .vietnamese = vietnamese});
}

/* ---- bytes ---- */

static int64_t line_of(emul__text text, size_t offset, int64_t *column) {
    int64_t line = 1;
    size_t start = 0;
    for (size_t i = 0; i < offset; i++) {
        if (text.bytes[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    *column = emul__text_characters((emul__text){text.bytes + start, offset - start}) + 1;
    return line;
}

static bool check_bytes(loader *load) {
    const emul__text document = load->yaml->document;
    int64_t column = 0;
    size_t bad = 0;
    if (document.length > EMUL__YAML_MOST_BYTES) {
        complain(
            load, 0, 0,
            &(emul__diagnostic){.code = EMUL_E_LIMIT, .english = "the text is longer than 4 MiB", .vietnamese = "văn bản dài quá 4 MiB"});
        return false;
    }
    if (!emul__text_is_utf8(document, &bad)) {
        const int64_t line = line_of(document, bad, &column);
        complain(load, line, column,
                 &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                     .english = "the text is not UTF-8 here",
                                     .vietnamese = "văn bản không phải UTF-8 tại đây",
                                     .hint_english = "save the file as UTF-8",
                                     .hint_vietnamese = "lưu tệp với bảng mã UTF-8"});
        return false;
    }
    const char *nul = document.length > 0 ? (const char *)memchr(document.bytes, '\0', document.length) : NULL;
    if (nul != NULL) {
        const int64_t line = line_of(document, (size_t)(nul - document.bytes), &column);
        complain(
            load, line, column,
            &(emul__diagnostic){.code = EMUL_E_SYNTAX, .english = "a NUL character stands here", .vietnamese = "có ký tự NUL tại đây"});
        return false;
    }
    return true;
}

/* The byte-order mark that some editors write is no part of the text. */
static void skip_mark(emul__yaml *yaml) {
    static const char mark[] = {'\xEF', '\xBB', '\xBF'};
    if (yaml->document.length >= sizeof mark && memcmp(yaml->document.bytes, mark, sizeof mark) == 0) {
        yaml->document.bytes += sizeof mark;
        yaml->document.length -= sizeof mark;
    }
}

/* The column of the first text of a block scalar, which begins in the line below its mark: block texts come in the order of lines, so the
 * document is walked through once. */
static int64_t block_column(loader *load, int64_t line) {
    int64_t column = 1;
    emul__yaml_seek(&load->seen, line, 1);
    for (const char *at = load->seen.at; at < load->seen.end && *at == ' '; at++) {
        column++;
    }
    return column;
}

/* ---- nodes ---- */

static emul__yaml_node *new_node(loader *load, emul__yaml_kind kind, const yaml_event_t *event) {
    emul__yaml_node *node = NULL;
    load->nodes++;
    if (load->nodes > EMUL__YAML_MOST_NODES) {
        complain_here(load, event, EMUL_E_LIMIT, "the text has more than 100000 entries", "văn bản có quá 100000 mục");
        load->stop = true;
        return NULL;
    }
    node = (emul__yaml_node *)emul__arena_allocate(load->yaml->arena, 1, sizeof *node);
    if (node == NULL) {
        load->yaml->out_of_memory = true;
        return NULL;
    }
    node->kind = kind;
    node->line = (int64_t)event->start_mark.line + 1;
    node->column = (int64_t)event->start_mark.column + 1;
    return node;
}

static void append(emul__yaml_node *to, emul__yaml_node *node) {
    *(to->last == NULL ? &to->first : &to->last->next) = node;
    to->last = node;
    to->count++;
}

static void check_key(loader *load, emul__yaml_node *map, emul__yaml_node *key) {
    if (map->count >= EMUL__YAML_MOST_KEYS) {
        emul__yaml_problem(load->yaml, key, (emul__text){NULL, 0},
                           &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                               .english = "a mapping has more than 4096 keys",
                                               .vietnamese = "một nhóm có quá 4096 khóa"});
        load->stop = true;
        return;
    }
    for (const emul__yaml_node *other = map->first; other != NULL && key->kind == EMUL__YAML_TEXT; other = other->next) {
        if (other->kind == EMUL__YAML_TEXT && emul__text_equal(other->text, key->text)) {
            char line[EMUL__INTEGER_CAPACITY];
            const emul__text before = {line, emul__integer_write(other->line, line)};
            emul__yaml_problem(load->yaml, key, key->text,
                               &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                   .english = "the key “{0}” is there already, in line {1}",
                                                   .vietnamese = "khóa “{0}” đã có ở dòng {1}",
                                                   .hint_english = "keep one of them",
                                                   .hint_vietnamese = "chỉ giữ lại một",
                                                   .arguments = {key->text, before}});
            key->kind = EMUL__YAML_BROKEN;
            return;
        }
    }
}

static bool is_merge(const emul__yaml_node *key) {
    return key->plain && emul__text_equal(key->text, EMUL__TEXT("<<"));
}

static void add_key(loader *load, emul__yaml_node *map, emul__yaml_node *key) {
    if (key->kind == EMUL__YAML_LIST || key->kind == EMUL__YAML_MAP) {
        emul__yaml_problem(load->yaml, key, (emul__text){NULL, 0},
                           &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                               .english = "a key must be a text",
                                               .vietnamese = "khóa phải là một chữ",
                                               .hint_english = "put the text between quotes if it begins with { or [",
                                               .hint_vietnamese = "đặt trong dấu ngoặc kép nếu bắt đầu bằng { hoặc ["});
        key->kind = EMUL__YAML_BROKEN;
    } else if (is_merge(key)) {
        emul__yaml_problem(load->yaml, key, (emul__text){NULL, 0},
                           &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                               .english = "merges (<<) are not read here",
                                               .vietnamese = "không dùng phép gộp (<<) ở đây",
                                               .hint_english = "write the keys out",
                                               .hint_vietnamese = "viết đầy đủ các khóa"});
        key->kind = EMUL__YAML_BROKEN;
    }
    check_key(load, map, key);
    append(map, key);
}

/* Puts a node where the reading is: as the root, an element, a key, or the value of the key before. */
static void place_node(loader *load, emul__yaml_node *node) {
    if (load->depth == 0) {
        load->root = node;
        return;
    }
    emul__yaml_node *parent = load->open[load->depth - 1];
    emul__yaml_node **key = &load->key[load->depth - 1];
    if (parent->kind == EMUL__YAML_LIST) {
        append(parent, node);
    } else if (*key == NULL) {
        *key = node;
    } else {
        (*key)->value = node;
        add_key(load, parent, *key);
        *key = NULL;
    }
}

/* ---- events ---- */

static void refuse_properties(loader *load, const yaml_event_t *event, const yaml_char_t *anchor, const yaml_char_t *tag) {
    if (anchor != NULL) {
        complain_here(load, event, EMUL_E_SYNTAX, "anchors (&) are not read here", "không dùng neo (&) ở đây");
    }
    if (tag != NULL) {
        complain_here(load, event, EMUL_E_SYNTAX, "tags (!) are not read here", "không dùng nhãn kiểu (!) ở đây");
    }
}

/* A text begins after its quote; a block text in the line below its mark. */
static void place_text(loader *load, const yaml_event_t *event, emul__yaml_node *node) {
    const yaml_scalar_style_t style = event->data.scalar.style;
    node->plain = style == YAML_PLAIN_SCALAR_STYLE;
    if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
        node->column++;
    } else if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) {
        node->line++;
        node->column = block_column(load, node->line);
    }
}

/* Most texts are written as they read: on one line, each character for itself. */
static bool runs_on(const yaml_event_t *event, emul__text text, emul__text normal) {
    const yaml_mark_t *from = &event->start_mark;
    const yaml_mark_t *to = &event->end_mark;
    const int64_t quotes = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE ? 0 : 2;
    return text.bytes == normal.bytes && from->line == to->line &&
           (int64_t)(to->index - from->index) == emul__text_characters(text) + quotes;
}

static void place_breaks(loader *load, const yaml_event_t *event, emul__text text, emul__text normal, emul__yaml_node *node) {
    const yaml_scalar_style_t style = event->data.scalar.style;
    const bool block = style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    if (runs_on(event, text, normal)) {
        return;
    }
    emul__yaml_seek(&load->seen, node->line, block ? 1 : node->column);
    const emul__yaml_scalar scalar = {.written = load->seen,
                                      .quote = style == YAML_SINGLE_QUOTED_SCALAR_STYLE   ? '\''
                                               : style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? '"'
                                                                                          : '\0',
                                      .text = text,
                                      .normal = normal,
                                      .line = node->line,
                                      .column = node->column};
    load->yaml->out_of_memory = !emul__yaml_breaks(load->yaml->arena, &scalar, &node->breaks) || load->yaml->out_of_memory;
}

static void read_text(loader *load, const yaml_event_t *event) {
    emul__text text = {(const char *)event->data.scalar.value, event->data.scalar.length};
    emul__yaml_node *node = new_node(load, EMUL__YAML_TEXT, event);
    if (node == NULL) {
        return;
    }
    refuse_properties(load, event, event->data.scalar.anchor, event->data.scalar.tag);
    place_text(load, event, node);
    const emul__text said = text;
    if (text.length > 0 && memchr(text.bytes, '\0', text.length) != NULL) { /* "\0" between double quotes */
        complain_here(load, event, EMUL_E_SYNTAX, "a text with a NUL character", "chữ có ký tự NUL");
        node->kind = EMUL__YAML_BROKEN;
    }
    const char *copy = emul__text_nfc(load->yaml->arena, &text) ? emul__arena_text(load->yaml->arena, text.bytes, text.length) : NULL;
    load->yaml->out_of_memory = load->yaml->out_of_memory || copy == NULL;
    node->text = (emul__text){copy, text.length};
    if (copy != NULL) {
        place_breaks(load, event, said, text, node);
    }
    place_node(load, node);
}

static void open_node(loader *load, const yaml_event_t *event, emul__yaml_kind kind, bool flow) {
    emul__yaml_node *node = new_node(load, kind, event);
    if (node == NULL) {
        return;
    }
    if (load->depth == EMUL__YAML_MOST_DEPTH) {
        complain_here(load, event, EMUL_E_LIMIT, "lists and mappings are nested more than 32 deep",
                      "danh sách và nhóm lồng nhau quá 32 cấp");
        load->stop = true;
        return;
    }
    node->flow = flow;
    load->open[load->depth] = node;
    load->key[load->depth] = NULL;
    load->depth++;
}

/* A list or mapping is placed when it is complete: it may be a key. */
static void close_node(loader *load) {
    load->depth--;
    place_node(load, load->open[load->depth]);
}

static void read_alias(loader *load, const yaml_event_t *event) {
    emul__yaml_node *node = new_node(load, EMUL__YAML_BROKEN, event);
    complain_here(load, event, EMUL_E_SYNTAX, "aliases (*) are not read here", "không dùng tham chiếu (*) ở đây");
    if (node != NULL) {
        node->text = EMUL__TEXT("");
        place_node(load, node);
    }
}

static void start_document(loader *load, const yaml_event_t *event) {
    if (load->root != NULL) {
        complain_here(load, event, EMUL_E_SYNTAX, "a second document begins here", "một văn bản thứ hai bắt đầu ở đây");
        load->stop = true;
    } else if (event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end) {
        complain_here(load, event, EMUL_E_SYNTAX, "tags (!) are not read here", "không dùng nhãn kiểu (!) ở đây");
    }
}

static void read_event(loader *load, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        start_document(load, event);
        return;
    case YAML_ALIAS_EVENT:
        read_alias(load, event);
        return;
    case YAML_SCALAR_EVENT:
        read_text(load, event);
        return;
    case YAML_SEQUENCE_START_EVENT:
        refuse_properties(load, event, event->data.sequence_start.anchor, event->data.sequence_start.tag);
        open_node(load, event, EMUL__YAML_LIST, event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE);
        return;
    case YAML_MAPPING_START_EVENT:
        refuse_properties(load, event, event->data.mapping_start.anchor, event->data.mapping_start.tag);
        open_node(load, event, EMUL__YAML_MAP, event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE);
        return;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        close_node(load);
        return;
    case YAML_STREAM_END_EVENT:
        load->stop = true;
        return;
    default:
        return;
    }
}

/* ---- the whole ---- */

static void report_parser(loader *load) {
    const yaml_parser_t *parser = &load->parser;
    int64_t line = (int64_t)parser->problem_mark.line + 1;
    int64_t column = (int64_t)parser->problem_mark.column + 1;
    if (parser->error == YAML_MEMORY_ERROR) {
        load->yaml->out_of_memory = true;
        return;
    }
    if (parser->error == YAML_READER_ERROR) { /* it knows bytes, not lines */
        const size_t length = load->yaml->document.length;
        line = line_of(load->yaml->document, parser->problem_offset < length ? parser->problem_offset : length, &column);
    }
    emul__diagnostic what = {.code = EMUL_E_SYNTAX, .arguments = {emul__text_of(parser->problem)}};
    emul__yaml_words(parser->problem, &what);
    complain(load, line, column, &what);
}

static void read_events(loader *load) {
    const emul__text document = load->yaml->document;
    yaml_parser_set_encoding(&load->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&load->parser, (const unsigned char *)(document.length > 0 ? document.bytes : ""), document.length);
    while (!load->stop && !load->yaml->out_of_memory) {
        yaml_event_t event;
        if (yaml_parser_parse(&load->parser, &event) == 0) {
            report_parser(load);
            load->root = NULL;
            load->stop = true;
        } else {
            read_event(load, &event);
            yaml_event_delete(&event);
        }
    }
}

emul__yaml_node *emul__yaml_load(emul__yaml *yaml) {
    skip_mark(yaml);
    const char *document = yaml->document.length > 0 ? yaml->document.bytes : "";
    loader load = {.yaml = yaml, .seen = {document, document + yaml->document.length, 1, 1}};
    if (!check_bytes(&load)) {
        return NULL;
    }
    if (yaml_parser_initialize(&load.parser) == 0) {
        yaml->out_of_memory = true;
        return NULL;
    }
    read_events(&load);
    yaml_parser_delete(&load.parser);
    if (load.root == NULL && !yaml->failed && !yaml->out_of_memory) {
        complain(&load, 1, 1,
                 &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                     .english = "the text is empty",
                                     .vietnamese = "văn bản trống",
                                     .hint_english = "begin with “libemul: 1”",
                                     .hint_vietnamese = "bắt đầu bằng “libemul: 1”"});
    }
    return yaml->out_of_memory ? NULL : load.root;
}
