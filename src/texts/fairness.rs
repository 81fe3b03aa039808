//! Texts of the fairness check: neutral sentences with numbers.

use fairshare_types::results::{Fairness, Finding, FindingKind, UnconvertedShares};

use super::isolate::isolated;
use super::{English, ModelTexts, NARROW};

/// Most channels named in a sentence.
const NAMED: usize = 3;
/// Most teams or channels whose shares are compared in a line.
pub(super) const GROUPS: usize = 6;

/// Strings of the fairness check.
pub struct FairnessStrings {
    /// Heading.
    pub heading: &'static str,
    /// Explains the check in a sentence.
    pub says: &'static str,
    /// Nothing was found.
    pub found_nothing: &'static str,
    /// Lists the things that the check covers.
    pub checks: &'static str,
}

/// Texts of the fairness check.
pub trait FairnessTexts {
    /// A finding with its numbers.
    fn found(&self, finding: &Finding, of: &Fairness) -> String;
    /// The consequence of a finding, and a remedy.
    fn found_means(&self, kind: &FindingKind) -> [&'static str; 2];
    /// The won deals of a finding, with their revenue if there are amounts; `None` if no deal is known.
    fn found_in(&self, finding: &Finding, currency: Option<&str>) -> Option<String>;
    /// Heading of the list of a finding's deals.
    fn found_deals(&self, kind: &FindingKind) -> String;
    /// The number of findings, beside the heading.
    fn findings(&self, findings: usize) -> String;
    /// The number of people who did not convert, and how they count.
    fn unconverted_people(&self, people: u64) -> String;
    /// Shares under a learned model with and without them.
    fn unconverted_under(&self, of: &UnconvertedShares) -> String;
    /// Label of the fold with the findings of less revenue.
    fn found_more(&self, findings: usize) -> String;
}

impl English {
    /// "All 48 touches", "46 of 48 touches".
    fn touches_of(&self, touches: u64, of: u64) -> String {
        match (touches == of, of) {
            (true, 1) => "The only touch".to_owned(),
            (true, _) => format!("All {} touches", self.figures.count(of)),
            (false, _) => format!("{} of {}", self.figures.count(touches), self.counted(of, "touch", "touches")),
        }
    }

    /// "Call", "Call, Mail, Chat and 2 other channels".
    fn channels(&self, names: &[String]) -> String {
        match names.split_at_checked(NAMED) {
            Some((named, others @ [_, ..])) => {
                let others = self.counted(others.len() as u64, "other channel", "other channels");
                Self::listed(&named.iter().cloned().chain([others]).collect::<Vec<_>>())
            }
            _ => Self::listed(names),
        }
    }

    /// "12 touches are", "1 touch is".
    fn touches_are(&self, n: u64) -> String {
        format!("{} {}", self.counted(n, "touch", "touches"), if n == 1 { "is" } else { "are" })
    }

