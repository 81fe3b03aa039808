//! Tables of a file under other choices, from which the effects of a decision's alternatives are computed.

use fairshare_types::options::Choices;
use serde::{Deserialize, Serialize};

/// A file's table under other choices than those it was loaded with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Name of the file, as it was loaded.
    pub name: String,
    /// Label of the encoding that it is decoded from.
    pub decoded_from: Option<String>,
    /// Whether rows hidden by a filter of the workbook count.
    pub count_hidden: bool,
}

/// Indexes of each file's table under `choices`, where all were loaded under `loaded`.
///
/// They index the files followed by the variants. `None` if a choice needs a variant that is absent.
#[must_use]
pub fn tables(files: &[String], variants: &[Variant], loaded: &Choices, choices: &Choices) -> Option<Vec<usize>> {
    let table = |(at, name): (usize, &String)| {
        let (before, said) = (loaded.of(name), choices.of(name));
        if (&before.decoded_from, before.rows.count_hidden) == (&said.decoded_from, said.rows.count_hidden) {
            return Some(at);
        }
        let fits = |variant: &Variant| {
            (&variant.name, &variant.decoded_from, variant.count_hidden)
                == (name, &said.decoded_from, said.rows.count_hidden)
        };
        variants.iter().position(fits).map(|place| files.len() + place)
    };
    files.iter().enumerate().map(table).collect()
}

#[cfg(test)]
mod tests {
    use fairshare_types::decision::Answer;

    use super::*;

    #[test]
    fn each_file_is_taken_as_its_choice_wants_it() {
        let files = ["a.csv".to_owned(), "b.xlsx".to_owned()];
        let variant = |name: &str, label: Option<&str>, count_hidden| Variant {
            name: name.to_owned(),
            decoded_from: label.map(str::to_owned),
            count_hidden,
        };
        let variants = [variant("a.csv", Some("macintosh"), false), variant("b.xlsx", None, true)];
        let loaded = Choices::default();
        let under = |answers: &[Answer]| {
            let mut choices = loaded.clone();
            answers.iter().for_each(|answer| choices.answer(answer));
            tables(&files, &variants, &loaded, &choices)
        };
        let macintosh = Answer::Encoding("a.csv".to_owned(), "macintosh".to_owned());
        let hidden = Answer::HiddenRows("b.xlsx".to_owned(), true);
        assert_eq!(under(&[]), Some(vec![0, 1]));
        assert_eq!(under(std::slice::from_ref(&macintosh)), Some(vec![2, 1]));
        assert_eq!(under(std::slice::from_ref(&hidden)), Some(vec![0, 3]));
        assert_eq!(under(&[macintosh, hidden]), Some(vec![2, 3]));
        assert_eq!(under(&[Answer::Encoding("a.csv".to_owned(), "ibm866".to_owned())]), None, "it is not there");
    }
}
