//! Texts of the import report and its options.

use fairshare_types::files::{DateAnswer, FileFacts, Question};
use fairshare_types::results::OtherCurrency;
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Confidence, DecimalMark, Encoding, Outcome, Shape, Why};

use super::{DataTexts, English};
use crate::texts::isolate::isolated;

/// Strings of the import report and its options.
pub struct ReadingStrings {
    /// Label of the choice of a row's meaning.
    pub shape_label: &'static str,
    /// Label of the choice of the encoding.
    pub encoding_label: &'static str,
    /// Label of the choice of the delimiter.
    pub delimiter_label: &'static str,
    /// Label of the header's line number.
    pub header_label: &'static str,
    /// Option that leaves a file out.
    pub left_out: &'static str,
    /// Mark of the answer that was assumed.
    pub assumed: &'static str,
    /// Heading of stages and outcomes.
    pub stages: &'static str,
    /// Column headings of the stages.
    pub stage_headings: [&'static str; 3],
    /// Heading of the currencies.
    pub currencies: &'static str,
    /// Heading of files that could not be used.
    pub refused_heading: &'static str,
    /// How to correct files that could not be used.
    pub refused_says: &'static str,
    /// Notice that a file was read with remembered options.
    pub recalled: &'static str,
    /// Button that forgets these options.
    pub forget: &'static str,
    /// Notice that nothing says which deals the touches belong to.
    pub wants_deals: &'static str,
    /// Notice that the touches have no dates.
    pub undated: &'static str,
    /// Every deal counts as won.
    pub all_won: &'static str,
    /// Deals are counted, not revenue.
    pub no_amounts: &'static str,
    /// Button that saves the import report.
    pub save_reading: &'static str,
}

/// Texts of the import report and its options.
pub trait ReadingTexts {
    /// Label of the choice of a column's role.
    fn role_of(&self, column: &str) -> String;
    /// Why a column has its role.
    fn why(&self, why: &Why) -> String;
    /// Confidence in a role; `None` if it needs no check.
    fn confidence(&self, confidence: Confidence) -> Option<&'static str>;
    /// The meaning of a row.
    fn shape(&self, shape: Shape) -> &'static str;
    /// An encoding in words.
    fn encoding(&self, encoding: Encoding) -> &'static str;
    /// A delimiter in words.
    fn delimiter(&self, delimiter: u8) -> &'static str;
    /// Lines skipped above and below the table; empty if none were.
    fn around(&self, file: &FileFacts) -> String;
    /// Notice that a file is not in UTF-8, with the encoding it was read in.
    fn encoding_notice(&self, file: &FileFacts) -> String;
    /// The question about an ambiguous column.
    fn asks(&self, question: &Question) -> String;
    /// An answer on date order: the example as a day, and the first and last day.
    fn date_answer(&self, answer: &DateAnswer) -> [String; 2];
    /// An answer on the decimal mark: the example as a number, and the mark in words.
    fn decimal_answer(&self, mark: DecimalMark, minor: i64) -> [String; 2];
    /// Label of the choice of a stage's meaning.
    fn meaning_of(&self, stage: &str) -> String;
    /// An outcome in a word.
    fn outcome(&self, outcome: Outcome) -> &'static str;
    /// Column headings of the currencies.
    fn currency_headings(&self, main: &str) -> [String; 3];
    /// Label of a currency's rate.
    fn rate_of(&self, code: &str, main: &str) -> String;
    /// Notice that deals in other currencies don't count.
    fn not_converted(&self, others: &[OtherCurrency]) -> String;
    /// Notice that spend in currencies without a rate does not count: codes and rows.
    fn spend_without_rate(&self, rows: &[(String, u64)]) -> String;
    /// Number of touches joined by person or account, and of those that could not be joined.
    fn attached(&self, rows: u64, lost: u64) -> String;
    /// Touches that name several deals in one cell.
    fn of_several(&self, rows: u64) -> String;
    /// Note that a file is in an older encoding, which its letters confirm.
    fn encoding_note(&self, file: &FileFacts) -> String;
    /// Notice that one of several files was not used.
    fn file_not_used(&self, file: &FileFacts) -> String;
}

/// The strings in English.
pub(super) const STRINGS: ReadingStrings = ReadingStrings {
    shape_label: "One row is",
    encoding_label: "Encoding",
    delimiter_label: "Separator",
    header_label: "Header row",
    left_out: "Do not use this file",
    assumed: "assumed",
    stages: "What stages and outcomes mean",
    stage_headings: ["In the data", "Rows", "Meaning"],
    currencies: "Other currencies",
    refused_heading: "These files could not be used as they are",
    refused_says: "Choose what the columns are, or what one row is; each change reads the files again.",
    recalled: "Read with your last settings for files with these columns.",
    forget: "Forget these settings",
    wants_deals: "The data does not say which deals these touches belong to or how they ended, so each contact or \
        account counts as one won journey. Drop the file of deals with them to count revenue.",
    all_won: "The data has no outcomes and no amounts, so every deal counts as won.",
    no_amounts: "The deals have no amounts, so every won deal counts as 1.",
    undated: "The touches have no dates: they keep the order of the data, and time decay treats them all alike.",
    save_reading: "Save this report as JSON",
};

impl ReadingTexts for English {
    fn role_of(&self, column: &str) -> String {
        format!("“{column}” is used as")
    }

