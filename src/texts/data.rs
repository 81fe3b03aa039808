//! Texts of loading data, and the facts of the data.

use std::ops::Deref;

use fairshare_foreign::Refusal;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::Facts;
use fairshare_types::schema::{Encoding, Role};
use fairshare_worker::protocol::message::{Phase, Progress};

use super::{English, Language, NARROW, ReadingTexts, Strings};
use crate::values::redaction;

/// A sample dataset that comes with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// About a dozen deals that tell a story.
    Conference,
    /// About 600 deals with all columns.
    B2bYear,
    /// A report as a CRM exports it: without teams, with a few damaged rows.
    HubSpot,
}

impl Sample {
    /// All samples.
    pub const ALL: [Self; 3] = [Self::Conference, Self::B2bYear, Self::HubSpot];

    /// Names of its files. The conference is translated; the others exist in one language.
    #[must_use]
    pub const fn files(self, language: Language) -> &'static [&'static str] {
        match (self, language) {
            (Self::Conference, Language::English) => &["conference-touches.csv", "conference-deals.csv"],
            (Self::Conference, Language::Russian) => &["conference-touches-ru.csv", "conference-deals-ru.csv"],
            (Self::B2bYear, _) => &["b2b-year-touches.csv", "b2b-year-deals.csv"],
            (Self::HubSpot, _) => &["hubspot-report.csv"],
        }
    }
}

