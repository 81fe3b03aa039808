//! Settings in links, PNGs and project files: the choices, and what tells whether two people see the same.
//!
//! The bytes start with a version and end with a checksum. They hold the choices and a fingerprint of the data, never
//! data. They may come from anyone, so values outside their range are clamped or reset.

#[cfg(test)]
mod fields;
mod left_out;
pub mod marks;
pub mod project;
#[cfg(test)]
mod samples;
pub mod stamp;
mod v1;
mod v2;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use fairshare_types::results::Fingerprint;

use crate::choices::Choices;
use crate::left_out::LeftOut;
use crate::unreadable::Unreadable;

/// Format version that is written.
const VERSION: u8 = 2;
/// Prefix of the settings in a link, after the `#`.
const IN_LINK: &str = "settings=";
/// Longest link that survives chats and mails, in bytes, without the page's own address.
pub const LONGEST_LINK: usize = 2_000;
/// Longest settings accepted, in bytes.
const LONGEST: usize = 1 << 20;
/// Bytes of the checksum.
const CHECKSUM: usize = 4;

/// Choices to save or share, with the data they were made for.
#[derive(Clone, Debug, PartialEq)]
pub struct SavedChoices {
    /// All choices.
    pub choices: Choices,
    /// Fingerprint of the data; `None` if it is unknown or left out.
    pub fingerprint: Option<Fingerprint>,
    /// Counts of choices that were left out.
    pub left_out: LeftOut,
    /// Checksum of the headline figures that the sender sees; `None` if unknown.
    pub figures: Option<u16>,
}

impl SavedChoices {
    /// The same as earlier pages meant it: they showed other models until the user chose, counted deleted rows, and took
    /// rows of one customer as one deal.
    fn of_earlier_pages(mut self) -> Self {
        self.choices.selection = self.choices.selection.of_earlier_pages();
        let one_deal = !self.choices.import.joining.several_purchases;
        for (_, file) in &mut self.choices.import.files {
            file.rows.count_deleted = !file.rows.leave_out_deleted;
            file.rows.one_deal = one_deal;
        }
        self
    }

