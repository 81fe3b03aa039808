//! Properties in YAML: the project, the sources, and descriptions and tests of models.

use fairshare_sql::{Part, Request, Table};
use fairshare_types::model::Model;

use super::NAME;
use super::models::{escaped, name};

/// Descriptions of columns that people look at.
const COLUMNS: [(&str, &str); 15] = [
    ("deal", "Key of the deal."),
    ("touch", "Key of the touch."),
    ("position", "Place of the touch in its deal, from 1."),
    ("time", "Milliseconds since 1970, UTC."),
    ("channel", "Channel of the touch."),
    ("team", "Team that owns the touch, or a share of it; empty if nobody does."),
    ("model", "Attribution model."),
    ("weight", "Share of the deal that the cell earns."),
    ("credit", "Credit in minor units, such as cents."),
    ("wins", "Won deals, in shares."),
    ("amount", "Revenue of the deal in minor units of the main currency."),
    ("outcome", "Outcome of the deal."),
    ("path", "Channels in order, between arrows."),
    ("losses", "Lost deals with the path."),
    ("value", "Revenue of won deals with the path."),
];

/// A text in quotes, as YAML and the templates in it read it.
fn text(value: &str) -> String {
    escaped(&serde_json::Value::from(value).to_string())
}

/// `dbt_project.yml`.
pub fn project() -> String {
    format!(
        "name: {NAME}\nversion: \"1.0.0\"\nconfig-version: 2\nprofile: fairshare\nmodel-paths: [models]\n\
         test-paths: [tests]\n\nmodels:\n  {NAME}:\n    +materialized: table\n\nvars:\n  \
         # Days before the last close whose deals a run computes again.\n  fairshare_days_again: 90\n"
    )
}

/// `models/sources.yml`.
pub fn sources(request: &Request) -> Result<String, String> {
    let mut yaml = "version: 2\n\nsources:\n".to_owned();
    let tables = [("touches", Some(&request.touches)), ("deals", request.deals.as_ref())];
    let tables: Vec<(&str, &Table)> = tables.into_iter().filter_map(|(name, table)| Some((name, table?))).collect();
    let above = |table: &Table| table.parts().split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
    if tables.iter().any(|(_, table)| above(table) != above(&request.touches)) {
        return Err("In a dbt package both tables are of one schema: make a view of one of them there.".to_owned());
    }
    // dbt puts names into quotes as they are.
    let breaks_quotes = |part: &String| part.contains(['"', '`', '\\']) || part.contains(char::is_control);
    if tables.iter().any(|(_, table)| table.parts().iter().any(breaks_quotes)) {
        return Err(
            "dbt cannot name a table whose name has a quotation mark or a backslash: make a view of it.".to_owned()
        );
    }
    yaml += "  - name: fairshare\n";
    match above(&request.touches).as_slice() {
        [] => yaml += "    schema: \"{{ target.schema }}\"\n",
        [schema] => yaml += &format!("    schema: {}\n", text(schema)),
        [database, schema] => yaml += &format!("    database: {}\n    schema: {}\n", text(database), text(schema)),
        _ => return Err("In a dbt package a table has at most three parts: database, schema and name.".to_owned()),
    }
    yaml += "    quoting: {database: true, schema: true, identifier: true}\n    tables:\n";
    for (name, table) in tables {
        let identifier = table.parts().last().map_or("", String::as_str);
        yaml += &format!("      - name: {name}\n        identifier: {}\n", text(identifier));
    }
    Ok(yaml)
}

/// `models/schema.yml`.
pub fn schema(request: &Request, parts: &[Part], quoted_deal: &str) -> String {
    let models: Vec<String> = request.models.iter().map(Model::to_string).collect();
    let mut yaml = "version: 2\n\nmodels:\n".to_owned();
    for part in parts {
        yaml += &format!("  - name: {}\n    description: {}\n", name(&part.name), text(&part.about));
        let described = COLUMNS.into_iter().filter(|(name, _)| part.columns.iter().any(|column| column.name == *name));
        let mut columns = String::new();
        for (column, says) in described {
            columns += &format!("      - name: {column}\n        quote: true\n        description: {}\n", text(says));
            columns += &tests(&part.name, column, &models, quoted_deal);
        }
        if !columns.is_empty() {
            yaml += &format!("    columns:\n{columns}");
        }
    }
    yaml
}

/// The tests of a column.
fn tests(part: &str, column: &str, models: &[String], quoted_deal: &str) -> String {
    let accepted = |values: &[String]| {
        let values: Vec<String> = values.iter().map(|value| text(value)).collect();
        format!(
            "          - not_null\n          - accepted_values: {{name: {}_of_{part}, values: [{}]}}\n",
            name(column),
            values.join(", ")
        )
    };
    let tests = match (part, column) {
        ("decided_deals", "deal") | ("paths", "path") => "          - unique\n          - not_null\n".to_owned(),
        ("decided_deals", "outcome") => accepted(&["won".to_owned()]),
        ("allocation" | "credit", "model") => accepted(models),
        ("allocation", "deal") => format!(
            "          - not_null\n          - relationships: {{to: ref('{}'), field: {}}}\n",
            name("decided_deals"),
            text(quoted_deal)
        ),
        ("allocation" | "credit", "credit") => "          - not_null\n".to_owned(),
        _ => return String::new(),
    };
    format!("        data_tests:\n{tests}")
}
