//! Samples of all that version 2 writes, in the folder `tests/saved`: every field that they have differs from its
//! default.
//!
//! Those before the agreed model were written when a link held no agreed model and no choice about costs (commit
//! 5338feb).

use fairshare_types::dimension::Dimension;
use fairshare_types::model::{Milestones, Model, Players, Position, Preset};
use fairshare_types::options::{
    ChannelGroups, ChannelRule, Condition, EligibilityRules, Excluded, Exclusion, FileChoices, Filter, Grouping,
    Joining, JointCreditPolicy, KindRules, KindWeight, Repeats, RowChoices, Rule, TextTest, TouchField,
};
use fairshare_types::results::Fingerprint;
use fairshare_types::schema::{DateOrder, DecimalMark, Encoding, Outcome, Role, Shape};

use super::project::Head;
use super::{SavedChoices, stamp};
use crate::ImportOptions;
use crate::catalogue::{Kind, Selection, Settings};
use crate::choices::Choices;
use crate::form::Form;
use crate::left_out::LeftOut;
use crate::measure::Measure;
use crate::side::Side;
use crate::tab::Tab;

/// A link without names of people, deals and files.
const LINK: &str = include_str!("../../tests/saved/link.txt");
/// A link with such names.
const LINK_WITH_NAMES: &str = include_str!("../../tests/saved/link-with-names.txt");
/// A link with an agreed model and choices about costs.
const LINK_WITH_AGREED: &str = include_str!("../../tests/saved/link-with-agreed.txt");
/// A link with the title of the picture.
const LINK_WITH_TITLE: &str = include_str!("../../tests/saved/link-with-title.txt");
/// A link with rules for kinds of touch and settings of later models.
const LINK_WITH_KINDS: &str = include_str!("../../tests/saved/link-with-kinds.txt");
/// A link with rules that group channels.
const LINK_WITH_GROUPS: &str = include_str!("../../tests/saved/link-with-groups.txt");
/// A link that leaves out the name of a person.
const LINK_WITHOUT_PERSONS: &str = include_str!("../../tests/saved/link-without-persons.txt");
/// A PNG with settings.
const PICTURE: &[u8] = include_bytes!("../../tests/saved/picture.png");
/// A project without data.
const PROJECT: &[u8] = include_bytes!("../../tests/saved/settings.fairshare");
/// A project with data; work saved on the device has the same form.
const PROJECT_WITH_DATA: &[u8] = include_bytes!("../../tests/saved/data.fairshare");

/// Names and sizes of the files in the project with data.
fn files() -> Vec<(String, u64)> {
    vec![("touches.csv".to_owned(), 53), ("сделки.csv".to_owned(), 30)]
}

fn file_choices() -> FileChoices {
    FileChoices {
        encoding: Some(Encoding::Windows1251),
        delimiter: Some(b';'),
        header_line: Some(3),
        shape: Some(Shape::Deals),
        roles: vec![("Ref".to_owned(), Some(Role::JourneyId)), ("Note".to_owned(), None)],
        date_order: Some(DateOrder::Mdy),
        decimal_mark: Some(DecimalMark::Comma),
        left_out: true,
        decoded_from: Some("macintosh".to_owned()),
        rows: RowChoices {
            count_hidden: true,
            count_planned: true,
            leave_out_deleted: true,
            leave_out_archived: true,
            plain_amounts: true,
            // Later than the samples.
            count_deleted: false,
            count_lost: false,
            one_deal: false,
            count_within_visits: false,
            keep_refunded: false,
            count_repeated: false,
            leave_out_perhaps_repeated: false,
            count_outside_deals: false,
            merge_channels: false,
            count_late: false,
            share_namesakes: false,
            count_totals: false,
            leave_out_totals: false,
            count_repeated_spend: false,
            percent: false,
            fractions: false,
        },
    }
}

