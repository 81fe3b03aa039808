//! Answers requests. Does not depend on the browser, so that its tests run natively.

use fairshare_engine::dataset::Dataset;
use fairshare_engine::digest::digest;
use fairshare_engine::effects::{Figures, WHOLE_BYTES, Weighing};
use fairshare_engine::verify::verify;
use fairshare_engine::view::{Bootstrap, Fingerprinting, FlipSearch};
use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::{Choices, EligibilityRules};
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::Fingerprint;

use crate::protocol::message::{Answer, Ask, Explanation, PROBLEMS_LISTED, Unread};

/// Touches times models credited between two signs of life: 0.7 s in Chromium on two busy cores, so that a device seven
/// times as slow does not count as dead. A smaller number would only repeat more work.
const CREDITS: u64 = 40_000_000;

/// Holds the session's data and answers requests about them.
#[derive(Default)]
pub struct Handler {
    dataset: Option<Dataset>,
}

impl Handler {
    /// Replaces the data with what a load read; a failed load changes nothing.
    pub fn keep(&mut self, loaded: Result<Dataset, Box<Unread>>) -> Answer {
        match loaded {
            Ok(dataset) => {
                let facts = dataset.facts().clone();
                self.dataset = Some(dataset);
                Answer::Loaded(Box::new(facts))
            }
            // Files that could not be read to their end were not classified.
            Err(unread) if unread.files.is_empty() => Answer::Failed(unread.problem),
            Err(unread) => Answer::Unread(unread),
        }
    }

    /// Answers a request that needs no files, and calls `alive` now and then.
    ///
    /// A load is answered by [`Load`](crate::server::load::Load) and [`Handler::keep`].
    pub fn answer(&mut self, ask: &Ask, alive: &mut dyn FnMut()) -> Answer {
        let Some(dataset) = &mut self.dataset else { return Answer::Failed(Problem::file(Reason::EmptyFile, "")) };
        match ask {
            Ask::Load { .. } | Ask::Weigh { .. } => Answer::Failed(Problem::file(Reason::Unreadable, "")),
            Ask::Compare { models, by, counting } => {
                // Each roll-up by month or segment takes another pass over the deals.
                let passes = 1 + by.iter().filter(|by| by.is_within()).count() as u64;
                let few = usize::try_from(CREDITS / passes / dataset.facts().touches.max(1)).unwrap_or(usize::MAX);
                match credit(dataset, models, by, few, counting, alive)
                    .and_then(|()| dataset.compare(models, by, counting))
                {
                    Ok((comparisons, headline)) => Answer::Compared { comparisons, headline },
                    Err(problem) => Answer::Failed(problem),
                }
            }
            Ask::Move { from, to, counting } => {
                answered(dataset.moved(from.clone(), to.clone(), counting), Answer::Moved)
            }
            Ask::Explain { model, counting } => answered(explain(dataset, model, counting), Answer::Explained),
            Ask::Unconverted { counting } => answered(dataset.unconverted(counting), Answer::Unconverted),
            Ask::Spend { query, counting } => answered(dataset.spend(query, counting), Answer::Spend),
            Ask::Together { counting } => {
                answered(dataset.without_model(counting, |source| source.together()), Answer::Together)
            }
            Ask::Paths { query, counting } => {
                answered(dataset.without_model(counting, |source| source.paths(query)), Answer::Paths)
            }
            Ask::Pipeline { query, counting } => answered(dataset.pipeline(query, counting), Answer::Pipeline),
            Ask::Periods { query, counting } => answered(dataset.periods(query, counting, alive), Answer::Periods),
            Ask::Touches { query, counting } => answered(dataset.touch_page(query, counting), Answer::Touches),
            Ask::Deals { query, counting } => answered(dataset.deals(query, counting), Answer::Deals),
            Ask::Open { id, models, counting } => dataset
                .open(id, models, counting)
                .map_or_else(Answer::Failed, |open| Answer::Opened(open.map(Box::new))),
            Ask::Fairness { counting } => {
                answered(dataset.without_model(counting, |source| source.fairness()), Answer::Fairness)
            }
            // These take a while and run between other requests: see `bootstrap` and `resample`.
            Ask::Bootstrap { .. } => Answer::Bootstrapped(None),
            Ask::Flips { .. } => Answer::Flips(None),
            Ask::Verify => Answer::Verified(verify()),
            Ask::Digest(journeys) => Answer::Digested(digest(*journeys, alive)),
            Ask::Fingerprint => Answer::Fingerprint(dataset.fingerprint()),
            Ask::Problems => Answer::Problems(dataset.problems(PROBLEMS_LISTED)),
        }
    }
}

