"""Estimates from synthetic records, with ranges.

    study = Study(".")                                             # the folder with records.csv and measured.csv
    study.estimate(share("safe", "yes"))                           # (value, low, high)
    study.estimate(share("safe", "yes", where={"age": ["1", "2"]}))
    study.estimate(average("trust"))
    study.estimate(difference("trust", "safe", "yes", "no"))
    study.estimate(linear("trust", ["age"])["age"])
    study.estimate(logistic("safe", "yes", ["age"])["age"])

records.csv alone says nothing of how sure its numbers are, and relations that noise could have made are not in it. So an estimate begins with
the records and is then corrected by measured.csv, the noisy numbers themselves, which nothing was taken out of: a one-step estimator. To
first order it is unbiased, and its range covers who happened to be asked as well as the noise: measured.csv holds what each of
the sets, surveys as this one might have come out, would have measured. What was not measured is not guessed: an estimate that needs it is refused.

For any other model there are the sets as records, in sets.csv:

    by_sets(lambda rows: my_model(pandas.DataFrame(rows)), *read_sets("."))

Those ranges hold only for what the records know. A relation that was not measured is in none of the sets: a range of it lies around "no
relation" and holds nothing, and one that noise has drowned in part is held too seldom. Look before you believe one:

    kept(".", "trust", "safe")

It needs numpy. Codes that are no numbers (skipped, not asked) are left out of averages and models.
"""

import csv
import json
import math
from collections import Counter
from itertools import combinations
from pathlib import Path
from statistics import NormalDist, mean, stdev

import numpy

NO_ANSWER = ("skipped", "not_asked")
# Less of an estimate than this must not rest on more than two questions at a time.
MEASURED_AT_LEAST = 0.9


class NotMeasured(ValueError):
    """An estimate rests on what the release did not measure."""


class Rows:
    """Rows with a weight each. A weight of 0 is of a row that may be asked about and does not count."""

    def __init__(self, codes, weights):
        self.codes, self.weights = codes, weights

    def is_answered(self, item):
        """Of an option (`item.option`) whether its question was answered."""
        return ~numpy.isin(self.codes[question(item)], NO_ANSWER)

    def numbers(self, item):
        """With nan for codes that are no numbers."""
        known = {code: number(code) for code in set(self.codes[item])}
        return numpy.array([known[code] for code in self.codes[item]])

    def are_in(self, where):
        inside = numpy.ones(len(self.weights), dtype=bool)
        for item, codes in where.items():
            inside &= numpy.isin(self.codes[item], [codes] if isinstance(codes, str) else list(codes))
        return inside


class Figure:
    """Something to estimate. `solve` gives its value for rows and the influence of each row on it: how fast it changes with the row's
    weight, in units of all weights."""

    def __init__(self, items, solve):
        self.items, self.solve = sorted({*items, *map(question, items)}), solve


def share(item, code, where=None):
    """Of those who answered, and are among `where`: codes by question."""
    where = where or {}

    def solve(rows):
        return ratio(rows, rows.is_answered(item) & rows.are_in(where), rows.codes[item] == code)

    return Figure([item, *where], solve)


def average(item, where=None):
    """Of a scale, and of anything whose codes are numbers."""
    where = where or {}

    def solve(rows):
        numbers = rows.numbers(item)
        return ratio(rows, ~numpy.isnan(numbers) & rows.are_in(where), numpy.nan_to_num(numbers))

    return Figure([item, *where], solve)


def difference(item, group, first, second):
    """The average of `item` among those with one code of `group` less that among those with another."""
    one, other = average(item, {group: first}), average(item, {group: second})

    def solve(rows):
        (left, of_left), (right, of_right) = one.solve(rows), other.solve(rows)
        return left - right, of_left - of_right

    return Figure([item, group], solve)


