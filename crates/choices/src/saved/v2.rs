//! The settings format of version 2: a sequence of parts. Older settings lack the later parts.
//!
//! The order of fields is the format. Choices are taken apart and put together here without `..`, so a choice that is
//! not written does not compile. A new choice goes into a new part, which earlier pages of this version do not read.

use fairshare_types::dimension::Dimension;
use fairshare_types::options::{
    EligibilityRules, Excluded, Exclusion, FileChoices, Filter, Grouping, Joining, JointCreditPolicy, KindRules,
    Repeats, Rule,
};
use fairshare_types::results::Fingerprint;
use fairshare_types::schema::Outcome;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::SavedChoices;
use crate::ImportOptions;
use crate::catalogue::{Kind, Selection, Settings};
use crate::choices::Choices;
use crate::form::Form;
use crate::left_out::LeftOut;
use crate::measure::Measure;
use crate::side::Side;
use crate::tab::Tab;

/// The part that version 2 wrote from its first day.
#[derive(Serialize, Deserialize)]
pub(super) struct First {
    pub chosen: Chosen,
    pub fingerprint: Option<Fingerprint>,
    pub redacted: bool,
    pub guessed: Vec<String>,
}

/// The choices of the first part.
#[derive(Serialize, Deserialize)]
pub(super) struct Chosen {
    pub selection: Selection,
    pub settings: Settings,
    pub baseline: Kind,
    /// Dimension of the chart and dimension of the table's rows.
    pub by: [Option<Dimension>; 2],
    pub form: Form,
    /// Measure of the table, and whether it shows differences.
    pub measure: (Measure, bool),
    pub pair: [Option<Side>; 2],
    pub eligible: Eligible,
    pub rules: Vec<Rule>,
    pub joint: JointCreditPolicy,
    pub import: Import,
}

/// The import options of the first part.
#[derive(Serialize, Deserialize)]
pub(super) struct Import {
    files: Vec<(String, FileChoices)>,
    stages: Vec<(String, Outcome)>,
    rates: Vec<(String, f64)>,
    joining: Joining,
    confirmed: Vec<String>,
}

/// The eligibility rules of the first part.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Eligible {
    rules: Vec<Rule>,
    lookback_days: Option<f64>,
    lookback_touches: Option<u32>,
    repeats: Repeats,
    excluded: Vec<Excluded>,
    exclusion: Exclusion,
    filter: Filter,
    joint: JointCreditPolicy,
}

/// The part that was added first.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Second {
    pub owners_left_out: u32,
    pub deals_left_out: u32,
    pub files_left_out: u32,
    pub figures: Option<u16>,
}

/// The part that was added next.
#[derive(Serialize, Deserialize)]
pub(super) struct Third {
    pub agreed: Option<Kind>,
    pub spend_by: Dimension,
    pub spend_model: Option<Kind>,
}

impl Default for Third {
    fn default() -> Self {
        let Choices { agreed, spend_by, spend_model, .. } = Choices::default();
        Self { agreed, spend_by, spend_model }
    }
}

/// The part that tells which models are shown until the user chooses.
#[derive(Serialize, Deserialize)]
pub(super) struct Fourth {
    /// 5; without this part, it was eight.
    pub models_at_first: u8,
}

/// The part with the title of the picture.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Fifth {
    /// Empty for the automatic title, as without this part.
    pub title: String,
}

/// The part that names the tab.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Sixth {
    pub tab: Tab,
}

/// The part with rules for kinds of touch and with settings of later models.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Seventh {
    pub kinds: KindRules,
    /// Paid channels.
    pub paid: Vec<String>,
    /// Half-lives of channels.
    pub half_lives: Vec<(String, f64)>,
}

/// The part with the grouping of channels.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Eighth {
    pub grouping: Grouping,
}

/// The part with the number of persons left out.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Ninth {
    pub persons_left_out: u32,
}

/// The parts that later pages of this version added, without those that have a meaning of their own.
#[derive(Default)]
pub(super) struct Latest {
    pub fifth: Fifth,
    pub sixth: Sixth,
    pub seventh: Seventh,
    pub eighth: Eighth,
    pub ninth: Ninth,
}

impl Import {
    /// The options of the first part, and those of the eighth.
    pub(super) fn taken_from(import: ImportOptions) -> (Self, Grouping) {
        let ImportOptions { files, stages, rates, joining, confirmed, grouping } = import;
        (Self { files, stages, rates, joining, confirmed }, grouping)
    }

    fn with(self, grouping: Grouping) -> ImportOptions {
        let Self { files, stages, rates, joining, confirmed } = self;
        ImportOptions { files, stages, rates, joining, confirmed, grouping }
    }
}

impl Eligible {
    /// The rules of the first part, and those of the seventh.
    fn taken_from(rules: EligibilityRules) -> (Self, KindRules) {
        let EligibilityRules {
            rules,
            lookback_days,
            lookback_touches,
            repeats,
            excluded,
            exclusion,
            filter,
            joint,
            kinds,
        } = rules;
        (Self { rules, lookback_days, lookback_touches, repeats, excluded, exclusion, filter, joint }, kinds)
    }

