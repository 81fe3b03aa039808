//! Charts of a dataset as SVG text.

use fairshare_charts::{Drawing, English, Look, Words, bars, deal, dots, glyph, moved, stacked, svg, together};
use fairshare_engine::dataset::Dataset;
use fairshare_types::dimension::{Dimension, RowsBy};
use fairshare_types::model::Model;
use fairshare_types::options::EligibilityRules;
use fairshare_types::options::named::word;
use fairshare_types::problem::Problem;
use fairshare_types::results::{Comparison, DealId};

use crate::credit::{eligibility, models};
use crate::fields::Fields;
use crate::value::Value;

/// A chart of credit.
type Chart = fn(&Comparison, usize, &Look, &dyn Words, f64) -> Drawing;

/// The charts by name.
const CHARTS: [(&str, Kind); 7] = [
    ("stacked", Kind::Credit(stacked)),
    ("bars", Kind::Credit(bars)),
    ("dots", Kind::Credit(dots)),
    ("moved", Kind::Moved),
    ("together", Kind::Together),
    ("deal", Kind::Deal),
    ("glyph", Kind::Glyph),
];

/// A look.
type Theme = fn() -> Look;

/// What a chart shows.
#[derive(Clone, Copy)]
enum Kind {
    Credit(Chart),
    Moved,
    Together,
    Deal,
    Glyph,
}

/// The properties of the options.
const KNOWN: [&str; 10] = ["models", "by", "baseline", "from", "to", "deal", "eligibility", "width", "theme", "id"];

/// Bounds of the width in pixels, and the width without one.
const WIDTHS: [f64; 3] = [240.0, 4000.0, 960.0];

/// What the options of a chart say.
struct Asked {
    models: Vec<Model>,
    by: Dimension,
    baseline: Option<Model>,
    from: Option<Model>,
    to: Option<Model>,
    deal: Option<String>,
    rules: EligibilityRules,
    width: f64,
    look: Look,
}

/// Draws a chart.
///
/// # Errors
/// A sentence if the chart or an option is unknown, or it has nothing to show.
pub fn picture(data: &mut Dataset, chart: &Value, options: Value) -> Result<String, String> {
    let Value::Text(name) = chart else {
        let all: Vec<&str> = CHARTS.iter().map(|(name, _)| *name).collect();
        return Err(format!("svg takes the name of a chart ({}), not {}.", all.join(", "), chart.kind()));
    };
    let kind = word("svg", name, &CHARTS)?;
    let mut fields = Fields::of(options, "svg", &KNOWN)?;
    let id = fields.text("id")?.unwrap_or_else(|| format!("fairshare-{name}"));
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    if id.is_empty() || !id.chars().all(is_plain) {
        return Err(format!("id takes letters, digits and hyphens, not \u{201c}{id}\u{201d}."));
    }
    let asked = asked(&mut fields)?;
    drawing(data, kind, asked).map(|drawing| svg(&drawing, &id))
}

fn asked(fields: &mut Fields) -> Result<Asked, String> {
    const LOOKS: [(&str, Theme); 3] = [("light", Look::light), ("dark", Look::dark), ("print", Look::print)];
    let mut model = |name: &str| fields.text(name)?.map(|name| name.parse()).transpose();
    let (baseline, from, to) = (model("baseline")?, model("from")?, model("to")?);
    let look = word("theme", &fields.text("theme")?.unwrap_or_else(|| "light".to_owned()), &LOOKS)?;
    let by = fields.text("by")?.unwrap_or_else(|| RowsBy::Team.word().to_owned());
    let [least, most, usual] = WIDTHS;
    Ok(Asked {
        models: models(fields)?.into_iter().map(|(_, model)| model).collect(),
        by: word("by", &by, &RowsBy::dimensions())?,
        baseline,
        from,
        to,
        deal: fields.text("deal")?,
        rules: eligibility(fields.take("eligibility"))?,
        width: fields.number("width", least, most)?.unwrap_or(usual),
        look: look(),
    })
}

fn drawing(data: &mut Dataset, kind: Kind, asked: Asked) -> Result<Drawing, String> {
    let said = |problem: Problem| problem.to_string();
    let Asked { models, by, baseline, from, to, deal: key, rules, width, look } = asked;
    let words = English::new(&data.facts().currency, data.facts().scale);
    let (mut views, _) = data.compare(&models, &[Dimension::Team, by], &rules).map_err(said)?;
    let (Some(view), Some(teams)) = (views.pop(), views.pop()) else { return Err("There is no credit.".to_owned()) };
    let look = look.for_teams(&teams);
    Ok(match kind {
        Kind::Credit(chart) => {
            let place = |wanted: &Model| models.iter().position(|model| model == wanted);
            let baseline = match &baseline {
                Some(wanted) => {
                    place(wanted).ok_or_else(|| format!("The baseline {wanted} is none of the models shown."))?
                }
                None => place(&Model::Last).unwrap_or(0),
            };
            chart(&view, baseline, &look, &words, width)
        }
        Kind::Moved => {
            let (Some(from), Some(to)) = (from, to) else {
                return Err("The chart moved needs two models: { from: \"last\", to: \"linear\" }.".to_owned());
            };
            moved(&data.moved(from, to, &rules).map_err(said)?, &look, &words, width)
        }
        Kind::Together => {
            let view = data.without_model(&rules, |source| source.together()).map_err(said)?;
            together(&view, &look, &words, width)
        }
        Kind::Deal => {
            let examples = match key {
                Some(key) => {
                    let id = DealId { key, nth: 0 };
                    let opened = data.open(&id, &models, &rules).map_err(said)?;
                    opened.ok_or_else(|| format!("There is no deal \u{201c}{}\u{201d}.", id.key))?.examples
                }
                None => {
                    let mut examples = Vec::new();
                    for model in &models {
                        let example = data.example(model, &rules).map_err(said)?;
                        examples.extend(example.map(|example| (model.clone(), example)));
                    }
                    examples
                }
            };
            deal(&examples, &look, &words, width)
        }
        Kind::Glyph => glyph(models.first().unwrap_or(&Model::Last), &look, &words),
    })
}