    /// "2 of 143 won deals have", "1 of 143 won deals has".
    fn deals_have(&self, deals: u64, of: u64) -> String {
        let of = self.counted(of, "won deal", "won deals");
        format!("{} of {of} {}", self.figures.count(deals), if deals == 1 { "has" } else { "have" })
    }
}

/// The strings in English.
pub(super) const STRINGS: FairnessStrings = FairnessStrings {
    heading: "Fairness check",
    says: "Before any model: what the data itself favours.",
    found_nothing: "Nothing in the data itself favours one team.",
    checks: "Checked: won deals without a touch, without a touch of a team, or without an amount; teams with many \
        times the touches of others; touches without a time of day, on a single day, after the close, without a team \
        or without a deal; duplicate rows.",
};

impl FairnessTexts for English {
    fn found(&self, finding: &Finding, of: &Fairness) -> String {
        let Finding { kind, touches, deals, .. } = finding;
        match kind {
            FindingKind::NoTouch => format!("{} no touch that counts.", self.deals_have(*deals, of.won_deals)),
            FindingKind::NoAmount => format!("{} no amount.", self.deals_have(*deals, of.won_deals)),
            FindingKind::WithoutTeam { team, of: touched } => {
                let all = self.counted(*touched, "won deal", "won deals");
                let all = if *touched == of.won_deals { all } else { format!("the {all} that any team touched") };
                format!("{} has no touch in {} of {all}.", isolated(team), self.figures.count(*deals))
            }
            FindingKind::Uneven { more, fewer } => format!(
                "In a typical won deal {} has {} and {} {} (medians).",
                more.0,
                self.counted(more.1, "touch", "touches"),
                fewer.0,
                self.figures.count(fewer.1),
            ),
            FindingKind::NoTimeOfDay { channels, of } => {
                let verb = if *touches == 1 { "has" } else { "have" };
                let (touches, channels) = (self.touches_of(*touches, *of), self.channels(channels));
                format!("{touches} of {channels} {verb} a date but no time of day.")
            }
            FindingKind::OneDay { channel, day, of } => {
                format!(
                    "{} of {channel} have the same date, {}.",
                    self.touches_of(*touches, *of),
                    self.figures.day(*day)
                )
            }
            FindingKind::Unassigned { channels, of } => {
                let verb = if *touches == 1 { "belongs" } else { "belong" };
                let most = if *touches == 1 { "its channel is" } else { "most are of" };
                let (touches, channels) = (self.touches_of(*touches, *of), self.channels(channels));
                format!("{touches} {verb} to no team; {most} {channels}.")
            }
            FindingKind::AfterClose => {
                let verb = if *touches == 1 { "is" } else { "are" };
                format!("{} later than the close of the deal and {verb} not counted.", self.touches_are(*touches))
            }
            FindingKind::Duplicates => {
                let what = if *touches == 1 { "repeats a touch and is" } else { "repeat a touch and are" };
                format!("{} {what} not counted again.", self.counted(*touches, "row", "rows"))
            }
            FindingKind::WithoutDeal => {
                let what = if *touches == 1 {
                    "matches no deal in these files and is"
                } else {
                    "match no deal in these files and are"
                };
                format!("{} {what} not counted.", self.counted(*touches, "row", "rows"))
            }
            FindingKind::BadAmount => {
                let what = if *touches == 1 {
                    "has an amount that cannot be read and is"
                } else {
                    "have an amount that cannot be read and are"
                };
                format!("{} {what} not counted.", self.counted(*touches, "row", "rows"))
            }
        }
    }

    fn found_means(&self, kind: &FindingKind) -> [&'static str; 2] {
        match kind {
            FindingKind::NoTouch => [
                "Under every model their revenue is credited to nobody, whoever worked on them.",
                "Check whether their touches are missing from the export or excluded by a setting under “Which touches \
                 count”.",
            ],
            FindingKind::NoAmount => [
                "They are won, but have no revenue to credit, whoever worked on them.",
                "Fill in the amounts, or choose “Won deals” in the table.",
            ],
            FindingKind::WithoutTeam { .. } => [
                "If the data does not show a team, no model can credit it: this favours the other teams.",
                "If the team worked on them, its touches are not logged or not in the export. CRM reports often leave \
                 out calls and meetings that were logged by hand.",
            ],
            FindingKind::Uneven { .. } => [
                "Models that share credit by touches, such as linear and time decay, favour the team that has more of them logged.",
                "Compare “Equal by team”, or let repeats of a channel count once under “Which touches count”.",
            ],
            FindingKind::NoTimeOfDay { .. } => [
                "They come first on their day, before touches that have a time: this favours them as first touch, and \
                 the others as last touch.",
                "Export the time of day too, or use a model in which order does not matter, such as linear.",
            ],
            FindingKind::OneDay { .. } => [
                "If that is the day on which they were logged, and not the day on which they happened, first touch, \
                 last touch and time decay use a wrong date.",
                "Nothing to do if it was an event; otherwise export the date on which they happened.",
            ],
            FindingKind::Unassigned { .. } => [
                "Their credit goes to no team: this favours none, and hides who did the work.",
                "Assign their channels to teams in the list “Teams”.",
            ],
            FindingKind::AfterClose => [
                "This favours teams whose touches are logged at once over teams whose touches are logged later.",
                "Check the close dates, and whether the export has the date of the touch or that of its entry.",
            ],
            FindingKind::Duplicates => [
                "If all were counted, they would favour the team whose touches are duplicated.",
                "Nothing to do. If they are separate touches, tick “Count duplicate rows” under “Which touches \
                 count”.",
            ],
            FindingKind::WithoutDeal => [
                "Whoever made these touches gets no credit for them.",
                "Check how their deals, accounts or contacts are written, or add the file that says which deal they \
                 belong to.",
            ],
            FindingKind::BadAmount => [
                "Nobody gets credit for these rows.",
                "Write their amounts like the others in the column; “How it was read” lists them.",
            ],
        }
    }

