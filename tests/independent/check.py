"""Opens a data set and instruments with independent readers. Arguments: folder of the files, address of the server, folder of
instruments."""

import csv
import json
import sys
import urllib.request
from pathlib import Path

import jsonschema
from frictionless import validate

files, address, instruments = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])


def fetch(path: str) -> dict:
    with urllib.request.urlopen(address + path) as answer:
        return json.load(answer)


for name in ["tables.csv", "codebook.csv"]:
    report = validate(name, basepath=str(files))
    assert report.valid, report.flatten(["rowNumber", "type", "message"])
    print(f"{name}: {report.tasks[0].stats['rows']} rows, valid")

release = json.loads((files / "release.json").read_text())
with open(files / "tables.csv", newline="") as table:
    counts = [int(row["noisy_count"]) for row in csv.DictReader(table)]
assert counts == [count for table in release["release"]["tables"] for count in table["counts"]]
print(f"release.json: the same {len(counts)} counts")

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
