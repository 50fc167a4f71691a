/* The binary interface that programs are compiled against: where each field of a public struct lies, and what each constant is.
 * A line that stops compiling is a break of the interface: raise EMUL_SOVERSION, or undo it. A new field or constant gets a new line.
 * Sizes and offsets are in pointers: the structs are laid out for every platform without padding. */
#include <stddef.h>
#include <stdint.h>

#include "emul/emul.h"

#define POINTER sizeof(void *)
#define SIZE(type, pointers, bytes) _Static_assert(sizeof(type) == (pointers)*POINTER + (bytes), #type)
#define FIELD(type, field, pointers, bytes) _Static_assert(offsetof(type, field) == (pointers)*POINTER + (bytes), #type "." #field)
#define PIN(name, value) _Static_assert((name) == (value), #name)

_Static_assert(sizeof(size_t) == POINTER, "a platform on which the structs would have padding");
_Static_assert(sizeof(emul_decimal) == 8 && (emul_decimal)-1 < 0, "emul_decimal");
_Static_assert(sizeof(emul_status) == 4 && (emul_status)-1 < 0, "emul_status");

SIZE(emul_allocator, 4, 0);
FIELD(emul_allocator, context, 0, 0);
FIELD(emul_allocator, allocate, 1, 0);
FIELD(emul_allocator, resize, 2, 0);
FIELD(emul_allocator, release, 3, 0);

SIZE(emul_finding, 10, 32);
FIELD(emul_finding, struct_size, 0, 0);
FIELD(emul_finding, subject, 1, 0);
FIELD(emul_finding, title, 2, 0);
FIELD(emul_finding, decision, 3, 0);
FIELD(emul_finding, condition, 4, 0);
FIELD(emul_finding, cite, 5, 0);
FIELD(emul_finding, rule, 6, 0);
FIELD(emul_finding, values, 7, 0);
FIELD(emul_finding, values_before, 8, 0);
FIELD(emul_finding, years, 9, 0);
FIELD(emul_finding, row, 10, 0);
FIELD(emul_finding, because, 10, 8);
FIELD(emul_finding, year, 10, 16);
FIELD(emul_finding, verdict, 10, 20);
FIELD(emul_finding, this_run, 10, 24);
FIELD(emul_finding, reserved, 10, 28);

SIZE(emul_columns, 22, 24);
FIELD(emul_columns, struct_size, 0, 0);
FIELD(emul_columns, kind, 1, 0);
FIELD(emul_columns, depth, 2, 0);
FIELD(emul_columns, parent, 3, 0);
FIELD(emul_columns, after, 4, 0);
FIELD(emul_columns, part_first, 5, 0);
FIELD(emul_columns, part, 6, 0);
FIELD(emul_columns, field_first, 7, 0);
FIELD(emul_columns, english_first, 8, 0);
FIELD(emul_columns, english, 9, 0);
FIELD(emul_columns, vietnamese_first, 10, 0);
FIELD(emul_columns, vietnamese, 11, 0);
FIELD(emul_columns, key, 12, 0);
FIELD(emul_columns, type, 13, 0);
FIELD(emul_columns, number, 14, 0);
FIELD(emul_columns, text_first, 15, 0);
FIELD(emul_columns, text, 16, 0);
FIELD(emul_columns, item_first, 17, 0);
FIELD(emul_columns, item_weight, 18, 0);
FIELD(emul_columns, item_value, 19, 0);
FIELD(emul_columns, item_text_first, 20, 0);
FIELD(emul_columns, item_text, 21, 0);
FIELD(emul_columns, line_count, 22, 0);
FIELD(emul_columns, field_count, 22, 8);
FIELD(emul_columns, item_count, 22, 16);

SIZE(emul_rank_key, 1, 8);
FIELD(emul_rank_key, values, 0, 0);
FIELD(emul_rank_key, ascending, 1, 0);
FIELD(emul_rank_key, reserved, 1, 4);

SIZE(emul_change, 2, 8);
FIELD(emul_change, key, 0, 0);
FIELD(emul_change, value, 1, 0);
FIELD(emul_change, part, 2, 0);
FIELD(emul_change, index, 2, 4);

