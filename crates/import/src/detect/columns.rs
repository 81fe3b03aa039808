//! Which column is used as what: by its name and by its cells, unless the user said so.

use super::contents::Contents;
use super::fold::{fold, is_team, share_of};
use super::shape::{Shape, judge};
use super::synonyms::{DECOYS, SYNONYMS};
use super::wide::wide;
use super::{Confidence, Role, Why, steps};
use crate::parse::DateEvidence;

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

/// What each column of a header is used as, and what a row of the file stands for. `rows` are the first of the file, `given`
/// what the user said of columns by their names.
#[must_use]
pub fn recognise(
    header: &[String],
    rows: &[Vec<String>],
    given: &[(String, Option<Role>)],
    shape: Option<Shape>,
) -> (Vec<Column>, Shape) {
    let blank = |name| Column { name, role: None, meaning: None, confidence: Confidence::Guess, why: Why::Unused };
    let columns: Vec<Column> = told_apart(header).into_iter().map(blank).collect();
    let mut finder = Finder {
        folded: header.iter().map(|name| fold(name)).collect(),
        contents: (0..header.len()).map(|at| Contents::of(rows, at)).collect(),
        taken: vec![false; header.len()],
        columns,
    };
    finder.obey(given);
    finder.team_shares(header);
    let across = wide(header);
    for touch in &across {
        for at in [Some(touch.channel), touch.time, touch.campaign, touch.team].into_iter().flatten() {
            finder.taken[at] = true;
        }
    }
    for names in &SYNONYMS {
        if !finder.has(names.role) && !finder.by_name(names.role, names.sure, false) {
            finder.by_name(names.role, names.weak, true);
        }
    }
    finder.path_times(rows);
    finder.by_contents();
    finder.unreadable_time();
    finder.deal_history();
    finder.campaign_list();
    finder.contact_list();
    let shape = shape.unwrap_or_else(|| judge(&finder.columns, &across));
    finder.stand_ins(shape);
    finder.other_keys(shape);
    (finder.columns, shape)
}

struct Finder<'a> {
    folded: Vec<String>,
    contents: Vec<Contents<'a>>,
    /// Columns that are not to be taken for anything else.
    taken: Vec<bool>,
    columns: Vec<Column>,
}

