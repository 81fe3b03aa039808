//! Settings as version 0.1 wrote them. The structures are frozen; a unit variant is its number in the order of that version.

use fairshare_engine::counting::Counting;
use fairshare_engine::team::{Reading, Rule};
use fairshare_engine::view::{By, Fingerprint};
use fairshare_import::detect::{Outcome, Role, Shape};
use fairshare_import::parse::{DateOrder, DecimalMark};
use fairshare_import::read;
use fairshare_import::source::Encoding;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Kind, Selection, Settings};
use crate::chosen;
use crate::form::Form;
use crate::sheet::Measure;
use crate::side::Side;

const ENCODINGS: [Encoding; 5] =
    [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::Windows1251];
const ORDERS: [DateOrder; 3] = [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy];
const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];
const OUTCOMES: [Outcome; 3] = [Outcome::Open, Outcome::Lost, Outcome::Won];
const SHAPES: [Shape; 8] = [
    Shape::Touches,
    Shape::Deals,
    Shape::Paths,
    Shape::Aggregated,
    Shape::Wide,
    Shape::Links,
    Shape::Campaigns,
    Shape::Other,
];
const ROLES: [Role; 26] = [
    Role::JourneyId,
    Role::Account,
    Role::Contact,
    Role::Time,
    Role::Sequence,
    Role::Channel,
    Role::Campaign,
    Role::TouchType,
    Role::Team,
    Role::TeamShare,
    Role::Owner,
    Role::Stage,
    Role::Outcome,
    Role::Value,
    Role::Currency,
    Role::Cost,
    Role::Created,
    Role::Closed,
    Role::LeadCreated,
    Role::OpportunityCreated,
    Role::Segment,
    Role::Path,
    Role::PathTimes,
    Role::Wins,
    Role::Losses,
    Role::Given,
];

/// A unit variant of an enumeration.
type Variant = u32;

/// What was chosen, and what it was chosen for.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Travel {
    chosen: Chosen,
    fingerprint: Option<Fingerprint>,
    redacted: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Chosen {
    selection: Selection,
    settings: Settings,
    baseline: Kind,
    by: [Option<By>; 2],
    form: Form,
    measure: (Measure, bool),
    pair: [Option<Side>; 2],
    eligible: Counting,
    rules: Vec<Rule>,
    joint: Reading,
    choices: Choices,
}

#[derive(Debug, Serialize, Deserialize)]
struct Choices {
    files: Vec<(String, FileChoices)>,
    stages: Vec<(String, Variant)>,
    rates: Vec<(String, f64)>,
    joining: Joining,
}

