//! Options that override how files are read.

use fairshare_foreign::{encoding_name, is_decoded_by_engine};
use fairshare_types::decision::JoiningSwitch;
use fairshare_types::options::{Choices, FileChoices, Joining, RowChoices};
use fairshare_types::schema::{DateOrder, DecimalMark, Encoding, Outcome, Role, Shape};
use lexopt::prelude::ValueExt;

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
#[derive(Default, PartialEq)]
pub struct Options {
    file: FileChoices,
    stages: Vec<(String, Outcome)>,
    rates: Vec<(String, f64)>,
    joining: Joining,
    confirmed: Vec<String>,
}

impl Options {
    /// Applies an option of this module; returns false for every other option.
    pub fn take(&mut self, name: &str, parser: &mut lexopt::Parser) -> Result<bool, String> {
        const ORDERS: [(&str, DateOrder); 3] =
            [("YMD", DateOrder::Ymd), ("DMY", DateOrder::Dmy), ("MDY", DateOrder::Mdy)];
        const MARKS: [(&str, DecimalMark); 2] = [(".", DecimalMark::Point), (",", DecimalMark::Comma)];
        const ENCODINGS: [Encoding; 5] =
            [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::Windows1251];
        let mut value = || parser.value().and_then(|v| v.string()).map_err(|e| format!("{e}. Try fairshare --help."));
        match name {
            "date-order" => self.file.date_order = Some(one_of(name, &value()?, &ORDERS)?),
            "decimal-mark" => self.file.decimal_mark = Some(one_of(name, &value()?, &MARKS)?),
            "encoding" => {
                let given = value()?;
                match encoding_name(&given).filter(|name| !is_decoded_by_engine(name)) {
                    Some(foreign) => self.file.decoded_from = Some(foreign.to_owned()),
                    None => {
                        let words = ENCODINGS.map(|encoding| (encoding.key(), encoding));
                        self.file.encoding = Some(one_of(name, &given, &words)?);
                    }
                }
            }
            "delimiter" => {
                let given = value()?;
                self.file.delimiter = match given.as_bytes() {
                    [one] => Some(*one),
                    b"TAB" => Some(b'\t'),
                    _ => return Err(format!("--delimiter takes one character or TAB, not \u{201c}{given}\u{201d}.")),
                };
            }
            "header-line" => {
                let given = value()?;
                let line = given.parse().ok().filter(|line| *line > 0);
                self.file.header_line = Some(line.ok_or_else(|| {
                    format!("--header-line takes a line counted from 1, not \u{201c}{given}\u{201d}.")
                })?);
            }
            "shape" => {
                let words = Shape::ALL.map(|shape| (serde_json::to_string(&shape).unwrap_or_default(), shape));
                let words: Vec<(&str, Shape)> =
                    words.iter().map(|(word, shape)| (word.trim_matches('"'), *shape)).collect();
                self.file.shape = Some(one_of(name, &value()?, &words)?);
            }
            "mapping" => {
                for pair in value()?.split(',') {
                    let (role, column) = pair.split_once('=').ok_or_else(|| {
                        format!("--mapping takes pairs such as time=Date,channel=Source, not \u{201c}{pair}\u{201d}.")
                    })?;
                    let roles: Vec<(&str, Role)> = Role::ALL.iter().map(|role| (role.key(), *role)).collect();
                    self.file.roles.push((column.trim().to_owned(), Some(one_of("mapping", role.trim(), &roles)?)));
                }
            }
            "rate" => {
                let given = value()?;
                let rate = given.split_once('=').and_then(|(code, rate)| Some((code.to_owned(), rate.parse().ok()?)));
                self.rates.push(rate.ok_or_else(|| {
                    format!("--rate takes a currency and its worth such as USD=0.92, not \u{201c}{given}\u{201d}.")
                })?);
            }
            "stage" => {
                const OUTCOMES: [(&str, Outcome); 3] =
                    [("won", Outcome::Won), ("lost", Outcome::Lost), ("open", Outcome::Open)];
                let given = value()?;
                let (stage, outcome) = given.rsplit_once('=').ok_or_else(|| {
                    format!("--stage takes a stage and its meaning such as \u{201c}Signed=won\u{201d}, not \u{201c}{given}\u{201d}.")
                })?;
                self.stages.push((stage.to_owned(), one_of(name, outcome, &OUTCOMES)?));
            }
            "conversions-no-touch" => self.joining.conversions_no_touch = true,
            "accept" => self.confirmed.push(value()?),
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
        Ok(true)
    }

    /// Meanings of stages.
    pub fn stages(&self) -> &[(String, Outcome)] {
        &self.stages
    }

    /// Worth of one unit of each currency in the main one.
    pub fn rates(&self) -> &[(String, f64)] {
        &self.rates
    }

    /// How rows become journeys.
    pub const fn joining(&self) -> Joining {
        self.joining
    }

    /// Which marked rows count.
    pub const fn rows(&self) -> RowChoices {
        self.file.rows
    }

    /// The import choices for files of these names.
    pub fn choices<'a>(&self, names: impl Iterator<Item = &'a str>) -> Choices {
        Choices {
            files: names.map(|name| (name.to_owned(), self.file.clone())).collect(),
            stages: self.stages.clone(),
            rates: self.rates.clone(),
            joining: self.joining,
            confirmed: self.confirmed.clone(),
        }
    }
}

/// Parses an option's value, one of `words` in any case, to its meaning.
fn one_of<T: Copy>(option: &str, given: &str, words: &[(&str, T)]) -> Result<T, String> {
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(given)).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("--{option} takes {}, not \u{201c}{given}\u{201d}.", all.join(", "))
    })
}
