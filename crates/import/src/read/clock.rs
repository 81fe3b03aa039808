//! The column with the clock times of dates.

use super::typed::ABSENT;
use crate::detect::Column;
use crate::parse::{is_nothing, parse_bare_clock, parse_clock};

/// Words for clock times in headings.
const WORDS: [&str; 25] = [
    "time",
    "clock",
    "hour",
    "stunde",
    "uhrzeit",
    "zeit",
    "heure",
    "hora",
    "ora",
    "orario",
    "tijd",
    "tijdstip",
    "tid",
    "klocka",
    "klokkeslett",
    "godzina",
    "godz",
    "czas",
    "saat",
    "время",
    "час",
    "時刻",
    "時間",
    "时间",
    "kello",
];

/// The column of clock times for the dates at `time`.
///
/// All of its cells are clocks, and its heading has a word for time or it is next to the dates.
pub fn clock_column<'a, C: Iterator<Item = &'a str>>(
    columns: &[Column],
    time: usize,
    cells: &dyn Fn(usize) -> C,
) -> usize {
    if columns.get(time).is_none() {
        return ABSENT;
    }
    // Dates with a clock need no other column.
    if cells(time).any(|cell| cell.contains(':') && !cell.contains("00:00")) {
        return ABSENT;
    }
    let free = |at: usize| at != time && columns[at].role.is_none() && columns[at].meaning.is_none();
    let called = |at: usize| {
        let name = columns[at].name.to_lowercase();
        let of_other = ["close", "creat", "modif", "updat", "end", "duration"].iter().any(|word| name.contains(word));
        !of_other && WORDS.iter().any(|word| name.contains(word))
    };
    // A bare number is a clock only below a heading of clocks.
    let clocks = |at: usize| {
        let is_clock = |cell: &str| {
            parse_clock(cell.as_bytes()).is_some() || called(at) && parse_bare_clock(cell.as_bytes()).is_some()
        };
        let mut filled = cells(at).filter(|cell| !is_nothing(cell.as_bytes())).peekable();
        filled.peek().is_some() && filled.all(is_clock)
    };
    let beside = |at: usize| at.abs_diff(time) == 1;
    let rank = |at: &usize| (called(*at), beside(*at), std::cmp::Reverse(*at));
    let found = (0..columns.len()).filter(|&at| free(at) && (called(at) || beside(at)) && clocks(at)).max_by_key(rank);
    found.unwrap_or(ABSENT)
}
