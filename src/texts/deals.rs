//! The deals behind a number, and a deal touch by touch.

use fairshare_engine::view::{Behind, DealId, DealList, DealRow, Example, GroupKind, Member, OpenedDeal, Together};
use fairshare_import::detect::Outcome;

use super::isolate::isolated;
use super::{English, FairnessTexts, ModelTexts, TeamTexts, TogetherTexts};
use crate::redaction;

/// Groups that are named one by one.
const NAMED: usize = 3;

/// Texts of the deals.
pub trait DealTexts {
    /// Heading.
    fn deals(&self) -> &'static str;
    /// Label of the search.
    fn find_deal(&self) -> &'static str;
    /// The number that the deals stand behind.
    fn behind(&self, behind: &Behind, together: Option<&Together>) -> String;
    /// How many they are, and what they add up to.
    fn deals_say(&self, list: &DealList, searched: bool, currency: &str) -> String;
    /// Lists all deals again.
    fn all_deals(&self) -> &'static str;
    /// Headings of the list; the last is that of the part of the number.
    fn deal_headings(&self) -> [&'static str; 7];
    /// What became of a deal.
    fn outcome_name(&self, outcome: Outcome) -> &'static str;
    /// Name of a row: its key, and which of its conversions it is.
    fn deal_name(&self, row: &DealRow) -> String;
    /// A deal by its key, and which of its conversions it is.
    fn deal_key(&self, id: &DealId) -> String;
    /// What a number of one deal leads to, read out after it.
    fn opens_deal(&self, deal: &str) -> String;
    /// Lists more of them.
    fn more_deals(&self, hidden: u64) -> String;
    /// What paper says instead.
    fn deals_left_out(&self, hidden: u64) -> String;
    /// Where there are none.
    fn no_deals(&self, searched: bool) -> &'static str;
    /// What a number leads to, read out after it.
    fn leads_to_deals(&self, of: &str) -> String;
    /// A deal in one line: outcome, amount, touches, days, teams.
    fn deal_says(&self, opened: &OpenedDeal, currency: &str) -> String;
    /// Its milestones, where they are known.
    fn milestones_of(&self, example: &Example) -> String;
    /// Where it has no eligible touch.
    fn untouched(&self) -> &'static str;
    /// Name of the group of buttons that save the time line.
    fn save_deal(&self) -> &'static str;
    /// Caption of the table of touches and models.
    fn touch_caption(&self) -> &'static str;
    /// Headings of its first columns.
    fn touch_headings(&self) -> [&'static str; 3];
    /// Label of the model whose arithmetic is written out.
    fn arithmetic_under(&self) -> &'static str;
    /// Where the deal is not there any more.
    fn deal_gone(&self) -> &'static str;
}

impl DealTexts for English {
    fn deals(&self) -> &'static str {
        "Deals"
    }

    fn find_deal(&self) -> &'static str {
        "Find a deal"
    }

    fn behind(&self, behind: &Behind, together: Option<&Together>) -> String {
        let group = |one: &Member| match one.kind {
            GroupKind::Unattributed => self.unattributed().to_owned(),
            _ => isolated(&self.named_team(&one.name)).into_owned(),
        };
        let groups = |of: &[Member]| match of {
            [first, .., _] if of.len() > NAMED => {
                format!("{} and {} others", group(first), self.figures.count(of.len() as u64 - 1))
            }
            of => Self::listed(&of.iter().map(group).collect::<Vec<_>>()),
        };
        let teams = |names: &[String]| groups(&names.iter().map(|name| Member::named(name)).collect::<Vec<_>>());
        match behind {
            Behind::Everything => "All deals".to_owned(),
            Behind::Won => "Won revenue".to_owned(),
            Behind::Credit { model, of, .. } => format!("{} under {}", groups(of), self.model_inline(model)),
            Behind::Change { from, to, of, .. } => {
                let (from, to) = (self.model_inline(from), self.model_inline(to));
                format!("{}: change from {from} to {to}", groups(of))
            }
            Behind::Flow(flow) => {
                let [giver, taker] = [&flow.givers, &flow.takers].map(|names| teams(names));
                let (from, to) = (self.model_inline(&flow.from), self.model_inline(&flow.to));
                if flow.givers == flow.takers {
                    return format!("What moves between teams, from {from} to {to}");
                }
                format!("What moves from {giver} to {taker}, from {from} to {to}")
            }
            Behind::Part(who) => together.map_or_else(String::new, |view| self.who(view, who)),
            Behind::Sourced(team) => format!("Sourced by {}", isolated(team)),
            Behind::Influenced(team) => format!("Influenced by {}", isolated(team)),
            Behind::Finding(kind) => self.found_deals(kind),
        }
    }

