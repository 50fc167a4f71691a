/* Which achievements of a subject are available for an award.
 *
 * Law 06/2022/QH15 Art. 5.2: not several awards for one achievement. Official letter 5007/BNV-TDKT (2023) III.5c: an initiative is used once as a
 * standard; used for a title it is not used for a form, and the reverse; whether for several titles is read both ways, so the regulation says.
 * Decree 152/2025/ND-CP Art. 4.3: what was rewarded as sudden or thematic is not counted again for merit. */
#include "evaluate/stock.h"

#include <string.h>

#include "evaluate/run.h"

enum { MOST_COURSES = 512 };

/* ---- what served what ---- */

/* What an award is, so far as policies ask. */
typedef struct nature {
    int32_t award; /* -1: none of the regulation's */
    bool title;
    emul__award_type type;
} nature;

static nature nature_of(const emul_result *result, int32_t award) {
    const emul__model_award *of = &result->model->awards[award];
    return (nature){award, of->kind == EMUL__AWARD_TITLE, of->type};
}

/* An award that the regulation does not know may be a title, a form for merit, or one for a sudden achievement. */
enum { NATURES = 3 };

static nature nature_of_unknown(uint8_t number) {
    return (nature){-1, number == 0, number == 2 ? EMUL__TYPE_SUDDEN : EMUL__TYPE_MERIT};
}

/* Whether what served `by` cannot serve `award`. The same award of another year is another award for one achievement. */
static bool blocks(emul__reuse reuse, nature by, nature award) {
    const bool special = by.type == EMUL__TYPE_SUDDEN || by.type == EMUL__TYPE_THEMATIC;
    if ((by.award >= 0 && by.award == award.award) || (special && award.type == EMUL__TYPE_MERIT)) {
        return true;
    }
    switch (reuse) {
    case EMUL__REUSE_PER_KIND:
        return by.title == award.title;
    case EMUL__REUSE_WITHIN_TITLES:
        return !by.title || !award.title;
    default:
        return true;
    }
}

static int32_t year_of(const emul_result *result) {
    return emul__period_year(result->period);
}

/* An award's own use in the year evaluated is what it uses again, not what stands in its way. */
static bool is_own(const emul_result *result, const emul__served *served, int32_t award) {
    return served->award == award && award >= 0 && served->year == year_of(result);
}

static bool is_later(const emul_result *result, const emul__served *served) {
    return served->year > year_of(result);
}

static emul__reuse reuse_of(const emul__stock *stock) {
    return stock->result->model->achievements[stock->kind].reuse;
}

/* What an award was that used it before this run is a question only where the policy asks. */
static bool is_unknown(const emul__stock *stock, const emul__served *served) {
    return served->award < 0 && stock->award >= 0 && reuse_of(stock) != EMUL__REUSE_ONCE && !is_later(stock->result, served);
}

static bool blocked_before(const emul__stock *stock, const emul__achieved *item, int32_t award) {
    for (int32_t i = 0; i < item->served_count; i++) {
        const emul__served *served = &stock->result->served[item->first_served + i];
        if (is_later(stock->result, served) || is_own(stock->result, served, award)) {
            continue;
        }
        const uint8_t guess = stock->natures[item->first_served + i - stock->items->first_served];
        const nature by = served->award >= 0 ? nature_of(stock->result, served->award) : nature_of_unknown(guess);
        if (award < 0 || blocks(reuse_of(stock), by, nature_of(stock->result, award))) {
            return true;
        }
    }
    return false;
}

static bool is_free(const emul__stock *stock, int32_t item, int32_t award) {
    if (blocked_before(stock, &stock->items[item], award)) {
        return false;
    }
    for (int32_t u = 0; u < stock->user_count; u++) {
        const bool taken = stock->taken[item * stock->user_count + u] != 0;
        if (taken && blocks(reuse_of(stock), nature_of(stock->result, stock->users[u].award), nature_of(stock->result, award))) {
            return false;
        }
    }
    return true;
}

/* ---- what is wanted ---- */

bool emul__achieved_in_years(const emul_result *result, const emul__achieved *item, const emul__wanted_achievement *wanted) {
    const int32_t year = year_of(result);
    return item->year <= year && item->year >= wanted->since && (wanted->years == 0 || item->year > year - wanted->years);
}

