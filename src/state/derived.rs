//! What follows from the choices and the answers: memos, requests, views and saved settings.

mod channels;
mod requests;
mod saved;
mod usable;
mod views;

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;
use fairshare_types::results::{Availability, Facts, availability};
use leptos::prelude::*;

use self::channels::{channels, guessed_names};
use self::usable::{has, has_rows, usual_by};
use super::choice_signals::ChoiceSignals;
use super::results::{Data, Results};
use super::screen::Screen;
use crate::texts::{ChartWords, Theme};
use crate::values::catalogue::{self, Has, Kind};
use crate::values::decisions::Checks;
use crate::values::rule;
use crate::values::side::Side;

pub use self::channels::Channel;

/// What follows from the choices and the answers.
#[derive(Clone, Copy)]
pub struct Derived {
    choices: ChoiceSignals,
    results: Results,
    screen: Screen,
    /// The data on the screen, with its facts.
    pub facts: Memo<Option<Arc<Data>>>,
    /// Which models have their inputs.
    pub has: Memo<Has>,
    /// The models shown.
    pub shown: Memo<Vec<Kind>>,
    /// The baseline.
    pub baseline: Memo<Kind>,
    /// Dimension of the chart.
    pub compare: Memo<Dimension>,
    /// Dimension of the table's rows.
    pub rows: Memo<Dimension>,
    /// The two models of the credit flow.
    pub pair: Memo<(Side, Side)>,
    /// Questions and chips above the chart.
    pub checks: Memo<Checks>,
    /// Channels whose team the data doesn't name.
    pub channels: Memo<Vec<Channel>>,
    /// The data's currency.
    pub currency: Memo<String>,
    /// The page is dark.
    pub dark: Memo<bool>,
}

impl Derived {
    /// Derives everything.
    #[must_use]
    pub fn new(choices: ChoiceSignals, results: Results, screen: Screen) -> Self {
        let ChoiceSignals { settings, rules, guessed, import, .. } = choices;
        let Results { data, decisions, .. } = results;
        let Screen { theme, system_dark, printing, .. } = screen;
        let facts = Memo::new_with_compare(
            move |_| data.with(|data| data.done().cloned()),
            |before, now| match (before.and_then(Option::as_ref), now.and_then(Option::as_ref)) {
                (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
                (before, now) => before.is_some() != now.is_some(),
            },
        );
        let has = Memo::new(move |_| {
            let of = |facts: &Facts| settings.with(|settings| has(facts, settings));
            facts.with(|data| data.as_ref().map_or_else(Has::default, |data| of(&data.facts)))
        });
        let shown = Memo::new(move |_| choices.selection.with(|s| s.shown(has.get())));
        let baseline = Memo::new(move |_| shown.with(|shown| catalogue::baseline(shown, choices.baseline.get())));
        let usual = move || {
            let named = facts.with(|data| data.as_ref().is_none_or(|d| d.facts.has_teams));
            usual_by(named || rules.with(|rules: &Vec<Rule>| rule::assign(rules)))
        };
        let has_rows = move |by: Dimension| facts.with(|data| data.as_ref().is_none_or(|d| has_rows(&d.facts, by)));
        let known = move |by: Option<Dimension>| by.filter(|by| has_rows(*by)).unwrap_or_else(usual);
        Self {
            choices,
            results,
            screen,
            facts,
            has,
            shown,
            baseline,
            compare: Memo::new(move |_| known(choices.compare.get())),
            rows: Memo::new(move |_| known(choices.rows.get())),
            pair: Memo::new(move |_| {
                let has = has.get();
                let usual_to = if has.usable(Kind::W) { Kind::W } else { Kind::U };
                let there = |side: &Side| has.usable(side.kind());
                let from = choices.from.get().filter(there).unwrap_or_else(|| Side::Set(baseline.get()));
                // Imported credit doesn't sum to the won revenue, so its flows are unknown.
                let from = if from.kind() == Kind::Imported { Side::Set(Kind::Last) } else { from };
                let to = choices.to.get().filter(there).unwrap_or(Side::Set(usual_to));
                settings.with(|settings| (from.under(settings), to.under(settings)))
            }),
            checks: Memo::new(move |_| {
                facts.with(|data| {
                    let files = data.as_ref().map_or(&[][..], |data| data.facts.files.as_slice());
                    decisions.with(|all| import.with(|import| Checks::of(files, all, &import.confirmed)))
                })
            }),
            channels: Memo::new(move |_| {
                facts.with(|data| {
                    let facts = data.as_ref().map(|data| &data.facts);
                    let of_engine = decisions.with(|all| import.with(|import| guessed_names(all, &import.confirmed)));
                    rules.with(|rules| guessed.with(|guessed| channels(facts, &of_engine, rules, guessed)))
                })
            }),
            currency: Memo::new(move |_| {
                facts.with(|data| data.as_ref().map_or_else(String::new, |d| d.facts.currency.clone()))
            }),
            dark: Memo::new(move |_| match theme.get() {
                _ if printing.get() => false,
                Theme::Light => false,
                Theme::Dark => true,
                Theme::System => system_dark.get(),
            }),
        }
    }

    /// The texts of the charts.
    #[must_use]
    pub fn words(&self) -> ChartWords {
        ChartWords::new(self.screen.texts(), self.currency.get())
    }

    /// Whether the data on the screen has the inputs of a model.
    #[must_use]
    pub fn availability(&self, kind: Kind) -> Availability {
        let model = self.choices.model(kind);
        self.facts.with(|data| data.as_ref().map_or(Availability::Ready, |data| availability(&model, &data.facts)))
    }

    /// Number of open questions about the data.
    #[must_use]
    pub fn open_questions(&self) -> usize {
        self.checks.with(|checks| checks.questions.len())
    }

    /// Whether any channel has a guessed team that nobody has confirmed.
    #[must_use]
    pub fn teams_are_guessed(&self) -> bool {
        self.channels.with(|channels| channels.iter().any(|channel| channel.guessed))
    }
}
