//! The parts of won revenue, with their style and texts.

use fairshare_types::results::{DrillTarget, Part, Together, Who};

use crate::colour::Colour;
use crate::drawing::{Fill, Mark, Rect, Stroke};
use crate::look::{Badge, Look};
use crate::team::Teams;
use crate::words::Words;

/// One exclusive part.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The teams that touched its deals, in words.
    pub who: String,
    /// Chips of its teams.
    pub badges: Vec<Badge>,
    pub fill: Fill,
    /// Outline: in ink for a part with a joint touch, in its colour for a hatched part.
    pub outline: Option<Stroke>,
    /// Minor units; won deals if there is no revenue.
    pub value: i64,
    pub percent: String,
    /// The value in words.
    pub measure: String,
    /// Accessible name.
    pub name: String,
    /// The number of this part, for its list of deals.
    pub behind: DrillTarget,
}

/// The parts with won deals or a won amount, in the view's order.
pub(super) fn pieces(view: &Together, look: &Look, words: &dyn Words) -> Vec<Piece> {
    let teams = look.teams_or(Teams::of_together(view));
    let won = view.parts.iter().filter(|part| part.won > 0 || part.amount != 0);
    won.map(|part| piece(view, part, &teams, look, words)).collect()
}

/// Whether deals are counted, because there is no revenue to share.
pub(super) const fn counts_deals(view: &Together) -> bool {
    view.total == 0
}

fn piece(view: &Together, part: &Part, teams: &Teams, look: &Look, words: &dyn Words) -> Piece {
    let (places, joint): (&[u32], bool) = match &part.who {
        Who::Teams(places) => (places, false),
        Who::Joint(places) => (places, true),
        Who::Others | Who::Nobody => (&[], false),
    };
    let named: Vec<&str> = places.iter().filter_map(|&at| view.teams.get(at as usize)).map(String::as_str).collect();
    let badges: Vec<Badge> =
        named.iter().map(|name| look.badge(teams, teams.index(name).unwrap_or(usize::MAX))).collect();
    let who = match part.who {
        Who::Teams(_) | Who::Joint(_) => words.touched_by(&named, joint),
        Who::Others => words.touched_by_others(),
        Who::Nobody => words.touched_by_nobody(),
    };
    let (fill, thin) = match (badges.as_slice(), &part.who) {
        ([], Who::Nobody) => (Fill::Plain(look.nobody), None),
        ([], _) => (look.gained(look.nobody), Some(look.nobody)),
        (teams, _) => striped(teams, look),
    };
    let outline =
        if joint { Some(Stroke::solid(look.ink, 2.0)) } else { thin.map(|colour| Stroke::solid(colour, 1.0)) };

    let (value, of) =
        if counts_deals(view) { (count(part.won), count(view.won_deals)) } else { (part.amount, view.total) };
    let share = if of == 0 { 0.0 } else { value as f64 / of as f64 };
    let deals = words.deals(part.won);
    let measure = if counts_deals(view) { deals.clone() } else { words.money(part.amount) };
    let percent = words.percent(share);
    let name = words.part(&who, share, part.amount, part.won);
    Piece { who, badges, fill, outline, value, percent, measure, name, behind: DrillTarget::Part(part.who.clone()) }
}

/// Fill for these teams, with the colour of its outline if it is hatched.
fn striped(teams: &[Badge], look: &Look) -> (Fill, Option<Colour>) {
    let colours: Vec<Colour> = teams.iter().map(|badge| badge.colour).collect();
    let fill = look.together(&colours).unwrap_or(Fill::Plain(look.nobody));
    (fill, colours.first().copied().filter(|_| matches!(fill, Fill::Hatch { .. })))
}

fn count(deals: u64) -> i64 {
    i64::try_from(deals).unwrap_or(i64::MAX)
}

impl Piece {
    /// A rectangle in the piece's style, with the outline inside.
    pub fn area(&self, x: f64, y: f64, width: f64, height: f64) -> Mark {
        let stroke = self.outline.filter(|stroke| width > 2.0 * stroke.width);
        let inset = stroke.map_or(0.0, |stroke| stroke.width / 2.0);
        let (x, y, width, height) = (x + inset, y + inset, width - 2.0 * inset, height - 2.0 * inset);
        Mark::Rect(Rect { x, y, width, height, radius: 0.0, fill: Some(self.fill), stroke })
    }
}
