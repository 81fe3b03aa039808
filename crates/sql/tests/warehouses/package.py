"""Runs the package of `fairshare dbt` on DuckDB twice, the second time incrementally, with its tests.

    package.py --fairshare PATH --dbt PATH
"""

import argparse
import csv
import os
import pathlib
import subprocess
import tempfile

import duckdb

import check
import datasets
import engines
import made

# Deals that close after this day are open in the first run.
CUT = "2025-09-01"
MODELS = datasets.RULES + datasets.MILESTONES
PROFILE = """fairshare:
  target: test
  outputs:
    test: {{type: duckdb, path: '{path}', threads: 1}}
"""


def dbt(program, folder, *arguments):
    """Runs dbt in the package; its output if it fails."""
    environment = dict(os.environ, DBT_PROFILES_DIR=str(folder), DBT_SEND_ANONYMOUS_USAGE_STATS="false", DO_NOT_TRACK="1")
    done = subprocess.run([program, "--no-use-colors", *arguments], cwd=folder, env=environment, capture_output=True, text=True,
                          encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"dbt {' '.join(arguments)}\n{done.stdout}{done.stderr}")
    return done.stdout


def until(folder, cut, name):
    """Copies of the files in which deals that close later are open."""
    copies = []
    for part, columns in [("touches", datasets.TOUCHES), ("deals", datasets.DEALS)]:
        with open(folder / f"{part}.csv", newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if part == "deals" and row["Close date"] > cut:
                row["Stage"] = "Negotiation"
        copy = folder / f"{name}-{part}.csv"
        with open(copy, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(columns))
            writer.writeheader()
            writer.writerows(rows)
        copies.append((copy, columns))
    return copies


def load(database, files, folder):
    """Fills the tables of touches and deals, whose names need quotes."""
    with duckdb.connect(str(database)) as connection:
        for (file, columns), table in zip(files, ["{{ touches }}", "the deals"]):
            quoted = table.replace('"', '""')
            types = ", ".join(f'"{column}" {engines.TYPES["duckdb"][of]}' for column, of in columns.items())
            connection.execute(f'CREATE OR REPLACE TABLE "{quoted}" ({types})')
            copy = engines.clean_file(file, columns, folder)
            connection.execute(f'INSERT INTO "{quoted}" SELECT * FROM read_csv(?, all_varchar = true, header = true)', [str(copy)])


def read(database, table):
    with duckdb.connect(str(database), read_only=True) as connection:
        answer = connection.execute(f'SELECT * FROM "{table}" ORDER BY ALL')
        return [column[0] for column in answer.description], answer.fetchall()


def cells(database):
    """The rows of the allocation; weights are rounded, as sums in double precision depend on the order of rows."""
    columns, rows = read(database, "fairshare_allocation")
    at = columns.index("weight")
    return sorted((*row[:at], round(row[at], 12), *row[at + 1:]) for row in rows)


def compare(program, database, files, when):
    columns, rows = read(database, "fairshare_credit")
    have = check.computed(rows, columns, "team")
    want = check.expected(program, [file for file, _ in files], MODELS, datasets.RATES, "team")
    wrong = sorted(key for key in want.keys() | have.keys() if want.get(key, 0) != have.get(key, 0))
    assert want and not wrong, (when, [(key, want.get(key), have.get(key)) for key in wrong[:5]])
    return len(want)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fairshare", required=True)
    parser.add_argument("--dbt", required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made.write(folder)
        package, database = folder / "package", folder / "warehouse.duckdb"
        models = [word for model in MODELS for word in ("--model", model)]
        check.run(asked.fairshare, "dbt", "--out", str(package), "--dialect", "duckdb", "--touches", '"{{ touches }}"', "--deals",
                  '"the deals"', "--mapping", datasets.MAPPING, *models, *datasets.RATES)
        (package / "profiles.yml").write_text(PROFILE.format(path=database), encoding="utf-8")
        compared = 0
        for run, cut in [("first", CUT), ("second", "9999")]:
            files = until(folder, cut, run)
            load(database, files, folder)
            output = dbt(asked.dbt, package, "build")
            compared += compare(asked.fairshare, database, files, run)
            print(f"dbt build, {run} run: {output.strip().splitlines()[-1]}")
        assert "incremental" in output, output
        dbt(asked.dbt, package, "test")
        incremental = cells(database)
        dbt(asked.dbt, package, "build", "--full-refresh")
        assert cells(database) == incremental, "a full refresh gives other rows"
        # A test that finds nothing wrong must find what is wrong.
        with duckdb.connect(str(database)) as connection:
            connection.execute("UPDATE fairshare_allocated SET cents = cents + 1 WHERE deal = (SELECT MIN(deal) FROM fairshare_allocated)")
        try:
            dbt(asked.dbt, package, "test")
        except SystemExit:
            print(f"dbt: {compared} amounts compared, 0 differ; its tests find a cent too many")
        else:
            raise AssertionError("the tests of the package do not find a cent too many")


if __name__ == "__main__":
    main()