    fn deals_say(&self, list: &DealList, searched: bool, currency: &str) -> String {
        let mut deals = self.counted(list.count, "deal", "deals");
        if list.won < list.count {
            deals += &format!(" ({} won)", self.figures.count(list.won));
        }
        let found = if searched { " found" } else { "" };
        format!("{deals}{found}, together {}.", self.figures.money(list.total, currency))
    }

    fn all_deals(&self) -> &'static str {
        "Show all deals"
    }

    fn deal_headings(&self) -> [&'static str; 7] {
        ["Deal", "Close", "Outcome", "Teams", "Touches", "Won", "Part of it"]
    }

    fn outcome_name(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Won => "Won",
            Outcome::Lost => "Lost",
            Outcome::Open => "Open",
        }
    }

    fn deal_name(&self, row: &DealRow) -> String {
        let key = self.deal_key(&row.id);
        match (row.id.nth, row.stands_for) {
            (0, many @ 2..) => format!("{key} ({} journeys)", self.figures.count(many)),
            _ => key,
        }
    }

    fn deal_key(&self, id: &DealId) -> String {
        let key = match redaction::number_of_deal(&id.key) {
            Some(number) => format!("deal {}", self.figures.count(number)),
            None if id.key.is_empty() => "(no key)".to_owned(),
            None => id.key.clone(),
        };
        match id.nth {
            0 => key,
            nth => format!("{key}, conversion {}", self.figures.count(u64::from(nth) + 1)),
        }
    }

    fn opens_deal(&self, deal: &str) -> String {
        format!("{deal}: open the deal")
    }

    fn more_deals(&self, hidden: u64) -> String {
        format!("Show more ({} not shown)", self.counted(hidden, "deal", "deals"))
    }

    fn deals_left_out(&self, hidden: u64) -> String {
        format!("Not shown: {}.", self.counted(hidden, "deal", "deals"))
    }

    fn no_deals(&self, searched: bool) -> &'static str {
        if searched { "No deal has this in its key." } else { "No deal stands behind this number." }
    }

    fn leads_to_deals(&self, of: &str) -> String {
        format!("{of}: show the deals")
    }

    fn deal_says(&self, opened: &OpenedDeal, currency: &str) -> String {
        let row = &opened.row;
        let mut said = vec![self.outcome_name(row.outcome).to_owned()];
        if let Some(close) = row.close {
            said[0] += &format!(" {}", self.figures.day(close));
        }
        if row.outcome == Outcome::Won {
            said.push(self.figures.money(row.amount, currency));
        }
        let touches = self.counted(u64::from(row.touches), "touch", "touches");
        let times = opened.examples.first().map(|(_, example)| example.touches.iter().filter_map(|t| t.time));
        let first = times.and_then(Iterator::min);
        said.push(match first.zip(row.close) {
            Some((first, close)) => {
                let days = u64::try_from((close - first) / fairshare_import::time::DAY).unwrap_or(0);
                format!("{touches} in {}", self.counted(days, "day", "days"))
            }
            None => touches,
        });
        if !row.teams.is_empty() {
            said.push(Self::listed(&row.teams));
        }
        let earns =
            if row.outcome == Outcome::Won { "" } else { " It earns nothing; the parts are what they would be." };
        format!("{}.{earns}", said.join(" · "))
    }

    fn milestones_of(&self, example: &Example) -> String {
        let lead = example.lead_created.map(|at| format!("Lead created {}.", self.figures.day(at)));
        let opportunity =
            example.opportunity_created.map(|at| format!("Opportunity created {}.", self.figures.day(at)));
        [lead, opportunity].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn untouched(&self) -> &'static str {
        "It has no touch that counts, so its revenue is unattributed under every model."
    }

    fn save_deal(&self) -> &'static str {
        "Save the deal’s time line"
    }

    fn touch_caption(&self) -> &'static str {
        "What each model gives each touch"
    }

    fn touch_headings(&self) -> [&'static str; 3] {
        ["Touch", "Teams", "Date"]
    }

    fn arithmetic_under(&self) -> &'static str {
        "Arithmetic under"
    }

    fn deal_gone(&self) -> &'static str {
        "This deal is not among those that count any more."
    }
}

impl English {
    /// A team, channel or campaign, or that there is none.
    fn named_team(&self, name: &str) -> String {
        if name.is_empty() { self.unassigned().to_owned() } else { name.to_owned() }
    }
}
