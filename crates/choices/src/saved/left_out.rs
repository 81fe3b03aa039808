//! Removes names of people, deals and files from settings, and counts what was removed. A mark replaces the name of a
//! file, so that its choices stay, unless names are hidden.

use fairshare_types::options::FileChoices;

use super::SavedChoices;
use super::marks::mark;
use crate::ImportOptions;
use crate::choices::Choices;

impl SavedChoices {
    /// The same without names of people, deals and files, with the counts of removed choices.
    #[must_use]
    pub fn without_names(&self) -> Self {
        let mut kept = self.clone();
        let left_out = &mut kept.left_out;
        // All fields are named, so that a new one does not compile before it is decided whether it holds such names.
        let Choices {
            // Rules of channels name sources, media, campaigns and channels.
            import: ImportOptions { files, stages: _, rates: _, joining: _, confirmed, grouping: _ },
            eligible,
            // Names of teams and channels.
            rules: _,
            guessed: _,
            settings: _,
            // No names.
            joint: _,
            selection: _,
            baseline: _,
            agreed: _,
            compare: _,
            form: _,
            rows: _,
            measure: _,
            differences: _,
            from: _,
            to: _,
            spend_by: _,
            spend_model: _,
            redacted,
            tab: _,
            // Written by the user for the reader of the picture.
            title,
        } = &mut kept.choices;
        // A file without choices is read the same without an entry.
        files.retain(|(_, said)| *said != FileChoices::default());
        if *redacted {
            // The title may name what is hidden, and so may the headings of columns.
            title.clear();
            left_out.files += files.len() as u32;
            files.clear();
        }
        for (name, _) in files {
            *name = mark(name);
        }
        // A colon in the key of a decision is followed by the name of a file or column. Confirmations change no number.
        confirmed.retain(|key| !key.contains(':'));
        let filter = &mut eligible.filter;
        let take = |names: &mut Vec<String>| {
            // The empty name means deals without an owner and identifies nobody.
            if names.iter().all(String::is_empty) { 0 } else { std::mem::take(names).len() as u32 }
        };
        left_out.owners += take(&mut filter.owners);
        left_out.persons += take(&mut eligible.kinds.persons);
        left_out.deals += take(&mut filter.deals);
        kept
    }
}
