//! The data of one session, which the worker and the command line hold and query.

mod channels;
mod decided;
mod facts;
mod fingerprint;
mod guesses;
mod spelling;

use crate::attributes::Attributes;
use crate::cells::Cells;
use crate::credit::{FittedModel, Tally, tally};
use crate::eligible::{DealLookup, Eligible};
use crate::join::{join, mend, use_spare_keys, usual_scale};
use crate::journey::Journeys;
use crate::model::learned::{Learned, Sets, learn, suggest};
use crate::owner::Lookup;
use crate::view::flip::{FlipSearch, leader};
use crate::view::{Bootstrap, DealName, Noted, Source, Within};
use fairshare_import::read::{Log, Names, RankedLabels, Records, Slot, Store, TeamCells, written};
use fairshare_types::decision::Decision;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::{Model, Players};
use fairshare_types::options::EligibilityRules;
use fairshare_types::order;
use fairshare_types::order::sorted;
use fairshare_types::problem::{Problem, Reason};
use fairshare_types::results::{
    Comparison, DealId, DealList, DealQuery, Evidence, Example, Facts, Fairness, FlipAsk, Headline, Moved, OpenedDeal,
    OtherCurrency, Slider, Spend, Together,
};
use fairshare_types::schema::Outcome;

use self::decided::decided;
use self::facts::{Lines, facts, stages};
use crate::eligible::eligible;
use crate::view::evidence;

/// Everything read from the files of one session, ready to be credited under any model.
pub struct Dataset {
    facts: Facts,
    log: Log,
    journeys: Journeys,
    slots: Vec<Slot>,
    /// Touches of each slot.
    touches: Vec<u64>,
    names: Dictionary,
    team_cells: TeamCells,
    /// Attributes that deals can be filtered by.
    attributes: Attributes,
    /// Rows with a problem or a notice, for the fairness check.
    noted: Vec<Noted>,
    /// Cached results for the last choices.
    counted: Option<CreditCache>,
}

/// Names of deals, channels, campaigns and touch types.
struct Dictionary {
    deals: Names,
    /// Names that people know deals by, beside their keys.
    labels: RankedLabels,
    channels: Names,
    campaigns: Names,
    types: Names,
}

/// Cached cells, fits and tallies under one set of eligibility rules.
struct CreditCache {
    counting: EligibilityRules,
    cells: Cells,
    /// Journeys after filter and eligibility rules; `None` if these change nothing.
    eligible: Option<Eligible>,
    /// Channel sets and team sets of the journeys, computed when a model first needs them.
    sets: Vec<(Players, Sets)>,
    learned: Vec<(Model, Learned)>,
    tallies: Vec<(Model, Tally)>,
    /// Credit of teams within months and segments, as far as requested.
    within: Vec<Within>,
}

/// Most tallies kept, so that switching a model off and on recomputes nothing.
const TALLIES: usize = 64;

impl Dataset {
    /// Joins the records to journeys.
    ///
    /// # Errors
    /// [`Reason::AmountsTooLarge`] if sums of amounts could overflow.
    pub fn join(records: Records) -> Result<Self, Problem> {
        Self::join_with(records, &mut || {})
    }

