"""Runs examples/spark on made data and compares its credit with `fairshare credit`, to the cent.

    spark_example.py --fairshare PATH --example PATH
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

from pyspark.sql import SparkSession

import check
import datasets
import engines
import made

RULES = ["linear", "w"]


def session(folder):
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    return builder.config("spark.sql.warehouse.dir", str(folder / "spark")).config("spark.log.level", "ERROR").getOrCreate()


def write_parquet(folder):
    """The made files as Parquet."""
    spark = session(folder)
    for name, columns in [("touches", datasets.TOUCHES), ("deals", datasets.DEALS)]:
        copy = engines.clean_file(folder / f"{name}.csv", columns, folder)
        frame = spark.read.csv(str(copy), header=True, escape='"', multiLine=True)
        casts = [f"CAST(`{column}` AS {engines.TYPES['spark'][of]}) AS `{column}`" for column, of in columns.items()]
        frame.selectExpr(*casts).write.parquet(str(folder / f"{name}.parquet"))
    spark.stop()


def read_credit(folder):
    spark = session(folder)
    frame = spark.read.parquet(str(folder / "out" / "credit"))
    columns, rows = frame.columns, [tuple(row) for row in frame.collect()]
    allocated = spark.read.parquet(str(folder / "out" / "allocation")).groupBy("model").sum("credit").collect()
    spark.stop()
    return columns, rows, {model: cents for model, cents in allocated}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fairshare", required=True)
    parser.add_argument("--example", required=True)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        made.write(folder)
        write_parquet(folder)
        models = [word for model in RULES for word in ("--model", model)]
        settings = {"PYSPARK_SUBMIT_ARGS": "--master local[2] --conf spark.ui.enabled=false --conf spark.log.level=ERROR "
                    "--conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1 pyspark-shell"}
        done = subprocess.run(
            [sys.executable, asked.example, "--fairshare", asked.fairshare, "--touches", str(folder / "touches.parquet"), "--deals",
             str(folder / "deals.parquet"), "--mapping", datasets.MAPPING, "--out", str(folder / "out"), *models, *datasets.RATES],
            cwd=folder, env=dict(os.environ, **settings), capture_output=True, text=True, encoding="utf-8", check=False,
        )
        if done.returncode != 0:
            raise SystemExit(f"{done.stdout}{done.stderr}")
        columns, rows, allocated = read_credit(folder)
        have = check.computed(rows, columns, "team")
        files = [folder / "touches.csv", folder / "deals.csv"]
        want = check.expected(asked.fairshare, files, [*RULES, "markov:1"], datasets.RATES, "team")
        wrong = sorted(key for key in want.keys() | have.keys() if want.get(key, 0) != have.get(key, 0))
        assert want and not wrong, [(key, want.get(key), have.get(key)) for key in wrong[:5]]
        totals = {model: sum(cents for (_, name, of), cents in have.items() if of == model and name != "(unattributed)") for model in allocated}
        assert totals == allocated, (totals, allocated)
        left = [path.name for path in (folder / "spark-warehouse").glob("*")] if (folder / "spark-warehouse").exists() else []
        assert not left, left
    print(f"examples/spark: {len(want)} amounts compared, 0 differ")


if __name__ == "__main__":
    main()