SIZE(emul_matches, 8, 8);
FIELD(emul_matches, struct_size, 0, 0);
FIELD(emul_matches, first, 1, 0);
FIELD(emul_matches, second, 2, 0);
FIELD(emul_matches, first_score, 3, 0);
FIELD(emul_matches, second_score, 4, 0);
FIELD(emul_matches, first_points, 5, 0);
FIELD(emul_matches, second_points, 6, 0);
FIELD(emul_matches, forfeit, 7, 0);
FIELD(emul_matches, count, 8, 0);

SIZE(emul_fairness, 0, 48);
FIELD(emul_fairness, struct_size, 0, 0);
FIELD(emul_fairness, far_times, 0, 8);
FIELD(emul_fairness, burst_times, 0, 16);
FIELD(emul_fairness, burst_more, 0, 24);
FIELD(emul_fairness, burst_others, 0, 32);
FIELD(emul_fairness, shown, 0, 40);

SIZE(emul_league_key, 0, 8);
FIELD(emul_league_key, measure, 0, 0);
FIELD(emul_league_key, scope, 0, 4);

SIZE(emul_league_rules, 0, 72);
FIELD(emul_league_rules, struct_size, 0, 0);
FIELD(emul_league_rules, win, 0, 8);
FIELD(emul_league_rules, draw, 0, 16);
FIELD(emul_league_rules, loss, 0, 24);
FIELD(emul_league_rules, narrow_margin, 0, 32);
FIELD(emul_league_rules, narrow_win, 0, 40);
FIELD(emul_league_rules, narrow_loss, 0, 48);
FIELD(emul_league_rules, forfeit, 0, 56);
FIELD(emul_league_rules, no_draws, 0, 64);

SIZE(emul_league_row, 0, 128);
FIELD(emul_league_row, played, 0, 0);
FIELD(emul_league_row, won, 0, 8);
FIELD(emul_league_row, drawn, 0, 16);
FIELD(emul_league_row, lost, 0, 24);
FIELD(emul_league_row, scored, 0, 32);
FIELD(emul_league_row, conceded, 0, 40);
FIELD(emul_league_row, points_scored, 0, 48);
FIELD(emul_league_row, points_conceded, 0, 56);
FIELD(emul_league_row, points, 0, 64);
FIELD(emul_league_row, place, 0, 72);
FIELD(emul_league_row, tied, 0, 80);
FIELD(emul_league_row, decided_by, 0, 88);
FIELD(emul_league_row, own, 0, 96);
FIELD(emul_league_row, own_over, 0, 104);
FIELD(emul_league_row, above, 0, 112);
FIELD(emul_league_row, above_over, 0, 120);

SIZE(emul_judge, 0, 56);
FIELD(emul_judge, marks, 0, 0);
FIELD(emul_judge, mean, 0, 8);
FIELD(emul_judge, shift, 0, 16);
FIELD(emul_judge, lowest, 0, 24);
FIELD(emul_judge, highest, 0, 32);
FIELD(emul_judge, deviation, 0, 40);
FIELD(emul_judge, extremes, 0, 48);

SIZE(emul_csv_options, 2, 8);
FIELD(emul_csv_options, struct_size, 0, 0);
FIELD(emul_csv_options, input_name, 1, 0);
FIELD(emul_csv_options, separator, 2, 0);
FIELD(emul_csv_options, decimal_mark, 2, 1);
FIELD(emul_csv_options, reserved, 2, 2);

SIZE(emul_header, 11, 0);
FIELD(emul_header, struct_size, 0, 0);
FIELD(emul_header, id, 1, 0);
FIELD(emul_header, name, 2, 0);
FIELD(emul_header, cites, 3, 0);
FIELD(emul_header, in_force, 4, 0);
FIELD(emul_header, rounding, 5, 0);
FIELD(emul_header, stages, 6, 0);
FIELD(emul_header, members, 7, 0);
FIELD(emul_header, use, 8, 0);
FIELD(emul_header, titles, 9, 0);
FIELD(emul_header, accept, 10, 0);

