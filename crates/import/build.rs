//! Sorts the words of `lexicon.tsv` into the form that the program searches, without comments and languages.
//!
//! The first line lists the concepts, each with a weight. Each further line is a word, a tab, and two characters per
//! meaning: the form, and the letter whose distance from `!` is the index of the concept.

#[path = "src/detect/table.rs"]
mod table;
#[path = "src/detect/tokens.rs"]
mod tokens;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

use table::Line;

fn main() -> io::Result<()> {
    let folder = Path::new("src/detect");
    for name in ["lexicon.tsv", "table.rs", "tokens.rs"] {
        println!("cargo::rerun-if-changed={}", folder.join(name).display());
    }
    let sorted = sorted(&fs::read_to_string(folder.join("lexicon.tsv"))?);
    fs::write(Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("lexicon.txt"), sorted)
}

fn sorted(table: &str) -> String {
    let mut concepts: Vec<String> = Vec::new();
    let mut words: BTreeMap<String, String> = BTreeMap::new();
    for line in table.lines().filter_map(Line::of) {
        let concept = format!("{} {}", line.concept, line.weight);
        let at = concepts.iter().position(|known| *known == concept).unwrap_or_else(|| {
            concepts.push(concept);
            concepts.len() - 1
        });
        let letter = u32::try_from(at).ok().and_then(|at| char::from_u32(u32::from('!') + at)).unwrap_or('!');
        for (form, text) in line.words {
            // A phrase may be written in one word: `leadsource`, `accountmanager`.
            let glued = Some(text.replace(' ', "")).filter(|glued| *glued != text && glued.chars().count() > 4);
            for word in [Some(text), glued].into_iter().flatten() {
                words.entry(word).or_default().extend([form, letter]);
            }
        }
    }
    let words = words.into_iter().map(|(word, meanings)| format!("\n{word}\t{meanings}"));
    concepts.join("\t") + &words.collect::<String>()
}
