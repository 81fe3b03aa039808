//! Walks every field of the choices: changed, saved in every way, opened elsewhere, equal.

use fairshare_types::dimension::Dimension;
use fairshare_types::model::{Milestones, Model, Players, Position, Preset};
use fairshare_types::options::{
    ChannelGroups, ChannelRule, EligibilityRules, Excluded, Exclusion, FileChoices, Filter, Grouping, Joining,
    JointCreditPolicy, KindRules, KindWeight, Repeats, RowChoices, Rule, TextTest, TouchField,
};
use fairshare_types::results::Fingerprint;
use fairshare_types::schema::{DateOrder, DecimalMark, Encoding, Outcome, Role, Shape};

use super::project::Head;
use super::{SavedChoices, stamp};
use crate::ImportOptions;
use crate::catalogue::{Kind, Selection, Settings};
use crate::choices::Choices;
use crate::form::Form;
use crate::history::History;
use crate::left_out::LeftOut;
use crate::measure::Measure;
use crate::side::Side;
use crate::tab::Tab;

/// Copies of the default value, each with one field changed, and the names of the fields.
///
/// The value is taken apart by the names in the list, without `..`: a field that the list lacks does not compile.
macro_rules! each_field {
    ($type:ident { $($field:ident: $value:expr),+ $(,)? }) => {{
        let $type { $($field: _),+ } = $type::default();
        vec![$((stringify!($field), $type { $field: $value, ..$type::default() })),+]
    }};
}

/// A copy of the default value for each change inside of one of its fields.
fn inside<T, U: Clone>(
    name: &'static str,
    changed: Vec<(String, T)>,
    all: impl Fn(T) -> U,
) -> impl Iterator<Item = (String, U)> {
    changed.into_iter().map(move |(field, value)| (format!("{name}.{field}"), all(value)))
}

