//! What is pointed at: a team, a channel or a campaign is shown wherever it stands, in every picture and table.

use fairshare_engine::view::{Behind, By, Member};

/// What is pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lit {
    /// What it is one of.
    pub by: By,
    /// It, or those that stand together.
    pub of: Vec<Member>,
}

impl Lit {
    /// What a number is of, if it is of something.
    #[must_use]
    pub fn of(behind: &Behind) -> Option<Self> {
        let teams = |names: &[&String]| names.iter().map(|name| Member::named(name)).collect();
        match behind {
            Behind::Credit { by, of, .. } | Behind::Change { by, of, .. } => Some(Self { by: *by, of: of.clone() }),
            Behind::Flow(flow) => {
                let names: Vec<&String> = flow.givers.iter().chain(&flow.takers).collect();
                Some(Self { by: By::Team, of: teams(&names) })
            }
            Behind::Sourced(team) | Behind::Influenced(team) => Some(Self { by: By::Team, of: teams(&[team]) }),
            Behind::Everything | Behind::Won | Behind::Part(_) | Behind::Finding(_) => None,
        }
    }

    /// Whether this is of something of the same kind, and of nothing of what is pointed at.
    #[must_use]
    pub fn dims(&self, other: &Self) -> bool {
        self.by == other.by && !other.of.iter().any(|member| self.of.contains(member))
    }

    /// Whether it is, or is among, what is pointed at.
    #[must_use]
    pub fn shows(&self, by: By, member: &Member) -> bool {
        self.by == by && self.of.contains(member)
    }
}

#[cfg(test)]
mod tests {
    use fairshare_engine::model::Model;
    use fairshare_engine::view::Flows;

    use super::*;

    #[test]
    fn what_is_of_another_team_steps_back() {
        let credit = |by, name: &str| Behind::Credit { model: Model::First, by, of: vec![Member::named(name)] };
        let flow = Behind::Flow(Flows {
            from: Model::First,
            to: Model::Last,
            givers: vec!["Sales".to_owned()],
            takers: vec!["Marketing".to_owned()],
        });
        let lit = Lit::of(&credit(By::Team, "Sales")).unwrap();
        for (behind, dim) in [
            (credit(By::Team, "Sales"), false),
            (credit(By::Team, "Marketing"), true),
            (credit(By::Channel, "Sales"), false),
            (flow, false),
            (Behind::Influenced("Marketing".to_owned()), true),
        ] {
            assert_eq!(Lit::of(&behind).is_some_and(|other| lit.dims(&other)), dim, "{behind:?}");
        }
        assert_eq!(Lit::of(&Behind::Won), None);
        assert!(lit.shows(By::Team, &Member::named("Sales")) && !lit.shows(By::Team, &Member::named("SDR")));
    }
}
