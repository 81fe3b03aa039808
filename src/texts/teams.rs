//! Texts of teams and team rules.

use fairshare_types::dimension::Dimension;
use fairshare_types::guess::Team;
use fairshare_types::options::JointCreditPolicy;

use super::isolate::isolated;
use super::{English, percent};

/// Strings of the teams.
pub struct TeamStrings {
    /// Heading of the list.
    pub heading: &'static str,
    /// Heading of the numbers beside the teams.
    pub touches_heading: &'static str,
    /// Label of the choice of the dimension that team rules match.
    pub rules_by: &'static str,
    /// Heading of the joint touches.
    pub joint_touches: &'static str,
    /// Label of the choice of the policy for joint touches.
    pub joint_label: &'static str,
    /// Button that resets the shares to those in the data.
    pub as_in_the_data: &'static str,
    /// Note that the credit flow always splits joint touches.
    pub moved_is_split: &'static str,
    /// Name of the row of joint touches.
    pub joint_row: &'static str,
    /// Shown instead of a sum if joint touches are credited in full to each of their teams.
    pub not_added_up: &'static str,
    /// Touches without a team.
    pub unassigned: &'static str,
    /// Revenue of deals without a touch.
    pub unattributed: &'static str,
    /// Touches without a campaign.
    pub no_campaign: &'static str,
    /// Heading of the channels without a team.
    pub assign: &'static str,
    /// Explains why channels need teams, if no touch has one.
    pub assign_says: &'static str,
    /// Says what happens to channels without a team, if others have one.
    pub assign_rest: &'static str,
    /// Notice that teams were guessed.
    pub guessed_says: &'static str,
    /// Button that confirms all guesses.
    pub confirm_all: &'static str,
    /// Mark of a guess.
    pub guess: &'static str,
    /// Option: no team.
    pub no_team: &'static str,
    /// Option: a new team.
    pub new_team: &'static str,
    /// Button that adds the new team.
    pub add: &'static str,
}

/// Texts of the teams.
pub trait TeamTexts {
    /// Number of touches of a team, for screen readers.
    fn team_touches(&self, touches: u64) -> String;
    /// Number of joint touches, and what their shares change.
    fn joint_says(&self, touches: u64) -> String;
    /// Name of a policy for joint touches.
    fn joint_reading(&self, reading: JointCreditPolicy) -> &'static str;
    /// Explains a policy for joint touches.
    fn joint_reading_says(&self, reading: JointCreditPolicy) -> &'static str;
    /// Something that several teams own: a channel, a campaign, a type, or a set of teams in the data.
    fn owned(&self, by: Dimension, name: &str) -> String;
    /// Label of a slider for a team's share of something owned together.
    fn share_of(&self, team: &str, owned: &str) -> String;
    /// Label of the number field beside the slider.
    fn in_percent(&self, label: &str) -> String;
    /// Shares of all teams in percent.
    fn shares(&self, shares: &[(String, f64)]) -> String;
    /// Button that shows further sets of teams.
    fn more_joint(&self, n: usize) -> String;
    /// Label of the choice of a channel's team.
    fn team_of(&self, channel: &str) -> String;
    /// Label of the field for the new team's name.
    fn new_team_name(&self, channel: &str) -> String;
    /// Name of several teams that share a channel.
    fn joint(&self, teams: &[String]) -> String;
    /// Team names offered if the data has none.
    fn usual_teams(&self) -> [&'static str; 2];
    /// Name of a guessed team.
    fn guessed_team(&self, team: Team) -> &'static str;
    /// Button that shows further channels.
    fn more_channels(&self, n: usize) -> String;
}

/// The strings in English.
pub(super) const STRINGS: TeamStrings = TeamStrings {
    heading: "Teams",
    touches_heading: "touches",
    rules_by: "Assign teams by",
    joint_touches: "Joint touches",
    joint_label: "How joint touches are credited",
    as_in_the_data: "As in the data",
    moved_is_split: "Here joint touches are split by their shares.",
    joint_row: "Joint",
    not_added_up: "No total: joint touches count in full for each of their teams.",
    unassigned: "Unassigned",
    unattributed: "Unattributed",
    no_campaign: "No campaign",
    assign: "Which team does each channel belong to?",
    assign_says: "The data names no teams. Assign channels to teams to compare teams; until then, channels are \
        compared.",
    assign_rest: "Touches of channels without a team are shown as “Unassigned”.",
    guessed_says: "Teams were guessed from the names of files and channels; face-to-face touches of both teams are \
        shared. Please check.",
    confirm_all: "All guesses are right",
    guess: "guess",
    no_team: "No team",
    new_team: "New team…",
    add: "Add",
};

impl TeamTexts for English {
    fn team_touches(&self, touches: u64) -> String {
        self.counted(touches, "touch", "touches")
    }

    fn joint_says(&self, touches: u64) -> String {
        let belong = if touches == 1 { "belongs" } else { "belong" };
        format!(
            "{} {belong} to several teams. Their shares only move the credit of these touches: the striped part of \
             each bar.",
            self.counted(touches, "touch", "touches")
        )
    }

    fn joint_reading(&self, reading: JointCreditPolicy) -> &'static str {
        match reading {
            JointCreditPolicy::Split => "split",
            JointCreditPolicy::Bucket => "own row",
            JointCreditPolicy::Overlay => "each in full",
        }
    }

    fn joint_reading_says(&self, reading: JointCreditPolicy) -> &'static str {
        match reading {
            JointCreditPolicy::Split => "Each team is credited with its share (split).",
            JointCreditPolicy::Bucket => "Joint touches are credited to a row of their own (joint bucket).",
            JointCreditPolicy::Overlay => {
                "Each team is credited with all of it (overlay). Joint touches count more than once, so the rows do \
                 not add up."
            }
        }
    }

    fn owned(&self, by: Dimension, name: &str) -> String {
        match by {
            Dimension::Team | Dimension::Month | Dimension::Segment => name.to_owned(),
            Dimension::Channel => format!("Channel {}", isolated(name)),
            Dimension::Campaign => format!("Campaign {}", isolated(name)),
            Dimension::Type => format!("Type {}", isolated(name)),
        }
    }

    fn share_of(&self, team: &str, owned: &str) -> String {
        format!("{}\u{2019}s share of {}", isolated(team), isolated(owned))
    }

    fn in_percent(&self, label: &str) -> String {
        format!("{label}, in percent")
    }

    fn shares(&self, shares: &[(String, f64)]) -> String {
        let shares: Vec<String> =
            shares.iter().map(|(team, share)| format!("{} {}", isolated(team), percent(*share as i64))).collect();
        shares.join(", ")
    }

    fn more_joint(&self, n: usize) -> String {
        format!("Show {n} more")
    }

    fn team_of(&self, channel: &str) -> String {
        format!("Team of {channel}")
    }

    fn new_team_name(&self, channel: &str) -> String {
        format!("Name of the new team of {channel}")
    }

    fn joint(&self, teams: &[String]) -> String {
        teams.join(" + ")
    }

    fn usual_teams(&self) -> [&'static str; 2] {
        [Team::Marketing, Team::Sales].map(|team| self.guessed_team(team))
    }

    fn guessed_team(&self, team: Team) -> &'static str {
        match team {
            Team::Marketing => "Marketing",
            Team::Sales => "Sales",
            Team::Sdr => "SDR",
            Team::Partner => "Partner",
        }
    }

    fn more_channels(&self, n: usize) -> String {
        format!("Show {n} more channels")
    }
}
