"""Runs the queries of `fairshare sql` on a real engine and compares them with `fairshare credit`, to the cent.

    check.py --fairshare PATH --engine duckdb|postgres|clickhouse|spark --samples FOLDER [--reference FOLDER]
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal

import datasets
import engines
import made
import roundtrip


def run(program, *arguments):
    """What the program prints; its message if it fails."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"fairshare {' '.join(arguments)}\n{done.stderr}")
    return done.stdout


def expected(program, files, models, options, by):
    """Credit of each (group, model) in minor units, without zeros."""
    options = [option for option in options if option != "--zoned"]
    asked = [word for model in models for word in ("--model", model)]
    text = run(program, "credit", *map(str, files), *asked, "--by", by, "--format", "json", "--accept", "all", *options)
    table = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    found = {}
    for row in table["rows"]:
        for model, credit in zip(models, row["credit"]):
            minor = int(credit * 100)
            if minor:
                key = (row.get("part"), row["name"], model)
                found[key] = found.get(key, 0) + minor
    return found


def computed(rows, columns, by):
    """The same of a query's answer."""
    found = {}
    for row in rows:
        row = dict(zip(columns, row))
        part = row[by] if by in ("month", "segment") else None
        name = row["team"] if part is not None else row[by]
        if int(row["credit"]):
            found[(part, name, row["model"])] = int(row["credit"])
    return found


def compare(program, engine, dialect, data, totals, folder):
    """Compares one data set under all of its options, and its paths with those of the touches."""
    name, files, mapping, models, runs = data
    models = [model for model in models if (dialect, model) not in datasets.REFUSED]
    tables = engine.load(name, files)
    for options, dimensions in runs:
        for by in dimensions:
            asked = [word for model in models for word in ("--model", model)]
            deals = ["--deals", tables[1]] if len(tables) > 1 else []
            query = run(program, "sql", "--dialect", dialect, "--touches", tables[0], *deals, "--mapping", mapping,
                        "--by", by, *asked, *options)
            columns, rows = engine.answer(query)
            want = expected(program, [file for file, _ in files], models, options, by)
            have = computed(rows, columns, by)
            differing = sorted(key for key in want.keys() | have.keys() if want.get(key, 0) != have.get(key, 0))
            totals[0] += len(want)
            totals[1] += len(differing)
            if differing:
                print(f"{name} {options} by {by}: {len(differing)} of {len(want)} differ")
                for key in differing[:6]:
                    print("   ", key, "fairshare", want.get(key, 0), "engine", have.get(key, 0))
    options = [option for option in runs[0][0] if not option.startswith("--lookback")]
    compared, differing, worst = roundtrip.round_trip(program, engine, dialect, data, folder, tables, options)
    totals[0] += compared
    totals[1] += differing + (worst > 1e-9)
    print(f"{name}: paths teach the same scores up to {worst:.1e}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fairshare", required=True)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--samples", required=True, type=pathlib.Path)
    parser.add_argument("--reference", type=pathlib.Path)
    parser.add_argument("--only")
    asked = parser.parse_args()
    totals = [0, 0]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made.write(folder)
        for dialect, engine in engines.open_engine(asked.engine, folder):
            for data in datasets.sets(asked.samples, folder, asked.reference):
                if asked.only in (None, data[0]):
                    compare(asked.fairshare, engine, dialect, data, totals, folder)
            roundtrip.odd_names(asked.fairshare, engine, dialect, folder)
    print(f"{asked.engine}: {totals[0]} amounts compared, {totals[1]} differ")
    sys.exit(1 if totals[1] or not totals[0] else 0)


if __name__ == "__main__":
    main()
