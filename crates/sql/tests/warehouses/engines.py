"""Real engines: each loads files as typed tables and answers a query."""

import contextlib
import csv
import datetime
import os
import pathlib
import shutil
import socket
import subprocess

TYPES = {
    "duckdb": {"text": "VARCHAR", "time": "TIMESTAMP", "zoned": "TIMESTAMPTZ", "money": "DECIMAL(18,2)"},
    "postgres": {"text": "TEXT", "time": "TIMESTAMP", "zoned": "TIMESTAMPTZ", "money": "NUMERIC"},
    "clickhouse": {
        "text": "Nullable(String)", "time": "Nullable(DateTime64(3, 'UTC'))", "zoned": "Nullable(DateTime64(3, 'UTC'))",
        "money": "Nullable(Decimal(18, 2))",
    },
    "spark": {"text": "STRING", "time": "TIMESTAMP", "zoned": "TIMESTAMP", "money": "DECIMAL(18,2)"},
}


def typed(cell, of):
    """A cell as a typed table has it: None if it is empty, or a time that does not exist."""
    if not cell:
        return None
    if of in ("time", "zoned"):
        try:
            datetime.datetime.fromisoformat(cell.replace("Z", "+00:00"))
        except ValueError:
            return None
    return cell


def rows_of(file, columns):
    """The cells of a file, of these columns only."""
    with open(file, newline="", encoding="utf-8") as text:
        return [[typed(row[name], of) for name, of in columns.items()] for row in csv.DictReader(text)]


def clean_file(file, columns, folder):
    """A copy of a file with these columns only, and without times that do not exist."""
    # Spark reads a file later, so that each copy has a name of its own.
    copy = folder / f"clean-{len(list(folder.glob('clean-*')))}-{file.name}"
    with open(copy, "w", newline="", encoding="utf-8") as text:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows(rows_of(file, columns))
    return copy


def statements(query):
    """The statements of a script; no name and no text of one has a semicolon at the end of a line."""
    return [statement for statement in query.split(";\n") if statement.strip()]


class DuckDb:
    """DuckDB in this process."""

    def __init__(self, folder):
        import duckdb
        self.folder = folder
        self.connection = duckdb.connect()
        # A time zone other than UTC must change nothing.
        self.connection.execute("SET TimeZone = 'Asia/Tokyo'")

    def load(self, name, files):
        tables = []
        for file, columns in files:
            table = f"{name} {file.stem}"
            types = ", ".join(f'"{column}" {TYPES["duckdb"][of]}' for column, of in columns.items())
            self.connection.execute(f'CREATE TABLE "{table}" ({types})')
            copy = clean_file(file, columns, self.folder)
            self.connection.execute(f'INSERT INTO "{table}" SELECT * FROM read_csv(?, all_varchar = true, header = true)', [str(copy)])
            tables.append(f'"{table}"')
        return tables

    def answer(self, query):
        answer = self.connection.execute(query)
        return [column[0] for column in answer.description], answer.fetchall()


    def hostile(self, column, values):
        """A table t whose column of channels has a hostile name, and a row per hostile text."""
        name = column.replace('"', '""')
        self.connection.execute(f'CREATE OR REPLACE TABLE t (deal VARCHAR, time TIMESTAMP, "{name}" VARCHAR)')
        rows = [[str(at), "2025-01-01", value] for at, value in enumerate(values)]
        self.connection.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)


class Transpiled(DuckDb):
    """DuckDB with queries of another dialect, which sqlglot parses and rewrites."""

    def __init__(self, folder, dialect):
        super().__init__(folder)
        self.dialect = dialect
        # BigQuery takes a time without a zone as UTC; the rewritten query takes the zone of the session.
        self.connection.execute("SET TimeZone = 'UTC'")

    def load(self, name, files):
        quote = "`" if self.dialect == "bigquery" else '"'
        return [table.replace('"', quote) if quote == '"' else table for table in super().load(name, files)]

    def answer(self, query):
        import sqlglot
        statements = sqlglot.transpile(query, read=self.dialect, write="duckdb", unsupported_level=sqlglot.ErrorLevel.IGNORE)
        assert len(statements) == 1
        return super().answer(statements[0])


class ClickHouse:
    """ClickHouse as chDB, in this process."""

    def __init__(self, folder):
        from chdb import session
        self.folder = folder
        self.session = session.Session(str(folder / "clickhouse"))

    def load(self, name, files):
        tables = []
        for file, columns in files:
            table = f"{name} {file.stem}"
            types = ", ".join(f'"{column}" {TYPES["clickhouse"][of]}' for column, of in columns.items())
            self.session.query(f'CREATE TABLE default."{table}" ({types}) ENGINE = Memory')
            copy = clean_file(file, columns, self.folder)
            texts = ", ".join(f'"{column}" Nullable(String)' for column in columns)
            casts = {"text": '"{0}"', "money": 'toDecimal64OrNull("{0}", 2)'}
            time = "parseDateTime64BestEffortOrNull(\"{0}\", 3, 'UTC')"
            selected = ", ".join(casts.get(of, time).format(column) for column, of in columns.items())
            self.session.query(
                f'INSERT INTO default."{table}" SELECT {selected} FROM file(\'{copy}\', CSVWithNames, \'{texts}\') '
                "SETTINGS input_format_csv_empty_as_default = 1"
            )
            tables.append(f'default."{table}"')
        return tables

    def answer(self, query):
        *tables, last = statements(query)
        for statement in tables:
            self.session.query(statement)
        lines = str(self.session.query(last, "JSONCompact"))
        import json
        answer = json.loads(lines)
        return [column["name"] for column in answer["meta"]], answer["data"]

    def hostile(self, column, values):
        import json
        name = column.replace("\\", "\\\\").replace('"', '\\"')
        self.session.query(f'CREATE OR REPLACE TABLE default.t (deal String, time DateTime64(3, \'UTC\'), "{name}" String) ENGINE = Memory')
        rows = [{"deal": str(at), "time": "2025-01-01 00:00:00", column: value} for at, value in enumerate(values)]
        file = self.folder / "hostile.json"
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        self.session.query(f"INSERT INTO default.t SELECT * FROM file('{file}', JSONEachRow)")


