/* The problems that slips in a regulation lead to, one row each. */
#include "regulation/yaml_words.h"

#include <string.h>

typedef struct words {
    const char *problem; /* libyaml's, or its beginning */
    const char *english;
    const char *vietnamese;
    const char *hint_english;
    const char *hint_vietnamese;
} words;

static const words table[] = {
    {"mapping values are not allowed in this context", "a colon stands where no key can be", "dấu hai chấm đặt sai chỗ",
     "put a text with “: ” between quotes, and check the indentation", "đặt nội dung có “: ” trong dấu ngoặc kép và kiểm tra thụt dòng"},
    {"found character that cannot start any token", "nothing can begin with this character", "không thể bắt đầu bằng ký tự này",
     "indent with spaces, not tabs; put a text that begins with @, ` or % between quotes",
     "thụt dòng bằng dấu cách, không dùng tab; đặt nội dung bắt đầu bằng @, ` hoặc % trong dấu ngoặc kép"},
    {"did not find expected key", "a key was expected here", "cần một khóa ở đây", "check the indentation, and quotes that are not closed",
     "kiểm tra thụt dòng và dấu ngoặc kép chưa đóng"},
    {"could not find expected ':'", "a key without a colon", "khóa thiếu dấu hai chấm", "write “key: value”, with a space after the colon",
     "viết “khóa: giá trị”, có dấu cách sau dấu hai chấm"},
    {"did not find expected ',' or ']'", "a list is not closed, or a comma is missing", "danh sách chưa đóng hoặc thiếu dấu phẩy",
     "close it with ]", "đóng bằng ]"},
    {"did not find expected ',' or '}'", "braces are not closed, or a comma is missing", "ngoặc nhọn chưa đóng hoặc thiếu dấu phẩy",
     "close them with }; put a text with a comma or colon between quotes",
     "đóng bằng }; đặt nội dung có dấu phẩy hoặc hai chấm trong dấu ngoặc kép"},
    {"did not find expected '-' indicator", "an element of a list was expected here", "cần một phần tử của danh sách ở đây",
     "begin it with “- ”, indented like the others", "bắt đầu bằng “- ”, thụt dòng như các phần tử khác"},
    {"block sequence entries are not allowed in this context", "a list begins where it cannot", "danh sách bắt đầu sai chỗ",
     "begin the list in a line of its own", "bắt đầu danh sách ở một dòng riêng"},
    {"found unexpected end of stream", "the text ends inside quotes", "văn bản kết thúc khi chưa đóng dấu ngoặc kép", "close the quotes",
     "đóng dấu ngoặc kép"},
    {"found unknown escape character", "an unknown character after a backslash", "ký tự sau dấu \\ không hợp lệ",
     "use single quotes, or write \\\\ for a backslash", "dùng dấu nháy đơn, hoặc viết \\\\ cho dấu \\"},
    {"found undefined tag handle", "tags (!) are not read here", "không dùng nhãn kiểu (!) ở đây", NULL, NULL},
    {"did not find expected <document start>", "something stands after the end of the text", "còn nội dung sau khi văn bản đã kết thúc",
     "check the indentation", "kiểm tra thụt dòng"},
    {"did not find expected node content", "a value was expected here", "cần một giá trị ở đây", NULL, NULL},
    {"found a tab character", "a tab stands where only spaces may", "có ký tự tab ở chỗ chỉ được dùng dấu cách", "indent with spaces",
     "thụt dòng bằng dấu cách"},
    {"found character", "nothing can begin with this character", "không thể bắt đầu bằng ký tự này", NULL, NULL},
    {"control characters are not allowed", "a control character stands in the text", "văn bản có ký tự điều khiển", NULL, NULL},
};

static const words other = {"", "the YAML cannot be read: {0}", "không đọc được YAML: {0}", NULL, NULL};

void emul__yaml_words(const char *problem, emul__diagnostic *what) {
    const words *found = &other;
    for (size_t i = 0; problem != NULL && found == &other && i < sizeof table / sizeof table[0]; i++) {
        if (strncmp(problem, table[i].problem, strlen(table[i].problem)) == 0) {
            found = &table[i];
        }
    }
    what->english = found->english;
    what->vietnamese = found->vietnamese;
    what->hint_english = found->hint_english;
    what->hint_vietnamese = found->hint_vietnamese;
}
