//! Data in, and the facts of what was read.

use fairshare_engine::view::Facts;
use fairshare_foreign::Refusal;
use fairshare_import::detect::Role;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::source::Encoding;
use fairshare_worker::message::{Phase, Progress};

use super::{English, Language, NARROW, ReadingTexts};
use crate::redaction;

/// The data that come with the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// About a dozen deals that tell a story.
    Conference,
    /// About 600 deals with all columns.
    B2bYear,
}

impl Sample {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Conference, Self::B2bYear];

    /// Where its files lie: the story is told in the reader's language, the long list is as its program wrote it.
    #[must_use]
    pub const fn files(self, language: Language) -> [&'static str; 2] {
        match (self, language) {
            (Self::Conference, Language::English) => ["conference-touches.csv", "conference-deals.csv"],
            (Self::Conference, Language::Russian) => ["conference-touches-ru.csv", "conference-deals-ru.csv"],
            (Self::B2bYear, _) => ["b2b-year-touches.csv", "b2b-year-deals.csv"],
        }
    }
}

/// Texts of the data.
pub trait DataTexts {
    /// Name of the strip of facts.
    fn data(&self) -> &'static str;
    /// Chooses files.
    fn open_file(&self) -> &'static str;
    /// Opens the field to paste into.
    fn paste(&self) -> &'static str;
    /// Opens the list of samples.
    fn samples(&self) -> &'static str;
    /// Name of a sample.
    fn sample(&self, sample: Sample) -> &'static str;
    /// What a sample is.
    fn sample_says(&self, sample: Sample) -> &'static str;
    /// Behind a sample's name.
    fn sample_mark(&self) -> &'static str;
    /// While files hang over the page.
    fn drop_here(&self) -> [&'static str; 2];
    /// Heading, explanation, label and action of the paste dialog.
    fn paste_dialog(&self) -> [&'static str; 3];
    /// Reads what was pasted.
    fn paste_read(&self) -> &'static str;
    /// Stops a load, closes a dialog.
    fn cancel(&self) -> &'static str;
    /// Name of a file made from pasted text.
    fn pasted_file(&self) -> &'static str;
    /// How far a load has come.
    fn progress(&self, progress: &Progress) -> String;
    /// Before the first progress arrives.
    fn starting(&self) -> &'static str;
    /// Several files in one breath.
    fn files(&self, files: &[String]) -> String;
    /// The facts, piece by piece: touches, deals, won revenue, period.
    fn facts(&self, facts: &Facts) -> [String; 4];
    /// What had to be assumed, in whole sentences.
    fn assumptions(&self, facts: &Facts) -> Vec<String>;
    /// What a problem says, with where it is: one clear sentence and what to do.
    fn problem(&self, problem: &Problem) -> String;
    /// Why a workbook or JSON file cannot be used: one clear sentence and what to do.
    fn refused(&self, file: &str, refusal: Refusal) -> String;
    /// The worker that reads workbooks died.
    fn unpacking_stopped(&self, file: &str, last_words: &str) -> String;
    /// Name of a sheet as a file.
    fn sheet(&self, book: &str, sheet: &str) -> String;
    /// That the previous data are still there.
    fn still_there(&self) -> &'static str;
    /// The worker was replaced.
    fn started_again(&self) -> &'static str;
    /// It stopped twice on the same data.
    fn stopped_twice(&self, last_words: &str) -> String;
    /// It stops whenever something is asked of the data on the screen.
    fn keeps_stopping(&self) -> &'static str;
    /// A load was stopped by the user.
    fn stopped(&self) -> &'static str;
    /// A part of the page could not be fetched.
    fn not_loaded(&self) -> &'static str;
    /// Takes a message away.
    fn dismiss(&self) -> &'static str;
    /// What a column is used as.
    fn role(&self, role: Role) -> &'static str;
}

impl DataTexts for English {
    fn data(&self) -> &'static str {
        "Data"
    }

    fn open_file(&self) -> &'static str {
        "Open your file"
    }