    /// [`join`](Self::join), and calls `alive` now and then: joining millions of touches takes seconds.
    ///
    /// # Errors
    /// [`Reason::AmountsTooLarge`] if sums of amounts could overflow.
    pub fn join_with(records: Records, alive: &mut dyn FnMut()) -> Result<Self, Problem> {
        let Records { mut store, mut log, files } = records;
        store.name_campaigns();
        store.settle_scale(usual_scale(&store));
        let mut mended = mend(&mut store, &files);
        use_spare_keys(&mut store);
        mended.extend(channels::keep_apart(&mut store, &files));
        mended.extend(spelling::join_spellings(&mut store));
        let texts = &store.texts;
        let deal_rank = texts.deals.ranks_by_hash();
        let channel_rank = texts.channels.ranks_by_text();
        let campaign_rank = texts.campaigns.ranks_by_text();
        let type_rank = texts.touch_types.ranks_by_text();
        let (slots, slot_rank) = slots_by_name(&store, &channel_rank, &campaign_rank, &type_rank);
        alive();
        let mut joined = join(&store, &files, &deal_rank, &slot_rank, &mut log, alive);
        alive();
        joined.decisions.splice(0..0, mended);
        if !joined.journeys.can_be_counted() {
            return Err(Problem::file(Reason::AmountsTooLarge, files.first().map_or("", |file| &file.name)));
        }
        let mut touches = vec![0_u64; slots.len()];
        for &slot in &joined.journeys.slot {
            touches[slot as usize] += 1;
        }
        let others = joined.others.iter().map(|&(currency, deals, converted)| OtherCurrency {
            code: texts.currencies.text(currency).to_owned(),
            deals,
            converted,
        });
        let others = others.collect();
        let stages = stages(&store);
        let by_file = guesses::touches_by_file(&store, &slot_rank, files.len());
        let main = joined.currency;
        let currency = match main {
            u32::MAX => String::new(),
            c => texts.currencies.text(c).to_owned(),
        };
        let decisions = decided(&files, &store, &joined);
        let attributes = Attributes::new(&mut store, &deal_rank, main);
        let Store { texts, team_cells, deals, labels, given_by, scale, .. } = store;
        let names = Dictionary {
            deals: texts.deals.into_names(&deal_rank),
            labels: labels.by_rank(&deal_rank),
            channels: texts.channels.into_names(&channel_rank),
            campaigns: texts.campaigns.into_names(&campaign_rank),
            types: texts.touch_types.into_names(&type_rank),
        };
        let lines = Lines { log: &log, files, deal_rank: &deal_rank };
        let mut facts = Facts {
            decisions,
            scale,
            stages,
            other_currencies: others,
            given_by,
            segments: attributes.segments.offered(&joined.journeys.ends),
            owners: attributes.owners.offered(&joined.journeys.ends),
            currencies: attributes.currencies.offered(&joined.journeys.ends),
            ..facts(&joined, &lines, &slots, &touches, &names, &team_cells, currency, deals.has_table)
        };
        facts.team_guesses = guesses::team_guesses(&facts, &joined.journeys, &slots, &by_file, &names, &team_cells);
        let noted = Noted::all(&log, &deal_rank);
        let journeys = Journeys { channel_of: slots.iter().map(|slot| slot.channel).collect(), ..joined.journeys };
        Ok(Self { facts, log, journeys, slots, touches, names, team_cells, attributes, noted, counted: None })
    }

    /// Replaces the decisions found while reading by ones with known effects.
    pub fn decide(&mut self, decisions: Vec<Decision>) {
        self.facts.decisions = decisions;
    }

    /// The facts of the data strip.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Rows kept out, and rows used with a notice, one by one; at most `limit` for each reason.
    #[must_use]
    pub fn problems(&self, limit: usize) -> Vec<Problem> {
        self.log.list(limit)
    }

