//! The query that a warehouse runs: tables and columns from the files on the screen, rules and models from the page.

use fairshare_sql::{Dialect, Mapping, Output, Request, Table};
use fairshare_types::dimension::Dimension;
use fairshare_types::files::FileFacts;
use fairshare_types::model::Model;
use fairshare_types::options::{EligibilityRules, RowChoices};
use fairshare_types::scale::Scale;
use fairshare_types::schema::{Role, Shape};

use super::ImportOptions;

/// A column of one of the two tables, as the user names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// It is of the table of deals.
    pub of_deals: bool,
    /// What it holds.
    pub role: Role,
    /// Its name; empty without such a column.
    pub name: String,
}

/// Roles of columns of touches, with their words in a mapping.
const TOUCHES: [(Role, &str); 7] = [
    (Role::JourneyId, "deal"),
    (Role::Time, "time"),
    (Role::Channel, "channel"),
    (Role::Team, "team"),
    (Role::Campaign, "campaign"),
    (Role::TouchType, "touch_type"),
    (Role::Contact, "person"),
];

/// Roles of columns that tell about deals, with their words in a mapping.
const DEALS: [(Role, &str); 9] = [
    (Role::Outcome, "outcome"),
    (Role::Stage, "stage"),
    (Role::Value, "value"),
    (Role::Currency, "currency"),
    (Role::Closed, "closed"),
    (Role::LeadCreated, "lead_created"),
    (Role::OpportunityCreated, "opportunity_created"),
    (Role::Owner, "owner"),
    (Role::Segment, "segment"),
];

/// What the user wants of the warehouse.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The dialect.
    pub dialect: Dialect,
    /// What the query answers.
    pub output: Output,
    /// The dimension of the credit.
    pub by: Dimension,
    /// The table of touches, as written.
    pub touches: String,
    /// The table of deals, as written; empty if touches tell outcomes.
    pub deals: String,
    /// The columns.
    pub columns: Vec<Column>,
}

/// Why there is no query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoQuery {
    /// All models shown learn, so a query needs weights.
    OnlyLearned,
    /// The writer's sentence.
    Refused(String),
}

/// The columns of both tables, named as in the files; those of deals only if a file lists deals.
#[must_use]
pub fn columns(files: &[FileFacts]) -> Vec<Column> {
    let used = |shape: Shape| files.iter().find(|file| file.problem.is_none() && file.shape == shape);
    let (touches, deals) = (used(Shape::Touches), used(Shape::Deals));
    let found = |file: Option<&FileFacts>, role: Role| {
        let columns = file.map(|file| file.columns.as_slice()).unwrap_or_default();
        let is_it = |wanted: Option<Role>| wanted == Some(role);
        let column =
            columns.iter().find(|column| is_it(column.role)).or_else(|| columns.iter().find(|c| is_it(c.meaning)));
        column.map(|column| column.name.clone()).unwrap_or_default()
    };
    let of_touches = TOUCHES.into_iter().map(|(role, _)| Column { of_deals: false, role, name: found(touches, role) });
    let key =
        deals.map(|file| Column { of_deals: true, role: Role::JourneyId, name: found(Some(file), Role::JourneyId) });
    let about = DEALS.into_iter().map(|(role, _)| {
        let of_deals = deals.is_some();
        Column { of_deals, role, name: found(if of_deals { deals } else { touches }, role) }
    });
    of_touches.chain(key).chain(about).collect()
}

/// Whether the times of touches name their zone.
#[must_use]
pub fn zoned(files: &[FileFacts]) -> bool {
    let touches = files.iter().filter(|file| file.shape == Shape::Touches);
    let times = touches.flat_map(|file| &file.columns).filter(|column| column.role == Some(Role::Time));
    times.flat_map(|column| &column.sample).any(|time| {
        let clock = time.split(['T', ' ']).nth(1).unwrap_or_default();
        clock.ends_with('Z') || time.ends_with("UTC") || clock.contains(['+', '-'])
    })
}