def linear(outcome, items):
    """Slopes by least squares: a figure for each item."""

    def solve(rows):
        inside, columns = design(rows, [outcome, *items])
        values, columns = columns[:, 1].copy(), numpy.delete(columns, 1, axis=1)
        weighted = columns * (rows.weights * inside)[:, None]
        square = weighted.T @ columns
        slopes = numpy.linalg.solve(square, weighted.T @ values)
        score = columns * ((values - columns @ slopes) * inside)[:, None]
        return slopes, score @ numpy.linalg.inv(square) * rows.weights.sum()

    return slopes_of(solve, outcome, items)


def logistic(outcome, code, items):
    """Slopes of the log odds of a code, by Newton's steps: a figure for each item."""

    def solve(rows):
        inside, columns = design(rows, items)
        inside &= rows.is_answered(outcome)
        values, slopes = rows.codes[outcome] == code, numpy.zeros(columns.shape[1])
        for _ in range(50):
            chances = 1 / (1 + numpy.exp(-columns @ slopes))
            score = columns * ((values - chances) * inside)[:, None]
            square = (columns * (rows.weights * inside * chances * (1 - chances))[:, None]).T @ columns
            step = numpy.linalg.solve(square, rows.weights @ score)
            slopes = slopes + step
            if abs(step).max() < 1e-10:
                break
        return slopes, score @ numpy.linalg.inv(square) * rows.weights.sum()

    return slopes_of(solve, outcome, items)


def ratio(rows, inside, values):
    """The average of values over the rows inside."""
    weights = rows.weights * inside
    if not weights.any():
        raise ValueError("there is nobody among the records whom this is about")
    value = weights @ values / weights.sum()
    return value, inside * (values - value) * rows.weights.sum() / weights.sum()


def design(rows, items):
    """Which rows are complete, and a one with the items' numbers for each."""
    numbers = [rows.numbers(item) for item in items]
    inside = ~numpy.isnan(numbers).any(axis=0)
    return inside, numpy.column_stack([numpy.ones(len(inside)), *map(numpy.nan_to_num, numbers)])


def slopes_of(solve, outcome, items):
    def figure(place):
        def one(rows):
            slopes, influence = solve(rows)
            return slopes[place], influence[:, place]

        return Figure([outcome, *items], one)

    return {item: figure(place) for place, item in enumerate(items, start=1)}


class Study:
    """What a folder of records knows."""

    def __init__(self, folder):
        rows = read(Path(folder) / "records.csv")
        self.codes = {column: numpy.array([row[column] for row in rows]) for column in rows[0]}
        with open(Path(folder) / "measured.csv", newline="", encoding="utf-8") as file:
            _, *cells = csv.reader(file)
        # By columns: the codes, and people for the release and for each set.
        self.measured = {}
        for first, first_code, second, second_code, *people in cells:
            codes, counts = self.measured.setdefault((first, second), ([], []))
            codes.append((first_code, second_code))
            counts.append([float(count) for count in people])

    def estimate(self, figure, level=0.95):
        """The figure and its range: (value, low, high)."""
        for item in figure.items:
            if item not in self.codes:
                raise NotMeasured(f"there is no column “{item}” in the records")
        for first, second in combinations(sorted({question(item) for item in figure.items}), 2):
            if not any({question(one), question(other)} == {first, second} for one, other in self.measured):
                raise NotMeasured(f"“{first}” and “{second}” were not measured together, so nothing is known of their relation")
        cells = self.cells(figure.items)
        rows = self.rows(figure.items, cells)
        value, influence = figure.solve(rows)
        parts, told = parted(rows, influence, cells)
        if told < MEASURED_AT_LEAST:
            raise NotMeasured(
                f"this rests on more than two questions at a time, which were not measured: only {told:.0%} of it is known"
            )
        people = numpy.array([counts for _, counts in cells])
        if people.shape[1] < 3:
            raise NotMeasured("there are no sets to make a range of")
        values = value + parts @ people / people[0]
        count = people.shape[1] - 1
        # What no table shows varies with who was asked all the same.
        unseen = (1 - told) * (rows.weights @ influence**2) / rows.weights.sum() / max(people[0, 0], 1)
        spread = math.sqrt(values[1:].var(ddof=1) * (1 + 1 / count) + unseen)
        half_width = student(0.5 + level / 2, count - 1) * spread
        return tuple(float(number) for number in (values[0], values[0] - half_width, values[0] + half_width))

    def cells(self, items):
        """What was measured of items and pairs of them, all people first: codes by column, and people."""
        found = [({}, counts) for _, all_counts in [self.measured["", ""]] for counts in all_counts]
        for (first, second), (codes, counts) in self.measured.items():
            if first and {first, second} <= {*items, ""}:
                named = [{first: code, **({second: other} if second else {})} for code, other in codes]
                found.extend(zip(named, counts))
        return found

    def rows(self, items, cells):
        """The kinds of records by these items with how many there are, and for each cell a row in it, or it could not be asked about."""
        table = list(zip(*(self.codes[item] for item in items)))
        kinds = Counter(table)
        extra = [
            tuple(codes.get(item, code) for item, code in zip(items, table[place * 7919 % len(table)]))
            for place, (codes, _) in enumerate(cells)
        ]
        codes = numpy.array([*kinds, *extra])
        weights = numpy.array([*kinds.values(), *[0] * len(extra)], dtype=float)
        return Rows({item: codes[:, place] for place, item in enumerate(items)}, weights)


