"""Opens every file of a published release with tools that are not ours. Arguments: folder of the files, folder of synthetic records."""

import hashlib
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

import datacite.schema45
import jsonschema
import mlcroissant
import pandas
import pyarrow.parquet
import pyreadstat
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from frictionless import Package

files, records = Path(sys.argv[1]), Path(sys.argv[2])
tables = pandas.read_csv(files / "tables.csv", dtype={"code": str, "group_code": str}, keep_default_na=False)


def same(frame: pandas.DataFrame, name: str) -> None:
    """Every number and text as in tables.csv; nothing where it is empty there."""
    assert len(frame) == len(tables) and list(frame.columns) == list(tables.columns), name
    for column in tables.columns:
        if column == "reliability":
            continue
        for ours, theirs in zip(tables[column], frame[column], strict=True):
            if ours == "":
                assert theirs in ("", None) or theirs != theirs, (name, column, theirs)
            elif isinstance(theirs, str):
                assert str(ours) == theirs or theirs.endswith("…"), (name, column, ours, theirs)
            else:
                assert abs(float(ours) - theirs) < 1e-9, (name, column, ours, theirs)


for name, read in [("tables.sav", pyreadstat.read_sav), ("tables.dta", pyreadstat.read_dta)]:
    frame, meta = read(str(files / name))
    same(frame, name)
    assert all(label for label in meta.column_labels), name
    assert meta.variable_value_labels["reliability"][1] == "shown", meta.variable_value_labels
    whole, meta = read(str(files / name), user_missing=True)
    assert meta.missing_user_values or meta.missing_ranges, name
    flags = {"shown": 1, "caution": 2, "suppressed": 3}
    assert all(whole["reliability"][row] == flags[flag] for row, flag in enumerate(tables["reliability"]) if flag), name
    assert all(len(column) <= 31 for column in frame.columns)
    print(f"{name}: {len(frame)} rows, {len(meta.column_labels)} labels")
with pandas.io.stata.StataReader(files / "tables.dta") as reader:
    frame = reader.read(convert_categoricals=False)
    assert abs(frame["noisy_count"].sum() - tables["noisy_count"].sum()) < 0.01
    assert reader.value_labels()["reliability"][3].startswith("suppressed")
same(pyarrow.parquet.read_table(files / "tables.parquet").to_pandas(), "tables.parquet")
print("tables.parquet: as tables.csv")

codes = pandas.read_csv(records / "records.csv", dtype=str)
for name, read in [("records.sav", pyreadstat.read_sav), ("records.dta", pyreadstat.read_dta)]:
    frame, meta = read(str(records / name), user_missing=True)
    assert len(frame) == len(codes) and len(frame.columns) == len(codes.columns), name
    for ours, column in zip(codes.columns, frame.columns, strict=True):
        labels = meta.variable_value_labels[column]
        assert set(frame[column].unique()) <= set(labels), (name, column)
        # A code is always the same number.
        assert len(set(zip(codes[ours], frame[column]))) == codes[ours].nunique(), (name, column)
    print(f"{name}: {len(frame)} records, every value labelled")

with zipfile.ZipFile(files / "tables.zip") as archive:
    parts = [pandas.read_csv(archive.open(name), keep_default_na=False) for name in archive.namelist()]
assert sum(map(len, parts)) == len(tables)
print(f"tables.zip: {len(parts)} tables")

script = f"""
source("{files}/setup.R", chdir = TRUE)
stopifnot(nrow(tables) == {len(tables)}, is.factor(tables$reliability), nchar(attr(tables$share, "label")) > 10)
stopifnot(abs(sum(tables$noisy_count) - {tables["noisy_count"].sum()}) < 0.01)
library(foreign)
spss <- read.spss("{files}/tables.sav", to.data.frame = TRUE, use.value.labels = FALSE, reencode = FALSE)
stopifnot(nrow(spss) == {len(tables)}, abs(sum(spss$noisy_count) - {tables["noisy_count"].sum()}) < 0.01)
"""
subprocess.run(["Rscript", "--vanilla", "-e", script], check=True, capture_output=True)
scope: dict = {}
here = Path.cwd()
os.chdir(files)
exec((files / "setup.py").read_text(), scope)
os.chdir(here)
assert len(scope["tables"]) == len(tables) and abs(scope["tables"]["noisy_count"].sum() - tables["noisy_count"].sum()) < 0.01
syntax = (files / "setup.sps").read_text().replace("SET UNICODE=ON.\n", "")
(files / "check.sps").write_text(
    syntax.replace('/ENCODING="UTF8"', "")
    + f"\nGET FILE='{files}/tables.sav'.\nDISPLAY DICTIONARY.\nDESCRIPTIVES VARIABLES=noisy_count.\n"
)
told = subprocess.run(["pspp", "-O", "format=csv", "check.sps"], cwd=files, capture_output=True, text=True)
(files / "check.sps").unlink()
assert told.returncode == 0 and "error" not in told.stdout.lower(), told.stdout[-3000:] + told.stderr[-2000:]
assert "shown with caution" in told.stdout and "suppressed: too few answers" in told.stdout, told.stdout[:3000]
print("setup.R, setup.py, setup.sps: run by R, Python and PSPP; tables.sav opened by R and PSPP")

