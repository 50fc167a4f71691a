"""Adds up and compares again, in fractions, what explanations say of contributions, of what conditions lack and of neighbours, against the columns of the result."""
from fractions import Fraction

from reevaluate import Wrong


def number(text):
    """A decimal or a fraction, or None."""
    try:
        return Fraction(text)
    except (ValueError, TypeError):
        return None


def expect(holds, line, what):
    if not holds:
        raise Wrong(f"{what}: {line['text']}")


def parts(line, *kinds):
    return [part for part in line.get("parts", []) if not kinds or part["kind"] in kinds]


# ---- contributions ----


def own_share(line):
    """What limits and roundings change behind each combination, and a geometric mean, which its parts do not add up to."""
    sign = 1
    found = Fraction(0)
    for part in parts(line):
        if part["kind"] == "combined":
            sign = -1 if part.get("of_kind") == "penalty" else 1
            found += sign * Fraction(part["value"]) if part["combine"] == "geometric_mean" else 0
        elif part["kind"] in ("most", "least", "rounded"):
            found += sign * Fraction(part["difference"])
    return -found if line.get("of_kind") == "penalty" else found


def contributed(line):
    return sum((Fraction(child["contribution"]) for child in parts(line, "criterion") if "contribution" in child), Fraction(0))


def check_node(line):
    below = parts(line, "criterion")
    for child in below:
        check_node(child)
    if below and "points" in line and not parts(line, "counted"):
        expect(contributed(line) + own_share(line) == Fraction(line["points"]), line, "contributions do not add up")


def check_contributions(card):
    for criterion in parts(card, "criterion"):
        check_node(criterion)
    for total in parts(card, "total"):
        expect(contributed(card) == Fraction(total["sum"]), total, "contributions do not add up")


# ---- what is lacking ----


def check_shortfall(line):
    own, needed, distance = (number(line.get(key)) for key in ("own", "needed", "difference"))
    if own is None or needed is None:
        return 0
    relation = line["relation"]
    holds = {
        "at_least": own >= needed,
        "more_than": own > needed,
        "at_most": own <= needed,
        "less_than": own < needed,
        "equal": own == needed,
        "unequal": own != needed,
    }.get(relation)
    expect(holds is False, line, "holds")
    if distance is not None:
        scale = 100 if line.get("measure") == "percentage_points" else 1
        expect(abs(own - needed) * scale == distance, line, "wrong distance")
        expect(line["fault"] == ("short" if own < needed else "over"), line, "wrong side")
    for low in parts(line, "too_low"):
        share = Fraction(low["points"]) / Fraction(low["max"]) if "max" in low else Fraction(low["points"])
        expect(share < needed or (share == needed and relation == "more_than"), low, "not too low")
        expect("value" not in low or Fraction(low["value"]) == share, low, "wrong share")
    return 1


def check_lacks(line):
    """How many shortfalls were redone; a condition that is met lacks nothing."""
    lacks = parts(line, "shortfall", "any_of", "all_of")
    expect(not (line["kind"] in ("condition", "class_condition") and line["verdict"] == "yes" and lacks), line, "met, and lacks something")
    return sum(check_shortfall(part) if part["kind"] == "shortfall" else check_lacks(part) for part in parts(line))


# ---- places ----


class Standing:
    """A scorecard's standing as the result has it."""

    def __init__(self, card):
        self.of = {row["subject"]: row for row in card["standings"]}

    def company(self, subject, key):
        """Those ranked with the subject by this key, with their places."""
        group = self.of[subject]["group"]
        rows = [row for row in self.of.values() if key == "place_overall" or row["group"] == group]
        return {row["subject"]: Fraction(row[key]) for row in rows if row[key] is not None}

    def value(self, subject, rule):
        """Of a key that is a column of the result; None of others."""
        row = self.of[subject]
        if rule == "total":
            return number(row["total"])
        points = {entry["criterion"]: number(entry["points"]) for entry in row["points"]}
        return points.get(rule[len("points("):-1]) if rule.startswith("points(") and rule.endswith(")") else None


