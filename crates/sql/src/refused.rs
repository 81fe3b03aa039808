//! Why a query is not written.

use std::fmt;

use fairshare_types::model::Model;
use fairshare_types::problem::Problem;
use fairshare_types::schema::Role;

use crate::field::Field;

/// Why a query is not written. `Display` gives one sentence for the command line; the page writes its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The mapping lacks a column.
    NoColumn {
        /// What the column would hold.
        role: Role,
        /// It is of the table of deals.
        of_deals: bool,
        /// What needs it.
        needed: Needed,
    },
    /// Paths are of channels or teams only.
    PathsBy,
    /// A query of credit has no model.
    NoModel,
    /// The model is credit that another tool gave.
    Given(Model),
    /// The model is learned outside of the warehouse and has no scores.
    Learned(Model),
    /// Influence is no allocation.
    Influence,
    /// Weights of kinds of touch, excluded campaigns, types and persons, and the limit at the opportunity.
    Kinds,
    /// Rules that group channels.
    Grouping,
    /// The last touch with a campaign.
    LastCampaign,
    /// A setting of the rules or of a model is out of bounds.
    Setting(Problem),
    /// The dialect cannot have such a name of a table or a column.
    Name {
        /// The name of the dialect.
        dialect: &'static str,
        /// The name's beginning, without control characters.
        name: String,
        /// The fault.
        fault: NameFault,
    },
    /// A text has a null character.
    NullCharacter,
    /// The dialect lacks regular expressions for letters of all languages, which last-except needs.
    LastExcept {
        /// The name of the dialect.
        dialect: &'static str,
    },
    /// The name of a table has no part, more than four, or an empty one.
    TableParts,
    /// The name of a table has a quote that is not closed.
    TableQuote(String),
    /// An invalid word of the command line; the sentence is for the user.
    Word(String),
    /// The plan of the query is wrong, a mistake in this crate; the sentence says where.
    Plan(String),
}

/// What needs a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Needed {
    /// Every query.
    Always,
    /// The filter of deals.
    Filter,
    /// The dimension.
    Dimension,
    /// A model.
    Model(Model),
}

/// Why a dialect cannot have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// It is empty.
    Empty,
    /// It has a control character.
    Control,
    /// It is longer than this.
    Long {
        /// Most units.
        most: usize,
        /// The units are bytes rather than characters.
        bytes: bool,
    },
    /// It has one of these characters.
    Characters(&'static str),
    /// It has a variable such as `${x}`, which the dialect replaces, also in quotes.
    Variable,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoColumn { role, needed: Needed::Model(model), .. } => {
                let word = Field::Role(*role).word();
                write!(f, "{model} needs the column {word}: add {word}=COLUMN to --mapping, or leave the model out.")
            }
            Self::NoColumn { role, of_deals, needed } => {
                let word = Field::Role(*role).word();
                let pair = if *of_deals && *role == Role::JourneyId { "deals.deal" } else { word };
                let table = if *of_deals { "deals" } else { "touches" };
                let (what, why) = match needed {
                    Needed::Always if *of_deals => ("key", ""),
                    Needed::Always | Needed::Model(_) => (word, ""),
                    Needed::Filter => (word, ", which the filter needs"),
                    Needed::Dimension => (word, ", which --by asks for"),
                };
                write!(f, "The mapping has no {what} of {table}{why}: add {pair}=COLUMN to --mapping.")
            }
            Self::Kinds => f.write_str(
                "Weights of kinds of touch, excluded campaigns, types and persons, and the limit at the opportunity are not \
                 written as a query: compute them with fairshare credit.",
            ),
            Self::Grouping => f.write_str(
                "Rules that group channels are not written as a query: group them in a view of the table, and save the \
                 project without them.",
            ),
            Self::LastCampaign => {
                f.write_str("last-campaign is not written as a query: compute it with fairshare credit.")
            }
            Self::PathsBy => f.write_str("Paths are of channels or teams: use --by channel or --by team."),
            Self::NoModel => f.write_str("A query of credit needs a model: add --model linear."),
            Self::Given(model) => {
                write!(f, "{model} is credit that another tool gave, which a query does not compute: leave it out.")
            }
            Self::Learned(model) => write!(
                f,
                "{model} is learned outside of the warehouse: query paths with --output paths, turn them into scores \
                 with fairshare weights, and add --weights FILE."
            ),
            Self::Influence => f.write_str(
                "Under influence everyone gets the whole deal, so it has no allocation: compute it with fairshare credit.",
            ),
            Self::Setting(problem) => write!(f, "{problem}"),
            Self::Name { dialect, name, fault } => {
                write!(f, "{dialect} ")?;
                match fault {
                    NameFault::Empty => f.write_str("has no empty names"),
                    NameFault::Control => f.write_str("gets no name with a control character from Fairshare"),
                    NameFault::Long { most, bytes } => {
                        write!(f, "has no names longer than {most} {}", if *bytes { "bytes" } else { "characters" })
                    }
                    NameFault::Characters(all) => write!(f, "has no names with one of {all}"),
                    NameFault::Variable => f.write_str("takes ${ in a name for a variable"),
                }?;
                write!(f, ": \u{201c}{name}\u{201d}.")
            }
            Self::NullCharacter => f.write_str("A text with a null character cannot be part of a query."),
            Self::LastExcept { dialect } => write!(
                f,
                "{dialect} has no regular expressions for letters of all languages, so models that name channels \
                 cannot be written for it; exclude the channels with --exclude instead."
            ),
            Self::TableParts => {
                f.write_str("A table has a name of one to four parts, such as db.touches, none of them empty.")
            }
            Self::TableQuote(name) => write!(f, "The table name {name} has a quote that is not closed."),
            Self::Word(sentence) | Self::Plan(sentence) => f.write_str(sentence),
        }
    }
}

impl std::error::Error for Refused {}
