//! Draws the first screen of a first visit: the sentence, the finding of the example and its picture.
//!
//! `fairshare-opening SAMPLES FOLDER` reads the example in each language, as the page does, and writes `first.html`, for
//! the body of the page, and `first.css`, the colours of both themes. The build runs it (xtask/src/hook/first.rs).

mod colours;
mod example;
mod figures;
mod screen;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use fairshare_page::texts::{English, Language, Russian, Texts};

use crate::colours::Colours;
use crate::example::Example;
use crate::figures::Figures;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(samples), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("fairshare-opening wants the folder of the samples and a folder to write to.");
        return ExitCode::FAILURE;
    };
    match write(&samples, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("The first screen cannot be drawn: {why}.");
            ExitCode::FAILURE
        }
    }
}

fn write(samples: &Path, folder: &Path) -> Result<(), String> {
    let mut colours = Colours::default();
    let mut html = String::new();
    for language in Language::ALL {
        let example = Example::read(samples, language)?;
        html += &screen::written(&example, texts(language), language, &mut colours)?;
    }
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).map_err(|error| error.to_string());
    put("first.html", &html)?;
    put("first.css", &colours.css())
}

/// The texts of a language, with the figures that the page shows.
fn texts(language: Language) -> &'static dyn Texts {
    static ENGLISH: English = English { figures: &Figures { language: Language::English } };
    static RUSSIAN: Russian = Russian { figures: &Figures { language: Language::Russian } };
    match language {
        Language::English => &ENGLISH,
        Language::Russian => &RUSSIAN,
    }
}

#[cfg(test)]
mod tests;