impl Handler {
    /// Starts to compute the effects of the decisions of the data, which were read from `bytes` bytes with these
    /// choices; `None` if no decision has an alternative to compute.
    pub fn weigh(&mut self, bytes: u64, choices: &Choices) -> Option<Weighing> {
        let dataset = self.dataset.as_mut()?;
        let decisions = dataset.facts().decisions.clone();
        if !decisions.iter().any(Decision::is_weighed) {
            return None;
        }
        let at_hand = (bytes <= WHOLE_BYTES).then(|| Figures::of(dataset));
        Some(Weighing::new(decisions, choices, at_hand))
    }

    /// Replaces the decisions with the same decisions and their effects.
    pub fn decide(&mut self, decisions: &[Decision]) {
        if let Some(dataset) = &mut self.dataset {
            dataset.decide(decisions.to_vec());
        }
    }

    /// Starts to compute the confidence intervals of shares.
    ///
    /// # Errors
    /// If there is nothing to draw from, or a setting is out of range.
    pub fn bootstrap(
        &mut self,
        models: &[Model],
        by: Dimension,
        counting: &EligibilityRules,
    ) -> Result<Bootstrap, Problem> {
        let dataset = self.dataset.as_mut().ok_or_else(|| Problem::file(Reason::EmptyFile, ""))?;
        dataset.bootstrap(by, models, counting)
    }

    /// Evaluates the next value of a slider; returns false once its flip points are found.
    ///
    /// # Errors
    /// If a setting is out of range, or the model has no such slider.
    pub fn flip_step(&mut self, search: &mut FlipSearch) -> Result<bool, Problem> {
        let dataset = self.dataset.as_mut().ok_or_else(|| Problem::file(Reason::EmptyFile, ""))?;
        dataset.flip_step(search)
    }

    /// Adds some more deals to a fingerprint; returns it once all deals are in it.
    ///
    /// # Errors
    /// If no data is loaded.
    pub fn fingerprint_step(&self, made: &mut Fingerprinting) -> Result<Option<Fingerprint>, Problem> {
        let dataset = self.dataset.as_ref().ok_or_else(|| Problem::file(Reason::EmptyFile, ""))?;
        Ok(dataset.fingerprint_step(made))
    }

    /// Draws some more resamples; returns false if the eligibility rules have changed since the bootstrap began.
    pub fn resample(&self, bootstrap: &mut Bootstrap) -> bool {
        self.dataset.as_ref().is_some_and(|dataset| dataset.resample(bootstrap))
    }
}

/// The answer with a result, or with its problem.
fn answered<T>(result: Result<T, Problem>, answer: fn(Box<T>) -> Answer) -> Answer {
    result.map_or_else(Answer::Failed, |result| answer(Box::new(result)))
}

/// Applies a model to one deal and, if the model learns, adds what it learned.
fn explain(dataset: &mut Dataset, model: &Model, counting: &EligibilityRules) -> Result<Explanation, Problem> {
    let example = dataset.example(model, counting)?;
    let evidence = model.is_learned().then(|| dataset.evidence(model, counting)).transpose()?;
    Ok(Explanation { model: model.clone(), example, evidence })
}

