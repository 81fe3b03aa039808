//! How files are read: what each column is used as, what a file leaves open, what the user may say otherwise.

use fairshare_engine::view::OtherCurrency;
use fairshare_import::detect::{Confidence, Outcome, Shape, Why};
use fairshare_import::parse::{DecimalMark, Scale};
use fairshare_import::read::FileFacts;
use fairshare_import::read::{DateAnswer, Question};
use fairshare_import::source::Encoding;

use super::{DataTexts, English};
use crate::texts::isolate::isolated;

/// Texts of the reading of files.
pub trait ReadingTexts {
    /// Label of the choice of a column's role.
    fn role_of(&self, column: &str) -> String;
    /// Why a column is used as it is.
    fn why(&self, why: &Why) -> String;
    /// How sure that is, where it is to be looked at.
    fn confidence(&self, confidence: Confidence) -> Option<&'static str>;
    /// What a row stands for, as a label and as answers to it.
    fn shape_label(&self) -> &'static str;
    /// What a row stands for.
    fn shape(&self, shape: Shape) -> &'static str;
    /// Label of the choice of the encoding.
    fn encoding_label(&self) -> &'static str;
    /// An encoding in words.
    fn encoding(&self, encoding: Encoding) -> &'static str;
    /// Label of the choice of the delimiter.
    fn delimiter_label(&self) -> &'static str;
    /// A delimiter in words.
    fn delimiter(&self, delimiter: u8) -> &'static str;
    /// Label of the line of the header.
    fn header_label(&self) -> &'static str;
    /// The choice to leave a file out.
    fn left_out(&self) -> &'static str;
    /// What was found above and below the table; empty where nothing.
    fn around(&self, file: &FileFacts) -> String;
    /// That a text is not in UTF-8, and how it was read.
    fn encoding_notice(&self, file: &FileFacts) -> String;
    /// The question, in a sentence.
    fn asks(&self, question: &Question) -> String;
    /// A date's answer: the example as a day, and the days from first to last.
    fn date_answer(&self, answer: &DateAnswer) -> [String; 2];
    /// A decimal mark's answer.
    fn decimal_answer(&self, mark: DecimalMark, minor: i64) -> [String; 2];
    /// Marks the answer that was taken for granted.
    fn assumed(&self) -> &'static str;
    /// Heading of the stages.
    fn stages(&self) -> &'static str;
    /// Column headings of the stages.
    fn stage_headings(&self) -> [&'static str; 3];
    /// Label of the choice for one stage.
    fn meaning_of(&self, stage: &str) -> String;
    /// An outcome in a word.
    fn outcome(&self, outcome: Outcome) -> &'static str;
    /// Heading of the currencies.
    fn currencies(&self) -> &'static str;
    /// Column headings of the currencies.
    fn currency_headings(&self, main: &str) -> [String; 3];
    /// Label of the rate of one currency.
    fn rate_of(&self, code: &str, main: &str) -> String;
    /// That deals in other currencies do not count.
    fn not_converted(&self, others: &[OtherCurrency]) -> String;
    /// Heading of files that could not be used.
    fn refused_heading(&self) -> &'static str;
    /// What can be done about them.
    fn refused_says(&self) -> &'static str;
    /// That a file was read as the user had it before.
    fn recalled(&self) -> &'static str;
    /// Reads it as it is recognised.
    fn forget(&self) -> &'static str;
    /// Touches that found their deal by a person or an account.
    fn attached(&self, rows: u64, lost: u64) -> String;
    /// That nothing tells which deal the touches belong to.
    fn wants_deals(&self) -> &'static str;
    /// Touches without dates.
    fn undated(&self) -> &'static str;
    /// Saves the account of the reading.
    fn save_reading(&self) -> &'static str;
    /// That a file of several was not used.
    fn file_not_used(&self, file: &FileFacts) -> String;
}

impl ReadingTexts for English {
    fn role_of(&self, column: &str) -> String {
        format!("“{column}” is used as")
    }

    fn why(&self, why: &Why) -> String {
        match why {
            Why::Unused => String::new(),
            Why::Name => "Its name is a usual one for it.".to_owned(),
            Why::NameAndCells => "Its name is a usual one for it, and its cells are of that kind.".to_owned(),
            Why::Cells => "Its cells are of that kind.".to_owned(),
            Why::StandIn(role) => {
                format!("No column names it itself; this one names the {}.", self.role(*role).to_lowercase())
            }
            Why::ShareOf(team) => format!("Its name says that it holds the share of {}.", isolated(team)),
            Why::CellsDiffer(role) => {
                format!("It is called like the {}, but its cells are of another kind.", self.role(*role).to_lowercase())
            }
            Why::Taken(role) => format!("Another column is used as the {}.", self.role(*role).to_lowercase()),
            Why::Chosen => "You chose it.".to_owned(),
        }
    }

    fn confidence(&self, confidence: Confidence) -> Option<&'static str> {
        match confidence {
            Confidence::Sure => None,
            Confidence::Likely => Some("likely"),
            Confidence::Guess => Some("a guess: please check"),
        }
    }

