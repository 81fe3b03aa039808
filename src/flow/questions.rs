//! All questions: those that follow the user's choices, and those sent on demand.

use std::sync::Arc;

use fairshare_types::decision::Decision;
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;
use fairshare_types::results::{
    Fairness, Fingerprint, Moved, OpenedDeal, Paths, Periods, Pipeline, PipelineQuery, Spend, Together, TouchPage,
    TouchQuery, Unconverted,
};
use fairshare_worker::protocol::message::{Answer as Said, Ask};
use leptos::prelude::*;

use super::Flow;
use crate::query::Query;
use crate::reducer::{Manner, Request};
use crate::state::Store;
use crate::state::drill::Listed;
use crate::state::results::{Compared, Explained, ExplainedSignal, Flips, Intervals};
use crate::values::ImportOptions;
use crate::values::catalogue::Kind;
use crate::values::tab::Tab;

impl Flow {
    /// Adds all questions; those that follow choices are sent again whenever these or the data change.
    pub(super) fn follow_choices(self) {
        let store = self.store;
        self.follow(compare(store));
        self.follow(fairness(store));
        self.follow(unconverted(store));
        self.follow(sure(store));
        self.follow(flips(store));
        self.follow(moved(store));
        self.follow(together(store));
        self.follow(deals(store));
        self.follow(spend(store));
        self.follow(paths(store));
        self.follow(pipeline(store));
        self.follow(periods(store));
        self.add(touches(store).then(move || self.take_touches()));
        self.follow(open_deal(store));
        self.follow(problems(store));
        for (kind, answer) in store.results.explained.get_value() {
            self.follow(explain(store, kind, answer));
        }
        self.add(fingerprint(store).then(move || self.meet()));
        self.add(weigh(store));
        self.add(Query::on_demand(store.results.verified, &Ask::Verify, |_, said| match said {
            Said::Verified(checks) => Some(Arc::new(checks)),
            _ => None,
        }));
        self.add(Query::on_demand(store.results.digested, &Ask::Digest(0), |_, said| match said {
            Said::Digested(digest) => digest,
            _ => None,
        }));
    }
}

/// A request about the data on the screen; `None` before there is any.
fn of_data(store: Store, ask: impl FnOnce() -> Ask) -> Option<Ask> {
    store.derived.facts.with(Option::is_some).then(ask)
}

/// Credit under the models shown.
fn compare(store: Store) -> Query<Arc<Compared>> {
    let request = move || {
        let data = store.derived.facts.get()?;
        Some(store.choices.rules.with(|rules| store.derived.compare_ask(&data.facts, rules)))
    };
    Query::new(store.results.compared, request, |request, said| match said {
        Said::Compared { comparisons, headline } => {
            let Request { ask, kinds } = request.clone();
            Some(Arc::new(Compared { ask, kinds, comparisons, headline }))
        }
        _ => None,
    })
    .asked(Manner::Comparison)
}

/// Biases of the data itself.
fn fairness(store: Store) -> Query<Arc<Fairness>> {
    let request = move || of_data(store, || Ask::Fairness { counting: store.choices.counting() });
    Query::new(store.results.fairness, request, |_, said| match said {
        Said::Fairness(fairness) => Some(Arc::from(fairness)),
        _ => None,
    })
}

/// Learned models with and without the people who did not convert, once the fairness check is unfolded.
fn unconverted(store: Store) -> Query<Arc<Unconverted>> {
    let any =
        move || store.results.fairness.with(|answer| answer.done().is_some_and(|fairness| fairness.unconverted > 0));
    let request = move || {
        let wanted = store.screen.fairness.get() && any();
        wanted.then(|| of_data(store, || Ask::Unconverted { counting: store.choices.counting() })).flatten()
    };
    Query::new(store.results.unconverted, request, |_, said| match said {
        Said::Unconverted(found) => Some(Arc::from(found)),
        _ => None,
    })
}

/// Confidence intervals of the shares on the chart; sent once a comparison under the current rules is shown.
fn sure(store: Store) -> Query<Arc<Intervals>> {
    let request = move || store.derived.sure_ask().filter(|_| store.derived.counts_as_compared());
    Query::new(store.results.sure, request, |request, said| match said {
        Said::Bootstrapped(Some(uncertainty)) => {
            Some(Arc::new(Intervals { ask: request.ask.clone(), uncertainty: *uncertainty }))
        }
        _ => None,
    })
    .asked(Manner::Background { keeps: false })
    .with_progress(store.results.drawing)
}

/// Flip points of the sliders on the screen; sent once a comparison under the current rules is shown.
fn flips(store: Store) -> Query<Arc<Flips>> {
    let request = move || store.derived.flips_ask().filter(|_| store.derived.counts_as_compared());
    Query::new(store.results.flips, request, |request, said| match (&request.ask, said) {
        (Ask::Flips { of, .. }, Said::Flips(Some(found))) => {
            let found = of.iter().map(|ask| ask.slider.clone()).zip(found).collect();
            Some(Arc::new(Flips { ask: request.ask.clone(), found }))
        }
        _ => None,
    })
    .asked(Manner::Background { keeps: true })
}

/// Credit that moves between teams from one model to another.
fn moved(store: Store) -> Query<Arc<Moved>> {
    let request = move || of_data(store, || store.derived.move_ask());
    Query::new(store.results.moved, request, |_, said| match said {
        Said::Moved(moved) => Some(Arc::from(moved)),
        _ => None,
    })
}

/// Won revenue by the set of teams that touched the deal.
fn together(store: Store) -> Query<Arc<Together>> {
    let request = move || of_data(store, || Ask::Together { counting: store.choices.counting() });
    Query::new(store.results.together, request, |_, said| match said {
        Said::Together(together) => Some(Arc::from(together)),
        _ => None,
    })
}

