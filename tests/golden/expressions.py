"""The language of rules (docs/regulation.md, "Expressions") evaluated a second time, for texts in which values stand for names: "95.98 >= 95 and 0.8 >= 70%".

A number is an interval (least, most) of fractions: "≥5" and "1..2" are counts that are not known to the end. A label is a Label, a day a date; truths are True, False and None
(unknown); MISSING and NOT_APPLICABLE are no values, and the stronger of two is what comes of both."""
import datetime
import functools
import re
from fractions import Fraction


class Absent:
    def __init__(self, name, strength):
        self.name, self.strength = name, strength

    def __repr__(self):
        return self.name


NOT_APPLICABLE, MISSING = Absent("N/A", 1), Absent("?", 2)
TOKEN = re.compile(
    r"\s*(?:(?P<quoted>\"[^\"]*\")|(?P<absent>\?|N/A)|(?P<bounds>≥[0-9.]+|[0-9]+(?:\.[0-9]+)?\.\.[0-9]+(?:\.[0-9]+)?)|(?P<day>\d{4}-\d\d-\d\d)"
    r"|(?P<number>\d+(?:\.\d+)?%?(?![\w@]))|(?P<name>[^\W]\w*(?:\.\w+)*|–)|(?P<sign>->|==|!=|>=|<=|[-+*/()<>,=]))"
)
COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")


class Label(str):
    pass


class Unsupported(Exception):
    """Something that the text does not hold, such as a table."""


def number(value):
    return (Fraction(value), Fraction(value))


def read_number(text):
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def read_bounds(text):
    if text[0] == "≥":
        return (Fraction(text[1:]), None)
    least, most = text.split("..")
    return (Fraction(least), Fraction(most))


# ---- reading ----


class Reader:
    def __init__(self, text):
        self.tokens, at = [], 0
        text = text.strip()
        while at < len(text):
            found = TOKEN.match(text, at)
            if not found:
                raise SyntaxError(f"{text!r} at {at}")
            self.tokens.append((found.lastgroup, found[found.lastgroup]))
            at = found.end()
        self.at = 0

    def next_is(self, *texts):
        return self.at < len(self.tokens) and self.tokens[self.at][0] in ("sign", "name") and self.tokens[self.at][1] in texts

    def take(self, *texts):
        if not texts or self.next_is(*texts):
            self.at += 1
            return self.tokens[self.at - 1][1]
        raise SyntaxError(f"{texts} expected: {self.tokens} at {self.at}")

    def sides(self, lower, *signs):
        left = lower()
        while self.next_is(*signs):
            left = (self.take(), left, lower())
        return left

    def either(self):
        return self.sides(self.both, "or")

    def both(self):
        return self.sides(self.negation, "and")

    def negation(self):
        return (self.take(), self.negation()) if self.next_is("not") else self.comparison()

    def comparison(self):
        left = self.sum()
        if self.next_is("in"):
            self.take()
            return ("in", left, [value for value, _ in self.arguments()])
        return (self.take(), left, self.sum()) if self.next_is(*COMPARISONS) else left

    def sum(self):
        return self.sides(self.product, "+", "-")

    def product(self):
        return self.sides(self.factor, "*", "/")

    def factor(self):
        if self.next_is("-"):
            self.take()
            return ("negative", self.factor())
        if self.next_is("("):
            self.take()
            inside = self.either()
            self.take(")")
            return inside
        return self.value()

    def value(self):
        if self.at == len(self.tokens):
            raise SyntaxError("more expected")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "name" and self.next_is("("):
            return ("call", text, self.arguments())
        return (kind, text)

    def arguments(self):
        """Each with the name, the threshold or the sign that stands before it: "1", "else = 1", "> 90% -> 5"."""
        found = []
        self.take("(")
        while not self.next_is(")"):
            found.append(self.argument())
            if not self.next_is(")"):
                self.take(",")
        self.take(")")
        return found

    def argument(self):
        sign = self.take() if self.next_is(*COMPARISONS) else None
        value = self.either()
        if self.next_is("="):
            self.take()
            return (self.either(), value[1])
        if self.next_is("->"):
            self.take()
            return (self.either(), (sign, value))
        return (value, None)


@functools.lru_cache(maxsize=None)
def read(text):
    reader = Reader(text)
    tree = reader.either()
    if reader.at != len(reader.tokens):
        raise SyntaxError(f"too much: {text}")
    return tree


