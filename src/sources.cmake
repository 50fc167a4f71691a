# Every source file of the project, by hand and in the order of the layers (src/README.md): a file that is not listed is not built.

set(EMUL_PUBLIC_HEADERS
    include/emul/base.h
    include/emul/decimal.h
    include/emul/emul.h
    include/emul/kernel.h
    include/emul/ledger.h
    include/emul/regulation.h
    include/emul/result.h
    include/emul/roster.h)

# Need the C library alone.
set(EMUL_CORE_SOURCES
    src/base/date.c
    src/base/diagnostic.c
    src/base/intern.c
    src/base/memory.c
    src/base/text.c
    src/base/version.c
    src/decimal/decimal.c
    src/decimal/ratio.c
    src/decimal/wide.c
    src/decimal/wide_portable.c
    src/decimal/wider.c
    src/kernel/column.c
    src/kernel/cut.c
    src/kernel/panel.c
    src/kernel/rank.c
    src/kernel/sort.c
    src/kernel/sum.c
    src/regulation/awards.c
    src/regulation/build.c
    src/regulation/builder.c
    src/regulation/check_classes.c
    src/regulation/check_ids.c
    src/regulation/check_points.c
    src/regulation/criteria.c
    src/regulation/dependencies.c
    src/regulation/draft.c
    src/regulation/draft_kinds.c
    src/regulation/fields.c
    src/regulation/finish.c
    src/regulation/model.c
    src/regulation/names.c
    src/regulation/quota.c
    src/regulation/read_back.c
    src/regulation/scorecards.c
    src/regulation/sequence.c
    src/facts/argument.c
    src/facts/index.c
    src/facts/ledger.c
    src/facts/ledger_add.c
    src/facts/roster.c
    src/explain/awards.c
    src/explain/cells.c
    src/explain/criteria.c
    src/explain/csv.c
    src/explain/exact.c
    src/explain/fill.c
    src/explain/json.c
    src/explain/json_text.c
    src/explain/lines.c
    src/explain/names.c
    src/explain/render.c
    src/explain/rows.c
    src/explain/standing.c
    src/explain/tree.c
    src/explain/why.c
    )

# Need libyaml or utf8proc; left out by EMUL_READERS=OFF.
set(EMUL_READER_SOURCES
    src/regulation/nfc.c
    src/facts/cell.c
    src/facts/csv.c
    src/facts/csv_open.c
    src/facts/csv_place.c
    src/facts/facts_csv.c
    src/facts/facts_names.c
    src/facts/history_csv.c
    src/facts/roster_csv.c
    src/facts/subjects.c
    )

# Stand in for the readers in a build without them, so that the exported names are always the same.
set(EMUL_NO_READER_SOURCES
    src/facts/no_readers.c
    )

# The program emul; sees include/ only.
set(EMUL_TOOL_SOURCES
    src/tool/files.c
    src/tool/help.c
    src/tool/inputs.c
    src/tool/main.c
    src/tool/memory.c
    src/tool/options.c
    src/tool/show.c
    src/tool/show_awards.c
    src/tool/show_missing.c
    src/tool/show_standings.c
    src/tool/table.c
    )
