//! How touches are counted: what the user chose beside the models, and which touches of a journey are eligible by it.

use serde::{Deserialize, Serialize};

use crate::attributes::Attributes;
use crate::credit::Cells;
use crate::filter::Filter;
use crate::journey::Journeys;
use crate::team::{Reading, Rule};
use crate::view::By;
use fairshare_import::problem::{Problem, Reason};
use fairshare_import::read::Names;
use fairshare_import::time::DAY;

/// Longest lookback, in days.
pub const LONGEST_LOOKBACK: f64 = 36_500.0;

/// How touches are counted: what the user chose beside the models.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counting {
    /// Rules for touches whose teams the data does not say. A later rule wins over an earlier one.
    pub rules: Vec<Rule>,
    /// Days before the close that a touch may lie back; no limit where `None`.
    pub lookback_days: Option<f64>,
    /// How many touches of a journey count, its last ones; all where `None`.
    pub lookback_touches: Option<u32>,
    /// What repeats of a channel count.
    pub repeats: Repeats,
    /// Channels and teams whose touches do not count.
    pub excluded: Vec<Excluded>,
    /// When they count all the same.
    pub exclusion: Exclusion,
    /// Which deals, and touches of which time, are looked at.
    #[serde(default)]
    pub filter: Filter,
    /// How the credit of joint touches is read. It changes no touch's credit, and what moves is always that of the split.
    #[serde(default)]
    pub reading: Reading,
}

/// What deals are told apart by.
pub(crate) struct About<'a> {
    pub attributes: &'a Attributes,
    /// Their keys, by rank.
    pub keys: &'a Names,
}

/// What is looked at and counts.
pub(crate) struct Eligible {
    /// Deals that are looked at, with their eligible touches.
    pub journeys: Journeys,
    /// Touches of each slot that are looked at, whether they count or not; nothing where all are.
    pub touches: Option<Vec<u64>>,
}

/// What repeats of a channel count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// Every touch counts.
    #[default]
    Keep,
    /// Of touches of one channel in a row, the first counts.
    Collapse,
    /// Of all touches of a channel, the first counts.
    First,
}

/// A channel or team whose touches do not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// [`By::Channel`] or [`By::Team`].
    pub by: By,
    /// Its name.
    pub name: String,
}

/// When touches of excluded channels and teams count all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    /// Never.
    #[default]
    Never,
    /// All of them, where the journey has nothing else.
    UnlessAlone,
    /// The last of them, where the journey has nothing else.
    UnlessLastAndAlone,
}

impl Counting {
    /// Whether the settings are within their ranges: a lookback above 0 and up to [`LONGEST_LOOKBACK`] days, of at least
    /// one touch.
    ///
    /// # Errors
    /// [`Reason::BadSetting`], with the setting.
    pub fn check(&self) -> Result<(), Problem> {
        let bad = |value: String| {
            Err(Problem { column: "lookback".to_owned(), value, ..Problem::file(Reason::BadSetting, "") })
        };
        match (self.lookback_days, self.lookback_touches) {
            (Some(days), _) if !(days > 0.0 && days <= LONGEST_LOOKBACK) => bad(days.to_string()),
            (_, Some(0)) => bad("0".to_owned()),
            _ => Ok(()),
        }
    }

    /// Whether every touch that is looked at counts.
    fn counts_all(&self) -> bool {
        self.lookback_days.is_none()
            && self.lookback_touches.is_none()
            && self.repeats == Repeats::Keep
            && self.excluded.is_empty()
    }

