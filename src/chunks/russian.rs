//! The Russian texts, a chunk of their own: most visits are in one language.

use std::sync::OnceLock;

use super::{NotFetched, chunk};
use crate::browser::intl::IntlFigures;
use crate::texts::{Language, Russian, Texts};

/// The texts, once fetched.
static RUSSIAN: OnceLock<&'static dyn Texts> = OnceLock::new();

chunk! {
    russian fn texts() -> &'static dyn Texts {{
        static TEXTS: Russian = Russian { figures: &IntlFigures { language: Language::Russian } };
        &TEXTS
    }}
}

/// Fetches the texts.
///
/// # Errors
/// If the chunk cannot be fetched.
pub async fn fetch_russian() -> Result<(), NotFetched> {
    let texts = texts().await?;
    let _ = RUSSIAN.set(texts);
    Ok(())
}

/// The texts, if they have been fetched.
#[must_use]
pub fn russian() -> Option<&'static dyn Texts> {
    RUSSIAN.get().copied()
}
