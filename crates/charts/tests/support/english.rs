//! English texts, plainly formatted: the page's own come from its language and `Intl`.

use fairshare_charts::Words;
use fairshare_engine::model::{Model, Position};
use fairshare_engine::view::{Comparison, Moved, Range};

pub struct English;

const THIN: char = '\u{202f}';

fn whole(share: f64) -> i64 {
    (share * 100.0).round() as i64
}

fn signed(value: i64, text: &str) -> String {
    match value.signum() {
        1 => format!("+{text}"),
        -1 => format!("\u{2212}{text}"),
        _ => text.to_owned(),
    }
}

fn minus(value: i64, text: &str) -> String {
    if value < 0 { format!("\u{2212}{text}") } else { text.to_owned() }
}

fn short(minor: i64) -> String {
    let euros = (minor as f64 / 100.0).abs();
    if euros >= 999_500.0 {
        format!("€{:.2}{THIN}M", euros / 1e6)
    } else if euros >= 1000.0 {
        format!("€{:.0}{THIN}k", euros / 1e3)
    } else {
        format!("€{euros:.0}")
    }
}

impl Words for English {
    fn percent(&self, share: f64) -> String {
        minus(whole(share), &format!("{}{THIN}%", whole(share).abs()))
    }

    fn points(&self, share: f64, baseline: f64) -> String {
        let points = whole(share) - whole(baseline);
        signed(points, &points.abs().to_string())
    }

    fn money(&self, minor: i64) -> String {
        minus(minor, &short(minor))
    }

    fn money_change(&self, minor: i64) -> String {
        signed(minor, &short(minor))
    }

    fn model(&self, model: &Model) -> String {
        match model {
            Model::First => "First touch".into(),
            Model::Given => "As in the file".into(),
            Model::Last => "Last touch".into(),
            Model::Linear => "Linear".into(),
            Model::EqualByTeam => "Equal by team".into(),
            Model::Position(Position { first: 40.0, middle: 20.0, last: 40.0, .. }) => "U-shaped".into(),
            Model::Position(Position { first: 20.0, middle: 20.0, last: 60.0, .. }) => "J-shaped".into(),
            Model::Position(p) => format!("Position {}/{}/{}", p.first, p.middle, p.last),
            Model::TimeDecay { half_life } => format!("Time decay, {half_life}\u{a0}days"),
            Model::W => "W-shaped".into(),
            Model::FullPath => "Full path".into(),
            other => other.to_string(),
        }
    }

    fn baseline(&self) -> String {
        "baseline".into()
    }

    fn unassigned(&self) -> String {
        "Unassigned".into()
    }

    fn unattributed(&self) -> String {
        "Unattributed".into()
    }

    fn others(&self, count: usize) -> String {
        format!("{count} others")
    }

    fn range(&self) -> String {
        "Range".into()
    }

    fn range_text(&self, range: Range) -> String {
        let (min, max) = (whole(range.min), whole(range.max));
        if min == max {
            format!("{max}{THIN}% throughout")
        } else {
            format!(
                "{} to {}, middle {}",
                minus(min, &min.abs().to_string()),
                self.percent(range.max),
                self.percent(range.median)
            )
        }
    }

    fn scale(&self, min: f64, max: f64) -> String {
        format!("Scale {} to {}", minus(whole(min), &whole(min).abs().to_string()), self.percent(max))
    }

    fn bars_title(&self, _view: &Comparison) -> String {
        "Credit by team, model by model".into()
    }

    fn bars_description(&self, view: &Comparison, baseline: usize) -> String {
        let name = view.models.get(baseline).map(|m| self.model(m)).unwrap_or_default();
        format!(
            "Share of {} under {} models; the line is the baseline, {name}.",
            self.money(view.total),
            view.models.len()
        )
    }

    fn cell(&self, group: &str, model: &str, share: f64, baseline: f64, amount: i64) -> String {
        let points = self.points(share, baseline);
        format!(
            "{group}, {model}: {} ({}), {points} points against the baseline",
            self.percent(share),
            self.money(amount)
        )
    }

    fn nothing_to_compare(&self) -> String {
        "Nothing to compare yet: choose a model.".into()
    }

    fn moved_title(&self, view: &Moved) -> String {
        format!("What moves from {} to {}", self.model(&view.from), self.model(&view.to))
    }

    fn moved_description(&self, view: &Moved) -> String {
        format!("{} moves between teams, in {} of {} deals.", self.money(view.total), view.deals_moved, view.won_deals)
    }

    fn flow(&self, amount: i64, from: &str, to: &str) -> String {
        format!("{} from {from} to {to}", self.money(amount))
    }

    fn kept(&self, team: &str, amount: i64) -> String {
        format!("{team} keeps {}", self.money(amount))
    }

    fn smaller_flows(&self, count: usize, amount: i64) -> String {
        format!("{count} smaller flows, {} together", self.money(amount))
    }

    fn nothing_moves(&self, view: &Moved) -> String {
        format!(
            "Nothing moves between {} and {}: both credit every team alike.",
            self.model(&view.from),
            self.model(&view.to)
        )
    }

    fn moved_rule(&self) -> String {
        "Per deal, what teams lose is matched to the teams that gain, in proportion to the gains; then summed.".into()
    }
}