impl Finder<'_> {
    fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|c| c.role == Some(role))
    }

    fn take(&mut self, at: usize, role: Role, confidence: Confidence, why: Why) {
        let column = &mut self.columns[at];
        (column.role, column.meaning, column.confidence, column.why) = (Some(role), Some(role), confidence, why);
        self.taken[at] = true;
    }

    /// What the user said comes first.
    fn obey(&mut self, given: &[(String, Option<Role>)]) {
        for (name, role) in given {
            let Some(at) = self.columns.iter().position(|c| c.name == *name) else { continue };
            match role {
                Some(role) => self.take(at, *role, Confidence::Sure, Why::Chosen),
                None => {
                    self.taken[at] = true;
                    self.columns[at].why = Why::Chosen;
                }
            }
        }
    }

    /// Before the synonyms: `SDR %` is the share of a team, though `SDR` alone names an owner.
    fn team_shares(&mut self, header: &[String]) {
        if header.iter().filter_map(|name| share_of(name)).any(is_team) {
            for (at, name) in header.iter().enumerate() {
                if let Some(team) = share_of(name).filter(|_| !self.taken[at]) {
                    self.take(at, Role::TeamShare, Confidence::Sure, Why::ShareOf(team.to_owned()));
                }
            }
        }
    }

    /// The first of these names that a column bears whose cells agree; a column without cells only where no other bears one.
    fn by_name(&mut self, role: Role, names: &str, weak: bool) -> bool {
        let mut empty = None;
        for name in names.split_ascii_whitespace() {
            for at in 0..self.folded.len() {
                if self.folded[at] != name {
                    continue;
                }
                if self.taken[at] {
                    if self.columns[at].role.is_none() && self.columns[at].why == Why::Unused {
                        self.columns[at].why = Why::Taken(role);
                    }
                    continue;
                }
                if self.contents[at].filled() == 0 {
                    if !weak || self.contents[at].rows == 0 {
                        empty = empty.or(Some(at));
                    }
                } else if self.fits(role, at, weak) {
                    let confidence = if weak { Confidence::Likely } else { Confidence::Sure };
                    self.take(at, role, confidence, Why::NameAndCells);
                    return true;
                } else if self.columns[at].why == Why::Unused {
                    self.columns[at].why = Why::CellsDiffer(role);
                }
            }
        }
        if let Some(at) = empty {
            self.take(at, role, Confidence::Likely, Why::Name);
        }
        empty.is_some()
    }

    /// Whether the cells of a column are of the kind that a role wants.
    fn fits(&self, role: Role, at: usize, weak: bool) -> bool {
        let contents = &self.contents[at];
        match role {
            Role::Stage if weak => contents.outcomes() > 0 && !contents.are_numbers(),
            Role::Outcome if weak => contents.outcomes() * 2 > contents.filled(),
            // Member exports call the type of a touch its status; in a table of deals that is a stage.
            Role::TouchType if weak => {
                self.has(Role::Campaign) && self.has(Role::Contact) && !self.has(Role::JourneyId)
            }
            Role::JourneyId if weak => self.is_deal_key(at),
            Role::Path => contents.has_paths() || self.folded.iter().any(|name| name == "totalconversions"),
            // Counts of conversions stand beside paths only.
            Role::Wins | Role::Losses => contents.are_numbers() && self.has(Role::Path),
            Role::Stage => !contents.are_dates(),
            _ if role.is_date() => contents.are_dates(),
            _ if role.is_number() => contents.are_numbers(),
            Role::Channel | Role::TouchType | Role::Team => !contents.are_dates(),
            _ => true,
        }
    }

    /// What an `Id` is the key of follows from its neighbours: of the deal beside a stage or an amount, of the touch beside a
    /// channel and a time.
    fn is_deal_key(&self, at: usize) -> bool {
        if !matches!(self.folded[at].as_str(), "id" | "externalid" | "ид" | "relatedto") {
            return true;
        }
        let named = |role: Role| {
            let mut names =
                SYNONYMS.iter().filter(|names| names.role == role).flat_map(|n| n.sure.split_ascii_whitespace());
            names.any(|name| self.folded.iter().any(|folded| folded == name))
        };
        let tells_deals = [Role::Stage, Role::Outcome, Role::Value].into_iter().any(named);
        tells_deals && !(named(Role::Time) && named(Role::Channel))
    }

    /// Times of the steps of a path stand in one cell too.
    fn path_times(&mut self, rows: &[Vec<String>]) {
        if !self.has(Role::Path) || self.has(Role::PathTimes) {
            return;
        }
        let found = (0..self.columns.len()).find(|&at| {
            let cells = rows.iter().filter_map(|row| row.get(at)).map(String::as_str);
            let Some(mark) = super::separator_of(cells.clone()).filter(|_| !self.taken[at]) else { return false };
            let mut evidence = DateEvidence::default();
            for (step, _) in cells.flat_map(|cell| steps(cell, mark)) {
                evidence.see(step.as_bytes());
            }
            let (seen, dates) = evidence.share();
            seen > 0 && dates * 10 >= seen * 9
        });
        if let Some(at) = found {
            self.take(at, Role::PathTimes, Confidence::Likely, Why::Cells);
        }
    }

    /// A column of dates whose name says nothing may be the time of the touch, if it is the only one.
    fn by_contents(&mut self) {
        let dated = [Role::Time, Role::Created, Role::PathTimes].iter().any(|role| self.has(*role));
        if dated || !self.columns.iter().any(|c| c.role.is_some_and(|role| role.is_key() || role == Role::Channel)) {
            return;
        }
        let decoy = |name: &str| DECOYS.split_ascii_whitespace().any(|decoy| decoy == name);
        let mut dates = (0..self.columns.len()).filter(|&at| {
            let contents = &self.contents[at];
            if self.taken[at] || decoy(&self.folded[at]) {
                return false;
            }
            let (seen, dates) = contents.dates().share();
            let most = contents.filled() * 5 >= contents.rows * 4 && dates * 10 >= seen * 9;
            most && contents.filled() > 1 && !contents.are_numbers()
        });
        if let (Some(at), None) = (dates.next(), dates.next()) {
            self.take(at, Role::Time, Confidence::Guess, Why::Cells);
        }
    }

    /// Touches whose only column of times, by its name, holds something else: rows are kept out with the cell that cannot be
    /// read, which says more than that there is no such column.
    fn unreadable_time(&mut self) {
        let dated = [Role::Time, Role::Created, Role::PathTimes, Role::Path].iter().any(|role| self.has(*role));
        let keyed = self.columns.iter().any(|c| c.role.is_some_and(Role::is_key));
        if dated || !keyed || !(self.has(Role::Channel) || self.has(Role::TouchType)) {
            return;
        }
        if let Some(at) = self.columns.iter().position(|column| column.why == Why::CellsDiffer(Role::Time)) {
            self.take(at, Role::Time, Confidence::Guess, Why::Name);
        }
    }

    /// A history of stages has them in a column of values that are no numbers.
    fn deal_history(&mut self) {
        let entered = self.folded.iter().any(|name| name == "dateentered");
        let value = self.folded.iter().position(|name| name == "value");
        if let Some(at) = value.filter(|&at| entered && !self.taken[at] && !self.has(Role::Stage)) {
            self.take(at, Role::Stage, Confidence::Likely, Why::NameAndCells);
        }
    }

    /// A list of campaigns has a name, a type and a key, and nothing of deals or touches.
    fn campaign_list(&mut self) {
        let at = |finder: &Self, names: &[&str]| finder.folded.iter().position(|name| names.contains(&name.as_str()));
        let key = at(self, &["campaignid", "id", "externalid"]);
        let (name, kind) = (at(self, &["campaignname", "name"]), at(self, &["campaigntype", "type"]));
        let (Some(key), Some(name), Some(kind)) = (key, name, kind) else { return };
        let others =
            [Role::Time, Role::Value, Role::Stage, Role::Outcome, Role::JourneyId, Role::Account, Role::Contact];
        let planned = at(self, &["startdate", "enddate", "isactive", "budgetedcost", "actualcost"]).is_some();
        if planned && !others.iter().any(|role| self.has(*role)) {
            let why = || Why::NameAndCells;
            self.take(name, Role::Campaign, Confidence::Likely, why());
            self.take(kind, Role::Channel, Confidence::Likely, why());
            self.columns[key].role = None;
            self.columns[key].meaning = Some(Role::Campaign);
        }
    }

    /// In tables that join, every column of keys counts, not only the one that has the role.
    fn other_keys(&mut self, shape: Shape) {
        if !matches!(shape, Shape::Links | Shape::Deals) {
            return;
        }
        for names in SYNONYMS.iter().filter(|names| matches!(names.role, Role::Account | Role::Contact)) {
            for at in 0..self.columns.len() {
                let named = names.sure.split_ascii_whitespace().any(|name| name == self.folded[at]);
                if named && self.columns[at].meaning.is_none() && self.columns[at].why != Why::Chosen {
                    self.columns[at].meaning = Some(names.role);
                }
            }
        }
    }

    /// The list of contacts calls its own key `Id`.
    fn contact_list(&mut self) {
        let own = self.folded.iter().position(|name| matches!(name.as_str(), "id" | "externalid"));
        let persons = self.folded.iter().any(|name| matches!(name.as_str(), "lastname" | "firstname" | "email"));
        let others = [Role::JourneyId, Role::Time, Role::Value, Role::Stage, Role::Outcome];
        let listed = persons && self.has(Role::Account) && !others.iter().any(|role| self.has(*role));
        let Some(at) = own.filter(|&at| listed && !self.taken[at]) else { return };
        if self.has(Role::Contact) {
            self.columns[at].meaning = Some(Role::Contact);
        } else {
            self.take(at, Role::Contact, Confidence::Likely, Why::NameAndCells);
        }
    }

    /// Columns that stand in for a role which no column has.
    fn stand_ins(&mut self, shape: Shape) {
        let customers = self.folded.iter().any(|name| matches!(name.as_str(), "customerid" | "customer" | "cookie"));
        let tells = [Role::Stage, Role::Outcome, Role::Value].iter().any(|role| self.has(*role));
        match shape {
            // Persons and accounts are journeys where the rows say what became of them; else they are to be joined.
            Shape::Touches if tells || customers => self.stand_in(Role::JourneyId, &[Role::Contact, Role::Account]),
            Shape::Deals => self.stand_in(Role::JourneyId, &[Role::Contact, Role::Account]),
            _ => {}
        }
        if matches!(shape, Shape::Touches | Shape::Deals | Shape::Links | Shape::Other) {
            let created = [Role::Created, Role::LeadCreated, Role::OpportunityCreated, Role::Closed];
            self.stand_in(Role::Time, &created);
        }
        if shape == Shape::Aggregated && !self.has(Role::Path) {
            self.stand_in(Role::Path, &[Role::Channel]);
        }
    }

    /// Lets the first of `others` that is there stand in for a role that no column has.
    fn stand_in(&mut self, role: Role, others: &[Role]) {
        if self.has(role) {
            return;
        }
        let column = others.iter().find_map(|other| self.columns.iter().position(|c| c.role == Some(*other)));
        if let Some(column) = column.and_then(|at| self.columns.get_mut(at)) {
            column.why = Why::StandIn(column.meaning.unwrap_or(role));
            column.confidence = Confidence::Likely;
            column.role = Some(role);
        }
    }
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
        let (columns, got) = recognise(&header, &[], &[], None);
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
        let (columns, shape) = recognise(&header, &rows, &[], None);
        let roles: Vec<_> = columns.iter().map(|c| c.role).collect();
        assert_eq!(roles, [Some(JourneyId), Some(Time), None, Some(Channel), None]);
        assert_eq!(columns[1].confidence, Confidence::Guess);
        assert_eq!(columns[2].why, Why::CellsDiffer(Time));
        assert_eq!(shape, Shape::Touches);
    }

    #[test]
    fn the_user_knows_better() {
        let header = ["deal", "date", "channel", "source"].map(str::to_owned);
        let given = [("channel".to_owned(), None), ("source".to_owned(), Some(Channel))];
        let (columns, _) = recognise(&header, &[], &given, None);
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