    fn why(&self, why: &Why) -> String {
        match why {
            Why::Unused => String::new(),
            Why::Name => "Its name is typical for this.".to_owned(),
            Why::NameAndCells => "Its name and its values are typical for this.".to_owned(),
            Why::Cells => "Its values are typical for this.".to_owned(),
            Why::StandIn(role) => {
                format!("No column holds it directly; this one holds the {}.", self.role(*role).to_lowercase())
            }
            Why::ShareOf(team) => format!("Its name says that it holds the share of {}.", isolated(team)),
            Why::CellsDiffer(role) => {
                format!("Its name suggests the {}, but its values do not.", self.role(*role).to_lowercase())
            }
            Why::Taken(role) => format!("Another column is used as the {}.", self.role(*role).to_lowercase()),
            Why::Chosen => "You chose it.".to_owned(),
            Why::FillsGaps(column) => format!("It is used where “{}” is empty.", isolated(column)),
            Why::ClockOf(column) => format!("It is used as the time of day of “{}”.", isolated(column)),
        }
    }

    fn confidence(&self, confidence: Confidence) -> Option<&'static str> {
        match confidence {
            Confidence::Sure => None,
            Confidence::Likely => Some("likely"),
            Confidence::Guess => Some("a guess: please check"),
        }
    }

