//! The data of one session: what the worker and the command line hold, and ask.

use std::collections::BTreeSet;

use crate::credit::{Cells, Lookup, Tally, tally};
use crate::intake::{Log, Names, Read, Slot, Store, TeamCells, UNDATED};
use crate::join::{Joined, join};
use crate::journey::Journeys;
use crate::model::Model;
use crate::order::{arranged, sorted};
use crate::problem::{Problem, Reason, Severity};
use crate::recognise::Outcome;
use crate::team::Counting;
use crate::time::DAY;
use crate::view::{By, Comparison, DealCounts, Facts, Headline, KeptOut, Moved, OtherCurrency, Source, StageFacts};

/// Longest lookback, in days.
pub const LONGEST_LOOKBACK: f64 = 36_500.0;

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
    /// What follows from the choices last asked for.
    counted: Option<Counted>,
}

/// The texts that credit is shown by.
struct Dictionary {
    deals: Names,
    channels: Names,
    campaigns: Names,
}

/// Cells and tallies under one way of counting.
struct Counted {
    counting: Counting,
    lookback: Option<i64>,
    cells: Cells,
    tallies: Vec<(Model, Tally)>,
}

/// Tallies kept, so that a model switched off and on again costs nothing.
const TALLIES: usize = 64;

impl Dataset {
    /// Joins what was read.
    ///
    /// # Errors
    /// [`Reason::AmountsTooLarge`], where credit could not be summed.
    pub(crate) fn new(
        mut store: Store,
        mut log: Log,
        files: Vec<Read>,
        alive: &mut dyn FnMut(),
    ) -> Result<Self, Problem> {
        store.name_campaigns();
        let texts = &store.texts;
        let deal_rank = texts.deals.ranks_by_hash();
        let channel_rank = texts.channels.ranks_by_text();
        let campaign_rank = texts.campaigns.ranks_by_text();
        let type_rank = texts.touch_types.ranks_by_text();
        let (slots, slot_rank) = slots_by_name(&store, &channel_rank, &campaign_rank, &type_rank);
        alive();
        let joined = join(&store, &files, &deal_rank, &slot_rank, &mut log, alive);
        alive();
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
        let Store { texts, team_cells, deals, given_by, .. } = store;
        let currency = match joined.currency {
            u32::MAX => String::new(),
            c => texts.currencies.text(c).to_owned(),
        };
        let names = Dictionary {
            deals: texts.deals.into_names(&deal_rank),
            channels: texts.channels.into_names(&channel_rank),
            campaigns: texts.campaigns.into_names(&campaign_rank),
        };
        let lines = Lines { log: &log, files, deal_rank: &deal_rank };
        let facts = Facts {
            stages,
            other_currencies: others,
            given_by,
            ..facts(&joined, &lines, &slots, &touches, &names, &team_cells, currency, deals.has_table)
        };
        Ok(Self { facts, log, journeys: joined.journeys, slots, touches, names, team_cells, counted: None })
    }

    /// The facts of the data strip.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Rows kept out, and rows used of which something should be known, one by one; at most `limit` of each reason.
    #[must_use]
    pub fn problems(&self, limit: usize) -> Vec<Problem> {
        self.log.list(limit)
    }

    /// Credit under these models, rolled up in each of these ways.
    ///
    /// # Errors
    /// A [`Problem`] where a setting is outside its range.
    pub fn compare(
        &mut self,
        models: &[Model],
        by: &[By],
        counting: &Counting,
    ) -> Result<(Vec<Comparison>, Headline), Problem> {
        let counted = self.count(models, counting)?;
        let tallies: Vec<&Tally> = models.iter().filter_map(|model| counted.tally(model)).collect();
        let source = self.source(&counted);
        let comparisons = by.iter().map(|&by| source.compare(by, models, &tallies)).collect();
        let headline = source.headline(counted.lookback);
        self.counted = Some(counted);
        Ok((comparisons, headline))
    }

