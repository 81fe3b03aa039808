//! A digest of the engine's results on many random journeys. Equal digests mean bit-identical credit, natively and in
//! any browser.

use crate::dataset::Dataset;
use crate::model::learned::Random;
use fairshare_import::read::Intake;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::{MODELS, Model, ModelSpec};
use fairshare_types::options::EligibilityRules;

const CHANNELS: [&str; 8] = ["Ads", "Call", "Demo", "Direct", "Email", "Fair", "Partner page", "Webinar"];
const TEAMS: [&str; 5] = ["Marketing", "Sales", "SDR", "Sales 70% / Marketing 30%", "Partner / Sales"];
const SEED: u64 = 2_026;
/// Journeys generated between two calls of `alive`.
const BETWEEN_SIGNS: u32 = 20_000;

/// The digest of this many journeys, in hexadecimal; calls `alive` now and then. `None` if they cannot be read.
pub fn digest(journeys: u32, alive: &mut dyn FnMut()) -> Option<String> {
    let mut intake = Intake::new();
    intake.open("random.csv", 0);
    intake.push(b"deal,date,channel,team,stage,amount,lead created,opportunity created,close date\n").ok()?;
    let mut random = Random::new(SEED);
    let mut text = String::new();
    for deal in 0..journeys {
        journey(deal, &mut random, &mut text);
        if deal % BETWEEN_SIGNS == BETWEEN_SIGNS - 1 || deal == journeys - 1 {
            intake.push(text.as_bytes()).ok()?;
            text.clear();
            alive();
        }
    }
    intake.close().ok()?;
    let mut data = Dataset::join_with(intake.finish().ok()?, alive).ok()?;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |bits: u64| {
        for byte in bits.to_le_bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for name in MODELS.into_iter().flat_map(ModelSpec::tried) {
        let model: Model = name.parse().ok()?;
        let (views, _) =
            data.compare(&[model], &[Dimension::Team, Dimension::Channel], &EligibilityRules::default()).ok()?;
        for view in views {
            view.amounts.iter().for_each(|amount| take(amount.cast_unsigned()));
            view.unrounded.iter().chain(&view.deals).for_each(|credit| take(credit.to_bits()));
        }
        alive();
    }
    Some(format!("{hash:016x}"))
}

/// Writes the rows of one deal: one to six touches within a few weeks.
fn journey(deal: u32, random: &mut Random, text: &mut String) {
    let touches = 1 + random.below(6);
    let stage = if random.below(3) == 0 { "Closed Won" } else { "Closed Lost" };
    let amount = random.below(5_000_000);
    let first = 1_735_689_600 + random.below(86_400 * 300);
    let mut at = first;
    let close = first + 86_400 * 60;
    let [lead, opportunity] = [random.below(86_400 * 20), random.below(86_400 * 40)].map(|after| first + after);
    for _ in 0..touches {
        let channel = CHANNELS[random.below(CHANNELS.len() as u32) as usize];
        let team = TEAMS[random.below(TEAMS.len() as u32) as usize];
        let (whole, cents) = (amount / 100, amount % 100);
        *text += &format!("D{deal},{at},{channel},{team},{stage},{whole}.{cents:02},{lead},{opportunity},{close}\n");
        // A step of 0 ties two touches.
        at += random.below(4) * random.below(86_400 * 3);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_journeys_give_the_same_digest() {
        let digest = |journeys| digest(journeys, &mut || {}).expect("a digest");
        assert_eq!(digest(2_000), digest(2_000));
        assert_ne!(digest(2_000), digest(2_001));
    }
}
