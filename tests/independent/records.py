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

for name in ["records.csv", "sets.csv", "measured.csv"]:
    with open(folder / name, newline="") as file:
        columns = next(csv.reader(file))
    schema = Schema.from_descriptor({"fields": [{"name": column, "type": "string"} for column in columns]})
    report = validate(name, basepath=str(folder), schema=schema)
    assert report.valid, report.flatten(["rowNumber", "type", "message"])
records, sets = estimate.read_sets(folder)
study = estimate.Study(folder)
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

# The same by the functions for R.
given = 'list(helmet_12m = c("never", "rarely"))'
script = f"""
source("estimate.R")
known <- study(".")
records <- read.csv("records.csv", check.names = FALSE); all <- read.csv("sets.csv", check.names = FALSE); sets <- split(all, all$set)
share_of <- function(d) mean(d$gender[d$gender != "skipped"] == "female")
cat(
  estimate(known, share("gender", "female")), estimate(known, share("gender", "female", where = {given})), estimate(known, average("grade")),
  estimate(known, difference("school_night_hours_sleep", "grade", "10", "12")), estimate(known, linear("school_night_hours_sleep", "grade")$grade),
  estimate(known, logistic("school_night_hours_sleep", "7", "grade")$grade), by_sets(share_of, records, sets), sep = "\n"
)
refused <- tryCatch(estimate(known, share("gender", "female", where = list(race = "white"))), error = conditionMessage)
cat("\n", refused, sep = "")
"""
estimated = [
    estimate.share("gender", "female"),
    estimate.share("gender", "female", where={"helmet_12m": ["never", "rarely"]}),
    estimate.average("grade"),
    estimate.difference("school_night_hours_sleep", "grade", "10", "12"),
    estimate.linear("school_night_hours_sleep", ["grade"])["grade"],
    estimate.logistic("school_night_hours_sleep", "7", ["grade"])["grade"],
]
by_python = [number for figure in estimated for number in study.estimate(figure)]


def share_of(rows):
    answered = [row["gender"] for row in rows if row["gender"] != "skipped"]
    return answered.count("female") / len(answered)


by_python += estimate.by_sets(share_of, records, sets)
printed = subprocess.run(["Rscript", "--vanilla", "-e", script], cwd=folder, check=True, capture_output=True, text=True).stdout
*by_r, refused = filter(None, printed.splitlines())
assert "not measured together" in refused, refused
for one, other in zip(map(float, by_r), by_python, strict=True):
    assert abs(one - other) < 1e-4 * max(1, abs(other)), (by_r, by_python)

value, low, high = study.estimate(estimate.share("gender", "female"))
assert low < 0.51 < high and high - low < 0.15, (low, high)
quality = json.loads((folder / "quality.json").read_text())
for relation in quality["relations"]:
    assert estimate.kept(folder, relation["second"], relation["first"]) == relation["kept"]
assert estimate.kept(folder, "gender", "nothing") == 0.0, "what was not measured is not kept"
assert quality["records"] == len(records) and all(table["from_smooth"] < 0.02 for table in quality["tables"])
print(f"records.csv: {len(records)} records, shares of {len(items)} questions off by at most {worst:.4f}; {len(sets)} further sets; R and Python agree")