SIZE(emul_indicator, 10, 0);
FIELD(emul_indicator, struct_size, 0, 0);
FIELD(emul_indicator, id, 1, 0);
FIELD(emul_indicator, name, 2, 0);
FIELD(emul_indicator, unit, 3, 0);
FIELD(emul_indicator, type, 4, 0);
FIELD(emul_indicator, labels, 5, 0);
FIELD(emul_indicator, rollup, 6, 0);
FIELD(emul_indicator, range, 7, 0);
FIELD(emul_indicator, step, 8, 0);
FIELD(emul_indicator, absent, 9, 0);

SIZE(emul_scorecard, 11, 0);
FIELD(emul_scorecard, struct_size, 0, 0);
FIELD(emul_scorecard, id, 1, 0);
FIELD(emul_scorecard, name, 2, 0);
FIELD(emul_scorecard, applies_to, 3, 0);
FIELD(emul_scorecard, where, 4, 0);
FIELD(emul_scorecard, group, 5, 0);
FIELD(emul_scorecard, ties, 6, 0);
FIELD(emul_scorecard, missing, 7, 0);
FIELD(emul_scorecard, round, 8, 0);
FIELD(emul_scorecard, min, 9, 0);
FIELD(emul_scorecard, max, 10, 0);

SIZE(emul_criterion, 22, 0);
FIELD(emul_criterion, struct_size, 0, 0);
FIELD(emul_criterion, id, 1, 0);
FIELD(emul_criterion, name, 2, 0);
FIELD(emul_criterion, kind, 3, 0);
FIELD(emul_criterion, points, 4, 0);
FIELD(emul_criterion, max, 5, 0);
FIELD(emul_criterion, min, 6, 0);
FIELD(emul_criterion, weight, 7, 0);
FIELD(emul_criterion, combine, 8, 0);
FIELD(emul_criterion, missing, 9, 0);
FIELD(emul_criterion, round, 10, 0);
FIELD(emul_criterion, bonus_max, 11, 0);
FIELD(emul_criterion, penalty_max, 12, 0);
FIELD(emul_criterion, cap, 13, 0);
FIELD(emul_criterion, cite, 14, 0);
FIELD(emul_criterion, reweight, 15, 0);
FIELD(emul_criterion, coverage, 16, 0);
FIELD(emul_criterion, drop_lowest, 17, 0);
FIELD(emul_criterion, keep, 18, 0);
FIELD(emul_criterion, from_stage, 19, 0);
FIELD(emul_criterion, step, 20, 0);
FIELD(emul_criterion, where, 21, 0);

SIZE(emul_restriction, 7, 0);
FIELD(emul_restriction, struct_size, 0, 0);
FIELD(emul_restriction, effect, 1, 0);
FIELD(emul_restriction, when, 2, 0);
FIELD(emul_restriction, name, 3, 0);
FIELD(emul_restriction, cite, 4, 0);
FIELD(emul_restriction, class_id, 5, 0);
FIELD(emul_restriction, by, 6, 0);

SIZE(emul_class, 6, 0);
FIELD(emul_class, struct_size, 0, 0);
FIELD(emul_class, id, 1, 0);
FIELD(emul_class, name, 2, 0);
FIELD(emul_class, when, 3, 0);
FIELD(emul_class, at_most, 4, 0);
FIELD(emul_class, cite, 5, 0);

SIZE(emul_award, 20, 0);
FIELD(emul_award, struct_size, 0, 0);
FIELD(emul_award, id, 1, 0);
FIELD(emul_award, name, 2, 0);
FIELD(emul_award, applies_to, 3, 0);
FIELD(emul_award, by, 4, 0);
FIELD(emul_award, take, 5, 0);
FIELD(emul_award, round, 6, 0);
FIELD(emul_award, at_least, 7, 0);
FIELD(emul_award, at_cut, 8, 0);
FIELD(emul_award, cite, 9, 0);
FIELD(emul_award, reserve, 10, 0);
FIELD(emul_award, at_most_per, 11, 0);
FIELD(emul_award, kind, 12, 0);
FIELD(emul_award, level, 13, 0);
FIELD(emul_award, name_en, 14, 0);
FIELD(emul_award, status, 15, 0);
FIELD(emul_award, in_force, 16, 0);
FIELD(emul_award, money, 17, 0);
FIELD(emul_award, fund, 18, 0);
FIELD(emul_award, type, 19, 0);

