"""Judges what a case prints of its explanations from outside the library: every JSON text is what its schema says.
Usage: explanations.py PROJECT_DIR PROGRAM FOLDER PERIOD [N M]   PROGRAM is tests/golden/explained.c"""
import copy
import json
import pathlib
import subprocess
import sys

import fastjsonschema


def schema(top, name):
    return fastjsonschema.compile(json.loads((top / "docs/schema" / f"{name}.schema.json").read_text("utf-8")))


def expect_valid(validate, value, what):
    try:
        validate(value)
    except fastjsonschema.JsonSchemaException as problem:
        sys.exit(f"{what}: {problem.message}: {json.dumps(problem.value, ensure_ascii=False)[:1000]}")


def is_refused(validate, value):
    try:
        validate(value)
    except fastjsonschema.JsonSchemaException:
        return True
    return False


def expect_strict(validate, explanation):
    """The schema refuses a line that lacks a member, has one too many or one of another type, and one of a kind that is not there; however deep it lies."""
    changes = {
        "a member less": lambda line: line.pop("text"),
        "a member more": lambda line: line.update(more_than_there_is="1"),
        "a number for a text": lambda line: line.update(text=1),
        "an unknown kind": lambda line: line.update(kind="unheard_of"),
    }
    for name, change in changes.items():
        changed = copy.deepcopy(explanation)
        line = changed
        while "parts" in line:
            line = line["parts"][0]
        change(line)
        if not is_refused(validate, changed):
            sys.exit(f"the schema does not mind {name}")


def main():
    top = pathlib.Path(sys.argv[1])
    program = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, check=True)
    texts = program.stdout.decode("utf-8").split("\x1e")[1:]
    _labels, result, *explanations = (json.loads(text) for text in texts)
    of_result, of_explanation = schema(top, "result"), schema(top, "explanation")
    expect_valid(of_result, result, "result")
    for explanation in explanations:
        expect_valid(of_explanation, explanation, explanation["text"])
    expect_strict(of_explanation, explanations[0])
    print(f"{len(explanations)} explanations")


main()
