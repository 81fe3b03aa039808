//! Which column is used as what, and whether a file lists touches or deals.

use super::Role;
use super::synonyms::{SYNONYMS, fold, is_team, share_of};
use crate::problem::Reason;

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header; `Column 3` where the header has none, `Date (2)` where it has one twice.
    pub name: String,
    /// What it is used as.
    pub role: Option<Role>,
    /// Why, in a few words.
    pub why: String,
}

/// What a file lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Touches, one row each.
    Touches,
    /// Deals, one row each.
    Deals,
}

/// What each column of a header is used as, and what the file lists; or why it cannot be used.
///
/// # Errors
/// The reason, where a column is missing without which no credit can be computed.
pub fn recognise(header: &[String]) -> (Vec<Column>, Result<Table, Reason>) {
    let names = told_apart(header);
    let folded: Vec<String> = header.iter().map(|name| fold(name)).collect();
    let mut columns: Vec<Column> =
        names.into_iter().map(|name| Column { name, role: None, why: String::new() }).collect();
    // Before the synonyms: `SDR %` is the share of a team, though `SDR` alone names an owner.
    if header.iter().filter_map(|name| share_of(name)).any(is_team) {
        for column in &mut columns {
            if let Some(team) = share_of(&column.name) {
                column.why = format!("its name says that it holds the share of {team}");
                column.role = Some(Role::TeamShare);
            }
        }
    }
    for (role, synonyms) in SYNONYMS {
        let found = synonyms.iter().find_map(|synonym| {
            folded.iter().position(|name| name == synonym).filter(|&at| columns[at].role.is_none())
        });
        if let Some(at) = found {
            columns[at].why = format!("its name is a usual one for {}", plain(role));
            columns[at].role = Some(role);
        }
    }
    stand_in(&mut columns, Role::JourneyId, &[Role::Account, Role::Contact]);
    let verdict = judge(&columns);
    (columns, verdict)
}

/// Lets the first of `others` that is there stand in for a role that no column has.
fn stand_in(columns: &mut [Column], role: Role, others: &[Role]) {
    if columns.iter().any(|c| c.role == Some(role)) {
        return;
    }
    let stand_in = others.iter().find_map(|other| columns.iter().position(|c| c.role == Some(*other)));
    if let Some(column) = stand_in.and_then(|at| columns.get_mut(at)) {
        let was = column.role.map_or(String::new(), plain);
        column.why = format!("no column names the {}, and this one the {was}", plain(role));
        column.role = Some(role);
    }
}

/// A role in a person's words.
fn plain(role: Role) -> String {
    match role {
        Role::JourneyId => "deal".to_owned(),
        Role::Contact => "person".to_owned(),
        Role::Value => "amount".to_owned(),
        other => other.key().replace('_', " "),
    }
}

/// Touches have a key, a time and a channel; deals a key and what became of them, but no time of a touch.
fn judge(columns: &[Column]) -> Result<Table, Reason> {
    let has = |role| columns.iter().any(|c| c.role == Some(role));
    let tells_outcome = has(Role::Stage) || has(Role::Outcome) || has(Role::Value);
    let has_channel = has(Role::Channel) || has(Role::TouchType) || has(Role::Campaign);
    if !has(Role::JourneyId) {
        Err(Reason::NoKeyColumn)
    } else if has(Role::Time) && has_channel {
        Ok(Table::Touches)
    } else if tells_outcome && !has(Role::Time) {
        Ok(Table::Deals)
    } else if has(Role::Time) {
        Err(Reason::NoChannelColumn)
    } else {
        Err(Reason::NoTimeColumn)
    }
}

/// Names that differ from each other: `Date`, `Date (2)`, `Column 3`.
fn told_apart(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (at, name) in header.iter().enumerate() {
        let plain = if name.is_empty() { format!("Column {}", at + 1) } else { name.clone() };
        let mut unique = plain.clone();
        let mut turn = 2;
        while names.contains(&unique) {
            unique = format!("{plain} ({turn})");
            turn += 1;
        }
        names.push(unique);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::*;

    fn check(header: &str, verdict: Result<Table, Reason>, roles: &[Option<Role>]) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let (columns, got) = recognise(&header);
        assert_eq!(got, verdict, "{header:?}");
        if !roles.is_empty() {
            assert_eq!(columns.iter().map(|c| c.role).collect::<Vec<_>>(), roles, "{header:?}");
        }
    }

    #[test]
    fn recognises_what_tools_write() {
        let touches = Ok(Table::Touches);
        check(
            "journey_id,timestamp,channel,team,converted,value",
            touches,
            &[Some(JourneyId), Some(Time), Some(Channel), Some(Team), Some(Outcome), Some(Value)],
        );
        check(
            "customer_id,time,interaction,conversion,conversion_value,channel",
            touches,
            &[Some(JourneyId), Some(Time), Some(TouchType), Some(Outcome), Some(Value), Some(Channel)],
        );
        check(
            "Deal ID,Account,Date,Channel,Campaign,Touch type,Person,Team,Cost",
            touches,
            &[
                Some(JourneyId),
                Some(Account),
                Some(Time),
                Some(Channel),
                Some(Campaign),
                Some(TouchType),
                Some(Contact),
                Some(Team),
                Some(Cost),
            ],
        );
        check(
            "Deal ID,Deal name,Account,Stage,Amount,Currency,Lead created,Opportunity created,Close date,Owner,Segment",
            Ok(Table::Deals),
            &[
                Some(JourneyId),
                None,
                Some(Account),
                Some(Stage),
                Some(Value),
                Some(Currency),
                Some(LeadCreated),
                Some(OpportunityCreated),
                Some(Closed),
                Some(Owner),
                Some(Segment),
            ],
        );
        check(
            "deal,date,channel,Sales %,Marketing %",
            touches,
            &[Some(JourneyId), Some(Time), Some(Channel), Some(TeamShare), Some(TeamShare)],
        );
        check(
            "Сделка,Дата,Канал,Команда,Сумма",
            touches,
            &[Some(JourneyId), Some(Time), Some(Channel), Some(Team), Some(Value)],
        );
    }

    #[test]
    fn says_what_is_missing() {
        check("foo,bar", Err(Reason::NoKeyColumn), &[]);
        check("deal,channel", Err(Reason::NoTimeColumn), &[]);
        check("deal,date", Err(Reason::NoChannelColumn), &[]);
        check("date,channel", Err(Reason::NoKeyColumn), &[]);
    }

    #[test]
    fn equal_names_are_told_apart() {
        let header: Vec<String> = ["Date", "Date", "", "Date"].map(str::to_owned).to_vec();
        assert_eq!(told_apart(&header), ["Date", "Date (2)", "Column 3", "Date (3)"]);
    }
}
