/* The names of indicators and facets that occur in a text of facts: what the regulation says of them, and which look misspelt. */
#ifndef EMUL_FACTS_FACTS_NAMES_H
#define EMUL_FACTS_FACTS_NAMES_H

#include "facts/cell.h"
#include "facts/csv.h"
#include "facts/facts.h"
#include "regulation/model.h"

/* An indicator that occurs. */
typedef struct emul__met_name {
    int32_t known;        /* index in the model's indicators; -1: the regulation does not speak of it */
    bool open;            /* nothing says yet whether it has numbers or labels: its cells decide, all together */
    emul__cell_type type; /* of its cells */
    emul__csv_mark first; /* where it occurs first */
    int32_t column;       /* of the ledger: where its last fact went; -1 */
} emul__met_name;

/* A facet of an indicator that occurs: "judge.1" and "judge.2" are both the facet "judge". */
typedef struct emul__met_facet {
    int32_t name;
    emul__text stem;
    emul__csv_mark first;
} emul__met_facet;

typedef struct emul__met_names {
    const emul__model *model;
    const emul_ledger *ledger;
    emul_allocator allocator;
    char decimal_mark;
    emul__intern texts; /* the id of name i is text i */
    emul__met_name *names;
    size_t name_capacity;
    emul__intern stems;
    emul__index facet_places; /* (name, stem) -> facet */
    emul__met_facet *facets;
    size_t facet_capacity;
} emul__met_names;

void emul__met_names_init(emul__met_names *met, const emul__model *model, const emul_ledger *ledger, char decimal_mark);
void emul__met_names_destroy(emul__met_names *met);
/* The number of an indicator's name, noted if new; -1 when memory is out. */
int32_t emul__met_name_add(emul__met_names *met, emul__text id, emul__csv_mark mark);
/* Notes a facet; false when memory is out. */
bool emul__met_facet_add(emul__met_names *met, int32_t name, emul__text facet, emul__csv_mark mark);
/* Reports names that no rule uses and that are near to one that a rule uses and that does not occur: here, or as an attribute of the roster. */
void emul__met_names_check(const emul__met_names *met, const emul_roster *roster, emul__csv *csv);

#endif