def parted(rows, influence, cells):
    """The influence as a sum of parts, one for each cell, by least squares; and how much of it that is."""
    columns = numpy.column_stack([rows.are_in(codes) for codes, _ in cells]).astype(float)
    # Rows that do not count hardly count here.
    weighted = columns * numpy.maximum(rows.weights, 1e-3)[:, None]
    square = weighted.T @ columns
    square[numpy.diag_indices_from(square)] += 1e-9 * rows.weights.sum()
    parts = numpy.linalg.solve(square, weighted.T @ influence)
    parts = parts + numpy.linalg.solve(square, weighted.T @ (influence - columns @ parts))
    rest = rows.weights @ (influence - columns @ parts) ** 2
    return parts, 1 - rest / max(rows.weights @ influence**2, 1e-300)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_sets(folder):
    """Records, and sets of records."""
    sets = {}
    for row in read(Path(folder) / "sets.csv"):
        sets.setdefault(row["set"], []).append(row)
    return read(Path(folder) / "records.csv"), list(sets.values())


def by_sets(figure, records, sets, level=0.95):
    """Any function from rows to a number, and its range: (value, low, high).

    What sets are off by on average from the records is taken off, since the records are off by as much from the people who answered;
    the range covers how much sets vary, and that correction."""
    value, others = figure(records), [figure(one) for one in sets]
    off = mean(others) - value
    count = len(others)
    spread = math.sqrt(stdev(others) ** 2 * (1 + 1 / count) + off**2)
    half_width = student(0.5 + level / 2, count - 1) * spread
    return value - off, value - off - half_width, value - off + half_width


def kept(folder, first, second):
    """How much of the relation of two questions is in the records: from 1, all, to 0, which is also said of what was not measured.

    Of a question with several answers only whether it was answered is told, so options (`item.option`) are refused."""
    if "." in first + second:
        raise ValueError("quality.json tells of questions, not of options")
    relations = json.loads((Path(folder) / "quality.json").read_text(encoding="utf-8"))["relations"]
    return next((one["kept"] for one in relations if {one["first"], one["second"]} == {first, second}), 0.0)


def student(part, freedom):
    """Quantile of Student's t (Hill 1970): to four digits from 5 degrees of freedom on."""
    z = NormalDist().inv_cdf(part)
    terms = [
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    ]
    return z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))


def question(item):
    return item.partition(".")[0]


def number(code):
    try:
        return float(code)
    except ValueError:
        return math.nan
