//! Evidence from the cells of a column.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{OutcomeReading, is_outcome_word, is_tick, outcome_reading};
use super::tokens::words;
use super::{is_counted_step, separator};
use crate::parse::{DateEvidence, NumberEvidence, currency_code, is_nothing};
use fairshare_types::schema::Outcome;

/// Maximum number of cells tried as dates and numbers.
const MOST_CELLS: usize = 100;
/// Maximum number of distinct texts searched for words.
const MOST_TEXTS: usize = 60;

/// The first cells of a column that are not empty.
///
/// Evidence is computed on demand: most columns are recognised by their names.
pub struct Contents<'a> {
    /// Number of rows examined.
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

/// How many cells name the outcome of a deal.
#[derive(Clone, Copy, Default)]
pub struct Outcomes {
    /// Cells that mean won or lost, including yes and no.
    pub known: usize,
    /// Cells with a word that is used for outcomes only.
    pub clear: usize,
    /// Cells with a stage that is known to be open.
    pub open: usize,
}

impl<'a> Contents<'a> {
    /// Creates the evidence for one column of these rows.
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

    /// Cells that are neither empty nor placeholders.
    fn cells(&self) -> &[&'a str] {
        self.cells.get_or_init(|| {
            let cells = self.table.iter().filter_map(|row| row.get(self.column)).map(String::as_str);
            cells.filter(|cell| !is_nothing(cell.as_bytes())).collect()
        })
    }

    /// Number of cells that are neither empty nor placeholders.
    pub fn filled(&self) -> usize {
        self.cells().len()
    }

    /// Distinct texts with their numbers of cells.
    pub fn texts(&self) -> &BTreeMap<&'a str, usize> {
        self.texts.get_or_init(|| {
            let mut texts = BTreeMap::new();
            for cell in self.cells() {
                *texts.entry(cell.trim()).or_default() += 1;
            }
            texts
        })
    }

    /// No two cells are equal.
    pub fn is_unique(&self) -> bool {
        self.texts().len() == self.cells().len()
    }

    /// Outcome words among the first `MOST_TEXTS` distinct texts.
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

    /// All cells are words for yes and no, such as `True` and `False`, `Ja` and `Nein`.
    pub fn are_booleans(&self) -> bool {
        let texts = self.texts();
        let reads = |text: &str, outcome| outcome_reading(text) == OutcomeReading::Known(outcome);
        let letters = |text: &str| text.chars().all(char::is_alphabetic);
        let is_word = |text: &str| (2..=6).contains(&text.chars().count()) && letters(text) && !is_outcome_word(text);
        let yes_or_no = |text: &str| reads(text, Outcome::Won) || reads(text, Outcome::Lost);
        let sure = |text: &str| reads(text, Outcome::Lost) || text.eq_ignore_ascii_case("true");
        (1..=4).contains(&texts.len())
            && texts.keys().all(|text| is_word(text) && yes_or_no(text))
            && texts.keys().any(|text| sure(text))
    }

    /// At least nine in ten cells have a word used for outcomes only, and the texts differ.
    pub fn tell_outcomes(&self) -> bool {
        self.texts().len() > 1 && self.outcomes().clear * 10 >= self.filled() * 9
    }

    /// Some rows have one and the same sign, such as `x`, and the others are empty.
    pub fn are_ticks(&self) -> bool {
        let texts = self.texts();
        texts.len() == 1 && self.filled() < self.rows && texts.keys().all(|text| is_tick(text))
    }

    /// Whether some cell holds several steps of a path, or a list with commas or bars.
    pub fn has_paths(&self) -> bool {
        self.cells().iter().any(|cell| separator(cell).is_some() || cell.contains([',', '|']))
    }

    /// Whether some cell is a path of an analytics tool: steps joined by arrows, or a step with a count or share.
    pub fn are_steps(&self) -> bool {
        self.cells().iter().any(|cell| separator(cell).is_some() || is_counted_step(cell))
    }

    /// All cells are answers such as yes and no, in at most three texts: no key looks like that.
    pub fn are_answers(&self) -> bool {
        let few = self.texts().len() <= 3 && self.filled() > 2 && !self.is_unique();
        let words = self.texts().keys().all(|text| !text.bytes().any(|b| b.is_ascii_digit()));
        few && words && self.outcomes().known == self.filled()
    }

    /// Whether some cell is a list or an object of JSON, kept as text.
    pub fn are_nested(&self) -> bool {
        self.cells().iter().any(|cell| cell.starts_with("[{") || cell.starts_with("{\""))
    }

    /// Evidence for dates in the cells.
    pub fn dates(&self) -> &DateEvidence {
        self.dates.get_or_init(|| {
            let mut evidence = DateEvidence::default();
            self.cells().iter().take(MOST_CELLS).for_each(|cell| evidence.see(cell.as_bytes()));
            evidence
        })
    }

    /// More than half of the cells tried are dates.
    pub fn are_dates(&self) -> bool {
        let (seen, dates) = self.dates().share();
        dates * 2 > seen
    }

    /// More than half of the cells tried are numbers.
    pub fn are_numbers(&self) -> bool {
        *self.numbers.get_or_init(|| {
            let mut evidence = NumberEvidence::default();
            self.cells().iter().take(MOST_CELLS).for_each(|cell| evidence.see(cell.as_bytes()));
            let (seen, numbers) = evidence.share();
            numbers * 2 > seen
        })
    }

    /// Nine in ten cells have a digit: they may be amounts in an unknown notation.
    pub fn have_digits(&self) -> bool {
        let digits = self.cells().iter().filter(|cell| cell.bytes().any(|b| b.is_ascii_digit())).count();
        digits * 10 >= self.cells().len() * 9
    }

    /// Nine in ten cells have a digit, or some cell is a number.
    pub fn may_be_numbers(&self) -> bool {
        let mut evidence = NumberEvidence::default();
        self.cells().iter().take(MOST_CELLS).for_each(|cell| evidence.see(cell.as_bytes()));
        self.have_digits() || evidence.share().1 > 0
    }

    /// More than a quarter of the cells have two decimals other than 00, as no key has.
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

    /// Most cells are numbers with a currency sign or code.
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

    /// Number of currencies in the cells.
    pub fn currencies(&self) -> usize {
        let mut currencies = BTreeSet::new();
        currencies.extend(self.texts().keys().take(MOST_TEXTS).filter_map(|text| currency_code(text)));
        currencies.len()
    }

    /// Nearly all cells name teams and nothing else, at least two teams.
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

/// Whether nearly all cells of a column of these rows name teams and nothing else.
pub fn are_teams(rows: &[Vec<String>], at: usize) -> bool {
    Contents::of(rows, at).are_teams()
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
