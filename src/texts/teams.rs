//! Teams, and which channel belongs to whom.

use fairshare_engine::guess::Team;
use fairshare_engine::team::Reading;
use fairshare_engine::view::By;

use super::isolate::isolated;
use super::{English, percent};

/// Texts of the teams.
pub trait TeamTexts {
    /// Heading of the list.
    fn teams(&self) -> &'static str;
    /// Touches of a team, in words for those who do not see the column.
    fn team_touches(&self, touches: u64) -> String;
    /// What the numbers beside the teams are.
    fn touches_heading(&self) -> &'static str;
    /// Label of the choice of what rules speak of.
    fn rules_by(&self) -> &'static str;
    /// Heading of the joint touches.
    fn joint_touches(&self) -> &'static str;
    /// How many there are, and what is in question.
    fn joint_says(&self, touches: u64) -> String;
    /// Label of the choice of how they are read.
    fn joint_label(&self) -> &'static str;
    /// A way to read them.
    fn joint_reading(&self, reading: Reading) -> &'static str;
    /// What it does.
    fn joint_reading_says(&self, reading: Reading) -> &'static str;
    /// What some teams own together: a channel, a campaign, a type, or what the data gives to them.
    fn owned(&self, by: By, name: &str) -> String;
    /// Label of a slider: a team's part of what several own.
    fn share_of(&self, team: &str, owned: &str) -> String;
    /// Label of the number beside it.
    fn in_percent(&self, label: &str) -> String;
    /// Shares in percent, of all teams.
    fn shares(&self, shares: &[(String, f64)]) -> String;
    /// Takes the user's shares away.
    fn as_in_the_data(&self) -> &'static str;
    /// Shows the sets that are not listed at first.
    fn more_joint(&self, n: usize) -> String;
    /// That what moves is read as split.
    fn moved_is_split(&self) -> &'static str;
    /// Joint touches, where they have a row of their own.
    fn joint_row(&self) -> &'static str;
    /// Instead of a sum, where joint touches are credited in full to each of their teams.
    fn not_added_up(&self) -> &'static str;
    /// Touches without a team.
    fn unassigned(&self) -> &'static str;
    /// Revenue of deals without a touch.
    fn unattributed(&self) -> &'static str;
    /// Touches without a campaign.
    fn no_campaign(&self) -> &'static str;
    /// Heading of the channels that have to be given to teams.
    fn assign(&self) -> &'static str;
    /// Why.
    fn assign_says(&self) -> &'static str;
    /// That teams were guessed.
    fn guessed_says(&self) -> &'static str;
    /// Takes all guesses for right.
    fn confirm_all(&self) -> &'static str;
    /// Marks a guess.
    fn guess(&self) -> &'static str;
    /// Label of the choice for one channel.
    fn team_of(&self, channel: &str) -> String;
    /// The choice of no team.
    fn no_team(&self) -> &'static str;
    /// The choice of a team that is not in the list.
    fn new_team(&self) -> &'static str;
    /// Label of the field for its name.
    fn new_team_name(&self, channel: &str) -> String;
    /// Takes the name.
    fn add(&self) -> &'static str;
    /// Two teams that share a channel.
    fn joint(&self, teams: &[String]) -> String;
    /// Names offered where the data has none.
    fn usual_teams(&self) -> [&'static str; 2];
    /// Name of a team that channels speak of.
    fn guessed_team(&self, team: Team) -> &'static str;
    /// Shows the channels that are not listed at first.
    fn more_channels(&self, n: usize) -> String;
}

impl TeamTexts for English {
    fn teams(&self) -> &'static str {
        "Teams"
    }

    fn team_touches(&self, touches: u64) -> String {
        self.counted(touches, "touch", "touches")
    }

    fn touches_heading(&self) -> &'static str {
        "touches"
    }

    fn rules_by(&self) -> &'static str {
        "Given to teams by"
    }

    fn joint_touches(&self) -> &'static str {
        "Joint touches"
    }

    fn joint_says(&self, touches: u64) -> String {
        let belong = if touches == 1 { "belongs" } else { "belong" };
        format!(
            "{} {belong} to several teams. Shares move credit only within what these touches have: the line under each bar.",
            self.counted(touches, "touch", "touches")
        )
    }

    fn joint_label(&self) -> &'static str {
        "How joint touches are credited"
    }

    fn joint_reading(&self, reading: Reading) -> &'static str {
        match reading {
            Reading::Split => "split",
            Reading::Bucket => "own row",
            Reading::Overlay => "each in full",
        }
    }

    fn joint_reading_says(&self, reading: Reading) -> &'static str {
        match reading {
            Reading::Split => "Each team is credited with its share (split).",
            Reading::Bucket => "What teams did together is credited to a row of its own (joint bucket).",
            Reading::Overlay => {
                "Each team is credited with all of it (overlay). What is won together counts more than once: not to be added up."
            }
        }
    }

    fn owned(&self, by: By, name: &str) -> String {
        match by {
            By::Team | By::Month | By::Segment => name.to_owned(),
            By::Channel => format!("Channel {}", isolated(name)),
            By::Campaign => format!("Campaign {}", isolated(name)),
            By::Type => format!("Type {}", isolated(name)),
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

    fn as_in_the_data(&self) -> &'static str {
        "As in the data"
    }

    fn more_joint(&self, n: usize) -> String {
        format!("Show {n} more")
    }

    fn moved_is_split(&self) -> &'static str {
        "Here joint touches are split by their shares."
    }

    fn joint_row(&self) -> &'static str {
        "Joint"
    }

    fn not_added_up(&self) -> &'static str {
        "Not added up: joint touches are in each of their teams in full."
    }

    fn unassigned(&self) -> &'static str {
        "Unassigned"
    }

    fn unattributed(&self) -> &'static str {
        "Unattributed"
    }

    fn no_campaign(&self) -> &'static str {
        "No campaign"
    }

    fn assign(&self) -> &'static str {
        "Whose channel is it?"
    }

    fn assign_says(&self) -> &'static str {
        "The data names no teams. Give channels to teams to compare teams; without any, channels are compared."
    }

    fn guessed_says(&self) -> &'static str {
        "Teams were guessed from files and from the names of channels; what both teams do face to face is shared. Please check."
    }

    fn confirm_all(&self) -> &'static str {
        "All guesses are right"
    }

    fn guess(&self) -> &'static str {
        "guess"
    }

    fn team_of(&self, channel: &str) -> String {
        format!("Team of {channel}")
    }

    fn no_team(&self) -> &'static str {
        "No team"
    }

    fn new_team(&self) -> &'static str {
        "New team…"
    }

    fn new_team_name(&self, channel: &str) -> String {
        format!("Name of the new team of {channel}")
    }

    fn add(&self) -> &'static str {
        "Add"
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
