"""Estimates from synthetic records, with ranges.

records.csv alone says nothing of how sure its numbers are: standard errors worked out of it as if it were real answers are too small.
sets.csv holds further sets, each as the same survey might have come out. Give `estimate` any function from rows to a number:

    records, sets = read("records.csv"), read_sets("sets.csv")
    estimate(share("safe", "yes"), records, sets)
    estimate(difference("trust", "safe", "yes", "no"), records, sets)
    estimate(linear("trust", ["age"])["age"], records, sets)
    estimate(lambda rows: my_model(pandas.DataFrame(rows)), records, sets)

A range holds for what the records know. A relation that was not measured is not in them, nor in the sets: a range of it lies around "no
relation" and holds nothing. One that noise has drowned in part is held too seldom. Look before you believe a difference or a slope:

    kept("quality.json", "trust", "safe")

It needs Python alone; `linear` and `logistic` need numpy. Codes that are no numbers (skipped, not asked) are left out of means and models.
"""

import csv
import json
import math
from statistics import NormalDist, mean, stdev


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_sets(path):
    sets = {}
    for row in read(path):
        sets.setdefault(row["set"], []).append(row)
    return list(sets.values())


def estimate(figure, records, sets, level=0.95):
    """The figure and its range: (value, low, high).

    What sets are off by on average from the records is taken off, since the records are off by as much from the people who answered;
    the range covers how much sets vary, and that correction."""
    value, others = figure(records), [figure(one) for one in sets]
    off = mean(others) - value
    count = len(others)
    spread = math.sqrt(stdev(others) ** 2 * (1 + 1 / count) + off**2)
    half_width = student(0.5 + level / 2, count - 1) * spread
    return value - off, value - off - half_width, value - off + half_width


def kept(path, first, second):
    """How much of the relation of two questions is in the records: from 1, all, to 0, which is also said of what was not measured.

    Of a question with several answers only whether it was answered is told, so options (`item.option`) are refused."""
    if "." in first + second:
        raise ValueError("quality.json tells of questions, not of options")
    with open(path, encoding="utf-8") as file:
        relations = json.load(file)["relations"]
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


def number(code):
    try:
        return float(code)
    except ValueError:
        return None


NO_ANSWER = ("skipped", "not_asked")


def share(item, code, where=lambda row: True):
    """Of those who answered."""

    def figure(rows):
        answered = [row[item] for row in rows if where(row) and row[item] not in NO_ANSWER]
        return sum(answer == code for answer in answered) / len(answered)

    return figure


def average(item, where=lambda row: True):
    """Of a scale; of codes that are numbers."""

    def figure(rows):
        return mean(value for row in rows if where(row) and (value := number(row[item])) is not None)

    return figure


def difference(item, group, first, second):
    """The average of `item` among those with one code of `group` less that among those with another."""
    one = average(item, lambda row: row[group] == first)
    other = average(item, lambda row: row[group] == second)
    return lambda rows: one(rows) - other(rows)


def design(rows, outcome, items, is_outcome):
    import numpy

    full = [row for row in rows if row[outcome] not in NO_ANSWER and all(number(row[item]) is not None for item in items)]
    columns = numpy.array([[1.0, *(number(row[item]) for item in items)] for row in full])
    return columns, numpy.array([is_outcome(row[outcome]) for row in full], dtype=float)


def linear(outcome, items):
    """Slopes by least squares: a function for each item, of rows."""
    import numpy

    def slope(place):
        def figure(rows):
            columns, values = design(rows, outcome, items, lambda code: number(code))
            return float(numpy.linalg.lstsq(columns, values, rcond=None)[0][place + 1])

        return figure

    return {item: slope(place) for place, item in enumerate(items)}


def logistic(outcome, code, items):
    """Slopes of the log odds of a code, by Newton's steps: a function for each item, of rows."""
    import numpy

    def slope(place):
        def figure(rows):
            columns, values = design(rows, outcome, items, lambda given: given == code)
            slopes = numpy.zeros(columns.shape[1])
            for _ in range(50):
                chances = 1 / (1 + numpy.exp(-columns @ slopes))
                information = columns.T @ (columns * (chances * (1 - chances))[:, None])
                step = numpy.linalg.solve(information, columns.T @ (values - chances))
                slopes += step
                if abs(step).max() < 1e-10:
                    break
            return float(slopes[place + 1])

        return figure

    return {item: slope(place) for place, item in enumerate(items)}
