//! How a model computes: what it learned, and one deal with its arithmetic.

use fairshare_types::model::{Model, Players};
use fairshare_types::options::EligibilityRules;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Evidence, Example};
use fairshare_types::schema::Outcome;

use super::Dataset;
use crate::model::learned::suggest;
use crate::view::evidence;

impl Dataset {
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

    /// What data-driven models learn from paths: name and score of each channel, or of each team for models whose players
    /// are teams. Paths of teams name a team where others name a channel; the empty name is a touch without a team.
    ///
    /// # Errors
    /// A [`Problem`] if the model learns nothing, or there are more teams or channels than it can handle.
    pub fn weights(&mut self, model: &Model) -> Result<Vec<(String, f64)>, Problem> {
        let by_team = model.players() == Players::Teams;
        let learned = if by_team { Model::ShapleyLift(Players::Channels) } else { model.clone() };
        let rows = self.evidence(&learned, &EligibilityRules::default())?.rows.into_iter();
        let name = |name: String| if by_team && name == "Unassigned" { String::new() } else { name };
        Ok(rows.map(|row| (name(row.name), row.score)).collect())
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
}
