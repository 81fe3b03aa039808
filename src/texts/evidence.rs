//! Examples behind a question about the data. Languages differ in a few words and in their quotation marks.

use fairshare_types::decision::Subject;

use super::Figures;
use super::decisions::EXAMPLES;
use super::isolate::isolated;

/// What the examples say in one language.
pub(super) struct EvidenceWords {
    /// Quotation marks.
    pub quotes: [char; 2],
    /// Quotes a few names.
    pub quoted: fn(&[String]) -> String,
    /// Before columns with their numbers of matching values.
    pub matching: &'static str,
    /// Before values of the file itself, and before those of the other files.
    pub files: [&'static str; 2],
    /// Before persons of several teams, and before those of none.
    pub staff: [&'static str; 2],
}

impl EvidenceWords {
    /// The examples, one line each.
    pub fn lines(&self, subject: &Subject, figures: &dyn Figures) -> Vec<String> {
        let [open, close] = self.quotes;
        let one = |(name, n): &(String, u64)| format!("{open}{}{close} {}", isolated(name), figures.count(*n));
        let counted = |names: &[(String, u64)]| names.iter().map(one).collect::<Vec<_>>().join(", ");
        match subject {
            Subject::OutcomeColumn { words, .. }
            | Subject::NoDealWon { words }
            | Subject::PathEnds { steps: words, .. } => vec![(self.quoted)(words)],
            Subject::MarkedRows { examples, .. } if examples.is_empty() => Vec::new(),
            Subject::UnreadableAmounts { examples, .. }
            | Subject::UnreadableDates { examples, .. }
            | Subject::DamagedKeys { examples, .. }
            | Subject::MisleadingCharacters { examples, .. }
            | Subject::MarkedRows { examples, .. }
            | Subject::PlaceholderDates { examples, .. } => vec![(self.quoted)(examples)],
            Subject::Unjoined { tried, here, there, .. } => {
                let matching = (!tried.is_empty()).then(|| format!("{}: {}", self.matching, counted(tried)));
                let sides = self.files.into_iter().zip([here, there]);
                let sides = sides.map(|(side, values)| format!("{side}: {}", (self.quoted)(values)));
                matching.into_iter().chain(sides).collect()
            }
            Subject::StaffGaps { several, missing, .. } => {
                let kinds = self.staff.into_iter().zip([several, missing]).filter(|(_, names)| !names.is_empty());
                kinds.map(|(kind, names)| format!("{kind}: {}", (self.quoted)(names))).collect()
            }
            Subject::LongNumbers { example, .. } => vec![format!("{open}{example}{close}")],
            Subject::Placeholders { words } | Subject::OtherCurrencies { codes: words } => vec![counted(words)],
            Subject::SharedChannels { names, .. } => vec![counted(names)],
            Subject::Spellings { names } => names.iter().take(EXAMPLES).map(|name| counted(name)).collect(),
            _ => Vec::new(),
        }
    }
}
