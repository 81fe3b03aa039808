//! Options that override how files are read.

use super::{Text, word};
use crate::decision::JoiningSwitch;
use crate::options::{ChannelGroups, ChannelRule, Choices, FileChoices, Grouping, Joining, RowChoices};
use crate::schema::{DateOrder, DecimalMark, Encoding, Outcome, Role, Shape};

/// Names of the options of [`ReadingOptions::take`].
pub const READING: [&str; 40] = [
    "mapping",
    "date-order",
    "decimal-mark",
    "encoding",
    "delimiter",
    "header-line",
    "shape",
    "rate",
    "stage",
    "accept",
    "keep-duplicates",
    "all-earlier",
    "several-purchases",
    "leave-out-unlisted",
    "keep-spellings",
    "keep-placeholders",
    "keep-anonymous",
    "keep-placeholder-dates",
    "keep-empty-keys",
    "conversions-no-touch",
    "count-hidden",
    "count-planned",
    "count-deleted",
    "leave-out-deleted",
    "count-late",
    "share-namesakes",
    "one-deal",
    "count-lost-deals",
    "keep-refunded",
    "count-within-visits",
    "count-repeated",
    "count-repeated-spend",
    "count-totals",
    "leave-out-totals",
    "count-soon-once",
    "count-outside-deals",
    "merge-channels",
    "leave-out-archived",
    "probabilities",
    "group",
];

/// Options that switch how rows become journeys.
const SWITCHES: [(&str, JoiningSwitch); 9] = [
    ("keep-duplicates", JoiningSwitch::KeepDuplicates),
    ("all-earlier", JoiningSwitch::AllEarlier),
    ("several-purchases", JoiningSwitch::SeveralPurchases),
    ("leave-out-unlisted", JoiningSwitch::LeaveOutUnlisted),
    ("keep-spellings", JoiningSwitch::KeepSpellings),
    ("keep-placeholders", JoiningSwitch::KeepPlaceholders),
    ("keep-anonymous", JoiningSwitch::KeepAnonymous),
    ("keep-placeholder-dates", JoiningSwitch::KeepPlaceholderDates),
    ("keep-empty-keys", JoiningSwitch::KeepEmptyKeys),
];

/// The options given, which apply to all files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadingOptions {
    file: FileChoices,
    stages: Vec<(String, Outcome)>,
    rates: Vec<(String, f64)>,
    joining: Joining,
    confirmed: Vec<String>,
    grouping: Grouping,
}

impl ReadingOptions {
    /// Applies an option; returns false for options outside [`READING`].
    ///
    /// # Errors
    /// A sentence if the text does not suit the option.
    pub fn take(&mut self, name: &str, text: Text<'_>) -> Result<bool, String> {
        const ORDERS: [(&str, DateOrder); 3] =
            [("YMD", DateOrder::Ymd), ("DMY", DateOrder::Dmy), ("MDY", DateOrder::Mdy)];
        const MARKS: [(&str, DecimalMark); 2] = [(".", DecimalMark::Point), (",", DecimalMark::Comma)];
        const ENCODINGS: [Encoding; 5] =
            [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::Windows1251];
        match name {
            "date-order" => self.file.date_order = Some(word(name, &text()?, &ORDERS)?),
            "decimal-mark" => self.file.decimal_mark = Some(word(name, &text()?, &MARKS)?),
            "encoding" => {
                let words = ENCODINGS.map(|encoding| (encoding.key(), encoding));
                self.file.encoding = Some(word(name, &text()?, &words)?);
            }
            "delimiter" => {
                let given = text()?;
                self.file.delimiter = match given.as_bytes() {
                    [one] => Some(*one),
                    b"TAB" => Some(b'\t'),
                    _ => return Err(format!("--delimiter takes one character or TAB, not \u{201c}{given}\u{201d}.")),
                };
            }
            "header-line" => {
                let given = text()?;
                let line = given.parse().ok().filter(|line| *line > 0);
                self.file.header_line = Some(line.ok_or_else(|| {
                    format!("--header-line takes a line counted from 1, not \u{201c}{given}\u{201d}.")
                })?);
            }
            "shape" => {
                let words = Shape::ALL.map(|shape| (shape.key(), shape));
                self.file.shape = Some(word(name, &text()?, &words)?);
            }
            "mapping" => {
                for pair in text()?.split(',') {
                    let (role, column) = pair.split_once('=').ok_or_else(|| {
                        format!("--mapping takes pairs such as time=Date,channel=Source, not \u{201c}{pair}\u{201d}.")
                    })?;
                    self.map(role.trim(), column.trim())?;
                }
            }
            "rate" => {
                let given = text()?;
                let rate = given.split_once('=').and_then(|(code, rate)| Some((code.to_owned(), rate.parse().ok()?)));
                self.rates.push(rate.ok_or_else(|| {
                    format!("--rate takes a currency and its worth such as USD=0.92, not \u{201c}{given}\u{201d}.")
                })?);
            }
            "stage" => {
                const OUTCOMES: [(&str, Outcome); 3] =
                    [("won", Outcome::Won), ("lost", Outcome::Lost), ("open", Outcome::Open)];
                let given = text()?;
                let (stage, outcome) = given.rsplit_once('=').ok_or_else(|| {
                    format!("--stage takes a stage and its meaning such as \u{201c}Signed=won\u{201d}, not \u{201c}{given}\u{201d}.")
                })?;
                self.stages.push((stage.to_owned(), word(name, outcome, &OUTCOMES)?));
            }
            "group" => {
                let words = ChannelGroups::ALL.map(|groups| (groups.key(), groups));
                self.grouping.groups = Some(word(name, &text()?, &words)?);
            }
            "probabilities" => {
                let percent = word(name, &text()?, &[("percent", true), ("fractions", false)])?;
                self.file.rows.choose_percent(percent);
            }
            "conversions-no-touch" => self.joining.conversions_no_touch = true,
            "accept" => self.confirmed.push(text()?),
            "count-hidden" => self.file.rows.count_hidden = true,
            "count-planned" => self.file.rows.count_planned = true,
            "count-deleted" => self.file.rows.count_deleted = true,
            "leave-out-deleted" => self.file.rows.leave_out_deleted = true,
            "count-late" => self.file.rows.count_late = true,
            "share-namesakes" => self.file.rows.share_namesakes = true,
            "one-deal" => self.file.rows.one_deal = true,
            "count-lost-deals" => self.file.rows.count_lost = true,
            "keep-refunded" => self.file.rows.keep_refunded = true,
            "count-within-visits" => self.file.rows.count_within_visits = true,
            "count-repeated-spend" => self.file.rows.count_repeated_spend = true,
            "count-totals" => self.file.rows.count_totals = true,
            "leave-out-totals" => self.file.rows.leave_out_totals = true,
            "count-repeated" => self.file.rows.count_repeated = true,
            "count-soon-once" => self.file.rows.leave_out_perhaps_repeated = true,
            "count-outside-deals" => self.file.rows.count_outside_deals = true,
            "merge-channels" => self.file.rows.merge_channels = true,
            "leave-out-archived" => self.file.rows.leave_out_archived = true,
            _ => match SWITCHES.iter().find(|(word, _)| *word == name) {
                Some((_, switch)) => *self.joining.switch_mut(*switch) = true,
                None => return Ok(false),
            },
        }
        self.refuse_pairs()?;
        Ok(true)
    }

