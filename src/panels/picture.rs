//! A picture to share: a chart in its frame, its text, and its table.

use std::sync::Arc;

use fairshare_charts::{Caption, Drawing, Look, framed, svg};
use fairshare_types::dimension::Dimension;
use fairshare_types::results::Fingerprint;
use leptos::prelude::*;

use super::headline::{counts_wins, first_sentence};
use crate::browser::{clock, fonts};
use crate::state::choice_signals::ChoiceSignals;
use crate::state::derived::Derived;
use crate::state::results::{Answer, Compared, Data, Source, look};
use crate::state::saved::stamp;
use crate::texts::{Texts, Whole};
use crate::values::sheet::{Cell, Copied};
use crate::values::{finding, redaction};

/// Width of a chart in a file.
pub const SAVED_WIDTH: f64 = 1040.0;

/// A chart to share.
pub struct Picture {
    /// The chart.
    pub chart: Drawing,
    /// The text around it.
    pub caption: Caption,
    /// Its numbers as a table, header first.
    pub rows: Vec<Vec<Cell>>,
}

/// A function that makes a picture in a [`Look`].
pub type Paint = Callback<Look, Option<Picture>>;

/// A picture in its frame, ready to be saved or copied.
pub struct Framed {
    /// The SVG text, with its faces.
    pub svg: String,
    /// Width and height.
    pub size: (f64, f64),
    /// Weight and test character of each face, to see whether it is loaded.
    pub signs: Vec<(u16, char)>,
    /// The words and the table of the picture, for people who cannot see it.
    pub copied: Copied,
    /// The settings that it was made with.
    pub settings: String,
}

/// Makes a picture in light colours, redacted if the user wants that.
///
/// Redacted amounts are parts of `whole`, by default of won revenue. The fonts have to be loaded.
pub fn frame(
    compared: RwSignal<Answer<Arc<Compared>>>,
    derived: Derived,
    name: &str,
    whole: Option<i64>,
    paint: Paint,
) -> Option<Framed> {
    untrack(|| {
        let look = look(compared, false);
        let picture =
            redaction::under(derived.redaction.get().map(|won| whole.unwrap_or(won)), || paint.run(look.clone()))?;
        let Picture { chart, caption, rows } = picture;
        let description = chart.description.clone();
        let drawing = framed(chart, &caption, &look);
        let bare = svg::svg(&drawing, name);
        let faces = fonts::of(&bare);
        let words = [caption.title.as_str(), &caption.status, &caption.subtitle, &description]
            .into_iter()
            .chain(caption.footnotes.iter().map(String::as_str))
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        Some(Framed {
            svg: svg::svg_with_faces(&drawing, name, &faces),
            size: (drawing.width, drawing.height),
            signs: fonts::signs(&faces),
            copied: Copied::new(&words, &rows),
            settings: derived.saved_for_others().to_text(),
        })
    })
}

impl Framed {
    /// A PNG with words and settings in it.
    pub fn stamped(&self, png: Vec<u8>) -> Vec<u8> {
        let said = stamp::with_text(png, stamp::DESCRIPTION, &self.copied.plain);
        stamp::with_text(said, stamp::SETTINGS, &self.settings)
    }
}

/// The text around a picture: its finding, what is measured, and the basis of the numbers.
pub fn caption(
    texts: &'static dyn Texts,
    choices: ChoiceSignals,
    fingerprint: RwSignal<Answer<Fingerprint>>,
    compared: RwSignal<Answer<Arc<Compared>>>,
    derived: Derived,
    title: String,
    subtitle: String,
) -> Caption {
    let footnotes = [
        stands_on(texts, compared, derived.facts),
        made_with(texts, choices, compared),
        made_from(texts, fingerprint, derived.facts),
        texts.headline.caution.to_owned(),
    ];
    let footnotes = footnotes.into_iter().filter(|note| !note.is_empty()).collect();
    Caption { title, status: status(texts, derived.open_questions, derived.teams_guessed, true), subtitle, footnotes }
}

