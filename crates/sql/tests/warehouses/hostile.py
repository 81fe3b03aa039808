"""Hostile names and texts: each comes back from the real engine as one column name or one text.

    hostile.py --fairshare PATH --engine duckdb|postgres|clickhouse|spark [--count 10000]
"""

import argparse
import pathlib
import random
import subprocess
import tempfile

import engines

PIECES = [
    "'", '"', "`", "\\", ";", "--", "/*", "*/", " ", "DROP TABLE t", "''", '""', "``", "\\'", "$$", "$1", "%", "{", "}", "?",
    ":x", "ы", "名", "é", "\u200f", "a", "Z", "0", "=", "(", ")", "[", "]", ".", "E'", "N'", "&", "|", "\\u0027", "\\n",
]


def names(count, seed=11):
    # The file of rules is read without marks, spaces and apostrophes at the ends of names.
    draw = random.Random(seed)
    found = set()
    while len(found) < count:
        name = "".join(draw.choice(PIECES) for _ in range(draw.randint(1, 9))).strip(" \u200f")
        name = "x" + name if name.startswith("'") else name
        if name and len(name.encode()) <= 60:
            found.add(name)
    return sorted(found)


def quoted(name):
    """As --mapping takes it."""
    return '"' + name.replace('"', '""') + '"'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fairshare", required=True)
    parser.add_argument("--engine", required=True)
    parser.add_argument("--count", type=int, default=10_000)
    asked = parser.parse_args()
    all_names = names(asked.count)
    # Spark takes seconds to plan a script.
    batch = 1000 if asked.engine == "spark" else 250
    right = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for dialect, engine in engines.open_engine(asked.engine, folder):
            for start in range(0, len(all_names), batch):
                some = all_names[start:start + batch]
                # Spark replaces variables in names, so that the writer refuses them.
                some.sort(key=lambda name: dialect == "spark" and "${" in name)
                # Each name is a channel's rule, so that it stands in the query as a literal; the first is a column, too.
                rules = folder / "rules.csv"
                lines = ["channel,team"] + [quoted(name) + ",Sales" for name in some]
                rules.write_text("\n".join(lines) + "\n", encoding="utf-8")
                query = subprocess.run(
                    [asked.fairshare, "sql", "--dialect", dialect, "--touches", quoted("t"), "--mapping",
                     f"deal=deal,time=time,channel={quoted(some[0])}", "--model", "linear", "--output", "allocation", "--shares", str(rules)],
                    capture_output=True, text=True, encoding="utf-8", check=True,
                ).stdout
                engine.hostile(some[0], some)
                columns, rows = engine.answer(query)
                # Each touch is a deal that counts one; all belong to the rule's team, and their channel is unchanged.
                teams = {row[columns.index("channel")]: row[columns.index("team")] for row in rows}
                wrong = [name for name in some if teams.get(name) != "Sales"]
                assert not wrong and len(rows) == len(some), wrong[:10]
                right += len(some)
    print(f"{asked.engine}: {right} hostile texts and {-(-right // batch)} hostile columns came back whole")


if __name__ == "__main__":
    main()