SIZE(emul_achievement_kind, 5, 0);
FIELD(emul_achievement_kind, struct_size, 0, 0);
FIELD(emul_achievement_kind, id, 1, 0);
FIELD(emul_achievement_kind, name, 2, 0);
FIELD(emul_achievement_kind, levels, 3, 0);
FIELD(emul_achievement_kind, reuse, 4, 0);

SIZE(emul_use, 8, 0);
FIELD(emul_use, struct_size, 0, 0);
FIELD(emul_use, of, 1, 0);
FIELD(emul_use, level, 2, 0);
FIELD(emul_use, count, 3, 0);
FIELD(emul_use, when, 4, 0);
FIELD(emul_use, last, 5, 0);
FIELD(emul_use, since, 6, 0);
FIELD(emul_use, cite, 7, 0);

SIZE(emul_condition, 7, 0);
FIELD(emul_condition, struct_size, 0, 0);
FIELD(emul_condition, that, 1, 0);
FIELD(emul_condition, name, 2, 0);
FIELD(emul_condition, cite, 3, 0);
FIELD(emul_condition, id, 4, 0);
FIELD(emul_condition, status, 5, 0);
FIELD(emul_condition, in_force, 6, 0);

SIZE(emul_limit, 7, 0);
FIELD(emul_limit, struct_size, 0, 0);
FIELD(emul_limit, take, 1, 0);
FIELD(emul_limit, name, 2, 0);
FIELD(emul_limit, cite, 3, 0);
FIELD(emul_limit, id, 4, 0);
FIELD(emul_limit, status, 5, 0);
FIELD(emul_limit, in_force, 6, 0);

SIZE(emul_title, 11, 0);
FIELD(emul_title, struct_size, 0, 0);
FIELD(emul_title, id, 1, 0);
FIELD(emul_title, name, 2, 0);
FIELD(emul_title, name_en, 3, 0);
FIELD(emul_title, target, 4, 0);
FIELD(emul_title, kind, 5, 0);
FIELD(emul_title, level, 6, 0);
FIELD(emul_title, status, 7, 0);
FIELD(emul_title, cite, 8, 0);
FIELD(emul_title, set, 9, 0);
FIELD(emul_title, in_force, 10, 0);

SIZE(emul_options, 6, 8);
FIELD(emul_options, struct_size, 0, 0);
FIELD(emul_options, period, 1, 0);
FIELD(emul_options, allocator, 2, 0);
FIELD(emul_options, explain, 3, 0);
FIELD(emul_options, reserved, 3, 4);
FIELD(emul_options, stage, 3, 8);
FIELD(emul_options, law_date, 4, 8);
FIELD(emul_options, decision_date, 5, 8);

SIZE(emul_achievement, 5, 16);
FIELD(emul_achievement, struct_size, 0, 0);
FIELD(emul_achievement, kind, 1, 0);
FIELD(emul_achievement, id, 2, 0);
FIELD(emul_achievement, level, 3, 0);
FIELD(emul_achievement, used_by, 4, 0);
FIELD(emul_achievement, row, 5, 0);
FIELD(emul_achievement, year, 5, 8);
FIELD(emul_achievement, used_year, 5, 12);

SIZE(emul_used, 3, 16);
FIELD(emul_used, struct_size, 0, 0);
FIELD(emul_used, kind, 1, 0);
FIELD(emul_used, achievement, 2, 0);
FIELD(emul_used, row, 3, 0);
FIELD(emul_used, award, 3, 8);
FIELD(emul_used, open, 3, 12);