/// Provisional points: open questions about the data and, if `teams` are shown, guessed teams. May be empty.
pub fn status(
    texts: &'static dyn Texts,
    open_questions: Memo<usize>,
    teams_guessed: Memo<bool>,
    teams: bool,
) -> String {
    let mut said = Vec::new();
    match open_questions.get() {
        0 => {}
        questions => said.push(texts.provisional_says(questions)),
    }
    if teams && teams_guessed.get() {
        said.push(texts.decisions.teams_guessed_says.to_owned());
    }
    said.join(" ")
}

/// How to read the credit chart, and the whole that it divides.
pub fn credit_says(texts: &'static dyn Texts, choices: ChoiceSignals, derived: Derived) -> String {
    let Some(view) = derived.views.chart() else { return String::new() };
    let whole = Whole {
        won: finding::won(&view, counts_wins(derived.facts)),
        deals: view.won_deals,
        period: derived.facts.with(|data| data.as_ref().and_then(|data| data.facts.period)),
        currency: derived.currency.get(),
        baseline: texts.model_inline(&choices.settings.model(derived.baseline.get())),
    };
    texts.credit_says(choices.form.get(), view.by, &whole)
}

/// The text around the picture of the credit, under the title that the user wrote or else the finding.
pub fn credit_caption(
    texts: &'static dyn Texts,
    choices: ChoiceSignals,
    fingerprint: RwSignal<Answer<Fingerprint>>,
    compared: RwSignal<Answer<Arc<Compared>>>,
    derived: Derived,
) -> Caption {
    let says = credit_says(texts, choices, derived);
    let teams = derived.compare.get() == Dimension::Team;
    let typed = choices.title.with(|title| redaction::typed(title));
    let title = typed.unwrap_or_else(|| first_sentence(texts, compared, derived));
    Caption {
        status: status(texts, derived.open_questions, derived.teams_guessed, teams),
        ..caption(texts, choices, fingerprint, compared, derived, title, says)
    }
}

/// The basis of all numbers: deals, period, rows kept out.
pub fn stands_on(
    texts: &'static dyn Texts,
    compared: RwSignal<Answer<Arc<Compared>>>,
    facts: Memo<Option<Arc<Data>>>,
) -> String {
    facts.with(|data| {
        let Some(data) = data else { return String::new() };
        let kept_out = data.facts.kept_out.iter().map(|group| group.rows).sum();
        // The picture shows only the deals that a filter leaves.
        let won = compared.with(|answer| answer.done().map(|compared| compared.headline.won_deals));
        texts.stands_on(won.unwrap_or(data.facts.deals.won), data.facts.period, kept_out)
    })
}

/// The models with their settings, and which touches count.
fn made_with(texts: &'static dyn Texts, choices: ChoiceSignals, compared: RwSignal<Answer<Arc<Compared>>>) -> String {
    let Some(models) = compared.with(|answer| answer.done().map(|compared| compared.models())) else {
        return String::new();
    };
    let names: Vec<String> = models.iter().map(|model| texts.model(model)).collect();
    texts.made_with(&names.join("; "), &texts.agreed_counting(&choices.counting()).join(" "))
}

/// The number of files and rows, the fingerprint of the files, and the day.
fn made_from(
    texts: &'static dyn Texts,
    fingerprint: RwSignal<Answer<Fingerprint>>,
    facts: Memo<Option<Arc<Data>>>,
) -> String {
    facts.with(|data| {
        let Some(data) = data else { return String::new() };
        let rows = data.facts.files.iter().map(|file| file.rows_read).sum();
        // A reader who knows all amounts but one could find it by trying which one gives this fingerprint.
        let own = data.source == Source::Own && redaction::is_on();
        let print = fingerprint.with(|print| print.done().filter(|_| !own).map(|print| print.short()));
        let print = print.unwrap_or_default();
        let day = texts.figures().day(clock::today());
        texts.made_from(data.facts.files.len() as u64, rows, &print, &day)
    })
}