fn import() -> ImportOptions {
    ImportOptions {
        files: vec![("touches.csv".to_owned(), file_choices())],
        stages: vec![("Signed".to_owned(), Outcome::Won), ("Отказ".to_owned(), Outcome::Lost)],
        rates: vec![("USD".to_owned(), 0.5)],
        joining: Joining {
            keep_duplicates: true,
            all_earlier: true,
            conversions_no_touch: true,
            several_purchases: true,
            leave_out_unlisted: true,
            keep_spellings: true,
            keep_placeholders: true,
            keep_anonymous: true,
            keep_placeholder_dates: true,
            keep_empty_keys: true,
        },
        confirmed: vec!["implied_wins".to_owned(), "column:value:touches.csv".to_owned()],
        // Later than the samples.
        grouping: Grouping::default(),
    }
}

fn eligible() -> EligibilityRules {
    EligibilityRules {
        rules: Vec::new(),
        lookback_days: Some(90.0),
        lookback_touches: Some(12),
        repeats: Repeats::Collapse,
        excluded: vec![Excluded { by: Dimension::Channel, name: "Direct".to_owned() }],
        exclusion: Exclusion::UnlessLastAndAlone,
        filter: Filter {
            closed: Some([1_600_000_000_000, 1_700_000_000_000]),
            touched: Some([1_500_000_000_000, 1_650_000_000_000]),
            segments: vec!["Enterprise".to_owned(), String::new()],
            owners: vec!["Mira".to_owned(), "Виктор".to_owned()],
            currencies: vec!["EUR".to_owned()],
            deals: vec!["D-17".to_owned()],
        },
        joint: JointCreditPolicy::Split,
        // Later than the samples.
        kinds: KindRules::default(),
    }
}

fn settings() -> Settings {
    Settings {
        half_life: 9.5,
        own: Position::new(20.0, 30.0, 50.0),
        stages: Milestones { first: 10.0, lead: 20.0, opportunity: 30.0, close: 15.0, rest: 25.0 },
        except: vec!["Прямой заход".to_owned()],
        order: 2,
        players: Players::Channels,
        preset: Preset::DreamdataW,
        // Later than the samples.
        paid: Vec::new(),
        half_lives: Vec::new(),
    }
}

/// Choices that differ from the default in every field that version 2 wrote.
fn choices() -> Choices {
    let mut selection = Selection::default();
    selection.say(Kind::Markov, true);
    selection.say(Kind::First, false);
    let selection = selection.of_earlier_pages();
    let rule = |by, name: &str, shares: &[(&str, f64)]| Rule {
        by,
        name: name.to_owned(),
        shares: shares.iter().map(|(team, share)| ((*team).to_owned(), *share)).collect(),
    };
    Choices {
        import: import(),
        rules: vec![
            rule(Dimension::Channel, "Call", &[("Продажи", 1.0)]),
            rule(Dimension::Team, "Marketing + Sales", &[("Marketing", 30.0), ("Sales", 70.0)]),
        ],
        guessed: vec!["Call".to_owned()],
        joint: JointCreditPolicy::Overlay,
        eligible: eligible(),
        selection,
        settings: settings(),
        baseline: Kind::Linear,
        compare: Some(Dimension::Segment),
        form: Form::Dots,
        rows: Some(Dimension::Campaign),
        measure: Measure::Unrounded,
        differences: true,
        from: Some(Side::Beside(Kind::TimeDecay, Model::TimeDecay { half_life: 30.0 })),
        to: Some(Side::Set(Kind::U)),
        redacted: true,
        ..Choices::default()
    }
}

/// The same, as saved with its data.
fn saved() -> SavedChoices {
    let mut fingerprint = Fingerprint::empty();
    fingerprint.add(&[1, 2, 3]);
    SavedChoices {
        choices: choices(),
        fingerprint: Some(fingerprint),
        left_out: LeftOut::default(),
        figures: Some(40_000),
    }
}

fn without_names() -> SavedChoices {
    let mut saved = saved();
    saved.choices.import.files.clear();
    saved.choices.import.confirmed = vec!["implied_wins".to_owned()];
    saved.choices.eligible.filter.owners.clear();
    saved.choices.eligible.filter.deals.clear();
    saved.left_out = LeftOut { owners: 2, deals: 1, files: 1, persons: 0 };
    saved
}

