//! Texts of deal lists and of the open deal.

use fairshare_types::results::{
    DealId, DealList, DealRow, DrillTarget, Example, GroupKind, Member, OpenedDeal, PipelineNumber, PipelinePart,
    Together,
};
use fairshare_types::schema::Outcome;

use super::isolate::isolated;
use super::{English, FairnessTexts, ModelTexts, PathsTexts, PipelineTexts, TogetherTexts, path_name, step_name};
use crate::values::redaction;

/// Most groups named one by one.
const NAMED: usize = 3;

/// Strings of deal lists and of the open deal.
pub struct DealStrings {
    /// Heading.
    pub heading: &'static str,
    /// Label of the search field.
    pub find_deal: &'static str,
    /// Button that lists all deals again.
    pub all_deals: &'static str,
    /// Headings of the list; the last column is the deal's part of the number.
    pub deal_headings: [&'static str; 7],
    /// Shown if the deal has no eligible touch.
    pub untouched: &'static str,
    /// Name of the group of buttons that save the timeline.
    pub save_deal: &'static str,
    /// Caption of the table of touches and models.
    pub touch_caption: &'static str,
    /// Headings of its first columns.
    pub touch_headings: [&'static str; 3],
    /// Label of the choice of the model whose arithmetic is shown.
    pub arithmetic_under: &'static str,
    /// Shown if the open deal no longer counts.
    pub deal_gone: &'static str,
}

/// Texts of deal lists and of the open deal.
pub trait DealTexts {
    /// Describes the number whose deals are listed.
    fn behind(&self, behind: &DrillTarget, together: Option<&Together>) -> String;
    /// Number of listed deals and their total.
    fn deals_say(&self, list: &DealList, searched: bool, currency: &str) -> String;
    /// Outcome of a deal.
    fn outcome_name(&self, outcome: Outcome) -> &'static str;
    /// A row's deal; several journeys with one key are counted, several conversions numbered.
    fn deal_name(&self, row: &DealRow) -> String;
    /// A deal's name, or its key if it has none, with the number of its conversion if it has several.
    fn deal_called(&self, id: &DealId, name: &str) -> String;
    /// Says that a link opens a deal, for screen readers.
    fn opens_deal(&self, deal: &str) -> String;
    /// Button that lists more deals.
    fn more_deals(&self, hidden: u64) -> String;
    /// Shown on paper instead of the button.
    fn deals_left_out(&self, hidden: u64) -> String;
    /// Shown if the list is empty.
    fn no_deals(&self, searched: bool) -> &'static str;
    /// Says that a link lists deals, for screen readers.
    fn leads_to_deals(&self, of: &str) -> String;
    /// A deal in one line: outcome, amount, touches, days, teams.
    fn deal_says(&self, opened: &OpenedDeal, currency: &str) -> String;
    /// The known milestones of a deal.
    fn milestones_of(&self, example: &Example) -> String;
}

/// The strings in English.
pub(super) const STRINGS: DealStrings = DealStrings {
    heading: "Deals",
    find_deal: "Find a deal",
    all_deals: "Show all deals",
    deal_headings: ["Deal", "Close", "Outcome", "Teams", "Touches", "Won", "In this total"],
    untouched: "It has no touch that counts, so its revenue is unattributed under every model.",
    save_deal: "Save the deal’s timeline",
    touch_caption: "Credit of each touch under each model",
    touch_headings: ["Touch", "Teams", "Date"],
    arithmetic_under: "Calculation under",
    deal_gone: "This deal is no longer counted.",
};

impl DealTexts for English {
    fn behind(&self, behind: &DrillTarget, together: Option<&Together>) -> String {
        let group = |one: &Member| match one.kind {
            GroupKind::Unattributed => self.teams.unattributed.to_owned(),
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
            DrillTarget::Everything => "All deals".to_owned(),
            DrillTarget::Won => "Won revenue".to_owned(),
            DrillTarget::Credit { model, of, .. } => format!("{} under {}", groups(of), self.model_inline(model)),
            DrillTarget::Change { from, to, of, .. } => {
                let (from, to) = (self.model_inline(from), self.model_inline(to));
                format!("{}: change from {from} to {to}", groups(of))
            }
            DrillTarget::Flow(flow) => {
                let [giver, taker] = [&flow.givers, &flow.takers].map(|names| teams(names));
                let (from, to) = (self.model_inline(&flow.from), self.model_inline(&flow.to));
                if flow.givers == flow.takers {
                    return format!("What moves between teams, from {from} to {to}");
                }
                format!("What moves from {giver} to {taker}, from {from} to {to}")
            }
            DrillTarget::Part(who) => together.map_or_else(String::new, |view| self.who(view, who)),
            DrillTarget::Sourced(team) => format!("Sourced by {}", isolated(team)),
            DrillTarget::Influenced(team) => format!("Influenced by {}", isolated(team)),
            DrillTarget::Finding(kind) => self.found_deals(kind),
            DrillTarget::Path { by, steps, .. } => self.path_deals(&path_name(self, *by, steps)),
            DrillTarget::Ends { by, steps: [first, last] } => {
                self.ends_deals(&step_name(self, *by, first), &step_name(self, *by, last))
            }
            DrillTarget::Pipeline(PipelineNumber { part, .. }) => match part {
                PipelinePart::All => "Pipeline".to_owned(),
                PipelinePart::Credit { model, of } => {
                    format!("Pipeline: {} under {}", group(of), self.model_inline(model))
                }
                PipelinePart::Reach { of, open, window, sourced } => {
                    let outcome = if *open { "Open" } else { "Won" };
                    let done = if *sourced { "sourced" } else { "influenced" };
                    let by = match of.kind {
                        GroupKind::Unassigned => "touches without a team".to_owned(),
                        _ => group(of),
                    };
                    let window = window.map(|window| format!(" {}", self.influence_window(Some(window))));
                    format!("{outcome} deals {done} by {by}{}", window.unwrap_or_default())
                }
            },
        }
    }

    fn deals_say(&self, list: &DealList, searched: bool, currency: &str) -> String {
        let mut deals = self.counted(list.count, "deal", "deals");
        if list.won < list.count {
            deals += &format!(" ({} won)", self.figures.count(list.won));
        }
        let found = if searched { " found" } else { "" };
        format!("{deals}{found}, {} in total.", self.figures.money(list.total, currency))
    }

    fn outcome_name(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Won => "Won",
            Outcome::Lost => "Lost",
            Outcome::Open => "Open",
        }
    }

    fn deal_name(&self, row: &DealRow) -> String {
        let named = self.deal_called(&row.id, &row.name);
        match (row.id.nth, row.stands_for) {
            (0, many @ 2..) => format!("{named} ({} journeys)", self.figures.count(many)),
            _ => named,
        }
    }

    fn deal_called(&self, id: &DealId, name: &str) -> String {
        let named = match redaction::number_of_deal(&id.key) {
            Some(number) => format!("deal {}", self.figures.count(number)),
            None if id.key.is_empty() && name.is_empty() => "(no ID)".to_owned(),
            None if name.is_empty() => id.key.clone(),
            None => isolated(name).into_owned(),
        };
        match id.nth {
            0 => named,
            nth => format!("{named}, conversion {}", self.figures.count(u64::from(nth) + 1)),
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
        if searched { "No deal has this text in its name or ID." } else { "There are no deals behind this number." }
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
                let days = u64::try_from((close - first) / fairshare_types::time::DAY).unwrap_or(0);
                format!("{touches} in {}", self.counted(days, "day", "days"))
            }
            None => touches,
        });
        if !row.teams.is_empty() {
            said.push(Self::listed(&row.teams));
        }
        let earns = if row.outcome == Outcome::Won {
            ""
        } else {
            " It brings no revenue; the credit shown is what it would be."
        };
        format!("{}.{earns}", said.join(" · "))
    }

    fn milestones_of(&self, example: &Example) -> String {
        let lead = example.lead_created.map(|at| format!("Lead created {}.", self.figures.day(at)));
        let opportunity =
            example.opportunity_created.map(|at| format!("Opportunity created {}.", self.figures.day(at)));
        [lead, opportunity].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

impl English {
    /// Name of a team, channel or campaign, or "unassigned".
    fn named_team(&self, name: &str) -> String {
        if name.is_empty() { self.teams.unassigned.to_owned() } else { name.to_owned() }
    }
}
