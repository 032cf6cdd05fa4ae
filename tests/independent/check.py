"""Opens a data set and instruments with independent readers. Arguments: folder of the files, address of the server, folder of
instruments."""

import csv
import itertools
import json
import math
import sys
import urllib.request
from fractions import Fraction
from pathlib import Path

import jsonschema
import yaml
from frictionless import validate

files, address, instruments = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])


def fetch(path: str) -> dict:
    with urllib.request.urlopen(address + path) as answer:
        return json.load(answer)


for name in ["tables.csv", "codebook.csv"]:
    report = validate(name, basepath=str(files))
    assert report.valid, report.flatten(["rowNumber", "type", "message"])
    print(f"{name}: {report.tasks[0].stats['rows']} rows, valid")

document = json.loads((files / "release.json").read_text())
release = document["release"]


def length(axis: dict) -> int:
    return {"cell": axis.get("cells"), "status": axis.get("cells"), "marks": axis.get("options"), "amount": 1}[axis["part"]]


def unit(axis: dict) -> int:
    """What one person counts along an axis: of n cells n; of marks the k of the reduced fraction m/k, or 2 from a half on."""
    if axis["part"] in ("cell", "status"):
        return axis["cells"]
    if axis["part"] == "amount":
        return axis["steps"]
    return center(axis).denominator


def center(axis: dict) -> Fraction:
    return min(Fraction(axis["at_most"], axis["options"]), Fraction(1, 2))


def is_partition(axis: dict) -> bool:
    return axis["part"] in ("cell", "status")


def marginal(axes: list[dict]) -> dict[tuple, Fraction]:
    """The table along these axes: the sum of the residuals it contains, each less its mean and spread over the cells it lacks."""
    table = {cell: Fraction(0) for cell in itertools.product(*(range(length(axis)) for axis in axes))}
    for measurement in release["measurements"]:
        within = measurement["axes"]
        if any(axis not in axes for axis in within) or any(axis not in within for axis in axes if not is_partition(axis)):
            continue
        cells = list(itertools.product(*(range(length(axis)) for axis in within)))
        scale = math.prod(unit(axis) for axis in within)
        residual = {cell: Fraction(value, scale) for cell, value in zip(cells, measurement["values"], strict=True)}
        for place, axis in enumerate(within):
            if is_partition(axis):
                for cell in [cell for cell in cells if cell[place] == 0]:
                    line = [cell[:place] + (other,) + cell[place + 1 :] for other in range(length(axis))]
                    mean = sum(residual[other] for other in line) / len(line)
                    for other in line:
                        residual[other] -= mean
        spread = math.prod(length(axis) for axis in axes if axis not in within)
        places = [axes.index(axis) for axis in within]
        for cell in table:
            table[cell] += residual[tuple(cell[place] for place in places)] / spread
    return table


def counts(planned: dict) -> list[Fraction]:
    rows, columns = [planned["rows"]] if "rows" in planned else [], planned["columns"]
    if len(columns) < 2:
        return list(marginal(rows + columns).values())
    status, marks = (marginal(rows + [column]) for column in columns)
    share, counts = center(columns[1]), []
    for row in itertools.product(*(range(length(axis)) for axis in rows)):
        answered = status[row + (0,)]
        counts += [marks[row + (option,)] + share * answered for option in range(length(columns[1]))]
        counts += [status[row + (place,)] for place in range(length(columns[0]))]
    return counts


with open(files / "tables.csv", newline="") as table:
    written = [float(row["noisy_count"]) for row in csv.DictReader(table)]
rebuilt = [count for planned in release["tables"] for count in counts(planned)]
assert len(written) == len(rebuilt)
assert all(abs(count - float(exact)) < 1e-4 for count, exact in zip(written, rebuilt))
print(f"release.json: {len(rebuilt)} counts rebuilt from its measurements, as in tables.csv")

rho = sum(
    Fraction(
        512 * math.prod(
            {"cell": lambda axis: axis["cells"] * (axis["cells"] - 1), "status": lambda axis: axis["cells"] * (axis["cells"] - 1),
             "amount": lambda axis: axis["steps"] ** 2,
             "marks": lambda axis: max(
                 axis["options"] * (center(axis) * unit(axis)) ** 2,
                 axis["at_most"] * (unit(axis) - center(axis) * unit(axis)) ** 2
                 + (axis["options"] - axis["at_most"]) * (center(axis) * unit(axis)) ** 2,
             )}[axis["part"]](axis)
            for axis in measurement["axes"]
        ),
        measurement["mechanism"]["variance_1024ths"],
    )
    for measurement in release["measurements"]
)
charged = Fraction(document["privacy"]["rho_of_this_release"])
assert rho <= charged < rho + Fraction(len(release["measurements"]), 10**9), (float(rho), float(charged))
print(f"release.json: its noise costs rho {float(rho):.9f}, and {float(charged):.9f} is charged")

registry = yaml.safe_load((files / "deployment.yaml").read_text())
assert Fraction(registry["tier_2"]["rho"]) == charged and registry["tier_2"]["delta"] == document["privacy"]["delta"]
assert all(value not in (None, "") for tier in registry.values() for value in tier.values())
print(f"deployment.yaml: {sum(map(len, registry.values()))} fields in three tiers")

for path, examples in [
    ("/api/v1/instrument.schema.json", [json.loads((instruments / name).read_text()) for name in ["neighborhood.json", "yrbs.json"]]),
    ("/api/v1/response.schema.json", [{"id": "0" * 32, "version": "0" * 64, "consent": True, "answers": {"a": "b", "c": ["d"], "e": 1}}]),
]:
    schema = fetch(path)
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for example in examples:
        validator(schema).validate(example)
    assert not validator(schema).is_valid({"nothing": "right"}), f"{path} accepts anything"
    print(f"{path}: {len(examples)} examples valid")