    fn shape_label(&self) -> &'static str {
        "A row stands for"
    }

    fn shape(&self, shape: Shape) -> &'static str {
        match shape {
            Shape::Touches => "a touch",
            Shape::Deals => "a deal, without its touches",
            Shape::Paths => "a deal with its path of touches",
            Shape::Aggregated => "many journeys of one path",
            Shape::Wide => "a deal with its touches side by side",
            Shape::Links => "keys that belong together",
            Shape::Campaigns => "a campaign",
            Shape::Other => "nothing that is used",
        }
    }

    fn encoding_label(&self) -> &'static str {
        "Letters"
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

    fn delimiter_label(&self) -> &'static str {
        "Cells are parted by"
    }

    fn delimiter(&self, delimiter: u8) -> &'static str {
        match delimiter {
            b';' => "a semicolon",
            b'\t' => "a tab",
            b'|' => "a bar",
            _ => "a comma",
        }
    }

    fn header_label(&self) -> &'static str {
        "Header in line"
    }

    fn left_out(&self) -> &'static str {
        "Leave this file out"
    }

    fn around(&self, file: &FileFacts) -> String {
        let mut said = Vec::new();
        if file.preamble_rows > 0 {
            said.push(format!("{} above the header", self.counted(u64::from(file.preamble_rows), "line", "lines")));
        }
        if file.footer_rows > 0 {
            said.push(format!("{} of totals and notes", self.counted(file.footer_rows, "row", "rows")));
        }
        if said.is_empty() { String::new() } else { format!("Passed over: {}.", said.join(", ")) }
    }

    fn encoding_notice(&self, file: &FileFacts) -> String {
        let encoding = self.encoding(file.encoding);
        format!("{} was read as {encoding}. If letters look wrong, choose another under “How it was read”.", file.file)
    }

    fn asks(&self, question: &Question) -> String {
        match question {
            Question::DateOrder { column, example, .. } => {
                format!("In “{column}”, does the day or the month come first? {example} could be either.")
            }
            Question::DecimalMark { column, example, .. } => {
                format!("In “{column}”, does the mark part thousands or decimals? {example} could be either.")
            }
        }
    }

    fn date_answer(&self, answer: &DateAnswer) -> [String; 2] {
        let (from, to) = answer.period;
        [self.figures.day(answer.example), format!("dates from {} to {}", self.figures.day(from), self.figures.day(to))]
    }

    fn decimal_answer(&self, mark: DecimalMark, minor: i64) -> [String; 2] {
        let says = match mark {
            DecimalMark::Point => "a point before the decimals",
            DecimalMark::Comma => "a comma before the decimals",
        };
        [self.figures.fixed(Scale::HUNDREDTHS.major(minor as f64), 2), says.to_owned()]
    }

    fn assumed(&self) -> &'static str {
        "assumed"
    }

    fn stages(&self) -> &'static str {
        "What stages and outcomes mean"
    }

    fn stage_headings(&self) -> [&'static str; 3] {
        ["In the data", "Rows", "Means"]
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

    fn currencies(&self) -> &'static str {
        "Other currencies"
    }

    fn currency_headings(&self, main: &str) -> [String; 3] {
        ["Currency".to_owned(), "Deals".to_owned(), format!("One is worth, in {main}")]
    }

    fn rate_of(&self, code: &str, main: &str) -> String {
        format!("What one {code} is worth in {main}")
    }

    fn not_converted(&self, others: &[OtherCurrency]) -> String {
        let left: Vec<&OtherCurrency> = others.iter().filter(|other| !other.converted).collect();
        let deals: u64 = left.iter().map(|other| other.deals).sum();
        let codes: Vec<&str> = left.iter().map(|other| other.code.as_str()).collect();
        let (deals, verb) = (self.counted(deals, "deal", "deals"), if deals == 1 { "does" } else { "do" });
        format!("{deals} in {} {verb} not count: give a rate under “How it was read”.", codes.join(", "))
    }

    fn refused_heading(&self) -> &'static str {
        "These files could not be used as they are"
    }

    fn refused_says(&self) -> &'static str {
        "Say what the columns are, or what a row stands for; each change reads the files again."
    }

    fn recalled(&self) -> &'static str {
        "Read as you set it last time for files with these columns."
    }

    fn forget(&self) -> &'static str {
        "Forget that"
    }

    fn attached(&self, rows: u64, lost: u64) -> String {
        let found = self.counted(rows, "touch", "touches");
        match lost {
            0 => format!("{found} found their deal by person or account."),
            lost => format!(
                "{found} found their deal by person or account; {} did not and do not count.",
                self.figures.count(lost)
            ),
        }
    }

    fn wants_deals(&self) -> &'static str {
        "Nothing says which deals these touches belong to or what became of them: each person or account counts as one won \
         journey. Drop the file of deals with them to count revenue."
    }

    fn undated(&self) -> &'static str {
        "The touches have no dates: they stand in their order, and time decay cannot tell them apart."
    }

    fn save_reading(&self) -> &'static str {
        "Save this account as JSON"
    }

    fn file_not_used(&self, file: &FileFacts) -> String {
        file.problem
            .as_ref()
            .map_or_else(String::new, |problem| format!("{} was not used. {}", file.file, problem.sentences()))
    }
}
