//! Columns that mark rows: deleted and archived records, and activities that have not happened.

use super::super::words::Topic;
use super::cells::Cells;
use super::{at, has_channel, key_of};
use crate::detect::{Column, Concept, Heading, OutcomeReading, outcome_reading, words};
use crate::read::key::is_key_of_any_object;
use fairshare_types::decision::RowMark;
use fairshare_types::schema::{Outcome, Role, Shape, Why};

/// Maximum number of distinct texts in a column of marks.
const MOST_TEXTS: usize = 12;

/// One in this many cells of a stage may have no known word, two of any other status.
const MOST_UNKNOWN: usize = 3;

/// A column that marks rows.
#[derive(Clone, Copy, Debug)]
pub struct MarkColumn {
    /// Index of the column.
    pub at: usize,
    /// Kind of the mark.
    pub kind: RowMark,
    /// How its cells mark a row.
    pub by: MarkedBy,
    /// The cells may mean something else, so the page asks the user.
    pub doubtful: bool,
}

/// How a cell marks its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedBy {
    /// By yes, a date, or a status of activities.
    Sign,
    /// By a word among the outcomes of deals: `Deleted` beside `Won` and `Lost`.
    Word,
    /// By being empty.
    Gap,
}

/// Finds the columns that mark rows of a file.
pub(super) fn marks(columns: &mut [Column], shape: Shape, cells: &Cells<'_>) -> Vec<MarkColumn> {
    let mut marks = Vec::new();
    for (topic, mark) in [(Topic::Deleted, RowMark::Deleted), (Topic::Archived, RowMark::Archived)] {
        let found = (0..columns.len()).find(|&at| {
            let column = &columns[at];
            let free = column.role.is_none_or(Role::is_date) && column.why != Why::Chosen;
            free && topic.is_in(&column.name) && is_flag(cells, at)
        });
        if let Some(at) = found {
            // The day on which a record was deleted is not the day of a deal or a touch.
            (columns[at].role, columns[at].meaning, columns[at].why) = (None, None, Why::Unused);
            marks.push(MarkColumn { at, kind: mark, by: MarkedBy::Sign, doubtful: false });
        }
    }
    for at in [Role::Outcome, Role::Stage].into_iter().filter_map(|role| at(columns, role)) {
        // A list of deals is short, and later rows may have the word, too.
        if shape == Shape::Deals || cells.column(at).any(is_deleted_word) {
            marks.push(MarkColumn { at, kind: RowMark::Deleted, by: MarkedBy::Word, doubtful: false });
        }
    }
    if shape == Shape::Touches
        && let Some(at) = status_of_activities(columns, cells)
    {
        // The status belongs to the activity, not to its deal.
        (columns[at].role, columns[at].meaning, columns[at].why) = (None, None, Why::Unused);
        marks.push(MarkColumn { at, kind: RowMark::Planned, by: MarkedBy::Sign, doubtful: false });
    } else if shape == Shape::Touches
        && let Some(at) = outcome_of_activities(columns, cells)
    {
        marks.push(MarkColumn { at, kind: RowMark::Planned, by: MarkedBy::Sign, doubtful: false });
    }
    marks
}

impl MarkedBy {
    /// Whether a cell of a column of marks marks its row.
    pub fn is_marked(self, mark: RowMark, cell: &str) -> bool {
        match self {
            Self::Sign => has_sign(mark, cell),
            Self::Word => is_deleted_word(cell),
            Self::Gap => cell.is_empty(),
        }
    }
}

/// Whether an outcome that is neither won nor lost says that the record is deleted.
fn is_deleted_word(cell: &str) -> bool {
    Topic::Deleted.is_in(cell)
        && !words(cell).iter().any(|word| Topic::Not.has(word))
        && !matches!(outcome_reading(cell), OutcomeReading::Known(_))
}

fn has_sign(mark: RowMark, cell: &str) -> bool {
    match mark {
        RowMark::Deleted | RowMark::Archived => !cell.is_empty() && yes_or_no(cell) != Some(false),
        RowMark::Planned => has_happened(cell) == Some(false),
        // Only other rows show it.
        RowMark::WithinVisit
        | RowMark::Repeated
        | RowMark::PerhapsRepeated
        | RowMark::OutsideDeal
        | RowMark::Total
        | RowMark::RepeatedSpend => false,
    }
}

/// Whether the cells are yes and no, or dates and gaps.
fn is_flag(cells: &Cells<'_>, at: usize) -> bool {
    let is_yes_or_no = |cell: &str| yes_or_no(cell).is_some();
    let filled = cells.filled(at);
    filled > 0 && (cells.column(at).all(is_yes_or_no) || filled < cells.rows.len() && cells.are_dates(at))
}

fn yes_or_no(cell: &str) -> Option<bool> {
    match (cell, outcome_reading(cell)) {
        ("1", _) | (_, OutcomeReading::Known(Outcome::Won)) => Some(true),
        ("0", _) | (_, OutcomeReading::Known(Outcome::Lost)) => Some(false),
        _ => None,
    }
}

/// Whether an activity has happened, by its status; `None` for a status without a known word.
fn has_happened(status: &str) -> Option<bool> {
    let words = words(status);
    let any = |topic: Topic| words.iter().any(|word| topic.has(word));
    match (any(Topic::Planned), any(Topic::Done), any(Topic::Not)) {
        (true, ..) | (_, true, true) => Some(false),
        (_, true, false) => Some(true),
        _ => yes_or_no(status),
    }
}

