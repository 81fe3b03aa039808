//! Marks replace the names of files in links without names. The receiver's page recognises a file by its mark; nobody
//! can find the name from it.

use fairshare_types::options::FileChoices;

/// First character of a mark. No name of a file has it: names are cleaned of such characters.
const SIGN: char = '\u{1}';

/// The mark of a file's name: sixteen bits, enough to tell the few files of a person apart and far too few to find a name
/// by trying.
pub(super) fn mark(name: &str) -> String {
    let sum = crc32fast::hash(name.as_bytes());
    format!("{SIGN}{:04x}", (sum >> 16) as u16 ^ sum as u16)
}

/// Whether a name is a mark.
#[must_use]
pub fn is_mark(name: &str) -> bool {
    name.starts_with(SIGN)
}

/// Gives the choices under a mark to the file here whose name has that mark. Drops choices if no file or several files
/// here have their mark, and returns the number of dropped ones.
pub fn recognise(files: &mut Vec<(String, FileChoices)>, here: &[String]) -> usize {
    for (name, _) in files.iter_mut().filter(|(name, _)| is_mark(name)) {
        let mut same = here.iter().filter(|known| mark(known) == *name);
        if let (Some(known), None) = (same.next(), same.next()) {
            name.clone_from(known);
        }
    }
    let before = files.len();
    files.retain(|(name, _)| !is_mark(name));
    before - files.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_recognised_by_its_mark_and_no_other_is() {
        let said = FileChoices { header_line: Some(3), ..FileChoices::default() };
        let marked = || vec![(mark("own.csv"), said.clone()), ("named.csv".to_owned(), said.clone())];
        let here = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let mut files = marked();
        assert_eq!(recognise(&mut files, &here(&["other.csv", "own.csv"])), 0);
        assert_eq!(files[0].0, "own.csv");
        let mut files = marked();
        assert_eq!(recognise(&mut files, &here(&["mine.csv"])), 1);
        assert_eq!(files, [("named.csv".to_owned(), said.clone())]);
        // Two files of one mark: neither is taken for the sender's.
        let mut files = marked();
        assert_eq!(recognise(&mut files, &here(&["own.csv", "own.csv"])), 1);
        assert!(!mark("own.csv").contains("own"));
    }
}