#[derive(Debug, Serialize, Deserialize)]
struct Joining {
    keep_duplicates: bool,
    all_earlier: bool,
    conversions_no_touch: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileChoices {
    encoding: Option<Variant>,
    delimiter: Option<u8>,
    header_line: Option<u32>,
    shape: Option<Variant>,
    roles: Vec<(String, Option<Variant>)>,
    date_order: Option<Variant>,
    decimal_mark: Option<Variant>,
    left_out: bool,
}

impl Travel {
    /// The settings of today; `None` where a variant has no meaning.
    pub(super) fn now(self) -> Option<super::Travel> {
        let Self { chosen, fingerprint, redacted } = self;
        let Chosen { selection, settings, baseline, by, form, measure, pair, eligible, rules, joint, choices } = chosen;
        let choices = choices.now()?;
        let chosen =
            chosen::Chosen { selection, settings, baseline, by, form, measure, pair, eligible, rules, joint, choices };
        let (guessed, left_out) = (Vec::new(), super::LeftOut::default());
        Some(super::Travel { chosen, fingerprint, redacted, guessed, left_out, figures: None })
    }
}

impl Choices {
    fn now(self) -> Option<read::Choices> {
        let Joining { keep_duplicates, all_earlier, conversions_no_touch } = self.joining;
        let files = self.files.into_iter().map(|(name, file)| Some((name, file.now()?)));
        let stages = self.stages.into_iter().map(|(text, outcome)| Some((text, known(&OUTCOMES, outcome)?)));
        Some(read::Choices {
            files: files.collect::<Option<_>>()?,
            stages: stages.collect::<Option<_>>()?,
            rates: self.rates,
            joining: read::Joining { keep_duplicates, all_earlier, conversions_no_touch, ..Default::default() },
            confirmed: Vec::new(),
        })
    }
}

impl FileChoices {
    fn now(self) -> Option<read::FileChoices> {
        let roles = self.roles.into_iter().map(|(column, role)| Some((column, maybe(&ROLES, role)?)));
        Some(read::FileChoices {
            encoding: maybe(&ENCODINGS, self.encoding)?,
            delimiter: self.delimiter,
            header_line: self.header_line,
            shape: maybe(&SHAPES, self.shape)?,
            roles: roles.collect::<Option<_>>()?,
            date_order: maybe(&ORDERS, self.date_order)?,
            decimal_mark: maybe(&MARKS, self.decimal_mark)?,
            left_out: self.left_out,
            ..Default::default()
        })
    }
}

fn known<T: Copy>(all: &[T], variant: Variant) -> Option<T> {
    all.get(usize::try_from(variant).ok()?).copied()
}

/// The outer `None` is a variant without a meaning.
fn maybe<T: Copy>(all: &[T], variant: Option<Variant>) -> Option<Option<T>> {
    variant.map_or(Some(None), |variant| known(all, variant).map(Some))
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;

    use super::*;
    use crate::travel::{BASE64, Unreadable};

    /// Written by version 0.1 (commit 9b92c4b): the settings of the tests, with something said of a file.
    const SAMPLE: &str = "AQEGbWFya292AQAAAAAAACNAAAAAAAAAPkAAAAAAAABEQAAAAAAAAD5AAAAAAAAAADlAAAAAAAAAOUAAAAAAAAA5QAAAAAAA\
        AAAAAAAAAAAAOUADBkRpcmVjdAgoZGlyZWN0KQ5EaXJlY3QgdHJhZmZpYwEAAQZsaW5lYXIBAAABAQEBAQVkZWNheQlkZWNh\
        eTozMGQAAAEAAAAAAIBWQAAAAAAAAAAAAAAAAgEEQ2FsbAEO0J_RgNC-0LTQsNC20LgAAAAAAADwPwEO0K_RgNC80LDRgNC6\
        0LABDtCf0YDQvtC00LDQttC4AAAAAAAA8D8AAhNzZWNyZXQgY3VzdG9tZXIuY3N2AAAAAAAAAAALdG91Y2hlcy5jc3YAATsB\
        AwEBAgNSZWYBAAROb3RlAAAAAAEGU2lnbmVkAgEDVVNEAAAAAAAA4D8AAQABAAAAAX2JXks";
    /// The link to the same settings.
    const LINK: &str = "settings=AQEGbWFya292AQAAAAAAACNAAAAAAAAAPkAAAAAAAABEQAAAAAAAAD5AAAAAAAAAADlAAAAAAAAAOUAAAAAAAAA\
        5QAAAAAAAAAAAAAAAAAAAOUADBkRpcmVjdAgoZGlyZWN0KQ5EaXJlY3QgdHJhZmZpYwEAAQZsaW5lYXIBAAABAQEBAQVkZWN\
        heQlkZWNheTozMGQAAAEAAAAAAIBWQAAAAAAAAAAAAAAAAgEEQ2FsbAEO0J_RgNC-0LTQsNC20LgAAAAAAADwPwEO0K_RgNC\
        80LDRgNC60LABDtCf0YDQvtC00LDQttC4AAAAAAAA8D8AAAEGU2lnbmVkAgEDVVNEAAAAAAAA4D8AAQABAAAAAYXL9rk";

    #[test]
    fn settings_of_version_0_1_are_read() {
        let mut expected = crate::travel::tests::travel();
        expected.guessed.clear();
        (expected.left_out, expected.figures) = Default::default();
        expected.chosen.choices.confirmed.clear();
        *expected.chosen.choices.of_mut("touches.csv") = read::FileChoices {
            shape: Some(Shape::Deals),
            roles: vec![("Ref".to_owned(), Some(Role::JourneyId)), ("Note".to_owned(), None)],
            header_line: Some(3),
            delimiter: Some(b';'),
            ..Default::default()
        };
        expected.chosen.choices.stages = vec![("Signed".to_owned(), Outcome::Won)];
        expected.chosen.choices.rates = vec![("USD".to_owned(), 0.5)];
        expected.chosen.choices.joining.all_earlier = true;
        assert_eq!(super::super::Travel::from_text(SAMPLE), Ok(expected.clone()));
        expected.chosen.choices.files.clear();
        assert_eq!(super::super::Travel::from_link(&format!("#{LINK}")), Some(Ok(expected)));
    }

    #[test]
    fn a_variant_that_version_0_1_did_not_have_is_broken() {
        let Ok(bytes) = BASE64.decode(SAMPLE) else { panic!("the sample") };
        let Ok(mut travel) = postcard::from_bytes::<Travel>(&bytes[1..bytes.len() - 4]) else { panic!("the sample") };
        travel.chosen.choices.stages[0].1 = 9;
        let mut wild = vec![1];
        wild.extend(postcard::to_allocvec(&travel).unwrap_or_default());
        wild.extend(crc32fast::hash(&wild).to_le_bytes());
        assert_eq!(super::super::Travel::from_bytes(&wild), Err(Unreadable::Broken));
    }
}
