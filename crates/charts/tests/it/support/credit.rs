//! One comparison for all forms of the credit chart: four teams under five models, joint touches, intervals, in both
//! languages.

use fairshare_charts::{Caption, Drawing, Look, Words, bars_with_intervals, dots, stacked};
use fairshare_types::dimension::Dimension;
use fairshare_types::options::JointCreditPolicy;
use fairshare_types::results::{Comparison, GroupKind, Joint, OwnerSet, Owners, Uncertainty};

use super::english::English;
use super::russian::Russian;
use super::views::{comparison, in_question};

/// The forms by name.
pub const FORMS: [&str; 3] = ["stacked", "ranges", "detail"];

/// A language: its code, its texts, its names of the teams.
pub type Language = (&'static str, &'static dyn Words, [&'static str; 4]);

pub const LANGUAGES: [Language; 2] = [
    ("en", &English, ["Sales", "Marketing", "SDR", "Partner"]),
    ("ru", &Russian, ["Продажи", "Маркетинг", "SDR", "Партнёры"]),
];

/// The models; the last is the baseline.
const MODELS: [&str; 5] = ["first", "linear", "u", "w", "last"];

const SHARES: [&[f64]; 5] = [
    &[10.0, 75.0, 9.0, 6.0],
    &[53.0, 37.0, 8.0, 2.0],
    &[47.0, 44.0, 5.0, 4.0],
    &[48.0, 40.0, 8.0, 4.0],
    &[80.0, 17.0, 0.0, 3.0],
];

pub const BASELINE: usize = 4;

/// The comparison with teams of these names.
pub fn view(names: &[&str]) -> Comparison {
    with_joint_touches(&comparison(names, &MODELS, &SHARES, 65_900_000))
}

/// The same comparison with joint touches of the first two teams, and of the first three: parts of their shares.
pub fn with_joint_touches(view: &Comparison) -> Comparison {
    let named: Vec<usize> =
        (0..view.groups.len()).filter(|&group| view.groups[group].kind == GroupKind::Named).collect();
    let sets: Vec<&[usize]> = [2, 3].into_iter().filter_map(|count| named.get(..count)).collect();
    let mut view = in_question(view);
    let owners = |share: f64| {
        let of = |model: usize| sets.iter().flat_map(move |set| set.iter().map(move |&group| (model, group)));
        let cells = (0..view.models.len()).flat_map(of);
        cells.map(|(model, group)| share * view.share(model, group).max(0.0)).collect::<Vec<f64>>()
    };
    let amounts: Vec<f64> = owners(0.2).into_iter().map(|share| share * view.total as f64).collect();
    let set = |set: &&[usize]| {
        let teams: Vec<String> = set.iter().map(|&group| view.groups[group].name.clone()).collect();
        let shares = vec![1.0 / teams.len() as f64; teams.len()];
        OwnerSet { by: Dimension::Channel, name: format!("Event of {}", teams.len()), teams, shares, touches: 20 }
    };
    let owners = Owners {
        sets: sets.iter().map(set).collect(),
        amounts: amounts.iter().map(|amount| amount.round() as i64).collect(),
        deals: owners(0.2).into_iter().map(|share| share * view.won_deals as f64).collect(),
        unrounded: amounts,
    };
    let joint = view.joint.take().map(|joint| *joint).unwrap_or_default();
    Comparison { joint: Some(Box::new(Joint { owners, ..joint })), ..view }
}

/// The comparison in which joint touches are credited in full to each of their teams.
pub fn overlaid(names: &[&str]) -> Comparison {
    let rows: Vec<Vec<f64>> = SHARES.iter().map(|row| row.iter().map(|share| share * 1.2).collect()).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let mut view = with_joint_touches(&comparison(names, &MODELS, &rows, 65_900_000));
    view.joint.iter_mut().for_each(|joint| joint.policy = JointCreditPolicy::Overlay);
    view
}

/// The comparison in which joint touches have a row of their own.
pub fn bucketed(names: &[&str]) -> Comparison {
    let names: Vec<&str> = names.iter().copied().chain([""]).collect();
    let rows: [&[f64]; 2] = [&[20.0, 20.0, 10.0, 10.0, 40.0], &[30.0, 10.0, 20.0, 5.0, 35.0]];
    let mut view = with_joint_touches(&comparison(&names, &["first", "last"], &rows, 65_900_000));
    view.joint.iter_mut().for_each(|joint| joint.policy = JointCreditPolicy::Bucket);
    view
}

/// Intervals of this width in points below and above each share.
pub fn intervals(view: &Comparison, below: f64, above: f64) -> Uncertainty {
    let groups: Vec<String> = view.groups.iter().map(|group| group.name.clone()).collect();
    let cells = || (0..view.models.len()).flat_map(|model| (0..groups.len()).map(move |group| (model, group)));
    let ends = |by: f64| cells().map(|(model, group)| view.share(model, group) + by / 100.0).collect::<Vec<f64>>();
    let low = ends(-below).into_iter().map(|end| end.max(0.0)).collect();
    let (models, high) = (view.models.clone(), ends(above));
    Uncertainty { by: view.by, groups, models, resamples: 1_000, won: 40, lost: 0, low, high, leaders: Vec::new() }
}

/// The chart in a form.
pub fn chart(form: &str, view: &Comparison, baseline: usize, look: &Look, words: &dyn Words, width: f64) -> Drawing {
    match form {
        "stacked" => stacked(view, baseline, look, words, width),
        "ranges" => dots(view, baseline, look, words, width),
        _ => {
            let sure = intervals(view, 7.0, 9.0);
            bars_with_intervals(view, baseline, Some(&sure), look, words, width)
        }
    }
}

/// The texts around a form, as the page gives them.
pub fn caption(form: &str, language: &str) -> Caption {
    let english = language == "en";
    let title = if english { "Credit by team under 5 models" } else { "Вклад команд в 5 моделях" };
    let whole = if english {
        "the €659k won in 46 deals (touches Jan 2025 to Jan 2026)"
    } else {
        "659\u{a0}тыс.\u{a0}€, 46 выигранных сделок, касания за янв. 2025 – янв. 2026"
    };
    let subtitle = match (form, english) {
        ("stacked", true) => format!("Each bar is all of {whole}, divided between the teams by one model."),
        ("stacked", false) => {
            format!("Каждая полоса — вся выручка: {whole}. Каждая модель делит её между командами по-своему.")
        }
        ("ranges", true) => format!(
            "Share of {whole}. Each dot is a model; the longer the band, the more depends on the choice of model."
        ),
        ("ranges", false) => {
            format!("Доля выручки: {whole}. Точка — модель; чем длиннее полоса, тем больше зависит от выбора модели.")
        }
        (_, true) => format!(
            "Share of {whole}. A row for each model; small figures are points above or below the baseline, last touch."
        ),
        (_, false) => format!(
            "Доля выручки: {whole}. Строка — модель; мелкие цифры — отличие от базовой модели («последнее касание») в \
             пунктах."
        ),
    };
    let note = if english {
        "Credit is a way of counting, not proof of cause."
    } else {
        "Вклад — это способ подсчёта, а не доказательство причины."
    };
    Caption { title: title.into(), status: String::new(), subtitle, footnotes: vec![note.into()] }
}
