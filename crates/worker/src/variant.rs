//! A file that was turned into a table before it came here, turned otherwise: what an alternative of a decision is weighed by.

use fairshare_import::read::Choices;
use serde::{Deserialize, Serialize};

/// A table that stands for a file under other choices than those it was loaded with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    /// Name of the file, as it was loaded.
    pub name: String,
    /// Label of the encoding that it is decoded from.
    pub decoded_from: Option<String>,
    /// Rows that a filter of the workbook hides count.
    pub count_hidden: bool,
}

/// The table of each file under `choices`, where all were loaded under `loaded`: places in the list of the files followed by the
/// variants. `None` where the variant that a choice wants is not there.
#[must_use]
pub fn tables(files: &[String], variants: &[Variant], loaded: &Choices, choices: &Choices) -> Option<Vec<usize>> {
    let table = |(at, name): (usize, &String)| {
        let (before, said) = (loaded.of(name), choices.of(name));
        if (&before.decoded_from, before.count_hidden) == (&said.decoded_from, said.count_hidden) {
            return Some(at);
        }
        let fits = |variant: &Variant| {
            (&variant.name, &variant.decoded_from, variant.count_hidden)
                == (name, &said.decoded_from, said.count_hidden)
        };
        variants.iter().position(fits).map(|place| files.len() + place)
    };
    files.iter().enumerate().map(table).collect()
}

#[cfg(test)]
mod tests {
    use fairshare_import::detect::Answer;

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
