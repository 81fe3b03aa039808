//! Facts about the data as a whole: counts, sums, rows kept out, options to choose from.

use super::Dictionary;
use crate::join::Joined;
use crate::journey::{Journeys, UNKNOWN_COST};
use fairshare_import::read::{FileReport, Log, Names, OutcomeMapping, Slot, Store, TeamCells, UNDATED};
use fairshare_types::dimension::Dimension;
use fairshare_types::order::arranged;
use fairshare_types::portions::in_portions;
use fairshare_types::problem::Severity;
use fairshare_types::results::{DealCounts, Facts, KINDS_LISTED, KeptOut, ModelInputs, OFFERED, Offered, StageFacts};
use fairshare_types::scale::Scale;
use fairshare_types::schema::Outcome;

/// Most stage texts listed for correction.
const STAGES: usize = 200;

/// The outcome that each text of a stage or outcome column was mapped to.
pub(super) fn stages(store: &Store) -> Vec<StageFacts> {
    // Only rows that do not count have the other texts.
    let rows = |told: &OutcomeMapping| told.rows - if store.deals.lists_outcomes { told.of_touches } else { 0 };
    let counted = (0_u32..).zip(&store.outcome_of).filter(|(_, told)| rows(told) > 0);
    let told = counted.map(|(id, told)| StageFacts {
        text: store.outcomes.text(id).to_owned(),
        outcome: told.outcome,
        rows: rows(told),
        given: told.given,
    });
    let mut stages = arranged(told.collect(), &|a: &StageFacts, b: &StageFacts| {
        b.rows.cmp(&a.rows).then_with(|| a.text.cmp(&b.text))
    });
    stages.truncate(STAGES);
    stages
}

/// Files read, and the log of their rows.
pub(super) struct Lines<'a> {
    pub log: &'a Log,
    pub files: Vec<FileReport>,
    pub deal_rank: &'a [u32],
}

/// Counts and sums over the records.
#[expect(clippy::too_many_arguments, reason = "the facts are about all of it, once")]
pub(super) fn facts(
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
    let mut deals = DealCounts { without_purchase: joined.without_purchase, ..DealCounts::default() };
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
                let concerned = entry.deals(lines.deal_rank);
                let won_revenue = concerned.iter().map(|&deal| revenue_of[deal as usize]).sum();
                let lost =
                    joined.lost.get(&reason).filter(|_| severity == Severity::KeptOut).copied().unwrap_or_default();
                Some(KeptOut { reason, rows: entry.rows, won_revenue, lost, example: entry.listed.first()?.clone() })
            })
            .collect();
        arranged(said, &|a, b| b.rows.cmp(&a.rows).then(a.reason.cmp(&b.reason)))
    };
    let closes = || {
        let decided = journeys.ends.iter().filter(|end| end.outcome != Outcome::Open);
        decided.map(|end| end.close).filter(|close| *close != UNDATED)
    };
    let period = period(&journeys.time);
    // Rows of spend have slots, too.
    let touched = slots.iter().zip(touches).filter(|(_, touches)| **touches > 0).map(|(slot, _)| slot);
    let has_milestones = journeys.ends.iter().any(|e| e.lead_created.is_some() || e.opportunity_created.is_some());
    Facts {
        files: lines.files.iter().zip(&joined.kept_out).map(|(file, kept_out)| file.facts(*kept_out)).collect(),
        touches: journeys.time.len() as u64,
        deals,
        won_revenue,
        scale: Scale::default(),
        currency,
        counts_wins: joined.counts_wins,
        all_won: joined.all_won && !has_table,
        event_log: joined.event_log,
        period,
        closes: closes().min().zip(closes().max()),
        undated: !journeys.time.is_empty() && period.is_none(),
        attached: joined.attached,
        of_several: joined.of_several,
        stages: Vec::new(),
        other_currencies: Vec::new(),
        segments: Offered::default(),
        owners: Offered::default(),
        currencies: Offered::default(),
        persons: persons(journeys, &names.persons),
        given_by: None,
        has_teams: touched.clone().any(|slot| team_cells.get(slot.team).is_some_and(|shares| !shares.parts.is_empty())),
        has_types: names.types.iter().any(|name| !name.is_empty()),
        unassigned: unassigned(slots, touches, names, team_cells),
        team_guesses: Vec::new(),
        has_costs: journeys.cost.iter().any(|cost| *cost != UNKNOWN_COST),
        has_campaigns: touched.clone().any(|slot| !names.campaigns.get(slot.campaign).is_empty()),
        has_milestones,
        model_inputs: model_inputs(journeys),
        channels,
        kinds: kinds(slots, touches, names),
        kept_out: said(Severity::KeptOut),
        notices: said(Severity::Notice),
        grouped: None,
        decisions: lines.files.iter().flat_map(|file| &file.decisions).chain(&joined.decisions).cloned().collect(),
    }
}

