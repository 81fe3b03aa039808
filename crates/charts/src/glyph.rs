//! The glyph of a model: its weights on a path of five touches.

use fairshare_types::model::{Model, Preset};

use crate::drawing::{Circle, Drawing, Fill, Mark, Rect, Stroke};
use crate::look::Look;
use crate::words::Words;

/// Width of a glyph.
pub const WIDTH: f64 = 30.0;
/// Height of a glyph.
pub const HEIGHT: f64 = 20.0;

const TOUCHES: usize = 5;
const BAR: f64 = 4.0;
const STEP: f64 = 5.5;
const LEFT: f64 = 2.0;
const FLOOR: f64 = 18.0;
const TALLEST: f64 = 16.0;
/// Days between the touches of the path, so that a half-life of one week shows as a half.
const DAYS_APART: f64 = 7.0;

/// A model's glyph, 30 × 20.
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

/// The marks of the glyph, for use inside a chart.
pub(crate) fn marks(model: &Model, look: &Look) -> Vec<Mark> {
    match weights(model) {
        Some(weights) => weights.iter().enumerate().map(|(i, &weight)| bar(i, weight, look)).collect(),
        None if model.is_learned() => learned(look),
        None => shares_alike(look),
    }
}

/// Weights of the five touches, the largest scaled to 1; `None` for models with a glyph of another kind.
fn weights(model: &Model) -> Option<[f64; TOUCHES]> {
    let weights = match model {
        Model::Stages(m) => [m.first, m.lead, m.rest, m.opportunity, m.close]
            .map(|weight| if weight.is_finite() { weight } else { 0.0 }),
        Model::As(preset) => match preset.same() {
            Some(model) => return weights(&model),
            None if *preset == Preset::DreamdataW => [0.3, 0.05, 0.3, 0.05, 0.3],
            None => [0.0625, 0.125, 0.25, 0.5, 1.0],
        },
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
        _ => model.spec().glyph?,
    };
    let largest = weights.into_iter().fold(0.0, f64::max);
    Some(if largest > 0.0 { weights.map(|w| w.max(0.0) / largest) } else { weights })
}

/// One touch: a bar as high as its weight, but at least one pixel.
fn bar(at: usize, weight: f64, look: &Look) -> Mark {
    let height = (weight * TALLEST).max(1.0);
    let fill = Some(Fill::Plain(look.soft));
    let x = LEFT + at as f64 * STEP;
    Mark::Rect(Rect { x, y: FLOOR - height, width: BAR, height, radius: 0.5, fill, stroke: None })
}

/// Equal shares regardless of position: three equal dots on a line.
fn shares_alike(look: &Look) -> Vec<Mark> {
    let stroke = Stroke::solid(look.soft, 1.0);
    let link = Mark::line((6.0, HEIGHT / 2.0), (24.0, HEIGHT / 2.0), stroke);
    let dot =
        |x| Mark::Circle(Circle { x, y: HEIGHT / 2.0, radius: 3.0, fill: Some(Fill::Plain(look.soft)), stroke: None });
    [link].into_iter().chain([6.0, 15.0, 24.0].map(dot)).collect()
}

/// Learned weights: dots of several sizes, each linked to the next.
fn learned(look: &Look) -> Vec<Mark> {
    const DOTS: [(f64, f64, f64); 4] = [(4.5, 13.0, 2.0), (11.5, 6.0, 3.0), (19.0, 13.5, 3.5), (26.0, 6.5, 1.5)];
    let stroke = Stroke::solid(look.soft, 1.0);
    let links = DOTS.windows(2).map(|pair| Mark::line((pair[0].0, pair[0].1), (pair[1].0, pair[1].1), stroke));
    let dot = |(x, y, radius)| Mark::Circle(Circle { x, y, radius, fill: Some(Fill::Plain(look.soft)), stroke: None });
    links.chain(DOTS.map(dot)).collect()
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::MODELS;

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
        let models = MODELS.into_iter().flat_map(|spec| spec.tried().chain(spec.written()));
        let written = models.filter(|name| !name.contains(' '));
        for name in written.chain(["position:0/0/0".to_owned()]) {
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
