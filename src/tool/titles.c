#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/csv.h"
#include "tool/show.h"
#include "tool/words.h"

/* ---- what the words of a set mean ---- */

typedef struct meaning {
    const char *id;
    words says;
} meaning;

static const meaning meanings[] = {
    {"individual", {"individual", "cá nhân"}},
    {"unit", {"collective", "tập thể"}},
    {"title", {"title", "danh hiệu thi đua"}},
    {"form", {"form", "hình thức khen thưởng"}},
    {"honour", {"honour", "danh hiệu vinh dự nhà nước"}},
    {"co_so", {"base", "cơ sở"}},
    {"bo_tinh", {"ministry, province", "bộ, tỉnh"}},
    {"nha_nuoc", {"state", "nhà nước"}},
    {"confirmed", {"confirmed", "đã xác nhận"}},
    {"secondary", {"secondary", "theo văn bản dẫn lại"}},
    {"unverified", {"not verified", "chưa xác nhận"}},
};

static const char *meaning_of(const char *id, emul_language language) {
    for (size_t i = 0; id != NULL && i < sizeof meanings / sizeof *meanings; i++) {
        if (strcmp(meanings[i].id, id) == 0) {
            return say(meanings[i].says, language);
        }
    }
    return id == NULL ? "" : id;
}

static const char *name_in(const emul_title *title, emul_language language) {
    return language == EMUL_ENGLISH ? first_given(title->name_en, title->name) : first_given(title->name, title->id);
}

/* ---- which ---- */

/* The next title from *index on that was asked for; 0 at the end. */
static int next_title(const emul_titles *titles, const options *how, int64_t *index, emul_title *title) {
    for (; *index < emul_titles_count(titles); ++*index) {
        memset(title, 0, sizeof *title);
        title->struct_size = sizeof *title;
        if (emul_titles_get(titles, *index, title, NULL) == EMUL_OK &&
            (how->regulation == NULL || strcmp(title->id, how->regulation) == 0)) {
            return 1;
        }
    }
    return 0;
}

/* ---- a list ---- */

static void print_list(const emul_titles *titles, const options *how) {
    const words columns[] = {{"id", "mã"},     {"name", "tên"},      {"for", "đối tượng"}, {"kind", "loại"},
                             {"level", "cấp"}, {"status", "căn cứ"}, {"set", "bộ"},        {"in force", "hiệu lực"}};
    table list;
    emul_title title;
    table_begin(&list);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        table_column(&list, say(columns[i], how->language), ALIGN_LEFT);
    }
    for (int64_t i = 0; next_title(titles, how, &i, &title); i++) {
        table_cell(&list, title.id);
        table_cell(&list, name_in(&title, how->language));
        table_cell(&list, meaning_of(title.target, how->language));
        table_cell(&list, meaning_of(title.kind, how->language));
        table_cell(&list, meaning_of(title.level, how->language));
        table_cell(&list, meaning_of(title.status, how->language));
        table_cell(&list, title.set);
        table_cell(&list, first_given(title.in_force, ""));
    }
    table_print(&list, stdout);
    table_end(&list);
}

static void print_csv(const emul_titles *titles, const options *how) {
    emul_title title;
    puts("id,name,name_en,for,kind,level,status,set,in_force,cite");
    for (int64_t i = 0; next_title(titles, how, &i, &title); i++) {
        const char *const fields[] = {title.id,    title.name,   title.name_en, title.target,   title.kind,
                                      title.level, title.status, title.set,     title.in_force, title.cite};
        for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
            csv_field(first_given(fields[f], ""), f == 0);
        }
        puts("");
    }
}

/* ---- one title, with its conditions ---- */

static void print_source(const char *cite, const char *status, const char *in_force, emul_language language) {
    printf("      %s", first_given(cite, ""));
    printf(" (%s)", meaning_of(status, language));
    if (in_force != NULL) {
        printf(" [%s]", in_force);
    }
    puts("");
}

static void print_parts(const emul_regulation *set, int32_t award, emul_language language) {
    const int64_t conditions = emul_regulation_count(set, EMUL_PART_CONDITION);
    for (int32_t i = 0; i < conditions; i++) {
        emul_condition condition = {.struct_size = sizeof condition};
        if (emul_regulation_condition_award(set, i) == award && emul_regulation_condition(set, i, &condition, NULL) == EMUL_OK) {
            printf("    %s: %s\n", first_given(condition.name, ""), condition.that);
            print_source(condition.cite, condition.status, condition.in_force, language);
        }
    }
    const int64_t limits = emul_regulation_count(set, EMUL_PART_LIMIT);
    for (int32_t i = 0; i < limits; i++) {
        emul_limit limit = {.struct_size = sizeof limit};
        if (emul_regulation_limit_award(set, i) == award && emul_regulation_limit(set, i, &limit, NULL) == EMUL_OK) {
            printf("    %s: %s\n", first_given(limit.name, ""), limit.take);
            print_source(limit.cite, limit.status, limit.in_force, language);
        }
    }
}

