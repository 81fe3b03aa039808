//! What became of a deal, read from the words of outcome and stage columns.

use serde::{Deserialize, Serialize};

/// What became of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Neither won nor lost yet.
    Open,
    /// Lost.
    Lost,
    /// Won.
    Won,
}

const WON: &str = "won closedwon win success successful true yes y converted conversion customer closedwonnew dealwon purchase \
                   sale sold paid oui sí si ja успешнореализовано сделкауспешна успешно выиграна выиграно оплачено оплатили \
                   продажа да gagnée gewonnen geschlossengewonnen";
const LOST: &str = "lost closedlost loss disqualified false no n notconverted failed deallost churned non nein \
                    закрытоинереализовано сделкапровалена провалена проиграна проиграно отказ нет perdue verloren \
                    geschlossenverloren";

/// The outcome that a text of an outcome or stage column means.
#[must_use]
pub fn outcome(text: &str) -> Outcome {
    let word: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let among = |words: &str| words.split_ascii_whitespace().any(|known| known == word);
    // amoCRM numbers its last stages.
    if among(WON) || word == "142" {
        Outcome::Won
    } else if among(LOST) || word == "143" {
        Outcome::Lost
    } else {
        Outcome::Open
    }
}

/// The outcome that a cell of an outcome column means: there a number counts conversions.
#[must_use]
pub fn counted_outcome(text: &str) -> Outcome {
    match text.trim().parse::<f64>() {
        Ok(n) if n > 0.0 => Outcome::Won,
        Ok(_) => Outcome::Lost,
        Err(_) => outcome(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_from_words() {
        for (text, expected) in [
            ("Closed Won", Outcome::Won),
            ("closedwon", Outcome::Won),
            ("TRUE", Outcome::Won),
            ("oui", Outcome::Won),
            ("Выиграна", Outcome::Won),
            ("Closed Lost", Outcome::Lost),
            ("false", Outcome::Lost),
            ("Закрыто и не реализовано", Outcome::Lost),
            ("Proposal", Outcome::Open),
            ("Negotiation / Review", Outcome::Open),
            ("7", Outcome::Open),
        ] {
            assert_eq!(outcome(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_an_outcome_column_count_conversions() {
        for (text, expected) in [("1", Outcome::Won), ("2", Outcome::Won), ("0", Outcome::Lost), ("won", Outcome::Won)]
        {
            assert_eq!(counted_outcome(text), expected, "{text}");
        }
    }
}