fn named<T>(changed: Vec<(&'static str, T)>) -> Vec<(String, T)> {
    changed.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

fn names(name: &str) -> Vec<String> {
    vec![name.to_owned(), String::new()]
}

fn row_choices() -> Vec<(String, RowChoices)> {
    named(each_field!(RowChoices {
        count_hidden: true,
        count_planned: true,
        leave_out_deleted: true,
        leave_out_archived: true,
        plain_amounts: true,
        count_deleted: true,
        count_lost: true,
        one_deal: true,
        count_within_visits: true,
        keep_refunded: true,
        count_repeated: true,
        leave_out_perhaps_repeated: true,
        count_outside_deals: true,
        merge_channels: true,
        count_late: true,
        share_namesakes: true,
        count_totals: true,
        leave_out_totals: true,
        count_repeated_spend: true,
        percent: true,
        fractions: true,
    }))
}

fn file_choices() -> Vec<(String, FileChoices)> {
    let mut changed = named(each_field!(FileChoices {
        encoding: Some(Encoding::Windows1251),
        delimiter: Some(b';'),
        header_line: Some(3),
        shape: Some(Shape::Deals),
        roles: vec![("Ref".to_owned(), Some(Role::JourneyId)), ("Note".to_owned(), None)],
        date_order: Some(DateOrder::Mdy),
        decimal_mark: Some(DecimalMark::Comma),
        left_out: true,
        decoded_from: Some("macintosh".to_owned()),
        rows: RowChoices { count_hidden: true, count_planned: true, ..RowChoices::default() },
    }));
    changed.extend(inside("rows", row_choices(), |rows| FileChoices { rows, ..FileChoices::default() }));
    changed
}

fn joining() -> Vec<(String, Joining)> {
    named(each_field!(Joining {
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
    }))
}

fn import() -> Vec<(String, ImportOptions)> {
    let of_file =
        |file| ImportOptions { files: vec![("касания.csv".to_owned(), file)], ..ImportOptions::default() };
    let mut changed = named(each_field!(ImportOptions {
        files: vec![("a.csv".to_owned(), FileChoices::default())],
        stages: vec![("Signed".to_owned(), Outcome::Won)],
        rates: vec![("USD".to_owned(), 0.5)],
        joining: Joining { keep_duplicates: true, all_earlier: true, ..Joining::default() },
        confirmed: vec!["implied_wins".to_owned()],
        grouping: Grouping { groups: Some(ChannelGroups::Ga4), ..Grouping::default() },
    }));
    changed.extend(inside("files", file_choices(), of_file));
    changed.extend(inside("joining", joining(), |joining| ImportOptions { joining, ..ImportOptions::default() }));
    changed.extend(inside("grouping", grouping(), |grouping| ImportOptions { grouping, ..ImportOptions::default() }));
    changed
}

fn grouping() -> Vec<(String, Grouping)> {
    named(each_field!(Grouping {
        groups: Some(ChannelGroups::Ga4),
        rules: vec![ChannelRule::when(TouchField::Medium, TextTest::Regex, "^cp[cm]$", "Реклама")],
    }))
}

fn filter() -> Vec<(String, Filter)> {
    named(each_field!(Filter {
        closed: Some([1, 2]),
        touched: Some([3, 4]),
        segments: names("Enterprise"),
        owners: names("Mira"),
        currencies: names("EUR"),
        deals: names("D-17"),
    }))
}

fn eligible() -> Vec<(String, EligibilityRules)> {
    let mut changed = named(each_field!(EligibilityRules {
        rules: vec![rule()],
        lookback_days: Some(90.0),
        lookback_touches: Some(12),
        repeats: Repeats::Collapse,
        excluded: vec![Excluded { by: Dimension::Channel, name: "Direct".to_owned() }],
        exclusion: Exclusion::UnlessAlone,
        filter: Filter { closed: Some([1, 2]), owners: names("Mira"), ..Filter::default() },
        joint: JointCreditPolicy::Bucket,
        kinds: KindRules { before_opportunity: true, ..KindRules::default() },
    }));
    changed.extend(inside("kinds", kinds(), |kinds| EligibilityRules { kinds, ..EligibilityRules::default() }));
    changed.extend(inside("filter", filter(), |filter| EligibilityRules { filter, ..EligibilityRules::default() }));
    changed
}

fn kinds() -> Vec<(String, KindRules)> {
    named(each_field!(KindRules {
        weights: vec![KindWeight { by: Dimension::Type, name: "Impression".to_owned(), weight: 0.2 }],
        persons: names("Ann"),
        before_opportunity: true,
    }))
}

fn settings() -> Vec<(String, Settings)> {
    named(each_field!(Settings {
        half_life: 9.5,
        own: Position::new(20.0, 30.0, 50.0),
        stages: Milestones { first: 10.0, lead: 20.0, opportunity: 30.0, close: 15.0, rest: 25.0 },
        except: vec!["Прямой заход".to_owned()],
        order: 2,
        players: Players::Channels,
        preset: Preset::DreamdataW,
        paid: vec!["Реклама".to_owned()],
        half_lives: vec![("Fair".to_owned(), 60.0)],
    }))
}

fn rule() -> Rule {
    let shares = vec![("Marketing".to_owned(), 30.0), ("Sales".to_owned(), 70.0)];
    Rule { by: Dimension::Channel, name: "Call".to_owned(), shares }
}

fn selection() -> Selection {
    let mut selection = Selection::default();
    selection.say(Kind::Markov, true);
    selection
}

/// All choices, each with one field changed.
fn choices() -> Vec<(String, Choices)> {
    let mut changed = named(each_field!(Choices {
        import: ImportOptions { rates: vec![("USD".to_owned(), 0.5)], ..ImportOptions::default() },
        rules: vec![rule()],
        guessed: vec!["Call".to_owned()],
        joint: JointCreditPolicy::Overlay,
        eligible: EligibilityRules { lookback_days: Some(90.0), ..EligibilityRules::default() },
        selection: selection(),
        settings: Settings { order: 3, ..Settings::default() },
        baseline: Kind::Linear,
        agreed: Some(Kind::W),
        compare: Some(Dimension::Segment),
        form: Form::Dots,
        rows: Some(Dimension::Campaign),
        measure: Measure::Unrounded,
        differences: true,
        from: Some(Side::Beside(Kind::TimeDecay, Model::TimeDecay { half_life: 30.0 })),
        to: Some(Side::Set(Kind::U)),
        spend_by: Dimension::Channel,
        spend_model: Some(Kind::First),
        redacted: true,
        title: "Credit, Q3".to_owned(),
        tab: Tab::Agreement,
    }));
    changed.extend(inside("import", import(), |import| Choices { import, ..Choices::default() }));
    changed.extend(inside("eligible", eligible(), |eligible| Choices { eligible, ..Choices::default() }));
    changed.extend(inside("settings", settings(), |settings| Choices { settings, ..Choices::default() }));
    changed
}

fn saved(choices: Choices) -> SavedChoices {
    SavedChoices { choices, fingerprint: None, left_out: LeftOut::default(), figures: None }
}

#[test]
fn every_choice_comes_back_from_links_pictures_and_projects() {
    let usual = saved(Choices::default()).to_bytes();
    for (field, choices) in choices() {
        let saved = saved(choices);
        assert_ne!(saved.to_bytes(), usual, "{field}");
        let link = saved.to_link().unwrap_or_default();
        assert_eq!(SavedChoices::from_link(&format!("#{link}")), Some(Ok(saved.clone())), "{field}");
        let picture = stamp::with_text(stamp::tests::png(), stamp::SETTINGS, &saved.to_text());
        let text = stamp::text_of(&picture, stamp::SETTINGS).unwrap_or_default();
        assert_eq!(SavedChoices::from_text(&text), Ok(saved.clone()), "{field}");
        // Work saved on the device is a project too.
        let head = Head { saved, files: vec![("a.csv".to_owned(), 12)] };
        let project = head.to_bytes();
        assert_eq!(Head::from_bytes(&project), Ok((head, project.len())), "{field}");
    }
}

#[test]
fn every_choice_is_undone_and_redone() {
    for (field, choices) in choices() {
        if matches!(field.as_str(), "redacted" | "guessed" | "tab") {
            assert_eq!(choices.undoable(), Choices::default(), "{field}");
            continue;
        }
        let (before, now) = (Choices::default(), choices.undoable());
        let mut history = History::new(before.clone());
        history.step(now.clone(), Choices::drags);
        assert_eq!((history.undo(), history.redo()), (Some(before.clone()), Some(now.clone())), "{field}");
        let import = before.import.clone();
        assert_eq!(now.in_place_of(&before), Choices { import, ..now }, "{field}");
    }
}

#[test]
fn what_is_saved_with_the_choices_comes_back() {
    let changed = {
        let mut fingerprint = Fingerprint::empty();
        fingerprint.add(&[1, 2, 3]);
        let start = || saved(Choices::default());
        // As above: a field that is missing here does not compile.
        let SavedChoices { choices: _, fingerprint: _, left_out: _, figures: _ } = start();
        [
            SavedChoices { fingerprint: Some(fingerprint), ..start() },
            SavedChoices { left_out: LeftOut { owners: 1, deals: 2, files: 3, persons: 4 }, ..start() },
            SavedChoices { figures: Some(7), ..start() },
        ]
    };
    for saved in changed {
        assert_eq!(SavedChoices::from_bytes(&saved.to_bytes()), Ok(saved));
    }
}