    fn shape(&self, shape: Shape) -> &'static str {
        match shape {
            Shape::Touches => "a touch",
            Shape::Deals => "a deal, without its touches",
            Shape::Paths => "a deal with its path of touches",
            Shape::Aggregated => "several journeys with the same path",
            Shape::Wide => "a deal with its touches in columns",
            Shape::Links => "a link between IDs",
            Shape::Campaigns => "a campaign",
            Shape::Other => "not used",
            Shape::Spend => "spend of a day, a week or a month",
            Shape::Leads => "a lead or visitor without a deal",
        }
    }

    fn encoding(&self, encoding: Encoding) -> &'static str {
        match encoding {
            Encoding::Utf8 => "UTF-8",
            Encoding::Windows1252 => "Windows-1252 (Western)",
            Encoding::Windows1251 => "Windows-1251 (Cyrillic)",
            Encoding::Utf16Le => "UTF-16, little endian",
            Encoding::Utf16Be => "UTF-16, big endian",
        }
    }

    fn delimiter(&self, delimiter: u8) -> &'static str {
        match delimiter {
            b';' => "semicolon",
            b'\t' => "tab",
            b'|' => "vertical bar",
            _ => "comma",
        }
    }

    fn around(&self, file: &FileFacts) -> String {
        let mut said = Vec::new();
        if file.preamble_rows > 0 {
            said.push(format!("{} above the header", self.counted(u64::from(file.preamble_rows), "line", "lines")));
        }
        if file.footer_rows > 0 {
            said.push(format!("{} of totals and notes", self.counted(file.footer_rows, "row", "rows")));
        }
        if said.is_empty() { String::new() } else { format!("Skipped: {}.", said.join(", ")) }
    }

    fn encoding_notice(&self, file: &FileFacts) -> String {
        let encoding = self.encoding(file.encoding);
        format!(
            "{} was read as {encoding}. If letters look wrong, choose another encoding under “How it was read”.",
            file.file
        )
    }

    fn asks(&self, question: &Question) -> String {
        match question {
            Question::DateOrder { column, example, .. } => {
                format!("In “{column}”, does the day or the month come first? {example} could be either.")
            }
            Question::DecimalMark { column, example, .. } => {
                format!("In “{column}”, is the mark in {example} a thousands separator or a decimal mark?")
            }
        }
    }

    fn date_answer(&self, answer: &DateAnswer) -> [String; 2] {
        let (from, to) = answer.period;
        [self.figures.day(answer.example), format!("dates from {} to {}", self.figures.day(from), self.figures.day(to))]
    }

    fn decimal_answer(&self, mark: DecimalMark, minor: i64) -> [String; 2] {
        let says = match mark {
            DecimalMark::Point => "decimal point",
            DecimalMark::Comma => "decimal comma",
        };
        [self.figures.fixed(Scale::HUNDREDTHS.major(minor as f64), 2), says.to_owned()]
    }

    fn meaning_of(&self, stage: &str) -> String {
        format!("“{stage}” means")
    }

    fn outcome(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Won => "won",
            Outcome::Lost => "lost",
            Outcome::Open => "open",
        }
    }

    fn currency_headings(&self, main: &str) -> [String; 3] {
        ["Currency".to_owned(), "Deals".to_owned(), format!("Exchange rate to {main}")]
    }

    fn rate_of(&self, code: &str, main: &str) -> String {
        format!("Exchange rate of {code} to {main}")
    }

    fn not_converted(&self, others: &[OtherCurrency]) -> String {
        let left: Vec<&OtherCurrency> = others.iter().filter(|other| !other.converted && other.deals > 0).collect();
        let deals: u64 = left.iter().map(|other| other.deals).sum();
        let codes: Vec<&str> = left.iter().map(|other| other.code.as_str()).collect();
        let (deals, verb) = (self.counted(deals, "deal", "deals"), if deals == 1 { "is" } else { "are" });
        format!("{deals} in {} {verb} not counted: enter an exchange rate under “How it was read”.", codes.join(", "))
    }

    fn spend_without_rate(&self, rows: &[(String, u64)]) -> String {
        let codes: Vec<&str> = rows.iter().map(|(code, _)| code.as_str()).collect();
        let all: u64 = rows.iter().map(|(_, rows)| rows).sum();
        format!(
            "Spend in {} has no exchange rate, so {} not counted: enter it under “How it was read”.",
            codes.join(", "),
            self.counted(all, "row is", "rows are")
        )
    }

    fn attached(&self, rows: u64, lost: u64) -> String {
        let found = self.counted(rows, "touch", "touches");
        match lost {
            0 => format!("{found} matched through the contact or account."),
            lost => format!(
                "{found} matched through the contact or account; {} did not match and {} not counted.",
                self.figures.count(lost),
                if lost == 1 { "is" } else { "are" }
            ),
        }
    }

    fn of_several(&self, rows: u64) -> String {
        let touches =
            self.counted(rows, "touch names several deals and counts", "touches name several deals and count");
        format!("{touches} for each of them.")
    }

    fn encoding_note(&self, file: &FileFacts) -> String {
        format!("{} is in {}.", file.file, self.encoding(file.encoding))
    }

    fn file_not_used(&self, file: &FileFacts) -> String {
        file.problem
            .as_ref()
            .map_or_else(String::new, |problem| format!("{} was not used. {}", file.file, problem.sentences()))
    }
}
