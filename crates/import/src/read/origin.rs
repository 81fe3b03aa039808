//! Source and medium of a touch beside its channel. They are read only if the user groups channels by them.

use super::interner::Interner;
use super::typed::ABSENT;
use super::words::Topic;
use crate::detect::{Column, words};
use crate::source::Record;
use fairshare_types::schema::Role;

/// Where a touch came from, beside its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Number of its source.
    pub source: u32,
    /// Number of its medium.
    pub medium: u32,
}

impl Origin {
    /// The file names neither, or channels are not grouped.
    pub const NONE: Self = Self { source: u32::MAX, medium: u32::MAX };
}

/// Columns of the source and the medium of touches; [`ABSENT`] if a file has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OriginColumns {
    source: usize,
    medium: usize,
}

/// Sources and media of touches.
#[derive(Default)]
pub struct OriginTexts {
    /// Sources.
    pub sources: Interner,
    /// Media.
    pub media: Interner,
}

impl OriginColumns {
    /// The columns of a file; `None` if its channel is all that it says about where a touch came from.
    ///
    /// `session_medium` belongs to `session_source`. A channel beside a source, as in `Источник` and `Канал`, is the
    /// medium if no other column is.
    pub fn of(columns: &[Column]) -> Option<Self> {
        let names: Vec<Vec<String>> = columns.iter().map(|column| words(&column.name)).collect();
        let has = |at: usize, topic: Topic| names[at].iter().any(|word| topic.has(word));
        // One column with both, such as `Source / medium`, is split later.
        let is = |at: usize, topic: Topic, other: Topic| has(at, topic) && !has(at, other);
        let is_source = |&at: &usize| is(at, Topic::Source, Topic::Medium);
        let is_medium = |&at: &usize| is(at, Topic::Medium, Topic::Source);
        let channel = columns.iter().position(|column| column.role == Some(Role::Channel))?;
        let is_free =
            |&at: &usize| columns[at].role.is_none_or(|role| role == Role::TouchType || role == Role::Channel);
        let all = || (0..columns.len()).filter(is_free);
        let sources = || std::iter::once(channel).chain(all()).filter(is_source);
        let pair = sources().find_map(|source| Some((source, partner(columns, source)?)));
        let (source, medium) = pair
            .map_or_else(|| (sources().next(), all().find(is_medium)), |(source, medium)| (Some(source), Some(medium)));
        match (source, medium) {
            (None, None) => None,
            (Some(source), None) => (source != channel).then_some(Self { source, medium: channel }),
            (source, Some(medium)) => Some(Self { source: source.unwrap_or(ABSENT), medium }),
        }
    }

    /// Source and medium in a row.
    pub fn read(self, row: &Record<'_>, texts: &mut OriginTexts) -> Origin {
        // A cell that is no text says nothing about the origin; the row counts all the same.
        let number = |texts: &mut Interner, at: usize| match row.cell(at) {
            _ if at == ABSENT => Origin::NONE.source,
            cell => texts.intern(cell).unwrap_or(Origin::NONE.source),
        };
        Origin { source: number(&mut texts.sources, self.source), medium: number(&mut texts.media, self.medium) }
    }
}

/// Column whose name is that of the source's column with `medium` in place of `source`.
fn partner(columns: &[Column], source: usize) -> Option<usize> {
    let name = columns[source].name.to_lowercase();
    let (before, after) = name.rsplit_once("source")?;
    let medium = format!("{before}medium{after}");
    columns.iter().position(|column| column.name.to_lowercase() == medium)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::recognise;

    /// Names of the columns of source and medium; empty for none.
    fn found(names: &[&str], row: &[&str]) -> Option<[String; 2]> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let rows = vec![row.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>(); 3];
        let columns = recognise(&names, &rows, &[], None).columns;
        let name = |at: usize| names.get(at).cloned().unwrap_or_default();
        OriginColumns::of(&columns).map(|origin| [name(origin.source), name(origin.medium)])
    }

    #[test]
    fn a_source_is_found_with_its_medium() {
        let row = ["D1", "2025-01-02", "google", "cpc", "Spring"];
        for (headings, expected) in [
            (["Deal ID", "Date", "utm_source", "utm_medium", "utm_campaign"], Some(["utm_source", "utm_medium"])),
            (["Deal ID", "Date", "Source", "Medium", "Campaign"], Some(["Source", "Medium"])),
            (["Сделка", "Дата", "Источник", "Канал", "Кампания"], Some(["Источник", "Канал"])),
            (["Deal ID", "Date", "Channel", "Type", "Campaign"], None),
            (["Deal ID", "Date", "Source / medium", "Type", "Campaign"], None),
        ] {
            assert_eq!(found(&headings, &row), expected.map(|pair| pair.map(str::to_owned)), "{headings:?}");
        }
    }

    #[test]
    fn a_channel_may_stand_beside_both() {
        let row = ["D1", "2025-01-02", "Paid Search", "google", "cpc"];
        let headings = ["Deal ID", "Date", "Channel", "utm_source", "utm_medium"];
        assert_eq!(found(&headings, &row), Some(["utm_source".to_owned(), "utm_medium".to_owned()]));
    }
}
