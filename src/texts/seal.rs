//! What sealing is, and its proof.

use super::English;

/// What came of an attempt to call out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The browser refused it, by this rule of the policy.
    Refused(String),
    /// The page's own guard refused it.
    Guarded,
    /// Nothing in this browser can forbid it.
    Open,
    /// The browser said nothing.
    Silent,
}

impl Outcome {
    /// What the word of `assets/prove.js` means.
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

/// Outcomes of all attempts, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    /// Attempts.
    pub all: u64,
    /// Refused, by the browser or by the guard.
    pub refused: u64,
    /// What this browser cannot forbid.
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

/// Texts of the seal.
pub trait SealTexts {
    /// Whether the page is sealed, and what that means.
    fn seal_state(&self, sealed: bool) -> &'static str;
    /// Has the browser prove it.
    fn prove(&self) -> &'static str;
    /// While it is tried.
    fn proving(&self) -> &'static str;
    /// What came of all attempts.
    fn proven(&self, tried: Tried) -> String;
    /// It could not be tried.
    fn not_proven(&self) -> &'static str;
    /// What the proof does not cover.
    fn proof_limits(&self) -> &'static str;
    /// Heads of the columns: what was tried, what the browser said.
    fn proof_heads(&self) -> [&'static str; 2];
    /// What came of one attempt.
    fn attempt(&self, outcome: &Outcome) -> String;
}

impl SealTexts for English {
    fn seal_state(&self, sealed: bool) -> &'static str {
        if sealed {
            "This page is sealed: it was told, before your file was read, to call nobody any more, not even the place it \
             came from. The browser enforces that until you close or reload the page."
        } else {
            "Before the first of your files is read, the page seals itself: from then on the browser lets it call nobody, \
             not even the place it came from."
        }
    }

    fn prove(&self) -> &'static str {
        "Prove it"
    }

    fn proving(&self) -> &'static str {
        "Trying to call out…"
    }

    fn proven(&self, tried: Tried) -> String {
        let (ways, refused) = (self.counted(tried.all, "way", "ways"), self.figures.count(tried.refused));
        if tried.refused == tried.all {
            return format!("The page tried to call out in {ways}. Every one was refused.");
        }
        let open = match tried.open {
            0 => String::new(),
            n => {
                format!(" Not to be forbidden in this browser: {}, marked in the list.", self.figures.count(n))
            }
        };
        let silent = if tried.refused + tried.open == tried.all {
            ""
        } else {
            " Of the others the browser said nothing. Do not rely on the seal here: switch your connection off before you open a \
             file."
        };
        format!("The page tried to call out in {ways}. Refused: {refused}.{open}{silent}")
    }

    fn not_proven(&self) -> &'static str {
        "This browser did not let the page try."
    }

    fn proof_limits(&self) -> &'static str {
        "A policy in a page cannot forbid going to another address, pop-ups, direct connections between browsers \
         (WebRTC), or what browser extensions do. Fairshare uses none of the first three and blocks them itself; only \
         going to another address cannot be blocked in some older browsers."
    }

    fn proof_heads(&self) -> [&'static str; 2] {
        ["Way out", "What happened"]
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
        assert_eq!(said(&["connect-src", "guard"]), "The page tried to call out in 2 ways. Every one was refused.");
        assert_eq!(
            said(&["connect-src", "open"]),
            "The page tried to call out in 2 ways. Refused: 1. Not to be forbidden in this browser: 1, marked in \
             the list."
        );
        assert!(
            said(&["guard", "", "open"]).contains("Of the others the browser said nothing. Do not rely on the seal")
        );
    }
}
