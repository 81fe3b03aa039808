//! Choices of the user about how files are read.

use serde::{Deserialize, Serialize};

use super::Grouping;
use crate::decision::{Answer, JoiningSwitch, RowMark};
use crate::schema::{DateOrder, DecimalMark, Encoding, Outcome, Role, Shape};

/// Choices of the user about how files are read. Everything else is inferred.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Choices about single files, by name.
    pub files: Vec<(String, FileChoices)>,
    /// Meanings of stage and outcome texts that differ from the inferred ones.
    pub stages: Vec<(String, Outcome)>,
    /// Code of a currency, and the worth of one unit of it in the currency of most deals.
    pub rates: Vec<(String, f64)>,
    /// How rows become journeys.
    pub joining: Joining,
    /// Keys of decisions that the user confirmed.
    pub confirmed: Vec<String>,
    /// How touches are grouped into channels.
    pub grouping: Grouping,
}

/// How rows become journeys, where several ways are valid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    /// Duplicate rows count too.
    pub keep_duplicates: bool,
    /// Each of several conversions of one key takes all touches before it, not only those since the last one.
    pub all_earlier: bool,
    /// The row of a conversion gives its time and amount, but is not a touch.
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
    /// Mutable access to a switch.
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

/// Choices of the user about one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileChoices {
    /// The encoding.
    pub encoding: Option<Encoding>,
    /// The delimiter between cells.
    pub delimiter: Option<u8>,
    /// The line in which the header begins, counted from 1.
    pub header_line: Option<u32>,
    /// Meaning of a row.
    pub shape: Option<Shape>,
    /// Roles of columns, by their names; `None` for a column to leave unused.
    pub roles: Vec<(String, Option<Role>)>,
    /// Order of day and month in ambiguous dates.
    pub date_order: Option<DateOrder>,
    /// Decimal mark of ambiguous numbers.
    pub decimal_mark: Option<DecimalMark>,
    /// The file is left out.
    pub left_out: bool,
    /// Label of the encoding that the file is decoded from before the engine reads it.
    pub decoded_from: Option<String>,
    /// Which hidden and marked rows count, and how amounts are read.
    pub rows: RowChoices,
}

/// Which hidden and marked rows of a file count, and how its amounts are read.
///
/// Bits of one number on the wire; version 2 of the settings wrote only the first one at first. Postcard writes a small
/// number of 32 bits as it wrote one of 16.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "u32", into = "u32")]
pub struct RowChoices {
    /// Rows hidden by a filter of the workbook count.
    pub count_hidden: bool,
    /// Activities that are planned or were called off count.
    pub count_planned: bool,
    /// Deleted records are left out even where the mark may belong to something else.
    pub leave_out_deleted: bool,
    /// Archived records are left out.
    pub leave_out_archived: bool,
    /// Amounts are taken as written, though their heading names thousands or millions.
    pub plain_amounts: bool,
    /// Deleted records count.
    pub count_deleted: bool,
    /// Won deals count even if their rows do not, as they have no key or no date.
    pub count_lost: bool,
    /// Rows of one customer with dates of their own are one deal, not several purchases.
    pub one_deal: bool,
    /// Each event of a visit is a touch.
    pub count_within_visits: bool,
    /// Refunds are not subtracted from their purchases.
    pub keep_refunded: bool,
    /// Purchases with one transaction id count each.
    pub count_repeated: bool,
    /// Purchases of one customer with one amount within minutes count once.
    pub leave_out_perhaps_repeated: bool,
    /// Touches of an account or a contact count for each of its deals, whenever they happened.
    pub count_outside_deals: bool,
    /// Channels of one name that come from files of two kinds are one channel.
    pub merge_channels: bool,
    /// Touches later than the close of their deal count.
    pub count_late: bool,
    /// A touch of a person whom the list of the staff has in several teams belongs to all of them.
    pub share_namesakes: bool,
    /// Totals among the rows of spend count.
    pub count_totals: bool,
    /// Rows of spend that are named as totals do not count, even if they are no sum of other rows.
    pub leave_out_totals: bool,
    /// Rows of spend that another file has too count each.
    pub count_repeated_spend: bool,
    /// Probabilities are percent: 40 means 40 %.
    pub percent: bool,
    /// Probabilities are fractions of one: 0.4 means 40 %.
    pub fractions: bool,
}

impl RowChoices {
    /// Whether rows with this mark count. `is_clear` says that the mark can only belong to the record of the row.
    #[must_use]
    pub const fn counts(self, mark: RowMark, is_clear: bool) -> bool {
        match mark {
            RowMark::Deleted => self.count_deleted || !is_clear && !self.leave_out_deleted,
            RowMark::Archived => !self.leave_out_archived,
            RowMark::Planned => self.count_planned,
            RowMark::WithinVisit => self.count_within_visits,
            RowMark::Repeated => self.count_repeated,
            RowMark::PerhapsRepeated => !self.leave_out_perhaps_repeated,
            RowMark::OutsideDeal => self.count_outside_deals,
            RowMark::Total => self.count_totals || !is_clear && !self.leave_out_totals,
            RowMark::RepeatedSpend => self.count_repeated_spend,
        }
    }