    fn with(self, kinds: KindRules) -> EligibilityRules {
        let Self { rules, lookback_days, lookback_touches, repeats, excluded, exclusion, filter, joint } = self;
        EligibilityRules { rules, lookback_days, lookback_touches, repeats, excluded, exclusion, filter, joint, kinds }
    }
}

/// Writes all parts.
pub(super) fn written(saved: &SavedChoices) -> Vec<u8> {
    let SavedChoices { choices, fingerprint, left_out, figures } = saved.clone();
    let (eligible, kinds) = Eligible::taken_from(choices.eligible);
    let (import, grouping) = Import::taken_from(choices.import);
    let (paid, half_lives) = (choices.settings.paid.clone(), choices.settings.half_lives.clone());
    let chosen = Chosen {
        selection: choices.selection,
        settings: choices.settings,
        baseline: choices.baseline,
        by: [choices.compare, choices.rows],
        form: choices.form,
        measure: (choices.measure, choices.differences),
        pair: [choices.from, choices.to],
        eligible,
        rules: choices.rules,
        joint: choices.joint,
        import,
    };
    let mut bytes = part(&First { chosen, fingerprint, redacted: choices.redacted, guessed: choices.guessed });
    let LeftOut { owners, deals, files, persons } = left_out;
    let (owners_left_out, deals_left_out, files_left_out) = (owners, deals, files);
    bytes.extend(part(&Second { owners_left_out, deals_left_out, files_left_out, figures }));
    bytes.extend(part(&Third { agreed: choices.agreed, spend_by: choices.spend_by, spend_model: choices.spend_model }));
    bytes.extend(part(&Fourth { models_at_first: 5 }));
    bytes.extend(part(&Fifth { title: choices.title }));
    bytes.extend(part(&Sixth { tab: choices.tab }));
    bytes.extend(part(&Seventh { kinds, paid, half_lives }));
    bytes.extend(part(&Eighth { grouping }));
    bytes.extend(part(&Ninth { persons_left_out: persons }));
    bytes
}

/// Reads the parts that are there; `None` if one is damaged.
pub(super) fn read(mut bytes: &[u8]) -> Option<SavedChoices> {
    let first = take(&mut bytes)?;
    let second = if bytes.is_empty() { Second::default() } else { take(&mut bytes)? };
    let third = if bytes.is_empty() { Third::default() } else { take(&mut bytes)? };
    let fourth: Option<Fourth> = if bytes.is_empty() { None } else { Some(take(&mut bytes)?) };
    let fifth = if bytes.is_empty() { Fifth::default() } else { take(&mut bytes)? };
    let sixth = if bytes.is_empty() { Sixth::default() } else { take(&mut bytes)? };
    let seventh = if bytes.is_empty() { Seventh::default() } else { take(&mut bytes)? };
    let eighth = if bytes.is_empty() { Eighth::default() } else { take(&mut bytes)? };
    let ninth = if bytes.is_empty() { Ninth::default() } else { take(&mut bytes)? };
    let saved = together(first, second, third, Latest { fifth, sixth, seventh, eighth, ninth });
    Some(if fourth.is_some_and(|fourth| fourth.models_at_first == 5) { saved } else { saved.of_earlier_pages() })
}

/// Puts the parts together.
pub(super) fn together(first: First, second: Second, third: Third, latest: Latest) -> SavedChoices {
    let First { chosen, fingerprint, redacted, guessed } = first;
    let Second { owners_left_out, deals_left_out, files_left_out, figures } = second;
    let Third { agreed, spend_by, spend_model } = third;
    let Latest { fifth: Fifth { title }, sixth: Sixth { tab }, seventh, eighth: Eighth { grouping }, ninth } = latest;
    let left_out = LeftOut {
        owners: owners_left_out,
        deals: deals_left_out,
        files: files_left_out,
        persons: ninth.persons_left_out,
    };
    let Seventh { kinds, paid, half_lives } = seventh;
    let Chosen { selection, settings, baseline, by, form, measure, pair, eligible, rules, joint, import } = chosen;
    let import = import.with(grouping);
    let (eligible, settings) = (eligible.with(kinds), Settings { paid, half_lives, ..settings });
    let ([compare, rows], (measure, differences), [from, to]) = (by, measure, pair);
    let choices = Choices {
        import,
        rules,
        guessed,
        joint,
        eligible,
        selection,
        settings,
        baseline,
        agreed,
        compare,
        form,
        rows,
        measure,
        differences,
        from,
        to,
        spend_by,
        spend_model,
        redacted,
        title,
        tab,
    };
    SavedChoices { choices, fingerprint, left_out, figures }
}

fn part<T: Serialize>(part: &T) -> Vec<u8> {
    // Serializing into memory cannot fail.
    postcard::to_allocvec(part).unwrap_or_default()
}

fn take<T: DeserializeOwned>(bytes: &mut &[u8]) -> Option<T> {
    let (part, rest) = postcard::take_from_bytes(bytes).ok()?;
    *bytes = rest;
    Some(part)
}
