"""Attribution on Spark: reads touches and deals, runs the queries of Fairshare, learns Markov weights, writes Parquet.

    spark-submit attribution.py --touches touches.parquet --deals deals.parquet --out credit \\
        --mapping "deal=deal_id,time=occurred_at,channel=channel,team=team,stage=stage,value=amount,closed=close_date"

The program `fairshare` must be on the PATH, or be named by --fairshare; it writes queries and learns from paths on the driver.
"""

import argparse
import csv
import pathlib
import re
import subprocess
import tempfile

from pyspark.sql import SparkSession


def fairshare(asked, *arguments):
    """What the program prints; it stops with its sentence if it refuses."""
    done = subprocess.run([asked.fairshare, *arguments], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return done.stdout


def run(spark, script):
    """Runs a script: its first statements fill tables, the last one gives the answer."""
    # No name and no text in a script has a semicolon at the end of a line.
    *tables, last = [statement for statement in script.split(";\n") if statement.strip()]
    for statement in tables:
        spark.sql(statement)
    return spark.sql(last)


def tables_of(script):
    """The tables that a script fills, for removal."""
    return re.findall(r"^CREATE TABLE (`fairshare_\w+`)", script, re.MULTILINE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fairshare", default="fairshare", help="the command line of Fairshare")
    parser.add_argument("--touches", required=True, help="folder or file of touches in Parquet")
    parser.add_argument("--deals", required=True, help="folder or file of deals in Parquet")
    parser.add_argument("--mapping", required=True, help="columns, as fairshare sql takes them")
    parser.add_argument("--out", required=True, help="folder for the results")
    parser.add_argument("--schema", help="schema for the tables on the way; the current one if it is not named")
    parser.add_argument("--model", action="append", help="rule models besides Markov; linear and u if none is named")
    asked, options = parser.parse_known_args()  # All other options go to fairshare sql, such as --lookback 90d.

    # Queries take times without a zone as UTC.
    spark = SparkSession.builder.appName("fairshare").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    spark.read.parquet(asked.touches).createOrReplaceTempView("touches")
    spark.read.parquet(asked.deals).createOrReplaceTempView("deals")
    if asked.schema:
        spark.catalog.setCurrentDatabase(asked.schema)
    out = pathlib.Path(asked.out)
    query = ["sql", "--dialect", "spark", "--touches", "touches", "--deals", "deals", "--mapping", asked.mapping, *options]
    markov = ["--model", "markov:1"]
    rules = [word for model in asked.model or ["linear", "u"] for word in ("--model", model)]

    with tempfile.TemporaryDirectory() as folder:
        # 1. Paths of all won and lost deals: few rows, which the driver learns from.
        script = fairshare(asked, *query, "--output", "paths")
        paths = pathlib.Path(folder) / "paths.csv"
        answer = run(spark, script)
        with open(paths, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(answer.columns)
            writer.writerows(answer.toLocalIterator())
        # 2. The removal effect of each channel.
        weights = pathlib.Path(folder) / "weights.csv"
        weights.write_text(fairshare(asked, "weights", str(paths), *markov), encoding="utf-8")
        # 3. Credit of each touch, by rules and by what was learned; credit by team is its roll-up.
        scripts = [script]
        for output in ["allocation", "credit"]:
            script = fairshare(asked, *query, "--output", output, *rules, *markov, "--weights", str(weights))
            run(spark, script).write.mode("overwrite").parquet(str(out / output))
            scripts.append(script)
    for table in sorted({table for script in scripts for table in tables_of(script)}):
        spark.sql(f"DROP TABLE IF EXISTS {table}")
    print(f"Credit is in {out / 'credit'}, that of each touch in {out / 'allocation'}.")
    spark.stop()


if __name__ == "__main__":
    main()
