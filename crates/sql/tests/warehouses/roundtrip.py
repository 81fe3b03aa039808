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


# Channels whose names a path cannot hold as they are, each with a plain name.
ODD_NAMES = {"Paid > Search": "A", "Paid  Social": "B", "Mail": "C", "a>b": "D", "Связи  с\u00a0общественностью": "E"}


def odd_names(program, engine, dialect, folder):
    """Compares learned credit per touch under names that paths cannot hold with that under plain names."""
    credit = []
    for name, names in [("odd", ODD_NAMES), ("plain", {plain: plain for plain in ODD_NAMES.values()})]:
        channels = list(names)
        rows = []
        for deal in range(40):
            for place in range(1 + deal % 4):
                channel = channels[(deal * 7 + place * 3) % len(channels)]
                rows.append([f"D-{deal:02}", f"2025-01-{1 + place:02} 00:00:00", channel, ["lost", "won"][deal % 3 > 0], "1000.01"])
        file = folder / f"{name}.csv"
        columns = {"deal": "text", "time": "time", "channel": "text", "outcome": "text", "value": "money"}
        written(file, columns, rows)
        tables = engine.load("names", [(file, columns)])
        mapping = ",".join(f"{column}={column}" for column in columns)
        paths, weights = folder / f"{name}-paths.csv", folder / f"{name}-weights.csv"
        written(paths, *engine.answer(query(program, dialect, tables, mapping, "--output", "paths")))
        models = [word for model in CHANNEL_MODELS for word in ("--model", model)]
        weights.write_text(check.run(program, "weights", str(paths), *models), encoding="utf-8")
        asked = ["--output", "allocation", "--weights", str(weights), *models]
        columns, rows = engine.answer(query(program, dialect, tables, mapping, *asked))
        found = {}
        for row in rows:
            row = dict(zip(columns, row))
            key = (row["model"], row["deal"], row["position"])
            found[key] = (names[row["channel"]], int(row["credit"]))
        credit.append(found)
    odd, plain = credit
    wrong = [key for key in plain if odd.get(key) != plain[key]]
    assert len(plain) > 300 and not wrong and len(odd) == len(plain), (len(plain), wrong[:4])
    print(f"channels with odd names earn the same in {len(plain)} cells")


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
