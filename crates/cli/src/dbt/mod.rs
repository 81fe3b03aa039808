//! `fairshare dbt`: a package of dbt models that compute credit, allocation and paths in a warehouse, with tests.

mod checks;
mod models;
mod properties;

use std::path::Path;

use fairshare_sql::{Dialect, Output, Request, parts};

use crate::Printed;
use crate::sql::{Query, request, write_whole};

/// Name of the package, which a folder of another project does not have.
const NAME: &str = "fairshare_attribution";
const README: &str = include_str!("templates/README.md");

/// Path within the package, and text, of a file.
type File = (String, String);

/// Runs the command: writes the package into a folder.
pub fn dbt(query: &Query) -> Result<Printed, String> {
    let folder = query.out.as_deref().ok_or("fairshare dbt needs --out. Try fairshare --help.")?;
    if query.output != Output::Credit {
        return Err("A package has all outputs: leave --output out.".to_owned());
    }
    let (request, warnings) = request(query)?;
    let files = package(&request, query.dialect)?;
    let folder = Path::new(folder);
    let project = folder.join("dbt_project.yml");
    let is_foreign = std::fs::read_to_string(&project).is_ok_and(|text| !text.contains(NAME));
    if is_foreign {
        return Err(format!("{} is a project of its own: name another folder by --out.", folder.display()));
    }
    let mut text = String::new();
    for (name, content) in files {
        let path = folder.join(name);
        let unwritten = |_| format!("{} could not be written. Check the folder and its permissions.", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(unwritten)?;
        write_whole(&path, content.as_bytes()).map_err(unwritten)?;
        text += &format!("{}\n", path.display());
    }
    Ok(Printed { text, warnings, ..Printed::default() })
}

/// The files of the package.
fn package(request: &Request, dialect: Dialect) -> Result<Vec<File>, String> {
    if dialect == Dialect::ClickHouse {
        return Err(
            "A dbt package cannot set what ClickHouse needs for joins: write a script by fairshare sql.".to_owned()
        );
    }
    let said = |refused: fairshare_sql::Refused| refused.to_string();
    let parts = parts(request, dialect).map_err(said)?;
    let mut files = vec![
        ("dbt_project.yml".to_owned(), properties::project()),
        ("README.md".to_owned(), README.to_owned()),
        ("models/sources.yml".to_owned(), properties::sources(request)?),
        ("models/schema.yml".to_owned(), properties::schema(request, &parts, &dialect.quoted("deal").map_err(said)?)),
    ];
    for part in &parts {
        files.push((format!("models/{}.sql", models::name(&part.name)), models::model(part, dialect)?));
    }
    files.extend(checks::checks(request, dialect)?);
    Ok(files)
}