# ---- what there is to know beside the text ----


class Context:
    """`full` is the criterion's maximum; `orders` are lists of labels and of classes, best first."""

    def __init__(self, orders, full=None):
        self.orders, self.full = orders, full

    def better(self, a, b):
        """How many steps `a` is better than `b`: all lists that hold both must agree. Who has no class is below every class."""
        if "–" in (a, b):
            return (a != "–") - (b != "–")
        signs = {(order.index(b) > order.index(a)) - (order.index(b) < order.index(a)) for order in self.orders if a in order and b in order}
        if len(signs) != 1:
            raise Unsupported(f"the order of {a} and {b}")
        return signs.pop()


# ---- values ----


def absence(values):
    """The strongest absence among values; None if there is none."""
    gone = [value for value in values if isinstance(value, Absent)]
    return max(gone, key=lambda value: value.strength) if gone else None


def exact(value):
    if isinstance(value, tuple) and value[0] == value[1]:
        return value[0]
    raise Unsupported(f"a calculation with {value}")


def calculate(values, with_):
    """A number of numbers; absent if one is, or is known between bounds only."""
    gone = absence([MISSING if isinstance(value, tuple) and value[0] != value[1] else value for value in values])
    return gone or number(with_(*[exact(value) for value in values]))


def truth_of(value):
    return None if isinstance(value, Absent) else value


def compare_numbers(sign, a, b):
    """True or False where it holds for all, or for no, numbers between the bounds."""
    (a_least, a_most), (b_least, b_most) = a, b

    def surely_less(most, least, or_equal):
        return most is not None and least is not None and (most <= least if or_equal else most < least)

    if sign in (">", ">="):
        return compare_numbers("<" if sign == ">" else "<=", b, a)
    if sign in ("<", "<="):
        if surely_less(a_most, b_least, sign == "<="):
            return True
        return False if surely_less(b_most, a_least, sign == "<") else None
    apart = surely_less(a_most, b_least, False) or surely_less(b_most, a_least, False)
    equal = False if apart else True if a == b and a_least == a_most else None
    return equal if sign == "==" or equal is None else not equal


def as_label(value):
    """A label may look like a number: a grade "5"."""
    return Label(value[0]) if isinstance(value, tuple) else value


def compare(sign, a, b, context):
    if absence([a, b]) or a is None or b is None:
        return None
    if isinstance(a, tuple) and isinstance(b, tuple):
        return compare_numbers(sign, a, b)
    if isinstance(a, Label) or isinstance(b, Label):
        a, b = as_label(a), as_label(b)
        if sign in ("==", "!="):
            return (a == b) == (sign == "==")
        a, b = context.better(a, b), 0
    return {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def evaluate_pair(sign, left, right, context):
    a, b = evaluate(left, context), evaluate(right, context)
    if sign in COMPARISONS:
        return compare(sign, a, b, context)
    if sign == "+":
        return calculate([a, b], lambda x, y: x + y)
    if sign == "-":
        return calculate([a, b], lambda x, y: x - y)
    if sign == "*":
        return calculate([a, b], lambda x, y: x * y)
    return calculate([a, b], lambda x, y: x / y)


def evaluate_truths(sign, left, right, context):
    a, b = truth_of(evaluate(left, context)), truth_of(evaluate(right, context))
    deciding = sign == "or"
    if deciding in (a, b):
        return deciding
    return None if None in (a, b) else not deciding


def is_in(left, items, context):
    value = evaluate(left, context)
    found = [compare("==", value, evaluate(item, context), context) for item in items]
    return True if True in found else None if None in found else False


def word(text):
    return {"yes": True, "no": False}.get(text, Label(text))


def evaluate(tree, context):
    kind = tree[0]
    if kind in ("and", "or"):
        return evaluate_truths(*tree, context)
    if kind == "not":
        value = truth_of(evaluate(tree[1], context))
        return None if value is None else not value
    if kind == "in":
        return is_in(tree[1], tree[2], context)
    if kind == "negative":
        return calculate([evaluate(tree[1], context)], lambda x: -x)
    if kind == "call":
        return call(tree[1], tree[2], context)
    if kind in COMPARISONS or kind in "+-*/":
        return evaluate_pair(*tree, context)
    if kind == "absent":
        return MISSING if tree[1] == "?" else NOT_APPLICABLE
    if kind == "name" and tree[1] == "full":
        return number(context.full)
    readers = {"number": lambda text: number(read_number(text)), "bounds": read_bounds, "day": datetime.date.fromisoformat, "quoted": lambda text: Label(text[1:-1]), "name": word}
    return readers[kind](tree[1])


# ---- functions ----


def rounded(value, places=Fraction(0), mode="half_away"):
    scaled = value * 10 ** int(places)
    low = scaled.numerator // scaled.denominator
    rest = scaled - low
    away = low + 1 if scaled > 0 else low
    choices = {
        "half_away": low + 1 if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and scaled > 0) else low,
        "half_even": low + 1 if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1) else low,
        "down": low if scaled > 0 or rest == 0 else low + 1,
        "up": low if rest == 0 else away,
        "floor": low,
        "ceiling": low if rest == 0 else low + 1,
    }
    return Fraction(choices[mode]) / 10 ** int(places)