impl Target {
    /// The mapping in the words of the command line, with each column quoted.
    #[must_use]
    pub fn mapping(&self) -> String {
        let word = |role: Role| TOUCHES.iter().chain(&DEALS).find(|(known, _)| *known == role).map(|(_, word)| *word);
        let with_deals = !self.deals.trim().is_empty();
        let named = self.columns.iter().filter(|column| !column.name.trim().is_empty());
        let pairs = named.filter(|column| with_deals || !(column.of_deals && column.role == Role::JourneyId));
        let pair = |column: &Column| {
            let table = if column.of_deals && with_deals { "deals" } else { "touches" };
            Some(format!("{table}.{}=\"{}\"", word(column.role)?, column.name.trim().replace('"', "\"\"")))
        };
        pairs.filter_map(pair).collect::<Vec<_>>().join(",")
    }

    /// The query under these models and rules. Models that learn are left out: their weights come from the warehouse's
    /// own paths.
    ///
    /// # Errors
    /// If no model is left or the writer refuses.
    pub fn query(
        &self,
        models: Vec<Model>,
        rules: EligibilityRules,
        import: &ImportOptions,
        (files, scale): (&[FileFacts], Scale),
    ) -> Result<String, NoQuery> {
        let refused = |sentence: fairshare_sql::Refused| NoQuery::Refused(sentence.to_string());
        let models: Vec<Model> = models.into_iter().filter(|model| !model.is_learned()).collect();
        if models.is_empty() && self.output != Output::Paths {
            return Err(NoQuery::OnlyLearned);
        }
        let deals = Some(self.deals.trim()).filter(|name| !name.is_empty());
        let rows = |chosen: fn(&RowChoices) -> bool| import.files.iter().any(|(_, file)| chosen(&file.rows));
        let request = Request {
            output: self.output,
            touches: self.touches.trim().parse::<Table>().map_err(refused)?,
            deals: deals.map(str::parse::<Table>).transpose().map_err(refused)?,
            mapping: Mapping::parse(&self.mapping(), deals.is_some()).map_err(refused)?,
            models,
            by: self.by,
            rules,
            stages: import.stages.clone(),
            rates: import.rates.clone(),
            scale,
            keep_duplicates: import.joining.keep_duplicates,
            count_late: rows(|rows| rows.count_late),
            count_outside_deals: rows(|rows| rows.count_outside_deals),
            zoned: zoned(files),
            scores: Vec::new(),
        };
        fairshare_sql::write(&request, self.dialect).map_err(refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(deals: &str) -> Target {
        let column = |of_deals, role, name: &str| Column { of_deals, role, name: name.to_owned() };
        Target {
            dialect: Dialect::DuckDb,
            output: Output::Credit,
            by: Dimension::Team,
            touches: "db.touches".to_owned(),
            deals: deals.to_owned(),
            columns: vec![
                column(false, Role::JourneyId, "Deal \"ID\""),
                column(false, Role::Time, "Date"),
                column(false, Role::Channel, "Channel, first"),
                column(false, Role::Team, ""),
                column(true, Role::JourneyId, "ID"),
                column(true, Role::Stage, "Stage"),
                column(true, Role::Value, "Amount"),
            ],
        }
    }

    #[test]
    fn a_mapping_names_the_tables_that_there_are() {
        let both = "touches.deal=\"Deal \"\"ID\"\"\",touches.time=\"Date\",touches.channel=\"Channel, first\",\
                    deals.deal=\"ID\",deals.stage=\"Stage\",deals.value=\"Amount\"";
        assert_eq!(target("db.deals").mapping(), both);
        let one = "touches.deal=\"Deal \"\"ID\"\"\",touches.time=\"Date\",touches.channel=\"Channel, first\",\
                   touches.stage=\"Stage\",touches.value=\"Amount\"";
        assert_eq!(target(" ").mapping(), one);
    }

    #[test]
    fn a_query_quotes_its_columns_and_leaves_out_models_that_learn() {
        let (import, read) = (ImportOptions::default(), (&[] as &[FileFacts], Scale::default()));
        let query = |models: Vec<Model>| target("db.deals").query(models, EligibilityRules::default(), &import, read);
        let text = query(vec![Model::Linear, Model::Markov { order: 1 }]).expect("writes");
        assert!(text.contains("\"Channel, first\"") && text.contains("\"Deal \"\"ID\"\"\""), "{text}");
        assert!(!text.contains("markov"), "{text}");
        assert_eq!(query(vec![Model::Markov { order: 1 }]), Err(NoQuery::OnlyLearned));
        let nameless = Target { touches: String::new(), ..target("") };
        assert!(matches!(
            nameless.query(vec![Model::Linear], EligibilityRules::default(), &import, read),
            Err(NoQuery::Refused(_))
        ));
    }
}
