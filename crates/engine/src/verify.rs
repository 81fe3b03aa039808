//! Recomputes the golden vectors on the user's machine: from the bytes of a small file to credit, with the same engine.
//! The expected fractions were derived by hand and compared with other packages.

use crate::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_types::dimension::Dimension;
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::results::{Check, EvidenceRow, Figure};

/// `A>B>C` won 100; `A>C` won 60; `A>C` lost; `B` lost, twice; `C>A>C` won 90; `A>B` won 40.
const JOURNEYS: &str = "deal,date,channel,outcome,amount\n\
    1,2025-01-01,A,won,100\n1,2025-01-02,B,won,100\n1,2025-01-03,C,won,100\n\
    2,2025-01-01,A,won,60\n2,2025-01-02,C,won,60\n\
    3,2025-01-01,A,lost,\n3,2025-01-02,C,lost,\n\
    4,2025-01-01,B,lost,\n5,2025-01-01,B,lost,\n\
    6,2025-01-01,C,won,90\n6,2025-01-02,A,won,90\n6,2025-01-03,C,won,90\n\
    7,2025-01-01,A,won,40\n7,2025-01-02,B,won,40\n";

/// A fraction.
type Fraction = (i64, i64);

/// Model, quantity, and the expected figures of A, B and C.
const RIGHT: [(&str, Figure, [Fraction; 3]); 24] = [
    ("first", Figure::Wins, [(3, 1), (0, 1), (1, 1)]),
    ("first", Figure::Revenue, [(200, 1), (0, 1), (90, 1)]),
    ("last", Figure::Wins, [(0, 1), (1, 1), (3, 1)]),
    ("last", Figure::Revenue, [(0, 1), (40, 1), (250, 1)]),
    ("linear", Figure::Wins, [(5, 3), (5, 6), (3, 2)]),
    ("linear", Figure::Revenue, [(340, 3), (160, 3), (370, 3)]),
    ("linear-per-channel", Figure::Wins, [(11, 6), (5, 6), (4, 3)]),
    ("linear-per-channel", Figure::Revenue, [(385, 3), (160, 3), (325, 3)]),
    ("shapley", Figure::Wins, [(11, 6), (5, 6), (4, 3)]),
    ("shapley", Figure::Revenue, [(385, 3), (160, 3), (325, 3)]),
    ("u", Figure::Wins, [(8, 5), (7, 10), (17, 10)]),
    ("u", Figure::Revenue, [(108, 1), (40, 1), (142, 1)]),
    ("j", Figure::Wins, [(9, 10), (19, 20), (43, 20)]),
    ("j", Figure::Revenue, [(63, 1), (50, 1), (177, 1)]),
    ("inverse-j", Figure::Wins, [(23, 10), (9, 20), (5, 4)]),
    ("inverse-j", Figure::Revenue, [(153, 1), (30, 1), (107, 1)]),
    ("position-decay", Figure::Wins, [(7, 6), (1, 1), (11, 6)]),
    ("position-decay", Figure::Revenue, [(80, 1), (60, 1), (150, 1)]),
    ("last-except:C", Figure::Wins, [(2, 1), (2, 1), (0, 1)]),
    ("markov:1", Figure::Score, [(13, 20), (37, 88), (31, 40)]),
    ("markov:1", Figure::Wins, [(286, 203), (185, 203), (341, 203)]),
    ("markov:1", Figure::Revenue, [(311_025, 3_002), (154_425, 3_002), (202_565, 1_501)]),
    ("shapley-lift:channel", Figure::Score, [(5, 14), (1, 42), (4, 21)]),
    ("shao-li", Figure::Score, [(79, 40), (57, 80), (19, 16)]),
];

/// Computes all of them.
#[must_use]
pub fn verify() -> Vec<Check> {
    let mut data = journeys();
    let mut checks = Vec::new();
    for (model, figure, expected) in RIGHT {
        for (channel, expected) in ["A", "B", "C"].into_iter().zip(expected) {
            let computed = data.as_mut().and_then(|data| compute(data, model, figure, channel)).unwrap_or(f64::NAN);
            let (model, channel) = (model.to_owned(), channel.to_owned());
            checks.push(Check { model, figure, channel, expected, computed });
        }
    }
    checks
}

fn journeys() -> Option<Dataset> {
    let mut intake = Intake::new();
    intake.open("golden.csv", JOURNEYS.len() as u64);
    intake.push(JOURNEYS.as_bytes()).ok()?;
    intake.close().ok()?;
    Dataset::join(intake.finish().ok()?).ok()
}

fn compute(data: &mut Dataset, model: &str, figure: Figure, channel: &str) -> Option<f64> {
    let model: Model = model.parse().ok()?;
    if model.is_learned() {
        let of: fn(&EvidenceRow) -> f64 = match figure {
            Figure::Wins => |row| row.wins,
            Figure::Revenue => |row| row.revenue / 100.0,
            Figure::Score => |row| row.score,
        };
        return data
            .evidence(&model, &EligibilityRules::default())
            .ok()?
            .rows
            .iter()
            .find(|row| row.name == channel)
            .map(of);
    }
    let (views, _) = data.compare(&[model], &[Dimension::Channel], &EligibilityRules::default()).ok()?;
    let view = views.first()?;
    let at = view.groups.iter().position(|group| group.name == channel)?;
    Some(if figure == Figure::Wins { view.deals[at] } else { view.unrounded[at] / 100.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_hold() {
        let checks = verify();
        assert_eq!(checks.len(), RIGHT.len() * 3);
        for check in checks {
            assert!(check.holds(), "{check:?}");
        }
    }
}
