"""The generated survey of the coverage benchmark, and what is worked out of records of it. In the folder of estimate.py.

prepare        writes population.csv, and the true figures
cover FOLDER   tells how many ranges from the folders in it held them; fails if they are too few
"""

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy

from estimate import Rows, Study, average, difference, linear, logistic, share

HERE = Path(__file__).parent
SIZES = [24, 6, 4, 7, 3, 5, 5, 5, 5, 5, 2, 2, 8, 7, 3]
BLOCK, AGE, GENDER, ETHNICITY, TENURE, YEARS, DAY, NIGHT, POLICE, NEIGHBORS, CONTACT, VICTIM, SERVICE, INCOME, INTERNET = (
    f"q{place:02}" for place in range(15)
)


def figures():
    found = {}
    for place, size in enumerate(SIZES):
        found[f"share {place} {size // 2}"] = share(f"q{place:02}", str(size // 2))
    for item in [AGE, DAY, NIGHT, POLICE, NEIGHBORS]:
        found[f"average {item}"] = average(item)
    for item in [DAY, NIGHT, POLICE, NEIGHBORS]:
        for group in [GENDER, TENURE, CONTACT, VICTIM]:
            found[f"difference {item} {group}"] = difference(item, group, "1", "0")
        found[f"difference {item} block"] = difference(item, BLOCK, "3", "17")
    for group in [GENDER, TENURE, INTERNET, SERVICE]:
        found[f"share in {group}"] = share(VICTIM, "1", where={group: "1"})
    for outcome, items in [(POLICE, [DAY, NIGHT]), (NEIGHBORS, [AGE, YEARS]), (NIGHT, [INCOME]), (DAY, [AGE, INCOME, YEARS])]:
        for item, slope in linear(outcome, items).items():
            found[f"linear {outcome} {items} {item}"] = slope
    for outcome, items in [(VICTIM, [NIGHT]), (CONTACT, [POLICE, AGE]), (VICTIM, [INCOME, DAY])]:
        for item, slope in logistic(outcome, "1", items).items():
            found[f"logistic {outcome} {items} {item}"] = slope
    return found


def survey15(rows):
    """Six kinds of people, each with answers of their own."""
    random = numpy.random.default_rng(20261123)
    weights = random.dirichlet(numpy.full(6, 3.0))
    answers = [random.dirichlet(numpy.full(size, 0.7), size=6) for size in SIZES]
    kinds = random.choice(6, size=rows, p=weights)
    columns = []
    for size, chances in zip(SIZES, answers):
        below = chances.cumsum(axis=1)[kinds]
        columns.append(numpy.minimum((random.random(rows)[:, None] > below).sum(axis=1), size - 1))
    return numpy.stack(columns, axis=1)


def prepare():
    if (HERE / "truth.json").exists() and set(json.loads((HERE / "truth.json").read_text())) == set(figures()):
        return
    table = survey15(500_000)
    lines = [SIZES, *table.tolist()]
    (HERE / "population.csv").write_text("\n".join(",".join(map(str, line)) for line in lines) + "\n")
    rows = Rows({f"q{place:02}": column.astype(str) for place, column in enumerate(table.T)}, numpy.ones(len(table)))
    (HERE / "truth.json").write_text(json.dumps({name: float(figure.solve(rows)[0]) for name, figure in figures().items()}))


def held(folder):
    """For each figure whether its range held, whether that of records taken for real did, and how wide it was; nothing where it is refused (not measured, or of nobody)."""
    truth = json.loads((HERE / "truth.json").read_text())
    study = Study(folder)
    found = {}
    for name, figure in figures().items():
        rows = Rows({item: study.codes[item] for item in figure.items}, numpy.ones(len(study.codes[BLOCK])))
        try:
            value, influence = figure.solve(rows)
            _, low, high = study.estimate(figure)
        except ValueError:
            continue
        alone = 1.96 * influence.std() / len(influence) ** 0.5
        found[name] = (low <= truth[name] <= high, abs(value - truth[name]) <= alone, (high - low) / 2, alone)
    return found


def cover(folder):
    with ProcessPoolExecutor() as pool:
        runs = list(pool.map(held, sorted(Path(folder).iterdir())))
    kinds = {}
    for name in figures():
        of_runs = [run[name] for run in runs if name in run]
        if of_runs:
            kinds.setdefault(name.split()[0], []).append((name, *numpy.mean(of_runs, axis=0)))
    is_held = True
    for kind, of_kind in kinds.items():
        rates = [rate for _, rate, *_ in of_kind]
        alone = [rate for _, _, rate, *_ in of_kind]
        least = min(of_kind, key=lambda one: one[1])
        print(
            f"  {kind}: {len(of_kind)} figures, {100 * numpy.mean(rates):.1f} % of ranges hold (least {100 * least[1]:.0f} %, {least[0]});"
            f" of records taken for real {100 * numpy.mean(alone):.1f} % (least {100 * min(alone):.0f} %);"
            f" {numpy.mean([one[3] for one in of_kind]) / numpy.mean([one[4] for one in of_kind]):.1f} times as wide"
        )
        is_held = is_held and numpy.mean(rates) >= 0.92
    told = sum(len(of_kind) for of_kind in kinds.values())
    print(f"  {told} of {len(figures())} figures; refused, since not measured or of nobody: {len(figures()) - told}")
    sys.exit(0 if is_held else "ranges are too narrow")


if __name__ == "__main__":
    prepare() if sys.argv[1] == "prepare" else cover(sys.argv[2])