/// The earliest and the latest of these times; `None` if none is known.
fn period(times: &[i64]) -> Option<(i64, i64)> {
    let mut period: Option<(i64, i64)> = None;
    in_portions(times.len(), &mut |places| {
        for &time in times[places].iter().filter(|time| **time != UNDATED) {
            period = Some(period.map_or((time, time), |(from, to)| (from.min(time), to.max(time))));
        }
    });
    period
}

/// Campaigns and types with their touches.
fn kinds(slots: &[Slot], touches: &[u64], names: &Dictionary) -> Vec<(Dimension, String, u64)> {
    let of = |by| frequent(by, slots.iter().zip(touches.iter().copied()), names, KINDS_LISTED);
    [Dimension::Campaign, Dimension::Type].into_iter().flat_map(of).collect()
}

/// Persons with their touches, those with most touches.
fn persons(journeys: &Journeys, names: &Names) -> Offered {
    let mut touches = vec![0_u64; names.len()];
    // A touch without a person has no place here.
    for &person in &journeys.person {
        if let Some(count) = touches.get_mut(person as usize) {
            *count += 1;
        }
    }
    let named = names.iter().zip(touches).filter(|(name, touches)| *touches > 0 && !name.is_empty());
    let named: Vec<(&str, u64)> = arranged(named.collect(), &|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let offered = named.iter().take(OFFERED);
    Offered {
        names: offered.map(|&(name, touches)| (name.to_owned(), touches)).collect(),
        left_off: named.len().saturating_sub(OFFERED) as u64,
    }
}

/// The most frequent channels, campaigns or types of these touches, with their number.
fn frequent<'a>(
    by: Dimension,
    touches: impl Iterator<Item = (&'a Slot, u64)>,
    names: &Dictionary,
    most: usize,
) -> Vec<(Dimension, String, u64)> {
    let names = match by {
        Dimension::Campaign => &names.campaigns,
        Dimension::Type => &names.types,
        _ => &names.channels,
    };
    let mut counts = vec![0_u64; names.len()];
    for (slot, touches) in touches {
        let at = match by {
            Dimension::Campaign => slot.campaign,
            Dimension::Type => slot.touch_type,
            _ => slot.channel,
        };
        counts[at as usize] += touches;
    }
    let all = names.iter().zip(counts).filter(|(name, count)| *count > 0 && !name.is_empty());
    let all: Vec<(Dimension, String, u64)> = all.map(|(name, count)| (by, name.to_owned(), count)).collect();
    let mut all = arranged(all, &|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    all.truncate(most);
    all
}

/// Counts what models need, over the journeys that have a touch.
fn model_inputs(journeys: &Journeys) -> ModelInputs {
    let mut inputs = ModelInputs::default();
    for (at, end) in journeys.ends.iter().enumerate() {
        if journeys.get(at).time.is_empty() {
            continue;
        }
        inputs.wins += end.wins;
        inputs.losses += end.losses;
        if end.outcome == Outcome::Won {
            let (lead, opportunity) = (end.lead_created.is_some(), end.opportunity_created.is_some());
            inputs.won += 1;
            inputs.lead_created += u64::from(lead);
            inputs.opportunity_created += u64::from(opportunity);
            inputs.both_created += u64::from(lead && opportunity);
        }
    }
    inputs
}

/// Most channels, campaigns and types without a team that are listed, each.
const UNASSIGNED: usize = 200;

/// Channels, campaigns and types of touches whose team the data does not name, with their touches.
fn unassigned(
    slots: &[Slot],
    touches: &[u64],
    names: &Dictionary,
    team_cells: &TeamCells,
) -> Vec<(Dimension, String, u64)> {
    let unnamed = |slot: &Slot| team_cells.get(slot.team).is_none_or(|shares| shares.parts.is_empty());
    let of = |by| {
        let touches = slots.iter().zip(touches.iter().copied()).filter(|(slot, _)| unnamed(slot));
        frequent(by, touches, names, UNASSIGNED)
    };
    [Dimension::Channel, Dimension::Campaign, Dimension::Type].into_iter().flat_map(of).collect()
}
