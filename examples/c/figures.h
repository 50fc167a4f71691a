/* The figures of examples/cao-bang-2023 as C data: one row a unit, one column an indicator, as a host's database would hand them over. */
#ifndef CAO_BANG_2023_H
#define CAO_BANG_2023_H

#include <emul/emul.h>

#define N(whole) ((emul_decimal)(whole)*EMUL_DECIMAL_ONE)                     /* a whole number */
#define C(hundredths) ((emul_decimal)(hundredths) * (EMUL_DECIMAL_ONE / 100)) /* 18.45 is C(1845) */
#define KAD EMUL_NOT_APPLICABLE

enum { UNITS = 22 };

static const char *const unit_ids[UNITS] = {
    "bvdk_tinh", "bv_yhct", "bvdk_a", "bvdk_b", "bvdk_c", "bvdk_d", "bvdk_e", "bvdk_g", "bvdk_h", "bvdk_i", "bvdk_k",
    "bvdk_l",    "ttyt_a",  "ttyt_b", "ttyt_c", "ttyt_d", "ttyt_e", "ttyt_g", "ttyt_h", "ttyt_i", "ttyt_k", "ttyt_l",
};
static const char *const unit_names[UNITS] = {
    "Bệnh viện Đa khoa tỉnh",    "Bệnh viện Y học cổ truyền", "Bệnh viện Đa khoa huyện A", "Bệnh viện Đa khoa huyện B",
    "Bệnh viện Đa khoa huyện C", "Bệnh viện Đa khoa huyện D", "Bệnh viện Đa khoa huyện E", "Bệnh viện Đa khoa huyện G",
    "Bệnh viện Đa khoa huyện H", "Bệnh viện Đa khoa huyện I", "Bệnh viện Đa khoa huyện K", "Bệnh viện Đa khoa huyện L",
    "Trung tâm Y tế huyện A",    "Trung tâm Y tế huyện B",    "Trung tâm Y tế huyện C",    "Trung tâm Y tế huyện D",
    "Trung tâm Y tế huyện E",    "Trung tâm Y tế huyện G",    "Trung tâm Y tế huyện H",    "Trung tâm Y tế huyện I",
    "Trung tâm Y tế huyện K",    "Trung tâm Y tế huyện L",
};
static const char *const unit_clusters[UNITS] = {
    "Bệnh viện",      "Bệnh viện",      "Bệnh viện",      "Bệnh viện",      "Bệnh viện",      "Bệnh viện",
    "Bệnh viện",      "Bệnh viện",      "Bệnh viện",      "Bệnh viện",      "Bệnh viện",      "Bệnh viện",
    "Trung tâm y tế", "Trung tâm y tế", "Trung tâm y tế", "Trung tâm y tế", "Trung tâm y tế", "Trung tâm y tế",
    "Trung tâm y tế", "Trung tâm y tế", "Trung tâm y tế", "Trung tâm y tế",
};
static const char *const unit_populations[UNITS] = {
    "542000", "542000", "86400", "71300", "64900", "58200", "52100", "49800", "46700", "42600", "37500",
    "32500",  "86400",  "71300", "64900", "58200", "52100", "49800", "46700", "42600", "37500", "32500",
};
static const char *const unit_staffs[UNITS] = {
    "750", "144", "190", "167", "154", "140", "127", "118", "111", "103", "92",
    "83",  "107", "96",  "90",  "84",  "79",  "76",  "71",  "67",  "62",  "57",
};

typedef struct fact_column {
    const char *indicator;
    const char *facet;
    emul_decimal values[UNITS];
} fact_column;

