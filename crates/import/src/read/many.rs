//! Rows with several touches: a path in one cell, a path of many journeys, touches side by side.

use std::borrow::Cow;

use super::cell::NONE;
use super::layout::{Kind, Layout};
use super::origin::Origin;
use super::rows::{Refusal, Store, Taken, named};
use super::touches::{Slot, Touch};
use super::typed::{ABSENT, Numbers};
use crate::detect::{PathEnds, steps};
use crate::parse::is_nothing;
use crate::source::Record;
use fairshare_types::problem::Reason;

/// Time of touches without one: those of a journey keep their order at one instant.
pub const UNDATED: i64 = 0;
/// Maximum number of steps read from one path.
const MOST_STEPS: usize = 100_000;

/// One touch of such a row.
struct Step<'a> {
    channel: &'a [u8],
    campaign: &'a [u8],
    team: &'a [u8],
    time: i64,
}

impl Store {
    /// Adds a deal with its path in one cell.
    pub(super) fn path(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        (separator, ends): (&str, &PathEnds),
    ) -> Result<Taken, Refusal> {
        let (path, times) = (row.cell(at.path), row.cell(at.path_times.at));
        let text = std::str::from_utf8(path).map_err(|_| Refusal::new(Reason::BadText, at.path))?;
        if is_nothing(path) {
            return Err(Refusal::new(Reason::MissingChannel, at.path));
        }
        let mut known = Vec::new();
        if !is_nothing(times) {
            let text = std::str::from_utf8(times).unwrap_or_default();
            let mark = crate::detect::separator_of(std::iter::once(text)).unwrap_or(separator);
            for (step, _) in steps(text, mark) {
                let moment = crate::time::parse(step.as_bytes()).or_else(|| at.path_times.read_text(step.as_bytes()));
                known.push(moment.ok_or_else(|| Refusal::new(Reason::BadTime, at.path_times.at))?.at);
            }
        }
        let all = channels(text, separator);
        let inner = ends.inner(&all);
        if known.len() == all.len() {
            known = known.get(inner.clone()).unwrap_or_default().to_vec();
        }
        let channels = all.get(inner).unwrap_or_default();
        if !known.is_empty() && known.len() != channels.len() {
            return Err(Refusal::new(Reason::PathTimesDiffer, at.path_times.at));
        }
        let team = row.cell(at.team);
        let touches: Vec<Step<'_>> = channels
            .iter()
            .enumerate()
            .map(|(place, channel)| Step {
                channel: channel.as_bytes(),
                campaign: &[],
                team,
                time: known.get(place).copied().unwrap_or(UNDATED),
            })
            .collect();
        self.journey(row, at, file, &touches, None)
    }

    /// Adds a path of many journeys.
    pub(super) fn aggregated(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        (separator, ends): (&str, &PathEnds),
    ) -> Result<Taken, Refusal> {
        let wins = count(row, &mut at.wins)?;
        let losses = count(row, &mut at.losses)?;
        // Each row is a journey of its own, even if another row has the same path.
        let deal = self.key_of_row(row, file).ok_or_else(|| Refusal::new(Reason::BadText, at.path))?;
        let path = row.cell(at.path);
        let text = std::str::from_utf8(path).map_err(|_| Refusal::new(Reason::BadText, at.path))?;
        if is_nothing(path) {
            return Err(Refusal::of(deal, Reason::MissingChannel, at.path));
        }
        let about = self.about(row, at, deal)?;
        let channels = channels(text, separator);
        let touches: Vec<Step<'_>> = channels
            .get(ends.inner(&channels))
            .unwrap_or_default()
            .iter()
            .map(|channel| Step { channel: channel.as_bytes(), campaign: &[], team: &[], time: UNDATED })
            .collect();
        self.put(row, at, deal, &touches)?;
        self.counts.push((deal, wins, losses));
        self.deals.list(deal, about.deal(file, row.line));
        self.tally(about.texts, deal);
        Ok(Taken::noting([about.noted(), [None; 2]]))
    }