    /// Credit under these models, rolled up by each of these dimensions.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn compare(
        &mut self,
        models: &[Model],
        by: &[Dimension],
        counting: &EligibilityRules,
    ) -> Result<(Vec<Comparison>, Headline), Problem> {
        let mut counted = self.count(models, counting)?;
        for &by in by.iter().filter(|by| by.is_within()) {
            self.within(&mut counted, by, models);
        }
        let tallies: Vec<&Tally> = models.iter().filter_map(|model| counted.tally(model)).collect();
        let source = self.source(&counted);
        let within = |by: Dimension| counted.within.iter().find(|within| within.by == by);
        let compare = |&by: &Dimension| match within(by) {
            Some(within) => within.comparison(models, source.won()),
            None => source.compare(by, models, &tallies),
        };
        let comparisons = by.iter().map(compare).collect();
        let counts = source.headline();
        let headline = Headline {
            left_out: self.facts.won_revenue.saturating_sub(counts.total),
            left_out_deals: self.facts.deals.won.saturating_sub(counts.won_deals),
            ..counts
        };
        self.counted = Some(counted);
        Ok((comparisons, headline))
    }

    /// Credit that moves between teams from one model to another.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, or if a model's credit does not sum to won revenue, as flows
    /// would then be undefined.
    pub fn moved(&mut self, from: Model, to: Model, counting: &EligibilityRules) -> Result<Moved, Problem> {
        if let Some(loose) = [&from, &to].into_iter().find(|model| !model.is_additive()) {
            return Err(loose.refused());
        }
        let models = [from, to];
        let counted = self.count(&models, counting)?;
        let none = Tally::default();
        let [before, after] = models.each_ref().map(|model| counted.tally(model).unwrap_or(&none));
        let [from, to] = models.each_ref().map(|model| self.ready(&counted, model));
        let moved = self.source(&counted).moved((&from, before), (&to, after), &|deal| self.deal(deal));
        self.counted = Some(counted);
        Ok(moved)
    }

    /// Won revenue by who touched the deal; needs no model.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn together(&mut self, counting: &EligibilityRules) -> Result<Together, Problem> {
        let counted = self.count(&[], counting)?;
        let together = self.source(&counted).together();
        self.counted = Some(counted);
        Ok(together)
    }

    /// Costs of touches beside their credit.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, `by` is month or segment, the model's credit does not sum to
    /// won revenue, or costs are too large to be added up.
    pub fn spend(&mut self, by: Dimension, model: &Model, counting: &EligibilityRules) -> Result<Spend, Problem> {
        if !model.is_additive() || by.is_within() {
            return Err(model.refused());
        }
        let counted = self.count(std::slice::from_ref(model), counting)?;
        let none = Tally::default();
        let spend = self.source(&counted).spend(by, model, counted.tally(model).unwrap_or(&none));
        self.counted = Some(counted);
        let file = self.facts.files.first().map_or("", |facts| &facts.file);
        spend.ok_or_else(|| Problem::file(Reason::AmountsTooLarge, file))
    }

    /// The deals behind a number: their parts sum to it.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn deals(&mut self, query: &DealQuery, counting: &EligibilityRules) -> Result<DealList, Problem> {
        let models = query.behind.models();
        let counted = self.count(&models, counting)?;
        let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
        let list = self.source(&counted).deals(query, &ready, &|deal| self.deal(deal));
        drop(ready);
        self.counted = Some(counted);
        Ok(list)
    }

    /// A deal, touch by touch, under each of these models; `None` if there is no such deal.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn open(
        &mut self,
        id: &DealId,
        models: &[Model],
        counting: &EligibilityRules,
    ) -> Result<Option<OpenedDeal>, Problem> {
        let counted = self.count(models, counting)?;
        let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
        let opened = self.source(&counted).open(id, &ready, &|deal| self.deal(deal));
        drop(ready);
        self.counted = Some(counted);
        Ok(opened)
    }

    /// Biases in the data itself; needs no model.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn fairness(&mut self, counting: &EligibilityRules) -> Result<Fairness, Problem> {
        let counted = self.count(&[], counting)?;
        let fairness = self.source(&counted).fairness();
        self.counted = Some(counted);
        Ok(fairness)
    }

    /// The data behind a data-driven model, and its global table.
    ///
    /// # Errors
    /// A [`Problem`] if the model learns nothing, a setting is outside its range, or there are more teams or channels
    /// than the model can handle.
    pub fn evidence(&mut self, model: &Model, counting: &EligibilityRules) -> Result<Evidence, Problem> {
        if !model.is_learned() {
            return Err(model.refused());
        }
        let counted = self.count(std::slice::from_ref(model), counting)?;
        let journeys = counted.journeys(self);
        let names: Vec<String> = match model.players() {
            Players::Teams => counted.cells.teams.clone(),
            Players::Channels => self.names.channels.iter().map(str::to_owned).collect(),
        };
        // The global table shares out only the journeys that the model learned from.
        let learned_from = |at: usize| !journeys.get(at).time.is_empty();
        let won = journeys.ends.iter().enumerate().filter(|(at, end)| end.outcome == Outcome::Won && learned_from(*at));
        let total = won.map(|(_, end)| end.amount).sum();
        let order =
            matches!(model, Model::Markov { .. }).then(|| suggest(journeys, self.names.channels.len())).flatten();
        let open = journeys.ends.iter().filter(|end| end.outcome == Outcome::Open).count() as u64;
        let evidence =
            counted.learned(model).map(|learned| Evidence { order, ..evidence(model, learned, &names, total, open) });
        self.counted = Some(counted);
        evidence.ok_or_else(|| model.refused())
    }

    /// One of the won deals with the arithmetic of a model; `None` if no won deal has a touch.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn example(&mut self, model: &Model, counting: &EligibilityRules) -> Result<Option<Example>, Problem> {
        let counted = self.count(std::slice::from_ref(model), counting)?;
        let ready = self.ready(&counted, model);
        let example = self.source(&counted).example(&ready, &|deal| self.deal(deal));
        drop(ready);
        self.counted = Some(counted);
        Ok(example)
    }

    /// The key and the name of a deal, as written in the data.
    fn deal(&self, deal: u32) -> DealName<'_> {
        DealName { key: written(self.names.deals.get(deal)), label: self.names.labels.get(deal) }
    }

    /// Starts a bootstrap of the shares under these models, without those whose credit does not sum to won revenue.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn bootstrap(
        &mut self,
        by: Dimension,
        models: &[Model],
        counting: &EligibilityRules,
    ) -> Result<Bootstrap, Problem> {
        let models: Vec<Model> = models.iter().filter(|model| model.is_additive()).cloned().collect();
        let counted = self.count(&models, counting)?;
        let ready: Vec<FittedModel<'_>> = models.iter().map(|model| self.ready(&counted, model)).collect();
        let bootstrap = self.source(&counted).bootstrap(by, &ready, counting);
        drop(ready);
        self.counted = Some(counted);
        Ok(bootstrap)
    }

    /// Draws some more resamples. Returns false, and draws none, if the cached results are for other choices than those
    /// the bootstrap began with.
    pub fn resample(&self, bootstrap: &mut Bootstrap) -> bool {
        let Some(counted) = self.counted.as_ref().filter(|counted| counted.counting == *bootstrap.counting()) else {
            return false;
        };
        let source = self.source(counted);
        bootstrap.step(&source, &|model, counts| {
            let (_, sets) = counted.sets.iter().find(|(players, _)| *players == model.players())?;
            learn(model, source.journeys, sets, counts, false).ok()
        });
        true
    }

    /// Evaluates one more value of a slider, or all remaining values of a joint share, which needs no pass over
    /// touches. Returns false once none is left. Cached results stay cached.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range, or the model has no such slider.
    pub fn flip_step(&mut self, search: &mut FlipSearch) -> Result<bool, Problem> {
        let Some(value) = search.next() else { return Ok(false) };
        let (FlipAsk { slider, model }, counting) = search.ask();
        if matches!(slider, Slider::JointShare { .. }) {
            if search.base().is_none() {
                let base = self.by_team(model, counting)?;
                search.set_base(base);
            }
            while let Some(percent) = search.next() {
                let leader = search.leader_at_share(percent);
                search.step(&leader);
            }
            return Ok(false);
        }
        let Some((model, counting)) = slider.at(value, model, counting) else { return Err(model.refused()) };
        let leader = leader(&self.by_team(&model, &counting)?);
        search.step(&leader);
        Ok(search.next().is_some())
    }

    /// Credit by team under one model, without displacing the cached results of what is on screen.
    fn by_team(&mut self, model: &Model, counting: &EligibilityRules) -> Result<Comparison, Problem> {
        model.check()?;
        counting.check()?;
        let mut other = None;
        let mut counted = match self.counted.take() {
            Some(counted) if counted.counting == *counting => counted,
            kept => {
                other = kept;
                self.counted_anew(counting)
            }
        };
        let learned = if model.is_learned() { self.learn(&mut counted, model) } else { Ok(()) };
        let tallied = match counted.tally(model) {
            Some(tally) => tally.clone(),
            None => tally(counted.journeys(self), &counted.cells, &self.ready(&counted, model)),
        };
        let view = self.source(&counted).compare(Dimension::Team, std::slice::from_ref(model), &[&tallied]);
        self.counted = other.or(Some(counted));
        learned.map(|()| view)
    }

    /// Key, minor units and wins of each won deal that has an eligible touch, sorted by key.
    ///
    /// # Errors
    /// A [`Problem`] if a setting is outside its range.
    pub fn by_deal(&mut self, counting: &EligibilityRules) -> Result<Vec<(String, i64, u64)>, Problem> {
        let counted = self.count(&[], counting)?;
        let journeys = counted.journeys(self);
        let mut deals: Vec<(String, i64, u64)> = Vec::new();
        for (at, ending) in journeys.ends.iter().enumerate() {
            if ending.outcome == Outcome::Won && !journeys.get(at).time.is_empty() {
                let key = self.deal(ending.deal).key;
                match deals.last_mut() {
                    Some((last, amount, wins)) if last == key => {
                        *amount += ending.amount;
                        *wins += ending.wins;
                    }
                    _ => deals.push((key.to_owned(), ending.amount, ending.wins)),
                }
            }
        }
        order::arrange(&mut deals, &Ord::cmp);
        self.counted = Some(counted);
        Ok(deals)
    }

    /// Takes the cache for these choices, and adds the tallies of these models that it lacks.
    fn count(&mut self, models: &[Model], counting: &EligibilityRules) -> Result<CreditCache, Problem> {
        models.iter().try_for_each(Model::check)?;
        counting.check()?;
        let reading = counting.reading;
        let mut counted = match self.counted.take() {
            // The joint-credit policy changes no touch's credit.
            Some(mut counted) if EligibilityRules { reading, ..counted.counting.clone() } == *counting => {
                counted.counting.reading = reading;
                counted
            }
            _ => self.counted_anew(counting),
        };
        let done = models.iter().try_for_each(|model| self.tally(&mut counted, model));
        let surplus = counted.tallies.len().saturating_sub(TALLIES.max(models.len()));
        let mut dropped = 0;
        counted.tallies.retain(|(model, _)| {
            let drop = dropped < surplus && !models.contains(model);
            dropped += usize::from(drop);
            !drop
        });
        if let Err(problem) = done {
            // The tallies so far are still valid.
            self.counted = Some(counted);
            return Err(problem);
        }
        Ok(counted)
    }

    /// A new cache: cells and eligible touches under these choices, nothing credited yet.
    fn counted_anew(&self, counting: &EligibilityRules) -> CreditCache {
        let lookup = Lookup {
            slots: &self.slots,
            channels: &self.names.channels,
            campaigns: &self.names.campaigns,
            types: &self.names.types,
            team_cells: &self.team_cells,
        };
        let cells = Cells::new(&lookup, counting);
        let about = DealLookup { attributes: &self.attributes, keys: &self.names.deals };
        let eligible = eligible(counting, &self.journeys, &cells, &self.names.channels, &about);
        let counting = counting.clone();
        let (sets, learned, tallies, within) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        CreditCache { counting, cells, eligible, sets, learned, tallies, within }
    }

    /// Adds the tally of a model if it is missing.
    fn tally(&self, counted: &mut CreditCache, model: &Model) -> Result<(), Problem> {
        if counted.tally(model).is_some() {
            return Ok(());
        }
        if model.is_learned() {
            self.learn(counted, model)?;
        }
        let tally = tally(counted.journeys(self), &counted.cells, &self.ready(counted, model));
        counted.tallies.push((model.clone(), tally));
        Ok(())
    }

    /// Adds credit by month or segment under the models that lack it.
    fn within(&self, counted: &mut CreditCache, by: Dimension, models: &[Model]) {
        let place = counted.within.iter().position(|within| within.by == by);
        let mut within = match place {
            Some(place) => counted.within.swap_remove(place),
            None => self.source(counted).within(by),
        };
        for model in models {
            if !within.has(model) {
                self.source(counted).credit_within(&mut within, &self.ready(counted, model));
            }
        }
        within.forget(models, TALLIES.max(models.len()));
        counted.within.push(within);
    }

    /// Fits a data-driven model if it is not fitted yet.
    fn learn(&self, counted: &mut CreditCache, model: &Model) -> Result<(), Problem> {
        if counted.learned(model).is_some() {
            return Ok(());
        }
        let players = model.players();
        if !counted.sets.iter().any(|(known, _)| *known == players) {
            let sets = Sets::new(players, counted.journeys(self), &counted.cells, self.names.channels.len());
            counted.sets.push((players, sets));
        }
        if let Some((_, sets)) = counted.sets.iter().find(|(known, _)| *known == players) {
            let learned = learn(model, counted.journeys(self), sets, &|at| counted.journeys(self).outcomes(at), true)?;
            counted.learned.push((model.clone(), learned));
        }
        Ok(())
    }

    fn ready<'a>(&self, counted: &'a CreditCache, model: &'a Model) -> FittedModel<'a> {
        FittedModel::new(model, &self.names.channels, counted.learned(model))
    }

    fn source<'a>(&'a self, counted: &'a CreditCache) -> Source<'a> {
        Source {
            slots: &self.slots,
            channels: &self.names.channels,
            campaigns: &self.names.campaigns,
            types: &self.names.types,
            attributes: &self.attributes,
            reading: counted.counting.reading,
            journeys: counted.journeys(self),
            cells: &counted.cells,
            touches: counted.eligible.as_ref().and_then(|eligible| eligible.touches.as_ref()).unwrap_or(&self.touches),
            all_touches: &self.touches,
            noted: &self.noted,
        }
    }
}

