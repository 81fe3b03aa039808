//! Rows that bring several touches: paths in one cell, paths that stand for many journeys, touches side by side.

use super::cell::NONE;
use super::layout::{Kind, Layout};
use super::rows::{Refusal, Store, Taken, named};
use super::touches::{Slot, Touch};
use super::typed::{ABSENT, Numbers};
use crate::detect::steps;
use crate::parse::is_nothing;
use crate::problem::Reason;
use crate::source::Record;

/// The time of a touch of which none is known: those of a journey stand in their order, at one instant.
pub const UNDATED: i64 = 0;
/// Steps of one path. What is longer is no path of touches.
const MOST_STEPS: usize = 100_000;

/// One touch of a row of many.
struct Step<'a> {
    channel: &'a [u8],
    campaign: &'a [u8],
    team: &'a [u8],
    time: i64,
}

impl Store {
    /// Takes a row of a deal with a path in one cell.
    pub(super) fn path(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        separator: &str,
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
        let channels: Vec<&str> = steps(text, separator)
            .flat_map(|(step, times)| std::iter::repeat_n(step, times as usize))
            .take(MOST_STEPS)
            .collect();
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
        self.journey(row, at, file, &touches)
    }

    /// Takes a row of a path that stands for many journeys.
    pub(super) fn aggregated(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        separator: &str,
    ) -> Result<Taken, Refusal> {
        let wins = count(row, &mut at.wins)?;
        let losses = count(row, &mut at.losses)?;
        // Each row is a journey of its own, though its path stands in others too.
        let mut key = format!("Row {}", row.line);
        if file > 0 {
            key.push_str(&format!(" of file {}", file + 1));
        }
        let deal = self.texts.deals.intern_key(key.as_bytes()).ok_or_else(|| Refusal::new(Reason::BadText, at.path))?;
        let path = row.cell(at.path);
        let text = std::str::from_utf8(path).map_err(|_| Refusal::new(Reason::BadText, at.path))?;
        if is_nothing(path) {
            return Err(Refusal { reason: Reason::MissingChannel, column: at.path, deal: Some(deal) });
        }
        let known = self.listed(row, at, deal, file)?;
        let channels = steps(text, separator).flat_map(|(step, times)| std::iter::repeat_n(step, times as usize));
        let touches: Vec<Step<'_>> = channels
            .take(MOST_STEPS)
            .map(|channel| Step { channel: channel.as_bytes(), campaign: &[], team: &[], time: UNDATED })
            .collect();
        self.put(row, at, deal, &touches)?;
        self.counts.push((deal, wins, losses));
        self.deals.list(deal, known);
        Ok(Taken::Whole)
    }

    /// Takes a row of a deal with its touches side by side.
    pub(super) fn wide(&mut self, row: &Record<'_>, at: &mut Layout, file: usize) -> Result<Taken, Refusal> {
        let mut touches = Vec::new();
        let mut last = None;
        for touch in at.wide.clone() {
            let channel = named(row.cell(touch.channel));
            if channel.is_empty() {
                continue;
            }
            let cell = row.cell(touch.time.unwrap_or(ABSENT));
            let time = if is_nothing(cell) {
                // A touch without a date stands where the one before it does.
                last.unwrap_or(UNDATED)
            } else {
                let moment = crate::time::parse(cell).or_else(|| at.time.read_text(cell));
                let moment = moment.ok_or_else(|| Refusal::new(Reason::BadTime, touch.time.unwrap_or(ABSENT)))?;
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
        self.journey(row, at, file, &touches)
    }

    /// Takes a deal and its touches.
    fn journey(
        &mut self,
        row: &Record<'_>,
        at: &mut Layout,
        file: usize,
        touches: &[Step<'_>],
    ) -> Result<Taken, Refusal> {
        let deal = if at.key == ABSENT {
            let key = format!("Row {}", row.line);
            self.texts.deals.intern_key(key.as_bytes()).ok_or_else(|| Refusal::new(Reason::BadText, at.path))?
        } else {
            self.key(row, at.key, at.kind)?
        };
        let tells = at.outcome != ABSENT || at.stage != ABSENT || at.amount.at != ABSENT;
        let known = self.listed(row, at, deal, file)?;
        self.put(row, at, deal, touches)?;
        if at.kind == Kind::Deal && at.key != ABSENT {
            self.link_keys(row, at, deal)?;
        }
        // Rows of one deal bring its touches together; what the deal became is said by the later of them.
        if tells || known.closed != NONE {
            self.deals.list(deal, known);
        }
        Ok(Taken::Whole)
    }

    fn put(&mut self, row: &Record<'_>, at: &Layout, deal: u32, touches: &[Step<'_>]) -> Result<(), Refusal> {
        let bad_text = || Refusal { reason: Reason::BadText, column: at.path.min(at.channel), deal: Some(deal) };
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
                team: team.map_err(|(reason, column)| Refusal { reason, column, deal: Some(deal) })?,
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
            });
        }
        Ok(())
    }
}

/// A number of journeys.
fn count(row: &Record<'_>, numbers: &mut Numbers) -> Result<u64, Refusal> {
    let amount = numbers.read(row).map_err(|column| Refusal::new(Reason::BadAmount, column))?;
    let Some(amount) = amount else { return Ok(0) };
    // Journeys come whole: a fraction is another kind of number.
    let one = numbers.scale.one();
    if amount.minor < 0 || amount.minor % one != 0 {
        return Err(Refusal::new(Reason::BadCount, numbers.at));
    }
    Ok(amount.minor.unsigned_abs() / one.unsigned_abs())
}
