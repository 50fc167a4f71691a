"""Makes docs/schema/explanation.schema.json of the tables of lines and members in docs/explanation.md, the one place where the kinds of lines are described.
Usage: schema.py PROJECT_DIR [--write]   compares, or writes; the test compares."""
import json
import pathlib
import re
import sys

DECIMAL = r"-?(0|[1-9][0-9]*)(\.[0-9]{0,5}[1-9])?"
# What the types of the table of members are in JSON.
TYPES = {
    "text": {"type": "string", "minLength": 1},
    "word": {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"},
    "decimal": {"type": "string", "pattern": f"^{DECIMAL}$"},
    "fraction": {"type": "string", "pattern": f"^({DECIMAL}|-?[1-9][0-9]*/[1-9][0-9]*)$"},
    "outcome": {"type": "string", "minLength": 1},
    "count": {"type": "integer"},
    "terms": {
        "type": "array",
        "minItems": 1,
        "items": {
            "type": "object",
            "required": ["weight", "value"],
            "properties": {"weight": {"$ref": "#/definitions/decimal"}, "value": {"$ref": "#/definitions/decimal"}},
            "additionalProperties": False,
        },
    },
    "list": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
}


def rows(page, header):
    """Cells of the rows of every table with this header."""
    inside = False
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells == header:
            inside = True
        elif inside and not set(line) <= set("|-"):
            yield cells


def name_in(cell):
    found = re.fullmatch(r"`([a-z_0-9]+)`", cell)
    if not found:
        sys.exit(f"no name: {cell}")
    return found[1]


def members_of(cell, types):
    """Name, type, and whether it may be absent, of each member in a cell such as "`id` `name`? `value` (fraction)"."""
    rest = "" if cell == "none" else cell
    while rest:
        found = re.match(r"`([a-z_0-9]+)`(\?)?(?: \(([a-z]+)\))?\s*", rest)
        if not found or found[1] not in types or (found[3] or "text") not in TYPES:
            sys.exit(f"no member of the table of members: {rest}")
        yield found[1], found[3] or types[found[1]], found[2] is not None
        rest = rest[found.end():]


def line_of_kind(kind, members):
    properties = {"kind": {"const": kind}}
    properties.update({name: {"$ref": f"#/definitions/{type_}"} for name, type_, _ in members})
    properties["text"] = {"type": "string", "minLength": 1}
    properties["parts"] = {"$ref": "#/definitions/parts"}
    required = ["kind"] + [name for name, _, optional in members if not optional] + ["text"]
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def choice(kinds):
    """Halves the sorted kinds until one is left: a reader tries few of them, and names what is wrong with the one that is meant."""
    if len(kinds) == 1:
        return {"$ref": f"#/definitions/line_{kinds[0]}"}
    half = kinds[: len(kinds) // 2]
    return {"if": {"properties": {"kind": {"enum": half}}}, "then": choice(half), "else": choice(kinds[len(kinds) // 2:])}


def schema_of(page):
    types = {name_in(cells[0]): cells[1] for cells in rows(page, ["member", "type", "what"])}
    lines = {name_in(cells[0]): list(members_of(cells[2], types)) for cells in rows(page, ["kind", "line", "members"])}
    kinds = sorted(lines)
    definitions = dict(TYPES)
    definitions["parts"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/line"}}
    definitions["line"] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": kinds}},
        **choice(kinds),
    }
    definitions.update({f"line_{kind}": line_of_kind(kind, lines[kind]) for kind in kinds})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "urn:libemul:schema:explanation:1",
        "title": "An explanation of libemul",
        "description": "Made of the tables in docs/explanation.md by tests/docs/schema.py.",
        "allOf": [{"$ref": "#/definitions/line"}],
        "definitions": definitions,
    }


def text_of(schema):
    """A definition a line, so that a change of one is read as that."""
    definitions = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in schema["definitions"].items())
    others = "".join(f" {json.dumps(name)}: {json.dumps(value)},\n" for name, value in schema.items() if name != "definitions")
    return "{\n" + others + ' "definitions": {\n' + definitions + "\n }\n}\n"


def main():
    top = pathlib.Path(sys.argv[1])
    target = top / "docs/schema/explanation.schema.json"
    made = text_of(schema_of((top / "docs/explanation.md").read_text("utf-8")))
    if sys.argv[2:] == ["--write"]:
        target.write_text(made, "utf-8")
    elif not target.exists() or target.read_text("utf-8") != made:
        sys.exit("docs/schema/explanation.schema.json is not what docs/explanation.md says: run tests/docs/schema.py . --write")


main()
