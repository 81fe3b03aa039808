//! The settings format of version 0.1, frozen. A unit variant is its index in that version's order.

use fairshare_types::dimension::Dimension;
use fairshare_types::options;
use fairshare_types::options::{JointCreditPolicy, Rule};
use fairshare_types::results::Fingerprint;
use fairshare_types::schema::{DateOrder, DecimalMark, Encoding, Outcome, Role, Shape};
use serde::{Deserialize, Serialize};

use super::{SavedChoices, v2};
use crate::catalogue::{Kind, Selection, Settings};
use crate::form::Form;
use crate::measure::Measure;
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

/// Index of a unit variant of an enumeration.
type Variant = u32;

/// Settings to share: the choices and the data they were made for.
#[derive(Debug, Serialize, Deserialize)]
struct Saved {
    chosen: Chosen,
    fingerprint: Option<Fingerprint>,
    redacted: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Chosen {
    selection: Selection,
    settings: Settings,
    baseline: Kind,
    by: [Option<Dimension>; 2],
    form: Form,
    measure: (Measure, bool),
    pair: [Option<Side>; 2],
    eligible: v2::Eligible,
    rules: Vec<Rule>,
    joint: JointCreditPolicy,
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

/// Reads settings of version 0.1; `None` if they are damaged, or a variant index is unknown.
pub(super) fn read(bytes: &[u8]) -> Option<SavedChoices> {
    postcard::from_bytes::<Saved>(bytes).ok()?.now()
}

impl Saved {
    fn now(self) -> Option<SavedChoices> {
        let Self { chosen, fingerprint, redacted } = self;
        let Chosen { selection, settings, baseline, by, form, measure, pair, eligible, rules, joint, choices } = chosen;
        let (import, _) = v2::Import::taken_from(choices.now()?);
        let chosen =
            v2::Chosen { selection, settings, baseline, by, form, measure, pair, eligible, rules, joint, import };
        let first = v2::First { chosen, fingerprint, redacted, guessed: Vec::new() };
        Some(v2::together(first, v2::Second::default(), v2::Third::default(), Default::default()).of_earlier_pages())
    }
}

impl Choices {
    fn now(self) -> Option<options::Choices> {
        let Joining { keep_duplicates, all_earlier, conversions_no_touch } = self.joining;
        let files = self.files.into_iter().map(|(name, file)| Some((name, file.now()?)));
        let stages = self.stages.into_iter().map(|(text, outcome)| Some((text, known(&OUTCOMES, outcome)?)));
        Some(options::Choices {
            files: files.collect::<Option<_>>()?,
            stages: stages.collect::<Option<_>>()?,
            rates: self.rates,
            joining: options::Joining { keep_duplicates, all_earlier, conversions_no_touch, ..Default::default() },
            confirmed: Vec::new(),
            grouping: options::Grouping::default(),
        })
    }
}

impl FileChoices {
    fn now(self) -> Option<options::FileChoices> {
        let roles = self.roles.into_iter().map(|(column, role)| Some((column, maybe(&ROLES, role)?)));
        Some(options::FileChoices {
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

/// The outer `None` means an unknown variant index.
fn maybe<T: Copy>(all: &[T], variant: Option<Variant>) -> Option<Option<T>> {
    variant.map_or(Some(None), |variant| known(all, variant).map(Some))
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;

    use super::*;
    use crate::saved::BASE64;
    use crate::unreadable::Unreadable;

    /// The test settings with choices for a file, written by version 0.1 (commit 9b92c4b).
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
        let mut expected = crate::saved::tests::saved();
        expected.choices.guessed.clear();
        (expected.left_out, expected.figures) = Default::default();
        expected.choices.import.confirmed.clear();
        *expected.choices.import.of_mut("touches.csv") = options::FileChoices {
            shape: Some(Shape::Deals),
            roles: vec![("Ref".to_owned(), Some(Role::JourneyId)), ("Note".to_owned(), None)],
            header_line: Some(3),
            delimiter: Some(b';'),
            ..Default::default()
        };
        expected.choices.import.stages = vec![("Signed".to_owned(), Outcome::Won)];
        expected.choices.import.rates = vec![("USD".to_owned(), 0.5)];
        expected.choices.import.joining.all_earlier = true;
        let mut expected = expected.of_earlier_pages();
        assert_eq!(SavedChoices::from_text(SAMPLE), Ok(expected.clone()));
        expected.choices.import.files.clear();
        assert_eq!(SavedChoices::from_link(&format!("#{LINK}")), Some(Ok(expected)));
    }

    #[test]
    fn a_variant_that_version_0_1_did_not_have_is_broken() {
        let Ok(bytes) = BASE64.decode(SAMPLE) else { panic!("the sample") };
        let Ok(mut saved) = postcard::from_bytes::<Saved>(&bytes[1..bytes.len() - 4]) else { panic!("the sample") };
        saved.chosen.choices.stages[0].1 = 9;
        let mut wild = vec![1];
        wild.extend(postcard::to_allocvec(&saved).unwrap_or_default());
        wild.extend(crc32fast::hash(&wild).to_le_bytes());
        assert_eq!(SavedChoices::from_bytes(&wild), Err(Unreadable::Broken));
    }
}
