//! The small picture of a model: its weights on a path of five touches.

use fairshare_engine::model::{Model, Preset};

use crate::drawing::{Circle, Drawing, Fill, Mark, Rect, Stroke};
use crate::look::Look;
use crate::words::Words;

/// Width of the picture.
pub const WIDTH: f64 = 30.0;
/// Height of the picture.
pub const HEIGHT: f64 = 20.0;

const TOUCHES: usize = 5;
const BAR: f64 = 4.0;
const STEP: f64 = 5.5;
const LEFT: f64 = 2.0;
const FLOOR: f64 = 18.0;
const TALLEST: f64 = 16.0;
/// Days between the touches of the small path: a half-life of a week then shows as a half.
const DAYS_APART: f64 = 7.0;

/// A model's small picture, 30 × 20.
#[must_use]
pub fn glyph(model: &Model, look: &Look, words: &dyn Words) -> Drawing {
    Drawing {
        width: WIDTH,
        height: HEIGHT,
        title: words.glyph_title(model),
        description: String::new(),
        marks: marks(model, look),
    }
}

/// The marks of the small picture, for use inside another one.
pub(crate) fn marks(model: &Model, look: &Look) -> Vec<Mark> {
    match weights(model) {
        Some(weights) => weights.iter().enumerate().map(|(i, &weight)| bar(i, weight, look)).collect(),
        None if model.is_learned() => learned(look),
        None => shares_alike(look),
    }
}

/// Weights of the five touches, the largest being 1; `None` for models that do not look at the place of a touch.
///
/// W is drawn with the lead created at the third touch and the opportunity at the fifth; full path with the lead at the
/// second, the opportunity at the fourth and the close at the fifth.
fn weights(model: &Model) -> Option<[f64; TOUCHES]> {
    let weights = match model {
        Model::First => [1.0, 0.0, 0.0, 0.0, 0.0],
        Model::Last => [0.0, 0.0, 0.0, 0.0, 1.0],
        Model::Linear => [1.0; TOUCHES],
        // Two touches of one channel, then three of others.
        Model::LinearPerChannel | Model::Shapley => [0.125, 0.125, 0.25, 0.25, 0.25],
        Model::PositionDecay => [1.0, 2.0, 3.0, 4.0, 5.0],
        // The last touch is one that is passed over.
        Model::LastExcept(_) => [0.0, 0.0, 0.0, 1.0, 0.0],
        Model::ULead => [0.5, 0.0, 0.5, 0.0, 0.0],
        Model::Stages(m) => [m.first, m.lead, m.rest, m.opportunity, m.close]
            .map(|weight| if weight.is_finite() { weight } else { 0.0 }),
        Model::As(preset) => match preset.same() {
            Some(model) => return weights(&model),
            None if *preset == Preset::DreamdataW => [0.3, 0.05, 0.3, 0.05, 0.3],
            None => [0.0625, 0.125, 0.25, 0.5, 1.0],
        },
        Model::EqualByTeam
        | Model::Given
        | Model::Influence
        | Model::Markov { .. }
        | Model::ShapleyLift(_)
        | Model::ShaoLi
        | Model::Logistic => return None,
        Model::Position(p) => [p.first, p.middle / 3.0, p.middle / 3.0, p.middle / 3.0, p.last],
        Model::TimeDecay { half_life } => {
            let days = [4.0, 3.0, 2.0, 1.0, 0.0].map(|n| n * DAYS_APART);
            days.map(|d| {
                if d == 0.0 {
                    1.0
                } else if *half_life > 0.0 {
                    libm::exp2(-d / half_life)
                } else {
                    0.0
                }
            })
        }
        Model::W => [0.3, 0.05, 0.3, 0.05, 0.3],
        Model::FullPath => [0.225, 0.225, 0.1, 0.225, 0.225],
    };
    let largest = weights.into_iter().fold(0.0, f64::max);
    Some(if largest > 0.0 { weights.map(|w| w.max(0.0) / largest) } else { weights })
}

/// One touch: a bar as high as its weight, one pixel where it has none.
fn bar(at: usize, weight: f64, look: &Look) -> Mark {
    let height = (weight * TALLEST).max(1.0);
    let fill = Some(Fill::Plain(look.soft));
    let x = LEFT + at as f64 * STEP;
    Mark::Rect(Rect { x, y: FLOOR - height, width: BAR, height, radius: 0.5, fill, stroke: None })
}

/// Equal parts without regard to place: three dots of one size on one line.
fn shares_alike(look: &Look) -> Vec<Mark> {
    let stroke = Stroke::solid(look.soft, 1.0);
    let link = Mark::line((6.0, HEIGHT / 2.0), (24.0, HEIGHT / 2.0), stroke);
    let dot =
        |x| Mark::Circle(Circle { x, y: HEIGHT / 2.0, radius: 3.0, fill: Some(Fill::Plain(look.soft)), stroke: None });
    [link].into_iter().chain([6.0, 15.0, 24.0].map(dot)).collect()
}

/// Weights that are learned: dots of several sizes, each linked to the next.
fn learned(look: &Look) -> Vec<Mark> {
    const DOTS: [(f64, f64, f64); 4] = [(4.5, 13.0, 2.0), (11.5, 6.0, 3.0), (19.0, 13.5, 3.5), (26.0, 6.5, 1.5)];
    let stroke = Stroke::solid(look.soft, 1.0);
    let links = DOTS.windows(2).map(|pair| Mark::line((pair[0].0, pair[0].1), (pair[1].0, pair[1].1), stroke));
    let dot = |(x, y, radius)| Mark::Circle(Circle { x, y, radius, fill: Some(Fill::Plain(look.soft)), stroke: None });
    links.chain(DOTS.map(dot)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_show_in_the_picture() {
        let week = weights(&Model::TimeDecay { half_life: 7.0 });
        assert_eq!(week, Some([0.0625, 0.125, 0.25, 0.5, 1.0]));
        let slow = weights(&Model::TimeDecay { half_life: 14.0 });
        assert_eq!(slow.map(|w| w[2]), Some(0.5));
        assert_eq!(weights(&Model::TimeDecay { half_life: 0.0 }), Some([0.0, 0.0, 0.0, 0.0, 1.0]));
    }

    #[test]
    fn every_model_has_marks_inside_the_picture() {
        for name in [
            "first",
            "last",
            "linear",
            "equal-by-team",
            "u",
            "j",
            "inverse-j",
            "position:0/0/0",
            "decay:7d",
            "w",
            "full-path",
            "u-lead",
            "stages:30/30/30/0/10",
            "linear-per-channel",
            "position-decay",
            "last-except:direct",
            "markov:2",
            "shapley-lift:team",
            "shao-li",
            "logistic",
            "influence",
        ] {
            let model: Model = name.parse().unwrap();
            let marks = marks(&model, &Look::light());
            assert!(!marks.is_empty(), "{name}");
            for mark in marks {
                if let Mark::Rect(r) = mark {
                    assert!(r.x >= 0.0 && r.x + r.width <= WIDTH && r.y >= 0.0 && r.y + r.height <= HEIGHT, "{name}");
                    assert!(r.height >= 1.0 && r.height.is_finite(), "{name}");
                }
            }
        }
    }
}