    /// What moves between two models.
    ///
    /// # Errors
    /// A [`Problem`] where a setting is outside its range.
    pub fn moved(&mut self, from: Model, to: Model, counting: &Counting) -> Result<Moved, Problem> {
        if let Some(given) = [from, to].iter().find(|model| **model == Model::Given) {
            // What was given does not sum to what was won, so nothing tells where the rest went.
            let problem = Problem::file(Reason::BadSetting, "");
            return Err(Problem { column: "model".to_owned(), value: given.to_string(), ..problem });
        }
        let counted = self.count(&[from, to], counting)?;
        let none = Tally::default();
        let (before, after) = (counted.tally(&from).unwrap_or(&none), counted.tally(&to).unwrap_or(&none));
        let moved = self.source(&counted).moved((from, before), (to, after), counted.lookback);
        self.counted = Some(counted);
        Ok(moved)
    }

    /// Credit of each won deal under these models, `[model][deal]`: key and minor units. Deals without an eligible touch
    /// are left out: their revenue is nobody's.
    ///
    /// # Errors
    /// A [`Problem`] where a setting is outside its range.
    pub fn by_deal(&mut self, counting: &Counting) -> Result<Vec<(String, i64, u64)>, Problem> {
        let lookback = check(counting)?;
        let mut deals: Vec<(String, i64, u64)> = Vec::new();
        for (at, ending) in self.journeys.ends.iter().enumerate() {
            if ending.outcome == Outcome::Won && !self.journeys.get(at, lookback).time.is_empty() {
                let name = self.names.deals.get(ending.deal).trim_start_matches(['\u{1}', '\u{2}']);
                match deals.last_mut() {
                    Some((last, amount, wins)) if last == name => {
                        *amount += ending.amount;
                        *wins += ending.wins;
                    }
                    _ => deals.push((name.to_owned(), ending.amount, ending.wins)),
                }
            }
        }
        deals.sort();
        Ok(deals)
    }

    /// Brings the tallies up to date with the choices, computing only what is new.
    fn count(&mut self, models: &[Model], counting: &Counting) -> Result<Counted, Problem> {
        models.iter().try_for_each(Model::check)?;
        let lookback = check(counting)?;
        let mut counted = match self.counted.take() {
            Some(counted) if counted.counting == *counting => counted,
            _ => {
                let lookup = Lookup {
                    slots: &self.slots,
                    channels: &self.names.channels,
                    campaigns: &self.names.campaigns,
                    team_cells: &self.team_cells,
                };
                let cells = Cells::new(&lookup, counting);
                Counted { counting: counting.clone(), lookback, cells, tallies: Vec::new() }
            }
        };
        for model in models {
            if counted.tally(model).is_none() {
                let tally = tally(&self.journeys, &counted.cells, model, lookback);
                counted.tallies.push((*model, tally));
            }
        }
        let surplus = counted.tallies.len().saturating_sub(TALLIES.max(models.len()));
        let mut dropped = 0;
        counted.tallies.retain(|(model, _)| {
            let drop = dropped < surplus && !models.contains(model);
            dropped += usize::from(drop);
            !drop
        });
        Ok(counted)
    }

    fn source<'a>(&'a self, counted: &'a Counted) -> Source<'a> {
        Source {
            slots: &self.slots,
            channels: &self.names.channels,
            campaigns: &self.names.campaigns,
            journeys: &self.journeys,
            cells: &counted.cells,
            touches: &self.touches,
        }
    }
}

impl Counted {
    fn tally(&self, model: &Model) -> Option<&Tally> {
        self.tallies.iter().find(|(m, _)| m == model).map(|(_, tally)| tally)
    }
}

/// The lookback in milliseconds, if the settings are within their ranges.
fn check(counting: &Counting) -> Result<Option<i64>, Problem> {
    match counting.lookback_days {
        None => Ok(None),
        Some(days) if days > 0.0 && days <= LONGEST_LOOKBACK => Ok(Some((days * DAY as f64) as i64)),
        Some(days) => Err(Problem {
            column: "lookback".to_owned(),
            value: days.to_string(),
            ..Problem::file(Reason::BadSetting, "")
        }),
    }
}

