//! Models of other tools that are the same as none of ours.

use crate::journey::Journey;
use fairshare_types::model::Preset;
use fairshare_types::time::DAY;

/// Writes the weights of a preset that is the same as none of our models.
pub fn weigh(preset: Preset, journey: &Journey<'_>, weights: &mut [f64]) {
    if preset == Preset::DreamdataW { dreamdata(journey, weights) } else { steps(journey, weights) }
}

/// 30 for the first touch, 30 for the last, 30 over those that hold the creation of lead or opportunity, 10 over the rest; what
/// has nobody goes to the others in proportion.
fn dreamdata(journey: &Journey<'_>, weights: &mut [f64]) {
    let n = weights.len();
    let first = super::milestones::first(journey);
    let last = (super::ties::group_start(journey.tied, n - 1), n);
    let dates = [journey.lead_created, journey.opportunity_created];
    let holders: Vec<_> = dates.into_iter().filter_map(|date| super::milestones::at(journey, date)).collect();
    let within = |touch: usize, (start, end): (usize, usize)| (start..end).contains(&touch);
    let converts: Vec<usize> = (0..n).filter(|&touch| holders.iter().any(|holder| within(touch, *holder))).collect();
    let rest: Vec<usize> =
        (0..n).filter(|&touch| !within(touch, first) && !within(touch, last) && !converts.contains(&touch)).collect();
    weights.fill(0.0);
    let mut give = |touches: &[usize], part: f64| {
        for &touch in touches {
            weights[touch] += part / touches.len() as f64;
        }
    };
    give(&(first.0..first.1).collect::<Vec<_>>(), 30.0);
    give(&(last.0..last.1).collect::<Vec<_>>(), 30.0);
    give(&converts, 30.0);
    give(&rest, 10.0);
    let sum: f64 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum);
}

/// Halves with every whole week before the last touch, hours cut to whole ones.
fn steps(journey: &Journey<'_>, weights: &mut [f64]) {
    const HOURS: i64 = 168;
    let latest = journey.time[journey.time.len() - 1];
    for (weight, time) in weights.iter_mut().zip(journey.time) {
        let weeks = (latest - time) / (DAY / 24) / HOURS;
        *weight = libm::exp2(-(weeks as f64));
    }
    let sum: f64 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= sum);
}
