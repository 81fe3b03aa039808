//! The sample has the promised properties, and the committed files are the generator's output.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::mistake::MISTAKES;
use super::{DEALS, SEED, Sample, b2b_year, hubspot};

/// The cells of each row below the header.
fn rows(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

/// Deals by id: stage and close date.
fn deals(sample: &Sample) -> BTreeMap<&str, (&str, &str)> {
    rows(&sample.deals).into_iter().map(|row| (row[0], (row[3], row[8]))).collect()
}

/// Why a row of the touches must not be counted, found without looking at how it was made.
fn fault<'a>(row: &[&'a str], seen: &mut BTreeSet<Vec<&'a str>>, deals: &BTreeMap<&str, (&str, &str)>) -> &'static str {
    let (id, date) = (row[0], row[2]);
    if id.is_empty() {
        return "no deal";
    }
    if date.len() != "2025-01-01 00:00".len() || !date.starts_with("2025-") || date.starts_with("2025-06-31") {
        return "bad date";
    }
    if row[3].is_empty() {
        return "no channel";
    }
    let Some((stage, close)) = deals.get(id) else { return "unknown deal" };
    if !seen.insert(row.to_vec()) {
        return "duplicate";
    }
    if stage.starts_with("Closed") && date.split(' ').next() > Some(close) { "after the close" } else { "" }
}

/// The touches that count, and the number of rows with each fault.
fn sorted_out(sample: &Sample) -> (Vec<Vec<&str>>, BTreeMap<&'static str, usize>) {
    let (deals, mut seen, mut faults) = (deals(sample), BTreeSet::new(), BTreeMap::new());
    let mut good = rows(&sample.touches);
    good.retain(|row| {
        let fault = fault(row, &mut seen, &deals);
        *faults.entry(fault).or_default() += 1;
        fault.is_empty()
    });
    faults.remove("");
    (good, faults)
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_gives_others() {
    let (one, same, other) = (b2b_year(SEED), b2b_year(SEED), b2b_year(SEED + 1));
    assert!(one.touches == same.touches && one.deals == same.deals);
    assert!(one.touches != other.touches && one.deals != other.deals);
}

#[test]
fn the_committed_files_are_the_ones_this_program_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples");
    let sample = b2b_year(SEED);
    for (file, made) in [
        ("b2b-year-touches.csv", sample.touches),
        ("b2b-year-deals.csv", sample.deals),
        ("hubspot-report.csv", hubspot::report(hubspot::SEED)),
    ] {
        let committed = std::fs::read_to_string(folder.join(file)).unwrap();
        assert!(committed == made, "{file} differs: run `cargo xtask sample`");
    }
}

#[test]
fn every_row_has_the_cells_of_its_header() {
    let sample = b2b_year(SEED);
    for text in [&sample.touches, &sample.deals] {
        let columns = text.lines().next().unwrap().split(',').count();
        assert!(rows(text).iter().all(|row| row.len() == columns));
        assert!(!text.contains('"'));
    }
    assert!(sample.touches.len() + sample.deals.len() < 600_000, "the sample is part of the download");
}

#[test]
fn exactly_the_promised_mistakes_are_in_it() {
    let sample = b2b_year(SEED);
    let (_, faults) = sorted_out(&sample);
    let expected = [
        ("after the close", 14),
        ("bad date", 5),
        ("duplicate", 9),
        ("no channel", 4),
        ("no deal", 1),
        ("unknown deal", 3),
    ];
    assert_eq!(faults, BTreeMap::from(expected));
    assert_eq!(faults.values().sum::<usize>(), MISTAKES.iter().map(|(times, _)| times).sum::<usize>());
    assert_eq!(rows(&sample.deals).len(), deals(&sample).len() + 1, "one deal stands there twice");
}

