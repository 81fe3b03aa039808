//! What the cells of a column look like: the evidence beside its name.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{OutcomeReading, is_outcome_word, outcome_reading};
use super::tokens::words;
use super::{Outcome, separator, steps};
use crate::parse::{DateEvidence, NumberEvidence, currency_code, is_nothing};

/// Cells of a column that are tried as dates and numbers.
const MOST_CELLS: usize = 100;
/// Different texts of a column that are read for their words.
const MOST_TEXTS: usize = 60;

/// The first cells of a column that have something in them. What they say is found when it is asked for: most columns are
/// known by their names.
pub struct Contents<'a> {
    /// Rows looked at.
    pub rows: usize,
    table: &'a [Vec<String>],
    column: usize,
    cells: OnceCell<Vec<&'a str>>,
    dates: OnceCell<DateEvidence>,
    numbers: OnceCell<bool>,
    texts: OnceCell<BTreeMap<&'a str, usize>>,
    outcomes: OnceCell<Outcomes>,
    teams: OnceCell<bool>,
}

/// How many cells say what became of a deal.
#[derive(Clone, Copy, Default)]
pub struct Outcomes {
    /// Cells that say won or lost, yes and no among them.
    pub known: usize,
    /// Cells with a word that is used for nothing else.
    pub clear: usize,
    /// Cells with a stage that is known as open.
    pub open: usize,
}

impl<'a> Contents<'a> {
    /// Looks at one column of these rows.
    pub fn of(rows: &'a [Vec<String>], column: usize) -> Self {
        Self {
            rows: rows.len(),
            table: rows,
            column,
            cells: OnceCell::new(),
            dates: OnceCell::new(),
            numbers: OnceCell::new(),
            texts: OnceCell::new(),
            outcomes: OnceCell::new(),
            teams: OnceCell::new(),
        }
    }

    /// The cells with something in them.
    fn cells(&self) -> &[&'a str] {
        self.cells.get_or_init(|| {
            let cells = self.table.iter().filter_map(|row| row.get(self.column)).map(String::as_str);
            cells.filter(|cell| !is_nothing(cell.as_bytes())).collect()
        })
    }

    /// Cells with something in them.
    pub fn filled(&self) -> usize {
        self.cells().len()
    }

