//! Settings that travel: in a link, in a picture, in a project file.
//!
//! The bytes begin with a version and end with a checksum. They hold what was chosen and a fingerprint of the data, never
//! data. Whoever reads them may have got them from anyone: what is outside its range is taken as it is at first.

mod figures;
mod left_out;
mod v1;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use fairshare_engine::counting::Counting;
use fairshare_engine::team::Rule;
use fairshare_engine::view::Fingerprint;
use fairshare_import::read::LARGEST_RATE;
use serde::{Deserialize, Serialize};

use crate::chosen::Chosen;
use crate::side::Side;

pub use self::figures::figures;
pub use self::left_out::LeftOut;

/// Version of the form that is written.
const VERSION: u8 = 2;
/// Stands before the settings in a link, behind the `#`.
const IN_LINK: &str = "settings=";
/// The longest link that survives chats and mails, without the page's own address.
pub const LONGEST_LINK: usize = 2_000;
/// The longest settings that are read at all.
const LONGEST: usize = 1 << 20;
/// Bytes of the checksum.
const CHECKSUM: usize = 4;

/// What was chosen, and what it was chosen for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Travel {
    /// All choices.
    pub chosen: Chosen,
    /// The data that they were made with; `None` where that was not known.
    pub fingerprint: Option<Fingerprint>,
    /// Names and amounts are not to be shown.
    pub redacted: bool,
    /// Channels whose team is a guess that nobody has confirmed.
    pub guessed: Vec<String>,
    /// Choices that stayed at home. Written behind the rest, as is the checksum: earlier pages of this version read no further.
    #[serde(skip)]
    pub left_out: LeftOut,
    /// Checksum of the headline figures that the sender sees; `None` where it was not known.
    #[serde(skip)]
    pub figures: Option<u16>,
}

/// What stands behind the settings since version 2 was extended; settings without it are read as well.
#[derive(Default, Serialize, Deserialize)]
struct Tail {
    left_out: LeftOut,
    figures: Option<u16>,
}

/// Why settings cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// They were never settings of Fairshare.
    Foreign,
    /// They were, but a part is missing or was changed.
    Broken,
    /// A newer Fairshare has written them.
    Newer,
}

impl Travel {
    /// The settings as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Nothing in it can fail to be written into memory.
        let written = |bytes: Result<Vec<u8>, postcard::Error>| bytes.unwrap_or_default();
        let mut bytes = vec![VERSION];
        bytes.extend(written(postcard::to_allocvec(self)));
        bytes.extend(written(postcard::to_allocvec(&Tail { left_out: self.left_out, figures: self.figures })));
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// The settings in these bytes.
    ///
    /// # Errors
    /// Where they are not, or not whole.
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
        match version {
            VERSION => Self::with_tail(&body[1..]),
            1 => postcard::from_bytes::<v1::Travel>(&body[1..]).ok().and_then(v1::Travel::now),
            _ => return Err(Unreadable::Newer),
        }
        .map(Self::within_ranges)
        .ok_or(Unreadable::Broken)
    }

    /// The settings and what stands behind them.
    fn with_tail(body: &[u8]) -> Option<Self> {
        let (travel, rest) = postcard::take_from_bytes::<Self>(body).ok()?;
        let tail = if rest.is_empty() { Some(Tail::default()) } else { postcard::from_bytes(rest).ok() };
        tail.map(|Tail { left_out, figures }| Self { left_out, figures, ..travel })
    }

    /// What stands behind the `#` of a link; `None` where that would be longer than [`LONGEST_LINK`]. Whether names go with
    /// it was decided before ([`Self::without_names`]).
    #[must_use]
    pub fn to_link(&self) -> Option<String> {
        let link = format!("{IN_LINK}{}", self.to_text());
        (link.len() <= LONGEST_LINK).then_some(link)
    }

    /// The settings of a link, from what stands behind its `#`; `None` where it has none.
    #[must_use]
    pub fn from_link(fragment: &str) -> Option<Result<Self, Unreadable>> {
        let text = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix(IN_LINK)?;
        Some(if text.len() > LONGEST_LINK { Err(Unreadable::Broken) } else { Self::from_text(text) })
    }

    /// The settings as letters, digits, `-` and `_`.
    #[must_use]
    pub fn to_text(&self) -> String {
        BASE64.encode(self.to_bytes())
    }

    /// The settings in such a text.
    ///
    /// # Errors
    /// Where they are not, or not whole.
    pub fn from_text(text: &str) -> Result<Self, Unreadable> {
        if text.len() > LONGEST {
            return Err(Unreadable::Foreign);
        }
        Self::from_bytes(&BASE64.decode(text).map_err(|_| Unreadable::Broken)?)
    }

    fn within_ranges(mut self) -> Self {
        let chosen = &mut self.chosen;
        chosen.settings = chosen.settings.clone().within_ranges();
        if chosen.eligible.check().is_err() {
            chosen.eligible = Counting::default();
        }
        chosen.rules.retain(shares_out);
        chosen.eligible.rules.retain(shares_out);
        chosen.choices.rates.retain(|(_, rate)| *rate > 0.0 && *rate <= LARGEST_RATE);
        for side in &mut chosen.pair {
            if matches!(side, Some(Side::Beside(_, model)) if model.check().is_err()) {
                *side = None;
            }
        }
        self
    }
}

