/* The folders of examples/ that hold a regulation with facts: what tests say of one they say of all. EXAMPLES(X) is X(name, folder, period) for each. */
#ifndef EMUL_TEST_EXAMPLES_H
#define EMUL_TEST_EXAMPLES_H

/* Those with few criteria: failing every allocation in turn takes the square of their number, step by step. */
#define SHORT_EXAMPLES(X)                                                                                                                  \
    X(cao_bang, "cao-bang-2023", "2023")                                                                                                   \
    X(lao_cai, "lao-cai-video-2024", "2024")                                                                                               \
    X(than_uyen, "than-uyen-exchange", "2022")                                                                                             \
    X(hong_ngu, "hong-ngu-reception-2020", "2020-07")                                                                                      \
    X(thu_dau_mot, "thu-dau-mot-2024-h1", "2024-H1")                                                                                       \
    X(people_of_cao_bang, "cao-bang-people", "2023")                                                                                       \
    X(commune_health, "commune-health-2023", "2023")

#define EXAMPLES(X)                                                                                                                        \
    SHORT_EXAMPLES(X)                                                                                                                      \
    X(hospital_criteria, "hospital-criteria-83", "2022")

/* With the one of 3,000 people, which need not be evaluated by eight threads at once as well. */
#define ALL_EXAMPLES(X)                                                                                                                    \
    EXAMPLES(X)                                                                                                                            \
    X(annual_titles, "annual-titles", "2025")

/* A test of each that calls CHECK_EXAMPLE(name, folder, period), which the test program defines, and their list for cmocka. */
#define EXAMPLE_TEST(name, folder, period)                                                                                                 \
    static void name(void **state) {                                                                                                       \
        (void)state;                                                                                                                       \
        CHECK_EXAMPLE(name, EMUL_EXAMPLES_DIR "/" folder, period);                                                                         \
    }
#define EXAMPLE_ENTRY(name, folder, period) cmocka_unit_test(name),

#endif
