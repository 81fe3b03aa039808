//! Which columns of the user's tables hold what.

use fairshare_types::schema::Role;

use crate::field::{ALIASES, FIELDS, Field};
use crate::refused::Refused;

/// The columns of the user's tables, by what they hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    touches: Vec<(Field, String)>,
    deals: Vec<(Field, String)>,
}

impl Mapping {
    /// Parses `time=Date,channel=Source`. A field belongs to the table that has such facts, deal and account to both;
    /// `touches.deal=opportunity_id` and `deals.deal=id` name one table. A column with a comma is in double quotes, in
    /// which a doubled quote is one quote. `with_deals` says whether there is a table of deals.
    ///
    /// # Errors
    /// If a pair has no equals sign, a field is unknown, or a column is given twice.
    pub fn parse(text: &str, with_deals: bool) -> Result<Self, Refused> {
        let mut mapping = Self::default();
        for pair in pairs(text)? {
            let Some((field, column)) = pair.split_once('=') else {
                return Err(Refused::Word(format!(
                    "--mapping takes pairs such as time=Date,channel=Source, not \u{201c}{pair}\u{201d}."
                )));
            };
            mapping.add(field.trim(), column, with_deals)?;
        }
        Ok(mapping)
    }

    fn add(&mut self, field: &str, column: &str, with_deals: bool) -> Result<(), Refused> {
        let (table, word) = field.split_once('.').map_or((None, field), |(table, word)| (Some(table), word));
        let known = FIELDS.iter().chain(&ALIASES).find(|(name, _)| *name == word);
        let of = known.map(|(_, of)| *of).filter(|_| matches!(table, None | Some("touches" | "deals")));
        let Some(of) = of else {
            let all: Vec<&str> = FIELDS.iter().map(|(name, _)| *name).collect();
            return Err(Refused::Word(format!(
                "--mapping does not know \u{201c}{field}\u{201d}; it takes {}.",
                all.join(", ")
            )));
        };
        let is_key = matches!(of, Field::Role(Role::JourneyId | Role::Account));
        let on_touches = of.is_of_touch() || !with_deals || is_key;
        let (touches, deals) = match table {
            Some("touches") => (true, false),
            Some(_) => (false, true),
            None => (on_touches, with_deals && !of.is_of_touch()),
        };
        if deals && (!with_deals || of.is_of_touch()) {
            return Err(Refused::Word(format!(
                "{field} is of a table of deals: add --deals, or map it to the touches."
            )));
        }
        self.set(of, column, table.is_some(), touches, deals)
    }

    fn set(&mut self, of: Field, column: &str, named: bool, touches: bool, deals: bool) -> Result<(), Refused> {
        for (wanted, columns) in [(touches, &mut self.touches), (deals, &mut self.deals)] {
            if !wanted {
                continue;
            }
            if named {
                // A pair that names its table replaces one that does not.
                columns.retain(|(known, _)| *known != of);
            }
            if columns.iter().any(|(known, _)| *known == of) {
                return Err(Refused::Word(format!("--mapping gives two columns for {}.", of.word())));
            }
            columns.push((of, column.to_owned()));
        }
        Ok(())
    }

    /// Names the column of the touches, or of the deals, that holds something, in place of an earlier one.
    pub fn name(&mut self, of: Field, of_deals: bool, column: &str) {
        let columns = if of_deals { &mut self.deals } else { &mut self.touches };
        columns.retain(|(known, _)| *known != of);
        columns.push((of, column.to_owned()));
    }

    /// The column of the touches that holds something.
    #[must_use]
    pub fn touch(&self, of: Field) -> Option<&str> {
        self.touches.iter().find(|(known, _)| *known == of).map(|(_, column)| column.as_str())
    }

    /// The column of the deals that holds something.
    #[must_use]
    pub fn deal(&self, of: Field) -> Option<&str> {
        self.deals.iter().find(|(known, _)| *known == of).map(|(_, column)| column.as_str())
    }
}

/// Splits pairs at commas outside of quotes, and takes the quotes off.
fn pairs(text: &str) -> Result<Vec<String>, Refused> {
    let mut pairs = vec![String::new()];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(pair) = pairs.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                pair.push('"');
            }
            '"' if quoted || pair.ends_with('=') => quoted = !quoted,
            ',' if !quoted => pairs.push(String::new()),
            _ => pair.push(letter),
        }
    }
    if quoted {
        return Err(Refused::Word("--mapping has a quote that is not closed.".to_owned()));
    }
    pairs.retain(|pair| !pair.trim().is_empty());
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use fairshare_types::schema::Role;

    use super::*;

    #[test]
    fn fields_go_to_their_table() {
        let text = "deal=Deal ID,deals.deal=id,time=Date,channel=\"a,b=\"\"c\",stage=Stage";
        let mapping = Mapping::parse(text, true).unwrap();
        let deal = Field::Role(Role::JourneyId);
        assert_eq!((mapping.touch(deal), mapping.deal(deal)), (Some("Deal ID"), Some("id")));
        assert_eq!(mapping.touch(Field::Role(Role::Channel)), Some("a,b=\"c"));
        assert_eq!(mapping.deal(Field::Role(Role::Stage)), Some("Stage"));
        assert_eq!(mapping.touch(Field::Role(Role::Stage)), None);
        let alone = Mapping::parse("stage=Stage", false).unwrap();
        assert_eq!(alone.touch(Field::Role(Role::Stage)), Some("Stage"));
    }

    #[test]
    fn a_name_replaces_an_earlier_one() {
        let (mut mapping, team) = (Mapping::default(), Field::Role(Role::Team));
        mapping.name(team, false, "Squad, \"A\"");
        mapping.name(team, false, "Squad");
        mapping.name(Field::Role(Role::Stage), true, "Stage");
        assert_eq!((mapping.touch(team), mapping.deal(team)), (Some("Squad"), None));
        assert_eq!(mapping.deal(Field::Role(Role::Stage)), Some("Stage"));
    }

    #[test]
    fn bad_pairs_are_refused_in_one_sentence() {
        for bad in ["time", "when=Date", "time=a,time=b", "channel=\"a", "deals.time=a", "deals.stage=a"] {
            let sentence = Mapping::parse(bad, false).unwrap_err().to_string();
            assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{bad}: {sentence}");
        }
    }
}