class Postgres:
    """PostgreSQL in a temporary folder, on a free loopback port, as an ordinary user."""

    def __init__(self, folder):
        import psycopg2
        self.folder = folder / "postgres"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.as_user = []
        if os.getuid() == 0:
            # PostgreSQL refuses to run as root.
            self.as_user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            for above in [folder, *folder.parents]:
                if above.stat().st_uid == 0 and above != pathlib.Path("/") and str(above).startswith("/tmp/"):
                    above.chmod(0o755)
        self.folder.mkdir()
        if self.as_user:
            shutil.chown(self.folder, "nobody", "nogroup")
        data = self.folder / "data"
        self.tool("initdb", "-D", str(data), "-U", "fairshare", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        self.data = data
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self.tool("pg_ctl", "-D", str(data), "-w", "-l", str(self.folder / "log"), "-o", options, "start")
        self.connection = psycopg2.connect(host="127.0.0.1", port=self.port, user="fairshare", dbname="postgres")
        self.connection.autocommit = True
        self.connection.cursor().execute("SET TIME ZONE 'Asia/Tokyo'")

    def tool(self, *arguments):
        subprocess.run([*self.as_user, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def load(self, name, files):
        from psycopg2.extras import execute_values
        tables = []
        for file, columns in files:
            table = f"{name} {file.stem}"
            types = ", ".join(f'"{column}" {TYPES["postgres"][of]}' for column, of in columns.items())
            cursor = self.connection.cursor()
            cursor.execute(f'CREATE TABLE "{table}" ({types})')
            execute_values(cursor, f'INSERT INTO "{table}" VALUES %s', rows_of(file, columns))
            cursor.execute("ANALYZE")
            tables.append(f'"{table}"')
        return tables

    def answer(self, query):
        cursor = self.connection.cursor()
        cursor.execute(query)
        return [column.name for column in cursor.description], cursor.fetchall()

    def hostile(self, column, values):
        from psycopg2 import sql
        from psycopg2.extras import execute_values
        cursor = self.connection.cursor()
        cursor.execute("DROP TABLE IF EXISTS t")
        create = sql.SQL("CREATE TABLE t (deal TEXT, time TIMESTAMP, {} TEXT)").format(sql.Identifier(column))
        cursor.execute(create)
        rows = [(str(at), "2025-01-01", value) for at, value in enumerate(values)]
        execute_values(cursor, "INSERT INTO t VALUES %s", rows)

    def close(self):
        self.connection.close()
        self.tool("pg_ctl", "-D", str(self.data), "-m", "immediate", "stop")


class Spark:
    """Spark in local mode."""

    def __init__(self, folder):
        from pyspark.sql import SparkSession
        self.folder = folder
        self.session = (
            SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2").config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", str(folder / "spark")).config("spark.log.level", "ERROR")            .getOrCreate()
        )

    def load(self, name, files):
        tables = []
        for file, columns in files:
            table = f"{name} {file.stem}"
            copy = clean_file(file, columns, self.folder)
            frame = self.session.read.csv(str(copy), header=True, escape='"', multiLine=True)
            casts = [f"CAST(`{column}` AS {TYPES['spark'][of]}) AS `{column}`" for column, of in columns.items()]
            frame.selectExpr(*casts).cache().createOrReplaceTempView(f"`{table}`")
            tables.append(f'"{table}"')
        return tables

    def answer(self, query):
        *tables, last = statements(query)
        for statement in tables:
            self.session.sql(statement)
        frame = self.session.sql(last)
        return frame.columns, [tuple(row) for row in frame.collect()]

    def hostile(self, column, values):
        from pyspark.sql.types import StringType, StructField, StructType
        kinds = StructType([StructField(name, StringType()) for name in ["deal", "day", column]])
        frame = self.session.createDataFrame([(str(at), "2025-01-01", value) for at, value in enumerate(values)], kinds)
        frame.withColumn("time", frame["day"].cast("timestamp")).createOrReplaceTempView("t")

    def close(self):
        self.session.stop()


@contextlib.contextmanager
def closing(engine):
    try:
        yield engine
    finally:
        getattr(engine, "close", lambda: None)()


def open_engine(name, folder):
    """The dialect and the engine of a name."""
    makers = {
        "duckdb": lambda: DuckDb(folder), "clickhouse": lambda: ClickHouse(folder), "postgres": lambda: Postgres(folder),
        "spark": lambda: Spark(folder), "bigquery": lambda: Transpiled(folder, "bigquery"),
        "snowflake": lambda: Transpiled(folder, "snowflake"),
    }
    with closing(makers[name]()) as engine:
        yield name, engine