    fn found_in(&self, finding: &Finding, currency: Option<&str>) -> Option<String> {
        let deals = (finding.deals > 0).then(|| self.counted(finding.deals, "won deal", "won deals"))?;
        let revenue = currency.filter(|_| finding.revenue != 0);
        let revenue = revenue.map(|currency| format!(", {}", self.figures.money(finding.revenue, currency)));
        Some(deals + &revenue.unwrap_or_default())
    }

    fn found_deals(&self, kind: &FindingKind) -> String {
        let which = match kind {
            FindingKind::NoTouch => "without a touch that counts".to_owned(),
            FindingKind::NoAmount => "without an amount".to_owned(),
            FindingKind::WithoutTeam { team, .. } => format!("without a touch of {}", isolated(team)),
            FindingKind::Uneven { more, fewer } => format!("with many more touches of {} than of {}", more.0, fewer.0),
            FindingKind::NoTimeOfDay { channels, .. } => {
                format!("with touches of {} without a time of day", self.channels(channels))
            }
            FindingKind::OneDay { channel, day, .. } => {
                format!("with touches of {channel} on {}", self.figures.day(*day))
            }
            FindingKind::Unassigned { .. } => "with touches of no team".to_owned(),
            FindingKind::AfterClose => "with touches after their close".to_owned(),
            FindingKind::Duplicates => "with duplicate rows".to_owned(),
            FindingKind::WithoutDeal => "with rows that match no deal".to_owned(),
            FindingKind::BadAmount => "with amounts that cannot be read".to_owned(),
        };
        format!("Won deals {which}")
    }

    fn findings(&self, findings: usize) -> String {
        match findings {
            0 => "nothing found".to_owned(),
            _ => self.counted(findings as u64, "finding", "findings"),
        }
    }

    fn unconverted_people(&self, people: u64) -> String {
        let verb = if people == 1 { "counts as a lost journey" } else { "count as lost journeys" };
        format!(
            "{} did not convert: they {verb}, which learned models compare with won deals.",
            self.counted(people, "person", "people")
        )
    }

    fn unconverted_under(&self, of: &UnconvertedShares) -> String {
        let model = self.model(&of.model);
        let percent = |share: f64| format!("{}{NARROW}%", self.figures.decimal(share * 100.0, 1));
        let group = |(name, with, without): &(String, f64, f64)| {
            let name = isolated(name);
            if of.learns_without {
                format!("{name} {} with them, {} without them", percent(*with), percent(*without))
            } else {
                format!("{name} {} with them", percent(*with))
            }
        };
        let groups: Vec<String> = of.groups.iter().take(GROUPS).map(group).collect();
        let rest =
            if of.learns_without { "" } else { ". Without them no journey is lost, so the model learns nothing" };
        format!("{model}: {}{rest}.", groups.join("; "))
    }