def median(*values):
    values = sorted(values)
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def line(x, pairs):
    points = [(exact(threshold), exact(value)) for (_, threshold), value in pairs]
    if x <= points[0][0]:
        return points[0][1]
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        if x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1)
    return points[-1][1]


def steps(x, pairs, otherwise):
    """Of the thresholds that are reached the last one: the greatest from below, the least from above; the strict one where two are equal."""
    reached = []
    for (sign, threshold), value in pairs:
        limit = exact(threshold)
        if {None: x >= limit, ">=": x >= limit, ">": x > limit, "<": x < limit, "<=": x <= limit}[sign]:
            reached.append((-limit if sign in ("<", "<=") else limit, sign in ("<", ">"), exact(value)))
    return max(reached)[2] if reached else otherwise


def per(step, x, short=Fraction(0), over=Fraction(0), from_=Fraction(1)):
    distance = (x - from_) / step
    return int(distance) * over if distance > 0 else int(-distance) * short


SIMPLE = {
    "min": min,
    "max": max,
    "sum": lambda *values: sum(values),
    "mean": lambda *values: sum(values) / len(values),
    "median": median,
    "abs": abs,
    "floor": lambda x: rounded(x, mode="floor"),
    "ceiling": lambda x: rounded(x, mode="ceiling"),
    "round": rounded,
    "clamp": lambda x, least, most: min(max(x, least), most),
}


def level(value, pairs, named):
    if absence([value]):
        return value
    for (_, label), points in pairs:
        if label == value:
            return points
    return named["else"]


def shape(name, values, pairs, named, context):
    """A shape of which all values are numbers."""
    numbers = [exact(value) for value in values]
    named = {key: exact(value) for key, value in named.items()}
    if name == "proportional":
        return min(max(context.full * numbers[0], Fraction(0)), context.full)
    if name == "line":
        return line(numbers[0], pairs)
    if name == "steps":
        return steps(numbers[0], pairs, named.get("else", Fraction(0)))
    if name == "per":
        return per(*numbers, named.get("short", 0), named.get("over", 0), named.get("from", Fraction(1)))
    if name == "each":
        return min(numbers[0] * numbers[1], named.get("at_most", numbers[0] * numbers[1]))
    raise Unsupported(name)


def call(name, arguments, context):
    if name == "known":
        return not isinstance(evaluate(arguments[0][0], context), Absent)
    if name == "if":
        condition = truth_of(evaluate(arguments[0][0], context))
        return MISSING if condition is None else evaluate(arguments[1 if condition else 2][0], context)
    values = [evaluate(value, context) for value, key in arguments if key is None]
    pairs = [((key[0], evaluate(key[1], context)), evaluate(value, context)) for value, key in arguments if isinstance(key, tuple)]
    mode = next((value[1] for value, key in arguments if key == "mode"), "half_away")
    named = {key: evaluate(value, context) for value, key in arguments if isinstance(key, str) and key != "mode"}
    if name == "odd":
        return None if absence(values) else exact(values[0]) % 2 == 1
    if name == "level":
        return level(values[0], pairs, named)
    if absence(values):
        return absence(values)
    if any(value[0] != value[1] for value in values):
        return MISSING
    if name == "round":
        return number(rounded(*[exact(value) for value in values], mode=mode))
    if name in SIMPLE:
        return calculate(values, SIMPLE[name])
    return number(shape(name, values, pairs, named, context))
