//! What a person said of how files are to be read, and what an earlier pass over them has taught.

use serde::{Deserialize, Serialize};

use crate::detect::{Answer, JoiningSwitch, Outcome, Role, Shape};
use crate::parse::{DateOrder, DecimalMark};
use crate::source::Encoding;

/// What a person said of how files are to be read. Nothing said: all is recognised.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// By the file's name.
    pub files: Vec<(String, FileChoices)>,
    /// What the texts of stage and outcome columns mean, where it is not what was taken for granted.
    pub stages: Vec<(String, Outcome)>,
    /// Code of a currency, and what one of it is worth in the currency of most deals.
    pub rates: Vec<(String, f64)>,
    /// How rows become journeys.
    pub joining: Joining,
    /// Keys of decisions that the user confirmed.
    pub confirmed: Vec<String>,
}

/// How rows become journeys, where more than one way is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    /// Rows that say the same as another one count too.
    pub keep_duplicates: bool,
    /// Of several conversions of one key, each takes all touches before it, not only those since the last one.
    pub all_earlier: bool,
    /// The row of a conversion gives its time and amount, but is no touch.
    pub conversions_no_touch: bool,
    /// Rows of one deal with several amounts are several purchases, each a conversion of its own.
    pub several_purchases: bool,
    /// Journeys that the file of conversions does not list are left out instead of counted as lost.
    pub leave_out_unlisted: bool,
    /// Spellings of one channel, campaign or team that differ in case, spaces or punctuation stay apart.
    pub keep_spellings: bool,
    /// Placeholders such as `N/A` stay names of channels.
    pub keep_placeholders: bool,
    /// Anonymous ids are not linked to known ones.
    pub keep_anonymous: bool,
    /// Placeholder dates such as 1970-01-01 count as dates.
    pub keep_placeholder_dates: bool,
    /// Empty keys of a grouped report stay empty.
    pub keep_empty_keys: bool,
}

impl Joining {
    /// A switch, to be changed.
    pub fn switch_mut(&mut self, switch: JoiningSwitch) -> &mut bool {
        match switch {
            JoiningSwitch::KeepDuplicates => &mut self.keep_duplicates,
            JoiningSwitch::AllEarlier => &mut self.all_earlier,
            JoiningSwitch::SeveralPurchases => &mut self.several_purchases,
            JoiningSwitch::LeaveOutUnlisted => &mut self.leave_out_unlisted,
            JoiningSwitch::KeepSpellings => &mut self.keep_spellings,
            JoiningSwitch::KeepPlaceholders => &mut self.keep_placeholders,
            JoiningSwitch::KeepAnonymous => &mut self.keep_anonymous,
            JoiningSwitch::KeepPlaceholderDates => &mut self.keep_placeholder_dates,
            JoiningSwitch::KeepEmptyKeys => &mut self.keep_empty_keys,
        }
    }
}

/// What a person said of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileChoices {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter between cells.
    pub delimiter: Option<u8>,
    /// The line in which the header begins, counted from 1.
    pub header_line: Option<u32>,
    /// What a row stands for.
    pub shape: Option<Shape>,
    /// What columns are used as, by their names; `None` for one that is not to be used.
    pub roles: Vec<(String, Option<Role>)>,
    /// Order of day and month in dates that leave it open.
    pub date_order: Option<DateOrder>,
    /// Decimal mark of numbers that leave it open.
    pub decimal_mark: Option<DecimalMark>,
    /// The file is not to be used at all.
    pub left_out: bool,
    /// Label of an encoding that the file is decoded from before it is read here.
    pub decoded_from: Option<String>,
    /// Rows that a filter of the workbook hides count.
    pub count_hidden: bool,
}

/// Largest rate between two currencies.
pub const LARGEST_RATE: f64 = 1_000_000.0;

impl Choices {
    /// What was said of a file.
    #[must_use]
    pub fn of(&self, file: &str) -> FileChoices {
        self.files.iter().find(|(name, _)| name == file).map_or_else(FileChoices::default, |(_, said)| said.clone())
    }

    /// What was said of a file, to be changed.
    pub fn of_mut(&mut self, file: &str) -> &mut FileChoices {
        let at = self.files.iter().position(|(name, _)| name == file).unwrap_or_else(|| {
            self.files.push((file.to_owned(), FileChoices::default()));
            self.files.len() - 1
        });
        &mut self.files[at].1
    }

    /// Whether the user confirmed a decision: by its key, or all of them by the word `all`.
    #[must_use]
    pub fn confirms(&self, key: &str) -> bool {
        self.confirmed.iter().any(|known| known == key || known == "all")
    }

    /// Takes an answer to a decision.
    pub fn answer(&mut self, answer: &Answer) {
        match answer {
            Answer::Confirm(key) => {
                if !self.confirmed.contains(key) {
                    self.confirmed.push(key.clone());
                }
            }
            Answer::Role { file, column, role } => {
                let roles = &mut self.of_mut(file).roles;
                roles.retain(|(name, given)| name != column && (given.is_none() || given != role));
                roles.push((column.clone(), *role));
            }
            Answer::DateOrder(file, order) => self.of_mut(file).date_order = Some(*order),
            Answer::DecimalMark(file, mark) => self.of_mut(file).decimal_mark = Some(*mark),
            Answer::Encoding(file, label) => self.of_mut(file).decoded_from = Some(label.clone()),
            Answer::Shape(file, shape) => self.of_mut(file).shape = Some(*shape),
            Answer::Outcomes(meanings) => {
                for (text, outcome) in meanings {
                    self.stages.retain(|(known, _)| known != text);
                    self.stages.push((text.clone(), *outcome));
                }
            }
            Answer::Joining(switch, on) => *self.joining.switch_mut(*switch) = *on,
            Answer::HiddenRows(file, count) => self.of_mut(file).count_hidden = *count,
        }
    }

    /// The worth of one of a currency in billionths of the main one; only for a rate that can be meant.
    #[must_use]
    pub fn rate(&self, code: &str) -> Option<i128> {
        let (_, rate) = self.rates.iter().find(|(known, _)| known == code)?;
        (*rate > 0.0 && *rate <= LARGEST_RATE).then_some((*rate * 1e9).round() as i128)
    }
}