/// Finds the column that shows whether activities have happened.
///
/// A status that varies between deals but not within them belongs to the deal, as does one beside an amount or a close.
/// In a file of activities it belongs to the activity in any case.
fn status_of_activities(columns: &[Column], cells: &Cells<'_>) -> Option<usize> {
    let told = |role: Role| at(columns, role).is_some();
    let of_activities = !told(Role::Value) && lists_activities(columns);
    let told = !of_activities && (told(Role::Value) || told(Role::Closed));
    let key = key_of(columns).filter(|_| !told && has_channel(columns))?;
    (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let free = matches!(column.role, None | Some(Role::Stage | Role::Outcome)) && column.why != Why::Chosen;
        if !free || cells.filled(at) == 0 || cells.distinct(at) > MOST_TEXTS {
            return false;
        }
        let done = Topic::Done.is_in(&column.name);
        if of_activities && !done && !Heading::of(&column.name).says.has(Concept::Status) {
            return false;
        }
        let (mut with_words, mut unknown) = (0, 0);
        for cell in cells.column(at) {
            let known = has_happened(cell).is_some();
            // A word for the end of a deal shows that the status belongs to the deal.
            if !known && yes_or_no(cell).is_some() {
                return false;
            }
            unknown += usize::from(!known);
            with_words += usize::from(known && yes_or_no(cell).is_none() && cell.len() > 1);
        }
        if of_activities {
            return with_words > 0 || done && unknown == 0;
        }
        // Calls have results of their own, such as `Busy`: they have happened. Stages have names of their own, too.
        let most = if column.role == Some(Role::Stage) { 1 } else { 2 };
        if unknown * MOST_UNKNOWN > cells.filled(at) * most {
            return false;
        }
        // Yes and no have this meaning only below a heading such as `Done`.
        let named = if with_words > 0 { cells.column(at).any(|cell| has_happened(cell) == Some(true)) } else { done };
        let (several, varying) = cells.varying(key, at);
        let of_touches = varying > 0
            || cells.distinct_beside(key, at) == 1
            || several == 0 && super::at(columns, Role::TouchType).is_some();
        named && (with_words == 0 || of_touches)
    })
}

/// Finds the column of the outcome of one kind of activity, such as `Meeting outcome`, if half of its words tell whether
/// the activity has happened.
fn outcome_of_activities(columns: &[Column], cells: &Cells<'_>) -> Option<usize> {
    (0..columns.len()).find(|&at| {
        let column = &columns[at];
        let heading = Heading::of(&column.name);
        let touch = heading.says.of(Concept::Touch).max(heading.object.of(Concept::Touch)) >= 100;
        let outcome = heading.says.has(Concept::Status) || heading.says.role(Role::Outcome) > 0;
        if column.role.is_some() || column.why == Why::Chosen || !(touch && outcome) || !has_channel(columns) {
            return false;
        }
        let by_word = |cell: &&str| has_happened(cell).is_some() && yes_or_no(cell).is_none();
        let known = cells.column(at).filter(by_word).count();
        cells.distinct(at) <= MOST_TEXTS && known > 0 && known * 2 >= cells.filled(at)
    })
}

/// Whether the rows are activities of a CRM: their key may name any object, or a heading names their type or date.
fn lists_activities(columns: &[Column]) -> bool {
    let of_activity = |column: &Column| {
        let heading = Heading::of(&column.name);
        let touch = heading.says.of(Concept::Touch).max(heading.object.of(Concept::Touch)) >= 100;
        touch && matches!(column.role, Some(Role::TouchType | Role::Time))
    };
    let any_object = |column: &Column| column.role == Some(Role::JourneyId) && is_key_of_any_object(&column.name);
    columns.iter().any(of_activity) || columns.iter().any(any_object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_activities_are_read_in_every_language() {
        for (expected, statuses) in [
            (
                Some(true),
                "Completed | Done | Held | Erledigt | Выполнена | Terminé | Hecho | Concluído | Voltooid | 完了 | true | 1",
            ),
            (
                Some(false),
                "Not Started | To do | In Progress | Waiting on someone else | Deferred | Not Held | Canceled | No show",
            ),
            (
                Some(false),
                "Geplant | Offen | Nicht erledigt | Не выполнена | Запланирована | À faire | Por hacer | 未完了 | false | 0",
            ),
            (None, "Sales | Proposal | Left voicemail | 7"),
        ] {
            for status in statuses.split(" | ") {
                assert_eq!(has_happened(status), expected, "{status}");
            }
        }
    }

    #[test]
    fn a_status_says_that_a_deal_is_deleted() {
        for (cell, expected) in [
            ("Deleted", true),
            ("deleted", true),
            ("Удалена", true),
            ("Gelöscht", true),
            ("Supprimée", true),
            ("Verwijderd", true),
            ("Not deleted", false),
            ("Won", false),
            ("Lost", false),
            ("Open", false),
            ("", false),
        ] {
            assert_eq!(MarkedBy::Word.is_marked(RowMark::Deleted, cell), expected, "{cell}");
        }
    }

    #[test]
    fn deleted_rows_are_marked_by_yes_or_a_date() {
        for (cell, expected) in [
            ("true", true),
            ("Да", true),
            ("1", true),
            ("2025-03-01", true),
            ("false", false),
            ("0", false),
            ("Nein", false),
            ("", false),
        ] {
            assert_eq!(MarkedBy::Sign.is_marked(RowMark::Deleted, cell), expected, "{cell}");
        }
    }
}
