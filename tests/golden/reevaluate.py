"""Evaluates again, from an explanation alone, what it says: each rule and condition with its values, each class and each decision from the lines below it."""
import re
from fractions import Fraction

from expressions import MISSING, NOT_APPLICABLE, Absent, Context, Unsupported, evaluate, read, rounded

CONDITIONS = {"where", "disqualification", "class_condition", "rank_last", "cap_class", "demote", "unclassified", "condition", "preference"}
VERDICTS = {"yes": True, "no": False, "unknown": None}

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+|/[0-9]+)?")
# Whom a subject is compared with: whether that one comes first.
BESIDE = {"next_above": True, "next_below": False, "first_out": False, "last_in": True, "last_reserve": True, "last_kept": True}

# In the notation of rules, and as a word.
ABSENT_IN_JSON = {MISSING: ("?", "missing"), NOT_APPLICABLE: ("N/A", "not_applicable")}


class Wrong(Exception):
    pass


def expect(holds, line, why):
    if not holds:
        raise Wrong(f"{why}: {line['text']}")


def parts(line, *kinds):
    return [part for part in line.get("parts", []) if not kinds or part["kind"] in kinds]


def one(line, *kinds):
    found = parts(line, *kinds)
    return found[0] if found else None


class Judge:
    """`orders`: lists of labels and classes, best first. `at_cut`: of each award what happens to equals at the last place. Counts what it judged."""

    def __init__(self, orders, at_cut, result):
        self.context = Context(orders)
        self.at_cut, self.result = at_cut, result
        self.counts = {}
        self.decisions = {award["id"]: {one["subject"]: one for one in award["decisions"]} for award in result["awards"]}
        self.prize_of = {award["id"]: award["prize_of"] for award in result["awards"] if "prize_of" in award}
        self.standings = {card["id"]: {one["subject"]: one for one in card["standings"]} for card in result["scorecards"]}

    def count(self, what):
        self.counts[what] = self.counts.get(what, 0) + 1

    # ---- texts with values ----

    def value_of(self, text, line):
        try:
            return evaluate(read(text), self.context)
        except Unsupported:
            raise
        except Exception as problem:
            raise Wrong(f"{problem!r} in {text!r}: {line['text']}") from problem

    def test(self, line):
        """A condition evaluated: its verdict is what the values give."""
        value = self.value_of(line.get("filled", line["rule"]), line)
        truth = None if isinstance(value, Absent) else value
        expect(truth in (True, False, None), line, "no truth")
        expect(truth == VERDICTS[line["verdict"]], line, f"the values give {truth}")
        self.count("conditions")
        return truth

    def check_value(self, line):
        """A rule or a named value: its value is what the values in it give."""
        if "value" not in line:
            return
        try:
            value = self.value_of(line.get("filled", line["rule"]), line)
        except Unsupported as reason:
            self.count(f"without {reason}")
            return
        told = line["value"]
        if isinstance(value, Absent) or value is None or (isinstance(value, tuple) and value[0] != value[1]):
            absent = value if isinstance(value, Absent) else MISSING  # also what lies between bounds
            expect(told in ABSENT_IN_JSON[absent], line, f"the values give {value}")
        elif isinstance(value, bool):
            expect(told == ("yes" if value else "no"), line, f"the values give {value}")
        elif isinstance(value, tuple):
            expect(Fraction(told) == value[0], line, f"the values give {value[0]}")
        else:
            expect(told == str(value), line, f"the values give {value}")
        self.count("rules")

    def check_share(self, line):
        """The arithmetic of a quota: 20 % of 17 = 3.4, rounded down, gives 3."""
        value = Fraction(line["share"]) * line["pool"]
        expect(Fraction(line["value"]) == value, line, f"the share is {value}")
        expect(line["slots"] == max(int(rounded(value, mode=line["mode"])), line.get("at_least", 0)), line, "other slots")
        self.count("quotas")

    def check_rival(self, line):
        """Key by key to the one that decides: what is equal is equal, and what decides puts the one first who comes first."""
        ahead = BESIDE[line["kind"]]
        compared = parts(line, "compared")
        for key in compared:
            decides = key["verdict"] == "decides"
            expect(not decides or key is compared[-1], key, "keys behind the one that decides")
            if key["verdict"] != "passed_over":
                own, other = Fraction(key["own"]), Fraction(key["other"])
                expect((own != other) == decides, key, "decides or not")
                expect(not decides or Fraction(key["difference"]) == abs(own - other), key, "another difference")
                expect(not decides or ((other > own) == (key["direction"] == "desc")) == ahead, key, "decides the other way round")
                self.count("keys compared")

    def check_shortfall(self, line):
        """What is there and what is lacking make what is needed."""
        if NUMBER.fullmatch(line.get("own", "")) and NUMBER.fullmatch(line.get("needed", "")) and "difference" in line:
            lacking = Fraction(line["needed"]) - Fraction(line["own"])
            lacking *= 100 if line.get("measure") == "percentage_points" else 1
            expect(Fraction(line["difference"]) == {"short": lacking, "over": -lacking}[line["fault"]], line, f"{lacking} is lacking")
            self.count("shortfalls")

    # ---- all lines ----

    def walk(self, line):
        full = self.context.full
        kind = line["kind"]
        if kind == "criterion":
            self.context.full = Fraction(line["max"]) if "max" in line else None
        if kind in ("rule", "value"):
            self.check_value(line)
        elif kind in CONDITIONS:
            self.test(line)
        elif kind == "shortfall":
            self.check_shortfall(line)
        elif kind in BESIDE:
            self.check_rival(line)
        elif kind in ("slots", "limit") and "share" in line:
            self.check_share(line)
        for part in parts(line):
            self.walk(part)
        self.context.full = full

    def check_complete(self, line):
        """No place, class or decision of the subject is left unexplained."""
        subject = line["id"]
        cards = {card["id"]: card for card in parts(line, "scorecard")}
        for card, standings in self.standings.items():
            standing = standings.get(subject, {"place": None, "place_overall": None, "class": ""})
            told = [part["kind"] for part in parts(cards.get(card, {}), "place", "place_overall", "class")]
            expect(not standing["place_overall"] or "place_overall" in told, line, f"no word of the place on {card}")
            expect(not standing["class"] or "class" in told, line, f"no word of the class on {card}")
        awards = {award["id"] for award in parts(line, "award")}
        for award, decisions in self.decisions.items():
            expect(subject not in decisions or award in awards, line, f"no word of {award}")

    def subject(self, line):
        self.walk(line)
        self.check_complete(line)
        for card in parts(line, "scorecard"):
            self.scorecard(line, card)
        awards = {award["id"]: award for award in parts(line, "award")}
        for award in awards.values():
            self.award(line, award, awards)

    # ---- scorecards ----

    def scorecard(self, subject, card):
        standing = self.standings[card["id"]].get(subject["id"])
        if standing is None:
            return
        expect(card["state"] == standing["state"], card, "another state in the result")
        vetoes = [VERDICTS[veto["verdict"]] for veto in parts(card, "disqualification")]
        if card["state"] in ("complete", "disqualified", "undetermined") and vetoes:
            held = "disqualified" if True in vetoes else "undetermined" if None in vetoes else None
            expect(held in (None, card["state"]), card, f"the vetoes make it {held}")
            expect(held or card["state"] != "disqualified", card, "no veto holds")
            self.count("vetoes")
        for place in parts(card, "place", "place_overall"):
            expect(place["place"] == standing[place["kind"]], place, "another place in the result")
            self.count("places")
        for klass in parts(card, "class"):
            self.klass(klass, standing)

    def klass(self, line, standing):
        told = line.get("id") or standing["class"]
        expect(standing["class"] == told and ("id" in line) == (told not in ("undetermined", "unclassified", "tied")), line, "another class in the result")
        if not parts(line):
            expect(told in ("undetermined", "unclassified") and standing["state"] != "complete", line, "no word of the conditions")
        else:
            expect(self.class_of(line) == told, line, f"the lines below give {self.class_of(line)}")
            self.count("classes")

    def class_of(self, line):
        """The first class whose condition holds, then what restrictions and quotas make of it."""
        found = None
        for test in parts(line, "class_condition", "class_without_condition"):
            verdict = VERDICTS[test["verdict"]] if "verdict" in test else True
            if verdict is not False:
                found = test["id"] if verdict else "undetermined"
                break
        if found is None:
            found = "unclassified"
        return self.after_quota(line, self.after_restrictions(line, found))

    def after_restrictions(self, line, found):
        order = self.order_with(found)
        if any(VERDICTS[part["verdict"]] for part in parts(line, "unclassified")):
            return "unclassified"
        if any(VERDICTS[part["verdict"]] is None for part in parts(line, "unclassified", "demote", "cap_class")):
            return one(line, "lowered") and "undetermined" or found
        if order is None:
            return found
        at = order.index(found) + sum(part.get("count", 1) for part in parts(line, "demote") if VERDICTS[part["verdict"]])
        at = min(at, len(order) - 1)
        for cap in parts(line, "cap_class"):
            if VERDICTS[cap["verdict"]]:
                at = max(at, order.index(self.class_named(cap["class"])))
        return order[at]

    def after_quota(self, line, found):
        if one(line, "class_tied"):
            return "tied"
        demoted = one(line, "demoted")
        if demoted:
            expect(self.class_named(demoted["from"]) == found, demoted, "moved down from another class")
            return self.class_named(demoted["to"])
        return found

    def class_named(self, name):
        for card in self.result["scorecards"]:
            for klass in card["classes"]:
                if name in (klass.get("name"), klass["id"]):
                    return klass["id"]
        return name

    def order_with(self, klass):
        for card in self.result["scorecards"]:
            order = [one["id"] for one in card["classes"]]
            if klass in order:
                return order
        return None

    # ---- awards ----

    def award(self, subject, line, awards):
        decided = self.decisions[line["id"]].get(subject["id"])
        told = line.get("decision")
        expect((decided or {}).get("decision") == told, line, "another decision in the result")
        if one(line, "not_in_force"):
            return
        position = one(line, "position")
        if position:
            expect(position["order"] == decided["order"], position, "another position in the result")
        again = self.decision_of(line, awards)
        expect(again == told, line, f"the lines below give {again}")
        self.count("decisions")

    def refusal(self, line):
        """What conditions and the standing make of it; None if they let it pass."""
        verdicts = [VERDICTS[test["verdict"]] for test in parts(line, "condition")]
        standing = one(line, "standing")
        if False in verdicts:
            return "not_eligible"
        if standing:
            return "undetermined" if standing["state"] in ("incomplete", "undetermined") else "not_eligible"
        return "undetermined" if None in verdicts else None

    def decision_of(self, line, awards):
        """A prize shares conditions and position with its award; who receives one of the prizes receives the award, whose slots are those of them all."""
        whole = awards.get(self.prize_of.get(line["id"]), line)
        refused = self.refusal(whole) or self.refusal(line)
        if refused == "not_eligible":
            return refused
        if one(line, "excluded") or one(whole, "excluded"):
            return "excluded"
        prizes = [award for award in awards.values() if self.prize_of.get(award["id"]) == line["id"]]
        if "awarded" in [self.decision_of(prize, awards) for prize in prizes]:
            return "awarded"
        by_position = self.by_position(line, one(whole, "position"), [self.slots_of(award) for award in prizes or [line]])
        if refused or one(line, "open") or one(whole, "open"):
            return by_position if by_position == "not_selected" else "undetermined"  # behind all who come first it is known, whatever comes
        return by_position

    def slots_of(self, line):
        """Positions that are given away, [first, last]; None without a quota."""
        quotas = parts(line, "slots", "limit")
        if not quotas:
            return None
        fewest = min(quota["slots"] for quota in quotas)
        first = next((quota["first"] for quota in quotas if "first" in quota), 1)
        return first, first + fewest - 1

    def by_position(self, line, position, slots):
        if None in slots:
            expect(one(line, "no_quota") or not position, line, "no word of a quota")
            return "awarded"
        if position is None:
            return "undetermined"
        return self.cut(line, position, min(first for first, _ in slots), max(last for _, last in slots))

    def cut(self, line, position, first, last):
        order = Fraction(position["order"])
        equals = one(position, "equals")
        tied = 1 + (len(equals["subjects"]) + equals.get("more", 0) if equals else 0)
        reserve = one(line, "reserve")
        behind = last + (reserve["count"] if reserve else 0)
        if order + tied - 1 <= last:
            return "awarded" if order >= first else "not_selected"
        if order <= last:
            return {"report": "tied_at_cut", "all": "awarded", "none": "not_selected"}[self.at_cut[line["id"]]]
        return "reserve" if order <= behind else "not_selected"
