"""Recomputes what `emul report` says of the marks of real cases, with fractions and without libemul, and compares every figure of the JSON.
The definitions are those of docs/report.md: Kendall's W with ties, Spearman's coefficient with the mean of the others, the sample standard deviation, marks
further than five times the median distance (the mean, where that is 0) from the median of the others, differences of stages, counts above five times the
median of the others and by 20.
Usage: fairness.py EMUL_PROGRAM PROJECT_DIR"""
import csv
import json
import pathlib
import statistics
import subprocess
import sys
from collections import defaultdict
from fractions import Fraction
from math import isqrt


def text(value, places=4):
    """A fraction rounded half away from zero, as the JSON writes decimals."""
    scaled = abs(value) * 10**places
    steps = (2 * scaled + 1) // 2
    return decimal((-1 if value < 0 else 1) * Fraction(steps, 10**places))


def decimal(value):
    """An exact decimal, or a fraction in lowest terms."""
    millionths = value * 10**6
    if millionths.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = f"{abs(millionths.numerator):07d}"
    shown = f"{digits[:-6]}.{digits[-6:]}".rstrip("0").rstrip(".")
    return ("-" if value < 0 else "") + shown


def root(value, places=4):
    """The root of a fraction, rounded half up."""
    square = value * 10 ** (2 * places)
    below = isqrt(square.numerator // square.denominator)
    return Fraction(below + (Fraction(2 * below + 1, 2) ** 2 <= square), 10**places)


def median(values):
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def ranks(values):
    return [sum(other < value for other in values) + Fraction(1 + sum(other == value for other in values), 2) for value in values]


def read(folder):
    """{(indicator, facet, when): {subject: number}}"""
    facts = defaultdict(dict)
    rows = list(csv.DictReader(open(folder / "facts.csv", encoding="utf-8-sig")))
    for row in rows:
        cells = (
            [(row["indicator"], row["facet"], row["when"], row["value"])]
            if "indicator" in row
            else [(*(name.split("@") + [""])[:2], "", value) for name, value in row.items() if name != "subject"]
        )
        for indicator, facet, when, value in cells:
            try:
                facts[indicator, facet, when][row["subject"]] = Fraction(value)
            except ValueError:
                pass
    return facts


# ---- panels ----


def kendall(marks, judges):
    """W of the entries that everybody has marked: 12 S / (m^2 (n^3 - n) - m T)."""
    complete = [entry for entry in marks.values() if len(entry) == len(judges)]
    n, m = len(complete), len(judges)
    columns = [ranks([entry[judge] for entry in complete]) for judge in judges]
    sums = [sum(column[i] for column in columns) for i in range(n)]
    ties = sum(column.count(rank) ** 3 - column.count(rank) for column in columns for rank in set(column))
    spread = sum((rank_sum - Fraction(m * (n + 1), 2)) ** 2 for rank_sum in sums)
    return text(12 * spread / (m * m * (n**3 - n) - m * ties)), n


def spearman(marks, judge):
    pairs = [(entry[judge], mean([entry[other] for other in entry if other != judge])) for entry in marks.values() if judge in entry and len(entry) > 1]
    own, others = ranks([pair[0] for pair in pairs]), ranks([pair[1] for pair in pairs])
    middle = Fraction(len(pairs) + 1, 2)
    product = sum((a - middle) * (b - middle) for a, b in zip(own, others))
    squares = sum((a - middle) ** 2 for a in own) * sum((b - middle) ** 2 for b in others)
    return text(root(product * product / squares, 4) * (-1 if product < 0 else 1))


def judge_line(marks, judge):
    own = {subject: entry[judge] for subject, entry in marks.items() if judge in entry}
    others = {subject: [mark for name, mark in marks[subject].items() if name != judge] for subject in own}
    return {
        "judge": judge,
        "count": len(own),
        "least": text(min(own.values()), 6),
        "most": text(max(own.values()), 6),
        "mean": text(mean(own.values())),
        "shift": text(mean([mark - mean(marks[subject].values()) for subject, mark in own.items()])),
        "deviation": text(root(statistics.variance(own.values()), 4)),
        "correlation": spearman(marks, judge),
        "extremes": sum(others[s] != [] and (all(o < own[s] for o in others[s]) or all(o > own[s] for o in others[s])) for s in own),
    }


def far_marks(marks, judges):
    found = []
    for subject, entry in marks.items():
        for judge, mark in entry.items():
            others = [other for name, other in entry.items() if name != judge]
            if len(others) >= 2:
                found.append((abs(mark - median(others)), judges.index(judge), subject, judge, mark, median(others)))
    usual = median([distance for distance, *_ in found]) or mean([distance for distance, *_ in found])
    far = sorted((item for item in found if item[0] > 5 * usual), key=lambda item: (-item[0], item[1], item[2]))
    lines = [(judge, subject, decimal(mark), decimal(others), decimal(distance)) for distance, _, subject, judge, mark, others in far]
    return {"count": len(far), "limit": decimal(5 * usual), "usual": decimal(usual)}, lines


def check_panel(line, facts):
    indicator, facet = line["fact"].split("@")
    judges = sorted({key[1][len(facet) + 1 :] for key in facts if key[0] == indicator and key[1].startswith(facet + ".")}, key=int)
    marks = defaultdict(dict)
    for judge in judges:
        for subject, mark in facts[indicator, f"{facet}.{judge}", ""].items():
            marks[subject][judge] = mark
    same({"judges": len(judges), "entries": len(marks)}, line)
    agreement, complete = kendall(marks, judges)
    same({"agreement": agreement, "complete": complete}, line)
    shown = [part for part in line["parts"] if part["kind"] == "judge"]
    equal([judge["judge"] for judge in shown], judges)
    for part in shown:
        same(judge_line(marks, part["judge"]), part)
    heading, lines = far_marks(marks, judges)
    far = line["parts"][-1]
    same(heading, far)
    equal([(p["judge"], p["id"], p["own"], p["others"], p["difference"]) for p in far.get("parts", [])], lines)


# ---- stages ----


def stage_line(differences):
    return {
        "count": len(differences),
        "higher": sum(d > 0 for d in differences),
        "lower": sum(d < 0 for d in differences),
        "share": text(Fraction(sum(d > 0 for d in differences), len(differences))),
        "mean": text(mean(differences)),
    }


def check_stages(section, facts, roster):
    """Totals here are sums of the indicators' figures. Compared is who has all of them at both stages: one lacks a figure, one has not been appraised."""
    names = [f"c{i}" for i in range(1, 11)]
    communes = [row["id"] for row in roster if row["level"] == "xa"]
    subjects = [s for s in communes if all(s in facts[n, stage, ""] for n in names for stage in ("self", "appraised"))]
    equal(sorted(set(communes) - set(subjects)), ["binh_4", "chau_2"])
    group = {row["id"]: row["zone"] for row in roster}
    by_indicator = {n: {s: facts[n, "self", ""][s] - facts[n, "appraised", ""][s] for s in communes if s in facts[n, "self", ""] and s in facts[n, "appraised", ""]} for n in names}
    counted = {stage: {s: sum(facts[n, stage, ""].get(s, 0) for n in names) for s in subjects} for stage in ("self", "appraised")}
    totals = next(part for part in section["parts"] if part["kind"] == "self_totals" and part["id"] == "xa")
    known = {part["id"] for part in totals["parts"] if part["kind"] == "self_subject"}
    differences = {s: counted["self"][s] - counted["appraised"][s] for s in subjects}
    same(stage_line(list(differences.values())), totals)
    equal(known, {s for s in subjects if differences[s] > 0})
    order = sorted(known, key=lambda s: (-differences[s], s))
    lines = [(p["id"], p["own"], p["value"], p["difference"]) for p in totals["parts"] if p["kind"] == "self_subject"]
    equal(lines, [(s, decimal(counted["self"][s]), decimal(counted["appraised"][s]), decimal(differences[s])) for s in order])
    for part in (p for p in totals["parts"] if p["kind"] == "self_group"):
        same(stage_line([d for s, d in differences.items() if group[s] == part["group"]]), part)
    shown = [part for part in section["parts"] if part["kind"] == "self_indicator"]
    equal([part["fact"] for part in shown], names)
    for part in shown:
        own = by_indicator[part["fact"]]
        same(stage_line(list(own.values())), part)
        same({"most": decimal(max(own.values())), "subjects": sorted(s for s in own if own[s] == max(own.values()))}, part)


# ---- dated counts ----


def check_bursts(section, facts, indicator, first, last):
    found, examined = [], 0
    subjects = sorted({s for key in facts if key[0] == indicator for s in facts[key]})
    for subject in subjects:
        days = {key[2]: facts[key][subject] for key in facts if key[0] == indicator and first <= key[2] <= last and subject in facts[key]}
        examined += len(days)
        for day, value in days.items():
            others = [v for d, v in days.items() if d != day]
            if len(others) >= 4 and value > 5 * median(others) and value - median(others) >= 20:
                found.append((subject, day, decimal(value), decimal(median(others))))
    same({"count": examined, "findings": len(found)}, section)
    equal(sorted((p["id"], p["when"], p["own"], p["usual"]) for p in section.get("parts", [])), sorted(found))


# ---- comparing ----

compared = 0


def equal(is_now, wanted):
    global compared
    compared += len(wanted) if isinstance(wanted, (list, set)) else 1
    if is_now != wanted:
        sys.exit(f"libemul says {is_now}\nrecomputed   {wanted}")


def same(wanted, line):
    for key, value in wanted.items():
        if line.get(key) != value:
            sys.exit(f"{line['text']}\n{key}: recomputed {value}, libemul says {line.get(key)}")
        equal(line.get(key), value)


def report(emul, folder, period):
    command = [emul, "report", "regulation.yaml", "--roster", "roster.csv", "--facts", "facts.csv", "--period", period]
    written = subprocess.run(command + ["--section", "fair", "--shown", "100000", "--format", "json"], cwd=folder, capture_output=True, check=True)
    return json.loads(written.stdout)[0]["parts"]


def main():
    emul, project = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    cases = [("tests/golden/figure_skating_2017", "2017", 5), ("examples/lao-cai-video-2024", "2024", 1), ("examples/commune-health-2023", "2023", 0)]
    for folder, period, panels in cases:
        facts = read(project / folder)
        parts = report(emul, project / folder, period)
        shown = [part for part in parts if part["kind"] == "panel"]
        equal(len(shown), panels)
        for part in shown:
            check_panel(part, facts)
        for part in (p for p in parts if p["kind"] == "self_marks"):
            check_stages(part, facts, list(csv.DictReader(open(project / folder / "roster.csv", encoding="utf-8-sig"))))
        bursts = [part for part in parts if part["kind"] == "bursts"]
        equal([part["fact"].split(",")[0] for part in bursts], ["sum(likes", "sum(shares"] if "lao-cai" in folder else [])
        for part in bursts:
            check_bursts(part, facts, part["fact"][4:].split(",")[0], "2024-08-16", "2024-08-30")
    print(f"{compared} figures recomputed")


main()