/// Computes credit under a few models at a time if all together would take long. The data set caches each model's
/// credit, so the comparison that follows finds it computed.
fn credit(
    dataset: &mut Dataset,
    models: &[Model],
    by: &[Dimension],
    few: usize,
    counting: &EligibilityRules,
    alive: &mut dyn FnMut(),
) -> Result<(), Problem> {
    if models.len() > few {
        for few in models.chunks(few.max(1)) {
            dataset.compare(few, by, counting)?;
            alive();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use fairshare_types::dimension::Dimension;
    use fairshare_types::options::Filter;
    use fairshare_types::results::{
        DealQuery, DrillTarget, Flip, PathQuery, PeriodQuery, PipelineQuery, SpendQuery, TouchQuery,
    };

    use super::*;
    use crate::protocol::head;
    use crate::protocol::message::{Phase, Reply, Request};
    use crate::server::load::Load;

    const DEALS: &str = "deal,date,channel,team,outcome,amount\n\
        D1,2025-01-01,Webinar,Marketing,won,100\n\
        D1,2025-01-05,Call,Sales,won,100\n\
        D1,2025-01-07,Fair,Sales + Marketing,won,100\n\
        D2,bad date,Call,Sales,lost,\n";

    fn load(text: &str) -> Result<Dataset, Box<Unread>> {
        let mut load = Load::new(text.len() as u64, Choices::default(), Vec::new());
        load.open("deals.csv", text.len() as u64);
        for chunk in text.as_bytes().chunks(7) {
            load.push(chunk)?;
        }
        load.close()?;
        assert_eq!(load.progress(Phase::Joining).bytes, text.len() as u64);
        load.finish(|_| {})
    }

    fn compare() -> Ask {
        Ask::Compare {
            models: vec![Model::First, Model::TimeDecay { half_life: 7.5 }],
            by: vec![Dimension::Team, Dimension::Channel],
            counting: EligibilityRules::default(),
        }
    }

    #[test]
    fn a_failed_load_leaves_what_was_there() {
        let mut handler = Handler::default();
        assert!(matches!(handler.answer(&compare(), &mut || {}), Answer::Failed(_)));
        assert!(matches!(handler.keep(load(DEALS)), Answer::Loaded(facts) if facts.won_revenue == 10_000));
        assert!(
            matches!(handler.keep(load("")), Answer::Unread(unread) if unread.problem.reason == Reason::EmptyFile && unread.files.len() == 1)
        );
        assert!(
            matches!(handler.answer(&compare(), &mut || {}), Answer::Compared { headline, .. } if headline.total == 10_000)
        );
    }

    #[test]
    fn settings_out_of_range_are_refused() {
        let mut handler = Handler::default();
        handler.keep(load(DEALS));
        let ask = Ask::Move {
            from: Model::Last,
            to: Model::TimeDecay { half_life: 0.0 },
            counting: EligibilityRules::default(),
        };
        assert!(
            matches!(handler.answer(&ask, &mut || {}), Answer::Failed(problem) if problem.reason == Reason::BadSetting)
        );
        assert!(matches!(handler.answer(&compare(), &mut || {}), Answer::Compared { .. }), "the data is still there");
    }

    #[test]
    fn many_models_are_credited_with_signs_of_life_between() {
        let half_life = |days: u32| Model::TimeDecay { half_life: f64::from(days) };
        let models: Vec<Model> = (1..=7).map(half_life).collect();
        let counting = EligibilityRules::default();
        let by = [Dimension::Team, Dimension::Month];
        let at_once = load(DEALS).expect("loads").compare(&models, &by, &counting);
        for (few, expected) in [(0, 7), (1, 7), (3, 3), (6, 2), (7, 0), (usize::MAX, 0)] {
            let mut dataset = load(DEALS).expect("loads");
            let mut signs = 0;
            credit(&mut dataset, &models, &by, few, &counting, &mut || signs += 1).expect("credits");
            assert_eq!(signs, expected, "{few} at a time");
            assert_eq!(dataset.compare(&models, &by, &counting), at_once, "{few} at a time");
        }
        let bad = [half_life(1), half_life(0)];
        let refused = credit(&mut load(DEALS).expect("loads"), &bad, &by, 1, &counting, &mut || {});
        assert_eq!(refused.map_err(|problem| problem.reason), Err(Reason::BadSetting));
    }

    #[test]
    fn flip_points_are_found_step_by_step() {
        use fairshare_types::results::{FlipAsk, Slider};
        let ask = FlipAsk { slider: Slider::HalfLife, model: Model::TimeDecay { half_life: 7.0 } };
        let mut search = FlipSearch::new(ask, EligibilityRules::default());
        let mut handler = Handler::default();
        assert!(handler.flip_step(&mut search).is_err(), "there is no data yet");
        handler.keep(load(DEALS));
        let mut steps = 0;
        while handler.flip_step(&mut search).expect("searches") {
            steps += 1;
        }
        assert!(steps > 10, "{steps} steps");
        assert_eq!(search.result(), [], "Sales leads, later as it is");
    }

    #[test]
    fn rows_kept_out_are_listed() {
        let mut handler = Handler::default();
        handler.keep(load(DEALS));
        let Answer::Problems(problems) = handler.answer(&Ask::Problems, &mut || {}) else { panic!("problems") };
        assert_eq!(problems.iter().map(|p| (p.line, p.reason)).collect::<Vec<_>>(), [(5, Reason::BadTime)]);
    }

    #[test]
    fn messages_survive_the_wire() {
        let request = Request { id: 7, body: compare() };
        let bytes = head::pack(&request).expect("packs");
        assert_eq!(head::unpack::<Request>(&bytes).expect("unpacks"), request);
        let mut handler = Handler::default();
        let loaded = handler.keep(load(DEALS));
        let fairness = Ask::Fairness { counting: EligibilityRules::default() };
        let spend = SpendQuery { by: Dimension::Team, model: Model::Linear, by_month: true };
        let spend = Ask::Spend { query: spend, counting: EligibilityRules::default() };
        let (from, to) = (Model::First, Model::Linear);
        let moved = Ask::Move { from, to, counting: EligibilityRules::default() };
        let together = Ask::Together { counting: EligibilityRules::default() };
        let explain = Ask::Explain { model: Model::Linear, counting: EligibilityRules::default() };
        let counting = EligibilityRules::default();
        let paths = Ask::Paths { query: PathQuery::default(), counting: counting.clone() };
        let pipeline = PipelineQuery { models: vec![Model::Linear], ..PipelineQuery::default() };
        let pipeline = Ask::Pipeline { query: pipeline, counting: counting.clone() };
        let sides = [Filter::default(), Filter::default()];
        let periods = Ask::Periods { query: PeriodQuery { model: Model::Last, sides }, counting: counting.clone() };
        let touches = TouchQuery { models: vec![Model::Linear], from: 0, rows: 10 };
        let touches = Ask::Touches { query: touches, counting };
        let asks = [
            compare(),
            Ask::Problems,
            fairness,
            spend,
            Ask::Fingerprint,
            moved,
            together,
            explain,
            Ask::Verify,
            paths,
            pipeline,
            periods,
            touches,
            Ask::Unconverted { counting: EligibilityRules::default() },
        ];
        let answers = asks.map(|ask| handler.answer(&ask, &mut || {}));
        assert!(matches!(answers[2], Answer::Fairness(_)));
        assert!(matches!(&answers[13], Answer::Unconverted(found) if found.people == 0 && found.models.is_empty()));
        assert!(matches!(&answers[9], Answer::Paths(paths) if paths.all.amount == 10_000));
        assert!(matches!(&answers[10], Answer::Pipeline(pipeline) if pipeline.won_total == 10_000));
        assert!(matches!(&answers[11], Answer::Periods(periods) if periods.sides[0].total == 10_000));
        assert!(matches!(&answers[12], Answer::Touches(page) if page.rows.len() == 4));
        assert!(matches!(&answers[4], Answer::Fingerprint(print) if print.rows > 3));
        assert!(
            matches!(&answers[3], Answer::Spend(spend) if spend.credit == 10_000 && spend.without_cost == 3 && !spend.months.is_empty())
        );
        let query = DealQuery { behind: DrillTarget::Won, search: String::new(), rows: 10 };
        let deals = handler.answer(&Ask::Deals { query, counting: EligibilityRules::default() }, &mut || {});
        let Answer::Deals(list) = &deals else { panic!("deals") };
        let id = list.rows[0].id.clone();
        let opened = handler
            .answer(&Ask::Open { id, models: vec![Model::Linear], counting: EligibilityRules::default() }, &mut || {});
        assert!(matches!(opened, Answer::Opened(Some(_))));
        let mut bootstrap =
            handler.bootstrap(&[Model::Linear], Dimension::Team, &EligibilityRules::default()).expect("begins");
        while !bootstrap.is_done() {
            assert!(handler.resample(&mut bootstrap));
        }
        let sure = Answer::Bootstrapped(Some(Box::new(bootstrap.result())));
        let flip = Flip { value: 7.5, leader_below: "Sales".to_owned(), leader_above: "Marketing".to_owned() };
        let flips = Answer::Flips(Some(vec![vec![flip], Vec::new()]));
        let Answer::Loaded(facts) = &loaded else { panic!("loaded") };
        let problem = Problem::file(Reason::EmptyFile, "deals.csv");
        let unread = Unread { problem: problem.clone(), files: facts.files.clone(), problems: vec![problem] };
        let others = [Answer::Unread(Box::new(unread)), loaded, deals, opened, sure, flips];
        for body in others.into_iter().chain(answers) {
            let mut reply = Reply { id: 7, body };
            let sent = reply.clone();
            let columns = reply.take_columns();
            let bytes = head::pack(&reply).expect("packs");
            let mut arrived: Reply = head::unpack(&bytes).expect("unpacks");
            arrived.put_columns(columns);
            assert_eq!(arrived, sent);
        }
    }
}
