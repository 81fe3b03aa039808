//! Reads files into a dataset, for all suites.

use std::path::{Path, PathBuf};

use fairshare_engine::dataset::Dataset;
use fairshare_import::read::Intake;
use fairshare_types::options::Choices;
use fairshare_types::problem::Problem;

/// Bytes per push: odd, so that rows are cut in all places.
const CHUNK: usize = 8_191;

/// Reads files of these names and bytes.
pub fn read(files: &[(&str, &[u8])]) -> Result<Dataset, Problem> {
    read_as(files, Choices::default())
}

/// Reads files with the user's choices.
pub fn read_as(files: &[(&str, &[u8])], choices: Choices) -> Result<Dataset, Problem> {
    let mut intake = Intake::with(choices);
    loop {
        for (name, bytes) in files {
            intake.open(name, bytes.len() as u64);
            for chunk in bytes.chunks(CHUNK) {
                intake.push(chunk)?;
            }
            intake.close()?;
        }
        if !intake.again() {
            return intake.finish().and_then(Dataset::join);
        }
    }
}

/// Reads texts as files of these names; every row is used or not counted.
pub fn accounted(files: &[(&str, &str)], choices: Choices) -> Dataset {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let data = read_as(&files, choices).unwrap_or_else(|problem| panic!("{problem}"));
    for file in &data.facts().files {
        assert_eq!(file.rows_used + file.rows_kept_out, file.rows_read, "{}", file.file);
    }
    data
}

/// Reads texts as files `0.csv`, `1.csv`...; every row is used or not counted.
pub fn numbered(files: &[&str], choices: Choices) -> Dataset {
    let names: Vec<String> = (0..files.len()).map(|at| format!("{at}.csv")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(files.iter().copied()).collect();
    accounted(&files, choices)
}

/// Reads files from a folder.
pub fn read_paths(folder: &Path, names: &[&str]) -> Dataset {
    let bytes: Vec<Vec<u8>> =
        names.iter().map(|name| std::fs::read(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))).collect();
    let files: Vec<(&str, &[u8])> = names.iter().copied().zip(bytes.iter().map(Vec::as_slice)).collect();
    read(&files).unwrap_or_else(|problem| panic!("{names:?}: {problem}"))
}

/// The folder of reference data. Tests that need it are ignored by default.
pub fn reference() -> PathBuf {
    std::env::var_os("FAIRSHARE_REFERENCE").map(PathBuf::from).expect("FAIRSHARE_REFERENCE names the reference data")
}