SIZE(emul_ballot, 2, 56);
FIELD(emul_ballot, struct_size, 0, 0);
FIELD(emul_ballot, title, 1, 0);
FIELD(emul_ballot, row, 2, 0);
FIELD(emul_ballot, year, 2, 8);
FIELD(emul_ballot, round, 2, 12);
FIELD(emul_ballot, members, 2, 16);
FIELD(emul_ballot, present, 2, 24);
FIELD(emul_ballot, written, 2, 32);
FIELD(emul_ballot, yes, 2, 40);
FIELD(emul_ballot, chair, 2, 48);
FIELD(emul_ballot, reserved, 2, 52);

PIN(EMUL_OK, 0);
PIN(EMUL_E_INTERNAL, 1);
PIN(EMUL_E_ARGUMENT, 2);
PIN(EMUL_E_MEMORY, 3);
PIN(EMUL_E_CAPACITY, 4);
PIN(EMUL_E_RANGE, 5);
PIN(EMUL_E_OVERFLOW, 6);
PIN(EMUL_E_SYNTAX, 7);
PIN(EMUL_E_DUPLICATE, 8);
PIN(EMUL_E_UNKNOWN_ID, 9);
PIN(EMUL_E_REGULATION, 10);
PIN(EMUL_E_UNSUPPORTED, 11);
PIN(EMUL_E_LIMIT, 12);
PIN(EMUL_E_DIVISION, 13);
PIN(EMUL_ENGLISH, 0);
PIN(EMUL_VIETNAMESE, 1);
PIN(EMUL_ROUND_HALF_AWAY, 0);
PIN(EMUL_ROUND_HALF_EVEN, 1);
PIN(EMUL_ROUND_DOWN, 2);
PIN(EMUL_ROUND_UP, 3);
PIN(EMUL_ROUND_FLOOR, 4);
PIN(EMUL_ROUND_CEILING, 5);
PIN(EMUL_TIES_COMPETITION, 0);
PIN(EMUL_TIES_DENSE, 1);
PIN(EMUL_TIES_FRACTIONAL, 2);
PIN(EMUL_AT_CUT_REPORT, 0);
PIN(EMUL_AT_CUT_ALL, 1);
PIN(EMUL_AT_CUT_NONE, 2);
PIN(EMUL_CUT_OUT, 0);
PIN(EMUL_CUT_IN, 1);
PIN(EMUL_CUT_TIED, 2);
PIN(EMUL_KIND_UNIT, 0);
PIN(EMUL_KIND_INDIVIDUAL, 1);
PIN(EMUL_KIND_ENTRY, 2);
PIN(EMUL_TEXT_YAML, 0);
PIN(EMUL_TEXT_REST, 1);
PIN(EMUL_TEXT_CRITERIA, 2);
PIN(EMUL_PART_INDICATOR, 0);
PIN(EMUL_PART_SCORECARD, 1);
PIN(EMUL_PART_CRITERION, 2);
PIN(EMUL_PART_CLASS, 3);
PIN(EMUL_PART_AWARD, 4);
PIN(EMUL_PART_CONDITION, 5);
PIN(EMUL_PART_LIMIT, 6);
PIN(EMUL_PART_HEADER, 7);
PIN(EMUL_PART_VALUE, 8);
PIN(EMUL_EXPLAIN_ALL, 0);
PIN(EMUL_EXPLAIN_NONE, 1);
PIN(EMUL_SUBJECT_NOT_CONCERNED, 0);
PIN(EMUL_SUBJECT_COMPLETE, 1);
PIN(EMUL_SUBJECT_INCOMPLETE, 2);
PIN(EMUL_SUBJECT_NOT_APPLICABLE, 3);
PIN(EMUL_SUBJECT_DISQUALIFIED, 4);
PIN(EMUL_SUBJECT_UNDETERMINED, 5);
PIN(EMUL_CLASS_NONE, -1);
PIN(EMUL_CLASS_UNDETERMINED, -2);
PIN(EMUL_CLASS_UNCLASSIFIED, -3);
PIN(EMUL_CLASS_TIED, -4);
PIN(EMUL_DECISION_NONE, 0);
PIN(EMUL_DECISION_AWARDED, 1);
PIN(EMUL_DECISION_NOT_ELIGIBLE, 2);
PIN(EMUL_DECISION_NOT_SELECTED, 3);
PIN(EMUL_DECISION_TIED_AT_CUT, 4);
PIN(EMUL_DECISION_UNDETERMINED, 5);
PIN(EMUL_DECISION_EXCLUDED, 6);
PIN(EMUL_DECISION_RESERVE, 7);
PIN(EMUL_TABLE_STANDINGS, 0);
PIN(EMUL_TABLE_AWARDS, 1);
PIN(EMUL_TABLE_POINTS, 2);
PIN(EMUL_TABLE_MISSING, 3);
PIN(EMUL_TABLE_MONEY, 4);
PIN(EMUL_TABLE_MONEY_TOTALS, 5);
PIN(EMUL_TABLE_USES, 6);
PIN(EMUL_PAYMENT_NONE, 0);
PIN(EMUL_PAYMENT_PAID, 1);
PIN(EMUL_PAYMENT_HIGHER, 2);
PIN(EMUL_PAYMENT_OPEN, 3);
PIN(EMUL_PAYMENT_NO_SALARY, 4);
PIN(EMUL_PAYMENT_NO_MULTIPLE, 5);
PIN(EMUL_FORM_TEXT, 0);
PIN(EMUL_FORM_JSON, 1);
PIN(EMUL_FORFEIT_NONE, 0);
PIN(EMUL_FORFEIT_FIRST, 1);
PIN(EMUL_FORFEIT_SECOND, 2);
PIN(EMUL_FORFEIT_BOTH, 3);
PIN(EMUL_LEAGUE_POINTS, 0);
PIN(EMUL_LEAGUE_WINS, 1);
PIN(EMUL_LEAGUE_LOSSES, 2);
PIN(EMUL_LEAGUE_DIFFERENCE, 3);
PIN(EMUL_LEAGUE_SCORED, 4);
PIN(EMUL_LEAGUE_CONCEDED, 5);
PIN(EMUL_LEAGUE_RATIO, 6);
PIN(EMUL_LEAGUE_POINTS_DIFFERENCE, 7);
PIN(EMUL_LEAGUE_POINTS_SCORED, 8);
PIN(EMUL_LEAGUE_POINTS_RATIO, 9);
PIN(EMUL_LEAGUE_EXTRA, 10);
PIN(EMUL_LEAGUE_ALL_MATCHES, 0);
PIN(EMUL_LEAGUE_MUTUAL, 1);
PIN(EMUL_LEAGUE_MUTUAL_OF_TWO, 2);
PIN(EMUL_TURN_KEPT, 0);
PIN(EMUL_TURN_LOST, 1);
PIN(EMUL_CHAIR_UNKNOWN, 0);
PIN(EMUL_CHAIR_YES, 1);
PIN(EMUL_CHAIR_NO, 2);
PIN(EMUL_VERDICT_BROKEN, 1);
PIN(EMUL_VERDICT_UNKNOWN, 2);
PIN(EMUL_VERDICT_FALLS, 3);
PIN(EMUL_VERDICT_DOUBTFUL, 4);
PIN(EMUL_VERDICT_ANNULLED, 5);
PIN(EMUL_HISTORY_COUNTS, 0);
PIN(EMUL_HISTORY_RECORDS, 1);

PIN(EMUL_FIELD_TEXT, 0);
PIN(EMUL_FIELD_WORD, 1);
PIN(EMUL_FIELD_DECIMAL, 2);
PIN(EMUL_FIELD_SHARE, 3);
PIN(EMUL_FIELD_EXACT, 4);
PIN(EMUL_FIELD_COUNT, 5);
PIN(EMUL_FIELD_TERMS, 6);
PIN(EMUL_FIELD_LIST, 7);
PIN(EMUL_DECIMAL_ONE, INT64_C(1000000));
PIN(EMUL_DECIMAL_MAX, INT64_C(9223372036854775807));
PIN(EMUL_DECIMAL_MIN, -INT64_C(9223372036854775800));
PIN(EMUL_MISSING, -INT64_C(9223372036854775807) - 1);
PIN(EMUL_NOT_APPLICABLE, -INT64_C(9223372036854775807));

int main(void) {
    return 0;
}