#[test]
fn a_year_has_the_promised_shape() {
    let sample = b2b_year(SEED);
    let (good, _) = sorted_out(&sample);
    let deals = deals(&sample);
    assert_eq!(deals.len(), DEALS);
    assert!((5_900..6_200).contains(&good.len()), "{} touches", good.len());

    let percent = |stage: &str| deals.values().filter(|deal| deal.0 == stage).count() * 100 / DEALS;
    assert!((22..=26).contains(&percent("Closed Won")), "{} % won", percent("Closed Won"));
    assert!((45..=51).contains(&percent("Closed Lost")), "{} % lost", percent("Closed Lost"));

    let different = |column: usize| good.iter().map(|row| row[column]).collect::<BTreeSet<_>>();
    assert_eq!(different(0).len(), DEALS, "every deal has a touch");
    assert_eq!(different(3).len(), 12, "channels");
    assert!((30..=40).contains(&different(4).len()), "campaigns");
    assert_eq!(different(7).iter().filter(|team| !team.contains(['/', '+'])).count(), 4, "teams");
}

#[test]
fn marketing_begins_most_journeys_and_sales_ends_them() {
    let sample = b2b_year(SEED);
    let (good, _) = sorted_out(&sample);
    let won: BTreeSet<&str> =
        deals(&sample).into_iter().filter(|(_, deal)| deal.0 == "Closed Won").map(|(id, _)| id).collect();
    // Touches are sorted by time within each deal, so its first and last row are its ends.
    let mut ends: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for row in good.iter().filter(|row| won.contains(row[0])) {
        ends.entry(row[0]).or_insert((row[7], row[7])).1 = row[7];
    }
    let begun = ends.values().filter(|(first, _)| *first == "Marketing").count() * 100 / ends.len();
    let ended = ends.values().filter(|(_, last)| *last == "Sales").count() * 100 / ends.len();
    assert!((50..80).contains(&begun), "marketing begins {begun} %");
    assert!((50..80).contains(&ended), "sales ends {ended} %");
}

/// The cells of each row of the HubSpot report.
fn report_rows(text: &str) -> Vec<Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect()).collect()
}

#[test]
fn the_hubspot_report_is_raw() {
    let report = hubspot::report(hubspot::SEED);
    let header: Vec<&str> = report.lines().next().unwrap().split(',').collect();
    assert!(!header.iter().any(|name| name.to_lowercase().contains("team")), "no column names a team");
    assert_eq!(header[0], "Record ID - Deal");
    let rows = report_rows(&report);
    assert!(rows.iter().all(|row| row.len() == header.len()) && !report.contains('"'));
    assert!(rows.iter().all(|row| row[0].bytes().all(|byte| byte.is_ascii_digit())), "keys are numbers");
    let kinds: BTreeSet<&str> = rows.iter().map(|row| row[11]).collect();
    assert!(["Call", "Meeting", "Form submission", "Webinar", "Trade show"].iter().all(|kind| kinds.contains(kind)));
    assert!(["Suche: ", "Search: ", "Leitfaden: "].iter().all(|name| report.contains(name)), "two languages");
    assert!(report.len() < 250_000, "the sample is part of the download: {} bytes", report.len());
}

#[test]
fn exactly_the_promised_faults_are_in_the_hubspot_report() {
    let report = hubspot::report(hubspot::SEED);
    let (mut seen, mut found) = (BTreeSet::new(), BTreeMap::new());
    for row in report_rows(&report) {
        let (date, closed, close) = (row[12], row[3].starts_with("Closed"), row[8]);
        let fault = if !seen.insert(row.clone()) {
            "twice"
        } else if row[0].is_empty() {
            "no deal"
        } else if row[11] == "#N/A" {
            "no type"
        } else if date.is_empty() || date.starts_with("2025-02-30") {
            "date"
        } else if closed && date.split(' ').next() > Some(close) {
            "after the close"
        } else {
            continue;
        };
        *found.entry(fault).or_insert(0) += 1;
    }
    let expected = [("after the close", 2), ("date", 2), ("no deal", 1), ("no type", 1), ("twice", 3)];
    assert_eq!(found, BTreeMap::from(expected));
    assert_eq!(found.values().sum::<usize>(), hubspot::FAULTS.len());
}