    /// The journeys with their eligible touches alone; `None` where all are. In this order: deals and touches that are not
    /// looked at go, then touches older than the lookback, then those of excluded channels and teams, then repeats, then all
    /// but the last ones.
    pub(crate) fn eligible(
        &self,
        journeys: &Journeys,
        cells: &Cells,
        channels: &Names,
        about: &About<'_>,
    ) -> Option<Eligible> {
        let filtered = self.filter.is_on();
        if self.counts_all() && !filtered {
            return None;
        }
        let matching = filtered.then(|| self.filter.matching(&journeys.ends, about.attributes, about.keys));
        let mut touches = filtered.then(|| vec![0_u64; journeys.channel_of.len()]);
        let lookback = self.lookback_days.map(|days| (days * DAY as f64) as i64);
        let excluded = self.excluded_slots(journeys, cells, channels);
        let mut out = Journeys {
            channel_of: journeys.channel_of.clone(),
            starts: Vec::with_capacity(journeys.starts.len()),
            ..Journeys::default()
        };
        let mut kept: Vec<usize> = Vec::new();
        let mut seen: Vec<u32> = vec![u32::MAX; channels.len()];
        for (number, (at, ending)) in (0_u32..).zip(journeys.ends.iter().enumerate()) {
            if matching.as_ref().is_some_and(|matching| !matching[at]) {
                continue;
            }
            let (start, end) = (journeys.starts[at] as usize, journeys.starts[at + 1] as usize);
            let looked_at = self.filter.touches(&journeys.time[start..end]);
            let (start, end) = (start + looked_at.start, start + looked_at.end);
            if let Some(touches) = &mut touches {
                journeys.slot[start..end].iter().for_each(|&slot| touches[slot as usize] += 1);
            }
            out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
            out.ends.push(*ending);
            if self.counts_all() {
                out.time.extend_from_slice(&journeys.time[start..end]);
                out.slot.extend_from_slice(&journeys.slot[start..end]);
                out.tied.extend_from_slice(&journeys.tied[start..end]);
                out.given.extend_from_slice(journeys.given.get(start..end).unwrap_or_default());
                out.cost.extend_from_slice(journeys.cost.get(start..end).unwrap_or_default());
                continue;
            }
            let earliest = lookback.map_or(i64::MIN, |lookback| ending.close.saturating_sub(lookback));
            let start = start + journeys.time[start..end].partition_point(|&time| time < earliest);
            let channel = |touch: usize| journeys.channel_of[journeys.slot[touch] as usize];
            kept.clear();
            kept.extend((start..end).filter(|&touch| !excluded[journeys.slot[touch] as usize]));
            if kept.is_empty() {
                match self.exclusion {
                    Exclusion::Never => {}
                    Exclusion::UnlessAlone => kept.extend(start..end),
                    Exclusion::UnlessLastAndAlone => kept.extend((start..end).last()),
                }
            }
            match self.repeats {
                Repeats::Keep => {}
                Repeats::Collapse => kept.dedup_by_key(|touch| channel(*touch)),
                Repeats::First => {
                    kept.retain(|&touch| std::mem::replace(&mut seen[channel(touch) as usize], number) != number);
                }
            }
            let surplus = self.lookback_touches.map_or(0, |most| kept.len().saturating_sub(most as usize));
            // Touches stand at one instant where none between them stands at a later one, whether it is kept or not.
            let mut before: Option<usize> = None;
            for &touch in &kept[surplus..] {
                let tied = before.is_some_and(|before| journeys.tied[before + 1..=touch].iter().all(|tied| *tied));
                before = Some(touch);
                out.time.push(journeys.time[touch]);
                out.slot.push(journeys.slot[touch]);
                out.tied.push(tied);
                out.given.extend(journeys.given.get(touch));
                out.cost.extend(journeys.cost.get(touch));
            }
        }
        out.starts.push(u32::try_from(out.time.len()).unwrap_or(u32::MAX));
        Some(Eligible { journeys: out, touches })
    }

    /// Slots whose channel, or all of whose teams, are excluded.
    fn excluded_slots(&self, journeys: &Journeys, cells: &Cells, channels: &Names) -> Vec<bool> {
        let named = |by: By, name: &str| self.excluded.iter().any(|one| one.by == by && one.name == name);
        let channel: Vec<bool> = channels.iter().map(|name| named(By::Channel, name)).collect();
        let team: Vec<bool> = cells.teams.iter().map(|name| named(By::Team, name)).collect();
        (0_u32..)
            .zip(&journeys.channel_of)
            .map(|(slot, &of)| {
                channel[of as usize] || cells.of(slot).all(|cell| team[cells.team[cell as usize] as usize])
            })
            .collect()
    }
}
