"""Reads an explanation as columns, with what Python brings (ctypes): the criteria that cost a unit most, and the steps that changed its numbers.
Usage: columns.py LIBRARY FOLDER PERIOD SUBJECT   such as: columns.py libemul.so examples/cao-bang-2023 2023 ttyt_c"""
import ctypes
import pathlib
import sys

TEXT, WORD, DECIMAL, SHARE, EXACT, COUNT, TERMS, LIST = range(8)  # EMUL_FIELD_*
LINE_ARRAYS = "kind depth parent after part_first part field_first english_first english vietnamese_first vietnamese"
FIELD_ARRAYS = "key type number text_first text item_first"
ITEM_ARRAYS = "item_weight item_value item_text_first item_text"
ARRAYS = f"{LINE_ARRAYS} {FIELD_ARRAYS} {ITEM_ARRAYS}".split()
BYTES = {"english", "vietnamese", "text", "item_text"}
SMALL = {"kind", "depth", "key", "type"}


def pointer_to(name):
    return ctypes.POINTER(ctypes.c_char if name in BYTES else ctypes.c_int32 if name in SMALL else ctypes.c_int64)


class Columns(ctypes.Structure):
    """emul_columns, as include/emul/explanation.h lays it out."""

    _fields_ = (
        [("struct_size", ctypes.c_size_t)]
        + [(name, pointer_to(name)) for name in ARRAYS]
        + [(name, ctypes.c_int64) for name in ("line_count", "field_count", "item_count")]
    )


class Options(ctypes.Structure):
    """The first members of emul_options; a struct that ends early is accepted."""

    _fields_ = [("struct_size", ctypes.c_size_t), ("period", ctypes.c_char_p), ("allocator", ctypes.c_void_p), ("explain", ctypes.c_int32), ("reserved", ctypes.c_int32)]


class Emul:
    """The library; a call whose status is not EMUL_OK ends the program with what it says is wrong."""

    def __init__(self, path):
        self.library = ctypes.CDLL(path)
        self.library.emul_error_create.restype = ctypes.c_void_p
        self.library.emul_line_kind_name.restype = ctypes.c_char_p
        self.library.emul_roster_find.restype = ctypes.c_int64
        self.error = ctypes.c_void_p(self.library.emul_error_create(None))

    def call(self, name, *arguments):
        if getattr(self.library, name)(*arguments, self.error) != 0:
            line = ctypes.create_string_buffer(1024)
            self.library.emul_error_format(self.error, ctypes.c_int64(0), ctypes.c_int32(0), line, ctypes.c_size_t(len(line)), None)
            sys.exit(f"{name}: {line.value.decode()}")

    def make(self, name, *arguments):
        made = ctypes.c_void_p()
        self.call(name, *arguments, ctypes.byref(made))
        return made

    def explain(self, folder, period, subject):
        """Columns of why a subject has its result."""
        regulation, roster, ledger = [(folder / name).read_bytes() for name in ("regulation.yaml", "roster.csv", "facts.csv")]
        rules = self.make("emul_regulation_parse", regulation, ctypes.c_size_t(len(regulation)), None, None)
        subjects = self.make("emul_roster_create", None)
        self.call("emul_roster_parse_csv", subjects, roster, ctypes.c_size_t(len(roster)), None)
        facts = self.make("emul_ledger_create", None)
        self.call("emul_ledger_parse_csv", facts, rules, subjects, ledger, ctypes.c_size_t(len(ledger)), None)
        options = Options(ctypes.sizeof(Options), period.encode())
        result = self.make("emul_evaluate", rules, subjects, facts, ctypes.byref(options))
        row = self.library.emul_roster_find(subjects, subject.encode())
        explanation = self.make("emul_result_explain", result, ctypes.c_int64(row), None)
        columns = ctypes.POINTER(Columns)()
        self.call("emul_explanation_columns", explanation, ctypes.byref(columns))
        for kind, thing in zip("explanation result ledger roster regulation".split(), (explanation, result, facts, subjects, rules)):
            getattr(self.library, f"emul_{kind}_destroy")(thing)
        return columns  # they own what they show

    def number_of(self, what, name):
        return getattr(self.library, f"emul_{what}_find")(name.encode())


def piece(first, of, index):
    return of[first[index] : first[index + 1]].decode()


def fields(columns, line, keys):
    """Of a line the fields with these keys: numbers as they are, in millionths, else text."""
    found = {}
    for field in range(columns.field_first[line], columns.field_first[line + 1]):
        name = keys.get(columns.key[field])
        if name:
            is_number = columns.type[field] in (DECIMAL, COUNT)
            found[name] = columns.number[field] if is_number else piece(columns.text_first, columns.text, field)
    return found


def main():
    library, folder, period, subject = sys.argv[1:]
    emul = Emul(library)
    columns = emul.explain(pathlib.Path(folder), period, subject)
    view = columns.contents
    keys = {emul.number_of("field_key", name): name for name in ("id", "of_kind", "points", "max", "from", "to")}
    criterion, rounded = emul.number_of("line_kind", "criterion"), emul.number_of("line_kind", "rounded")
    lost = []
    for line in range(view.line_count):
        if view.kind[line] == criterion:
            told = fields(view, line, keys)
            is_leaf = all(view.kind[part] != criterion for part in range(line + 1, view.after[line]))
            if is_leaf and "of_kind" not in told and told.get("points", 0) < told.get("max", 0):
                lost.append((told["max"] - told.get("points", 0), told["id"]))
    for short, name in sorted(lost, reverse=True)[:3]:
        print(f"{name}: {short / 1000000:g} points short of full marks")
    for line in range(view.line_count):
        if view.kind[line] == rounded:
            told = fields(view, line, keys)
            print(f"{fields(view, view.parent[line], keys)['id']}: {told['from']} rounded to {told['to'] / 1000000:g}")
    emul.library.emul_columns_destroy(columns)


main()