/// The choices that a later part of version 2 holds.
fn with_agreed() -> SavedChoices {
    let (agreed, spend_model) = (Some(Kind::W), Some(Kind::First));
    let choices = Choices { agreed, spend_by: Dimension::Campaign, spend_model, ..choices() };
    SavedChoices { choices, ..saved() }
}

/// The choices of the part after that: the title, which a link of hidden names leaves out.
fn with_title() -> SavedChoices {
    let saved = with_agreed();
    let choices = Choices { title: "Вклад команд, Q3".to_owned(), redacted: false, ..saved.choices };
    SavedChoices { choices, ..saved }
}

/// The choices of the part after the tab: kinds of touch, paid channels, half-lives of channels.
fn with_kinds() -> SavedChoices {
    let saved = with_title();
    let kinds = KindRules {
        weights: vec![KindWeight { by: Dimension::Type, name: "Показ".to_owned(), weight: 0.2 }],
        persons: vec!["Анна".to_owned()],
        before_opportunity: true,
    };
    let settings =
        Settings { paid: vec!["Реклама".to_owned()], half_lives: vec![("Fair".to_owned(), 60.0)], ..settings() };
    let eligible = EligibilityRules { kinds, ..saved.choices.eligible };
    SavedChoices { choices: Choices { eligible, settings, tab: Tab::Paths, ..saved.choices }, ..saved }
}

/// The choices of the part after that: how channels are grouped.
fn with_groups() -> SavedChoices {
    let mut saved = with_kinds();
    let condition = |field, test, text: &str| Condition { field, test, text: text.to_owned() };
    let conditions = vec![
        condition(TouchField::Source, TextTest::Equals, "google"),
        condition(TouchField::Medium, TextTest::StartsWith, "cp"),
    ];
    saved.choices.import.grouping = Grouping {
        groups: Some(ChannelGroups::Ga4),
        rules: vec![
            ChannelRule { conditions, channel: "Платный поиск".to_owned() },
            ChannelRule::when(TouchField::Campaign, TextTest::Regex, "^(brand|бренд)", "Brand"),
            ChannelRule::when(TouchField::Channel, TextTest::Contains, "fair", "Events"),
        ],
    };
    saved
}

/// The number of the part after that: persons that a link without names leaves out.
fn without_persons() -> SavedChoices {
    with_groups().without_names()
}

#[test]
fn links_of_version_2_open() {
    assert_eq!(SavedChoices::from_link(LINK.trim_end()), Some(Ok(without_names())));
    assert_eq!(SavedChoices::from_link(LINK_WITH_NAMES.trim_end()), Some(Ok(saved())));
    assert_eq!(SavedChoices::from_link(LINK_WITH_AGREED.trim_end()), Some(Ok(with_agreed())));
    assert_eq!(SavedChoices::from_link(LINK_WITH_TITLE.trim_end()), Some(Ok(with_title())));
    assert_eq!(SavedChoices::from_link(LINK_WITH_KINDS.trim_end()), Some(Ok(with_kinds())));
    assert_eq!(SavedChoices::from_link(LINK_WITH_GROUPS.trim_end()), Some(Ok(with_groups())));
    assert_eq!(SavedChoices::from_link(LINK_WITHOUT_PERSONS.trim_end()), Some(Ok(without_persons())));
    assert_eq!(without_persons().left_out.persons, 1);
}

#[test]
fn pictures_of_version_2_open() {
    let text = stamp::text_of(PICTURE, stamp::SETTINGS).unwrap_or_default();
    assert_eq!(SavedChoices::from_text(&text), Ok(saved()));
}

#[test]
fn projects_of_version_2_open() {
    let read = |bytes| Head::from_bytes(bytes).map(|(head, length)| (head, length < bytes.len()));
    assert_eq!(read(PROJECT), Ok((Head { saved: without_names(), files: Vec::new() }, false)));
    assert_eq!(read(PROJECT_WITH_DATA), Ok((Head { saved: saved(), files: files() }, true)));
}
