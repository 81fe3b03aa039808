//! What sealing is, and its proof.

use super::English;

/// Texts of the seal.
pub trait SealTexts {
    /// Whether the page is sealed, and what that means.
    fn seal_state(&self, sealed: bool) -> &'static str;
    /// Has the browser prove it.
    fn prove(&self) -> &'static str;
    /// While it is tried.
    fn proving(&self) -> &'static str;
    /// What came of it: so many attempts, and so many of them refused.
    fn proven(&self, tried: u64, refused: u64) -> String;
    /// It could not be tried.
    fn not_proven(&self) -> &'static str;
    /// What the proof does not cover.
    fn proof_limits(&self) -> &'static str;
    /// Heads of the columns: what was tried, what the browser said.
    fn proof_heads(&self) -> [&'static str; 2];
    /// The browser's answer to one attempt: the rule by which it refused, if it did.
    fn attempt(&self, refused_by: Option<&str>) -> String;
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

    fn proven(&self, tried: u64, refused: u64) -> String {
        let tried_words = self.counted(tried, "way", "ways");
        if tried == refused {
            format!("The page tried to call out in {tried_words}. The browser refused every one.")
        } else {
            format!(
                "The page tried to call out in {tried_words}. The browser reported {} of them as refused; of the others \
                 it did not say so. Do not rely on the seal here: switch your connection off before you open a file.",
                self.figures.count(refused)
            )
        }
    }

    fn not_proven(&self) -> &'static str {
        "This browser did not let the page try."
    }

    fn proof_limits(&self) -> &'static str {
        "What it covers: the code of this page and its workers. What no page can promise: what extensions of your browser \
         do, and direct connections between browsers (WebRTC), which Fairshare has no code for. Firefox does not stop \
         streams of events and fonts of background workers: the workers of Fairshare have both taken away."
    }

    fn proof_heads(&self) -> [&'static str; 2] {
        ["Way out", "What the browser said"]
    }

    fn attempt(&self, refused_by: Option<&str>) -> String {
        refused_by.map_or_else(|| "no word".to_owned(), |rule| format!("refused ({rule})"))
    }
}