def named(line):
    return [line["id"], *line.get("subjects", [])]


def check_comparison(line, subject, ahead, standing):
    """Keys one by one: equal or passed over up to the one that decides, and that one for the side it should."""
    compared = parts(line, "compared", "compared_last", "compared_preference")
    expect([key["verdict"] == "decides" for key in compared] == [False] * (len(compared) - 1) + [True], line, "decided by no key, or more")
    for key in compared:
        own, other = number(key["own"]), number(key["other"])
        if key["kind"] != "compared" or own is None or other is None:
            continue
        expect(number(key.get("difference", "0")) == abs(own - other), key, "wrong difference")
        expect(key["verdict"] != "equal" or own == other, key, "not equal")
        if key["verdict"] == "decides":
            expect((own < other) == (ahead == (key["direction"] == "desc")) and own != other, key, "decides for the other")
        for who, value in ((subject, own), (line["id"], other)):
            column = standing.value(who, key["rule"]) if standing else None
            expect(column is None or column == value, key, f"{who} has {column}")


def check_neighbour(line, kind, subject, company, standing):
    ahead = kind == "next_above"
    own = company[subject]
    places = [place for place in company.values() if (place < own if ahead else place > own)]
    shown = parts(line, kind)
    expect(len(shown) == (1 if places else 0), line, f"{kind}: one too many, or one too few")
    for neighbour in shown:
        nearest = max(places) if ahead else min(places)
        expect(Fraction(neighbour["place"]) == nearest, neighbour, "not the nearest")
        expect(named(neighbour) == sorted(who for who, place in company.items() if place == nearest), neighbour, "not all who are equal")
        check_comparison(neighbour, subject, ahead, standing)


def check_place(line, subject, standing):
    company = standing.company(subject, line["kind"])
    others = sorted(who for who, place in company.items() if place == company[subject] and who != subject)
    expect(Fraction(line["place"]) == company[subject] and line["count"] == len(company), line, "wrong place")
    expect([part["subjects"] for part in parts(line, "equals")] == ([others] if others else []), line, "not all equals")
    check_neighbour(line, "next_above", subject, company, standing)
    check_neighbour(line, "next_below", subject, company, standing)


def check_rivals(line, subject, award):
    """Who has the last slot stands before, who has none first stands behind."""
    of = {row["subject"]: row for row in award["decisions"]}
    for rival in parts(line, "last_in", "last_reserve", "first_out"):
        ahead = rival["kind"] != "first_out"
        for who in named(rival):
            expect(of[who]["order"] is not None and Fraction(of[who]["order"]) == Fraction(rival["place"]), rival, f"{who} stands elsewhere")
            expect((Fraction(of[who]["order"]) < Fraction(of[subject]["order"])) == ahead, rival, f"{who} on the wrong side")
            wanted = {"last_in": ("awarded", "tied_at_cut"), "last_reserve": ("reserve",)}.get(rival["kind"], ("not_selected", "reserve", "tied_at_cut"))
            expect(of[who]["decision"] in wanted, rival, f"{who} is {of[who]['decision']}")
        check_comparison(rival, subject, ahead, None)


class Reckoner:
    def __init__(self, result):
        self.standings = {card["id"]: Standing(card) for card in result["scorecards"]}
        self.awards = {award["id"]: award for award in result["awards"]}
        self.shortfalls = self.neighbours = 0

    def subject(self, explanation):
        subject = explanation["id"]
        for card in parts(explanation, "scorecard"):
            check_contributions(card)
            for line in parts(card, "place", "place_overall"):
                check_place(line, subject, self.standings[card["id"]])
                self.neighbours += len(parts(line, "next_above", "next_below"))
        for award in parts(explanation, "award"):
            for line in (award, *parts(award, "position")):
                check_rivals(line, subject, self.awards[award["id"]])
        self.shortfalls += check_lacks(explanation)

    def counts(self):
        return {"shortfalls": self.shortfalls, "neighbours": self.neighbours}