    fn paste(&self) -> &'static str {
        "Paste"
    }

    fn samples(&self) -> &'static str {
        "Samples"
    }

    fn sample(&self, sample: Sample) -> &'static str {
        match sample {
            Sample::Conference => "The conference",
            Sample::B2bYear => "A B2B year",
        }
    }

    fn sample_says(&self, sample: Sample) -> &'static str {
        match sample {
            Sample::Conference => "A dozen deals: leads that sales met at a conference which marketing had chosen.",
            Sample::B2bYear => "About 600 deals and 6,000 touches, with campaigns, owners and joint touches.",
        }
    }

    fn sample_mark(&self) -> &'static str {
        "sample"
    }

    fn drop_here(&self) -> [&'static str; 2] {
        [
            "Drop your files",
            "Touches as CSV, Excel or JSON, and if you have it the file of deals with them. They stay in this browser.",
        ]
    }

    fn paste_dialog(&self) -> [&'static str; 3] {
        [
            "Paste a table",
            "Copy cells from your spreadsheet, with the header: a row per touch, with deal, date and channel. Or press \
             Ctrl+V anywhere on the page.",
            "Table as text",
        ]
    }

    fn paste_read(&self) -> &'static str {
        "Read it"
    }

    fn cancel(&self) -> &'static str {
        "Cancel"
    }

    fn pasted_file(&self) -> &'static str {
        "Pasted data.csv"
    }

    fn progress(&self, progress: &Progress) -> String {
        let rows = self.counted(progress.rows, "row", "rows");
        match progress.phase {
            Phase::Reading => {
                let megabytes = |bytes: u64| self.figures.fixed(bytes as f64 / 1e6, 1);
                let (done, all) = (megabytes(progress.bytes), megabytes(progress.total_bytes));
                format!("Reading: {rows}, {done} of {all}{NARROW}MB")
            }
            Phase::Joining => format!("Putting {rows} in order, deal by deal"),
            Phase::Crediting => format!("Sharing the credit of {rows}"),
            Phase::Drawing => {
                let [drawn, all] = [progress.bytes, progress.total_bytes].map(|n| self.figures.count(n));
                format!("{drawn} of {all} resamples")
            }
        }
    }

    fn starting(&self) -> &'static str {
        "Reading…"
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
        let deals = facts.deals.won + facts.deals.lost + facts.deals.open;
        let mut outcomes = vec![format!("{} won", self.figures.count(facts.deals.won))];
        if facts.deals.lost > 0 {
            outcomes.push(format!("{} lost", self.figures.count(facts.deals.lost)));
        }
        if facts.deals.open > 0 {
            outcomes.push(format!("{} open", self.figures.count(facts.deals.open)));
        }
        [
            self.counted(facts.touches, "touch", "touches"),
            format!("{}: {}", self.counted(deals, "deal", "deals"), outcomes.join(", ")),
            if facts.counts_wins {
                "no amounts".to_owned()
            } else {
                format!("{} won", self.figures.money(facts.won_revenue, &facts.currency))
            },
            facts.period.map_or_else(String::new, |(from, to)| self.figures.period(from, to)),
        ]
    }

    fn assumptions(&self, facts: &Facts) -> Vec<String> {
        let mut said = Vec::new();
        if facts.all_won && facts.files.iter().any(|file| file.needs_join) {
            said.push(self.wants_deals().to_owned());
        } else if facts.all_won {
            said.push("The data says neither outcome nor amount, so every deal counts as won.".to_owned());
        } else if facts.counts_wins {
            said.push("The deals have no amounts, so every won deal counts 1.".to_owned());
        }
        if facts.undated {
            said.push(self.undated().to_owned());
        }
        if facts.attached > 0 {
            let lost = facts.kept_out.iter().filter(|group| group.reason == Reason::NotJoined).map(|group| group.rows);
            said.push(self.attached(facts.attached, lost.sum()));
        }
        if facts.other_currencies.iter().any(|other| !other.converted) {
            said.push(self.not_converted(&facts.other_currencies));
        }
        for file in &facts.files {
            if file.problem.is_some() {
                said.push(self.file_not_used(file));
            } else if file.encoding != Encoding::Utf8 {
                said.push(self.encoding_notice(file));
            }
        }
        said
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
        let said = if last_words.is_empty() { String::new() } else { format!(" (It said: “{last_words}”)") };
        format!(
            "{file}: Reading this file stopped unexpectedly. Save the sheet with the table as CSV UTF-8 and drop that \
             file.{said}"
        )
    }

    fn sheet(&self, book: &str, sheet: &str) -> String {
        format!("{book} › {sheet}")
    }

    fn still_there(&self) -> &'static str {
        "What was here before is still here."
    }

    fn started_again(&self) -> &'static str {
        "The computation stopped and was started again."
    }

    fn stopped_twice(&self, last_words: &str) -> String {
        let said = if last_words.is_empty() { String::new() } else { format!(" (It said: “{last_words}”)") };
        format!("The computation stopped twice on the same data. Close other tabs or try a smaller part of it.{said}")
    }

    fn keeps_stopping(&self) -> &'static str {
        "The computation stops again and again on these data. The numbers here may be those from before your last choices. \
         Close other tabs, or open a smaller part of the data."
    }

    fn stopped(&self) -> &'static str {
        "Reading was stopped."
    }

    fn not_loaded(&self) -> &'static str {
        "A part of this page could not be loaded. Check the connection and reload the page."
    }

    fn dismiss(&self) -> &'static str {
        "Dismiss"
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::JourneyId => "Deal",
            Role::Account => "Account",
            Role::Contact => "Person",
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
            Role::Given => "Credit given by another tool",
        }
    }
}