static const fact_column fact_columns[] = {
    {"visits", NULL, {N(129941), N(19177), N(40788), N(35490), N(32955), N(30371), N(26152), N(24371), N(22718), N(20854), N(17256),
                      N(14619),  N(45878), N(39010), N(33408), N(29288), N(24536), N(21778), N(19123), N(15979), N(11889), N(8419)}},
    {"visits", "plan", {N(128400), N(18600), N(41200), N(36400), N(33800), N(30100), N(28000), N(25600), N(23800), N(21700), N(18900),
                        N(16500),  N(45200), N(38700), N(34300), N(29200), N(25400), N(22900), N(20300), N(17200), N(13137), N(9600)}},
    {"inpatients", NULL, {N(26707), N(4368), N(7112), N(6104), N(5024), N(4816), N(3914), N(3479), N(3119), N(2856), N(2381),
                          N(1980),  N(2726), N(2300), N(1976), N(1855), N(1545), N(1313), N(1153), N(937),  N(750),  N(585)}},
    {"inpatients", "plan", {N(22950), N(4200), N(6350), N(5600), N(4950), N(4300), N(3800), N(3500), N(3100), N(2800), N(2450),
                            N(2100),  N(2350), N(2150), N(1900), N(1750), N(1500), N(1300), N(1150), N(950),  N(780),  N(626)}},
    {"beds", NULL, {N(540), N(120), N(122), N(110), N(100), N(90), N(80), N(75), N(70), N(65), N(57),
                    N(50),  N(60),  N(55),  N(50),  N(45),  N(40), N(38), N(36), N(34), N(30), N(30)}},
    {"bed_days", NULL, {N(179926), N(38763), N(39721), N(34529), N(31426), N(28711), N(24032), N(22037), N(20236), N(19383), N(15895),
                        N(13487),  N(19732), N(17666), N(15750), N(14405), N(12322), N(11512), N(10749), N(9916),  N(8464),  N(8191)}},
    {"beds_per_10000", "plan", {C(990),  C(220), C(1400), C(1500), C(1500), C(1500), C(1500), C(1500), C(1500), C(1500), C(1500),
                                C(1500), C(690), C(750),  C(750),  C(750),  C(750),  C(750),  C(750),  C(750),  C(750),  C(750)}},
    {"doctors", NULL, {N(205), N(34), N(44), N(37), N(33), N(31), N(26), N(25), N(22), N(21), N(18),
                       N(15),  N(46), N(40), N(36), N(33), N(28), N(27), N(25), N(24), N(22), N(21)}},
    {"doctors_per_10000", "plan", {C(360), C(60),  C(500), C(500), C(500), C(500), C(500), C(500), C(500), C(500), C(500),
                                   C(500), C(500), C(550), C(550), C(550), C(550), C(550), C(550), C(550), C(550), C(550)}},
    {"communes", NULL, {KAD, KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,
                        KAD, N(19), N(18), N(17), N(16), N(17), N(15), N(16), N(15), N(14), N(14)}},
    {"communes", "standard", {KAD, KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,   KAD,
                              KAD, N(19), N(18), N(15), N(16), N(14), N(14), N(13), N(11), N(10), N(8)}},
    {"support", NULL, {N(12), N(8), N(6), N(6), N(6), N(6), N(6), N(5), N(4), N(5), N(4),
                       N(3),  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD}},
    {"support", "plan", {N(12), N(8), N(6), N(6), N(6), N(6), N(6), N(6), N(5), N(5), N(5),
                         N(5),  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD}},
    {"committed", NULL, {N(750), N(144), N(190), N(167), N(154), N(140), N(127), N(118), N(111), N(103), N(92),
                         N(83),  N(107), N(96),  N(90),  N(84),  N(79),  N(76),  N(71),  N(67),  N(62),  N(57)}},
    {"movement", "self", {C(1950), C(1900), C(1950), C(1900), C(1850), C(1850), C(1800), C(1750), C(1700), C(1800), C(1600),
                          C(1550), C(1900), C(1900), C(1850), C(1850), C(1800), C(1800), C(1700), C(1700), C(1600), C(1500)}},
    {"movement", "appraised", {C(1850), C(1825), C(1845), C(1650), C(1800), C(1775), C(1650), C(1675), C(1600), C(1625), C(1500),
                               C(1450), C(1850), C(1800), C(1750), C(1800), C(1700), C(1725), C(1600), C(1550), C(1500), C(1400)}},
    {"new_techniques", NULL, {N(39), N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0),
                              N(0),  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD,  KAD}},
    {"models", NULL, {N(2), N(1), N(1), N(1), N(0), N(1), N(0), N(0), N(0), N(0), N(0),
                      N(0), N(2), N(1), N(1), N(1), N(1), N(0), N(0), N(0), N(0), N(0)}},
    {"late_reports", NULL, {N(0), N(0), N(0), N(0), N(1), N(0), N(1), N(0), N(2), N(0), N(3),
                            N(4), N(0), N(0), N(0), N(0), N(0), N(0), N(1), N(1), N(2), N(3)}},
    {"self_report", NULL, {N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(0), N(1),
                           N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(1), N(1)}},
    {"discipline", NULL, {N(0), N(0), N(0), N(0), N(0), N(1), N(0), N(0), N(0), N(0), N(0),
                          N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0), N(0)}},
};

typedef struct past_award {
    int64_t row;
    int32_t year;
    const char *decision;
    int32_t revoked;
} past_award;

/* Tập thể lao động xuất sắc in earlier years. */
static const past_award past_awards[] = {
    {0, 2020, "12/QĐ-VD", 0},  {0, 2021, "15/QĐ-VD", 0},  {0, 2022, "21/QĐ-VD", 0},  {1, 2019, "9/QĐ-VD", 0},
    {1, 2020, "12/QĐ-VD", 0},  {1, 2022, "21/QĐ-VD", 0},  {2, 2021, "15/QĐ-VD", 0},  {2, 2022, "21/QĐ-VD", 1},
    {12, 2021, "15/QĐ-VD", 0}, {12, 2022, "21/QĐ-VD", 0}, {13, 2021, "15/QĐ-VD", 0}, {13, 2022, "21/QĐ-VD", 0},
};

#undef N
#undef C
#undef KAD

#endif
