//! Texts of the credit that moves between two models.

use fairshare_types::results::Moved;

use super::{English, ModelTexts};

/// Strings of the credit that moves between two models.
pub struct MovedStrings {
    /// Heading.
    pub moves: &'static str,
    /// Label of the choice of the first model.
    pub moves_from: &'static str,
    /// Label of the choice of the second model.
    pub moves_to: &'static str,
    /// Heading of the channels with the largest changes.
    pub channels_carry: &'static str,
    /// Heading of the campaigns with the largest changes.
    pub campaigns_carry: &'static str,
    /// Heading of the deals in which most moves.
    pub deals_carry: &'static str,
    /// Column headings of these deals.
    pub deal_carrier_columns: [&'static str; 2],
    /// Mark of a row with joint touches.
    pub joint_mark: &'static str,
    /// Explains how the flows between teams are computed.
    pub moves_rule: &'static str,
    /// Shown if there are fewer than two teams.
    pub moves_needs_teams: &'static str,
    /// Column headings of the channels and campaigns.
    pub carrier_columns: [&'static str; 2],
}

/// Texts of the credit that moves between two models.
pub trait MovedTexts {
    /// Amount that moves, and in how few deals, in one or two sentences.
    fn moves_says(&self, view: &Moved, currency: &str) -> String;
    /// Button that lists all deals in which credit moves.
    fn all_deals_carry(&self, deals: u64) -> String;
    /// A signed amount in full.
    fn change(&self, minor: i64, currency: &str) -> String;
}

/// The strings in English.
pub(super) const STRINGS: MovedStrings = MovedStrings {
    moves: "What moves",
    moves_from: "From",
    moves_to: "To",
    channels_carry: "Channels that change most",
    campaigns_carry: "Campaigns that change most",
    deals_carry: "Deals that change most",
    deal_carrier_columns: ["Deal", "Moved"],
    joint_mark: "joint",
    moves_rule: "How it is counted: deal by deal, what teams lose is matched to the teams that gain, in proportion to \
        the gains; then the deals are added up.",
    moves_needs_teams: "Credit moves between teams, and this data has fewer than two. Assign channels to teams in the \
        list “Teams” to see what moves.",
    carrier_columns: ["Name", "Change"],
};

impl MovedTexts for English {
    fn moves_says(&self, view: &Moved, currency: &str) -> String {
        if view.total == 0 {
            return format!(
                "Nothing moves between teams from {} to {}.",
                self.model_inline(&view.from),
                self.model_inline(&view.to)
            );
        }
        let gained: i64 = view.before.iter().zip(&view.after).map(|(before, after)| (after - before).max(0)).sum();
        let of = if gained == view.total { "it" } else { "the gross" };
        let share = match (view.deals_for_half, view.deals_moved) {
            (_, 1) => "It is one deal.".to_owned(),
            (1, _) => {
                format!("1 of {} makes up half of {of}.", self.counted(view.won_deals, "won deal", "won deals"))
            }
            (half, _) => {
                format!("{half} of {} make up half of {of}.", self.counted(view.won_deals, "won deal", "won deals"))
            }
        };
        let net = self.figures.money(gained, currency);
        // Gross flows count both directions; the net change of the teams doesn't.
        if gained == view.total {
            return format!("{net} moves between teams. {share}");
        }
        let net = if gained == 0 { "nothing".to_owned() } else { net };
        let gross = self.figures.money(view.total, currency);
        format!("Net: {net} moves between teams. Gross, deal by deal: {gross}. {share}")
    }

    fn all_deals_carry(&self, deals: u64) -> String {
        format!("Show all {}", self.counted(deals, "deal", "deals"))
    }

    fn change(&self, minor: i64, currency: &str) -> String {
        let amount = self.figures.money(minor.saturating_abs(), currency);
        match minor {
            0 => amount,
            1.. => format!("+{amount}"),
            _ => format!("\u{2212}{amount}"),
        }
    }
}
