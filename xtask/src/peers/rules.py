"""Credit per channel under five rule models with DuckDB or Polars: rules.py {duckdb,polars} FILE THREADS REPEATS

Models: first, last, linear, position 40/20/40, and time decay with a half-life of 7 days; conversions and value of
each. Prints the seconds of each repeat, reading included, the start of Python and imports not.
"""

import os
import pathlib
import sys
import time

HALF_LIFE = 604800.0
RULES = pathlib.Path(__file__).with_name("rules.sql").read_text()
TYPES = {"journey_id": "VARCHAR", "timestamp": "TIMESTAMP", "channel": "VARCHAR", "team": "VARCHAR",
         "converted": "TINYINT", "value": "DOUBLE"}


def with_duckdb(path, threads):
    import duckdb

    connection = duckdb.connect()
    connection.execute(f"set threads={threads}")

    def run():
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind in TYPES.items())
        read = f"create or replace temp table touches as select * from read_csv(?, header=true, columns={{{columns}}})"
        connection.execute(read, [path])
        return connection.execute(RULES).fetchall()

    return run


def with_polars(path, threads):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl

    column = pl.col
    journey, value, touches, place = "journey_id", column("value"), column("touches"), column("place")
    schema = {"journey_id": pl.String, "timestamp": pl.String, "channel": pl.String, "team": pl.String,
              "converted": pl.Int8, "value": pl.Float64}
    time_of = column("timestamp").str.to_datetime("%Y-%m-%dT%H:%M:%SZ").dt.epoch("s")
    age = (column("time").max().over(journey) - column("time")) / HALF_LIFE
    ends = (place == 0) | (place == touches - 1)
    position = pl.when(touches == 1).then(1.0).when(touches == 2).then(0.5).when(ends).then(0.4).otherwise(
        0.2 / (touches - 2))

    def run():
        source = pl.scan_csv(path, schema=schema).select(journey, "timestamp", "channel", "converted", "value")
        won = source.filter(column("converted") == 1).group_by(journey).agg(value=value.sum())
        placed = (
            source.drop("value").join(won, on=journey).with_columns(time=time_of).sort(journey, "time")
            .with_columns(place=pl.int_range(pl.len()).over(journey), touches=pl.len().over(journey),
                          decay=pl.lit(0.5).pow(age))
            .with_columns(decay=column("decay") / column("decay").sum().over(journey), position=position))
        weights = [place == 0, place == touches - 1, 1 / touches, column("position"), column("decay")]
        sums = [part for at, weight in enumerate(weights)
                for part in (weight.sum().alias(f"wins {at}"), (weight * value).sum().alias(f"value {at}"))]
        return placed.group_by("channel").agg(sums).sort("channel").collect().rows()

    return run


def main():
    program, path, threads, repeats = sys.argv[1:]
    run = {"duckdb": with_duckdb, "polars": with_polars}[program](path, int(threads))
    for _ in range(int(repeats)):
        began = time.perf_counter()
        if not run():
            sys.exit("no credit")
        print(time.perf_counter() - began)


main()