/// Slots with their texts by rank, in the order of those texts, and the rank of each slot as read.
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

/// Most texts of stages that are shown, to be corrected.
const STAGES: usize = 200;

/// What the texts of stages and outcomes were taken for.
fn stages(store: &Store) -> Vec<StageFacts> {
    let told = (0_u32..).zip(&store.outcome_of).map(|(id, told)| StageFacts {
        text: store.outcomes.text(id).to_owned(),
        outcome: told.outcome,
        rows: told.rows,
        given: told.given,
    });
    let mut stages = arranged(told.collect(), &|a: &StageFacts, b: &StageFacts| {
        b.rows.cmp(&a.rows).then_with(|| a.text.cmp(&b.text))
    });
    stages.truncate(STAGES);
    stages
}

/// What was read and what was said of it.
struct Lines<'a> {
    log: &'a Log,
    files: Vec<Read>,
    deal_rank: &'a [u32],
}

#[expect(clippy::too_many_arguments, reason = "the facts are about all of it, once")]
fn facts(
    joined: &Joined,
    lines: &Lines<'_>,
    slots: &[Slot],
    touches: &[u64],
    names: &Dictionary,
    team_cells: &TeamCells,
    currency: String,
    has_table: bool,
) -> Facts {
    let journeys = &joined.journeys;
    let mut deals = DealCounts::default();
    let mut won_revenue = 0_i64;
    let mut revenue_of = vec![0_i64; lines.deal_rank.len()];
    for ending in &journeys.ends {
        deals.won += ending.wins;
        deals.lost += ending.losses;
        deals.open += u64::from(ending.outcome == Outcome::Open);
        if ending.outcome == Outcome::Won {
            won_revenue += ending.amount;
            revenue_of[ending.deal as usize] += ending.amount;
        }
    }
    let mut channels = vec![0_u64; names.channels.len()];
    for (slot, touches) in slots.iter().zip(touches) {
        channels[slot.channel as usize] += touches;
    }
    let channels: Vec<(String, u64)> =
        names.channels.iter().map(str::to_owned).zip(channels).filter(|(_, touches)| *touches > 0).collect();
    let channels = arranged(channels, &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let said = |severity| {
        let said: Vec<KeptOut> = lines
            .log
            .entries()
            .filter(|(_, entry)| entry.severity == severity)
            .filter_map(|(reason, entry)| {
                let concerned: BTreeSet<u32> =
                    entry.listed.iter().filter_map(|(_, deal)| Some(lines.deal_rank[(*deal)? as usize])).collect();
                let won_revenue = concerned.iter().map(|&deal| revenue_of[deal as usize]).sum();
                Some(KeptOut { reason, rows: entry.rows, won_revenue, example: entry.listed.first()?.0.clone() })
            })
            .collect();
        arranged(said, &|a, b| b.rows.cmp(&a.rows).then(a.reason.cmp(&b.reason)))
    };
    let dated = || journeys.time.iter().copied().filter(|time| *time != UNDATED);
    let has_milestones = journeys.ends.iter().any(|e| e.lead_created.is_some() || e.opportunity_created.is_some());
    Facts {
        files: lines.files.iter().zip(&joined.kept_out).map(|(file, kept_out)| file.facts(*kept_out)).collect(),
        touches: journeys.time.len() as u64,
        deals,
        won_revenue,
        currency,
        counts_wins: joined.counts_wins,
        all_won: joined.all_won && !has_table,
        period: dated().min().zip(dated().max()),
        undated: !journeys.time.is_empty() && dated().next().is_none(),
        attached: joined.attached,
        stages: Vec::new(),
        other_currencies: Vec::new(),
        given_by: None,
        has_teams: slots.iter().any(|slot| team_cells.get(slot.team).is_some_and(|shares| !shares.parts.is_empty())),
        has_campaigns: names.campaigns.iter().any(|name| !name.is_empty()),
        has_milestones,
        channels,
        kept_out: said(Severity::KeptOut),
        notices: said(Severity::Notice),
    }
}