    /// The different texts, each with how many cells have it.
    pub fn texts(&self) -> &BTreeMap<&'a str, usize> {
        self.texts.get_or_init(|| {
            let mut texts = BTreeMap::new();
            for cell in self.cells() {
                *texts.entry(cell.trim()).or_default() += 1;
            }
            texts
        })
    }

    /// No two cells are the same.
    pub fn is_unique(&self) -> bool {
        self.texts().len() == self.cells().len()
    }

    /// What the words of the cells say of outcomes; nothing for a column with many different texts.
    pub fn outcomes(&self) -> Outcomes {
        *self.outcomes.get_or_init(|| {
            let mut outcomes = Outcomes::default();
            for (text, count) in self.texts().iter().take(MOST_TEXTS) {
                match outcome_reading(text) {
                    OutcomeReading::Known(Outcome::Open) => outcomes.open += count,
                    OutcomeReading::Known(_) => outcomes.known += count,
                    OutcomeReading::Unknown => {}
                }
                outcomes.clear += if is_outcome_word(text) { *count } else { 0 };
            }
            outcomes
        })
    }

    /// Whether some cell holds several steps of a path, or several things between commas or bars.
    pub fn has_paths(&self) -> bool {
        self.cells().iter().any(|cell| separator(cell).is_some() || cell.contains([',', '|']))
    }

    /// Whether some cell is written as a path of an analytics tool: steps with an arrow between them, with counts or shares.
    pub fn are_steps(&self) -> bool {
        self.cells().iter().any(|cell| {
            separator(cell).is_some()
                || steps(cell, " > ").any(|(step, times)| times > 1 || step.len() < cell.trim().len())
        })
    }

    /// What the cells say of dates.
    pub fn dates(&self) -> &DateEvidence {
        self.dates.get_or_init(|| {
            let mut evidence = DateEvidence::default();
            self.cells().iter().take(MOST_CELLS).for_each(|cell| evidence.see(cell.as_bytes()));
            evidence
        })
    }

    /// Most of what is there are dates.
    pub fn are_dates(&self) -> bool {
        let (seen, dates) = self.dates().share();
        dates * 2 > seen
    }

    /// Most of what is there are numbers.
    pub fn are_numbers(&self) -> bool {
        *self.numbers.get_or_init(|| {
            let mut evidence = NumberEvidence::default();
            self.cells().iter().take(MOST_CELLS).for_each(|cell| evidence.see(cell.as_bytes()));
            let (seen, numbers) = evidence.share();
            numbers * 2 > seen
        })
    }

    /// Nine in ten cells have a digit: they may be amounts in a notation that is not known.
    pub fn have_digits(&self) -> bool {
        let digits = self.cells().iter().filter(|cell| cell.bytes().any(|b| b.is_ascii_digit())).count();
        digits * 10 >= self.cells().len() * 9
    }

    /// Some cell has a decimal part, as no key has.
    pub fn have_decimals(&self) -> bool {
        let decimal = |cell: &&&str| {
            let bytes = cell.as_bytes();
            let digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
            bytes.len() > 3
                && matches!(bytes[bytes.len() - 3], b'.' | b',')
                && digits(&bytes[bytes.len() - 2..])
                && bytes[bytes.len() - 2..] != *b"00"
                && bytes[..bytes.len() - 3].iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ' | b'-'))
        };
        self.are_numbers() && self.cells().iter().filter(decimal).count() * 4 > self.cells().len()
    }

    /// Most cells are numbers with the sign or code of a currency.
    pub fn have_currencies(&self) -> bool {
        let marked = |cell: &&&str| {
            let rest = cell.trim_matches(|c: char| !(c.is_alphabetic() || "$€£¥₽₴₸₺₹₩".contains(c)));
            !rest.is_empty() && currency_code(rest).is_some()
        };
        self.are_numbers() && self.cells().iter().filter(marked).count() * 2 > self.cells().len()
    }

    /// Most cells are the code, sign or name of a currency.
    pub fn are_currencies(&self) -> bool {
        self.filled() > 0
            && self.cells().iter().filter(|cell| currency_code(cell).is_some()).count() * 2 > self.filled()
    }

    /// How many currencies the cells name.
    pub fn currencies(&self) -> usize {
        let mut currencies = BTreeSet::new();
        currencies.extend(self.texts().keys().take(MOST_TEXTS).filter_map(|text| currency_code(text)));
        currencies.len()
    }

    /// Nearly all cells name teams, two of them at least, and nothing else.
    pub fn are_teams(&self) -> bool {
        *self.teams.get_or_init(|| {
            let texts = self.texts();
            if texts.is_empty() || texts.len() > 40 {
                return false;
            }
            let parts = |text: &str| -> Vec<String> {
                text.split(['/', '+', ';', ',', '&', '|']).map(|part| words(part).join(" ")).collect()
            };
            let named = texts.iter().filter(|(text, _)| parts(text).iter().all(|part| is_team_name(part)));
            let mut teams = BTreeSet::new();
            let mut cells = 0;
            for (text, count) in named {
                cells += count;
                teams.extend(parts(text));
            }
            teams.len() > 1 && cells * 10 >= self.filled() * 9
        })
    }
}

/// Whether a whole text is the name of a team: `Field Marketing`, `Sales EMEA`, `Vertrieb`.
fn is_team_name(text: &str) -> bool {
    const TEAMS: &str = "marketing sales sdr bdr sdrs bdrs partner partners partnerships presales success csm \
                         vertrieb verkauf commercial ventas vendas vendite verkoop sprzedaz forsaljning marknad \
                         marknadsforing satis pazarlama mercadotecnia marknadsavdelning продажи продаж маркетинг 営業 営業部 \
                         マーケティング マーケティング部 営業チーム マーケチーム マーケ";
    const QUALIFIERS: &str = "team field inside outside enterprise smb emea apac na us eu uk dach global the de of customer \
                              product demand gen growth digital brand account development channel team1 отдел команда \
                              equipe equipo abteilung dept department";
    let among = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
    let mut teams = 0;
    for word in text.split(' ') {
        if among(TEAMS, word) {
            teams += 1;
        } else if !among(QUALIFIERS, word) {
            return false;
        }
    }
    teams > 0
}
