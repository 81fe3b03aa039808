//! Colours of the charts: light, dark and for print. They are set here because a saved chart has no stylesheet.

use fairshare_types::results::Comparison;

use crate::colour::Colour;
use crate::drawing::Fill;
use crate::stripes::Stripes;
use crate::team::{COLOURS, Teams};

/// Team colours: at least 12 apart (OKLab × 100) under every kind of colour vision, and 3:1 on white and on black.
pub const TEAM_COLOURS: [Colour; COLOURS] = [
    Colour::hex(0x46_60DB),
    Colour::hex(0xD3_7812),
    Colour::hex(0x06_9CE4),
    Colour::hex(0xB2_4B0A),
    Colour::hex(0x7C_5678),
    Colour::hex(0x9E_8E8B),
];

/// Colours of a chart, and the colour of each team.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Background of the chart.
    pub paper: Colour,
    /// Text and rules.
    pub ink: Colour,
    /// Secondary text.
    pub soft: Colour,
    /// Hairlines.
    pub line: Colour,
    /// Background of a bar.
    pub track: Colour,
    /// Background of the baseline's row.
    pub tint: Colour,
    /// Ribbons of credit that does not move.
    pub still: Colour,
    /// A difference above the baseline.
    pub up: Colour,
    /// A difference below the baseline.
    pub down: Colour,
    /// Bars without a team: channels, campaigns.
    pub neutral: Colour,
    /// Credit without a team: unassigned, unattributed.
    pub nobody: Colour,
    /// Opacity of the lines that hatch a gain: lower on a screen, higher on paper.
    pub hatch: f64,
    teams: Option<Teams>,
}

/// Mark of a team: its colour and its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The team's colour.
    pub colour: Colour,
    /// Colour of the letters: ink or paper, whichever has more contrast, at least 4.5:1.
    pub on: Colour,
    /// The team's letters, one to three.
    pub letter: String,
    /// Stripes in place of colour and letters, for joint touches.
    pub stripes: Option<Stripes>,
}

impl Look {
    /// For a light page.
    #[must_use]
    pub const fn light() -> Self {
        Self {
            paper: Colour::hex(0xFF_FFFF),
            ink: Colour::hex(0x1B_1D22),
            soft: Colour::hex(0x5C_616B),
            line: Colour::hex(0xDF_E0DC),
            track: Colour::hex(0xF1_F1EE),
            tint: Colour::hex(0xF1_F3FC),
            still: Colour::hex(0xE9_E9E6),
            up: Colour::hex(0x31_49B8),
            down: Colour::hex(0x9A_4E08),
            neutral: Colour::hex(0x4F_6478),
            nobody: Colour::hex(0x6F_737B),
            hatch: 0.55,
            teams: None,
        }
    }

    /// For a dark page. The paper must be this dark for 3:1 contrast with the plum of the fifth team.
    #[must_use]
    pub const fn dark() -> Self {
        Self {
            paper: Colour::hex(0x11_1214),
            ink: Colour::hex(0xEC_EEF1),
            soft: Colour::hex(0xA6_ACB6),
            line: Colour::hex(0x34_373E),
            track: Colour::hex(0x1C_1E22),
            tint: Colour::hex(0x1B_1F31),
            still: Colour::hex(0x2A_2C31),
            up: Colour::hex(0x9D_ACFF),
            down: Colour::hex(0xF0_A04B),
            neutral: Colour::hex(0x8F_A6BC),
            nobody: Colour::hex(0x8A_8F99),
            hatch: 0.6,
            teams: None,
        }
    }

    /// For print, where colours may come out grey: letters, outlines and hatching carry the meaning.
    #[must_use]
    pub fn print() -> Self {
        Self {
            ink: Colour::hex(0x00_0000),
            soft: Colour::hex(0x44_4444),
            line: Colour::hex(0xAA_AAAA),
            tint: Colour::hex(0xEE_EEEE),
            hatch: 0.8,
            ..Self::light()
        }
    }

    /// The same look with the teams of this comparison by team, for all charts.
    #[must_use]
    pub fn for_teams(mut self, view: &Comparison) -> Self {
        self.teams = Some(Teams::of(view));
        self
    }

    /// The teams of the look if they include all of `own`, else `own`.
    #[must_use]
    pub fn teams_or(&self, own: Teams) -> Teams {
        self.teams.as_ref().filter(|teams| teams.cover(&own)).cloned().unwrap_or(own)
    }

