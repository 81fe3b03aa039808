//! Texts of the seal and its proof.

use super::English;

/// Outcome of an attempt to call out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The browser refused it under this rule of the policy.
    Refused(String),
    /// The page's own guard refused it.
    Guarded,
    /// This browser cannot forbid it.
    Open,
    /// The browser reported nothing.
    Silent,
}

impl Outcome {
    /// Parses the outcome reported by `assets/prove.js`.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "" => Self::Silent,
            "guard" => Self::Guarded,
            "open" => Self::Open,
            rule => Self::Refused(rule.to_owned()),
        }
    }
}

/// Counts of outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// All attempts.
    pub all: u64,
    /// Refused by the browser or the guard.
    pub refused: u64,
    /// Attempts that this browser cannot forbid.
    pub open: u64,
}

impl Tried {
    /// Counts outcomes.
    #[must_use]
    pub fn count<'a>(outcomes: impl Iterator<Item = &'a Outcome>) -> Self {
        outcomes.fold(Self::default(), |sum, outcome| Self {
            all: sum.all + 1,
            refused: sum.refused + u64::from(matches!(outcome, Outcome::Refused(_) | Outcome::Guarded)),
            open: sum.open + u64::from(*outcome == Outcome::Open),
        })
    }
}

/// Strings of the seal.
pub struct SealStrings {
    /// Button that starts the proof.
    pub prove: &'static str,
    /// Shown while the proof runs.
    pub proving: &'static str,
    /// The proof could not run.
    pub not_proven: &'static str,
    /// Explains the limits of the proof.
    pub proof_limits: &'static str,
    /// Column headings: the attempt, and the browser's reaction.
    pub proof_heads: [&'static str; 2],
}

/// Texts of the seal.
pub trait SealTexts {
    /// Whether the page is sealed, and what that means.
    fn seal_state(&self, sealed: bool) -> &'static str;
    /// Result of all attempts.
    fn proven(&self, tried: Tried) -> String;
    /// Outcome of one attempt.
    fn attempt(&self, outcome: &Outcome) -> String;
}

/// The strings in English.
pub(super) const STRINGS: SealStrings = SealStrings {
    prove: "Prove it",
    proving: "Trying to connect…",
    not_proven: "This browser did not let the page try.",
    proof_limits: "A policy in a page cannot forbid going to another address, pop-ups, direct connections between \
        browsers (WebRTC), or what browser extensions do. Fairshare uses none of the first three and blocks them \
        itself; only going to another address cannot be blocked in some older browsers.",
    proof_heads: ["Way out", "What happened"],
};

impl SealTexts for English {
    fn seal_state(&self, sealed: bool) -> &'static str {
        if sealed {
            "This page is sealed: before your file was read, it was told to contact no one any more, not even the \
             place it came from. The browser enforces that until you close or reload the page."
        } else {
            "Before the first of your files is read, the page seals itself: from then on the browser lets it contact \
             no one, not even the place it came from."
        }
    }

    fn proven(&self, tried: Tried) -> String {
        let (ways, refused) = (self.counted(tried.all, "way", "ways"), self.figures.count(tried.refused));
        if tried.refused == tried.all {
            return format!("The page tried to connect in {ways}. Every one was refused.");
        }
        let open = match tried.open {
            0 => String::new(),
            n => {
                format!(" This browser cannot forbid {} of them, marked in the list.", self.figures.count(n))
            }
        };
        let silent = if tried.refused + tried.open == tried.all {
            ""
        } else {
            " The browser reported nothing about the others. Do not rely on the seal here: switch your connection off \
             before you open a file."
        };
        format!("The page tried to connect in {ways}. Refused: {refused}.{open}{silent}")
    }

    fn attempt(&self, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Refused(rule) => format!("refused by the browser ({rule})"),
            Outcome::Guarded => "blocked by the page".to_owned(),
            Outcome::Open => "cannot be forbidden in this browser".to_owned(),
            Outcome::Silent => "no answer".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::plain::ENGLISH;

    #[test]
    fn the_proof_says_what_was_refused_and_what_was_not() {
        let said = |words: &[&str]| {
            let outcomes: Vec<Outcome> = words.iter().map(|word| Outcome::from_word(word)).collect();
            ENGLISH.proven(Tried::count(outcomes.iter()))
        };
        assert_eq!(said(&["connect-src", "guard"]), "The page tried to connect in 2 ways. Every one was refused.");
        assert_eq!(
            said(&["connect-src", "open"]),
            "The page tried to connect in 2 ways. Refused: 1. This browser cannot forbid 1 of them, marked in the \
             list."
        );
        assert!(said(&["guard", "", "open"]).contains(
            " The browser reported nothing about the others. Do not rely on the seal here: switch your connection off \
             before you open a file."
        ));
    }
}