bool emul__achieved_at_level(const emul__achieved *item, const emul__wanted_achievement *wanted) {
    return wanted->level < 0 || item->level <= wanted->level;
}

static bool is_wanted(const emul__stock *stock, int32_t item, const emul__wanted_achievement *wanted) {
    return emul__achieved_in_years(stock->result, &stock->items[item], wanted) && emul__achieved_at_level(&stock->items[item], wanted);
}

/* ---- one course ---- */

static bool has_own(const emul__stock *stock, int32_t item, int32_t award) {
    for (int32_t i = 0; i < stock->items[item].served_count; i++) {
        if (is_own(stock->result, &stock->result->served[stock->items[item].first_served + i], award)) {
            return true;
        }
    }
    return false;
}

/* First what the ledger says it used for this very award, then in the order of the items; as many as there are, up to its number. */
static void take(emul__stock *stock, int32_t user) {
    const emul__stock_user *who = &stock->users[user];
    const emul__model_use *use = &stock->result->model->awards[who->award].uses[who->use];
    int64_t left = use->count;
    for (int32_t round = 0; round < 2; round++) {
        for (int32_t i = 0; i < stock->count && left > 0; i++) {
            uint8_t *taken = &stock->taken[i * stock->user_count + user];
            const bool turn = has_own(stock, i, who->award) == (round == 0);
            if (turn && is_wanted(stock, i, &use->of) && is_free(stock, i, who->award)) {
                *taken = 1;
                left--;
            }
        }
    }
}

static int32_t served_count(const emul__stock *stock) {
    const emul__achieved *last = stock->count == 0 ? NULL : &stock->items[stock->count - 1];
    return last == NULL ? 0 : last->first_served + last->served_count - stock->items->first_served;
}

static const emul__served *served_at(const emul__stock *stock, int32_t number) {
    return &stock->result->served[stock->items->first_served + number];
}

/* Each open question is a digit of the number of the course. */
static void go_through(emul__stock *stock, int32_t course) {
    for (int32_t u = 0; u < stock->user_count; u++) {
        stock->users[u].happens = !stock->users[u].open || course % 2 == 1;
        course = stock->users[u].open ? course / 2 : course;
    }
    for (int32_t i = 0; i < served_count(stock); i++) {
        const bool unknown = is_unknown(stock, served_at(stock, i));
        stock->natures[i] = (uint8_t)(unknown ? course % NATURES : 0);
        course = unknown ? course / NATURES : course;
    }
    if (stock->count * stock->user_count > 0) {
        memset(stock->taken, 0, (size_t)stock->count * (size_t)stock->user_count);
    }
    for (int32_t u = 0; u < stock->user_count; u++) {
        if (stock->users[u].happens) {
            take(stock, u);
        }
    }
}

static int32_t count_courses(const emul__stock *stock) {
    int32_t courses = 1;
    for (int32_t u = 0; u < stock->user_count && courses <= MOST_COURSES; u++) {
        courses *= stock->users[u].open ? 2 : 1;
    }
    for (int32_t i = 0; i < served_count(stock) && courses <= MOST_COURSES; i++) {
        courses *= is_unknown(stock, served_at(stock, i)) ? NATURES : 1;
    }
    return courses <= MOST_COURSES ? courses : 0;
}

/* ---- opening ---- */

static int32_t most_users(const emul_result *result) {
    int32_t count = 0;
    for (int32_t i = 0; i < result->model->award_count; i++) {
        count += result->model->awards[i].use_count;
    }
    return count;
}

size_t emul__stock_size(const emul_result *result) {
    const size_t users = (size_t)most_users(result);
    const size_t items = (size_t)result->most_achieved;
    return users * sizeof(emul__stock_user) + items * sizeof(int32_t) + items * users + (size_t)result->most_served + 1;
}

