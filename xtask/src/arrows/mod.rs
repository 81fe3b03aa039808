//! Checks the direction of imports: which crate may use which, and no circles between the modules of a crate.

mod code;
mod modules;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::Outcome;
use crate::command::{cargo, printed};
use crate::folder::about;
use modules::Source;

/// A crate of ours, and which of the others it may use.
struct Crate {
    name: &'static str,
    /// Crates that it may use.
    uses: &'static [&'static str],
    /// Crates that it may use only behind a feature.
    optional: &'static [&'static str],
}

/// All crates.
const CRATES: [Crate; 13] = [
    Crate { name: "fairshare-types", uses: &[], optional: &[] },
    Crate { name: "fairshare-choices", uses: &["fairshare-types"], optional: &[] },
    Crate { name: "fairshare-import", uses: &["fairshare-types"], optional: &[] },
    Crate { name: "fairshare-engine", uses: &["fairshare-types", "fairshare-import"], optional: &[] },
    Crate { name: "fairshare-sql", uses: &["fairshare-types"], optional: &[] },
    Crate { name: "fairshare-charts", uses: &["fairshare-types"], optional: &[] },
    Crate { name: "fairshare-worker", uses: &["fairshare-types"], optional: &["fairshare-import", "fairshare-engine"] },
    Crate { name: "fairshare-foreign", uses: &["fairshare-types"], optional: &["fairshare-worker"] },
    Crate {
        name: "fairshare-cli",
        uses: &[
            "fairshare-types",
            "fairshare-choices",
            "fairshare-import",
            "fairshare-engine",
            "fairshare-charts",
            "fairshare-foreign",
            "fairshare-sql",
        ],
        optional: &[],
    },
    Crate {
        name: "fairshare-page",
        uses: &[
            "fairshare-types",
            "fairshare-choices",
            "fairshare-charts",
            "fairshare-sql",
            "fairshare-worker",
            "fairshare-foreign",
        ],
        optional: &[],
    },
    Crate {
        name: "fairshare-opening",
        uses: &["fairshare-types", "fairshare-import", "fairshare-engine", "fairshare-charts", "fairshare-page"],
        optional: &[],
    },
    Crate {
        name: "fairshare-js",
        uses: &["fairshare-types", "fairshare-import", "fairshare-engine", "fairshare-charts", "fairshare-sql"],
        optional: &[],
    },
    Crate { name: "xtask", uses: &[], optional: &[] },
];

/// A crate, one that it uses, and a feature of the latter that it must not enable.
const WITHOUT: [(&str, &str, &str); 3] = [
    ("fairshare-page", "fairshare-worker", "server"),
    ("fairshare-page", "fairshare-foreign", "read"),
    ("fairshare-foreign", "fairshare-worker", "server"),
];

/// Checks the imports of all crates, and between the modules of each.
///
/// # Errors
/// If a crate uses one that the table does not allow, or modules form a circle, or their sources cannot be read.
pub fn check(root: &Path) -> Outcome {
    let mut ask = cargo(root, ["metadata", "--format-version", "1", "--no-deps", "--locked"]);
    let metadata = printed(&mut ask).ok_or("`cargo metadata` fails: run it and mend what it says.")?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| format!("`cargo metadata`: {error}."))?;
    let mut wrong = too_many(&metadata);
    for package in packages(&metadata) {
        let Some(folder) = package["manifest_path"].as_str().map(Path::new).and_then(Path::parent) else { continue };
        let mut sources = Vec::new();
        read(&folder.join("src"), "", &mut sources)?;
        let circles = modules::circles(&modules::arrows(&sources));
        wrong.extend(circles.iter().map(|circle| format!("Modules of {} form a circle: {circle}.", name(package))));
    }
    wrong.iter().for_each(|sentence| println!("{sentence}"));
    if wrong.is_empty() {
        return Ok(());
    }
    Err("Move what is used to the crate or module below; ARCHITECTURE.md shows the directions.".to_owned())
}