    /// Adds a deal with its touches side by side.
    pub(super) fn wide(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let mut touches = Vec::new();
        let (mut last, mut bad_date) = (None, None);
        for touch in at.wide.clone() {
            let channel = named(row.cell(touch.channel));
            if channel.is_empty() {
                continue;
            }
            let cell = row.cell(touch.time.unwrap_or(ABSENT));
            let time = if is_nothing(cell) {
                // A touch without a date gets the time of the one before it.
                last.unwrap_or(UNDATED)
            } else {
                let moment = crate::time::parse(cell).or_else(|| at.time.read_text(cell));
                let Some(moment) = moment else {
                    // The other touches of the row and its deal still count.
                    bad_date = Some((Reason::BadTouchDate, touch.time.unwrap_or(ABSENT)));
                    continue;
                };
                if moment.is_placeholder() && !self.choices.joining.keep_placeholder_dates {
                    at.time.placeholders.see(cell);
                    last.unwrap_or(UNDATED)
                } else {
                    moment.at
                }
            };
            last = Some(time);
            let campaign = named(row.cell(touch.campaign.filter(|&p| p != touch.channel).unwrap_or(ABSENT)));
            let team = named(row.cell(touch.team.unwrap_or(at.team)));
            touches.push(Step { channel, campaign, team, time });
        }
        match bad_date {
            Some((_, column)) if touches.is_empty() => Err(Refusal::new(Reason::BadTime, column)),
            _ => self.journey(row, at, file, &touches, bad_date),
        }
    }

    /// Adds a deal and its touches.
    fn journey(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        touches: &[Step<'_>],
        bad_date: Option<(Reason, usize)>,
    ) -> Result<Taken, Refusal> {
        let deal = if at.key == ABSENT {
            self.key_of_row(row, file).ok_or_else(|| Refusal::new(Reason::BadText, at.path))?
        } else {
            let key = self.key(row, at.key, at.kind);
            self.key_or_row(key, row, at, file)?
        };
        self.label(row, at, deal);
        let tells = at.outcome != ABSENT || at.stage != ABSENT || at.amount.at != ABSENT;
        let about = self.about(row, at, deal)?;
        let known = about.deal(file, row.line);
        self.put(row, at, deal, touches)?;
        self.tally(about.texts, deal);
        if at.kind == Kind::Deal && at.key != ABSENT {
            self.link_keys(row, at, deal)?;
        }
        // All rows of a deal add touches; the row with the later close gives its outcome.
        if tells || known.closed != NONE {
            self.deals.list(deal, known);
        }
        Ok(Taken::noting([[bad_date, None], about.noted()]))
    }

    fn put(&mut self, row: &Record<'_>, at: &Layout, deal: u32, touches: &[Step<'_>]) -> Result<(), Refusal> {
        let bad_text = || Refusal::of(deal, Reason::BadText, at.path.min(at.channel));
        let mut slots = Vec::with_capacity(touches.len());
        for touch in touches {
            let team = self.texts.teams.intern(named(touch.team)).ok_or_else(bad_text)?;
            let team = self.known_team(team, at.team);
            let channel = self.channel(touch.channel);
            let texts = &mut self.texts;
            slots.push(Slot {
                channel: texts.channels.intern(channel).ok_or_else(bad_text)?,
                campaign: texts.campaigns.intern(touch.campaign).ok_or_else(bad_text)?,
                touch_type: texts.touch_types.intern(&[]).ok_or_else(bad_text)?,
                team: team.map_err(|(reason, column)| Refusal::of(deal, reason, column))?,
                origin: Origin::NONE,
            });
        }
        for ((touch, slot), place) in touches.iter().zip(slots).zip(1_i64..) {
            self.touches.push(&Touch {
                deal,
                time: touch.time,
                line: row.line,
                slot,
                person: None,
                sequence: Some(place),
                outcome: None,
                amount: None,
                given: None,
                cost: None,
                offset: None,
                id: None,
                visit: None,
            });
        }
        Ok(())
    }
}

/// Steps of a path, each as often as it occurs.
fn channels<'a>(path: &'a str, separator: &'a str) -> Vec<Cow<'a, str>> {
    let steps = steps(path, separator).flat_map(|(step, times)| std::iter::repeat_n(step, times as usize));
    steps.take(MOST_STEPS).collect()
}

/// Parses a number of journeys.
fn count(row: &Record<'_>, numbers: &mut Numbers) -> Result<u64, Refusal> {
    let amount = numbers.read(row).map_err(|column| Refusal::new(Reason::BadAmount, column))?;
    let Some(amount) = amount else { return Ok(0) };
    // Journeys are whole: a fraction is another kind of number.
    let one = numbers.scale.one();
    if amount.minor < 0 || amount.minor % one != 0 {
        return Err(Refusal::new(Reason::BadCount, numbers.at));
    }
    Ok(amount.minor.unsigned_abs() / one.unsigned_abs())
}
