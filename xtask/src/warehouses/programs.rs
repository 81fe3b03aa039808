//! Programs around the queries: the package for dbt, and the example for Spark.

use std::path::{Path, PathBuf};

use super::path;
use crate::Outcome;
use crate::command::{command, printed, run};
use crate::places::{self, built};
use crate::tools::cache;

/// Packages of dbt, in an environment of their own.
const DBT: [&str; 3] = ["dbt-core==1.9.4", "dbt-duckdb==1.9.3", "duckdb==1.2.2"];

/// Runs the package of `fairshare dbt` on DuckDB, twice; installs dbt if asked, else passes it over if it is missing.
///
/// # Errors
/// If a run or a test of the package fails, or dbt cannot be installed.
pub fn dbt(root: &Path, install: bool) -> Outcome {
    let folder = cache()?.join("dbt");
    if !install && !folder.join("made").is_file() {
        println!("dbt is not installed and is passed over; `cargo xtask test --warehouses` installs it.");
        return Ok(());
    }
    let python = places::python(root, &folder, "dbt runs the package of `fairshare dbt` there.")?;
    if printed(&mut command(root, &python, ["-c", "import dbt.adapters.duckdb"])).is_none() {
        println!("Installing {} for Python: they run the package of `fairshare dbt`.", DBT.join(", "));
        let mut pip = command(root, &python, ["-m", "pip", "install", "--quiet"]);
        run(pip.args(DBT), "A package for Python could not be installed; see above.")?;
    }
    let mut test = command(root, &python, [script(root, "package.py")]);
    test.arg("--fairshare").arg(built(root, "fairshare")).arg("--dbt").arg(python.with_file_name("dbt"));
    run(&mut test, "The package of fairshare dbt fails, or gives other numbers than fairshare credit: see above.")
}

/// Runs the example for Spark, in the environment of the engines.
///
/// # Errors
/// If it fails or gives other numbers than `fairshare credit`.
pub fn spark_example(root: &Path, python: &Path) -> Outcome {
    let mut test = command(root, python, [script(root, "spark_example.py")]);
    test.arg("--fairshare").arg(built(root, "fairshare"));
    test.arg("--example").arg(root.join("examples/spark/attribution.py")).env("PATH", path());
    run(&mut test, "examples/spark fails, or gives other numbers than fairshare credit: see above.")
}

fn script(root: &Path, name: &str) -> PathBuf {
    root.join("crates/sql/tests/warehouses").join(name)
}