/// A sentence for each dependency between crates that the table does not allow.
fn too_many(metadata: &Value) -> Vec<String> {
    let ours: Vec<&str> = packages(metadata).map(name).collect();
    let mut wrong = Vec::new();
    for package in packages(metadata) {
        let from = name(package);
        let Some(known) = CRATES.iter().find(|one| one.name == from) else {
            wrong.push(format!("{from} is not in the table of crates in xtask/src/arrows/mod.rs."));
            continue;
        };
        let dependencies = package["dependencies"].as_array().into_iter().flatten();
        for arrow in dependencies.filter(|arrow| arrow["kind"].is_null() && ours.contains(&name(arrow))) {
            let to = name(arrow);
            let optional = known.optional.contains(&to);
            if !optional && !known.uses.contains(&to) {
                wrong.push(format!("{from} must not use {to}."));
            } else if optional && arrow["optional"] != true {
                wrong.push(format!("{from} must use {to} behind a feature only."));
            }
            let features: Vec<&str> =
                arrow["features"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            for (_, _, feature) in WITHOUT.iter().filter(|(user, used, _)| *user == from && *used == to) {
                if arrow["uses_default_features"] == true || features.contains(feature) {
                    wrong.push(format!("{from} must use {to} without its feature {feature}."));
                }
            }
        }
    }
    wrong
}

/// The packages of the workspace.
fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

fn name(value: &Value) -> &str {
    value["name"].as_str().unwrap_or_default()
}

/// Reads the sources below a folder; `before` is the folder's path below `src`.
fn read(folder: &Path, before: &str, sources: &mut Vec<Source>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| about(folder, &error))?;
    let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            read(&path, &format!("{before}{name}/"), sources)?;
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path).map_err(|error| about(&path, &error))?;
            sources.push(Source { path: format!("{before}{name}"), text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// Metadata of a workspace in which one crate has these dependencies.
    fn workspace(from: &str, arrows: Value) -> Value {
        let mut packages: Vec<Value> = CRATES.iter().map(|one| json!({"name": one.name, "dependencies": []})).collect();
        packages.retain(|package| package["name"] != from);
        packages.push(json!({"name": from, "dependencies": arrows}));
        json!({ "packages": packages })
    }

    fn arrow(to: &str) -> Value {
        json!({"name": to, "kind": null, "optional": false, "uses_default_features": false, "features": []})
    }

    #[test]
    fn arrows_of_the_table_and_those_of_tests_pass() {
        let mut in_tests = arrow("fairshare-engine");
        in_tests["kind"] = json!("dev");
        let arrows = json!([arrow("fairshare-types"), arrow("serde"), in_tests]);
        assert_eq!(too_many(&workspace("fairshare-charts", arrows)), <[String; 0]>::default());
    }

    #[test]
    fn an_arrow_too_many_is_named() {
        let arrows = json!([arrow("fairshare-types"), arrow("fairshare-engine")]);
        assert_eq!(too_many(&workspace("fairshare-page", arrows)), ["fairshare-page must not use fairshare-engine."]);
        let arrows = json!([arrow("serde")]);
        let unknown = "fairshare-new is not in the table of crates in xtask/src/arrows/mod.rs.";
        assert_eq!(too_many(&workspace("fairshare-new", arrows)), [unknown]);
    }

    #[test]
    fn what_belongs_behind_a_feature_stays_there() {
        let arrows = json!([arrow("fairshare-engine")]);
        let always = "fairshare-worker must use fairshare-engine behind a feature only.";
        assert_eq!(too_many(&workspace("fairshare-worker", arrows)), [always]);
        let without = ["fairshare-page must use fairshare-worker without its feature server."];
        let mut by_name = arrow("fairshare-worker");
        by_name["features"] = json!(["server"]);
        assert_eq!(too_many(&workspace("fairshare-page", json!([by_name]))), without);
        let mut by_default = arrow("fairshare-worker");
        by_default["uses_default_features"] = json!(true);
        assert_eq!(too_many(&workspace("fairshare-page", json!([by_default]))), without);
    }
}