static void print_details(const emul_titles *titles, const options *how) {
    emul_title title;
    for (int64_t i = 0; next_title(titles, how, &i, &title); i++) {
        int32_t award = -1;
        const emul_regulation *set = emul_titles_regulation(titles, i, &award);
        printf("%s (%s)\n", name_in(&title, how->language), title.id);
        printf("  %s [%s]: %s, %s, %s\n", title.set, first_given(title.in_force, ""), meaning_of(title.kind, how->language),
               meaning_of(title.level, how->language), meaning_of(title.target, how->language));
        printf("  %s (%s)\n", first_given(title.cite, ""), meaning_of(title.status, how->language));
        print_parts(set, award, how->language);
    }
}

/* ---- JSON ---- */

/* A member of an object; nothing that the set does not say. */
static void print_member(const char *key, const char *text, int first) {
    if (text == NULL) {
        return;
    }
    printf("%s\"%s\": \"", first ? "" : ", ", key);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            putchar('\\');
        }
        putchar(*text);
    }
    putchar('"');
}

static void print_part(int *count, const char *rule_key, const char *rule, const char *name, const char *cite, const char *status,
                       const char *in_force) {
    fputs(*count == 0 ? "\n     {" : ",\n     {", stdout);
    print_member(rule_key, rule, 1);
    print_member("name", name, 0);
    print_member("cite", cite, 0);
    print_member("status", status, 0);
    print_member("in_force", in_force, 0);
    putchar('}');
    (*count)++;
}

static void print_json_parts(const emul_regulation *set, int32_t award) {
    int count = 0;
    const int64_t conditions = emul_regulation_count(set, EMUL_PART_CONDITION);
    const int64_t limits = emul_regulation_count(set, EMUL_PART_LIMIT);
    fputs(", \"conditions\": [", stdout);
    for (int32_t i = 0; i < conditions; i++) {
        emul_condition of = {.struct_size = sizeof of};
        if (emul_regulation_condition_award(set, i) == award && emul_regulation_condition(set, i, &of, NULL) == EMUL_OK) {
            print_part(&count, "that", of.that, of.name, of.cite, of.status, of.in_force);
        }
    }
    fputs("], \"limits\": [", stdout);
    count = 0;
    for (int32_t i = 0; i < limits; i++) {
        emul_limit of = {.struct_size = sizeof of};
        if (emul_regulation_limit_award(set, i) == award && emul_regulation_limit(set, i, &of, NULL) == EMUL_OK) {
            print_part(&count, "take", of.take, of.name, of.cite, of.status, of.in_force);
        }
    }
    putchar(']');
}

static void print_json(const emul_titles *titles, const options *how) {
    emul_title title;
    int count = 0;
    puts("{\"titles\": [");
    for (int64_t i = 0; next_title(titles, how, &i, &title); i++) {
        int32_t award = -1;
        const emul_regulation *set = emul_titles_regulation(titles, i, &award);
        fputs(count++ == 0 ? "  {" : ",\n  {", stdout);
        print_member("id", title.id, 1);
        print_member("name", title.name, 0);
        print_member("name_en", title.name_en, 0);
        print_member("for", title.target, 0);
        print_member("kind", title.kind, 0);
        print_member("level", title.level, 0);
        print_member("status", title.status, 0);
        print_member("set", title.set, 0);
        print_member("in_force", title.in_force, 0);
        print_member("cite", title.cite, 0);
        print_json_parts(set, award);
        putchar('}');
    }
    puts("\n]}");
}

int run_titles(inputs *from, const options *how) {
    emul_titles *titles = NULL;
    emul_title title;
    int64_t first = 0;
    if (emul_titles_create(how->law_date, NULL, &titles, from->error) != EMUL_OK) {
        return print_problems(from->error, how->language);
    }
    if (how->regulation != NULL && !next_title(titles, how, &first, &title)) {
        fprintf(stderr, "emul: %s “%s”\n", say((words){"there is no title", "không có danh hiệu"}, how->language), how->regulation);
        emul_titles_destroy(titles);
        return EXIT_INPUT;
    }
    switch (how->form) {
    case FORMAT_CSV:
        print_csv(titles, how);
        break;
    case FORMAT_JSON:
        print_json(titles, how);
        break;
    default:
        (how->regulation == NULL ? print_list : print_details)(titles, how);
        break;
    }
    emul_titles_destroy(titles);
    return EXIT_FINE;
}
