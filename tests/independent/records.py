"""Works with synthetic records as a researcher would, by what comes with them. Argument: the folder that `synthesize` wrote."""

import csv
import json
import subprocess
import sys
from pathlib import Path

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
import estimate  # noqa: E402
import numpy  # noqa: E402
from frictionless import Schema, validate  # noqa: E402

for name in ["records.csv", "sets.csv"]:
    with open(folder / name, newline="") as file:
        columns = next(csv.reader(file))
    schema = Schema.from_descriptor({"fields": [{"name": column, "type": "string"} for column in columns]})
    report = validate(name, basepath=str(folder), schema=schema)
    assert report.valid, report.flatten(["rowNumber", "type", "message"])
records, sets = estimate.read(folder / "records.csv"), estimate.read_sets(folder / "sets.csv")
assert all(row["synthetic"] == "1" for row in records) and all(len(one) == len(records) for one in sets)

# Shares of records are the smooth ones of the tables that were published.
with open(folder.parent / "files" / "tables.csv", newline="") as file:
    tables = [row for row in csv.DictReader(file) if row["table"] == "one_way"]
items = sorted({row["item"] for row in tables} & set(records[0]))
worst = 0.0
for item in items:
    cells = [row for row in tables if row["item"] == item]
    total = sum(float(row["smooth_count"]) for row in cells)
    for row in cells:
        share = sum(record[item] == row["code"] for record in records) / len(records)
        worst = max(worst, abs(share - float(row["smooth_count"]) / total))
assert worst < 0.002, worst

# What R makes of it by the function for R.
script = """
source("estimate.R")
records <- read.csv("records.csv"); all <- read.csv("sets.csv"); sets <- split(all, all$set)
share <- function(d) mean(d$gender[d$gender != "skipped"] == "female")
slope <- function(d) coef(glm(gender == "female" ~ as.numeric(grade), binomial, d[d$gender != "skipped" & d$grade %in% 9:12, ]))[[2]]
cat(estimate(share, records, sets), estimate(slope, records, sets))
"""
printed = subprocess.run(["Rscript", "--vanilla", "-e", script], cwd=folder, check=True, capture_output=True, text=True).stdout
by_r = [float(number) for number in printed.split()]
by_python = [
    *estimate.estimate(estimate.share("gender", "female"), records, sets),
    *estimate.estimate(estimate.logistic("gender", "female", ["grade"])["grade"], records, sets),
]
assert all(abs(one - other) < 1e-4 for one, other in zip(by_r, by_python, strict=True)), (by_r, by_python)

value, low, high = estimate.estimate(estimate.share("gender", "female"), records, sets)
assert low < 0.51 < high and high - low < 0.15, (low, high)
slope = estimate.logistic("gender", "female", ["grade"])["grade"]
assert all(numpy.isfinite(estimate.estimate(slope, records, sets)))
quality = json.loads((folder / "quality.json").read_text())
for relation in quality["relations"]:
    assert estimate.kept(folder / "quality.json", relation["second"], relation["first"]) == relation["kept"]
assert estimate.kept(folder / "quality.json", "gender", "nothing") == 0.0, "what was not measured is not kept"
assert quality["records"] == len(records) and all(table["from_smooth"] < 0.02 for table in quality["tables"])
print(f"records.csv: {len(records)} records, shares of {len(items)} questions off by at most {worst:.4f}; {len(sets)} further sets; R and Python agree")
