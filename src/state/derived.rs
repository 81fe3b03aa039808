//! What follows from the choices and the answers: memos, requests, views and saved settings.

mod channels;
mod requests;
mod saved;
mod usable;
mod views;

use std::sync::Arc;

use fairshare_types::dimension::Dimension;
use fairshare_types::options::Rule;
use fairshare_types::results::Facts;
use leptos::prelude::*;

use self::channels::{channels, guessed_names};
use self::saved::names_at_home;
use self::usable::{has, has_rows, usual_by};
use super::choice_signals::ChoiceSignals;
use super::results::{Data, Results};
use super::screen::Screen;
use crate::texts::{ChartWords, Theme};
use crate::values::catalogue::{self, Has, Kind};
use crate::values::decisions::Checks;
use crate::values::left_out::LeftOut;
use crate::values::rule;
use crate::values::side::Side;

pub use self::channels::{Channel, confirm_teams};
pub use self::usable::{available, offers};
pub use self::views::Views;

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
    /// Number of open questions about the data.
    pub open_questions: Memo<usize>,
    /// Some channel has a guessed team that nobody has confirmed.
    pub teams_guessed: Memo<bool>,
    /// Models shown whose credit sums to the won revenue.
    pub additive: Memo<Vec<Kind>>,
    /// The agreed model; `None` until the user chooses one, and while it is not shown.
    pub agreed: Memo<Option<Kind>>,
    /// Names of the teams in the last comparison.
    pub team_names: Memo<Vec<String>>,
    /// Won revenue, the base of the percentages that replace hidden amounts; `None` while amounts are shown.
    pub redaction: Memo<Option<i64>>,
    /// Counts of choices left out of links and redacted settings because they name people, deals or files.
    pub names_at_home: Memo<LeftOut>,
    /// The comparisons on the screen.
    pub views: Views,
}

impl Derived {
    /// Derives everything.
    #[must_use]
    pub fn new(choices: ChoiceSignals, results: Results, screen: Screen) -> Self {
        let ChoiceSignals { settings, rules, guessed, import, .. } = choices;
        let Results { data, decisions, compared, .. } = results;
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
        let (compare, rows) =
            (Memo::new(move |_| known(choices.compare.get())), Memo::new(move |_| known(choices.rows.get())));
        let checks = Memo::new(move |_| {
            facts.with(|data| {
                let files = data.as_ref().map_or(&[][..], |data| data.facts.files.as_slice());
                decisions.with(|all| import.with(|import| Checks::of(files, all, &import.confirmed)))
            })
        });
        let channels = Memo::new(move |_| {
            facts.with(|data| {
                let facts = data.as_ref().map(|data| &data.facts);
                let of_engine = decisions.with(|all| import.with(|import| guessed_names(all, &import.confirmed)));
                rules.with(|rules| guessed.with(|guessed| channels(facts, &of_engine, rules, guessed)))
            })
        });
        let is_additive = move |kind: &Kind| choices.model(*kind).is_additive();
        let additive = Memo::new(move |_| shown.get().into_iter().filter(is_additive).collect::<Vec<_>>());
        let views = Views { rules, compared, compare, rows, baseline };
        Self {
            choices,
            results,
            screen,
            facts,
            has,
            shown,
            baseline,
            compare,
            rows,
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
            checks,
            channels,
            currency: Memo::new(move |_| {
                facts.with(|data| data.as_ref().map_or_else(String::new, |d| d.facts.currency.clone()))
            }),
            dark: Memo::new(move |_| match theme.get() {
                _ if printing.get() => false,
                Theme::Light => false,
                Theme::Dark => true,
                Theme::System => system_dark.get(),
            }),
            open_questions: Memo::new(move |_| checks.with(|checks| checks.questions.len())),
            teams_guessed: Memo::new(move |_| channels.with(|channels| channels.iter().any(|channel| channel.guessed))),
            additive,
            agreed: Memo::new(move |_| additive.with(|shown| choices.agreed.get().filter(|kind| shown.contains(kind)))),
            team_names: Memo::new(move |_| views.team_names()),
            redaction: Memo::new(move |_| choices.redacted.get().then(|| results.won_total())),
            names_at_home: Memo::new(move |_| names_at_home(choices.all.get())),
            views,
        }
    }

    /// The texts of the charts.
    #[must_use]
    pub fn words(&self) -> ChartWords {
        ChartWords::new(self.screen.texts(), self.currency.get())
    }
}
