//! Events of web visits: the meaning of an event, its visit, and its source with the medium.

use crate::parse::is_no_name;
use crate::read::fit::{Visits, is_purchase, is_refund, opens_visit};
use crate::read::interner::hash;
use crate::read::touches::Visit;
use crate::source::Record;

/// Meaning of an event by its name.
#[derive(Clone, Copy, Debug, Default)]
pub struct EventKind {
    /// It is a purchase.
    pub purchase: bool,
    /// It gives the money of a purchase back.
    pub refund: bool,
    /// It opens a visit.
    pub opens: bool,
}

/// Meanings of the events read so far: a log has few distinct names.
#[derive(Clone, Default)]
pub struct EventKinds {
    known: Vec<(Vec<u8>, EventKind)>,
}

impl EventKinds {
    /// Maximum number of distinct names kept.
    const MOST: usize = 64;

    /// The meaning of an event.
    pub fn of(&mut self, cell: &[u8]) -> EventKind {
        if let Some((_, kind)) = self.known.iter().find(|(name, _)| name == cell) {
            return *kind;
        }
        let text = std::str::from_utf8(cell).unwrap_or_default();
        let kind = EventKind { purchase: is_purchase(text), refund: is_refund(text), opens: opens_visit(text) };
        if self.known.len() < Self::MOST {
            self.known.push((cell.to_vec(), kind));
        }
        kind
    }
}

/// The visit of an event.
pub(super) fn visit_of(row: &Record<'_>, visits: &Visits, opens: bool) -> Visit {
    let id = row.cell(visits.session);
    if !is_no_name(id) && !id.is_empty() {
        return Visit::Of(u32::try_from(hash(id) & 0xffff_ffff).unwrap_or(u32::MAX));
    }
    if !visits.has_starts {
        Visit::Timed
    } else if opens {
        Visit::Start
    } else {
        Visit::After
    }
}

/// Source and medium as one channel, `google / cpc`; `None` without both.
pub(super) fn with_medium(source: &[u8], medium: &[u8]) -> Option<Vec<u8>> {
    let known = |cell: &[u8]| !cell.is_empty() && !is_no_name(cell);
    (known(source) && known(medium)).then(|| [source, b" / ", medium].concat())
}