/// Strings of the data.
pub struct DataStrings {
    /// Name of the part for a first visit.
    pub intro_label: &'static str,
    /// The purpose of the page, and the first step.
    pub intro: [&'static str; 2],
    /// Name of the strip with the facts.
    pub heading: &'static str,
    /// Button that opens a file.
    pub open_file: &'static str,
    /// Button that opens the paste dialog.
    pub paste: &'static str,
    /// Button that opens the list of samples.
    pub samples: &'static str,
    /// Mark behind a sample's name.
    pub sample_mark: &'static str,
    /// Heading and explanation while files are dragged over the page.
    pub drop_here: [&'static str; 2],
    /// Heading, explanation and field label of the paste dialog.
    pub paste_dialog: [&'static str; 3],
    /// Button that reads the pasted text.
    pub paste_read: &'static str,
    /// Button that cancels a load or closes a dialog.
    pub cancel: &'static str,
    /// Name of the file made from pasted text.
    pub pasted_file: &'static str,
    /// Shown before the first progress report.
    pub starting: &'static str,
    /// The previous data is still there.
    pub still_there: &'static str,
    /// The worker was restarted.
    pub started_again: &'static str,
    /// The worker keeps crashing on the data on the screen.
    pub keeps_stopping: &'static str,
    /// The user cancelled a load.
    pub stopped: &'static str,
    /// A part of the page could not be fetched.
    pub not_loaded: &'static str,
    /// Button that dismisses a message.
    pub dismiss: &'static str,
}

/// Texts of the data.
pub trait DataTexts: ReadingTexts + Deref<Target = Strings> {
    /// Name of a sample.
    fn sample(&self, sample: Sample) -> &'static str;
    /// Describes a sample.
    fn sample_says(&self, sample: Sample) -> &'static str;
    /// Progress of a load or a bootstrap.
    fn progress(&self, progress: &Progress) -> String;
    /// What reading files of so many bytes needs, in bytes of memory, and how to need less.
    fn large_files(&self, bytes: f64, memory: f64) -> String;
    /// Names of several files, shortened.
    fn files(&self, files: &[String]) -> String;
    /// The facts: touches, deals, won revenue, period.
    fn facts(&self, facts: &Facts) -> [String; 4];
    /// Assumptions about the data, one sentence each.
    fn assumptions(&self, facts: &Facts) -> Vec<String> {
        let mut said = Vec::new();
        if facts.all_won && facts.files.iter().any(|file| file.needs_join) {
            said.push(self.reading.wants_deals.to_owned());
        } else if facts.all_won {
            said.push(self.reading.all_won.to_owned());
        } else if facts.counts_wins {
            said.push(self.reading.no_amounts.to_owned());
        }
        if facts.undated {
            said.push(self.reading.undated.to_owned());
        }
        if facts.attached > 0 {
            let lost = facts.kept_out.iter().filter(|group| group.reason == Reason::NotJoined).map(|group| group.rows);
            said.push(self.attached(facts.attached, lost.sum()));
        }
        if facts.of_several > 0 {
            said.push(self.of_several(facts.of_several));
        }
        let unknown = || facts.other_currencies.iter().filter(|other| !other.converted);
        if unknown().any(|other| other.deals > 0) {
            said.push(self.not_converted(&facts.other_currencies));
        }
        let spend = unknown().filter(|other| other.spend_rows > 0).map(|other| (other.code.clone(), other.spend_rows));
        let spend: Vec<(String, u64)> = spend.collect();
        if !spend.is_empty() {
            said.push(self.spend_without_rate(&spend));
        }
        for file in &facts.files {
            if file.problem.is_some() {
                said.push(self.file_not_used(file));
            } else if !file.is_plainly_decoded() {
                said.push(self.encoding_notice(file));
            }
        }
        said
    }
    /// Remarks on the reading that need no check.
    fn notes(&self, facts: &Facts) -> Vec<String> {
        let decoded = facts.files.iter().filter(|file| file.problem.is_none() && file.encoding != Encoding::Utf8);
        decoded.filter(|file| file.is_plainly_decoded()).map(|file| self.encoding_note(file)).collect()
    }
    /// A problem with its location: a clear sentence and what to do.
    fn problem(&self, problem: &Problem) -> String;
    /// Why a workbook or JSON file cannot be used: one clear sentence and what to do.
    fn refused(&self, file: &str, refusal: Refusal) -> String;
    /// The workbook worker crashed.
    fn unpacking_stopped(&self, file: &str, last_words: &str) -> String;
    /// Name of a sheet that is read as a file.
    fn sheet(&self, book: &str, sheet: &str) -> String;
    /// The worker crashed twice on the same data.
    fn stopped_twice(&self, last_words: &str) -> String;
    /// The role of a column.
    fn role(&self, role: Role) -> &'static str;
}

/// The strings in English.
pub(super) const STRINGS: DataStrings = DataStrings {
    intro_label: "First steps",
    intro: [
        "See who gets credit for won revenue, and what changes when you count differently.",
        "Drop a CRM export anywhere, or look at an example.",
    ],
    heading: "Data",
    open_file: "Open your file",
    paste: "Paste",
    samples: "Samples",
    sample_mark: "sample",
    drop_here: [
        "Drop your files",
        "Touches as CSV, Excel or JSON, together with the file of deals if you have one. They stay in this \
         browser.",
    ],
    paste_dialog: [
        "Paste a table",
        "Copy cells from your spreadsheet, including the header: one row per touch, with deal, date and channel. \
         Or press Ctrl+V anywhere on the page.",
        "Table as text",
    ],
    paste_read: "Read it",
    cancel: "Cancel",
    pasted_file: "Pasted data.csv",
    starting: "Reading…",
    still_there: "Your previous data is still here.",
    started_again: "The computation stopped and was restarted.",
    keeps_stopping: "The computation keeps stopping on this data. The numbers shown may be from before your last \
        changes. Close other tabs, or open a smaller part of the data.",
    stopped: "Reading was stopped.",
    not_loaded: "A part of this page could not be loaded. Check the connection and reload the page.",
    dismiss: "Dismiss",
};

impl DataTexts for English {
    fn sample(&self, sample: Sample) -> &'static str {
        match sample {
            Sample::Conference => "The conference",
            Sample::B2bYear => "A B2B year",
            Sample::HubSpot => "A raw HubSpot export",
        }
    }

    fn sample_says(&self, sample: Sample) -> &'static str {
        match sample {
            Sample::Conference => "14 deals from a conference: marketing chose it, sales met the leads there.",
            Sample::B2bYear => "About 600 deals and 6,000 touches, with campaigns, owners and joint touches.",
            Sample::HubSpot => "Deals with their activities, as HubSpot writes them: no teams, a few damaged rows.",
        }
    }

    fn progress(&self, progress: &Progress) -> String {
        let rows = self.counted(progress.rows, "row", "rows");
        match progress.phase {
            Phase::Reading => {
                let megabytes = |bytes: u64| self.figures.fixed(bytes as f64 / 1e6, 1);
                let (done, all) = (megabytes(progress.bytes), megabytes(progress.total_bytes));
                format!("Reading: {rows}, {done} of {all}{NARROW}MB")
            }
            Phase::Joining => format!("Grouping {rows} by deal"),
            Phase::Crediting => format!("Computing the credit of {rows}"),
            Phase::Drawing => {
                let [drawn, all] = [progress.bytes, progress.total_bytes].map(|n| self.figures.count(n));
                format!("{drawn} of {all} resamples")
            }
        }
    }

    fn large_files(&self, bytes: f64, memory: f64) -> String {
        let megabytes = |bytes: f64| self.figures.fixed(bytes / 1e6, 0);
        format!(
            "This is a lot for a browser: {} MB, read with about {} MB of memory. If that is too much for this device, \
             export one year at a time, or only won deals and their touches.",
            megabytes(bytes),
            megabytes(memory)
        )
    }

    fn files(&self, files: &[String]) -> String {
        match files {
            [_, ..] if redaction::is_on() => self.counted(files.len() as u64, "file", "files"),
            [one] => one.clone(),
            [one, other] => format!("{one} and {other}"),
            [one, rest @ ..] => format!("{one} and {} more files", rest.len()),
            [] => String::new(),
        }
    }

    fn facts(&self, facts: &Facts) -> [String; 4] {
        let lost = facts.deals.lost_deals();
        let deals = facts.deals.won + lost + facts.deals.open;
        let mut outcomes = vec![format!("{} won", self.figures.count(facts.deals.won))];
        if lost > 0 {
            outcomes.push(format!("{} lost", self.figures.count(lost)));
        }
        if facts.deals.open > 0 {
            outcomes.push(format!("{} open", self.figures.count(facts.deals.open)));
        }
        [
            self.counted(facts.touches, "touch", "touches"),
            match facts.deals.without_purchase {
                0 => format!("{}: {}", self.counted(deals, "deal", "deals"), outcomes.join(", ")),
                n => format!(
                    "{}: {}; {} without a purchase",
                    self.counted(deals, "deal", "deals"),
                    outcomes.join(", "),
                    self.counted(n, "path", "paths")
                ),
            },
            if facts.counts_wins {
                "no amounts".to_owned()
            } else {
                format!("{} won", self.figures.money(facts.won_revenue, &facts.currency))
            },
            facts.period.map_or_else(String::new, |(from, to)| self.figures.period(from, to)),
        ]
    }

    fn problem(&self, problem: &Problem) -> String {
        let at = match (problem.file.is_empty() || redaction::is_on(), problem.line) {
            (true, _) => String::new(),
            (false, 0) => format!("{}: ", problem.file),
            (false, line) => format!("{}, line {}: ", problem.file, self.figures.count(u64::from(line))),
        };
        format!("{at}{}", problem.sentences())
    }

    fn refused(&self, file: &str, refusal: Refusal) -> String {
        format!("{file}: {} {}", refusal.what(), refusal.hint())
    }

    fn unpacking_stopped(&self, file: &str, last_words: &str) -> String {
        let said = if last_words.is_empty() { String::new() } else { format!(" (Last message: “{last_words}”)") };
        format!(
            "{file}: Reading this file stopped unexpectedly. Save the sheet with the table as CSV UTF-8 and drop that \
             file.{said}"
        )
    }

    fn sheet(&self, book: &str, sheet: &str) -> String {
        format!("{book} › {sheet}")
    }

    fn stopped_twice(&self, last_words: &str) -> String {
        let said = if last_words.is_empty() { String::new() } else { format!(" (Last message: “{last_words}”)") };
        format!("The computation stopped twice on the same data. Close other tabs or try a smaller part of it.{said}")
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::JourneyId => "Deal",
            Role::Account => "Account",
            Role::Contact => "Contact",
            Role::Time => "Time of the touch",
            Role::Sequence => "Order of touches",
            Role::Channel => "Channel",
            Role::Campaign => "Campaign",
            Role::TouchType => "Type of touch",
            Role::Team => "Team",
            Role::TeamShare => "Share of one team",
            Role::Owner => "Owner",
            Role::Stage => "Stage",
            Role::Outcome => "Outcome",
            Role::Value => "Amount",
            Role::Currency => "Currency",
            Role::Cost => "Cost",
            Role::Created => "Created",
            Role::Closed => "Closed",
            Role::LeadCreated => "Lead created",
            Role::OpportunityCreated => "Opportunity created",
            Role::Segment => "Segment",
            Role::Path => "Path of channels",
            Role::PathTimes => "Times of the path",
            Role::Wins => "Journeys won",
            Role::Losses => "Journeys lost",
            Role::Given => "Credit from another tool",
            Role::Probability => "Probability",
        }
    }
}
