//! Cells that name the teams of a touch, with or without their shares.

use super::space::{folded, stripped};
use crate::order::arranged;

/// The teams of a touch and their shares, which sum to 1. No teams: the touch is nobody's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    /// Team and share, by the team's name.
    pub parts: Vec<(String, f64)>,
    /// The numbers in the data did not sum to 100 and were brought to it.
    pub normalised: bool,
}

impl Shares {
    /// Shares that sum to 1 already, in any order of teams; those of zero are dropped.
    #[must_use]
    pub fn of(parts: impl Iterator<Item = (String, f64)>) -> Self {
        Self { parts: named(parts), normalised: false }
    }
}

/// The text is no list of teams with shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotShares;

/// Marks that always separate teams.
const STRONG: [char; 5] = ['+', ';', '|', '\n', '\u{ff1b}'];
/// Marks that separate teams, and also occur within the names of teams and roles.
const WEAK: [char; 4] = ['/', ',', '\u{3001}', '\u{ff0c}'];

/// Words that teams are called by, in lower case.
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

/// Reads a cell that names teams: `Sales`, `Sales + Marketing`, `Sales; Marketing`, `Sales 60% / Marketing 40%`.
/// Parts without a number share equally what the others leave.
///
/// # Errors
/// [`NotShares`] for a part without a team, a negative share, or shares of which nothing is left.
pub fn parse_shares(cell: &str) -> Result<Shares, NotShares> {
    parse_parts(cell, true)
}

/// Reads a cell that names teams, where a comma or slash may be part of a name: `VP, North American Sales` is one role.
/// Such a mark separates only if each part is a team that `known` has or that a common word names, or has a share.
///
/// # Errors
/// As [`parse_shares`].
pub fn parse_team_cell(cell: &str, known: &dyn Fn(&str) -> bool) -> Result<Shares, NotShares> {
    parse_parts(cell, weak_marks_separate(cell, known))
}

/// Whether it depends on the other cells of the column how many teams a cell names.
pub(crate) fn depends_on_others(cell: &str) -> bool {
    cell.contains(WEAK) && !weak_marks_separate(cell, &|_| false)
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
    let cells = || cell.split(separates).map(str::trim).filter(|part| !part.is_empty());
    // A number that nothing marks belongs to the name where it alone tells teams apart: "Team 1", "Region 1 / Region 2".
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
    // Shares are written in percent or, all of them at most 1, in fractions.
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

/// Parts that have something, by name: the order of cells never depends on the order in which a cell names teams.
fn named(parts: impl Iterator<Item = (String, f64)>) -> Vec<(String, f64)> {
    arranged(parts.filter(|(_, share)| *share > 0.0).collect(), &|a, b| a.0.cmp(&b.0))
}

/// Takes the number off a part: `Sales 60%`, `Sales: 60`, `60% Sales`, `Sales (60 %)`.
fn split_share(part: &str) -> Result<(String, Option<f64>), NotShares> {
    let bare = part.replace(['(', ')', '%', ':', '='], " ");
    let marked = bare.len() != part.len() || bare != part;
    let words: Vec<&str> = bare.split_whitespace().collect();
    let number = |word: &str| word.parse::<f64>().ok().filter(|n| n.is_finite());
    let (name, share) = match words[..] {
        [ref name @ .., last] if !name.is_empty() && number(last).is_some() => (name.join(" "), number(last)),
        // A number first is a share only if something marks it as one: "60% Sales", but "1st line".
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

/// A name with single spaces and nothing invisible in it, whether it was read or typed.
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
        ] {
            let got = parse_team_cell(cell, &known).unwrap_or_else(|_| panic!("{cell} is read"));
            let names: Vec<&str> = got.parts.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(names, expected, "{cell}");
        }
        assert!(depends_on_others("VP, North American Sales") && !depends_on_others("Sales / Marketing"));
    }
}