/* Whether a subject uses up something by this use: surely, openly, or not at all. */
static bool may_use(const emul_result *result, int32_t award, int32_t use, int64_t row, bool *open) {
    const emul__award_result *from = &result->awards[award];
    const emul_decision decision = from->decision == NULL ? EMUL_DECISION_NONE : from->decision[row];
    const uint8_t *when = from->use_when == NULL ? NULL : from->use_when[use];
    *open = decision != EMUL_DECISION_AWARDED || (when != NULL && when[row] == EMUL__UNKNOWN);
    return (decision == EMUL_DECISION_AWARDED || decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED) &&
           (when == NULL || when[row] != EMUL__FALSE);
}

/* Awards that are listed before the one that asks come first; then the uses of that one which come before the one asked about. */
static void find_users(emul__stock *stock, int32_t uses) {
    for (int32_t award = 0; award <= stock->award; award++) {
        const emul__model_award *of = &stock->result->model->awards[award];
        const int32_t count = award < stock->award ? of->use_count : uses;
        for (int32_t use = 0; use < count; use++) {
            bool open = false;
            if (of->uses[use].of.kind == stock->kind && may_use(stock->result, award, use, stock->row, &open)) {
                stock->users[stock->user_count++] = (emul__stock_user){award, use, open, false};
            }
        }
    }
}

static void find_items(emul__stock *stock) {
    const emul_result *result = stock->result;
    const int64_t end = result->first_achieved[stock->row + 1];
    int64_t at = result->first_achieved[stock->row];
    while (at < end && result->achieved[at].kind < stock->kind) {
        at++;
    }
    stock->items = result->achieved + at;
    while (at < end && result->achieved[at].kind == stock->kind) {
        stock->count++;
        at++;
    }
}

void emul__stock_open(emul__stock *stock, const emul_result *result, int64_t row, int32_t kind, int32_t award, int32_t uses, void *room) {
    *stock = (emul__stock){.result = result, .row = row, .kind = kind, .award = award, .users = (emul__stock_user *)room};
    find_items(stock);
    if (stock->count > 0) {
        find_users(stock, uses);
    }
    unsigned char *at = (unsigned char *)(stock->users + stock->user_count);
    stock->times = (int32_t *)(void *)at;
    stock->taken = at + (size_t)stock->count * sizeof *stock->times;
    stock->natures = stock->taken + (size_t)stock->count * (size_t)stock->user_count;
    stock->courses = count_courses(stock);
    for (int32_t i = 0; i < stock->count; i++) {
        stock->times[i] = 0;
    }
}

/* ---- asking ---- */

static int64_t count_available(emul__stock *stock, const emul__wanted_achievement *wanted) {
    int64_t count = 0;
    for (int32_t i = 0; i < stock->count; i++) {
        const bool available = is_wanted(stock, i, wanted) && is_free(stock, i, stock->award);
        stock->times[i] += available;
        count += available;
    }
    return count;
}

/* Too many open questions: all, or none. */
static emul__stock_count count_vaguely(const emul__stock *stock, const emul__wanted_achievement *wanted) {
    emul__stock_count found = {0, 0};
    for (int32_t i = 0; i < stock->count; i++) {
        found.most += is_wanted(stock, i, wanted);
    }
    return found;
}

emul__stock_count emul__stock_available(emul__stock *stock, const emul__wanted_achievement *wanted) {
    emul__stock_count found = {INT64_MAX, 0};
    for (int32_t course = 0; course < stock->courses; course++) {
        go_through(stock, course);
        const int64_t count = count_available(stock, wanted);
        found.least = count < found.least ? count : found.least;
        found.most = count > found.most ? count : found.most;
    }
    return stock->courses == 0 ? count_vaguely(stock, wanted) : found;
}

void emul__stock_taken(emul__stock *stock) {
    const int32_t last = stock->user_count - 1;
    const emul__stock_user *who = &stock->users[last];
    const emul__model_use *use = &stock->result->model->awards[who->award].uses[who->use];
    for (int32_t i = 0; i < stock->count && stock->courses == 0; i++) {
        stock->times[i] = is_wanted(stock, i, &use->of);
    }
    for (int32_t course = 0; course < stock->courses; course++) {
        go_through(stock, course);
        for (int32_t i = 0; i < stock->count; i++) {
            stock->times[i] += stock->taken[i * stock->user_count + last];
        }
    }
}
