"""Paths from an engine, read back, teach the same scores; these allocate learned credit in the engine, to the cent."""

import csv
import json

import check

CHANNEL_MODELS = ["markov:1", "markov:2", "markov:3", "shao-li", "shapley-lift:channel"]
TEAM_MODELS = ["shapley-lift:team"]


def written(path, columns, rows):
    """Writes an answer as CSV."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)


def query(program, dialect, tables, mapping, *options):
    deals = ["--deals", tables[1]] if len(tables) > 1 else []
    return check.run(program, "sql", "--dialect", dialect, "--touches", tables[0], *deals, "--mapping", mapping, *options)


def scores(program, files, models, by, reads):
    """The global table of each model as the command line prints it, unrounded: {(name, model): wins}."""
    asked = [word for model in models for word in ("--model", model)]
    text = check.run(program, "credit", *map(str, files), *asked, "--by", by, "--global", "--value", "wins", "--format", "json",
                     "--accept", "all", *reads)
    table = json.loads(text)
    return {(row["name"], model): value for row in table["rows"] for model, value in zip(models, row["credit"]) if value}


def round_trip(program, engine, dialect, data, folder, tables, options):
    """Compares one data set; returns amounts compared and differing, and the largest difference of scores."""
    name, files, mapping, _, _ = data
    sources = [file for file, _ in files]
    columns, rows = engine.answer(query(program, dialect, tables, mapping, "--output", "paths", *options))
    paths = folder / f"{name}-paths.csv"
    written(paths, columns, rows)
    reads = [option for option in options if option != "--zoned"]
    want = scores(program, sources, CHANNEL_MODELS, "channel", reads)
    have = scores(program, [paths], CHANNEL_MODELS, "channel", ["--keep-spellings"])
    assert want and have, f"{name}: no scores"
    worst = max(abs(want.get(key, 0) - have.get(key, 0)) / max(1, abs(want.get(key, 0))) for key in want | have)
    weights = folder / f"{name}-weights.csv"
    learned = check.run(program, "weights", str(paths), *[word for model in CHANNEL_MODELS for word in ("--model", model)])
    teams = folder / f"{name}-team-paths.csv"
    written(teams, *engine.answer(query(program, dialect, tables, mapping, "--output", "paths", "--by", "team", *options)))
    learned += check.run(program, "weights", str(teams), "--model", TEAM_MODELS[0]).split("\n", 1)[1]
    weights.write_text(learned, encoding="utf-8")
    models = CHANNEL_MODELS + TEAM_MODELS
    asked = [word for model in models for word in ("--model", model)]
    compared = differing = 0
    for by in ["team", "channel"]:
        answer = engine.answer(query(program, dialect, tables, mapping, *asked, "--by", by, "--weights", str(weights), *options))
        have = check.computed(answer[1], answer[0], by)
        want = check.expected(program, sources, models, options, by)
        wrong = [key for key in want.keys() | have.keys() if want.get(key, 0) != have.get(key, 0)]
        compared, differing = compared + len(want), differing + len(wrong)
        for key in wrong[:4]:
            print("   ", name, by, key, "fairshare", want.get(key, 0), "engine", have.get(key, 0))
    return compared, differing, worst
