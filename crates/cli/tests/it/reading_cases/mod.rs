//! Runs the program on the pack in `round2`: small inputs that people really drop on the page, and headings of real
//! exports.
//!
//! `cases.json` holds the cases and their expectations, `headings.json` the headings by role.

mod expectations;
mod headings;
mod inspection;
mod known;
mod program;

use std::path::PathBuf;

use serde_json::Value;

use self::inspection::texts;
use self::known::{KNOWN_HEADING_MISSES, KNOWN_MISSES};

fn pack() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/round2")
}

fn read(name: &str) -> Value {
    let text = std::fs::read_to_string(pack().join(name)).expect("a file of the pack");
    serde_json::from_str(&text).expect("JSON")
}

fn cases() -> Vec<Value> {
    read("cases.json").as_array().expect("a list of cases").clone()
}

/// Checks all cases of a kind.
fn check(kind: &str) {
    let cases: Vec<Value> = cases().into_iter().filter(|case| case["kind"] == kind).collect();
    assert!(!cases.is_empty(), "no case is of kind {kind}");
    let mut wrong = Vec::new();
    for case in &cases {
        let name = case["name"].as_str().expect("a name");
        let misses = expectations::misses(&pack(), case);
        match KNOWN_MISSES.iter().find(|known| known.0 == name) {
            None if !misses.is_empty() => {
                wrong.push(format!("{name}: {}\n  {}", misses.join("; "), case["why"]));
            }
            Some((_, reason)) if misses.is_empty() => {
                wrong.push(format!("{name} passes, so it is no longer a known miss ({reason})"));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{kind}: {} of {} are wrong\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Compares the headings of a role that miss with those that are known to miss.
fn compare_headings(role: &str, headings: &[&str], misses: &[(String, String)]) {
    assert!(!headings.is_empty(), "there are no headings for {role}");
    let known: Vec<&str> = KNOWN_HEADING_MISSES.iter().filter(|known| known.0 == role).map(|known| known.1).collect();
    let unlisted = misses.iter().filter(|(heading, _)| !known.contains(&heading.as_str()));
    let mut wrong: Vec<String> = unlisted.map(|(heading, how)| format!("“{heading}” {how}")).collect();
    let passing = known.iter().filter(|heading| !misses.iter().any(|(missed, _)| missed == *heading));
    wrong.extend(passing.map(|heading| format!("“{heading}” passes, so it is no longer a known miss")));
    assert!(wrong.is_empty(), "{role}: {} of {} are wrong\n{}", wrong.len(), headings.len(), wrong.join("\n"));
}

fn check_headings(role: &'static str) {
    let all = read("headings.json");
    let headings = texts(&all[role]);
    compare_headings(role, &headings, &headings::misses_of_role(role, &headings));
}

/// Defines one test per entry, and the list of the entries.
macro_rules! tests {
    ($list:ident, $check:ident, $($name:literal $test:ident)*) => {
        const $list: &[&str] = &[$($name),*];
        $(
            #[test]
            fn $test() {
                $check($name);
            }
        )*
    };
}

tests! { KINDS, check,
    "K0" k0_what_is_right_stays_right
    "K1" k1_an_outcome_column_that_is_not_recognised
    "K2" k2_stage_names_of_a_company
    "K3" k3_rows_with_more_cells_than_the_header
    "K4" k4_a_file_of_outcomes_that_is_not_joined
    "K5" k5_a_table_of_customers_taken_for_touches
    "K6" k6_several_purchases_of_one_customer
    "K7" k7_a_dash_for_no_cents
    "K8" k8_amounts_in_an_unusual_notation
    "K9" k9_headings_and_names_that_are_unknown
    "K10" k10_dates_that_are_read_wrongly
    "K11" k11_amounts_in_several_currencies
    "K12" k12_credit_that_is_silent
    "K13" k13_invisible_spaces
    "K14" k14_keys_that_a_spreadsheet_has_damaged
    "K15" k15_team_names_with_a_comma_or_slash
    "K16" k16_touches_of_one_day_with_different_ids
    "K17" k17_a_sparse_key_beside_one_that_every_row_has
    "K18" k18_placeholders_for_empty_cells
    "K19" k19_grouped_reports_and_merged_cells
    "K20" k20_refusals_that_name_the_true_cause
    "K21" k21_dates_as_people_write_them
    "K22" k22_a_utc_time_and_a_close_day
    "K23" k23_path_notations_of_analytics_tools
    "K24" k24_amounts_finer_than_a_cent
    "K25" k25_encodings_from_around_the_world
    "K26" k26_a_nul_character_in_a_table
    "K27" k27_touches_have_a_position_but_no_date
}

tests! { ROLES, check_headings,
    "account" headings_of_accounts
    "campaign" headings_of_campaigns
    "channel" headings_of_channels
    "closed" headings_of_close_dates
    "cost" headings_of_costs
    "currency" headings_of_currencies
    "journey_id" headings_of_journey_keys
    "outcome" headings_of_outcomes
    "outcome_flag" headings_of_outcome_flags
    "owner" headings_of_owners
    "stage" headings_of_stages
    "team" headings_of_teams
    "time" headings_of_times
    "touch_type" headings_of_touch_types
    "value" headings_of_amounts
}

#[test]
fn headings_that_only_look_like_a_role() {
    let all = read("headings.json");
    for (role, headings) in all["decoys"].as_object().expect("decoys by role") {
        let headings = texts(headings);
        compare_headings(&format!("not {role}"), &headings, &headings::misses_of_decoys(role, &headings));
    }
}

#[test]
fn every_case_heading_and_known_miss_has_a_test() {
    let (cases, headings) = (cases(), read("headings.json"));
    for case in &cases {
        assert!(KINDS.iter().any(|kind| case["kind"] == *kind), "no test has the kind of {case}");
    }
    for (name, _) in KNOWN_MISSES {
        assert!(cases.iter().any(|case| case["name"] == *name), "no case is called {name}");
    }
    for role in headings.as_object().expect("headings by role").keys().filter(|role| *role != "decoys") {
        assert!(ROLES.contains(&role.as_str()), "no test is for the headings of {role}");
    }
    for (role, heading, _) in KNOWN_HEADING_MISSES {
        let listed = role.strip_prefix("not ").map_or(&headings[role], |role| &headings["decoys"][role]);
        assert!(texts(listed).contains(heading), "“{heading}” is no heading for {role}");
    }
}