/// Whether the shares of a rule are shares.
fn shares_out(rule: &Rule) -> bool {
    let valid = |share: &f64| share.is_finite() && *share >= 0.0;
    rule.shares.iter().all(|(_, share)| valid(share)) && rule.shares.iter().map(|(_, share)| share).sum::<f64>() > 0.0
}

#[cfg(test)]
pub(crate) mod tests {
    use fairshare_engine::model::Model;
    use fairshare_engine::team::Reading;
    use fairshare_engine::view::By;
    use fairshare_import::read::{Choices, FileChoices};

    use super::*;
    use crate::catalogue::{HALF_LIFE, Kind, Selection, Settings};
    use crate::form::Form;
    use crate::sheet::Measure;

    /// Settings of all kinds.
    pub(crate) fn travel() -> Travel {
        let mut selection = Selection::default();
        selection.say(Kind::Markov, true);
        let rule =
            |name: &str| Rule {
                by: By::Channel, name: name.to_owned(), shares: vec![("Продажи".to_owned(), 1.0)]
            };
        let choices = Choices {
            files: vec![("secret customer.csv".to_owned(), FileChoices::default())],
            confirmed: vec!["implied_wins".to_owned(), "column:value:secret customer.csv".to_owned()],
            ..Choices::default()
        };
        Travel {
            chosen: Chosen {
                selection,
                settings: Settings { half_life: 9.5, ..Settings::default() },
                baseline: Kind::Linear,
                by: [Some(By::Team), None],
                form: Form::Stacked,
                measure: (Measure::Amount, true),
                pair: [Some(Side::Beside(Kind::TimeDecay, Model::TimeDecay { half_life: 30.0 })), None],
                eligible: Counting { lookback_days: Some(90.0), ..Counting::default() },
                rules: vec![rule("Call"), rule("Ярмарка")],
                joint: Reading::Split,
                choices,
            },
            fingerprint: Some(Fingerprint::default()),
            redacted: true,
            guessed: vec!["Call".to_owned()],
            left_out: LeftOut { owners: 2, ..LeftOut::default() },
            figures: Some(40_000),
        }
    }

    #[test]
    fn settings_come_back_as_they_went() {
        assert_eq!(Travel::from_bytes(&travel().to_bytes()), Ok(travel()));
        assert_eq!(Travel::from_text(&travel().to_text()), Ok(travel()));
    }

    /// Version 2 before it was extended (commit c5982da): the settings of the tests.
    const EARLIER: &str = "AgEGbWFya292AQAAAAAAACNAAAAAAAAAPkAAAAAAAABEQAAAAAAAAD5AAAAAAAAAADlAAAAAAAAAOUAAAAAAAAA5QAAAAAAAAAAA\
        AAAAAAAAOUADBkRpcmVjdAgoZGlyZWN0KQ5EaXJlY3QgdHJhZmZpYwEAAQZsaW5lYXIBAAABAQEBAQVkZWNheQlkZWNheTozMGQA\
        AAEAAAAAAIBWQAAAAAAAAAAAAAAAAgEEQ2FsbAEO0J_RgNC-0LTQsNC20LgAAAAAAADwPwEO0K_RgNC80LDRgNC60LABDtCf0YDQ\
        vtC00LDQttC4AAAAAAAA8D8AARNzZWNyZXQgY3VzdG9tZXIuY3N2AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAIMaW1wbGllZF93aW5z\
        IGNvbHVtbjp2YWx1ZTpzZWNyZXQgY3VzdG9tZXIuY3N2AQAAAAEBBENhbGw6bjAU";

