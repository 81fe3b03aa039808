//! Which column is used as what: by its heading and its cells, unless the user said so.

use super::finder::Finder;
use super::rank::{OutcomeCandidate, Ranking};
use super::{Confidence, Role, Shape, Why};

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header; `Column 3` where the header has none, `Date (2)` where it has one twice.
    pub name: String,
    /// What it is used as.
    pub role: Option<Role>,
    /// What it means by itself: a person, where persons stand in for deals.
    pub meaning: Option<Role>,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub why: Why,
}

/// What the columns of a file are used as, and what else they could be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognition {
    /// The columns of the header, in its order.
    pub columns: Vec<Column>,
    /// What a row of the file stands for.
    pub shape: Shape,
    /// For each role that a column has: that column, and the others that fit. In the order of [`Role::ALL`].
    pub rankings: Vec<Ranking>,
    /// Columns without a role that might be the outcome, the likeliest first.
    pub outcome_candidates: Vec<OutcomeCandidate>,
}

/// Finds the role of each column and the shape of a file. Total: never panics, whatever the header and the rows hold.
///
/// `rows` are the first rows of the file; `given` the roles that the user chose, by the names of columns.
#[must_use]
pub fn recognise(
    header: &[String],
    rows: &[Vec<String>],
    given: &[(String, Option<Role>)],
    shape: Option<Shape>,
) -> Recognition {
    let blank = |name| Column { name, role: None, meaning: None, confidence: Confidence::Guess, why: Why::Unused };
    let columns = told_apart(header).into_iter().map(blank).collect();
    Finder::new(header, rows, columns).find(given, shape)
}

/// Names that differ from each other: `Date`, `Date (2)`, `Column 3`.
fn told_apart(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (at, name) in header.iter().enumerate() {
        let plain = if name.is_empty() { format!("Column {}", at + 1) } else { name.clone() };
        let mut unique = plain.clone();
        // As many of the name stand before it as it takes; two thousand columns of one name are counted once each.
        let mut turn = 1 + header[..at].iter().filter(|before| **before == *name && !name.is_empty()).count();
        while names.contains(&unique) {
            turn = turn.max(2);
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

    fn check(header: &str, shape: Shape, roles: &[Option<Role>]) {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let Recognition { columns, shape: got, .. } = recognise(&header, &[], &[], None);
        assert_eq!(got, shape, "{header:?}");
        if !roles.is_empty() {
            assert_eq!(columns.iter().map(|c| c.role).collect::<Vec<_>>(), roles, "{header:?}");
        }
    }

    #[test]
    fn recognises_what_tools_write() {
        let touches = Shape::Touches;
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
            "Deal ID,Notes,Account,Stage,Amount,Currency,Lead created,Opportunity created,Close date,Owner,Segment",
            Shape::Deals,
            &[
                Some(JourneyId),
                None,
                Some(Account),
                Some(Stage),
                Some(Value),
                Some(Currency),
                Some(Time),
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
    fn a_file_that_is_no_table_of_journeys_is_none() {
        for header in ["foo,bar", "deal,channel", "deal,date", "date,channel", "date,channel,spend"] {
            check(header, Shape::Other, &[]);
        }
    }

    #[test]
    fn cells_speak_against_a_name() {
        let header = ["deal", "when exactly", "date", "channel", "value"].map(str::to_owned);
        let rows = [
            ["D1", "2025-01-02", "yes", "Call", "high"].map(str::to_owned).to_vec(),
            ["D2", "2025-01-03", "no", "Call", "low"].map(str::to_owned).to_vec(),
        ];
        let Recognition { columns, shape, .. } = recognise(&header, &rows, &[], None);
        let roles: Vec<_> = columns.iter().map(|c| c.role).collect();
        assert_eq!(roles, [Some(JourneyId), Some(Time), None, Some(Channel), None]);
        assert_eq!(columns[1].confidence, Confidence::Likely);
        assert_eq!(columns[2].why, Why::CellsDiffer(Time));
        assert_eq!(shape, Shape::Touches);
    }

    #[test]
    fn the_user_knows_better() {
        let header = ["deal", "date", "channel", "source"].map(str::to_owned);
        let given = [("channel".to_owned(), None), ("source".to_owned(), Some(Channel))];
        let columns = recognise(&header, &[], &given, None).columns;
        assert_eq!(
            columns.iter().map(|c| c.role).collect::<Vec<_>>(),
            [Some(JourneyId), Some(Time), None, Some(Channel)]
        );
        assert_eq!(columns[3].why, Why::Chosen);
    }

    #[test]
    fn equal_names_are_told_apart() {
        let header: Vec<String> = ["Date", "Date", "", "Date", "Date (2)"].map(str::to_owned).to_vec();
        assert_eq!(told_apart(&header), ["Date", "Date (2)", "Column 3", "Date (3)", "Date (2) (2)"]);
    }
}
