//! Parses cells that name the teams of a touch, with or without their shares.

use super::list::list_items;
use fairshare_types::share::{Shares, named};
use fairshare_types::text::{folded, stripped};

/// The text is not a list of teams with shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotShares;

/// Characters that always separate teams.
const STRONG: [char; 5] = ['+', ';', '|', '\n', '\u{ff1b}'];
/// Characters that separate teams, but also occur within the names of teams and roles.
const WEAK: [char; 4] = ['/', ',', '\u{3001}', '\u{ff0c}'];

/// Common names of teams, in lower case.
const TEAMS: [&str; 68] = [
    "sales",
    "marketing",
    "sdr",
    "sdrs",
    "bdr",
    "bdrs",
    "partner",
    "partners",
    "partnerships",
    "channel",
    "channels",
    "alliances",
    "success",
    "customer success",
    "cs",
    "csm",
    "presales",
    "pre-sales",
    "inside sales",
    "field sales",
    "field marketing",
    "product",
    "product marketing",
    "support",
    "service",
    "services",
    "growth",
    "events",
    "demand gen",
    "demand generation",
    "business development",
    "account management",
    "ae",
    "am",
    "operations",
    "revops",
    "pr",
    "sales team",
    "marketing team",
    "agency",
    "продажи",
    "отдел продаж",
    "маркетинг",
    "отдел маркетинга",
    "партнёры",
    "партнеры",
    "поддержка",
    "vertrieb",
    "verkauf",
    "partnervertrieb",
    "innendienst",
    "außendienst",
    "ventes",
    "commercial",
    "partenaires",
    "ventas",
    "vendas",
    "vendite",
    "verkoop",
    "sprzedaż",
    "försäljning",
    "satış",
    "pazarlama",
    "営業",
    "マーケティング",
    "销售",
    "市场",
    "marknad",
];

/// Parses a cell that names teams: `Sales`, `Sales + Marketing`, `Sales; Marketing`, `Sales 60% / Marketing 40%`.
///
/// Parts without a number share the rest equally.
///
/// # Errors
/// [`NotShares`] for a part without a team, a negative share, or shares that sum to zero.
pub fn parse_shares(cell: &str) -> Result<Shares, NotShares> {
    parse_parts(cell, true)
}

/// Parses a cell that names teams, where a comma or slash may be part of a name: `VP, North American Sales`.
///
/// Such a character separates only if some part has a share, or each part is a team in `known` or a common name.
///
/// # Errors
/// As [`parse_shares`].
pub fn parse_team_cell(cell: &str, known: &dyn Fn(&str) -> bool) -> Result<Shares, NotShares> {
    parse_parts(cell, weak_marks_separate(cell, known))
}

/// Whether the number of teams in a cell depends on the other cells of the column.
pub(crate) fn depends_on_others(cell: &str) -> bool {
    cell.contains(WEAK) && list_items(cell).is_none() && !weak_marks_separate(cell, &|_| false)
}

fn weak_marks_separate(cell: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let mut parts = cell.split(STRONG).flat_map(|part| part.split(WEAK)).map(str::trim).filter(|part| !part.is_empty());
    let shared = |part: &str| split_share(part).is_ok_and(|(_, share)| share.is_some());
    let teams = |part: &str| {
        let name = split_share(part).map_or_else(|_| whole_name(part), |(name, _)| name);
        known(&name) || TEAMS.contains(&name.to_lowercase().as_str())
    };
    cell.split(WEAK).any(shared) || parts.all(teams)
}

fn parse_parts(cell: &str, weak: bool) -> Result<Shares, NotShares> {
    let cell = &*stripped(cell);
    let mut parts: Vec<(String, Option<f64>)> = Vec::new();
    let separates = |c: char| STRONG.contains(&c) || (weak && WEAK.contains(&c));
    let items = list_items(cell);
    let listed = items.iter().flatten().map(AsRef::as_ref);
    let split = items.is_none().then(|| cell.split(separates)).into_iter().flatten();
    let cells = || listed.clone().chain(split.clone()).map(str::trim).filter(|part| !part.is_empty());
    // An unmarked number belongs to the name if it alone distinguishes the teams: "Team 1", "Region 1 / Region 2".
    let bare = |part: &str| {
        part.rsplit_once(' ').filter(|(_, number)| number.parse::<f64>().is_ok()).map(|(name, _)| name.to_owned())
    };
    let stems: Vec<String> = cells().filter_map(bare).collect();
    let numbered = cells().count() == stems.len() && stems.iter().all(|stem| *stem == stems[0]);
    for part in cells() {
        let (name, share) = if numbered { (whole_name(part), None) } else { split_share(part)? };
        match parts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = known.zip(share).map(|(a, b)| a + b).or(*known).or(share),
            None => parts.push((name, share)),
        }
    }
    let given: f64 = parts.iter().filter_map(|(_, share)| *share).sum();
    let without = parts.iter().filter(|(_, share)| share.is_none()).count();
    // Shares are percentages or, if all of them are at most 1, fractions.
    let fractions = parts.iter().all(|(_, share)| share.is_none_or(|s| s <= 1.0)) && given > 0.0;
    let whole = if fractions { 1.0 } else { 100.0 };
    let rest = (whole - given).max(0.0);
    let each = if without > 0 { rest / without as f64 } else { 0.0 };
    let sum: f64 = parts.iter().map(|(_, share)| share.unwrap_or(each)).sum();
    if !parts.is_empty() && sum <= 0.0 {
        return Err(NotShares);
    }
    let normalised = !parts.is_empty() && (sum - whole).abs() > whole * 1e-6;
    Ok(Shares { parts: named(parts.into_iter().map(|(name, share)| (name, share.unwrap_or(each) / sum))), normalised })
}

