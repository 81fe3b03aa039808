//! Teams guessed from names and files, for touches whose teams the data does not name.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dimension::Dimension;

/// A team that can be guessed. The caller translates its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Team {
    /// Marketing.
    Marketing,
    /// Partners.
    Partner,
    /// Sales development, which makes the first call.
    Sdr,
    /// Sales.
    Sales,
}

impl Team {
    /// All teams that can be guessed.
    pub const ALL: [Self; 4] = [Self::Marketing, Self::Partner, Self::Sdr, Self::Sales];
}

impl fmt::Display for Team {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Marketing => "Marketing",
            Self::Partner => "Partner",
            Self::Sdr => "SDR",
            Self::Sales => "Sales",
        })
    }
}

/// Evidence for the teams of a name, or for none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GuessReason {
    /// The name contains this name of a team.
    TeamName(String),
    /// Its touches come from this file, which a tool of that team writes.
    File(String),
    /// The name contains this word.
    Word(String),
    /// The types of its touches contain this word.
    TypeWord(String),
    /// Its e-mails belong to campaigns.
    InCampaigns,
    /// It is an e-mail that a person or a campaign may have sent.
    EmailSender,
    /// Any team may use this channel.
    AnyTeam,
    /// Words of the name point to different teams.
    WordsDiffer,
    /// Nothing points to a team.
    Unknown,
}

impl fmt::Display for GuessReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TeamName(word) => write!(f, "its name holds the name of a team: \u{201c}{word}\u{201d}"),
            Self::File(file) => write!(f, "its touches come from \u{201c}{file}\u{201d}"),
            Self::Word(word) => write!(f, "its name holds \u{201c}{word}\u{201d}"),
            Self::TypeWord(word) => write!(f, "the types of its touches hold \u{201c}{word}\u{201d}"),
            Self::InCampaigns => f.write_str("its e-mails belong to campaigns"),
            Self::EmailSender => f.write_str("a person or a campaign may have sent these e-mails"),
            Self::AnyTeam => f.write_str("any team may use this channel"),
            Self::WordsDiffer => f.write_str("the words of its name point to different teams"),
            Self::Unknown => f.write_str("its name says nothing"),
        }
    }
}

/// The guessed teams of a channel, campaign or touch type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamGuess {
    /// [`Dimension::Channel`], [`Dimension::Campaign`] or [`Dimension::Type`].
    pub by: Dimension,
    /// Its name.
    pub name: String,
    /// The teams, which share it equally; empty if the question is open.
    pub teams: Vec<Team>,
    /// Its touches that name no team.
    pub touches: u64,
    /// Credit of these touches under the linear model, in minor units.
    pub won_revenue: i64,
    /// Whether the evidence is clear and uncontradicted.
    pub sure: bool,
    /// The evidence.
    pub why: GuessReason,
}
