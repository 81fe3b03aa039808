//! The picture that is shared: a chart in its frame, what it says in words, and its table.

use fairshare_charts::{Caption, Drawing, Look, framed, svg};
use fairshare_engine::view::By;
use leptos::prelude::*;

use super::headline::{counts_wins, first_sentence};
use crate::browser::{clock, fonts};
use crate::redaction;
use crate::session::{Session, Source};
use crate::sheet::{Cell, Copied};
use crate::stamp;

/// Width of a chart in a file.
pub const SAVED_WIDTH: f64 = 1040.0;

/// A chart for others.
pub struct Picture {
    /// The chart.
    pub chart: Drawing,
    /// What is written around it.
    pub caption: Caption,
    /// Its numbers as a table, the head first.
    pub rows: Vec<Vec<Cell>>,
}

/// What makes a picture in a look.
pub type Paint = Callback<Look, Option<Picture>>;

/// A picture as files need it.
pub struct Framed {
    /// The SVG text, with its faces.
    pub svg: String,
    /// Width and height.
    pub size: (f64, f64),
    /// By what is seen whether its faces are there.
    pub signs: Vec<(u16, char)>,
    /// The words and the table of the picture, for people who cannot see it.
    pub copied: Copied,
    /// The settings that it was made with.
    pub settings: String,
}

/// Makes a picture, light, redacted if the user wants that: amounts are parts of the whole. The faces have to be here.
pub fn frame(session: Session, name: &str, whole: Option<i64>, paint: Paint) -> Option<Framed> {
    untrack(|| {
        let look = session.look(false);
        let picture = redaction::under(session.redaction(whole), || paint.run(look.clone()))?;
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
            settings: session.travel_out().to_text(),
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

/// What is written around a picture: its finding, what is measured, and what it stands on.
pub fn caption(title: String, subtitle: String, session: Session) -> Caption {
    let footnotes = [stands_on(session), made_with(session), made_from(session), session.texts().caution().to_owned()];
    let footnotes = footnotes.into_iter().filter(|note| !note.is_empty()).collect();
    Caption { title, status: status(session, true), subtitle, footnotes }
}

/// What is not settled: open questions about the data and, where teams are shown, guessed teams. Empty where all is.
pub fn status(session: Session, teams: bool) -> String {
    let texts = session.texts();
    let mut said = Vec::new();
    match session.open_questions() {
        0 => {}
        questions => said.push(texts.provisional_says(questions)),
    }
    if teams && session.teams_are_guessed() {
        said.push(texts.teams_guessed_says().to_owned());
    }
    said.join(" ")
}

/// What the picture of the credit says.
pub fn credit_caption(session: Session) -> Caption {
    let texts = session.texts();
    let baseline = texts.model_inline(&session.model(session.baseline.get()));
    let says = texts.credit_says(session.form.get(), &baseline, counts_wins(session));
    let teams = session.compare.get() == By::Team;
    Caption { status: status(session, teams), ..caption(first_sentence(session), says, session) }
}

/// What all numbers stand on: deals, period, rows kept out.
pub fn stands_on(session: Session) -> String {
    session.facts.with(|data| {
        let Some(data) = data else { return String::new() };
        let kept_out = data.facts.kept_out.iter().map(|group| group.rows).sum();
        // Of what a filter leaves out nothing is on the picture.
        let won = session.compared.with(|answer| answer.done().map(|compared| compared.headline.won_deals));
        session.texts().stands_on(won.unwrap_or(data.facts.deals.won), data.facts.period, kept_out)
    })
}

/// The models with their settings, and which touches count.
fn made_with(session: Session) -> String {
    let texts = session.texts();
    let Some(models) = session.compared.with(|answer| answer.done().map(|compared| compared.models())) else {
        return String::new();
    };
    let names: Vec<String> = models.iter().map(|model| texts.model(model)).collect();
    texts.made_with(&names.join("; "), &texts.agreed_counting(&session.counting()).join(" "))
}

/// The files, the fingerprint of what is in them, the day.
fn made_from(session: Session) -> String {
    session.facts.with(|data| {
        let Some(data) = data else { return String::new() };
        let rows = data.facts.files.iter().map(|file| file.rows_read).sum();
        // Whoever knows all but one amount could find it by trying which one gives this code.
        let own = data.source == Source::Own && redaction::is_on();
        let print = session.fingerprint.with(|print| print.as_ref().filter(|_| !own).map(|print| print.short()));
        let print = print.unwrap_or_default();
        let day = session.texts().figures().day(clock::today());
        session.texts().made_from(data.facts.files.len() as u64, rows, &print, &day)
    })
}