/// The deals behind a number.
fn deals(store: Store) -> Query<Arc<Listed>> {
    let ask = move || Ask::Deals { query: store.drill.query.get(), counting: store.choices.counting() };
    let request = move || of_data(store, ask);
    Query::new(store.results.listed, request, |request, said| match (&request.ask, said) {
        (Ask::Deals { query, .. }, Said::Deals(list)) => Some(Arc::new(Listed { query: query.clone(), list: *list })),
        _ => None,
    })
    .cleared()
}

/// Cost and credit; empty if no cost is known.
fn spend(store: Store) -> Query<Arc<Spend>> {
    Query::new(
        store.results.spend,
        move || store.derived.spend_ask(),
        |_, said| match said {
            Said::Spend(spend) => Some(Arc::from(spend)),
            _ => None,
        },
    )
    .emptied()
}

/// The paths of won and lost deals, once their tab is open.
fn paths(store: Store) -> Query<Arc<Paths>> {
    let open = move || store.choices.tab.get() == Tab::Paths;
    let ask = move || Ask::Paths { query: store.derived.path_query(), counting: store.choices.counting() };
    Query::new(
        store.results.paths,
        move || open().then(|| of_data(store, ask)).flatten(),
        |_, said| match said {
            Said::Paths(paths) => Some(Arc::from(paths)),
            _ => None,
        },
    )
}

/// Open deals by team, if there are some.
fn pipeline(store: Store) -> Query<Arc<Pipeline>> {
    let request = move || {
        let any = store.derived.facts.with(|data| data.as_ref().is_some_and(|data| data.facts.deals.open > 0));
        (any && store.choices.tab.get() == Tab::Together).then(|| {
            let models = store.derived.additive.get().into_iter().map(|kind| store.choices.model(kind)).collect();
            let screen = store.screen;
            let (window, whole_amounts) = (screen.window.get(), screen.whole_amounts.get());
            let query = PipelineQuery { models, window, whole_amounts };
            Ask::Pipeline { query, counting: store.choices.counting() }
        })
    };
    Query::new(store.results.pipeline, request, |_, said| match said {
        Said::Pipeline(pipeline) => Some(Arc::from(pipeline)),
        _ => None,
    })
}

/// Two periods or segments side by side.
fn periods(store: Store) -> Query<Arc<Periods>> {
    let request = move || {
        if store.choices.tab.get() != Tab::Moved {
            return None;
        }
        Some(Ask::Periods { query: store.derived.sides()?, counting: store.choices.counting() })
    };
    Query::new(store.results.periods, request, |_, said| match said {
        Said::Periods(periods) => Some(Arc::from(periods)),
        _ => None,
    })
}

/// A page of the table of touches.
fn touches(store: Store) -> Query<Arc<TouchPage>> {
    let query = TouchQuery { models: Vec::new(), from: 0, rows: 0 };
    let like = Ask::Touches { query, counting: EligibilityRules::default() };
    Query::on_demand(store.results.touches, &like, |_, said| match said {
        Said::Touches(page) => Some(Arc::from(page)),
        _ => None,
    })
}

/// The open deal, touch by touch.
fn open_deal(store: Store) -> Query<Option<Arc<OpenedDeal>>> {
    let request = move || {
        let id = store.drill.open.get()?;
        of_data(store, || Ask::Open { id, models: store.derived.models(), counting: store.choices.counting() })
    };
    Query::new(store.results.opened, request, |_, said| match said {
        Said::Opened(opened) => Some(opened.map(Arc::from)),
        _ => None,
    })
    .cleared()
}

/// The rows kept out, once the reading panel was open for these data.
fn problems(store: Store) -> Query<Arc<Vec<Problem>>> {
    let opened_for = Memo::new(move |before: Option<&Option<usize>>| {
        let data = store.derived.facts.with(|data| data.as_ref().map(|data| Arc::as_ptr(data) as usize));
        let open = store.screen.reading.get();
        data.filter(|_| open || before == Some(&data))
    });
    let request = move || opened_for.with(Option::is_some).then_some(Ask::Problems);
    Query::new(store.results.problems, request, |_, said| match said {
        Said::Problems(problems) => Some(Arc::new(problems)),
        _ => None,
    })
    .cleared()
}

/// The explanation of a model, while it is open.
fn explain(store: Store, kind: Kind, answer: ExplainedSignal) -> Query<Arc<Explained>> {
    let open = move || store.screen.explaining.with(|open| open.contains(&kind));
    let request = move || if open() { of_data(store, || store.choices.explain_ask(kind)) } else { None };
    Query::new(answer, request, |request, said| match said {
        Said::Explained(explanation) => {
            Some(Arc::new(Explained { ask: request.ask.clone(), explanation: *explanation }))
        }
        _ => None,
    })
    .cleared()
}

/// One-way fingerprint of the data on the screen.
fn fingerprint(store: Store) -> Query<Fingerprint> {
    Query::on_demand(store.results.fingerprint, &Ask::Fingerprint, |_, said| match said {
        Said::Fingerprint(print) => Some(print),
        _ => None,
    })
}

/// What each alternative of an uncertain decision would change.
fn weigh(store: Store) -> Query<Vec<Decision>> {
    let like = Ask::Weigh { files: Vec::new(), choices: ImportOptions::default(), variants: Vec::new() };
    let show = move || {
        if let Some(decisions) = store.results.weighed.with_untracked(|answer| answer.done().cloned()) {
            store.results.decisions.set(decisions);
        }
    };
    Query::on_demand(store.results.weighed, &like, |_, said| match said {
        Said::Weighed(decisions) => decisions,
        _ => None,
    })
    .then(show)
}
