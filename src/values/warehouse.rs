//! The query that a warehouse runs: tables and columns from the files on the screen, rules and models from the page.

use fairshare_sql::{Dialect, Field, Mapping, Output, Refused, Request, Table};
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

/// Roles of columns of touches.
const TOUCHES: [Role; 9] = [
    Role::JourneyId,
    Role::Account,
    Role::Time,
    Role::Sequence,
    Role::Channel,
    Role::Team,
    Role::Campaign,
    Role::TouchType,
    Role::Contact,
];

/// Keys that join deals to touches.
const KEYS: [Role; 2] = [Role::JourneyId, Role::Account];

/// Roles of columns that tell about deals.
const DEALS: [Role; 9] = [
    Role::Outcome,
    Role::Stage,
    Role::Value,
    Role::Currency,
    Role::Closed,
    Role::LeadCreated,
    Role::OpportunityCreated,
    Role::Owner,
    Role::Segment,
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
#[derive(Clone, Debug, PartialEq)]
pub enum NoQuery {
    /// All models shown learn, so a query needs weights.
    OnlyLearned,
    /// The writer refuses.
    Refused(Refused),
}

/// The columns of both tables, named as in the first file of each kind. Without a file of deals, touches name those of
/// deals too.
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
    let of_touches = TOUCHES.into_iter().map(|role| Column { of_deals: false, role, name: found(touches, role) });
    let keys = KEYS.map(|role| Column { of_deals: true, role, name: found(deals, role) });
    let about = DEALS.map(|role| Column { of_deals: true, role, name: found(deals.or(touches), role) });
    of_touches.chain(keys).chain(about).collect()
}

/// Whether a file of deals is among the files.
#[must_use]
pub fn has_deals(files: &[FileFacts]) -> bool {
    files.iter().any(|file| file.problem.is_none() && file.shape == Shape::Deals)
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
    /// The columns that are named, each of the table that has it.
    #[must_use]
    pub fn mapping(&self) -> Mapping {
        let with_deals = !self.deals.trim().is_empty();
        let mut mapping = Mapping::default();
        for column in self.columns.iter().filter(|column| !column.name.trim().is_empty()) {
            if with_deals || !(column.of_deals && KEYS.contains(&column.role)) {
                mapping.name(Field::Role(column.role), column.of_deals && with_deals, column.name.trim());
            }
        }
        mapping
    }

    /// The query under these models and rules, and the models that it cannot compute. Models that learn are left out
    /// silently: their weights come from the warehouse's own paths.
    ///
    /// # Errors
    /// If no model is left or the writer refuses.
    pub fn query(
        &self,
        models: Vec<Model>,
        rules: EligibilityRules,
        import: &ImportOptions,
        (files, scale): (&[FileFacts], Scale),
    ) -> Result<(String, Vec<Model>), NoQuery> {
        let models: Vec<Model> = models.into_iter().filter(|model| !model.is_learned()).collect();
        if models.is_empty() && self.output != Output::Paths {
            return Err(NoQuery::OnlyLearned);
        }
        let deals = Some(self.deals.trim()).filter(|name| !name.is_empty());
        let rows = |chosen: fn(&RowChoices) -> bool| import.files.iter().any(|(_, file)| chosen(&file.rows));
        let mut request = Request {
            output: self.output,
            touches: self.touches.trim().parse::<Table>().map_err(NoQuery::Refused)?,
            deals: deals.map(str::parse::<Table>).transpose().map_err(NoQuery::Refused)?,
            mapping: self.mapping(),
            models,
            by: match (self.output, self.by) {
                (Output::Paths, Dimension::Channel) => Dimension::Channel,
                (Output::Credit, by) => by,
                _ => Dimension::Team,
            },
            rules,
            stages: import.stages.clone(),
            rates: import.rates.clone(),
            scale,
            keep_duplicates: import.joining.keep_duplicates,
            count_late: rows(|rows| rows.count_late),
            count_outside_deals: rows(|rows| rows.count_outside_deals),
            zoned: zoned(files),
            groups_channels: !import.grouping.is_off(),
            scores: Vec::new(),
        };
        let shown = std::mem::take(&mut request.models);
        let (mapped, mut left_out): (Vec<Model>, Vec<Model>) =
            shown.into_iter().partition(|model| request.can_write(model));
        let write = |models: &[Model]| {
            let request = Request { models: models.to_vec(), ..request.clone() };
            fairshare_sql::write(&request, self.dialect)
        };
        let written = match write(&mapped) {
            Ok(text) => return Ok((text, left_out)),
            Err(refused) => refused,
        };
        // The dialect may lack a function of one of them.
        let (known, unknown): (Vec<Model>, Vec<Model>) =
            mapped.into_iter().partition(|model| write(std::slice::from_ref(model)).is_ok());
        left_out.extend(unknown);
        match known.as_slice() {
            [] => Err(NoQuery::Refused(
                left_out.first().and_then(|model| write(std::slice::from_ref(model)).err()).unwrap_or(written),
            )),
            known => write(known).map(|text| (text, left_out)).map_err(NoQuery::Refused),
        }
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
        let deal = Field::Role(Role::JourneyId);
        let stage = Field::Role(Role::Stage);
        let both = target("db.deals").mapping();
        assert_eq!((both.touch(deal), both.deal(deal)), (Some("Deal \"ID\""), Some("ID")));
        assert_eq!((both.touch(stage), both.deal(stage)), (None, Some("Stage")));
        let one = target(" ").mapping();
        assert_eq!((one.touch(deal), one.deal(deal)), (Some("Deal \"ID\""), None));
        assert_eq!((one.touch(stage), one.deal(stage)), (Some("Stage"), None));
        assert_eq!(one.touch(Field::Role(Role::Team)), None);
    }

    #[test]
    fn a_query_quotes_its_columns_and_leaves_out_models_that_learn() {
        let (import, read) = (ImportOptions::default(), (&[] as &[FileFacts], Scale::default()));
        let query = |models: Vec<Model>| target("db.deals").query(models, EligibilityRules::default(), &import, read);
        let (text, left_out) = query(vec![Model::Linear, Model::Given, Model::Markov { order: 1 }]).expect("writes");
        assert_eq!(left_out, [Model::Given]);
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
