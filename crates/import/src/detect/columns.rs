//! Recognises the role of each column by its heading and its cells, unless the user chose it.

use super::finder::{Contest, Finder};
use super::rank::{OutcomeCandidate, Ranking};
use fairshare_types::schema::{Confidence, Role, Shape, Why};

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name in the header; `Column 3` if it is empty, `Date (2)` if it occurs twice.
    pub name: String,
    /// Role of the column, if it is used.
    pub role: Option<Role>,
    /// Role by its own meaning: a person, even if persons are used as deals.
    pub meaning: Option<Role>,
    /// Confidence in the role.
    pub confidence: Confidence,
    /// Reason for the role.
    pub why: Why,
}

/// Roles of the columns of a file, and their alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognition {
    /// Columns in the order of the header.
    pub columns: Vec<Column>,
    /// Meaning of a row of the file.
    pub shape: Shape,
    /// For each role in use, its column and the others that fit, in the order of [`Role::ALL`].
    pub rankings: Vec<Ranking>,
    /// Columns without a role that may be the outcome, the likeliest first.
    pub outcome_candidates: Vec<OutcomeCandidate>,
    /// Column filled for lost deals only, if no other column has outcomes.
    pub lost_if_filled: Option<usize>,
    /// An outcome column and a stage column that contradict each other.
    pub contest: Option<Contest>,
    /// The outcome is no for open deals too; the stage separates them from lost ones.
    pub refined: bool,
}

/// Finds the role of each column and the shape of a file. Never panics, whatever the header and the rows hold.
///
/// `rows` are the first rows of the file; `given` holds the roles that the user chose, by column name.
#[must_use]
pub fn recognise(
    header: &[String],
    rows: &[Vec<String>],
    given: &[(String, Option<Role>)],
    shape: Option<Shape>,
) -> Recognition {
    let blank = |name| Column { name, role: None, meaning: None, confidence: Confidence::Guess, why: Why::Unused };
    let columns = dedupe_headers(header).into_iter().map(blank).collect();
    Finder::new(header, rows, columns).find(given, shape)
}

/// Makes names unique: `Date`, `Date (2)`, `Column 3`.
fn dedupe_headers(header: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(header.len());
    for (at, name) in header.iter().enumerate() {
        let plain = if name.is_empty() { format!("Column {}", at + 1) } else { name.clone() };
        let mut unique = plain.clone();
        // Starts at the number of equal names so far, so that thousands of equal names do not try each number again.
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
        assert_eq!(dedupe_headers(&header), ["Date", "Date (2)", "Column 3", "Date (3)", "Date (2) (2)"]);
    }
}
