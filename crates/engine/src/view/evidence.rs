//! The data behind a data-driven model, and its global table.

use crate::model::learned::Learned;
use fairshare_types::model::Model;
use fairshare_types::results::{Evidence, EvidenceRow};

/// The evidence of a model, from what was learned; `names` by number. `total` is won revenue in minor units.
pub(crate) fn evidence(model: &Model, learned: &Learned, names: &[String], total: i64, open: u64) -> Evidence {
    let sum: f64 = learned.scores.iter().sum();
    let revenue_scores = learned.revenue_scores.as_ref().unwrap_or(&learned.scores);
    let revenue_sum: f64 = revenue_scores.iter().sum();
    let part = |score: f64, sum: f64, whole: f64| if sum == 0.0 { 0.0 } else { score / sum * whole };
    let rows = learned.scores.iter().zip(revenue_scores).zip(&learned.wins_with).zip(names);
    let rows = rows.map(|(((&score, &revenue), &wins_with), name)| EvidenceRow {
        name: name.clone(),
        score,
        wins_with,
        wins: part(score, sum, learned.wins as f64),
        revenue: part(revenue, revenue_sum, total as f64),
    });
    let present: Vec<EvidenceRow> = rows.filter(|row| row.wins_with > 0 || row.score != 0.0).collect();
    let rows = fairshare_types::order::arranged(present, &|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.name.cmp(&b.name))
    });
    Evidence {
        model: model.clone(),
        players: learned.players,
        rows,
        wins: learned.wins,
        losses: learned.losses,
        open,
        states: learned.states,
        residual: learned.residual,
        order: None,
    }
}
