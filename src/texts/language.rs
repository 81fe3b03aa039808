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
    /// All of them, in the order of the control.
    pub const ALL: [Self; 2] = [Self::English, Self::Russian];

    /// Its tag: in the document, in storage and for `Intl`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
        }
    }

    /// Its name in itself, so that whoever reads only this one finds it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
        }
    }

    /// What stands between the ends of a period.
    #[must_use]
    pub const fn until(self) -> &'static str {
        match self {
            Self::English => " to ",
            Self::Russian => " – ",
        }
    }

    /// The language of a tag, whatever its region or script: "ru-RU" is Russian.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The first language that the reader knows and the page speaks.
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