impl CreditCache {
    fn tally(&self, model: &Model) -> Option<&Tally> {
        self.tallies.iter().find(|(m, _)| m == model).map(|(_, tally)| tally)
    }

    fn learned(&self, model: &Model) -> Option<&Learned> {
        self.learned.iter().find(|(m, _)| m == model).map(|(_, learned)| learned)
    }

    /// The journeys with only their eligible touches.
    fn journeys<'a>(&'a self, dataset: &'a Dataset) -> &'a Journeys {
        self.eligible.as_ref().map_or(&dataset.journeys, |eligible| &eligible.journeys)
    }
}

/// Slots with ranks of texts for ids, sorted by those texts, and the new place of each slot as read.
fn slots_by_name(store: &Store, channels: &[u32], campaigns: &[u32], types: &[u32]) -> (Vec<Slot>, Vec<u32>) {
    let ranked: Vec<Slot> = store
        .touches
        .slots
        .iter()
        .map(|slot| Slot {
            channel: channels[slot.channel as usize],
            campaign: campaigns[slot.campaign as usize],
            touch_type: types[slot.touch_type as usize],
            team: slot.team,
        })
        .collect();
    let key = |at: u32| {
        let slot: Slot = ranked[at as usize];
        (slot.channel, slot.campaign, slot.touch_type, store.texts.teams.text(slot.team))
    };
    let order = sorted(ranked.len(), &|a, b| key(a).cmp(&key(b)));
    let mut rank = vec![0_u32; ranked.len()];
    for (place, &at) in (0_u32..).zip(&order) {
        rank[at as usize] = place;
    }
    (order.into_iter().map(|at| ranked[at as usize]).collect(), rank)
}