    fn found_more(&self, findings: usize) -> String {
        format!("{} with less revenue", self.counted(findings as u64, "more finding", "more findings"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain::ENGLISH;
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn sentences_have_their_numbers_and_agree_with_them() {
        let of = Fairness { findings: Vec::new(), won_deals: 143, total: 900, unconverted: 0 };
        let sales = |of| FindingKind::WithoutTeam { team: "Sales".to_owned(), of };
        let (more, fewer) = (("Marketing".to_owned(), 20), ("Sales".to_owned(), 1));
        for (kind, touches, deals, expected) in [
            (FindingKind::NoTouch, 0, 2, "2 of 143 won deals have no touch that counts."),
            (FindingKind::NoAmount, 0, 1, "1 of 143 won deals has no amount."),
            (sales(143), 0, 12, "Sales has no touch in 12 of 143 won deals."),
            (sales(140), 0, 1, "Sales has no touch in 1 of the 140 won deals that any team touched."),
            (
                FindingKind::Uneven { more, fewer },
                0,
                9,
                "In a typical won deal Marketing has 20 touches and Sales 1 (medians).",
            ),
            (
                FindingKind::NoTimeOfDay { channels: names(&["Call"]), of: 48 },
                48,
                3,
                "All 48 touches of Call have a date but no time of day.",
            ),
            (
                FindingKind::NoTimeOfDay { channels: names(&["Call", "Visit", "Demo", "Fair", "Chat"]), of: 100 },
                97,
                3,
                "97 of 100 touches of Call, Visit, Demo and 2 other channels have a date but no time of day.",
            ),
            (
                FindingKind::OneDay { channel: "Call".to_owned(), day: 7, of: 30 },
                29,
                3,
                "29 of 30 touches of Call have the same date, day 7.",
            ),
            (
                FindingKind::Unassigned { channels: names(&["Web", "Ad"]), of: 100 },
                3,
                3,
                "3 of 100 touches belong to no team; most are of Web and Ad.",
            ),
            (
                FindingKind::Unassigned { channels: names(&["Web"]), of: 50 },
                1,
                1,
                "1 of 50 touches belongs to no team; its channel is Web.",
            ),
            (FindingKind::AfterClose, 1, 1, "1 touch is later than the close of the deal and is not counted."),
            (FindingKind::AfterClose, 14, 9, "14 touches are later than the close of the deal and are not counted."),
            (FindingKind::Duplicates, 2, 1, "2 rows repeat a touch and are not counted again."),
            (FindingKind::WithoutDeal, 1, 0, "1 row matches no deal in these files and is not counted."),
            (FindingKind::BadAmount, 2, 0, "2 rows have an amount that cannot be read and are not counted."),
        ] {
            assert_eq!(ENGLISH.found(&Finding { kind, touches, deals, revenue: 0 }, &of), expected);
        }
    }

    #[test]
    fn deals_and_revenue_are_said_where_they_are_known() {
        let finding = |deals, revenue| Finding { kind: FindingKind::NoTouch, touches: 0, deals, revenue };
        for (finding, currency, expected) in [
            (finding(2, 1_250), Some("€"), Some("2 won deals, €12.50")),
            (finding(1, 100), None, Some("1 won deal")),
            (finding(1, 0), Some("€"), Some("1 won deal")),
            (finding(0, 0), Some("€"), None),
        ] {
            assert_eq!(ENGLISH.found_in(&finding, currency).as_deref(), expected);
        }
    }

    #[test]
    fn people_who_did_not_convert_are_said_with_what_they_change() {
        let mut of = UnconvertedShares {
            model: fairshare_types::model::Model::Markov { order: 1 },
            learns_without: true,
            groups: vec![("Marketing".to_owned(), 0.612, 0.58), ("Sales".to_owned(), 0.388, 0.42)],
        };
        let plain = |text: String| text.replace(NARROW, " ");
        let says = plain(ENGLISH.unconverted_under(&of));
        assert!(
            says.ends_with(
                ": Marketing 61.2 % with them, 58 % without them; Sales 38.8 % with them, 42 % without them."
            ),
            "{says}"
        );
        of.learns_without = false;
        let says = plain(ENGLISH.unconverted_under(&of));
        assert!(
            says.ends_with("Sales 38.8 % with them. Without them no journey is lost, so the model learns nothing."),
            "{says}"
        );
        assert!(ENGLISH.unconverted_people(12).starts_with("12 people did not convert: they count as lost journeys"));
    }
}
