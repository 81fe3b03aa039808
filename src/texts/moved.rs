//! What moves between two models.

use fairshare_engine::view::Moved;

use super::{English, ModelTexts};

/// Texts of what moves.
pub trait MovedTexts {
    /// Heading.
    fn moves(&self) -> &'static str;
    /// Labels of the two choices.
    fn moves_from(&self) -> &'static str;
    /// The second of them.
    fn moves_to(&self) -> &'static str;
    /// How much moves and in how few deals, in one or two sentences.
    fn moves_says(&self, view: &Moved, currency: &str) -> String;
    /// Heading of the channels that carry it.
    fn channels_carry(&self) -> &'static str;
    /// Heading of the campaigns that carry it.
    fn campaigns_carry(&self) -> &'static str;
    /// Heading of the deals that carry it.
    fn deals_carry(&self) -> &'static str;
    /// Column headings of these deals.
    fn deal_carrier_columns(&self) -> [&'static str; 2];
    /// Lists all the deals that carry it.
    fn all_deals_carry(&self, deals: u64) -> String;
    /// A carrier whose touches are joint ones.
    fn joint_mark(&self) -> &'static str;
    /// A signed amount in full.
    fn change(&self, minor: i64, currency: &str) -> String;
    /// The rule by which "from" and "to" are found.
    fn moves_rule(&self) -> &'static str;
    /// Where there are no teams between which anything could move.
    fn moves_needs_teams(&self) -> &'static str;
    /// Column headings of the carriers.
    fn carrier_columns(&self) -> [&'static str; 2];
}

impl MovedTexts for English {
    fn moves(&self) -> &'static str {
        "What moves"
    }

    fn moves_from(&self) -> &'static str {
        "From"
    }

    fn moves_to(&self) -> &'static str {
        "To"
    }

    fn moves_says(&self, view: &Moved, currency: &str) -> String {
        if view.total == 0 {
            return format!(
                "Nothing moves between teams from {} to {}.",
                self.model_inline(&view.from),
                self.model_inline(&view.to)
            );
        }
        let gained: i64 = view.before.iter().zip(&view.after).map(|(before, after)| (after - before).max(0)).sum();
        let of = if gained == view.total { "it" } else { "that" };
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
        // What moves one way in some deals and back in others is in the ribbons, but in no team's sum.
        let counted = if gained == view.total {
            String::new()
        } else {
            format!(
                " in the end; deal by deal it is {}, some of it back and forth",
                self.figures.money(view.total, currency)
            )
        };
        if gained == 0 {
            let all = self.figures.money(view.total, currency);
            return format!("What teams give up in some deals they get back in others, {all} in all. {share}");
        }
        format!("{net} moves between teams{counted}. {share}")
    }

    fn channels_carry(&self) -> &'static str {
        "Channels that change most"
    }

    fn campaigns_carry(&self) -> &'static str {
        "Campaigns that change most"
    }

    fn deals_carry(&self) -> &'static str {
        "Deals in which most moves"
    }

    fn deal_carrier_columns(&self) -> [&'static str; 2] {
        ["Deal", "Moves"]
    }

    fn all_deals_carry(&self, deals: u64) -> String {
        format!("Show all {}", self.counted(deals, "deal", "deals"))
    }

    fn joint_mark(&self) -> &'static str {
        "joint"
    }

    fn change(&self, minor: i64, currency: &str) -> String {
        let amount = self.figures.money(minor.saturating_abs(), currency);
        match minor {
            0 => amount,
            1.. => format!("+{amount}"),
            _ => format!("\u{2212}{amount}"),
        }
    }

    fn moves_rule(&self) -> &'static str {
        "How it is counted: deal by deal, what teams lose is matched to the teams that gain, in proportion to the gains; \
         then the deals are added up."
    }

    fn moves_needs_teams(&self) -> &'static str {
        "Credit moves between teams, and this data has fewer than two. Give channels to teams in the list “Teams” to see \
         what moves."
    }

    fn carrier_columns(&self) -> [&'static str; 2] {
        ["Name", "Change"]
    }
}