    /// Refuses switches that contradict each other.
    fn refuse_pairs(&self) -> Result<(), String> {
        let rows = self.file.rows;
        for (count, leave_out, name) in [
            (rows.count_totals, rows.leave_out_totals, "totals"),
            (rows.count_deleted, rows.leave_out_deleted, "deleted"),
        ] {
            if count && leave_out {
                return Err(format!("--count-{name} and --leave-out-{name} exclude each other: give one of them."));
            }
        }
        Ok(())
    }

    /// Takes a column in a role.
    ///
    /// # Errors
    /// A sentence that lists the roles, for an unknown name.
    pub fn map(&mut self, role: &str, column: &str) -> Result<(), String> {
        let roles: Vec<(&str, Role)> = Role::ALL.iter().map(|role| (role.key(), *role)).collect();
        self.file.roles.push((column.to_owned(), Some(word("mapping", role, &roles)?)));
        Ok(())
    }

    /// Decodes all files from an encoding that the engine does not know, before it reads them.
    pub fn decode_from(&mut self, encoding: &str) {
        self.file.decoded_from = Some(encoding.to_owned());
    }

    /// Groups channels by these rules, before known groups.
    pub fn group_by(&mut self, rules: Vec<ChannelRule>) {
        self.grouping.rules.extend(rules);
    }

    /// How touches are grouped into channels.
    #[must_use]
    pub const fn grouping(&self) -> &Grouping {
        &self.grouping
    }

    /// Meanings of stages.
    #[must_use]
    pub fn stages(&self) -> &[(String, Outcome)] {
        &self.stages
    }

    /// Worth of one unit of each currency in the main one.
    #[must_use]
    pub fn rates(&self) -> &[(String, f64)] {
        &self.rates
    }

    /// How rows become journeys.
    #[must_use]
    pub const fn joining(&self) -> Joining {
        self.joining
    }

    /// Which marked rows count.
    #[must_use]
    pub const fn rows(&self) -> RowChoices {
        self.file.rows
    }

    /// The import choices for files of these names.
    #[must_use]
    pub fn choices<'a>(&self, names: impl Iterator<Item = &'a str>) -> Choices {
        Choices {
            files: names.map(|name| (name.to_owned(), self.file.clone())).collect(),
            stages: self.stages.clone(),
            rates: self.rates.clone(),
            joining: self.joining,
            confirmed: self.confirmed.clone(),
            grouping: self.grouping.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switches_that_exclude_each_other_are_refused() {
        for (first, second) in [("count-totals", "leave-out-totals"), ("count-deleted", "leave-out-deleted")] {
            for [one, other] in [[first, second], [second, first]] {
                let mut options = ReadingOptions::default();
                let mut take = |name| options.take(name, &mut || Ok(String::new()));
                assert_eq!((take(one), take(one)), (Ok(true), Ok(true)));
                let said = format!("--{first} and --{second} exclude each other: give one of them.");
                assert_eq!(take(other), Err(said));
            }
        }
    }

    #[test]
    fn every_option_of_the_list_is_taken() {
        for name in READING {
            let text = match name {
                "mapping" => "time=Date",
                "date-order" => "dmy",
                "decimal-mark" => ",",
                "encoding" => "utf-8",
                "delimiter" => "TAB",
                "header-line" => "3",
                "shape" => "touches",
                "rate" => "USD=0.92",
                "stage" => "Signed=won",
                "group" => "GA4",
                "probabilities" => "percent",
                _ => "1",
            };
            let mut options = ReadingOptions::default();
            assert_eq!(options.take(name, &mut || Ok(text.to_owned())), Ok(true), "{name}");
            assert_ne!(options, ReadingOptions::default(), "{name}");
        }
        assert_eq!(ReadingOptions::default().take("magic", &mut || Ok(String::new())), Ok(false));
    }
}
