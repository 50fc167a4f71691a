"""Judges what a case prints of its explanations from outside the library: every JSON text is what its schema says; every condition evaluated again gives its verdict, the
verdicts and positions the decision, the conditions of classes the class; contributions add up, what is lacking and who is before and behind is compared with the columns.
Usage: explanations.py PROJECT_DIR PROGRAM FOLDER PERIOD [N M]   PROGRAM is tests/golden/explained.c"""
import copy
import json
import pathlib
import subprocess
import sys

import fastjsonschema

from reckon import Reckoner
from reevaluate import Judge, Wrong


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


def orders_in(orders, result):
    labels = [[label.strip() for label in text.split(",")] for text in orders["labels"].values() if text]
    return labels + [[klass["id"] for klass in card["classes"]] for card in result["scorecards"]]


def wrong(judges, explanation):
    """What is wrong with it; None if nothing is."""
    try:
        is_gap = any(part["kind"].startswith("gap_") for part in explanation.get("parts", []))
        for judge in judges if explanation["kind"] == "subject" and not is_gap else ():
            judge.subject(explanation)
    except Wrong as problem:
        return problem
    return None


def judges_of(orders, result):
    return Judge(orders_in(orders, result), orders["at_cut"], result), Reckoner(result)


def judged(orders, result, explanations):
    judges = judges_of(orders, result)
    problems = []
    for explanation in explanations:
        problem = wrong(judges, explanation)
        if problem:
            problems.append(f"{explanation['text']}: {problem}")
    if problems:
        sys.exit("\n".join([*problems[:20], f"{len(problems)} of {len(explanations)} explanations"]))
    return judges[0].counts, judges[1].counts()


def lines_of(line):
    yield line
    for part in line.get("parts", []):
        yield from lines_of(part)


def other_verdict(line):
    if line["kind"] in ("condition", "class_condition"):
        return {"verdict": "no" if line["verdict"] == "yes" else "yes"}
    return None


def other_decision(line):
    if line["kind"] == "award" and "decision" in line:
        return {"decision": "awarded" if line["decision"] == "not_eligible" else "not_eligible"}
    return None


def other_place(line):
    return {"place": "1000000"} if line["kind"] == "place_overall" else None


def other_contribution(line):
    return {"contribution": "-1000000"} if "contribution" in line else None


def other_neighbour(line):
    return {"place": "1000000"} if line["kind"] in ("next_above", "next_below") else None


def other_key(line):
    return {"difference": "1000000"} if line["kind"] in ("compared", "shortfall") and "difference" in line else None


def other_quota(line):
    return {"slots": line["slots"] + 1} if line["kind"] == "slots" and "share" in line else None


def expect_sharp(orders, result, explanations):
    """An explanation in which one thing is told otherwise is found out."""
    for change in (other_verdict, other_decision, other_place, other_contribution, other_neighbour, other_key, other_quota):
        for explanation in explanations:
            changed = copy.deepcopy(explanation)
            line = next((line for line in lines_of(changed) if change(line)), None)
            if line is not None:
                line.update(change(line))
                if not wrong(judges_of(orders, result), changed):
                    sys.exit(f"{change.__name__} is not noticed: {line['text']}")
                break


def main():
    top = pathlib.Path(sys.argv[1])
    program = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, check=True)
    texts = program.stdout.decode("utf-8").split("\x1e")[1:]
    orders, result, *explanations = (json.loads(text) for text in texts)
    of_result, of_explanation = schema(top, "result"), schema(top, "explanation")
    expect_valid(of_result, result, "result")
    for explanation in explanations:
        expect_valid(of_explanation, explanation, explanation["text"])
    expect_strict(of_explanation, explanations[0])
    expect_sharp(orders, result, explanations)
    print(f"{len(explanations)} explanations:", judged(orders, result, explanations))


main()