/// Takes the number off a part: `Sales 60%`, `Sales: 60`, `60% Sales`, `Sales (60 %)`.
fn split_share(part: &str) -> Result<(String, Option<f64>), NotShares> {
    let bare = part.replace(['(', ')', '%', ':', '='], " ");
    let marked = bare.len() != part.len() || bare != part;
    let words: Vec<&str> = bare.split_whitespace().collect();
    let number = |word: &str| word.parse::<f64>().ok().filter(|n| n.is_finite());
    let (name, share) = match words[..] {
        [ref name @ .., last] if !name.is_empty() && number(last).is_some() => (name.join(" "), number(last)),
        // A leading number is a share only if something marks it as one: "60% Sales", but "1st line".
        [first, ref name @ ..] if !name.is_empty() && marked && number(first).is_some() => {
            (name.join(" "), number(first))
        }
        _ => (whole_name(part), None),
    };
    if name.is_empty() || number(&name.replace('%', "")).is_some() || share.is_some_and(|s| s < 0.0) {
        return Err(NotShares);
    }
    Ok((name, share))
}

/// Folds a name, whether it was read or typed.
fn whole_name(part: &str) -> String {
    folded(part).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[(&str, f64)], normalised: bool) {
        let got = parse_shares(cell).unwrap_or_else(|_| panic!("{cell} is read"));
        assert_eq!(got.parts.len(), expected.len(), "{cell}: {got:?}");
        for ((name, share), (want, wanted)) in got.parts.iter().zip(expected) {
            assert_eq!(name, want, "{cell}");
            assert!((share - wanted).abs() < 1e-12, "{cell}: {share} is not {wanted}");
        }
        assert_eq!(got.normalised, normalised, "{cell}");
    }

    #[test]
    fn reads_teams_and_shares() {
        check("", &[], false);
        check("Sales", &[("Sales", 1.0)], false);
        check("Field Marketing", &[("Field Marketing", 1.0)], false);
        check("Sales+Marketing", &[("Marketing", 0.5), ("Sales", 0.5)], false);
        check("Sales; Marketing", &[("Marketing", 0.5), ("Sales", 0.5)], false);
        check("Sales / Marketing / SDR", &[("Marketing", 1.0 / 3.0), ("SDR", 1.0 / 3.0), ("Sales", 1.0 / 3.0)], false);
        check("Sales 60% / Marketing 40%", &[("Marketing", 0.4), ("Sales", 0.6)], false);
        check("60% Sales, 40% Marketing", &[("Marketing", 0.4), ("Sales", 0.6)], false);
        check("Sales: 0.6; Marketing: 0.4", &[("Marketing", 0.4), ("Sales", 0.6)], false);
        check("Sales 60% + Marketing", &[("Marketing", 0.4), ("Sales", 0.6)], false);
        check("Sales 60% / Marketing 60%", &[("Marketing", 0.5), ("Sales", 0.5)], true);
        check("Sales 100% / Marketing 0%", &[("Sales", 1.0)], false);
        check("Sales + Sales", &[("Sales", 1.0)], false);
        check("Team 0", &[("Team 0", 1.0)], false);
        check("Region 1 / Region 2", &[("Region 1", 0.5), ("Region 2", 0.5)], false);
        check("Sales 60 / Marketing 40", &[("Marketing", 0.4), ("Sales", 0.6)], false);
    }

    #[test]
    fn refuses_what_is_no_share() {
        for cell in ["60% / 40%", "Sales -10%", "Sales 0% / Marketing 0%"] {
            assert_eq!(parse_shares(cell), Err(NotShares), "{cell}");
        }
    }

    #[test]
    fn k15_a_comma_separates_teams_only() {
        let known = |name: &str| matches!(name, "North" | "South");
        for (cell, expected) in [
            ("VP, North American Sales", &["VP, North American Sales"][..]),
            ("Director, Channel Sales", &["Director, Channel Sales"]),
            ("SVP, Customer Service & Support", &["SVP, Customer Service & Support"]),
            ("Sales, Marketing", &["Marketing", "Sales"]),
            ("Sales/Marketing", &["Marketing", "Sales"]),
            ("North / South", &["North", "South"]),
            ("North, East", &["North, East"]),
            ("VP, Sales + Marketing", &["Marketing", "VP, Sales"]),
            ("Sales 60%, Legal 40%", &["Legal", "Sales"]),
            ("Legal + Design", &["Design", "Legal"]),
            (";Legal;Design", &["Design", "Legal"]),
            ("Legal | Design", &["Design", "Legal"]),
            ("Legal\nDesign", &["Design", "Legal"]),
            ("Region 1 / Region 2", &["Region 1", "Region 2"]),
            (r#"["Sales","Marketing"]"#, &["Marketing", "Sales"]),
            (r#"["VP, North American Sales"]"#, &["VP, North American Sales"]),
            ("['Legal', 'Design']", &["Design", "Legal"]),
        ] {
            let got = parse_team_cell(cell, &known).unwrap_or_else(|_| panic!("{cell} is read"));
            let names: Vec<&str> = got.parts.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, expected, "{cell}");
        }
        assert!(depends_on_others("VP, North American Sales") && !depends_on_others("Sales / Marketing"));
    }
}
