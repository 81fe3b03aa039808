//! The colours of the pictures: light, dark and for print. A saved picture has no stylesheet, so they are set here.

use fairshare_engine::view::Comparison;

use crate::colour::Colour;
use crate::drawing::Fill;
use crate::team::{COLOURS, Teams};

/// The team colours: at least 12 apart (OKLab × 100) under every kind of colour vision, and 3:1 on white and on black.
pub const TEAM_COLOURS: [Colour; COLOURS] = [
    Colour::hex(0x46_60DB),
    Colour::hex(0xD3_7812),
    Colour::hex(0x06_9CE4),
    Colour::hex(0xB2_4B0A),
    Colour::hex(0x7C_5678),
    Colour::hex(0x9E_8E8B),
];

/// The colours of a picture, and which team has which.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Ground of the picture.
    pub paper: Colour,
    /// Text and rules.
    pub ink: Colour,
    /// Text of second rank.
    pub soft: Colour,
    /// Hairlines.
    pub line: Colour,
    /// Ground of a bar.
    pub track: Colour,
    /// Ground of the baseline's row.
    pub tint: Colour,
    /// Ribbons of what stays where it is.
    pub still: Colour,
    /// A difference above the baseline.
    pub up: Colour,
    /// A difference below it.
    pub down: Colour,
    /// Bars that are no team's: channels, campaigns.
    pub neutral: Colour,
    /// Credit that nobody has: unassigned, unattributed.
    pub nobody: Colour,
    /// Opacity of the lines that hatch what is gained: finer on a screen, stronger on paper.
    pub hatch: f64,
    teams: Option<Teams>,
}

/// How a team is marked: its colour, its letter, and the colour in which that letter stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The team's colour.
    pub colour: Colour,
    /// Ink or paper, whichever reads better on it: at least 4.5:1.
    pub on: Colour,
    /// The team's letter.
    pub letter: String,
}

impl Look {
    /// On a light page.
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

    /// On a dark page. Its paper is as dark as this because the plum of the fifth team needs it for 3:1.
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

    /// On paper, where colours may come out grey: letters, outlines and hatching carry the meaning.
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

    /// The same look, with the teams of this comparison by team: their colours and letters in every picture.
    #[must_use]
    pub fn for_teams(mut self, view: &Comparison) -> Self {
        self.teams = Some(Teams::of(view));
        self
    }

    /// The teams of the look where they cover these; else these.
    #[must_use]
    pub fn teams_or(&self, own: Teams) -> Teams {
        self.teams.as_ref().filter(|teams| teams.cover(&own)).cloned().unwrap_or(own)
    }

    /// How the team at this place among the named teams of the comparison by team is marked.
    #[must_use]
    pub fn team(&self, index: usize) -> Badge {
        match &self.teams {
            Some(teams) => self.badge(teams, index),
            None => self.chip(TEAM_COLOURS[index.min(COLOURS - 1)], &(index + 1).to_string()),
        }
    }

    /// How one of these teams is marked.
    #[must_use]
    pub fn badge(&self, teams: &Teams, index: usize) -> Badge {
        let colour = TEAM_COLOURS[teams.colour(index).unwrap_or(COLOURS - 1)];
        self.chip(colour, teams.letter(index).unwrap_or("?"))
    }

    /// How the smaller teams are marked where they are drawn together.
    #[must_use]
    pub fn others(&self) -> Badge {
        self.chip(TEAM_COLOURS[COLOURS - 1], "+")
    }

    /// How touches without a team are marked.
    #[must_use]
    pub fn unassigned(&self) -> Badge {
        self.chip(self.nobody, "?")
    }

    /// How revenue without an eligible touch is marked.
    #[must_use]
    pub fn unattributed(&self) -> Badge {
        self.chip(self.nobody, "\u{2013}")
    }

    /// What two teams did together.
    #[must_use]
    pub fn joint(&self, first: usize, second: usize) -> Fill {
        Fill::Stripes(self.team(first).colour, self.team(second).colour)
    }

    /// What is gained against the baseline: the colour, lighter and hatched.
    #[must_use]
    pub fn gained(&self, colour: Colour) -> Fill {
        Fill::Hatch { ground: colour.over(self.paper, 0.3), line: colour.over(self.paper, self.hatch) }
    }

    /// Ink or paper, whichever reads better on a colour.
    #[must_use]
    pub fn on(&self, colour: Colour) -> Colour {
        if self.ink.contrast(colour) >= self.paper.contrast(colour) { self.ink } else { self.paper }
    }

    fn chip(&self, colour: Colour, letter: &str) -> Badge {
        Badge { colour, on: self.on(colour), letter: letter.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks() -> [Look; 3] {
        [Look::light(), Look::dark(), Look::print()]
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
