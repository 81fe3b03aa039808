//! Texts of the query for a warehouse.

use fairshare_sql::{NameFault, Needed, Output, Refused};
use fairshare_types::model::Model;

use super::{DataTexts, English, ModelTexts};

/// Strings of the query for a warehouse.
pub struct WarehouseStrings {
    /// Label and explanation of the menu's button.
    pub item: [&'static str; 2],
    /// Heading and explanation of the dialog.
    pub heading: [&'static str; 2],
    /// Label of the choice of the dialect.
    pub dialect: &'static str,
    /// Label of the choice of the output.
    pub output: &'static str,
    /// Label of the choice of the dimension.
    pub by: &'static str,
    /// Labels of the fields for the tables of touches and of deals.
    pub tables: [&'static str; 2],
    /// Summary of the list of columns.
    pub columns: &'static str,
    /// Names of the two tables behind the name of a column.
    pub of_table: [&'static str; 2],
    /// Name of the text of the query.
    pub query: &'static str,
    /// All models shown learn from the data.
    pub only_learned: &'static str,
    /// How models that learn come into a warehouse.
    pub learned_says: &'static str,
    /// Button that copies the query.
    pub copy: &'static str,
    /// Button that saves the query.
    pub save: &'static str,
    /// The query is on the clipboard.
    pub copied: &'static str,
    /// The clipboard was denied.
    pub not_copied: &'static str,
}

/// Texts of the query for a warehouse.
pub trait WarehouseTexts {
    /// What a query answers.
    fn warehouse_output(&self, output: Output) -> &'static str;
    /// Models that the query cannot compute.
    fn warehouse_left_out(&self, models: &[Model]) -> String;
    /// Why there is no query.
    fn warehouse_refused(&self, refused: &Refused) -> String;
}

/// The strings in English.
pub(super) const STRINGS: WarehouseStrings = WarehouseStrings {
    item: ["Take it to your warehouse", "The same count as SQL, for tables that nobody exports"],
    heading: [
        "Take it to your warehouse",
        "This query counts your touches where they live, by the rules and models of this page. Nothing is sent: copy \
         it, or save it. A query does not repair what the page repairs in files: spellings, damaged IDs, dates written as \
         text. Names are quoted: write them as the warehouse stores them, in Snowflake usually in capitals.",
    ],
    dialect: "Warehouse",
    output: "Result",
    by: "By",
    tables: ["Table of touches", "Table of deals (leave empty if the touches say how deals ended)"],
    columns: "Names of the columns in your tables",
    of_table: ["touches", "deals"],
    query: "Query",
    only_learned: "All models shown learn from the data. Add a rule such as linear, or take the paths.",
    learned_says: "Data-driven models are left out: take the paths, let “fairshare weights” learn from them, and give \
                   its file to “fairshare sql --weights”.",
    copy: "Copy the query",
    save: "Save as a file",
    copied: "The query is on the clipboard.",
    not_copied: "The browser did not allow copying. Select the query and copy it, or save it as a file.",
};

impl WarehouseTexts for English {
    fn warehouse_output(&self, output: Output) -> &'static str {
        match output {
            Output::Credit => "Credit",
            Output::Allocation => "Credit of each touch",
            Output::Paths => "Paths with wins, losses and value",
        }
    }

    fn warehouse_left_out(&self, models: &[Model]) -> String {
        let names: Vec<String> = models.iter().map(|model| self.model(model)).collect();
        format!("Not in this query, for lack of a column or of a function: {}.", Self::listed(&names))
    }

    fn warehouse_refused(&self, refused: &Refused) -> String {
        match refused {
            Refused::NoColumn { role, of_deals, needed } => {
                let column = format!("“{} ({})”", self.role(*role), STRINGS.of_table[usize::from(*of_deals)]);
                match needed {
                    Needed::Always => format!("Every query needs the column {column}: name it in the list of columns."),
                    Needed::Filter => format!("The filter needs the column {column}: name it in the list of columns."),
                    Needed::Dimension => {
                        format!(
                            "The query groups by {column}: name it in the list of columns, or choose another group."
                        )
                    }
                    Needed::Model(model) => {
                        let model = self.model(model);
                        format!(
                            "“{model}” needs the column {column}: name it in the list of columns, or hide the model."
                        )
                    }
                }
            }
            Refused::Kinds => {
                "Weights of kinds of touch, excluded campaigns and types, and the limit at the opportunity \
                are not written as a query. Take them back under “Which touches count”."
                    .to_owned()
            }
            Refused::Grouping => {
                "Rules that group channels are not written as a query. Group channels in a view of the \
                                  table, and choose “as in the data” under “Group channels”."
                    .to_owned()
            }
            Refused::LastCampaign => "“Last campaign touch” is not written as a query. Leave it out.".to_owned(),
            Refused::PathsBy => "Paths are of channels or of teams: choose one of them.".to_owned(),
            Refused::NoModel => STRINGS.only_learned.to_owned(),
            Refused::Given(model) | Refused::Learned(model) => {
                format!("A query does not compute “{}”: show another model.", self.model(model))
            }
            Refused::Influence => {
                "Under influence everyone gets the whole deal, which a query does not compute: show another model."
                    .to_owned()
            }
            Refused::Setting(problem) => self.problem(problem),
            Refused::Name { dialect, name, fault } => {
                let why = match fault {
                    NameFault::Empty => return "Name both tables: a part of a name is empty.".to_owned(),
                    NameFault::Control => "names with control characters".to_owned(),
                    NameFault::Long { most, bytes: true } => format!("names longer than {most} bytes"),
                    NameFault::Long { most, bytes: false } => format!("names longer than {most} characters"),
                    NameFault::Characters(all) => format!("names with one of {all}"),
                    NameFault::Variable => "names with ${".to_owned(),
                };
                format!("{dialect} does not take {why}: “{name}”.")
            }
            Refused::NullCharacter => "A name or a stage has a null character, which no query can contain.".to_owned(),
            Refused::LastExcept { dialect } => format!(
                "{dialect} cannot compare names of channels in all languages, which models that name channels need: \
                 exclude the channels instead."
            ),
            Refused::TableParts => {
                "A table has a name of one to four parts, such as crm.touches, none of them empty.".to_owned()
            }
            Refused::TableQuote(name) => format!("The table name “{name}” has a quotation mark that is not closed."),
            Refused::Word(sentence) | Refused::Plan(sentence) => format!("The query could not be written: {sentence}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use fairshare_sql::Table;
    use fairshare_types::schema::Role;

    use super::*;
    use crate::texts::plain::ENGLISH;
    use crate::texts::russian::made::RUSSIAN;

    #[test]
    fn every_refusal_is_one_sentence_in_each_language() {
        let lacks = |needed| Refused::NoColumn { role: Role::LeadCreated, of_deals: true, needed };
        let name = |fault| Refused::Name { dialect: "BigQuery", name: "a;b".to_owned(), fault };
        let all = [
            lacks(Needed::Always),
            lacks(Needed::Filter),
            lacks(Needed::Dimension),
            lacks(Needed::Model(Model::W)),
            Refused::PathsBy,
            Refused::NoModel,
            Refused::Given(Model::Given),
            Refused::Learned(Model::ShaoLi),
            Refused::Influence,
            name(NameFault::Empty),
            name(NameFault::Control),
            name(NameFault::Long { most: 63, bytes: true }),
            name(NameFault::Long { most: 300, bytes: false }),
            name(NameFault::Characters("!;")),
            name(NameFault::Variable),
            Refused::NullCharacter,
            Refused::LastExcept { dialect: "Snowflake" },
            "a..b".parse::<Table>().expect_err("an empty part"),
            "\"a".parse::<Table>().expect_err("an open quote"),
        ];
        for refused in all {
            for text in [ENGLISH.warehouse_refused(&refused), RUSSIAN.warehouse_refused(&refused)] {
                assert!(text.ends_with('.') && !text.contains("--"), "{text}");
            }
            let russian = RUSSIAN.warehouse_refused(&refused);
            assert!(russian.chars().any(|letter| matches!(letter, 'а'..='я')), "{russian}");
        }
    }
}