    /// Whether probabilities are percent, if the user chose their unit.
    #[must_use]
    pub const fn chosen_percent(self) -> Option<bool> {
        if self.percent || self.fractions { Some(self.percent) } else { None }
    }

    /// Chooses percent or fractions of one as the unit of probabilities.
    pub const fn choose_percent(&mut self, percent: bool) {
        (self.percent, self.fractions) = (percent, !percent);
    }

    fn set(&mut self, mark: RowMark, count: bool) {
        match mark {
            RowMark::Deleted => (self.count_deleted, self.leave_out_deleted) = (count, !count),
            RowMark::Archived => self.leave_out_archived = !count,
            RowMark::Planned => self.count_planned = count,
            RowMark::WithinVisit => self.count_within_visits = count,
            RowMark::Repeated => self.count_repeated = count,
            RowMark::PerhapsRepeated => self.leave_out_perhaps_repeated = !count,
            RowMark::OutsideDeal => self.count_outside_deals = count,
            RowMark::Total => (self.count_totals, self.leave_out_totals) = (count, !count),
            RowMark::RepeatedSpend => self.count_repeated_spend = count,
        }
    }

    fn bits(&mut self) -> [&mut bool; 21] {
        [
            &mut self.count_hidden,
            &mut self.count_planned,
            &mut self.leave_out_deleted,
            &mut self.leave_out_archived,
            &mut self.plain_amounts,
            &mut self.count_deleted,
            &mut self.count_lost,
            &mut self.one_deal,
            &mut self.count_within_visits,
            &mut self.keep_refunded,
            &mut self.count_repeated,
            &mut self.leave_out_perhaps_repeated,
            &mut self.count_outside_deals,
            &mut self.merge_channels,
            &mut self.count_late,
            &mut self.share_namesakes,
            &mut self.count_totals,
            &mut self.leave_out_totals,
            &mut self.count_repeated_spend,
            &mut self.percent,
            &mut self.fractions,
        ]
    }
}

impl From<u32> for RowChoices {
    fn from(bits: u32) -> Self {
        let mut choices = Self::default();
        for (at, bit) in choices.bits().into_iter().enumerate() {
            *bit = bits & (1 << at) != 0;
        }
        choices
    }
}

impl From<RowChoices> for u32 {
    fn from(mut choices: RowChoices) -> Self {
        choices.bits().into_iter().enumerate().map(|(at, bit)| Self::from(*bit) << at).sum()
    }
}

/// Largest rate between two currencies.
pub const LARGEST_RATE: f64 = 1_000_000.0;

impl Choices {
    /// Choices about a file.
    #[must_use]
    pub fn of(&self, file: &str) -> FileChoices {
        self.files.iter().find(|(name, _)| name == file).map_or_else(FileChoices::default, |(_, said)| said.clone())
    }

    /// Mutable choices about a file, added if missing.
    pub fn of_mut(&mut self, file: &str) -> &mut FileChoices {
        let at = self.files.iter().position(|(name, _)| name == file).unwrap_or_else(|| {
            self.files.push((file.to_owned(), FileChoices::default()));
            self.files.len() - 1
        });
        &mut self.files[at].1
    }

    /// Whether the user confirmed a decision, by its key or by the word `all`.
    #[must_use]
    pub fn confirms(&self, key: &str) -> bool {
        self.confirmed.iter().any(|known| known == key || known == "all")
    }

    /// Applies an answer to a decision.
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
            Answer::MarkedRows(file, mark, count) => self.of_mut(file).rows.set(*mark, *count),
            Answer::HiddenRows(file, count) => self.of_mut(file).rows.count_hidden = *count,
            Answer::LostDeals(file, count) => self.of_mut(file).rows.count_lost = *count,
            Answer::OneDeal(file, one) => self.of_mut(file).rows.one_deal = *one,
            Answer::Percent(file, percent) => self.of_mut(file).rows.choose_percent(*percent),
            Answer::PlainAmounts(file, plain) => self.of_mut(file).rows.plain_amounts = *plain,
            Answer::MergeChannels(file, merge) => self.of_mut(file).rows.merge_channels = *merge,
            Answer::KeepRefunded(file, keep) => self.of_mut(file).rows.keep_refunded = *keep,
            Answer::LeftOut(file, out) => self.of_mut(file).left_out = *out,
            Answer::LateTouches(file, count) => self.of_mut(file).rows.count_late = *count,
            Answer::Ungroup => self.grouping = Grouping::default(),
            Answer::Namesakes(file, share) => self.of_mut(file).rows.share_namesakes = *share,
        }
    }

    /// Worth of one unit of a currency in billionths of the main one; `None` without a plausible rate.
    #[must_use]
    pub fn rate(&self, code: &str) -> Option<i128> {
        let (_, rate) = self.rates.iter().find(|(known, _)| known == code)?;
        (*rate > 0.0 && *rate <= LARGEST_RATE).then_some((*rate * 1e9).round() as i128)
    }
}