    /// Serializes the settings.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend(v2::written(self));
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// Parses settings.
    ///
    /// # Errors
    /// If the bytes are no settings, damaged, or of a newer version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        let version = *bytes.first().ok_or(Unreadable::Foreign)?;
        if bytes.len() > LONGEST || version == 0 {
            return Err(Unreadable::Foreign);
        }
        let body = bytes.len().checked_sub(CHECKSUM).filter(|body| *body > 1).ok_or(Unreadable::Broken)?;
        let (body, checksum) = bytes.split_at(body);
        if crc32fast::hash(body).to_le_bytes() != checksum {
            return Err(Unreadable::Broken);
        }
        let saved = match version {
            VERSION => v2::read(&body[1..]),
            1 => v1::read(&body[1..]),
            _ => return Err(Unreadable::Newer),
        };
        let saved = saved.ok_or(Unreadable::Broken)?;
        Ok(Self { choices: saved.choices.within_ranges(), ..saved })
    }

    /// The fragment of a link, without `#`; `None` if it would exceed [`LONGEST_LINK`]. Remove names first if they must
    /// stay out ([`Self::without_names`]).
    #[must_use]
    pub fn to_link(&self) -> Option<String> {
        let link = format!("{IN_LINK}{}", self.to_text());
        (link.len() <= LONGEST_LINK).then_some(link)
    }

    /// The settings in a link's fragment; `None` if it has none.
    #[must_use]
    pub fn from_link(fragment: &str) -> Option<Result<Self, Unreadable>> {
        let text = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix(IN_LINK)?;
        Some(if text.len() > LONGEST_LINK { Err(Unreadable::Broken) } else { Self::from_text(text) })
    }

    /// The settings as URL-safe Base64.
    #[must_use]
    pub fn to_text(&self) -> String {
        BASE64.encode(self.to_bytes())
    }

    /// Parses settings from such a text.
    ///
    /// # Errors
    /// If the text holds no settings, damaged ones, or those of a newer version.
    pub fn from_text(text: &str) -> Result<Self, Unreadable> {
        if text.len() > LONGEST {
            return Err(Unreadable::Foreign);
        }
        Self::from_bytes(&BASE64.decode(text).map_err(|_| Unreadable::Broken)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::model::Model;
    use fairshare_types::options::{EligibilityRules, FileChoices, JointCreditPolicy, Rule};

    use super::*;
    use crate::ImportOptions;
    use crate::catalogue::{HALF_LIFE, Kind, Selection, Settings};
    use crate::form::Form;
    use crate::measure::Measure;
    use crate::side::Side;

    /// Settings that use every kind of field.
    pub(crate) fn saved() -> SavedChoices {
        let mut selection = Selection::default();
        selection.say(Kind::Markov, true);
        let rule = |name: &str| Rule {
            by: Dimension::Channel,
            name: name.to_owned(),
            shares: vec![("Продажи".to_owned(), 1.0)],
        };
        let import = ImportOptions {
            files: vec![("secret customer.csv".to_owned(), FileChoices::default())],
            confirmed: vec!["implied_wins".to_owned(), "column:value:secret customer.csv".to_owned()],
            ..ImportOptions::default()
        };
        let choices = Choices {
            import,
            rules: vec![rule("Call"), rule("Ярмарка")],
            guessed: vec!["Call".to_owned()],
            joint: JointCreditPolicy::Split,
            eligible: EligibilityRules { lookback_days: Some(90.0), ..EligibilityRules::default() },
            selection,
            settings: Settings { half_life: 9.5, ..Settings::default() },
            baseline: Kind::Linear,
            compare: Some(Dimension::Team),
            form: Form::Stacked,
            measure: Measure::Amount,
            differences: true,
            from: Some(Side::Beside(Kind::TimeDecay, Model::TimeDecay { half_life: 30.0 })),
            redacted: true,
            ..Choices::default()
        };
        SavedChoices {
            choices,
            fingerprint: Some(Fingerprint::default()),
            left_out: LeftOut { owners: 2, ..LeftOut::default() },
            figures: Some(40_000),
        }
    }

    #[test]
    fn settings_come_back_as_they_went() {
        assert_eq!(SavedChoices::from_bytes(&saved().to_bytes()), Ok(saved()));
        assert_eq!(SavedChoices::from_text(&saved().to_text()), Ok(saved()));
    }

    /// The test settings as version 2 wrote them before it was extended (commit c5982da).
    const EARLIER: &str = "AgEGbWFya292AQAAAAAAACNAAAAAAAAAPkAAAAAAAABEQAAAAAAAAD5AAAAAAAAAADlAAAAAAAAAOUAAAAAAAAA5QAAAAAAAAAAA\
        AAAAAAAAOUADBkRpcmVjdAgoZGlyZWN0KQ5EaXJlY3QgdHJhZmZpYwEAAQZsaW5lYXIBAAABAQEBAQVkZWNheQlkZWNheTozMGQA\
        AAEAAAAAAIBWQAAAAAAAAAAAAAAAAgEEQ2FsbAEO0J_RgNC-0LTQsNC20LgAAAAAAADwPwEO0K_RgNC80LDRgNC60LABDtCf0YDQ\
        vtC00LDQttC4AAAAAAAA8D8AARNzZWNyZXQgY3VzdG9tZXIuY3N2AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIMaW1wbGllZF93aW5z\
        IGNvbHVtbjp2YWx1ZTpzZWNyZXQgY3VzdG9tZXIuY3N2AQAAAAEBBENhbGw6bjAU";

    #[test]
    fn settings_of_version_2_without_what_was_added_are_read() {
        let earlier = SavedChoices { left_out: LeftOut::default(), figures: None, ..saved() };
        assert_eq!(SavedChoices::from_text(EARLIER), Ok(earlier.of_earlier_pages()));
    }

    #[test]
    fn a_link_holds_no_names_of_the_data() {
        let mut secret = SavedChoices { left_out: LeftOut::default(), ..saved() };
        secret.choices.eligible.filter.deals = vec!["Big deal".to_owned()];
        secret.choices.eligible.filter.owners = vec!["Mira".to_owned(), "Viktor".to_owned()];
        secret.choices.eligible.kinds.persons = vec!["Ann".to_owned(), "Bo".to_owned(), "Cy".to_owned()];
        *secret.choices.import.of_mut("own.csv") = FileChoices { header_line: Some(3), ..FileChoices::default() };
        let link = secret.without_names().to_link().unwrap_or_default();
        let Some(Ok(read)) = SavedChoices::from_link(&format!("#{link}")) else { panic!("{link}") };
        assert!(read.choices.import.files.is_empty() && !read.choices.eligible.filter.is_on());
        assert!(read.choices.eligible.kinds.persons.is_empty());
        // A file without choices doesn't count as left out.
        assert_eq!(read.left_out, LeftOut { owners: 2, deals: 1, files: 1, persons: 3 });
        assert_eq!(read.choices.import.confirmed, ["implied_wins"]);
        assert_eq!(read, secret.without_names());
        assert_eq!(SavedChoices::from_link("#result"), None);
    }

    #[test]
    fn a_link_without_names_tells_how_a_file_is_read_but_not_its_name() {
        let mut saved = SavedChoices { left_out: LeftOut::default(), ..saved() };
        saved.choices.redacted = false;
        let said = FileChoices { header_line: Some(3), ..FileChoices::default() };
        *saved.choices.import.of_mut("own.csv") = said.clone();
        let link = saved.without_names().to_link().unwrap_or_default();
        let Some(Ok(mut read)) = SavedChoices::from_link(&format!("#{link}")) else { panic!("{link}") };
        assert_eq!(read.left_out, LeftOut::default());
        assert!(read.choices.import.files.iter().all(|(name, _)| !name.contains("own") && !name.contains("secret")));
        assert_eq!(marks::recognise(&mut read.choices.import.files, &["own.csv".to_owned()]), 0);
        assert_eq!(read.choices.import.files, [("own.csv".to_owned(), said)]);
    }

    #[test]
    fn a_title_travels_unless_names_are_hidden() {
        let mut saved = saved();
        saved.choices.title = "Acme \u{2028} and others".to_owned();
        assert_eq!(saved.without_names().choices.title, "");
        saved.choices.redacted = false;
        let read = SavedChoices::from_bytes(&saved.without_names().to_bytes()).map(|saved| saved.choices.title);
        assert_eq!(read.as_deref(), Ok("Acme   and others"));
        saved.choices.title = "é".repeat(500);
        let read = SavedChoices::from_bytes(&saved.to_bytes()).map(|saved| saved.choices.title.chars().count());
        assert_eq!(read, Ok(crate::choices::LONGEST_TITLE));
    }

    #[test]
    fn a_filter_for_deals_without_an_owner_names_nobody_and_travels() {
        let mut saved = SavedChoices { left_out: LeftOut::default(), ..saved() };
        saved.choices.eligible.filter.owners = vec![String::new()];
        let kept = saved.without_names();
        assert_eq!((kept.choices.eligible.filter.owners.len(), kept.left_out.any()), (1, false));
    }

    #[test]
    fn a_link_that_would_be_too_long_is_none() {
        let mut long = saved();
        long.choices.rules = (0..200)
            .map(|at| Rule {
                by: Dimension::Campaign,
                name: format!("Campaign {at}"),
                shares: vec![("Sales".to_owned(), 1.0)],
            })
            .collect();
        assert_eq!(long.to_link(), None);
        assert!(saved().to_link().is_some_and(|link| link.len() < 1_000));
    }

    #[test]
    fn whatever_is_changed_or_missing_is_told() {
        let bytes = saved().to_bytes();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x11;
            assert!(SavedChoices::from_bytes(&changed).is_err(), "byte {at}");
            assert!(SavedChoices::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
        }
        let mut newer = bytes[..bytes.len() - CHECKSUM].to_vec();
        newer[0] = VERSION + 1;
        newer.extend(crc32fast::hash(&newer).to_le_bytes());
        assert_eq!(SavedChoices::from_bytes(&newer), Err(Unreadable::Newer));
        assert_eq!(SavedChoices::from_link("#settings=%%%"), Some(Err(Unreadable::Broken)));
    }

    #[test]
    fn what_is_outside_its_range_is_as_at_first() {
        let mut wild = saved();
        wild.choices.settings.half_life = 1e300;
        wild.choices.settings.order = 200;
        wild.choices.settings.own.first = f64::NAN;
        wild.choices.eligible.lookback_days = Some(-5.0);
        wild.choices.rules[0].shares[0].1 = f64::INFINITY;
        wild.choices.import.rates = vec![("USD".to_owned(), f64::NAN)];
        wild.choices.from = Some(Side::Beside(Kind::TimeDecay, Model::TimeDecay { half_life: 1e12 }));
        let read = SavedChoices::from_bytes(&wild.to_bytes()).map(|saved| saved.choices);
        let Ok(read) = read else { panic!("{read:?}") };
        assert_eq!((read.settings.half_life, read.settings.order), (HALF_LIFE.1, 3));
        assert_eq!(read.settings.own, Settings::default().own);
        assert_eq!((read.eligible.lookback_days, read.rules.len(), read.import.rates.len()), (None, 1, 0));
        assert_eq!(read.from, None);
    }
}
