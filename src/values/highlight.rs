//! Highlighting: hovering a team, channel or campaign marks it in every chart and table.

use fairshare_types::dimension::Dimension;
use fairshare_types::results::{DrillTarget, Member, PipelinePart};

/// The highlighted members of a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// Their dimension.
    pub by: Dimension,
    /// The members: one, or several that share a number.
    pub of: Vec<Member>,
}

impl Highlight {
    /// The members that a number belongs to, if any.
    #[must_use]
    pub fn of(behind: &DrillTarget) -> Option<Self> {
        let teams = |names: &[&String]| names.iter().map(|name| Member::named(name)).collect();
        match behind {
            DrillTarget::Credit { by, of, .. } | DrillTarget::Change { by, of, .. } => {
                Some(Self { by: *by, of: of.clone() })
            }
            DrillTarget::Flow(flow) => {
                let names: Vec<&String> = flow.givers.iter().chain(&flow.takers).collect();
                Some(Self { by: Dimension::Team, of: teams(&names) })
            }
            DrillTarget::Sourced(team) | DrillTarget::Influenced(team) => {
                Some(Self { by: Dimension::Team, of: teams(&[team]) })
            }
            DrillTarget::Pipeline(number) => match &number.part {
                PipelinePart::All => None,
                PipelinePart::Credit { of, .. } | PipelinePart::Reach { of, .. } => {
                    Some(Self { by: Dimension::Team, of: vec![of.clone()] })
                }
            },
            DrillTarget::Everything | DrillTarget::Won | DrillTarget::Part(_) | DrillTarget::Finding(_) => None,
            DrillTarget::Path { .. } | DrillTarget::Ends { .. } => None,
        }
    }

    /// Whether this fades `other`: same dimension, but no member in common.
    #[must_use]
    pub fn dims(&self, other: &Self) -> bool {
        self.by == other.by && !other.of.iter().any(|member| self.of.contains(member))
    }

    /// Whether this member is highlighted.
    #[must_use]
    pub fn shows(&self, by: Dimension, member: &Member) -> bool {
        self.by == by && self.of.contains(member)
    }
}

#[cfg(test)]
mod tests {
    use fairshare_types::model::Model;
    use fairshare_types::results::Flows;

    use super::*;

    #[test]
    fn what_is_of_another_team_steps_back() {
        let credit = |by, name: &str| DrillTarget::Credit { model: Model::First, by, of: vec![Member::named(name)] };
        let flow = DrillTarget::Flow(Flows {
            from: Model::First,
            to: Model::Last,
            givers: vec!["Sales".to_owned()],
            takers: vec!["Marketing".to_owned()],
        });
        let highlight = Highlight::of(&credit(Dimension::Team, "Sales")).unwrap();
        for (behind, dim) in [
            (credit(Dimension::Team, "Sales"), false),
            (credit(Dimension::Team, "Marketing"), true),
            (credit(Dimension::Channel, "Sales"), false),
            (flow, false),
            (DrillTarget::Influenced("Marketing".to_owned()), true),
        ] {
            assert_eq!(Highlight::of(&behind).is_some_and(|other| highlight.dims(&other)), dim, "{behind:?}");
        }
        assert_eq!(Highlight::of(&DrillTarget::Won), None);
        assert!(
            highlight.shows(Dimension::Team, &Member::named("Sales"))
                && !highlight.shows(Dimension::Team, &Member::named("SDR"))
        );
    }
}