package = Package(str(files / "datapackage.json"))
report = package.validate()
assert report.valid, report.flatten(["rowNumber", "fieldNumber", "type", "message"])[:5]
print(f"datapackage.json: {len(package.resources)} resources valid")


def load(name: str) -> dict:
    return json.loads((files / name).read_text())


datacite.schema45.validator.validate(load("datacite.json"))
dataset = mlcroissant.Dataset(jsonld=load("croissant.json"))
assert not dataset.metadata.ctx.issues.errors, dataset.metadata.ctx.issues.report()
print("datacite.json, croissant.json: valid")

# The record of ICPSR: what its schema of April 2026 requires and allows.
icpsr = load("icpsr.json")
required = "title principal_investigator version version_date distributor summary subject_term time_period geographic_coverage_area study_number"
assert all(icpsr.get(field) not in (None, "", []) for field in required.split()), icpsr
for person in icpsr["principal_investigator"]:
    assert ("person" in person) != ("organization" in person) and isinstance(person["order"], int)
assert all(set(entry) == {"name", "location", "order"} for entry in icpsr["distributor"])

# DCAT-US 3.0: what is mandatory for a data set there; 1.1 is judged by its schema when the catalog is.
dcat = load("dcat-us.json")
assert all(dcat[field] for field in ["title", "description", "identifier"]) and dcat["contactPoint"]["fn"] and dcat["contactPoint"]["hasEmail"]
crate = {entry["@id"]: entry for entry in load("ro-crate-metadata.json")["@graph"]}
assert crate["ro-crate-metadata.json"]["about"]["@id"] == "./" and all(part["@id"] in crate for part in crate["./"]["hasPart"])

# DDI: well formed, in the order that both versions of the schema ask for, every reference leads to something.
ORDER = {
    "codeBook": "stdyDscr fileDscr dataDscr otherMat",
    "stdyDscr": "citation stdyInfo method dataAccs",
    "citation": "titlStmt rspStmt prodStmt distStmt verStmt biblCit",
    "prodStmt": "producer prodDate software fundAg grantNo",
    "distStmt": "distrbtr contact distDate",
    "stdyInfo": "subject abstract sumDscr",
    "sumDscr": "collDate geogCover anlyUnit universe dataKind",
    "dataColl": "timeMeth sampProc deviat collMode resInstru weight cleanOps",
    "useStmt": "confDec citReq conditions",
    "var": "labl qstn txt catgry varFormat",
    "catgry": "catValu labl catStat",
}
for name, version in [("codebook.xml", "2_5"), ("codebook-2.6.xml", "2_6")]:
    book = tree.parse(files / name).getroot()
    space = f"{{ddi:codebook:{version}}}"
    assert book.tag == space + "codeBook" and book.get("version") == version.replace("_", ".")
    for element in book.iter():
        order = ORDER.get(element.tag.removeprefix(space))
        if order:
            places = [order.split().index(child.tag.removeprefix(space)) for child in element]
            assert places == sorted(places), (name, element.tag)
    ids = [element.get("ID") for element in book.iter() if element.get("ID")]
    assert len(ids) == len(set(ids))
    assert all(variable.get("files") in [None, *ids] for variable in book.iter(space + "var"))
    print(f"{name}: {len(list(book.iter(space + 'var')))} variables")

manifest = load("manifest.json")
signature, key = bytes.fromhex(manifest.pop("signature")), bytes.fromhex(manifest.pop("key"))
signed = b"porchlight manifest 1\n" + json.dumps(manifest, separators=(",", ":"), ensure_ascii=False).encode()
Ed25519PublicKey.from_public_bytes(key).verify(signature, signed)
for entry in manifest["files"]:
    content = (files / entry["name"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"] and len(content) == entry["bytes"], entry
print(f"manifest.json: signature and {len(manifest['files'])} checksums right")
