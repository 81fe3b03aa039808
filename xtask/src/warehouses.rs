//! Runs the queries of `fairshare sql` on real engines: DuckDB always, the others if they are there or asked for.

mod programs;

use std::env;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::command::{cargo, command, on_path, printed, run};
use crate::packages::{self, Packages};
use crate::places::{self, built, reference};
use crate::tools::cache;

/// An engine.
struct Engine {
    /// Its name in the scripts.
    key: &'static str,
    name: &'static str,
    /// Its packages for Python, with their versions.
    python: &'static [&'static str],
    /// A module of each, which tells whether it is installed.
    modules: &'static [&'static str],
    /// A program that must be there besides.
    program: Option<(&'static str, Packages)>,
}

const POSTGRES: Packages = &[
    ("apt-get", &["postgresql"]),
    ("dnf", &["postgresql-server"]),
    ("pacman", &["postgresql"]),
    ("zypper", &["postgresql-server"]),
    ("apk", &["postgresql"]),
];
const JAVA: Packages = &[
    ("apt-get", &["openjdk-17-jre-headless"]),
    ("dnf", &["java-17-openjdk-headless"]),
    ("pacman", &["jre17-openjdk-headless"]),
    ("zypper", &["java-17-openjdk-headless"]),
    ("apk", &["openjdk17-jre-headless"]),
];

/// The smallest of the data sets of the scripts.
const SMALLEST: &str = "conference";

const DUCKDB: &str = "duckdb==2.0.1";
const ENGINES: [Engine; 6] = [
    Engine { key: "duckdb", name: "DuckDB", python: &[DUCKDB], modules: &["duckdb"], program: None },
    Engine {
        key: "postgres",
        name: "PostgreSQL",
        python: &["psycopg2-binary==2.9.13"],
        modules: &["psycopg2"],
        program: Some(("initdb", POSTGRES)),
    },
    Engine { key: "clickhouse", name: "ClickHouse", python: &["chdb==4.4.0"], modules: &["chdb"], program: None },
    Engine {
        key: "spark",
        name: "Spark",
        python: &["pyspark==3.5.5"],
        modules: &["pyspark"],
        program: Some(("java", JAVA)),
    },
    Engine {
        key: "bigquery",
        name: "BigQuery's dialect, rewritten for DuckDB",
        python: &[DUCKDB, "sqlglot==30.30.0"],
        modules: &["duckdb", "sqlglot"],
        program: None,
    },
    Engine {
        key: "snowflake",
        name: "Snowflake's dialect, rewritten for DuckDB",
        python: &[DUCKDB, "sqlglot==30.30.0"],
        modules: &["duckdb", "sqlglot"],
        program: None,
    },
];

/// Compares the queries with the engine on DuckDB, and on the other engines that are installed; says which are not.
///
/// # Errors
/// If an amount differs, or DuckDB cannot be installed.
pub fn installed(root: &Path) -> Outcome {
    let python = python(root)?;
    for engine in &ENGINES {
        if engine.key == "duckdb" {
            engine.install(root, &python)?;
        } else if !engine.is_there(root, &python) {
            println!(
                "{} is not installed and is passed over; `cargo xtask test --warehouses` installs it.",
                engine.name
            );
            continue;
        }
        engine.compare(root, &python, (engine.key != "duckdb").then_some(SMALLEST))?;
    }
    programs::dbt(root, false)
}

/// Compares the queries on all engines, and runs the package of dbt and the example for Spark; installs what is missing.
///
/// # Errors
/// If an amount differs, or an engine cannot be installed.
pub fn all(root: &Path) -> Outcome {
    let python = python(root)?;
    for engine in &ENGINES {
        engine.install(root, &python)?;
        engine.compare(root, &python, None)?;
    }
    programs::spark_example(root, &python)?;
    programs::dbt(root, true)
}

/// Python of an environment of its own in the cache folder.
fn python(root: &Path) -> Outcome<PathBuf> {
    places::python(root, &cache()?.join("warehouses"), "engines that run queries are installed there.")
}

impl Engine {
    fn has_modules(&self, root: &Path, python: &Path) -> bool {
        let import = format!("import {}", self.modules.join(", "));
        printed(&mut command(root, python, ["-c", &import])).is_some()
    }

    fn has_program(&self) -> bool {
        self.program.is_none_or(|(program, _)| on_path(program).is_some() || in_folders_of_postgres(program))
    }

    fn is_there(&self, root: &Path, python: &Path) -> bool {
        self.has_program() && self.has_modules(root, python)
    }

    fn install(&self, root: &Path, python: &Path) -> Outcome {
        if let (false, Some((program, packages))) = (self.has_program(), self.program) {
            println!("Installing {program} from the system's packages: {} runs with it.", self.name);
            if !packages::install(root, packages) || !self.has_program() {
                return Err(format!("{program} is missing: install it from your system's packages."));
            }
        }
        if !self.has_modules(root, python) {
            println!("Installing {} for Python: it runs the queries of {}.", self.python.join(", "), self.name);
            let mut pip = command(root, python, ["-m", "pip", "install", "--quiet"]);
            run(pip.args(self.python), "A package for Python could not be installed; see above.")?;
        }
        Ok(())
    }

    /// Runs the scripts on all data sets or on one, with the command line built.
    fn compare(&self, root: &Path, python: &Path, only: Option<&str>) -> Outcome {
        let build = ["build", "--package", "fairshare-cli", "--locked"];
        run(&mut cargo(root, build), "The command line does not build: see above.")?;
        let scripts = root.join("crates/sql/tests/warehouses");
        let fairshare = built(root, "fairshare");
        let mut check = command(root, python, [scripts.join("check.py")]);
        check.arg("--fairshare").arg(&fairshare).args(["--engine", self.key]);
        check.arg("--samples").arg(root.join("assets/samples"));
        check.args(only.map(|name| ["--only", name]).into_iter().flatten());
        if let Some(reference) = reference(root) {
            check.arg("--reference").arg(reference.join("golden"));
        }
        let advice = format!("A query on {} gives other numbers than fairshare credit: see above.", self.name);
        run(check.env("PATH", path()), &advice)?;
        let rewritten = matches!(self.key, "bigquery" | "snowflake");
        if matches!(self.key, "duckdb" | "postgres") || only.is_none() && !rewritten {
            let mut hostile = command(root, python, [scripts.join("hostile.py")]);
            hostile.arg("--fairshare").arg(&fairshare).args(["--engine", self.key]);
            let advice = format!("A name or a text breaks a query on {}: see above.", self.name);
            run(hostile.env("PATH", path()), &advice)?;
        }
        Ok(())
    }
}

/// Folders in which Debian puts the programs of PostgreSQL, which are not on the PATH.
fn folders_of_postgres() -> Vec<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.map(|version| version.path().join("bin")).collect()
}

fn in_folders_of_postgres(program: &str) -> bool {
    folders_of_postgres().iter().any(|folder| folder.join(program).is_file())
}

fn path() -> std::ffi::OsString {
    let own = env::var_os("PATH").unwrap_or_default();
    let all = env::split_paths(&own).chain(folders_of_postgres());
    env::join_paths(all).unwrap_or(own)
}
