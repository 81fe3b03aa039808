//! Formats of the dates and numbers of a file, from its first rows, its other passes and the user's choices.

use fairshare_types::options::FileChoices;
use fairshare_types::schema::Role;

use crate::detect::{Column, WideTouch, separator_of, steps};
use crate::parse::{
    DateDecision, DateEvidence, DateFormat, NumberEvidence, NumberFormat, heading_unit, zone_in_heading,
};
use crate::read::clock::clock_column;
use crate::read::file::InferredFormats;
use crate::read::layout::SpareTime;
use crate::read::typed::{Dates, Numbers};

/// Steps of a path without a separator of their own.
const SEPARATOR: &str = " > ";

/// Evidence for the formats: first rows, earlier passes, the user's choices.
pub(super) struct Formats<'a> {
    columns: &'a [Column],
    rows: &'a [Vec<String>],
    choices: &'a FileChoices,
    learned: Option<&'a InferredFormats>,
    /// Separator of the steps of a path.
    pub separator: &'static str,
    /// Times of touches side by side share a format, inferred from all of their columns.
    times: Vec<usize>,
}

impl<'a> Formats<'a> {
    /// Takes the first rows below the header.
    pub fn new(
        columns: &'a [Column],
        rows: &'a [Vec<String>],
        wide: &[WideTouch],
        choices: &'a FileChoices,
        learned: Option<&'a InferredFormats>,
    ) -> Self {
        let times = wide.iter().filter_map(|touch| touch.time).collect();
        let found = Self { columns, rows, choices, learned, separator: SEPARATOR, times };
        let path = columns.iter().position(|c| c.role == Some(Role::Path));
        let separator = path.and_then(|at| separator_of(found.cells(at))).unwrap_or(SEPARATOR);
        Self { separator, ..found }
    }

    /// The cells of a column in the first rows.
    pub fn cells(&self, at: usize) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        self.rows.iter().filter_map(move |row| row.get(at)).map(String::as_str)
    }

    /// What the cells of a column show about the format of dates.
    pub fn date_evidence(&self, at: usize) -> DateEvidence {
        let mut evidence = DateEvidence::default();
        let alike = if self.times.contains(&at) { self.times.as_slice() } else { &[at] };
        for cell in alike.iter().flat_map(|&at| self.cells(at)) {
            if self.columns.get(at).is_some_and(|c| c.role == Some(Role::PathTimes)) {
                steps(cell, self.separator).for_each(|(step, _)| evidence.see(step.as_bytes()));
            } else {
                evidence.see(cell.as_bytes());
            }
        }
        evidence
    }

    /// The dates of a column.
    pub fn dates(&self, at: usize) -> Dates {
        let evidence = self.date_evidence(at);
        let given = self.choices.date_order.map(|order| DateFormat { order, epoch: None });
        let format = self.learned.and_then(|l| l.dates.iter().find(|(p, ..)| *p == at));
        let dates = match (given, format) {
            (Some(given), _) if matches!(evidence.decide(), DateDecision::Ambiguous { .. }) => Dates::given(at, given),
            (_, Some((_, format, other))) => Dates::known(at, *format, *other),
            _ => Dates::new(at, &evidence),
        };
        let zone = self.columns.get(at).and_then(|column| zone_in_heading(&column.name));
        dates.of_times(zone, self.cells(at), self.learned.is_some_and(|learned| learned.clocks.contains(&at)))
    }

    /// The numbers of a column.
    pub fn numbers(&self, at: usize) -> Numbers {
        let mut evidence = NumberEvidence::default();
        self.cells(at).for_each(|cell| evidence.see(cell.as_bytes()));
        let learned = self.learned.and_then(|l| l.numbers.iter().find(|(p, _)| *p == at)).map(|(_, format)| *format);
        let mut numbers = match (self.choices.decimal_mark, learned) {
            (Some(decimal), _) => Numbers::known(at, NumberFormat { decimal }, true),
            (None, Some(format)) => Numbers::known(at, format, false),
            (None, None) => Numbers::new(at, &evidence),
        };
        let money = self.columns.get(at).filter(|c| matches!(c.role, Some(Role::Value | Role::Cost | Role::Given)));
        numbers.power = money.and_then(|column| heading_unit(&column.name)).map_or(0, |unit| unit.power);
        numbers.is_plain = self.choices.rows.plain_amounts;
        numbers.seen(&evidence)
    }

    /// A column that gives the time of a touch where another one is empty.
    pub fn spare_time(&self, at: usize) -> SpareTime {
        let mut spare =
            SpareTime { dates: self.dates(at), clock: clock_column(self.columns, at, &|at| self.cells(at)) };
        spare.dates.set_zone(self.columns.get(spare.clock).and_then(|column| zone_in_heading(&column.name)));
        spare
    }
}
