/* Why achievements count or not, and which ones an award uses up. */
#include "evaluate/run.h"
#include "evaluate/stock.h"
#include "explain/parts.h"
#include "explain/say.h"

/* A stock with memory of its own; false when memory is out. */
static bool open_stock(emul__why *why, int32_t kind, int32_t award, int32_t uses, emul__stock *stock) {
    void *room = emul__why_allocate(why, (int64_t)emul__stock_size(why->result), 1);
    if (room != NULL) {
        emul__stock_open(stock, why->result, why->row, kind, award, uses, room);
    }
    return room != NULL;
}

static emul__why_node *add_item(emul__why *why, emul__why_node *parent, emul__why_kind words, const emul__achieved *item) {
    const emul__known_achievement *kind = &why->result->model->names.achievements[item->kind];
    emul__why_node *line = emul__why_add(why, parent, words);
    emul__why_text(line, EMUL__KEY_ID, item->id);
    emul__why_count(line, EMUL__KEY_YEAR, item->year);
    emul__why_text(line, EMUL__KEY_LEVEL, item->level < kind->levels.count ? kind->levels.labels[item->level] : (emul__text){"", 0});
    return line;
}

/* ---- what counts ---- */

static const emul__word *verdict_on(const emul__stock *stock, const emul__wanted_achievement *wanted, int32_t item) {
    static const emul__word other_years = {"other_years", "not of the years that count", "ngoài thời gian được tính"};
    static const emul__word lower = {"lower", "below the level asked for", "dưới cấp yêu cầu"};
    static const emul__word counts = {"counts", "counts", "được tính"};
    static const emul__word used = {"used", "used up", "đã sử dụng"};
    static const emul__word open = {"open", "cannot be told yet", "chưa xác định được"};
    if (!emul__achieved_in_years(stock->result, &stock->items[item], wanted)) {
        return &other_years;
    }
    if (!emul__achieved_at_level(&stock->items[item], wanted)) {
        return &lower;
    }
    if (stock->courses > 0 && stock->times[item] == 0) {
        return &used;
    }
    return stock->courses > 0 && stock->times[item] == stock->courses ? &counts : &open;
}

static void add_served(emul__why *why, emul__why_node *parent, const emul__achieved *item) {
    for (int32_t i = 0; i < item->served_count; i++) {
        const emul__served *served = &why->result->served[item->first_served + i];
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_SERVED);
        emul__why_said(line, EMUL__KEY_AWARD,
                       served->award >= 0 ? emul__say_award(&why->result->model->awards[served->award])
                                          : (emul__said){served->title, served->title, served->title});
        if (served->year > 0) {
            emul__why_count(line, EMUL__KEY_YEAR, served->year);
        }
    }
}

/* What awards before this one take in this run. */
static void add_takers(emul__why *why, emul__why_node *parent, const emul__stock *stock, int32_t item) {
    static const emul__word perhaps = {"open", "cannot be told yet", "chưa xác định được"};
    for (int32_t u = 0; u < stock->user_count; u++) {
        const emul__stock_user *user = &stock->users[u];
        emul__stock earlier;
        if (!open_stock(why, stock->kind, user->award, user->use + 1, &earlier)) {
            return;
        }
        emul__stock_taken(&earlier);
        if (earlier.times[item] > 0) {
            emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_TAKEN);
            emul__why_said(line, EMUL__KEY_AWARD, emul__say_award(&why->result->model->awards[user->award]));
            emul__why_word(line, EMUL__KEY_STATE, earlier.times[item] == earlier.courses ? NULL : &perhaps);
        }
    }
}

void emul__why_achievements(emul__why *why, emul__why_node *node, const emul__input *input) {
    emul__stock stock;
    if (!open_stock(why, input->wanted.kind, input->award, 0, &stock)) {
        return;
    }
    const emul__stock_count found = emul__stock_available(&stock, &input->wanted);
    emul__why_node *line = emul__why_add(why, node, EMUL__WHY_ACHIEVEMENTS);
    emul__say_input(why, line, EMUL__KEY_FACT, input);
    if (found.least == found.most) {
        emul__why_count(line, EMUL__KEY_VALUE, found.least);
    } else {
        emul__why_count(line, EMUL__KEY_LEAST, found.least);
        emul__why_count(line, EMUL__KEY_MOST, found.most);
    }
    for (int32_t i = 0; i < stock.count; i++) {
        emul__why_node *item = add_item(why, line, EMUL__WHY_ACHIEVEMENT, &stock.items[i]);
        emul__why_word(item, EMUL__KEY_VERDICT, verdict_on(&stock, &input->wanted, i));
        add_served(why, item, &stock.items[i]);
        add_takers(why, item, &stock, i);
    }
}

/* ---- what is used up ---- */

static const emul__word *state_of_use(const emul__why *why, const emul__stock *stock, int32_t item, int32_t award) {
    static const emul__word open = {"open", "or another one: an earlier award is open",
                                    "hoặc thành tích khác: còn danh hiệu xét trước chưa ngã ngũ"};
    static const emul__word if_given = {"if_given", "if it is given", "nếu được tặng"};
    if (why->result->awards[award].decision[why->row] != EMUL_DECISION_AWARDED) {
        return &if_given;
    }
    return stock->times[item] == stock->courses ? NULL : &open;
}

static void add_use(emul__why *why, emul__why_node *parent, int32_t award, int32_t number) {
    const emul__model_use *use = &why->result->model->awards[award].uses[number];
    emul__stock stock;
    if (!open_stock(why, use->of.kind, award, number + 1, &stock)) {
        return;
    }
    const emul__stock_user *last = stock.user_count == 0 ? NULL : &stock.users[stock.user_count - 1];
    if (last == NULL || last->award != award || last->use != number) {
        return;
    }
    emul__stock_taken(&stock);
    for (int32_t i = 0; i < stock.count; i++) {
        if (stock.times[i] > 0) {
            emul__why_node *line = add_item(why, parent, EMUL__WHY_USED, &stock.items[i]);
            emul__why_text(line, EMUL__KEY_NAME, why->result->model->achievements[use->of.kind].name);
            emul__why_word(line, EMUL__KEY_STATE, state_of_use(why, &stock, i, award));
            emul__why_text(line, EMUL__KEY_CITE, use->cite);
        }
    }
}

void emul__why_uses(emul__why *why, emul__why_node *parent, int32_t award) {
    for (int32_t i = 0; i < why->result->model->awards[award].use_count; i++) {
        add_use(why, parent, award, i);
    }
}
