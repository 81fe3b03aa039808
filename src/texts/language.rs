//! The languages of the page.

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Russian.
    Russian,
}

impl Language {
    /// All languages, in the order of the control.
    pub const ALL: [Self; 2] = [Self::English, Self::Russian];

    /// Its language tag, for the document, storage and `Intl`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    /// Its own name, for people who read only this language.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
        }
    }

    /// Separator between the ends of a period.
    #[must_use]
    pub const fn until(self) -> &'static str {
        match self {
            Self::English => " to ",
            Self::Russian => " – ",
        }
    }

    /// The mark before decimals, which a spreadsheet of this language expects.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::English => '.',
            Self::Russian => ',',
        }
    }

    /// The separator of the cells of a file, which a spreadsheet of this language expects.
    #[must_use]
    pub const fn list_separator(self) -> char {
        match self {
            Self::English => ',',
            Self::Russian => ';',
        }
    }

    /// The language of a tag, ignoring region and script: "ru-RU" is Russian.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The first of the reader's languages that the page supports.
    #[must_use]
    pub fn of_reader<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::from_tag).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_the_page_speaks_is_taken() {
        for (tags, language) in [
            (&["ru-RU", "ru", "en"][..], Language::Russian),
            (&["de-DE", "ru", "en"], Language::Russian),
            (&["uk", "en-US", "ru"], Language::English),
            (&["EN_us"], Language::English),
            (&["run", "eng"], Language::English),
            (&["RU"], Language::Russian),
            (&[], Language::English),
        ] {
            assert_eq!(Language::of_reader(tags.iter().copied()), language, "{tags:?}");
        }
    }
}