    /// The badge of the team with this index among the named teams of the comparison by team.
    #[must_use]
    pub fn team(&self, index: usize) -> Badge {
        match &self.teams {
            Some(teams) => self.badge(teams, index),
            None => self.chip(TEAM_COLOURS[index.min(COLOURS - 1)], &(index + 1).to_string()),
        }
    }

    /// The badge of one of these teams.
    #[must_use]
    pub fn badge(&self, teams: &Teams, index: usize) -> Badge {
        let colour = TEAM_COLOURS[teams.colour(index).unwrap_or(COLOURS - 1)];
        self.chip(colour, teams.letter(index).unwrap_or("?"))
    }

    /// The badge of the smaller teams drawn together.
    #[must_use]
    pub fn others(&self) -> Badge {
        self.chip(TEAM_COLOURS[COLOURS - 1], "+")
    }

    /// The badge of joint touches that no single team is credited with.
    #[must_use]
    pub fn joint(&self) -> Badge {
        self.chip(self.nobody, "&")
    }

    /// The badge of touches without a team.
    #[must_use]
    pub fn unassigned(&self) -> Badge {
        self.chip(self.nobody, "?")
    }

    /// The badge of revenue without an eligible touch.
    #[must_use]
    pub fn unattributed(&self) -> Badge {
        self.chip(self.nobody, "\u{2013}")
    }

    /// Fill for teams together: stripes in the colours of all of them; hatched if these are all the same, plain for one
    /// team. `None` without a team.
    #[must_use]
    pub fn together(&self, colours: &[Colour]) -> Option<Fill> {
        let first = *colours.first()?;
        let stripes = Stripes::of(colours.iter().copied()).map(Fill::Stripes);
        Some(stripes.unwrap_or(if colours.len() > 1 { self.gained(first) } else { Fill::Plain(first) }))
    }

    /// Fill for a gain over the baseline: the colour, lighter and hatched.
    #[must_use]
    pub fn gained(&self, colour: Colour) -> Fill {
        Fill::Hatch { ground: colour.over(self.paper, 0.3), line: colour.over(self.paper, self.hatch) }
    }

    /// Ink or paper, whichever has more contrast with a colour; black or white if neither has 4.5:1.
    #[must_use]
    pub fn on(&self, colour: Colour) -> Colour {
        let better = |a: Colour, b: Colour| if a.contrast(colour) >= b.contrast(colour) { a } else { b };
        let own = better(self.ink, self.paper);
        if own.contrast(colour) >= 4.5 { own } else { better(Colour::hex(0), Colour::hex(0xFF_FFFF)) }
    }

    fn chip(&self, colour: Colour, letter: &str) -> Badge {
        Badge { colour, on: self.on(colour), letter: letter.to_owned(), stripes: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks() -> [Look; 3] {
        [Look::light(), Look::dark(), Look::print()]
    }

    #[test]
    fn teams_together_have_stripes_unless_their_colours_are_the_same() {
        let (look, [first, second]) = (Look::light(), [TEAM_COLOURS[0], TEAM_COLOURS[1]]);
        assert_eq!(look.together(&[]), None);
        assert_eq!(look.together(&[first]), Some(Fill::Plain(first)));
        assert_eq!(look.together(&[first, first]), Some(look.gained(first)));
        assert!(matches!(look.together(&[first, second]), Some(Fill::Stripes(_))));
    }

    #[test]
    fn marks_stand_out_3_to_1() {
        for look in looks() {
            for colour in TEAM_COLOURS.into_iter().chain([look.neutral, look.nobody]) {
                assert!(colour.contrast(look.paper) >= 3.0, "{colour} on {}", look.paper);
            }
        }
    }

    #[test]
    fn texts_stand_out_4_5_to_1() {
        for look in looks() {
            for ground in [look.paper, look.track, look.tint] {
                for text in [look.ink, look.soft, look.up, look.down] {
                    assert!(text.contrast(ground) >= 4.5, "{text} on {ground}: {}", text.contrast(ground));
                }
            }
        }
    }

    #[test]
    fn letters_on_chips_stand_out_4_5_to_1() {
        for look in looks() {
            for colour in TEAM_COLOURS.into_iter().chain([look.neutral, look.nobody]) {
                let on = look.on(colour);
                assert!(on.contrast(colour) >= 4.5, "{on} on {colour}: {}", on.contrast(colour));
            }
        }
    }
}