    #[test]
    fn settings_of_version_2_without_what_was_added_are_read() {
        let earlier = Travel { left_out: LeftOut::default(), figures: None, ..travel() };
        assert_eq!(Travel::from_text(EARLIER), Ok(earlier));
    }

    #[test]
    fn a_link_holds_no_names_of_the_data() {
        let mut secret = Travel { left_out: LeftOut::default(), ..travel() };
        secret.chosen.eligible.filter.deals = vec!["Big deal".to_owned()];
        secret.chosen.eligible.filter.owners = vec!["Mira".to_owned(), "Viktor".to_owned()];
        *secret.chosen.choices.of_mut("own.csv") = FileChoices { header_line: Some(3), ..FileChoices::default() };
        let link = secret.without_names().to_link().unwrap_or_default();
        let Some(Ok(read)) = Travel::from_link(&format!("#{link}")) else { panic!("{link}") };
        assert!(read.chosen.choices.files.is_empty() && !read.chosen.eligible.filter.is_on());
        // A file of which nothing was said is none that is left out.
        assert_eq!(read.left_out, LeftOut { owners: 2, deals: 1, files: 1 });
        assert_eq!(read.chosen.choices.confirmed, ["implied_wins"]);
        assert_eq!(read, secret.without_names());
        assert_eq!(Travel::from_link("#result"), None);
    }

    #[test]
    fn a_filter_for_deals_without_an_owner_names_nobody_and_travels() {
        let mut travel = Travel { left_out: LeftOut::default(), ..travel() };
        travel.chosen.eligible.filter.owners = vec![String::new()];
        let kept = travel.without_names();
        assert_eq!((kept.chosen.eligible.filter.owners.len(), kept.left_out.any()), (1, false));
    }

    #[test]
    fn a_link_that_would_be_too_long_is_none() {
        let mut long = travel();
        long.chosen.rules = (0..200)
            .map(|at| Rule {
                by: By::Campaign,
                name: format!("Campaign {at}"),
                shares: vec![("Sales".to_owned(), 1.0)],
            })
            .collect();
        assert_eq!(long.to_link(), None);
        assert!(travel().to_link().is_some_and(|link| link.len() < 1_000));
    }

    #[test]
    fn whatever_is_changed_or_missing_is_told() {
        let bytes = travel().to_bytes();
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x11;
            assert!(Travel::from_bytes(&changed).is_err(), "byte {at}");
            assert!(Travel::from_bytes(&bytes[..at]).is_err(), "cut at {at}");
        }
        let mut newer = bytes[..bytes.len() - CHECKSUM].to_vec();
        newer[0] = VERSION + 1;
        newer.extend(crc32fast::hash(&newer).to_le_bytes());
        assert_eq!(Travel::from_bytes(&newer), Err(Unreadable::Newer));
        assert_eq!(Travel::from_link("#settings=%%%"), Some(Err(Unreadable::Broken)));
    }

    #[test]
    fn what_is_outside_its_range_is_as_at_first() {
        let mut wild = travel();
        wild.chosen.settings.half_life = 1e300;
        wild.chosen.settings.order = 200;
        wild.chosen.settings.own.first = f64::NAN;
        wild.chosen.eligible.lookback_days = Some(-5.0);
        wild.chosen.rules[0].shares[0].1 = f64::INFINITY;
        wild.chosen.choices.rates = vec![("USD".to_owned(), f64::NAN)];
        wild.chosen.pair[0] = Some(Side::Beside(Kind::TimeDecay, Model::TimeDecay { half_life: 1e12 }));
        let read = Travel::from_bytes(&wild.to_bytes()).map(|travel| travel.chosen);
        let Ok(read) = read else { panic!("{read:?}") };
        assert_eq!((read.settings.half_life, read.settings.order), (HALF_LIFE.1, 3));
        assert_eq!(read.settings.own, Settings::default().own);
        assert_eq!((read.eligible.lookback_days, read.rules.len(), read.choices.rates.len()), (None, 1, 0));
        assert_eq!(read.pair[0], None);
    }
}
