//! A table of rules: which sources, media and campaigns are which channel.

use fairshare_types::options::{ChannelRule, Condition, RuleFault, TextTest, TouchField};

use super::rule_table::RuleTable;

/// Columns of the table.
const COLUMNS: [&str; 4] = ["field", "test", "text", "channel"];

/// Rules with the lines on which they begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelRules {
    table: String,
    lines: Vec<u32>,
    /// The rules, in their order.
    pub rules: Vec<ChannelRule>,
}

impl ChannelRules {
    /// The sentence about a rule that cannot be used, with its line.
    #[must_use]
    pub fn says(&self, rule: usize, fault: &RuleFault) -> String {
        let line = self.lines.get(rule).or(self.lines.last()).copied().unwrap_or(1);
        format!("{}, line {line}: {fault}. No rule is applied.", self.table)
    }
}

/// Reads rules from a table with the columns `field`, `test`, `text` and `channel`. A row without a channel is a further
/// condition of the rule above it. `name` is that of the table, for messages.
///
/// # Errors
/// A sentence if the text is no such table.
pub fn channel_rules(name: &str, text: &str) -> Result<ChannelRules, String> {
    let table = RuleTable::read(name, text)?;
    let places = COLUMNS.map(|word| table.column(word));
    let [Some(field), Some(test), Some(with), Some(channel)] = places else {
        return Err(format!("{name} needs the columns {}.", COLUMNS.join(", ")));
    };
    let mut found = ChannelRules { table: name.to_owned(), lines: Vec::new(), rules: Vec::new() };
    for (line, cells) in &table.rows {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let says = |column: &str, words: Vec<&str>, cell: &str| {
            table.says(*line, &format!("{column} takes {}, not \u{201c}{cell}\u{201d}.", words.join(", ")))
        };
        let field_words = || TouchField::ALL.map(TouchField::key).to_vec();
        let test_words = || TextTest::ALL.map(TextTest::key).to_vec();
        let condition = Condition {
            field: TouchField::from_key(cell(field)).ok_or_else(|| says("field", field_words(), cell(field)))?,
            test: TextTest::from_key(cell(test)).ok_or_else(|| says("test", test_words(), cell(test)))?,
            text: cell(with).to_owned(),
        };
        match (cell(channel), found.rules.last_mut()) {
            ("", Some(rule)) => rule.conditions.push(condition),
            ("", None) => {
                let hint = "the rule names no channel. Only a row below another one may leave it empty: it is one more \
                            condition of that rule.";
                return Err(table.says(*line, hint));
            }
            (channel, _) => {
                found.lines.push(*line);
                found.rules.push(ChannelRule { conditions: vec![condition], channel: channel.to_owned() });
            }
        }
    }
    if found.rules.is_empty() { Err(format!("{name} holds no rules.")) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_a_channel_is_a_condition_of_the_rule_above() {
        let text = "\u{feff}Field;Test;Text;Channel\nsource;equals;google;Paid Search\nmedium;starts with;cp;\n\n\
                    campaign;regex;^(a|b)$;Brand\n";
        let found = channel_rules("rules.csv", text).expect("rules");
        let condition = |field, test, text: &str| Condition { field, test, text: text.to_owned() };
        assert_eq!(found.lines, [2, 5]);
        assert_eq!(found.rules[0].channel, "Paid Search");
        assert_eq!(
            found.rules[0].conditions,
            [
                condition(TouchField::Source, TextTest::Equals, "google"),
                condition(TouchField::Medium, TextTest::StartsWith, "cp")
            ]
        );
        assert_eq!(found.rules[1].conditions, [condition(TouchField::Campaign, TextTest::Regex, "^(a|b)$")]);
        let says = found.says(1, &RuleFault::Pattern("^(a|b$".to_owned()));
        assert!(says.starts_with("rules.csv, line 5: \u{201c}^(a|b$\u{201d} is not a regular"), "{says}");
    }

    #[test]
    fn a_table_that_cannot_be_read_is_told_with_its_line() {
        for (text, says) in [
            ("field,text,channel\nsource,google,Search\n", "rules.csv needs the columns field, test, text, channel."),
            ("field,test,text,channel\n", "rules.csv holds no rules."),
            (
                "field,test,text,channel\nterm,equals,x,Y\n",
                "rules.csv, line 2: field takes source, medium, campaign, channel, not \u{201c}term\u{201d}.",
            ),
            (
                "field,test,text,channel\nsource,equals,x,Y\nsource,is,x,Y\n",
                "rules.csv, line 3: test takes contains, equals, starts with, regex, not \u{201c}is\u{201d}.",
            ),
        ] {
            assert_eq!(channel_rules("rules.csv", text).err().as_deref(), Some(says));
        }
        let nameless = channel_rules("rules.csv", "field,test,text,channel\nsource,equals,x,\n").err();
        assert!(nameless.is_some_and(|says| says.starts_with("rules.csv, line 2: the rule names no channel.")));
    }
}
