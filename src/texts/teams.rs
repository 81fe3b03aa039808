//! Teams, and which channel belongs to whom.

use super::English;

/// Texts of the teams.
pub trait TeamTexts {
    /// Heading of the list.
    fn teams(&self) -> &'static str;
    /// Touches of a team, in words for those who do not see the column.
    fn team_touches(&self, touches: u64) -> String;
    /// What the numbers beside the teams are.
    fn touches_heading(&self) -> &'static str;
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
        "Teams were guessed from the names of channels; what both teams do face to face is shared. Please check."
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
        ["Marketing", "Sales"]
    }

    fn more_channels(&self, n: usize) -> String {
        format!("Show {n} more channels")
    }
}
